"""Theme name -> fonts, sizes, colours and habits of a document."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

ODD_BULLET = 0xF0B7  # what Word's Symbol bullet becomes in many PDFs; drawn here as an ordinary bullet
STANDARD = {
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "times": ("Times-Roman", "Times-Bold", "Times-Italic"),
}
EMBEDDED = {
    "vera": ("reportlab", "fonts", ("Vera.ttf", "VeraBd.ttf", "VeraIt.ttf")),
}


@dataclass(frozen=True)
class Theme:
    """`size` and `leading` in points; `band` is an RGB hex colour or empty; `bullets` by list depth."""

    family: str
    size: float
    leading: float
    band: str
    bullets: list[str]
    justify: bool
    table: str
    negative: str
    footer: str
    head: str
    fonts: tuple[str, str, str]

    @property
    def regular(self) -> str:
        return self.fonts[0]

    @property
    def bold(self) -> str:
        return self.fonts[1]

    @property
    def italic(self) -> str:
        return self.fonts[2]


def load_theme(name: str) -> Theme:
    """Registers the fonts anew, so that no font subset leaks from one document into the next."""
    table = tomllib.loads(Path(__file__).with_name("themes.toml").read_text(encoding="utf-8"))[name]
    return Theme(**table, fonts=_register(table["family"]))


def _register(family: str) -> tuple[str, str, str]:
    if family in STANDARD:
        return STANDARD[family]
    names = tuple(f"{family}-{style}" for style in ("regular", "bold", "italic"))
    for name, path in zip(names, font_paths(family), strict=True):
        font = TTFont(name, str(path))
        bullet = font.face.charToGlyph.get(0x2022)
        if bullet is not None:
            font.face.charToGlyph[ODD_BULLET] = bullet
            font.face.charWidths[ODD_BULLET] = font.face.charWidths[0x2022]
        pdfmetrics.registerFont(font)
    return names  # type: ignore[return-value]


@cache
def font_paths(family: str) -> tuple[Path, ...]:
    """Regular, bold, italic files inside the pip package that carries them."""
    package, folder, files = EMBEDDED[family]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"package {package} with the fonts of {family} is not installed")
    return tuple(Path(spec.origin).parent / folder / name for name in files)
