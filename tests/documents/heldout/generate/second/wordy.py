"""Runs of Word that the second set needs: raised marks in cells, letters set apart, lines typed over columns."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt


def cell_text(cell: Any, text: str, size: float, *, bold: bool = False, colour: Any = None) -> None:
    """Writes into the first paragraph of the cell."""
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    for piece in re.split("([¹²³])", text):
        raised = piece in ("¹", "²", "³")
        run = paragraph.add_run("123"["¹²³".index(piece)] if raised else piece)
        run.font.size, run.bold = Pt(size), bold
        run.font.superscript = raised or None
        if colour is not None:
            run.font.color.rgb = colour


def merged(first: Any, last: Any) -> Any:
    """One cell with the first one's text; gives its paragraph."""
    cell = first.merge(last)
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    return cell.paragraphs[0]


def spaced(run: Any, points: float) -> None:
    """Letters set apart."""
    run._r.get_or_add_rPr().append(parse_xml(f'<w:spacing {nsdecls("w")} w:val="{int(points * 20)}"/>'))
