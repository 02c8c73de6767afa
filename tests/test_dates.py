"""Dates as pages print them, in every language, and the evidence for them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import osce_press
from osce_press import Origin, vocabulary

CALENDAR = vocabulary.default().calendar


#: Forms of dates in each language, and on pages that state "hbs" for Bosnian or its neighbours.
EXAMPLES = [
    ("az", "25 oktyabr 2019-cu il", "2019-10-25"),
    ("az", "2019-cu il 25 oktyabr", "2019-10-25"),
    ("az", "2019-cu il oktyabrın 25-i", "2019-10-25"),
    ("be", "25 кастрычніка 2019 года", "2019-10-25"),
    ("bs", "26. novembar 2025. godine", "2025-11-26"),
    ("bs", "26. novembra 2025. godine", "2025-11-26"),
    ("de", "25. Oktober 2019", "2019-10-25"),
    ("de", "am 25. Oktober 2019", "2019-10-25"),
    ("en", "25 October 2019", "2019-10-25"),
    ("en", "October 25th, 2019", "2019-10-25"),
    ("es", "25 de octubre de 2019", "2019-10-25"),
    ("es", "el 1.º de octubre de 2019", "2019-10-01"),
    ("fr", "le 1er octobre 2019", "2019-10-01"),
    ("fr", "25 octobre 2019", "2019-10-25"),
    ("hbs", "26. novembar 2025. godine", "2025-11-26"),
    ("hr", "25. listopada 2019.", "2019-10-25"),
    ("hr", "25. listopada 2019. godine", "2019-10-25"),
    ("hy", "25 հոկտեմբերի, 2019 թ.", "2019-10-25"),
    ("hy", "2019 թ. հոկտեմբերի 25", "2019-10-25"),
    ("hy", "2019 թվականի հոկտեմբերի 25-ին", "2019-10-25"),
    ("it", "25 ottobre 2019", "2019-10-25"),
    ("it", "il 1º ottobre 2019", "2019-10-01"),
    ("ka", "25 ოქტომბერი 2019", "2019-10-25"),
    ("ka", "2019 წლის 25 ოქტომბერი", "2019-10-25"),
    ("ka", "25 ოქტომბერი, 2019 წ.", "2019-10-25"),
    ("kk", "2019 жылғы 25 қазан", "2019-10-25"),
    ("kk", "2019 жылдың 25 қазаны", "2019-10-25"),
    ("kk", "25 қазан 2019 жыл", "2019-10-25"),
    ("ky", "2019-жылдын 25-октябры", "2019-10-25"),
    ("ky", "25-октябрь 2019-жыл", "2019-10-25"),
    ("ky", "25-октябрь, 2019-ж.", "2019-10-25"),
    ("mk", "25 октомври 2019 година", "2019-10-25"),
    ("mk", "25 октомври 2019 г.", "2019-10-25"),
    ("mn", "2019 оны 10 дугаар сарын 25", "2019-10-25"),
    ("mn", "2019 оны 10-р сарын 25-ны өдөр", "2019-10-25"),
    ("mn", "2019 оны аравдугаар сарын 25", "2019-10-25"),
    ("ro", "27 aprilie 2013", "2013-04-27"),
    ("ro", "la 27 aprilie anul 2013", "2013-04-27"),
    ("ru", "28 октября 2019 года", "2019-10-28"),
    ("ru", "10 июля 2020 г.", "2020-07-10"),
    ("sq", "10 tetor 2012", "2012-10-10"),
    ("sq", "më 10 tetor 2012", "2012-10-10"),
    ("sr-Cyrl", "25. октобар 2019. године", "2019-10-25"),
    ("sr-Cyrl", "25. октобра 2019.", "2019-10-25"),
    ("sr-Latn", "25. oktobar 2019. godine", "2019-10-25"),
    ("sr-Latn", "25. oktobra 2019.", "2019-10-25"),
    ("tg", "25 октябри соли 2019", "2019-10-25"),
    ("tg", "25-уми октябри соли 2019", "2019-10-25"),
    ("tg", "25 октябри 2019", "2019-10-25"),
    ("tk", "2019-njy ýylyň 25-nji oktýabry", "2019-10-25"),
    ("tk", "25-nji oktýabr 2019", "2019-10-25"),
    ("uk", "25 жовтня 2019 року", "2019-10-25"),
    ("uk", "12 жовтня 2020 р.", "2020-10-12"),
    ("uz-Cyrl", "2019 йил 25 октябрь", "2019-10-25"),
    ("uz-Cyrl", "2019 йил 25-октябрь", "2019-10-25"),
    ("uz-Cyrl", "25 октябрь 2019 йил", "2019-10-25"),
    ("uz-Latn", "2019-yil 25-oktabr", "2019-10-25"),
    ("uz-Latn", "2019 yil 25 oktyabr", "2019-10-25"),
    ("uz-Latn", "25 oktabr 2019 yil", "2019-10-25"),
]


def page(value: str, lang: str = "en", body: str = "The meeting took place.") -> str:
    return (
        f'<html lang="{lang}"><h1>A title of five words</h1>'
        f"<dl><dt>Date:</dt><dd>{value}</dd><dt>Source:</dt><dd>OSCE Secretariat</dd></dl>"
        f"<p>{body}</p>"
    )


def codes(article: osce_press.Article) -> set[str]:
    return {notice.code for notice in article.notices}


def test_there_are_examples_for_every_language() -> None:
    assert {lang for lang, _, _ in EXAMPLES} > {name.lang for name in CALENDAR.day_names}


@pytest.mark.parametrize(("lang", "text", "date"), EXAMPLES)
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
        ("0001-01-01", "date-unreadable"),
        ("1 January 1970", "date-unreadable"),
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


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("Published on 3 May 2019 | Updated 6 May 2019", "2019-05-03"),
        ("Posted: 3 May 2019, 16:09 · Last updated: 6 May 2019, 9:00", "2019-05-03"),
        ("Updated: 6 May 2019 | Published: 3 May 2019", "2019-05-03"),
        ("3 May 2019 • Last modified on 6 May 2019", "2019-05-03"),
        ("Publié le 3 mai 2019 | Mis à jour le 6 mai 2019", "2019-05-03"),
        ("Опубликовано 3 мая 2019 | Обновлено 6 мая 2019", "2019-05-03"),
        ("3 May 2019 (updated 6 May 2019)", "2019-05-03"),
        ("Published: 3 May 2019 Updated: 6 May 2019", "2019-05-03"),
        ("Posted on 3 May 2019, 16:09. Last updated on Monday, 6 May 2019.", "2019-05-03"),
        ("Aktualisiert: 6. Mai 2019 / Veröffentlicht: 3. Mai 2019", "2019-05-03"),
        ("3 May 2019\nUpdated: 6 May 2019", "2019-05-03"),
        ("Last updated: 6 May 2019", None),
    ],
)
def test_a_header_line_can_say_when_the_page_was_changed(lines: str, date: str | None) -> None:
    text = f"OSCE opens a mill in Orun\n{lines}\nIt grinds the corn of the whole valley.\n"
    article = osce_press.parse_text(text)
    assert article.date == (date and datetime.date.fromisoformat(date))
    assert article.paragraphs == ("It grinds the corn of the whole valley.",)
    refused = [found for found in article.explain("date") if not found.taken]
    assert [found.value for found in refused] == ["2019-05-06"] * ("\n" not in lines)


def test_header_lines_stand_above_a_block_too() -> None:
    block = "<dl><dt>Source:</dt><dd>OSCE Secretariat</dd></dl>"
    for lines in (
        "<p>Updated: 6 May 2019</p><p>Published: 3 May 2019</p>",
        "<p>Published: 3 May 2019, updated: 6 May 2019</p>",
        # WordPress prints the date of a change too, and hides it with a style sheet.
        "<p>Posted on <time>May 3, 2019</time><time class=updated>May 6, 2019</time></p>",
    ):
        head = f"<main><p>Press release</p><h1>OSCE opens a mill</h1>{lines}"
        article = osce_press.parse(f"{head}{block}<p>It grinds the corn.</p>")
        assert (article.date, article.summary) == (datetime.date(2019, 5, 3), None)
        assert article.paragraphs == ("It grinds the corn.",)


@pytest.mark.parametrize(
    ("above", "date"),
    [("Press release\n", "2019-05-03"), ("Newsroom\n", "2019-05-03"), ("", None)],
)
def test_a_date_above_the_title_is_not_the_title(above: str, date: str | None) -> None:
    """Above everything else it can be the day of the crawl."""
    article = osce_press.parse_text(f"{above}Friday, 3 May 2019\nOSCE opens a mill\nIt grinds.\n")
    assert article.title == "OSCE opens a mill"
    assert article.date == (date and datetime.date.fromisoformat(date))


@pytest.mark.parametrize(
    "line",
    [
        "Deadline: 3 May 2019 | 6 May 2019",
        "Published on 3 May 2019 in the valley",
        "Published on 3 May 2019 in the valley, updated 6 May 2019",
        "| |",
    ],
)
def test_a_line_of_more_than_dates_is_no_header_line(line: str) -> None:
    article = osce_press.parse_text(f"OSCE opens a mill\n{line}\nIt grinds all the corn.\n")
    assert (article.date, article.paragraphs[0]) == (None, line)


def test_the_local_day_of_a_stamp_counts() -> None:
    article = osce_press.parse_html(page('<time datetime="2006-08-01T00:00:00+02:00"></time>'))
    assert article.date == datetime.date(2006, 8, 1)
    assert article.evidence["date"].origin is Origin.MARKUP
    assert article.evidence["date"].start is None


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
