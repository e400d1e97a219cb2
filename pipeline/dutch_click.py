"""What Click says itself, in Dutch. Click asks gettext for the words of its messages; here they come from a list."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import click

CATALOG = Path(__file__).with_suffix(".toml")
# The modules of Click that speak to users; each holds its own name for gettext.
MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")


def speak_dutch(command: click.Command) -> None:
    """Gives messages, headings and names of values of this command and those below it in Dutch.

    A message that the list lacks, of another version of Click, stays English.
    """
    words = tomllib.loads(CATALOG.read_text("utf-8"))
    messages: dict[str, str] = words["messages"]

    def translate(message: str) -> str:
        return messages.get(message, message)

    def translate_count(one: str, more: str, count: int) -> str:
        return translate(one if count == 1 else more)

    for name in MODULES:
        module = import_module(f"click.{name}")
        for known, ours in (("_", translate), ("ngettext", translate_count)):
            if hasattr(module, known):
                setattr(module, known, ours)
    _name_values(command, words["values"])


def _name_values(command: click.Command, names: dict[str, str]) -> None:
    command.options_metavar = "[OPTIES]"
    for option in command.params:
        if isinstance(option, click.Option) and option.metavar is None and not option.is_flag:
            option.metavar = names.get(option.type.name)
    if isinstance(command, click.Group):
        command.subcommand_metavar = "OPDRACHT [ARGUMENTEN]..."
        for below in command.commands.values():
            _name_values(below, names)
