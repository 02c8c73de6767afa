"""Dates as pages print them, in every language, and the evidence for them."""

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import osce_press
from languages import DATES
from osce_press import Origin, vocabulary


def page(value: str, lang: str = "en", body: str = "The meeting took place.") -> str:
    return (
        f'<html lang="{lang}"><h1>A title of five words</h1>'
        f"<dl><dt>Date:</dt><dd>{value}</dd><dt>Source:</dt><dd>OSCE Secretariat</dd></dl>"
        f"<p>{body}</p>"
    )


def test_there_are_examples_for_every_language() -> None:
    assert DATES.keys() > {name.lang for name in vocabulary.default().calendar.day_names}


@pytest.mark.parametrize("lang", DATES)
def test_a_date_in_its_language(lang: str) -> None:
    for text in [form for it in DATES[lang] for form in (it, unicodedata.normalize("NFD", it))]:
        article = osce_press.parse_html(page(text, lang))
        assert article.date == datetime.date(2019, 10, 25), text
        assert article.evidence["date"].origin is Origin.METADATA


@pytest.mark.parametrize(
    "text",
    [
        *("1 August 2006", "Tuesday, 1 August 2006", "1 August, 2006", "1 August 2006 - 10:00"),
        *("August 1, 2006", "1 Aug 2006", "1st August 2006", "le 1er août 2006", "1.8.2006"),
        *("August1,2006", "1.8.06", "1 . 8 . 2006", "2006. 08. 01.", "1 st August 2006"),
        *("el 1.º de agosto de 2006", "il 1º agosto 2006", "2006-08-01", "01.08.2006, 09:30"),
        *("1. 8. 2006. godine", "01.08.2006 г.", "2006/08/01", "2006-08-01T10:00:00+02:00"),
        *("e martë, 1 gusht 2006", "2006-8-1", "2006/8/1", "2006.08.01", "Tues, Aug 1, 2006"),
    ],
)
def test_forms_of_a_date(text: str) -> None:
    assert osce_press.parse_html(page(text)).date == datetime.date(2006, 8, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *[("01/02/2006", "date-ambiguous"), ("12-02-2006", "date-ambiguous")],
        ("02/12/2006", "date-ambiguous"),
        *((text, "date-unreadable") for text in (
            "31 February 2006", "29 February 2006", "August 2006", "0001-01-01", "1 January 1970",
            "1 August")),
        ("1 – 3 August 2006", "date-unreadable"), ("", "date-blank"),
        ("1 August 2006 and 2 August 2006", "date-unreadable"),
        *[("1 Doldol 2006", "date-unreadable"), ("2006 Summit, 1 August", "date-unreadable")],
    ],
)  # fmt: skip
def test_what_is_no_date_is_none_and_says_why(text: str, code: str) -> None:
    article = osce_press.parse_html(page(text))
    assert article.date is None
    assert code in {notice.code for notice in article.notices}


def test_a_numeric_date_with_one_reading() -> None:
    for text in ("13/02/2006", "02/13/2006", "13.02.2006"):
        assert osce_press.parse_html(page(text)).date == datetime.date(2006, 2, 13)
    assert osce_press.parse_html(page("12/12/2006")).date == datetime.date(2006, 12, 12)
    assert osce_press.parse_text("OSCE opens mill\nIt grinds (since 3/5/2010) corn.\n").paragraphs


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        *((line, "2019-05-03") for line in (
            "Published on 3 May 2019 | Updated 6 May 2019", "3 May 2019 (updated 6 May 2019)",
            "Posted: 3 May 2019, 16:09 · Last updated: 6 May 2019, 9:00",
            "Updated: 6 May 2019 | Published: 3 May 2019", "3 May 2019\nUpdated: 6 May 2019",
            "3 May 2019 • Last modified on 6 May 2019", "Published: 3 May 2019 Updated: 6 May 2019",
            "Publié le 3 mai 2019 | Mis à jour le 6 mai 2019",
            "Опубликовано 3 мая 2019 | Обновлено 6 мая 2019",
            "Posted on 3 May 2019, 16:09. Last updated on Monday, 6 May 2019.",
            "Aktualisiert: 6. Mai 2019 / Veröffentlicht: 3. Mai 2019",
            # An author or a section can stand beside it.
            "Posted on 3 May 2019 by Ana Novak", "Publié le 3 mai 2019 par Ana Novak",
            "By Ana Novak | May 3, 2019 | News", "Автор: Ана Новак\n3 мая 2019",
            "03.05.2019 | 7 reads", "3 May 2019 5 min read", "5 мин. чтения·3 мая 2019",
            "News item | 3 May 2019", "3 May 2019 / 10:40 AM / OSCE News", "No. 7/2019, 3 May 2019",
            "Submitted by ana on Fri, 05/03/2019 - 18:55", "3 May 2019\nBy Ana Novak",
            "by Ana Novak — May 3, 2019", "Published Friday, May 3, 2019 8:22AM EST",
            "By Ana Novak and Jan Orel on Friday, May 3rd, 2019 at 11:04 a.m.",
            "3 мая 2019 г., 10:30 (мск)", "Received: 6 May 2019\nPublished: 3 May 2019",
        )),
        ("Von Ana Novak Geändert: 6. Mai 2019", None), ("Last updated: 6 May 2019", None),
        ("Updated 6 May 2019", None), ("Updated 6 May 2019 in News", None),
        ("Applications close on 6 May 2019", None),
    ],
)  # fmt: skip
def test_a_header_line_names_changes_and_authors(lines: str, date: str | None) -> None:
    text = f"OSCE opens a mill in Orun\n{lines}\nIt grinds the corn of the whole valley.\n"
    article = osce_press.parse_text(text)
    assert article.date == (date and datetime.date.fromisoformat(date))
    assert article.paragraphs == ("It grinds the corn of the whole valley.",)
    refused = [found for found in article.explain("date") if not found.taken]
    assert date is None or article.evidence["date"].text in lines
    changed = "6" in lines and "\n" not in lines
    assert [found.value for found in refused] == ["2019-05-06"] * changed


