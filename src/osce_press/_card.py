"""What the command line prints: a page's record as a card, its lines in columns, harmless JSON."""

import contextlib
import errno
import os
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import TextIO

from osce_press._api import LabelledLine
from osce_press._values import counted, named
from osce_press.models import Article, Listing

__all__ = [
    "card",
    "discard_output",
    "escaped",
    "harmless",
    "is_terminal",
    "put",
    "roles",
    "tell",
    "wrapped",
    "write_utf8",
]

_WIDEST = 100
_NARROWEST = 40
_LABEL_WIDTH = 16
#: Characters that a terminal obeys, or that change the order of what is read.
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000))
_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HARMLESS = {
    **{code: f"\\x{code:02x}" for code in _CONTROLS if code < 0x100},
    **{code: f"\\u{code:04x}" for code in (*_CONTROLS, *_DIRECTIONS) if code >= 0x100},
    ord("\t"): " ",
    ord("\n"): " ",
}
#: Those that JSON allows inside a string; programs that split lines the Unicode way would break a
#: record at some of them.
_ESCAPES = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, *_DIRECTIONS)}


def harmless(text: str) -> str:
    """Return the text on one line, with control characters spelled out instead of sent."""
    return text.translate(_HARMLESS)


def tell(*lines: str) -> None:
    """Print lines on standard error, control characters spelled out."""
    stream: TextIO | None = sys.stderr  # none if it was closed at the start
    if stream is not None:
        print("\n".join(map(harmless, lines)), file=stream, flush=True)


def put(text: str) -> None:
    """Write a result with its line end at once: several processes may write to one file."""
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - closed at the start
        raise OSError(errno.EBADF, "is closed")
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def write_utf8() -> None:
    """Write UTF-8 whatever the locale, so that output can be piped and kept."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def discard_output() -> None:
    """Send what is still to be written nowhere, or the interpreter complains when it ends."""
    with contextlib.suppress(OSError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a person sees what is printed there; a stream closed at the start is None."""
    return stream is not None and stream.isatty()


def escaped(text: str) -> str:
    """Return JSON with the control characters in its strings as escapes; it means the same."""
    return text.translate(_ESCAPES)


def card(path: str, record: Article | Listing, *, width: int) -> str:
    """Return a page's record as lines to read, no wider than the terminal."""
    width = max(_NARROWEST, min(width, _WIDEST))
    lines = [_rule(path, width)]
    lines += _article(record, width) if isinstance(record, Article) else _listing(record, width)
    if record.notices:
        lines.append("")
    for notice in record.notices:
        lines += _wrap(f"{notice.code}: {notice.message}", width, "Notice")
    return "\n".join([*lines, ""])


def _article(article: Article, width: int) -> Iterator[str]:
    yield from _wrap(article.kind_label or "(the page does not name its kind)", width)
    yield from _wrap(article.title or "(no title)", width)
    yield ""
    date = article.evidence.get("date")
    stated = date and f"{article.date} ({date.origin.value}: {date.text.strip()})"
    for label, value in (
        ("Date", (article.date and stated) or "not stated"),
        ("Places", ", ".join(map(named, article.places))),
        ("Sources", ", ".join(map(named, article.sources))),
        ("Fields of work", ", ".join(field.name for field in article.fields_of_work)),
        ("Address", article.url),
        ("Summary", article.summary),
    ):
        yield from _wrap(value, width, label) if value else ()
    for paragraph in article.paragraphs:
        yield ""
        yield from _wrap(paragraph, width)


def _listing(listing: Listing, width: int) -> Iterator[str]:
    yield from _wrap(f"Listing of {counted(len(listing.entries), 'page')}", width)
    for text in (listing.title, listing.description):
        yield from _wrap(text or "", width)
    for label, value in (("Address", listing.url), ("Next page", listing.next_url)):
        yield from _wrap(value, width, label) if value else ()
    for entry in listing.entries:
        yield ""
        yield from _wrap(entry.title or "(no title)", width, str(entry.date or "not dated"))
        sources = ", ".join(map(named, entry.sources))
        for value in (entry.kind_label, sources, entry.url, entry.teaser):
            yield from _wrap(value, width, " ") if value else ()


def roles(path: str, lines: Sequence[LabelledLine], *, width: int) -> str:
    """Return a page's lines in columns: role, rule, entry, text."""
    rows = [(line.role.value, line.rule, line.entry or "-", line.text) for line in lines]
    role, rule, entry = (max(len(row[column]) for row in rows) for column in range(3))
    entry = min(entry, 30)
    table = [
        harmless(f"{row[0]:{role}}  {row[1]:{rule}}  {row[2]:{entry}}  {row[3]}") for row in rows
    ]
    return "\n".join([_rule(path, max(_NARROWEST, min(width, _WIDEST))), *table, ""])


def _rule(path: str, width: int) -> str:
    return f"--- {harmless(path)} ".ljust(width, "-")


def _wrap(text: str, width: int, label: str = "") -> list[str]:
    indent = _LABEL_WIDTH if label else 0
    return wrapped(text, width, label.ljust(indent), " " * indent)


def wrapped(text: str, width: int, indent: str, hanging: str) -> list[str]:
    """Return a text as lines, the first after ``indent``, the others after ``hanging``."""
    return textwrap.wrap(
        harmless(text),
        width,
        initial_indent=indent,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
