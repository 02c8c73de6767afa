"""The strategies for pages: each form a page takes, printed as text or HTML."""

import datetime
from collections.abc import Callable, Collection
from typing import Literal, get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Kind
from osce_press.testing._drafts.datelines import days
from osce_press.testing._drafts.drafts import KINDS, Draft, Medium, Navigation, drafts
from osce_press.testing._drafts.languages import ALL_LANGUAGES, Language, chosen
from osce_press.testing._example import CARRIED, Example
from osce_press.testing._layouts import html, html_blocks, text
from osce_press.testing._layouts.surroundings import Surroundings, surroundings
from osce_press.testing._pages import articles, copies

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
ARTICLE_FORMS: tuple[FormName, ...] = ALL_FORMS[:-2]
"""The forms of articles; the others are told to be something else."""
_FORMS: dict[FormName, Callable[[Language], SearchStrategy[Draft]]] = {
    "standard": drafts,
    "redesigned": articles.redesigned_pages,
    "header-date": articles.header_date_pages,
    "template-2012": articles.template_2012_pages,
    "monitoring-report": articles.monitoring_reports,
    "advisory": articles.advisories,
    "correction": articles.corrections,
    "aggregator": copies.aggregated_pages,
    "release-wire": copies.wired_pages,
    "about": copies.about_pages,
    "resource": copies.resource_pages,
}
_REPORTED_IN: frozenset[Language] = frozenset({"en", "uk", "ru"})
_NAVIGATION: tuple[Navigation, ...] = get_args(Navigation)


@st.composite
def form_pages(
    draw: DrawFn,
    *,
    forms: Collection[FormName] = ALL_FORMS,
    languages: Collection[Language] = ALL_LANGUAGES,
    layouts: Collection[Medium] = ("text", "html"),
) -> Example:
    """Draw pages of any form, in any language, as extracted text or HTML.

    The form "standard" is what ``text_pages`` and ``html_pages`` draw. Labels, kinds, dates and
    names are in one of the languages, or left in English.
    """
    drawn, media = _drafts(forms, languages), chosen("layouts", layouts, Medium)
    draft = draw(drawn.filter(lambda draft: not set(media).isdisjoint(draft.media)))
    medium: Medium = draw(st.sampled_from([medium for medium in media if medium in draft.media]))
    return draw(_printed(draft, medium, draw(_addresses(draft))))


@st.composite
def form_variants(
    draw: DrawFn,
    *,
    forms: Collection[FormName] = ALL_FORMS,
    languages: Collection[Language] = ALL_LANGUAGES,
) -> tuple[Example, ...]:
    """Draw one page in several layouts, each with a menu and a tail of its own."""
    draft = draw(_drafts(forms, languages))
    media = (*draft.media, draw(st.sampled_from(draft.media)))
    url = draw(_addresses(draft))
    return tuple(draw(_printed(draft, medium, url)) for medium in media)


@st.composite
def text_pages(
    draw: DrawFn,
    *,
    kinds: Collection[Kind | None] = KINDS,
    layouts: Collection[text.TextLayout] = text.ALL_TEXT_LAYOUTS,
    navigation: Collection[Navigation] = _NAVIGATION[:-1],
    languages: Collection[Language] = ALL_LANGUAGES[:1],
    unknown: bool = True,
) -> Example:
    """Draw pages as the text that a crawler extracted.

    ``kinds`` and ``unknown`` are those of ``articles``. ``layouts`` are the signs before list
    items, ``navigation`` the sorts of menu to draw from, ``languages`` those of ``form_pages``.
    """
    language = draw(st.sampled_from(chosen("languages", languages, Language)))
    draft = draw(drafts(language, kinds=kinds, unknown=unknown))
    style = draw(text.text_styles(draft, layouts=layouts))
    return Example(text.print_text(draft, draw(surroundings(navigation)), style), draft.article)


@st.composite
def html_pages(
    draw: DrawFn,
    *,
    kinds: Collection[Kind | None] = KINDS,
    layouts: Collection[html_blocks.HtmlLayout] = html_blocks.ALL_HTML_LAYOUTS,
    frames: Collection[html.Frame] = html.ALL_FRAMES,
    navigation: Collection[Navigation] = _NAVIGATION,
    languages: Collection[Language] = ALL_LANGUAGES[:1],
    unknown: bool = True,
) -> Example:
    """Draw pages as HTML, whose markup may state a date.

    ``layouts`` are the markups of the metadata block, ``frames`` those of the page around the
    article to draw from; the others are those of ``text_pages``.
    """
    language = draw(st.sampled_from(chosen("languages", languages, Language)))
    draft = draw(drafts(language, kinds=kinds, unknown=unknown))
    style = draw(html.html_styles(draft, layouts=layouts, frames=frames))
    around = draw(surroundings(navigation))
    stamp, stamped = None, draw(st.sampled_from(get_args(html.Stamped)))
    article = attrs.evolve(draft.article, links=html.links_of(draft, style))
    labelled = any(field.key == "date" for field in article.metadata)
    if (labelled or stamped != "value") and draw(st.booleans()):
        stamp = draw(_stamps(draft))
        article = attrs.evolve(article, date=stamp or article.date)
    return Example(html.print_html(draft, around, style, stamp, stamped), article)


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
        for form in chosen("forms", forms, FormName)
        for language in chosen("languages", languages, Language)
        if form != "monitoring-report" or language in _REPORTED_IN
    ]
    if not pairs:
        raise ValueError("no form exists in any of these languages")
    return st.sampled_from(pairs).flatmap(lambda pair: _FORMS[pair[0]](pair[1]))


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
    labels = (*draft.article.metadata, *draft.advised)
    article = attrs.evolve(draft.article, url=url, language=draft.language, metadata=labels)
    if medium == "text":
        printed = text.print_text(draft, around, draw(text.text_styles(draft)))
    else:
        printed = html.print_html(draft, around, draw(html.html_styles(draft)))
    carried: tuple[str, ...] = (*CARRIED, "page_type", "contacts", "url")
    return Example(printed, article, url, carried, draft.codes)
