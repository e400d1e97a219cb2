"""Pages of the dossier -> HTML. The door to jinja2; whatever a template prints is escaped."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.report import words
from pipeline.report.labels import dutch

TEMPLATES = Path(__file__).parent / "templates"
_LONG = 900  # characters of a quote that are shown at once


def render(template: str, **values: object) -> bytes:
    """The HTML of a page. `root` is the way from the page to the folder of the dossier, such as `../../`."""
    text = _environment().get_template(template).render(**values)
    return re.sub(r"\n\s*\n+", "\n", text).encode("utf-8")


@cache
def _environment() -> Any:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: words.clean(value) if type(value) is str else "" if value is None else value,
    )
    environment.filters.update(
        dutch=dutch,
        number=words.number,
        shorten=words.shorten,
        count=words.count,
        date=words.date,
        head=lambda text: text[:_LONG],
        tail=lambda text: text[_LONG:],
    )
    environment.globals.update(percent=words.percent)
    return environment
