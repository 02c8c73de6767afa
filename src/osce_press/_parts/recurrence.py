"""What recurs on the pages of a site: statistics of their lines' keys, and the runs of chrome.

The statistics count keys over a sample of pages; the runs are the beginning and the end of a page
that its site printed. Sources: docs/templates.md.
"""

import enum
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs

from osce_press._lines.page import PLAIN, Hints
from osce_press._marks import Line
from osce_press._parts.line_keys import CUT, LABEL, NAME, PARAGRAPH, SENTENCE, Keys
from osce_press.models import Role

__all__ = ["Recurrence", "Runs", "Statistics", "Zone"]

#: Stand for what is before the first line and after the last.
_START, _END = "^", "$"

#: A line is frequent from this share of the pages on, and this number of them.
_FREQUENT_SHARE = 0.1
_FREQUENT_PAGES = 5
#: It recurs in bodies from this share on, and this number.
_RECURRING_SHARE = 0.02
_RECURRING_PAGES = 3
#: Lines so far apart are near each other.
_NEAR = 6
#: Most lines of a page that a run passes over: an opened submenu in a menu, related items after
#: the body.
_PASSED_IN_HEAD = 8
_PASSED_IN_TAIL = 15
_PASSED_LENGTH = 320
#: A line that belongs to the line beside it stands there on this share of the pages.
_BELONGS = 0.8


class Zone(enum.StrEnum):
    """Where on its page a recurring line stands."""

    HEAD = "head"
    BODY = "body"
    TAIL = "tail"


@attrs.frozen
class Recurrence:
    """Why a line is held to be the site's, or to recur in its bodies."""

    #: On how many pages of the sample the line stands; in how many bodies, in zone ``BODY``.
    pages: int
    #: How many pages the sample has.
    of: int
    zone: Zone
    #: It is too rare to be judged by itself, but stands among lines that are not.
    among: bool = False

    def __str__(self) -> str:
        if self.among:
            return f"among recurring lines, itself on {self.pages} of {self.of} pages"
        return f"on {self.pages} of {self.of} pages"


@attrs.frozen
class Statistics:
    """What a sample of pages says of the keys that are frequent on it."""

    pages: int
    #: On how many pages each key stands; of all keys.
    counts: Mapping[str, int]
    #: Frequent keys that stand before the first sentence of the text, mostly, and after it.
    head: frozenset[str]
    tail: frozenset[str]
    #: The share of a key's places where the line after it, or before it, is not frequent.
    open_after: Mapping[str, float]
    open_before: Mapping[str, float]
    #: On how many pages the second key of a pair stands soon after the first.
    near: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, pages: Sequence[Keys]) -> "Statistics":
        """Count the pages of a sample."""
        counts = _count(pages)
        least = max(_FREQUENT_PAGES, math.ceil(_FREQUENT_SHARE * len(pages)))
        frequent = {key for key, count in counts.items() if count >= least}
        sides: Counter[tuple[str, Zone]] = Counter()
        near: Counter[tuple[str, str]] = Counter()
        places: Counter[str] = Counter()
        after: Counter[str] = Counter()
        before: Counter[str] = Counter()
        known = frequent | {_START, _END}
        for page in pages:
            text = first_text(page, frequent)
            sides.update((key, Zone.HEAD) for key in frequent.intersection(page[:text]))
            sides.update((key, Zone.TAIL) for key in frequent.intersection(page[text:]))
            framed = (_START, *page, _END)
            marks = [key in known for key in framed]
            pairs: set[tuple[str, str]] = set()
            for index, key in enumerate(framed):
                if not marks[index]:
                    continue
                places[key] += 1
                after[key] += index + 1 < len(framed) and not marks[index + 1]
                before[key] += index > 0 and not marks[index - 1]
                pairs.update((key, other) for other in framed[index + 1 : index + 1 + _NEAR])
            near.update(pair for pair in pairs if pair[1] in known)
        return cls(
            pages=len(pages),
            counts={**counts, _START: len(pages), _END: len(pages)},
            head=frozenset(key for key in frequent if 2 * sides[key, Zone.HEAD] >= counts[key]),
            tail=frozenset(key for key in frequent if 2 * sides[key, Zone.TAIL] >= counts[key]),
            open_after={key: after[key] / places[key] for key in places},
            open_before={key: before[key] / places[key] for key in places},
            near=near,
        )

    def bodies(self, pages: Sequence[Keys]) -> Mapping[str, int]:
        """Return the keys that recur between the runs of chrome, with the number of bodies."""
        frequent = self.head | self.tail
        inner: list[Keys] = []
        for page in pages:
            runs = Runs(self, page)
            start = max(runs.head_end, first_text(page, frequent))
            inner.append(page[start : runs.tail_start])
        least = max(_RECURRING_PAGES, math.ceil(_RECURRING_SHARE * len(pages)))
        return {key: count for key, count in _count(inner).items() if count >= least}


