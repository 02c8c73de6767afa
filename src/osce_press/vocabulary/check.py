"""What pages contain that the vocabulary does not know, ready to paste into its data files."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import attrs

from osce_press._values import counted
from osce_press.models import Article
from osce_press.vocabulary._fold import fold, slug

__all__ = ["UnknownTerm", "UnknownTerms", "unknown_names"]

#: The data files that can lack a name, in the order of the report.
_FILES = ("labels.jsonl", "kinds.jsonl", "fields_of_work.jsonl", "structures.jsonl", "places.jsonl")


@attrs.frozen
class UnknownTerm:
    """A name that pages print and the vocabulary lacks."""

    file: str
    """The data file that it belongs into."""
    text: str
    """As the first page prints it."""
    pages: int
    """How many pages have it."""
    first: str
    """Path or address of the first of them."""
    entry: dict[str, Any]
    """What its line in the data file has to say."""

    @property
    def line(self) -> str:
        """Its line in the data file."""
        return json.dumps(self.entry, ensure_ascii=False)


class _Met(NamedTuple):
    """A name on a page, with what the page says of it."""

    part: str
    text: str
    #: A place's name in sensible capitals, a label's language.
    more: str | None = None
    country: str | None = None


class UnknownTerms:
    """The names that articles have and the vocabulary lacks, counted page by page."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], tuple[_Met, str]] = {}
        self._pages: Counter[tuple[str, str]] = Counter()
        self._is_empty = True

    def add(self, where: str, article: Article) -> None:
        """Count the names of a page with that path or address."""
        met, self._is_empty = _met(article), False
        self._pages.update(met.keys())
        for key, name in met.items():
            self._first.setdefault(key, (name, where))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self._first)} names>"

    def terms(self) -> list[UnknownTerm]:
        """Return the names by file, those on most pages first."""
        terms: list[UnknownTerm] = []
        for key, (met, first) in self._first.items():
            pages, file = self._pages[key], f"{met.part}.jsonl"
            terms.append(UnknownTerm(file, met.text, pages, first, _entry(met, pages, first)))
        return sorted(terms, key=lambda term: (_FILES.index(term.file), -term.pages, term.text))

    def report(self) -> str:
        """Return the report: under each file's name the lines to paste into it."""
        parts: list[str] = []
        for file, group in groupby(self.terms(), key=lambda term: term.file):
            lines = [term.line for term in group]
            parts.append("\n".join([f"{file} lacks {len(lines)}:", *lines]))
        none = "No page was read." if self._is_empty else "The vocabulary has every name."
        return "\n\n".join(parts) or none


def unknown_names(article: Article) -> dict[tuple[str, str], str]:
    """Return the names on a page that the vocabulary lacks, each once.

    Returns:
        As printed, by the part of the vocabulary that lacks them, such as "places", and the name
        as it is looked up, without regard to case and the like.
    """
    return {key: met.text for key, met in _met(article).items()}


def _met(article: Article) -> dict[tuple[str, str], _Met]:
    return {(name.part, fold(name.text)): name for name in _unknown(article)}


def _unknown(article: Article) -> Iterator[_Met]:
    codes = {notice.code for notice in article.notices}
    for field in article.metadata:
        if field.key is None:
            yield _Met("labels", field.label, article.language)
    if article.kind_label is not None and "unknown-kind" in codes:
        yield _Met("kinds", article.kind_label)
    for term in article.fields_of_work:
        if not term.known:
            yield _Met("fields_of_work", term.name)
    for source in article.sources:
        if not source.known:
            yield _Met("structures", source.name)
    unknown = _unknown_places(article)
    for place in article.places:
        if place.text in unknown:
            yield _Met("places", place.text, place.name, place.country)


def _unknown_places(article: Article) -> set[str]:
    notices = [notice for notice in article.notices if notice.code == "unknown-place"]
    text = "".join(block.text for block in article.blocks) if notices else ""
    return {text[notice.start : notice.end] for notice in notices}


def _entry(met: _Met, pages: int, first: str) -> dict[str, Any]:
    seen = f"{counted(pages, 'page')}, first {first}"
    if met.part == "labels":
        key, lang = slug(met.text).replace("-", "_"), met.more or "en"
        return {"key": key, "block": "metadata", "text": met.text, "lang": lang, "seen": seen}
    if met.part == "kinds":
        return {"kind": met.text.lower(), "name": met.text, "source": seen}
    name = met.more or met.text
    country = {} if met.country is None else {"country": met.country}
    return {"slug": slug(name), "name": name, **country, "source": seen}
