"""Listings: pages of search results, drawn entry by entry and printed as text or HTML.

Left out is what nobody could read: a teaser that is a label with a fitting value, such as
``Location: Vienna``, and a label that means something else in another language.
"""

import html
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Literal, TypeVar, get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Article, Kind, Listing, ListingEntry, MetadataField, Place, Source
from osce_press.testing._datelines import dateline_on, days
from osce_press.testing._languages import (
    ALL_LANGUAGES,
    Language,
    dates_in,
    kind_names,
    labels,
    sections,
)
from osce_press.testing._listing_markup import (
    HTML_LABELS,
    HTML_TITLES,
    MENU,
    PAGER,
    PATH,
    TEXT_LABELS,
)
from osce_press.testing._records import known_fields_of_work, known_sources
from osce_press.testing._translations import with_names
from osce_press.vocabulary import default

__all__ = ["ListingExample", "ListingForm", "ListingMedium", "listing_pages"]

ListingForm = Literal["news", "media-freedom", "reports"]
ListingMedium = Literal["text", "html"]
_FORMS: dict[ListingForm, tuple[str, ...]] = {
    "news": ("date", "kind", "source", "fields_of_work"),
    "media-freedom": ("date", "fields_of_work", "location", "collections"),
    "reports": ("report_type",),
}
ALL_LISTING_FORMS: tuple[ListingForm, ...] = get_args(ListingForm)
_TITLE = "News and press releases"
_DESCRIPTION = "News and press releases from the OSCE's global activities."
_HOST = "https://www.osce.org"
_WORDS = ("bees", "mill", "village", "Osijek", "baker", "counts", "of", "and", "2004")
_TRAPS = (
    "Publishing date: how the OSCE keeps its archive",
    "What we do: Elections",
    "Statement: a mill is open",
    "Report type: a short history of the spot report",
    "Location: Vienna",
)
_TEASERS = (
    "What we do: we count bees in three villages.",
    "Content type: this is a teaser that begins with a label.",
    "Publishing date: none is known to anybody here.",
)
#: How teasers end, and whether that shows that they were cut.
_ENDS = {
    ".": False,
    "...": True,
    "....": True,
    "..": True,
    ":..": True,
    ":": True,
    "": True,
    r" said \"yes\".": False,
}
_COLLECTIONS = ("Radio", "Villages", "Bees of the world")
_KINDS = (
    *(Kind.PRESS_RELEASE, Kind.NEWS_ITEM, Kind.PRESS_STATEMENT, Kind.DAILY_REPORT),
    *(Kind.SPOT_REPORT, Kind.WEEKLY_REPORT, Kind.STORY),
)
_UNKNOWN_KIND = "Riddle"

T = TypeVar("T")


@attrs.frozen
class ListingExample:
    """A page that lists others, and what its record must say."""

    page: str
    #: Compared are the titles, the address of the next page, and the entries: all of them but
    #: evidence and notices.
    expected: Listing
    #: The address that the page is read with.
    url: str | None = None


def listing_pages(
    *,
    forms: Collection[ListingForm] = ALL_LISTING_FORMS,
    languages: Collection[Language] = ALL_LANGUAGES,
    layouts: Collection[ListingMedium] = ("text", "html"),
) -> SearchStrategy[ListingExample]:
    """Draw pages of search results, of two entries or more.

    Args:
        forms: The sorts of listing to draw from, each with labels of its own.
        languages: Labels, kinds, months and names are in one of these, or in English.
        layouts: Whether to draw extracted text, HTML or both.
    """
    return _listing_pages(tuple(forms), tuple(languages), tuple(layouts))


@st.composite
def _listing_pages(
    draw: DrawFn,
    forms: tuple[ListingForm, ...],
    languages: tuple[Language, ...],
    layouts: tuple[ListingMedium, ...],
) -> ListingExample:
    form, language = draw(st.sampled_from(forms)), draw(st.sampled_from(languages))
    entries = [
        draw(_entries(form, language, trap=bool(number % 2)))
        for number in range(draw(st.integers(2, 5)))
    ]
    if draw(st.sampled_from(layouts)) == "text":
        return draw(_as_text(tuple(entries), language))
    return draw(_as_html(tuple(entries)))


@st.composite
def _entries(draw: DrawFn, form: ListingForm, language: Language, *, trap: bool) -> ListingEntry:
    """Draw an entry: the first label of its form, some of the others, and a teaser at times."""
    trapped = trap and draw(st.booleans())
    entry = ListingEntry(title=draw(st.sampled_from(_TRAPS) if trapped else _titles()))
    lead, *others = _FORMS[form]
    for key in (lead, *(key for key in others if draw(st.booleans()))):
        entry = draw(_labelled(entry, key, language))
    return draw(_with_teaser(entry))


@st.composite
def _labelled(draw: DrawFn, entry: ListingEntry, key: str, language: Language) -> ListingEntry:
    """Add a label with its values to an entry."""
    names = (*labels(key, "en", "listing"), *labels(key, language, "listing"))
    label = draw(st.sampled_from(names))
    languages: tuple[Language, ...] = ("en", language)
    spoken = draw(st.sampled_from(languages))
    values: tuple[str, ...]
    if key == "date":
        day = draw(days())
        values = (draw(dates_in(day, spoken)),)
        entry = attrs.evolve(entry, date=day)
    elif key in {"kind", "report_type"}:
        kind, text = draw(_kinds(spoken))
        values = (text,)
        entry = attrs.evolve(entry, kind=kind, kind_label=text)
    elif key == "location":
        places = draw(_some(_states()))
        values = tuple(place.text for place in places)
        entry = attrs.evolve(entry, locations=places)
    elif key == "collections":
        values = draw(_some(st.sampled_from(_COLLECTIONS)))
        entry = attrs.evolve(entry, collections=values)
    elif key == "source":
        found = draw(
            st.lists(_structures(), min_size=1, max_size=4, unique_by=lambda one: one.slug)
        )
        sources = draw(with_names(Article(sources=tuple(found)), spoken)).sources
        values = tuple(source.text for source in sources)
        entry = attrs.evolve(entry, sources=sources)
    else:
        fields = draw(_some(known_fields_of_work()))
        fields = draw(with_names(Article(fields_of_work=fields), spoken)).fields_of_work
        values = tuple(field.text for field in fields)
        entry = attrs.evolve(entry, fields_of_work=fields)
    return attrs.evolve(entry, metadata=(*entry.metadata, MetadataField(label, key, values)))


