"""Listing pages. The events are invented; the forms are those of a survey of real listings."""

import datetime
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import osce_press
from osce_press import Kind, Listing, ListingEntry, Place, parse_listing
from osce_press.testing import assert_lossless, assert_round_trip

TRANSLATED = """\
Новини
News and press releases
Новини та прес-релізи про діяльність ОБСЄ в світі
Щоденний звіт 1/2020
Дата публікації: 12 жовтня 2020
Content type: Щоденний звіт
Where we are: Спеціальна моніторингова місія ОБСЄ в Україні (закрита)
What we do: Запобігання та вирішення конфліктів
Короткий виклад Місія не чула вибухів.
Щоденний звіт 2/2020
Publishing date: 13 жовтня 2020
Content type: Daily report
Location: Russia
Короткий виклад Місія знову не чула вибухів.
"""


DATED = "Publishing date: 5 May 2004"
LAST = "Last title\nPublishing date: 1 May 2004\n"
REPORT = "Report type: Spot report"
COUNTED = "OSIJEK, 5 May 2004 – Bees were counted.\nAll day."
TWO = f"A\n{DATED}\nB\nPublishing date: 4 May 2004\n"
CHANGES: tuple[Callable[[str], bytes | str], ...] = (
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("\n", "\n\n"),
    lambda text: text.replace("\n", "\n- ").removesuffix("- "),
    lambda text: text.encode(),
    lambda text: f"Skip to main content\n{text}1\n2\n3\n…\nnext ›\nlast »\n",
    lambda text: f"- Our work\n- About us\n{text}1 2 3 next › last »\n\nAbout us\n",
    lambda text: f"{text}Previous\n1\n2\nNext\nContacts\nJo Doe\nSpokesperson\n",
)


def assert_whole(listing: Listing) -> None:
    text = assert_lossless(listing)
    assert_round_trip(listing)
    for entry in listing.entries:
        for evidence in entry.evidence.values():
            assert evidence.start is None or text[evidence.start : evidence.end] == evidence.text


def said(entry: ListingEntry) -> ListingEntry:
    return attrs.evolve(entry, evidence={}, notices=())


def codes(entry: ListingEntry) -> list[str]:
    return [notice.code for notice in entry.notices]


def entries(text: str, **options: Any) -> tuple[ListingEntry, ...]:
    listing = parse_listing(text, **options)
    assert_whole(listing)
    return listing.entries


class TestForms:
    """What no strategy draws; entries of the usual forms and languages it does."""

    def test_labels_and_values_are_translated_independently(self) -> None:
        listing = parse_listing(TRANSLATED)
        assert_whole(listing)
        assert listing.title == "News and press releases"
        first, second = listing.entries
        assert first.date == datetime.date(2020, 10, 12)
        assert second.date == datetime.date(2020, 10, 13)
        assert first.kind is second.kind is Kind.DAILY_REPORT
        assert first.sources[0].closed
        assert first.sources[0].known
        assert first.fields_of_work[0].known
        assert second.locations == (Place("Russian Federation", "Russia", "RU"),)

    @pytest.mark.parametrize("change", CHANGES)
    def test_layout_does_not_matter(self, change: Callable[[str], bytes | str]) -> None:
        wanted, found = parse_listing(TRANSLATED), parse_listing(change(TRANSLATED))
        assert_whole(found)
        assert found.title == wanted.title
        assert list(map(said, found.entries)) == list(map(said, wanted.entries))


def one(label_lines: str, teaser: str = "It ended well.", title: str = "A title") -> ListingEntry:
    return entries(f"Newsroom\n{title}\n{label_lines}\n{teaser}\n{LAST}")[0]


class TestTitles:
    @pytest.mark.parametrize(
        "title",
        [
            *("Publishing date: how the OSCE keeps its archive", "Publishing date: 3 May 2004"),
            *("Content type: Press release", "Location: Vienna", "Statement: a mill is open again"),
            *("“We count every bee”: seminar in Brcko", "Newsroom"),
        ],
    )
    @pytest.mark.parametrize("teaser", ["The last word.\n", ""])
    def test_that_look_like_labels(self, title: str, teaser: str) -> None:
        first = f"First\nPublishing date: 6 May 2004\nContent type: News\n{teaser}"
        second = f"{title}\nPublishing date: 5 May 2004\nContent type: Story\nIt is.\n"
        found = entries(first + second + "Third\nPublishing date: 4 May 2004\n")
        assert [entry.title for entry in found] == ["First", title, "Third"]
        assert (found[1].date, found[1].kind_label) == (datetime.date(2004, 5, 5), "Story")
        assert found[0].teaser == (teaser.strip() or None)

    def test_missing(self) -> None:
        found = entries("Publishing date: 5 May 2004\nContent type: News\nIt is.\n")
        assert found[0].title is None
        assert codes(found[0]) == ["title-missing"]