def _count(pages: Iterable[Keys]) -> dict[str, int]:
    counts = Counter(key for page in pages for key in set(page))
    del counts[CUT]
    return counts


def first_text(page: Keys, frequent: set[str] | frozenset[str]) -> int:
    """Return where the text begins: the first sentence of its own, else the first line."""
    rare = [index for index, key in enumerate(page) if key not in frequent]
    prose = (index for index in rare if page[index][:1] in (SENTENCE, PARAGRAPH))
    return next(prose, rare[0] if rare else len(page))


class Runs:
    """The chrome of one page: the lines before ``head_end`` and from ``tail_start`` on.

    Without ``lines``, only keys are known of the page: then no line has hints or a mark.
    """

    def __init__(
        self,
        statistics: Statistics,
        keys: Keys,
        lines: Sequence[Line] = (),
    ) -> None:
        self._statistics = statistics
        self._keys = keys
        self._lines = lines
        self._text_containers = {
            line.hints.container
            for key, line in zip(keys, lines, strict=False)
            if key[:1] in (SENTENCE, PARAGRAPH)
            and key not in statistics.tail
            and line.hints.container
            and not _is_link(line.hints)
        }
        self.head_end = self._trim_head(self._find_head())
        self.tail_start = self._trim_tail(self._find_tail())

    # The head: frequent lines from the first on.

    def _find_head(self) -> int:
        keys, known = self._keys, self._statistics.head
        end = position = 0
        last = _START
        while position < len(keys):
            if keys[position] in known:
                last = keys[position]
                position = end = position + 1
                continue
            landing = self._landing(last, position)
            if landing is None:
                break
            position = landing
        return end

    def _landing(self, last: str, position: int) -> int | None:
        """Return where the run goes on after lines that only this page, or few, have in it."""
        keys = self._keys
        for landing in range(position + 1, min(position + _PASSED_IN_HEAD + 1, len(keys))):
            if not self._can_be_passed(landing - 1) or self._is_own(landing - 1):
                return None
            if keys[landing] in self._statistics.head:
                goes_on = keys[landing][0] != LABEL and self._goes_on(last, position, landing)
                return landing if goes_on else None
        return None

    def _goes_on(self, last: str, position: int, landing: int) -> bool:
        """Whether the lines passed over are a variation of the menu, and no title.

        Mostly nothing of a page's own stands between the two lines; or it always does, as the
        day's date does, but a good part of the menu follows.
        """
        sample, target = self._statistics, self._keys[landing]
        together = sample.near.get((last, target), 0) / sample.counts[target]
        if sample.open_after[last] < 0.5 and sample.open_before[target] < 0.5:
            return together >= 0.3
        following = self._keys[landing : landing + 10]
        menu = sum(key in sample.head and key[0] != LABEL for key in following)
        return landing - position <= 2 and together >= 0.5 and menu >= 8

    def _trim_head(self, end: int) -> int:
        """Give back the last lines of the run that can be the page's own: labels, a kind."""
        keys = self._keys
        for index in range(max(0, end - 8), end):
            if self._is_label(index) or (
                self._is_own(index)
                and not self._alike(index, index - 1)
                and not self._belongs_above(index)
            ):
                end = index
                break
        menu = next((i for i in range(end) if keys[i][0] != PARAGRAPH), end)
        given_back = 0
        while end:
            edge = end - 1
            if keys[edge][0] == LABEL or (keys[edge][0] == PARAGRAPH and menu >= edge):
                end = edge
            elif keys[edge][0] == PARAGRAPH or self._alike(edge, edge - 1):
                break
            elif given_back < 2 and self._is_own(edge):
                end = edge
                given_back += 1
            elif self._belongs_above(edge):
                break
            else:
                end = edge
        return end

    def _belongs_above(self, edge: int) -> bool:
        """Whether the line is what mostly follows the one above, not one of several kinds."""
        sample = self._statistics
        above = self._keys[edge - 1] if edge else _START
        if above not in sample.open_after:
            return True
        return sample.near.get((above, self._keys[edge]), 0) >= _BELONGS * sample.counts[above]

    # The tail: frequent lines from the last one up.

    def _find_tail(self) -> int:
        keys, sample = self._keys, self._statistics
        start = len(keys)
        last = _END
        rare: list[int] = []
        paragraphs: list[int] = []
        containers = {self._hints(len(keys) - 1).container} if keys else set[int]()
        for index in range(len(keys) - 1, self.head_end - 1, -1):
            key, hints = keys[index], self._hints(index)
            with_text = hints.container in self._text_containers
            if with_text and hints.container not in containers:
                break
            if key not in sample.tail:
                if len(rare) == _PASSED_IN_TAIL or not self._can_be_passed(index):
                    break
                rare.append(index)
                continue
            grouped = hints.container in containers and hints.container and not with_text
            if key[0] == PARAGRAPH and not grouped and not _is_link(hints):
                paragraphs.append(index)
                continue
            if rare and not self._closes(index, last, rare, paragraphs):
                break
            containers.update(self._hints(other).container for other in range(index, start))
            start, last = index, key
            rare, paragraphs = [], []
        return start

    def _closes(self, index: int, last: str, rare: list[int], paragraphs: list[int]) -> bool:
        """Whether the frequent line heads the page's own lines below it, such as related items."""
        counts = self._statistics.counts
        if paragraphs and not all(_is_link(self._hints(other)) for other in rare):
            return False
        heads = counts[self._keys[index]] >= _BELONGS * counts[last]
        return heads and not self._is_label(index)

    def _trim_tail(self, start: int) -> int:
        """Give back the first lines of the run that can be the body's: they recur, but seldom."""
        keys, sample = self._keys, self._statistics
        start = self._after_contact_block(start)
        while start < len(keys):
            key = keys[start]
            below = keys[start + 1] if start + 1 < len(keys) else _END
            paragraph = key[0] == PARAGRAPH and not self._is_apart(start)
            if key not in sample.tail or paragraph or self._is_label(start):
                start += 1
            elif self._alike(start, start + 1):
                break
            elif (
                sample.open_before.get(below, 0) >= 1 - _BELONGS
                and sample.counts[key] < _BELONGS * sample.counts[below]
            ):
                start += 1
            else:
                break
        return start

    def _after_contact_block(self, start: int) -> int:
        """Leave a block of contacts to the body: its heading, whom to ask, who we are."""
        keys = self._keys
        block = range(start, min(start + _PASSED_IN_TAIL, len(keys)))
        if start < len(keys) and self._is_contacts(start):
            return max((index + 1 for index in block if self._is_address(index)), default=start)
        paragraph = next((index for index in block if keys[index][0] == PARAGRAPH), start)
        if paragraph > start and keys[start][0] == LABEL:
            asked = any(map(self._is_address, range(start, paragraph)))
            return paragraph + 1 if asked else start
        return start

    def _is_apart(self, index: int) -> bool:
        """Whether the line stands in the page's last element, and that holds none of the text."""
        container = self._hints(index).container
        last = self._hints(len(self._keys) - 1).container
        return container == last != 0 and container not in self._text_containers

    # What is known of one line.

    def _hints(self, index: int) -> Hints:
        return self._lines[index].hints if self._lines else PLAIN

    def _can_be_passed(self, index: int) -> bool:
        """Whether a line that is not frequent can stand inside a run: it is short, and no title."""
        hints = self._hints(index)
        if hints.heading == 1 or len(self._lines and self._lines[index].text) > _PASSED_LENGTH:
            return False
        return self._keys[index][:1] == NAME or _is_link(hints)

    def _is_own(self, index: int) -> bool:
        """Whether the vocabulary has the line as a kind or section, which pages print of itself."""
        if not self._lines:
            return False
        meaning = self._lines[index].mark.meaning
        return meaning.kind is not None or meaning.section is not None

    def _is_label(self, index: int) -> bool:
        """Whether the vocabulary has the line as a label."""
        if not self._lines:
            return False
        line = self._lines[index]
        if self._keys[index][0] != LABEL and not line.hints.label:
            return False
        return line.mark.label is not None and line.mark.label.key is not None

    def _is_contacts(self, index: int) -> bool:
        if not self._lines:
            return False
        phrase = self._lines[index].mark.meaning.phrase
        return phrase is not None and phrase.role is Role.CONTACTS

    def _is_address(self, index: int) -> bool:
        """Whether a line has a telephone number or an e-mail address in it, as far as is known."""
        if not self._lines:
            return True
        text = self._lines[index].text
        return "@" in text or sum(map(str.isdigit, text)) >= 7

    def _alike(self, one: int, other: int) -> bool:
        """Whether two lines are set as items of the same list."""
        if not self._lines or other < 0 or other >= len(self._lines):
            return False
        a, b = self._hints(one), self._hints(other)
        if not (a.item or _is_link(a)):
            return False
        return (a.item, _is_link(a), a.container) == (b.item, _is_link(b), b.container)


def _is_link(hints: Hints) -> bool:
    return hints.link_share > 0.9
