"""The exceptions this library raises, and the import of what may not be installed."""

import importlib
from typing import Any

__all__ = [
    "ExtraMissing",
    "InputTooLarge",
    "OscePressError",
    "RecordError",
    "RunError",
    "TemplateError",
    "VocabularyError",
    "optional",
]

#: Which extra installs a package, by the name it is imported by.
_EXTRAS = {
    "datasketch": "near",
    "distributed": "dask",
    "fastwarc": "warc",
    "markdown_it": "markdown",
    "matplotlib": "report",
    "pyarrow": "parquet",
    "tqdm": "progress",
    "zstandard": "zstd",
}


class OscePressError(Exception):
    """Base class of every error of this library."""


class InputTooLarge(OscePressError, ValueError):  # noqa: N818 - the name is the contract
    """A page is longer than the limit it was read with."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(size, limit)
        self.size = size
        """Length of the input, in bytes or, for a str, characters."""
        self.limit = limit
        """The limit it exceeds, in the same unit; raise it with ``max_size``."""

    def __str__(self) -> str:
        return f"the page has a length of {self.size:,}, more than the limit of {self.limit:,}"


class RunError(OscePressError):
    """A run over a corpus cannot be begun; the message says why and what to do."""


class ExtraMissing(OscePressError, ImportError):  # noqa: N818 - it says what is missing
    """What was asked for needs an optional dependency that is not installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(extra)
        self.extra = extra
        """Name of the extra that installs it."""

    def __str__(self) -> str:
        return f'an extra is missing: pip install "osce-press[{self.extra}]"'


def optional(name: str) -> Any:  # noqa: ANN401 - a module can hold anything
    """Import a module of an optional package.

    Raises:
        ExtraMissing: The package is not installed; the error names the extra.
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):
            raise ExtraMissing(_EXTRAS[name.partition(".")[0]]) from error
        raise


class _FormatError(OscePressError, ValueError):
    def __init__(self, reason: str, where: str = "") -> None:
        super().__init__(reason, where)
        self.reason = reason
        """What is wrong."""
        self.where = where
        """Where; "" is the whole of it."""

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" if self.where else self.reason


class RecordError(_FormatError):
    """A dict or JSON text is not a record of this library.

    ``reason`` says what is wrong, ``where`` names the key that has it in dotted form, such as
    ``dateline.day``; "" is the record itself.
    """


class TemplateError(_FormatError):
    """A file is not a learned template, or one that this version cannot read.

    ``reason`` says what is wrong, ``where`` names the part of the file that has it, such as
    ``pages[3]``; "" is the file itself.
    """


class VocabularyError(_FormatError):
    """A file is not a data file of a vocabulary, or an entry none of its part.

    ``reason`` says what is wrong, ``where`` names the file and the line that has it, such as
    ``labels.jsonl:7``, or the part and the entry, such as ``labels[0]``.
    """
