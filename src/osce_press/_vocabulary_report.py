"""What pages contain that the vocabulary does not know, ready to paste into its data files."""

import json
from collections.abc import Iterable, Iterator

import attrs

from osce_press._names import slug
from osce_press._places import read_place
from osce_press.models import Article
from osce_press.vocabulary import Vocabulary, default
from osce_press.vocabulary._fold import fold

__all__ = ["FILES", "UnknownTerm", "render", "unknown_terms"]

#: The data files that can lack a name, in the order of the report.
FILES = ("labels.json", "kinds.json", "fields_of_work.json", "structures.json", "places.json")


@attrs.frozen
class UnknownTerm:
    """A name that the vocabulary lacks."""

    #: The data file that it belongs into.
    file: str
    #: As first printed.
    text: str
    #: How many pages have it.
    pages: int
    #: The first of them.
    first: str
    #: The line for the data file.
    entry: str


class _Tally:
    def __init__(self) -> None:
        self.text = self.first = ""
        self.country: str | None = None
        self.pages = 0


def unknown_terms(
    articles: Iterable[tuple[str, Article]], vocabulary: Vocabulary | None = None
) -> list[UnknownTerm]:
    """Return the names that the pages print and the vocabulary lacks.

    Args:
        articles: Each page's path or address, and its record.
        vocabulary: The terms to write entries beside; those of the library unless given.

    Returns:
        The names by file, those on most pages first.
    """
    tallies: dict[tuple[str, str], _Tally] = {}
    for where, article in articles:
        for key in {(file, fold(text)): (text, code) for file, text, code in _unknown(article)}.items():
            (file, name), (text, code) = key
            tally = tallies.setdefault((file, name), _Tally())
            if not tally.pages:
                tally.text, tally.first, tally.country = text, where, code
            tally.pages += 1
    found = [
        UnknownTerm(file, tally.text, tally.pages, tally.first, _entry(file, tally, vocabulary))
        for (file, _), tally in tallies.items()
    ]
    return sorted(found, key=lambda term: (FILES.index(term.file), -term.pages, term.text))


def render(terms: Iterable[UnknownTerm]) -> str:
    """Return the report: for each file its new entries, most frequent first."""
    lines: list[str] = []
    file = ""
    for term in terms:
        if term.file != file:
            file = term.file
            lines += ["", file] if lines else [file]
        lines.append(f"{term.entry},")
    return "\n".join(lines)
