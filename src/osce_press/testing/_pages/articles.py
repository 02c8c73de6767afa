"""The forms of articles: on the old site, on the redesigned one, and in translation."""

from collections.abc import Collection

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Article, Contact, Kind, MetadataField
from osce_press.testing._drafts.bodies import Piece, bodies
from osce_press.testing._drafts.datelines import datelines_near, days, town_in
from osce_press.testing._drafts.drafts import Draft, draft_of, drafts
from osce_press.testing._drafts.languages import (
    Language,
    dates_in,
    kind_names,
    labels,
    phrases,
    sections,
)
from osce_press.testing._drafts.values import sources
from osce_press.testing._drafts.words import sentences, titles

__all__ = [
    "advisories",
    "corrections",
    "header_date_pages",
    "monitoring_reports",
    "redesigned_pages",
    "template_2012_pages",
]

_ADVISED = {
    "what": ("Press conference", "Presentation of the preliminary findings"),
    "who": ("Ana Novak, head of mission", "The heads of three delegations"),
    "when": ("28 October 2024, 15:00", "Monday, 8 July, at 10:30 local time"),
    "where": ("Hotel Lake, main hall", "Online"),
    "registration": ("by e-mail", "press@osce.example"),
}
_REPORTS: dict[str, tuple[str, str]] = {
    "en": (
        "Latest from the Mission, daily report 12/2019 issued on 25 October 2019",
        "Based on information received by the OSCE as of 19:30, 24 October 2019.",
    ),
    "uk": (
        "Щоденний звіт № 252/2019 Місії ОБСЄ від 25 жовтня 2019 року",
        "На основі інформації, що надійшла до ОБСЄ станом на 19:30 24 жовтня 2019 року.",
    ),
    "ru": (
        "Ежедневный отчет № 252/2019 Миссии ОБСЕ от 28 октября 2019 года",
        "По информации, поступившей в ОБСЕ по состоянию на 19:30 27 октября 2019 года.",
    ),
}
_FOR_MEDIA: dict[str, tuple[str, ...]] = {
    "en": (
        "This report is for the media and the general public.",
        "Please note that this report is for the media and the general public.",
        "This update is provided for the media and the public.",
    ),
    "uk": ("Ця публікація призначена для ЗМІ.", "Цей звіт призначений для ЗМІ та громадськості."),
    "ru": ("Эта публикация предназначена для СМИ.", "Этот отчет предназначен для СМИ и всех."),
}
_CAPTIONS = (
    "Cadets march past in Vushtrri. (OSCE/Ivan Novak)",
    "Judges at a training course in Osh, 8 January 2002. (Ana Petrova/OSCE) Photo details",
    "The Head of Mission with pupils of two schools. Vienna, 5 May 2012. (OSCE/Jonas de Vries)",
)
_STREETS = (("75 Alexe Mateevici str.", "2009 Chișinău", "Moldova"), ("Fra Andjela 1",), ())
_PEOPLE = (("Jane Doe", "Spokesperson"), ("Ivan Novak", "Purtătoarea de cuvânt a Misiunii"))
_PHONES = ("+43 1 514 36 6000", "+373 22 887 887", "+996 555 000 000")
#: A shorter paragraph is no pull quote.
_LEAST_REPEATED = 40


@st.composite
def redesigned_pages(draw: DrawFn, language: Language) -> Draft:
    """Draw pages of the site of 2025: no menu in the text, contacts after the body (form D)."""
    draft = draw(drafts(language, kinds=(Kind.PRESS_RELEASE, Kind.NEWS_ITEM)))
    draft = attrs.evolve(
        draft,
        above=draw(st.sampled_from(((), ("Skip Links",)))),
        host="moldova.osce.org",
        navigation=("none", "unseen"),
    )
    return draw(_with_contacts(draft)) if draw(st.booleans()) else draft


@st.composite
def header_date_pages(draw: DrawFn, language: Language) -> Draft:
    """Draw pages with a line of place and date below the title (forms C2 and C3).

    Above the title stands the name of the newsroom at times, below the line a caption, and after
    the body paragraphs of it once more.
    """
    day = draw(days())
    place, date = town_in(language), draw(dates_in(day, language))
    placed = draw(st.booleans())
    dateline = draw(st.one_of(st.none(), datelines_near(day, language)))
    body = draw(bodies(dateline))
    again = draw(_repeated(body))
    caption = draw(st.sampled_from(((), *((caption,) for caption in _CAPTIONS))))
    article = Article(title=draw(titles()), date=day, dateline=dateline)
    if placed and dateline is None:
        article = attrs.evolve(article, places=(place,))
    codes = {"paragraph-repeated"} if again else set[str]()
    if dateline and dateline.date not in {None, day}:
        codes.add("date-conflict")
    return attrs.evolve(
        draft_of(article, (*body, *again)),
        above=draw(_newsrooms(language)),
        below=(f"{place.text} {date}" if placed else date, *caption),
        language=language,
        codes=frozenset(codes),
    )