@st.composite
def _with_teaser(draw: DrawFn, entry: ListingEntry) -> ListingEntry:
    """Add a teaser, and the date of its dateline to an entry without any."""
    shape = draw(st.sampled_from(("prose", "none", "dateline", "label", "title")))
    if shape == "none":
        return entry
    if shape == "label":
        return attrs.evolve(entry, teaser=draw(st.sampled_from(_TEASERS)))
    if shape == "title" and entry.title not in _TRAPS:
        return attrs.evolve(entry, teaser=entry.title)
    start, dateline = "", None
    if shape == "dateline":
        dateline = draw(dateline_on(entry.date or draw(days())))
        start = dateline.text
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=60))
    end = draw(st.sampled_from(tuple(_ENDS)))
    return attrs.evolve(
        entry,
        teaser=f"{start}The {' '.join(words)} in the village{end}",
        teaser_truncated=_ENDS[end],
        dateline=dateline,
        date=entry.date or (dateline.date if dateline else None),
    )


@cache
def _titles() -> SearchStrategy[str]:
    words = st.lists(st.sampled_from(_WORDS), min_size=2, max_size=9)
    return words.map(lambda drawn: f"The {' '.join(drawn)}")


def _kinds(language: Language) -> SearchStrategy[tuple[Kind | None, str]]:
    named = [(kind, text) for kind in _KINDS for text in kind_names(kind, language)]
    return st.sampled_from([*named, (None, _UNKNOWN_KIND)])


@cache
def _structures() -> SearchStrategy[Source]:
    return st.one_of(known_sources(), known_sources(suffix=" (closed)"))


@cache
def _states() -> SearchStrategy[Place]:
    return st.sampled_from(
        [Place(state.name, state.name, state.code) for state in default().states]
    )


def _some(values: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(values, min_size=1, max_size=4, unique=True).map(tuple)


@st.composite
def _as_text(draw: DrawFn, entries: tuple[ListingEntry, ...], language: Language) -> ListingExample:
    print_label = draw(st.sampled_from(tuple(TEXT_LABELS.values())))
    newline = draw(st.sampled_from(("\n", "\r\n", "\n\n", "\n- ")))
    section = (*sections("newsroom", language), "Newsroom")
    above = draw(st.sampled_from(((), *((name,) for name in section))))
    described = draw(st.booleans())
    description = (_DESCRIPTION,) if described else ()
    pager = draw(st.sampled_from(((), ("1", "2", "3", "next ›", "last »"))))
    lines = [*above, _TITLE, *description]
    for entry in entries:
        lines += [entry.title or ""]
        for field in entry.metadata:
            lines += print_label(field.label, ", ".join(field.values))
        lines += [entry.teaser] if entry.teaser else []
    page = "\n".join([*lines, *pager, ""]).replace("\n", newline)
    url = draw(st.sampled_from((None, f"{_HOST}{PATH}?page=2")))
    expected = Listing(_TITLE, _DESCRIPTION if described else None, entries, url=url)
    return ListingExample(page, expected, url)


@st.composite
def _as_html(draw: DrawFn, entries: tuple[ListingEntry, ...]) -> ListingExample:
    print_label = draw(st.sampled_from(tuple(HTML_LABELS.values())))
    print_title = draw(st.sampled_from(HTML_TITLES))
    described, paged = draw(st.booleans()), draw(st.booleans())
    url = draw(st.sampled_from((None, f"{_HOST}{PATH}?page=2")))
    host = _HOST if url else ""
    page = "".join(
        (
            f'<!DOCTYPE html><html lang="en"><body>{MENU}<div id="main"><h1>{_TITLE}</h1>',
            f"<p>{html.escape(_DESCRIPTION)}</p>" if described else "",
            *(
                "".join(_result(entry, number, print_title, print_label))
                for number, entry in enumerate(entries)
            ),
            PAGER if paged else "",
            "</div><footer><p>Follow us</p></footer></body></html>",
        )
    )
    expected = Listing(
        title=_TITLE,
        description=_DESCRIPTION if described else None,
        entries=tuple(
            attrs.evolve(entry, url=f"{host}/node/{number}") for number, entry in enumerate(entries)
        ),
        next_url=f"{host}{PATH}?page=3" if paged else None,
        language="en",
        url=url,
    )
    return ListingExample(page, expected, url)


def _result(
    entry: ListingEntry, number: int, title: str, print_label: Callable[[str, str], str]
) -> Iterator[str]:
    yield '<div class="result">'
    yield title.format(n=number, t=html.escape(entry.title or ""))
    for field in entry.metadata:
        yield print_label(html.escape(field.label), html.escape(", ".join(field.values)))
    if entry.teaser:
        yield f'<div class="snippet">{html.escape(entry.teaser)}</div>'
    yield "</div>"
