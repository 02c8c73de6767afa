"""What stands in a text besides its words: line breaks at a width, marks of links, rulers."""

import re
from collections.abc import Iterator
from itertools import pairwise, starmap

from osce_press._grammar.shape import is_small, says

__all__ = ["laid_out", "values_above"]

#: Terminals, e-mails and printers break lines at widths like these.
_NARROWEST, _WIDEST = 60, 100
#: How lines end that nothing goes on from, or that items of a list go on from.
_END = re.compile(r"[.!?:;։।。！？…][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"[^\W\d_]-$")
#: What begins a line that goes on with none above: an item, and a label.
_ITEM = re.compile(r"\s*(?:[-*•‣▪◦●·+∙⁃○■□►➢\uf0b7–—]|\d{1,2}[.)])\s")
_LABEL = re.compile(r"\s*[^\W\d_a-z][^:]{0,40}:(?:\s|$)")
#: How a sentence begins, whatever the next line begins with.
_DATELINE = re.compile(r"\s*[^\W\d_a-z]{2}.{0,60}\d.{0,15}?[-–—] ")
#: Values that a program has written above a text, between two rules; the last by itself.
_VALUE = r"(?:[\w-]+:|[ \t]|- ).*\n"
_VALUES = re.compile(
    rf"(\ufeff?---[ \t\r]*\n(?:{_VALUE}){{0,40}}?)({_VALUE})(?=---[ \t\r]*$)", re.MULTILINE
)
#: A row of a table, with bars at both ends.
_ROW = re.compile(r"^[ \t]*\|(.*)\|[ \t\r]*$", re.MULTILINE)
_LABELLED = re.compile(r"(?<=: )\|")
#: What browsers print above and below each page of a print, and how such a text is told: each page
#: ends in a form feed, the first begins with a date, the last ends with its number twice.
_EDGES = re.compile(
    r"^\f?(?:(?:\S{1,9}://\S{1,400}[ \t]+)?\d{1,3}/\d{1,3}"
    r"|\d\d?[/.]\d\d?[/.]\d{2,4}, \d\d?:\d\d[ \t]{2,}\S.*)[ \t\r]*$",
    re.MULTILINE,
)
_PRINTED = re.compile(r"\f|\A\d\d?[/.]\d\d?[/.]\d{2,4}, |\s(\d{1,3})/\1\s*\Z")
#: How programs mark links: with a number before them, as Markdown does, with the address behind.
_NUMBERS = re.compile(r"(?<![^\s(\[“\"])\[\d{1,4}\](?=[^\s.,;:!?)\]])")
_TARGETS = re.compile(r"!?\[(?=[^\[\]\n]+\]\()|\]\((?:https?:|mailto:|/|#)[^()\s]*\)")
_ADDRESSES = re.compile(r" \((?:https?:/|mailto:|#|)[/#][^()\s]*\)")
_FEWEST_MARKS = 2
#: What the numbers stand for, at the end of the text.
_REFERENCES = re.compile(
    r"^[ \t]*\w+\s*\n\s*(?=1\. )(?:\d{1,4}\. [a-z]{2,9}:\S+\s*)+\Z", re.MULTILINE
)


def laid_out(text: str) -> tuple[str, str]:
    """Return a text as it is read, and the same with blanks for all that is no words.

    Both are as long as the text is, and lines begin where they do there. Lines that were broken at
    a width are joined; the breaks, and the marks of links, stand behind the words of their line.
    """
    values, text = values_above(text)
    lines = text.split("\n")
    has_edges = _PRINTED.search(text) is not None
    if width := _width([line for line in lines if not _EDGES.match(line)] if has_edges else lines):
        lines = [*_joined(lines, width)]
        text = "\n".join(lines)
    shown = text
    if marks := _marks(text):
        parts = [("".join(marks.split(line)), "".join(marks.findall(line))) for line in lines]
        text = "\n".join([words + behind for words, behind in parts])
        shown = "\n".join([words + " " * len(behind) for words, behind in parts])
    if "|" in shown:
        shown = _ROW.sub(_cells, shown)
    if marks is _NUMBERS:
        shown = _REFERENCES.sub(_blank, shown)
    if has_edges:
        shown = _EDGES.sub(_blank, shown)
    return values + text, _blank(values) + shown if values else shown


def values_above(text: str) -> tuple[str, str]:
    """Return the values that stand above a text, if any do, and the text from the last of them on.

    That stands on one line with the rule below it then.
    """
    values = _VALUES.match(text) if text.startswith(("---", "\ufeff---")) else None
    if values is None:
        return "", text
    return values[1], values[2].replace("\r", " ").replace("\n", " ") + text[values.end() :]


def _width(lines: list[str]) -> int:
    """Return the width at which the lines of a text were broken, 0 if they were not."""
    width = len(longest := max(lines, key=len))
    if width > _WIDEST and "://" in longest:
        # No address is broken.
        width = max((len(line) for line in lines if "://" not in line), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [pair for pair in pairwise(lines) if _fills(*pair, width)]
    return width if any(starmap(_is_broken, pairs)) else 0


def _is_broken(line: str, following: str) -> bool:
    """Whether a sentence goes on from a line to that below it."""
    goes_on = is_small(following.lstrip()[0])
    goes_on = goes_on or bool(_DATELINE.match(line) and _END.search(following.rstrip()))
    return goes_on and not _END.search(line.rstrip().rstrip(","))


def _fills(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would have made a line too wide."""
    if 2 * len(line) < width:
        return False
    words = following.split(maxsplit=1)
    return bool(words) and len(line.rstrip()) + 1 + len(words[0]) > width


def _joined(lines: list[str], width: int) -> Iterator[str]:
    """Yield each paragraph as a line, as long as its lines and the breaks between them are."""
    parts, size = [lines[0].rstrip()], len(lines[0])
    for line, following in pairwise(lines):
        if _fills(line, following, width) and not _begins(parts[0], line, following):
            words = following.strip()
            is_broken = is_small(words[0]) and _HYPHEN.search(parts[-1])
            parts.append(words if is_broken else f" {words}")
            size += 1 + len(following)
        else:
            yield "".join(parts).ljust(size)
            parts, size = [following.rstrip()], len(following)
    yield "".join(parts).ljust(size)


def _begins(first: str, line: str, following: str) -> bool:
    """Whether a line goes on with none above. In a sentence that is no item, a dash can begin it."""
    if _ITEM.match(following):
        return _ITEM.match(first) is not None or _END.search(line.rstrip()) is not None
    return following.startswith("\f") or _LABEL.match(following) is not None


def _marks(text: str) -> re.Pattern[str] | None:
    """Return what marks the links of a text, if anything does."""
    if "](" in text and len(_TARGETS.findall(text)) >= 2 * _FEWEST_MARKS:
        return _TARGETS
    if " (/" in text and len(_ADDRESSES.findall(text)) >= _FEWEST_MARKS:
        return _ADDRESSES
    numbers = [int(mark[1:-1]) for mark in _NUMBERS.findall(text)] if "]" in text else []
    told = len(numbers) > _FEWEST_MARKS or (numbers and _REFERENCES.search(text))
    return _NUMBERS if told and numbers == sorted(set(numbers)) else None


def _blank(found: str | re.Match[str]) -> str:
    """Return blanks in the place of words, and the line breaks as they are."""
    return re.sub(r"[^\r\n]", " ", found if isinstance(found, str) else found[0])


def _cells(row: re.Match[str]) -> str:
    """Return a row without the bars at its ends and behind a label; a rule is blank."""
    words = _LABELLED.sub(" ", row[1]) if says(row[1]) else ""
    return (" " * (row.start(1) - row.start()) + words).ljust(len(row[0]))
