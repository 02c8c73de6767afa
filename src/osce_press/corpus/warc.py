"""Pages in WARC files, also damaged ones: what is whole is read, what is not is named."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, Any

import attrs

from osce_press.corpus.inputs import FailureRow, Form, Input, failure
from osce_press.errors import optional

__all__ = ["read_warc"]

_GZIP = b"\x1f\x8b\x08"
_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
#: What reads a body in an encoding of the web, besides zlib; one of another name is as it is.
_READERS = {"br": "BrotliReader", "zstd": "ZstdReader", "chunked": "ChunkedReader"}
_TRANSFER = "Transfer-Encoding"
#: A header names it in quotes or in none.
_CHARSET = re.compile(r"""(?i)\bcharset\s*=\s*["']?\s*([^\s"';,]+)""")
#: How a body in chunks begins: with the length of the first one.
_CHUNKED = re.compile(rb"[ \t]*[0-9A-Fa-f]+[ \t]*(?:;|\r?\n)")
#: What is packed has some of these bytes, what is text has none.
_NO_TEXT = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
#: The headers of an HTTP response, and whole responses that announce another.
_HEADERS = re.compile(rb"(?:[^\r\n][^\n]*\n)+\r?\n")
_INTERIM = re.compile(rb"(?:HTTP/[\d.]+ 1\d\d\b[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n)+")
_CHUNK = 1 << 20
#: So many bytes tell whether a record begins there.
_SEEN = 4_096
_BEGINNING = re.compile(rb"\x1f\x8b\x08|(?<=\r\n\r\n)WARC/[0-9]")
_LENGTH = re.compile(
    rb"(?is)\s*WARC/(?:(?!\r\n\r\n).)*?\r\ncontent-length:[ \t]*([0-9]+).*?\r\n\r\n"
)


def read_warc(file: IO[bytes], name: str, max_size: int) -> Iterator[Input | FailureRow]:
    """Yield the pages of a WARC, WARC.gz or WET file.

    Args:
        file: The file as it is on disk. One that can be searched is read past what is damaged.
        name: What it is called.
        max_size: Longer records are failures.
    """
    start = 0
    stream: Any = file if file.seekable() else _Pipe(file)
    while True:
        place = _Place(start)
        try:
            yield from _records(stream, name, place, max_size)
        except OSError as error:
            # ``place`` is the record that cannot be read, or the last one that could.
            at = place.offset
            if place.whole and file.seekable():
                at = _record_end(file, at) or at
            what = "the record" if file.seekable() else "the rest of the stream"
            reason = f"{what} cannot be read: {error}"
            yield failure(Input(name, origin_offset=at), "WarcError", reason)
            following = _next_record(file, at + 1) if file.seekable() else None
            if following is None:
                return
            start = file.seek(following)
        else:
            rest = _rest(stream, place)
            if rest is not None:
                yield _cut_short(name, rest)
            return


class _Place:
    """How far the reading has come."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        #: Whether the record there has been read.
        self.whole = False


class _Pipe:
    """A stream that cannot go back, but knows where it is, which fastwarc asks."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._position += len(piece)
        return piece

    def tell(self) -> int:
        return self._position

    def seekable(self) -> bool:
        return False


def _records(file: object, name: str, place: _Place, max_size: int) -> Iterator[Input | FailureRow]:
    warc = optional("fastwarc.warc")
    kinds = warc.WarcRecordType
    wanted = kinds.response | kinds.resource | kinds.conversion
    for record in warc.ArchiveIterator(file, record_types=kinds.any_type, parse_http=False):
        place.offset, place.whole = record.stream_pos, False
        length: int = record.content_length
        is_page, fits = bool(record.record_type & wanted), length <= max_size
        source = Input(
            name,
            origin_offset=place.offset,
            # Wget writes "<https://...>", as the grammar of WARC 1.0 has it.
            url=(record.headers.get("WARC-Target-URI") or "").strip("<>") or None,
            record_id=record.record_id,
            retrieved=record.headers.get("WARC-Date"),
        )
        page: bytes = record.reader.read() if is_page and fits else b""
        read: int = len(page) or record.consume()
        if not record.headers.get("Content-Length"):
            yield _cut_short(name, place.offset)
        elif read < length:
            reason = f"the record is cut short: {read:,} of {length:,} bytes"
            yield failure(source, "WarcError", reason)
        elif is_page and fits:
            yield _read(record, page, source, kinds, max_size)
        elif is_page:
            yield failure(source, "InputTooLarge", f"longer than {max_size:,} bytes")
        place.whole = True


def _cut_short(name: str, offset: int) -> FailureRow:
    """Return the failure of a record whose headers have no end, so that none of them counts."""
    return failure(
        Input(name, origin_offset=offset), "WarcError", "the record is cut short in its headers"
    )


def _read(record: Any, page: bytes, source: Input, kinds: Any, max_size: int) -> Input | FailureRow:
    """Return the page of a record that holds these bytes."""
    media_type = record.headers.get("Content-Type") or ""
    encoding = None
    if record.record_type == kinds.response and record.is_http:
        try:
            response, page = _response(page, max_size)
        except (OSError, zlib.error) as error:
            return failure(source, "WarcError", f"the HTTP response cannot be read: {error}")
        status = response.http_headers.status_code
        if status is not None and not 200 <= status < 300:
            return failure(source, "not-a-page", f"The server answered with status {status}.")
        media_type = response.http_headers.get("Content-Type") or ""
        charset = _CHARSET.search(media_type)
        encoding = charset and charset[1]
    media_type = media_type.partition(";")[0].strip().lower()
    if media_type not in _TYPES:
        return failure(source, "not-a-page", f"The media type is {media_type}.")
    form: Form = "text" if record.record_type == kinds.conversion else None
    return attrs.evolve(source, page=page, encoding=encoding, form=form)


def _response(content: bytes, max_size: int) -> tuple[Any, bytes]:
    """Return an HTTP response and its body, decoded.

    It is made a record of its own: one that cannot be decoded would take the next one with it.
    Crawlers also decode bodies and leave the headers; such a body is as it is.
    """
    content = _answer(content)
    head = "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: "
    whole = b"%b%d\r\n\r\n%b\r\n\r\n" % (head.encode(), len(content), content)
    response = optional("fastwarc.warc").WarcRecord.from_bytes(whole)
    response.parse_http()
    body: bytes = response.reader.read()
    headers = (response.http_headers.get(name) for name in ("Content-Encoding", _TRANSFER))
    for encoding in map(str.strip, reversed(",".join(filter(None, headers)).lower().split(","))):
        try:
            body = _unpacked(body, encoding, max_size)
        except (OSError, zlib.error):
            if _CHUNKED.match(body) if encoding == "chunked" else _NO_TEXT.search(body, 0, _SEEN):
                raise
    return response, body


def _answer(content: bytes) -> bytes:
    """Return an HTTP response by itself, its headers with the ends of lines that readers expect.

    Others can stand before it ("100 Continue"), and crawlers save line feeds alone.
    """
    if interim := _INTERIM.match(content):
        content = content[interim.end() :]
    headers = _HEADERS.match(content)
    if headers is None or b"\r" in headers[0]:
        return content
    return headers[0].replace(b"\n", b"\r\n") + content[headers.end() :]


def _unpacked(body: bytes, encoding: str, max_size: int) -> bytes:
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return _inflated(body, max_size)
    if encoding in _READERS:
        reader = getattr(optional("fastwarc.stream_io"), _READERS[encoding])
        unpacked: bytes = reader(io.BytesIO(body)).read()
        return unpacked
    return body


def _inflated(data: bytes, max_size: int) -> bytes:
    """Return what gzip or deflate made smaller; of what is too long, one byte more than allowed.

    Raises:
        OSError: It is cut short.
        zlib.error: It is neither.
    """
    whole = b""
    while data and len(whole) <= max_size:
        # Some servers send deflate without its head.
        member = zlib.decompressobj(47 if data[:1] in b"\x1f\x78" else -zlib.MAX_WBITS)
        whole += member.decompress(data, max_size + 1 - len(whole))
        if not member.eof and len(whole) <= max_size:
            raise OSError("its body is cut short")
        data = member.unused_data if member.unused_data.startswith(_GZIP) else b""
    return whole


def _rest(file: Any, place: _Place) -> int | None:
    """Return where the beginning of a record stands that has no more in the file, or None."""
    if not file.seekable():
        return None if place.whole or not file.tell() else place.offset
    end = _record_end(file, place.offset) if place.whole else place.offset
    if end is None:
        return None
    file.seek(end)
    return end if file.read(_SEEN).strip() else None


def _record_end(file: IO[bytes], offset: int) -> int | None:
    """Return where a record ends that begins there, in a gzip member or as it is; else None."""
    file.seek(offset)
    piece = file.read(_CHUNK)
    if not piece.startswith(_GZIP):
        length = _LENGTH.match(piece)
        return offset + length.end() + int(length[1]) + 4 if length else None
    member = zlib.decompressobj(wbits=31)
    read = len(piece)
    while piece:
        try:
            member.decompress(piece, _CHUNK)
        except zlib.error:
            return None
        if member.eof:
            break
        piece = member.unconsumed_tail
        if not piece:
            piece = file.read(_CHUNK)
            read += len(piece)
    return offset + read - len(member.unused_data)


def _next_record(file: IO[bytes], offset: int) -> int | None:
    """Return where the next record begins, in a gzip member of its own or as it is."""
    file.seek(offset)
    window, begin = b"", offset
    while True:
        piece = file.read(_CHUNK)
        window += piece
        for found in _BEGINNING.finditer(window):
            # What is at the end comes again, with the next piece.
            if piece and found.start() > len(window) - _SEEN:
                break
            if _begins_record(window[found.start() : found.start() + _SEEN]):
                return begin + found.start()
        if not piece:
            return None
        kept = window[-_SEEN:]
        begin += len(window) - len(kept)
        window = kept


def _begins_record(data: bytes) -> bool:
    if not data.startswith(_GZIP):
        return True
    try:
        return zlib.decompressobj(wbits=31).decompress(data, 64).startswith(b"WARC/")
    except zlib.error:
        return False
