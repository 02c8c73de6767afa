"""What stands in a text besides its words: line breaks at a width, marks of links, bars."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from osce_press._common.regex import regex
from osce_press._grammar.shape import is_small, says
from osce_press._lines.columns import by_columns

__all__ = [
    "BULLETS", "LEAST_BREAKS", "are_broken", "fills", "laid_out", "title_above", "unwrapped",
    "usual_width", "values_above",
]  # fmt: skip

#: Signs that text extractors print before a list item; before a sentence, a long dash is speech.
BULLETS = "-*•‣▪◦●·+∙⁃○■□►➢\uf0b7–—−‑"
#: What ends a paragraph; and lines, where no line feed does: in sentences others are stray.
_PARAGRAPH_END, _LINE_ENDS = "\u2029", str.maketrans(dict.fromkeys("\v\f\x85\u2028\u2029", "\n"))
#: Terminals, e-mails and printers break lines at widths like these.
_NARROWEST, _NARROW, _WIDEST = 40, 60, 100
#: So many sentences must go on below to tell a width that not all lines keep.
LEAST_BREAKS = 3
#: A line of fewer words, as long as this, is an address or a number.
_FEWEST_WORDS = 4
#: How lines end that no sentence goes on from, with the sign of a note or without, and that have
#: part of a word, or of several or of a range of years, at their end.
_END = regex(
    r"[.!?:;։।。！？…][\"'”’»)\]]*(?:\[\d{1,3}\]|[*†‡¹²³⁴⁵⁶⁷⁸⁹]{1,3}|(?<=[a-z].)\d{1,2})?\u200b*$"
)
_HYPHEN = regex(r"[^\W\d_][-/]$|\d[-–]$")
#: What a line can begin with that goes on with the one above.
_SMALL = regex(r"\n[ \t]*[^\W\d_A-Z]")
#: What follows a hyphen that stands for a word: "short- and long-term".
_JOINTS = frozenset(
    ("and", "bzw.", "en", "et", "i", "ili", "of", "oder", "or", "to", "und", "и", "или", "та")
)
#: What begins a line that goes on with none above: an item, the stamp of a wire, a label, a day or
#: the first of a page.
_ITEM = regex(rf"\s*(?:[{BULLETS}]|\d{{1,2}}[.)]|date:?(?=\s\d{{4}}-))\s")
_LABEL = regex(r"\f|\s*(?:[^\W\d_a-z][^:]{0,40}:(?:\s|$)|\d\d?\.? [^\W\d_]{3,12} \d{4}\s*$)")
#: How a sentence begins, whatever the next line begins with.
_DATELINE = regex(r"\s*[^\W\d_a-z]{2}.{0,60}\d.{0,15}?[-–—] ")
#: A line of place and day that ends in a dash, or the next begins with one, and what they can be.
_PLACED = regex(
    r"(?m)^([ \t]*[^\W\d_a-z][^:\n]{1,60}\b\d\d? [^:\n\d]{3,15} \d{4}"
    r"(?: ?[-–—](?=[ \t]*\n)|(?=\n(?: -| ?[–—]) )))[ \t]*\n[ \t]*(.{40}.*)"
)
_APART = regex(r"\n(?:(?<= -\n)|(?<=[–—]\n)|(?<= - \n)|(?<=[–—] \n)| - | ?[–—] )")
#: Values that a program has written above a text, between two rules; the last by itself.
_RULE = r"(?:---|\+\+\+)"
_VALUE = r"(?:[\w-]+(?::| =)|[ \t]|- |\[).*\n"
_VALUES = regex(rf"(?m)(\ufeff?{_RULE}\s*?\n(?:{_VALUE}){{0,40}}?)({_VALUE})(?={_RULE}\s*?$)")
_DATE = regex(r"(?m)^((?:date|pub(?:lish|Date))[\w-]*(?::| =).*)")
#: A title can stand below its key, and the first heading of a text is one whatever is said above.
_TITLE = regex(r"(?m)^title(?::| =)[ \t]*(?:[>|]-?[ \t]*\r?\n[ \t]+)?[\"']?(\S.*?)[\"']?\s*?$")
_HEADING = regex(r".*\n\s*# \S")
#: What HTML would not show: "<!-- image -->".
_COMMENT = regex(r"(?m)^[ \t]*<!--.*?-->[ \t]*$")
#: What mail programs write before each line of another's letter.
_QUOTED = regex(r"(?m)^[ \t]*>[> \t]*")
_UNQUOTED = regex(r"(?m)^[ \t]*[^\s>]")
#: A row of a table, with bars at both ends, and a rule that is drawn of several kinds of signs.
_ROW = regex(r"(?m)^[ \t]*[|│](?=[|│\t ]*[^|│\s])(.*)[|│]\s*?$")
_DRAWN = regex(r"(?m)^[ \t]*(?:\+[-=+]+\+|[─-╬]+|-{4,}(?: +-{4,})+)[ \t]*$")
#: What browsers print above and below each page, which ends in a form feed.
_EDGES = regex(
    r"(?m)^(?:\f?\d[\d/.]{5,9}, \d\d?:\d\d[ \t]{2,}\S.*"
    r"|\S{1,9}://\S{1,400}[ \t]+(?:\d{1,3}/|\w{4,10} \d{1,3} \w{1,3} )\d{1,3}"
    r"|\d{1,3}/\d{1,3}(?=[ \t\r\n]*+(?:\f|\Z)))\s*?$"
)
#: How programs mark links: by numbers before them, as Markdown does, by addresses behind them.
_NUMBERS = regex(r"(?<![^\s(\[“\"])\[\d{1,4}\](?=[^\s.,;:!?)\]])")
_TARGET = r"\((?:https?:|mailto:|[/#])[^()\s]*\)"
_TARGETS = regex(rf"!?\[(?=[^\[\]\n]+\]{_TARGET})|\]{_TARGET}")
_ADDRESSES = regex(rf" {_TARGET}")
_FEWEST_MARKS = 2
#: What the numbers stand for, at the end of the text.
_KIND = r"(?:[A-Z]\w++ links:?+\s*+)?"
_REFERENCES = regex(rf"(?m)^[ \t]*+\w++\s*+(?={_KIND}1\. )(?:{_KIND}\d+\. [a-z]+:\S++\s*+)++\Z")


def laid_out(text: str) -> tuple[str, str]:
    """Return a text as it is read, and the same with blanks for all that is no words.

    Both are as long as the text is, and lines begin where they do there, but those of columns.
    Lines that were broken at a width are joined; the breaks, and the marks of links, stand behind
    the words of their line, and those of quotation behind the text.
    """
    printed, text = text, text.replace(_PARAGRAPH_END, "\n")
    if "\n" not in text and "\r" not in text:
        text = text.translate(_LINE_ENDS)
    lined = text
    # Programs that end a line at each element do so behind a place or a dateline in bold, too.
    text = text.replace("\n, ", " , ")
    if _APART.search(text):
        text = _PLACED.sub(_on_a_line, text)
    text = by_columns(text)
    if text.startswith(">") and not _UNQUOTED.search(text):
        signs = "".join(_QUOTED.findall(text))
        text, shown = laid_out(_QUOTED.sub("", text))
        return text + signs, shown + " " * len(signs)
    values, text = values_above(text)
    last = text.rstrip().rfind("\n") + 1
    is_printed = "\f" in text or bool(_EDGES.match(text) or _EDGES.match(text[last:]))
    if width := _width((_EDGES.sub("", text) if is_printed else text).split("\n")):
        text = "\n".join(_joined(text.split("\n"), width))
    shown = text
    if marks := _marks(text):
        parts = [(marks.split(line), "".join(marks.findall(line))) for line in text.split("\n")]
        text = "\n".join(["".join(words) + behind for words, behind in parts])
        shown = "\n".join(["".join(words) + " " * len(behind) for words, behind in parts])
        shown = _REFERENCES.sub(_blank, shown)
    if "<" in shown:
        shown = _COMMENT.sub(_blank, shown)
    if "+-" in shown or "──" in shown or "--- ---" in shown:
        shown = _DRAWN.sub(_blank, shown)
    if "|" in shown or "│" in shown:
        shown = _ROW.sub(_cells, shown)
    if is_printed:
        shown = _EDGES.sub(_blank, shown)
    text = values + text
    # What ends lines stays as printed, unless they are laid out anew.
    return printed if text == lined else text, _stated(values, shown) + shown if values else shown


def _stated(values: str, shown: str) -> str:
    """Return values above a text as blanks, but for the date, and a title the text has nowhere."""
    kept = _blank(values)
    for stated in (_DATE.search(values), title_above(values, shown)):
        if stated is not None:
            begin, end = stated.span(1)
            kept = kept[:begin] + stated[1] + kept[end:]
    return kept


def title_above(values: str, text: str) -> re.Match[str] | None:
    """Return where the title stands among values above a text that has it nowhere else."""
    title = None if _HEADING.match(text) else _TITLE.search(values)
    lines = (line.strip("# \r*_") for line in text.split("\n"))
    return title if title is not None and title[1] not in lines else None


def unwrapped(text: str) -> str:
    """Return a part of a page, in which LF ends lines, with those joined that a width broke."""
    lines = text.split("\n")
    width = usual_width(lines)
    return "\n".join(_joined(lines, width)) if width else text


def values_above(text: str) -> tuple[str, str]:
    """Return what stands above a text but for its last line, and the text with that on one line."""
    if not (values := _VALUES.match(text)):
        return "", text
    return values[1], re.sub(r"\s", " ", values[2]) + text[values.end() :]


def _width(lines: list[str]) -> int:
    """Return the width at which a sentence that ends below was broken, 0 if none was."""
    width = len(max(lines, key=len).rstrip())
    # One sentence that goes on below tells nothing where the longest line is a short one.
    likely = lines if _NARROW <= width <= _WIDEST else []
    for line, following, third in zip(likely, likely[1:], [*likely[2:], ""], strict=False):
        end = line.rstrip().rstrip(",")
        is_sentence = len(line.split()) >= _FEWEST_WORDS and not _END.search(end)
        if is_sentence and fills(line, following, width):
            ends = fills(following, third, width) or _END.search(following.rstrip())
            if ends and (is_small(following.lstrip()[0]) or _DATELINE.match(line)):
                # A heading can be wider than the text.
                return min(width, usual_width(lines) or width)
    # Most texts have no line that begins with a small letter.
    return usual_width(lines) if _SMALL.search("\n".join(lines)) else 0


def usual_width(lines: list[str]) -> int:
    """Return the width that tells most sentences to go on below, though other lines are longer."""
    votes: Counter[int] = Counter()
    breaks = 0
    goes_on = [at for at, line in enumerate(lines) if at and line.lstrip()[:1].islower()]
    for line, following in ((lines[at - 1].rstrip(), lines[at]) for at in goes_on):
        if _NARROWEST // 2 <= len(line) <= _WIDEST and not _END.search(line):
            breaks += 1
            widest = len(line) + len(following.split(maxsplit=1)[0])
            votes.update(range(max(len(line), _NARROWEST), min(widest, _WIDEST) + 1))
    most = max(votes.values(), default=0)
    if most < LEAST_BREAKS or 4 * most < 3 * breaks:
        return 0
    width = max(width for width, count in votes.items() if count == most)
    return width if most > sum(len(line) > width for line in lines) else 0


def fills(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would have made a line too wide."""
    words = following.split(maxsplit=1) if 2 * len(line) >= width else []
    return bool(words) and len(line.rstrip()) + 1 + len(words[0]) > width


