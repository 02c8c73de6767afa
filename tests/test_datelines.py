"""Datelines of every shape met, and sentences that are none."""

import datetime

import pytest

import osce_press

REST = "The OSCE meeting took place as planned."
D = datetime.date


def read(text: str, near: datetime.date | None = None) -> osce_press.Dateline:
    found = osce_press.parse_dateline(text, near=near)
    assert found is not None
    assert text[found.start : found.end] == found.text
    return found


@pytest.mark.parametrize(
    ("printed", "names", "country", "date"),
    [
        ("VIENNA, 1 August 2006 - ", ["Vienna"], None, D(2006, 8, 1)),
        ("MINSK, 29 August, 2001 (OSCE)-- ", ["Minsk"], None, D(2001, 8, 29)),
        ("WARSAW, 10 MAY 2002- ", ["Warsaw"], None, D(2002, 5, 10)),
        ("BAKU, 9 Sept 2004- ", ["Baku"], None, D(2004, 9, 9)),
        ("Bishkek, 1 September 2025 — ", ["Bishkek"], None, D(2025, 9, 1)),
        ("VIENNA, GENEVA, 26 February 2018- ", ["Vienna", "Geneva"], None, D(2018, 2, 26)),
        ("TIRANA / GENEVA – 6 October 2020. ", ["Tirana", "Geneva"], None, D(2020, 10, 6)),
        ("19 December 2024, OSH / ORUN – ", ["Osh", "Orun"], None, D(2024, 12, 19)),
        ("OSH, 3 May 2004, 2 p.m. – ", ["Osh"], None, D(2004, 5, 3)),
        ("VILNIUS, LITVA, 3. maj 2004. - ", ["Vilnius"], "LITVA", D(2004, 5, 3)),
        ("VIENNA, GRAZ, Austria, 3 May 2004 - ", ["Vienna", "Graz"], "Austria", D(2004, 5, 3)),
        ("NEW YORK CITY, 28 September 2015 ", ["New York"], None, D(2015, 9, 28)),
        ("WASHINGTON D.C., 3 May 2004 - ", ["Washington, D.C."], None, D(2004, 5, 3)),
        ("LAS CABEZAS DE SAN JUAN, 3 May 2004- ", ["Las Cabezas de San Juan"], None, D(2004, 5, 3)),
        ("SREBRENICA 11 July 2005 - ", ["Srebrenica"], None, D(2005, 7, 11)),
        ("VIENNA, 3 May 2004. – ", ["Vienna"], None, D(2004, 5, 3)),
        ("SARAJEVO, ponedjeljak, 3. maja 2004 – ", ["Sarajevo"], None, D(2004, 5, 3)),
        ("VIENNA- ", ["Vienna"], None, None),
        ("ST. PETERSBURG – ", ["St. Petersburg"], None, None),
        ("WARSAW/VIENNA, 30 June – ", ["Warsaw", "Vienna"], None, None),
        ("DONETSK, Russian Federation. ", ["Donetsk"], "Russian Federation", None),
        ("VIENNA,3May2004 - ", ["Vienna"], None, D(2004, 5, 3)),
        ("OSH, NARYN, and BATKEN, 3 May 2004 – ", ["Osh", "Naryn", "Batken"], None, D(2004, 5, 3)),
        ("ОШ И НАРЫН, 3 мая 2004 года – ", ["Osh", "Naryn"], None, D(2004, 5, 3)),
        ("Graz & Linz, 3 May 2004 – ", ["Graz", "Linz"], None, D(2004, 5, 3)),
        ("GENEVA-VIENNA, 3 May 2004 – ", ["Geneva", "Vienna"], None, D(2004, 5, 3)),
        ("GENEVA | VIENNA; KYIV, 3 May 2004 – ", ["Geneva", "Vienna", "Kyiv"], None, D(2004, 5, 3)),
        ("NARYN (Kyrgyzstan), 3 May 2004 – ", ["Naryn"], "Kyrgyzstan", D(2004, 5, 3)),
        ("BITOLA, the former Yugoslav Republic of Macedonia, 3 May 2004 – ", ["Bitola"],
         "the former Yugoslav Republic of Macedonia", D(2004, 5, 3)),
        ("WASHINGTON, D.C., 3 May 2004 - ", ["Washington, D.C."], None, D(2004, 5, 3)),
        *[(printed, ["Geneva"], None, D(2004, 5, 3)) for printed in (
            "GENEVA, 3 May 2004 (OSCE Secretariat) - ", "GENEVA, 3 May 2004 [Newswire] - ",
            "GENEVA, 3 May 2004 (Monday) – ", "GENEVA, 3 May 2004, at 18:30 CET – ",
            "GENEVA (3 May 2004) – ", "GENEVA, 3 May 2004 ― ", "3 May 2004 – GENEVA – ",
            "GENEVA (OSCE/ODIHR), 3 May 2004 – ", "GENEVA; 3 May 2004 – ", "3 May 2004, GENEVA – ",
            "GENEVA, (3 May 2004) – ", "GENEVA. 3 May 2004. ", "3 May 2004 – GENEVA. ",
            "GENEVA, 3 May 2004 ? ", "GENEVA,\ufffd3 May 2004 \ufffd ", "GENEVA, 3 мaя 2004 \x96 ",
        )],
        ("OSH, KYRGYZSTAN, May 3, 2004 /Newswire/ -- ", ["Osh"], "KYRGYZSTAN", D(2004, 5, 3)),
        ("SARAJEVO, 26. novembar 2025. godine - ", ["Sarajevo"], None, D(2025, 11, 26)),
        ("WIEN, am 3. Mai 2004 – ", ["Vienna"], None, D(2004, 5, 3)),
        ("VIENA, 3 de mayo de 2004 – ", ["Vienna"], None, D(2004, 5, 3)),
        ("SARAJEVO, 26.11.2025. – ", ["Sarajevo"], None, D(2025, 11, 26)),
        ("VIENNA / OSCE – ", ["Vienna"], None, None),
        ("VIENNA/OSCE, 3 May 2004 – ", ["Vienna"], None, D(2004, 5, 3)),
        ("VIENNA, 31 December 2003-2 January 2004 – ", ["Vienna"], None, None),
        ("Minsk, 3 May 2004. ", ["Minsk"], None, D(2004, 5, 3)),
        # Newswires.
        ("OSH, May 3. /TASS/. ", ["Osh"], None, None),
        ("OSH. May 3 (Interfax) - ", ["Osh"], None, None),
        ("OSH (Reuters) - ", ["Osh"], None, None),
        # Slips of the pen.
        ("GENEVA, 31 June 2004 – ", ["Geneva"], None, None),
        ("GORNJI VAKUF-USKOPLJE, 3 May 2004 – ", ["Gornji Vakuf-Uskoplje"], None, D(2004, 5, 3)),
    ],
)  # fmt: skip
def test_shape(printed: str, names: list[str], country: str | None, date: D | None) -> None:
    found = read(printed + REST)
    assert [place.name for place in found.places if place.text == place.text.strip()] == names
    assert (found.country, found.date, found.text, found.start) == (country, date, printed, 0)
    assert osce_press.parse_text(f"OSCE opens a mill in Orun\n{printed}{REST}").dateline == found


