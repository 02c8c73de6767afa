"""Reading the vocabulary's data files, each once and on first use."""

import functools
import json
from importlib import resources
from typing import Any, TypeVar

import attrs

from osce_press import _json
from osce_press.vocabulary._calendar import Calendar
from osce_press.vocabulary._entries import DateWord, DayName, MonthName, Name, StateEntry

__all__ = ["calendar", "entries", "read_gazetteer", "records", "states"]

T = TypeVar("T")


@functools.cache
def records(name: str) -> tuple[dict[str, Any], ...]:
    """Return the lines of the data file ``name``, each as a dict."""
    return tuple(json.loads(_read(name)))


def entries(model: type[T], name: str) -> tuple[T, ...]:
    """Return the lines of the data file ``name`` as entries of that class."""
    return tuple(_json.decode(model, record) for record in records(name))


def states() -> tuple[StateEntry, ...]:
    """Return the States: their names by hand, and those that Unicode CLDR adds."""
    added: dict[str, dict[str, str]] = {
        record["slug"]: record["names"] for record in records("state_names.json")
    }
    return tuple(
        attrs.evolve(
            entry,
            names=(
                *entry.names,
                *(Name(text, lang) for lang, text in added.get(entry.slug, {}).items()),
            ),
        )
        for entry in entries(StateEntry, "states.json")
    )


def calendar() -> Calendar:
    """Return the words of dates: those of Unicode CLDR, and those that it lacks."""
    lines = records("months.json")
    months = (
        MonthName(text, line["lang"], month)
        for line in lines
        for month, texts in enumerate(line["months"], 1)
        for text in texts
    )
    days = (DayName(text, line["lang"]) for line in lines for day in line["days"] for text in day)
    return Calendar(
        (*months, *entries(MonthName, "month_extras.json")),
        tuple(days),
        entries(DateWord, "date_words.json"),
    )


def read_gazetteer() -> str:
    """Return the text of the gazetteer."""
    return _read("gazetteer.tsv")


def _read(name: str) -> str:
    return resources.files("osce_press.vocabulary").joinpath(name).read_text("utf-8")
