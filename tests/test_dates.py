"""Dates as pages print them, in every language, and the evidence for them."""

import datetime
import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import osce_press
from osce_press import Origin, vocabulary

CALENDAR = vocabulary.default().calendar


def examples() -> Iterator[tuple[str, str, str]]:
    for line in CALENDAR.words:
        for text, date in line.get("examples", {}).items():
            yield line["lang"], text, date


def page(value: str, lang: str = "en", body: str = "The meeting took place.") -> str:
    return (
        f'<html lang="{lang}"><h1>A title of five words</h1>'
        f"<dl><dt>Date:</dt><dd>{value}</dd><dt>Source:</dt><dd>OSCE Secretariat</dd></dl>"
        f"<p>{body}</p>"
    )


def codes(article: osce_press.Article) -> set[str]:
    return {notice.code for notice in article.notices}


def test_there_are_examples_for_every_language() -> None:
    spoken = {line["lang"] for line in CALENDAR.names}
    included = set(
        itertools.chain.from_iterable(line.get("includes", ()) for line in CALENDAR.words)
    )
    assert {lang for lang, _, _ in examples()} | included >= spoken


@pytest.mark.parametrize(("lang", "text", "date"), list(examples()))
def test_a_date_in_its_language(lang: str, text: str, date: str) -> None:
    article = osce_press.parse_html(page(text, lang))
    assert article.date == datetime.date.fromisoformat(date)
    assert article.evidence["date"].origin is Origin.METADATA


@pytest.mark.parametrize(
    "text",
    [
        "1 August 2006",
        "01 August 2006",
        "Tuesday, 1 August 2006",
        "1 August, 2006",
        "1 August 2006 - 10:00",
        "August 1, 2006",
        "1 Aug 2006",
        "1st August 2006",
        "2006-08-01",
        "1.8.2006",
        "01.08.2006, 09:30",
    ],
)
def test_forms_of_a_date(text: str) -> None:
    assert osce_press.parse_html(page(text)).date == datetime.date(2006, 8, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("01/02/2006", "date-ambiguous"),
        ("12/02/2006", "date-ambiguous"),
        ("02/12/2006", "date-ambiguous"),
        ("31 February 2006", "date-unreadable"),
        ("29 February 2006", "date-unreadable"),
        ("August 2006", "date-unreadable"),
        ("2006", "date-unreadable"),
        ("1 August", "date-unreadable"),
        ("1 August 2006 and 2 August 2006", "date-unreadable"),
        ("1 Doldol 2006", "date-unreadable"),
        ("2006 Summit, 1 August", "date-unreadable"),
        ("", "date-blank"),
    ],
)
def test_what_is_no_date_is_none_and_says_why(text: str, code: str) -> None:
    article = osce_press.parse_html(page(text))
    assert article.date is None
    assert code in codes(article)


def test_a_numeric_date_with_one_reading() -> None:
    assert osce_press.parse_html(page("13/02/2006")).date == datetime.date(2006, 2, 13)
    assert osce_press.parse_html(page("02/13/2006")).date == datetime.date(2006, 2, 13)
    assert osce_press.parse_html(page("12/12/2006")).date == datetime.date(2006, 12, 12)
    assert osce_press.parse_html(page("01.12.2006")).date == datetime.date(2006, 12, 1)


def test_a_month_of_two_languages_is_read_by_the_page_or_left_open() -> None:
    dateline = "ZAGREB, 5. listopada 2004. – Prvi sastanak OESS-a."
    found = osce_press.parse_dateline(dateline)
    assert found is not None
    assert (found.month, found.date) == (None, None)
    article = osce_press.parse_html(page("", "hr", dateline))
    assert article.date == datetime.date(2004, 10, 5)
    article = osce_press.parse_text(f"Naslov o OESS-u\n{dateline}\nDrugi odlomak.\n")
    assert article.date is None
    assert "month-ambiguous" in codes(article)
    article = osce_press.parse_text(
        f"Naslov o OESS-u\n{dateline}\nDrugi odlomak.\n", url="https://www.osce.org/hbs/node/1"
    )
    assert article.date == datetime.date(2004, 10, 5)


def test_a_month_of_two_languages_in_a_header_line_is_reported() -> None:
    line = "ZAGREB 5. listopada 2004."
    article = osce_press.parse_text(f"Naslov o OESS-u\n{line}\nDrugi odlomak je o sastanku.\n")
    assert article.date is None
    (notice,) = (notice for notice in article.notices if notice.code == "month-ambiguous")
    text = "".join(block.text for block in article.blocks)
    assert text[notice.start : notice.end] == line


def test_the_local_day_of_a_stamp_counts() -> None:
    article = osce_press.parse_html(page('<time datetime="2006-08-01T00:00:00+02:00"></time>'))
    assert article.date == datetime.date(2006, 8, 1)
    assert article.evidence["date"].origin is Origin.MARKUP
    assert article.evidence["date"].start is None


def test_a_date_in_the_body_is_not_the_date() -> None:
    article = osce_press.parse_html(
        page("", body='It ended on <time datetime="2006-08-01">1 August 2006</time> in Vienna.')
    )
    assert article.date is None


def test_precedence_and_conflict() -> None:
    article = osce_press.parse_html(
        page("2 August 2006", body="VIENNA, 1 August 2006 - The meeting took place.")
    )
    assert article.date == datetime.date(2006, 8, 2)
    assert "date-conflict" in codes(article)
    (conflict,) = (notice for notice in article.notices if notice.code == "date-conflict")
    text = "".join(block.text for block in article.blocks)
    assert text[conflict.start : conflict.end] == "VIENNA, 1 August 2006 - "


@given(st.dates(datetime.date(1975, 8, 1), datetime.date(2100, 1, 1)), st.integers(-180, 180))
def test_a_missing_year_is_the_nearest(date: datetime.date, days: int) -> None:
    near = date + datetime.timedelta(days)
    text = f"VIENNA, {date.day} {date:%B} – The meeting took place."
    found = osce_press.parse_dateline(text, near=near)
    assert found is not None
    assert found.year_completed
    assert found.date == date
    alone = osce_press.parse_dateline(text)
    assert alone is not None
    assert (alone.year, alone.date) == (None, None)


def test_29_february_takes_the_nearest_leap_year() -> None:
    found = osce_press.parse_dateline(
        "VIENNA, 29 February – The OSCE met.", near=datetime.date(2005, 1, 1)
    )
    assert found is not None
    assert found.date == datetime.date(2004, 2, 29)
    assert (
        osce_press.parse_dateline(
            "VIENNA, 29 February – The OSCE met.", near=datetime.date(2002, 1, 1)
        )
        or found
    ).date is None


@pytest.mark.parametrize(
    ("near", "printed", "year"),
    [
        (datetime.date(1, 1, 5), "30 December", 1),
        (datetime.date(2, 1, 5), "30 December", 1),
        (datetime.date(9998, 12, 30), "2 January", 9999),
        (datetime.date(9999, 12, 30), "2 January", 9999),
    ],
)
def test_a_missing_year_is_one_the_calendar_has(
    near: datetime.date, printed: str, year: int
) -> None:
    found = osce_press.parse_dateline(f"VIENNA, {printed} – The OSCE met.", near=near)
    assert found is not None
    assert (found.year, found.year_completed) == (year, True)
