"""Any page goes in, and is told from anything else."""

import gc
from pathlib import Path

import pytest
from lxml import etree

import osce_press
from osce_press._lines.page import Page
from osce_press._lines.reading import read
from osce_press._lines.text import read_text
from osce_press.errors import InputTooLarge

HTML = "<p>Köln</p><p>Wien</p>"
TEXT = "Press release\n- Date:\nVIENNA, 1 August 2006 - The OSCE met."


def go(page: bytes | str, form: str | None = None) -> Page:
    return read(page, max_size=1_000_000, form=form)


class TestHtmlOrText:
    @pytest.mark.parametrize(
        "page",
        [
            *("<!DOCTYPE html><title>x</title>y", "\ufeff\n <html>x"),
            *("<?xml version='1.0'?><html/>", "<!-- saved --><b>x", "<DIV class=x>y"),
            *("Cached copy<html><p>y", "x <BODY CLASS=a>y", "a</p><p>b</P><p>c</p >d"),
            *("</p>a</p>b</p>c", "a\n<p>b\n<p>c\n<p>d", "a<br>\n<br />\nb<BR/>"),
            *("x" * 60_000 + "</li></ul></div>", r"b'<p>K\xc3\xb6</p>\n'", r'"<p>K\u00f6<\/p>"'),
        ],
    )
    def test_html(self, page: str) -> None:
        assert go(page).is_html
        assert go(page.encode()).is_html

    @pytest.mark.parametrize(
        "page",
        [
            "",
            TEXT,
            *("<!-- saved -->\nx", "a < b and c > d", "He wrote <b> for bold, and </b> after it."),
            *("<anonymous@osce.org> wrote", "<3", "A <placeholder> of <pre-election> kind"),
            "Titles stand in <h1>, and </h1> ends them; <br> ends a line, and <p> begins one.",
            "x" * 70_000 + "</li></ul></div>",
            "x" * 70_000 + "<html><p>y",
        ],
    )
    def test_text(self, page: str) -> None:
        assert not go(page).is_html
        assert not go(page.encode()).is_html


class TestTypes:
    def test_every_kind_of_bytes(self) -> None:
        data = HTML.encode()
        expected = read(data, max_size=100, form=None)
        assert expected.encoding == "utf-8"
        assert read(bytearray(data), max_size=100, form=None) == expected
        assert read(memoryview(data), max_size=100, form=None) == expected
        half = read(memoryview(data)[::2], max_size=100, form="text")
        assert half.text == data[::2].decode("cp1252")

    def test_a_str_of_lxml_does_not_stay(self) -> None:
        (words,) = etree.XML(f"<x>{TEXT}</x>").xpath("text()")
        assert type(words) is not str
        page = go(words)
        assert type(page.text) is str
        assert set(map(type, page.texts)) == {str}


def test_items_of_a_memoryview_are_not_bytes() -> None:
    with pytest.raises(InputTooLarge, match="length of 16,"):
        read(memoryview(bytes(16)).cast("Q"), max_size=10, form=None)


def test_what_programs_leave_in_a_text_is_read() -> None:
    for row in Path(__file__).with_name("leftovers.tsv").read_text("utf-8").splitlines():
        printed, meant = row.replace("⏎", "\n").split("\t")
        assert go(printed, "text").text == meant


def test_notices_of_decoding_are_kept() -> None:
    assert go("ï»¿" + TEXT) == go(("ï»¿" + TEXT).encode())._replace(encoding=None) == go(TEXT)
    for head in ("", "<p>"):
        page = go(f"{head}Köln, Düsseldorf".encode() + b"\xff")
        assert [notice.code for notice in page.notices] == ["decoding-errors"]


# Extracted text: its lines with their offsets, and the bullets that make them items


def items(text: str) -> list[tuple[str, str, bool]]:
    """Return each line from its bullet on, its words alone, and whether it is an item."""
    page = read_text(text)
    assert "\n".join(page.text.splitlines()) == "\n".join(text.splitlines())
    found: list[tuple[str, str, bool]] = []
    for start, at, words, hints in zip(
        page.starts, page.offsets, page.texts, page.hints, strict=True
    ):
        assert text[at:].startswith(words)
        found.append((text[start : at + len(words)], words, hints.item))
    return found


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " \n\n", "\n \r\n", *"\v\f\x85\u2028\u2029"])
def test_lines_end_in_any_way(end: str) -> None:
    assert items(f"Maps{end}  Lakes{end}Towns") == [
        *(("Maps", "Maps", False), ("  Lakes", "Lakes", False), ("Towns", "Towns", False)),
    ]


@pytest.mark.parametrize("bullet", "-*•‣▪◦●·−‑")
def test_bullets_before_words_make_items(bullet: str) -> None:
    assert items(f" {bullet}  Maps \n{bullet}Maps\nMaps") == [
        *((f" {bullet}  Maps", "Maps", True), (f"{bullet}Maps", f"{bullet}Maps", False)),
        ("Maps", "Maps", False),
    ]


def test_a_bullet_alone_belongs_to_the_words_below_it() -> None:
    assert items("Maps\n-\n\n Lakes\nTowns\n") == [
        *(("Maps", "Maps", False), ("-\n\n Lakes", "Lakes", True), ("Towns", "Towns", False)),
    ]
    assert items("-\n- Lakes\nTowns\n-") == [("- Lakes", "Lakes", True), ("Towns", "Towns", False)]
    assert items("  -\n Lakes") == [(" Lakes", "Lakes", False)]


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert items("\ufeffMaps\nLakes") == [("Maps", "Maps", False), ("Lakes", "Lakes", False)]
    assert items("\ufeff- Maps") == [("- Maps", "Maps", True)]
    assert items("-\u200b Maps") == [("-\u200b Maps", "Maps", True)]


def test_what_was_read_of_a_page_is_freed_with_its_record() -> None:
    """Nothing waits for the collector of circles, so a crawl's memory does not grow with pages."""

    def circles(paragraphs: int) -> int:
        gc.collect()
        osce_press.parse_html("<div><p>The mill has a new wheel.</p></div>" * paragraphs)
        return gc.collect()

    gc.disable()
    try:
        assert circles(2) == circles(200)
    finally:
        gc.enable()
