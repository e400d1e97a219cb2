"""Projects for other coding tools: as the standard wants them, and back with what people coded there."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest

from pipeline.labels import Dimension
from pipeline.review.candidates import load_candidates
from pipeline.review.importing import Plan, apply_plan, load_state, plan_import, read_sheets
from pipeline.review.refi import PROJECT, code_guid, load_sources, write_codebook, write_project
from pipeline.store import open_database
from tests.review.filling import NOW, fill, handed_out, stored_labels, take_in
from tests.review.stock import stocked

NS = {"q": PROJECT}
TEXTS = ["Eerste doel: één plan & <geen> méér.\nTweede regel 😀.", "Mail a@b.nl voor een plek.", "=Derde doel"]
# The order in which the schema of the standard wants the parts of a project, source and selection.
ORDER = {
    "Project": ["Users", "CodeBook", "Sources", "Notes"],
    "TextSource": ["PlainTextSelection"],
    "PlainTextSelection": ["Description", "Coding", "NoteRef"],
    "Coding": ["CodeRef", "NoteRef"],
    "Code": ["Description", "Code"],
}
NEEDED = {
    "User": {"guid"},
    "Code": {"guid", "name", "isCodable"},
    "TextSource": {"guid", "plainTextPath", "creatingUser", "creationDateTime"},  # QualCoder stops without a date
    "PlainTextSelection": {"guid", "startPosition", "endPosition", "creatingUser", "creationDateTime"},
    "Coding": {"guid", "creatingUser", "creationDateTime"},
    "CodeRef": {"targetGUID"},
    "NoteRef": {"targetGUID"},
    "Note": {"guid", "creatingUser", "creationDateTime"},
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = stocked(tmp_path, texts=TEXTS)
    sheet = handed_out(path, tmp_path / "uit", reviewers=("AB",))
    take_in(path, fill(sheet, {0: {"niveau": "tactisch", "reden": "= kader & meer", "opmerking": "zie p. 3"}}))
    return path


def project_of(database: Path, path: Path) -> Path:
    with open_database(database, read_only=True) as stored:
        write_project(path, "proef", load_sources(stored, load_candidates(stored)))
    return path


def opened(path: Path) -> tuple[xml.Element, dict[str, str]]:
    with zipfile.ZipFile(path) as file:
        texts = {name: file.read(name).decode() for name in file.namelist() if name.endswith(".txt")}
        return xml.fromstring(file.read("project.qde")), texts


def test_a_project_is_built_as_the_standard_says(database: Path, tmp_path: Path) -> None:
    root, _ = opened(project_of(database, tmp_path / "p.qdpx"))
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids)), "a GUID names one thing"
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        children = [child.tag.rpartition("}")[2] for child in element]
        assert set(NEEDED.get(tag, ())) <= set(element.keys()), tag
        if tag in ORDER:
            assert children == sorted(children, key=ORDER[tag].index), tag
    known = set(guids)
    pointers = [e.get(name) for e in root.iter() for name in ("targetGUID", "creatingUser") if e.get(name)]
    assert set(pointers) <= known, "nothing points nowhere"


def test_positions_count_characters_and_sensitive_parts_are_masked(database: Path, tmp_path: Path) -> None:
    root, texts = opened(project_of(database, tmp_path / "p.qdpx"))
    (text,) = texts.values()
    quotes = [
        text[int(s.get("startPosition", 0)) : int(s.get("endPosition", 0))]
        for s in root.iterfind(".//q:PlainTextSelection", NS)
    ]
    assert quotes == [TEXTS[0], TEXTS[0], "Mail [e-mailadres] voor een plek.", TEXTS[2]], "one for each coder"


def test_decisions_reasons_and_notes_go_along_with_who_gave_them(database: Path, tmp_path: Path) -> None:
    root, _ = opened(project_of(database, tmp_path / "p.qdpx"))
    users = {user.get("guid"): user.get("name") for user in root.iterfind(".//q:User", NS)}
    coded = {
        (users[coding.get("creatingUser")], coding.find("q:CodeRef", NS).get("targetGUID"))  # type: ignore[union-attr]
        for coding in root.iterfind(".//q:Coding", NS)
    }
    assert ("AB", code_guid(Dimension.LEVEL, "tactical")) in coded
    assert ("doelwijzer (machine)", code_guid(Dimension.LEVEL, "strategic")) in coded
    assert {note.findtext("q:PlainTextContent", "", NS) for note in root.iterfind(".//q:Note", NS)} == {
        "= kader & meer",
        "zie p. 3",
    }


def test_the_same_database_gives_the_same_file(database: Path, tmp_path: Path) -> None:
    one, two = (project_of(database, tmp_path / name).read_bytes() for name in ("a.qdpx", "b.qdpx"))
    assert one.replace(b"a.qdpx", b"") == two.replace(b"b.qdpx", b"")


def code_as(path: Path, target: Path, edit: Callable[[xml.Element], None]) -> Path:
    """The project as another tool saves it after a person worked on it."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as file:
        for name in source.namelist():
            content = source.read(name)
            if name == "project.qde":
                root = xml.fromstring(content)
                edit(root)
                content = xml.tostring(root, encoding="utf-8", xml_declaration=True)
            file.writestr(name, content)
    return target


