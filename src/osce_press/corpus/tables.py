"""Pages in the columns of tables: JSON Lines, CSV and Parquet."""

import codecs
import contextlib
import csv
import io
import itertools
import json
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from typing import IO, Any, TypeAlias, cast

import attrs

from osce_press.corpus.inputs import FailureRow, Form, Input, failure
from osce_press.errors import InputTooLarge, optional

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
#: A line above the head with what stands between cells, as Excel writes and reads it.
_TOLD = re.compile(r'"?sep=(.)"?\s*')
_WITH_PAGE = "with a page (--html-column and its like name one)"
#: Columns that only a dataset of this library has.
_OF_DATASETS = frozenset({"content_key", "schema_version", "library_version"})
#: What cells of JSON and Parquet hold that is no text, by the name of its type.
_SAID = {"bool": "true or false", "int": "a number", "float": "a number", "dict": "an object"}
#: A row can be so many times as long as a page, whose Cyrillic letters are six bytes each in JSON,
#: and longer by what its other columns hold.
_ESCAPED, _OTHERS = 3, 10_000_000
_PIECE = 1 << 20
#: What a table has in a place, or why it cannot be read.
_Row: TypeAlias = tuple[Input, dict[str, Any]] | FailureRow


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
        """Return a row's page and its form, HTML before Markdown before text; blank is empty."""
        others: list[Any] = []
        for form, _, value in _candidates(self, row):
            if isinstance(value, str | bytes) and value and not value.isspace():
                return form, value
            others.append(value)
        is_empty = others and all(isinstance(value, str | bytes | None) for value in others)
        return (None, "") if is_empty else None

    def address(self, row: Mapping[str, Any]) -> str | None:
        """Return the page's address, where the row has one."""
        for name, value in _cells(self, "url", row):
            known = self.url or name not in _OFTEN_OTHERS or "://" in str(value)
            if isinstance(value, str) and value and known:
                return value
        return None


def _candidates(columns: Columns, row: Mapping[str, Any]) -> Iterator[tuple[Form, str, Any]]:
    """Yield what can be a row's page, the best first: its form, its column and the cell."""
    named: list[Form] = [form for form in _FORMS if form and getattr(columns, form)]
    for form in named or _FORMS:
        for name, value in _cells(columns, str(form), row):
            # "text", "content" and the like can be anything: it is told by looking.
            yield (form if named or form != "text" else None), name, value


def _cells(columns: Columns, what: str, row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the cells of a row that can hold something, each with its column's name."""
    named = getattr(columns, what)
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


def read_jsonl(
    file: IO[bytes], name: str, columns: Columns, max_size: int
) -> Iterator[Input | FailureRow]:
    """Yield the pages of JSON Lines; the offset is that of the line's first byte.

    Lines that are too long for a row with a page of ``max_size`` are failures.
    """
    return _inputs(_json_rows(file, name, _longest_row(max_size)), name, columns)


def _json_rows(file: IO[bytes], name: str, longest: int) -> Iterator[_Row]:
    offset = 0
    while line := file.readline(longest + 1):
        source = Input(name, origin_offset=offset)
        offset += len(line)
        if len(line) > longest:
            while line and not line.endswith(b"\n"):
                line = file.readline(_PIECE)
                offset += len(line)
            yield _unreadable(source, InputTooLarge(len(line), longest))
        elif line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield failure(source, "JSONDecodeError", f"the line is no JSON: {error}")
                continue
            if isinstance(row, dict):
                yield source, cast("dict[str, Any]", row)
            else:
                yield failure(source, "ColumnMissing", "the row is no object with named columns")


def read_csv(
    file: IO[bytes], name: str, columns: Columns, delimiter: str, max_size: int
) -> Iterator[Input | FailureRow]:
    """Yield the pages of a CSV file with a head; the offset counts its rows.

    Spreadsheet programs put other characters between the cells, where a comma is the decimal sign.
    Rows that are too long for a page of ``max_size`` are failures.
    """
    rows = _csv_rows(file, name, columns, delimiter, _longest_row(max_size))
    for found in _inputs(rows, name, columns):
        if isinstance(found, Input) and isinstance(found.page, str):
            try:
                found.page.encode()
            except UnicodeEncodeError:
                # A cell that is no UTF-8 is what a file of its own would be: bytes.
                page = found.page.encode("utf-8", "surrogateescape")
                yield attrs.evolve(found, page=page)
                continue
        yield found


def _csv_rows(
    file: IO[bytes], name: str, columns: Columns, delimiter: str, longest: int
) -> Iterator[_Row]:
    with text_lines(file) as text:
        lines = _Lines(text, longest)
        try:
            head = next(lines, "")
            if told := _TOLD.fullmatch(head):
                delimiter, head = told[1], next(lines, "")
            delimiter = delimiter if delimiter in head else max(delimiter, *",;\t|", key=head.count)
            whole = itertools.chain([head], lines)
            rows = csv.DictReader(whole, delimiter=delimiter, strict=True)
            names = rows.fieldnames or ()
        except (csv.Error, InputTooLarge) as error:
            yield _unreadable(Input(name), error)
            return
        if names and columns.page(dict.fromkeys(names, "-")) is None:
            yield _no_column(Input(name), _WITH_PAGE, names)
            return
        for position in itertools.count():
            source = Input(name, origin_offset=position)
            lines.begin_row()
            try:
                row = next(rows)
            except StopIteration:
                return
            except (csv.Error, InputTooLarge) as error:
                yield _unreadable(source, error)
                continue
            rest: Sequence[str] = row.pop(None, ())
            if any(rest):
                reason = f"{len(names) + len(rest)} cells for {len(names)} columns"
                yield failure(source, "CsvError", reason)
            else:
                yield source, row


class _Lines:
    """The lines of a CSV file; a row that is too long is passed over, and an error."""

    def __init__(self, text: io.TextIOWrapper, longest: int) -> None:
        self._text = text
        self._longest = longest
        self.begin_row()

    def begin_row(self) -> None:
        """Measure a new row."""
        self._size = self._quotes = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._longest + 1 - self._size)
        if not line:
            raise StopIteration
        self._size += len(line)
        self._quotes += line.count('"')
        if self._size > self._longest:
            # Between quotes, the end of a line is none of the row.
            while line and (self._quotes % 2 or not line.endswith(("\n", "\r"))):
                line = self._text.readline(_PIECE)
                self._quotes += line.count('"')
            raise InputTooLarge(self._size, self._longest)
        return line


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
    return _inputs(_parquet_rows(file, name), name, columns)


