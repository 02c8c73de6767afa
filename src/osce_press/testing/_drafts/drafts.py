"""Pages drawn forwards: first what they say, then, in ``_layouts``, how they are printed."""

import datetime
from collections.abc import Collection
from typing import Any, Literal, get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Article, Dateline, Kind, MetadataField
from osce_press.testing._drafts.bodies import CORRECTION, Piece, bodies
from osce_press.testing._drafts.datelines import datelines_near, datelines_on, days
from osce_press.testing._drafts.languages import Language, kind_names, labels, phrases
from osce_press.testing._drafts.values import values
from osce_press.testing._drafts.words import names, sentences, titles

__all__ = [
    "KINDS",
    "Draft",
    "Medium",
    "Navigation",
    "articles",
    "draft_of",
    "drafts",
    "metadata_blocks",
]

Medium = Literal["text", "html"]
#: "unseen" is a menu of words nobody knows; only HTML can say that it is one.
Navigation = Literal["none", "full", "short", "unseen"]

#: The kinds met on pages; None is a page that names no kind and has no metadata block.
KINDS = (
    *(Kind.PRESS_RELEASE, Kind.STORY, Kind.NEWS_ITEM, None, Kind.PRESS_STATEMENT),
    *(Kind.DAILY_REPORT, Kind.SPOT_REPORT, Kind.WEEKLY_REPORT, Kind.MEDIA_ADVISORY),
)
_LABELS = {
    Kind.STORY: (("date", "Date"), ("source", "Source")),
    Kind.NEWS_ITEM: (
        ("date", "Issued on"),
        ("source", "Issued by"),
        ("fields_of_work", "Fields of work"),
    ),
}
_RELEASE = (
    *(("date", "Date"), ("place", "Place"), ("source", "Source")),
    ("fields_of_work", "Fields of work"),
)


@attrs.frozen
class Draft:
    """A page before it is printed."""

    #: What its record must say.
    article: Article
    #: Its paragraphs, and whether each is a paragraph, a heading or an item of a list.
    body: tuple[Piece, ...]
    language: Language
    #: Lines above the kind and title, such as the name of a section.
    above: tuple[str, ...] = ()
    #: Lines between the title and the body, such as a header date or a caption.
    below: tuple[str, ...] = ()
    #: Whether the kind has a line of its own.
    prints_kind: bool = True
    #: The date that its metadata block states.
    stated: datetime.date | None = None
    #: The site it stands on; None for a page that has no address.
    host: str | None = "www.osce.org"
    #: The menus that may stand before it.
    navigation: tuple[Navigation, ...] = ("none", "full", "unseen")
    #: Whether the site's standing lines may follow it.
    tail: bool = True
    #: What it exists as.
    media: tuple[Medium, ...] = ("text", "html")
    #: Labels with values that stand in the body.
    advised: tuple[MetadataField, ...] = ()
    #: The codes of notices that every print of it must have.
    codes: frozenset[str] = frozenset()

    @property
    def needs_marks(self) -> bool:
        """Whether only bullets or markup can tell the block, and a label at its end, from prose."""
        metadata = self.article.metadata
        return bool(metadata) and metadata[-1].key is None


def draft_of(article: Article, body: Collection[Piece], language: Language = "en") -> Draft:
    """Return a draft whose paragraphs are the pieces of its body that are no asides."""
    paragraphs = tuple(piece.text for piece in body if piece.shape != "aside")
    places = article.places or (article.dateline.places if article.dateline else ())
    article = attrs.evolve(article, paragraphs=paragraphs, places=places)
    return Draft(article, tuple(body), language)


def articles(
    *, kinds: Collection[Kind | None] = KINDS, unknown: bool = True
) -> SearchStrategy[Article]:
    """Draw records with the fields that a page states; the others are empty.

    Args:
        kinds: The kinds to draw; None is a page without kind and metadata block.
        unknown: Whether to draw kinds, labels, places, fields and structures that the vocabulary
            does not have.
    """
    return drafts("en", kinds=kinds, unknown=unknown).map(lambda draft: draft.article)


