"""The front door: what the caller says about a page, and what type the page is found to be."""

from collections.abc import Callable

import pytest

import osce_press
from osce_press import Article, Kind, PageType, Template
from osce_press.vocabulary import KindEntry, default

Reader = Callable[..., Article]
READERS: list[Reader] = [osce_press.parse, osce_press.parse_html, osce_press.parse_text]
HTML = "<h1>OSCE opens a library</h1><p>It has <a href=/maps>maps</a> of all lakes.</p>"


@pytest.mark.parametrize("page", [HTML, HTML.encode()])
def test_the_caller_says_whether_it_is_html_or_text(page: bytes | str) -> None:
    assert osce_press.parse(page) == osce_press.parse_html(page)
    text = osce_press.parse_text(page)
    assert not text.links
    assert "tags-removed" in {it.code for it in text.notices}
    words = "No markup\nin here"
    assert "".join(block.text for block in osce_press.parse_html(words).blocks) != words
    assert "".join(block.text for block in osce_press.parse(words).blocks) == words


@pytest.mark.parametrize("reader", READERS)
def test_a_vocabulary_knows_more_kinds(reader: Reader) -> None:
    lines = ("Chamber circular", "Bridge opens", "Wardens opened a bridge.")
    as_html = reader is osce_press.parse_html
    page = "".join(f"<p>{line}</p>" for line in lines) if as_html else "\n".join(lines)
    vocabulary = default().extend(kinds=[KindEntry(Kind.NEWS_ITEM, "Chamber circular")])
    assert reader(page).kind is None
    assert reader(page, vocabulary=vocabulary).kind is Kind.NEWS_ITEM
    assert osce_press.page_type(page) is PageType.OTHER
    assert osce_press.page_type(page, vocabulary=vocabulary) is PageType.ARTICLE


def test_a_template_tells_what_the_site_says_from_what_the_page_says() -> None:
    names = [letter * 5 for letter in "abcdefghijklmnopqrst"]
    bridge = "Pass roads\nBridge {0} opens\nThe bridge {0} was opened today.\nRules of the OSCE\n"
    pages = list(map(bridge.format, names))
    template = Template.learn(pages)
    assert osce_press.page_type(pages[0]) is PageType.ARTICLE
    assert osce_press.page_type(pages[0], template=template) is PageType.OTHER


# Articles, listings and everything else, with the sentence that says why

TITLE = "OSCE opens a library"
PROSE = "The lake is deep and the town on it is old.\nIt has a library of maps.\n"
DATED = "OSH, 3 May 2004\n"
BLOCK = "- Date:\n- 3 May 2004\n- Source:\n- OSCE Secretariat\n"
ENTRY = (
    f"{TITLE}\nPublishing date: 3 May 2004\nContent type: Press release\n"
    "OSH, 3 May 2004- The OSCE opened a library of maps in Osh today.\n"
)

Judgement = tuple[PageType, str | None]
ARTICLE: Judgement = (PageType.ARTICLE, None)
ABOUT: Judgement = (PageType.OTHER, "The page is about the OSCE or one of its structures.")
RESOURCE: Judgement = (PageType.OTHER, "The page presents a resource.")
FAILED = "The page reports an error of the site; fetch it again, or leave it out."
ERROR: Judgement = (PageType.OTHER, FAILED)
NOTHING: Judgement = (PageType.OTHER, "Nothing on the page is that of a press page.")
OF_MENU = "The page is one of those that the menus of the site name."
LEADS = "The page leads to several others, and has no date."
EMPTY: Judgement = (PageType.OTHER, "There is no text on the page.")
DUMP: Judgement = (PageType.OTHER, "The page is a dump of the fields of several pages.")


