"""What a record says of itself: where a value stands, why a line has its role, what to remark."""

import attrs

from osce_press._enums import Origin, Role
from osce_press.explain.sentences import why

__all__ = ["Block", "Candidate", "Evidence", "Notice"]


@attrs.frozen
class Evidence:
    """Where on the page a value stands."""

    origin: Origin
    #: The text it was read from, as printed.
    text: str
    #: Offsets of ``text`` in the linear text; None for an attribute of the markup or the URL.
    start: int | None = None
    end: int | None = None
    #: The element and the attribute of the markup, such as ``<time datetime>``; else None.
    markup: str | None = None


@attrs.frozen
class Notice:
    """Something a careful reader would remark on; the codes are listed in the documentation."""

    code: str
    message: str
    #: Offsets of what it is about in the linear text; None when it is about the whole page.
    start: int | None = None
    end: int | None = None


@attrs.frozen
class Candidate:
    """Something that could have been a value of the record, and why it is or is not."""

    #: The attribute it could have been, such as "date".
    name: str
    #: The value, as ``to_dict`` writes it; of a name or a link, its text.
    value: str | None
    evidence: Evidence
    #: Whether it is the value of the record, or a part of it.
    taken: bool
    #: Why, as a sentence.
    reason: str


@attrs.frozen
class Block:
    """A stretch of the linear text with one role."""

    role: Role
    start: int
    end: int
    text: str
    #: Name of the rule that gave the role; the rules are listed in the documentation.
    rule: str | None = None
    #: The vocabulary entry or the markup that the rule went by, if it went by one.
    entry: str | None = None

    @property
    def reason(self) -> str | None:
        """Why it has that role, as a sentence; None where no rule is known."""
        return None if self.rule is None else why(self.rule, self.entry)
