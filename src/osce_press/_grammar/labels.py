"""Labels: what stands before a colon, what it means, and whether a value goes with it.

There is one recogniser for articles, listings and advisories, and one table of what values look
like. A label is told by its words, a value by the vocabulary or by its shape::

    line  = label ":" [ blank value ]        "Place: VIENNA", "Place:", "Ort：WIEN"
          / label ":" value                  "Place:VIENNA", if the vocabulary has the label
"""

import functools
from collections.abc import Callable
from typing import NamedTuple

from osce_press._common.regex import regex
from osce_press._grammar.dates import read_date
from osce_press._grammar.names import JOINT, SEAM, Span, split_spans
from osce_press._grammar.shape import Shape, ends_sentence, is_small, says, shape_of
from osce_press._grammar.visible import visible
from osce_press.vocabulary import LabelMatch, Vocabulary
from osce_press.vocabulary._fold import COLONS, without_town_sign

__all__ = ["BLOCKS", "EVENT", "KINDS", "LISTED", "Label", "Labels", "without_sign"]

#: Keys whose values are lists of names.
LISTED = frozenset({"place", "location", "source", "fields_of_work", "collections"})
#: Keys whose value is the name of a kind.
KINDS = frozenset({"kind", "report_type"})
#: Keys of the labels below the title of an event's page.
EVENT = frozenset({"when", "where", "organizer"})
#: The blocks of labels that stand beside titles; an advisory's stand in its body.
BLOCKS = frozenset({"metadata", "listing"})

#: Blanks, and signs without width, which crawls leave before a value.
_BLANKS = " \u00a0\u00ad\u200b\u200e\u200f\u2060\ufeff"
_LONGEST_LABEL = 60
#: What stands between the languages of a label.
_APART = regex(r"\s*[/()]\s*")
#: Longer values are not asked for again.
_LONGEST_VALUE = 160
#: By key: the most characters and words of a value that the vocabulary does not have.
_LIMITS: dict[str | None, tuple[int, int]] = {
    "date": (60, 9),
    **dict.fromkeys(KINDS, (40, 4)),
}
_LONGEST_NAME = 120
#: What styles and icon fonts set before labels and values, whose marks of quotation are theirs;
#: lists number labels.
_SIGN, _NUMBER = regex(r"[^\w\"'“„«(\[]+"), regex(r"\d{1,2}[.)]\s+")
#: What no name ends in, or has between its words.
_STOP = regex(r"[^\W\d_]{4}[.!?]\s|[!?…:;]$|[^\W\d_]{5}\.$")


def without_sign(text: str) -> str:
    """Return a label or value without the sign before it, if that is not all."""
    found = None if text[:1].isalpha() else _SIGN.match(text)
    return text[found.end() :] or text if found else text


class Label(NamedTuple):
    """A line that is a label, or begins with one."""

    #: As printed, without the colon.
    text: str
    #: What follows the colon, and its offset in the line.
    value: str
    offset: int
    #: Everything it can mean; nothing for a label that the vocabulary does not have.
    meanings: tuple[LabelMatch, ...] = ()
    #: Whether there is no blank after the colon.
    tight: bool = False
    #: What it means beside a title; None where the vocabulary knows nothing, or only an advisory's.
    key: str | None = None
    #: Whether it stands in listings rather than in the block of an article.
    listing: bool = False
    #: Whether the vocabulary has the value; whether the value can be one, as none at all can.
    known: bool = False
    fits: bool = True

    @property
    def langs(self) -> frozenset[str]:
        """The languages that it can be in."""
        return frozenset(match.lang for match in self.meanings)

    @property
    def event(self) -> str | None:
        """What it means below the title of an event."""
        return next((match.key for match in self.meanings if match.key in EVENT), None)

    @property
    def advisory(self) -> str | None:
        """What it means in the body of an advisory."""
        return self.within("advisory")

    @property
    def other_date(self) -> str | None:
        """What date it stands before that is not the date of publication: an update, a deadline."""
        return self.within("dates")

    def within(self, block: str) -> str | None:
        """Return what it means in a block: among "contacts", before "dates"."""
        return next((match.key for match in self.meanings if match.block == block), None)


