"""Rows written as Parquet: one file, or a folder with a part for each year."""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from osce_press.corpus.inputs import own_rows
from osce_press.corpus.schema import arrow_schema
from osce_press.errors import optional
from osce_press.models import ARTICLE_ROW, Column

__all__ = ["ParquetWriter", "PartitionWriter", "to_arrow"]

#: So many rows are a group, which is held in memory until it is written.
_GROUP = 2_000
#: The same of each year's file, of which all are open at once.
_PART_GROUP = 200
#: What Hive, and all that read its folders, call the part without a value.
_UNDATED = "__HIVE_DEFAULT_PARTITION__"


def to_arrow(rows: Iterable[Any], columns: Sequence[Column] = ARTICLE_ROW) -> Any:
    """Return rows as a ``pyarrow.Table`` with the fixed schema.

    Failures among them are left out; with ``FAILURE_ROW`` they are what is returned.

    Raises:
        ExtraMissing: The extra ``parquet`` is not installed.
    """
    days = [column.name for column in columns if column.type == "date"]
    kept = own_rows(rows, columns)
    listed = [{**row, **{day: _day(row[day]) for day in days}} for row in kept]
    return optional("pyarrow").Table.from_pylist(listed, schema=arrow_schema(columns))


def _day(value: str | None) -> datetime.date | None:
    return None if value is None else datetime.date.fromisoformat(value)


class ParquetWriter:
    """Writes one Parquet file, compressed with zstd."""

    def __init__(self, path: str, columns: Sequence[Column], group: int = _GROUP) -> None:
        self._columns = columns
        self._group = group
        self._rows: list[dict[str, Any]] = []
        parquet = optional("pyarrow.parquet")
        self._writer = parquet.ParquetWriter(path, arrow_schema(columns), compression="zstd")

    def write(self, row: dict[str, Any]) -> None:
        """Write a row, when its group is full."""
        self._rows.append(row)
        if len(self._rows) >= self._group:
            self._flush()

    def close(self) -> None:
        """Write what is left, and the file's end."""
        if self._rows:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        self._writer.write_table(to_arrow(self._rows, self._columns))
        self._rows.clear()


class PartitionWriter:
    """Writes a folder with a Parquet file for each year: ``year=2006/part-0.parquet``."""

    def __init__(self, path: str, columns: Sequence[Column]) -> None:
        self._folder = Path(path)
        self._folder.mkdir()
        self._columns = columns
        self._years: dict[str, ParquetWriter] = {}

    def write(self, row: dict[str, Any]) -> None:
        """Write a row to its year's file."""
        year = row["date"][:4].lstrip("0") if row["date"] else _UNDATED
        writer = self._years.get(year)
        if writer is None:
            part = self._folder / f"year={year}"
            part.mkdir()
            path = str(part / "part-0.parquet")
            writer = self._years[year] = ParquetWriter(path, self._columns, _PART_GROUP)
        writer.write(row)

    def close(self) -> None:
        """Finish all files."""
        for writer in self._years.values():
            writer.close()
