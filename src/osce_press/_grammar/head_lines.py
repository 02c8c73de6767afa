"""Lines of a page's head: its kind, date and places, and what stands with them, in any order.

::

    line   = part *( joint part )       Vienna, 3 July 2018 — Press release
    part   = kind / places / date / places [ "," ] date / date [ "," ] places
           / section / structure / number / author
    joint  = "," / ":" / bar / dash / bracket; beside the kind and before "by" also a blank

Between bars, a few words nobody knows can stand beside a date: an author, a section, a count.
"""

import functools
import re
from itertools import islice

from osce_press._common.regex import regex
from osce_press._grammar.dateline import Datelines, NamedPlaces
from osce_press._grammar.dates import dates_in, holds_date, partial_dates, without_time
from osce_press._grammar.header_date import (
    HeaderDate,
    OtherDate,
    begins_date,
    date_label,
    labelled_dates,
)
from osce_press._grammar.names import between
from osce_press._grammar.shape import ends_sentence, is_small
from osce_press._grammar.visible import visible
from osce_press.vocabulary import KindEntry, Vocabulary

__all__ = ["HeadLines"]

_LONGEST = 120
#: A kind, what stands beside a date between bars, and an author have so many words at most.
_MOST_KIND, _MOST_BESIDE, _MOST_OF_BYLINE = 5, 8, 6
_DASHES = "-‐‑‒–—―−"
#: What stands between date and places, and around parts.
_AROUND = f" ,|·•{_DASHES}"
_BESIDE = f"{_AROUND}:：;/\\()[]●∙\u00a0"
_BAR = r"\s*[|·•●∙]\s*"
#: Signs, or nothing where elements stand side by side: "Press release3 July 2018".
_JOINT = (
    rf"{_BAR}|\s*[,:：;]\s*|\s[{_DASHES}/\\]\s|[)\]]?\s*[(\[]"
    r"|(?<=[^\W\d_])(?=\d)|(?-i:(?<=[^\W_A-Z])(?=[A-ZЀ-Я]))"
)
#: Of a release: "No. 12/2018", "SEC.PR/5/18".
_NUMBER = regex(
    r"(?:(?:(?:No|Nr|N|Br|Бр)[.°º]{0,2}|№|#)\s?|(?:[A-Z][A-Z.]*/)+)\d{1,4}(?:/\d{2,4})?|\d{1,4}/\d{2,4}",
    re.IGNORECASE,
)
_DIGIT = regex(r"\d")
#: It is no part of a count: "1,204 views", "1204".
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = r"(?<!\d)\d{1,2}(?!\d)"
_DAY_AND_YEAR = regex(rf"{_DAY}.*\d{{4}}|\d{{4}}.*{_DAY}|\d{{8}}")
_NAME_BEFORE = regex(r"([^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)*),\s+")
#: Behind a date, so many words at most are between bars.
_MOST_BEHIND = 4
#: "Early Elections, 3 May 2020", "Venue: Hofburg 3 May 2020", "3 May 2020 - Local Elections" are
#: events with their days.
_EVENT_BEFORE, _EVENT_BEHIND = regex(r",\s*$|:\s+\S"), regex(rf"\s*[{_DASHES},:]\s*[^\W\d_]")
_NOWHERE = NamedPlaces((), None, False)


