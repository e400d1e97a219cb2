"""Regional vision of Vechterland (typst): two columns, pull quotes between and across them, drawn bullets."""

from __future__ import annotations

from tests.documents.heldout.generate.second.base import Plain, typst_pdf, y
from tests.documents.heldout.generate.second.script import Piece, blocks


def _rows(t: Plain, group: list[Piece]) -> str:
    cells = [y(cell) for piece in group for cell in t.row(*piece.texts)]
    body = "".join(f"[{cell}], " for cell in cells)
    return f"#measures({body})\n\n"


def _render(t: Plain, group: list[Piece]) -> str:
    kind, text = group[0].kind, group[0].texts[0]
    if kind == "h1":
        return f"= {y(t.h(text))}\n\n"
    if kind == "h2":
        return f"== {y(t.h(text))}\n\n"
    if kind == "quote":
        wide = '#place(bottom, scope: "parent", float: true, clearance: 1.2em, pull[%s])\n\n'
        return (wide if t.boxes else "#pull[%s]\n\n") % y(t.box(text))
    if kind == "item":
        return "".join(f"#bullet[{y(t.s(piece.texts[0]))}]\n" for piece in group) + "\n"
    if kind == "row":
        return _rows(t, group)
    return " ".join(y(t.s(one)) for one in group[0].texts) + "\n\n"


def main() -> None:
    t = Plain("visie_vechterland", 0, "typst, twee kolommen, uitgelichte citaten")
    t.f("Visie Vechterland 2035")
    cover = f"#cover[{t.h('Dichtbij en samen')}][Regiovisie Vechterland]\n"
    body = "".join(_render(t, group) for group in blocks("visie_vechterland"))
    t.write(typst_pdf(cover + body, t.name))


if __name__ == "__main__":
    main()
