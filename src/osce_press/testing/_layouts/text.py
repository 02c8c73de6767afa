"""Printing a page as the text that crawlers extract."""

from collections.abc import Collection, Iterator
from typing import Literal, get_args

import attrs
from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from osce_press.models import MetadataField
from osce_press.testing._drafts.drafts import Draft
from osce_press.testing._drafts.languages import chosen
from osce_press.testing._layouts.surroundings import Surroundings

__all__ = ["ALL_TEXT_LAYOUTS", "TextLayout", "TextStyle", "print_text", "text_styles"]

#: The sign before list items; "plain" has none.
TextLayout = Literal["dash", "asterisk", "bullet", "plain"]
ALL_TEXT_LAYOUTS: tuple[TextLayout, ...] = get_args(TextLayout)
_SIGNS = {"dash": "- ", "asterisk": "* ", "bullet": "• ", "plain": ""}


@attrs.frozen
class TextStyle:
    """How an extractor prints pages."""

    layout: TextLayout = "dash"
    #: Whether a value stands on the line of its label.
    inline: bool = False
    #: Whether each of several values has its own line.
    apart: bool = False
    blank_lines: bool = False
    newline: str = "\n"
    #: Codec of bytes; None for a str.
    encoding: str | None = None


@st.composite
def text_styles(
    draw: DrawFn, draft: Draft, *, layouts: Collection[TextLayout] = ALL_TEXT_LAYOUTS
) -> TextStyle:
    """Draw a style that can carry the page."""
    marked = draft.needs_marks
    given = chosen("layouts", layouts, TextLayout)
    allowed: list[TextLayout] = [name for name in given if name != "plain" or not marked]
    if not allowed:
        reject()
    layout: TextLayout = draw(st.sampled_from(allowed))
    inline = draw(st.booleans())
    return TextStyle(
        layout=layout,
        inline=inline,
        apart=not inline and layout != "plain" and draw(st.booleans()),
        blank_lines=draw(st.booleans()),
        newline=draw(st.sampled_from(("\n", "\r\n"))),
        encoding=draw(st.sampled_from((None, "utf-8", "utf-8-sig"))),
    )


def print_text(draft: Draft, around: Surroundings, style: TextStyle) -> str | bytes:
    """Print a page with its surroundings."""
    between = "\n\n" if style.blank_lines else "\n"
    text = between.join(_lines(draft, around, style)).replace("\n", style.newline)
    return text.encode(style.encoding) if style.encoding else text


def _lines(draft: Draft, around: Surroundings, style: TextStyle) -> Iterator[str]:
    sign = _SIGNS[style.layout]
    for entry in around.menu:
        heading = f"-\n{entry.text}" if sign else entry.text
        yield heading if entry.heads else f"{sign}{entry.text}"
    article = draft.article
    kind = article.kind_label if draft.prints_kind else None
    head = (kind, article.title, *draft.below, article.summary)
    yield from (line for line in (*draft.above, *head) if line is not None)
    for field in article.metadata:
        yield from _field(field, sign, style)
    for piece in draft.body:
        yield f"{sign}{piece.text}" if piece.shape == "item" else piece.text
    for section in around.tail:
        if section.heading is not None:
            yield section.heading
        for line in section.lines:
            yield f"{sign}{line}" if section.linked else line


def _field(field: MetadataField, sign: str, style: TextStyle) -> Iterator[str]:
    label = f"{sign}{field.label}:"
    values = field.values if style.apart else (", ".join(field.values),) * bool(field.values)
    if style.inline and values:
        yield f"{label} {values[0]}"
        return
    yield label
    yield from (f"{sign}{value}" for value in values)
