"""Pages as web designers make them, printed to PDF by Chromium."""

from __future__ import annotations

from html import escape as e
from pathlib import Path

from tests.documents.heldout.generate.programs import chromium
from tests.documents.heldout.generate.texts import Truth


def page(name: str, body: str) -> str:
    """A page with the style sheet of that name."""
    css = (Path(__file__).parent / "styles" / f"{name}.css").read_text(encoding="utf-8")
    head = f'<head><meta charset="utf-8"><style>{css}</style></head>'
    return f'<!doctype html><html lang="nl">{head}<body>{body}</body></html>'


def p(t: Truth, count: int) -> str:
    return f"<p>{e(t.par(count))}</p>"


def ul(texts: list[str], tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{e(x)}</li>' for x in texts)}</{tag}>"


def table(t: Truth, rows: list[tuple[str, ...]], kind: str = "") -> str:
    head = "".join(f"<th>{e(x)}</th>" for x in t.row(*rows[0]))
    body = "".join("<tr>" + "".join(f"<td>{e(x)}</td>" for x in t.row(*row)) + "</tr>" for row in rows[1:])
    return f'<table class="{kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def webnota() -> None:
    """CSS columns with an aside that floats, a zebra table whose header repeats, running lines in the page margins."""
    t = Truth("chromium_webnota", 10, "Chromium, CSS-kolommen, zebratabel")
    t.f("Nota Veilig Wonen Kersenhof")
    aside = f"<aside><b>In het kort</b>{''.join(f'<p>{e(x)}</p>' for x in t.take_box(3))}</aside>"
    body = f"<h1>{t.h('Veilig wonen in Kersenhof')}</h1>{aside}{p(t, 4)}{p(t, 4)}{p(t, 4)}"
    body += f"<h2>{t.h('Wat bewoners ervaren')}</h2><div class=cols>{p(t, 5)}{p(t, 5)}{p(t, 4)}</div>"
    body += f"<h2>{t.h('Wat wij doen')}</h2><p>{e(t.s('Het pakket bestaat uit de volgende onderdelen:'))}</p>"
    body += f"{ul(t.items(5))}{p(t, 4)}"
    rows: list[tuple[str, ...]] = [("Buurt", "Incidenten 2023", "Incidenten 2024", "Ontwikkeling")]
    names = (
        "Kersenhof", "Lindepark", "De Bleek", "Havenkwartier", "Oude Stad", "Zandweg", "Weverswijk", "Rozenoord",
        "Vlietzicht", "De Hoven", "Stationsbuurt", "Kloosterveld", "Parkzijde", "Ossenweide", "Landzicht", "Molenrij",
    )  # fmt: skip
    for k, name in enumerate(names):
        rows.append((name, f"{120 + 17 * k}", f"{112 + 18 * k}", f"{(-8 + k) / 10:+.1f}%".replace(".", ",")))
    body += f"<h2>{t.h('Cijfers per buurt')}</h2>{table(t, rows)}"
    body += f"<h2>{t.h('Vervolg')}</h2>{p(t, 5)}{p(t, 3)}<div class=cols>{p(t, 5)}{p(t, 4)}</div>"
    t.write(chromium(page(t.name, body), t.name))


def slides() -> None:
    """A presentation: two text boxes side by side, large figures, arrows and icons as bullets, a foot on each slide."""
    t = Truth("chromium_presentatie", 35, "Chromium, liggende dia's")

    def slide(number: int, title: str, body: str) -> str:
        foot = f"<div class=foot><span>{t.f('Themabijeenkomst raad 9 oktober 2025')}</span><span>{number}</span></div>"
        return f"<section><h1>{e(title)}</h1>{body}{foot}</section>"

    out = slide(
        1, t.h("Hervorming sociaal domein"), f"<p>{e(t.s('Bijpraatsessie over de voortgang van het programma.'))}</p>"
    )
    out += slide(2, t.h("Waarom nu?"), ul(t.take(4)))
    left = f"<div><h2>{t.h('Sterk')}</h2>{ul(t.items(3))}</div>"
    right = f"<div><h2>{t.h('Kan beter')}</h2>{ul(t.items(3))}</div>"
    out += slide(3, t.h("Balans na een jaar"), f"<div class=two>{left}{right}</div>")
    first = f"<div class=box><h2>{t.h('Spoor 1: preventie')}</h2><p>{e(t.par(3))}</p></div>"
    second = f"<div class=box><h2>{t.h('Spoor 2: inkoop')}</h2><p>{e(t.par(3))}</p></div>"
    out += slide(4, t.h("Twee sporen"), f"<div class=two>{first}{second}</div>")
    out += slide(
        5,
        t.h("Wat zien we in de cijfers?"),
        f"<div class=two><div><span class=big>−12%</span><p>{e(t.par(1))}</p></div><div>{ul(t.take(3))}</div></div>",
    )
    out += slide(6, t.h("Vragen aan de raad"), ul(t.items(4)))
    t.write(chromium(page(t.name, out), t.name))


def factsheet() -> None:
    """Cards in a grid, goals numbered in table cells, a coloured band, letters spaced out."""
    t = Truth("chromium_factsheet", 65, "Chromium, kaarten in raster, doelen in tabelcellen")
    body = f"<div class=band><h1>{t.h('Jeugdagenda in één oogopslag')}</h1></div>{p(t, 4)}<div class=grid>"
    for title in ("Thuis", "School", "Buurt"):
        body += f"<div class=card><h3>{t.h(title)}</h3><p>{e(t.par(3))}</p></div>"
    body += f"</div><h2>{t.h('Onze vijf doelen')}</h2><table>"
    for k, item in enumerate(t.items(5), 1):
        del t.sentences[t.sentences.index(item)]
        t.row(f"{k}", item)
        body += f"<tr><td class=n>{k}</td><td>{e(item)}</td></tr>"
    quote = t.box("Je hoeft het niet alleen te doen, en dat is een hele opluchting.")
    body += f"</table><blockquote>{e(quote)}</blockquote>"
    body += f"<h2>{t.h('Zo pakken we het aan')}</h2>{p(t, 5)}{ul(t.items(3), 'ol')}{p(t, 4)}<div class=grid>"
    for title in ("2026", "2027", "2028"):
        body += f"<div class=card><h3>{t.h(title)}</h3>{ul(t.take(2))}</div>"
    body += f"</div><h2>{t.h('Meer weten?')}</h2>{p(t, 4)}{p(t, 4)}"
    t.write(chromium(page(t.name, body), t.name))


def brochure() -> None:
    """Three justified columns, drop caps, pictures with captions, a pull quote, a letter-spaced heading."""
    t = Truth("chromium_brochure", 82, "Chromium, drie kolommen, initialen, foto's met bijschrift")

    def picture(colour: str, caption: str) -> str:
        shapes = f'<rect width="100%" height="90" fill="{colour}"/><circle cx="60" cy="45" r="30" fill="#fff"/>'
        drawing = f'<svg width="100%" height="90">{shapes}</svg>'
        return f"<figure>{drawing}<figcaption>{e(t.f(caption))}</figcaption></figure>"

    body = f"<h1>{t.h('Zorg dichtbij: vier verhalen')}</h1><div class=cols><p class=lead>{e(t.par(5))}</p>{p(t, 4)}"
    body += picture("#88a", "Foto: inloophuis De Ontmoeting in Westdorp")
    body += f"<h2>{t.h('Het eerste gesprek')}</h2>{p(t, 5)}{p(t, 4)}"
    body += f"<p class=q>{e(t.box('“Ze vroegen eindelijk wat ik zelf wilde.”'))}</p>{p(t, 4)}"
    body += f"<h2>{t.h('Onder één dak')}</h2>{p(t, 6)}{p(t, 5)}</div>"
    body += f"<div class='cols new'><h2>{t.h('Werk maakt het verschil')}</h2><p class=lead>{e(t.par(6))}</p>{p(t, 5)}"
    body += picture("#a86", "Beeld: leerwerkbedrijf, voorjaar 2025") + p(t, 4)
    body += f"<h2>{t.h('Hoe nu verder')}</h2>{p(t, 5)}{ul(t.items(5))}{p(t, 4)}</div>"
    t.write(chromium(page(t.name, body), t.name))


def main() -> None:
    for make in (webnota, slides, factsheet, brochure):
        make()


if __name__ == "__main__":
    main()
