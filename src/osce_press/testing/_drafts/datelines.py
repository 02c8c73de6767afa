"""Days, places and datelines as OSCE prints them, drawn part by part."""

import datetime
from functools import cache

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Dateline, Place
from osce_press.testing._drafts.languages import Language, dates_in, month_name
from osce_press.testing._drafts.words import names

__all__ = ["TOWN_IN", "datelines", "datelines_near", "datelines_on", "days", "places"]

#: Towns that OSCE writes from, with their countries.
_TOWNS = {
    "Vienna": "AT",
    "Warsaw": "PL",
    "The Hague": "NL",
    "Kyiv": "UA",
    "Sarajevo": "BA",
    "Tirana": "AL",
    "Bishkek": "KG",
    "Ashgabat": "TM",
    "Geneva": "CH",
    "New York": "US",
}
#: How pages in a language print a town.
TOWN_IN: dict[Language, Place] = {
    "en": Place("Vienna", "VIENNA", "AT"),
    "uk": Place("Kyiv", "КИЇВ", "UA"),
    "ru": Place("Kyiv", "КИЕВ", "UA"),
    "sq": Place("Tirana", "TIRANË", "AL"),
    "ro": Place("Chisinau", "CHIŞINĂU", "MD"),
    "hbs": Place("Sarajevo", "SARAJEVO", "BA"),
}
_WITH_COUNTRY = (
    (Place("Osh", "OSH", "KG"), "Kyrgyzstan"),
    (Place("Qabala", "QABALA", "AZ"), "Azerbaijan"),
)
#: How datelines are put together, the usual way first; the tag is that of 2001.
_SHAPES = (
    "{places}, {date}{dash}",
    "{places}, {date} (OSCE)-- ",
    "{places}, {date} (OSCE)- ",
    "{date}, {places} – ",
    "{places} – {date}. ",
    "{places}, {date} ",
)
_DASHES = (" - ", " – ", "- ", "-- ", " -- ", " — ", " –")
_JOINTS = ("/", " / ", "/ ", ", ")


@cache
def days() -> SearchStrategy[datetime.date]:
    """Draw a day on which OSCE, or CSCE, could have published."""
    return st.dates(datetime.date(1995, 1, 1), datetime.date(2026, 12, 31))


@cache
def places(*, unknown: bool = True) -> SearchStrategy[Place]:
    """Draw places in capitals, as pages print them."""
    known = st.sampled_from([Place(name, name.upper(), code) for name, code in _TOWNS.items()])
    if not unknown:
        return known
    strange = names(most_words=2).map(lambda name: Place(name.title(), name.upper()))
    return st.one_of(known, strange)


@cache
def datelines() -> SearchStrategy[Dateline]:
    """Draw datelines of every shape met; ``.text`` is what a paragraph begins with.

    ``parse_dateline(drawn.text + "The meeting took place.")`` must return what was drawn.
    """
    return days().flatmap(datelines_on)


@st.composite
def datelines_near(
    draw: DrawFn, day: datetime.date, language: Language, *, after: str = ""
) -> Dateline:
    """Draw a dateline of a day or one of the days around it, which may stand after a notice."""
    printed = day + datetime.timedelta(draw(st.sampled_from((0, 0, 0, -1, 1, -3))))
    dateline = draw(datelines_on(printed, language))
    return attrs.evolve(dateline, start=len(after), end=len(after) + dateline.end)


@st.composite
def datelines_on(
    draw: DrawFn, day: datetime.date, language: Language = "en", *, years: bool = True
) -> Dateline:
    """Draw a dateline of that day; without ``years``, an English one that leaves the year out."""
    if language != "en":
        place = draw(st.sampled_from((TOWN_IN[language], TOWN_IN["en"])))
        text = f"{place.text}, {draw(dates_in(day, language))}{draw(st.sampled_from(_DASHES[:2]))}"
        return _dateline(text, (place,), day)
    dash = draw(st.sampled_from(_DASHES))
    if years and draw(st.integers(0, 9)) == 9:
        place = draw(places(unknown=False))
        undated = _dateline(f"{place.text}{dash}", (place,), day)
        return attrs.evolve(undated, day=None, month=None, year=None)
    written, found, country = draw(_written_places())
    if not years:
        text = f"{written}, {day.day} {month_name(day.month, 'en')}{dash}"
        return attrs.evolve(_dateline(text, found, day, country), year=None)
    shape = draw(st.sampled_from(_SHAPES)) if written.isupper() else _SHAPES[0]
    date = draw(st.sampled_from(_dates(day)))
    return _dateline(shape.format(places=written, date=date, dash=dash), found, day, country)


@st.composite
def _written_places(draw: DrawFn) -> tuple[str, tuple[Place, ...], str | None]:
    """Draw places as they are written, mostly in capitals; the country is that after a place."""
    manner = draw(st.sampled_from(("capitals", "capitals", "names", "country")))
    if manner == "country":
        place, country = draw(st.sampled_from(_WITH_COUNTRY))
        return f"{place.text}, {country}", (place,), country
    several = st.lists(
        places(unknown=manner == "capitals"),
        min_size=1,
        max_size=3,
        unique_by=lambda place: place.name,
    )
    found = tuple(draw(several))
    if manner == "names":
        found = tuple(attrs.evolve(place, text=place.name) for place in found)
    return draw(st.sampled_from(_JOINTS)).join(place.text for place in found), found, None


def _dates(day: datetime.date) -> tuple[str, ...]:
    month = month_name(day.month, "en")
    return (
        f"{day.day} {month} {day.year}",
        f"{day.day:02} {month} {day.year}",
        f"{day.day} {month}, {day.year}",
        f"{day.day} {month.upper()} {day.year}",
        f"{day.day} {month[:3]} {day.year}",
    )


def _dateline(
    text: str, found: tuple[Place, ...], day: datetime.date, country: str | None = None
) -> Dateline:
    return Dateline(found, country, day.day, day.month, day.year, text, 0, len(text))
