"""The title of a page without headings: a line by what it is, and by what stands around it."""

from collections.abc import Sequence

from osce_press._grammar.shape import Shape
from osce_press._marks import Line
from osce_press._parts.body import has_credit, standing_notice
from osce_press._parts.header import is_long, read_run
from osce_press._parts.headings import AROUND, LEAST_WORDS, LONGEST

__all__ = [
    "bold_title",
    "can_be_kind",
    "can_be_title",
    "is_above_text",
    "is_above_title",
    "is_issuer",
    "nearest_title",
    "said_title",
    "title_among",
]

_ENDS = f"{AROUND}]"
#: A line of more characters is a paragraph.
_LONGEST_LINE = 400
#: So many lines above a heading have no kind, if it is the kind itself.
_CLOSE = 3
#: So many lines of the site stand above a title in a text, and so many between it and the text.
_MOST_ABOVE, _MOST_BETWEEN = 60, 8
_MOST_KIND_WORDS = 4


def can_be_kind(line: Line) -> bool:
    """Return whether a line can be a kind nobody has seen: a few words that nothing explains."""
    if len(line.text.split()) > _MOST_KIND_WORDS or not line.text[-1].isalnum():
        return False
    return not (line.is_link or line.mark.names_osce or line.mark.meaning.menu or line.mark.header)


def can_be_title(lines: Sequence[Line], *, alone: bool = False) -> bool:
    """Return whether the first line can be the title: more follow, it is no item or paragraph.

    Args:
        lines: The line and those below it.
        alone: Whether it can be all that a crawl kept.
    """
    if len(lines) < 2 - alone:
        return False
    line = lines[0]
    if line.hints.item or len(line.text) > _LONGEST_LINE:
        return False
    if line.text.endswith((",", ":", "：")) or (line.mark.is_prose and line.text.endswith(".")):
        return False
    if not _is_worded(line.text) or (line.text[-1].isdigit() and line.mark.is_part_of_date):
        return False
    if line.mark.is_beside and line.mark.meaning.structure is None:
        # "By Ana Marku", as copies have it above the title.
        return False
    return line.mark.dateline is None and not has_credit(line)


def title_among(lines: Sequence[Line], *, below_kind: bool = True) -> int:
    """Return which of some lines above a text or block is the title; 0 if none can be.

    What is the site's by its words never is, nor a credit; below the kind, a rubric of one word is
    only if it must be, and a sentence can be below an issuer or a date.
    """
    own: list[int] = []
    for at, line in enumerate(lines):
        sites = is_sites(line) and line.mark.meaning.kind is None
        if sites or line.mark.header or has_credit(line):
            continue
        # A title can ask.
        if _is_text(line) and (own or line.mark.shape is not Shape.QUESTION):
            break
        own.append(at)
    if not below_kind:
        return own[0] if own else 0
    others = (
        at for at, it in enumerate(lines) if not (it.mark.meaning.structure or it.mark.header)
    )
    first = own[0] if own else next(others, 0)
    is_rubric = first + 1 in own and lines[first].mark.is_word
    return first + (is_rubric and not lines[first + 1].mark.is_word)


def said_title(lines: Sequence[Line]) -> int | None:
    """Return which line the first one, as the window's title, says besides the site's name.

    Of "OSCE opens a mill | OSCE" that is the line with these words wherever it stands; of "Fwd:
    OSCE opens a mill", which a title can be itself, it is near. The same words again count
    right below.
    """
    said = lines[0].text[:LONGEST] if lines else ""
    window, bar, _ = said.partition(" | ")
    for at, line in enumerate(lines if bar else lines[:_MOST_BETWEEN]):
        words = line.text
        if words not in said or words == said or not can_be_title(lines[at:]):
            continue
        if sum(word[0].isalpha() for word in words.split()) < LEAST_WORDS:
            continue
        before, _, behind = (part.strip() for part in said.partition(words))
        apart = before[-1:] in _ENDS and behind[:1] in AROUND
        if words == window or (apart and at < _MOST_BETWEEN):
            return at
    if bar or len(said.split()) < LEAST_WORDS or not can_be_title(lines[1:]):
        return None
    # All of it, unless the page's own stands farther down, below its kind.
    again, *below = lines[1:_MOST_ABOVE]
    others = any(it.mark.meaning.kind or it.text == said for it in below)
    return 1 if again.text == said and not (others or is_sites(again)) else None


def nearest_title(lines: Sequence[Line], first: int, end: int) -> int | None:
    """Return which line nearest above a block, and not above ``first``, is a title; None if none.

    Below a title, its subtitle can stand, and a date, an author and the like above the block.
    """
    found: int | None = None
    for at in range(end - 1, first - 1, -1):
        line = lines[at]
        if can_be_title(lines[at:]) and not _is_between(line) and not is_sites(line):
            found = at
        elif found is not None:
            break
    return found


def bold_title(lines: Sequence[Line]) -> Line | None:
    """Return the title of old pages: bold, below a plain line, and right above a dateline."""
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if below.mark.dateline:
            is_bold = line.hints.label and not above.hints.label and not any(line.mark.meaning)
            # "Topic: Water" begins in bold, too.
            label = line.mark.label
            is_field = label and (label.meanings or not is_long(label.value))
            return line if is_bold and not is_field and can_be_title([line, below]) else None
    return None


def is_above_text(lines: Sequence[Line]) -> bool:
    """Return whether the first of two lines can be a title, right above a paragraph."""
    return can_be_title(lines) and lines[1].mark.is_prose


def is_above_title(lines: Sequence[Line], position: int) -> bool:
    """Return whether a heading is the kind, or the section of a story, whose title is below it."""
    line, run = lines[position], read_run(lines[position:])
    below = position + max(run.size, 1)
    is_kind = run.kind is line
    if not is_kind and line.mark.meaning.section is None:
        return False
    if any(above.mark.meaning.kind for above in lines[max(0, position - _CLOSE) : position]):
        return False
    is_titled = can_be_title(lines[below:])
    if is_kind and is_titled:
        return True
    text = lines[below + is_titled :]
    dated = read_run(text)
    first = text[dated.size : dated.size + 1]
    return dated.header is not None or any(it.mark.dateline for it in first)


def is_issuer(lines: Sequence[Line]) -> bool:
    """Return whether a line below the title is the structure that the text below it is from."""
    named = lines[0].mark.meaning.structure if lines else None
    below = (it.mark.is_prose or has_credit(it) or standing_notice(it) for it in lines[1:2])
    return named is not None and any(below)


def is_sites(line: Line) -> bool:
    """Return whether a line above the kind is the site's by its words, or has hardly any."""
    known = any(line.mark.meaning) or line.label is not None or not _is_worded(line.text)
    return known or line.mark.is_breadcrumb


def _is_worded(text: str) -> bool:
    """Whether a text is words, and no clock, row of rates or sizes, file or address."""
    return 3 * sum(map(str.isalpha, text)) >= len(text) and (
        " " in text or not ("_" in text or "://" in text)
    )


def _is_text(line: Line) -> bool:
    return line.mark.is_prose or line.mark.dateline is not None


def _is_between(line: Line) -> bool:
    """Whether a line can stand between title and text: a date, an author, a few words."""
    return line.mark.beside is not None or not is_long(line.text)
