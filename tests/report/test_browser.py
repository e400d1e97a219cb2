"""The dossier in a real browser, from disk: Debian's Chromium, as `.ci/run` installs it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.needs import needs
from tests.report.conftest import Made

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

pytestmark = [pytest.mark.slow, needs(*CHROMIUM), pytest.mark.xdist_group("browser")]
# What a reader with a screen reader or keyboard cannot get past; minor remarks are for people to weigh.
SERIOUS = ("serious", "critical")
PAGES = (
    "index.html",
    "gemeenten/lindewolde/index.html",
    "gemeenten/lindewolde/norm-jeugdhulp-1-1.html",
    "gemeenten/heerwaarde/index.html",
    "gemeenten/zandrecht-script-alert-x-script/index.html",
    "gemeenten/zandrecht-script-alert-x-script/norm-smart-s.html",
)


@dataclass
class Browser:
    """An open page that notes what the console said and what was asked for."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def note_failure(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # a picture below the edge that was on its way as the page was left
            self.failed.append(request.url)

    def open(self, path: Path) -> None:
        self.page.goto(path.as_uri())
        self.page.wait_for_load_state("load")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, CHROMIUM)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def browser(chromium: Any) -> Iterator[Browser]:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    found = Browser(page)
    page.on("console", lambda message: found.said.append(message.text))
    page.on("pageerror", lambda error: found.said.append(str(error)))
    page.on("dialog", lambda dialog: found.said.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: found.asked.append(request.url))
    page.on("requestfailed", found.note_failure)
    yield found
    page.close()


def test_every_page_opens_without_error_and_without_leaving_the_disk(made: Made, browser: Browser) -> None:
    for path in made.pages():
        browser.open(path)
        assert browser.page.locator("h1").count() == 1, path.name
        assert browser.page.locator("main").count() == 1, path.name

    assert browser.said == []
    assert [url for url in browser.asked if not url.startswith("file://")] == []
    assert browser.failed == []


def test_an_auditor_clicks_from_the_overview_through_to_a_quote_with_its_picture(made: Made, browser: Browser) -> None:
    page = browser.page
    browser.open(made.folder / "index.html")

    page.get_by_role("link", name="Lindewolde", exact=True).first.click()
    page.get_by_role("link", name="1.1 Doelen over de outcome zijn helder").click()
    page.get_by_role("link", name="1", exact=True).first.click()

    assert re.search(r"norm-jeugdhulp-1-1\.html#v1$", page.url)
    quote = page.locator("#v1")
    assert quote.is_visible() and quote.bounding_box()["y"] < 900
    picture = quote.locator("img").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.naturalWidth > 400", arg=picture.element_handle())
    assert browser.said == [] and browser.failed == []


def test_the_first_key_leads_past_the_head_to_the_content(made: Made, browser: Browser) -> None:
    browser.open(made.folder / "gemeenten/lindewolde/index.html")

    browser.page.keyboard.press("Tab")
    assert browser.page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    browser.page.keyboard.press("Enter")
    assert browser.page.evaluate("document.activeElement.id") == "inhoud"


@pytest.mark.parametrize("name", PAGES)
def test_the_page_does_not_run_over_its_edge(made: Made, browser: Browser, name: str) -> None:
    for width in (1280, 700, 390):
        browser.page.set_viewport_size({"width": width, "height": 900})
        browser.open(made.folder / name)
        assert browser.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_a_checker_of_accessibility_finds_nothing_serious(made: Made, browser: Browser, name: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    browser.open(made.folder / name)
    browser.page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")

    found = Axe().run(browser.page).response["violations"]

    told = [
        f"{f['id']}: {f['help']} {[n['html'][:200] for n in f['nodes'][:3]]}" for f in found if f["impact"] in SERIOUS
    ]
    assert told == []


def test_print_shows_what_is_folded_on_screen(made: Made, browser: Browser, tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument

    browser.open(made.folder / "gemeenten/lindewolde/index.html")

    browser.page.pdf(path=tmp_path / "druk.pdf", prefer_css_page_size=True)

    document = PdfDocument(tmp_path / "druk.pdf")
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Alle 7 bladzijden van 1 document zijn gelezen." in text
    assert "Mermaid-tekst" in text, "stands in a folded part"
    assert "sla open om af te drukken" in text, "the remainder of a long list"
    sizes = {page.get_size()[0] > page.get_size()[1] for page in document}
    assert sizes == {True, False}, "wide tables lie on their side"
