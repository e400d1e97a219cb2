"""Review sheets on a schedule, as a Prefect flow: the database -> what people should look at this week."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact

from pipeline.norms import load_norm_sets
from pipeline.review.candidates import Filter
from pipeline.review.exporting import ExportOptions, export_sheets
from pipeline.review.queue import Mix
from pipeline.review.tables import export_sentence
from pipeline.settings import load_settings
from pipeline.store import open_database
from pipeline.tag.heads import CODEBOOK


@flow(name="export-review")
def export_review(
    outputs: str | None = None,
    database: str | None = None,
    rows: int = 200,
    uncertain: float = 40,
    decisive: float = 30,
    control: float = 30,
    reviewers: list[str] | None = None,
    overlap: int = 0,
    municipalities: list[str] | None = None,
    seed: int | None = None,
) -> list[str]:
    """Writes the sheets in a new folder `nakijken/DATE-TIME` (UTC) under `outputs`; returns their paths.

    A new folder each time, as people may be filling in the sheets of last week. `rows` is a reviewer's number,
    `uncertain`, `decisive` and `control` are weights. Without `seed` each week draws anew: year and week are the seed.
    """
    settings = load_settings(database=Path(database) if database else None)
    now = datetime.now(UTC)
    folder = Path(outputs or settings.outputs) / "nakijken" / f"{now:%Y-%m-%d-%H%M%S}"
    names = tuple(dict.fromkeys(reviewers or ())) or ("",)
    options = ExportOptions(
        Mix(rows, uncertain, decisive, control, overlap if len(names) > 1 else 0),
        Filter(municipalities=tuple(municipalities or ())),
        seed=int(f"{now:%G%V}") if seed is None else seed,
        reviewers=names,
    )
    norm_sets = load_norm_sets(settings.norm_folder, settings.extra_norm_folder)
    with open_database(settings.database) as stored:
        made = export_sheets(stored, norm_sets, folder, options, CODEBOOK)
    said = export_sentence(made)
    get_run_logger().info("%s\n%s", said, "\n".join(map(str, made.files)))
    listed = "\n".join(f"- `{file}`" for file in made.files)
    create_markdown_artifact(key="nakijken", markdown=f"{said}\n\n{listed}")
    return [str(file) for file in made.files]
