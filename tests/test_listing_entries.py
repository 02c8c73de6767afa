"""The entries of a listing: where each begins and ends, and what is a listing at all."""

import pytest

from osce_press import PageType, Role, page_type, parse_listing

TWO = """\
Bees are counted
Publishing date: 5 May 2004
The bees of three villages were counted.
Maps are drawn
Publishing date: 4 May 2004
The maps of three villages were drawn.
"""
ONE = "Bees are counted\nPublishing date: 5 May 2004\n"
PARAGRAPH = "The bees of three villages were counted.\n"
DATE = "<p>Publishing date: 5 May 2004</p>"
TEASER = "<p>It is.</p>"
#: 36 of its 40 characters are linked.
MOSTLY_LINKED = '<a href="/1">The OSCE has drawn maps of the river</a> Don'


def entries(page: str) -> list[tuple[str | None, int, str | None]]:
    """Return title, number of labels and teaser of each entry."""
    found = parse_listing(page).entries
    return [(entry.title, len(entry.metadata), entry.teaser) for entry in found]


def below(lines: str, page: str = TWO) -> list[tuple[Role, str]]:
    """Return the roles and texts of the blocks that these lines make below the entries of a page.

    A block that begins above these lines is returned whole.
    """
    text = page + lines
    blocks = parse_listing(text).blocks
    assert "".join(block.text for block in blocks) == text
    return [(block.role, block.text) for block in blocks if block.end > len(page)]


def item(title: str, *lines: str) -> str:
    """Return an entry whose title is a heading and a link to a page of that name."""
    return f'<h3><a href="/{title}">{title}</a></h3>{"".join(lines)}'


def titles(page: str) -> list[str | None]:
    return [entry.title for entry in parse_listing(page).entries]


def is_listing(page: str) -> bool:
    return page_type(page) is PageType.LISTING


# What is a listing


@pytest.mark.parametrize(
    ("page", "listing"),
    [
        (f"Newsroom\n{ONE}", True),
        (f"News and press releases\n{ONE}", True),
        (f"Summary\n{ONE}", False),
        (f"Bees\n{ONE}", False),
        (f"Newsroom\n{PARAGRAPH * 2}{TWO}", True),
        (f"Newsroom\n{PARAGRAPH * 3}{TWO}", False),
        (f"{TWO}{PARAGRAPH * 6}", True),
        (f"{TWO}{PARAGRAPH * 7}", False),
        # Titles that are no sentences, though they have a full stop, or no full stop.
        (TWO.replace("counted\n", "counted.\n").replace("drawn\n", "drawn.\n"), True),
        (
            TWO.replace("are counted\n", "are not counted?\n").replace("drawn\n", "not drawn?\n"),
            True,
        ),
        (TWO.replace("are counted\n", "of a village are counted.\n"), True),
        (
            TWO.replace("are counted\n", "are now counted.\n").replace("drawn\n", "drawn now.\n"),
            False,
        ),
    ],
)
def test_a_page_is_a_listing_by_what_stands_around_its_labels(page: str, listing: bool) -> None:
    assert is_listing(page) is listing


# Menus and pagers below the entries


@pytest.mark.parametrize(
    ("line", "pager"),
    [
        ("12345", True),
        ("123456", False),
        ("next ›", True),
        ("‹ one page back", True),
        ("›", True),
        ("« »", True),
        ("to the very next ›", False),
        (f"{'n' * 38} ›", True),
        (f"{'n' * 39} ›", False),
        ("‹ next ›", False),
        ("Page 1 2 3", True),
        ("You are on page 1 2 3", True),
        ("You are now on page 1 2 3", False),
        ("1 2 3 4 …", True),
        ("Page 1 2 or 3?", False),
        ("2 1", False),
        ("1 3", False),
        (f"1 2 {'n' * 196}", True),
        (f"1 2 {'n' * 197}", False),
    ],
)
def test_a_pager_counts_pages_or_has_an_arrow(line: str, pager: bool) -> None:
    assert below(f"{line}\n") == [(Role.NAVIGATION if pager else Role.OTHER, f"{line}\n")]


