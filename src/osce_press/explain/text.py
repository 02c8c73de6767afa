"""An explanation as text, for a terminal or a pipe."""

from collections.abc import Iterable, Sequence

from osce_press._card import wrapped
from osce_press.explain.findings import Candidate, Notice
from osce_press.explain.parts import (
    ExplainedLine,
    ExplainedValue,
    Pointer,
    Sheet,
    as_words,
    cut,
    reason_of,
    runs_of,
)
from osce_press.models import Role

__all__ = ["answer_lines", "answer_values", "overview"]

#: Of so many lines of the site with one reason, the first and the last are printed.
_FEWEST_FOLDED = 4
_LEFT_OUT = "It was left out: the page does not show it."

_RESET, _BOLD, _DIM = "0", "1", "2"
#: What a terminal is told for each role; the role's name is printed, too.
_COLOURS = {
    Role.KIND: "36",
    Role.TITLE: "1;36",
    Role.SUMMARY: "36",
    Role.METADATA: "35",
    Role.HEADER_DATE: "35",
    Role.BODY: "32",
    Role.CONTACTS: "34",
    Role.CAPTION: "33",
    Role.REPETITION: "33",
    Role.LISTING: "32",
}


class _Paper:
    """Collects the lines of a text; wide ones are broken, and some are coloured."""

    def __init__(self, width: int, *, colours: bool) -> None:
        self.lines: list[str] = []
        self._width = max(40, min(width, 100))
        self._colours = colours

    def heading(self, text: str) -> None:
        self.add(text, style=_BOLD)

    def add(self, text: str, indent: str = "", hanging: str | None = None, style: str = "") -> None:
        """Add a text, its first line after ``indent``, the others after ``hanging``."""
        others = " " * len(indent) if hanging is None else hanging
        lines = wrapped(text, self._width, indent, others)
        self.lines += [self._styled(line, style) for line in lines or [""]]

    def _styled(self, line: str, style: str) -> str:
        return f"\x1b[{style}m{line}\x1b[{_RESET}m" if self._colours and style else line

    def text(self) -> str:
        return "\n".join(self.lines).rstrip("\n")


def overview(sheet: Sheet, *, width: int, colours: bool, folded: bool) -> str:
    """Return the lines of a page with their reasons, and the values with their lines."""
    pointer = sheet.pointer
    paper = _Paper(width, colours=colours)
    for lines in runs_of(pointer.lines):
        _print_run(lines, paper, folded=folded)
    for group in sheet.groups:
        if paper.lines:
            paper.add("")
        paper.heading(group.heading)
        for value in group.values:
            _print_value(value, pointer, paper)
    told = {notice for group in sheet.groups for value in group.values for notice in value.notices}
    others = [notice for notice in sheet.notices if notice not in told]
    texts = [f"{_LEFT_OUT} “{text}”" for text in sheet.hidden]
    if others or texts:
        paper.add("")
        paper.heading("Remarks")
    for notice in others:
        paper.add(f"{notice.message}{_numbered(_lines_of(notice, pointer))}", "  ")
    for text in texts:
        paper.add(cut(text), "  ")
    return paper.text()


def answer_values(
    values: Sequence[tuple[str, ExplainedValue]], sheet: Sheet, *, width: int, colours: bool
) -> str:
    """Return what each value could have been, and why; each comes with its heading, if any."""
    paper = _Paper(width, colours=colours)
    for number, (heading, value) in enumerate(values):
        if number:
            paper.add("")
        shown = "; ".join(value.shown) or "not stated"
        paper.heading(f"{heading + ', ' if heading else ''}{as_words(value.name)}: {shown}")
        if not number:
            paper.add(f"Read from: {value.source}")
        for candidate in value.candidates:
            paper.add("")
            _print_candidate(candidate, sheet.pointer, paper)
        reasons = " ".join(candidate.reason for candidate in value.candidates)
        others = [one.message for one in value.notices if one.message not in reasons]
        if not value.candidates and not others:
            others = ["Nothing on the page could be it."]
        for message in others:
            paper.add("")
            paper.add(message)
    return paper.text()