class TestTeasers:
    @pytest.mark.parametrize(
        "teaser",
        [
            "What we do: the Mission counts the bees of three villages.",
            "Publishing date: nobody knows when the book was printed.",
            "Content type: what it means, and why it is printed here, is told in a leaflet",
            "Statement: the mill is open.",
            "Location: vienna, as every year, in the old town hall",
        ],
    )
    def test_that_begin_with_a_label(self, teaser: str) -> None:
        entry = one(f"{DATED}\nContent type: News", teaser)
        assert (entry.teaser, len(entry.metadata)) == (teaser, 2)

    @pytest.mark.parametrize(
        ("teaser", "cut"),
        [
            *[("The mill is open…", True), ("The miller said:", True)],
            *[("“The mill is open...”", True), ("“The mill is open.”", False)],
            *[("Is the mill open?", False), ("A title", False)],
        ],
    )
    def test_cut(self, teaser: str, cut: bool) -> None:
        entry = one(DATED, teaser)
        assert entry.teaser == teaser
        assert entry.teaser_truncated is cut

    def test_missing(self) -> None:
        found = entries(TWO)
        assert [(entry.title, entry.teaser) for entry in found] == [("A", None), ("B", None)]
        assert not found[0].teaser_truncated


class TestLabels:
    def test_unknown_values_are_kept_and_noticed(self) -> None:
        entry = one(
            "Publishing date: 5 Maius 2004\nContent type: Riddle\n"
            "Where we are: OSCE Office of Riddles\nWhat we do: Elections, Riddles\n"
            "Location: Atlantis"
        )
        assert (entry.kind, entry.kind_label) == (None, "Riddle")
        assert entry.sources[0].name == "OSCE Office of Riddles"
        assert [field.known for field in entry.fields_of_work] == [True, False]
        assert entry.locations[0].country is None
        unknown = {f"unknown-{name}" for name in ("field-of-work", "kind", "place", "source")}
        assert {*codes(entry)} == {"date-unreadable", *unknown}

    def test_unknown_label(self) -> None:
        entry = one(f"{DATED}\nPartners: Two Mills\nWhat we do: Elections")
        assert (entry.metadata[1].label, entry.metadata[1].values) == ("Partners", ("Two Mills",))
        assert codes(entry) == ["unknown-label"]
        found = entries(
            "A\nPublishing date: 5 May 2004\nPartners: Two Mills\nIt is what it is.\n"
            "B\nPublishing date: 4 May 2004\nPartners: One Mill\nIt was what it was.\n"
        )
        assert [entry.metadata[1].values for entry in found] == [("Two Mills",), ("One Mill",)]
        assert found[1].teaser == "It was what it was."

    def test_value_under_its_label(self) -> None:
        found = entries(
            "A\nPublishing date:\n5 May 2004\nWhere we are:\nOffice of Riddles\nWhat we do:\n"
            "Elections\nHuman rights\nIt is.\nB\nPublishing date:\n4 May 2004\nIt was.\n"
        )
        assert found[0].date == datetime.date(2004, 5, 5)
        assert [source.text for source in found[0].sources] == ["Office of Riddles"]
        assert [field.name for field in found[0].fields_of_work] == ["Elections", "Human rights"]
        assert [entry.teaser for entry in found] == ["It is.", "It was."]


DATE = "<div>Publishing date: {}</div>"


