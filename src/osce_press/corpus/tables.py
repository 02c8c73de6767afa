"""Pages in the columns of tables: JSON Lines, CSV and Parquet."""

import contextlib
import csv
import io
import itertools
import json
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import IO, Any

import attrs

from osce_press.corpus.inputs import FailureRow, Form, Input, failure
from osce_press.errors import optional

__all__ = ["GUESSED", "Columns", "read_csv", "read_jsonl", "read_parquet", "text_lines"]

_FORMS: tuple[Form, ...] = ("html", "markdown", "text")
#: Names that extractors and crawlers give the columns; of several that are there, the first counts.
GUESSED: Mapping[str, tuple[str, ...]] = {
    "html": ("html", "raw_html", "page_html", "rawHtml"),
    "markdown": ("markdown", "md"),
    # Common Crawl text sets and most data sets; newspaper; trafilatura; Scrapy's own examples.
    "text": ("text", "maintext", "raw_text", "article_text", "content", "body", "page"),
    "url": ("url", "source_url", "link", "uri", "address", "WARC-Target-URI", "source"),
}


@attrs.frozen
class Columns:
    """Names of a table's columns, in any case; those that are None are guessed."""

    html: str | None = None
    """With the page as HTML."""
    text: str | None = None
    """With its text."""
    markdown: str | None = None
    """With the page as Markdown."""
    url: str | None = None
    """With its address."""

    def page(self, row: Mapping[str, Any]) -> tuple[Form, str | bytes] | None:
        """Return a row's page and its form, HTML before Markdown before text."""
        named: list[Form] = [form for form in _FORMS if form and getattr(self, form)]
        for form in named or _FORMS:
            for value in self._values(str(form), row):
                if isinstance(value, str | bytes) and value:
                    # "text", "content" and the like can be anything: it is told by looking.
                    return (form if named or form != "text" else None), value
        return None

    def address(self, row: Mapping[str, Any]) -> str | None:
        """Return the page's address, where the row has one."""
        for value in self._values("url", row):
            if isinstance(value, str) and value and (self.url or "://" in value):
                return value
        return None

    def _values(self, what: str, row: Mapping[str, Any]) -> Iterator[Any]:
        named = getattr(self, what)
        folded = {str(name).casefold(): value for name, value in row.items()}
        for name in (named,) if named else GUESSED[what]:
            yield row.get(name, folded.get(name.casefold()))


def read_jsonl(file: IO[bytes], name: str, columns: Columns) -> Iterator[Input | FailureRow]:
    """Yield the pages of JSON Lines; the offset is that of the line's first byte."""
    offset = 0
    for line in file:
        source = Input(name, origin_offset=offset)
        offset += len(line)
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield failure(source, "JSONDecodeError", f"the line is no JSON: {error}")
            continue
        yield _input(row, source, columns)


def read_csv(
    file: IO[bytes], name: str, columns: Columns, delimiter: str
) -> Iterator[Input | FailureRow]:
    """Yield the pages of a CSV file in UTF-8 with a head; the offset counts its rows.

    Spreadsheet programs put other characters between the cells, where a comma is the decimal sign.
    """
    with text_lines(file) as text:
        head = text.readline()
        delimiter = delimiter if delimiter in head else max(delimiter, *",;\t|", key=head.count)
        rows = csv.DictReader(itertools.chain([head], text), delimiter=delimiter)
        names = rows.fieldnames or ()
        if names and columns.page(dict.fromkeys(names, "-")) is None:
            yield _no_column(Input(name), names)
            return
        position = -1
        while True:
            position += 1
            source = Input(name, origin_offset=position)
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield failure(source, "CsvError", f"the row cannot be read: {error}")
                continue
            yield _input(row, source, columns)


@contextlib.contextmanager
def text_lines(file: IO[bytes]) -> Generator[io.TextIOWrapper]:
    """Read a file as the text of a CSV file, whose cells can be long; it stays open."""
    csv.field_size_limit(2**31 - 1)
    text = io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield text
    finally:
        text.detach()


def read_parquet(file: IO[bytes], name: str, columns: Columns) -> Iterator[Input | FailureRow]:
    """Yield the pages of a Parquet file; the offset counts its rows."""
    arrow, parquet = optional("pyarrow"), optional("pyarrow.parquet")
    position = 0
    try:
        for batch in parquet.ParquetFile(file).iter_batches(batch_size=256):
            for row in batch.to_pylist():
                yield _input(row, Input(name, origin_offset=position), columns)
                position += 1
    except (arrow.ArrowException, OSError) as error:
        reason = f"the table cannot be read from this row on: {error}"
        yield failure(Input(name, origin_offset=position), "ParquetError", reason)


def _no_column(source: Input, names: Iterable[object]) -> FailureRow:
    reason = "no column with a page (--html-column and its like name one); there are: "
    return failure(source, "ColumnMissing", reason + ", ".join(map(str, names))[:200])


def _input(row: Any, source: Input, columns: Columns) -> Input | FailureRow:
    if not isinstance(row, dict):
        return failure(source, "ColumnMissing", "the row is no object with named columns")
    found: tuple[Form, str | bytes] | None = columns.page(row)  # pyright: ignore[reportUnknownArgumentType]
    address = columns.address(row)  # pyright: ignore[reportUnknownArgumentType]
    if found is None:
        return _no_column(attrs.evolve(source, url=address), row)  # pyright: ignore[reportUnknownArgumentType]
    form, page = found
    return attrs.evolve(source, page=page, form=form, url=address)
