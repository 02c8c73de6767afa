"""The tail of a page: which lines after the body are the site's, and which stay the body's."""

import pytest

import osce_press

BODY = "OSCE opens a library\nThe OSCE opened a library of maps in Osh today.\n"
INVITATION = "Discover more stories about how the OSCE improves lives."
PARAGRAPH = "<p>The OSCE opened a library of maps in Osh today.</p>"
LIBRARY, ATLAS, CLUB = (f"<p><a href=/>{name}</a></p>" for name in ("Library", "Atlas", "Club"))

BODY_LINE = ("body", "between-head-and-tail", None)
LINK = ("related", "tail", "links")
CONTACTS = ("contacts", "tail", "contacts")
READ_MORE = ("related", "tail", "read-more")


def below_title(page: str) -> list[tuple[str, str, str | None]]:
    """Return role, rule and entry of each line after the title."""
    title, *lines = osce_press.detect_boilerplate(page)
    assert title.role is osce_press.Role.TITLE
    return [(str(line.role), line.rule, line.entry) for line in lines]


def below_paragraph(markup: str) -> list[tuple[str, str, str | None]]:
    """Return role, rule and entry of each line after a paragraph."""
    page = f"<main><h1>OSCE opens a library</h1>{PARAGRAPH}{markup}</main>"
    paragraph, *lines = below_title(page)
    assert paragraph == BODY_LINE
    return lines


def test_sections_of_all_kinds_one_after_the_other() -> None:
    page = (
        f"{BODY}Read more on this topic\nOSCE draws maps\nWho draws them?\n"
        "Contacts\nAna Petrova\n12 Lake Street\n"
        "The OSCE bears no responsibility for the accuracy, legality or content of the external "
        f"links provided.\nOSCE Impact\nA map for all\n{INVITATION}\n"
    )
    assert below_title(page) == [
        BODY_LINE,
        *[READ_MORE] * 3,
        *[CONTACTS] * 3,
        ("notice", "tail", "external-links"),
        *[("related", "tail", "impact")] * 2,
        ("related", "tail", "impact-invitation"),
    ]


def test_an_invitation_with_lines_below_it_is_body() -> None:
    assert below_title(f"{BODY}{INVITATION}\nMaps\n") == [BODY_LINE] * 3


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("12 Upper Big Lake Strt.", True),
        ("12 Upper Big Lake Street.", False),
        ("12 Upper Big Old Lake Str.", False),
        ("The lake was very deep.", False),
    ],
)
def test_contacts_hold_short_lines_and_addresses_that_end_in_a_full_stop(
    line: str, held: bool
) -> None:
    verdict = CONTACTS if held else BODY_LINE
    assert below_title(f"{BODY}Contacts\n{line}\n") == [BODY_LINE, verdict, verdict]


@pytest.mark.parametrize(
    ("teaser", "held"),
    [
        ("<p>The OSCE has drawn a map of the lake ...</p>", True),
        ("<p>The OSCE has drawn a map of the lake.</p>", False),
        ("<p><a href=/>The OSCE has drawn a map of the lake.</a></p>", True),
    ],
)
def test_related_items_hold_sentences_that_are_cut_short_or_are_links(
    teaser: str, held: bool
) -> None:
    verdict = READ_MORE if held else BODY_LINE
    assert below_paragraph(f"<p>Read more on this topic</p>{teaser}") == [verdict, verdict]


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("Where did all the voters go?", True),
        ("Come and see the stars!", True),
        ("(“Where did all the voters go?”)", True),
        ("The voters all went home.", False),
    ],
)
def test_a_related_item_is_a_title_which_may_be_a_question_but_no_prose(
    line: str, held: bool
) -> None:
    role = "related" if held else "body"
    found = below_title(f"{BODY}Related stories\n{line}\n")
    assert [one for one, _, _ in found] == ["body", role, role]


@pytest.mark.parametrize("links", [LIBRARY, LIBRARY + ATLAS])
def test_links_in_an_element_of_their_own_are_related(links: str) -> None:
    assert below_paragraph(f"<div>{links}</div>") == [LINK] * links.count("<p>")


@pytest.mark.parametrize(
    "markup",
    [
        LIBRARY,
        LIBRARY + ATLAS,
        f"<div>{PARAGRAPH}{LIBRARY}{ATLAS}</div>",
        "<div><p>Maps: <a href=/>Library of them</a></p></div>",
    ],
)
def test_one_or_two_links_grouped_with_prose_are_body(markup: str) -> None:
    assert below_paragraph(markup) == [BODY_LINE] * markup.count("<p>")


def test_three_links_at_the_end_are_related_though_grouped_with_prose() -> None:
    assert below_paragraph(LIBRARY + ATLAS + CLUB) == [LINK] * 3


def test_a_list_of_links_stands_above_the_sections() -> None:
    markup = f"<div>{LIBRARY}</div><p>Contacts</p><p>Ana Petrova</p>"
    assert below_paragraph(markup) == [LINK, CONTACTS, CONTACTS]


def test_a_page_of_nothing_but_links_has_no_tail() -> None:
    page = f"<main><h1>OSCE opens a library</h1><div>{LIBRARY}{ATLAS}{CLUB}</div></main>"
    assert below_title(page) == [BODY_LINE] * 3