def _joined(lines: list[str], width: int) -> Iterator[str]:
    """Yield each paragraph as a line, as long as its lines and the breaks between them are."""
    parts, size = [lines[0]], len(lines[0])
    for following, is_broken in zip(lines[1:], are_broken(lines, width), strict=True):
        if is_broken:
            parts[-1], words = parts[-1].rstrip(), following.strip()
            is_part = _HYPHEN.search(parts[-1]) and words.split()[0] not in _JOINTS
            parts.append(words if is_part else f" {words}")
            size += 1 + len(following)
        else:
            yield "".join(parts).ljust(size)
            parts, size = [following], len(following)
    yield "".join(parts).ljust(size)


def are_broken(lines: list[str], width: int) -> Iterator[bool]:
    """Yield of each line but the last whether a width broke it, and its sentence goes on below."""
    widest = max(map(len, lines))
    for line, following in pairwise(lines):
        apart = _LABEL.match(following) or _DATELINE.match(following)
        is_apart = apart and not is_small(following.strip()[:1])
        begins = not says(following) or _ITEM.match(following) or is_apart
        # A longer line was not broken, but an address is none, nor is a heading that goes on.
        is_whole = len(line.rstrip()) > width and len(line.split(maxsplit=2)) > 2
        if is_whole and fills(line, following, widest):
            is_whole = not is_small(following.lstrip()[0])
        yield fills(line, following, width) and not (begins or is_whole)


def _marks(text: str) -> re.Pattern[str] | None:
    """Return what marks the links of a text, if anything does."""
    if "](" in text and len(_TARGETS.findall(text)) >= 2 * _FEWEST_MARKS:
        return _TARGETS
    if " (/" in text and len(_ADDRESSES.findall(text)) >= _FEWEST_MARKS:
        return _ADDRESSES
    numbers = [int(mark[1:-1]) for mark in _NUMBERS.findall(text)] if "]" in text else []
    is_told = len(numbers) > _FEWEST_MARKS or (numbers and _REFERENCES.search(text))
    return _NUMBERS if is_told and numbers == sorted(set(numbers)) else None


def _on_a_line(found: re.Match[str]) -> str:
    return f"{found[1]} {found[2]}".ljust(len(found[0]))


def _blank(found: re.Match[str] | str) -> str:
    return re.sub(r".", " ", found[0] if isinstance(found, re.Match) else found)


def _cells(row: re.Match[str]) -> str:
    """Return a row without the bars at its ends and behind a label; a rule is blank."""
    words = row[1].replace(": |", ":  ", 1) if says(row[1]) else ""
    return (" " * (row.start(1) - row.start()) + words).ljust(len(row[0]))
