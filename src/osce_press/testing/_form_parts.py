"""What page forms are made of: a draft with what it must say, captions, addresses, repetitions."""

import datetime
from collections.abc import Collection
from functools import cache

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Article, Contact, Dateline, MetadataField, Place
from osce_press.testing._bodies import Piece, bodies
from osce_press.testing._datelines import dateline_on
from osce_press.testing._languages import (
    Language,
    dateline_in,
    dates_in,
    phrases,
    towns_in,
)
from osce_press.testing._records import Draft
from osce_press.testing._surroundings import Navigation
from osce_press.vocabulary import default

__all__ = [
    "ADDRESS",
    "BARE",
    "Form",
    "addresses",
    "captions",
    "datelines_near",
    "draft_of",
    "header_lines",
    "plain_bodies",
    "repeated",
]

#: The menus that a form without a kind and a metadata block is drawn with.
BARE: tuple[Navigation, ...] = ("none", "full", "unseen")
ADDRESS = "https://www.osce.org"

_CREDITS = ("(OSCE/Ivan Novak)", "(Ana Petrova/OSCE)", "(OSCE/Jonas de Vries)")
_SCENES = (
    "Cadets march past in Vushtrri",
    "Judges and prosecutors at a training course in Osh, 8 January 2002",
    "The Head of Mission, centre, with pupils of two schools. Vienna, 5 May 2012",
)
_PEOPLE = ("Jane Doe", "Maria Jensen", "Ivan Novak")
_ROLES = ("Spokesperson", "National Media Officer", "Purtătoarea de cuvânt a Misiunii")
_STREETS = (
    ("75 Alexe Mateevici str.", "2009 Chișinău", "Moldova"),
    ("Wallnerstrasse 6", "1010 Vienna", "Austria"),
    ("Fra Andjela Zvizdovica 1", "71000 Sarajevo"),
    (),
)
_PHONE_LABELS = ("Office", "Mobile", "Tel.", "Telefon", "Portable", "Телефон", "Мобильный")
_PHONES = ("+43 1 514 36 6000", "+373 22 887 887", "+996 555 000 000")
_LEAST_REPEATED = 40


@attrs.frozen
class Form:
    """A page form before it is printed."""

    draft: Draft
    #: The codes of notices that every print of it must have.
    codes: frozenset[str] = frozenset()
    #: The menus that may stand before it.
    navigation: tuple[Navigation, ...] = BARE
    #: Whether the site's standing lines may follow it.
    tail: bool = True
    #: The address it is read with.
    url: str | None = None
    #: The language that its root element states, where it is HTML.
    markup_language: str | None = "en"
    #: Whether it exists as text, and as HTML.
    text: bool = True
    html: bool = True
    #: Attributes that it does not carry, although other forms do.
    uncarried: frozenset[str] = frozenset()
    #: Labelled values that stand in the body.
    advised: tuple[MetadataField, ...] = ()


def draft_of(
    article: Article,
    body: Collection[Piece],
    *,
    above: tuple[str, ...] = (),
    below: tuple[str, ...] = (),
    stated: datetime.date | None = None,
) -> Draft:
    """Return a draft whose paragraphs are the pieces of its body that are no asides."""
    paragraphs = tuple(piece.text for piece in body if piece.shape != "aside")
    places = article.places or (article.dateline.places if article.dateline else ())
    article = attrs.evolve(article, paragraphs=paragraphs, places=places)
    return Draft(article, tuple(body), stated, above, below)


@st.composite
def datelines_near(
    draw: DrawFn, day: datetime.date, language: Language, *, stated: bool
) -> Dateline:
    """Draw a dateline of a day, or of one of the days around it."""
    printed = day + datetime.timedelta(draw(st.sampled_from((0, 0, 0, -1, 1, -3))))
    if language == "en":
        return draw(dateline_on(printed))
    return draw(dateline_in(printed, language, stated=stated))


@st.composite
def plain_bodies(draw: DrawFn, dateline: Dateline | None = None) -> tuple[Piece, ...]:
    """Draw a body that repeats none of its paragraphs at its end."""
    pieces = list(draw(bodies(dateline)))
    while pieces[-1].text in {piece.text for piece in pieces[:-1]} or (
        pieces[-1].shape == "heading"  # what it stood above is gone
    ):
        pieces.pop()
    return tuple(pieces)


@st.composite
def header_lines(
    draw: DrawFn, day: datetime.date, language: Language, *, stated: bool, alone: bool = True
) -> tuple[str, Place | None]:
    """Draw a line with the place and date of a page, or with its date alone."""
    date = draw(dates_in(day, language, stated=stated))
    if alone and draw(st.booleans()):
        return date, None
    english = (Place("Pristina", "PRISTINA", "XK"), Place("Kyiv", "KYIV", "UA"))
    place = draw(st.sampled_from(towns_in(language) or english))
    return f"{place.text} {date}", place


@cache
def captions() -> SearchStrategy[str]:
    """Draw captions of photographs, with the credit and at times the words after it."""
    return st.builds(
        "{} {}{}".format,
        st.sampled_from(_SCENES).map(lambda scene: f"{scene}."),
        st.sampled_from(_CREDITS),
        st.sampled_from(("", " Photo details")),
    )


def repeated(body: Collection[Piece]) -> SearchStrategy[tuple[Piece, ...]]:
    """Draw up to two of the paragraphs of a body, to be printed again at its end."""
    long = [
        attrs.evolve(piece, shape="aside")
        for piece in body
        if piece.shape == "paragraph" and len(piece.text) >= _LEAST_REPEATED
    ]
    if not long:
        return st.just(())
    return st.lists(st.sampled_from(long), max_size=2, unique=True).map(tuple)


@st.composite
def addresses(draw: DrawFn, language: Language) -> tuple[tuple[Piece, ...], Contact]:
    """Draw a block of contacts under its heading, and what it says."""
    structures = [entry.name for entry in default().structures if "Mission to" in entry.name]
    structure = draw(st.sampled_from(structures))
    street = draw(st.sampled_from(_STREETS))
    phones = tuple(draw(st.lists(st.sampled_from(_PHONES), min_size=1, max_size=2, unique=True)))
    email = draw(st.sampled_from((None, "press@osce.example")))
    named = draw(st.booleans())
    contact = Contact(
        name=draw(st.sampled_from(_PEOPLE)) if named else None,
        role=draw(st.sampled_from(_ROLES)) if named else None,
        structure=structure,
        address=street,
        phones=phones,
        email=email,
    )
    label = draw(st.sampled_from(_PHONE_LABELS))
    lines = [
        contact.name,
        contact.role,
        structure,
        *street,
        *(f"{label}: {p}" for p in phones),
        email,
    ]
    if draw(st.booleans()):
        lines += [structure, *street]
    heading = draw(st.sampled_from([*phrases("contacts", language), "Contacts"]))
    pieces = [Piece(line, "aside") for line in lines if line]
    return (Piece(heading, "aside"), *pieces), contact