@pytest.mark.parametrize(
    ("markup", "menu"),
    [
        ("<p>Weiter</p>", False),
        ('<p class="pagerer">Weiter</p>', True),
        ('<p class="ajaxpagination">Weiter</p>', True),
        ("<p>About us</p>", True),
        ("<p>Skip to main content</p>", True),
        ('<p><a href="/1">Weiter</a></p>', True),
        ('<h4><a href="/1">Weiter</a></h4>', False),
        (f"<p>{MOSTLY_LINKED}</p>", False),
    ],
)
def test_a_menu_is_known_by_its_class_its_words_or_as_nothing_but_a_link(
    markup: str, menu: bool
) -> None:
    page = f"{item('Bees', DATE, TEASER)}{item('Maps', DATE, TEASER)}{markup}"
    assert parse_listing(page).blocks[-1].role is (Role.NAVIGATION if menu else Role.OTHER)


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("Back", True),
        ("Go back", True),
        ("Part A", True),
        ("Go far back", False),
        ("Done.", False),
    ],
)
def test_words_next_to_a_pager_belong_to_it(line: str, step: bool) -> None:
    page = TWO.replace("Maps are drawn\n", "Nobody was stung.\nMaps are drawn\n")
    if step:
        assert below(f"{line}\n1\n2\n", page) == [(Role.NAVIGATION, f"{line}\n1\n2\n")]
        assert below(f"1\n2\n{line}\n", page) == [(Role.NAVIGATION, f"1\n2\n{line}\n")]
    else:
        teaser = f"The maps of three villages were drawn.\n{line}\n"
        pager = (Role.NAVIGATION, "1\n2\n")
        assert below(f"{line}\n1\n2\n", page) == [(Role.SUMMARY, teaser), pager]


def test_a_pager_can_follow_the_labels_of_the_last_entry() -> None:
    page = f"{TWO}Bees of Italy\nPublishing date: 3 May 2004\nLocation: Italy\n"
    labels, pager = parse_listing(f"{page}1\n2\n").blocks[-2:]
    assert (labels.role, pager.role) == (Role.METADATA, Role.NAVIGATION)
    assert (labels.end, pager.text) == (len(page), "1\n2\n")


def test_what_looks_like_a_pager_is_none_before_the_end_of_the_last_entry() -> None:
    found = entries(f"1\n2\n{TWO}")
    assert [title for title, _, _ in found] == ["Bees are counted", "Maps are drawn"]
    reports = "".join(
        item(title, "<p>Report type: Daily report 1 2</p>", TEASER) for title in ("Bees", "Maps")
    )
    assert entries(reports) == [("Bees", 1, "It is."), ("Maps", 1, "It is.")]


# Where the last entry ends


@pytest.mark.parametrize(
    ("teaser", "last", "kept"),
    [("", 2, 1), ("Here it is.\n", 2, 1), ("Here it is.\n" * 2, 2, 2), ("Here it is.\n" * 2, 3, 2)],
)
def test_the_last_teaser_is_as_long_as_the_longest_other_but_has_a_line(
    teaser: str, last: int, kept: int
) -> None:
    page = f"{ONE}{teaser}{ONE}"
    assert entries(page + "There it is.\n" * last) == [
        ("Bees are counted", 1, "\n\n".join(teaser.splitlines()) or None),
        ("Bees are counted", 1, "\n\n".join(["There it is."] * kept)),
    ]
    rest = [(Role.OTHER, "There it is.\n" * (last - kept))] if last > kept else []
    assert below("There it is.\n" * last, page) == [
        (Role.SUMMARY, "There it is.\n" * kept),
        *rest,
    ]


def test_the_teaser_of_the_only_entry_is_one_line() -> None:
    page = f"Newsroom\nNews\n{ONE}{PARAGRAPH}"
    assert below("It is.\n", page) == [(Role.OTHER, "It is.\n")]


def test_the_last_teaser_ends_at_an_element_that_no_other_teaser_has() -> None:
    page = f"{item('Bees', DATE, TEASER * 2)}{item('Maps', DATE, TEASER, '<div>Imprint</div>')}"
    assert entries(page) == [("Bees", 1, "It is.\n\nIt is."), ("Maps", 1, "It is.")]


# Titles and labels


def test_the_last_entry_does_not_end_before_its_labels() -> None:
    page = "".join(
        f"<h3>{title}</h3>{teaser}<p>Report type: Spot report<time datetime=2004-05-04></time></p>"
        for title, teaser in [("A", TEASER), ("B", TEASER), ("C", f"{TEASER}<p>It was.</p>")]
    )
    last = parse_listing(page).entries[-1]
    assert (last.teaser, last.kind_label) == ("It is.\n\nIt was.", "Spot report")
    assert str(last.date) == "2004-05-04"
    assert entries(f"<h2>A</h2><p><a href=/1>It is.</a></p>{DATE}") == [("A", 1, "It is.")]


def test_labels_that_their_order_keeps_out_go_on_from_the_title_to_the_others() -> None:
    page = (
        item("Bees", DATE, TEASER)
        + item("Maps", "<p>Content type:</p><p>News</p><p>What we do: Youth</p>", DATE, TEASER)
        + item("Wells", DATE, TEASER)
    )
    assert entries(page) == [
        ("Bees", 1, "It is."),
        ("Maps", 3, "It is."),
        ("Wells", 1, "It is."),
    ]


