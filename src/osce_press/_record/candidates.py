"""Which lines could have been the title or the kind, what the page could have been, and why."""

from itertools import islice

from osce_press._marks import Line
from osce_press._parts.outline import Outline
from osce_press._record.page_type import Judgement
from osce_press._record.stated import Stated
from osce_press.models import Evidence, Origin

__all__ = ["consider_lines"]

#: Menus can hold many headings and names of kinds; so many are kept.
_MOST = 12


def consider_lines(outline: Outline, stated: Stated, judgement: Judgement) -> None:
    """Keep the headings that could have been the title, the names of kinds, and the page's type."""
    title, kind = outline.title, None if outline.kind is None else outline.kind.line
    headings = (line for line in outline.lines if line.hints.heading or line is title)
    for line in islice(headings, _MOST):
        _consider("title", line, title, outline, stated)
    kinds = (
        line
        for line in outline.lines
        if line is kind or (line.mark.meaning.kind is not None and not line.is_link)
    )
    for line in islice(kinds, _MOST):
        _consider("kind", line, kind, outline, stated)
    evidence = Evidence(Origin.BODY, "")
    stated.consider("page_type", judgement.type, evidence, judgement.reason, taken=True)


def _consider(name: str, line: Line, taken: Line | None, outline: Outline, stated: Stated) -> None:
    role, rule, entry = outline.verdicts[line.number]
    reason = f"The line is {role.value} ({rule}{f': {entry}' if entry else ''})."
    stated.consider(name, line.text, stated.evidence_of(line), reason, taken=line is taken)
