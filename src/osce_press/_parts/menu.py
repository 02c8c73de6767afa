"""The menus that a page begins with, ends with or has below its title; the pager of a listing."""

from collections.abc import Callable, Sequence

from osce_press._common.regex import regex
from osce_press._grammar.shape import ends_sentence
from osce_press._marks import Line
from osce_press.models import Role

__all__ = [
    "ARROWS",
    "LONGEST_STEP",
    "is_of_pager",
    "is_pager",
    "is_step",
    "menu_below_title",
    "menu_end",
    "menu_start",
]

#: So many lines of a menu, States aside, make a beginning a menu.
_LEAST_MENU = 3
#: So many of them, no fields of work or structures, make it one at the end or below the title.
_LEAST_OWN = 2
#: The title stands in so many first lines, and has more words than a logo.
_TITLE_WITHIN, _LOGO_WORDS = 4, 2
#: Lines of prose or title are no part of a menu; one that is merely new there counts little.
_NEW_ITEM, _NEW_LINE, _GIVE_UP = 1, 3, 20
_NUMBERS = regex(r"(?<!\d)(\d{1,5})\s+(\d{1,5})(?!\d)")
_OPENING, _CLOSING = "«‹←⟨<", "»›→⟩>"
#: Signs that lead to another page.
ARROWS = f"{_OPENING}{_CLOSING} "
LONGEST_STEP = 40
_MOST_STEP_WORDS = 4


def menu_end(lines: Sequence[Line]) -> int:
    """Return where the menu at the beginning ends; 0 if there is none.

    Enough of it is more than a list of States, which a body may hold as well.
    """
    end = _size(lines, _LEAST_MENU, _is_no_state)
    if not end:
        return _aids_end(lines)
    # Crawls cut pages anywhere.
    return end + (end == len(lines) - 1 and lines[end].mark.begins_menu)


def menu_start(lines: Sequence[Line], start: int) -> int:
    """Return where a menu that ends the lines begins, not before ``start``; else where they end.

    A list that the text announces is its own.
    """
    begin = len(lines) - _size(lines[start:][::-1], _LEAST_OWN, _is_own)
    announced = begin > start and lines[begin - 1].text[-1] in ":："
    return len(lines) if announced else begin


def _size(lines: Sequence[Line], least: int, is_own: Callable[[Line], bool]) -> int:
    """Return how many lines are a menu; 0 if none are.

    Each counts for or against, and the number with the highest sum is the menu, if ``least`` of it
    are its own.
    """
    best = size = score = own = 0
    for number, line in enumerate(lines, 1):
        if line.mark.meaning.menu is not None or (line.is_link and not line.hints.heading):
            score += 1
            own += own < least and is_own(line)
        elif line.mark.is_prose or line.hints.heading == 1:
            break
        else:
            score -= _NEW_ITEM if line.hints.item else _NEW_LINE
        if score > best and own >= least:
            best, size = score, number
        if score < best - _GIVE_UP:
            break
    return size


def menu_below_title(lines: Sequence[Line]) -> range:
    """Return the positions of a menu between the title and the text; none if there is none."""
    first = next((at for at, line in enumerate(lines[:_TITLE_WITHIN]) if _is_own(line)), 0)
    above = lines[first - 1].mark if first else None
    if above is None or above.is_prose or len(above.text.split()) <= _LOGO_WORDS:
        return range(0)
    end = first + menu_end(lines[first:])
    return range(first, end if sum(map(_is_own, lines[first:end])) >= _LEAST_OWN else first)


def _is_own(line: Line) -> bool:
    """Whether a line is an entry of the menus and nothing that a text lists, too."""
    mark = line.mark
    menu = mark.meaning.menu
    if menu is None or menu.state or mark.meaning.structure is not None:
        return False
    return mark.vocabulary.field_of_work(mark.text) is None


def _is_no_state(line: Line) -> bool:
    menu = line.mark.meaning.menu
    return menu is None or not menu.state


def _aids_end(lines: Sequence[Line]) -> int:
    """Return where lines for screen readers, a breadcrumb, an embargo, the page's address end.

    So do a clock and the sign that closes a banner.
    """
    for index, line in enumerate(lines):
        phrase, section = line.mark.meaning.phrase, line.mark.meaning.section
        aid = phrase is not None and phrase.role in {Role.NAVIGATION, Role.NOTICE}
        front = section is not None and section.front
        aid = aid or front or line.mark.is_breadcrumb or line.mark.is_address
        if not aid and (any(map(str.isalpha, line.text)) or line.mark.beside):
            return index
    return len(lines)


def is_pager(line: Line) -> bool:
    """Return whether a line is a pager's by itself: numbers of pages, an arrow, or its class."""
    text = line.text
    if not line.hints.names.isdisjoint({"pager", "pagination"}):
        return True
    if text.isdecimal():
        return len(text) <= 5
    if len(text) <= LONGEST_STEP and len(text.split()) <= _MOST_STEP_WORDS:
        back, forth = text[0] in _OPENING, text[-1] in _CLOSING
        if back != forth or not text.strip(ARROWS):
            return True
    numbers = _NUMBERS.search(text)
    return (
        numbers is not None
        and int(numbers[2]) == int(numbers[1]) + 1
        and len(text[: numbers.start()].split()) <= _MOST_STEP_WORDS
        and not ends_sentence(text.rstrip(".…"))
    )


def is_step(line: Line) -> bool:
    """Return whether a line next to a pager can be one of its words, such as "Previous"."""
    return len(line.text.split()) <= 2 and not line.hints.heading and line.text[-1:].isalnum()


def is_of_pager(lines: Sequence[Line], position: int) -> bool:
    """Return whether a line belongs to a pager, by itself or as a word beside it."""
    if is_step(lines[position]):
        return any(map(is_pager, lines[max(0, position - 1) : position + 2]))
    return is_pager(lines[position])
