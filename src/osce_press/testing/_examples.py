"""Examples: pages together with the records they must give."""

import datetime
from collections.abc import Callable, Collection, Iterable
from typing import get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

import osce_press
from osce_press.models import Article, Kind, Link
from osce_press.testing._datelines import days
from osce_press.testing._html_blocks import ALL_HTML_LAYOUTS, HtmlLayout
from osce_press.testing._html_layouts import (
    ALL_FRAMES,
    Frame,
    Stamped,
    html_styles,
    linked_words,
    print_html,
)
from osce_press.testing._languages import ENGLISH, Language
from osce_press.testing._markup import LINK
from osce_press.testing._records import ALL_KINDS, Draft, drafts
from osce_press.testing._surroundings import ALL_NAVIGATION, Navigation, Surroundings, surroundings
from osce_press.testing._text_layouts import (
    ALL_TEXT_LAYOUTS,
    TextLayout,
    print_text,
    text_styles,
)
from osce_press.testing._translations import translated

__all__ = [
    "CARRIED",
    "Example",
    "assert_reads",
    "differences",
    "html_pages",
    "layout_variants",
    "surrounding_variants",
    "text_pages",
]

_STAMPED: tuple[Stamped, ...] = get_args(Stamped)
#: The attributes of a record that every form carries.
CARRIED = (
    *("kind", "kind_label", "title", "summary", "date", "places", "sources", "fields_of_work"),
    *("dateline", "paragraphs", "metadata"),
)
_TEXT_NAVIGATION: tuple[Navigation, ...] = tuple(
    sort for sort in ALL_NAVIGATION if sort != "unseen"
)


@attrs.frozen
class Example:
    """A page, and what its record must say."""

    page: str | bytes
    expected: Article
    #: The address that the page is read with.
    url: str | None = None
    #: The attributes that the form of the page carries.
    carried: tuple[str, ...] = attrs.field(default=CARRIED, repr=False)
    #: Codes of notices that the record must have, among others.
    codes: frozenset[str] = attrs.field(default=frozenset(), repr=False)


def differences(
    article: Article, expected: Article, *, attributes: Iterable[str] = CARRIED
) -> dict[str, tuple[object, object]]:
    """Return the attributes that differ, each with what was read and what was expected."""
    return {
        name: (getattr(article, name), getattr(expected, name))
        for name in attributes
        if getattr(article, name) != getattr(expected, name)
    }


def assert_reads(example: Example, read: Callable[[str | bytes], Article] | None = None) -> Article:
    """Assert that the example's page is read as expected; return what was read.

    Args:
        example: What a page strategy drew.
        read: What reads it; ``osce_press.parse``, with the example's address, unless given.
    """
    article = read(example.page) if read else osce_press.parse(example.page, url=example.url)
    found = differences(article, example.expected, attributes=example.carried)
    if found:
        raise AssertionError(
            "\n".join(
                f"{name}\n  read     {read!r}\n  expected {wanted!r}"
                for name, (read, wanted) in found.items()
            )
        )
    return article


def text_pages(
    *,
    kinds: Collection[Kind | None] = ALL_KINDS,
    layouts: Collection[TextLayout] = ALL_TEXT_LAYOUTS,
    navigation: Collection[Navigation] = _TEXT_NAVIGATION,
    languages: Collection[Language] = ENGLISH,
    unknown: bool = True,
) -> SearchStrategy[Example]:
    """Draw pages as the text that a crawler extracted.

    Args:
        kinds: See ``articles``.
        layouts: The signs of list items to draw from.
        navigation: The sorts of menu to draw from; "unseen" needs HTML.
        languages: Languages of labels, kinds, months and names; each can be English as well.
        unknown: Whether to draw names that the vocabulary does not have.
    """
    drawn = _drafts(kinds, languages, unknown)
    return _text_pages(drawn, layouts, surroundings(navigation=navigation))


def html_pages(
    *,
    kinds: Collection[Kind | None] = ALL_KINDS,
    layouts: Collection[HtmlLayout] = ALL_HTML_LAYOUTS,
    frames: Collection[Frame] = ALL_FRAMES,
    navigation: Collection[Navigation] = ALL_NAVIGATION,
    languages: Collection[Language] = ENGLISH,
    unknown: bool = True,
) -> SearchStrategy[Example]:
    """Draw pages as HTML.

    Args:
        kinds: See ``articles``.
        layouts: The markups of the metadata block to draw from.
        frames: The markups of the page around the article to draw from.
        navigation: The sorts of menu to draw from.
        languages: Languages of labels, kinds, months and names; each can be English as well.
        unknown: Whether to draw names that the vocabulary does not have.
    """
    drawn = _drafts(kinds, languages, unknown)
    return _html_pages(drawn, layouts, frames, surroundings(navigation=navigation))


