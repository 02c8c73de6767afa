"""What a record says of itself: where a value stands, why a line has its role, what to remark."""

import attrs

from osce_press._values import Origin, Role, represented
from osce_press.explain.sentences import why

__all__ = ["Block", "Candidate", "Evidence", "Notice"]


@attrs.frozen
class Evidence:
    """Where on the page a value stands."""

    __repr__ = represented

    origin: Origin
    """The part of the page that states the value."""
    text: str
    """The text it was read from, as printed."""
    start: int | None = None
    """Offset of ``text`` in the linear text; None for an attribute of the markup or the URL."""
    end: int | None = None
    """Offset where ``text`` ends; None as well."""
    markup: str | None = None
    """The element and the attribute of the markup, such as ``<time datetime>``; else None."""


@attrs.frozen
class Notice:
    """Something a careful reader would remark on; the codes are listed in the documentation."""

    __repr__ = represented

    code: str
    """What it remarks on, by a name that stays, such as "date-blank"."""
    message: str
    """The remark, as a sentence."""
    start: int | None = None
    """Offset of what it is about in the linear text; None when it is about the whole page."""
    end: int | None = None
    """Offset where that ends; None as well."""


@attrs.frozen
class Candidate:
    """Something that could have been a value of the record, and why it is or is not."""

    __repr__ = represented

    name: str
    """The attribute it could have been, such as "date"."""
    value: str | None
    """The value, as ``to_dict`` writes it; of a name or a link, its text."""
    evidence: Evidence
    """Where it stands."""
    taken: bool
    """Whether it is the value of the record, or a part of it."""
    reason: str
    """Why, as a sentence."""


@attrs.frozen
class Block:
    """A stretch of the linear text with one role."""

    __repr__ = represented

    role: Role
    """What it is to the page."""
    start: int
    """Offset in the linear text where it begins."""
    end: int
    """Offset where it ends, and the next block begins."""
    text: str
    """The characters between them."""
    rule: str | None = None
    """Name of the rule that gave the role; the rules are listed in the documentation."""
    entry: str | None = None
    """The vocabulary entry or the markup that the rule went by, if it went by one."""

    @property
    def reason(self) -> str | None:
        """Why it has that role, as a sentence; None where no rule is known."""
        return None if self.rule is None else why(self.rule, self.entry)
