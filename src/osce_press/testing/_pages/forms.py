"""The strategies for pages: each form a page takes, printed as text or HTML."""

import datetime
from collections.abc import Callable, Collection
from typing import Literal, get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Kind
from osce_press.testing._drafts.datelines import days
from osce_press.testing._drafts.drafts import ALL_KINDS, Draft, Medium, Navigation, drafts
from osce_press.testing._drafts.languages import ALL_LANGUAGES, ENGLISH, Language
from osce_press.testing._example import CARRIED, Example
from osce_press.testing._layouts.html import (
    ALL_FRAMES,
    ALL_STAMPED,
    Frame,
    html_styles,
    links_of,
    print_html,
)
from osce_press.testing._layouts.html_blocks import ALL_HTML_LAYOUTS, HtmlLayout
from osce_press.testing._layouts.surroundings import Surroundings, surroundings
from osce_press.testing._layouts.text import (
    ALL_TEXT_LAYOUTS,
    TextLayout,
    print_text,
    text_styles,
)
from osce_press.testing._pages.articles import (
    advisories,
    corrections,
    header_date_pages,
    monitoring_reports,
    redesigned_pages,
    template_2012_pages,
)
from osce_press.testing._pages.copies import (
    about_pages,
    aggregated_pages,
    resource_pages,
    wired_pages,
)

__all__ = [
    "ALL_FORMS",
    "ARTICLE_FORMS",
    "FormName",
    "Medium",
    "form_pages",
    "form_variants",
    "html_pages",
    "text_pages",
]

FormName = Literal[
    "standard",
    "redesigned",
    "header-date",
    "template-2012",
    "monitoring-report",
    "advisory",
    "correction",
    "aggregator",
    "release-wire",
    "about",
    "resource",
]
ALL_FORMS: tuple[FormName, ...] = get_args(FormName)
#: The forms of articles; the others are told to be something else.
ARTICLE_FORMS: tuple[FormName, ...] = ALL_FORMS[:-2]
_FORMS: dict[FormName, Callable[[Language], SearchStrategy[Draft]]] = {
    "standard": drafts,
    "redesigned": redesigned_pages,
    "header-date": header_date_pages,
    "template-2012": template_2012_pages,
    "monitoring-report": monitoring_reports,
    "advisory": advisories,
    "correction": corrections,
    "aggregator": aggregated_pages,
    "release-wire": wired_pages,
    "about": about_pages,
    "resource": resource_pages,
}
_REPORTED_IN: frozenset[Language] = frozenset({"en", "uk", "ru"})
_NAVIGATION: tuple[Navigation, ...] = get_args(Navigation)


def form_pages(
    *,
    forms: Collection[FormName] = ALL_FORMS,
    languages: Collection[Language] = ALL_LANGUAGES,
    layouts: Collection[Medium] = ("text", "html"),
) -> SearchStrategy[Example]:
    """Draw pages of any form, in any language.

    Args:
        forms: The forms to draw from: "standard" is what ``text_pages`` and ``html_pages`` draw.
        languages: Labels, kinds, dates and names are in one of these, or left in English.
        layouts: Whether to draw extracted text, HTML or both.
    """
    return _form_pages(_drafts(forms, languages), tuple(layouts))


def form_variants(
    *,
    forms: Collection[FormName] = ALL_FORMS,
    languages: Collection[Language] = ALL_LANGUAGES,
) -> SearchStrategy[tuple[Example, ...]]:
    """Draw one page in several layouts, each with a menu and a tail of its own."""
    return _form_variants(_drafts(forms, languages))


@st.composite
def text_pages(  # noqa: PLR0913 - each is a choice of its own
    draw: DrawFn,
    *,
    kinds: Collection[Kind | None] = ALL_KINDS,
    layouts: Collection[TextLayout] = ALL_TEXT_LAYOUTS,
    navigation: Collection[Navigation] = _NAVIGATION[:-1],
    languages: Collection[Language] = ENGLISH,
    unknown: bool = True,
) -> Example:
    """Draw pages as the text that a crawler extracted.

    Args:
        draw: Is not passed.
        kinds: See ``articles``.
        layouts: The signs of list items to draw from.
        navigation: The sorts of menu to draw from; "unseen" needs HTML.
        languages: Labels, kinds, dates and names are in one of these, or left in English.
        unknown: Whether to draw names that the vocabulary does not have.
    """
    language = draw(st.sampled_from(list(languages)))
    draft = draw(drafts(language, kinds=kinds, unknown=unknown))
    style = draw(text_styles(draft, layouts=layouts))
    return Example(print_text(draft, draw(surroundings(navigation)), style), draft.article)


