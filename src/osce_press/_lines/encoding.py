"""From bytes to text, by the rules that browsers follow.

Sources: the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/) for the labels, which the
package webencodings knows, and the HTML standard for where a page declares its encoding
(https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding).
"""

import codecs
import contextlib
import itertools
import re
from typing import Any, NamedTuple, cast

import webencodings

from osce_press._common.regex import regex
from osce_press._notices import notice
from osce_press.models import Notice

__all__ = ["Decoded", "decode", "undone"]

_XML = regex(
    rb"""(?s:\s*<!--.*?-->)*+\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]+)""", re.IGNORECASE
)
_META = regex(rb"<meta[\s/]([^>]*)", re.IGNORECASE)
#: The same, or a comment, in which it is none.
_META_OR_COMMENT = regex(rb"<!--.*?-->|" + _META.pattern, re.IGNORECASE | re.DOTALL)
#: That of a meta that is named says what its name says: a description can speak of a charset.
_SPOKEN_OF = regex(
    rb"""(?=.*\bname\s*=)(?=.*\bcontent\s*=\s*(?:"[^"]*charset|'[^']*charset))""",
    re.IGNORECASE | re.DOTALL,
)
#: The encoding in ``charset="..."`` and in ``content="text/html; charset=..."``.
_CHARSET = regex(rb"""\bcharset\s*=\s*["']?\s*([^\s"';/>]+)""", re.IGNORECASE)


#: Bytes that an encoding leaves open, as Python escapes them: they are control characters.
_OPEN = {0xDC00 + code: code for code in (0x81, 0x83, 0x88, 0x8D, 0x8F, 0x90, 0x98, 0x9D)}


def _characters(codec: str) -> str:
    """Return every byte as the character that a codec has for it."""
    return bytes(range(256)).decode(codec, "surrogateescape").translate(_OPEN)


_WINDOWS_1252 = _characters("cp1252")
#: What UTF-8 was taken for, and the beginning of a text that tells most that it was not.
_TAKEN_FOR = (
    None,
    *map(codecs.charmap_build, (_WINDOWS_1252, _characters("cp1250"), _characters("cp1251"))),
)
_SAMPLE = 64
#: So many bytes that only continue a character are no chance; one apostrophe has them.
_LEAST_TWICE = 2
#: The mark of UTF-8 in front of a file that a page includes, as such text has it.
_MISREAD_MARKS = ("ï»¿", "п»ї", "ď»ż")


class Decoded(NamedTuple):
    """A page as text."""

    text: str
    #: Its name in the Encoding Standard, such as "windows-1252"; None for what was text already.
    encoding: str | None
    notices: tuple[Notice, ...] = ()


_UTF_8, _WINDOWS = "utf-8", "windows-1252"
#: Those that pages in Cyrillic were in, whose letters are the same bytes; and their most frequent.
_CYRILLIC = ("windows-1251", "koi8-u")
_LETTER, _RUN = regex(rb"[\xc0-\xff]"), regex(rb"[\xc0-\xff]{3,}")
_CONTROLS = regex(r"[\x80-\x9f]")
_FREQUENT, _LEAST_LETTERS = "аеинот", 10
_UTF_16 = ("utf-16le", "utf-16be")
#: How a page begins that has a byte order mark, or is UTF-16 without: every other byte of a tag is
#: zero, and of a text is that or the one of Cyrillic letters.
_BEGINS = (
    (regex(rb"\xef\xbb\xbf"), _UTF_8),
    (regex(rb"\xff\xfe|<\0(?:[!-z]\0){2}|(?:[\n\r\x10-\xff][\0\4]){8}"), _UTF_16[0]),
    (regex(rb"\xfe\xff|\0<(?:\0[!-z]){2}|(?:[\0\4][\n\r\x10-\xff]){8}"), _UTF_16[1]),
)


def decode(data: bytes, transport: str | None = None) -> Decoded:
    """Decode a page.

    What counts is, in this order, a byte order mark; what the transport says; UTF-8, if the bytes
    have a character of several bytes, as crawlers save pages anew and leave the old declaration;
    what the page declares; UTF-8; words in Cyrillic letters; Windows-1252. What does not fit the
    bytes is passed over, but kept if most of what is not ASCII does fit; the rest is U+FFFD then.
    Each conflict and guess gives a notice. Last comes what ``undone`` does.
    """
    given = _labelled(transport) if transport else None
    found = _decode(data, given)
    if transport and given is None:
        said = notice("encoding-conflict", stated=transport, found=found.encoding)
        found = found._replace(notices=(said, *found.notices))
    return undone(found)


def undone(page: Decoded) -> Decoded:
    """Decode a text again, with a notice, that is UTF-8 taken for Windows-1252 or the like.

    It must be so from its first to its last character, as must words in Cyrillic letters that were
    taken for Windows-1252. Marks of UTF-8 can stand by themselves.
    """
    text, encoding, notices = page
    for mark in _MISREAD_MARKS:
        # Looking for one character is many times as fast as for three, and few pages have it.
        if mark[-1] in text:
            text = text.removeprefix(mark).replace(mark, "\ufeff")
    is_text = encoding in {None, _UTF_8}
    if is_text and (once := _encoded_once(text.replace("\ufeff", ""))) is not None:
        return Decoded(once, encoding, (*notices, notice("encoded-twice")))
    return page._replace(text=text)


