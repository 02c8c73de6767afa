"""What is read from files: a page that is to be parsed, or a failure."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, TypedDict, TypeGuard, final

import attrs

from osce_press.models import Column

__all__ = ["NO_PAGE", "FailureRow", "Form", "Input", "checked", "failure", "is_failure", "own_rows"]

Form = Literal["html", "text", "markdown"] | None
"""What a page is given as; None has it told by looking."""

NO_PAGE = frozenset({"empty-page", "looks-like-a-path", "not-a-page"})
"""Notices that mean that there was no page; what has them is counted, and is no error."""


@final
class FailureRow(TypedDict):
    """What gave no row; ``osce_press.corpus.FAILURE_ROW`` says what the columns mean."""

    origin_file: str
    origin_offset: int | None
    record_id: str | None
    url: str | None
    error: str
    reason: str


def _path(path: str | os.PathLike[str]) -> str:
    return os.fspath(path)


@attrs.frozen
class Input:
    """A page of a corpus, and where it is from."""

    origin_file: str = attrs.field(converter=_path)
    """The file that it is from."""
    page: bytes | str | None = attrs.field(default=None, repr=False)
    """The page; None has the file read when the page is parsed."""
    origin_offset: int | None = None
    """Where in the file it begins: a byte, or in a table the row from 0."""
    url: str | None = None
    """The page's address."""
    encoding: str | None = None
    """The encoding that the server named."""
    form: Form = None
    """What the page is given as."""
    record_id: str | None = None
    """Identity of its record in a WARC file."""
    retrieved: str | None = None
    """When it was fetched, in ISO 8601."""

    def read(self, max_size: int) -> bytes | str:
        """Return the page; of one in a file of its own, one byte more than is allowed at most.

        Raises:
            OSError: The file cannot be read.
        """
        if self.page is not None:
            return self.page
        with Path(self.origin_file).open("rb") as file:
            return file.read(max_size + 1)


def failure(source: Input, error: str, reason: str) -> FailureRow:
    """Return what is written of an input that gave no row."""
    return {
        "origin_file": source.origin_file,
        "origin_offset": source.origin_offset,
        "record_id": source.record_id,
        "url": source.url,
        "error": error,
        "reason": reason,
    }


def is_failure(row: object) -> TypeGuard[FailureRow]:
    """Tell a failure from a row.

    A type checker that is to know what a row is that is none is told by ``"error" in row``, which
    is the same.
    """
    return isinstance(row, dict) and "error" in row


def checked(pages: Iterable[Input | FailureRow]) -> Iterator[Input | FailureRow]:
    """Yield pages of a corpus, and refuse what is none."""
    for page in pages:
        if not isinstance(page, Input) and not is_failure(page):
            raise TypeError(
                "a page is an Input, or a failure, as read_pages yields them of files; "
                f"this one is of type {type(page).__name__}"
            )
        yield page


def own_rows(rows: Iterable[Any], columns: Sequence[Column]) -> Iterator[Any]:
    """Yield the rows that have these columns: failures, or all that are none."""
    wanted = any(column.name == "error" for column in columns)
    return (row for row in rows if is_failure(row) is wanted)
