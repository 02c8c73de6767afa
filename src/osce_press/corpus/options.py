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
