"""The head of a page: where the menu ends, which line is kind and title, where the block stands.

The pages are written with what each line is in the margin.
"""

import datetime

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

    def test_ends_before_a_new_item_with_a_single_entry_after_it(self) -> None:
        read(
            f"""{ITEMS}
            body       | - Map of the year
            body       | - Countries
            body       | The OSCE drew ten maps of it today.
            """
        )

    @pytest.mark.parametrize(("new", "role"), [(20, "navigation"), (21, "body")])
    def test_holds_up_to_twenty_new_items_more_than_entries(self, new: int, role: str) -> None:
        items = "".join(f"{role} | - Map number {number}\n" for number in range(new))
        entries = f"{role} | - Elections\n" * (new + 1)
        read(f"{ITEMS}{items}{entries}")

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

    def test_has_no_lines_with_a_tenth_outside_the_link(self) -> None:
        read(
            """
            title      | <p><a href="/1">Ten atlas</a>1</p>
            body       | <p><a href="/2">Ten globe</a>2</p>
            body       | <p><a href="/3">A drawing</a>3</p>
            body       | <p>The OSCE drew ten maps of it today.</p>
            """
        )

    def test_has_no_headings_that_are_links(self) -> None:
        read(
            """
            title      | <h2><a href="/1">Atlases</a></h2>
            body       | <h2><a href="/2">Globes</a></h2>
            body       | <h2><a href="/3">Bridges</a></h2>
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
            f"body | {'Rivers ' * 57}!!\nbody | The OSCE drew ten maps of it today.",
        ],
        ids=["the only line", "an item", "a paragraph", "401 characters"],
    )
    def test_is_not(self, page: str) -> None:
        assert read(page).title is None

    def test_has_400_characters_at_most(self) -> None:
        title = "Rivers " * 57 + "!"
        article = read(f"title | {title}\nbody | The OSCE drew ten maps of it today.")
        assert article.title == title

    def test_is_the_heading_below_a_menu_that_holds_one(self) -> None:
        article = read(
            """
            navigation | <h1>Our work</h1>
            navigation | <p>Elections</p>
            navigation | <p>About us</p>
            title      | <h1>Ten rivers on one map of Osh</h1>
            body       | <p>The OSCE drew ten maps of it today.</p>
            """
        )
        assert article.title == "Ten rivers on one map of Osh"

    def test_can_be_a_heading_at_the_very_end(self) -> None:
        read(
            """
            navigation | <p>Atlases</p>
            title      | <h1>Ten rivers on one map of Osh</h1>
            """
        )

    def test_misses_where_the_page_ends_after_its_kind(self) -> None:
        read("kind | Press release\nbody | Ten rivers on one map of Osh")

    def test_misses_where_the_page_is_the_name_of_a_section(self) -> None:
        read("section | Newsroom")

    def test_is_needed_for_a_header_line(self) -> None:
        article = read("body | - 3 May 2004\nbody | The OSCE drew ten maps of it today.")
        assert article.date is None


class TestKindAndTitleAboveBlock:
    @pytest.mark.parametrize(
        ("line", "margin"),
        [
            ("Atlas", "new kind"),
            ("Plan B", "new kind"),
            ("E-book", "new kind"),
            ("Atlas of small rivers", "new kind"),
            ("Atlas of so small rivers", "navigation"),
            ("Riverandmountainandvalleyandbridgeatlas1", "new kind"),
            ("Riverandmountainandvalleyandbridgeatlas12", "navigation"),
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

    def test_few_words_alone_are_the_title(self) -> None:
        article = read(
            f"""{MENU}
            title      | Maps for all
            metadata   | - Date: 3 May 2004
            body       | The OSCE drew ten maps of it today.
            """
        )
        assert article.title == "Maps for all"

    def test_the_highest_heading_is_the_title(self) -> None:
        read(
            f"""
            new kind   | <h2>Atlas</h2>
            title      | <h1>Ten rivers on one map of Osh</h1>
            summary    | <h3>It shows them all</h3>
            {DATED}"""
        )

    @pytest.mark.parametrize("tag", ["p", "h3"])
    def test_a_heading_of_the_menu_is_not_the_title(self, tag: str) -> None:
        read(
            f"""
            navigation | <h2>Our work</h2>
            navigation | <p>Elections</p>
            navigation | <p>About us</p>
            title      | <{tag}>Ten rivers on one map of Osh</{tag}>
            {DATED}"""
        )

    def test_the_last_line_of_the_page_is_not_its_kind(self) -> None:
        article = read(
            f"""
            title      | <h1>Ten rivers on one map of Osh</h1>
            {DATED}
            body       | <p>Atlas</p>
            """
        )
        assert article.kind_label is None
        article = read(
            """
            kind       | Press release
            title      | Ten rivers on one map of Osh
            metadata   | - Date: 3 May 2004
            body       | The OSCE drew ten maps of it today.
            body       | Story
            """
        )
        assert article.kind_label == "Press release"

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

    def test_the_title_is_the_heading_next_to_the_kind(self) -> None:
        read(
            f"""
            navigation | <h2>Atlas</h2>
            navigation | <p>Globes</p>
            kind       | <p>Press release</p>
            title      | <p>Ten rivers on one map of Osh</p>
            {DATED}"""
        )

    def test_the_title_is_the_heading_below_the_kind_if_one_stands_above_too(self) -> None:
        read(
            f"""
            navigation | <h2>Atlas</h2>
            kind       | <p>Press release</p>
            title      | <h1>Ten rivers on one map of Osh</h1>
            {DATED}"""
        )

    def test_the_title_is_the_first_of_the_headings_below_the_kind(self) -> None:
        read(
            f"""
            kind       | <p>Press release</p>
            title      | <h1>Ten rivers on one map of Osh</h1>
            summary    | <h2>It shows them all</h2>
            {DATED}"""
        )

    def test_a_kind_below_the_title_is_no_label(self) -> None:
        article = read(
            """
            title      | <h1>Ten rivers on one map of Osh</h1>
            kind       | <p class="field-label">Press release</p>
            metadata   | <p>Date: 3 May 2004</p>
            body       | <p>The OSCE drew ten maps of it today.</p>
            """
        )
        assert [field.label for field in article.metadata] == ["Date"]

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
    def test_stands_no_nearer_because_of_a_label_above_paragraphs(self) -> None:
        read(
            """
            title      | Ten rivers on one map of Osh
            body       | Notes:
            body       | It is a map of many rivers.
            body       | It is a map of few bridges.
            body       | Source: OSCE Secretariat
            body       | The OSCE drew ten maps of it today.
            """
        )

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

    def test_that_is_a_list_begins_in_the_list(self) -> None:
        read(
            """
            kind       | Story
            title      | Ten rivers on one map of Osh
            summary    | Source: an atlas
            metadata   | - Date: 3 May 2004
            """
        )

    def test_begins_after_a_label_with_two_lines_below_it(self) -> None:
        article = read(
            """
            kind       | Story
            title      | Ten rivers on one map of Osh
            summary    | Note: for the press
            summary    | A map of all the rivers
            metadata   | Date: 3 May 2004
            metadata   | Place: Osh
            body       | The OSCE drew ten maps of it today.
            """
        )
        assert article.summary == "Note: for the press\n\nA map of all the rivers"

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

    def test_does_not_stand_below_a_heading_inside_the_contacts(self) -> None:
        article = read(
            """
            body       | <p>The OSCE drew ten maps of it today.</p>
            contacts   | <p>Contacts</p>
            contacts   | <h2>Press office</h2>
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

    def test_has_the_first_heading_below_the_kind_as_its_title(self) -> None:
        article = read(
            f"""
            navigation | <h2>OSCE Mission to Moldova</h2>
            kind       | <p>Press release</p>
            title      | <h1>Ten rivers on one map</h1>
            summary    | <h2>It shows them all</h2>
            {DATED}"""
        )
        assert article.summary == "It shows them all"

    def test_does_not_stand_below_the_contacts_and_a_line_like_a_kind(self) -> None:
        article = read(
            """
            body       | <p>The OSCE drew ten maps of it today.</p>
            body       | <p>Press office</p>
            contacts   | <h2>Contacts</h2>
            contacts   | <li>Place: Osh</li>
            """
        )
        assert (article.title, article.metadata) == (None, ())

    def test_has_a_date_that_cannot_be_read(self) -> None:
        article = read(
            """
            kind       | Story
            title      | Ten rivers on one map
            metadata   | - Date: not known yet
            metadata   | - Source: OSCE Secretariat
            body       | The OSCE drew ten maps of it today.
            """
        )
        assert article.date is None
        assert "date-unreadable" in {notice.code for notice in article.notices}
