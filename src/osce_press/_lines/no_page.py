"""What is no page: files of other kinds, told by how they begin."""

import functools
import re
from typing import TypeAlias

from osce_press._notices import notice
from osce_press.models import Notice

__all__ = ["file_of_another_kind", "text_of_another_kind", "type_of_another_kind"]

#: Kinds of files: what each is called, what to do with it, and the pattern of how it begins.
_Kinds: TypeAlias = tuple[tuple[str, str, str], ...]

#: So much of a text is looked at; what a file begins with that is none is no longer.
_LOOKED_AT, _LONGEST_START = 65_536, 512
_IMAGE = "a picture has no text to read"
_HEADERS = (
    "leave out what stands above the first blank line, and give its charset with --encoding: "
    r"sed '1,/^\r*$/d' FILE | osce-press parse -"
)
_ONE_BY_ONE = "it can hold several pages; hand in one page at a time"
_FLAGS = re.ASCII | re.DOTALL
_DECOMPRESS = "decompress it: {} -dc FILE | osce-press parse -"
_UNPACK = "unpack it and hand in its files: osce-press parse 'FOLDER/**/*.html'"

#: Those that are no text, each byte as a character; of two that fit, the first counts.
_FILES: _Kinds = (
    ("a PDF file", "take its text out: pdftotext FILE - | osce-press parse -", r"\s{0,9}%PDF-\d"),
    ("a PNG image", _IMAGE, r"\x89PNG\r\n\x1a\n"),
    ("a JPEG image", _IMAGE, r"\xff\xd8\xff"),
    ("a GIF image", _IMAGE, r"GIF8[79]a"),
    ("a WebP image", _IMAGE, r"RIFF....WEBP"),
    ("a TIFF image", _IMAGE, r"II\*\0|MM\0\*"),
    ("a BMP image", _IMAGE, r"BM....\0\0\0\0"),
    ("an icon", _IMAGE, r"\0\0\x01\0[^\0]\0"),
    (
        "an office document",
        "save it as HTML or text: soffice --convert-to html FILE",
        (
            r"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            r"|PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|docProps/|word/|xl/|ppt/"
            r"|mimetypeapplication/vnd\.oasis)|\{\\rtf\d"
        ),
    ),
    ("an archive (ZIP)", _UNPACK, r"PK(?:\x03\x04|\x05\x06)"),
    ("a compressed file (gzip)", _DECOMPRESS.format("gzip"), r"\x1f\x8b\x08"),
    ("a compressed file (bzip2)", _DECOMPRESS.format("bzip2"), r"BZh[1-9]1AY&SY"),
    ("a compressed file (xz)", _DECOMPRESS.format("xz"), r"\xfd7zXZ\x00"),
    ("a compressed file (zstandard)", _DECOMPRESS.format("zstd"), r"\x28\xb5\x2f\xfd"),
    ("an archive (7z)", _UNPACK, r"7z\xbc\xaf'\x1c"),
    ("an archive (RAR)", _UNPACK, r"Rar!\x1a\x07"),
    ("an archive (TAR)", _UNPACK, r"(?=[^\0]{1,100}\0).{257}ustar[\0 ]"),
    ("a recording", "it has no text to read", r"ID3[\2-\4]|OggS|....ftyp"),
    ("a database (SQLite)", f"{_ONE_BY_ONE}, out of its table", r"SQLite f"),
    ("a program", "a program has no text to read", r"\x7fELF|MZ(?=.{0,60}\0)"),
)
#: Before a text.
_BLANK = r"\ufeff?\s*+"
_COLUMN = r"(?:\"[\w .-]{1,40}\"|\w[\w.-]{0,40})"
_TEXTS: _Kinds = (
    (
        "a WARC file",
        f"{_ONE_BY_ONE}: warcio extract FILE OFFSET | osce-press parse -",
        r"WARC/\d\.\d\r?\n",
    ),
    ("an HTTP response", _HEADERS, r"HTTP/\d(?:\.\d)? \d{3}\b[^\n]*\n[\w-]+:"),
    (
        "JSON Lines",
        f"{_ONE_BY_ONE}: sed -n 1p FILE | jq -r .text | osce-press parse -",
        _BLANK + r"\{\s*\"[^\n]*\}\s*\n\{\s*\"",
    ),
    (
        "JSON",
        "take the page out of it: jq -r .text FILE | osce-press parse -",
        _BLANK + r"(?:\{\s*\"[^\"\n]{0,200}\"\s*:|\[\s*\{\s*\"[^\"\n]{0,200}\"\s*:"
        r"|\[(?:\s*\[)?\s*\"[^\"\n]{0,200}\"\s*,\s*\")",
    ),
    (
        "a feed (RSS or Atom)",
        f"{_ONE_BY_ONE}, as its entries link to them",
        _BLANK + r"(?>(?:<\?[^>]*+>|<!--.*?-->|\s++)*)<(?i:rss|feed|rdf:RDF)[\s>]",
    ),
    ("a sitemap", "fetch the pages that it names", r"(?:<\?[^>]*>\s*)?<(?:urlset|sitemapi)"),
    ("a calendar", "it has no page in it", r"BEGIN:VCAL"),
    (
        "an e-mail",
        "hand in the part of it that is the page",
        r"(?=[A-Z][\w-]+: ).{0,2000}?MIME-Version: 1",
    ),
    (
        "a table (CSV)",
        f"{_ONE_BY_ONE}, out of its column",
        # Names of columns, one of which tables of pages have, and a second row.
        _BLANK
        + rf"(?=[\w\"])(?=[^\n]*(?<![\w ])\"?(?i:url|html|text|title|date|id)\"?(?:[,;\t]|\r?\n))"
        rf"{_COLUMN}([,;\t]){_COLUMN}(?:\1{_COLUMN})+\r?\n[^\n]+?\1[^\n]*?\1",
    ),
)
#: A file's name or an address, where a page should be.
_PATH = re.compile(
    r"\s*(?:(?:(?:https?|ftp|file)://|www\.)\S+|(?:[A-Za-z]:[\\/]|~?[./\\]{1,3})?[^\s<>]+"
    r"\.(?:x?html?|txt|md|json|jsonl|csv|pdf|warc|gz)|(?:[A-Za-z]:\\|~?/|\.{1,2}/)[^\s<>]+)\s*"
)
_LONGEST_PATH = 2_000


