"""The head of a page: where the menu ends, which line is kind and title, where the block stands.

The pages are written with what each line is in the margin.
"""

import datetime
import re

import pytest

import osce_press
from osce_press import Article

MENU = """
    navigation | Our work
    navigation | Elections
    navigation | About us
"""
ITEMS = MENU.replace("| ", "| - ")
MAPS = """
    title      | Ten rivers on one map of Osh
    body       | The OSCE drew ten maps of it today.
"""
DATED = """
    metadata   | <li>Date: 3 May 2004</li>
    body       | <p>The OSCE drew ten maps of it today.</p>
"""


def read(written: str) -> Article:
    """Read a page without its margin, and compare what each line is with what stands there."""
    rows = [row.split("|", 1) for row in written.splitlines() if row.strip()]
    page = "\n".join(text.strip() for _, text in rows)
    lines = osce_press.detect_boilerplate(page)
    read_as = ["new kind" if line.rule == "kind-unknown" else line.role.value for line in lines]
    assert read_as == [margin.strip() for margin, _ in rows]
    return osce_press.parse(page)


class TestMenu:
    def test_ends_at_a_new_line_that_the_next_entries_do_not_outweigh(self) -> None:
        read(
            f"""{MENU}
            title      | Ten rivers on one map of Osh
            body       | Elections
            body       | Countries
            body       | The OSCE drew ten maps of it today.
            """
        )

    def test_goes_on_after_a_new_item_among_items(self) -> None:
        read(
            f"""{ITEMS}
            navigation | - Map of the year
            navigation | - Countries
            navigation | - Fields of work
            {MAPS}"""
        )

    def test_can_be_all_of_a_page_that_a_crawl_cut(self) -> None:
        read(f"{MENU}\n            navigation | Media freedom and deve")

    def test_ends_before_a_paragraph(self) -> None:
        read(
            f"""{MENU}
            body       | The OSCE drew ten maps of it today.
            body       | Countries
            body       | Elections
            body       | Fields of work
            body       | Our work
            body       | About us
            """
        )

    def test_ends_before_a_heading_of_level_1_and_not_of_level_2(self) -> None:
        read(
            """
            navigation | <p>Our work</p>
            navigation | <p>Elections</p>
            navigation | <h2>New in May</h2>
            navigation | <p>About us</p>
            navigation | <p>Countries</p>
            navigation | <p>Fields of work</p>
            navigation | <p>Albania</p>
            title      | <h1>Ten rivers on one map of Osh</h1>
            body       | <p>Elections</p>
            body       | <p>Countries</p>
            body       | <p>Fields of work</p>
            body       | <p>Our work</p>
            body       | <p>The OSCE drew ten maps of it today.</p>
            """
        )

    def test_can_be_links_that_nobody_has_seen(self) -> None:
        read(
            """
            navigation | <p><a href="/1">Atlases</a></p>
            navigation | <p><a href="/2">Globes</a></p>
            navigation | <p><a href="/3">Bridges</a></p>
            title      | <p>Ten rivers on one map of Osh</p>
            body       | <p>The OSCE drew ten maps of it today.</p>
            """
        )


class TestTitleWithoutBlock:
    @pytest.mark.parametrize(
        "page",
        [
            "body | Ten rivers on one map of Osh",
            "body | - Ten rivers on one map of Osh\nbody | The OSCE drew ten maps of it today.",
            "body | The OSCE drew ten maps of it today.\nbody | It has drawn eight others.",
        ],
        ids=["the only line", "an item", "a paragraph"],
    )
    def test_is_not(self, page: str) -> None:
        assert read(page).title is None

    @pytest.mark.parametrize("name", ["Alpine Bulletin", "Kyrgyzstan", "OSCE Mission to Serbia"])
    def test_stands_below_the_name_of_a_site(self, name: str) -> None:
        read(
            f"""
            section     | {name}
            title       | Ten rivers on one map of Osh
            body        | OSH, 3 May 2004 - The OSCE drew ten maps of it today.
            """
        )

    def test_of_few_words_stands_above_few_words(self) -> None:
        read(
            """
            title       | Ten rivers
            body        | One map
            body        | OSH, 3 May 2004 - The OSCE drew ten maps of it today.
            """
        )

    def test_stands_above_a_kind(self) -> None:
        read(
            """
            title       | Ten rivers on one map of Osh
            kind        | Press release
            header date | OSH
            body        | The OSCE drew ten maps of it today.
            """
        )


