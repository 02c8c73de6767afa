"""The forms of articles: on the old site, on the redesigned one, and in translation."""

from collections.abc import Collection, Iterable

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Article, Kind, MetadataField
from osce_press.testing._bodies import CORRECTION, Piece
from osce_press.testing._datelines import days
from osce_press.testing._form_parts import (
    ADDRESS,
    Form,
    addresses,
    captions,
    datelines_near,
    draft_of,
    header_lines,
    plain_bodies,
    repeated,
)
from osce_press.testing._languages import Language, kind_names, labels, path_code, phrases, sections
from osce_press.testing._records import ALL_KINDS, Draft, drafts, known_sources
from osce_press.testing._surroundings import ALL_NAVIGATION
from osce_press.testing._translations import labelled_language, translated
from osce_press.testing._words import sentences, titles

__all__ = [
    "advisories",
    "corrections",
    "header_date_pages",
    "monitoring_reports",
    "redesigned_pages",
    "standard_pages",
    "template_2012_pages",
]

_REDESIGNED = (Kind.PRESS_RELEASE, Kind.NEWS_ITEM)
_ADVISORY = ("what", "who", "when", "where", "registration")
_ADVISED = {
    "what": ("Press conference", "Presentation of the preliminary findings"),
    "who": ("Ana Novak, head of mission", "The heads of three delegations"),
    "when": ("28 October 2024, 15:00", "Monday, 8 July, at 10:30 local time"),
    "where": ("Hotel Lake, main hall", "Online"),
    "registration": ("by e-mail", "press@osce.example"),
}
_AS_OF: dict[str, str] = {
    "en": "Based on information received by the OSCE as of 19:30, 24 October 2019.",
    "uk": "На основі інформації, що надійшла до ОБСЄ станом на 19:30 24 жовтня 2019 року.",
    "ru": "По информации, поступившей в ОБСЕ по состоянию на 19:30 27 октября 2019 года.",
}
_REPORTS = {
    "en": "Latest from the Mission, daily report 12/2019 issued on 25 October 2019",
    "uk": "Щоденний звіт № 252/2019 Місії ОБСЄ від 25 жовтня 2019 року",
    "ru": "Ежедневный отчет № 252/2019 Миссии ОБСЕ от 28 октября 2019 года",
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


@st.composite
def standard_pages(draw: DrawFn, language: Language, *, unknown: bool = True) -> Form:
    """Draw pages with kind, title and metadata block, or with title and body alone."""
    stating = draw(_statements(language))
    draft = draw(_translated_drafts(language, ALL_KINDS, stating.known, unknown))
    return _stated(Form(draft, navigation=ALL_NAVIGATION), stating)


@st.composite
def redesigned_pages(draw: DrawFn, language: Language, *, unknown: bool = True) -> Form:
    """Draw pages of the site of 2025: no menu in the text, contacts after the body (form D)."""
    stating = draw(_statements(language, host="https://moldova.osce.org"))
    draft = draw(_translated_drafts(language, _REDESIGNED, stating.known, unknown))
    above = draw(st.sampled_from(((), ("Skip Links",))))
    draft = attrs.evolve(draft, above=above)
    if draw(st.booleans()):
        draft = draw(_with_contacts(draft, language))
    return _stated(Form(draft, navigation=("none", "unseen")), stating)


@st.composite
def header_date_pages(draw: DrawFn, language: Language) -> Form:
    """Draw pages with a line of place and date below the title (forms C2 and C3).

    Above the title stands the name of the newsroom at times, below the line a caption, and after
    the body paragraphs of it once more.
    """
    stating = draw(_statements(language))
    day = draw(days())
    header, place = draw(header_lines(day, language, stated=stating.known))
    dateline = None
    if draw(st.integers(0, 3)):
        dateline = draw(datelines_near(day, language, stated=stating.known))
    body = draw(plain_bodies(dateline))
    again = draw(repeated(body))
    caption = draw(st.one_of(st.none(), captions()))
    places = dateline.places if dateline else () if place is None else (place,)
    draft = draft_of(
        Article(title=draw(titles()), date=day, dateline=dateline, places=places),
        (*body, *again),
        above=draw(_newsrooms(language)),
        below=(header,) if caption is None else (header, caption),
    )
    codes = {"paragraph-repeated"} if again else set[str]()
    if dateline and dateline.date not in {None, day}:
        codes.add("date-conflict")
    return _stated(Form(draft, frozenset(codes)), stating)


@st.composite
def template_2012_pages(draw: DrawFn, language: Language) -> Form:
    """Draw pages that name a structure above their kind, and print a caption twice (form C4)."""
    source = draw(known_sources())
    body = draw(plain_bodies())
    while len(body) > 1 and body[0].text == body[1].text:
        body = body[1:]
    caption = draw(st.one_of(st.none(), captions()))
    draft = draft_of(
        Article(
            kind=Kind.NEWS_ITEM,
            kind_label=draw(st.sampled_from(kind_names(Kind.NEWS_ITEM, language) or ("News",))),
            title=draw(titles()),
            sources=(source,),
        ),
        body,
        above=(source.text,),
        below=(caption, caption) if caption else (),
    )
    if draw(st.booleans()):
        draft = draw(_with_contacts(draft, language))
    return Form(draft, frozenset({"date-missing"}), navigation=("none",), html=False)


@st.composite
def monitoring_reports(draw: DrawFn, language: Language) -> Form:
    """Draw reports of the Special Monitoring Mission to Ukraine (form C6)."""
    stating = draw(_statements(language))
    day = draw(days())
    header, place = draw(header_lines(day, language, stated=stating.known, alone=False))
    kinds = [None, *kind_names(Kind.DAILY_REPORT, language)]
    kind = draw(st.sampled_from(kinds))
    notices = draw(st.lists(st.sampled_from(_FOR_MEDIA[language]), max_size=2, unique=True))
    heading = draw(st.sampled_from([None, *phrases("summary-heading", language)]))
    items = draw(st.lists(sentences(), min_size=1, max_size=4))
    body = [Piece(_AS_OF[language]), *(Piece(notice, "aside") for notice in notices)]
    if heading is not None:
        body.append(Piece(heading, "heading"))
    article = Article(
        kind=Kind.DAILY_REPORT if kind else None,
        kind_label=kind,
        title=_REPORTS[language],
        date=day,
        places=(place,) if place else (),
    )
    draft = draft_of(
        article,
        (*body, *(Piece(item, "item") for item in _different(items))),
        above=() if kind else draw(_newsrooms(language)),
        below=(header,),
    )
    return _stated(Form(draft), stating)


@st.composite
def advisories(draw: DrawFn, language: Language) -> Form:
    """Draw media advisories: what, who, when and where, as labels in the body."""
    stating = draw(_statements(language))
    dateline = draw(datelines_near(draw(days()), language, stated=stating.known))
    fields: list[MetadataField] = []
    kind = draw(st.sampled_from((None, *kind_names(Kind.MEDIA_ADVISORY, language))))
    pieces = [Piece(f"{dateline.text}{draw(sentences()).lstrip('-– ')}")]
    for key in draw(st.lists(st.sampled_from(_ADVISORY), min_size=2, unique=True)):
        names = (*labels(key, "en", "advisory"), *labels(key, language, "advisory"))
        label, value = draw(st.sampled_from(names)), draw(st.sampled_from(_ADVISED[key]))
        fields.append(MetadataField(label, key, (value,)))
        if draw(st.booleans()):
            pieces.append(Piece(f"{label}: {value}"))
        else:
            pieces += [Piece(f"{label}:"), Piece(value)]
    pieces.append(Piece("For more information, please contact the press office in Vienna."))
    article = Article(
        kind=Kind.MEDIA_ADVISORY if kind else None,
        kind_label=kind,
        title=draw(titles()),
        date=dateline.date,
        dateline=dateline,
    )
    return _stated(Form(draft_of(article, pieces), advised=tuple(fields)), stating)


@st.composite
def corrections(draw: DrawFn, language: Language) -> Form:
    """Draw pages that correct themselves: in the title, or in a line before the dateline."""
    stating = draw(_statements(language))
    draft = draw(_translated_drafts(language, ALL_KINDS, stating.known, unknown=False))
    words = (*phrases("correction-title", language), *phrases("correction-title", "en"))
    article, dateline = draft.article, draft.article.dateline
    if dateline and dateline.start == 0 and draw(st.booleans()):
        notice = Piece(CORRECTION.strip())
        article = attrs.evolve(article, paragraphs=(notice.text, *article.paragraphs))
        draft = attrs.evolve(draft, article=article, body=(notice, *draft.body))
    else:
        title = f"{draw(st.sampled_from(words))} {article.title}"
        draft = attrs.evolve(draft, article=attrs.evolve(article, title=title))
    return _stated(Form(draft, frozenset({"correction"}), ALL_NAVIGATION), stating)


@attrs.frozen
class _Stating:
    """How a page states its language: by its address, by its markup, or by neither."""

    url: str | None
    markup: str | None
    language: str | None

    @property
    def known(self) -> bool:
        return self.language is not None


@st.composite
def _statements(draw: DrawFn, language: Language, *, host: str = ADDRESS) -> _Stating:
    way = draw(st.sampled_from(("nowhere", "address", "markup")))
    if way == "address":
        code = path_code(language)
        markup = draw(st.sampled_from((None, "en")))
        return _Stating(f"{host}/{code}/node/52475", markup, code)
    if way == "markup":
        return _Stating(None, language, language)
    return _Stating(None, None, None)


def _stated(form: Form, stating: _Stating) -> Form:
    """Return the form with its statement; markup needs HTML, and labels state a language, too."""
    language = stating.language
    if language is None:
        language = labelled_language(form.draft.article)
    article = attrs.evolve(form.draft.article, language=language)
    return attrs.evolve(
        form,
        draft=attrs.evolve(form.draft, article=article),
        url=stating.url,
        markup_language=stating.markup,
        text=form.text and not (stating.url is None and stating.markup),
    )


@st.composite
def _translated_drafts(
    draw: DrawFn,
    language: Language,
    kinds: Collection[Kind | None],
    stated: bool,
    unknown: bool,
) -> Draft:
    draft = draw(drafts(kinds=kinds, unknown=unknown))
    article = draft.article
    if article.kind_label is None and article.dateline is None:
        # What nothing else shows to be an article speaks of the OSCE.
        article = attrs.evolve(article, title=f"OSCE: {article.title}")
    return draw(translated(attrs.evolve(draft, article=article), language, stated=stated))


@st.composite
def _with_contacts(draw: DrawFn, draft: Draft, language: Language) -> Draft:
    pieces, contact = draw(addresses(language))
    article = attrs.evolve(draft.article, contacts=(contact,))
    return attrs.evolve(draft, article=article, body=(*draft.body, *pieces))


def _newsrooms(language: Language) -> SearchStrategy[tuple[str, ...]]:
    names = (*sections("newsroom", language), "Newsroom")
    return st.sampled_from([(), *((name,) for name in names)])


def _different(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
