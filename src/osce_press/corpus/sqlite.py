"""Rows written as an SQLite database that opens in Datasette."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from osce_press.corpus.schema import sql_types
from osce_press.models import Column

__all__ = ["LIST_TABLES", "SqliteWriter"]

LIST_TABLES: Mapping[str, Mapping[str, str]] = {
    "places": {"name": "places"},
    "countries": {"code": "country_codes", "name": "countries"},
    "sources": {
        "name": "sources",
        "slug": "source_slugs",
        "current_name": "source_current_names",
    },
    "fields": {
        "name": "fields_of_work",
        "slug": "field_slugs",
        "dimension": "field_dimensions",
    },
    "notices": {"code": "notices"},
}
"""Tables of the lists: of each column the list that it holds."""
_INDEXED = ("url", "node_number", "date", "kind", "page_type", "story_id")
_SEARCHED = ("title", "body")


class SqliteWriter:
    """Writes the tables ``articles``, those of ``LIST_TABLES`` and a full-text index."""

    def __init__(self, path: str, columns: Sequence[Column]) -> None:
        self._database = sqlite3.connect(path)
        # A file that was not finished is not used: it needs no care while it is written.
        self._database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        types = sql_types(columns)
        self._scalars = tuple(types)
        self._id = 0
        stated = ", ".join(f"{name} {kind}" for name, kind in types.items())
        self._run(f"CREATE TABLE articles (id INTEGER PRIMARY KEY, {stated})")
        for table, lists in LIST_TABLES.items():
            cells = ", ".join(f"{name} TEXT NOT NULL" for name in lists)
            self._run(
                f"CREATE TABLE {table} (article_id INTEGER NOT NULL REFERENCES articles (id), "
                f"position INTEGER NOT NULL, {cells}, PRIMARY KEY (article_id, position)) "
                "WITHOUT ROWID"
            )

    def write(self, row: dict[str, Any]) -> None:
        """Write a row to all tables."""
        self._id += 1
        self._insert("articles", (self._id, *(row[name] for name in self._scalars)))
        for table, lists in LIST_TABLES.items():
            values = zip(*(row[name] for name in lists.values()), strict=True)
            for position, cells in enumerate(values):
                self._insert(table, (self._id, position, *cells))

    def close(self) -> None:
        """Make the indexes, and finish the file."""
        for name in _INDEXED:
            self._run(f"CREATE INDEX articles_{name} ON articles ({name})")
        for table, lists in LIST_TABLES.items():
            for name in lists:
                self._run(f"CREATE INDEX {table}_{name} ON {table} ({name})")
        names = ", ".join(_SEARCHED)
        self._run(
            f"CREATE VIRTUAL TABLE articles_fts USING fts5 "
            f"({names}, content='articles', content_rowid='id')"
        )
        self._run("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
        self._database.commit()
        self._database.close()

    def _insert(self, table: str, values: Sequence[Any]) -> None:
        marks = ", ".join("?" * len(values))
        self._database.execute(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608 - names of ours

    def _run(self, statement: str) -> None:
        self._database.execute(statement)
