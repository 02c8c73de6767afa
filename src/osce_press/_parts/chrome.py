"""Chrome: the elements of a page that are the site's, told by evidence, once for each element.

The element that holds most of the prose is found as readability does it: each sentence speaks for
the elements around it, less the farther out, and links speak against them (Arc90's Readability;
Kohlschütter et al., Boilerplate Detection using Shallow Text Features, WSDM 2010, on the density of
links and text). Every other element is then weighed by a few features: where it stands, what it
holds, what it is called. The weights were fitted to real pages of other sites by
``scripts/fit_chrome.py``; no name alone outweighs prose inside the article.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from osce_press._lines.page import Element, Page
from osce_press._marks import Line
from osce_press._parts.element_names import ElementNames
from osce_press._parts.outline import Verdict
from osce_press.models import Role
from osce_press.vocabulary._fold import fold

__all__ = ["LIMITS", "WEIGHTS", "Areas", "Chrome", "Judge", "find_chrome"]

#: What each feature of an element adds for the body. Names and landmarks count for the element and
#: for those around it that hold less than half of the page's prose.
WEIGHTS = {
    "constant": -0.4,
    "in the element with most prose": 2.6,
    "two elements away from it": 0.3,
    "in main": 0.5,
    "lines (logarithm)": 0.25,
    "share of links": -0.6,
    "share of links two elements out": -2.0,
    "links under such a name": -2.0,
    "nav": -3.0,
    "search": -3.0,
    "aside": -1.5,
    "header": -0.9,
    "footer": -0.9,
    "form": -2.2,
    "figure": -2.2,
    "table": 1.3,
    "blockquote": 1.9,
    "named advertisement": -1.0,
    "named author": -1.4,
    "named banner": -0.6,
    "named caption": -2.4,
    "named comments": -3.2,
    "named consent": -4.0,
    "named content": 0.2,
    "named details": -0.3,
    "named dialog": -1.0,
    "named footer": -1.4,
    "named navigation": -0.5,
    "named pager": -1.4,
    "named promotion": -2.4,
    "named related": -0.3,
    "named share": -1.2,
    "named sidebar": -0.6,
    "named tools": -1.8,
}
#: A sentence is chrome below the first, another line below the second.
LIMITS = (-0.9, 0.0)
#: A line as long as this is weighed like a sentence.
_LONG = 60
#: Shorter sentences do not say where the prose is.
_LEAST_PROSE = 25
_LONGEST_TITLE = 400
#: From this share of common words on, a heading is what the head of the document says.
_ALIKE = 0.4
#: A block of contacts has no more lines.
_CONTACTS = 40
#: How much less a sentence says of the element around its own, and those around that.
_SHARES = (1.0, 0.5, 0.25, 1 / 6)
#: What names such as "search" or "pager" say of an element of links they do not of sentences.
_OF_LINKS = frozenset({"banner", "navigation", "pager", "share", "tools"})
#: The most that one name, or landmark, can speak against sentences inside the article.
_MOST_AGAINST = -3.0
_TAGS = frozenset(
    {"aside", "blockquote", "figure", "footer", "form", "header", "nav", "search", "table"}
)
#: What people press or choose from is no text.
_CONTROLS = frozenset({"button", "optgroup", "option", "select"})
_ROLES = {
    "banner": "header",
    "complementary": "aside",
    "contentinfo": "footer",
    "form": "form",
    "navigation": "nav",
    "search": "search",
}
_VERDICTS = {
    **dict.fromkeys(("nav", "search", "header"), Role.NAVIGATION),
    **dict.fromkeys(("banner", "dialog", "navigation", "pager", "tools"), Role.NAVIGATION),
    **dict.fromkeys(("footer", "consent"), Role.FOOTER),
    **dict.fromkeys(("aside", "form", "figure", "caption"), Role.RELATED),
    **dict.fromkeys(("advertisement", "author", "comments", "details"), Role.RELATED),
    **dict.fromkeys(("promotion", "related", "share", "sidebar"), Role.RELATED),
}


def _is_main(element: Element) -> bool:
    return element.tag == "main" or element.role == "main"


class Areas:
    """What the elements of a page hold, and where they stand."""

    def __init__(self, elements: Sequence[Element], lines: Sequence[Line]) -> None:
        self.elements = elements
        number = len(elements)
        #: Characters, those of links and those of sentences; lines.
        self.chars, self.linked, self.prose = [0] * number, [0.0] * number, [0] * number
        self.lines = [0] * number
        #: Lines that are links; labels of the vocabulary; headings of contacts.
        self.link_lines = [0] * number
        self.labels, self.contacts = [0] * number, [0] * number
        scores = self._scores(self._count(lines))
        self._add_up()
        dense = [score * (1 - self.links(at)) for at, score in enumerate(scores)]
        #: The element with most prose; without any, what the markup says is the main one.
        self.best = max(range(number), key=dense.__getitem__)
        if not dense[self.best]:
            self.best = next((at for at, own in enumerate(elements) if _is_main(own)), 0)
        #: The elements around it, and how far out they are.
        self._around: dict[int, int] = {}
        at = self.best
        while at not in self._around:
            self._around[at] = len(self._around)
            at = elements[at].parent
        self._levels: list[int] = []
        for at, element in enumerate(elements):
            outside = self._levels[element.parent] if at else len(self._around)
            self._levels.append(self._around.get(at, outside))

    def _count(self, lines: Sequence[Line]) -> list[float]:
        """Count what each element holds itself; return the points of its own prose."""
        points = [0.0] * len(self.elements)
        for line in lines:
            at, size, share = line.hints.element, len(line.text), line.hints.link_share
            self.chars[at] += size
            self.linked[at] += size * share
            self.lines[at] += 1
            self.link_lines[at] += line.is_link
            phrase = line.mark.meaning.phrase
            self.labels[at] += line.label is not None and not line.is_link
            self.contacts[at] += phrase is not None and phrase.role is Role.CONTACTS
            standing = phrase is not None and not phrase.corrects
            if share < 0.5 and line.mark.is_prose and not standing:
                self.prose[at] += size
                if size >= _LEAST_PROSE:
                    points[at] += 1 + min(line.text.count(","), 10) + min(size // 100, 3)
        return points

    def _scores(self, points: Sequence[float]) -> list[float]:
        """Return the points of each element, with a share of those of the elements in it."""
        scores = [0.0] * len(points)
        for at, found in enumerate(points):
            if found:
                around = self.grouping(at)
                for share in _SHARES:
                    scores[around] += found * share
                    around = self.elements[around].parent
        return scores

    def _add_up(self) -> None:
        """Add to each element what the elements in it hold."""
        for at in range(len(self.elements) - 1, 0, -1):
            outer = self.elements[at].parent
            for held in (
                *(self.chars, self.prose, self.lines),
                *(self.link_lines, self.labels, self.contacts),
            ):
                held[outer] += held[at]
            self.linked[outer] += self.linked[at]

    def grouping(self, at: int) -> int:
        """Return the element, or the one around it if it is itself a paragraph."""
        return at if self.elements[at].groups else self.elements[at].parent

    def links(self, at: int) -> float:
        """Return the share of an element's characters that are links."""
        return self.linked[at] / self.chars[at] if self.chars[at] else 0.0

    def is_prose(self, at: int) -> bool:
        """Return whether an element holds sentences and little else."""
        return self.prose[at] > 0.8 * self.chars[at] and self.links(at) < 0.1

    def is_minor(self, at: int) -> bool:
        """Return whether an element holds less than half of the page's prose."""
        return self.prose[at] < 0.5 * (self.prose[0] or 1)

    def is_own(self, at: int, *, contacts: bool) -> bool:
        """Return whether an element is a block of labels or, if asked, of contacts, or in one."""
        while at and at not in self._around:
            lines, labels = self.lines[at], self.labels[at]
            if labels and lines <= 4 * labels + 4:
                return True
            if contacts and self.contacts[at] and lines <= _CONTACTS:
                return True
            at = self.elements[at].parent
        return False

    def below(self, outer: int, at: int) -> int | None:
        """Return the element in ``outer`` that ``at`` stands in; None if it stands elsewhere."""
        if at == outer:
            return at
        while at and self.elements[at].parent != outer:
            at = self.elements[at].parent
        return at or None

    def level(self, at: int) -> int:
        """Return how far outside the element with most prose an element stands."""
        return self._levels[at]


