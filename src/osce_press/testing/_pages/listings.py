"""Listings: pages of search results, drawn entry by entry and printed as text or HTML."""

import datetime
import html
from collections.abc import Collection
from functools import cache
from typing import Any, Literal, get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from osce_press.models import Kind, Listing, ListingEntry, MetadataField, Place
from osce_press.testing._drafts import languages as in_language
from osce_press.testing._drafts.datelines import datelines_on, days
from osce_press.testing._drafts.drafts import Medium
from osce_press.testing._drafts.languages import ALL_LANGUAGES, Language, chosen
from osce_press.testing._drafts.values import values
from osce_press.testing._drafts.words import perhaps, sentences, titles
from osce_press.vocabulary import default

__all__ = ["ListingExample", "ListingForm", "listing_pages"]

ListingForm = Literal["news", "media-freedom", "reports"]
ALL_LISTING_FORMS: tuple[ListingForm, ...] = get_args(ListingForm)
#: The labels of an entry: the first is always there.
_FORMS: dict[ListingForm, tuple[str, ...]] = {
    "news": ("date", "kind", "source", "fields_of_work"),
    "media-freedom": ("date", "fields_of_work", "location"),
    "reports": ("report_type",),
}
_KINDS = (
    *(Kind.PRESS_RELEASE, Kind.NEWS_ITEM, Kind.PRESS_STATEMENT, Kind.DAILY_REPORT),
    *(Kind.SPOT_REPORT, Kind.WEEKLY_REPORT),
)
_DESCRIPTION = "News and press releases from the OSCE's global activities."
_HOST = "https://www.osce.org"
_PATH = "/press-releases"
#: How teasers end, and whether that shows that they were cut.
_ENDS = {".": False, "...": True, "....": True, "..": True, ":": True, "": True}
_TEXT_LABELS = ("{}: {}", "{}:\n{}")
_HTML_LABELS = (
    "<div><span>{}:</span> {}</div>",
    "<dl><dt>{}:</dt><dd>{}</dd></dl>",
    "<ul><li><b>{}:</b> {}</li></ul>",
)
_PAGER = (
    '<ul class="pager"><li class="pager-current">3</li>'
    f'<li class="pager-next"><a href="{_PATH}?page=3">next ›</a></li></ul>'
)


@attrs.frozen
class ListingExample:
    """A page that lists others, and what its record must say."""

    page: str
    """The page."""
    expected: Listing
    """Compared are the titles, the address of the next page, and the entries: all of them but
    evidence and notices.
    """
    url: str | None = None
    """The address that the page is read with."""


@st.composite
def listing_pages(
    draw: DrawFn,
    *,
    forms: Collection[ListingForm] = ALL_LISTING_FORMS,
    languages: Collection[Language] = ALL_LANGUAGES,
    layouts: Collection[Medium] = ("text", "html"),
) -> ListingExample:
    """Draw pages of search results, of two entries or more.

    Each of the ``forms`` has labels of its own. Labels, kinds, dates and names are in one of the
    languages, or left in English.
    """
    form: ListingForm = draw(st.sampled_from(chosen("forms", forms, ListingForm)))
    language: Language = draw(st.sampled_from(chosen("languages", languages, Language)))
    listing = Listing(
        title=draw(st.sampled_from(in_language.phrases("listing-heading", language))),
        description=draw(st.sampled_from((None, _DESCRIPTION))),
        entries=tuple(draw(st.lists(_entries(form, language), min_size=2, max_size=5))),
        url=draw(st.sampled_from((None, f"{_HOST}{_PATH}?page=2"))),
    )
    if draw(st.sampled_from(chosen("layouts", layouts, Medium))) == "html":
        return draw(_as_html(listing))
    return ListingExample(draw(_texts(listing, language)), listing, listing.url)


@st.composite
def _entries(draw: DrawFn, form: ListingForm, language: Language) -> ListingEntry:
    """Draw an entry: the first label of its form, some of the others, and a teaser at times."""
    title, day = draw(titles()), draw(days())
    stated: dict[str, Any] = {}
    fields: list[MetadataField] = []
    for number, key in enumerate(_FORMS[form]):
        if number == 0 or draw(st.booleans()):
            texts, attributes = draw(_values(key, day, language))
            stated.update(attributes)
            label = draw(st.sampled_from(in_language.labels(key, language, "listing")))
            fields.append(MetadataField(label, key, texts))
    entry = ListingEntry(title=title, metadata=tuple(fields), **stated)
    return draw(_with_teaser(entry))


