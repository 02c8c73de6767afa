"""What can be chosen: how pages are read, and what is written."""

import hashlib
from collections.abc import Iterator
from typing import Any, cast

import attrs

import osce_press
from osce_press import Template
from osce_press.corpus.tables import Columns
from osce_press.vocabulary import Vocabulary
from osce_press.vocabulary._calendar import Calendar
from osce_press.vocabulary._gazetteer import Gazetteer

__all__ = ["Options", "Output"]


@attrs.frozen
class Options:
    """How pages are read."""

    template: Template | None = None
    """What the site prints around its pages."""
    vocabulary: Vocabulary | None = None
    """OSCE's terms; those that come with the library unless given."""
    encoding: str | None = None
    """The encoding of pages of which no server named one."""
    max_size: int = osce_press.MAX_SIZE
    """The longest page to read, in bytes."""
    columns: Columns = attrs.field(factory=Columns)
    """The columns of tables that hold the page and its address; those not named are guessed."""
    input_format: str | None = None
    """One of "page", "jsonl", "csv", "tsv", "parquet", "warc"; by a file's suffix unless given."""
    near_duplicates: float | None = None
    """Also pages whose bodies have this part of their runs of three words in common are one story.

    If given, 0.6 is a good choice; below 0.5 many are missed. It needs the extra ``near``.
    """

    def stated(self) -> dict[str, Any]:
        """Return what rows depend on, written down; two options with the same are the same."""
        return {
            "encoding": self.encoding,
            "max_size": self.max_size,
            "columns": attrs.asdict(self.columns),
            "input_format": self.input_format,
            "near_duplicates": self.near_duplicates,
            "template": self.template and _digest(self.template.sample.pages),
            "vocabulary": self.vocabulary and _digest(*_parts(self.vocabulary)),
        }


@attrs.frozen
class Output:
    """A file or folder that rows are written to."""

    path: str
    """Where to write it; "-" is standard output."""
    format: str | None = None
    """One of ``FORMATS``; by the suffix unless given."""
    spreadsheet: bool = False
    """Whether a CSV file is for a spreadsheet program: with a byte order mark, without formulas."""
    best_only: bool = False
    """Whether to leave out copies of which there is a better one."""


def _digest(*parts: object) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(repr(part).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _parts(vocabulary: Vocabulary) -> Iterator[object]:
    """Yield all that a vocabulary holds, in an order of its own."""
    for part in attrs.astuple(vocabulary, recurse=False):
        if isinstance(part, frozenset):
            yield sorted(cast("frozenset[str]", part))
        elif isinstance(part, Calendar):
            yield attrs.astuple(part, recurse=False)
        elif isinstance(part, Gazetteer):
            yield part.read()
        else:
            yield part
