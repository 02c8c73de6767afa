"""OSCE's vocabulary as data: labels, kinds, fields of work, structures, States, places.

    >>> from osce_press import vocabulary
    >>> vocabulary.default().field_of_work("COMBATING HUMAN TRAFFICKING").name
    'Combating trafficking in human beings'

An entry's ``slug`` is its identity: it stays when OSCE renames what it stands for. The data files
beside this module are read on first use. A ``Vocabulary`` never changes: ``extend`` returns
another, and ``load`` reads one from data files of your own; ``parse`` takes it as ``vocabulary=``.
"""

import functools
import inspect
import os
from pathlib import Path

import attrs

from osce_press.errors import VocabularyError
from osce_press.vocabulary._calendar import Calendar
from osce_press.vocabulary._entries import (
    CopyEntry,
    DateWord,
    DayName,
    FieldEntry,
    FunctionWords,
    KindEntry,
    LabelEntry,
    LabelMatch,
    LandmarkEntry,
    Meaning,
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
from osce_press.vocabulary._load import packaged_gazetteer, packaged_parts, read_parts
from osce_press.vocabulary._vocabulary import Vocabulary
from osce_press.vocabulary.check import UnknownTerm, UnknownTerms

__all__ = [
    "Calendar",
    "CopyEntry",
    "DateWord",
    "DayName",
    "FieldEntry",
    "FunctionWords",
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
    "UnknownTerm",
    "UnknownTerms",
    "Vocabulary",
    "default",
    "fields_of_work",
    "kinds",
    "labels",
    "load",
    "places",
    "states",
    "structures",
]


@functools.cache
def default() -> Vocabulary:
    """Return the vocabulary that comes with this library."""
    empty = Vocabulary(gazetteer=Gazetteer(packaged_gazetteer))
    # Its entries were looked at when they were written.
    vocabulary: Vocabulary = inspect.unwrap(Vocabulary.extend)(empty, **packaged_parts())
    return vocabulary


def load(folder: str | os.PathLike[str], *, base: Vocabulary | None = None) -> Vocabulary:
    """Return the vocabulary that is written down in the data files of a folder.

    Args:
        folder: Holds files such as those beside this module, named for the parts that
            ``Vocabulary.extend`` takes ("labels.jsonl"), and "gazetteer.tsv"; each may be absent.
        base: A vocabulary to extend with these entries.

    Raises:
        VocabularyError: A file or a line in it is none of a vocabulary, or it has no such file.
        OSError: The folder or a file in it cannot be read.
    """
    path, known = Path(folder), base or Vocabulary()
    gazetteer = path / "gazetteer.tsv"
    if gazetteer.is_file():
        read = functools.partial(gazetteer.read_text, "utf-8")
        known = attrs.evolve(known, gazetteer=Gazetteer(read))
    elif not any(file.suffix == ".jsonl" for file in path.iterdir()):
        raise VocabularyError("the folder has no data files of a vocabulary")
    return known.extend(**read_parts(path))


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
    """Return the labels of metadata blocks, listings and advisories."""
    return default().labels


def places() -> tuple[PlaceEntry, ...]:
    """Return the towns with names of OSCE's own; ``Vocabulary.towns`` finds others too."""
    return default().places