def take_in_project(database: Path, path: Path) -> Plan:
    with open_database(database) as stored:
        sheets, problems = read_sheets([path], load_candidates(stored))
        plan = plan_import(sheets, load_state(stored), NOW, codebook="1.2")
        apply_plan(stored, plan)
    assert problems == []
    return plan


def coding(selection: xml.Element, user: str, target: str, guid: str) -> None:
    element = xml.SubElement(selection, f"{{{PROJECT}}}Coding", {"guid": guid, "creatingUser": user})
    xml.SubElement(element, f"{{{PROJECT}}}CodeRef", {"targetGUID": target})


def add_person(root: xml.Element, name: str = "Carla  D.") -> str:
    guid = "{0000000A-0000-0000-0000-000000000000}"
    users = root.find("q:Users", NS)
    assert users is not None
    xml.SubElement(users, f"{{{PROJECT}}}User", {"guid": guid.upper(), "name": name})
    return guid.lower()


def test_a_project_that_comes_back_untouched_changes_nothing(database: Path, tmp_path: Path) -> None:
    before = stored_labels(database)
    plan = take_in_project(database, project_of(database, tmp_path / "p.qdpx"))
    assert (plan.decisions, plan.problems) == ((), ())
    assert stored_labels(database) == before


def test_what_a_person_coded_comes_back(database: Path, tmp_path: Path) -> None:
    """On a quote of ours, and on a part of a sentence that the person selected."""

    def edit(root: xml.Element) -> None:
        person = add_person(root)
        source = root.find(".//q:TextSource", NS)
        assert source is not None
        selections = source.findall("q:PlainTextSelection", NS)
        coding(selections[0], person, code_guid(Dimension.LEVEL, "operational").upper(), "1")
        start = int(selections[-1].get("startPosition", 0))
        own = {"guid": "2", "startPosition": str(start + 1), "endPosition": str(start + 6), "name": "Derde"}
        coding(
            xml.SubElement(source, f"{{{PROJECT}}}PlainTextSelection", own),
            person,
            code_guid(Dimension.KIND, "other"),
            "3",
        )

    plan = take_in_project(database, code_as(project_of(database, tmp_path / "p.qdpx"), tmp_path / "q.qdpx", edit))
    assert plan.problems == ()
    assert {row for row in stored_labels(database) if row[3] != "AB"} == {
        (TEXTS[0], "level", "operational", "Carla D."),
        (TEXTS[2], "kind", "other", "Carla D."),
    }
    assert [d.others for d in plan.conflicts] == [("AB: tactisch",)]


