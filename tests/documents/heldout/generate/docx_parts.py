"""What python-docx has no words for: fields, footnotes, columns, text boxes, numbered headings, hyphenation."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def new(font: str, size: float, *, hyphens: bool = False) -> Any:
    """An empty document in Dutch."""
    doc = Document()
    style = doc.styles["Normal"]
    style.font.name, style.font.size = font, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), font)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    style.element.get_or_add_rPr().append(language)
    if hyphens:
        doc.settings.element.append(parse_xml(f'<w:autoHyphenation {nsdecls("w")} w:val="true"/>'))
    return doc


def field(paragraph: Any, code: str) -> None:
    """PAGE, NUMPAGES and the like."""
    for kind in ("begin", None, "separate", "text", "end"):
        run = paragraph.add_run()
        if kind is None:
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {code} </w:instrText>'))
        elif kind == "text":
            run.text = "1"
        else:
            char = OxmlElement("w:fldChar")
            char.set(qn("w:fldCharType"), kind)
            run._r.append(char)


class Footnotes:
    """The footnotes part of a document."""

    def __init__(self, doc: Any) -> None:
        self.doc = doc
        self.notes: list[str] = []

    def mark(self, paragraph: Any, text: str) -> None:
        self.notes.append(text)
        run = paragraph.add_run()
        run.font.superscript = True
        run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(self.notes)}"/>'))

    def close(self) -> None:
        notes = "".join(
            f'<w:footnote w:id="{k}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/><w:sz w:val="16"/></w:rPr>'
            f'<w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve"> {text}</w:t></w:r>'
            "</w:p></w:footnote>"
            for k, text in enumerate(self.notes, 1)
        )
        marks = "".join(
            f'<w:footnote w:type="{kind}" w:id="{k}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for k, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        blob = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {WORD}>{marks}{notes}</w:footnotes>'.encode()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, blob, self.doc.part.package)
        self.doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def columns(section: Any, count: int, gap: int = 500) -> None:
    cols = section._sectPr.xpath("./w:cols")
    element = cols[0] if cols else OxmlElement("w:cols")
    element.set(qn("w:num"), str(count))
    element.set(qn("w:space"), str(gap))
    if not cols:
        section._sectPr.append(element)


def number_headings(doc: Any) -> None:
    """Word's multilevel list bound to the heading styles: 1, 1.1, 1.1.1."""
    numbering = doc.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{k + 1}"/>'
        f'<w:lvlText w:val="{".".join(f"%{j + 1}" for j in range(k + 1))}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{720 if k < 2 else 851}" w:hanging="{720 if k < 2 else 851}"/></w:pPr></w:lvl>'
        for k in range(3)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>{levels}'
        "</w:abstractNum>"
    )
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for k in range(3):
        properties = doc.styles[f"Heading {k + 1}"].element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{k}"/><w:numId w:val="77"/></w:numPr>'))


def bullets(doc: Any, number: int, levels: list[tuple[str, str]]) -> None:
    """A list of bullets or numbers: per level its sign (or "%1)") and the font of the sign or the number format."""
    xml = "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{"bullet" if "%" not in sign else font}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (k + 1)}" w:hanging="360"/></w:pPr>'
        + (f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if "%" not in sign else "")
        + "</w:lvl>"
        for k, (sign, font) in enumerate(levels)
    )
    numbering = doc.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{xml}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def item(doc: Any, text: str, number: int, level: int = 0) -> Any:
    paragraph = doc.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    return paragraph


def text_box(before: Any, texts: list[str], width: float, left: float, fill: str) -> None:
    """A frame beside the text that follows, `left` from the edge of the page (both in centimetres)."""
    for k, text in enumerate(texts):
        one = before.insert_paragraph_before()
        run = one.add_run(text)
        run.bold = k == 0
        run.font.size = Pt(9)
        properties = one._p.get_or_add_pPr()
        properties.insert(
            0,
            parse_xml(
                f'<w:framePr {nsdecls("w")} w:w="{int(width * 567)}" w:hSpace="200" w:wrap="around" w:vAnchor="text" '
                f'w:hAnchor="page" w:x="{int(left * 567)}" w:y="60"/>'
            ),
        )
        properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'))


def widths(table: Any, centimetres: list[float]) -> None:
    """Fixed widths of the columns, in the grid that LibreOffice goes by."""
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, centimetres, strict=True):
        column.w = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, centimetres, strict=False):
            cell.width = Cm(width)


def shade(cell: Any, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    )


def repeat_header(row: Any) -> None:
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def borders(table: Any, **sides: str) -> None:
    """Lines of a table by side: top, bottom, insideH, insideV, left, right -> colour; sides left out have none."""
    xml = "".join(
        f'<w:{side} w:val="{"single" if side in sides else "nil"}" w:sz="4" w:space="0" '
        f'w:color="{sides.get(side, "auto")}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = table._tbl.tblPr
    for old in properties.xpath("./w:tblBorders"):
        properties.remove(old)
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{xml}</w:tblBorders>"))
