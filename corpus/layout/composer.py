"""Lines -> positions on pages: frames, page breaks, footnotes, running heads, and where each statement landed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.layout.lines import Line, Word, text_to_words, words_to_lines
from corpus.layout.theme import Theme

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 68.0, 62.0, 78.0, 66.0  # margins in points
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
GUTTER = 22.0


@dataclass(frozen=True)
class Placed:
    """One line or label at (x, y), points from the bottom left; `stretch` is extra space per word gap."""

    x: float
    y: float
    words: tuple[Word, ...]
    stretch: float = 0.0
    colour: str = "#000000"


@dataclass(frozen=True)
class Running:
    """Text of head and foot; `total` is the number of pages of the whole document."""

    title: str
    municipality: str
    total: int


@dataclass
class Composer:
    """Draws a document from top to bottom; `spans` holds first and last page (1-based) per statement."""

    path: Path
    theme: Theme
    running: Running
    footnotes: dict[str, str]
    by_rows: bool = False
    page: int = 0
    y: float = 0.0
    bottom: float = BOTTOM
    frames: list[tuple[float, float]] = field(default_factory=lambda: [(LEFT, TEXT_WIDTH)])
    frame: int = 0
    frame_top: float = PAGE_HEIGHT - TOP
    lowest: float = PAGE_HEIGHT - TOP
    spans: dict[int, list[int]] = field(default_factory=dict)
    headings: list[tuple[int, str, int]] = field(default_factory=list)
    furniture: set[str] = field(default_factory=set)
    footnote_pages: dict[str, int] = field(default_factory=dict)
    sidebar_top: float = 0.0
    bare: bool = False  # the present page gets no head and foot (a scan)
    column_pages: dict[int, float] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.canvas = Canvas(str(self.path), pagesize=A4, invariant=1, pageCompression=1)
        self.canvas.setTitle(self.running.title)
        self.canvas.setAuthor(self.running.municipality)
        self.new_page()

    @property
    def x(self) -> float:
        return self.frames[self.frame][0]

    @property
    def width(self) -> float:
        return self.frames[self.frame][1]

    def new_page(self) -> None:
        """Finishes the page, if any, and begins the next one with the same frames."""
        if self.page:
            self._finish_page()
        self.page += 1
        self.bottom, self.frame = BOTTOM, 0
        self.y = self.frame_top = self.lowest = PAGE_HEIGHT - TOP
        if len(self.frames) == 2:
            self.column_pages[self.page] = self.frames[1][0] - GUTTER / 2

    def close(self) -> None:
        self._finish_page()
        self.canvas.save()

    def set_frames(self, frames: list[tuple[float, float]]) -> None:
        """Frames (x, width) from the present height down; one frame again starts below the lowest text."""
        self.y = self.lowest = min(self.y, self.lowest)
        self.frames, self.frame, self.frame_top = frames, 0, self.y
        if len(frames) == 2:
            self.column_pages[self.page] = frames[1][0] - GUTTER / 2

    def need(self, height: float) -> None:
        """Moves on to the next frame or page when `height` points do not fit."""
        if self.y - height >= self.bottom:
            return
        if self.frame + 1 < len(self.frames):
            self.frame += 1
            self.y = self.frame_top
        else:
            self.new_page()

    def next_frame(self) -> None:
        """The second column, or the next page when there is none."""
        self.need(PAGE_HEIGHT)

    def skip(self, height: float) -> None:
        if self.y < PAGE_HEIGHT - TOP:
            self.y -= height

    def lines(self, lines: list[Line], leading: float, indent: float = 0.0, colour: str = "#000000") -> None:
        """Places lines one by one, with page breaks; a line's footnotes come with it."""
        for line in lines:
            markers = [word.text for word in line.words if word.marker and word.text not in self.notes]
            extra = sum(len(self._footnote_lines(marker)) * 9.4 for marker in markers)
            if markers and not self.notes:
                extra += 8
            self.need(leading + extra)
            self.bottom += extra
            self.notes.extend(markers)
            self.y -= leading
            self.lowest = min(self.lowest, self.y)
            self._record(line)
            self.placed.append(self._justified(line, indent, colour))

    def label(self, text: str, x: float, font: str, size: float, statement: int | None = None) -> None:
        """A list mark on the line that comes next; call it after `lines` with that line's height."""
        self.placed.append(Placed(x, self.y, (Word(text, font, size, statement),)))

    def text_at(self, text: str, x: float, y: float, font: str, size: float, colour: str = "#000000") -> None:
        self.placed.append(Placed(x, y, (Word(text, font, size),), colour=colour))

    def rectangle(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        self.canvas.setFillColor(HexColor(fill))
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def rule(self, x1: float, y1: float, x2: float, y2: float, thickness: float = 0.5) -> None:
        self.canvas.setLineWidth(thickness)
        self.canvas.setStrokeColor(HexColor("#444444"))
        self.canvas.line(x1, y1, x2, y2)

    def _record(self, line: Line) -> None:
        for word in line.words:
            if word.statement is not None:
                self.spans.setdefault(word.statement, [self.page, self.page])[1] = self.page

    def _justified(self, line: Line, indent: float, colour: str) -> Placed:
        stretch = 0.0
        gaps = sum(not word.glued for word in line.words[1:])
        if self.theme.justify and not line.closing and gaps:
            room = self.width - indent - line_width(line.words)
            stretch = max(0.0, min(room / gaps, 7.0))
        return Placed(self.x + indent, self.y, line.words, stretch, colour)

    def _footnote_lines(self, marker: str) -> list[Line]:
        words = text_to_words(f"{marker} {self.footnotes[marker]}", self.theme.regular, 7.2)
        return words_to_lines(words, TEXT_WIDTH, hyphenate=False)

    def _finish_page(self) -> None:
        if not self.bare:
            self._running_lines()
        self.bare = False
        order = sorted(self.placed, key=lambda item: (-round(item.y), item.x)) if self._mixed() else self.placed
        for item in order:
            draw_placed(self.canvas, item)
        self._draw_footnotes()
        self.placed, self.notes = [], []
        self.canvas.showPage()

    def _mixed(self) -> bool:
        return self.by_rows and self.page in self.column_pages

    def _draw_footnotes(self) -> None:
        y = self.bottom - 6
        if self.notes:
            self.rule(LEFT, y + 2, LEFT + 120, y + 2, 0.4)
        for marker in self.notes:
            self.footnote_pages[marker] = self.page
            for line in self._footnote_lines(marker):
                y -= 9.4
                draw_placed(self.canvas, Placed(LEFT, y, line.words))

    def _running_lines(self) -> None:
        run = self.running
        foot = {
            "page_of": f"Pagina {self.page} van {run.total}",
            "page": str(self.page),
            "title_page": f"{run.title} | {self.page}",
        }[self.theme.footer]
        head = {"": "", "title": run.title, "municipality": f"Gemeente {run.municipality}"}[self.theme.head]
        width = stringWidth(foot, self.theme.regular, 7.5)
        running = [Placed(PAGE_WIDTH - RIGHT - width, 34, (Word(foot, self.theme.regular, 7.5),))]
        if head and self.page > 1:
            running.append(Placed(LEFT, PAGE_HEIGHT - 46, (Word(head, self.theme.italic, 7.8),), colour="#555555"))
            self.furniture.add(head)
        self.furniture.add(foot)
        self.placed = running + self.placed


def line_width(words: tuple[Word, ...]) -> float:
    """Points, with one ordinary space before each word that is not glued."""
    gaps = (stringWidth(" ", word.font, word.size) for word in words[1:] if not word.glued)
    return sum(word.width for word in words) + sum(gaps)


def draw_placed(canvas: Canvas, item: Placed) -> None:
    """Neighbouring words of one font go out as one string, except on stretched lines."""
    canvas.setFillColor(HexColor(item.colour))
    x = item.x
    run, run_x = "", x
    for position, word in enumerate(item.words):
        space = 0.0 if position == 0 or word.glued else stringWidth(" ", word.font, word.size) + item.stretch
        before = item.words[position - 1] if position else None
        alike = before is not None and (before.font, before.size) == (word.font, word.size)
        if before is not None and (item.stretch or not alike or word.marker):
            _draw_string(canvas, run, run_x, item.y, before)
            run, run_x = "", x + space
        run += (" " if run and not word.glued else "") + word.text
        x += space + word.width
    _draw_string(canvas, run, run_x, item.y, item.words[-1])


def _draw_string(canvas: Canvas, text: str, x: float, y: float, word: Word) -> None:
    canvas.setFont(word.font, word.size)
    canvas.drawString(x, y + (word.size * 0.55 if word.marker else 0.0), text)
