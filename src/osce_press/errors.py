"""The exceptions this library raises."""

__all__ = ["InputTooLarge", "OscePressError", "RecordError", "TemplateError"]


class OscePressError(Exception):
    """Base class of every error of this library."""


class InputTooLarge(OscePressError, ValueError):  # noqa: N818 - the name is the contract
    """A page is longer than the limit it was read with."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(size, limit)
        #: Length of the input, in bytes or, for a str, characters.
        self.size = size
        #: The limit it exceeds, in the same unit; raise it with ``max_size``.
        self.limit = limit

    def __str__(self) -> str:
        return f"the page has a length of {self.size:,}, more than the limit of {self.limit:,}"


class RecordError(OscePressError, ValueError):
    """A dict or JSON text is not a record of this library."""

    def __init__(self, reason: str, where: str) -> None:
        super().__init__(reason, where)
        #: What is wrong.
        self.reason = reason
        #: The key where it was found, in dotted form, such as ``dateline.day``.
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" if self.where else self.reason


class TemplateError(OscePressError, ValueError):
    """A file is not a learned template, or one that this version cannot read."""