def _drafts(
    kinds: Collection[Kind | None], languages: Collection[Language], unknown: bool
) -> SearchStrategy[Draft]:
    drawn = drafts(kinds=kinds, unknown=unknown)
    if set(languages) == set(ENGLISH):
        return drawn
    pairs = st.tuples(drawn, st.sampled_from(list(languages)))
    return pairs.flatmap(lambda pair: translated(*pair))


@st.composite
def layout_variants(
    draw: DrawFn, *, kinds: Collection[Kind | None] = ALL_KINDS, unknown: bool = True
) -> tuple[Example, ...]:
    """Draw one article with the same surroundings in several layouts: as text and as HTML."""
    draft = draw(drafts(kinds=kinds, unknown=unknown))
    around = draw(surroundings(navigation=_TEXT_NAVIGATION))
    texts = draw(st.lists(text_styles(draft), min_size=1, max_size=2))
    pages = draw(st.lists(html_styles(draft), min_size=1, max_size=2))
    return (
        *(Example(print_text(draft, around, style), draft.article) for style in texts),
        *(Example(print_html(draft, around, style), draft.article) for style in pages),
    )


@st.composite
def surrounding_variants(
    draw: DrawFn, *, kinds: Collection[Kind | None] = ALL_KINDS, unknown: bool = True
) -> tuple[Example, Example]:
    """Draw one article in one layout twice: with different menus, footers and related items."""
    draft = draw(drafts(kinds=kinds, unknown=unknown))
    if draw(st.booleans()):
        style = draw(text_styles(draft))
        one, two = (draw(surroundings(navigation=_TEXT_NAVIGATION)) for _ in range(2))
        pages = print_text(draft, one, style), print_text(draft, two, style)
    else:
        markup = draw(html_styles(draft))
        one, two = (draw(surroundings()) for _ in range(2))
        pages = print_html(draft, one, markup), print_html(draft, two, markup)
    return Example(pages[0], draft.article), Example(pages[1], draft.article)


@st.composite
def _stamps(draw: DrawFn, draft: Draft) -> datetime.date | None:
    """Draw the date that a page's markup states: its printed date, or one near the dateline's."""
    if draft.stated is not None:
        return draft.stated
    dateline = draft.article.dateline
    if dateline is None or dateline.day is None or dateline.month is None:
        return draw(days())
    if dateline.date is not None:
        return dateline.date + datetime.timedelta(draw(st.sampled_from((0, 0, 1, -1, 4))))
    year = draw(st.integers(1995, 2026))
    try:
        return datetime.date(year, dateline.month, dateline.day)
    except ValueError:
        return None


def _stamped(article: Article, stamp: datetime.date | None) -> Article:
    """Return what an article says when its markup states a date."""
    if stamp is None:
        return article
    dateline = article.dateline
    if dateline is not None and dateline.day is not None and dateline.year is None:
        dateline = attrs.evolve(dateline, year=stamp.year, year_completed=True)
    return attrs.evolve(article, date=stamp, dateline=dateline)


@st.composite
def _text_pages(
    draw: DrawFn,
    drawn: SearchStrategy[Draft],
    layouts: Collection[TextLayout],
    around: SearchStrategy[Surroundings],
) -> Example:
    draft = draw(drawn)
    style = draw(text_styles(draft, layouts=layouts))
    return Example(print_text(draft, draw(around), style), draft.article)


@st.composite
def _html_pages(
    draw: DrawFn,
    drawn: SearchStrategy[Draft],
    layouts: Collection[HtmlLayout],
    frames: Collection[Frame],
    around: SearchStrategy[Surroundings],
) -> Example:
    draft = draw(drawn)
    style = draw(html_styles(draft, layouts=layouts, frames=frames))
    stamp, stamped = None, draw(st.sampled_from(_STAMPED))
    dated = any(field.key == "date" for field in draft.article.metadata)
    if style.layout == "dl-time" or draw(st.booleans()):
        stamp = draw(_stamps(draft)) if dated or stamped != "value" else None
    page = print_html(draft, draw(around), style, stamp, stamped)
    links = tuple(Link(word, LINK) for word in linked_words(draft, style))
    return Example(page, attrs.evolve(_stamped(draft.article, stamp), links=links))
