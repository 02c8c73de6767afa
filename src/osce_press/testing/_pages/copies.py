"""Copies of pages on other sites, and pages of the site that are no articles."""

import datetime

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Article, Kind, PageType
from osce_press.testing._drafts.bodies import Piece, bodies
from osce_press.testing._drafts.datelines import datelines_near, days
from osce_press.testing._drafts.drafts import Draft, draft_of
from osce_press.testing._drafts.languages import Language, dates_in, sections
from osce_press.testing._drafts.words import perhaps, sentences, titles
from osce_press.vocabulary import default

__all__ = ["about_pages", "aggregated_pages", "resource_pages", "wired_pages"]

_UNITS = (
    "598765 OSCE Centre in Ashgabat Lyudmila Orlova",
    "101094 OSCE Mission to Moldova Anna Vorobyeva",
)
_DISCLAIMER = 'The wire provides this content "as is" without any warranty of any kind.'
_ISSUER = "OSCE - Organization for Security and Co-operation in Europe"
_OSCE = "The OSCE works for stability, prosperity and democracy in three dimensions."


@st.composite
def aggregated_pages(draw: DrawFn, language: Language) -> Draft:
    """Draw what an aggregator makes of a page: its menu, stamp, node number and categories."""
    day = draw(days())
    dateline = draw(st.one_of(st.none(), datelines_near(day, language)))
    # The day of the week mostly tells which of the two numbers is the month.
    clear = _is_clear(day) or day.weekday() != day.replace(month=day.day, day=day.month).weekday()
    printed = day.strftime(draw(st.sampled_from(("%a, %d/%m/%Y", "%a, %m/%d/%Y"))))
    unit = draw(perhaps(_UNITS))
    article = Article(
        title=draw(titles()),
        date=day if clear else dateline.date if dateline else None,
        dateline=dateline,
    )
    body = (*draw(bodies(dateline)), Piece("Categories: Central Europe", "aside"))
    return attrs.evolve(
        _bare(article, body, language),
        above=draw(st.sampled_from(((), ("You are here", "Central Europe")))),
        below=(f"OSCE - {printed} - 11:49", *unit),
        codes=frozenset({"copy-noise"} if clear else {"copy-noise", "date-ambiguous"}),
    )


@st.composite
def wired_pages(draw: DrawFn, language: Language) -> Draft:
    """Draw what release wires make of a page: a date of their own, and a disclaimer.

    The date stands below the title, before the first words, or with the kind above the title.
    """
    day = draw(days())
    dateline = draw(datelines_near(day, language))
    conflict = {"date-conflict"} if dateline.date not in {None, day} else set[str]()
    article = Article(title=draw(titles()), date=day, dateline=dateline)
    tail = (Piece("Legal Disclaimer:", "aside"), Piece(_DISCLAIMER, "aside"))
    draft = _bare(article, (*draw(bodies(dateline)), *tail), language)
    draft = attrs.evolve(draft, codes=frozenset({"copy-noise"} | conflict))
    stamp = f"date {day.isoformat()}"
    place = draw(st.sampled_from(("below", "glued", "above")))
    if place == "below":
        return attrs.evolve(draft, below=(stamp,))
    if place == "glued":
        first, *others = draft.body
        glued = attrs.evolve(first, text=f"{stamp} {first.text}")
        return attrs.evolve(draft, body=(glued, *others))
    release = attrs.evolve(draft.article, kind=Kind.PRESS_RELEASE, kind_label="Press release")
    public = f"{day:%m/%d/%Y} | Press release | Distributed by Public on {day:%m/%d/%Y}"
    draft = attrs.evolve(draft, article=release, above=(_ISSUER, public), prints_kind=False)
    if _is_clear(day):
        return draft
    release = attrs.evolve(release, date=dateline.date)
    return attrs.evolve(draft, article=release, codes=frozenset({"copy-noise", "date-ambiguous"}))


@st.composite
def about_pages(draw: DrawFn, language: Language) -> Draft:
    """Draw pages about the OSCE or one of its structures (form F)."""
    structure = draw(st.sampled_from([entry.name for entry in default().structures]))
    title = draw(st.one_of(st.just(structure), titles()))
    section = draw(st.sampled_from(sections("about", language)))
    article = Article(page_type=PageType.OTHER, title=title)
    return attrs.evolve(_no_article(article, draw(_prose()), language), above=(section,))


@st.composite
def resource_pages(draw: DrawFn, language: Language) -> Draft:
    """Draw pages that present a publication, with its date (form C5)."""
    day = draw(days())
    section = draw(st.sampled_from(sections("resources", language)))
    article = Article(page_type=PageType.OTHER, title=draw(titles()), date=day)
    draft = _no_article(article, draw(_prose()), language)
    return attrs.evolve(draft, above=(section,), below=(draw(dates_in(day, language)),))


def _is_clear(day: datetime.date) -> bool:
    """Whether a date in numbers can be read in one way only."""
    return day.day > 12 or day.day == day.month


def _prose() -> SearchStrategy[tuple[Piece, ...]]:
    """Draw paragraphs without dateline that speak of the OSCE, as an article's would."""
    others = st.lists(sentences(), max_size=3, unique=True)
    return others.map(lambda texts: (Piece(_OSCE), *map(Piece, texts)))


def _no_article(article: Article, body: tuple[Piece, ...], language: Language) -> Draft:
    draft = attrs.evolve(_bare(article, body, language), host="www.osce.org")
    return attrs.evolve(draft, codes=frozenset({"not-a-press-page"}))


def _bare(article: Article, body: tuple[Piece, ...], language: Language) -> Draft:
    """Return a page with nothing of the site around it, and without an address of the site's."""
    draft = draft_of(article, body, language)
    return attrs.evolve(draft, host=None, navigation=("none",), tail=False)
