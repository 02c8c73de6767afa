"""Records drawn forwards: first what a page says, then how it will be printed."""

import datetime
from collections.abc import Collection
from functools import cache
from typing import TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import (
    Article,
    Dateline,
    FieldOfWork,
    Kind,
    MetadataField,
    Place,
    Source,
)
from osce_press.testing._bodies import CORRECTION, Piece, bodies
from osce_press.testing._datelines import dateline_on, days, places, printed_dates
from osce_press.testing._words import names, sentences, titles
from osce_press.vocabulary import FieldEntry, StructureEntry, default

__all__ = [
    "ALL_KINDS",
    "Draft",
    "articles",
    "drafts",
    "known_fields_of_work",
    "known_sources",
    "metadata_blocks",
    "source_of",
]

_FORMS = (Kind.PRESS_RELEASE, Kind.STORY, Kind.NEWS_ITEM, None)
#: First those with a page form of their own; None is a page that names no kind and has no block.
ALL_KINDS = (*_FORMS, *(kind for kind in Kind if kind not in _FORMS))
_RELEASE_LABELS = ("Date", "Place", "Source", "Fields of work")
_LABELS = {
    Kind.STORY: ("Date", "Source"),
    Kind.NEWS_ITEM: ("Issued on", "Issued by", "Fields of work"),
}
_KEYS = {
    "Date": "date",
    "Issued on": "date",
    "Place": "place",
    "Source": "source",
    "Issued by": "source",
    "Fields of work": "fields_of_work",
}
#: Titles that are words of the menu, or of other parts of the vocabulary.
_SHORT_TITLES = ("Elections", "Our work", "Albania", "Vienna", "Contacts", "Summary", "Education")
_PLAIN_LETTERS = str.maketrans({"š": "s", "ğ": "g", " ": "-"})

T = TypeVar("T", Place, Source, FieldOfWork)


@attrs.frozen
class Draft:
    """An article before it is printed."""

    #: What a page that prints it says.
    article: Article
    #: Its paragraphs, and whether each is a paragraph, a heading or an item of a list.
    body: tuple[Piece, ...]
    #: The date that its metadata block states.
    stated: datetime.date | None = None
    #: Lines above the kind and title, such as the name of a section.
    above: tuple[str, ...] = ()
    #: Lines between the title and the body, such as a header date or a caption.
    below: tuple[str, ...] = ()


@attrs.frozen
class _Block:
    """A metadata block with the values that a reader takes from it."""

    metadata: tuple[MetadataField, ...] = ()
    date: datetime.date | None = None
    places: tuple[Place, ...] = ()
    sources: tuple[Source, ...] = ()
    fields_of_work: tuple[FieldOfWork, ...] = ()


def articles(
    *, kinds: Collection[Kind | None] = ALL_KINDS, unknown: bool = True
) -> SearchStrategy[Article]:
    """Draw records with the fields that a page states; the others are empty.

    Args:
        kinds: The kinds to draw; None is a page without kind and metadata block.
        unknown: Whether to draw kinds, labels, places, fields and structures that the vocabulary
            does not have.
    """
    return drafts(kinds=kinds, unknown=unknown).map(lambda draft: draft.article)


def metadata_blocks(
    *, kind: Kind = Kind.PRESS_RELEASE, unknown: bool = True
) -> SearchStrategy[tuple[MetadataField, ...]]:
    """Draw metadata blocks as a page of that kind has them, labels without their colons."""
    return days().flatmap(lambda day: _blocks(kind, day, unknown)).map(lambda block: block.metadata)


