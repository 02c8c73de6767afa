"""From bytes to text, by the rules that browsers follow.

Sources: the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/) for the labels, which the
package webencodings knows, and the HTML standard for where a page declares its encoding
(https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding).
"""

import codecs
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

import webencodings

from osce_press._notices import notice
from osce_press.models import Notice

__all__ = ["Decoded", "decode"]

#: How far into a page a declaration is looked for.
_HEAD = 1024
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_XML = re.compile(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]+)""", re.IGNORECASE)
_META = re.compile(rb"<meta[\s/]([^>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    rb"""(?<![^\s=/"'>])([^\s=/"'>]++)\s*+=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
)
_CONTENT_CHARSET = re.compile(rb"""charset\s*=\s*["']?([^\s;"']+)""", re.IGNORECASE)
#: Every byte as Windows-1252 has it; the five that it leaves open are control characters.
_WINDOWS_1252 = "".join(
    bytes([code]).decode("cp1252") if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(code)
    for code in range(256)
)


class Decoded(NamedTuple):
    """A page as text."""

    text: str
    #: Its name in the Encoding Standard, such as "windows-1252"; None for what was text already.
    encoding: str | None
    notices: tuple[Notice, ...] = ()


class _Encoding(NamedTuple):
    name: str
    #: Python's name for it.
    codec: str


_UTF_8 = _Encoding("utf-8", "utf-8")
_WINDOWS = _Encoding("windows-1252", "cp1252")
_UTF_16_LE = _Encoding("utf-16le", "utf-16-le")
_UTF_16_BE = _Encoding("utf-16be", "utf-16-be")
_UTF_16 = (_UTF_16_LE, _UTF_16_BE)
_MARKS = (
    (codecs.BOM_UTF8, _UTF_8),
    (codecs.BOM_UTF16_LE, _UTF_16_LE),
    (codecs.BOM_UTF16_BE, _UTF_16_BE),
)
#: Browsers read GBK as GB 18030, which has more characters.
_CODECS = {"gbk": "gb18030"}
#: How a page begins that is UTF-16 without a mark: every other byte of a tag is zero.
_UNMARKED = (
    (re.compile(rb"<\0(?:[!-z]\0){2}"), _UTF_16_LE),
    (re.compile(rb"\0<(?:\0[!-z]){2}"), _UTF_16_BE),
)


def decode(data: bytes) -> Decoded:
    """Decode a page: by byte order mark, else as declared, else as UTF-8, else as Windows-1252.

    An encoding that does not fit the bytes is passed over. It is kept if most of what is not ASCII
    does fit; then the rest is replaced by U+FFFD, with a notice. The mark is no part of the text.
    """
    candidates: list[_Encoding] = []
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            candidates = [encoding]
    if not candidates:
        candidates = [*_declared(data), _UTF_8]
    for encoding in candidates:
        try:
            return Decoded(_decode_strictly(data, encoding), encoding.name)
        except UnicodeDecodeError:
            continue
    for encoding in candidates:
        text = data.decode(encoding.codec, "replace")
        if encoding in _UTF_16 or _fits(text, data, encoding):
            said = notice("decoding-errors", encoding=encoding.name)
            return Decoded(text, encoding.name, (said,))
    return Decoded(_decode_strictly(data, _WINDOWS), _WINDOWS.name)


def _decode_strictly(data: bytes, encoding: _Encoding) -> str:
    if encoding.name == _WINDOWS.name:
        return codecs.charmap_decode(data, "strict", cast(Any, _WINDOWS_1252))[0]
    return data.decode(encoding.codec)


def _fits(text: str, data: bytes, encoding: _Encoding) -> bool:
    """Return whether most characters beyond ASCII are those that the page means.

    A last one that does not fit is no sign against the encoding: the page may have been cut in it.
    """
    printed = data.count("\ufffd".encode()) if encoding.name == _UTF_8.name else 0
    broken = text.count("\ufffd") - printed
    fitting = len(text) - len(text.encode("ascii", "ignore")) - broken
    return fitting > broken - text.endswith("\ufffd")


def _declared(data: bytes) -> Iterator[_Encoding]:
    """Yield what the head of a page declares, if it is an encoding that pages can be in."""
    for start, encoding in _UNMARKED:
        if start.match(data):
            yield encoding
    for label in _labels(_COMMENT.sub(b"", data[:_HEAD])):
        declared = _labelled(label.decode("ascii", "replace"))
        if declared is not None:
            # What could be read as far as here is not UTF-16.
            yield _UTF_8 if declared.name.startswith("utf-16") else declared
            return


def _labels(head: bytes) -> Iterator[bytes]:
    found = _XML.match(head)
    if found:
        yield found[1]
    for meta in _META.finditer(head):
        attributes = {
            match[1].lower(): match[2] or match[3] or match[4] or b""
            for match in reversed(list(_ATTRIBUTE.finditer(meta[1])))
        }
        if b"charset" in attributes:
            yield attributes[b"charset"]
        elif attributes.get(b"http-equiv", b"").lower() == b"content-type":
            found = _CONTENT_CHARSET.search(attributes.get(b"content", b""))
            if found:
                yield found[1]


def _labelled(label: str) -> _Encoding | None:
    """Return the encoding that browsers read a page in which declares that label."""
    found = webencodings.lookup(label)
    if found is None or found.name == "replacement":
        return None
    if found.name == "x-user-defined":
        return _WINDOWS
    return _Encoding(found.name, _CODECS.get(found.name, found.codec_info.name))
