"""Segmentation: the lines of whole pages with their roles and rules, and the blocks they form."""

import pytest

import osce_press
from osce_press import PageType
from osce_press.testing import assert_lossless

Verdict = tuple[str, str, str | None]

PARAGRAPH = "The OSCE opened a library of maps in Osh today."

BODY: Verdict = ("body", "between-head-and-tail", None)
TITLE: Verdict = ("title", "title-position", None)
KIND: Verdict = ("kind", "kind-name", None)
METADATA: Verdict = ("metadata", "label-block", None)
BEFORE_TITLE: Verdict = ("navigation", "before-title", None)
DUMP: Verdict = ("other", "dump", None)


def verdicts(page: str) -> dict[str, Verdict]:
    """Return role, rule and entry of each line, by its words."""
    lines = osce_press.detect_boilerplate(page)
    return {line.text: (str(line.role), line.rule, line.entry) for line in lines}


def test_a_page_with_a_menu() -> None:
    menu = ("Our work", "Fields of work", "Elections", "Countries", "Albania", "About us")
    chair, new = "Finland – OSCE Chairpersonship", "Press corner of the year"
    items = "".join(f"- {line}\n" for line in (*menu, f"{chair} 2025", new))
    page = f"{items}Story\nOSCE and maps\n- Date:\n- Source:\n{PARAGRAPH}\nOSCE Impact\n"
    assert verdicts(page) == {
        **{line: ("navigation", "menu-entry", line) for line in menu},
        f"{chair} 2025": ("navigation", "menu-entry", chair),
        new: BEFORE_TITLE,
        "Story": KIND,
        "OSCE and maps": TITLE,
        **dict.fromkeys(("Date:", "Source:"), METADATA),
        PARAGRAPH: BODY,
        "OSCE Impact": ("related", "tail", "impact"),
    }
    own = [line.text for line in osce_press.detect_boilerplate(page) if not line.is_boilerplate]
    assert own == ["Story", "OSCE and maps", "Date:", "Source:", PARAGRAPH]


def test_a_page_with_a_header_line() -> None:
    head = "Newsroom\nOSCE Mission to Serbia\nPress release\nOSCE opens a library\n"
    assert verdicts(f"{head}BELGRADE, 3 May 2004\n{PARAGRAPH}\n") == {
        "Newsroom": ("section", "section-name", None),
        "OSCE Mission to Serbia": ("section", "structure-name", None),
        "Press release": KIND,
        "OSCE opens a library": TITLE,
        "BELGRADE, 3 May 2004": ("header date", "date-line", None),
        PARAGRAPH: BODY,
    }


def test_a_page_with_a_metadata_block_and_a_kind_nobody_knows() -> None:
    head = "Bulletin of the chair\nOSCE opens a library\nIt has maps of all lakes.\n"
    block = "- Date:\n- 3 May 2004\n- Source:\n- OSCE Secretariat\n"
    assert verdicts(f"{head}{block}{PARAGRAPH}\n") == {
        "Bulletin of the chair": ("kind", "kind-unknown", None),
        "OSCE opens a library": TITLE,
        "It has maps of all lakes.": ("summary", "before-block", None),
        **dict.fromkeys(("Date:", "3 May 2004", "Source:", "OSCE Secretariat"), METADATA),
        PARAGRAPH: BODY,
    }


def test_a_listing_between_menu_and_footer() -> None:
    first, second = (
        f"<h3>OSCE opens a library in {town}</h3><p>Publishing date: 3 May 2004</p>"
        f"<p>Content type: Press release</p><p>The OSCE opened a library of maps in {town}.</p>"
        for town in ("Osh", "Bar")
    )
    page = (
        f"<nav>Glaciers</nav><main><h1>Newsroom</h1><p>All our news</p>{first}{second}"
        "<p>1 2</p></main><footer>House rules</footer>"
    )
    entry: Verdict = ("listing", "listing-entry", None)
    assert verdicts(page) == {
        "Glaciers": ("navigation", "chrome", "<nav>"),
        **dict.fromkeys(("Newsroom", "All our news"), BEFORE_TITLE),
        **dict.fromkeys(("Publishing date: 3 May 2004", "Content type: Press release"), entry),
        **{f"OSCE opens a library in {town}": entry for town in ("Osh", "Bar")},
        **{f"The OSCE opened a library of maps in {town}.": entry for town in ("Osh", "Bar")},
        "1 2": ("footer", "after-listing", None),
        "House rules": ("footer", "chrome", "<footer>"),
    }
    article = osce_press.parse(page)
    assert article.page_type is PageType.LISTING
    assert (article.title, article.paragraphs, article.date) == (None, (), None)
    assert [notice.code for notice in article.notices] == ["not-a-press-page"]


@pytest.mark.parametrize("more", ["", "Press release\nOSCE opens a library\n"])
def test_a_dump_begins_with_the_number_of_a_node(more: str) -> None:
    page = f"Skip navigation\n12345\n{more}"
    assert set(verdicts(page).values()) == {DUMP}
    article = osce_press.parse(page)
    assert article.page_type is PageType.OTHER
    assert [block.role for block in article.blocks] == ["other"]
    assert (article.title, article.paragraphs) == (None, ())


def blocks(page: str) -> list[tuple[str, str]]:
    article = osce_press.parse_text(page)
    assert_lossless(article, page)
    return [(str(block.role), block.text) for block in article.blocks]


def test_blocks_cover_the_page_and_each_paragraph_is_one() -> None:
    head = "\nPress release\n\nOSCE opens a library\n- Date:\n- 3 May 2004\n\n"
    tail = "Contacts\nAna Petrova\n \n"
    assert blocks(f"{head}{PARAGRAPH}\nIt is open.\n{tail}") == [
        *(("kind", "\nPress release\n\n"), ("title", "OSCE opens a library\n")),
        *(("metadata", "- Date:\n- 3 May 2004\n\n"), ("body", f"{PARAGRAPH}\n")),
        *(("body", "It is open.\n"), ("contacts", tail)),
    ]
