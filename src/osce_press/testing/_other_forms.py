"""Copies of pages on other sites, and pages of the site that are no articles."""

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Article, PageType
from osce_press.testing._bodies import Piece
from osce_press.testing._datelines import days
from osce_press.testing._form_parts import Form, datelines_near, draft_of, plain_bodies
from osce_press.testing._languages import Language, dates_in, sections
from osce_press.testing._records import Draft
from osce_press.testing._words import sentences, titles
from osce_press.vocabulary import default

__all__ = ["about_pages", "aggregated_pages", "error_pages", "resource_pages", "wired_pages"]

_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_UNITS = (
    "598765 OSCE Centre in Ashgabat Lyudmila Orlova",
    "101094 OSCE Mission to Moldova Anna Vorobyeva",
)
_CATEGORIES = ("OSCE", "Central Europe", "Security policy")
_DISCLAIMER = 'The wire provides this content "as is" without any warranty of any kind.'
_OSCE = "The OSCE works for stability, prosperity and democracy in three dimensions."
_ERRORS = (
    ("Page not found", "The requested page could not be found."),
    ("Access denied", "You are not authorized to access this page."),
    ("Error", "The website encountered an unexpected error. Please try again later."),
)


@st.composite
def aggregated_pages(draw: DrawFn, language: Language) -> Form:
    """Draw what an aggregator makes of a page: its menu, stamp, node number and categories."""
    day = draw(days())
    dateline = draw(st.one_of(st.none(), datelines_near(day, language, stated=False)))
    body = draw(plain_bodies(dateline))
    form = draw(st.sampled_from(("{d:02}/{m:02}/{y}", "{m:02}/{d:02}/{y}")))
    printed = form.format(d=day.day, m=day.month, y=day.year)
    clear = day.day > 12 or day.day == day.month
    stamp = f"OSCE - {_WEEK[day.weekday()]}, {printed} - 11:49"
    unit = draw(st.sampled_from(((), *((unit,) for unit in _UNITS))))
    category = draw(st.sampled_from(_CATEGORIES))
    article = Article(
        title=draw(titles()),
        date=day if clear else dateline.date if dateline else None,
        dateline=dateline,
    )
    codes = {"copy-noise"} if clear else {"copy-noise", "date-ambiguous"}
    return _copy(
        draft_of(
            article,
            (*body, Piece(f"Categories: {category}", "aside")),
            above=draw(st.sampled_from(((), ("You are here", category)))),
            below=(stamp, *unit),
        ),
        codes,
    )


@st.composite
def wired_pages(draw: DrawFn, language: Language) -> Form:
    """Draw what release wires make of a page: a date of their own, and a disclaimer."""
    day = draw(days())
    dateline = draw(datelines_near(day, language, stated=False))
    body = draw(plain_bodies(dateline))
    codes = {"copy-noise"}
    if draw(st.booleans()):
        article = Article(title=draw(titles()), date=day, dateline=dateline)
        below: tuple[str, ...] = (f"date {day.isoformat()}",)
        if dateline.date not in {None, day}:
            codes.add("date-conflict")
    else:
        article = Article(title=draw(titles()), date=dateline.date, dateline=dateline)
        below = (f"{day:%m/%d/%Y} | Press release | Distributed by Public on {day:%m/%d/%Y}",)
    tail = (Piece("Legal Disclaimer:", "aside"), Piece(_DISCLAIMER, "aside"))
    return _copy(draft_of(article, (*body, *tail), below=below), codes)


@st.composite
def about_pages(draw: DrawFn, language: Language) -> Form:
    """Draw pages about the OSCE or one of its structures."""
    structure = draw(st.sampled_from([entry.name for entry in default().structures]))
    title = draw(st.one_of(st.just(structure), titles()))
    article = Article(page_type=PageType.OTHER, title=title)
    above = (draw(st.sampled_from(sections("about", language))),)
    return _no_article(draft_of(article, draw(_some_prose()), above=above))


@st.composite
def resource_pages(draw: DrawFn, language: Language) -> Form:
    """Draw pages that present a publication, with its date (form C5)."""
    day = draw(days())
    article = Article(page_type=PageType.OTHER, title=draw(titles()), date=day)
    above = (draw(st.sampled_from((*sections("resources", language), "Resources"))),)
    below = (draw(dates_in(day, language)),)
    return _no_article(draft_of(article, draw(_some_prose()), above=above, below=below))


@st.composite
def error_pages(draw: DrawFn, language: Language) -> Form:  # noqa: ARG001 - errors are English
    """Draw what the site says when it has no page."""
    title, sentence = draw(st.sampled_from(_ERRORS))
    article = Article(page_type=PageType.OTHER, title=title)
    # The line that names the error may be read as a title or not.
    form = _no_article(draft_of(article, (Piece(sentence),)))
    return attrs.evolve(form, uncarried=frozenset({"title"}))


def _some_prose() -> SearchStrategy[tuple[Piece, ...]]:
    """Draw paragraphs without dateline that speak of the OSCE, as an article's would."""
    others = st.lists(sentences(), max_size=3, unique=True)
    return others.map(lambda texts: (Piece(_OSCE), *map(Piece, texts)))


def _copy(draft: Draft, codes: set[str]) -> Form:
    return Form(draft, frozenset(codes), ("none",), tail=False, markup_language=None)


def _no_article(draft: Draft) -> Form:
    codes = frozenset({"not-a-press-page"})
    return Form(draft, codes, ("none",), tail=False, markup_language=None)
