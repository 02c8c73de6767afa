"""OSCE's vocabulary as data: labels, kinds, fields of work, structures, States, places.

The data files beside this module are read on first use. A ``Vocabulary`` never changes; make
another with ``attrs.evolve`` and pass it to ``parse`` to read a run of pages with it.
"""

import functools

from osce_press.vocabulary._calendar import Calendar
from osce_press.vocabulary._entries import (
    FieldEntry,
    KindEntry,
    LabelEntry,
    Name,
    NavigationEntry,
    PhraseEntry,
    PlaceEntry,
    SectionEntry,
    StateEntry,
    StructureEntry,
)
from osce_press.vocabulary._load import entries, records
from osce_press.vocabulary._vocabulary import Vocabulary

__all__ = [
    "Calendar",
    "FieldEntry",
    "KindEntry",
    "LabelEntry",
    "Name",
    "NavigationEntry",
    "PhraseEntry",
    "PlaceEntry",
    "SectionEntry",
    "StateEntry",
    "StructureEntry",
    "Vocabulary",
    "default",
]


@functools.cache
def default() -> Vocabulary:
    """Return the vocabulary that comes with this library."""
    return Vocabulary(
        labels=entries(LabelEntry, "labels.json"),
        kinds=entries(KindEntry, "kinds.json"),
        sections=entries(SectionEntry, "sections.json"),
        phrases=entries(PhraseEntry, "phrases.json"),
        navigation_entries=entries(NavigationEntry, "navigation.json"),
        fields_of_work=entries(FieldEntry, "fields_of_work.json"),
        structures=entries(StructureEntry, "structures.json"),
        states=entries(StateEntry, "states.json"),
        places=entries(PlaceEntry, "places.json"),
        calendar=Calendar(
            names=records("months.json"),
            extras=records("month_extras.json"),
            words=records("year_words.json"),
        ),
        closed_words=tuple(
            name["text"]
            for entry in records("closed.json")
            for name in ({"text": entry["name"]}, *entry.get("names", ()))
        ),
        acronyms=frozenset(record["text"].upper() for record in records("acronyms.json")),
    )
