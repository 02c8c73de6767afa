"""Marks: what the words of a line can be, looked up once and kept with the line.

A mark is a function of the words and the vocabulary alone, so lines of the same words share one,
from page to page. The stages after this ask marks and hints, and look no string up again.
"""

import functools
import re
from collections.abc import Sequence
from itertools import count, pairwise, repeat

from osce_press._common.regex import regex
from osce_press._grammar.dateline import datelines_of
from osce_press._grammar.dates import dates_in, partial_dates
from osce_press._grammar.head_lines import HeadLines
from osce_press._grammar.header_date import HeaderDate, OtherDate
from osce_press._grammar.labels import Label, Labels, without_sign
from osce_press._grammar.shape import Shape, file_size, shape_of
from osce_press._grammar.visible import visible
from osce_press._lines.page import NOWHERE, Hints, Page, Spot
from osce_press.models import Dateline, Role
from osce_press.vocabulary import CopyEntry, Meaning, PhraseEntry, Vocabulary

__all__ = ["Line", "Mark", "Marker", "marker_of"]

#: So many marks are kept, those that were asked for last; none of longer lines.
_MOST_KEPT, _LONGEST_KEPT = 4_096, 1_000
#: A line with a greater share of its characters in links is nothing but a link.
_MOSTLY = 0.9
_MOST_LABEL_WORDS = 4
_LONGEST_COPIED, _LONGEST_KIND = 600, 60
#: Labels without a colon are so many lines apart at most.
_MOST_APART = 4
#: What stands between links on one line.
_JOINTS = regex(r"\s*[|·•]\s*|\s/\s|\[\s?|\s?\]")
_CYRILLIC = frozenset(map(chr, range(0x400, 0x500)))
#: What stands before a step of a breadcrumb on a line of its own, and between several.
_STEPS = "/>»›→ "
_WAYS = frozenset(f"{_STEPS}|") - {" "}
#: Of a line, its offsets, its hints, its spot, and the share of it that is inside links.
_Place = tuple[int, int, Hints, Spot, float]