@st.composite
def template_2012_pages(draw: DrawFn, language: Language) -> Draft:
    """Draw pages that name a structure above their kind, and print a caption twice (form C4)."""
    source = draw(sources())
    article = Article(
        kind=Kind.NEWS_ITEM,
        kind_label=draw(st.sampled_from(kind_names(Kind.NEWS_ITEM, language))),
        title=draw(titles()),
        sources=(source,),
    )
    draft = attrs.evolve(
        draft_of(article, draw(bodies())),
        above=(source.text,),
        below=draw(st.sampled_from(((), *((caption, caption) for caption in _CAPTIONS)))),
        language=language,
        navigation=("none",),
        media=("text",),
        codes=frozenset({"date-missing"}),
    )
    return draw(_with_contacts(draft)) if draw(st.booleans()) else draft


@st.composite
def monitoring_reports(draw: DrawFn, language: Language) -> Draft:
    """Draw reports of the Special Monitoring Mission to Ukraine (form C6)."""
    day, place = draw(days()), town_in(language)
    title, as_of = _REPORTS[language]
    kind = draw(st.sampled_from((None, *kind_names(Kind.DAILY_REPORT, language))))
    notices = draw(st.lists(st.sampled_from(_FOR_MEDIA[language]), max_size=2, unique=True))
    heading = draw(
        st.sampled_from(((), *((text,) for text in phrases("summary-heading", language))))
    )
    items = draw(st.lists(sentences(), min_size=1, max_size=4, unique=True))
    body = (
        Piece(as_of),
        *(Piece(notice, "aside") for notice in notices),
        *(Piece(text, "heading") for text in heading),
        *(Piece(item, "item") for item in items),
    )
    article = Article(
        kind=Kind.DAILY_REPORT if kind else None,
        kind_label=kind,
        title=title,
        date=day,
        places=(place,),
    )
    return attrs.evolve(
        draft_of(article, body),
        above=() if kind else draw(_newsrooms(language)),
        below=(f"{place.text} {draw(dates_in(day, language))}",),
        language=language,
    )


@st.composite
def advisories(draw: DrawFn, language: Language) -> Draft:
    """Draw media advisories: what, who, when and where, as labels in the body."""
    dateline = draw(datelines_near(draw(days()), language))
    kind = draw(st.sampled_from((None, *kind_names(Kind.MEDIA_ADVISORY, language))))
    pieces = [Piece(f"{dateline.text}{draw(sentences())}")]
    fields: list[MetadataField] = []
    for key in draw(st.lists(st.sampled_from(tuple(_ADVISED)), min_size=2, unique=True)):
        label = draw(st.sampled_from(labels(key, language, "advisory")))
        value = draw(st.sampled_from(_ADVISED[key]))
        fields.append(MetadataField(label, key, (value,)))
        inline = draw(st.booleans())
        lines = (f"{label}: {value}",) if inline else (f"{label}:", value)
        pieces += map(Piece, lines)
    pieces.append(Piece("For more information, please contact the press office in Vienna."))
    article = Article(
        kind=Kind.MEDIA_ADVISORY if kind else None,
        kind_label=kind,
        title=draw(titles()),
        date=dateline.date,
        dateline=dateline,
    )
    return attrs.evolve(draft_of(article, pieces), language=language, advised=tuple(fields))


def corrections(language: Language) -> SearchStrategy[Draft]:
    """Draw releases sent out again: their titles say so, and a notice before their datelines."""
    return drafts(language, kinds=(Kind.PRESS_RELEASE,), unknown=False, corrected=True)


@st.composite
def _with_contacts(draw: DrawFn, draft: Draft) -> Draft:
    """Add a block of contacts to a page, under its heading."""
    person = draw(st.sampled_from((None, *_PEOPLE)))
    contact = Contact(
        name=person and person[0],
        role=person and person[1],
        structure=draw(sources()).name,
        address=draw(st.sampled_from(_STREETS)),
        phones=tuple(draw(st.lists(st.sampled_from(_PHONES), min_size=1, max_size=2, unique=True))),
        email=draw(st.sampled_from((None, "press@osce.example"))),
    )
    label = draw(
        st.sampled_from(
            [
                text
                for key in ("office", "mobile")
                for text in labels(key, draft.language, "contact")
            ]
        )
    )
    lines = [
        draw(st.sampled_from(phrases("contacts", draft.language))),
        contact.name,
        contact.role,
        contact.structure,
        *contact.address,
        *(f"{label}: {phone}" for phone in contact.phones),
        contact.email,
        *((contact.structure, *contact.address) if draw(st.booleans()) else ()),
    ]
    pieces = tuple(Piece(line, "aside") for line in lines if line)
    article = attrs.evolve(draft.article, contacts=(contact,))
    return attrs.evolve(draft, article=article, body=(*draft.body, *pieces))


def _repeated(body: Collection[Piece]) -> SearchStrategy[tuple[Piece, ...]]:
    """Draw up to two of the paragraphs of a body, to be printed again at its end."""
    long = [
        attrs.evolve(piece, shape="aside")
        for piece in body
        if piece.shape == "paragraph" and len(piece.text) >= _LEAST_REPEATED
    ]
    if not long:
        return st.just(())
    return st.lists(st.sampled_from(long), max_size=2, unique=True).map(tuple)


def _newsrooms(language: Language) -> SearchStrategy[tuple[str, ...]]:
    return st.sampled_from(((), *((name,) for name in sections("newsroom", language))))