def answer_lines(
    lines: Sequence[ExplainedLine],
    hidden: Iterable[str],
    sheet: Sheet,
    *,
    width: int,
    colours: bool,
) -> str:
    """Return why lines have their roles, and which values were read from them."""
    groups, pointer = sheet.groups, sheet.pointer
    paper = _Paper(width, colours=colours)
    for one in lines:
        line = one.line
        style = _COLOURS.get(line.role, _DIM)
        paper.add(f"line {one.number}: {line.role.value}", style=f"{_BOLD};{style}")
        paper.add(f"“{line.text}”", "  ")
        paper.add(f"{line.reason} Rule: {line.rule}.", "  ")
        names = [
            f"{group.heading}, {as_words(value.name)}" if len(groups) > 1 else as_words(value.name)
            for group in groups
            for value in group.values
            if _is_read_from(value, one, pointer)
        ]
        paper.add(f"Read from it: {', '.join(names) or 'nothing'}.", "  ")
        paper.add("")
    for text in hidden:
        paper.heading("left out")
        paper.add(f"“{text}”", "  ")
        paper.add(_LEFT_OUT, "  ")
        paper.add("")
    return paper.text()


def _is_read_from(value: ExplainedValue, line: ExplainedLine, pointer: Pointer) -> bool:
    taken = (candidate.evidence for candidate in value.candidates if candidate.taken)
    return any(line.position in pointer.positions(evidence) for evidence in taken)


def _print_run(lines: Sequence[ExplainedLine], paper: _Paper, *, folded: bool) -> None:
    line = lines[0].line
    style = _COLOURS.get(line.role, _DIM)
    reason = reason_of(lines)
    paper.add(f"{line.role.value}: {reason}", style=f"{_BOLD};{style}", hanging="  ")
    if folded and line.is_boilerplate and len(lines) >= _FEWEST_FOLDED:
        first, last = lines[0], lines[-1]
        span = f"{first.number}–{last.number}"
        text = f"“{cut(first.line.text)}” to “{cut(last.line.text)}”, {len(lines)} lines"
        paper.add(text, f"{span:>9}  ", style=_DIM)
        return
    for one in lines:
        paper.add(cut(one.line.text), f"{one.number:9}  ", style=style)


def _print_value(value: ExplainedValue, pointer: Pointer, paper: _Paper) -> None:
    label = f"  {as_words(value.name):16}"
    taken = [candidate.evidence for candidate in value.candidates if candidate.taken]
    numbers = pointer.numbers(
        position for evidence in taken for position in pointer.positions(evidence)
    )
    markup = sorted({one.markup for one in taken if one.markup and not numbers})
    where = f" ({', '.join(markup)})" if markup else _numbered(numbers)
    refused = len(value.candidates) - len(taken)
    others = f"; {refused} refused" if refused else ""
    shown = cut("; ".join(value.shown)) or "not stated"
    paper.add(f"{shown}{where}{others}", label)
    for notice in value.notices:
        paper.add(f"{notice.message}{_numbered(_lines_of(notice, pointer))}", " " * len(label))


def _print_candidate(candidate: Candidate, pointer: Pointer, paper: _Paper) -> None:
    evidence = candidate.evidence
    numbers = _numbered(pointer.numbers(pointer.positions(evidence))).strip(" ()")
    where = [evidence.origin.value, evidence.markup, numbers] if evidence.text else []
    printed_in = f" ({', '.join(filter(None, where))})" if where else ""
    style = "" if candidate.taken else _DIM
    verdict = "taken" if candidate.taken else "refused"
    printed = evidence.text.strip()
    value = candidate.value or f"“{printed}”"
    paper.add(f"{cut(value)}{printed_in}", f"{verdict:9}", style=style)
    if printed not in {"", value} and candidate.value:
        paper.add(f"“{cut(printed)}”", " " * 9, style=style)
    paper.add(candidate.reason, " " * 9, style=style)


def _lines_of(notice: Notice, pointer: Pointer) -> tuple[int, ...]:
    if notice.start is None or notice.end is None:
        return ()
    return pointer.numbers(pointer.between(notice.start, notice.end))


def _numbered(numbers: Sequence[int]) -> str:
    """Return numbers of lines in brackets, such as " (lines 3, 7–9)"; nothing of none."""
    if not numbers:
        return ""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    words = ", ".join("–".join(map(str, span)) for span in spans)
    return f" (line{'s' if len(numbers) > 1 else ''} {words})"
