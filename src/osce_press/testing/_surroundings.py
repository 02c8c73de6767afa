"""What the site prints around an article: menus before it, standing lines and links after it."""

from collections.abc import Collection
from functools import cache
from typing import Literal, get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Role
from osce_press.testing._words import names, titles
from osce_press.vocabulary import default

__all__ = ["ALL_NAVIGATION", "Entry", "Navigation", "Section", "Surroundings", "surroundings"]

#: "unseen" is a menu of words nobody knows; only HTML can say that it is one.
Navigation = Literal["none", "full", "varied", "half", "unseen"]
ALL_NAVIGATION: tuple[Navigation, ...] = get_args(Navigation)

_OLD_NAMES = {
    "Czechia": "Czech Republic",
    "Gender equality conferences": "Gender Equality Review Conferences",
    "Türkiye": "Turkey",
    "North Macedonia": "the former Yugoslav Republic of Macedonia",
}
#: Entries of the vocabulary that stand elsewhere than in the menu, or at its named places.
_PLACED = frozenset(
    {
        *("About us", "All", "Countries", "Field operations", "Fields of work", "Institutions"),
        *("Meetings and conferences", "Organizational structure", "Our work", "Projects"),
        *("Participating States", "Partnerships", "Skip Links", "Skip navigation"),
        *("Structures and institutions", "Closed field activities", "Opportunities for Youth"),
        *("Asian Partners for Co-operation", "Mediterranean Partners for Co-operation"),
        *("Department of Human Resources", "Department of Management and Finance"),
        *("Office of Internal Oversight",),
    }
)


@attrs.frozen
class Entry:
    """A line of a menu."""

    text: str
    #: Whether it heads a list of other entries.
    heads: bool = False


@attrs.frozen
class Section:
    """A section of the tail: what heads it, if anything, and its lines."""

    heading: str | None
    lines: tuple[str, ...] = ()
    #: Whether the lines are links to other pages.
    linked: bool = False


@attrs.frozen
class Surroundings:
    """What stands around an article."""

    menu: tuple[Entry, ...] = ()
    tail: tuple[Section, ...] = ()


@st.composite
def surroundings(
    draw: DrawFn, *, navigation: Collection[Navigation] = ALL_NAVIGATION
) -> Surroundings:
    """Draw a menu of one of the given sorts, and a tail."""
    sort = draw(st.sampled_from(list(navigation)))
    menu = draw(_menus(sort))
    return Surroundings(menu, draw(_tails()))


@cache
def full_menu() -> tuple[Entry, ...]:
    """Return the menu that every crawled page begins with, from the vocabulary's entries."""
    known = default()
    meetings = [entry.name for entry in known.navigation_entries if entry.name not in _PLACED]
    states = [entry.name for entry in known.states if entry.status == "participating State"]
    fields = [entry.name for entry in known.fields_of_work if "navigation" in (entry.source or "")]
    structures = [
        entry.name.removeprefix("OSCE ")
        for entry in known.structures
        if "navigation" in (entry.source or "")
    ]
    groups: tuple[tuple[str, list[str]], ...] = (
        ("Our work", []),
        ("Fields of work", [*fields, "Field operations", "Projects"]),
        ("Meetings and conferences", [*meetings, "Partnerships"]),
        ("Countries", ["All"]),
        ("Participating States", states),
        ("Structures and institutions", [*structures, "Organizational structure", "About us"]),
    )
    return tuple(
        entry
        for heading, lines in groups
        for entry in (Entry(heading, heads=True), *map(Entry, lines))
    )


@st.composite
def _menus(draw: DrawFn, sort: Navigation) -> tuple[Entry, ...]:
    if sort == "none":
        return ()
    if sort == "unseen":
        lines = draw(st.lists(names(), min_size=4, max_size=12))
        return tuple(map(Entry, lines))
    menu = list(full_menu())
    if sort == "half":
        middle = draw(st.integers(len(menu) * 2 // 5, len(menu) * 3 // 5))
        return tuple(menu[:middle] if draw(st.booleans()) else menu[middle:])
    if sort == "varied":
        menu = draw(_varied(menu))
    return tuple(menu)


@st.composite
def _varied(draw: DrawFn, menu: list[Entry]) -> list[Entry]:
    """Rename States, move the suffix of the Chair, remove, add and exchange lines."""
    changed = [
        attrs.evolve(entry, text=_OLD_NAMES[entry.text])
        if entry.text in _OLD_NAMES and draw(st.booleans())
        else entry
        for entry in menu
    ]
    states = [
        index for index, entry in enumerate(changed) if default().state(entry.text) is not None
    ]
    chair = draw(st.sampled_from(states))
    year = draw(st.integers(2010, 2035))
    changed[chair] = Entry(f"{changed[chair].text} – OSCE Chairpersonship {year}")
    for _ in range(draw(st.integers(0, 5))):
        del changed[draw(st.integers(0, len(changed) - 2))]
    for text in draw(st.lists(names(), max_size=3)):
        changed.insert(draw(st.integers(1, len(changed) - 5)), Entry(text))
    for _ in range(draw(st.integers(0, 3))):
        one, two = (draw(st.integers(0, len(changed) - 1)) for _ in range(2))
        if all(default().navigation(changed[index].text) for index in (one, two)):
            changed[one], changed[two] = changed[two], changed[one]
    return changed


@st.composite
def _tails(draw: DrawFn) -> tuple[Section, ...]:
    """Draw the sections after the body, each at most once."""
    phrases = {
        entry.slug: next((name.text for name in entry.names if name.lang == "en"), "")
        for entry in default().phrases
    }
    sections: list[Section] = []
    if draw(st.booleans()):
        sections.append(Section(phrases["impact"], (phrases["impact-invitation"],)))
    if draw(st.booleans()):
        items = draw(_some_related())
        sections.append(Section(phrases["read-more"], tuple(items), linked=True))
    if draw(st.integers(0, 3)) == 3:
        sections.append(Section("Contacts", draw(_contacts())))
    if draw(st.booleans()):
        sections.append(Section(None, (phrases["external-links"],)))
    return tuple(sections)


@cache
def _related() -> SearchStrategy[str]:
    return st.one_of(
        titles(),
        titles().map(lambda title: f"{title}..."),
        st.just("A five-day study visit to Finland ended in Helsinki on 31 May 2013..."),
        st.just("12 March 2014"),
        st.just("Press release"),
    )


@cache
def _some_related() -> SearchStrategy[list[str]]:
    return st.lists(_related(), max_size=3)


@cache
def _contacts() -> SearchStrategy[tuple[str, ...]]:
    return st.sampled_from(
        (
            ("Spokesperson", "OSCE Secretariat", "Office: +43 1 514 36 6000"),
            (
                *("Jane Doe", "National Media Officer", "OSCE Mission to Moldova"),
                *("75 Alexe Mateevici str.", "2009 Chișinău", "Moldova"),
                *("Office: +373 22 887 887", "Fax: +373 22 223 496", "press@osce.example"),
            ),
            ("OSCE Programme Office in Bishkek", "6, Ryskulov str.", "Mobile: +996 555 000 000"),
        )
    )


#: Roles that the lines of a menu or tail may have; none of them is the article's.
SITE_ROLES = frozenset(
    {Role.NAVIGATION, Role.SECTION, Role.RELATED, Role.NOTICE, Role.FOOTER, Role.CONTACTS}
)
