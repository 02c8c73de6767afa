"""Pages of the documentation that are made of the package's data: schemas and tables of names."""

import json
import typing
from collections.abc import Iterable, Iterator
from pathlib import Path

import osce_press
from osce_press import ARTICLE_ROW, samples, vocabulary
from osce_press.vocabulary import Name

__all__ = ["write"]

_CARD = '<div style="margin:1rem 0">'
_NAMES = """\
# Names that are known

What the [vocabulary](vocabulary.md) of osce_press {version} has, made of its data files.
"""
_SCHEMA = """\
# Schemas

## Columns of a row

`Article.to_row()`, `ListingEntry.to_row()`, `Listing.to_rows()` and every dataset have these
columns, in this order. `osce_press.ARTICLE_ROW` is this table as data. A column that is always
there has a value in every row; lists always are, and can be empty.

{row}

For tools, there is a {{download}}`JSON Schema of a row <_generated/row.schema.json>`;
`osce_press.corpus.arrow_schema()` is the one of Parquet files.

## Keys of a record

`Article.to_dict()` and `to_json()` write these keys, all of them always. `schema_version` is
{version}; it grows when a key changes its meaning. There are a
{{download}}`JSON Schema of an article <_generated/article.schema.json>` and one
{{download}}`of a listing <_generated/listing.schema.json>`.

{record}
"""


def write(docs: Path) -> None:
    """Write all of them into the folder of the documentation."""
    folder = docs / "_generated"
    folder.mkdir(exist_ok=True)
    schemas = {
        "article": osce_press.Article.json_schema(),
        "listing": osce_press.Listing.json_schema(),
        "row": _row_schema(),
    }
    for name, schema in schemas.items():
        (folder / f"{name}.schema.json").write_text(json.dumps(schema, indent=2), "utf-8")
    shown = osce_press.parse(samples.get("press-release.txt").page)
    (folder / "card.html").write_text(f"{_CARD}{shown._repr_html_()}</div>", "utf-8")
    rows = ((f"`{c.name}`", c.type, "yes" if c.required else "", c.meaning) for c in ARTICLE_ROW)
    keys = (
        (f"`{name}`", _type(schema)) for name, schema in schemas["article"]["properties"].items()
    )
    text = _SCHEMA.format(
        row=_table(("column", "type", "always", "meaning"), rows),
        version=osce_press.SCHEMA_VERSION,
        record=_table(("key", "JSON"), keys),
    )
    (docs / "schema.md").write_text(text, "utf-8")
    (docs / "names.md").write_text("\n".join(_names()), "utf-8")


def _row_schema() -> dict[str, typing.Any]:
    from osce_press.corpus import json_schema  # noqa: PLC0415 - the name says less than its module

    return json_schema()


def _names() -> Iterator[str]:
    yield _NAMES.format(version=osce_press.__version__)
    yield "## Kinds\n"
    kinds = ((e.kind.value if e.kind else "", e.name, _texts(e.names)) for e in vocabulary.kinds())
    yield _table(("`Kind`", "name", "other names"), kinds)
    yield "## Labels\n"
    labels = ((f"`{e.key}`", e.block, _texts(e.names)) for e in vocabulary.labels())
    yield _table(("key", "stands in", "labels"), labels)
    yield "## Fields of work\n"
    fields = ((e.name, e.dimension or "", _texts(e.names)) for e in vocabulary.fields_of_work())
    yield _table(("field", "dimension", "other names"), fields)
    yield "## Structures\n"
    structures = (
        (e.name, e.country or "", e.closed or "", _texts(e.names)) for e in vocabulary.structures()
    )
    yield _table(("structure", "country", "closed", "other names"), structures)
    yield "## States\n"
    states = ((e.name, e.code, e.status) for e in vocabulary.states())
    yield _table(("State", "code", "status"), states)


def _texts(names: Iterable[Name]) -> str:
    """Return names that follow one another, each with its languages if it is not English."""
    languages: dict[str, list[str]] = {}
    for name in names:
        languages.setdefault(name.text, []).append(name.lang)
    return ", ".join(
        text if "en" in found else f"{text} ({' '.join(found)})"
        for text, found in languages.items()
    )


def _type(schema: dict[str, typing.Any]) -> str:
    """Return what a key of a JSON Schema holds, in words."""
    match schema:
        case {"const": value}:
            said = f"always {value}"
        case {"enum": values}:
            said = "one of " + ", ".join(f"`{value}`" for value in values)
        case {"anyOf": [inner, _]}:
            said = f"{_type(inner)}, or null"
        case {"items": inner}:
            said = f"list of {_type(inner)}"
        case {"properties": keys}:
            said = "object with " + ", ".join(f"`{name}`" for name in keys)
        case {"additionalProperties": inner}:
            said = f"object; each value is an {_type(inner)}"
        case {"format": "date"}:
            said = "date, as `2009-02-17`"
        case _:
            said = schema["type"]
    return said


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = tuple(heads)
    cells = (heads, ("---",) * len(heads), *rows)
    escaped = (" | ".join(str(cell).replace("|", "\\|") for cell in row) for row in cells)
    return "\n".join(f"| {row} |" for row in escaped) + "\n"
