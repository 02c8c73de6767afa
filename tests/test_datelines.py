"""Datelines of every shape met, in datelines.tsv, and sentences that are none."""

import csv
import datetime
from pathlib import Path

import pytest

import osce_press

REST = "The OSCE meeting took place as planned."
D = datetime.date


def read(text: str, near: datetime.date | None = None) -> osce_press.Dateline:
    found = osce_press.parse_dateline(text, near=near)
    assert found is not None
    assert text[found.start : found.end] == found.text
    return found


with Path(__file__).with_name("datelines.tsv").open(encoding="utf-8", newline="") as file:
    SHAPES = [*csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape["dateline"])
def test_shape(shape: dict[str, str]) -> None:
    printed = shape["dateline"]
    found = read(printed + REST)
    names = [place.name for place in found.places if place.text == place.text.strip()]
    assert (" / ".join(names), found.country or "") == (shape["places"], shape["country"])
    assert (str(found.date or ""), found.text, found.start) == (shape["date"], printed, 0)
    assert osce_press.parse_text(f"OSCE opens a mill in Orun\n{printed}{REST}").dateline == found


@pytest.mark.parametrize(
    "text",
    [
        *("On 17 October 2023, the OSCE met in Kyiv.", "At 08:12 on 9 May, the SMM saw a tank."),
        *("Summary Compared with the previous 24 hours, it was quiet.", "Osh (Kyrgyzstan) – A"),
        *("OSCE, 3 May 2004 – the day of the meeting.", "He met in Osh, 3 May, UNMIK."),
        "In Vienna, 3 May 2004 – a Monday – was a holiday.",
        "Vienna – a city on the Danube – is the seat.",
        *("VIENNA-based experts met on 3 May 2004.", "May 3, 2004 – the day of the meeting."),
        "KYIV, 12 May - 14 May 2010 was the time of the visit.",
        "PRESS RELEASE, 3 May 2004 – the office wrote.",
        *("MONDAY, 3 May 2004 – the office is closed.", "POLICE – a trade of many risks."),
        "Ana, P.S., 3 May 2004 – the day of the meeting.",
        *("VIENNA. The meeting took place.", "SREBRENICA 11 July - The meeting took place."),
        "Related stories. WARSAW, 6 July 2015 – The meeting took place.",
        "He wrote: WARSAW, 1 June 2000 - the talks had ended in agreement.",
        "The words were these. TIRANA / GENEVA – 6 October 2020. No more was said.",
        *("WHERE: VIENNA – Hofburg", "VIENNA (3 May 2004) was full of guests.", "", "VIENNA"),
        "3 May 2004, VIENNA\n– The meeting took place.\n– It ended.",
        *("MINSK, 3 May 1944 – The mill burnt.", "Minsk, 3 May 2004. The mill burnt."),
        *("MINSK, May 1999 – the mill burnt.", "POLICE, May 2004 – The mill burnt."),
        *("DATES: 3 May 2004 – the office wrote.", "VIENNA, 3 May 2004 | Press release"),
    ],
)
def test_no_dateline(text: str) -> None:
    assert osce_press.parse_dateline(text) is None


@pytest.mark.parametrize(
    "before",
    [
        "PLEASE FIND BELOW THE CORRECT VERSION OF THE PRESS RELEASE. ",
        "Please find below the correct version of the press release. ",
        "WRONG DATE! " * 8,
        "OF 1 MAY, 2 MAY, 3 MAY 2015: ",
        *("CORRECTED:\n", "CORRECTION. ", "Correction: ", "UPDATED: ", "  ", "\U0001f4cd "),
        *("г. ", "м. "),
    ],
)
def test_a_notice_of_correction_or_blanks_may_stand_before_it(before: str) -> None:
    for dateline in ("WARSAW, 6 July 2015 – ", "6 July 2015, WARSAW – ", "OSH 6 July 2015 - "):
        found = read(f"{before}{dateline}{REST}")
        assert (found.start, found.text) == (len(before), dateline)


@pytest.mark.parametrize(
    "text",
    ["(OSH 3 May 2004 - ", "(3 May 2004, OSH) ", "(OSH) 3 May 2004 - ", "_OSH, 3 May 2004_ – "],
)
def test_a_bracket_or_what_marks_stress_may_stand_before_it(text: str) -> None:
    found = read(f"{text}{REST}")
    assert (found.start, found.text, found.places[0].text) == (1, text[1:], "OSH")


