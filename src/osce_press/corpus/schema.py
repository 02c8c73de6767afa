"""Rows described to other tools: all made of a table of columns."""

from collections.abc import Sequence
from typing import Any

from osce_press.errors import optional
from osce_press.models import ARTICLE_ROW, Column

__all__ = ["FAILURE_ROW", "arrow_schema", "json_schema", "sql_types"]

FAILURE_ROW: tuple[Column, ...] = (
    Column("origin_file", "string", "file that was read", required=True),
    Column("origin_offset", "integer", "where in it: the byte, or in a table the row from 0"),
    Column("record_id", "string", "identity of the page's record in a WARC file"),
    Column("url", "string", "address of the page"),
    Column("error", "string", "name of the error, or of the notice why it is no page", True),
    Column("reason", "string", "what happened, as a sentence", required=True),
)
"""The columns of what gave no row."""

_JSON_TYPES: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "strings": {"type": "array", "items": {"type": "string"}},
}
_SQL_TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}


def arrow_schema(columns: Sequence[Column] = ARTICLE_ROW) -> Any:
    """Return a ``pyarrow.Schema``; days are ``date32``, lists hold strings.

    Raises:
        ExtraMissing: The extra ``parquet`` is not installed.
    """
    arrow = optional("pyarrow")
    types = {
        "string": arrow.string(),
        "date": arrow.date32(),
        "integer": arrow.int64(),
        "boolean": arrow.bool_(),
        "strings": arrow.list_(arrow.string()),
    }
    return arrow.schema(
        [
            arrow.field(column.name, types[column.type], metadata={"description": column.meaning})
            for column in columns
        ]
    )


def json_schema(columns: Sequence[Column] = ARTICLE_ROW) -> dict[str, Any]:
    """Return a JSON Schema (2020-12) of a row as JSON Lines have it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {column.name: _json_property(column) for column in columns},
        "required": [column.name for column in columns],
        "additionalProperties": False,
    }


def _json_property(column: Column) -> dict[str, Any]:
    stated = dict(_JSON_TYPES[column.type])
    if not column.required and column.type != "strings":
        stated["type"] = [stated["type"], "null"]
    return {**stated, "description": column.meaning}


def sql_types(columns: Sequence[Column] = ARTICLE_ROW) -> dict[str, str]:
    """Return the SQLite type of each column that is no list, by its name."""
    return {
        column.name: _SQL_TYPES[column.type] + (" NOT NULL" if column.required else "")
        for column in columns
        if column.type != "strings"
    }
