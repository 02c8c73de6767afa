"""The title of a page without headings: a line by what it is, and by what stands around it."""

from collections.abc import Sequence
from itertools import takewhile

from osce_press._grammar.shape import Shape
from osce_press._marks import Line
from osce_press._parts.body import has_credit, standing_notice
from osce_press._parts.header import FEW, is_long, is_other_day, read_run
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
    "short_above",
    "sites_above",
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
    known = any(line.mark.meaning) or line.label is not None or line.mark.is_breadcrumb
    return known or not _is_worded(line.text)


def sites_above(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the first lines, if they are the site's: a kind and a title, or these, stand below."""
    above, menu = _above_kind(lines), short_above(lines)
    if above and len(menu) > len(above) + 1:
        kind = lines[len(above)].mark.meaning.kind
        # "News" among other entries is one of them.
        return menu if kind and kind.common else above
    return (_above_text(lines) or menu) if above is None else above


def _above_kind(lines: Sequence[Line]) -> Sequence[Line] | None:
    """Return the first lines, if a kind and a title stand below them; None without these.

    A dateline above begins the text; so does a sentence below what could be the title.
    """
    kind = _own_kind(lines)
    if kind is None or len(lines) < kind + 3:
        return None
    title = kind + 1
    # The name of a structure right above the kind is the source; "OSCE" is a logo.
    issued = kind > 0 and lines[kind - 1].mark.is_issuer
    above = lines[: kind - issued]
    # A letterhead has an address below the issuer, and the date stands below the kind.
    is_letter = len(above) > 1 and above[0].mark.is_issuer
    title += is_letter and lines[title].mark.header is not None
    title += title_among(lines[title : title + _CLOSE + 1])
    if not can_be_title(lines[title:]) or lines[title].mark.header:
        return None
    words, below = lines[title].text, lines[title + 1 : title + 4]
    while above and not below[0].mark.header:
        # Place and date can stand above the kind.
        own = above[-1].mark.header or above[-1].mark.beside
        if own is None or is_other_day(own.date and own.date.date, below):
            break
        above = above[:-1]
    # A breadcrumb or the window's title says the title, too.
    others = [it for it in above if not (is_sites(it) or words in it.text or it.mark.header)]
    if any(it.mark.dateline for it in above) or any(it.mark.is_prose for it in others[1:]):
        return None
    told = [bool(it.mark.is_prose or it.mark.dateline) for it in below]
    dated, size = any(it.mark.dateline or it.mark.header for it in below), len(words.split())
    if not (above or any(told[:2])) and size < FEW:
        # "News" begins a menu, too.
        return None
    if not others or is_letter or any(words in line.text for line in above):
        return above
    rival = max((len(it.text.split()) for it in others if not it.mark.is_prose), default=0)
    return above if any(told) and size >= FEW + (rival >= FEW) and (dated or size > rival) else None


def short_above(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the first lines, if they are several of few words above a title of more and a text."""
    end = sum(1 for _ in takewhile(_is_of_menu, lines[:_MOST_ABOVE]))
    if end < 2 or not can_be_title(lines[end:]) or not is_long(lines[end].text):
        return ()
    below = lines[end + 1 : end + 1 + _MOST_BETWEEN]
    between = [*takewhile(lambda it: not _is_text(it), below)]
    own = all(is_sites(it) or _is_between(it) or has_credit(it) for it in between)
    if not own or len(between) == len(below):
        return ()
    # The kind right above the title is the page's.
    return lines[: end - (lines[end - 1].mark.meaning.kind is not None)]


def _own_kind(lines: Sequence[Line]) -> int | None:
    """Return which of the first lines is the kind; None if none is.

    A menu can have the name of one, too: below it, that right above a title is the page's.
    """
    kinds = (at for at, it in enumerate(lines[:_MOST_ABOVE]) if it.mark.meaning.kind)
    found = next(kinds, _MOST_BETWEEN)
    if found >= _MOST_BETWEEN:
        return None
    for at in kinds:
        title = lines[at + 1 :]
        if not all(map(_is_of_menu, lines[found + 1 : at])):
            break
        if can_be_title(title) and not title[0].mark.header and is_long(title[0].text):
            found = at
    return found


def _above_text(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the first lines, if several of a menu stand above a title and its text.

    Most are known or have few words. Dates, authors and the like can stand below the title.
    """
    text = next((at for at, line in enumerate(lines[:_MOST_ABOVE]) if _is_text(line)), 0)
    asks = any(line.mark.shape is Shape.QUESTION for line in lines[text : text + 1])
    text += asks and any(map(_is_text, lines[text + 1 : text + 2]))
    dateline = lines[text].mark.dateline if lines else None
    if dateline is None or dateline.day is None:
        # Only the site's, or single words, stand above a title right above a text without a date.
        above, near = lines[: max(0, text - 1)], lines[max(0, text - 1) : text + 1]
        is_title = is_above_text(near) and not is_sites(near[0])
        days = sum(1 for _ in takewhile(lambda it: it.mark.header, reversed(above)))
        above = above[: len(above) - days]
        others = (it for it in above if not is_sites(it))
        is_menu = all(it.mark.is_word and not it.mark.beside for it in others)
        return above if is_title and is_menu and is_long(near[0].text) else ()
    between = takewhile(_is_between, reversed(lines[max(0, text - _MOST_BETWEEN) : text]))
    title = text - 1 - sum(1 for _ in between)
    # A day glued to the dateline is a caption's.
    is_glued = title > 0 and lines[title].end == lines[text].offset
    title -= is_glued and lines[title].text[-1].isdigit()
    above = lines[: max(0, title)]
    words = lines[title].mark.words
    dated = [*takewhile(lambda it: it.mark.beside is not None, reversed(above))]
    if dated and any(it.mark.words == words for it in above[: -len(dated)][-1:]):
        # The title is printed again below the date.
        above = above[: -len(dated) - 1]
    unknown = sum(not (_is_between(it) or is_sites(it) or words in it.mark.words) for it in above)
    # A breadcrumb says the title, too.
    is_menu = any(words in it.text for it in above)
    is_menu = is_menu or (len(above) > 1 and 3 * unknown <= len(above) + 1)
    meaning = lines[title].mark.meaning
    is_other = bool(meaning.phrase or meaning.structure) or words.endswith(")")
    # "Where", and the place beside or below it.
    label, labels = lines[title].mark.label, (it.mark.label for it in above[-1:])
    is_other |= bool(label and label.meanings) or any(it and it.advisory for it in labels)
    return above if is_menu and can_be_title(lines[title:]) and not is_other else ()


def _is_worded(text: str) -> bool:
    """Whether a text is words, and no clock, row of rates or sizes, or file that a site prints."""
    return 3 * sum(map(str.isalpha, text)) >= len(text) and ("_" not in text or " " in text)


def _is_text(line: Line) -> bool:
    return line.mark.is_prose or line.mark.dateline is not None


def _is_of_menu(line: Line) -> bool:
    """Whether a line can be an entry of a menu: it is the site's by its words, or has few."""
    mark = line.mark
    if mark.header or mark.dateline or mark.is_part_of_date or mark.meaning.structure:
        return False
    return is_sites(line) or not is_long(line.text)


def _is_between(line: Line) -> bool:
    """Whether a line can stand between title and text: a date, an author, a few words."""
    return line.mark.beside is not None or not is_long(line.text)
