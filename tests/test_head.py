"""The head of a page: where the menu ends, which line is kind and title, where the block stands.

The pages, in heads.txt and here, are written with what each line is in the margin.
"""

import re
from pathlib import Path

import pytest

import osce_press
from osce_press.testing import assert_evidence

MENU = """
    navigation | Our work
    navigation | Elections
    navigation | About us
"""
ITEMS = MENU.replace("| ", "| - ")
TITLE = "title | Ten rivers on one map of Osh"
TEXT = "body | The OSCE drew ten maps of it today."
DATELINE = "body | OSH, 3 May 2004 - The OSCE drew ten maps of it today."
MAPS = f"{TITLE}\n{TEXT}"
REPORT = f"{TITLE}\n{DATELINE}"
RELEASE = f"kind | Press release\n{TITLE}"
BLOCK = "metadata | Date: 3 May 2004\nmetadata | Place: Osh\nmetadata | Source: ODIHR"
#: The same of HTML.
HTML_MENU = re.sub(r"\| (.*)", r"| <p>\1</p>", MENU)
HTML_TITLE = "title | <h1>Ten rivers on one map of Osh</h1>"
HTML_TEXT = "body | <p>The OSCE drew ten maps of it today.</p>"
DATED = f"metadata | <li>Date: 3 May 2004</li>\n{HTML_TEXT}"


def read(written: str) -> str:
    """Read a page without its margin, and compare what each line, or part of it, is with that.

    Without anything there, it is blank, a line that goes on, or what is set aside unread.
    """
    rows = [row.split("|", 1) for row in written.splitlines() if row.strip()]
    page = "\n".join(text.strip() for _, text in rows)
    lines = osce_press.detect_boilerplate(page)
    read_as = ["new kind" if line.rule == "kind-unknown" else line.role.value for line in lines]
    margins = [margin for margin, _ in rows if margin.strip()]
    assert read_as == [role.strip() for margin in margins for role in margin.split("+")]
    return page


#: Pages by what is special to them, some with their date; a name in braces is the lines above.
PAGES = dict(
    re.findall(r"== (.*)\n((?:.+\n)+)", Path(__file__).with_name("heads.txt").read_text("utf-8"))
)


@pytest.mark.parametrize("name", PAGES)
def test_each_line_is_what_the_margin_says(name: str) -> None:
    page = read(re.sub(r"\{(\w+)\}", lambda match: globals()[match[1]], PAGES[name]))
    if dated := re.search(r"\[(.*)\]$", name):
        assert str(osce_press.parse(page).date) == dated[1]