class Mark:
    """What a line's words can be. The same object stands for the same words."""

    def __init__(self, text: str, meaning: Meaning, label: Label | None, marker: "Marker") -> None:
        self.text = text
        self.shape = shape_of(text)
        #: Whether it reads like a sentence.
        self.is_prose = self.shape >= Shape.QUESTION
        #: The entries of the vocabulary that the whole line names.
        self.meaning = meaning
        #: The label that it is or begins with, known or not.
        self.label = label
        self._marker = marker

    @property
    def words(self) -> str:
        """Its words, with a space between two of them, whatever blanks it has there."""
        return " ".join(self.text.split())

    @property
    def is_word(self) -> bool:
        """Whether it is one word."""
        return len(self.text.split(None, 1)) == 1

    @property
    def is_address(self) -> bool:
        """Whether it is an address, as crawlers print that of the page above it."""
        return "://" in self.text and self.is_word

    @functools.cached_property
    def dateline(self) -> Dateline | None:
        """The dateline that it begins with, its year and month as far as the words tell."""
        return self._marker.datelines.find(self.text)

    @functools.cached_property
    def header(self) -> HeaderDate | None:
        """The date, and the places before it, if it is nothing else."""
        found = None if self._is_embargo else self._marker.head_lines.header(self.text)
        # "OSH, 3 May 2004 - A B C D." is a text.
        return None if found and self.is_prose and self.dateline else found

    @property
    def _is_embargo(self) -> bool:
        """Whether it says when it may be printed: no place, "EMBARGOED UNTIL", and another day."""
        return self.meaning.phrase is not None and self.meaning.phrase.slug == "embargo"

    def of_other(self, date: OtherDate) -> "Mark":
        """Return the same of a line that is of another date than the page's: its label, or it."""
        mark = Mark(self.text, self.meaning, self.label, self._marker)
        mark.header = mark.beside = HeaderDate((), None, None, (date,))
        return mark

    @functools.cached_property
    def beside(self) -> HeaderDate | None:
        """The same beside a kind or a date, where names are places; none with the text's begin."""
        if self._is_embargo or (self.dateline is not None and self.header is None):
            return None
        # "When: 3 May 2019" is of an event.
        if self.label is not None and self.label.event:
            return None
        return self._marker.head_lines.header(self.text, beside=True)

    @functools.cached_property
    def copies(self) -> tuple[tuple[CopyEntry, re.Match[str]], ...]:
        """The lines of copies elsewhere that it can be."""
        vocabulary, text = self._marker.vocabulary, self.text.replace("\u00a0", " ")
        if len(text) > _LONGEST_COPIED or not vocabulary.copied.fullmatch(text):
            return ()
        found = ((entry, line.fullmatch(text)) for entry, line in vocabulary.copy_patterns)
        return tuple((entry, match) for entry, match in found if match)

    @property
    def announced(self) -> PhraseEntry | None:
        """The standing line that it begins with as a label: "Read also: OSCE opens a mill"."""
        if self.label is None:
            return None
        phrase, words = self._marker.vocabulary.phrase, self.label.text
        return phrase(words) or phrase(f"{words}:")

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary, for what a part of its words is."""
        return self._marker.vocabulary

    @property
    def is_beside(self) -> bool:
        """Whether it can stand beside a kind or a date: an author, an issuer, a number."""
        return self._marker.head_lines.is_beside(self.text)

    @property
    def is_part_of_date(self) -> bool:
        """Whether it is a day and a month, or a month and a year, and nothing else."""
        calendar = self._marker.vocabulary.calendar
        dates = (*dates_in(self.text, calendar), *partial_dates(self.text, calendar))
        return any(len(self.text.strip(".")) == it.end - it.start for it in dates)

    @property
    def is_issuer(self) -> bool:
        """Whether it names a structure, and not the OSCE alone, which is the site."""
        structure = self.meaning.structure
        return structure is not None and structure.type != "organization"

    @property
    def names_osce(self) -> bool:
        """Whether the OSCE is named in it, in any language."""
        return self._marker.vocabulary.names_osce(self.text)

    @property
    def begins_menu(self) -> bool:
        """Whether it is an entry of the site's menus, or one that was cut off."""
        return self._marker.vocabulary.begins_navigation(self.text)

    @property
    def is_breadcrumb(self) -> bool:
        """Whether it is the way from the front page, ``Home / News``, or a step of it."""
        names = self._marker.vocabulary.home_names
        home = next(filter(self.text.startswith, names), self.text)
        below = self.text.lstrip(_STEPS)
        is_step = below != self.text and any(self.vocabulary.meaning(below))
        return is_step or self.text[len(home) :].lstrip()[:1] in _WAYS

    @property
    def may_be_label(self) -> bool:
        """Whether it can be, or begin with, a label nobody has seen yet."""
        label = self.label
        return (
            label is not None
            and label.text != self.text
            and label.text[0].isalpha()
            and not self.is_prose
            and len(label.text.split()) <= _MOST_LABEL_WORDS
        )


class Line:
    """A line of a page: its place, what the markup says of it, and what its words can be."""

    __slots__ = (
        "hints", "is_link", "label", "link_share", "mark", "number", "offset", "spot", "start",
        "text",
    )  # fmt: skip

    def __init__(self, number: int, mark: Mark, place: _Place) -> None:
        #: Which line of the page it is.
        self.number = number
        self.mark = mark
        self.text = text = mark.text
        #: Offsets of the words, and of the line with bullet and indentation.
        self.offset, self.start, self.hints, self.spot, share = place
        #: Share of its characters that are inside links, 0 to 1, but for the size of a file.
        self.link_share = share
        #: Whether it is nothing but a link, or several.
        self.is_link = share > _MOSTLY
        # Most lines are no link, or one.
        if 0 < share <= _MOSTLY:
            self._weigh_links(share)
        label = mark.label
        if label is not None:
            hints = self.hints
            if hints.label and label.other_date == "date":
                # "Published" heads a block only where the markup makes it a label.
                label = label._replace(key="date")
            if label.key is None or hints.heading or (label.text == text and not hints.label):
                label = None
        #: The label of the vocabulary that it is or begins with; a heading is none.
        self.label: Label | None = label

    def _weigh_links(self, share: float) -> None:
        """Tell links from words that stand beside them: the size of a file, signs."""
        text = self.text
        if share <= 0.5 and (size := file_size(text)):
            named = len(text[: size.start()].rstrip())
            self.link_share = share = min(1.0, share * len(text) / max(named, 1))
            self.is_link = share > _MOSTLY
        if 0.5 < share <= _MOSTLY and (signs := _JOINTS.findall(text)):
            self.is_link = (1 - share) * len(text) - 1 < sum(map(len, signs))

    @property
    def end(self) -> int:
        """Offset where the words end."""
        return self.offset + len(self.text)

    @property
    def is_marked(self) -> bool:
        """Whether it is an item of a list, or set as a label."""
        return self.hints.item or self.hints.label

    @property
    def is_label_element(self) -> bool:
        """Whether the markup makes it a label, so that it needs no colon; no sentence is one."""
        hints = self.hints
        named = hints.label and (hints.tag in {"dt", "th"} or "label" in hints.names)
        return named and self.mark.shape < Shape.SENTENCE

    @property
    def is_menu(self) -> bool:
        """Whether it belongs to the site's menus: by its words, or as nothing but a link."""
        meaning = self.mark.meaning
        if meaning.menu is not None or (self.is_link and not self.hints.heading):
            return True
        return meaning.phrase is not None and meaning.phrase.role is Role.NAVIGATION


