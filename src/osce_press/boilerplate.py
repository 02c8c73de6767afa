"""Boilerplate detection by itself: every line of a page, its role, and the reason for it."""

import attrs

from osce_press._lines.page import Line
from osce_press._lines.reading import MAX_SIZE, read
from osce_press._parts.outline import Verdict
from osce_press._parts.segment import segment
from osce_press.models import Role
from osce_press.template import Template
from osce_press.vocabulary import Vocabulary, default

__all__ = ["LabelledLine", "detect_boilerplate"]


@attrs.frozen
class LabelledLine:
    """A line of a page with its role. Lines are labelled, never deleted."""

    #: The words, without bullet and surrounding blanks.
    text: str
    #: Offsets of ``text`` in the page's linear text.
    start: int
    end: int
    role: Role
    #: Name of the rule that gave the role; the rules are listed in the documentation.
    rule: str
    #: The vocabulary entry or the markup that the rule went by, if it went by one.
    entry: str | None = None

    @property
    def is_boilerplate(self) -> bool:
        """Whether the line belongs to the site and not to the article."""
        return self.role.is_boilerplate


def detect_boilerplate(
    page: bytes | str,
    *,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    max_size: int = MAX_SIZE,
) -> tuple[LabelledLine, ...]:
    """Label every line of a page that has words on it, in order.

    Takes and raises what ``parse`` does.
    """
    terms = vocabulary or default()
    outline = segment(read(page, max_size=max_size, form=None), terms, template)
    return tuple(
        _labelled(line, verdict, terms)
        for line, verdict in zip(outline.page.lines, outline.verdicts, strict=True)
    )


def _labelled(line: Line, verdict: Verdict, vocabulary: Vocabulary) -> LabelledLine:
    rule, entry = verdict.rule, verdict.entry
    if rule == "before-title" and (known := vocabulary.navigation(line.text)):
        rule, entry = "menu-entry", known.name
    return LabelledLine(line.text, line.offset, line.end, verdict.role, rule, entry)
