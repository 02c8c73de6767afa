r"""Datelines: where and when a release was filed, before its first sentence.

::

    dateline  = places [ "," country ] [ "," ] date [ tag ] [ separator ]   VIENNA, 1 August 2006 -
              / places "," weekday [ "," ] date separator      VIENNA, Monday, 3 May 2004 -
              / places dash date separator               TIRANA / GENEVA – 6 October 2020.
              / date "," places dash                     19 December 2024, SARAJEVO –
              / places [ "," country ] separator         VIENNA-
    places    = place *( ( "/" / "," ) place )           VIENNA, BRUSSELS, GENEVA
    date      = day month [ "," ] [ year ]               29 August, 2001
    tag       = "(" letters ")"                          (OSCE)
    separator = dash / "."                               - -- – — .

A place is in capitals, or a town of the vocabulary. The shapes are those counted in a survey of
listings and pages of 1997 to 2025; everything short of them is a sentence, not a dateline.
"""

import datetime
import functools
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import attrs

from osce_press._grammar.dates import PrintedDate, complete_year, find_dates, visible
from osce_press._grammar.header_date import HeaderDate, labelled_dates
from osce_press._grammar.places import Places
from osce_press.models import Dateline, Place, Role
from osce_press.vocabulary import Vocabulary, default

__all__ = ["Datelines", "datelines_of", "parse_dateline"]

#: A dateline, with a notice of correction before it, starts within so many characters.
_REACH = 400
_LONGEST_PLACE = 40
_LONGEST_HEADER = 120
_LONGEST_KEPT = 100
_MOST_WORDS, _MOST_UNKNOWN_WORDS = 5, 3
#: A notice has no more sentences, and places no more dashes and full stops in and after them.
_MOST_SENTENCES = 8
_MOST_SEPARATORS = 8
#: A dateline's date is one of the first.
_MOST_DATES = 4

_TAG = r"(?:\s*\([^\W\d_a-z]{2,8}\))?"
_DASH = re.compile(rf"{_TAG}[.,]?\s*(?:-{{1,3}}|[–—−])\s*")
_STOP = re.compile(rf"{_TAG}\s*[.:]\s+")
_NOTHING = re.compile(rf"{_TAG}\s+(?=[\"“„«‘'(*]?[^\W_])|{_TAG}\s*$")
#: Blanks, from the first of them on: begun anew at each, a search would take long.
_BLANKS = r"(?:(?<!\s)\s++)?"
_COMMA = re.compile(r"\s*,\s*")
#: What stands between places and a date.
_JOINT = re.compile(rf"(?:\s*,\s*|{_BLANKS}(?:-{{1,3}}|[–—−])\s*)$")
_NAMED_DAY = re.compile(r"\s*,\s*(?P<words>[^\W\d_](?:[^\W\d_]|[ .'’ʼ-]){0,40}),?\s*$")
_SENTENCE_END = re.compile(r"[.:!?)][\"”»]?\s+")
_SPLIT = re.compile(rf"({_BLANKS}[/,]\s*)")
_PLACE = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .,'’ʼ`\u00a0()-])*")
#: The end of a sentence in capitals, not of an abbreviation: "CORRECTION. VIENNA", "ST. GALLEN".
_STOPPED = re.compile(r"[^\W\d_]{4}\.\s")
#: A number, or one after a month's name.
_BEGINS_DATE = re.compile(r"(?:[^\W\d_]+\.?\s+){0,2}\d")
_FREE_DASH = re.compile(rf"{_BLANKS}(?:-{{1,3}}\s+|[–—−]\s*)")
_FREE_DASH_OR_STOP = re.compile(rf"{_FREE_DASH.pattern}|\.\s+")


def parse_dateline(
    text: str,
    *,
    near: datetime.date | None = None,
    vocabulary: Vocabulary | None = None,
    language: str | None = None,
) -> Dateline | None:
    """Read the dateline at the beginning of a paragraph.

    Args:
        text: The paragraph. A notice of correction may stand before the dateline.
        near: A date that completes a missing year, such as the date of publication.
        vocabulary: OSCE's terms; those that come with the library unless given.
        language: BCP 47 tag of the page's language, which decides what a month's name means where
            several languages have it.

    Returns:
        The dateline, or None where a sentence merely begins with a place or a date.
    """
    return datelines_of(vocabulary or default()).find(text, near=near, language=language)


class _Places(NamedTuple):
    texts: tuple[str, ...]
    country: str | None
    capitals: bool
    #: Offset where the first of them starts in the text that ends with them.
    start: int = 0


class _Span(NamedTuple):
    places: _Places
    start: int
    end: int