def test_a_label_before_a_teaser_takes_no_date_from_the_entry() -> None:
    kind = "<p>Content type: News</p>"
    page = f"{item('Bees', DATE)}{item('Maps', kind, TEASER, DATE)}{item('Wells', DATE)}"
    assert [str(entry.date) for entry in parse_listing(page).entries] == ["2004-05-05"] * 3


@pytest.mark.parametrize(
    ("line", "teaser"),
    [
        ('<a href="/Maps">Read more</a>', None),
        ('<a href="/more">Read more</a>', "Read more"),
        ('See <a href="/Maps">there</a>', "See there"),
        (MOSTLY_LINKED.replace("/1", "/Maps"), "The OSCE has drawn maps of the river Don"),
        ('<a href="/Maps">It was, and still is.</a>', "It was, and still is."),
    ],
)
def test_one_more_link_to_the_page_of_an_entry_is_no_teaser(line: str, teaser: str | None) -> None:
    page = f"{item('Maps', DATE, f'<p>{line}</p>')}{item('Bees', DATE)}"
    assert entries(page) == [("Maps", 1, teaser), ("Bees", 1, None)]


@pytest.mark.parametrize(
    "page",
    [
        # One entry: its title is the last heading above the labels, or else the last link.
        f"<p>Newsroom</p><p><a href=/1>Bees</a></p>{TEASER}{DATE}",
        f"<h2>Bees</h2>{TEASER}{DATE}",
        f"<h2>Bees</h2><p><a href=/1>It is.</a></p>{DATE}",
        # Several: it is what most of them have.
        f"<h2>Bees</h2>{TEASER}{DATE}" * 3,
        f"<p><a href=/1>Bees</a></p>{TEASER}{DATE}" * 3,
        f"<h1>Bees</h1>{DATE}<p><a href=/1>Read more</a></p>" * 3,
        f"<h3>Bees</h3><h5>Villages</h5>{TEASER}{DATE}" * 3 + f"<h3>Bees</h3>{TEASER}{DATE}",
        # A heading or link that only some of them have is not.
        f"<p>Bees</p>{DATE}<h3>Old news</h3><p>Bees</p>{DATE}<p>Bees</p>{DATE}",
        f"<p>Bees</p>{DATE}<p>{MOSTLY_LINKED}</p>" * 3,
    ],
)
def test_a_title_is_what_titles_have_in_common(page: str) -> None:
    assert set(titles(page)) == {"Bees"}


def test_a_second_link_to_the_page_of_a_title_is_no_title() -> None:
    links = "<p><a href=/{0}>{0}</a></p>" + TEASER + "<p><a href=/{0}>Print</a></p>" + DATE
    page = "".join(links.format(title) for title in ("Bees", "Maps", "Wells"))
    assert titles(page) == ["Bees", "Maps", "Wells"]


def test_entries_without_labels_begin_at_titles_like_those_of_the_others() -> None:
    page = (
        item("Bees")
        + item("Bees", DATE)
        + item("Maps")
        + item("Maps")
        + item("Wells", DATE)
        + item("Mills", TEASER)
        + item("Lakes", TEASER)
        + "<p>1</p><p>2</p>"
    )
    assert entries(page) == [
        ("Bees", 1, None),
        ("Maps", 0, None),
        ("Wells", 1, None),
        ("Mills", 0, "It is."),
        ("Lakes", 0, "It is."),
    ]


def test_titles_that_are_no_links_tell_entries_without_labels_apart_between_others() -> None:
    page = f"<h3>Bees</h3>{DATE}{TEASER}<h3>Maps</h3>{TEASER}<h3>Wells</h3>{DATE}"
    assert entries(page) == [("Bees", 1, "It is."), ("Maps", 0, "It is."), ("Wells", 1, None)]


def test_a_pager_can_follow_the_last_title() -> None:
    start = item("Bees", DATE, TEASER) + item("Maps", DATE)
    bees, maps = ("Bees", 1, "It is."), ("Maps", 1, None)
    assert entries(f"{start}<p>1</p><p>2</p>") == [bees, maps]
    assert entries(f"{start}{item('Wells')}<p>1</p><p>2</p>") == [bees, maps, ("Wells", 0, None)]


def test_links_below_the_entries_are_titles_by_the_class_of_those_before() -> None:
    def classed(title: str, name: str, *lines: str) -> str:
        return item(title, *lines).replace("<h3>", f'<h3 class="{name}">')

    start = classed("Bees", "title", DATE, TEASER) + classed("Maps", "title", DATE, TEASER)
    assert titles(start + item("Photos") + item("Films") + item("Events")) == ["Bees", "Maps"]
    last = classed("Wells", "title last", DATE, TEASER)
    links = "".join(classed(title, "title") for title in ("Mills", "Lakes", "Roads"))
    assert titles(start + last + links) == ["Bees", "Maps", "Wells", "Mills", "Lakes", "Roads"]