@st.composite
def drafts(
    draw: DrawFn, *, kinds: Collection[Kind | None] = ALL_KINDS, unknown: bool = True
) -> Draft:
    """Draw articles with the shapes of their paragraphs."""
    kind = draw(_kinds(tuple(kinds)))
    label = None
    if kind is not None:
        label = draw(st.sampled_from(_kind_labels(kind)))
    day = draw(days())
    block = _Block() if kind is None else draw(_blocks(kind, day, unknown))
    if unknown and block.metadata and draw(st.integers(0, 9)) == 9:
        label = draw(names())
    summary = None
    if kind is Kind.NEWS_ITEM and block.metadata and draw(st.booleans()):
        summary = draw(sentences())
    dateline = draw(_article_dateline(kind, block.date, day))
    body = draw(bodies(dateline))
    if summary is not None and draw(st.booleans()):
        summary = body[0].text[dateline.end if dateline else 0 :]
    if summary is not None and draw(st.integers(0, 2)) == 2:
        summary = summary[:-1] + "..."
    known = default().kind(label) if label else None
    title = draw(titles())
    if known and block.metadata and draw(st.integers(0, 9)) == 9:
        title = draw(st.sampled_from(_SHORT_TITLES))
    if label and not known:
        title = title.replace(":", " –")
    article = Article(
        kind=known.kind if known else None,
        kind_label=label,
        title=title,
        summary=summary,
        date=block.date or (dateline.date if dateline else None),
        places=block.places or (dateline.places if dateline else ()),
        sources=block.sources,
        fields_of_work=block.fields_of_work,
        dateline=dateline,
        paragraphs=tuple(piece.text for piece in body),
        metadata=block.metadata,
    )
    return Draft(article, body, block.date)


@cache
def _kinds(kinds: tuple[Kind | None, ...]) -> SearchStrategy[Kind | None]:
    """Draw one of the kinds, more often one of the first four."""
    return st.sampled_from(kinds * (len(kinds) <= 4) or (*kinds[:4] * 5, *kinds[4:]))


@cache
def _kind_labels(kind: Kind) -> tuple[str, ...]:
    """Return the English names of a kind, the usual one first."""
    entry = next(entry for entry in default().kinds if entry.kind is kind)
    return (entry.name, *(name.text for name in entry.names if name.lang == "en"))


@st.composite
def _article_dateline(
    draw: DrawFn, kind: Kind | None, stated: datetime.date | None, day: datetime.date
) -> Dateline | None:
    """Draw the dateline of an article: near the stated date, and after a notice at times."""
    if not draw(
        st.booleans() if kind is not Kind.PRESS_RELEASE else st.sampled_from((True, True, False))
    ):
        return None
    printed = day + datetime.timedelta(draw(st.sampled_from((0, 0, 0, -1, 1, -3))))
    years = draw(st.integers(0, 7)) < 7
    dateline = draw(dateline_on(printed, years=years))
    if stated is not None and not years:
        dateline = attrs.evolve(dateline, year=printed.year, year_completed=True)
    if dateline.places[0].text.isupper() and draw(st.integers(0, 11)) == 11:
        start = len(CORRECTION)
        dateline = attrs.evolve(dateline, start=start, end=start + dateline.end)
    return dateline


@st.composite
def _blocks(draw: DrawFn, kind: Kind, day: datetime.date, unknown: bool) -> _Block:
    """Draw a metadata block: the kind's labels in their order, some missing, some blank."""
    usual = _LABELS.get(kind, _RELEASE_LABELS)
    labels = [label for label in usual if draw(st.integers(0, 7)) < 7]
    block = _Block()
    for label in labels:
        block = draw(_labelled(block, label, day, unknown))
    if unknown and labels and draw(st.integers(0, 5)) == 5:
        field = draw(_unknown_fields())
        at = draw(st.integers(0, len(labels)))
        block = attrs.evolve(block, metadata=(*block.metadata[:at], field, *block.metadata[at:]))
    return block


@st.composite
def _labelled(draw: DrawFn, block: _Block, label: str, day: datetime.date, unknown: bool) -> _Block:
    """Add a label with its values to a block."""
    key = _KEYS[label]
    printed = label.replace(" ", "\u00a0") if draw(st.integers(0, 9)) == 9 else label
    blank = draw(st.integers(0, 2 if key == "date" else 7)) == 0
    values: tuple[str, ...] = ()
    if blank:
        pass
    elif key == "date":
        values = (draw(printed_dates(day)),)
        if unknown and draw(st.integers(0, 11)) == 11:
            values = (f"{day.day} {draw(names(most_words=1))} {day.year}",)
        else:
            block = attrs.evolve(block, date=day)
    elif key == "place":
        found = draw(_some_places(unknown=unknown))
        values = tuple(place.text for place in found)
        block = attrs.evolve(block, places=found)
    elif key == "source":
        sources = draw(_some_sources(unknown=unknown))
        values = tuple(source.text for source in sources)
        block = attrs.evolve(block, sources=sources)
    else:
        fields = draw(_some_fields_of_work(unknown=unknown))
        values = tuple(field.text for field in fields)
        block = attrs.evolve(block, fields_of_work=fields)
    return attrs.evolve(block, metadata=(*block.metadata, MetadataField(printed, key, values)))