def file_of_another_kind(data: bytes) -> Notice | None:
    """Return the notice that names what bytes are that are no text, or None."""
    return _told(data[:_LONGEST_START].decode("latin-1"), _FILES)


def text_of_another_kind(text: str) -> Notice | None:
    """Return the notice that names what a text is that is no page, or None."""
    if len(text) <= _LONGEST_PATH and _PATH.fullmatch(text):
        return notice("looks-like-a-path", text=text.strip())
    return _told(text, _TEXTS) or _told(text[:_LONGEST_START], _FILES)


def type_of_another_kind(page: object) -> str:
    """Return what is wrong with a page that is neither bytes nor str, and how to get its bytes."""
    remedy = next((name for name in ("read_bytes", "read") if hasattr(page, name)), None)
    hand_in = f"; hand in what its {remedy}() returns" if remedy else ""
    return f"a page is bytes or str, not {type(page).__name__}{hand_in}"


@functools.cache
def _start_of(kinds: _Kinds) -> re.Pattern[str]:
    """Return how a file of any of these kinds begins; nearly every page is none of them."""
    return re.compile("|".join(start for _, _, start in kinds), _FLAGS)


def _told(text: str, kinds: _Kinds) -> Notice | None:
    # Nearly every page goes on far beyond that; a copy of so much of it would take its time.
    if not _start_of(kinds).match(text, 0, _LOOKED_AT):
        return None
    for name, remedy, start in kinds:
        if re.match(start, text[:_LOOKED_AT], _FLAGS):
            return notice("not-a-page", reason=f"This is {name}, no page; {remedy}")
    return None