class TestKindAndTitleAboveBlock:
    @pytest.mark.parametrize(
        ("line", "margin"),
        [
            ("Atlas", "new kind"),
            ("Plan B", "new kind"),
            ("E-book", "new kind"),
            ("Atlas of small rivers", "new kind"),
            ("An atlas of the many small rivers of Osh", "navigation"),
            ("Atlas!", "navigation"),
            ("OSCE atlas", "navigation"),
            ("Elections", "navigation"),
            ('<a href="/1">Atlas</a>', "navigation"),
        ],
    )
    def test_few_words_above_the_heading_are_a_kind_nobody_has_seen(
        self, line: str, margin: str
    ) -> None:
        read(
            f"""
            {margin}   | <p>{line}</p>
            title      | <h1>Ten rivers on one map of Osh</h1>
            {DATED}"""
        )

    @pytest.mark.parametrize("title", ["Ten rivers on one map of Osh", "How long is a river?"])
    def test_few_words_above_a_title_are_a_kind(self, title: str) -> None:
        read(
            f"""
            new kind   | Book fair
            title      | {title}
            metadata   | - Date: 3 May 2004
            body       | The OSCE drew ten maps of it today.
            """
        )

    def test_few_words_below_a_title_are_a_kind(self) -> None:
        read(
            f"""{MENU}
            title      | Ten rivers on one map of Osh
            new kind   | Book fair
            metadata   | - Date: 3 May 2004
            body       | The OSCE drew ten maps of it today.
            """
        )

    def test_few_words_above_a_paragraph_are_the_title(self) -> None:
        article = read(
            """
            title      | Book fair
            summary    | The fair of maps is open.
            metadata   | - Date: 3 May 2004
            body       | The OSCE drew ten maps of it today.
            """
        )
        assert (article.title, article.summary) == ("Book fair", "The fair of maps is open.")

    def test_the_highest_heading_is_the_title(self) -> None:
        read(
            f"""
            new kind   | <h2>Atlas</h2>
            title      | <h1>Ten rivers on one map of Osh</h1>
            summary    | <h3>It shows them all</h3>
            {DATED}"""
        )

    def test_the_title_can_look_like_a_label(self) -> None:
        article = read(
            """
            kind       | Press release
            title      | Source: a river in Osh
            metadata   | Date: 3 May 2004
            metadata   | Place: Osh
            body       | The OSCE drew ten maps of it today.
            """
        )
        assert article.date == datetime.date(2004, 5, 3)

    def test_the_title_is_the_first_of_the_headings_below_the_kind(self) -> None:
        read(
            f"""
            kind       | <p>Press release</p>
            title      | <h1>Ten rivers on one map of Osh</h1>
            summary    | <h2>It shows them all</h2>
            {DATED}"""
        )

    @pytest.mark.parametrize("label", ["Date", "Дата", "Published", "Date published"])
    def test_the_title_can_stand_below_its_date(self, label: str) -> None:
        text = "Ten rivers on one map of Osh\nThe OSCE drew ten maps of it today."
        article = osce_press.parse(f"{label}: 3 May 2004\n{text}")
        assert article.title == "Ten rivers on one map of Osh"
        assert article.paragraphs == ("The OSCE drew ten maps of it today.",)

    @pytest.mark.parametrize("above", ["", "kind | Press release", MENU])
    def test_a_block_with_no_title_above_it(self, above: str) -> None:
        article = read(
            f"""{above}
            metadata   | - Date: 3 May 2004
            metadata   | - Source:
            metadata   | - OSCE Secretariat
            body       | The OSCE drew ten maps of it today.
            """
        )
        assert article.title is None
        assert [(field.key, field.values) for field in article.metadata] == [
            ("date", ("3 May 2004",)),
            ("source", ("OSCE Secretariat",)),
        ]


