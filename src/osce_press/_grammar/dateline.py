r"""Datelines: where and when a release was filed, before its first sentence.

::

    dateline  = places [ country ] [ "," ] date [ detail ] [ separator ]   VIENNA, 1 August 2006 -
              / places "," weekday [ "," ] date separator      VIENNA, Monday, 3 May 2004 -
              / places dash date separator               TIRANA / GENEVA – 6 October 2020.
              / [ weekday "," ] date ( "," / dash ) places dash   19 December 2024, SARAJEVO –
          / date "(" places ")" dash                 19 December 2024 (SARAJEVO) –
              / "(" date "," places ")" [ dash ]         (19 December 2024, SARAJEVO)
              / places [ country ] separator             VIENNA-
    places    = place *( ( "/" / "," / "and" / dash ) place )   VIENNA, BRUSSELS and GENEVA
    country   = [ "," region ] "," name / "(" name ")"   OSH, Kyrgyzstan   OSH (Kyrgyzstan)
    date      = [ day ( dash / "and" ) ] day month [ "," ] [ year ]   29 August, 2001   4-6 May 2004
              / date dash date / day "." month "." year / month year
    detail    = "(" words ")" / "/" words "/" / time     (OSCE)   /Newswire/   18:00
    separator = dash / "." / "|"                         - -- – — .

A place is in capitals, or a town of the vocabulary. The shapes are those counted in a survey of
listings and pages of 1997 to 2025; everything short of them is a sentence, not a dateline.
"""

import datetime
import functools
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

import attrs

from osce_press._common.regex import regex
from osce_press._grammar.dates import PrintedDate, complete_year, find_dates, partial_dates
from osce_press._grammar.names import Span, split_spans
from osce_press._grammar.places import IN_BRACKETS, Places
from osce_press._grammar.shape import is_small
from osce_press._grammar.visible import WIDTHLESS, visible
from osce_press.models import Dateline, Place, Role
from osce_press.vocabulary import Vocabulary

__all__ = ["Datelines", "NamedPlaces", "datelines_of"]

#: A dateline, with a notice of correction before it, starts within so many characters.
_REACH = 400
_LONGEST_PLACE, _LONGEST_DATE, _LONGEST_HEADER, _LONGEST_KEPT = 40, 40, 120, 100
_MOST_UNKNOWN_WORDS = 3
#: A notice has no more sentences, and places no more dashes and full stops in and after them.
_MOST_SENTENCES = _MOST_SEPARATORS = 8
#: A dateline's date is one of the first.
_MOST_DATES = 4

