"""Small PDFs for tests: pages of running Dutch text, and files that are wrong in one way each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4

SENTENCES = (
    "De gemeente wil dat alle jongeren in de wijk gezond en veilig kunnen opgroeien.",
    "Daarvoor werken we samen met ouders, scholen en huisartsen aan lichte hulp dichtbij.",
    "In de komende periode komt er een vast aanspreekpunt op elke basisschool.",
    "Het college bespreekt de voortgang twee keer per jaar met de raad.",
)


def draw_text(canvas: Canvas, shift: int = 0) -> None:
    """Puts the sentences on a page; `shift` moves every letter along in the alphabet."""
    canvas.setFont("Helvetica", 11)
    for k, sentence in enumerate(SENTENCES):
        text = "".join(chr(ord(sign) + shift) if sign.isalpha() else sign for sign in sentence)
        canvas.drawString(70, HEIGHT - 100 - 16 * k, text)


def draw_bomb(canvas: Canvas) -> None:
    """A page whose content is small in the file and takes 64 MB to read."""
    draw_text(canvas)
    canvas.addLiteral(" " * 64_000_000)


def write_pdf(path: Path, *pages: Callable[[Canvas], None], password: str | None = None) -> Path:
    """A PDF with one page for each function that draws it."""
    encryption = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(str(path), pagesize=A4, encrypt=encryption, invariant=True)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def draw_blank_image(canvas: Canvas) -> None:
    """An image without letters: a page that no reader can read."""
    from PIL import Image

    canvas.drawInlineImage(Image.new("L", (60, 80), 200), 50, 50, WIDTH - 100, HEIGHT - 100)


def draw_scan(canvas: Canvas) -> None:
    """The sentences as a picture."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", (1240, 1754), 255)
    font = ImageFont.load_default(size=24)
    draw = ImageDraw.Draw(image)
    for k, sentence in enumerate(SENTENCES):
        draw.text((120, 200 + 45 * k), sentence, font=font, fill=0)
    canvas.drawInlineImage(image, 0, 0, WIDTH, HEIGHT)


def draw_too_much(canvas: Canvas) -> None:
    """A page with 210,000 characters."""
    canvas.setFont("Helvetica", 4)
    for k in range(1050):
        canvas.drawString(10 + k // 800, 10 + k % 800, f"woorden {k} zonder eind " * 9)
