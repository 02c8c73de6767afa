"""What can be chosen: how pages are read, and what is written."""

import attrs

import osce_press
from osce_press import Template
from osce_press.corpus.tables import Columns
from osce_press.vocabulary import Vocabulary

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