class Labels:
    """Reads labels and tries values, with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

        def is_place(name: str) -> bool:
            return bool(vocabulary.towns(name, gazetteer=False) or vocabulary.state(name))

        #: Sites print the same values on page after page; so many are kept.
        self._is_known = functools.lru_cache(maxsize=4096)(self._known_value)
        self._fits = functools.lru_cache(maxsize=4096)(self._fitting_value)
        self._tests: dict[str | None, Callable[[str], object]] = {
            "fields_of_work": vocabulary.field_of_work,
            "organizer": vocabulary.structure,
            "source": vocabulary.structure,
            "place": is_place,
            "location": is_place,
        }

    def split(self, text: str) -> Label | None:
        """Return the label that a line begins with; None if no colon says so.

        Without a blank after the colon, only a label of the vocabulary with a fitting value is one.
        """
        colon = text.find(":", 1, _LONGEST_LABEL + 1)
        if not text.isascii():
            signs = (text.find(sign, 1, _LONGEST_LABEL + 1) for sign in COLONS)
            colon = min((at for at in signs if at > 0), default=-1)
        if colon < 0:
            return None
        label = text[:colon].rstrip()
        after = text[colon + 1 :]
        value = after.lstrip().lstrip(_BLANKS)
        tight = bool(value) and value == after and text[colon] == ":"
        value = without_sign(value)
        offset = len(text) - len(value)
        # Some lists print a sign behind each item.
        value = value.rstrip("; ")
        seen, _ = visible(label)
        meanings = self._vocabulary.label_meanings(seen) or self._in_languages(seen)
        if not meanings:
            # In Armenian, the sign stands in sentences, too.
            is_none = tight or text[colon] == "՝"
            return None if is_none else Label(label, value, offset)
        return self._label(label, value, offset, meanings, tight=tight)

    def _in_languages(self, label: str) -> tuple[LabelMatch, ...]:
        """Return what a label in several languages means in all: "Date / Дата", "Place (Место)"."""
        parts = list(filter(None, _APART.split(label)))
        if len(parts) < 2:
            return ()
        found = [self._vocabulary.label_meanings(part) for part in parts]
        keys = set[str].intersection(*({match.key for match in matches} for matches in found))
        return tuple(match for matches in found for match in matches if match.key in keys)

    def behind_sign(self, text: str) -> Label | None:
        """Return the label of the vocabulary that a line begins with behind a sign or a number."""
        words = without_sign(text)
        if words[:1].isdigit() and (number := _NUMBER.match(words)):
            words = words[number.end() :]
        label = None if words is text else self.split(words)
        if label is None or not (label.key and label.fits):
            return None
        return label._replace(offset=label.offset + len(text) - len(words))

    def whole(self, text: str, meanings: tuple[LabelMatch, ...]) -> Label | None:
        """Return the label that a line without a colon is, if it is set as one.

        In most places, "Email" alone is a link.
        """
        if all(match.block == "contacts" for match in meanings):
            return None
        return self._label(text, "", len(text), meanings, tight=False)

    def _label(
        self, text: str, value: str, offset: int, meanings: tuple[LabelMatch, ...], *, tight: bool
    ) -> Label | None:
        own = [match for match in meanings if match.block in BLOCKS]
        if not own:
            return Label(text, value, offset, meanings, tight)
        key = own[0].key
        known = bool(value) and self.is_known(key, value)
        fits = self.fits(key, value)
        following, colon, _ = value[: _LONGEST_LABEL + 1].partition(":")
        if tight and not (fits or (colon and self._vocabulary.label_meanings(following))):
            return None
        listing = any(match.block == "listing" for match in own)
        return Label(text, value, offset, meanings, tight, key, listing, known, fits)

    def is_known(self, key: str | None, text: str) -> bool:
        """Return whether the vocabulary has a whole value: a date, a kind, or each of its names."""
        return (self._is_known if len(text) <= _LONGEST_VALUE else self._known_value)(key, text)

    def _known_value(self, key: str | None, text: str) -> bool:
        if key == "date":
            return read_date(text, self._vocabulary.calendar).problem != "date-unreadable"
        if key in KINDS:
            return self._vocabulary.kind(text) is not None
        return not self._unknown(key, text)

    def fits(self, key: str | None, text: str) -> bool:
        """Return whether a text can be a value of that key, known or by its shape."""
        return (self._fits if len(text) <= _LONGEST_VALUE else self._fitting_value)(key, text)

    def _fitting_value(self, key: str | None, text: str) -> bool:
        if self.is_known(key, text) or not says(text):
            return True
        if key in LISTED:
            unknown = self._unknown(key, text)
            # "Excellencies," is none, "Economic activities," goes on below; "/ WASHINGTON D.C." is
            # the last of several names.
            is_sentence = ends_sentence(text.rpartition("/")[2])
            if is_small(without_town_sign(text)[:1]) or is_sentence or unknown == [text[:-1]]:
                return False
            return all(map(self._can_be_name, unknown))
        if key == "date" and not any(map(str.isdigit, text)):
            return False
        longest, most_words = _LIMITS.get(key, (_LONGEST_VALUE, _LONGEST_VALUE))
        is_short = len(text) <= longest and len(text.split()) <= most_words
        return is_short and shape_of(text) is Shape.NAME

    def names(self, key: str | None, text: str) -> list[Span]:
        """Return the values in a text, each with its offset: a list of names is split."""
        if key not in LISTED:
            return [Span(text, 0)]
        seam = SEAM if key in {"place", "location"} else JOINT
        return split_spans(text, self.known_name(key), seam)

    def known_name(self, key: str | None) -> Callable[[str], object]:
        """Return the test whether the vocabulary has a name for that key."""
        return self._tests.get(key, lambda _: False)

    def _can_be_name(self, text: str) -> bool:
        """Whether an unknown text can be a name; a list of States is prose."""
        stopped = _STOP.search(text) or self._vocabulary.state(text)
        return len(text) <= _LONGEST_NAME and not stopped

    def _unknown(self, key: str | None, text: str) -> list[str]:
        known = self.known_name(key)
        return [span.text for span in self.names(key, text) if not known(span.text)]
