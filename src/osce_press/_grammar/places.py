"""Places: from the words printed to the town people mean, and its country.

A name that towns of several States share is decided by the page or not at all: by the country
printed after it, else by the countries that the issuing structures work in. How big a town is does
not count; OSCE's own places, in ``vocabulary/places.jsonl``, come before the gazetteer's.
"""

import functools
import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import attrs

from osce_press._common.regex import regex
from osce_press._grammar.names import Span, between, split_spans
from osce_press.models import Place
from osce_press.vocabulary import PlaceEntry, StateEntry, Vocabulary
from osce_press.vocabulary._fold import fold_place

__all__ = ["IN_BRACKETS", "FoundPlace", "Places", "PrintedPlace", "located_places"]

#: A town, and its State in brackets.
IN_BRACKETS = regex(r"(.*\S)\s*\(([^()]+)\)")
_SLASHED = regex(r"[^/\s](?:[^/]*[^/\s])?")
#: What can stand between two places: a short word, or a dash.
_JOINT = regex(r"(?<!\S)(\w{1,4}|&)(?!\S)|-|[‐-―−]")
_WORD = regex(r"[^\W\d_][^\s\u00a0/-]*")
#: Words that stay in lower case inside a town's name.
_SMALL_WORDS = frozenset(
    {"am", "an", "de", "del", "do", "el", "la", "na", "nad", "of", "on", "the"}
)


class PrintedPlace(NamedTuple):
    """A name on the page, with its offset in the linear text."""

    text: str
    start: int
    #: Code of the country printed after it.
    country: str | None = None


class FoundPlace(NamedTuple):
    """A place, and where on the page it is named."""

    place: Place
    start: int
    end: int
    #: Identity of the town; None when it is not known which.
    slug: str | None
    #: Code of the notice it deserves.
    problem: str | None


class _Meaning(NamedTuple):
    place: Place
    slug: str | None = None
    problem: str | None = None


