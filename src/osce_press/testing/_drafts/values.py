"""The values of labels: as a page prints them, and as the attributes of its record."""

import datetime
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import FieldOfWork, Source
from osce_press.testing._drafts.datelines import places
from osce_press.testing._drafts.languages import Language, dates_in, texts_in
from osce_press.testing._drafts.words import names
from osce_press.vocabulary import FieldEntry, Name, StructureEntry, default

__all__ = ["field_of", "fields_of_work", "source_of", "sources", "values"]

_SLUG = str.maketrans({"š": "s", "ğ": "g", " ": "-"})


@st.composite
def values(
    draw: DrawFn, key: str, day: datetime.date, language: Language, *, unknown: bool
) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Draw the values of a label: their texts, and the attributes of a record that says them."""
    if key == "date":
        if unknown and draw(st.integers(0, 11)) == 11:
            return (f"{day.day} {draw(names(most_words=1))} {day.year}",), {}
        return (draw(dates_in(day, language)),), {"date": day}
    drawn: SearchStrategy[Any] = places(unknown=unknown)
    attribute = f"{key}s"
    if key == "source":
        drawn = sources(language, unknown=unknown)
    elif key == "fields_of_work":
        attribute, drawn = key, fields_of_work(language, unknown=unknown)
    found = draw(st.lists(drawn, min_size=1, max_size=4, unique_by=lambda value: value.name))
    return tuple(value.text for value in found), {attribute: tuple(found)}


@cache
def sources(language: Language = "en", *, unknown: bool = False) -> SearchStrategy[Source]:
    """Draw structures under their names of today, with "(closed)" at times, or in translation."""
    known = [
        _source(entry, text)
        for entry in default().structures
        if not {",", "("} & set(entry.name)
        for text in (*_texts(entry, language), *([f"{entry.name} (closed)"] * bool(entry.closed)))
    ]
    strange = names().map(str.title).map(lambda name: Source(name, name, _slug(name)))
    return st.one_of(st.sampled_from(known), strange) if unknown else st.sampled_from(known)


def source_of(name: str) -> Source:
    """Return the structure of that name, as a page that prints it names it."""
    return _source(next(entry for entry in default().structures if entry.name == name), name)


@cache
def fields_of_work(
    language: Language = "en", *, unknown: bool = False
) -> SearchStrategy[FieldOfWork]:
    """Draw fields of work under their names of today, or in translation."""
    entries = default().fields_of_work
    known = [field_of(entry, text) for entry in entries for text in _texts(entry, language)]
    strange = names().map(lambda name: FieldOfWork(name, name, _slug(name)))
    return st.one_of(st.sampled_from(known), strange) if unknown else st.sampled_from(known)


def _texts(entry: StructureEntry | FieldEntry, language: Language) -> tuple[str, ...]:
    """Return the name of today, and the translations into a language."""
    foreign = [name for name in entry.names if name.lang != "en" and "," not in name.text]
    return texts_in((Name(entry.name), *foreign), language)


def _source(entry: StructureEntry, text: str) -> Source:
    closed = entry.closed is not None
    return Source(entry.name, text, entry.slug, True, closed, entry.country, entry.name)


def field_of(entry: FieldEntry, text: str) -> FieldOfWork:
    """Return the field of work that a page prints as ``text``."""
    return FieldOfWork(entry.name, text, entry.slug, True, entry.name, entry.dimension)


def _slug(name: str) -> str:
    return name.lower().translate(_SLUG)