def test_a_project_that_another_tool_made_anew(database: Path, tmp_path: Path) -> None:
    """New GUIDs and Windows line ends that count as one character: the quotes tell which statements are meant."""

    def edit(root: xml.Element) -> None:
        person = add_person(root)
        selections = root.findall(".//q:PlainTextSelection", NS)
        for number, selection in enumerate(selections):
            selection.set("guid", f"0000000B-0000-0000-0000-{number:012d}")
        coding(selections[-1], person, code_guid(Dimension.LEVEL, "tactical"), "1")

    made = code_as(project_of(database, tmp_path / "p.qdpx"), tmp_path / "q.qdpx", edit)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(tmp_path / "r.qdpx", "w") as file:
        for name in source.namelist():
            content = source.read(name)
            file.writestr(name, content.replace(b"\n", b"\r\n") if name.endswith(".txt") else b"\xef\xbb\xbf" + content)
    plan = take_in_project(database, tmp_path / "r.qdpx")
    assert plan.problems == ()
    assert (TEXTS[2], "level", "tactical", "Carla D.") in stored_labels(database)


def test_codes_that_another_tool_renumbered_are_known_by_name(database: Path, tmp_path: Path) -> None:
    def edit(root: xml.Element) -> None:
        person = add_person(root)
        code = next(c for c in root.iterfind(".//q:Code", NS) if c.get("name") == "tactisch")
        code.set("guid", "99999999-0000-0000-0000-000000000000")
        selections = root.findall(".//q:PlainTextSelection", NS)
        coding(selections[-1], person, "99999999-0000-0000-0000-000000000000", "1")

    take_in_project(database, code_as(project_of(database, tmp_path / "p.qdpx"), tmp_path / "q.qdpx", edit))
    assert (TEXTS[2], "level", "tactical", "Carla D.") in stored_labels(database)


def test_two_labels_of_one_person_on_one_quote_are_asked_about(database: Path, tmp_path: Path) -> None:
    def edit(root: xml.Element) -> None:
        person = add_person(root)
        selection = root.findall(".//q:PlainTextSelection", NS)[-1]
        coding(selection, person, code_guid(Dimension.LEVEL, "tactical"), "1")
        coding(selection, person, code_guid(Dimension.LEVEL, "operational"), "2")

    plan = take_in_project(database, code_as(project_of(database, tmp_path / "p.qdpx"), tmp_path / "q.qdpx", edit))
    assert plan.decisions == ()
    assert "'tactisch' en 'operationeel'; kies er een" in plan.problems[0].message
    assert str(plan.problems[0]).startswith("q.qdpx, citaat 4, kolom 'niveau': "), "a project has no rows"


BROKEN = [
    (b"geen zip", "geen geldig REFI-QDA-project"),
    (b"", "geen geldig REFI-QDA-project"),
]


@pytest.mark.parametrize(("content", "message"), BROKEN)
def test_a_file_that_is_no_project(database: Path, tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "x.qdpx").write_bytes(content)
    sheets, problems = read_sheets([tmp_path / "x.qdpx"])
    assert sheets == [] and message in str(problems[0])


BOMBS = [
    b'<!DOCTYPE x [<!ENTITY a "b">]><Project xmlns="urn:QDA-XML:project:1.0" name="&a;"/>',
    b"<Project",
]


@pytest.mark.parametrize("content", BOMBS, ids=["entities", "half a file"])
def test_xml_that_is_dangerous_or_broken_is_refused(tmp_path: Path, content: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "x.qdpx", "w") as file:
        file.writestr("project.qde", content)
    sheets, problems = read_sheets([tmp_path / "x.qdpx"])
    assert sheets == [] and len(problems) == 1


def test_the_code_list_holds_every_label_with_its_meaning(tmp_path: Path) -> None:
    write_codebook(tmp_path / "c.qdc")
    root = xml.parse(tmp_path / "c.qdc").getroot()
    leaves = [code for code in root.iter() if code.get("isCodable") == "true"]
    assert root.tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    assert len(leaves) == 18 and all(code[0].text for code in leaves)