_TAG, _DASHES = r"(?:\s*\([^\W\d_a-z]{2,8}\))?", r"(?:(?:-|[‐-―−─])\s?){1,3}"
#: What can stand between a date and its dash: an agency, a structure, a day of the week, a time.
_DETAIL = (
    r"(?:\.?[\s,]*(?:\([^()\n]{2,40}\)|\[[^]\n]{2,40}\]|/[^/\n]{2,40}/"
    r"|(?<=,\s)\w[\w-]{3,14}(?=\s[-–—])"
    r"|(?:\w{1,3} )?\d\d?(?:[:.]\d\d(?: ?\w{1,4})?|(?: ?[ap]\.?m\.?))))?"
)
#: A question mark is a dash that was encoded wrongly; behind a bar, few words are no text.
_DASH = regex(
    rf"{_DETAIL}[])*_]{{0,3}}[.,]?\s*{_DASHES}\s*|[.,]?\s*/[^/\n]{{2,40}}/\.?\s+"
    r"|\s\?\s+(?=[^\W_a-z])|\s?[|•·]\s+(?=[^|\n]{60})"
)
#: What closes a dateline without a year: an agency with capitals or between slashes, or no words.
_AGENCY = regex(
    r"(?:[.,]\s*[A-ZЀ-ЯҚ](?=\w*[A-ZЀ-Я])[\w.]{2,20}(?: [A-ZЀ-Я]{2,12})?"
    r"(?:(?: /[^/\n]{2,40}/)?\s*[./:‐-―-]\s+|\s*/?$)|\s/\s?[^/:\n]{2,30}[/:]?\s*$|\s*$)"
)
#: A town and the agency, without a date: "Osh (MPA) – ", "Osh /Map Press/. "; how long the town is.
_LONGEST_TOWN = 34
_CREDITED = regex(r"(\w[^\d_()/\n]{1,30}?)-?\s[(/]([^()/\d\n]{2,20})[)/]\s?[.‐-―-]\s+(?![a-zа-я])")
_STOP = regex(rf"{_TAG}\s*[])]?[.:]\s+")
_NOTHING = regex(rf"{_TAG}[])]?(?:\s+(?=[\"“„«‘'(*]?[^\W_a-z])|\s*$)")
#: Blanks, from the first of them on: begun anew at each, a search would take long.
_BLANKS = r"(?:(?<!\s)\s++)?"
#: What can stand before a dateline: brackets, bullets, pictures such as a pin, "г." for a town.
_SIGNS = regex(r"[\s\[(*_•‐-―\u25a0-\u27bf\ufe0f\U0001f300-\U0001faff]*(?:[гм]\.\s?)?")
_BEFORE_PLACE = regex(r"\s*(?:,|[-‐-―])\s*|\s\((?=[^()\n]{2,40}\)\s?[-‐-―])")
#: What stands between places and a date.
_JOINT = regex(rf"(?:{_BLANKS}[,;]\s*\(?|[.:]\s+|\s[|/•·]\s|\s[(\[]|{_BLANKS}{_DASHES}\s*)$")
#: What stands between the first and the last of some days: the day, its month, a dash or a word.
_RANGE = regex(r"(?<![\w:/.-])\d\d?\.?(?:\s(?P<month>\w+))?(?:\s?[-‐-―]\s?|\s\w{1,3}\s)$")
_NAMED_DAY = regex(r"\s*,\s*(?P<words>[^\W\d_](?:[^\W\d_]|[ .'’ʼ-]){0,40}),?\s*$")
_SENTENCE_END = regex(r"(?:[.:!?)][\"”»]?|\s[-‐-―])\s+")
_SPLIT = regex(rf"{_BLANKS}[/\\|,;][\s{WIDTHLESS}]*")
_SLASH = regex(rf"{_BLANKS}[/\\|;][\s{WIDTHLESS}]*")
_PLACE = regex(r"[^\W\d_](?:[^\W\d_]|[ .,'’ʼ`\u00a0()‐‑-])+")
#: The end of a sentence in capitals, not of an abbreviation: "CORRECTION. VIENNA", "ST. GALLEN".
_STOPPED = regex(r"[^\W\d_]{4}\.(?:\s|$)")
_FREE_DASH = regex(rf"{_BLANKS}(?:-{{1,3}}\s+|[‒-―−]{{1,3}}\s*)")
_FREE_DASH_OR_STOP = regex(rf"{_FREE_DASH.pattern}|\.\s+")
_CLOSE = regex(rf"[])]?{_FREE_DASH_OR_STOP.pattern}|[])]\s+|:\s+")
_NO_DATE = PrintedDate(0, 0, None, None, None)


class NamedPlaces(NamedTuple):
    """Places as printed: their names, the State behind them, and whether all are in capitals."""

    texts: tuple[str, ...]
    country: str | None
    capitals: bool
    #: Offset where the first of them starts in the text that ends with them.
    start: int = 0


class _Span(NamedTuple):
    places: NamedPlaces
    start: int
    end: int
    date: PrintedDate | None = None


