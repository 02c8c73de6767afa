"""The forms of articles: on the old site, on the redesigned one, and in translation."""

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Article, Contact, Kind, MetadataField
from osce_press.testing._drafts import languages
from osce_press.testing._drafts.bodies import Piece, bodies
from osce_press.testing._drafts.datelines import TOWN_IN, datelines_near, days
from osce_press.testing._drafts.drafts import Draft, draft_of, drafts
from osce_press.testing._drafts.languages import Language
from osce_press.testing._drafts.values import sources
from osce_press.testing._drafts.words import perhaps, sentences, titles

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
_CAPTIONS = (
    "Cadets march past in Vushtrri. (OSCE/Ivan Novak)",
    "Judges at a training course in Osh, 8 January 2002. (Ana Petrova/OSCE) Photo details",
    "The Head of Mission with pupils of two schools. Vienna, 5 May 2012. (OSCE/Jonas de Vries)",
)
_STREETS = (("75 Alexe Mateevici str.", "2009 Chișinău", "Moldova"), ("Fra Andjela 1",), ())
_PEOPLE = (("Jane Doe", "Spokesperson"), ("Ivan Novak", "Purtătoarea de cuvânt a Misiunii"))
_PHONES = ("+43 1 514 36 6000", "+373 22 887 887", "+996 555 000 000")


@st.composite
def redesigned_pages(draw: DrawFn, language: Language) -> Draft:
    """Draw pages of the site of 2025: no menu in the text, contacts after the body (form D)."""
    draft = draw(drafts(language, kinds=(Kind.PRESS_RELEASE, Kind.NEWS_ITEM)))
    draft = attrs.evolve(
        draft,
        above=draw(perhaps(["Skip Links"])),
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
    place, date = TOWN_IN[language], draw(languages.dates_in(day, language))
    placed = draw(st.booleans())
    dateline = draw(st.one_of(st.none(), datelines_near(day, language)))
    body = draw(bodies(dateline))
    long = [piece for piece in body if piece.shape == "paragraph" and len(piece.text) > 40]
    quotes = draw(st.lists(st.sampled_from(long), max_size=2, unique=True)) if long else []
    again = [attrs.evolve(piece, shape="aside") for piece in quotes]
    caption = draw(perhaps(_CAPTIONS))
    article = Article(title=draw(titles()), date=day, dateline=dateline)
    if placed and dateline is None:
        article = attrs.evolve(article, places=(place,))
    codes = {"paragraph-repeated"} if again else set[str]()
    if dateline and dateline.date not in {None, day}:
        codes.add("date-conflict")
    return attrs.evolve(
        draft_of(article, (*body, *again), language),
        above=draw(perhaps(languages.sections("newsroom", language))),
        below=(f"{place.text} {date}" if placed else date, *caption),
        codes=frozenset(codes),
    )


@st.composite
def template_2012_pages(draw: DrawFn, language: Language) -> Draft:
    """Draw pages that name a structure above their kind, and print a caption twice (form C4)."""
    # "OSCE" above the kind is a logo.
    source = draw(sources().filter(lambda source: source.slug != "osce"))
    article = Article(
        kind=Kind.NEWS_ITEM,
        kind_label=draw(st.sampled_from(languages.kind_names(Kind.NEWS_ITEM, language))),
        title=draw(titles()),
        sources=(source,),
    )
    draft = attrs.evolve(
        draft_of(article, draw(bodies()), language),
        above=(source.text,),
        below=draw(perhaps(_CAPTIONS)) * 2,
        navigation=("none",),
        media=("text",),
        codes=frozenset({"date-missing"}),
    )
    return draw(_with_contacts(draft)) if draw(st.booleans()) else draft


@st.composite
def monitoring_reports(draw: DrawFn, language: Language) -> Draft:
    """Draw reports of the Special Monitoring Mission to Ukraine (form C6)."""
    day, place = draw(days()), TOWN_IN[language]
    title, as_of = _REPORTS[language]
    kind = draw(st.sampled_from((None, *languages.kind_names(Kind.DAILY_REPORT, language))))
    phrases = languages.phrases("for-media-and-public", language)
    notices = draw(st.lists(st.sampled_from(phrases), max_size=2, unique=True))
    heading = draw(perhaps(languages.phrases("summary-heading", language)))
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
        draft_of(article, body, language),
        above=() if kind else draw(perhaps(languages.sections("newsroom", language))),
        below=(f"{place.text} {draw(languages.dates_in(day, language))}",),
    )


@st.composite
def advisories(draw: DrawFn, language: Language) -> Draft:
    """Draw media advisories: what, who, when and where, as labels in the body."""
    dateline = draw(datelines_near(draw(days()), language))
    kind = draw(st.sampled_from((None, *languages.kind_names(Kind.MEDIA_ADVISORY, language))))
    pieces = [Piece(f"{dateline.text}{draw(sentences())}")]
    fields: list[MetadataField] = []
    for key in draw(st.lists(st.sampled_from(tuple(_ADVISED)), min_size=2, unique=True)):
        label = draw(st.sampled_from(languages.labels(key, language, "advisory")))
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
    return attrs.evolve(draft_of(article, pieces, language), advised=tuple(fields))


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
    label = draw(st.sampled_from(("Office", "Mobile", "Tel.", "Telefon", "Телефон")))
    lines = [
        draw(st.sampled_from(languages.phrases("contacts", draft.language))),
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
