"""Translating an article: each label, kind, name and date by itself, as OSCE's pages do."""

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from osce_press.models import Article, Dateline, FieldOfWork, MetadataField, Source
from osce_press.testing._languages import (
    Language,
    dateline_in,
    dates_in,
    kind_names,
    labels,
    names_in,
    only_language,
)
from osce_press.testing._records import Draft
from osce_press.vocabulary import FieldEntry, Name, StructureEntry, default
from osce_press.vocabulary._fold import fold

__all__ = ["labelled_language", "translated", "with_names"]


@st.composite
def translated(draw: DrawFn, draft: Draft, language: Language, *, stated: bool = False) -> Draft:
    """Translate the parts of an article, each or not; what has no translation stays as it is.

    Args:
        draw: Draws.
        draft: An article in English.
        language: The language.
        stated: Whether the page states its language, apart from its labels.
    """
    if language == "en":
        return draft
    article = draft.article
    kind = kind_names(article.kind, language) if article.kind else ()
    if bool(kind) and draw(st.booleans()):
        article = attrs.evolve(article, kind_label=draw(st.sampled_from(kind)))
    article = draw(with_names(article, language))
    draft = attrs.evolve(draft, article=article)
    fields = [draw(_field(draft, field, language, stated)) for field in article.metadata]
    draft = attrs.evolve(draft, article=attrs.evolve(article, metadata=tuple(fields)))
    dateline = article.dateline
    if dateline is None or dateline.date is None or dateline.year_completed or draw(st.booleans()):
        return draft
    return _with_dateline(draft, draw(dateline_in(dateline.date, language, stated=stated)))


def labelled_language(article: Article) -> str | None:
    """Return the language that the labels of a page state: the only one all of them are in."""
    return only_language(field.label for field in article.metadata if field.key)


@st.composite
def _field(
    draw: DrawFn, draft: Draft, field: MetadataField, language: Language, stated: bool
) -> MetadataField:
    """Translate a label, and the value that goes with it, independently of each other."""
    if field.key is None:
        return field
    label, values = field.label, field.values
    if draw(st.booleans()):
        label = draw(st.sampled_from([label, *labels(field.key, language)]))
    if field.key == "source":
        values = values and tuple(source.text for source in draft.article.sources)
    elif field.key == "fields_of_work":
        values = values and tuple(work.text for work in draft.article.fields_of_work)
    elif field.key == "date" and values and draft.stated is not None and draw(st.booleans()):
        values = (draw(dates_in(draft.stated, language, stated=stated)),)
    return MetadataField(label, field.key, values)


@st.composite
def with_names(draw: DrawFn, article: Article, language: Language) -> Article:
    """Translate the names of structures and fields of work that have a translation."""
    sources: list[Source] = []
    for source in article.sources:
        entry = next((e for e in default().structures if source.slug == e.slug), None)
        names = [] if entry is None else _translations(entry, language)
        if entry is None or not names or draw(st.booleans()):
            sources.append(source)
        else:
            text = draw(st.sampled_from(names))
            sources.append(
                attrs.evolve(source, name=entry.name, text=text, closed=entry.closed is not None)
            )
    fields: list[FieldOfWork] = []
    for work in article.fields_of_work:
        field = next((e for e in default().fields_of_work if work.slug == e.slug), None)
        names = [] if field is None else _translations(field, language)
        if field is None or not names or draw(st.booleans()):
            fields.append(work)
        else:
            text = draw(st.sampled_from(names))
            fields.append(attrs.evolve(work, name=field.name, text=text))
    return attrs.evolve(article, sources=tuple(sources), fields_of_work=tuple(fields))


def _translations(entry: StructureEntry | FieldEntry, language: Language) -> list[str]:
    """Return an entry's names in a language that are no other entry's, and no English ones."""
    english = {fold(name.text) for name in (*entry.names, Name(entry.name)) if name.lang == "en"}
    return [
        text
        for text in names_in(entry.names, language)
        if _is_of(entry, text) and fold(text) not in english and "," not in text
    ]


def _is_of(entry: StructureEntry | FieldEntry, text: str) -> bool:
    if isinstance(entry, FieldEntry):
        return default().field_of_work(text) is entry
    return default().structure(text) is entry and default().without_closed(text) == text


def _with_dateline(draft: Draft, new: Dateline) -> Draft:
    """Put another dateline of the same day in the place of an article's."""
    article, old = draft.article, draft.article.dateline
    if old is None:
        return draft
    new = attrs.evolve(new, start=old.start, end=old.start + len(new.text))
    first = draft.body[0]
    text = f"{first.text[: old.start]}{new.text}{first.text[old.end :]}"
    named = any(field.key == "place" and field.values for field in article.metadata)
    return attrs.evolve(
        draft,
        body=tuple(
            attrs.evolve(piece, text=text) if piece.text == first.text else piece
            for piece in draft.body
        ),
        article=attrs.evolve(
            article,
            dateline=new,
            places=article.places if named else new.places,
            paragraphs=tuple(
                text if paragraph == first.text else paragraph for paragraph in article.paragraphs
            ),
        ),
    )