@st.composite
def html_pages(  # noqa: PLR0913 - each is a choice of its own
    draw: DrawFn,
    *,
    kinds: Collection[Kind | None] = ALL_KINDS,
    layouts: Collection[HtmlLayout] = ALL_HTML_LAYOUTS,
    frames: Collection[Frame] = ALL_FRAMES,
    navigation: Collection[Navigation] = _NAVIGATION,
    languages: Collection[Language] = ENGLISH,
    unknown: bool = True,
) -> Example:
    """Draw pages as HTML, whose markup may state a date.

    Args:
        draw: Is not passed.
        kinds: See ``articles``.
        layouts: The markups of the metadata block to draw from.
        frames: The markups of the page around the article to draw from.
        navigation: The sorts of menu to draw from.
        languages: Labels, kinds, dates and names are in one of these, or left in English.
        unknown: Whether to draw names that the vocabulary does not have.
    """
    language = draw(st.sampled_from(list(languages)))
    draft = draw(drafts(language, kinds=kinds, unknown=unknown))
    style = draw(html_styles(draft, layouts=layouts, frames=frames))
    around = draw(surroundings(navigation))
    stamp, stamped = None, draw(st.sampled_from(ALL_STAMPED))
    article = attrs.evolve(draft.article, links=links_of(draft, style))
    labelled = any(field.key == "date" for field in article.metadata)
    if (labelled or stamped != "value") and draw(st.booleans()):
        stamp = draw(_stamps(draft))
        article = attrs.evolve(article, date=stamp or article.date)
    return Example(print_html(draft, around, style, stamp, stamped), article)


def _stamps(draft: Draft) -> SearchStrategy[datetime.date | None]:
    """Draw the date that a page's markup states: its printed date, or one near the dateline's."""
    dateline = draft.article.dateline
    if draft.stated is not None:
        return st.just(draft.stated)
    if dateline is None or dateline.day is None:
        return days()
    filed = dateline.date
    if filed is None:
        return st.none()  # it would complete the year
    return st.sampled_from((0, 1, -1, 4)).map(lambda later: filed + datetime.timedelta(later))


def _drafts(forms: Collection[FormName], languages: Collection[Language]) -> SearchStrategy[Draft]:
    pairs: list[tuple[FormName, Language]] = [
        (form, language)
        for form in forms
        for language in languages
        if form != "monitoring-report" or language in _REPORTED_IN
    ]
    if not pairs:
        raise ValueError("no form exists in any of these languages")
    return st.sampled_from(pairs).flatmap(lambda pair: _FORMS[pair[0]](pair[1]))


@st.composite
def _form_pages(draw: DrawFn, drawn: SearchStrategy[Draft], layouts: tuple[Medium, ...]) -> Example:
    draft = draw(drawn.filter(lambda draft: not set(layouts).isdisjoint(draft.media)))
    medium = draw(st.sampled_from([medium for medium in layouts if medium in draft.media]))
    return draw(_printed(draft, medium, draw(_addresses(draft))))


@st.composite
def _form_variants(draw: DrawFn, drawn: SearchStrategy[Draft]) -> tuple[Example, ...]:
    draft = draw(drawn)
    media = (*draft.media, draw(st.sampled_from(draft.media)))
    url = draw(_addresses(draft))
    return tuple(draw(_printed(draft, medium, url)) for medium in media)


def _addresses(draft: Draft) -> SearchStrategy[str | None]:
    """Draw the address a page is read with, if any; English pages have no language in it."""
    if draft.host is None:
        return st.none()
    path = "" if draft.language == "en" else f"{draft.language}/"
    return st.sampled_from((None, f"https://{draft.host}/{path}node/52475"))


@st.composite
def _printed(draw: DrawFn, draft: Draft, medium: Medium, url: str | None) -> Example:
    # The site's own contacts would be the article's.
    around = draw(
        surroundings([sort for sort in draft.navigation if sort != "unseen" or medium == "html"])
    )
    tail = [section for section in around.tail if draft.tail and section.heading != "Contacts"]
    around = Surroundings(around.menu, tuple(tail))
    article = attrs.evolve(
        draft.article,
        url=url,
        language=draft.language,
        metadata=(*draft.article.metadata, *draft.advised),
    )
    if medium == "text":
        printed = print_text(draft, around, draw(text_styles(draft)))
    else:
        printed = print_html(draft, around, draw(html_styles(draft)))
    carried: tuple[str, ...] = (*CARRIED, "page_type", "contacts", "url")
    states_language = medium == "html" or (url and draft.language != "en")
    carried += ("language",) if states_language else ()
    return Example(printed, article, url, carried, draft.codes)
