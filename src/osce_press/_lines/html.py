"""Reading HTML; the only module that knows lxml."""

import contextlib
import itertools
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

from lxml import etree

from osce_press._common.regex import regex
from osce_press._grammar.shape import Shape, shape_of
from osce_press._lines.html_events import Builder
from osce_press._lines.html_lines import Reader
from osce_press._lines.page import PLAIN, DepthError, Page
from osce_press._notices import notice

__all__ = ["read_html"]

#: Characters that HTML cannot hold, or not everywhere; older versions of libxml2 drop them. Some
#: are marks in ``html_events``.
_FORBIDDEN = "".join(map(chr, (*range(9), 11, *range(14, 32), 0xFFFE, 0xFFFF)))
#: The control characters among them, as bytes.
_CONTROLS = bytes(ord(letter) for letter in _FORBIDDEN if letter < " ")
_REPLACED = regex(rf"[{re.escape(_FORBIDDEN)}\ud800-\udfff]")
#: References to the control characters among them.
_REFERENCE = regex(
    r"&#(?:0*+(?:[1-8]|11|1[4-9]|2[0-9]|3[01])(?![0-9])"
    r"|[xX]0*+(?:[1-8bBeEfF]|1[0-9a-fA-F])(?![0-9a-fA-F]));?"
)
_CHUNK = 8192
#: What is shown while all else is hidden is no longer: "Loading, please wait."
_LONGEST_SHOWN = 60
#: What stands between the lines of a page that is too deep for libxml2: tags, comments, and
#: elements that are not shown. What nothing ends goes on to the end of the page.
_BETWEEN = regex(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|template|title|noscript|iframe)(?=[\s/>]).*?(?:</\1\s*>|\Z)"
    r"|</?[a-z!?][^>]*+>?",
    re.DOTALL | re.IGNORECASE,
)

#: End tags that browsers read as others, and libxml2 passes over: "</br>" is "<br>", "</p>" without
#: a p begins a line, "</h2>" ends any heading, with the p in it.
_END_TAG = regex(
    rb"</(br)(?=[\s/>])|<(/?)h([1-6])(?=[\s>])"
    rb"|</p\s*+>(?=\s*+(?:[^<\s]|<(?:a|b|em|font|i|span|strong)[\s>]))",
    re.IGNORECASE,
)
_PASSED_OVER = regex(r"Unexpected end tag : (?:br|p|h[1-6])\s*$")


def read_html(text: str, hidden: frozenset[str] = frozenset()) -> Page:
    """Read a page, or any part of one, but for elements with ``hidden`` names of classes.

    Nothing is fetched or opened, whatever the page refers to, and no entity is expanded but the
    characters that HTML names.
    """
    data, is_replaced = _encoded(text)
    codes = ["characters-replaced"] if is_replaced else []
    try:
        page, told = _read_elements(data, hidden)
        if page.markup.hidden:
            codes.append("hidden-text")
        if _is_all_hidden(page):
            page, told = _read_elements(data, hidden, unhidden=True)
        codes += told
    except DepthError:
        codes.append("depth-exceeded")
        page = _read_flat(data.decode())
    return page._replace(notices=tuple(map(notice, codes)))


def _is_all_hidden(page: Page) -> bool:
    """Return whether a page hides sentences, and shows none, nor as many words."""
    if len(page.text) >= sum(map(len, page.markup.hidden)):
        return False
    return not any(
        len(line) > _LONGEST_SHOWN and shape_of(line) >= Shape.SENTENCE for line in page.texts
    )


def _read_elements(
    data: bytes, hidden: frozenset[str], *, unhidden: bool = False
) -> tuple[Page, list[str]]:
    """Read a page, and return it with the codes of notices on what its elements hold."""
    record = _parse(data, lambda: Builder(hidden, unhidden=unhidden))
    reader = Reader(record)
    page = reader.page()
    codes = ["json-ld-unread"] * record.json_ld_unread + ["tokens-removed"] * reader.had_tokens
    # lxml holds its target in a circle of references; what it took down need not stay.
    vars(record).clear()
    return page, codes


def _read_flat(text: str) -> Page:
    """Read a page without its elements: each tag ends a line, the rest is text."""
    import html  # noqa: PLC0415 - few pages need it

    text = _BETWEEN.sub("\n", " ".join(re.split(r"[ \t\r\n\f]+", text)))
    # A reference to a number of thousands of digits is none.
    with contextlib.suppress(ValueError):
        text = html.unescape(text)
    texts = [words for line in text.split("\n") if (words := line.strip())]
    starts = list(itertools.accumulate((len(words) + 1 for words in texts), initial=0))[:-1]
    return Page("\n".join(texts), texts, starts, starts, [PLAIN] * len(texts), is_html=True)


def _parse(data: bytes, target: Callable[[], Builder], *, again: bool = True) -> Builder:
    # Without a target libxml2 would build a tree, and leave out what is deeper than it allows. Its
    # parser of HTML loads no DTD and knows no entities but those of HTML.
    builder = target()
    parser = etree.HTMLParser(
        # lxml calls the methods that there are.
        target=cast(Any, builder),
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
    )
    chunks = (data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK))

    def read(_: int) -> bytes:
        # The page ends where the builder gives up: nothing else stops libxml2.
        return b"" if builder.is_too_deep else next(chunks, b"")

    etree.parse(cast(Any, SimpleNamespace(read=read)), parser)
    errors = parser.error_log.filter_types(etree.ErrorTypes.ERR_TAG_NAME_MISMATCH)
    if again and any(_PASSED_OVER.match(error.message) for error in errors):
        mended = _ended_as_by_browsers(data)
        return builder if mended == data else _parse(mended, target, again=False)
    return builder


def _ended_as_by_browsers(data: bytes) -> bytes:
    """Return a page with end tags that libxml2 reads as browsers do."""
    heading = b""

    def mended(tag: re.Match[bytes]) -> bytes:
        nonlocal heading
        is_break, is_end, level = tag.groups()
        if is_break:
            return b"<br"
        if level is None:
            return tag[0] + b"<br>"
        ended, heading = heading, b"" if is_end else level
        return b"</p></h" + ended if is_end and ended else tag[0]

    return _END_TAG.sub(mended, data)


def _encoded(text: str) -> tuple[bytes, bool]:
    """Return a page as bytes, and whether it had characters that HTML cannot hold."""
    cleaned = _REFERENCE.sub("\ufffd", text)
    try:
        data = cleaned.encode()
        # Taking bytes out is many times as fast as a pattern.
        has_others = len(data.translate(None, _CONTROLS)) < len(data)
    except UnicodeEncodeError:
        data, has_others = b"", True
    if has_others or "\ufffe" in cleaned or "\uffff" in cleaned:
        cleaned = _REPLACED.sub("\ufffd", cleaned)
        data = cleaned.encode()
    # Older versions of libxml2 drop form feeds too, which are blanks.
    return data.replace(b"\f", b" "), cleaned != text
