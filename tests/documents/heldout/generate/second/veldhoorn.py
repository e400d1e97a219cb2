"""Coalition agreement of Veldhoorn (Chromium): many bullets that are drawn, some with bullets below, spaced titles."""

from __future__ import annotations

from html import escape as e

from tests.documents.heldout.generate.programs import chromium
from tests.documents.heldout.generate.second.base import Plain
from tests.documents.heldout.generate.second.script import Piece, blocks
from tests.documents.heldout.generate.web import page


def _items(t: Plain, group: list[Piece], kind: str) -> str:
    return f"<ul class={kind}>" + "".join(f"<li>{e(t.s(piece.texts[0]))}</li>" for piece in group) + "</ul>"


def _render(t: Plain, group: list[Piece]) -> str:
    kind, text = group[0].kind, group[0].texts[0]
    if kind in ("h1", "h2"):
        return f"<{kind}>{e(t.h(text))}</{kind}>"
    if kind in ("item", "sub"):
        return _items(t, group, kind)
    if kind == "quote":
        return f"<p class=q>{e(t.box(text))}</p>"
    return f"<p>{' '.join(e(t.s(one)) for one in group[0].texts)}</p>"


def main() -> None:
    t = Plain("akkoord_veldhoorn", 0, "Chromium, getekende opsommingstekens in twee lagen")
    t.f("Coalitieakkoord Veldhoorn 2026-2030")
    title = f"<div class=cover><p class=t>{t.h('Thuis in Veldhoorn')}</p><p>Coalitieakkoord 2026-2030</p></div>"
    body = "".join(_render(t, group) for group in blocks("akkoord_veldhoorn"))
    t.write(chromium(page(t.name, title + body), t.name))


if __name__ == "__main__":
    main()
