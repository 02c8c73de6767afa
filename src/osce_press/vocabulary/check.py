"""What pages contain that the vocabulary does not know, ready to paste into its data files."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import attrs

from osce_press._grammar.names import slug
from osce_press.models import Article
from osce_press.vocabulary._fold import fold

__all__ = ["UnknownTerm", "UnknownTerms"]

#: The data files that can lack a name, in the order of the report.
_FILES = ("labels.json", "kinds.json", "fields_of_work.json", "structures.json", "places.json")


@attrs.frozen
class UnknownTerm:
    """A name that pages print and the vocabulary lacks."""

    #: The data file that it belongs into.
    file: str
    #: As the first page prints it.
    text: str
    #: How many pages have it.
    pages: int
    #: Path or address of the first of them.
    first: str
    #: What its line in the data file has to say; "?" is for a person to fill in.
    entry: dict[str, Any]


class _Met(NamedTuple):
    """A name on a page, with what the page says of it."""

    file: str
    text: str
    #: A place's name in sensible capitals, a label's language.
    more: str | None = None
    country: str | None = None


class UnknownTerms:
    """The names that the vocabulary of the articles lacks, counted page by page."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], tuple[_Met, str]] = {}
        self._pages: Counter[tuple[str, str]] = Counter()

    def add(self, where: str, article: Article) -> None:
        """Count the names of a page with that path or address."""
        met = {(name.file, fold(name.text)): name for name in _unknown(article)}
        self._pages.update(met.keys())
        for key, name in met.items():
            self._first.setdefault(key, (name, where))

    def terms(self) -> list[UnknownTerm]:
        """Return the names by file, those on most pages first."""
        terms: list[UnknownTerm] = []
        for key, (name, first) in self._first.items():
            pages = self._pages[key]
            entry = _entry(name, pages, first)
            terms.append(UnknownTerm(name.file, name.text, pages, first, entry))
        return sorted(terms, key=lambda term: (_FILES.index(term.file), -term.pages, term.text))

    def report(self) -> str:
        """Return the report: under each file's name the lines to paste into it."""
        parts: list[str] = []
        for file, group in groupby(self.terms(), key=lambda term: term.file):
            entries = [f"{json.dumps(term.entry, ensure_ascii=False)}," for term in group]
            parts.append("\n".join([f"{file} lacks {len(entries)}:", *entries]))
        return "\n\n".join(parts) or "The vocabulary has every name."


def _unknown(article: Article) -> Iterator[_Met]:
    for field in article.metadata:
        if field.key is None:
            yield _Met("labels.json", field.label, article.language)
    if article.kind_label is not None and article.kind is None:
        yield _Met("kinds.json", article.kind_label)
    for term in article.fields_of_work:
        if not term.known:
            yield _Met("fields_of_work.json", term.name)
    for source in article.sources:
        if not source.known:
            yield _Met("structures.json", source.name)
    unknown = _unknown_places(article)
    for place in article.places:
        if place.text in unknown:
            yield _Met("places.json", place.text, place.name, place.country)


def _unknown_places(article: Article) -> set[str]:
    notices = [notice for notice in article.notices if notice.code == "unknown-place"]
    text = "".join(block.text for block in article.blocks) if notices else ""
    return {text[notice.start : notice.end] for notice in notices}


def _entry(met: _Met, pages: int, first: str) -> dict[str, Any]:
    seen = f"{pages} {'page' if pages == 1 else 'pages'}, first {first}"
    if met.file == "labels.json":
        name = {"text": met.text, "lang": met.more or "en", "seen": seen}
        return {"key": "?", "block": "metadata", "names": [name]}
    if met.file == "kinds.json":
        return {"kind": "?", "name": met.text, "names": [{"text": met.text, "seen": seen}]}
    if met.file == "places.json":
        place = met.more or met.text
        country = met.country or "?"
        return {"slug": slug(place), "name": place, "country": country, "source": seen}
    return {"slug": slug(met.text), "name": met.text, "source": seen}