class Judge:
    """The weight of each element, and what it is for."""

    def __init__(self, areas: Areas, names: ElementNames) -> None:
        self.areas = areas
        self.names = names
        self.values: list[float] = []
        #: By element: what it and those around it are, with the markup that says so.
        self.evidence: list[Mapping[str, str]] = []
        self.in_main: list[bool] = []
        self.in_section: list[bool] = []
        for at, element in enumerate(areas.elements):
            self._weigh(at, element)

    def features(self, at: int) -> dict[str, float]:
        """Return the features of an element."""
        areas, elements = self.areas, self.areas.elements
        evidence, named = self.evidence[at], self.is_against(at)
        if evidence == self.evidence[elements[at].parent]:
            at = areas.grouping(at)
        out = elements[elements[at].parent].parent
        return {
            "constant": 1.0,
            "in the element with most prose": float(areas.level(at) == 0),
            "two elements away from it": float(areas.level(at) >= 2),
            "in main": float(self.in_main[at]),
            "lines (logarithm)": math.log(areas.lines[at] or 1),
            "share of links": areas.links(at),
            "share of links two elements out": areas.links(out),
            "links under such a name": areas.links(at) * named,
            **dict.fromkeys(evidence, 1.0),
        }

    def _weigh(self, at: int, element: Element) -> None:
        outer = element.parent
        tag = _ROLES.get(element.role, element.tag)
        main = _is_main(element)
        self.in_main.append(main or (at > 0 and self.in_main[outer]))
        section = main or element.tag == "article" or element.role == "article"
        self.in_section.append(section or (at > 0 and self.in_section[outer]))
        found: dict[str, str] = {}
        is_prose = self.areas.is_prose(at)
        if at and self.areas.is_minor(at):
            found.update(self.evidence[outer])
            if tag in _TAGS and not (tag in {"header", "footer"} and self.in_section[at]):
                found.setdefault(
                    tag, f"<{element.tag}>" if tag == element.tag else f'role="{element.role}"'
                )
            for attribute, value in (("class", element.classes), ("id", element.identity)):
                for part, name in self.names.read(attribute, value).items() if value else ():
                    if part in _OF_LINKS and is_prose:
                        continue
                    found.setdefault(f"named {part}", f'{attribute}="{name}"')
        self.evidence.append(found)
        features = self.features(at)
        against = [name for name in found if WEIGHTS.get(name, 0.0) < 0]
        weight = sum(
            WEIGHTS[name] * feature for name, feature in features.items() if name in WEIGHTS
        )
        if len({found[name] for name in against}) == 1 and self.areas.level(at) == 0:
            named = sum(WEIGHTS[name] for name in against)
            weight += max(named, _MOST_AGAINST) - named
        self.values.append(weight)

    def is_against(self, at: int) -> bool:
        """Return whether a name or landmark speaks against an element."""
        return any(WEIGHTS.get(name, 0.0) < 0 for name in self.evidence[at])

    def is_text(self, line: Line) -> bool:
        """Return whether a line is a sentence in the element with most prose."""
        return line.mark.is_prose and self.areas.level(line.hints.element) == 0

    def verdict(self, line: Line, *, above: bool) -> Verdict:
        """Return the verdict on a line of chrome: its role, and the evidence that weighs most."""
        at = line.hints.element
        evidence = self.evidence[at]
        parts = sorted(evidence, key=lambda name: WEIGHTS.get(name, 0.0))
        for part in parts:
            if WEIGHTS.get(part, 0.0) < 0:
                role = _VERDICTS.get(part.removeprefix("named "), Role.RELATED)
                return Verdict(role, "chrome", evidence[part])
        links = round(100 * self.areas.links(at))
        if above:
            return Verdict(Role.NAVIGATION, "chrome", f"above the title, {links} % of it are links")
        role = Role.RELATED if links > 50 else Role.FOOTER
        return Verdict(role, "chrome", f"apart from the text, {links} % of it are links")


