"""The weight of a page's elements: whether they are the article's or the site's.

Every element is weighed by a few features: where it stands beside the one with most prose, what it
holds, what it is called (Kohlschütter et al., Boilerplate Detection using Shallow Text Features,
WSDM 2010, on the density of links and text). The weights were fitted to real pages of other sites
by ``scripts/fit_chrome.py``; no name alone outweighs prose inside the article.
"""

import math
import operator
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from osce_press._lines.page import Element, Page
from osce_press._marks import Line
from osce_press._parts.areas import Areas
from osce_press._parts.cards import cards_of
from osce_press._parts.element_names import ElementNames
from osce_press._parts.headings import find_title
from osce_press._parts.outline import Verdict
from osce_press.models import Role
from osce_press.vocabulary._fold import slug

__all__ = ["LIMITS", "WEIGHTS", "Judge"]

#: What each feature of an element's place adds for the body.
_OF_PLACE = {
    "constant": -0.4,
    "in the element with most prose": 2.6,
    "two elements away from it": 0.3,
    "farther out than the title": -3.0,
    "in main": 0.5,
    "lines (logarithm)": 0.25,
    "share of links": -0.6,
    "links around it and the prose": -44.0,
    "links under such a name": -2.0,
}
#: The same of names, landmarks and cards, which count for the element and for those around it that
#: hold less than half of the page's prose.
_OF_NAMES = {
    "a card": -1.5,
    "a card apart": -4.5,
    "nav": -3.0,
    "search": -3.0,
    "dialog": -3.0,
    "aside": -1.5,
    "header": -0.9,
    "footer": -1.5,
    "form": -2.2,
    "figure": -2.2,
    "table": 1.3,
    "blockquote": 1.9,
    "named advertisement": -1.0,
    "named author": -2.9,
    "named banner": -0.6,
    "named caption": -3.4,
    "named comments": -3.2,
    "named consent": -4.0,
    "named content": 0.45,
    "named details": -0.3,
    "named dialog": -0.5,
    "named footer": -3.4,
    "named navigation": -0.5,
    "named pager": -1.4,
    "named promotion": -2.4,
    "named related": -0.3,
    "named share": -1.2,
    "named sidebar": -0.6,
    "named tools": -1.8,
}
WEIGHTS = _OF_PLACE | _OF_NAMES
#: A sentence is chrome below the first, another line below the second.
LIMITS = (-1.15, 0.0)
#: Around a form, so many lines are its own.
_MOST_FORM_LINES = 5
#: What names such as "search" or "pager" say of an element of links they do not of sentences.
_OF_LINKS = frozenset({"banner", "navigation", "pager", "share", "tools"})
#: The most that one name, or landmark, can speak against sentences inside the article.
_MOST_AGAINST = -3.0
#: Roles of what people press or type in.
_CONTROLS = frozenset({"button", "menuitem", "option", "search", "tab"})
_TAGS = frozenset(name for name in _OF_NAMES if " " not in name)
_ROLES = {
    "banner": "header",
    "complementary": "aside",
    "contentinfo": "footer",
    "dialog": "dialog",
    "form": "form",
    "navigation": "nav",
    "search": "search",
}
_VERDICTS = {
    **dict.fromkeys(("nav", "search", "header"), Role.NAVIGATION),
    **dict.fromkeys(("banner", "dialog", "navigation", "pager", "tools"), Role.NAVIGATION),
    **dict.fromkeys(("footer", "consent"), Role.FOOTER),
    **dict.fromkeys(("figure", "caption"), Role.CAPTION),
}


class Evidence(NamedTuple):
    """What names and landmarks say of an element: its own and those around it."""

    #: By feature, the markup that has it; and those of them that speak against the element.
    found: Mapping[str, str]
    against: Mapping[str, str]
    #: What they add together.
    weight: float

    def and_of(self, own: Mapping[str, str]) -> "Evidence":
        """Return the evidence on an element in one with this, which has ``own`` besides."""
        found = {name: said for name, said in own.items() if name not in self.found}
        if not found:
            return self
        weights = {name: WEIGHTS.get(name, 0.0) for name in found}
        against = {name: said for name, said in found.items() if weights[name] < 0}
        weight = self.weight + sum(weights.values())
        return Evidence({**found, **self.found}, {**against, **self.against}, weight)


