"""From files to pages, whatever the files are."""

import io
import os
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator
from typing import IO, Any

from osce_press.corpus.files import Meter, find_files, kind_of, open_file
from osce_press.corpus.inputs import FailureRow, Input, failure
from osce_press.corpus.options import Options
from osce_press.corpus.tables import read_csv, read_jsonl, read_parquet
from osce_press.corpus.warc import read_warc
from osce_press.errors import ExtraMissing

__all__ = ["paths_of", "read_pages"]

#: How the kinds of input begin that standard input can be, after decompression.
_BEGINNINGS = ((b"WARC/", "warc"), (b"{", "jsonl"), (b"PAR1", "parquet"))
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
    """
    options, meter = options or Options(), meter or Meter()
    for page in _all_pages(paths_of(sources), options, leave_out, meter):
        meter.pages += 1
        yield page


def paths_of(sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str]:
    """Return paths as text, of which one can be given by itself."""
    if isinstance(sources, str | os.PathLike):
        return [os.fspath(sources)]
    return [os.fspath(path) for path in sources]


def _all_pages(
    sources: Iterable[str], options: Options, leave_out: Collection[str], meter: Meter
) -> Iterator[Input | FailureRow]:
    for path in find_files(sources, leave_out):
        told, compression = kind_of(path)
        kind = options.input_format or told
        if path == "-":
            yield from _standard_input(options, meter)
        elif kind == "page" and not compression:
            meter.count_file(path)
            yield Input(path)
        else:
            yield from _file(path, kind, compression, options, meter)


def _file(
    path: str, kind: str, compression: str, options: Options, meter: Meter
) -> Iterator[Input | FailureRow]:
    """Yield the pages of a file; if it breaks in the middle, the rest is one failure."""
    try:
        # fastwarc decompresses by itself, record by record.
        inner = "" if kind == "warc" else compression
        with open_file(path, inner, meter) as file:
            yield from _pages(file, path, kind, options)
    except ExtraMissing:
        raise
    except (OSError, EOFError, zlib.error, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield failure(Input(path), type(error).__name__, reason)
    except Exception as error:
        # zstandard has an error of its own, which cannot be named where it is not installed.
        if type(error).__module__.partition(".")[0] != "zstandard":
            raise
        yield failure(Input(path), type(error).__name__, str(error))


def _pages(file: IO[bytes], name: str, kind: str, options: Options) -> Iterator[Input | FailureRow]:
    if kind == "jsonl":
        yield from read_jsonl(file, name, options.columns)
    elif kind in {"csv", "tsv"}:
        yield from read_csv(file, name, options.columns, "," if kind == "csv" else "\t")
    elif kind == "parquet":
        whole = file if file.seekable() else io.BytesIO(file.read())
        yield from read_parquet(whole, name, options.columns)
    elif kind == "warc":
        yield from read_warc(file, name, options.max_size)
    else:
        yield Input(name, file.read(options.max_size + 1))


def _standard_input(options: Options, meter: Meter) -> Iterator[Input | FailureRow]:
    """Look at the first bytes of standard input, then read it."""
    stdin: Any = sys.stdin.buffer
    beginning: bytes = stdin.peek()
    compression = next((name for start, name in _PACKED if beginning.startswith(start)), "")
    if compression == ".gz":
        beginning = zlib.decompressobj(wbits=31).decompress(beginning, 5)
    told = next((kind for start, kind in _BEGINNINGS if beginning.startswith(start)), "page")
    yield from _file("-", options.input_format or told, compression, options, meter)