class HeadLines:
    """Reads lines of a page's head, with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, datelines: Datelines) -> None:
        self._datelines = datelines
        self._vocabulary = vocabulary
        self._calendar = vocabulary.calendar
        # A line and its parts are read in several ways, one after the other.
        self._read = functools.lru_cache(maxsize=1024)(self._read_part)
        by = self._calendar.before_author
        self._byline = regex(rf"(?:{by})(?:\s*:)?\s", re.IGNORECASE)
        self._joint = regex(rf"{_JOINT}|\s(?=(?:{by})\s)", re.IGNORECASE)
        # "5 min read", "3 мин. чтения".
        reading = rf"\s+\d{{1,3}}\s(?:{self._calendar.minutes})\w*\.?(?:\s[^\W\d]{{2,12}}){{0,2}}$"
        # "Register by 3 May 2019" names no author.
        self._bar = regex(rf"{_BAR}|\s/\s|\s(?:{by})\s(?!\d)|{reading}", re.IGNORECASE)

    def header(
        self, text: str, *, language: str | None = None, beside: bool = False
    ) -> HeaderDate | None:
        """Read a line of a date, of places and a date, or of dates with labels.

        ``PRISTINA 9 January 2002``, ``Published on 3 May 2019 | Updated 6 May 2019``. Beside a kind
        or a date, names are places.
        """
        if len(text) > _LONGEST:
            return None
        if not _DIGIT.search(text):
            return self._place(text, beside)
        if not (_DAY_AND_YEAR.search(text) and holds_date(text, self._calendar, language)):
            return None
        found = self._read(text, language, False)
        found = found or self._among(text, language, barred=False)
        found = found or self._among(text, language, barred=True)
        found = found or (self._beside_names(text, language) if beside else None)
        return None if found and found.date and found.date.is_far else found

    def _read_part(self, text: str, language: str | None, beside: bool) -> HeaderDate | None:
        if not _DIGIT.search(text):
            return self._place(text, beside)
        found = labelled_dates(text, self._vocabulary, language)
        found = found or self._placed(text, language, beside)
        return found or self._behind_author(text, language)

    def _among(self, text: str, language: str | None, *, barred: bool) -> HeaderDate | None:
        """Read the only date among parts that are all known, or a few words between bars."""
        dated: list[HeaderDate] = []
        place: HeaderDate | None = None
        spans = (
            between(self._bar.finditer(text), text)
            if barred
            else self._spans(text, 0, len(text)) or []
        )
        for start, end in spans:
            part = text[start:end]
            stated = self._read(part, language, not _DIGIT.search(part))
            if stated is not None and stated.is_place:
                place = stated
            elif stated is not None:
                dated.append(stated.moved(start))
            elif barred and not _is_few(part):
                return None
        found = dated[0] if len(dated) == 1 else None
        return place._replace(date=found.date) if place and found and not found.places else found

    def _behind_author(self, text: str, language: str | None) -> HeaderDate | None:
        """Read the date behind an author's name: "By Ana Marku on Friday, 3 May 2019"."""
        name = self.author(text)
        if name is None:
            # "Published by OSCE Secretariat on 3 May 2019"
            key, end = date_label(text, self._vocabulary)
            behind = self.author(text[end + 1 :]) if end and key == "date" else None
            if behind is None:
                return None
            name = end + 1 + behind
        for word in islice(re.finditer(r"(?<=\s)\S", text[name:]), _MOST_BESIDE):
            start = name + word.start()
            if begins_date(text[start:], self._vocabulary) and (
                found := labelled_dates(text[start:], self._vocabulary, language)
            ):
                return found.moved(start)
        return None

    def author(self, text: str) -> int | None:
        """Return where an author's name begins, or the words before it as sites print them."""
        by = self._byline.match(text)
        if by is not None and text[by.end() :][:1].isupper():
            return by.end()
        phrase = self._vocabulary.phrase(text)
        return 0 if phrase is not None and phrase.slug == "byline" else None

    def _place(self, text: str, beside: bool) -> HeaderDate | None:
        """Read a place alone, as relief sites print it."""
        text, _ = visible(text)
        if not (text[:1].isupper() if beside else text[:2].isupper()):
            return None
        places = self._datelines.read_places(text.strip(_AROUND))
        if places is None or not self._datelines.are_known(places):
            return None
        return HeaderDate(places.texts, places.country, None)

    def _placed(self, text: str, language: str | None, beside: bool) -> HeaderDate | None:
        text, _ = visible(text)
        dates = dates_in(text, self._calendar, language)
        if len(dates) != 1 or dates[0].year is None:
            return None
        before, after = text[: dates[0].start], without_time(text[dates[0].end :])
        bracketed = before[-1:] in {"(", "["}
        before, after = before.rstrip("(["), after.lstrip(")]" if bracketed else "")
        places = self._read_around(before.strip(_AROUND), after.lstrip(" .").strip(_AROUND))
        # A name nobody knows may be a town's, an agency's or a section's: the date alone is told.
        if places is None and beside and not after.strip(" .") and _NAME_BEFORE.fullmatch(before):
            places = _NOWHERE
        return None if places is None else HeaderDate(places.texts, places.country, dates[0])

    def _beside_names(self, text: str, language: str | None) -> HeaderDate | None:
        """Read the only date among names and counts: "Ana Novak 3 May 2019 in News, 2 comments"."""
        text, _ = visible(text)
        dates = dates_in(text, self._calendar, language)
        dates = dates or tuple(date for date in partial_dates(text, self._calendar) if date.day)
        if len(dates) != 1 or dates[0].year is None:
            return None
        before, after = text[: dates[0].start], text[dates[0].end :]
        is_event = bool(_EVENT_BEFORE.search(before) or _EVENT_BEHIND.match(after))
        is_event = is_event and self._vocabulary.structure(before.strip(_AROUND)) is None
        is_event = is_event or self._calendar.names_event(text)
        after = without_time(after)
        key, label_end = date_label(before, self._vocabulary)
        names = before[label_end:]
        words = (
            name for name in (names.strip(_AROUND), after.strip(_AROUND)) if name[:1].isupper()
        )
        named = filter(None, map(self._datelines.read_places, words))
        places = next(filter(self._datelines.are_known, named), _NOWHERE)
        if not all(name[0].isupper() for name in names.split()):
            return None
        if any(len(part.split()) > _MOST_BEHIND for part in self._bar.split(after)):
            return None
        if key == "date":
            return HeaderDate(places.texts, places.country, dates[0], is_event=is_event)
        other = OtherDate(key, before[:label_end].strip(_AROUND), dates[0])
        return HeaderDate((), None, None, (other,)) if key == "updated" else None

    def _read_around(self, before: str, after: str) -> NamedPlaces | None:
        """Read the places before or after a date; a day of the week or "le" may precede it."""
        if not (before or after):
            return _NOWHERE
        if not (before and after) and (places := self._datelines.read_places(before or after)):
            return places
        others, _, day = before.rpartition(" ")
        others = others.rstrip(_AROUND)
        if (others and after) or not self._calendar.stands_before_day(day):
            return None
        return self._read_around(others, after)

    def parts(self, text: str) -> list[int]:
        """Return where the parts of a line begin and end, one of which is a kind; else nothing."""
        if len(text) > _LONGEST or not self._vocabulary.can_name_kind(text):
            return []
        blanks = [blank.start() for blank in re.finditer(r" (?=\S)", text)]
        spans = between(self._joint.finditer(text), text)
        spans += [(0, blank) for blank in blanks[:_MOST_KIND][::-1]]
        spans += [(at + 1, len(text)) for at in blanks[-_MOST_KIND:] if text[at + 1].isupper()]
        for start, end in spans:
            if self._vocabulary.kind(text[start:end]):
                above, below = text[:start].rstrip(_BESIDE), text[end:].strip(_BESIDE)
                last = len(text.rstrip(_BESIDE))
                first = last - len(below)
                if is_small(below[:1]) and ":" in below:
                    # "Event date: 3 May 2004" is one label.
                    continue
                if text[end:].startswith(":") and date_label(text[start:], self._vocabulary)[1]:
                    # So is "Event: 3 May 2004".
                    continue
                sides = (above, text[len(above) : start]), (below, text[end:first])
                if (above or below) and all(self._is_side(*side) for side in sides):
                    return [len(above), start, end, first, last]
        return []

    def kind_within(self, text: str) -> KindEntry | None:
        """Return the kind that a line names with the OSCE, or with a number and nothing else.

        ``Пресс-релиз ОБСЕ``, ``Press Release No. 12/2000``, ``OSCE Press Release No. 12``.
        """
        rest = ""
        names = self._vocabulary.osce_acronyms
        if text[: text.find(" ")] in names:
            rest = text.partition(" ")[2]
        elif text[text.rfind(" ") + 1 :] in names:
            rest = text.rpartition(" ")[0]
        elif text[-1].isdigit() and text[-5:-2] not in {" 19", " 20"}:
            # "No. 12" is two words, "12/2000" one.
            ends = (text.rsplit(maxsplit=count) for count in (2, 1))
            numbered = (words for words in ends if _NUMBER.fullmatch(" ".join(words[1:])))
            rest = next(numbered, ("",))[0].rstrip(",")
        if not rest:
            return None
        kind = self._vocabulary.kind(rest) or self.kind_within(rest)
        return None if kind is None or kind.common else kind

    def _is_side(self, text: str, joint: str) -> bool:
        """Whether words can stand before or behind a kind; behind a blank alone, a date can."""
        alone = self._read(text, None, False) if joint == " " else not text or self._is_part(text)
        return bool(alone) or self._among(text, None, barred=False) is not None

    def _spans(self, text: str, start: int, end: int) -> list[tuple[int, int]] | None:
        """Return where the parts of a stretch begin and end; None if one of them is none."""
        end -= len(text[start:end]) - len(text[start:end].rstrip(_BESIDE))
        start += len(text[start:end]) - len(text[start:end].lstrip(_BESIDE))
        if start >= end:
            return []
        joints = [joint.span() for joint in self._joint.finditer(text, start, end)]
        for close, begin in ((end, end), *reversed(joints)):
            if self._is_part(text[start:close]):
                rest = self._spans(text, begin, end)
                return None if rest is None else [(start, close), *rest]
        return None

    def _is_part(self, text: str) -> bool:
        """Whether words can stand beside a kind."""
        meaning = self._vocabulary.meaning(text)
        phrase = meaning.phrase
        if meaning.section or (phrase and phrase.slug == "filed-under"):
            return True
        if self.is_beside(text):
            return True
        # "OSCE, 3 May 2004" is two of them.
        are_two = _DIGIT.search(text) is not None and self.is_beside(text.partition(",")[0])
        return self._read(text, None, not are_two) is not None

    def is_beside(self, text: str) -> bool:
        """Return whether a line or a part of it names an author, an issuer or a number."""
        named = self._vocabulary.structure(text) is not None or _NUMBER.fullmatch(text) is not None
        first, *others = text.split(",")
        few = len(first.split()) <= _MOST_OF_BYLINE and not ends_sentence(text)
        few = few and all(_is_few(name) and name.strip()[:1].isupper() for name in others)
        return named or (few and self.author(text) is not None)


def _is_few(text: str) -> bool:
    """Whether words between bars are a few, and neither a date nor "WARSAW – The talks ended."."""
    return not ends_sentence(text) and not _YEAR.search(text)