def _encoded_once(text: str) -> str | None:
    """Return the text whose bytes were taken for characters, or None if they were not."""
    try:
        text.encode("ascii")
    except UnicodeEncodeError as error:
        sample = text[error.start : error.start + _SAMPLE]
    else:
        return None
    for table in _TAKEN_FOR:
        with contextlib.suppress(UnicodeError):
            codecs.utf_8_decode(codecs.charmap_encode(sample, "strict", cast(Any, table))[0])
            once = codecs.charmap_encode(text, "strict", cast(Any, table))[0].decode()
            if len(text) - len(once) >= _LEAST_TWICE:
                return once
    with contextlib.suppress(UnicodeError):
        is_letter = "\xc0" <= sample[0] <= "\xff"
        if is_letter and (meant := _cyrillic(sample.encode("cp1252"))) is not None:
            return text.encode("cp1252").decode(meant)
    return None


def _decode(data: bytes, given: str | None) -> Decoded:
    for begin, encoding in _BEGINS:
        if begin.match(data):
            found = _decode_as(data, [encoding])
            return found._replace(text=found.text.removeprefix("\ufeff"))
    declared = _declared(data)
    if given is None and not data.isascii():
        with contextlib.suppress(UnicodeDecodeError):
            return Decoded(data.decode(), _UTF_8, _conflict(declared or _UTF_8, _UTF_8))
    candidates = [encoding for encoding in (given, declared, _UTF_8) if encoding is not None]
    found = _decode_as(data, candidates)
    if given is None and (meant := _meant(data, found)) is not None:
        return Decoded(data.decode(meant, "replace"), meant, _conflict(found.encoding, meant))
    return found


def _meant(data: bytes, found: Decoded) -> str | None:
    """Return the encoding of a page that declares one for all languages, or its neighbour.

    Editors declare Windows-1252 whatever people write, or ISO 8859-2, which has control characters
    where Windows-1250 has letters.
    """
    if found.encoding == _WINDOWS and not found.notices:
        return _cyrillic(data)
    is_neighbour = found.encoding == "iso-8859-2" and _CONTROLS.search(found.text)
    return "windows-1250" if is_neighbour else None


def _decode_as(data: bytes, candidates: list[str]) -> Decoded:
    """Decode with the first encoding that fits the bytes, else one that fits most of them."""
    for encoding in candidates:
        try:
            text = _decoded_as(data, encoding)
        except UnicodeDecodeError:
            continue
        return Decoded(text, encoding, _conflict(candidates[0], encoding))
    for encoding in candidates:
        text = data.decode(_codec(encoding), "replace")
        if encoding in _UTF_16 or _fits(text):
            return Decoded(text, encoding, (notice("decoding-errors", encoding=encoding),))
    guessed = _cyrillic(data) or _WINDOWS
    text = _decoded_as(data, guessed, "replace")
    return Decoded(text, guessed, (notice("encoding-guessed", encoding=guessed),))


def _cyrillic(data: bytes) -> str | None:
    """Return the encoding of words in Cyrillic letters, if that is what the bytes are.

    Letters with marks stand between others, and are no words by themselves.
    """
    words = b"".join(_RUN.findall(data))
    if len(words) < max(_LEAST_LETTERS, len(_LETTER.findall(data)) / 2):
        return None
    frequent, best = max(
        (sum(map(words.count, _FREQUENT.encode(encoding))), encoding) for encoding in _CYRILLIC
    )
    return best if 3 * frequent > len(words) else None


def _conflict(stated: str | None, found: str) -> tuple[Notice, ...]:
    return () if stated == found else (notice("encoding-conflict", stated=stated, found=found),)


def _decoded_as(data: bytes, encoding: str, errors: str = "strict") -> str:
    if encoding == _WINDOWS:
        return codecs.charmap_decode(data, errors, cast(Any, _WINDOWS_1252))[0]
    return data.decode(_codec(encoding), errors)


def _codec(encoding: str) -> str:
    """Return Python's name of an encoding; browsers read GBK as GB 18030, which has more."""
    known = cast(webencodings.Encoding, webencodings.lookup(encoding))
    return "gb18030" if encoding == "gbk" else known.codec_info.name


def _fits(text: str) -> bool:
    """Return whether most characters beyond ASCII are those that the page means.

    A last one that does not fit is no sign against the encoding: the page may have been cut in it.
    """
    broken = text.count("\ufffd")
    fitting = len(text) - len(text.encode("ascii", "ignore")) - broken
    return fitting > broken - text.endswith("\ufffd")


def _declared(data: bytes) -> str | None:
    """Return what a page declares first, if it is an encoding that pages can be in."""
    # What nothing ends is no comment, and looking for its end again and again takes ages.
    last = end + len("-->") if (end := data.rfind(b"-->")) >= 0 else 0
    metas = itertools.chain(_META_OR_COMMENT.finditer(data, 0, last), _META.finditer(data, last))
    stating = (meta[1] for meta in metas if meta[1] and not _SPOKEN_OF.match(meta[1]))
    charsets = map(_CHARSET.search, stating)
    found = itertools.chain([_XML.match(data)], charsets)
    for label in found:
        declared = _labelled(label[1].decode("ascii", "replace")) if label else None
        if declared is not None:
            # What could be read as far as there is not UTF-16.
            return _UTF_8 if declared in _UTF_16 else declared
    return None


def _labelled(label: str) -> str | None:
    """Return the encoding that browsers read a page in which declares that label."""
    found = webencodings.lookup(label)
    if found is None or found.name == "replacement":
        return None
    return _WINDOWS if found.name == "x-user-defined" else found.name