class Datelines:
    """Reads datelines, and header lines, with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._calendar = vocabulary.calendar
        self.towns = Places(vocabulary)
        #: The same places are printed on page after page; so many are kept.
        self._kept_places = functools.lru_cache(maxsize=4096)(self._split_places)

    def find(
        self, text: str, *, near: datetime.date | None = None, language: str | None = None
    ) -> Dateline | None:
        """Read the dateline at the beginning of a paragraph; see ``parse_dateline``."""
        shown, kept = visible(text[: 2 * _REACH])
        if kept is None:
            return self._find(text, near, language)
        found = self._find(shown, near, language)
        return None if found is None else _printed(found, text, shown, [*kept, len(text)])

    def _find(self, text: str, near: datetime.date | None, language: str | None) -> Dateline | None:
        window = text[:_REACH]
        found, used = None, None
        for used in islice(find_dates(window, self._calendar, language), _MOST_DATES):
            found = self._around(text, window, used)
            if found is not None:
                break
        first = self._without_date(window[: found.start] if found else window)
        span = first or found
        return self._complete(text, span, None if first else used, near) if span else None

    def header(self, text: str, *, language: str | None = None) -> HeaderDate | None:
        """Read a line of a date, of places and a date, or of dates with labels.

        ``PRISTINA 9 January 2002``, ``Published on 3 May 2019 | Updated 6 May 2019``.
        """
        if len(text) > _LONGEST_HEADER:
            return None
        if (labelled := labelled_dates(text, self._vocabulary, language)) is not None:
            return labelled
        text, _ = visible(text)
        dates = [*find_dates(text, self._calendar, language)]
        if len(dates) != 1 or dates[0].year is None or text[dates[0].end :].strip(" ."):
            return None
        before = text[: dates[0].start].rstrip(" ,")
        places = self._read_places(before) if before else _Places((), None, False)
        return None if places is None else HeaderDate(places.texts, places.country, dates[0])

    def _around(self, text: str, window: str, date: PrintedDate) -> _Span | None:
        """Read the places before or after a date, and the separator that closes the dateline."""
        before, after = window[: date.start], date.end
        dash = _DASH.match(text, after)
        if dash and _BEGINS_DATE.match(text, dash.end()):
            # A date after it makes it the dash of a range of days.
            following = find_dates(text[dash.end() : dash.end() + 40], self._calendar)
            dash = None if any(date.start == 0 for date in islice(following, 1)) else dash
        joint = self._joint(before)
        if joint is not None:
            places = self._places_at_end(before[:joint])
            weak = _STOP.match(text, after) or _NOTHING.match(text, after) if date.year else None
            return _closed(places, dash, weak)
        if before and not before.isspace():
            # A header line has no comma; in a paragraph it needs the dash.
            if date.year is None or not before[-1].isspace():
                return None
            places = self._places_at_end(before)
            if places is not None:
                return _closed(places, dash, None) if places.capitals else None
            if not self._is_notice(before.strip()):
                return None
        return self._after(text, date)

    def _joint(self, before: str) -> int | None:
        """Return where what joins places and date begins: a comma, or a dash.

        A day of the week, or a word that stands before days, can be behind the comma.
        """
        named = _NAMED_DAY.search(before)
        if named and self._calendar.stands_before_day(named["words"]):
            return named.start()
        joint = _JOINT.search(before)
        return joint.start() if joint else None

    def _after(self, text: str, date: PrintedDate) -> _Span | None:
        """Read the places of a dateline that begins with its date."""
        if date.year is None or not (comma := _COMMA.match(text, date.end)):
            return None
        rest, _, _ = text[comma.end() : comma.end() + _LONGEST_HEADER].partition("\n")
        for dash in _FREE_DASH.finditer(rest):
            places = self._read_places(rest[: dash.start()])
            if places is not None:
                return _Span(places, date.start, comma.end() + dash.end())
        return None

    def _without_date(self, window: str) -> _Span | None:
        """Read a dateline of places alone: known towns in capitals, or a town and its State."""
        for start in self._starts(window):
            for close in islice(_FREE_DASH_OR_STOP.finditer(window, start), _MOST_SEPARATORS):
                places = self._read_places(window[start : close.start()])
                if (
                    places is not None
                    and places.capitals
                    and self._are_known(places, closed_by=close[0])
                ):
                    return _Span(places, start, close.end())
        return None

    def _are_known(self, places: _Places, *, closed_by: str) -> bool:
        """Whether places without a date are no other words: the gazetteer has a POLICE."""
        if places.country is not None:
            return self._vocabulary.state(places.country) is not None
        towns = self._vocabulary.towns
        return "." not in closed_by and all(towns(name, gazetteer=False) for name in places.texts)

    def _places_at_end(self, before: str) -> _Places | None:
        """Read the places that ``before`` ends with, after nothing or a notice of correction."""
        for start in self._starts(before):
            places = self._read_places(before[start:])
            if places is not None:
                return places._replace(start=start)
        return None

    def _starts(self, text: str) -> Iterator[int]:
        """Yield where a dateline can start: with the text, or after a notice of correction."""
        yield len(text) - len(text.lstrip())
        for end in islice(_SENTENCE_END.finditer(text), _MOST_SENTENCES):
            if not self._is_notice(text[: end.end()].strip()):
                return
            yield end.end()

    def _is_notice(self, text: str) -> bool:
        if text.isupper():
            return True
        phrase = self._vocabulary.phrase(text)
        return phrase is not None and (phrase.corrects or phrase.role is Role.NOTICE)

    def _read_places(self, text: str) -> _Places | None:
        """Read a text as nothing but places, joined by slashes or commas, and perhaps a State."""
        return (self._kept_places if len(text) <= _LONGEST_KEPT else self._split_places)(text)

    def _split_places(self, text: str) -> _Places | None:
        parts = _SPLIT.split(text.rstrip())
        names, joints = parts[::2], parts[1::2]
        if not all(map(_is_name, names)):
            return None
        country = None
        if joints and "," in joints[-1] and self._is_country(*names):
            country = names.pop()
        if not all(map(self._can_be_place, names)):
            return None
        return _Places(tuple(names), country, all(map(str.isupper, names)))

    def _can_be_place(self, name: str) -> bool:
        """Whether a name is a known town, or in capitals and nothing else that is known."""
        words = name.split()
        vocabulary = self._vocabulary
        if name.isupper() and any(vocabulary.is_acronym(word.strip(".()")) for word in words):
            return False
        if vocabulary.towns(name):
            return True
        if not name.isupper() or len(words) > _MOST_UNKNOWN_WORDS or _STOPPED.search(name):
            return False
        others = (vocabulary.kind, vocabulary.section, vocabulary.field_of_work)
        return not (self._calendar.is_day(name) or any(look_up(name) for look_up in others))

    def _is_country(self, *names: str) -> bool:
        """Whether the last of some names, after a comma, says where the others are."""
        *places, last = names
        if self._vocabulary.towns(last, gazetteer=False):
            return False
        in_capitals = all(map(str.isupper, places))
        return self._vocabulary.state(last) is not None or (last.istitle() and in_capitals)

    def _complete(
        self, text: str, span: _Span, date: PrintedDate | None, near: datetime.date | None
    ) -> Dateline:
        texts, country, *_ = span.places
        state = self._vocabulary.state(country) if country else None
        code = state.code if state else None
        year = date.year if date else None
        if date and date.month and year is None and near is not None:
            year = complete_year(date.day, date.month, near)
        # The country stands after the last place, but may well be that of all.
        likely = (frozenset({code}),) if code else ()
        places = [self.towns.read(text, likely=likely) for text in texts[:-1]]
        return Dateline(
            places=(*places, self.towns.read(texts[-1], code)),
            country=country,
            day=date.day if date else None,
            month=date.month if date else None,
            year=year,
            text=text[span.start : span.end],
            start=span.start,
            end=span.end,
            year_completed=date is not None and year != date.year,
        )


@functools.lru_cache(maxsize=8)
def datelines_of(vocabulary: Vocabulary) -> Datelines:
    """Return the reader of a vocabulary's datelines; the last few are kept."""
    return Datelines(vocabulary)


def _printed(found: Dateline, text: str, shown: str, kept: list[int]) -> Dateline:
    """Return a dateline found in the visible characters of a text as the text prints it."""
    places: list[Place] = []
    position = found.start
    for place in found.places:
        start = max(shown.find(place.text, position), position)
        position = start + len(place.text)
        places.append(attrs.evolve(place, text=text[kept[start] : kept[position - 1] + 1]))
    start, end = kept[found.start], kept[found.end]
    return attrs.evolve(found, places=tuple(places), text=text[start:end], start=start, end=end)


def _closed(
    places: _Places | None, dash: re.Match[str] | None, weak: re.Match[str] | None
) -> _Span | None:
    """A dash closes any dateline, a full stop or nothing only one in capitals."""
    if places is None:
        return None
    if dash:
        return _Span(places, places.start, dash.end())
    if weak and places.capitals:
        return _Span(places, places.start, weak.end())
    return None


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= _LONGEST_PLACE
        and len(text.split()) <= _MOST_WORDS
        and _PLACE.fullmatch(text) is not None
    )
