"""Printing an article as the text that crawlers extract."""

from collections.abc import Collection, Iterator
from typing import Literal, get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from osce_press.models import Article, MetadataField
from osce_press.testing._records import Draft
from osce_press.testing._surroundings import Surroundings

__all__ = ["ALL_TEXT_LAYOUTS", "TextLayout", "TextStyle", "print_text", "text_styles"]

#: The sign before list items; "lone-dash" stands on a line of its own, "plain" has none.
TextLayout = Literal["dash", "lone-dash", "asterisk", "bullet", "plain"]
ALL_TEXT_LAYOUTS: tuple[TextLayout, ...] = get_args(TextLayout)
_SIGNS = {"dash": "- ", "lone-dash": "-\n", "asterisk": "* ", "bullet": "• ", "plain": ""}


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
    #: Between a label and its colon, and after the colon.
    before_colon: str = ""
    after_colon: str = ""
    #: Blanks at the ends of lines.
    trailing: str = ""
    #: Blank lines before the first.
    leading: str = ""
    bom: bool = False
    #: Codec of bytes; None for a str.
    encoding: str | None = None


@st.composite
def text_styles(
    draw: DrawFn, draft: Draft, *, layouts: Collection[TextLayout] = ALL_TEXT_LAYOUTS
) -> TextStyle:
    """Draw a style that can carry the article."""
    marked = needs_marks(draft.article)
    allowed: list[TextLayout] = [name for name in layouts if name != "plain" or not marked]
    layout: TextLayout = draw(st.sampled_from(allowed)) if allowed else "dash"
    inline = draw(st.booleans())
    return TextStyle(
        layout=layout,
        inline=inline,
        apart=not inline and layout != "plain" and draw(st.booleans()),
        blank_lines=draw(st.booleans()),
        newline=draw(st.sampled_from(("\n", "\r\n", "\r"))),
        before_colon=draw(st.sampled_from(("", "", "", "\u00a0"))),
        after_colon=draw(st.sampled_from(("", "", "", "\u00a0"))),
        trailing=draw(st.sampled_from(("", "", "", "  "))),
        leading=draw(st.sampled_from(("", "", "", "\n \n"))),
        bom=draw(st.integers(0, 7)) == 7,
        encoding=draw(st.sampled_from((None, None, "utf-8", "utf-16", "windows-1252"))),
    )


def needs_marks(article: Article) -> bool:
    """Return whether only bullets or markup can tell the block from the body.

    It is so for an unknown label at its end, and for a single field below a summary.
    """
    keys = [field.key for field in article.metadata]
    if not keys:
        return False
    single = len(keys) - keys.count(None) < 2
    return keys[-1] is None or (article.summary is not None and single)


def print_text(draft: Draft, around: Surroundings, style: TextStyle) -> str | bytes:
    """Print an article with its surroundings."""
    between = "\n\n" if style.blank_lines else "\n"
    text = style.leading + between.join(_lines(draft, around, style))
    text = text.replace("\n", f"{style.trailing}{style.newline}")
    return _encode("\ufeff" * style.bom + text, style.encoding)


def _encode(text: str, encoding: str | None) -> str | bytes:
    """Return bytes that say how they are encoded: by a mark, or by being UTF-8 or not."""
    if encoding is None:
        return text
    if encoding == "windows-1252":
        encoded = text.encode(encoding, errors="ignore")
        readable = encoded.decode(errors="ignore").encode() == encoded
        lossless = encoded.decode(encoding) == text
        return encoded if lossless and not readable else text.encode()
    return text.removeprefix("\ufeff" * (encoding == "utf-16")).encode(encoding)


def _lines(draft: Draft, around: Surroundings, style: TextStyle) -> Iterator[str]:
    sign = _SIGNS[style.layout]
    for entry in around.menu:
        heading = f"-\n{entry.text}" if sign else entry.text
        yield heading if entry.heads else f"{sign}{entry.text}"
    article = draft.article
    head = (article.kind_label, article.title, *draft.below, article.summary)
    for line in (*draft.above, *head):
        if line is not None:
            yield line
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
    label = f"{sign}{field.label}{style.before_colon}:{style.after_colon}"
    values = field.values if style.apart else (", ".join(field.values),) * bool(field.values)
    if style.inline and values:
        yield f"{label}{'' if style.after_colon else ' '}{values[0]}"
        return
    yield label
    for value in values:
        yield f"{sign}{value}"