@pytest.mark.parametrize("joint", [", ", " | ", " — ", ": ", "\n"])
@pytest.mark.parametrize("order", ["kpd", "kdp", "pkd", "pdk", "dkp", "dpk"])
def test_kind_place_and_date_stand_in_any_order(order: str, joint: str) -> None:
    parts = {"k": "Pressemitteilung", "p": "Wien", "d": "3. Mai 2019"}
    line, title = joint.join(map(parts.__getitem__, order)), "OSCE opens a mill in Orun"
    for head in (f"{line}\n{title}", f"{title}\n{line}"):
        article = osce_press.parse_text(f"{head}\nIt grinds the corn of the whole valley.\n")
        assert (article.kind, str(article.date)) == (osce_press.Kind.PRESS_RELEASE, "2019-05-03")
        assert [place.name for place in article.places] == ["Vienna"]
        assert article.paragraphs == ("It grinds the corn of the whole valley.",)


def test_a_name_nobody_knows_before_a_date_is_no_place() -> None:
    named = ("Press release | Elections, 3 May 2019", "ODIHR, 3 May 2019 — Press release")
    for line in (*named, "Nov.November 3, 2019"):  # the first for small screens
        article = osce_press.parse_text(f"OSCE opens a mill\n{line}\nIt grinds the corn.\n")
        month = 11 if "Nov" in line else 5
        assert (article.date, article.places) == (datetime.date(2019, month, 3), ())


def test_a_date_can_stand_below_the_lead_or_the_text_or_before_it_on_its_line() -> None:
    said = "The mill in Orun grinds the corn of the whole valley, and that of the next."
    old, signed = "It is old and grey.", "Posted by ana on 3 May 2019 - 18:55"
    below = f"{said}\n3 May 2019\nBy Ana Novak\n{old}"
    beside = (f"{day} {said}\n{old}" for day in ("03.05.2019", "3 May 2019"))
    for lines in (below, f"{said}\n{old}\n{signed}", *beside):
        article = osce_press.parse_text(f"OSCE opens a mill\n{lines}\n")
        assert (str(article.date), article.paragraphs) == ("2019-05-03", (said, old))
    days = (f"03.05.2019 {said}", f"04.05.2019 {said}")
    chronicle = osce_press.parse_text("\n".join(("OSCE opens a mill", *days)))
    assert (chronicle.date, chronicle.paragraphs) == (None, days)


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
    ("above", "date"), [("Press release\n", "2019-05-03"), ("Newsroom\n", "2019-05-03"), ("", None)]
)
def test_a_date_above_the_title_is_not_the_title(above: str, date: str | None) -> None:
    """Above everything else it can be the day of the crawl."""
    article = osce_press.parse_text(f"{above}Friday, 3 May 2019\nOSCE opens a mill\nIt grinds.\n")
    assert article.title == "OSCE opens a mill"
    assert article.date == (date and datetime.date.fromisoformat(date))


@pytest.mark.parametrize(
    "line",
    ["Registration closes on 3 May 2019.", "Published 3 May 2019 here, updated 6 May 2019", ". ||"],
)
def test_a_line_of_more_than_dates_is_no_header_line(line: str) -> None:
    article = osce_press.parse_text(f"OSCE opens a mill\n{line}\nIt grinds all the corn.\n")
    assert (article.date, article.paragraphs[0]) == (None, line)


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


@pytest.mark.parametrize(
    ("near", "printed", "year"),
    [
        (datetime.date(2005, 1, 1), "29 February", 2004),
        (datetime.datetime(2005, 1, 1, 12, tzinfo=datetime.UTC), "29 February", 2004),
        (datetime.date(2002, 1, 1), "29 February", None),
        (datetime.date(2, 1, 5), "30 December", 1),
        (datetime.date(9999, 12, 30), "2 January", 9999),
    ],
)
def test_a_missing_year_has_the_day(near: datetime.date, printed: str, year: int | None) -> None:
    found = osce_press.parse_dateline(f"VIENNA, {printed} – The OSCE met.", near=near)
    assert found is not None
    assert (found.year, found.year_completed) == (year, year is not None)
    assert (found.date is None) == (year is None)
