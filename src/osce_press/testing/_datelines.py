"""Dates and datelines as OSCE prints them, drawn part by part."""

import datetime
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Dateline, Place
from osce_press.testing._words import names
from osce_press.vocabulary import PlaceEntry, default

__all__ = ["dateline_on", "datelines", "days", "places", "printed_dates"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Towns that OSCE writes from; each has one entry in the vocabulary.
_TOWNS = (
    *("Vienna", "Warsaw", "The Hague", "Kyiv", "Chisinau", "Sarajevo", "Tirana", "Skopje"),
    *("Belgrade", "Bishkek", "Dushanbe", "Astana", "Ashgabat", "Tashkent", "Baku", "Tbilisi"),
    *("Yerevan", "Brussels", "Geneva", "Copenhagen", "Helsinki", "New York", "Almaty", "Osh"),
    *("Podgorica", "Zagreb", "Minsk", "Mostar", "Bratislava"),
)
#: The separators counted on OSCE's pages.
_SEPARATORS = (" - ", " – ", "- ", "-- ", " -- ", " — ", " –")
_TAGGED = (" (OSCE)-- ", " (OSCE)- ", " (OSCE) - ")
_JOINTS = ("/", " / ", "/ ", ", ")


@cache
def days() -> SearchStrategy[datetime.date]:
    """Draw a day on which OSCE, or CSCE, could have published."""
    return st.dates(datetime.date(1995, 1, 1), datetime.date(2026, 12, 31))


def printed_dates(day: datetime.date) -> SearchStrategy[str]:
    """Draw one of the forms in which a metadata block prints a day."""
    month = _MONTHS[day.month - 1]
    forms = [
        f"{day.day} {month} {day.year}",
        f"{day.day:02} {month} {day.year}",
        f"{day.day} {month}, {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month.upper()} {day.year}",
        f"{_DAYS[day.weekday()]}, {day.day} {month} {day.year}",
        f"{day.day} {month} {day.year} 10:30",
        day.isoformat(),
        f"{day.day:02}.{day.month:02}.{day.year}",
    ]
    if day.day > 12:
        forms.append(f"{day.day}/{day.month:02}/{day.year}")
    return st.sampled_from(forms)


@cache
def places(*, unknown: bool = True, capitals: bool = True) -> SearchStrategy[Place]:
    """Draw places, in capitals as pages print them, or as people write them."""
    known = st.sampled_from(_TOWNS).map(lambda name: _place(_entry(name), capitals=capitals))
    if not (unknown and capitals):
        return known
    made_up = names(most_words=2)
    return st.one_of(
        known, made_up.map(lambda name: Place(_in_title_case(name), name.upper(), None))
    )


@cache
def datelines() -> SearchStrategy[Dateline]:
    """Draw datelines of every shape met; ``.text`` is what a paragraph begins with.

    ``parse_dateline(drawn.text + "The meeting took place.")`` must return what was drawn.
    """
    return days().flatmap(dateline_on)


@st.composite
def dateline_on(draw: DrawFn, day: datetime.date, *, years: bool = True) -> Dateline:
    """Draw a dateline of that day; without ``years``, one that leaves the year out."""
    month = _MONTHS[day.month - 1]
    if not years:
        where, found, country = draw(_places())
        return _dateline(f"{where}, {day.day} {month}{draw(_dashes())}", found, country, day, "dm")
    shape = draw(st.sampled_from(("plain", "plain", "title", "dash", "date first", "open", "bare")))
    if shape == "title":
        where, found, country = draw(_places(capitals=False, countries=False))
        text = f"{where}, {day.day} {month} {day.year}{draw(_dashes())}"
    elif shape == "dash":
        where, found, country = draw(_places(countries=False))
        text = f"{where} – {day.day} {month} {day.year}. "
    elif shape == "date first":
        where, found, country = draw(_places(countries=False))
        text = f"{day.day} {month} {day.year}, {where} – "
    elif shape == "open":
        where, found, country = draw(_places())
        text = f"{where}, {day.day} {month} {day.year}{draw(st.sampled_from(('. ', ' ')))}"
    elif shape == "bare":
        where, found, country = draw(_places(unknown=False, countries=False))
        return _dateline(f"{where}{draw(_dashes(tagged=False))}", found, country, day, "")
    else:
        where, found, country = draw(_places())
        date = draw(st.sampled_from(_dateline_dates(day)))
        text = f"{where}, {date}{draw(_dashes())}"
    return _dateline(text, found, country, day, "dmy")


def _dateline_dates(day: datetime.date) -> tuple[str, ...]:
    month = _MONTHS[day.month - 1]
    return (
        f"{day.day} {month} {day.year}",
        f"{day.day:02} {month} {day.year}",
        f"{day.day} {month}, {day.year}",
        f"{day.day} {month.upper()} {day.year}",
        f"{day.day} {month[:3]} {day.year}",
    )


@cache
def _dashes(*, tagged: bool = True) -> SearchStrategy[str]:
    return st.sampled_from(_SEPARATORS + _TAGGED if tagged else _SEPARATORS)


@st.composite
def _places(
    draw: DrawFn, *, unknown: bool = True, capitals: bool = True, countries: bool = True
) -> tuple[str, tuple[Place, ...], str | None]:
    """Draw places and, after a single one at times, its State, with the words for them."""
    if countries and draw(st.integers(0, 5)) == 5:
        entry = _entry(draw(st.sampled_from(_TOWNS)))
        state = next(state for state in default().states if state.code == entry.country)
        place = _place(entry, capitals=True)
        return f"{place.text}, {state.name}", (place,), state.name
    count = draw(st.sampled_from((1, 1, 1, 2, 3)))
    found = draw(_different(count, unknown=unknown, capitals=capitals))
    joint = draw(st.sampled_from(_JOINTS))
    return joint.join(place.text for place in found), tuple(found), None


@cache
def _different(count: int, *, unknown: bool, capitals: bool) -> SearchStrategy[list[Place]]:
    found = places(unknown=unknown, capitals=capitals)
    return st.lists(found, min_size=count, max_size=count, unique_by=lambda place: place.name)


def _dateline(
    text: str, found: tuple[Place, ...], country: str | None, day: datetime.date, known: str
) -> Dateline:
    return Dateline(
        places=found,
        country=country,
        day=day.day if "d" in known else None,
        month=day.month if "m" in known else None,
        year=day.year if "y" in known else None,
        text=text,
        start=0,
        end=len(text),
    )


def _entry(name: str) -> PlaceEntry:
    return next(entry for entry in default().places if entry.name == name)


def _place(entry: PlaceEntry, *, capitals: bool) -> Place:
    return Place(entry.name, entry.name.upper() if capitals else entry.name, entry.country)


def _in_title_case(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split(" "))
