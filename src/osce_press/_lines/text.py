"""Reading extracted text: the form crawlers keep, one line a paragraph or list item."""

from typing import Any

from osce_press._grammar.shape import ends_sentence
from osce_press._grammar.visible import WIDTHLESS
from osce_press._lines.layout import BULLETS, laid_out
from osce_press._lines.page import ITEM, PLAIN, Page

__all__ = ["read_text"]

_DASHES, _LONGEST_DASHED = "–—", 60
#: How the line of a quotation ends.
_QUOTE_ENDS = ("”", "»", '"')
_BOM = "\ufeff"


def read_text(text: str) -> Page:
    """Split text into lines with words on them; ``Page.text`` is the input, as it is laid out.

    LF, CRLF and CR end a line, and what else ``laid_out`` takes for its end. A bullet alone on its
    line belongs to the words after it, which is how extractors print a list item that holds a list.
    """
    text, shown = laid_out(text)
    #: Words, where they and their line begin, and what is known of them.
    rows: list[tuple[Any, ...]] = []
    start = offset = len(_BOM) if text.startswith(_BOM) else 0
    #: Offset and indentation of a bullet alone; a line less indented is none of its item.
    pending: tuple[int, int] | None = None
    strip = _stripped if any(map(shown.__contains__, WIDTHLESS)) else str.strip
    # CRLF ends a line, and then one without words.
    for raw in shown[start:].replace("\r", "\n").split("\n"):
        start, offset = offset, offset + len(raw) + 1
        words = strip(raw)
        if not words:
            continue
        hint, begin = PLAIN, start
        if words[0] in BULLETS and not (words[0] in _DASHES and _is_said(words, rows)):
            if not (rest := strip(words[1:])):
                pending = start, raw.find(words)
                continue
            if words[1].isspace() or words[1] in WIDTHLESS:
                hint, words = ITEM, rest
        elif pending is not None and raw.find(words) >= pending[1]:
            hint, begin = ITEM, pending[0]
        pending = None
        rows.append((words, start + raw.rfind(words), begin, hint))
    columns: Any = zip(*rows, strict=True) if rows else [()] * 4
    return Page(text, *columns)


def _is_said(words: str, above: list[tuple[Any, ...]]) -> bool:
    """Whether a dash begins what somebody says, or stands below it, before who said it."""
    is_below = len(above) > 0 and above[-1][0].endswith(_QUOTE_ENDS)
    return is_below or len(words) > _LONGEST_DASHED or ends_sentence(words)


def _stripped(raw: str) -> str:
    return raw.strip().strip(f" {WIDTHLESS}").rstrip()