class Marker:
    """Marks lines, with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.labels = Labels(vocabulary)
        self.datelines = datelines_of(vocabulary)
        self.head_lines = HeadLines(vocabulary, self.datelines)
        self.places = self.datelines.towns
        self._kept = functools.lru_cache(_MOST_KEPT)(self._mark)

    def _mark(self, text: str) -> Mark:
        shown = text
        if not text.isascii() and max(text[:2]) in _CYRILLIC:
            # Latin letters can stand in Cyrillic words.
            shown, _ = visible(text)
        meaning = self.vocabulary.meaning(shown)
        # Few short lines begin or end in capitals or in a number.
        if (meaning.menu is None and len(text) <= _LONGEST_KIND) and (
            text[:2].isupper() or text[-2:].isupper() or text[-1:].isdigit()
        ):
            kind = self.head_lines.kind_within(text)
            meaning = meaning._replace(kind=kind) if kind else meaning
        label = self.labels.split(text)
        if not text[:1].isalpha() and (label is None or label.key is None):
            label = self.labels.behind_sign(text) or label
            # The way to the page can be a list with numbers: "1. Home", "2. Newsroom".
            number, _, name = text.partition(". ")
            section = self.vocabulary.section(name) if number.isdigit() else None
            meaning = meaning._replace(section=section) if section else meaning
        if label is None and meaning.labels:
            label = self.labels.whole(text, meaning.labels)
        return Mark(text, meaning, label, self)

    def lines(self, page: Page) -> list[Line]:
        """Return a page's lines, each with its mark."""
        kept = self._kept
        marks = [
            kept(text) if len(text) <= _LONGEST_KEPT else self._mark(text) for text in page.texts
        ]
        stands = page.spots or repeat(NOWHERE), page.link_shares or repeat(0.0)
        places = zip(page.offsets, page.starts, page.hints, *stands, strict=False)
        lines = list(map(Line, count(), marks, places))
        self._label_alone(lines)
        return lines

    def _label_alone(self, lines: list[Line]) -> None:
        """Give lines their labels that print no colon, or are headings, with known values below.

        There are two at least; one near another label is enough.
        """
        alone: list[tuple[Line, Label | None]] = []
        for line in [line for line in lines[:-1] if line.mark.label and not line.label]:
            label, phrase = line.mark.label, line.mark.meaning.phrase
            # "Archive" heads a list.
            if label is None or label.value or (phrase and phrase.role is Role.SECTION):
                continue
            below = _value_below(lines, line.number)
            header = below.mark.header if (key := label.other_date) else None
            date = header.date if header else None
            if key and date and key != "date":
                other = OtherDate(key, label.text, date)
                line.mark, below.mark = line.mark.of_other(other), below.mark.of_other(other)
                alone.append((line, None))
            elif date and label.text != line.text:
                line.label = label._replace(key="date")
            elif label.key and self.labels.is_known(label.key, without_sign(below.text)):
                alone.append((line, label))
        for pair in pairwise(alone):
            if pair[1][0].number - pair[0][0].number <= _MOST_APART:
                for line, label in pair:
                    line.label = label or line.label
        for line, label in alone:
            at = line.number
            near = lines[max(0, at - _MOST_APART) : at + _MOST_APART + 1]
            line.label = line.label or (label if any(it.label for it in near) else None)


def _value_below(lines: Sequence[Line], number: int) -> Line:
    """Return the line below a label; in tables the colon can have a cell of its own between."""
    below = lines[number + 1]
    return lines[number + 2] if below.text == ":" and below is not lines[-1] else below


#: The marker of a vocabulary; the last few are kept, with what they remember.
marker_of = functools.lru_cache(maxsize=8)(Marker)
