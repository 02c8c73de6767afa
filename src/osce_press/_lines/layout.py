"""What stands in a text besides its words: line breaks at a width, marks of links, bars."""

import re
from collections.abc import Iterator
from itertools import pairwise

from osce_press._grammar.shape import is_small, says

__all__ = ["BULLETS", "fills", "laid_out", "values_above"]

#: Signs that text extractors print before a list item; before a sentence, a long dash is speech.
BULLETS = "-*•‣▪◦●·+∙⁃○■□►➢\uf0b7–—"
#: Terminals, e-mails and printers break lines at widths like these.
_NARROWEST, _WIDEST = 60, 100
#: A line of fewer words, as long as this, is an address or a number.
_FEWEST_WORDS = 4
#: How lines end that no sentence goes on from, and that have part of a word at their end.
_END = re.compile(r"[.!?:;։।。！？…][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"[^\W\d_]-$")
#: What begins a line that goes on with none above: an item, a label or the first of a page.
_ITEM = re.compile(rf"\s*(?:[{BULLETS}]|\d{{1,2}}[.)])\s")
_LABEL = re.compile(r"\f|\s*[^\W\d_a-z][^:]{0,40}:(?:\s|$)")
#: How a sentence begins, whatever the next line begins with.
_DATELINE = re.compile(r"\s*[^\W\d_a-z]{2}.{0,60}\d.{0,15}?[-–—] ")
#: Values that a program has written above a text, between two rules; the last by itself.
_VALUE = r"(?:[\w-]+:|[ \t]|- ).*\n"
_VALUES = re.compile(rf"(?m)(\ufeff?---\s*?\n(?:{_VALUE}){{0,40}}?)({_VALUE})(?=---\s*?$)")
#: A row of a table, with bars at both ends.
_ROW = re.compile(r"(?m)^[ \t]*\|(?=[|\t ]*[^|\s])(.*)\|\s*?$")
#: What browsers print above and below each page, which ends in a form feed.
_EDGES = re.compile(
    r"(?m)^(?:\f?\d[\d/.]{5,9}, \d\d?:\d\d[ \t]{2,}\S.*"
    r"|\S{1,9}://\S{1,400}[ \t]+\d{1,3}/\d{1,3}|\d{1,3}/\d{1,3}(?=[ \t\r\n]*+(?:\f|\Z)))\s*?$"
)
#: How programs mark links: by numbers before them, as Markdown does, by addresses behind them.
_NUMBERS = re.compile(r"(?<![^\s(\[“\"])\[\d{1,4}\](?=[^\s.,;:!?)\]])")
_TARGET = r"\((?:https?:|mailto:|[/#])[^()\s]*\)"
_TARGETS = re.compile(rf"!?\[(?=[^\[\]\n]+\]{_TARGET})|\]{_TARGET}")
_ADDRESSES = re.compile(rf" {_TARGET}")
_FEWEST_MARKS = 2
#: What the numbers stand for, at the end of the text.
_REFERENCES = re.compile(r"(?m)^[ \t]*+\w++\s*+(?=1\. )(?:\d+\. [a-z]+:\S++\s*+)++\Z")


def laid_out(text: str) -> tuple[str, str]:
    """Return a text as it is read, and the same with blanks for all that is no words.

    Both are as long as the text is, and lines begin where they do there. Lines that were broken at
    a width are joined; the breaks, and the marks of links, stand behind the words of their line.
    """
    values, text = values_above(text)
    last = text.rstrip().rfind("\n") + 1
    is_printed = "\f" in text or (_EDGES.match(text) or _EDGES.match(text, last)) is not None
    if width := _width((_EDGES.sub("", text) if is_printed else text).split("\n")):
        text = "\n".join(_joined(text.split("\n"), width))
    shown = text
    if marks := _marks(text):
        parts = [(marks.split(line), "".join(marks.findall(line))) for line in text.split("\n")]
        text = "\n".join(["".join(words) + behind for words, behind in parts])
        shown = "\n".join(["".join(words) + " " * len(behind) for words, behind in parts])
        shown = _REFERENCES.sub(_blank, shown)
    if "|" in shown:
        shown = _ROW.sub(_cells, shown)
    if is_printed:
        shown = _EDGES.sub(_blank, shown)
    return values + text, _blank(values) + shown if values else shown


def values_above(text: str) -> tuple[str, str]:
    """Return what stands above a text but for its last line, and the text with that on one line."""
    if not (values := _VALUES.match(text)):
        return "", text
    return values[1], re.sub(r"\s", " ", values[2]) + text[values.end() :]


def _width(lines: list[str]) -> int:
    """Return the width at which a sentence that ends below was broken, 0 if none was."""
    longest = max(lines, key=len).rstrip()
    width = len(longest)
    if width > _WIDEST and len(longest.split(maxsplit=2)) <= 2:
        # No address is broken, with a number before it or none.
        width = max(len(line) * (len(line.split(maxsplit=2)) > 2) for line in lines)
    likely = lines if _NARROWEST <= width <= _WIDEST else []
    for line, following, third in zip(likely, likely[1:], [*likely[2:], ""], strict=False):
        is_sentence = len(line.split()) >= _FEWEST_WORDS and not _END.search(
            line.rstrip().rstrip(",")
        )
        if is_sentence and fills(line, following, width):
            ends = fills(following, third, width) or _END.search(following.rstrip())
            if ends and (is_small(following.lstrip()[0]) or _DATELINE.match(line)):
                return width
    return 0


def fills(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would have made a line too wide."""
    words = following.split(maxsplit=1) if 2 * len(line) >= width else []
    return bool(words) and len(line.rstrip()) + 1 + len(words[0]) > width


def _joined(lines: list[str], width: int) -> Iterator[str]:
    """Yield each paragraph as a line, as long as its lines and the breaks between them are."""
    parts, size = [lines[0]], len(lines[0])
    for line, following in pairwise(lines):
        # In a sentence that is no item, a dash can begin a line.
        is_item = _ITEM.match(following) and (_ITEM.match(parts[0]) or _END.search(line.rstrip()))
        apart = _LABEL.match(following) or _DATELINE.match(following)
        begins = is_item or (apart and not is_small(following.strip()[:1]))
        if fills(line, following, width) and not begins:
            parts[-1], words = parts[-1].rstrip(), following.strip()
            parts.append(words if is_small(words[0]) and _HYPHEN.search(parts[-1]) else f" {words}")
            size += 1 + len(following)
        else:
            yield "".join(parts).ljust(size)
            parts, size = [following], len(following)
    yield "".join(parts).ljust(size)


def _marks(text: str) -> re.Pattern[str] | None:
    """Return what marks the links of a text, if anything does."""
    if "](" in text and len(_TARGETS.findall(text)) >= 2 * _FEWEST_MARKS:
        return _TARGETS
    if " (/" in text and len(_ADDRESSES.findall(text)) >= _FEWEST_MARKS:
        return _ADDRESSES
    numbers = [int(mark[1:-1]) for mark in _NUMBERS.findall(text)] if "]" in text else []
    is_told = len(numbers) > _FEWEST_MARKS or (numbers and _REFERENCES.search(text))
    return _NUMBERS if is_told and numbers == sorted(set(numbers)) else None


def _blank(found: re.Match[str] | str) -> str:
    return re.sub(r".", " ", found[0] if isinstance(found, re.Match) else found)


def _cells(row: re.Match[str]) -> str:
    """Return a row without the bars at its ends and behind a label; a rule is blank."""
    words = row[1].replace(": |", ":  ", 1) if says(row[1]) else ""
    return (" " * (row.start(1) - row.start()) + words).ljust(len(row[0]))
