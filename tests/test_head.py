"""The head of a page: where the menu ends, which line is kind and title, where the block stands.

The pages are written with what each line is in the margin.
"""

import re

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


def read(written: str) -> None:
    """Read a page without its margin, and compare what each line is with what stands there."""
    rows = [row.split("|", 1) for row in written.splitlines() if row.strip()]
    lines = osce_press.detect_boilerplate("\n".join(text.strip() for _, text in rows))
    read_as = ["new kind" if line.rule == "kind-unknown" else line.role.value for line in lines]
    assert read_as == [margin.strip() for margin, _ in rows]


PAGES = {
    "a menu ends at a new line that the next entries do not outweigh": f"""{MENU}
        {TITLE}
        body       | Elections
        body       | Countries
        {TEXT}""",
    "a menu can stand below the title, and the kind have a number": f"""
        kind       | Press release No. 12/2000
        {TITLE}
        {MENU}
        {DATELINE}""",
    "a menu and a list of the text are no values, and a title can begin like a standing line": f"""
        kind       | Пресс-релиз ОБСЕ
        title      | Follow us on the road to Osh
        metadata   | - Date: 3 May 2004
        metadata   | - Source:
        metadata   | - ODIHR
        metadata   | - Atlas Unit
        body       | - Rivers are long
        body       | - Our work
        {TEXT}""",
    "labels without colons can be headings": f"""
        {HTML_TITLE}
        metadata   | <h4>Date</h4>
        metadata   | <p>3 May 2004</p>
        metadata   | <h4>Place</h4>
        metadata   | <p>OSH</p>
        {HTML_TEXT}""",
    "labels need no colons above known values, and the title is a numbered report": f"""
        kind       | Spot report
        title      | Spot report No. 12
        metadata   | Date
        metadata   | 3 May 2004
        metadata   | Source
        metadata   | ODIHR
        {TEXT}""",
    "one label without a colon is none, nor is a day before the first talks the page's": f"""
        title      | Written by women, read by all
        body       | 3 May 1944
        {TEXT}
        body       | Source
        body       | ODIHR
        {TEXT}""",
    "the headers of an e-mail stand above": f"""
        navigation | From: Ana Marku
        header date | Sent: Monday, 3 May 2004 10:12
        navigation | To: All
        navigation | Subject:
        {MAPS}""",
    "a menu goes on after a new item among items": f"""{ITEMS}
        navigation | - Map of the year
        navigation | - Countries
        navigation | - Fields of work
        {MAPS}""",
    "a menu ends before a paragraph, and another ends the page": f"""{MENU}
        {TEXT}
        navigation | Countries
        navigation | Elections
        navigation | Fields of work
        navigation | Our work
        navigation | About us""",
    "a menu ends before a heading of level 1 and not of level 2": f"""{HTML_MENU}
        navigation | <h2>New in May</h2>
        navigation | <p>Countries</p>
        navigation | <p>Fields of work</p>
        navigation | <p>Albania</p>
        {HTML_TITLE}
        body       | <p>Elections</p>
        body       | <p>Countries</p>
        body       | <p>Fields of work</p>
        body       | <p>Our work</p>
        {HTML_TEXT}""",
    "a menu can be links that nobody has seen": f"""
        navigation | <p><a href="/1">Atlases</a></p>
        navigation | <p><a href="/2">Globes</a></p>
        navigation | <p><a href="/3">Bridges</a></p>
        title      | <p>Ten rivers on one map of Osh</p>
        {HTML_TEXT}""",
    "few words below a title are a kind": f"""{MENU}
        {TITLE}
        new kind   | Book fair
        metadata   | - Date: 3 May 2004
        {TEXT}""",
    "the highest heading is the title": f"""
        new kind   | <h2>Atlas</h2>
        {HTML_TITLE}
        summary    | <h3>It shows them all</h3>
        {DATED}""",
    "the title is the first of the headings below the kind": f"""
        kind       | <p>Press release</p>
        {HTML_TITLE}
        summary    | <h2>It shows them all</h2>
        {DATED}""",
    "a block of one plain label stands right below kind and title": f"""
        navigation | Elections
        {RELEASE}
        metadata   | Source: Office of Maps
        {TEXT}""",
    "a block does not stand below a dateline": f"""
        {TITLE}
        body       | OSH, 3 May 2004 - The OSCE drew ten maps.
        body       | - Place: Osh
        {TEXT}""",
    "a block stands below a menu that links to another release": f"""{HTML_MENU}
        navigation | <p><a href="/1">OSH, 2 May 2004 - The OSCE trained judges.</a></p>
        title      | <p>Ten rivers on one map of Osh</p>
        {DATED}""",
    "few words above a paragraph are the title": f"""
        title      | Book fair
        summary    | The fair of maps is open.
        metadata   | - Date: 3 May 2004
        {TEXT}""",
    "the title can look like a label": f"""
        kind       | Press release
        title      | Source: a river in Osh
        metadata   | Date: 3 May 2004
        metadata   | Place: Osh
        {TEXT}""",
    "a block does not stand below the heading of the contacts": f"""
        {HTML_TITLE}
        contacts   | <p>Contacts</p>
        contacts   | <li>Place: Osh</li>
        contacts   | <li>Source: OSCE Secretariat</li>""",
    "a menu can be all of a page that a crawl cut": f"""{MENU}
        navigation | Media freedom and deve""",
    "a block stands below section and title": f"""
        section    | Newsroom
        title      | Book fair of the valley
        metadata   | Date: 3 May 2004
        {TEXT}""",
    "what names a section and a kind is the section": f"""
        section    | <p>Новини</p>
        {HTML_TITLE}
        {HTML_TEXT}""",
    "a title stands above kind and place": f"""
        {TITLE}
        kind        | Press release
        header date | OSH
        {TEXT}""",
    "a title stands below its date": f"""
        metadata    | Дата: 3 May 2004
        {MAPS}""",
    "a title stands below the name of a site": f"""
        section     | Alpine Bulletin
        {REPORT}""",
    "a title of few words stands above few words": f"""
        title       | Ten rivers
        body        | One map
        {DATELINE}""",
    "a title stands below an embargo": f"""
        navigation  | EMBARGOED UNTIL 10:00, 3 MAY 2004
        {REPORT}""",
    "a title stands below a tag where a date is below it": f"""
        section     | River News
        {TITLE}
        header date | May 3, 2004
        {TEXT}""",
    "a title stands above an author and a date": f"""
        {TITLE}
        metadata    | By Ana Novak
        header date | May 3, 2004
        {TEXT}""",
    "what stands above the block is no summary where it is something else": f"""
        kind        | Press release:
        {TITLE}
        repetition  | Ten rivers on one map of Osh
        section     | OSCE Secretariat
        notice      | Embargoed until 10:00, 3 May 2004
        metadata    | Date: 3 May 2004
        metadata    | Source: ODIHR
        {TEXT}""",
    "the site's lines stand above the kind": f"""
        navigation | Ten rivers on one map of Osh | OSCE
        section    | Newsroom
        navigation | ›
        {RELEASE}
        {TEXT}""",
    "a label above the kind is no block": f"""
        navigation | Where we are: OSCE Secretariat
        {RELEASE}
        {TEXT}""",
    "a window's title says which line of a text is the title": f"""
        navigation | Ten rivers on one map of Osh | OSCE
        navigation | Polski
        navigation | Maps and more
        {TITLE}
        {TEXT}""",
    "the paragraph below a summary begins with it": f"""
        {RELEASE}
        summary    | The OSCE drew ten maps of the rivers of Osh.
        body       | OSH, 3 May 2004 - The OSCE drew ten maps of the rivers of Osh in a week.""",
    "few words stand above the kind where a date is below the title": f"""
        navigation  | Main menu
        navigation  | Polski
        {RELEASE}
        header date | 3 May 2004
        {TEXT}""",
    "the name of the OSCE above the kind is no source, that of a structure is": f"""
        navigation | OSCE
        section    | OSCE Mission to Skopje
        {RELEASE}
        {TEXT}""",
    "other languages and networks stand above the block": f"""
        {RELEASE}
        footer     | LinkedIn
        related    | Also available in
        related    | Polski
        metadata   | Date: 3 May 2004
        metadata   | Source: ODIHR
        {TEXT}""",
    "a block stands below the text": f"""
        {RELEASE}
        {DATELINE}
        {BLOCK}
        contacts   | Contacts
        contacts   | Mobile: +43 1 514 36""",
    "a block of marked labels stands below the text": f"""
        {HTML_TITLE}
        body       | <p>OSH, 3 May 2004 - The OSCE drew ten maps of it today.</p>
        metadata   | <dl><dt>Date</dt>
        metadata   | <dd>3 May 2004</dd>
        metadata   | <dt>Source</dt>
        metadata   | <dd>ODIHR</dd></dl>""",
    "what stands above a block that ends the page is the text": f"""
        {MAPS}
        body       | It has drawn eight others.
        {BLOCK}
        related    | OSCE Impact
        related    | Discover more stories about how the OSCE makes a difference.""",
    "a summary stands above a block with a list below it": f"""
        {TITLE}
        summary    | The OSCE drew ten maps of it today.
        {BLOCK}
        body       | Ten rivers of Osh""",
    "a block that ends the main element is below the text": f"""
        kind       | <main><p>Story</p>
        {HTML_TITLE}
        {HTML_TEXT}
        metadata   | <aside><dl><dt>Date:</dt>
        metadata   | <dd>3 May 2004</dd></dl></aside></main>
        body       | <section><p>The OSCE has drawn maps since it was founded.</p></section>""",
    "a lead stands above labels that other sites print": f"""
        {HTML_TITLE}
        summary    | <p>A gift of the OSCE for forty classes.</p>
        metadata   | <dl><dt>From:</dt>
        metadata   | <dd>Foreign Office</dd>
        metadata   | <dt>Published:</dt>
        metadata   | <dd>3 May 2004</dd></dl>
        {HTML_TEXT}""",
    "an invitation at the end of the text is no block": f"""
        {REPORT}
        body       | Date: 3 May 2004
        body       | Place: Osh
        body       | Time: 10:00""",
    "a date stands beside the kind": f"""
        kind        | <p>Press release</p>
        header date | <p>3 May 2004</p>
        {HTML_TITLE}
        {HTML_TEXT}""",
    "a date stands right above the title": f"""
        header date | <h2>Monday, May 3, 2004</h2>
        {HTML_TITLE}
        {HTML_TEXT}""",
    "a day in a bar above the article is not its date": f"""
        navigation  | <div class=bar>Tuesday, 4 May 2004</div><div>
        kind        | <p>Press release</p>
        {HTML_TITLE}
        {HTML_TEXT}""",
    "a day above the title yields to the dateline": f"""
        navigation  | <p>Tuesday, 9 February 2021</p>
        {HTML_TITLE}
        body        | <p>OSH, 3 May 2004 - The OSCE drew ten maps of it today.</p>""",
    "a block stands above the heading": f"""
        metadata    | <div><p>Date: 3 May 2004</p>
        metadata    | <p>Source: ODIHR</p></div>
        {HTML_TITLE}
        {HTML_TEXT}""",
    "the title can stand below a heading that is the kind": f"""
        kind        | <h1>Press release</h1>
        title       | <p><b>Ten rivers on one map of Osh</b></p>
        {HTML_TEXT}""",
    "the title of a story can stand below a heading that is the section": """
        section     | <h1>Press releases</h1>
        title       | <h3>Ten rivers on one map of Osh</h3>
        body        | <p>OSH, 3 May 2004 - The OSCE drew ten maps of it today.</p>""",
    "a date stands below a subtitle, a category and what a site counts": f"""
        {HTML_TITLE}
        body        | <h2>The longest is blue</h2>
        body        | <p>Category: Maps</p>
        body        | <p>213 views</p>
        header date | <p>3 May 2004</p>
        {HTML_TEXT}""",
    "a text of several days has none for its date": f"""
        {TITLE}
        body        | 3 May 2004
        {TEXT}
        body        | 4 May 2004
        body        | It drew the lakes, which are not as long.""",
    "a place stands in a second line of the same day": f"""
        {TITLE}
        header date | 3 May 2004
        header date | OSH 3 May 2004
        {TEXT}""",
    "a captioned picture stands between title and text": """
        title       | <main><h1>Ten rivers on one map of Osh</h1>
        caption     | <figure><img src=/1.png><figcaption>Boats of Osh</figcaption></figure><div>
        body        | <p>The OSCE drew ten maps of it today.</p>
        body        | <p>It has drawn eight others.</p></div>""",
    "a value that is a link stands below its label": f"""
        {HTML_TITLE}
        metadata    | <p>Date:</p>
        metadata    | <p>3 May 2004</p>
        metadata    | <p>Fields of work:</p>
        metadata    | <p><a href=/1>Youth</a></p>
        {HTML_TEXT}
        body        | <ul><li>They are blue.</li></ul>""",
    "a date stands below a lead and an author": f"""
        {HTML_TITLE}
        body        | <p>All of them are blue, and none is dry.</p>
        related     | <ul class=author><li><a href=/1>Ana Novak</a></ul>
        header date | <p class=byline><time datetime=2004-05-03>May 3, 2004</time></p>
        {HTML_TEXT}""",
    "an author and the time it takes to read stand beside the date": f"""
        {HTML_TITLE}
        related     | <a href=/1>Ana Novak</a>
        related     | <p>·</p>
        header date | <p>5 min read · May 3, 2004</p>
        {HTML_TEXT}""",
    "a label is set in bold, or has the colon before its value": f"""
        {HTML_TITLE}
        metadata   | <div><b>Published</b><br>
        metadata   | 3 May 2004</div>
        metadata   | <dl><dt>Source</dt>
        metadata   | <dd>: ODIHR</dd></dl>
        {HTML_TEXT}""",
    "a date, a caption, a greeting are no titles": f"""
        caption    | Boats on the lake, Ohrid, 2 May 2004. (OSCE/Ana Novak)
        body       | Ladies and gentlemen,
        {TEXT}""",
    "a date can be all that stands above the text": f"""
        header date | OSH 3 May 2004
        {TEXT}""",
    "a menu that ends in the name of a kind makes it no kind": f"""{MENU}
        navigation | Resources
        navigation | Newsletter
        {RELEASE}
        {BLOCK}
        {TEXT}""",
    "the only line is no title": "body | Ten rivers on one map of Osh",
    "an item is no title": f"""
        body       | - Ten rivers on one map of Osh
        {TEXT}""",
    "a paragraph is no title": f"""
        {TEXT}
        body       | It has drawn eight others.""",
}