class Datelines:
    """Reads datelines with one vocabulary."""

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
        return None if found is None else _printed(found, text, shown, kept)

    def _find(self, text: str, near: datetime.date | None, language: str | None) -> Dateline | None:
        window = text[:_REACH]
        dates = islice(find_dates(window, self._calendar, language), _MOST_DATES)
        spans = (
            # "Tuesday, 17 February 2009, OSH -"; Душанбе is Monday, too.
            (
                self._calendar.is_day(window[: date.start].rstrip(" ,"))
                and self._after(text, date._replace(start=0))
            )
            or self._around(text, window, date)
            for date in dates
            if not date.is_far
        )
        found = next(filter(None, spans), None) or self._around_part(text, window[:_LONGEST_HEADER])
        span = self._without_date(window[: found.start] if found else window) or found
        return self._complete(text, span, near) if span else None

    def _around(self, text: str, window: str, date: PrintedDate) -> _Span | None:
        """Read the places before or after a date, and the separator that closes the dateline."""
        before = window[: date.start]
        if days := _RANGE.search(before):
            # Of several days none is the dateline's.
            before = before[: days.start()]
            date = date._replace(day=None, month=None if days["month"] else date.month)
        dash, date = self._dash(text, date)
        joint = self._joint(before)
        if joint is not None:
            close = filed = dash or (None if date.year else _AGENCY.match(text, date.end))
            if date.year and date.day:
                close = dash or _STOP.match(text, date.end) or _NOTHING.match(text, date.end)
            places = self._places_at_end(before[:joint]) if close else None
            # In small letters, only a dash or an agency closes one, or a full stop before words on
            # the OSCE: "Sarajevo, 6 April 1992. Shots fell." is a story.
            told = places and (dash or date.year or (date.day and self.are_known(places)))
            if not (places and close and told):
                return None
            rest = text[close.end() : close.end() + _REACH]
            is_one = filed or places.capitals or self._vocabulary.names_osce(rest)
            return _Span(places, places.start, close.end(), date) if is_one else None
        if not _SIGNS.fullmatch(before):
            # A header line has no comma; in a paragraph it needs the dash.
            if date.year is None or date.day is None or not before[-1].isspace():
                return None
            if places := self._places_at_end(before):
                closed = dash if places.capitals else None
                return _Span(places, places.start, closed.end(), date) if closed else None
            if not self._is_notice(before.strip()):
                return None
        return self._after(text, date)

    def _dash(self, text: str, date: PrintedDate) -> tuple[re.Match[str] | None, PrintedDate]:
        """Return the dash behind a date; with another date behind it, they are a range of days."""
        dash = _DASH.match(text, date.end)
        if dash is None:
            return None, date
        behind = text[dash.end() : dash.end() + _LONGEST_DATE]
        last = next(find_dates(behind, self._calendar), None)
        if last is None or last.start:
            return dash, date
        year = last.year if date.year in {None, last.year} else None
        dash = _DASH.match(text, dash.end() + last.end)
        return dash, date._replace(day=None, month=None, year=year)

    def _around_part(self, text: str, window: str) -> _Span | None:
        """Read places before a date in numbers, or before a month and its year."""
        if not window[:1].isupper() or ("20" not in window and "19" not in window):
            return None
        date = next(partial_dates(window, self._calendar), None)
        joint = self._joint(window[: date.start]) if date else None
        dash = _DASH.match(text, date.end) if date else None
        places = self.read_places(window[:joint]) if joint and dash else None
        if not (date and dash and places) or is_small(text[dash.end() : dash.end() + 1]):
            return None
        # A word in capitals and a month can be anything's, and so can a town and a month.
        told = places.capitals + (date.day is not None) + self.are_known(places)
        return _Span(places, 0, dash.end(), date) if told > 1 else None

    def _joint(self, before: str) -> int | None:
        """Return where the comma or dash before a date begins, a day of the week behind it."""
        named = _NAMED_DAY.search(before)
        if named and (words := named["words"]):
            # "OSH, on 3 May 2004 -"
            told = before[: named.start()].isupper() and self._calendar.is_beside_date(words)
            if told or self._calendar.stands_before_day(words):
                return named.start()
        joint = _JOINT.search(before)
        if joint and joint[0][0] in ".:":
            # Newswires print a full stop; others only behind a notice of correction. "DATE:" is a
            # label.
            places = self._places_at_end(before[: joint.start()])
            return joint.start() if places and self.are_known(places) else None
        return joint.start() if joint else None

    def _after(self, text: str, date: PrintedDate) -> _Span | None:
        """Read the places of a dateline that begins with its date."""
        joint = _BEFORE_PLACE.match(text, date.end)
        if date.year is None or date.day is None or joint is None:
            return None
        rest, _, _ = text[joint.end() : joint.end() + _LONGEST_HEADER].partition("\n")
        for close in _CLOSE.finditer(rest):
            places = self.read_places(rest[: close.start()])
            if places is not None and (places.capitals or close[0][0] not in ".:"):
                return _Span(places, date.start, joint.end() + close.end(), date)
        return None

    def _without_date(self, window: str) -> _Span | None:
        """Read a dateline of places alone: known towns in capitals, or a town and its State."""
        near = window[:_LONGEST_TOWN]
        if ("(" in near or "/" in near) and (credited := _CREDITED.match(window)):
            places = self.read_places(credited[1])
            if places and self.are_known(places) and not self._vocabulary.state(credited[2]):
                return _Span(places, 0, credited.end())
        for start in self._starts(window):
            # Those are in capitals; most sentences are not.
            if not window[start : start + 2].isupper():
                continue
            for close in islice(_FREE_DASH_OR_STOP.finditer(window, start), _MOST_SEPARATORS):
                places = self.read_places(window[start : close.start()])
                goes_on = is_small(window[close.end() : close.end() + 1])
                capitals = places is not None and places.capitals and not goes_on
                if places and capitals and self.are_known(places, closed_by=close[0]):
                    return _Span(places, start, close.end())
        return None

    def are_known(self, places: NamedPlaces, *, closed_by: str = "") -> bool:
        """Whether places without a date are no other words: the gazetteer has a POLICE."""
        if places.country is not None:
            return self._vocabulary.state(places.country) is not None
        towns = self._vocabulary.towns
        return "." not in closed_by and all(towns(name, gazetteer=False) for name in places.texts)

    def _places_at_end(self, before: str) -> NamedPlaces | None:
        """Read the places that ``before`` ends with, after nothing, a notice or the kind."""
        # "PRESS RELEASE VIENNA, 3 May 2004"
        ends = (blank.start() for blank in islice(re.finditer(" ", before), _MOST_UNKNOWN_WORDS))
        kinds = (end + 1 for end in ends if self._vocabulary.kind(before[:end]))
        for start in chain(kinds, self._starts(before)):
            brackets = ")] " if before[:start][-1:] in {"(", "["} else " "
            if places := self.read_places(before[start:].rstrip(brackets)):
                return places._replace(start=start)
        return None

    def _starts(self, text: str) -> Iterator[int]:
        """Yield where a dateline can start: with the text, or after a notice of correction."""
        signs = _SIGNS.match(text)
        yield signs.end() if signs else 0
        for end in islice(_SENTENCE_END.finditer(text), _MOST_SENTENCES):
            if not self._is_notice(text[: end.end()].strip()):
                return
            yield end.end()

    def _is_notice(self, text: str) -> bool:
        if text.isupper():
            meanings = self._vocabulary.label_meanings(text.rstrip(": "))
            return all(meaning.key == "updated" for meaning in meanings)
        phrase = self._vocabulary.phrase(text)
        return phrase is not None and (phrase.corrects or phrase.role is Role.NOTICE)

    def read_places(self, text: str) -> NamedPlaces | None:
        """Read a text as nothing but places, joined by slashes or commas, and perhaps a State."""
        return (self._kept_places if len(text) <= _LONGEST_KEPT else self._split_places)(text)

    def _split_places(self, text: str) -> NamedPlaces | None:
        text, country = self._country_at_end(text.rstrip())
        if country is not None and "," in text:
            # "KHOROG, Gorno-Badakhshan, Tajikistan"
            text, _ = self._country_at_end(text)
        if max(map(len, _SPLIT.split(text))) > _LONGEST_PLACE:
            return None
        listed = split_spans(text, self.towns.is_own) if "," in text else [Span(text, 0)]
        parts = chain(*(_SLASH.split(part.text) for part in listed))
        spans = (self.towns.joined(self._country_at_end(part)[0]) for part in parts)
        names = [span.text for span in chain(*spans)]
        told = (_PLACE.fullmatch(name) and self._can_be_place(name) for name in names)
        if not (names and all(told)):
            return None
        return NamedPlaces(tuple(names), country, all(map(str.isupper, names)))

    def _country_at_end(self, text: str) -> tuple[str, str | None]:
        """Take off the country behind places, or what is in brackets: ``VIENNA (OSCE)``."""
        before, _, last = text.rpartition("/")
        last = last.strip()
        if before and (self._vocabulary.is_acronym(last) or (before.isupper() and last.islower())):
            # "VIENNA / OSCE", "VIENNA/online"
            text = before.rstrip()
        if bracketed := IN_BRACKETS.fullmatch(text):
            before, last = bracketed.groups()
            if self._vocabulary.towns(before) and not self._is_country(before, last):
                return before, None
        else:
            before, _, last = text.rpartition(",")
            before, last = before.rstrip(), last.strip()
            if self.towns.is_own(last) and self._vocabulary.state(before):
                # "Azerbaijan, Baku"
                return (text, None) if self._vocabulary.towns(before) else (last, before)
        return (before, last) if before and self._is_country(before, last) else (text, None)

    def _can_be_place(self, name: str) -> bool:
        """Whether a name is a known town, or in capitals and nothing else that is known."""
        words = name.split()
        vocabulary = self._vocabulary
        if name.isupper() and any(vocabulary.is_acronym(word.strip(".()")) for word in words):
            return False
        if vocabulary.towns(name):
            # "Nov" is a town of Tajikistan, and what small screens show before "November".
            return not self._calendar.month(name) or self.towns.is_own(name)
        if not name.isupper() or len(words) > _MOST_UNKNOWN_WORDS or _STOPPED.search(name):
            return False
        of_day = self._calendar.is_day, self._calendar.names_event
        others = (*of_day, vocabulary.kind, vocabulary.section, vocabulary.field_of_work)
        return not any(look_up(name) for look_up in others)

    def _is_country(self, places: str, name: str) -> bool:
        """Whether a name after others says where they are: ``D.C.`` is part of a town's name."""
        town = _SPLIT.split(places)[-1]
        if self.towns.is_own(name) or self.towns.is_own(f"{town}, {name}"):
            return False
        # "southern Serbia"
        state = name.partition(" ")[2] if is_small(name[:1]) else name
        if self._vocabulary.state(state) is not None:
            return True
        other = self._calendar.is_day(name) or self._vocabulary.is_acronym(name)
        unknown = name.istitle() and places.isupper() and not other
        return unknown and _PLACE.fullmatch(name) is not None

    def _complete(self, text: str, span: _Span, near: datetime.date | None) -> Dateline:
        (texts, country, *_), date = span.places, span.date or _NO_DATE
        state = self._vocabulary.state(country) if country else None
        code = state.code if state else None
        year = date.year
        if date.day and date.month and year is None and near is not None:
            year = complete_year(date.day, date.month, near)
        # The country stands after the last place, but may well be that of all.
        likely = (frozenset({code}),) if code else ()
        places = [self.towns.read(text, likely=likely) for text in texts[:-1]]
        return Dateline(
            places=(*places, self.towns.read(texts[-1], code)),
            country=country,
            day=date.day,
            month=date.month,
            year=year,
            text=text[span.start : span.end],
            start=span.start,
            end=span.end,
            year_completed=year != date.year,
        )


#: The reader of a vocabulary's datelines; the last few are kept.
datelines_of = functools.lru_cache(maxsize=8)(Datelines)


def _printed(found: Dateline, text: str, shown: str, kept: Sequence[tuple[int, int]]) -> Dateline:
    """Return a dateline found in the visible characters of a text as the text prints it."""
    places: list[Place] = []
    position = found.start
    for place in found.places:
        start = max(shown.find(place.text, position), position)
        position = start + len(place.text)
        places.append(attrs.evolve(place, text=text[kept[start][0] : kept[position - 1][1]]))
    start, end = kept[found.start][0], kept[found.end][0]
    return attrs.evolve(found, places=tuple(places), text=text[start:end], start=start, end=end)
