"""Every form a page takes, in every language: examples as text and as HTML.

What the forms cannot carry is never drawn; besides what ``osce_press.testing`` lists:

* A label, kind or section whose name in one language means something else in another is left out,
  and so is a month such as ``listopad`` unless the page states its language.
* A page whose labels are the same in several languages has no language of its own.
* Abbreviated months are drawn in English only.
* A town's name in another language is drawn if no other town has it.
* A header-date page, a report or a copy repeats a paragraph only as a pull quote at its end.
* Copies and pages that are no articles have no menu and no tail; a menu in text cannot be told
  from a page about the menu's last entry.
* The template of 2012 is drawn as text: no HTML of it is known.
* Reports of the monitoring mission exist in English, Ukrainian and Russian.
"""

from collections.abc import Callable, Collection
from typing import Literal, get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.testing._article_forms import (
    advisories,
    corrections,
    header_date_pages,
    monitoring_reports,
    redesigned_pages,
    standard_pages,
    template_2012_pages,
)
from osce_press.testing._examples import CARRIED, Example
from osce_press.testing._form_parts import Form
from osce_press.testing._html_layouts import html_styles, print_html
from osce_press.testing._languages import ALL_LANGUAGES, Language
from osce_press.testing._other_forms import (
    about_pages,
    aggregated_pages,
    error_pages,
    resource_pages,
    wired_pages,
)
from osce_press.testing._surroundings import Navigation, Surroundings, surroundings
from osce_press.testing._text_layouts import print_text, text_styles

__all__ = ["ALL_FORMS", "ARTICLE_FORMS", "FormName", "Medium", "form_pages", "form_variants"]

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
    "error",
]
Medium = Literal["text", "html"]
ALL_FORMS: tuple[FormName, ...] = get_args(FormName)
#: The forms of articles; the others are told to be something else.
ARTICLE_FORMS: tuple[FormName, ...] = ALL_FORMS[:-3]
#: What the forms carry besides the attributes that all pages do.
_CARRIED = (*CARRIED, "page_type", "contacts", "language")

_FORMS: dict[FormName, Callable[[Language], SearchStrategy[Form]]] = {
    "standard": standard_pages,
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
    "error": error_pages,
}
_REPORTED_IN: frozenset[Language] = frozenset({"en", "uk", "ru"})


def form_pages(
    *,
    forms: Collection[FormName] = ALL_FORMS,
    languages: Collection[Language] = ALL_LANGUAGES,
    layouts: Collection[Medium] = ("text", "html"),
) -> SearchStrategy[Example]:
    """Draw pages of any form, in any language.

    Args:
        forms: The forms to draw from: "standard" is what ``text_pages`` and ``html_pages`` draw.
        languages: Labels, kinds, months and names are in one of these, or left in English.
        layouts: Whether to draw extracted text, HTML or both.
    """
    return _form_pages(_drawn(forms, languages), tuple(layouts))


def form_variants(
    *,
    forms: Collection[FormName] = ALL_FORMS,
    languages: Collection[Language] = ALL_LANGUAGES,
) -> SearchStrategy[tuple[Example, ...]]:
    """Draw one page in several layouts, each with a menu and a tail of its own."""
    return _form_variants(_drawn(forms, languages))


def _drawn(forms: Collection[FormName], languages: Collection[Language]) -> SearchStrategy[Form]:
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
def _form_pages(draw: DrawFn, drawn: SearchStrategy[Form], layouts: tuple[Medium, ...]) -> Example:
    form = draw(drawn.filter(lambda form: bool(_media(form, layouts))))
    return draw(_printed(form, draw(st.sampled_from(_media(form, layouts)))))


@st.composite
def _form_variants(draw: DrawFn, drawn: SearchStrategy[Form]) -> tuple[Example, ...]:
    form = draw(drawn)
    media = _media(form, ("text", "html"))
    return tuple(draw(_printed(form, medium)) for medium in (*media, draw(st.sampled_from(media))))


def _media(form: Form, layouts: Collection[Medium]) -> list[Medium]:
    exists = {"text": form.text, "html": form.html}
    return [medium for medium in layouts if exists[medium]]


@st.composite
def _printed(draw: DrawFn, form: Form, medium: Medium) -> Example:
    draft = form.draft
    sorts: list[Navigation] = [
        sort for sort in form.navigation if medium == "html" or sort != "unseen"
    ]
    around = draw(surroundings(navigation=sorts))
    # Contacts are the article's own.
    tail = tuple(section for section in around.tail if form.tail and section.heading != "Contacts")
    around = Surroundings(around.menu, tail)
    article = attrs.evolve(
        draft.article, url=form.url, metadata=draft.article.metadata + form.advised
    )
    if medium == "text":
        printed = print_text(draft, around, draw(text_styles(draft)))
    else:
        style = attrs.evolve(draw(html_styles(draft)), language=form.markup_language)
        printed = print_html(draft, around, style)
    carried = tuple(name for name in _CARRIED if name not in form.uncarried)
    return Example(printed, article, url=form.url, carried=carried, codes=form.codes)
