"""From files to pages, whatever the files are."""

import codecs
import io
import os
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import IO, Any

from osce_press.corpus.files import (
    NOT_FETCHED,
    Meter,
    find_files,
    is_address,
    kind_of,
    open_file,
)
from osce_press.corpus.inputs import FailureRow, Input, failure
from osce_press.corpus.options import Options
from osce_press.corpus.tables import (
    Columns,
    encoding_of,
    read_csv,
    read_jsonl,
    read_parquet,
    tells_table,
)
from osce_press.corpus.warc import read_warc
from osce_press.errors import ExtraMissing

__all__ = ["paths_of", "read_pages"]

#: How the kinds of input begin that standard input can be, after decompression.
_BEGINNINGS = (
    *((b"WARC/", "warc"), (b"\x1f\x8b\x08", "warc")),
    *((b"{", "jsonl"), (codecs.BOM_UTF8 + b"{", "jsonl"), (b"PAR1", "parquet")),
)
_PACKED = ((b"\x1f\x8b\x08", ".gz"), (b"BZh", ".bz2"), (b"\x28\xb5\x2f\xfd", ".zst"))


def read_pages(
    sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    options: Options | None = None,
    *,
    leave_out: Collection[str] = frozenset(),
    meter: Meter | None = None,
) -> Iterator[Input | FailureRow]:
    """Yield the pages of files, in order; what cannot be read is a failure among them.

    Args:
        sources: Files, folders, patterns; "-" is standard input. What a file holds is told by
            its suffix, and of standard input by looking.
        options: How pages are read; of these the columns, the format and the longest page count.
        leave_out: Absolute paths of files and folders that are no inputs, wherever they lie.
        meter: Is kept at how far the reading has come.

    Raises:
        ExtraMissing: A file needs an extra (``warc``, ``parquet``, ``zstd``).
        ValueError: The name of an input is that of no file.
    """
    options, meter = options or Options(), meter or Meter()
    for page in _all_pages(paths_of(sources), options, leave_out, meter):
        meter.pages += 1
        yield page


def paths_of(sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str]:
    """Return paths as text, of which one can be given by itself.

    Raises:
        ValueError: One is empty, an address, or has a null byte in it.
    """
    given = [sources] if isinstance(sources, str | os.PathLike) else sources
    paths = [os.fspath(path) for path in given]
    for path in paths:
        if not path:
            raise ValueError("the name of an input is empty")
        if is_address(path):
            raise ValueError(f"{path}: {NOT_FETCHED}")
        if "\0" in path:
            raise ValueError("the name of an input has a null byte; a list has one name a line")
    return paths


def _all_pages(
    sources: Iterable[str], options: Options, leave_out: Collection[str], meter: Meter
) -> Iterator[Input | FailureRow]:
    for path in find_files(sources, leave_out):
        told, compression = kind_of(path)
        kind = options.input_format or told
        if path == "-":
            yield from _file(path, options.input_format, _packed(), options, meter)
        elif kind == "page" and not compression:
            meter.count_file(path)
            yield Input(path)
        else:
            yield from _file(path, kind, compression, options, meter)


def _file(
    path: str, kind: str | None, compression: str, options: Options, meter: Meter
) -> Iterator[Input | FailureRow]:
    """Yield the pages of a file; if it breaks in the middle, the rest is one failure.

    What one of no kind holds is told by its first bytes.
    """
    try:
        # fastwarc decompresses by itself, record by record.
        inner = "" if kind == "warc" else compression
        with open_file(path, inner, meter) as file:
            if kind is None:
                kind = meter.standard_input = _told(file, options.columns)
            yield from _pages(file, path, kind, options)
    except ExtraMissing:
        raise
    except (OSError, EOFError, zlib.error, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield failure(Input(path), type(error).__name__, reason)


def _pages(file: IO[bytes], name: str, kind: str, options: Options) -> Iterator[Input | FailureRow]:
    if kind == "jsonl":
        yield from read_jsonl(file, name, options.columns, options.max_size)
    elif kind in {"csv", "tsv"}:
        delimiter = "," if kind == "csv" else "\t"
        yield from read_csv(file, name, options.columns, delimiter, options.max_size)
    elif kind == "parquet":
        whole = file if file.seekable() else io.BytesIO(file.read())
        yield from read_parquet(whole, name, options.columns)
    elif kind == "warc":
        yield from read_warc(file, name, options.max_size)
    else:
        yield Input(name, file.read(options.max_size + 1))


def _packed() -> str:
    """Return how standard input is compressed, or "" if what reads it decompresses it."""
    stdin: Any = sys.stdin.buffer
    beginning: bytes = stdin.peek()
    found = next((name for start, name in _PACKED if beginning.startswith(start)), "")
    with suppress(zlib.error):
        if found == ".gz" and zlib.decompressobj(wbits=31).decompress(beginning, 5) == b"WARC/":
            return ""
    return found


def _told(file: Any, columns: Columns) -> str:
    """Return what a file holds, by its first bytes."""
    beginning: bytes = file.peek(io.DEFAULT_BUFFER_SIZE)
    for start, kind in _BEGINNINGS:
        if beginning.startswith(start):
            return kind
    text = beginning.decode(encoding_of(beginning), "replace")
    return "csv" if tells_table(text.partition("\n")[0].rstrip(), columns) else "page"
