"""The explanation in a browser: what it lights, by mouse and keyboard; seen and read by anybody.

Needs Chromium and the dependency group ``browser``: ``nox -s browser``.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import osce_press
from osce_press import samples
from test_cli import LISTING

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")

#: As root there is no sandbox; the others keep the browser from calling home.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
RELEASE = Path(samples.__file__).parent / "pages" / "press-release.html"
ODD = """\
<title>"Maps" &amp; mills</title><nav><a href=/>Home</a></nav><div>Bulletin</div>
<h1>OSCE &lt;b&gt;lends&lt;/b&gt; maps to schools</h1>
<dl><dt>Date:</dt><dd></dd><dt>Place:</dt><dd>VIENNA/NOWHERETOWN</dd><dt>Printer:</dt><dd>Osh</dd></dl>
<p>OSH, 5 May - The OSCE lent ten maps of the river to schools in Osh today.</p>
<p hidden>You can listen to this text with the button that is at the top of the page.</p>
"""
LISTED = f"<nav><a href=/>Home</a></nav>{LISTING}"
PAGES = {"release": RELEASE.read_text("utf-8"), "odd": ODD, "listing": LISTED, "nothing": ""}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Window:
    """A window with a page that was written to a file; there is no network."""

    def __init__(self, browser: Any, folder: Path, **options: Any) -> None:
        self.context = browser.new_context(offline=True, **options)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", self._complain)
        self.page.on("pageerror", self._complain)
        self.page.on("request", self._take_down)
        self._file = folder / "page.html"

    def _complain(self, message: Any) -> None:
        self.complaints.append(str(message))

    def _take_down(self, request: Any) -> None:
        self.requests.append(request.url)

    def show(self, written: str) -> Any:
        self._file.write_text(written, "utf-8")
        self.page.goto(self._file.as_uri())
        return self.page

    def lit(self) -> set[str]:
        """Return the identities of what is lit, or the words of it."""
        script = "all => all.map(one => one.id || one.textContent)"
        found: list[str] = self.page.eval_on_selector_all(".lit", script)
        return set(found)


@pytest.fixture
def window(browser: Any, tmp_path: Path) -> Iterator[Window]:
    window = Window(browser, tmp_path, viewport={"width": 1280, "height": 800})
    yield window
    window.context.close()
    assert window.complaints == []


def violations(page: Any) -> list[str]:
    found = axe.Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 340])
def test_anybody_can_read_it(browser: Any, tmp_path: Path, width: int, scheme: str) -> None:
    size = {"width": width, "height": 800}
    window = Window(browser, tmp_path, viewport=size, color_scheme=scheme)
    for page in PAGES.values():
        shown = window.show(osce_press.explain_page(page).to_html())
        shown.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        shown.hover(".value >> nth=0")
        assert violations(shown) == []
        assert shown.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert window.requests == [window.page.url] * len(PAGES)
    assert window.complaints == []
    window.context.close()


@pytest.mark.parametrize(("scheme", "colours"), [("light", "#fff;#111"), ("dark", "#111;#eee")])
def test_anybody_can_read_the_cards_of_notebooks(window: Window, scheme: str, colours: str) -> None:
    records = (osce_press.parse(PAGES["release"]), osce_press.parse_listing(LISTING))
    cards = "".join(str(record._repr_html_()) for record in list[Any](records))
    ground, ink = colours.split(";")
    window.page.emulate_media(color_scheme=scheme)
    style = f"background: {ground}; color: {ink}; color-scheme: {scheme}"
    page = f'<html lang="en"><title>Cards</title><body style="{style}"><main><h1>Cards</h1>'
    assert violations(window.show(page + cards)) == []


def test_lines_stand_beside_the_record_where_there_is_room(window: Window) -> None:
    page = window.show(osce_press.explain_page(PAGES["release"]).to_html())
    lines, record = (page.locator(name).bounding_box() for name in ("#lines", "#record"))
    assert (lines["y"], lines["x"] + lines["width"]) == (record["y"], record["x"])
    page.set_viewport_size({"width": 390, "height": 800})
    lines, record = (page.locator(name).bounding_box() for name in ("#lines", "#record"))
    assert (lines["x"], record["y"] + record["height"]) == (record["x"], lines["y"])


def test_pointing_at_a_value_lights_its_lines_and_the_other_way_round(window: Window) -> None:
    page = window.show(osce_press.explain_page(PAGES["release"]).to_html())
    page.hover("#value-date")
    lit = window.lit()
    assert {"value-date", "17 February 2009"} < lit
    assert "value-title" not in lit
    page.hover("text=avalanche rescue >> nth=-1")
    page.hover("#lines .title li")
    assert "value-title" in window.lit()
    assert "value-date" not in window.lit()
    page.hover("h1")
    assert window.lit() == set()


def test_the_keyboard_does_the_same(window: Window) -> None:
    page = window.show(osce_press.explain_page(PAGES["release"]).to_html())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "lines"
    page.focus("#lines .title a")
    assert "value-title" in window.lit()
    described = page.get_attribute("#lines .title a", "aria-describedby")
    assert "avalanche rescue" in page.inner_text(f"#{described}")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#value-title"
    page.focus("#value-places .where a")
    assert "OSH" in window.lit()


def test_what_is_folded_is_lit_by_its_fold_and_unfolds_for_a_link(window: Window) -> None:
    page = window.show(osce_press.explain_page(LISTED).to_html())
    second = page.locator("details.group").nth(1)
    page.focus('#lines a[href="#value-entry-2-date"]')
    assert "lit" in second.locator("summary").first.get_attribute("class")
    page.keyboard.press("Enter")
    assert second.get_attribute("open") is not None
    assert page.is_visible("#value-entry-2-date")


def test_refused_candidates_and_remarks_light_their_lines(window: Window) -> None:
    page = window.show(osce_press.explain_page(ODD).to_html())
    page.click("#value-date summary")
    page.hover("#value-date li")
    assert any(one.startswith("line-") for one in window.lit())
    page.hover("[aria-labelledby=remarks] li:has-text('vocabulary of labels')")
    (line,) = [one for one in window.lit() if one.startswith("line-")]
    assert page.inner_text(f"#{line} .words").startswith("Printer")


def test_paper_has_what_is_folded(window: Window) -> None:
    page = window.show(osce_press.explain_page(PAGES["release"]).to_html())
    folded = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(folded)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(folded) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(folded) == before > 0