@cache
def _unknown_fields() -> SearchStrategy[MetadataField]:
    values = st.one_of(
        st.just(()),
        names().map(lambda name: (name,)),
        st.just(("12/2006",)),
        st.just(("1,000 copies",)),
    )
    return st.builds(MetadataField, names(), st.none(), values)


def _some(values: SearchStrategy[T], *, most: int) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(values, min_size=1, max_size=most, unique_by=lambda value: value.name).map(
        tuple
    )


@cache
def _some_places(*, unknown: bool) -> SearchStrategy[tuple[Place, ...]]:
    return _some(places(unknown=unknown), most=2)


@cache
def _some_sources(*, unknown: bool) -> SearchStrategy[tuple[Source, ...]]:
    return _some(_sources(unknown=unknown), most=3)


@cache
def _some_fields_of_work(*, unknown: bool) -> SearchStrategy[tuple[FieldOfWork, ...]]:
    return _some(_fields_of_work(unknown=unknown), most=4)


def known_sources(*, suffix: str = "") -> SearchStrategy[Source]:
    """Draw a structure by the name it bears today, with a suffix such as " (closed)"."""
    entries = [entry for entry in default().structures if "listing" in (entry.source or "")]
    return st.sampled_from(entries).map(lambda entry: _source(entry, suffix))


def source_of(name: str) -> Source:
    """Return the structure of that name, as a page that prints it names it."""
    return _source(next(entry for entry in default().structures if entry.name == name))


def known_fields_of_work() -> SearchStrategy[FieldOfWork]:
    """Draw a field of work by the name it bears today."""
    return _fields_of_work(unknown=False)


def _sources(*, unknown: bool) -> SearchStrategy[Source]:
    entries = [
        entry for entry in default().structures if entry.source and "listing" in entry.source
    ]
    known = st.one_of(
        st.sampled_from(entries).map(_source),
        st.sampled_from(entries).map(lambda entry: _source(entry, " (closed)")),
        st.sampled_from(entries).flatmap(_former_sources),
    )
    if not unknown:
        return known
    return st.one_of(known, names().map(lambda name: Source(name, name, _slug(name))))


def _former_sources(entry: StructureEntry) -> SearchStrategy[Source]:
    """Draw a structure under another of its English names, as older pages print it."""
    texts = [name.text for name in entry.names if name.lang == "en" and "," not in name.text]
    own = [text for text in texts if default().structure(text) is entry]
    return st.sampled_from([entry.name, *own]).map(
        lambda name: attrs.evolve(_source(entry), name=name, text=name)
    )


def _source(entry: StructureEntry, suffix: str = "") -> Source:
    return Source(
        entry.name,
        entry.name + suffix,
        entry.slug,
        known=True,
        closed=bool(suffix) or entry.closed is not None,
        country=entry.country,
        current_name=entry.name,
    )


def _fields_of_work(*, unknown: bool) -> SearchStrategy[FieldOfWork]:
    known = st.sampled_from(default().fields_of_work).map(_field)
    if not unknown:
        return known
    return st.one_of(known, names().map(lambda name: FieldOfWork(name, name, _slug(name))))


def _field(entry: FieldEntry) -> FieldOfWork:
    return FieldOfWork(
        entry.name,
        entry.name,
        entry.slug,
        known=True,
        current_name=entry.name,
        dimension=entry.dimension,
    )


def _slug(name: str) -> str:
    return name.lower().translate(_PLAIN_LETTERS)
