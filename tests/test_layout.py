"""Line breaks at a width, marks of links, and what else stands in a text besides its words."""

import textwrap

import pytest

import osce_press
from osce_press._lines.layout import laid_out
from osce_press.testing import assert_evidence, assert_lossless

TITLE = "OSCE Mission lends forty maps of the Drina to schools"
FIRST = "FOCA, 3 May 2004 - The maps show each bend of the river and the co-ordinates of its mills."
SECOND = "The head of the school said that - in his time - nobody knew where the river came from."
THIRD = "The maps are printed on paper that can be used in rain, in fog or in snow."
FIELDS = {"Date": "3 May 2004", "Source": "OSCE Mission to Bosnia and Herzegovina"}
BLOCK = "".join(f"{label}: {value}\n" for label, value in FIELDS.items())
LONG = f"{TITLE}\n{BLOCK}{FIRST}\n{SECOND}\n"
WRAPPED = LONG.replace("co-", "co-\n").replace("where ", "where\n").replace("FOCA", "\nFOCA")
ITEMS = f"\n* {THIRD}\n* Free.\n".replace("or ", "or\n  ")
UNBROKEN = f"{THIRD} {THIRD}"
HYPHENS = """\
One of the schools in this valley will take part in lessons, both short-
and long, of mills that the river has turned since the days of the Anglo-
Saxons, and which no one has drawn on any map of these in the years 1991-
2004 for OSCE/ODIHR."""
WRAPPED_BY_72 = "\n\n".join([f"{TITLE}\n{BLOCK}", *map(textwrap.fill, (FIRST, SECOND, THIRD)), ""])
NARROW = "\n\n".join((TITLE, BLOCK, *(textwrap.fill(it, 50) for it in (FIRST, SECOND, THIRD))))
NUMBERED = WRAPPED.replace("OSCE M", "[1]OSCE M", 1)
LINKS = "\n\nReferences\n\n   1. https://osce.org/a\n   2. mailto:a@osce.org\n"
ROWS = "|---|---|\n".join(f"| {label}: | {value} |\n" for label, value in FIELDS.items())
BOXED = (
    f"┌──┬──┐\n{ROWS.replace('|---|---|', '├──┼──┤').replace(':', '').replace('|', '│')}└──┴──┘\n"
)
GRID = f"+--+--+\n{ROWS.replace('|---|---|', '+--+--+').replace(':', '')}+==+==+\n"
RULED = f"  ----- ------\n{BLOCK.replace(':', '   ')}  ----- ------\n"
EDGES = "\nhttps://osce.org/node/1          1/2\n\f3/5/2004, 10:15          Maps | OSCE\n\n"


@pytest.mark.parametrize(
    ("text", "more"),
    [
        *[(LONG, ()), (WRAPPED, ()), (WRAPPED.replace("\n", "\r\n"), ())],
        *[(WRAPPED.replace("\n", "\n   "), ()), (WRAPPED + ITEMS, (THIRD, "Free."))],
        (WRAPPED_BY_72 + "\n" + UNBROKEN, (THIRD, UNBROKEN)),
        (WRAPPED_BY_72 + "\n" + HYPHENS, (THIRD, HYPHENS.replace("-\na", "- a").replace("\n", ""))),
        (NARROW, (THIRD,)),
        (f"{WRAPPED}{EDGES}Free.\n\n2/2", ("Free.",)),
        (f"{WRAPPED}{EDGES.replace('1/2', 'Page 1 of 2')}Free.", ("Free.",)),
        (NUMBERED.replace("head", "[2]head") + LINKS, ()),
        (NUMBERED + LINKS.replace("s\n\n", "s\n\nSeen links:\n"), ()),
        (LONG.replace("head", "head (/head)").replace("school ", "school (#s) "), ()),
        (LONG.replace("OSCE M", "[OSCE](/a) M").replace("head", "[head](/b)"), ()),
        *[(LONG.replace(BLOCK, rows), ()) for rows in (ROWS, BOXED, GRID, RULED)],
        (f"---\ntitle: Maps\ntags:\n- rivers\nid: 1\n---\n{LONG}", ()),
        (f'---\ntitle: Maps\ntags:\n  - "rivers"\n---\n{LONG}', ()),
    ],
)
def test_words_are_told_from_their_layout(text: str, more: tuple[str, ...]) -> None:
    article = osce_press.parse_text(text)
    assert article.title == TITLE
    assert {field.label: field.values[0] for field in article.metadata} == FIELDS
    assert article.paragraphs == (FIRST, SECOND, *more)
    assert_evidence(article, text)
    linear = "".join(block.text for block in article.blocks)
    assert len(linear) == len(text)
    assert sorted("".join(linear.split())) == sorted("".join(text.split()))
    assert all(not block.start or text[block.start - 1] == "\n" for block in article.blocks)


