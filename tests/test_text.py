"""Extracted text: its lines with their offsets, and the bullets that make them items."""

import pytest

from osce_press._lines.text import read_text
from page_lines import lines as lines_of


def lines(text: str) -> list[tuple[str, str, bool]]:
    """Return each line from its bullet on, its words alone, and whether it is an item."""
    page = read_text(text)
    assert page.text == text
    for line in lines_of(page):
        assert text[line.offset : line.end] == line.text
    return [(text[line.start : line.end], line.text, line.hints.item) for line in lines_of(page)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " \n\n", "\n \r\n"])
def test_lines_end_in_any_way(end: str) -> None:
    assert lines(f"Maps{end}  Lakes{end}Towns") == [
        ("Maps", "Maps", False),
        ("  Lakes", "Lakes", False),
        ("Towns", "Towns", False),
    ]


@pytest.mark.parametrize("bullet", "-*•‣▪◦●·")
def test_bullets_before_words_make_items(bullet: str) -> None:
    assert lines(f" {bullet}  Maps \n{bullet}Maps\nMaps") == [
        (f" {bullet}  Maps", "Maps", True),
        (f"{bullet}Maps", f"{bullet}Maps", False),
        ("Maps", "Maps", False),
    ]


def test_a_bullet_alone_belongs_to_the_words_below_it() -> None:
    assert lines("Maps\n-\n\n Lakes\nTowns\n") == [
        ("Maps", "Maps", False),
        ("-\n\n Lakes", "Lakes", True),
        ("Towns", "Towns", False),
    ]
    assert lines("-\n- Lakes\nTowns\n-") == [
        ("- Lakes", "Lakes", True),
        ("Towns", "Towns", False),
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert lines("\ufeffMaps\nLakes") == [("Maps", "Maps", False), ("Lakes", "Lakes", False)]
    assert lines("\ufeff- Maps") == [("- Maps", "Maps", True)]
