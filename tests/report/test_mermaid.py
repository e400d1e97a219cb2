"""The goal trees as Mermaid draws them: Mermaid itself, in Debian's Chromium, without network.

`vendor/` holds the browser build of mermaid 11.17.2 from npm (MIT), packed; it is for tests only.
"""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.report.goal_tree import make_tree, tree_to_mermaids
from tests.needs import needs
from tests.report.conftest import Made
from tests.report.test_browser import CHROMIUM
from tests.report.test_goal_tree import goal, leads

pytestmark = [pytest.mark.slow, needs(*CHROMIUM), pytest.mark.xdist_group("browser")]

MERMAID = Path(__file__).parent / "vendor" / "mermaid-11.17.2.min.js.gz"
ERRORS = ("Syntax error", "Maximum text size", "Too many edges")


@pytest.fixture(scope="module")
def mermaid() -> Iterator[Any]:
    """A page with Mermaid, and what it asked of the network."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, CHROMIUM)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content("<body></body>")
        page.add_script_tag(content=gzip.decompress(MERMAID.read_bytes()).decode())
        page.evaluate("mermaid.initialize({startOnLoad: false})")
        yield page
        browser.close()


def draw(mermaid: Any, chart: str) -> str:
    """The SVG; raises when Mermaid does not understand the text."""
    svg: str = mermaid.evaluate("async text => (await mermaid.render('boom', text)).svg", chart)
    return svg


def nodes_in(svg: str) -> int:
    return len(re.findall(r'class="node ', svg))


def test_every_goal_tree_of_the_dossier_is_drawn_with_all_its_goals_and_arrows(made: Made, mermaid: Any) -> None:
    files = sorted((made.folder / "tabellen").glob("*.mmd"))

    for file in files:
        chart = file.read_text("utf-8")
        svg = draw(mermaid, chart)
        assert not any(error in svg for error in ERRORS), file.name
        assert nodes_in(svg) == chart.count("(blz. "), file.name
        assert len(re.findall(r"<path[^>]*flowchart-link", svg)) == chart.count("-->"), file.name
    assert len(files) > 1


def test_hostile_text_is_drawn_as_text(mermaid: Any) -> None:
    text = 'Wij <img src=x onerror=alert(1)> "groeien" --> X["b"] `c` #35; %% en \\ meer'

    (chart,) = tree_to_mermaids(make_tree([goal(text, "strategic")], [], ()), 'plan "x": [y]')
    svg = draw(mermaid, chart)

    assert nodes_in(svg) == 1 and not any(error in svg for error in ERRORS)
    assert "<img" not in svg
    assert "onerror=alert(1)" in svg, "it stands there to be read"
    assert '>plan "x": [y]</text>' in svg


def test_the_largest_tree_is_drawn_in_parts(mermaid: Any) -> None:
    top = goal("Alles wordt beter", "strategic")
    below = [
        goal(f"Wij verbeteren de zorg in wijk {n} met de partners die daar werken", "tactical") for n in range(900)
    ]
    links = [leads(one.goal_id, top.goal_id) for one in below[:300]]

    charts = tree_to_mermaids(make_tree([top, *below], links, ()), "Zandrecht: begroting")

    assert len(charts) > 1
    for chart in charts:
        svg = draw(mermaid, chart)
        assert nodes_in(svg) == chart.count("(blz. ")
