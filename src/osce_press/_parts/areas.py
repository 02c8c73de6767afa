"""Areas: what the elements of a page hold, and which of them holds most of the prose.

It is found as readability does it: each sentence speaks for the elements around it, less the
farther out, and links speak against them (Arc90's Readability).
"""

import operator
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, takewhile

from osce_press._grammar.labels import Label
from osce_press._grammar.shape import Shape, ends_sentence
from osce_press._lines.page import Element, around
from osce_press._marks import Line
from osce_press.models import Role

__all__ = ["LISTS", "Areas"]

_COMMAS = ",，、،"
#: What holds items.
LISTS = frozenset({"dl", "ol", "ul"})
#: Part of the text that they stand in: none is the element with most prose, though on a page
#: without wrappers it may hold most of it, beside headings and menus.
_PARTS = LISTS | {"blockquote", "details", "fieldset"}
#: What holds so many links besides the text holds menus.
_LEAST_LINKS = 5
#: Several paragraphs have so many characters.
_LEAST_SEVERAL = 300
#: With this share of the prose of comments, an element can be the text all the same.
_LEAST_PROSE = 0.1
#: A line of the text is no shorter, if it is no sentence.
_LEAST_TEXT = 40
#: Two of these make a block.
_STATED = frozenset({"date", "place", "source"})
#: A dateline has its day within so many characters.
_REACH = 60
#: The contacts of a person, and of those that are looked at, have no more lines.
_CONTACT, _CONTACTS = 12, 60
#: How much less a sentence says of the element around its own, and those around that.
_SHARES = (1.0, 0.5, 0.25, 1 / 6)


