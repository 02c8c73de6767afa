"""What can be chosen: how pages are read, and what is written."""

import hashlib
import os
from collections.abc import Callable, Iterator
from typing import Any, cast

import attrs
import webencodings

import osce_press
from osce_press import Template
from osce_press.corpus.tables import Columns
from osce_press.vocabulary import Vocabulary
from osce_press.vocabulary._calendar import Calendar
from osce_press.vocabulary._gazetteer import Gazetteer

__all__ = ["FORMATS", "INPUT_FORMATS", "LEAST_NEAR", "Options", "Output"]

FORMATS = ("jsonl", "csv", "tif", "parquet", "partitioned", "sqlite")
INPUT_FORMATS = ("page", "jsonl", "csv", "tsv", "parquet", "warc")
LEAST_NEAR = 0.5
"""Of copies that are less near, many would not be found."""


def _checked(is_right: Callable[[Any], object], wanted: str) -> Callable[[Any, Any, Any], None]:
    """Return what refuses a value that is neither None nor right."""

    def check(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not None and not is_right(value):
            raise ValueError(f"{attribute.name} is {wanted}, not {value!r}")

    return check


def _one_of(names: tuple[str, ...]) -> Callable[[Any, Any, Any], None]:
    return _checked(names.__contains__, f"one of {', '.join(names)}")


def _path(path: str | os.PathLike[str]) -> str:
    """Return a path as text; that of a folder may end in a slash."""
    given = os.fspath(path)
    return given.rstrip(f"/{os.sep}") or given


@attrs.frozen
class Options:
    """How pages are read; a value that cannot be gives a ``ValueError``."""

    template: Template | None = attrs.field(
        default=None, validator=_checked(lambda given: isinstance(given, Template), "a Template")
    )
    """What the site prints around its pages."""
    vocabulary: Vocabulary | None = attrs.field(
        default=None,
        validator=_checked(lambda given: isinstance(given, Vocabulary), "a Vocabulary"),
    )
    """OSCE's terms; those that come with the library unless given."""
    encoding: str | None = attrs.field(
        default=None, validator=_checked(webencodings.lookup, "an encoding of web pages")
    )
    """The encoding of pages of which no server named one."""
    max_size: int = osce_press.MAX_SIZE
    """The longest page to read, in bytes."""
    columns: Columns = attrs.field(factory=Columns)
    """The columns of tables that hold the page and its address; those not named are guessed."""
    input_format: str | None = attrs.field(default=None, validator=_one_of(INPUT_FORMATS))
    """One of "page", "jsonl", "csv", "tsv", "parquet", "warc"; by a file's suffix unless given."""
    near_duplicates: float | None = attrs.field(
        default=None,
        validator=_checked(lambda share: LEAST_NEAR <= share <= 1, f"from {LEAST_NEAR} to 1"),
    )
    """Also pages whose bodies have this part of their runs of three words in common are one story.

    From 0.5, below which many would be missed, to 1; 0.6 is a good choice. It needs the extra
    ``near``.
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
    """A file or folder that rows are written to; another format gives a ``ValueError``."""

    path: str = attrs.field(converter=_path)
    """Where to write it; "-" is standard output."""
    format: str | None = attrs.field(default=None, validator=_one_of(FORMATS))
    """One of "jsonl", "csv", "tif", "parquet", "partitioned", "sqlite"; by the suffix unless given.
    """
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