class Chrome(NamedTuple):
    """What the markup says of a page: the lines that are the site's, and the title."""

    verdicts: dict[int, Verdict]
    title: Line | None


def find_chrome(page: Page, lines: Sequence[Line], names: ElementNames) -> Chrome:
    """Return the lines that are the site's, by number, each with the reason, and the title."""
    found = dict(_standing(lines))
    if len(page.elements) < 2:
        return Chrome(found, None)
    areas = Areas(page.elements, lines)
    judge = Judge(areas, names)
    first = next((line.number for line in lines if judge.is_text(line)), 0)
    title = _find_title(lines, page.markup.titles, first)
    at = first if title is None else title.number
    headed = dict(_headed(lines, areas))
    for line in lines:
        number = line.number
        if line is title or number in found:
            continue
        if line.hints.tag in _CONTROLS and not line.hints.heading:
            found[number] = Verdict(Role.NAVIGATION, "chrome", f"<{line.hints.tag}>")
            continue
        if number in headed:
            found[number] = Verdict(Role.RELATED, "chrome", f'below "{headed[number]}"')
            continue
        value = judge.values[line.hints.element]
        head = title is not None and at - 2 <= number < max(first, at + 1)
        is_long = line.mark.is_prose or len(line.text) >= _LONG or head
        # Without a name or landmark against it, only links take a sentence away.
        is_plain = (line.mark.is_prose or head) and not line.is_link
        if is_plain and not judge.is_against(line.hints.element):
            continue
        if title is not None and number < at and line.hints.element == title.hints.element:
            continue
        if value <= LIMITS[not is_long] and not _is_own(line, areas):
            found[number] = judge.verdict(line, above=number < at)
    return Chrome(found, title)


