"""Database -> the dossier: a folder of pages, pictures, charts and tables that opens from disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DoelwijzerError, UsageError
from pipeline.norms.norm_set import NormSet
from pipeline.read import Limits
from pipeline.report.charts import chart_of
from pipeline.report.comparison import compare_norms
from pipeline.report.control import Score, load_scores, make_control
from pipeline.report.coverage import make_coverage
from pipeline.report.cutouts import make_pictures
from pipeline.report.findings import load_findings
from pipeline.report.nouns import Findings
from pipeline.report.place import Place, make_place
from pipeline.report.quotes import make_quotes
from pipeline.report.site import TEMPLATES, render
from pipeline.report.tables import Table, make_tables, write_tables
from pipeline.report.verdicts import VERDICTS
from pipeline.report.words import slug
from pipeline.store import Database

_CONTENTS = "inhoud.txt"  # the files of a dossier: what an earlier one left behind is taken away
_LIMITS = Limits()
_STYLE = "dossier.css"


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was written. `size` in bytes; `quotes_without_picture` of `quotes` should have one."""

    index: Path
    pages: int
    pictures: int
    quotes: int
    quotes_without_picture: int
    size: int


def write_dossier(
    database: Database,
    folder: Path,
    norm_sets: Sequence[NormSet],
    *,
    limits: Limits = _LIMITS,
    model_folder: Path | None = None,
) -> Dossier:
    """Writes or renews the dossier, with how good the classifier in `model_folder` is where labels are from it.

    Raises UsageError when `folder` holds files that are not of a dossier.
    """
    old = _claim(folder)
    findings = load_findings(database)
    scores = load_scores(model_folder, findings.models) if model_folder else ()
    pictures = make_pictures(findings, folder, limits)
    quotes = make_quotes(findings, pictures)
    tables = make_tables(findings)
    slugs: dict[str, str] = {}
    for name in findings.places():
        slugs[name] = slug(name, slugs.values())
    places = [make_place(name, slugs[name], findings, quotes, norm_sets) for name in slugs]
    writer = _Writer(folder)
    writer.write(_STYLE, (TEMPLATES / _STYLE).read_bytes())
    for path in write_tables(tables, folder / "tabellen"):
        writer.note(path)
    for place in places:
        _write_place(place, findings, scores, writer)
    _write_index(places, findings, scores, tables, writer)
    shown = {picture.file for row in pictures.values() for picture in row.files}
    for file in sorted(shown):
        writer.note(folder / file)
    _finish(folder, old, writer.files)
    return Dossier(
        index=folder / "index.html",
        pages=sum(file.endswith(".html") for file in writer.files),
        pictures=len(shown),
        quotes=len(quotes),
        quotes_without_picture=sum(quote.pictures.message is not None for quote in quotes.values()),
        size=sum((folder / file).stat().st_size for file in writer.files),
    )


class _Writer:
    """Writes files below the folder and remembers them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.files: set[str] = set()

    def write(self, name: str, content: bytes) -> None:
        path = self._folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise DoelwijzerError(
                f"{path} kan niet worden geschreven ({error.strerror}): sluit het dossier in andere programma's, "
                "maak ruimte vrij of kies met --output een andere map."
            ) from None
        self.note(path)

    def note(self, path: Path) -> None:
        self.files.add(path.relative_to(self._folder).as_posix())


def _write_index(
    places: Sequence[Place], findings: Findings, scores: Sequence[Score], tables: Sequence[Table], writer: _Writer
) -> None:
    content = render(
        "index.html.j2",
        root="",
        findings=findings,
        coverage=make_coverage(findings.documents, findings, findings.judgements),
        control=make_control(findings.corrected),
        scores=scores,
        places=places,
        slugs={place.name: place.slug for place in places},
        norms=compare_norms([p.name for p in places], {place.name: place.groups for place in places}),
        tables=tables,
        signs=tuple(VERDICTS.values()),
    )
    writer.write("index.html", content)


def _write_place(place: Place, findings: Findings, scores: Sequence[Score], writer: _Writer) -> None:
    charts = {}
    for indicator in place.indicators:
        if indicator.drawable:
            charts[indicator.anchor] = f"grafieken/{place.slug}-{indicator.anchor}.svg"
            writer.write(charts[indicator.anchor], chart_of(indicator))
    for item in place.trees:
        for file, chart in item.charts.items():
            writer.write(file, chart.encode("utf-8"))
    common = {
        "root": "../../",
        "place": place,
        "control": make_control(findings.corrected),
        "scores": scores,
        "findings": findings,
        "signs": tuple(VERDICTS.values()),
    }
    for page in place.norm_pages:
        writer.write(f"{place.folder}/{page.file}", render("norm.html.j2", page=page, **common))
    writer.write(f"{place.folder}/index.html", render("place.html.j2", charts=charts, **common))


def _claim(folder: Path) -> frozenset[str]:
    """The files of the dossier that is there already. Nothing that others made may be overwritten."""
    contents = folder / _CONTENTS
    if contents.is_file():
        return frozenset(contents.read_text("utf-8").splitlines())
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} bevat al iets dat geen dossier is: kies met --output een lege of nieuwe map.")
    return frozenset()


def _finish(folder: Path, old: frozenset[str], files: set[str]) -> None:
    for name in old - files:
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()):
            path.unlink(missing_ok=True)
    (folder / _CONTENTS).write_text("\n".join(sorted(files)) + "\n", "utf-8")
