"""Rows read back from any of the formats that they are written in."""

import csv
import json
import os
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import IO, Any, cast

from osce_press.corpus.files import kind_of, open_file
from osce_press.corpus.sqlite import LIST_TABLES
from osce_press.corpus.tables import text_lines
from osce_press.corpus.writers import format_of
from osce_press.errors import optional
from osce_press.models import ARTICLE_ROW, ArticleRow

__all__ = ["read_rows"]

_NAMES = dict.fromkeys(column.name for column in ARTICLE_ROW)
#: What is raised where a file is no dataset, or a part of one.
_DAMAGED = (
    *(EOFError, UnicodeDecodeError, csv.Error, json.JSONDecodeError, sqlite3.DatabaseError),
    zlib.error,
)
_VALUE = re.compile(r"((?:[^\\|]|\\.)*)\|", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def read_rows(path: str | os.PathLike[str]) -> Iterator[ArticleRow]:
    """Yield the rows of a dataset that ``osce-press corpus`` wrote, whatever its format.

    What was cut for a spreadsheet stays so, and in the rows of TIF ``text`` is the body, too.

    Args:
        path: The file or folder; "-" is standard input, with JSON Lines.

    Raises:
        ExtraMissing: The format needs an extra.
        OSError: The file cannot be read.
        ValueError: No format has this suffix, or the file is no dataset of it.
    """
    path = os.fspath(path)
    kind = format_of(path)
    try:
        if kind in {"parquet", "partitioned"}:
            yield from _parquet(path)
        elif kind == "sqlite":
            yield from _sqlite(path)
        else:
            with open_file(path, kind_of(path)[1]) as file:
                yield from (_jsonl if kind == "jsonl" else _csv)(file)
    except _DAMAGED as error:
        raise ValueError(f"it is no dataset that can be read as {kind}: {error}") from error


def _check(names: Iterable[str]) -> None:
    """Refuse a table that lacks a column of rows."""
    missing = _NAMES.keys() - names
    if missing:
        raise ValueError(
            f"it is no dataset that osce-press corpus wrote: it has no column {min(missing)}"
        )


def _jsonl(file: IO[bytes]) -> Iterator[ArticleRow]:
    for line in file:
        row: Any = json.loads(line)
        _check(cast("Iterable[str]", row) if isinstance(row, dict) else ())
        yield cast("ArticleRow", row)


def _csv(file: IO[bytes]) -> Iterator[ArticleRow]:
    read = {column.name: _CELLS[column.type] for column in ARTICLE_ROW}
    with text_lines(file) as text:
        rows = csv.DictReader(text, strict=True)
        # TIF has the body only, as "text".
        _check({"body", *(rows.fieldnames or ())})
        for cells in rows:
            if None in cells or None in cells.values():
                raise ValueError("it is no dataset that can be read: a row has lost or other cells")
            cells.setdefault("body", cells["text"])
            row: Any = {name: read[name](cells[name] or "") for name in read}
            for lists in LIST_TABLES.values():
                # A single value that is empty looks like none, unless a list beside it has one.
                length = max(len(row[name]) for name in lists.values())
                for name in lists.values():
                    row[name] += [""] * (length - len(row[name]))
            yield row


def _list(cell: str) -> list[str]:
    """Return the values of a cell; one that is empty has none."""
    return [_ESCAPED.sub(r"\1", value) for value in _VALUE.findall(f"{cell}|")] if cell else []


_CELLS: Mapping[str, Callable[[str], Any]] = {
    "string": lambda cell: cell or None,
    "date": lambda cell: cell or None,
    "integer": lambda cell: int(cell) if cell else None,
    "boolean": lambda cell: cell == "true" if cell else None,
    "strings": _list,
}


def _parquet(path: str) -> Iterator[ArticleRow]:
    parquet = optional("pyarrow.parquet")
    days = [column.name for column in ARTICLE_ROW if column.type == "date"]
    files = sorted(Path(path).rglob("*.parquet")) if Path(path).is_dir() else [Path(path)]
    if not files:
        raise ValueError("the folder has no Parquet files")
    for name in files:
        with parquet.ParquetFile(name) as file:
            _check(file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=1000, columns=[*_NAMES]):
                for row in batch.to_pylist():
                    row.update({day: row[day] and row[day].isoformat() for day in days})
                    yield row


def _sqlite(path: str) -> Iterator[ArticleRow]:
    with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)) as database:
        found = database.execute("SELECT * FROM articles ORDER BY id")
        names = [name for name, *_ in found.description]
        _check([*names, *(name for lists in LIST_TABLES.values() for name in lists.values())])
        for cells in found:
            row = dict(zip(names, cells, strict=True))
            number = row.pop("id")
            row["best_copy"] = None if row["best_copy"] is None else bool(row["best_copy"])
            for table, lists in LIST_TABLES.items():
                values = database.execute(
                    f"SELECT {', '.join(lists)} FROM {table} WHERE article_id = ? "  # noqa: S608 - names of ours
                    "ORDER BY position",
                    (number,),
                ).fetchall()
                for place, name in enumerate(lists.values()):
                    row[name] = [value[place] for value in values]
            ordered: Any = {column.name: row[column.name] for column in ARTICLE_ROW}
            yield cast("ArticleRow", ordered)
