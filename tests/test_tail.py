"""The tail of a page: which lines after the body are the site's, and which stay the body's."""

import pytest

import osce_press

BODY = "OSCE opens a library\nThe OSCE opened a library of maps in Osh today.\n"
INVITATION = "Discover more stories about how the OSCE improves lives."
PARAGRAPH = "<p>The OSCE opened a library of maps in Osh today.</p>"
LIBRARY, ATLAS, CLUB = (f"<p><a href=/>{name}</a></p>" for name in ("Library", "Atlas", "Club"))
MORE = "<p>Read more on this topic</p>"

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
    ("markup", "verdict"),
    [
        ("<p>Contacts</p><p>12 Upper Big Lake Strt.</p>", CONTACTS),
        ("<p>Contacts</p><p>12 Upper Big Lake Street.</p>", BODY_LINE),
        ("<p>Contacts</p><p>The lake was very deep.</p>", BODY_LINE),
        (f"{MORE}<p>The OSCE has drawn a map of the lake ...</p>", READ_MORE),
        (f"{MORE}<p>The OSCE has drawn a map of the lake.</p>", BODY_LINE),
        (f"{MORE}<p><a href=/>The OSCE has drawn a map of the lake.</a></p>", READ_MORE),
        (f"{MORE}<p>Where did all the voters go?</p>", READ_MORE),
        (f"{MORE}<p>(“Come and see all the stars!”)</p>", READ_MORE),
        # Links in an element of their own, and one more than there may be beside prose.
        (f"<div>{LIBRARY}</div>", LINK),
        (f"<div>{LIBRARY}{ATLAS}</div>", LINK),
        (f"{LIBRARY}{ATLAS}{CLUB}", LINK),
        (LIBRARY, BODY_LINE),
        (f"{LIBRARY}{ATLAS}", BODY_LINE),
        (f"<div>{PARAGRAPH}{LIBRARY}{ATLAS}</div>", BODY_LINE),
        ("<div><p>Maps: <a href=/>Library of them</a></p></div>", BODY_LINE),
    ],
)
def test_lines_below_a_paragraph_are_the_sites_or_the_bodys(
    markup: str, verdict: tuple[str, str, str | None]
) -> None:
    assert below_paragraph(markup) == [verdict] * markup.count("<p>")


def test_a_list_of_links_stands_above_the_sections() -> None:
    markup = f"<div>{LIBRARY}</div><p>Contacts</p><p>Ana Petrova</p>"
    assert below_paragraph(markup) == [LINK, CONTACTS, CONTACTS]


def test_a_page_of_nothing_but_links_has_no_tail() -> None:
    page = f"<main><h1>OSCE opens a library</h1><div>{LIBRARY}{ATLAS}{CLUB}</div></main>"
    assert below_title(page) == [BODY_LINE] * 3
