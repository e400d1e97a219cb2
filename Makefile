# make run   install and analyse the sample corpus
# make test  install and run all tests
# make lint  style and types
# make bench speed and memory
# make lock  renew constraints.txt from what pip resolves today

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test lint bench lock install clean

run: $(VENV)/.installed
	$(BIN)/doelwijzer run corpus/voorbeeld

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench.reading
	$(BIN)/python -m bench.tagging

install: $(VENV)/.installed

$(VENV)/pyvenv.cfg:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/pyvenv.cfg pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

lock:
	rm -rf outputs/lock && $(PYTHON) -m venv outputs/lock
	outputs/lock/bin/pip install --quiet '.[dev]'
	head -1 constraints.txt > outputs/lock/constraints.txt
	outputs/lock/bin/pip freeze --exclude doelwijzer | sed 's/+cpu$$//' >> outputs/lock/constraints.txt
	mv outputs/lock/constraints.txt constraints.txt && rm -rf outputs/lock

clean:
	rm -rf $(VENV) outputs build *.egg-info