@st.composite
def _values(
    draw: DrawFn, key: str, day: datetime.date, language: Language
) -> tuple[tuple[str, ...], dict[str, Any]]:
    if key in {"kind", "report_type"}:
        kind, text = draw(st.sampled_from(_kinds(language)))
        return (text,), {"kind": kind, "kind_label": text}
    if key == "location":
        states = [Place(state.name, state.name, state.code) for state in default().states]
        found = draw(st.lists(st.sampled_from(states), min_size=1, max_size=3, unique=True))
        return tuple(state.text for state in found), {"locations": tuple(found)}
    return draw(values(key, day, language, unknown=False))


@cache
def _kinds(language: Language) -> list[tuple[Kind | None, str]]:
    named = [(kind, text) for kind in _KINDS for text in in_language.kind_names(kind, language)]
    return [*named, (None, "Riddle")]


@st.composite
def _with_teaser(draw: DrawFn, entry: ListingEntry) -> ListingEntry:
    """Add a teaser at times: the title once more, or prose, which may state the entry's date."""
    shape = draw(st.sampled_from(("none", "prose", "dateline", "title")))
    if shape == "none":
        return entry
    if shape == "title":
        return attrs.evolve(entry, teaser=entry.title)
    dateline = draw(datelines_on(entry.date or draw(days()))) if shape == "dateline" else None
    end = draw(st.sampled_from(list(_ENDS)))
    words = " ".join(draw(st.lists(sentences(), min_size=1, max_size=3)))
    return attrs.evolve(
        entry,
        teaser=f"{dateline.text if dateline else ''}{words} It took place in the village{end}",
        teaser_truncated=_ENDS[end],
        dateline=dateline,
        date=entry.date or (dateline.date if dateline else None),
    )


@st.composite
def _texts(draw: DrawFn, listing: Listing, language: Language) -> str:
    """Print a listing as text."""
    label = draw(st.sampled_from(_TEXT_LABELS))
    newline = draw(st.sampled_from(("\n", "\r\n", "\n\n", "\n- ")))
    section = draw(perhaps(in_language.sections("newsroom", language)))
    lines = [*section, listing.title, listing.description]
    for entry in listing.entries:
        lines.append(entry.title)
        lines += [label.format(field.label, ", ".join(field.values)) for field in entry.metadata]
        lines.append(entry.teaser)
    lines += draw(st.sampled_from(((), ("1", "2", "3", "next ›", "last »"))))
    return "".join(f"{line}\n" for line in lines if line).replace("\n", newline)


@st.composite
def _as_html(draw: DrawFn, listing: Listing) -> ListingExample:
    """Print a listing as HTML, where each entry is a link."""
    label, paged = draw(st.sampled_from(_HTML_LABELS)), draw(st.booleans())
    host = _HOST if listing.url else ""
    about = f"<p>{html.escape(listing.description)}</p>" if listing.description else ""
    results = "".join(_result(n, entry, label) for n, entry in enumerate(listing.entries))
    page = (
        '<!DOCTYPE html><html lang="en"><body><nav><a href="/">Home</a></nav><div id="main">'
        f"<h1>{html.escape(listing.title or '')}</h1>{about}{results}{_PAGER * paged}"
        "</div><footer><p>Follow us</p></footer></body></html>"
    )
    entries = (attrs.evolve(e, url=f"{host}/node/{n}") for n, e in enumerate(listing.entries))
    expected = attrs.evolve(
        listing,
        entries=tuple(entries),
        next_url=f"{host}{_PATH}?page=3" if paged else None,
    )
    return ListingExample(page, expected, listing.url)


def _result(number: int, entry: ListingEntry, label: str) -> str:
    fields = (
        label.format(html.escape(field.label), html.escape(", ".join(field.values)))
        for field in entry.metadata
    )
    teaser = f'<div class="search-snippet">{html.escape(entry.teaser or "")}</div>'
    return (
        f'<div class="search-result-news"><h3 class="search-title"><a href="/node/{number}">'
        f"{html.escape(entry.title or '')}</a></h3>{''.join(fields)}{teaser}</div>"
    )