def _standing(lines: Sequence[Line]) -> Iterator[tuple[int, Verdict]]:
    """Yield the lines that are the site's wherever they stand: "Share this page"."""
    for line in lines:
        phrase = line.mark.meaning.phrase
        if phrase is None or not phrase.anywhere or line.hints.heading == 1:
            continue
        # A sentence can begin like a byline, but not like a consent to cookies.
        if phrase.role is Role.FOOTER or not line.mark.is_prose or phrase.match == "line":
            yield line.number, Verdict(phrase.role, "standing-line", phrase.slug)


def _headed(lines: Sequence[Line], areas: Areas) -> Iterator[tuple[int, str]]:
    """Yield the lines of cards below a heading such as "Related articles", with its words.

    Cards are elements beside the heading with a link in them; a paragraph beside it ends them.
    """
    heading: Line | None = None
    outer, empty = 0, True
    for line in lines:
        at = areas.grouping(line.hints.element)
        phrase = line.mark.meaning.phrase
        if phrase is not None and phrase.role is Role.RELATED and phrase.holds == "titles":
            heading, outer, empty = line, at, True
            while outer and areas.lines[outer] == 1:
                outer = areas.elements[outer].parent
        elif heading is not None:
            card = areas.below(outer, at)
            level = line.hints.heading
            if card is None or (card == outer and _ends(line, heading)):
                heading = None
            elif (
                card != outer
                and areas.link_lines[card]
                and not (level and level <= heading.hints.heading and not line.is_link)
            ):
                if empty:
                    empty = False
                    yield heading.number, heading.text
                yield line.number, heading.text


def _ends(line: Line, heading: Line) -> bool:
    """Whether a line beside a heading is none of what it heads."""
    level = line.hints.heading
    return not line.is_link and (line.mark.is_prose or 0 < level <= heading.hints.heading)


def _is_own(line: Line, areas: Areas) -> bool:
    """Whether a line is the article's by its words: kind, label, contact, a heading of the tail."""
    meaning = line.mark.meaning
    if not line.is_link and (meaning.kind is not None or meaning.phrase is not None):
        return True
    return areas.is_own(line.hints.element, contacts=not line.is_link)


def _find_title(lines: Sequence[Line], witnesses: Sequence[str], first: int) -> Line | None:
    """Return the line that is the title: the highest heading, unless the head says another.

    Args:
        lines: The page's lines.
        witnesses: What the head of the document says the title is; the site's name may be in it.
        first: Number of the first line of the text; a title seldom stands far below it.
    """
    said = [words for witness in witnesses if (words := _words(witness))]
    best, found = 0.0, None
    for line in lines:
        level = line.hints.heading
        if not level and (line.number > first or len(line.text) > _LONGEST_TITLE):
            continue
        own, meaning = _words(line.text), line.mark.meaning
        each = [2 * len(own & other) / (len(own) + len(other)) for other in said]
        alike = sum(each) / len(each) if each else 0.0
        score = {1: 2.0, 2: 1.0, 3: 0.5}.get(level, 0.0) + (3 * alike if alike >= _ALIKE else 0)
        if not level and max(each, default=0.0) < 1:
            continue
        standing = (
            line.is_link
            or line.is_menu
            or meaning.section is not None
            or meaning.phrase is not None
        )
        score -= 1.5 * (standing and alike < _ALIKE) + (line.number > first)
        if score > best:
            best, found = score, line
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text)))