def metadata_blocks(
    *, kind: Kind = Kind.PRESS_RELEASE, unknown: bool = True
) -> SearchStrategy[tuple[MetadataField, ...]]:
    """Draw metadata blocks as a page of that kind has them, labels without their colons."""
    blocks = days().flatmap(lambda day: _blocks(kind, day, "en", unknown=unknown))
    return blocks.map(lambda article: article.metadata)


@st.composite
def drafts(
    draw: DrawFn,
    language: Language,
    *,
    kinds: Collection[Kind | None] = KINDS,
    unknown: bool = True,
    corrected: bool = False,
) -> Draft:
    """Draw pages with kind, title and metadata block, or with title and body alone.

    Those that are ``corrected`` say so in the title, and in a notice before the dateline.
    """
    kind = draw(st.sampled_from(list(kinds)))
    day = draw(days())
    article = Article()
    if kind is not None:
        label = draw(st.sampled_from(kind_names(kind, language)))
        article = draw(_blocks(kind, day, language, unknown=unknown))
        article = attrs.evolve(article, kind=kind, kind_label=label)
    if unknown and kind and draw(st.integers(0, 9)) == 9:
        article = attrs.evolve(article, kind=None, kind_label=draw(names()))
    dateline = draw(_datelines_of(article, day, language))
    if corrected:
        dateline = draw(datelines_near(day, language, after=CORRECTION))
    body = draw(bodies(dateline))
    if kind is Kind.NEWS_ITEM and draw(st.booleans()):
        article = attrs.evolve(article, summary=draw(_summaries(body[0].text, dateline)))
    stated, title = article.date, draw(titles())
    if corrected:
        title = f"{draw(st.sampled_from(phrases('correction-title', language)))} {title}"
    if article.kind_label and not article.kind:
        title = title.replace(":", " –")
    elif not article.kind_label and not dateline:
        # What nothing else shows to be an article speaks of the OSCE.
        title = f"OSCE: {title}"
    date = stated or (dateline.date if dateline else None)
    article = attrs.evolve(article, title=title, date=date, dateline=dateline)
    return attrs.evolve(
        draft_of(article, body, language),
        stated=stated,
        navigation=get_args(Navigation),
        codes=frozenset({"correction"} if corrected else ()),
    )


@st.composite
def _blocks(
    draw: DrawFn, kind: Kind, day: datetime.date, language: Language, *, unknown: bool
) -> Article:
    """Draw an article that is only a metadata block; its date is often blank, as on the site."""
    fields: list[MetadataField] = []
    stated: dict[str, Any] = {}
    for key, usual in _LABELS.get(kind, _RELEASE):
        if key not in {"date", "source"} and draw(st.booleans()):
            continue
        texts: tuple[str, ...] = ()
        if key != "date" or draw(st.integers(0, 2)):
            texts, attributes = draw(values(key, day, language, unknown=unknown))
            stated.update(attributes)
        foreign = labels(key, language) if language != "en" else ()
        fields.append(MetadataField(draw(st.sampled_from((usual, *foreign))), key, texts))
    if unknown and draw(st.integers(0, 5)) == 5:
        field = MetadataField(draw(names()), None, (draw(names()),))
        fields.insert(draw(st.integers(0, len(fields))), field)
    return Article(metadata=tuple(fields), **stated)


@st.composite
def _datelines_of(
    draw: DrawFn, article: Article, day: datetime.date, language: Language
) -> Dateline | None:
    """Draw the dateline of an article, if it has one: near the date that its block states."""
    if not draw(st.integers(0, 2)):
        return None
    if language == "en" and draw(st.integers(0, 7)) == 7:
        dateline = draw(datelines_on(day, years=False))
        if article.date is None:
            return dateline
        return attrs.evolve(dateline, year=day.year, year_completed=True)
    return draw(datelines_near(day, language))


def _summaries(first: str, dateline: Dateline | None) -> SearchStrategy[str]:
    """Draw a summary: a sentence, or the first paragraph without its dateline, cut at times."""
    whole = first[dateline.end if dateline else 0 :]
    texts = st.one_of(sentences(), st.just(whole))
    return st.one_of(texts, texts.map(lambda text: f"{text[:-1]}..."))
