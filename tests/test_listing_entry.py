"""One entry of a listing: its parts, where they stand, and what is remarked on."""

import datetime

import pytest

from osce_press import ListingEntry, parse_listing
from osce_press.testing import assert_lossless

LAST = "Last title\nPublishing date: 1 May 2004\n"
REPORT = "Report type: Spot report"
DATE = "Publishing date: 5 May 2004"
COUNTED = "OSIJEK, 5 May 2004 – Bees were counted.\nAll day."


def first_of(page: str) -> ListingEntry:
    """Return the first entry of a listing."""
    return parse_listing(page).entries[0]


def evidence(page: str) -> dict[str, tuple[str, str]]:
    """Return the origin and the characters of each part of the first entry that has a span."""
    listing = parse_listing(page)
    text = assert_lossless(listing)
    found = listing.entries[0].evidence
    assert all(text[part.start : part.end] == part.text for part in found.values())
    return {name: (str(part.origin), part.text) for name, part in found.items()}


def notices(page: str) -> list[tuple[str, str]]:
    """Return code and characters of each notice on the first entry that has a span."""
    listing = parse_listing(page)
    text = assert_lossless(listing)
    return [
        (notice.code, text[slice(notice.start, notice.end)])
        for notice in listing.entries[0].notices
        if notice.end is not None
    ]


def test_each_part_of_an_entry_has_its_evidence() -> None:
    page = (
        f"Newsroom\nBees in three villages\n{DATE}\nContent type: Press release\n"
        "Where we are: ODIHR, OSCE Secretariat\nWhat we do: Elections, Youth\n"
        f"Location: Albania, Italy\nCollections: Bees, Maps\n{COUNTED}\n{LAST}"
    )
    assert evidence(page) == {
        "title": ("heading", "Bees in three villages"),
        "date": ("metadata", "5 May 2004"),
        "kind": ("metadata", "Press release"),
        "kind_label": ("metadata", "Press release"),
        "sources": ("metadata", "ODIHR, OSCE Secretariat"),
        "fields_of_work": ("metadata", "Elections, Youth"),
        "locations": ("metadata", "Albania, Italy"),
        "collections": ("metadata", "Bees, Maps"),
        "teaser": ("body", COUNTED),
        "dateline": ("dateline", "OSIJEK, 5 May 2004 – "),
    }
    assert notices(page) == []


def test_the_dateline_of_a_report_dates_it_from_behind_a_notice_of_correction() -> None:
    teaser = "CORRECTION. VIENNA, 5 May 2004 – It ended."
    found = evidence(f"Newsroom\nBees\n{REPORT}\n{teaser}\nMaps\n{REPORT}\n")
    assert found["dateline"] == found["date"] == ("dateline", "VIENNA, 5 May 2004 – ")
    assert first_of(f"Newsroom\nBees\n{REPORT}\nIt ended.\nMaps\n{REPORT}\n").date is None


@pytest.mark.parametrize(
    ("below", "code", "words"),
    [
        ("Publishing date:\nContent type: News\nIt ended.", "date-blank", "Publishing date"),
        (f"{DATE}\nVIENNA, 4 May 2004 – It ended.", "date-conflict", "VIENNA, 4 May 2004 – "),
        (f"{DATE}\nVIENNA, 4 May – It ended.", "year-completed", "VIENNA, 4 May – "),
    ],
)
def test_notices_on_the_date(below: str, code: str, words: str) -> None:
    assert notices(f"Newsroom\nBees\n{below}\n{LAST}") == [(code, words)]


@pytest.mark.parametrize(
    ("language", "label", "month"),
    [
        ("hr", "Publishing date", 10),
        ("pl", "Publishing date", 11),
        ("pl", "Datum objave", 11),
        ("", "Datum objave", 10),
    ],
)
def test_the_language_of_the_page_tells_its_months_before_that_of_the_label(
    language: str, label: str, month: int
) -> None:
    line = f"{label}: 5 listopada 2004</p><p>ZAGREB, 6 listopada – It is."
    entry = first_of(f"<html lang='{language}'><h3>Bees</h3><p>{line}</p>")
    assert entry.date == datetime.date(2004, month, 5)
    assert entry.dateline is not None
    assert entry.dateline.month == (month if language else None)


@pytest.mark.parametrize("page", ["<time {}>Bees</time>|It is.", "Bees|It is.<time {}></time>"])
def test_the_markup_dates_an_entry_from_its_first_character_to_its_last(page: str) -> None:
    title, teaser = page.format("datetime=2004-05-06").split("|")
    labels = f"<p>{REPORT}</p>"
    entry = first_of(f"<h1>News</h1><h3>{title}</h3>{labels}<p>{teaser}</p><h3>Maps</h3>{labels}")
    assert entry.date == datetime.date(2004, 5, 6)
    found = entry.evidence["date"]
    assert (str(found.origin), found.text, found.start) == ("markup", "2004-05-06", None)


def test_the_markup_can_contradict_the_label() -> None:
    page = f'<h1>News</h1><h3><time datetime="2004-05-06">Bees</time></h3><p>{DATE}</p>{LAST}'
    (found,) = first_of(page).notices
    assert (found.code, found.message, found.start) == (
        "date-conflict",
        "The listing says 2004-05-05, the markup says 2004-05-06; the first was taken.",
        None,
    )


@pytest.mark.parametrize(
    ("title", "teaser", "address"),
    [
        ('<a href="/title">Bees</a>', '<a href="/more">Read more</a>', "/title"),
        # A title is where its first link with words leads, though it is link only in part.
        ('<a href="/none"></a><a href="/title">Bees</a> <a href="/6">fly</a>', "It is.", "/title"),
        ('New: <a href="/title">bees</a>', '<a href="/more">Read more</a>', "/title"),
        ("Bees", '<a href="/more">Read more</a>', "/more"),
        ("Bees", 'It is <a href="/in-text">here</a>.', None),
        ("Bees", '<a href="/more">Read</a> it!', None),
    ],
)
def test_an_entry_is_where_its_title_leads_or_else_the_first_line_that_is_a_link(
    title: str, teaser: str, address: str | None
) -> None:
    page = (
        '<h1>News</h1><p><a href="/menu">All news</a></p>'
        f'<h3>Maps</h3><p>{DATE}</p><p><a href="/maps">Maps</a></p>'
        f"<h3>{title}</h3><p>{DATE}</p><p>{teaser}</p>"
        f'<h3>Wells</h3><p>{DATE}</p><p><a href="/wells">Wells</a></p>'
        f"<h3>Ends</h3><p>{DATE}</p>"
    )
    found = parse_listing(page).entries
    assert [entry.url for entry in found] == ["/maps", address, "/wells", None]