class TestBlock:
    def test_of_one_plain_label_stands_right_below_kind_and_title(self) -> None:
        read(
            """
            navigation | Elections
            kind       | Press release
            title      | Ten rivers on one map of Osh
            metadata   | Source: Office of Maps
            body       | The OSCE drew ten maps of it today.
            """
        )
        read(
            """
            kind       | Press release
            title      | Ten rivers on one map of Osh
            body       | By our man in the mountains
            body       | Source: Office of Maps
            body       | The OSCE drew ten maps of it today.
            """
        )

    def test_stands_below_section_and_title(self) -> None:
        read(
            """
            section    | Newsroom
            title      | Book fair of the valley
            metadata   | Date: 3 May 2004
            body       | The OSCE drew ten maps of it today.
            """
        )

    def test_can_have_colons_as_wide_as_a_letter(self) -> None:
        article = read(
            """
            kind       | Story
            title      | Ten rivers on one map of Osh
            metadata   | - Date：
            metadata   | - 3 May 2004
            metadata   | - Source：
            metadata   | - OSCE Secretariat
            body       | The OSCE drew ten maps of it today.
            """
        )
        assert article.date == datetime.date(2004, 5, 3)

    def test_does_not_stand_below_a_dateline(self) -> None:
        read(
            """
            title      | Ten rivers on one map of Osh
            body       | OSH, 3 May 2004 - The OSCE drew ten maps.
            body       | - Place: Osh
            body       | The OSCE drew ten maps of it today.
            """
        )

    def test_stands_below_a_menu_that_links_to_another_release(self) -> None:
        read(
            f"""
            navigation | <p>Our work</p>
            navigation | <p>Elections</p>
            navigation | <p>About us</p>
            navigation | <p><a href="/1">OSH, 2 May 2004 - The OSCE trained judges.</a></p>
            title      | <p>Ten rivers on one map of Osh</p>
            {DATED}"""
        )

    def test_does_not_stand_below_the_heading_of_the_contacts(self) -> None:
        article = read(
            """
            title      | <h1>Ten rivers on one map of Osh</h1>
            contacts   | <p>Contacts</p>
            contacts   | <li>Place: Osh</li>
            contacts   | <li>Source: OSCE Secretariat</li>
            """
        )
        assert article.metadata == ()

    def test_has_the_title_below_a_kind_that_is_a_heading_itself(self) -> None:
        read(
            f"""
            kind       | <h2>Press release</h2>
            title      | <h1>Ten rivers on one map</h1>
            {DATED}"""
        )


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
            # Furniture has headings of its own.
            f"{SAID}<aside><h2>Your cart is empty</h2></aside><div><h1>{TITLE}</h1>{TEXT}</div>",
            f"<h2>Skip to main navigation</h2><div><h1>{TITLE}</h1>{TEXT}</div>",
        ],
    )
    def test_is_a_heading_of_the_page(self, page: str) -> None:
        article = osce_press.parse(page)
        assert article.title == self.TITLE
        taken, *others = article.explain("title")
        assert (taken.taken, taken.value, taken.evidence) == (
            *(True, self.TITLE),
            article.evidence["title"],
        )
        assert not any(one.taken for one in others)

    @pytest.mark.parametrize(
        ("head", "heading"),
        [
            # The site's name stands behind the title, and once more in the window's.
            (f"<title>{TITLE} – Maproom - Maproom</title>", f"{TITLE} – Maproom"),
            (f"<title>{TITLE} | Maproom | Maproom</title>", f"{TITLE} | Maproom"),
            # The title alone is a link; an aggregator adds the source and a number.
            (SAID, f"<a href=/1>{TITLE}</a> (maproom.example) 87"),
            (SHARED, f"<a href=/1>{TITLE}</a> 3 comments"),
        ],
    )
    def test_ends_where_something_else_begins(self, head: str, heading: str) -> None:
        page = f"<head>{head}</head><main><h1>{heading}</h1>{self.TEXT}"
        article = osce_press.parse(page)
        assert article.title == self.TITLE
        evidence = article.evidence["title"]
        text = "".join(block.text for block in article.blocks)
        assert text[evidence.start : evidence.end] == self.TITLE

    @pytest.mark.parametrize(
        ("head", "heading"),
        [
            # Each names the site once: who can tell it from words of the title?
            (f"<title>{TITLE} – Part 1</title>", f"{TITLE} – Part 1"),
            (f"<title>{TITLE} - Maproom</title>", f"{TITLE} and of Naryn"),
            # Without a sign before it, it is a word of the title.
            (f"<title>{TITLE} Maproom - Maproom</title>", f"{TITLE} Maproom"),
            # The link is not what the head says.
            (SAID, "<a href=/1>Ten rivers</a> on one map of Osh and Naryn"),
        ],
    )
    def test_is_the_whole_heading_otherwise(self, head: str, heading: str) -> None:
        article = osce_press.parse(f"<head>{head}</head><main><h1>{heading}</h1>{self.TEXT}")
        assert article.title == re.sub("<[^>]*>", "", heading)

    def test_is_no_text_that_the_page_does_not_show(self) -> None:
        article = osce_press.parse(f"{self.SAID}{self.SHARED}<div>{self.TEXT}{self.TEXT}</div>")
        assert article.title is None
        assert article.explain("title") == ()

    def test_a_menu_that_ends_in_the_name_of_a_kind_makes_it_no_kind(self) -> None:
        head = "Press release\nTen rivers on one map of Osh\n- Date: 3 May 2004\n- Place: OSH\n"
        menu = "Our work\nElections\nResources\nAbout us\nNewsletter\n"
        article = osce_press.parse(f"{menu}{head}The OSCE drew ten maps of it today.\n")
        assert (article.kind_label, article.title) == ("Press release", self.TITLE)
