"""Projects and code lists in the hands of another open implementation: pyrefiqda, made from the schema of the standard.

Its models come from the official XSD: required attributes, types and known elements are checked on reading, and it
writes elements in the order of the schema. A file that it writes as it read it is therefore a file by that schema.
"""

import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import etree
from pydantic import BaseModel, ValidationError
from pyrefiqda.models import CodeRefType, CodingType, Project, UserType
from pyrefiqda.reficodebook import RefiCodebook
from pyrefiqda.refiproject import RefiProject
from xsdata.exceptions import ParserError

from pipeline.labels import Dimension
from pipeline.review.refi import MACHINE, PROJECT, code_guid, write_codebook
from tests.review.filling import stored_labels
from tests.review.test_refi import TEXTS, code_as, database, project_of, take_in_project

__all__ = ["database"]  # the fixture
CARLA = "0000000a-0000-4000-8000-000000000000"


def read(path: Path, folder: Path) -> Project:
    return RefiProject.load(path, folder)


def canonical(content: bytes) -> bytes:
    return etree.tostring(etree.fromstring(content), method="c14n2")


def project_xml(path: Path) -> bytes:
    with zipfile.ZipFile(path) as file:
        return file.read("project.qde")


def test_another_implementation_reads_documents_quotes_and_codes(database: Path, tmp_path: Path) -> None:
    project = read(project_of(database, tmp_path / "p.qdpx"), tmp_path / "los")
    users = {user.guid: user.name for user in project.users.user}
    codes = {code.guid: code.name for group in project.code_book.codes.code for code in group.code}
    (source,) = project.sources.text_source
    text = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "los").read_text("utf-8")
    seen = {
        (text[s.start_position : s.end_position], users[c.creating_user], codes[c.code_ref.target_guid])
        for s in source.plain_text_selection
        for c in s.coding
    }
    assert {(TEXTS[0], MACHINE, "strategisch"), (TEXTS[0], "AB", "tactisch"), (TEXTS[2], MACHINE, "doel")} <= seen
    assert {note.plain_text_content for note in project.notes.note} == {"= kader & meer", "zie p. 3"}


def test_what_it_writes_again_is_the_same_project(database: Path, tmp_path: Path) -> None:
    made = project_of(database, tmp_path / "p.qdpx")
    RefiProject.save(read(made, tmp_path / "los"), tmp_path / "weer.qdpx")
    assert canonical(project_xml(tmp_path / "weer.qdpx")) == canonical(project_xml(made))


def test_what_it_writes_again_is_the_same_code_list(tmp_path: Path) -> None:
    write_codebook(tmp_path / "c.qdc")
    RefiCodebook.save(RefiCodebook.load(tmp_path / "c.qdc"), tmp_path / "weer.qdc")
    assert canonical((tmp_path / "weer.qdc").read_bytes()) == canonical((tmp_path / "c.qdc").read_bytes())


def test_every_value_has_the_form_that_the_schema_asks(database: Path, tmp_path: Path) -> None:
    """GUIDs and colours: the patterns of the schema, which its models hold but do not check."""
    project = read(project_of(database, tmp_path / "p.qdpx"), tmp_path / "los")
    checked = [(value, pattern) for value, pattern in patterned(project) if value is not None]
    assert len(checked) > 50
    assert [value for value, pattern in checked if not re.fullmatch(pattern, value)] == []


def patterned(part: Any) -> list[tuple[Any, str]]:
    """Every value below a part for which the schema has a pattern, with that pattern."""
    if isinstance(part, list):
        return [pair for item in part for pair in patterned(item)]
    if not isinstance(part, BaseModel):
        return []
    found: list[tuple[Any, str]] = []
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        pattern = (getattr(field, "xsdata_metadata", None) or {}).get("pattern")
        found += [(value, pattern)] if pattern else patterned(value)
    return found


def test_codings_that_it_adds_come_back(database: Path, tmp_path: Path) -> None:
    """A person codes in another program, which saves the project in its own way."""
    project = read(project_of(database, tmp_path / "p.qdpx"), tmp_path / "los")
    project.users.user.append(UserType(guid=CARLA, name="Carla D."))
    last = project.sources.text_source[0].plain_text_selection[-1]
    reference = CodeRefType(target_guid=code_guid(Dimension.LEVEL, "operational"))
    coding = CodingType(guid=CARLA.replace("a", "b"), creating_user=CARLA, code_ref=reference)
    last.coding.append(coding)
    RefiProject.save(project, tmp_path / "terug.qdpx", tmp_path / "los" / "sources")

    plan = take_in_project(database, tmp_path / "terug.qdpx")

    assert plan.problems == ()
    assert {row for row in stored_labels(database) if row[3] != "AB"} == {
        (TEXTS[2], "level", "operational", "Carla D.")
    }


def lose(name: str) -> Any:
    def edit(root: Any) -> None:
        del next(root.iter(f"{{{PROJECT}}}PlainTextSelection")).attrib[name]

    return edit


def add_unknown(root: Any) -> None:
    ElementTree.SubElement(next(root.iter(f"{{{PROJECT}}}PlainTextSelection")), f"{{{PROJECT}}}Onbekend")


FAULTS = [
    (lose("startPosition"), "a position is required"),
    (lose("guid"), "a GUID is required"),
    (add_unknown, "no element of the schema"),
]


@pytest.mark.parametrize(("edit", "reason"), FAULTS, ids=[case[1] for case in FAULTS])
def test_it_refuses_what_is_not_by_the_schema(database: Path, tmp_path: Path, edit: Any, reason: str) -> None:
    """So that the tests above would see a fault of ours."""
    broken = code_as(project_of(database, tmp_path / "p.qdpx"), tmp_path / "q.qdpx", edit)
    with pytest.raises((ValidationError, ParserError, TypeError)):
        read(broken, tmp_path / "los")
