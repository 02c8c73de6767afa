"""Reading a page: bytes or str, HTML or text, in; lines with hints out."""

import itertools
import re

from osce_press._common.regex import regex
from osce_press._grammar.visible import dereferenced
from osce_press._lines import leftovers, markdown, no_page
from osce_press._lines.encoding import Decoded, decode, undone
from osce_press._lines.html import read_html
from osce_press._lines.page import Page
from osce_press._lines.styles import BLOCKS
from osce_press._lines.text import read_text
from osce_press._notices import notice
from osce_press.errors import InputTooLarge

__all__ = ["MAX_SIZE", "read"]

#: Pages longer than this many bytes or characters are refused, unless the caller raises it.
MAX_SIZE = 50_000_000

_BLOCK = "|".join((*sorted(BLOCKS), "body", "html", "pre", "script", "style", "title"))
#: How HTML begins: with a declaration, a comment, or an element that begins a page or a block.
_HTML_START = regex(
    rf"[\ufeff\s]*<(?:!doctype\s|!--|\?xml\s|(?:base|hr|link|meta|{_BLOCK})[\s/>])", re.IGNORECASE
)
#: What text that merely speaks of HTML does not print: the root, or ends of several blocks.
_HTML_ROOT = regex(r"(?<!`)<(?:!doctype\s|html[\s>]|body[\s>])", re.IGNORECASE)
#: In Markdown, which can have HTML in it, most lines have no tags.
_COMMENTS = regex(r"[\ufeff\s]*(?:<!--(?s:.*?)-->\s*)*+")
_HEADING, _TAGGED = regex(r"(?m)^#{1,6} +\S"), regex(r"(?m)^.*?<[/!]?[a-zA-Z-].*$")
#: A line can end with "<br>", and begin with "<p>".
_HTML_END = regex(rf"</(?:{_BLOCK})\s*>|<br\s*/?>(?=\s*?(?:\n|<br|$))|(?<=\n)<p>", re.IGNORECASE)
_FEWEST_ENDS = 3
#: How Python and JSON print HTML.
_PRINTED = ("b'", 'b"', "'<", '"<')
#: How far into a page that is looked for, in characters.
_LOOKED_AT = 65_536


def read(
    page: bytes | bytearray | memoryview | str,
    form: str | None,
    *,
    url: str | None = None,
    encoding: str | None = None,
    hidden: frozenset[str] = frozenset(),
    max_size: int = MAX_SIZE,
) -> Page:
    """Read a page.

    Args:
        page: HTML, or the text that a crawler made of it.
        form: "html", "markdown" or "text"; None tells them apart by looking.
        url: The page's address.
        encoding: What the transport says the encoding of bytes is.
        hidden: Names of classes whose elements only screen readers read.
        max_size: The longest input to accept, in bytes or characters.

    Raises:
        InputTooLarge: The input is longer than ``max_size``; nothing has been read then.
        TypeError: It is neither bytes nor str.
    """
    if not isinstance(page, str | bytes | bytearray | memoryview):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(no_page.type_of_another_kind(page))
    size = page.nbytes if isinstance(page, memoryview) else len(page)
    if size > max_size:
        raise InputTooLarge(size, max_size)
    if isinstance(page, str):
        # A subclass of str, such as lxml's, can hold on to what it comes from.
        found = _read(undone(Decoded(leftovers.join_surrogates(page[:]), None)), form, hidden)
    elif (told := no_page.file_of_another_kind(data := bytes(page))) is not None:
        found = read_text("")._replace(no_page=told)
    else:
        found = _read(decode(data, encoding), form, hidden)
    return found._replace(url=leftovers.join_surrogates(url)) if url else found


def _read(decoded: Decoded, form: str | None, hidden: frozenset[str]) -> Page:
    codes: list[str] = []
    if (told := no_page.text_of_another_kind(decoded.text)) is not None:
        page = read_text(decoded.text)._replace(no_page=told)
    else:
        text, form, codes = _plain(decoded.text, form)
        page = read_html(text, hidden) if form == "html" else read_text(text)
    said = (*decoded.notices, *map(notice, codes), *page.notices)
    return page._replace(encoding=decoded.encoding, notices=said)


def _plain(text: str, form: str | None) -> tuple[str, str, list[str]]:
    """Return a page as HTML or text, without what programs left in it.

    Returns:
        The page; which of both it is; the code of a notice for each kind of what was left.
    """
    codes: list[str] = []

    def without(code: str, mended: str) -> str:
        codes.extend([code] if mended != text else [])
        return mended

    is_guessed = form is None
    whole, form = _unescaped(text, form)
    text = without("escapes-decoded", whole)
    if form == "html":
        return (
            leftovers.with_tags(leftovers.with_lines_above(text) if is_guessed else text),
            form,
            codes,
        )
    text = without("tokens-removed", leftovers.without_tokens(text))
    if is_guessed and form == "text" and markdown.looks_like_markdown(text):
        if markdown.can_read_markdown():
            form = "markdown"
        else:
            codes.append("markdown-unread")
    if form == "markdown":
        return markdown.html_of(text), "html", codes
    text = without("tags-removed", leftovers.untagged(text))
    return without("references-decoded", dereferenced(text)), form, codes


def _unescaped(text: str, form: str | None) -> tuple[str, str]:
    """Return a page without the escapes of what printed it, and its form."""
    is_printed = text.startswith(_PRINTED)
    whole = leftovers.unescaped(text) if is_printed else leftovers.unquoted(text)
    form = form or ("html" if _looks_like_html(whole) else "text")
    if form != "html" and not is_printed:
        whole = leftovers.unescaped(whole)
    return whole, form


def _looks_like_html(text: str) -> bool:
    if "<" not in text:
        return False
    comments = _COMMENTS.match(text)
    begin = comments.end() if comments else 0
    if text.find("<", begin) < 0:
        return False
    root = _HTML_ROOT.search(text, 0, _LOOKED_AT)
    if root and root.start() <= begin:
        return True
    if "# " in text and _has_lines_without_tags(text):
        return False
    if root or _HTML_START.match(text):
        return True
    ends = _HTML_END.finditer(text, 0, _LOOKED_AT)
    return sum(1 for _ in itertools.islice(ends, _FEWEST_ENDS)) == _FEWEST_ENDS


def _has_lines_without_tags(text: str) -> bool:
    """Return whether a text has headings of Markdown, and most of its lines no tags."""
    text = text[:_LOOKED_AT]
    if not (first := _HEADING.search(text)):
        return False
    if not text[: first.start()].strip():
        return True
    return 2 * len(_TAGGED.findall(text)) <= sum(map(bool, map(str.strip, text.split("\n"))))