def test_columns_side_by_side_are_read_one_by_one() -> None:
    sides = [("Home", TITLE), ("News", ""), ("Mills", FIRST), ("Maps", ""), ("Roads", SECOND)]
    text = "\n".join(f"{menu:<8}{words:<90}  {len(words) or ''}".rstrip() for menu, words in sides)
    article = osce_press.parse_text(text)
    assert (article.title, article.paragraphs[:2]) == (TITLE, (FIRST, SECOND))
    assert_evidence(article, text)
    assert_lossless(article, text)
    for menu in ("Date:", "9.30"):
        assert laid_out(table := text.replace("Maps", menu).replace("News", menu)) == (table, table)


def test_a_heading_can_be_wider_than_the_text_below_it() -> None:
    title = f"OSCE Mission {'lends one hundred and forty maps of rivers to schools '}of the valley"
    texts = ("\n   ".join(textwrap.wrap(text, 64)) for text in (FIRST, SECOND, THIRD))
    page = "\n\n   ".join(
        ["Maps of OSCE\n   " + "_" * 60, f"{textwrap.fill(title, 74)}\n3 May 2004", *texts]
    )
    article = osce_press.parse_text(page)
    assert (article.title, article.paragraphs) == (title, (FIRST, SECOND, THIRD))
    assert article.evidence["date"].text == "3 May 2004"


def test_references_to_characters_in_a_text_are_decoded() -> None:
    text = "Roads &amp; maps\nBISHKEK, 3&nbsp;May 2004 &#8211; It lent ten; R&D; AT&T; &nomap;\n"
    article = osce_press.parse_text(text)
    printed = ("Roads & maps", "BISHKEK, 3\u00a0May 2004 – It lent ten; R&D; AT&T; &nomap;")
    assert (article.title, *article.paragraphs) == printed
    assert "references-decoded" in {notice.code for notice in article.notices}
    escaped = text.replace("&", "&amp;")
    assert "&#8211;" in osce_press.parse_html(f"<h1>Maps</h1><p>{escaped}</p>").text


@pytest.mark.parametrize("end", ["", ",", ".", ";"])
def test_lines_that_fill_no_width_stay(end: str) -> None:
    first = f"FOCA, 3 May 2004 - Forty maps were lent to the schools of the town, namely{end}"
    lines = (first, "two of the river", "three of the roads")
    assert osce_press.parse_text("\n".join((TITLE, *lines))).paragraphs == lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n   "])
def test_a_pre_element_is_read_like_text(end: str) -> None:
    text = WRAPPED_BY_72.replace("\n", end)
    article = osce_press.parse_html(f"<h1>{TITLE}</h1><pre>{text.partition(TITLE)[2]}</pre>")
    assert article.paragraphs == (FIRST, SECOND, THIRD)


def test_a_number_or_an_address_as_wide_as_a_line_is_no_sentence() -> None:
    for text in ("7" * 70 + "\nrivers:\n", f"See https://www.osce.org/{'a' * 60}\nrivers:\n"):
        assert "".join(block.text for block in osce_press.parse_text(text).blocks) == text