class Areas:
    """What the elements of a page hold, and where they stand.

    ``is_others`` tells elements of others than the author, such as comments.
    """

    def __init__(
        self,
        elements: Sequence[Element],
        lines: Sequence[Line],
        is_others: Callable[[Element], bool],
    ) -> None:
        self.elements = elements
        number = len(elements)
        parents = [element.parent for element in elements]
        #: By element, the number after those in it.
        self._ends = ends = list(range(1, number + 1))
        for at in range(number - 1, 0, -1):
            if ends[parents[at]] <= at:
                ends[parents[at]] = ends[at]
        #: By element, itself, or the one around it if it is itself a paragraph.
        self.grouping = [at if it.groups else it.parent for at, it in enumerate(elements)]
        #: The elements of each tag, and of each role.
        self._tagged: dict[str, list[int]] = {}
        for at, element in enumerate(elements):
            for tag in {element.tag, element.role}:
                self._tagged.setdefault(tag, []).append(at)
        self._counts = [[0] * number for _ in range(7)]
        #: Characters, those of links and those of sentences; lines.
        self.chars, self.linked, self.prose, self.lines = self._counts[:4]
        #: Lines that are links; labels of the vocabulary; headings of contacts.
        self.link_lines, self.labels, self.contacts = self._counts[4:]
        #: Paragraphs of its own.
        self.paragraphs = [0] * number
        self._sentences: list[Line] = []
        #: Lines of the vocabulary's standing ones, and labels with their lines.
        self.named: list[Line] = []
        self.labelled: list[tuple[Line, Label]] = []
        self.headings: list[Line] = []
        #: By element, the lines that stand in none of those in it.
        self.held: list[list[Line]] = [[] for _ in elements]
        self._take(lines)
        scores = self._scores(self._count(lines))
        heading = min(self.headings, key=lambda line: line.hints.heading, default=None)
        several = (at for at, size in enumerate(self.prose) if size > _LEAST_SEVERAL)
        texts = [at for at in several if self.paragraphs[at] > 1]
        self._add_up(*self._counts)
        #: Those that are several paragraphs and little else, as a caption is not.
        self.with_text = {
            around
            for at in texts
            for around in self.around(at)
            if 2 * self.prose[at] > self.prose[around]
        }
        dense = [score and score * (1 - self.links(at)) for at, score in enumerate(scores)]
        #: The element with most prose; without any, what the markup says is the main one.
        self.best = max(range(number), key=dense.__getitem__)
        if heading is not None:
            half = self.prose[self.best] / 2
            held = (at for at in range(self.best, ends[self.best]) if self.prose[at] > half)
            near = (*held, *self.around(self.best))
            others = [at for at in near if is_others(elements[at])]
            self._pass_over(others, dense, heading.spot.element)
        self._hold_first(dense)
        if not dense[self.best]:
            self.best = min(self.within("main"), default=0)
        #: The elements around it, and how far out they are.
        self._around = {at: level for level, at in enumerate(self.around(self.best))}
        more = [at for at in range(number) if 2 * self.prose[at] >= self.prose[0] > 0]
        more = [at for at in more if at not in self._around and is_others(elements[at])]
        #: What comments and consents hold, if that is more than the text.
        self.others = self._inside(more)
        self.total = self.prose[0] - sum(self.prose[at] for at in more[:1])
        #: How far outside of the element with most prose each stands.
        self.levels: list[int] = []
        #: By level, what it stands in there.
        self._trunk = [self.best, *self._around]
        self._links = [self.link_lines[at] - self.link_lines[self.best] for at in self._around]
        for at, outer in enumerate(parents):
            level = self._around.get(at)
            self.levels.append(self.levels[outer] if level is None else level)
        most, own = self.prose[self.best] / (self.total or 1), self.linked[self.best]
        self._apart = [
            most * most * (self.linked[at] - own) / (self.chars[at] or 1) for at in self._around
        ]

    def _hold_first(self, dense: Sequence[float]) -> None:
        """Choose an element that holds the text's first sentence, whatever others say more."""
        ends = self._ends
        if begun := self._first_of_text():
            enclosing = self.around(begun.spot.element)
            apart = takewhile(lambda at: self.best not in range(at, ends[at]), enclosing)
            more = [at for at in apart if self.prose[at] > len(begun.text) + _LEAST_TEXT]
            self.best = max(more, key=dense.__getitem__, default=self.best)

    def _first_of_text(self) -> Line | None:
        """Return the first sentence with a dateline, or that below the block of date and source."""
        for it in self._sentences:
            if any(map(str.isdecimal, it.text[:_REACH])) and it.mark.dateline:
                return it
        own = [(it, label.key) for it, label in self.labelled if label.key in _STATED]
        # On a listing, they are stated more than once.
        is_block = 1 < len(own) == len({key for _, key in own})
        last = own[-1][0].number if is_block else len(self._sentences)
        return next((it for it in self._sentences if is_block and it.number > last), None)

    def _pass_over(self, outer: Sequence[int], dense: Sequence[float], heading: int) -> None:
        """Choose another element with prose than that in one of others, the outermost if it can be.

        It stands nearer to the highest heading, or before them and as near.
        """
        for others in reversed(outer):
            around = {0, *self.around(others), *self.within("nav")}
            beside = (*range(others), *range(self._ends[others], len(dense)))
            far, least = self.common(heading, others), _LEAST_PROSE * dense[self.best]
            texts = (at for at in beside if dense[at] > least and at not in around)
            near = [at for at in texts if (self.common(heading, at), others) > (far, at)]
            if near:
                self.best = max(near, key=dense.__getitem__)
                return

    def common(self, one: int, other: int) -> int:
        """Return the innermost element that two stand in."""
        return max({*self.around(one)} & {*self.around(other)})

    def _take(self, lines: Sequence[Line]) -> None:
        """Take in the lines by what they are."""
        for line in lines:
            self.held[line.spot.element].append(line)
            if line.mark.meaning.phrase:
                self.named.append(line)
            if line.hints.heading:
                self.headings.append(line)
            if line.label and not line.is_link:
                self.labelled.append((line, line.label))
                self.labels[line.spot.element] += 1

    def _count(self, lines: Sequence[Line]) -> list[float]:
        """Count what each element holds itself; return the points of its own prose."""
        points = [0.0] * len(self.elements)
        # Above the highest heading stand cookies and the like, in a footer what the site is.
        sites = self.within("header") - self.within("main") - self.within("article")
        sites |= self.within("footer")
        top = next((line.number for line in self.headings if line.hints.heading == 1), 0)
        for at, held in enumerate(self.held):
            chars = linked = links = 0
            for line in held:
                size = len(line.text)
                chars += size
                if line.link_share:
                    linked += round(size * line.link_share)
                    links += line.is_link
            self.lines[at], self.chars[at] = len(held), chars
            self.linked[at], self.link_lines[at] = linked, links
        for line in self.named:
            phrase = line.mark.meaning.phrase
            if phrase and phrase.role is Role.CONTACTS and not line.is_link:
                self._count_contacts(lines[line.number : line.number + _CONTACTS])
        for line in [line for line in lines if line.mark.is_prose and line.link_share < 0.5]:
            at, size, mark = line.spot.element, len(line.text), line.mark
            phrase = mark.meaning.phrase
            # A long list of structures is no prose, though it is as long.
            is_list = mark.shape is Shape.LONG and not ends_sentence(line.text)
            if is_list or (phrase and not phrase.corrects):
                continue
            self.prose[at] += size
            self.paragraphs[at] += 1
            self._sentences.append(line)
            commas = sum(map(line.text.count, _COMMAS))
            found = 1 + min(commas, 10) + min(size // 100, 3)
            is_text = line.number > top and at not in sites
            points[at] += found if is_text else found * _SHARES[2]
        return points

    def _count_contacts(self, lines: Sequence[Line]) -> None:
        """Count the heading of some contacts, which can stand in elements of their own."""
        others = (it.hints.heading or it.is_link or it.mark.is_prose for it in lines[1:])
        end = next((at for at, is_other in enumerate(others, 1) if is_other), len(lines))
        for held in {line.spot.element for line in lines[:end]}:
            self.contacts[held] += 1

    def _scores(self, points: Sequence[float]) -> list[float]:
        """Return the points of each element, with a share of those of the elements in it."""
        scores = [0.0] * len(points)
        for at, found in enumerate(points):
            if found:
                around = self.grouping[at]
                while self.elements[around].tag in _PARTS:
                    around = self.elements[around].parent
                for share in _SHARES:
                    scores[around] += found * share
                    around = self.elements[around].parent
        return scores

    def _add_up(self, *counts: list[int]) -> None:
        """Add to each element what the elements in it hold."""
        for held in filter(any, counts):
            sums = [0, *accumulate(held)]
            held[:] = map(operator.sub, map(sums.__getitem__, self._ends), sums)

    def around(self, at: int) -> Iterator[int]:
        """Yield an element and those around it, the innermost first."""
        return around(at, self.elements)

    def links(self, at: int) -> float:
        """Return the share of an element's characters that are links."""
        return self.linked[at] / self.chars[at] if self.chars[at] else 0.0

    def is_prose(self, at: int) -> bool:
        """Return whether an element holds sentences and little else."""
        return self.prose[at] > 0.8 * self.chars[at] and self.links(at) < 0.1

    def within(self, tag: str) -> set[int]:
        """Return the elements that have a tag, or the role of its name, and what is in them."""
        return self._inside(self._tagged.get(tag, ()))

    @cached_property
    def own(self) -> set[int]:
        """The elements that are blocks of labels or of contacts, and those in them."""
        blocks = [
            at
            for at, labels in enumerate(self.labels)
            if (labels and self.lines[at] <= 4 * labels + 4)
            # Names and addresses can be links, but not most of the block.
            or (self.contacts[at] and 2 * self.link_lines[at] <= self.lines[at] <= _CONTACT)
        ]
        # In Drupal's fields, a label nobody has seen has an element called as those beside it.
        labelled = [self.elements[at] for at in blocks if self.labels[at]]
        alike = {(it.parent, it.classes) for it in labelled if it.classes}
        blocks += [
            at
            for at, it in enumerate(self.elements)
            if (it.parent, it.classes) in alike and self.lines[at] == 2 and not self.linked[at]
        ]
        return self._inside(blocks, self._around)

    def _inside(self, blocks: Iterable[int], apart: Container[int] = ()) -> set[int]:
        """Return blocks, and what is in them; but not what is ``apart``."""
        return {inner for at in blocks if at not in apart for inner in range(at, self._ends[at])}

    def go_on(self, lines: Sequence[Line], is_apart: Callable[[int], object]) -> None:
        """Take in the elements beside the prose that the text goes on in, to their last sentence.

        Page builders make each part of a text an element of its own, and name them alike. A link in
        another, a heading of the site's or a date ends it; what is apart, such as a figure, not.
        """
        best, holding = self.elements[self.best], self.held[self.best : self._ends[self.best]]
        own = [line.number for held in holding for line in held]
        above, below = lines[: min(own, default=0)], lines[max(own, default=len(lines)) + 1 :]
        for way in (above[::-1], below):
            passed: list[int] = []
            for line in way:
                mark, at = line.mark, line.spot.element
                is_alike = self.is_alike(at)
                is_beside = is_alike and self.elements[at].parent == best.parent
                is_link = line.link_share > 0.5 and not (is_beside and best.classes)
                # Above the text it is the title, below it can be a heading of a part.
                if is_link or (line.hints.heading == 1 and not (way is below and is_alike)):
                    break
                if is_apart(at):
                    continue
                if mark.meaning.phrase is not None or mark.header is not None:
                    break
                passed.append(at)
                if is_alike or (mark.shape >= Shape.SENTENCE and ends_sentence(line.text)):
                    while passed:
                        self.levels[passed.pop()] = 0

    def is_alike(self, at: int) -> bool:
        """Return whether an element and those around it are called like those of the most prose."""
        other = self.best
        if self.elements[at].tag in LISTS:
            at = self.elements[at].parent
        while at != other:
            one, two = self.elements[at], self.elements[other]
            if (one.tag, one.role, one.classes) != (two.tag, two.role, two.classes):
                return False
            at, other = one.parent, two.parent
        return True

    def left_over(self, lines: Sequence[Line], told: Container[int]) -> Iterator[Line]:
        """Yield headings and the like in elements whose other lines, ``told``, are the site's."""
        sites, texts = ([0] * len(self.elements) for _ in range(2))
        left: list[Line] = []
        for line in lines:
            if line.number in told:
                sites[line.spot.element] += 1
            elif line.mark.is_prose or len(line.text) > _LEAST_TEXT:
                texts[line.spot.element] += 1
            else:
                left.append(line)
        if not (left and any(sites)):
            return
        self._add_up(sites, texts)
        for line in left:
            at = line.spot.element
            around = (at, self.elements[at].parent, self.elements[self.elements[at].parent].parent)
            in_block = any(
                1 < sites[at] > self.lines[at] - sites[at] and not texts[at]
                for at in around
                if at not in self._around
            )
            stated = in_block and (line.mark.header or line.mark.meaning.phrase)
            if in_block and not (stated or at in self.own):
                yield line

    def below(self, outer: int, at: int) -> int | None:
        """Return the element in ``outer`` that ``at`` stands in; None if it stands elsewhere."""
        if at == outer:
            return at
        while at and self.elements[at].parent != outer:
            at = self.elements[at].parent
        return at or None

    def is_part(self, at: int) -> bool:
        """Return whether an element beside that with most prose holds sentences, and no links."""
        around = (it for it in self._around if self.lines[it] > self.lines[self.best])
        part = self.below(next(around, 0), at)
        return part is not None and self.is_prose(part) and not self.linked[part]

    def beside(self, at: int) -> range:
        """Return an element beside the prose and those in it; nothing of one that holds prose."""
        is_beside = at not in self._around and self.levels[at]
        return range(at, self._ends[at]) if is_beside else range(0)

    def apart(self, at: int) -> float:
        """Return the share of links in the element around both the prose and an element beside it.

        Those in the prose are left out. It counts as far as one element has the page's prose.
        """
        return 0.0 if at in self._around else self._apart[self.levels[at]]

    def is_outside(self, at: int) -> bool:
        """Return whether the element around both the prose and one beside it holds menus, too.

        One that stands in a row or section like that of the prose may be a part of the text all the
        same: page builders make a text of them, and name them alike.
        """
        level = self.levels[at]
        if self._links[level] - self.link_lines[at] < _LEAST_LINKS:
            return False
        while at not in self._around and (outer := self.elements[at].parent) not in self._around:
            at = outer
        trunk, branch = self.elements[self._trunk[level]], self.elements[at]
        name = trunk.classes.split()[:1]
        return not name or trunk.tag != branch.tag or name != branch.classes.split()[:1]
