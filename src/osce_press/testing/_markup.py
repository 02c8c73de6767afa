"""How text becomes HTML: escaping, white space, and marks inside a paragraph."""

import html
from typing import Literal

import attrs

__all__ = ["Inline", "Markup"]

#: What a word of a paragraph, or its dateline, is set in.
Inline = Literal["none", "link", "strong", "em", "span"]
_TAGS = {
    "link": ('<a href="/node/52475">', "</a>"),
    "strong": ("<strong>", "</strong>"),
    "em": ("<em>", "</em>"),
    "span": ('<span class="x">', "</span>"),
}


@attrs.frozen
class Markup:
    """How a page's source is written; nothing of it can be seen in a browser."""

    #: Between elements: nothing, or a newline with indentation.
    gap: str = ""
    #: Whether paragraphs are wrapped in the source.
    wrapped: bool = False
    #: Whether quotes and non-breaking spaces are written as entities.
    entities: bool = False
    inline: Inline = "none"
    #: Between a label and its colon, and after it.
    before_colon: str = ""
    after_colon: str = ""
    #: Whether each of several values has an element of its own.
    apart: bool = False

    def text(self, text: str) -> str:
        """Return ``text`` as HTML."""
        escaped = html.escape(text, quote=self.entities)
        return escaped.replace("\u00a0", "&nbsp;") if self.entities else escaped

    def paragraph(self, text: str) -> str:
        """Return a paragraph's text as HTML, with one of its words set apart."""
        words = text.split(" ")
        middle = len(words) // 2
        parts = [self.text(word) for word in words]
        if self.inline != "none" and len(words) > 2 and words[middle]:
            start, end = _TAGS[self.inline]
            parts[middle] = f"{start}{parts[middle]}{end}"
        if self.wrapped:
            return "\n  ".join(" ".join(parts[at : at + 8]) for at in range(0, len(parts), 8))
        return " ".join(parts)