@pytest.mark.parametrize(
    ("dateline", "text"),
    [
        # Of two the first counts. What follows one is no letter and no sign.
        ("VIENNA – ", f"THE OFFICE IS CLOSED. KYIV, 3 May 2004 – {REST}"),
        ("VIENNA – ", f"He wrote: KYIV – 13 February 2003. {REST}"),
        *[("VIENNA, 1 May 2000 ", text) for text in ("*This name is neutral.", "5 °C it was.")],
        ("VIENNA, 1 May 2000 - ", f"Â {REST}"),
    ],
)
def test_where_it_ends(dateline: str, text: str) -> None:
    assert read(dateline + text) == read(dateline + REST)
    assert read(dateline + text).text == dateline


@pytest.mark.parametrize(
    ("days", "month"),
    [
        *[("3-5 May", 5), ("3 – 5 May", 5), ("3 and 4 May", 5), ("May", 5)],
        *[("30 April - 2 May", None), ("30 April-2 May", None)],
    ],
)
def test_of_several_days_none_is_that_of_the_dateline(days: str, month: int | None) -> None:
    found = read(f"OSH, {days} 2004 - {REST}", D(2004, 5, 3))
    assert (found.text, found.date) == (f"OSH, {days} 2004 - ", None)
    assert (found.day, found.month, found.year) == (None, month, 2004)


def header(line: str, url: str | None = None) -> osce_press.Article:
    return osce_press.parse_text(f"A title of five words\n{line}\n{REST}\n", url=url)


@pytest.mark.parametrize(
    ("line", "places"),
    [
        *(("9 January 2002", []), ("BORDEAUX 9 January 2002", [("Bordeaux", "BORDEAUX", "FR")])),
        ("BORDEAUX, 9 January 2002.", [("Bordeaux", "BORDEAUX", "FR")]),
        ("ALEXANDRIA, Romania, 9 January 2002", [("Alexandria", "ALEXANDRIA", "RO")]),
        ("BORDEAUX | 9 January 2002, 14:20", [("Bordeaux", "BORDEAUX", "FR")]),
        ("9 January 2002 – Bordeaux", [("Bordeaux", "Bordeaux", "FR")]),
        ("BORDEAUX, le 9 janvier 2002", [("Bordeaux", "BORDEAUX", "FR")]),
        ("WASHINGTON D.C. 9 January 2002", [("Washington, D.C.", "WASHINGTON D.C.", "US")]),
        ("Wednesday, 9 January 2002 | BORDEAUX", [("Bordeaux", "BORDEAUX", "FR")]),
    ],
)
def test_places_and_date_below_the_title(line: str, places: list[tuple[str, str, str]]) -> None:
    article = header(line)
    assert article.date == D(2002, 1, 9)
    assert [(place.name, place.text, place.country) for place in article.places] == places
    assert (article.evidence["date"].text, article.paragraphs) == (line, (REST,))


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        *(("OSH", None), ("OSH -\n9 January 2002", D(2002, 1, 9))),
        ("9 January 2002\nOSH, Kyrgyzstan", D(2002, 1, 9)),
    ],
)
def test_places_may_stand_on_a_line_of_their_own(lines: str, date: datetime.date | None) -> None:
    article = header(lines)
    assert (article.date, article.paragraphs) == (date, (REST,))
    assert [(place.name, place.country) for place in article.places] == [("Osh", "KG")]


def test_a_line_of_two_dates_may_part_them_with_a_slash_or_dash() -> None:
    for sign in ("/", "–"):
        article = header(f"Published 9 January 2002, 14:20 {sign} Updated 10 January 2002")
        assert (article.date, article.paragraphs) == (D(2002, 1, 9), (REST,))


def test_a_day_or_month_of_two_readings_in_that_line_is_left_open_unless_the_page_tells() -> None:
    month = "ZAGREB 5. listopada 2004."
    assert header(month, "https://www.osce.org/hbs/node/1").date == D(2004, 10, 5)
    for line, code in (("03/05/2004", "date-ambiguous"), (month, "month-ambiguous")):
        article = header(line)
        assert (article.date, article.paragraphs) == (None, (REST,))
        assert code in {notice.code for notice in article.notices}
