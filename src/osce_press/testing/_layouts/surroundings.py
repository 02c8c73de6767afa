"""What the site prints around an article: a menu before it, standing lines and links after it."""

from collections.abc import Collection
from functools import cache

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from osce_press.testing._drafts.drafts import Navigation
from osce_press.testing._drafts.languages import chosen, phrases
from osce_press.testing._drafts.words import names, titles
from osce_press.vocabulary import default

__all__ = ["Entry", "Section", "Surroundings", "full_menu", "surroundings"]

#: The menu of crawled pages: headings of its lists, and the entries below them.
_MENU = """\
Our work:
Fields of work: Arms control; Border management; Combating trafficking in human beings; \
Conflict prevention and resolution; Countering terrorism; Cyber/ICT Security; Democratization; \
Economic activities; Education; Elections; Environmental activities; Gender equality; \
Good governance; Human rights; Media freedom and development; Migration; \
National minority issues; Policing; Reform and co-operation in the security sector; \
Roma and Sinti; Rule of law; Tolerance and non-discrimination; Youth; Field operations; Projects
Meetings and conferences: Summit meetings; Review Conferences; Ministerial Council meetings; \
Plenary meetings of the Permanent Council; \
Plenary Meetings of the Forum for Security Co-operation; Security Review Conferences; \
Annual Implementation Assessment Meetings; Economic and Environmental Forum; \
Economic and Environmental Dimension Implementation Meetings; Human rights meetings; \
Media conferences; Cyber/ICT security conferences; \
Conference of the Alliance against Trafficking in Persons; Gender equality conferences; \
Annual OSCE Mediterranean conferences; Annual OSCE Asian conferences; Partnerships
Fields of work:
Countries: All
Participating States: {states}; Asian Partners for Co-operation; \
Mediterranean Partners for Co-operation
Structures and institutions: Chairpersonship
Secretariat: Secretary General; Office of the Secretary General; Conflict Prevention Centre; \
Transnational Threats Department; Gender Issues Programme; Opportunities for Youth; \
Department of Human Resources; Department of Management and Finance; \
Office of Internal Oversight; Documentation Centre in Prague; Institutions
Field operations: Presence in Albania; Centre in Ashgabat; Programme Office in Astana; \
Programme Office in Bishkek; Mission to Bosnia and Herzegovina; Programme Office in Dushanbe; \
Mission in Kosovo; Mission to Moldova; Mission to Montenegro; Mission to Serbia; \
Mission to Skopje; Project Co-ordinator in Uzbekistan; Closed field activities; \
Parliamentary Assembly; Court of Conciliation and Arbitration; Organizational structure; About us\
"""
#: That of a few crawls, cut by the extractor; two entries of its own end it.
_SHORT_MENU = """\
Our work: Fields of work; Field operations; Projects
Structures and institutions: Chairpersonship; Secretariat\
"""
#: Lines that were renamed from one crawl to another.
_OLD_NAMES = {
    "Czechia": "Czech Republic",
    "Gender equality conferences": "Gender Equality Review Conferences",
}
_CONTACTS = (
    ("Spokesperson", "OSCE Secretariat", "Office: +43 1 514 36 6000"),
    (
        *("Jane Doe", "National Media Officer", "OSCE Mission to Moldova"),
        *("75 Alexe Mateevici str.", "2009 Chișinău", "Moldova"),
        *("Office: +373 22 887 887", "Fax: +373 22 223 496", "press@osce.example"),
    ),
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
def surroundings(draw: DrawFn, navigation: Collection[Navigation]) -> Surroundings:
    """Draw a menu of one of the given sorts, and a tail."""
    sort = draw(st.sampled_from(chosen("navigation", navigation, Navigation)))
    menu: tuple[Entry, ...] = ()
    if sort == "unseen":
        menu = tuple(map(Entry, draw(st.lists(names(), min_size=4, max_size=12))))
    elif sort == "short":
        menu = _entries(_SHORT_MENU)
    elif sort == "full":
        menu = draw(_renamed(full_menu()))
    return Surroundings(menu, draw(_tails()))


@cache
def full_menu() -> tuple[Entry, ...]:
    """Return the menu that crawled pages begin with."""
    states = (state.name for state in default().states if state.status == "participating State")
    return _entries(_MENU.format(states="; ".join(states)))


def _entries(menu: str) -> tuple[Entry, ...]:
    groups = (line.partition(":") for line in menu.splitlines())
    return tuple(
        entry
        for heading, _, lines in groups
        for entry in (
            Entry(heading, heads=True),
            *(Entry(line.strip()) for line in lines.split(";") if line),
        )
    )


@st.composite
def _renamed(draw: DrawFn, menu: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Draw what changes from crawl to crawl: names, and the State that has the chair."""
    states = [state.name for state in default().states if state.status == "participating State"]
    chair = draw(st.sampled_from(states))
    names_now = {chair: f"{chair} – OSCE Chairpersonship {draw(st.integers(2010, 2035))}"}
    if draw(st.booleans()):
        names_now = {**_OLD_NAMES, **names_now}
    return tuple(attrs.evolve(entry, text=names_now.get(entry.text, entry.text)) for entry in menu)


@st.composite
def _tails(draw: DrawFn) -> tuple[Section, ...]:
    """Draw the sections after the body, each at most once."""
    items = st.builds("{}{}".format, titles(), st.sampled_from(("", "...")))
    related = tuple(draw(st.lists(items, max_size=3)))
    sections = [
        Section(phrases("impact", "en")[0], phrases("impact-invitation", "en")),
        Section(phrases("read-more", "en")[0], related, linked=True),
        Section("Contacts", draw(st.sampled_from(_CONTACTS))),
        Section(None, phrases("external-links", "en")),
    ]
    return tuple(section for section in sections if draw(st.booleans()))
