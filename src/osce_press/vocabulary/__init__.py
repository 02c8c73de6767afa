"""OSCE's vocabulary as data: labels, kinds, fields of work, structures, States, places.

    >>> from osce_press import vocabulary
    >>> vocabulary.default().field_of_work("COMBATING HUMAN TRAFFICKING").name
    'Combating trafficking in human beings'

An entry's ``slug`` is its identity: it stays when OSCE renames what it stands for. The data files
beside this module are read on first use. A ``Vocabulary`` never changes: ``extend`` returns
another, which ``parse`` takes as ``vocabulary=``.
"""

import functools

from osce_press.vocabulary._calendar import Calendar
from osce_press.vocabulary._entries import (
    CopyEntry,
    DateWord,
    DayName,
    FieldEntry,
    KindEntry,
    LabelEntry,
    LandmarkEntry,
    MonthName,
    Name,
    NavigationEntry,
    PhraseEntry,
    PlaceEntry,
    SectionEntry,
    StateEntry,
    StructureEntry,
)
from osce_press.vocabulary._gazetteer import Gazetteer
from osce_press.vocabulary._load import calendar, entries, read_gazetteer, records
from osce_press.vocabulary._load import states as load_states
from osce_press.vocabulary._vocabulary import LabelMatch, Meaning, Vocabulary

__all__ = [
    "Calendar",
    "CopyEntry",
    "DateWord",
    "DayName",
    "FieldEntry",
    "Gazetteer",
    "KindEntry",
    "LabelEntry",
    "LabelMatch",
    "LandmarkEntry",
    "Meaning",
    "MonthName",
    "Name",
    "NavigationEntry",
    "PhraseEntry",
    "PlaceEntry",
    "SectionEntry",
    "StateEntry",
    "StructureEntry",
    "Vocabulary",
    "default",
    "fields_of_work",
    "kinds",
    "labels",
    "places",
    "states",
    "structures",
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
        states=load_states(),
        places=entries(PlaceEntry, "places.json"),
        calendar=calendar(),
        closed_words=tuple(
            name["text"]
            for entry in records("closed.json")
            for name in ({"text": entry["name"]}, *entry.get("names", ()))
        ),
        acronyms=frozenset(record["text"].upper() for record in records("acronyms.json")),
        osce_acronyms=frozenset(
            record["text"] for record in records("acronyms.json") if record.get("osce")
        ),
        copies=entries(CopyEntry, "copies.json"),
        landmarks=entries(LandmarkEntry, "landmarks.json"),
        gazetteer=Gazetteer(read_gazetteer),
    )


def fields_of_work() -> tuple[FieldEntry, ...]:
    """Return the fields of work: those of the site's menu, and those of media freedom."""
    return default().fields_of_work


def structures() -> tuple[StructureEntry, ...]:
    """Return institutions, the Secretariat's parts, bodies, and all field operations."""
    return default().structures


def states() -> tuple[StateEntry, ...]:
    """Return the 57 participating States and the 11 Partners for Co-operation."""
    return default().states


def kinds() -> tuple[KindEntry, ...]:
    """Return the kinds of pages."""
    return default().kinds


def labels() -> tuple[LabelEntry, ...]:
    """Return the labels of metadata blocks, listings, advisories and contacts."""
    return default().labels


def places() -> tuple[PlaceEntry, ...]:
    """Return the towns with names of OSCE's own; ``Vocabulary.towns`` finds others too."""
    return default().places
