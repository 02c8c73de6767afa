"""Reading extracted text: the form crawlers keep, one line a paragraph or list item."""

from collections.abc import Iterator

from osce_press._lines.page import ITEM, PLAIN, Line, Page
from osce_press.models import Notice

__all__ = ["read_text"]

#: Signs that text extractors print before a list item.
_BULLETS = frozenset("-*•‣▪◦●·")
_BOM = "\ufeff"


def read_text(text: str, *, encoding: str | None = None, notices: tuple[Notice, ...] = ()) -> Page:
    """Split text into lines with words on them; ``Page.text`` is the input itself.

    LF, CRLF and CR end a line. A bullet alone on its line belongs to the words after it, which is
    how extractors print a list item that holds a list.
    """
    return Page(text, tuple(_lines(text)), encoding=encoding, notices=notices)


def _lines(text: str) -> Iterator[Line]:
    start = offset = len(_BOM) if text.startswith(_BOM) else 0
    pending: int | None = None
    # CRLF ends a line, and then one without words.
    for raw in text[start:].replace("\r", "\n").split("\n"):
        start, offset = offset, offset + len(raw) + 1
        words = raw.strip()
        if not words:
            continue
        hints = PLAIN
        if words[0] in _BULLETS:
            if len(words) == 1:
                pending = start
                continue
            if words[1].isspace():
                hints, words = ITEM, words[1:].lstrip()
        elif pending is not None:
            hints, start = ITEM, pending
        pending = None
        yield Line(start, offset - 1 - len(raw) + len(raw.rstrip()) - len(words), words, hints)
