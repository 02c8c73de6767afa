"""How text becomes HTML: escaping, white space, and marks inside a paragraph."""

import html
from typing import Literal

import attrs

__all__ = ["LINK", "Inline", "Markup"]

#: What a word of a paragraph, or its dateline, is set in.
Inline = Literal["none", "link", "strong", "em", "span"]
#: Where the links inside paragraphs lead.
LINK = "/node/52475"
_TAGS = {
    "link": (f'<a href="{LINK}">', "</a>"),
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
    #: What one word of each paragraph is set in, and whether it is the first.
    inline: Inline = "none"
    first: bool = False
    #: What the dateline is set in.
    lead: Inline = "none"
    #: Between a label and its colon, and after it.
    before_colon: str = ""
    after_colon: str = ""
    #: Whether each of several values has an element of its own.
    apart: bool = False

    def text(self, text: str) -> str:
        """Return ``text`` as HTML."""
        escaped = html.escape(text, quote=self.entities)
        return escaped.replace("\u00a0", "&nbsp;") if self.entities else escaped

    def linked_word(self, text: str) -> str | None:
        """Return the word of a paragraph that is set apart."""
        words = text.split(" ")
        at = 0 if self.first else len(words) // 2
        return words[at] if self.inline != "none" and len(words) > 2 else None

    def paragraph(self, text: str) -> str:
        """Return a paragraph's text as HTML, with one of its words set apart."""
        words = text.split(" ")
        parts = [self.text(word) for word in words]
        if self.linked_word(text):
            at = 0 if self.first else len(words) // 2
            parts[at] = _set(parts[at], self.inline)
        if self.wrapped:
            return "\n  ".join(" ".join(parts[at : at + 8]) for at in range(0, len(parts), 8))
        return " ".join(parts)

    def opening(self, text: str, start: int, end: int) -> str:
        """Return a first paragraph as HTML, with its dateline set apart."""
        dateline = text[start:end].rstrip(" ")
        before, after = text[:start], text[start + len(dateline) :]
        return f"{self.text(before)}{_set(self.text(dateline), self.lead)}{self.text(after)}"


def _set(words: str, inline: Inline) -> str:
    start, end = _TAGS.get(inline, ("", ""))
    return f"{start}{words}{end}"