def judged(page: str) -> Judgement:
    """Return the type of a page, and what the notice says of one that is no article."""
    article = osce_press.parse(page)
    assert article.page_type is osce_press.page_type(page)
    codes = {"not-a-press-page", "not-a-page", "empty-page"}
    said = [notice.message for notice in article.notices if notice.code in codes]
    return article.page_type, said[0] if said else None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"Press release\nLibrary of maps\n{PROSE}", ARTICLE),
        (f"Library of maps\n{BLOCK}{PROSE}", ARTICLE),
        (f"Library of maps\nOSH, 3 May 2004 - {PROSE}", ARTICLE),
        (f"Library of maps\nOSCE - Monday, 23/05/2004 - 12:30\n{PROSE}", ARTICLE),
        (f"{TITLE}\n{PROSE}", ARTICLE),
        *[(page, NOTHING) for page in ("Library of maps\n", f"Library of maps\n{PROSE}")],
        (f"Library of maps\n{PROSE}The OSCE draws them.\n", ARTICLE),
        *[(f"{it}This report is for the media.\n{PROSE}", ARTICLE) for it in ("", "Of maps\n")],
        *[(f"Newsroom\n{TITLE}\n{PROSE}", ARTICLE), ("The OSCE met in Osh.\n", NOTHING)],
        # A menu that names the OSCE does not make a story.
        ("<nav>OSCE</nav><main><h1>Library of maps</h1><p>It has maps.</p></main>", NOTHING),
        (f"Vacancy\nKeeper of maps\n{PROSE}", (PageType.OTHER, "The page offers a job.")),
        (f"Vacancies\nKeeper of maps\n{BLOCK}", (PageType.OTHER, "The page offers a job.")),
        (f"Vacancy notice: Miller\n{PROSE}", (PageType.OTHER, "The page offers a job.")),
        (f"<h1>Border management</h1><p>{PROSE}</p>", (PageType.OTHER, OF_MENU)),
        (f"{TITLE}\n" + f"- {PROSE}- More info...\n" * 3, (PageType.OTHER, LEADS)),
        (f"Project\nOne map\n{PROSE}", (PageType.OTHER, "The page describes a project.")),
        (f"General event\nBook fair\n{PROSE}", (PageType.OTHER, "The page announces an event.")),
        *[("", EMPTY), ("Skip navigation\n12345\nPress release\n", DUMP)],
    ],
)
def test_what_a_page_prints_says_what_it_is(page: str, expected: Judgement) -> None:
    assert judged(page) == expected


@pytest.mark.parametrize("count", [1, 2])
def test_a_listing_says_how_many_pages_it_lists(count: int) -> None:
    reason = f"The page lists {count} pages; read it with parse_listing."
    assert judged(f"Newsroom\n{ENTRY * count}") == (PageType.LISTING, reason)


@pytest.mark.parametrize(
    ("section", "expected"),
    [("About us", ABOUT), ("Resources", RESOURCE), ("Page not found", ERROR)],
)
class TestOtherSections:
    def test_above_the_title_or_as_it(self, section: str, expected: Judgement) -> None:
        assert judged(f"{section}\n{TITLE}\n{PROSE}") == expected
        assert judged(f"{section}\n{TITLE}\n{DATED}{PROSE}") == expected
        assert judged(f"<main><h1>{section}</h1><p>The OSCE has maps.</p></main>") == expected

    def test_beside_a_kind_or_a_block_none_counts(self, section: str, expected: Judgement) -> None:
        assert judged(f"{section}\nPress release\n{TITLE}\n{PROSE}") == ARTICLE
        block = "<dl><dt>Date:</dt><dd>3 May 2004</dd><dt>Place:</dt><dd>Osh</dd></dl>"
        assert judged(f"<h1>{section}</h1>{block}<p>{PROSE}</p>") == ARTICLE
        assert judged(f"<h1>{section}</h1><p>{PROSE}</p>") == expected


@pytest.mark.parametrize("kind", ["Newsletter", "Blog", "Video", "News item", "Новости"])
def test_a_word_of_any_menu_makes_no_press_page(kind: str) -> None:
    page, address = f"{kind}\nLibrary of maps\n{PROSE}", "https://www.osce.org/serbia/12345"
    assert osce_press.page_type(page) is PageType.OTHER
    assert osce_press.page_type(page, url=address) is PageType.ARTICLE
    assert osce_press.page_type(f"{page}The OSCE draws them.\n") is PageType.ARTICLE


@pytest.mark.parametrize("told", ["", DATED, "OSH, 3 May 2004 - ", "Posted: 3 May 2004\n"])
def test_a_story_at_an_address_of_the_osce_need_not_name_it(told: str) -> None:
    """On another site any news has a date."""
    text = f"{told}{PROSE}"
    assert osce_press.page_type("A\nThe OSCE has B.", url="//jobs.osce.org") is PageType.OTHER
    for url, expected in (("osce.org/serbia/12345", "article"), ("news.example/12345", "other")):
        article = osce_press.parse(f"Library of maps\n{text}", url=f"https://{url}")
        assert article.page_type == expected
        named = osce_press.parse(f"Library of maps\n{text}The OSCE draws them.\n", url=url)
        assert named.page_type is PageType.ARTICLE