@pytest.mark.parametrize("name", PAGES)
def test_each_line_is_what_the_margin_says(name: str) -> None:
    read(PAGES[name])


class TestKindAndTitleAboveBlock:
    @pytest.mark.parametrize(
        ("line", "margin"),
        [
            ("Atlas", "new kind"),
            ("E-book", "new kind"),
            ("An atlas of the many small rivers of Osh", "navigation"),
            ("Atlas!", "navigation"),
            ("OSCE atlas", "navigation"),
            ("Elections", "navigation"),
            ('<a href="/1">Atlas</a>', "navigation"),
        ],
    )
    def test_few_words_above_the_heading_are_a_new_kind(self, line: str, margin: str) -> None:
        page = f"""
            {margin}   | <p>{line}</p>
            {HTML_TITLE}
            {DATED}"""
        read(page)

    @pytest.mark.parametrize(
        "above",
        [
            *("new kind | Book fair\ntitle | How long is a river?", f"kind | - Story\n{TITLE}"),
            *("", "kind | Press release", MENU),
        ],
    )
    def test_a_kind_a_title_a_menu_or_nothing_stands_above_a_block(self, above: str) -> None:
        page = f"""{above}
            metadata   | - Date: 3 May 2004
            metadata   | - Source:
            metadata   | - OSCE Secretariat
            {TEXT}"""
        read(page)


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