@pytest.mark.parametrize(
    "form",
    [
        "<div><h3><a href=/{}>Title {}</a></h3><div>{}</div><div><p>It is over.</p></div></div>",
        "<div><div>{2}</div><h3><a href=/{0}>Title {1}</a></h3><p>Bees were counted.</p></div>",
    ],
)
def test_labels_can_stand_in_elements_of_their_own_and_above_the_title(form: str) -> None:
    entries = "".join(
        form.format(x, x, f"Publishing date: {day} May 2004") for x, day in (("A", 5), ("B", 4))
    )
    page = f"<h1>News and press releases</h1><div>{entries}</div>"
    found = parse_listing(page, url="https://osce.org/n").entries
    assert [(it.title, it.url, it.date.day if it.date else 0) for it in found] == [
        ("Title A", "https://osce.org/A", 5),
        ("Title B", "https://osce.org/B", 4),
    ]


@pytest.mark.parametrize(("stamp", "day"), [("2004-05-05T00:00:00+02:00", 5), ("soon", None)])
def test_a_date_can_stand_in_the_markup_only(stamp: str, day: int | None) -> None:
    first = f"<h3>A title</h3>{DATE.format(f'<time datetime={stamp}></time>')}"
    page = f"<h1>News</h1>{first}<p>It is.</p><h3>Another</h3>{DATE.format('4 May 2004')}"
    found = entries(page)[0].date
    assert found == (day and datetime.date(2004, 5, day))


ARTICLE = """\
Press release
Bees counted in three villages
Date:
Place:
VIENNA
Source:
OSCE Secretariat
VIENNA, 5 May 2004 – Bees were counted in three villages today, as they are each year.
The counting took all day, and nobody was stung.
"""


def listed(text: str) -> int:
    if osce_press.page_type(text) is not osce_press.PageType.LISTING:
        return 0
    return len(osce_press.parse_listing(text).entries)


class TestDetection:
    def test_entries_that_have_lost_their_titles_and_one_under_a_header(self) -> None:
        entry = "Publishing date:\n{} May 2004\nContent type:\nStory\nThe fair has {} maps.\n"
        page = "News and press releases\n" + "".join(entry.format(n, n) for n in (9, 8, 7))
        assert [entry.title for entry in osce_press.parse_listing(page).entries] == [None] * 3
        assert listed(page) == 3
        assert listed("Newsroom\nNews\nA\nPublishing date: 5 May 2004\nIt is.\n") == 1

    @pytest.mark.parametrize(
        "text",
        [
            "",
            ARTICLE,
            f"Activities\n* Gender Issues Programme\nWhere we are: ODIHR\nStory\n{ARTICLE}",
            f"{ARTICLE}{DATED}\nIt was printed.\n",
            f"A\n{DATED}\nIt is.\n",
            ARTICLE + TWO,
            ARTICLE.partition("Date:")[0] + ARTICLE.partition("Secretariat\n")[2] + TWO,
            "A story\nOne sentence is here.\nRead more on this topic\n" + TWO,
            # A text can quote what stands in listings.
            f"A story\nThe leaflet says it.\n{DATED}\nIt says it again.\n{DATED}\nThat is all.\n",
        ],
    )
    def test_articles(self, text: str) -> None:
        assert listed(text) == 0


# One entry: its parts, where they stand, and what is remarked on


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
        f"Newsroom\nBees in three villages\n{DATED}\nContent type: Press release\n"
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
        (f"{DATED}\nVIENNA, 4 May 2004 – It ended.", "date-conflict", "VIENNA, 4 May 2004 – "),
        (f"{DATED}\nVIENNA, 4 May – It ended.", "year-completed", "VIENNA, 4 May – "),
    ],
)
def test_notices_on_the_date(below: str, code: str, words: str) -> None:
    assert notices(f"Newsroom\nBees\n{below}\n{LAST}") == [(code, words)]


@pytest.mark.parametrize(
    ("language", "label", "month"),
    [
        *[("hr", "Publishing date", 10), ("pl", "Publishing date", 11), ("pl", "Datum objave", 11)],
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
    page = f'<h1>News</h1><h3><time datetime="2004-05-06">Bees</time></h3><p>{DATED}</p>{LAST}'
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
        f'<h3>Maps</h3><p>{DATED}</p><p><a href="/maps">Maps</a></p>'
        f"<h3>{title}</h3><p>{DATED}</p><p>{teaser}</p>"
        f'<h3>Wells</h3><p>{DATED}</p><p><a href="/wells">Wells</a></p>'
        f"<h3>Ends</h3><p>{DATED}</p>"
    )
    found = parse_listing(page).entries
    assert [entry.url for entry in found] == ["/maps", address, "/wells", None]
