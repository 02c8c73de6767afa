"""Pages in the columns of tables: JSON Lines, CSV and Parquet."""

import codecs
import contextlib
import csv
import io
import itertools
import json
import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import IO, Any

import attrs

from osce_press.corpus.inputs import FailureRow, Form, Input, failure
from osce_press.errors import optional

__all__ = [
    "GUESSED",
    "Columns",
    "encoding_of",
    "read_csv",
    "read_jsonl",
    "read_parquet",
    "tells_table",
    "text_lines",
]

_FORMS: tuple[Form, ...] = ("html", "markdown", "text")
#: Names that extractors and crawlers give the columns; of several that are there, the first counts.
GUESSED: Mapping[str, tuple[str, ...]] = {
    "html": ("html", "raw_html", "page_html", "rawHtml"),
    "markdown": ("markdown", "md"),
    # Common Crawl text sets and most data sets; newspaper; trafilatura; Scrapy's own examples.
    "text": ("text", "maintext", "raw_text", "article_text", "content", "body", "page"),
    "url": ("url", "source_url", "link", "uri", "address", "WARC-Target-URI", "source"),
}
#: What has these names is often no address.
_OFTEN_OTHERS = frozenset({"address", "source"})
#: Two names of columns, or more: no line of prose, as nothing but these has blanks.
_HEAD = re.compile(r"""(?:[\w.-]+|"[\w .-]+")(?:([,;\t])(?:[\w.-]+|"[\w .-]+"))+""")


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
        empty: tuple[Form, str] | None = None
        for form in named or _FORMS:
            for _, value in self._cells(str(form), row):
                if isinstance(value, str | bytes) and value:
                    # "text", "content" and the like can be anything: it is told by looking.
                    return (form if named or form != "text" else None), value
                empty = empty or (None if value else (None, ""))
        return empty

    def address(self, row: Mapping[str, Any]) -> str | None:
        """Return the page's address, where the row has one."""
        for name, value in self._cells("url", row):
            known = self.url or name not in _OFTEN_OTHERS or "://" in str(value)
            if isinstance(value, str) and value and known:
                return value
        return None

    def _cells(self, what: str, row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield the cells of a row that can hold something, each with its column's name."""
        named = getattr(self, what)
        folded = {str(name).casefold(): value for name, value in row.items()}
        for name in (named,) if named else GUESSED[what]:
            if name in row:
                yield name, row[name]
            elif name.casefold() in folded:
                yield name, folded[name.casefold()]


def tells_table(head: str, columns: Columns) -> bool:
    """Tell whether the first line of a text is that of a CSV file with a column of pages."""
    if not _HEAD.fullmatch(head):
        return False
    names = [name.strip('"') for name in re.split("[,;\t]", head)]
    return columns.page(dict.fromkeys(names, "-")) is not None


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
    """Yield the pages of a CSV file with a head; the offset counts its rows.

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
            found = _input(row, source, columns)
            if isinstance(found, Input) and isinstance(found.page, str):
                try:
                    found.page.encode()
                except UnicodeEncodeError:
                    # A cell that is no UTF-8 is what a file of its own would be: bytes.
                    page = found.page.encode("utf-8", "surrogateescape")
                    found = attrs.evolve(found, page=page)
            yield found


def encoding_of(beginning: bytes) -> str:
    """Return the encoding of a CSV file that begins so: UTF-16 with its mark, or UTF-8."""
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return "utf-16" if beginning.startswith(marks) else "utf-8-sig"


@contextlib.contextmanager
def text_lines(file: IO[bytes]) -> Generator[io.TextIOWrapper]:
    """Read a file as the text of a CSV file, whose cells can be long; it stays open.

    Bytes that are no UTF-8 are lone surrogates.
    """
    csv.field_size_limit(2**31 - 1)
    buffered: Any = file
    encoding = encoding_of(buffered.peek(2))
    text = io.TextIOWrapper(file, encoding, errors="surrogateescape", newline="")
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
