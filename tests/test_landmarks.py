"""Names of classes and ids: the words in them, and the landmarks that they make."""

from itertools import islice, permutations
from string import ascii_lowercase

import pytest
from osce_press._lines.landmarks import NAMELESS, read_names

#: Values of a class attribute, each with the landmark that it makes and the words that do.
LANDMARKS = {
    "breadcrumb": ("navigation", "breadcrumb"),
    "l-main-menu": ("navigation", "menu"),
    "leaf item-list skip-link": ("navigation", "skip-link"),
    "siteFooter": ("contentinfo", "footer"),
    "site-header": ("banner", "site-header"),
    "region region-sidebar-2": ("complementary", "sidebar"),
    "block-search-form": ("search", "search-form"),
    "menu footer": ("navigation", "menu"),
    "footer-menu": ("contentinfo", "footer"),
    "no-sidebar pager": ("navigation", "pager"),
    "no-sidebar": ("", ""),
    "with-main-menu": ("", ""),
    "search-result": ("", ""),
    "site-headline": ("", ""),
    "navy": ("", ""),
    "news 2006": ("", ""),
}


def test_a_class_of_a_known_name_is_a_landmark() -> None:
    # Answers are kept for the next page; here so many names come in between that none is left.
    for name in islice(permutations(ascii_lowercase, 3), 5_000):
        read_names("".join(name))
    found = {value: read_names(value) for value in LANDMARKS}
    assert {value: (names.landmark, names.entry) for value, names in found.items()} == LANDMARKS


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("pane-Content x2", {"pane-content", "pane", "content", "x"}),
        ("mainPart", {"mainpart", "main", "part"}),
        ("-node__body_", {"node__body", "node", "body"}),
        ("Страница-2", {"страница"}),
        ("12 -", set[str]()),
    ],
)
def test_the_words_of_a_class_are_its_names_and_their_parts(value: str, words: set[str]) -> None:
    assert read_names(value).words == words


@pytest.mark.parametrize(
    ("value", "is_label"),
    [
        ("label", True),
        ("field field-Label", True),
        ("title_label", True),
        ("labels", False),
        ("field-label-inline", False),
        ("sublabel", False),
    ],
)
def test_a_class_can_say_that_its_element_is_a_label(value: str, is_label: bool) -> None:
    assert read_names(value).is_label is is_label


def test_classes_that_differ_in_digits_are_the_same() -> None:
    assert read_names("views-row-1") is read_names("views-row-12")
    assert read_names("views-row-1") is not read_names("views-cell-1")


@pytest.mark.parametrize(("length", "landmark"), [(500, "navigation"), (501, ""), (10_000, "")])
def test_the_first_500_characters_of_a_class_count(length: int, landmark: str) -> None:
    value = " menu".rjust(length, "x")
    assert read_names(value).landmark == landmark
    assert read_names(f"menu {value}").landmark == "navigation"


def test_an_empty_class_says_nothing() -> None:
    empty = read_names(" ")
    assert (empty.words, empty.landmark, empty.entry, empty.is_label) == (
        NAMELESS.words,
        NAMELESS.landmark,
        NAMELESS.entry,
        NAMELESS.is_label,
    )
