"""Pages in WARC files, also damaged ones: what is whole is read, what is not is named."""

import zlib
from collections.abc import Iterator
from typing import IO, Any

from osce_press.corpus._extras import optional
from osce_press.corpus.inputs import FailureRow, Form, Input, failure

__all__ = ["read_warc"]

_GZIP = b"\x1f\x8b\x08"
_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
_CHUNK = 1 << 20


def read_warc(file: IO[bytes], name: str, max_size: int) -> Iterator[Input | FailureRow]:
    """Yield the pages of a WARC, WARC.gz or WET file.

    Args:
        file: The file as it is on disk. One that can be searched is read past what is damaged.
        name: What it is called.
        max_size: Longer records are failures.
    """
    start = 0
    while True:
        place = _Place(start)
        try:
            yield from _records(file, name, start, place, max_size)
        except OSError as error:
            # ``place`` is the record that cannot be read, or the last one that could.
            at = place.offset
            if place.whole:
                at = _member_end(file, at) if file.seekable() else at
            reason = f"the record cannot be read: {error}"
            yield failure(Input(name, origin_offset=at), "WarcError", reason)
            following = _next_record(file, at + 1) if file.seekable() else None
            if following is None:
                return
            start = following
            file.seek(start)
        else:
            return


class _Place:
    """How far the reading has come."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        #: Whether the record there has been read.
        self.whole = False


def _records(
    file: IO[bytes], name: str, start: int, place: _Place, max_size: int
) -> Iterator[Input | FailureRow]:
    warc = optional("fastwarc.warc")
    kinds = warc.WarcRecordType
    wanted = kinds.response | kinds.resource | kinds.conversion
    for record in warc.ArchiveIterator(file, record_types=kinds.any_type, parse_http=False):
        place.offset, place.whole = start + record.stream_pos, False
        source = Input(
            name,
            origin_offset=place.offset,
            url=record.headers.get("WARC-Target-URI"),
            record_id=record.record_id,
            retrieved=record.headers.get("WARC-Date"),
        )
        if not record.record_type & wanted:
            record.consume()
        elif record.content_length > max_size:
            record.consume()
            yield failure(source, "InputTooLarge", f"longer than {max_size:,} bytes")
        else:
            yield _read(record, source, kinds)
        place.whole = True


def _read(record: Any, source: Input, kinds: Any) -> Input | FailureRow:
    """Return the page of a record."""
    stated = record.content_length
    record.freeze()
    if record.content_length < stated:
        reason = f"the record is cut short: {record.content_length:,} of {stated:,} bytes"
        return failure(source, "WarcError", reason)
    media_type = record.headers.get("Content-Type") or ""
    encoding = None
    if record.record_type == kinds.response and record.is_http:
        try:
            record.parse_http(auto_decode="all")
            page = record.reader.read()
        except OSError as error:
            return failure(source, "WarcError", f"the HTTP response cannot be read: {error}")
        status = record.http_headers.status_code
        if status is not None and not 200 <= status < 300:
            return failure(source, "not-a-page", f"The server answered with status {status}.")
        media_type, encoding = record.http_content_type or "", record.http_charset
    else:
        page = record.reader.read()
    media_type = media_type.partition(";")[0].strip().lower()
    if media_type not in _TYPES:
        return failure(source, "not-a-page", f"The media type is {media_type}.")
    form: Form = "text" if record.record_type == kinds.conversion else None
    return Input(
        source.origin_file,
        page,
        source.origin_offset,
        source.url,
        encoding,
        form,
        source.record_id,
        source.retrieved,
    )


def _member_end(file: IO[bytes], offset: int) -> int:
    """Return where a gzip member ends that begins there and is whole."""
    file.seek(offset)
    member = zlib.decompressobj(wbits=31)
    read = 0
    while not member.eof:
        piece = file.read(_CHUNK)
        if not piece:
            return offset
        read += len(piece)
        try:
            member.decompress(piece)
        except zlib.error:
            return offset
    return offset + read - len(member.unused_data)


def _next_record(file: IO[bytes], offset: int) -> int | None:
    """Return where the next gzip member begins that holds a WARC record."""
    file.seek(offset)
    window, begin = b"", offset
    while piece := file.read(_CHUNK):
        window += piece
        position = window.find(_GZIP)
        # A member's first bytes tell what it holds; those at the end come with the next piece.
        while position >= 0 and position + 512 < len(window):
            if _begins_record(window[position : position + 4096]):
                return begin + position
            position = window.find(_GZIP, position + 1)
        kept = window[-600:]
        begin += len(window) - len(kept)
        window = kept
    for position in range(len(window)):
        if window.startswith(_GZIP, position) and _begins_record(window[position:]):
            return begin + position
    return None


def _begins_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, 64).startswith(b"WARC/")
    except zlib.error:
        return False
