"""Between head and tail: captions, notices and repetitions; all the rest are paragraphs."""

import pytest

import osce_press

PARAGRAPH = "The OSCE opened a library of maps in Osh today."
PLAIN = "OSCE opens a library\n"
#: The template of 2012, with the name of a structure above the kind.
OF_STRUCTURE = "Newsroom\nOSCE Mission to Serbia\nPress release\nOSCE opens a library\n"
#: A page with a header line below its title.
DATED = "OSCE opens a library\nOSH, 3 May 2004\n"

BODY = ("body", "between-head-and-tail", None)
CREDIT = ("caption", "credit", None)
FIGCAPTION = ("caption", "markup", "figcaption")
PHOTO_DETAILS = ("caption", "standing-phrase", "photo-details")
REPETITION = ("repetition", "printed-above", None)
TIME_ZONE = ("notice", "standing-notice", "time-zone")
TWICE = ("caption", "printed-twice", None)


def verdicts(head: str, *lines: str) -> list[tuple[str, str, str | None]]:
    """Return role, rule and entry of each line below the head."""
    found = osce_press.detect_boilerplate(head + "\n".join(lines))
    return [(str(line.role), line.rule, line.entry) for line in found[head.count("\n") :]]


def test_captions_by_markup_phrase_and_credit() -> None:
    page = (
        "<main><h1>OSCE opens a library</h1><figure><figcaption>A wall</figcaption></figure>"
        "<p>The keeper of the maps Photo details</p><p>A wall of maps</p>"
        f"<p>The wall (OSCE/Ana Petrova)</p><p>The wall (Ana Petrova / OSCE).</p><p>{PARAGRAPH}</p>"
        f"<p>Maps Photo details</p><figcaption>A door</figcaption><p>{PARAGRAPH}</p></main>"
    )
    title, *lines = osce_press.detect_boilerplate(page)
    assert title.text == "OSCE opens a library"
    assert [(line.role, line.rule, line.entry) for line in lines] == [
        *[FIGCAPTION, PHOTO_DETAILS, BODY, CREDIT, CREDIT, BODY],
        *[PHOTO_DETAILS, FIGCAPTION, BODY],
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "<div class=wp-caption><img src=/a.jpg><p class=wp-caption-text>{}</p></div>",
        "<div class=photo><img src=/a.jpg><div class=image-caption>{}</div></div>",
        "<div class=field-caption><p><img data-src=/a.jpg></p><p>{}</p></div>",
    ],
)
def test_a_line_below_an_image_in_an_element_named_caption_is_one(caption: str) -> None:
    head, dateline = "<main><h1>OSCE opens a mill</h1>", "ORUN, 3 May 2019 - The mill is open."
    said = "The mill has stood at the river for two hundred years."
    article = osce_press.parse(f"{head}{caption.format(said)}<p>{dateline}</p>")
    assert (article.paragraphs, str(article.date)) == ((dateline,), "2019-05-03")
    # Without an image a name alone takes nothing away.
    named = f"<div class=caption><p>{dateline}</p><p>{said}</p></div>"
    assert osce_press.parse(f"{head}{named}").paragraphs == (dateline, said)


def test_a_caption_of_several_lines_stands_above_the_dateline_and_none_below_it() -> None:
    lines = (
        "(OSCE/Ana Petrova)The keeper of the maps opens a wall of maps in Osh.",
        "She drew all of them.",
        "It is a wall of ten maps. (OSCE/Ana Petrova)",
        f"OSH, 3 May 2004 - {PARAGRAPH}",
        *("A door (OSCE/Ana Petrova)", PARAGRAPH),
    )
    assert verdicts(PLAIN, *lines) == [*[CREDIT] * 3, *[BODY] * 3]


def test_a_credit_at_the_end_of_all_the_text_is_of_a_paragraph() -> None:
    assert verdicts(PLAIN, "A wall (OSCE/Ana Petrova)") == [BODY]
    assert verdicts(PLAIN, "A wall (OSCE/Ana)", "A door (OSCE/Ana)") == [CREDIT, BODY]


def test_a_caption_printed_twice_below_the_name_of_a_structure() -> None:
    lines = ("A wall of maps", "A wall of maps", PARAGRAPH)
    assert verdicts(OF_STRUCTURE, *lines) == [TWICE, TWICE, BODY]
    assert verdicts(OF_STRUCTURE, *lines, PARAGRAPH) == [TWICE, TWICE, BODY, BODY]
    assert verdicts(PLAIN, *lines) == [BODY] * 3


@pytest.mark.parametrize("lines", ["AA", "ABA", "ABB", "AB"])
def test_lines_repeated_elsewhere_are_no_caption_printed_twice(lines: str) -> None:
    assert verdicts(OF_STRUCTURE, *lines) == [BODY] * len(lines)


def test_standing_notices_come_within_five_lines_of_the_head() -> None:
    zone = "All times are in Eastern European Time."
    lines = ["One map", "Two maps", "Three maps", "Four maps"]
    assert verdicts(DATED, *lines, zone, PARAGRAPH) == [*[BODY] * 4, TIME_ZONE, BODY]
    assert verdicts(DATED, *lines, "Five maps", zone, PARAGRAPH) == [BODY] * 7
    assert verdicts(PLAIN, zone, PARAGRAPH) == [TIME_ZONE, BODY]


@pytest.mark.parametrize(
    ("quote", "repeated"),
    [
        ("The OSCE now has a library of maps here.", True),
        ("The OSCE has a new library of maps now.", False),
        ("The OSCE now has a library of maps for all of the valley", False),
    ],
)
def test_a_repeated_paragraph_has_at_least_40_characters(quote: str, repeated: bool) -> None:
    lines = [quote, PARAGRAPH, quote]
    assert verdicts(DATED, *lines) == [BODY, BODY, REPETITION if repeated else BODY]
    assert verdicts(PLAIN, *lines) == [BODY] * 3


def test_repetitions_stand_at_the_very_end() -> None:
    other = "It is open to all who live in the valley and to their guests."
    lines = [PARAGRAPH, other, PARAGRAPH, other]
    assert verdicts(DATED, *lines) == [BODY, BODY, REPETITION, REPETITION]
    assert verdicts(DATED, *lines, "It is free.") == [BODY] * 5
