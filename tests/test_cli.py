"""The command speaks Dutch, also where Click has the floor; what `read` tells stands beside its lines."""

import ast
import json
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from reportlab.pdfgen.canvas import Canvas

from pipeline.cli import cli
from pipeline.dutch_click import CATALOG, MODULES

MESSAGES = tomllib.loads(CATALOG.read_text("utf-8"))["messages"]
# What only a programmer sees, or what this command never does (prompts, dates, UUIDs, functions that are deprecated).
NOT_FOR_USERS = (
    "DeprecationWarning", "Could not determine name", "No options defined", "Arguments take exactly", "Name '{name}'",
    "Boolean option", "Invalid start character", "Value must be an iterable", "Choice({choices})", "UUID",
    "does not match the format", "Unknown color", "Press any key", "Repeat for confirmation", "entered values",
    "Error: invalid input", "Do you want to continue", "Confirm the action", "directory", "file", "path",
)  # fmt: skip


def say(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


@pytest.mark.parametrize(
    ("words", "told", "reason"),
    [
        ("rule", "Er ontbreekt een argument: 'NORM'.", "a missing argument"),
        ("show a.pdf", "Er ontbreekt een optie: '--page'.", "a missing option"),
        ("frob", "De opdracht frob bestaat niet.", "a command that is not there"),
        ("run --foo a", "De optie --foo bestaat niet.", "an option that is not there"),
        ("run --worker 2 a", "Bedoelt u '--workers'?", "a slip of the pen"),
        ("run --workers", "De optie --workers vraagt een waarde.", "an option without its value"),
        ("run a b", "Een argument te veel: b", "a folder with a blank in its name, without quotes"),
        ("run --workers x a", "Ongeldige waarde voor '--workers': 'x' is geen geldig getal.", "no number"),
        ("show a.pdf --page 0", "Ongeldige waarde voor '--page': 0 valt buiten x>=1.", "a number out of range"),
        ("review export --format pdf", "'pdf' is geen van deze: 'csv', 'xlsx'.", "a choice that is not there"),
        ("report --output /etc/passwd", "'/etc/passwd' is een bestand, geen map.", "a file where a folder must be"),
        ("report --database /", "'/' is een map, geen bestand.", "a folder where a file must be"),
    ],
)
def test_wrong_use_is_told_in_dutch(words: str, told: str, reason: str) -> None:
    result = say(*words.split())

    assert (result.exit_code, told in result.output) == (2, True), reason
    assert "Error" not in result.output and "Try" not in result.output


def test_help_is_dutch() -> None:
    for words in (["--help"], ["review", "--help"], ["review", "export", "--help"], ["run", "--help"]):
        shown = say(*words).output
        assert shown.startswith("Gebruik: ") and "Opties:" in shown and "Toon deze hulp." in shown
        english = ("Usage", "Options", "Commands", "Show", "default", "INTEGER", "TEXT", "FILE", "DIRECTORY")
        assert [word for word in english if word in shown] == []


def test_every_message_of_the_installed_click_is_known() -> None:
    """Fails when a new version of Click says something else: add it to pipeline/dutch_click.toml."""
    said = {
        argument.value
        for name in MODULES
        for node in ast.walk(ast.parse((Path(click.__file__).parent / f"{name}.py").read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext")
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }

    assert sorted(m for m in said - MESSAGES.keys() if not any(part in m for part in NOT_FOR_USERS)) == []


def test_what_a_document_declares_of_its_headings_is_told_beside_the_lines(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for name in ("Jeugd", "Wonen"):
        canvas.bookmarkPage(name)
        canvas.addOutlineEntry(name, name)
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(72, 760, name)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 730, "Meer kinderen groeien gezond en veilig op in onze gemeente.")
        canvas.showPage()
    canvas.save()

    result = say("read", str(tmp_path / "a.pdf"))

    assert result.exit_code == 0
    assert "Koppen: 2 van de 2 bladwijzers teruggevonden." in result.stderr
    assert [json.loads(line)["page"] for line in result.stdout.splitlines()] == [1, 1, 2, 2]