@pytest.mark.parametrize(
    "text",
    [
        *("On 17 October 2023, the OSCE met in Kyiv.", "At 08:12 on 9 May, the SMM saw a tank."),
        "Summary Compared with the previous 24 hours, it was quiet.",
        "OSCE, 3 May 2004 – the day of the meeting.",
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
        *("CORRECTED:\n", "CORRECTION. ", "Correction: ", "  ", "\U0001f4cd "),
    ],
)
def test_a_notice_of_correction_or_blanks_may_stand_before_it(before: str) -> None:
    for dateline in ("WARSAW, 6 July 2015 – ", "6 July 2015, WARSAW – ", "OSH 6 July 2015 - "):
        found = read(f"{before}{dateline}{REST}")
        assert (found.start, found.text) == (len(before), dateline)


@pytest.mark.parametrize("text", ["OSH 3 May 2004 - ", "3 May 2004, OSH) ", "OSH) 3 May 2004 - "])
def test_a_bracket_may_stand_before_it(text: str) -> None:
    found = read(f"({text}{REST}")
    assert (found.start, found.text, found.places[0].text) == (1, text, "OSH")


@pytest.mark.parametrize(
    ("dateline", "text"),
    [
        # Of two the first counts.
        ("VIENNA – ", f"THE OFFICE IS CLOSED. KYIV, 3 May 2004 – {REST}"),
        ("VIENNA – ", f"He wrote: KYIV – 13 February 2003. {REST}"),
        # No letter and no sign follows it.
        ("VIENNA, 1 January 2000 ", "*This designation is neutral."),
        ("VIENNA, 1 January 2000 ", "5 °C was measured, they said."),
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