def _parquet_rows(file: IO[bytes], name: str) -> Iterator[_Row]:
    arrow, parquet = optional("pyarrow"), optional("pyarrow.parquet")
    position = 0
    try:
        for batch in parquet.ParquetFile(file).iter_batches(batch_size=256):
            for row in batch.to_pylist():
                yield Input(name, origin_offset=position), row
                position += 1
    except (arrow.ArrowException, OSError) as error:
        reason = f"the table cannot be read from this row on: {error}"
        yield failure(Input(name, origin_offset=position), "ParquetError", reason)


def _inputs(rows: Iterable[_Row], name: str, columns: Columns) -> Iterator[Input | FailureRow]:
    """Yield the page of each row, and once what is wrong with the whole table."""
    is_dataset, has_address = False, columns.url is None
    last: Mapping[str, Any] | None = None
    for found in rows:
        if not isinstance(found, tuple):
            yield found
            continue
        source, row = found
        if row.keys() >= _OF_DATASETS:
            # One that was written beside its pages is among the inputs of the next run.
            if not is_dataset:
                reason = "This is a dataset of osce_press, no pages."
                yield failure(Input(name), "not-a-page", reason)
            is_dataset = True
        else:
            last = row
            has_address = has_address or any(_cells(columns, "url", row))
            yield _input(row, source, columns)
    if last is not None and not has_address:
        yield _no_column(Input(name), f"{columns.url} with addresses", last)


def _input(row: Mapping[str, Any], source: Input, columns: Columns) -> Input | FailureRow:
    source = attrs.evolve(source, url=columns.address(row))
    found = columns.page(row)
    if found is not None:
        form, page = found
        return attrs.evolve(source, page=page, form=form)
    for _, name, value in _candidates(columns, row):
        if not isinstance(value, str | bytes | None):
            kind = type(value).__name__
            reason = f"column {name} holds {_SAID.get(kind, f'a {kind}')}, no page"
            return failure(source, "ColumnMissing", reason)
    return _no_column(source, _WITH_PAGE, row)


def _no_column(source: Input, wanted: str, names: Iterable[object]) -> FailureRow:
    reason = f"no column {wanted}; there are: {', '.join(map(str, names))[:200]}"
    return failure(source, "ColumnMissing", reason)


def _unreadable(source: Input, error: csv.Error | InputTooLarge) -> FailureRow:
    if isinstance(error, InputTooLarge):
        return failure(source, "InputTooLarge", f"the row is longer than {error.limit:,} bytes")
    return failure(source, "CsvError", f"the row cannot be read: {error}")


def _longest_row(max_size: int) -> int:
    return _ESCAPED * max_size + _OTHERS