class TestTitleOfHtml:
    """The head of the document says which heading it is, and is never itself the title."""

    TITLE = "Ten rivers on one map of Osh"
    TEXT = "<p>The OSCE drew ten maps of it today, of which three show rivers alone.</p>"
    SAID = f"<title>{TITLE} | The map room</title>"
    SHARED = f'<meta property=og:title content="{TITLE}">'

    @pytest.mark.parametrize(
        "page",
        [
            # The name of the site is the first heading, and leads to its front page.
            f"<header><h1><a href=/>The map room</a></h1></header><main><h2>{TITLE}</h2>{TEXT}",
            f"<div><h1><a href=/>The map room</a></h1></div><div><h2>{TITLE}</h2>{TEXT}</div>",
            # It leads nowhere, but the head of the document says another title.
            f"{SAID}<div><h1>The map room</h1></div><div><h2>{TITLE}</h2>{TEXT}</div>",
            f"{SHARED}<div><h1>The map room</h1></div><div><h1>{TITLE}</h1>{TEXT}</div>",
            f"{SHARED}<h1>The map room</h1><div class=headline>{TITLE}</div>{TEXT}",
            f"{SAID}<h1>The map room</h1><p>Story</p><h2>{TITLE}</h2><p>Place: OSH</p>{TEXT}",
            f"{SAID}<ul><li>Maps</ul><p>All rivers</p><div class=headline>{TITLE}</div>{TEXT}",
            f"{SAID}<h1><a href=/>The map room</a></h1><h2>{TITLE}</h2>{TEXT}",
            f"<title>Maproom: {TITLE}</title><h1><a href=/>Maproom</a></h1><h3>{TITLE}</h3>{TEXT}",
            f"<title>Maproom</title><h1>Press centre</h1><h2>{TITLE}</h2><p>3 May 2004</p>{TEXT}",
            f"<title>Maproom</title><div><h1>{TITLE}</h1>{TEXT}</div><h1>Maproom letter</h1>",
            # Furniture has headings of its own.
            f"{SAID}<aside><h2>Your cart is empty</h2></aside><div><h1>{TITLE}</h1>{TEXT}</div>",
            f"<h2>Skip to main navigation</h2><div><h1>{TITLE}</h1>{TEXT}</div>",
        ],
    )
    def test_is_a_heading_of_the_page(self, page: str) -> None:
        article = osce_press.parse(page)
        assert article.title == self.TITLE
        taken, *others = article.explain("title")
        assert (taken.taken, taken.value) == (True, self.TITLE)
        assert taken.evidence == article.evidence["title"]
        assert not any(one.taken for one in others)

    @pytest.mark.parametrize(
        ("head", "heading", "title"),
        [
            # The site's name stands behind the title, and once more in the window's.
            (f"<title>{TITLE} – Maproom - Maproom</title>", f"{TITLE} – Maproom", TITLE),
            (f"<title>{TITLE} | Maproom | Maproom</title>", f"{TITLE} | Maproom", TITLE),
            # The title alone is a link; an aggregator adds the source and a number.
            (SAID, f"<a href=/1>{TITLE}</a> (maproom.example) 87", TITLE),
            (SHARED, f"<a href=/1>{TITLE}</a> 3 comments", TITLE),
            (SAID, f"{TITLE} <time datetime=2004-05-03>3 May 2004</time>", TITLE),
            (SAID, f"{TITLE} <a href=/1/edit>[edit]</a>", TITLE),
            ("", f"{TITLE} | OSCE Mission to Serbia", TITLE),
            ("", f"{TITLE} - Organization for Security and Co-operation in Europe | OSCE", TITLE),
            ("", f"{TITLE} - OSCE", f"{TITLE} - OSCE"),
            (SAID, "<div>Ten rivers on</div><div>one map of Osh</div>", TITLE),
            # Something is glued to it, or a sign stands before it.
            (SAID, f"<b>Rivers</b><span>{TITLE}</span>", TITLE),
            (SHARED, f"« {TITLE}3 May 2004", TITLE),
            # Each names the site once: who can tell it from words of the title?
            (f"<title>{TITLE} – Part 1</title>", f"{TITLE} – Part 1", f"{TITLE} – Part 1"),
            (f"<title>{TITLE} - Maproom</title>", f"{TITLE} and Naryn", f"{TITLE} and Naryn"),
            # Without a sign before it, it is a word of the title.
            (f"<title>{TITLE} Maproom - Maproom</title>", f"{TITLE} Maproom", f"{TITLE} Maproom"),
            # The link is not what the head says.
            (SAID, "<a href=/1>Ten rivers</a> on maps of Osh", "Ten rivers on maps of Osh"),
        ],
    )
    def test_ends_where_something_else_begins(self, head: str, heading: str, title: str) -> None:
        page = f"<head>{head}</head><main><h1>{heading}</h1>{self.TEXT}"
        article = osce_press.parse(page)
        assert article.title == title
        assert_evidence(article, page)

    def test_is_no_text_that_the_page_does_not_show(self) -> None:
        article = osce_press.parse(f"{self.SAID}{self.SHARED}<div>{self.TEXT}{self.TEXT}</div>")
        assert article.title is None
        assert article.explain("title") == ()
