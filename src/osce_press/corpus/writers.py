"""Rows written to files: JSON Lines, CSV and TIF here, tables of other kinds beside."""

import csv
import gzip
import io
import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, Protocol, cast

from osce_press.corpus.files import zstd_writer
from osce_press.corpus.options import Output
from osce_press.corpus.parquet import ParquetWriter, PartitionWriter
from osce_press.corpus.sqlite import SqliteWriter
from osce_press.models import Column

__all__ = ["Writer", "format_of", "make_writer"]

_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    "": "partitioned",
}
_TEXT_FORMATS = frozenset({"jsonl", "csv", "tif"})
#: A cell of a spreadsheet holds so many characters.
_LONGEST_CELL = 32_767
_CUT = " [cut]"
#: A spreadsheet takes a cell for a formula that begins so.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Writer(Protocol):
    """What takes rows and writes them; it is closed at the end."""

    def write(self, row: dict[str, Any]) -> None:
        """Write a row."""
        ...

    def close(self) -> None:
        """Finish the output."""
        ...


def format_of(path: str) -> str:
    """Return the format that a path's suffix stands for.

    Raises:
        ValueError: There is none.
    """
    name = Path(path)
    if name.suffix in {".gz", ".zst"}:
        name = name.with_suffix("")
    found = _SUFFIXES.get(name.suffix.lower())
    if path == "-":
        return "jsonl"
    if found is None or (found not in _TEXT_FORMATS and name != Path(path)):
        raise ValueError(
            f"the suffix {''.join(Path(path).suffixes[-2:])} stands for no format; there are: "
            f"{', '.join(filter(None, _SUFFIXES))}; .gz or .zst after .jsonl, .ndjson or .csv; and "
            "none for a folder of Parquet files"
        )
    return found


def make_writer(target: str, output: Output, columns: Sequence[Column]) -> Writer:
    """Return what writes rows.

    Args:
        target: Where to write, "-" for standard output.
        output: What it is to become; the suffix says how it is compressed.
        columns: The columns of the rows.
    """
    if output.format == "parquet":
        return ParquetWriter(target, columns)
    if output.format == "partitioned":
        return PartitionWriter(target, columns)
    if output.format == "sqlite":
        return SqliteWriter(target, columns)
    file = _TextFile(target, Path(output.path).suffix)
    if output.format == "jsonl":
        return _JsonLines(file)
    return _Csv(file, columns, tif=output.format == "tif", spreadsheet=output.spreadsheet)


class _TextFile:
    """A file of UTF-8 text, compressed if its name says so."""

    def __init__(self, target: str, suffix: str) -> None:
        self._open = ExitStack()
        inner: IO[bytes]
        if target == "-":
            inner = sys.stdout.buffer
            self._open.callback(inner.flush)
        else:
            file = Path(target).open("wb")  # noqa: SIM115 - closed with all else that is open
            inner = self._open.enter_context(file)
        if suffix == ".gz":
            # Without time and name, the same rows give the same bytes.
            packed = gzip.GzipFile("", "wb", fileobj=inner, mtime=0)
            inner = cast("IO[bytes]", self._open.enter_context(packed))
        elif suffix == ".zst":
            inner = self._open.enter_context(zstd_writer(inner))
        self._inner = inner

    def write(self, text: str) -> None:
        self._inner.write(text.encode())

    def close(self) -> None:
        self._open.close()


class _JsonLines:
    def __init__(self, file: _TextFile) -> None:
        self._file = file

    def write(self, row: dict[str, Any]) -> None:
        self._file.write(json.dumps(row, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self._file.close()


class _Csv:
    """CSV as RFC 4180 has it; a list is one cell, its values parted by ``|``.

    In TIF, the text interchange format of R's packages, ``doc_id`` and ``text`` come first, and the
    text is the body.
    """

    def __init__(
        self,
        file: _TextFile,
        columns: Sequence[Column],
        *,
        tif: bool = False,
        spreadsheet: bool = False,
    ) -> None:
        self._file = file
        self._tif = tif
        self._spreadsheet = spreadsheet
        self._names = [
            column.name for column in columns if not (tif and column.name in {"text", "body"})
        ]
        self._buffer = io.StringIO(newline="")
        self._csv = csv.writer(self._buffer)
        self._ids: int = 0
        if spreadsheet:
            file.write("\ufeff")
        self._put([*(("doc_id", "text") if tif else ()), *self._names])

    def write(self, row: dict[str, Any]) -> None:
        cells = [self._cell(row[name]) for name in self._names]
        if self._tif:
            self._ids += 1
            cells[:0] = [f"osce-{self._ids:08}", row["body"] or ""]
        self._put(cells)

    def close(self) -> None:
        self._file.close()

    def _cell(self, value: Any) -> Any:
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, list):
            items = cast("list[str]", value)
            value = "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in items)
        if isinstance(value, str) and self._spreadsheet:
            if value.startswith(_FORMULA):
                value = f"'{value}"
            if len(value) > _LONGEST_CELL:
                value = value[: _LONGEST_CELL - len(_CUT)] + _CUT
        return value

    def _put(self, cells: Sequence[Any]) -> None:
        self._csv.writerow(cells)
        self._file.write(self._buffer.getvalue())
        self._buffer.seek(0)
        self._buffer.truncate()