class Places:
    """Reads names of places, with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._countries = {state.code: state.name for state in vocabulary.states}
        #: The same towns are printed on page after page; so many are kept.
        self._meaning = functools.lru_cache(maxsize=4096)(self._mean)

    def read(
        self, text: str, country: str | None = None, likely: Iterable[frozenset[str]] = ()
    ) -> Place:
        """Return the place printed as ``text``, with the code of the country printed after it.

        Countries that other parts of the page speak for are likely, those of the best part first.
        """
        return self._meaning(text, country, tuple(likely)).place

    def place(self, name: str, text: str, country: str | None) -> Place:
        """Return a place with the name of its country."""
        return Place(name, text, country, self._countries.get(country or ""))

    def printed(self, text: str, offset: int) -> list[PrintedPlace]:
        """Split a printed list at commas and slashes; a State after its town says where that is."""
        found: list[PrintedPlace] = []
        for whole, position in split_spans(text, self.is_own):
            parts = [(whole, 0)]
            if not self.is_own(whole):
                parts = [(part[0], part.start()) for part in _SLASHED.finditer(whole)]
            for name, start in parts:
                own, state = self.is_own(name), self._vocabulary.state(name)
                before = found[-1] if found and not (start or own) else None
                if state and before and not before.country and self._can_be_in(before.text, state):
                    found[-1] = before._replace(country=state.code)
                    continue
                if before and self._is_region(before.text, name):
                    continue
                # What is no State, as in "BRUSSELS (online)", is left out.
                within = None if own else IN_BRACKETS.fullmatch(name)
                state = self._vocabulary.state(within[2]) if within else None
                is_town = within and (state or self._vocabulary.towns(within[1]))
                if within and is_town and (state is None or self._can_be_in(within[1], state)):
                    code = state.code if state else None
                    found.append(PrintedPlace(within[1], offset + position + start, code))
                    continue
                found += [
                    PrintedPlace(part, offset + position + start + inner)
                    for part, inner in ([(name, 0)] if own else self.joined(name))
                ]
        return found

    def _is_region(self, town: str, name: str) -> bool:
        """Whether a name behind a town's in capitals says where that is: "PRISTINA, Kosovo"."""
        known = self._vocabulary.towns(name) or self._vocabulary.state(name)
        return town.isupper() and name.istitle() and not known

    def is_own(self, name: str) -> bool:
        """Return whether a name is that of a town that OSCE's own list has."""
        return bool(self._vocabulary.towns(name, gazetteer=False))

    def joined(self, text: str) -> list[Span]:
        """Split known towns at the words or dashes between them: ``VIENNA and WARSAW``."""
        words = self._vocabulary.calendar.joining_words
        joints = [
            joint
            for joint in _JOINT.finditer(text)
            if joint[1] is None or joint[1].casefold() in words
        ]
        if not joints or self._vocabulary.towns(text):
            return [Span(text, 0)]
        spans = [
            Span(part.strip(), end - len(part.lstrip()))
            for start, end in between(joints, text)
            if (part := text[start:end]).strip()
        ]
        # A hyphen alone may well be part of one town's name.
        gazetteer = " " in text
        known = all(self._vocabulary.towns(span.text, gazetteer=gazetteer) for span in spans)
        return spans if spans and known else [Span(text, 0)]

    def find(
        self, printed: Iterable[PrintedPlace], page: str, likely: Sequence[frozenset[str]] = ()
    ) -> list[FoundPlace]:
        """Return the places that a page names; names of one town, side by side, are one place.

        The names come in their order; their offsets count in the page's linear text.
        """
        found: list[FoundPlace] = []
        for text, start, country in printed:
            end = start + len(text)
            place, slug, problem = self._meaning(text, country, tuple(likely))
            before = found[-1] if found else None
            if before and slug and before.slug == slug:
                if "\n" not in page[before.end : start]:
                    place = attrs.evolve(before.place, text=page[before.start : end])
                    found[-1] = before._replace(place=place, end=end)
            else:
                found.append(FoundPlace(place, start, end, slug, problem))
        return found

    def _mean(self, text: str, country: str | None, likely: tuple[frozenset[str], ...]) -> _Meaning:
        state = None if self.is_own(text) else self._vocabulary.state(text)
        if state and country in {None, state.code}:
            return _Meaning(self.place(_english(state, text), text, state.code), state.slug)
        towns = self._vocabulary.towns(text)
        if country:
            towns = self._towns_in(text, country)
        elif len(towns) > 1:
            towns = next(filter(None, (_within(towns, codes) for codes in likely)), towns)
        if not towns:
            place = self.place(_capitalised(text), text, country)
            return _Meaning(place, problem="unknown-place")
        names = {_english(town, text) for town in towns}
        countries = {town.country for town in towns}
        name = names.pop() if len(names) == 1 else _capitalised(text)
        place = self.place(name, text, towns[0].country if len(countries) == 1 else None)
        problem = "place-ambiguous" if len(countries) > 1 else None
        return _Meaning(place, towns[0].slug if len(towns) == 1 else None, problem)

    def _towns_in(self, text: str, country: str) -> tuple[PlaceEntry, ...]:
        in_gazetteer = self._vocabulary.gazetteer.find(text)
        return _within(self._vocabulary.towns(text), {country}) or _within(in_gazetteer, {country})

    def _can_be_in(self, text: str, state: StateEntry) -> bool:
        return bool(self._towns_in(text, state.code)) or not self._vocabulary.towns(text)


def located_places(
    names: Iterable[str], text: str, offset: int, country: str | None
) -> list[PrintedPlace]:
    """Return names that stand in ``text`` one after the other, the last before a country."""
    found: list[PrintedPlace] = []
    position = 0
    for name in names:
        position = max(text.find(name, position), position)
        found.append(PrintedPlace(name, offset + position))
        position += len(name)
    return [*found[:-1], *(place._replace(country=country) for place in found[-1:])]


def _within(towns: Iterable[PlaceEntry], codes: Collection[str]) -> tuple[PlaceEntry, ...]:
    return tuple(town for town in towns if town.country in codes)


def _english(entry: PlaceEntry | StateEntry, text: str) -> str:
    """Return a former English name as it is, for any other name the one people write today."""
    name = fold_place(text)
    former = (other.text for other in entry.names if other.former and other.lang == "en")
    return next((other for other in former if fold_place(other) == name), entry.name)


def _capitalised(text: str) -> str:
    """Return a name with plain blanks, and in capitals as people write it."""
    name = " ".join(text.split())
    return _WORD.sub(_capitalised_word, name) if name.isupper() else name


def _capitalised_word(match: re.Match[str]) -> str:
    # The small letter of "İ" is a plain "i".
    word = match[0].replace("İ", "i").lower()
    return word if match.start() and word in _SMALL_WORDS else match[0][0] + word[1:]
