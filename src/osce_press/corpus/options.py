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

    #: What the site prints around its pages.
    template: Template | None = None
    #: OSCE's terms; those that come with the library unless given.
    vocabulary: Vocabulary | None = None
    #: The encoding of pages of which no server named one.
    encoding: str | None = None
    #: The longest page to read, in bytes.
    max_size: int = osce_press.MAX_SIZE
    #: The columns of tables that hold the page and its address; those not named are guessed.
    columns: Columns = attrs.field(factory=Columns)
    #: "page", "jsonl", "csv", "tsv", "parquet" or "warc"; by a file's suffix unless given.
    input_format: str | None = None
    #: Also pages whose bodies have this part of their runs of three words in common are one story,
    #: if given; 0.6 is a good choice, below 0.5 many are missed. It needs the extra ``near``.
    near_duplicates: float | None = None

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

    #: "-" is standard output.
    path: str
    #: One of ``FORMATS``; by the suffix unless given.
    format: str | None = None
    #: Whether a CSV file is for a spreadsheet program: with a byte order mark, without formulas.
    spreadsheet: bool = False
    #: Whether to leave out copies of which there is a better one.
    best_only: bool = False


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