_NO_EVIDENCE = Evidence({}, {}, 0.0)


class Judge:
    """The weight of each element of a page, and what it is for."""

    def __init__(self, page: Page, lines: Sequence[Line], names: ElementNames) -> None:
        self.areas = areas = Areas(page.elements, lines, names.is_of_others)
        beside = areas.within("nav") | areas.within("aside")
        if areas.best in beside:
            beside = set[int]()
        own = [it for it in lines if it.spot.element not in beside or it.hints.heading == 1]
        prose = (it for it in own if it.mark.is_prose and areas.levels[it.spot.element] == 0)
        text = [*islice(prose, 2)]
        #: The number of the text's first line, and the title.
        self.first = text[0].number if text else 0
        self.title = title = find_title(own, page.markup.titles, text)
        #: Columns and widgets, where the title or the prose stands in one: all of the page does.
        self._layout = {
            names.read("class", areas.elements[around].classes).get("sidebar")
            for at in (areas.best, 0 if title is None else title.spot.element)
            for around in areas.around(at)
        }
        #: What holds the prose is no dialog; what it is called says nothing of others called so.
        self._of_text = frozenset(areas.around(areas.best))
        self._own = {areas.elements[around].classes for around in self._of_text}
        self._cards = frozenset(cards_of(areas, title, page.markup.links))
        #: What headings of several words make, "copyright-law", is the name of a section on that.
        several = [(it, it.mark.meaning) for it in areas.headings if not it.mark.is_word]
        own = [it for it, known in several if not (known.phrase or known.menu or known.section)]
        self._headings = {slug(line.text) for line in own}
        #: The elements around the title.
        self._title = frozenset(() if title is None else areas.around(title.spot.element))
        #: How far out the title stands; on a page without one, all may be the article's.
        self._farthest = (
            len(areas.elements) if title is None else max(1, areas.levels[title.spot.element])
        )
        #: By element.
        self.evidence: list[Evidence] = []
        self._names = names
        #: What stands around a form says what it is for.
        self._forms = {own.parent for own in areas.elements if own.tag == "form"}
        self._in_main = areas.within("main")
        self._in_section = self._in_main | areas.within("article")
        most, footers = areas.total or 1, areas.within("footer")
        for at, element in enumerate(areas.elements):
            told = at and areas.lines[at]
            told = told and (2 * areas.prose[at] < most or at in footers or at in areas.others)
            self.evidence.append(self._evidence(at, element) if told else _NO_EVIDENCE)
        areas.go_on(lines, lambda at: self.evidence[at].against or self.is_far(at))

    def _evidence(self, at: int, element: Element) -> Evidence:
        """Return what an element is called, with what those around it are; the same if nothing."""
        found: dict[str, str] = {}
        tag = _ROLES.get(element.role, element.tag)
        is_of_part = tag in {"header", "footer"} and (
            at in self._in_section or self._is_of_part(element.parent)
        )
        is_page = tag == "dialog" and at in self._of_text
        if tag in _TAGS and not is_of_part and not is_page:
            found[tag] = f"<{element.tag}>" if tag == element.tag else f'role="{element.role}"'
        for attribute, value in (("class", element.classes), ("id", element.identity)):
            if not value or value in self._own or value in self._headings:
                continue
            for part, said in self._names.read(attribute, value).items():
                is_text = part in _OF_LINKS and self.areas.is_prose(at)
                # No caption is several paragraphs.
                is_text = is_text or (part == "caption" and at in self.areas.with_text)
                # "panel-bottom" can say where a part of the text stands.
                is_text = is_text or (part == "bottom" and self.areas.is_part(at))
                if said not in self._layout and not is_text:
                    found.setdefault("named footer" if part == "bottom" else f"named {part}", said)
        if at in self._forms and self.areas.lines[at] <= _MOST_FORM_LINES:
            found.setdefault("form", "<form>")
        around = self.evidence[element.parent]
        if at in self._cards:
            apart = tag == "article" or "aside" in around.found
            found["a card apart" if apart else "a card"] = "a link, and sentences below it"
        return around.and_of(found) if found else around

    def section(self, at: int) -> int:
        """Return what in the text is called as an element is, if mostly sentences; 0 if none is."""
        areas = self.areas
        *_, named = (it for it in areas.around(at) if self.evidence[it] is self.evidence[at])
        is_text = 2 * areas.prose[named] > areas.chars[named] and not areas.link_lines[named]
        return named if is_text and not areas.levels[at] else 0

    def _is_of_part(self, at: int) -> bool:
        """Whether what an element heads or ends is a quotation, or a section of the text."""
        if self.areas.elements[at].tag == "section" and self._title:
            return self.areas.is_alike(at) and at not in self._title
        return self.areas.elements[at].tag == "blockquote"

    def is_far(self, at: int) -> bool:
        """Return whether an element stands farther out than the title, where the menus do."""
        return self.areas.levels[at] > self._farthest and self.areas.is_outside(at)

    def is_apart(self, at: int, page: int) -> bool:
        """Return whether an element stands apart from title and text, which ``page`` holds."""
        areas = self.areas
        if areas.below(page, at) is not None or at in areas.own:
            return False
        whole = areas.elements[areas.common(page, at)]
        return whole.tag == "body" or areas.is_outside(at)

    def control(self, at: int) -> str | None:
        """Return what makes an element a control, or a form of a few labels, if anything does."""
        element = self.areas.elements[at]
        if element.role in _CONTROLS:
            return f'role="{element.role}"'
        is_form = element.tag == "form" and not self.areas.prose[at] and at not in self.areas.own
        return "<form>" if is_form else None

    def place(self, at: int) -> tuple[float, ...]:
        """Return where an element stands and what it holds, in the order of their table."""
        areas, evidence = self.areas, self.evidence[at]
        links, level = areas.links(at), areas.levels[at]
        return (
            1.0,
            float(level == 0),
            float(level >= 2),
            # How much less prose it holds than the element with most.
            max(0.0, 1 - areas.prose[at] / (areas.prose[areas.best] or 1)) * self.is_far(at),
            float(at in self._in_main),
            math.log(areas.lines[at] or 1),
            links,
            areas.apart(at),
            links * bool(evidence.against),
        )

    def value(self, at: int) -> float:
        """Return what speaks for an element that it is the article's."""
        evidence = self.evidence[at]
        place: float = sum(map(operator.mul, _OF_PLACE.values(), self.place(at)))
        value = place + evidence.weight
        against = evidence.against
        if against and self.areas.levels[at] == 0 and len(set(against.values())) == 1:
            named = sum([WEIGHTS[name] for name in against])
            value += max(named, _MOST_AGAINST) - named
        return value

    def verdict(self, at: int, above: bool, lead: bool = False) -> Verdict:
        """Return the verdict on lines of chrome: their role, and the evidence that weighs most.

        They stand ``above`` the title, or as a ``lead`` between title and text, or elsewhere.
        """
        against = self.evidence[at].against
        if against:
            part = min(against, key=WEIGHTS.__getitem__)
            role = _VERDICTS.get(part.removeprefix("named "), Role.RELATED)
            # Beside or below the text, it is that of a related item.
            is_lead = lead and self.areas.links(at) < 0.5
            if role is Role.CAPTION and self.areas.levels[at] and not is_lead:
                role = Role.RELATED
            return Verdict(role, "chrome", against[part])
        links = round(100 * self.areas.links(at))
        if above:
            return Verdict(Role.NAVIGATION, "chrome", f"above the title, {links} % of it are links")
        role = Role.RELATED if links > 50 else Role.FOOTER
        return Verdict(role, "chrome", f"apart from the text, {links} % of it are links")
