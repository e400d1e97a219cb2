"""PDFium font -> bold, italic: by its name, else by the font file itself (macOS renames fonts to "CIDFont+F1")."""

from __future__ import annotations

import ctypes
import re
import struct
from typing import Any, NamedTuple

_BOLD = re.compile(r"bold|black|heavy|demi|medi(?!um)|(?<![a-z])bd(?![a-z])|[-,]b[di]?$", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|[-,]b?it?$", re.IGNORECASE)
_TEX = re.compile(  # Computer Modern and its kin: CMBX10, CMSSBX10, SFBX1095, SFTI1000, ECBI1000
    r"^(?:[A-Z]{6}\+)?(?:CM|SF|EC|TC)(?:(?P<bold>BX(?:TI|SL)?|B|SSBX|SSDC|BI|BL|SX|SO|XC|SSXI)|TI|SL|SSI|IT|SI)\d+$",
    re.IGNORECASE,
)
_SLANTED = (3, 40)  # degrees
_FORCE_BOLD = 1 << 18
_MAX_FILE = 20_000_000  # bytes

_known: dict[tuple[str, int, int], Font] = {}


class Font(NamedTuple):
    """`number` is the same for the same font throughout a process."""

    bold: bool
    italic: bool
    number: int


def read_font(handle: Any) -> Font:
    """Reads a font file once a process, also when pages load the same font anew."""
    import pypdfium2.raw as raw

    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(handle, buffer, 256)
    name = buffer.value.decode("utf-8", "replace")
    weight = raw.FPDFFont_GetWeight(handle)
    size = ctypes.c_size_t()
    raw.FPDFFont_GetFontData(handle, None, 0, size)
    key = (name, weight, size.value)
    if key not in _known:
        flags = max(0, raw.FPDFFont_GetFlags(handle))
        angle = ctypes.c_int()
        raw.FPDFFont_GetItalicAngle(handle, angle)
        bold, italic = style_of_name(name)
        bold = bold or 700 <= weight <= 1000 or bool(flags & _FORCE_BOLD)
        italic = italic or _SLANTED[0] <= abs(angle.value) <= _SLANTED[1]
        if not bold and not italic and 0 < size.value < _MAX_FILE:
            data = (ctypes.c_uint8 * size.value)()
            raw.FPDFFont_GetFontData(handle, data, size.value, size)
            bold, italic = mac_style(bytes(data))
        _known[key] = Font(bold, italic, len(_known))
    return _known[key]


def style_of_name(name: str) -> tuple[bool, bool]:
    """Bold and italic as the name of a font tells."""
    tex = _TEX.match(name)
    bold = bool(_BOLD.search(name) or (tex and tex["bold"]))
    slanted = tex is not None and (not tex["bold"] or tex["bold"].upper() in ("BXTI", "BXSL", "BI", "BL", "SO", "SSXI"))
    return bold, slanted or bool(_ITALIC.search(name))


def mac_style(data: bytes) -> tuple[bool, bool]:
    """Bold and italic as the `head` table of a TrueType or OpenType file says; False where there is none."""
    try:
        for k in range(struct.unpack_from(">H", data, 4)[0]):
            tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * k)
            if tag == b"head":
                style = struct.unpack_from(">H", data, offset + 44)[0]
                return bool(style & 1), bool(style & 2)
    except struct.error:
        pass
    return False, False
