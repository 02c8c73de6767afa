"""The tail of a page: invitations, related items, disclaimers and contacts after the body.

A tail is made of sections: a standing line of the vocabulary, and after a heading the lines that
its kind of section may hold. It must reach the end of the page, so prose after a heading's words
makes them part of the body.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from osce_press._grammar.shape import is_prose, is_question
from osce_press._lines.page import Line
from osce_press.models import Role
from osce_press.vocabulary import PhraseEntry, Vocabulary

__all__ = ["TAIL_ROLES", "Section", "read_tail"]

#: Roles of the phrases that begin a section of the tail.
TAIL_ROLES = frozenset({Role.RELATED, Role.NOTICE, Role.CONTACTS, Role.FOOTER})
_CUT = re.compile(r"(?:\.{3}|…)[\"”»]?$")
_LONGEST_CONTACT = 160
#: "12 Upper Lake str." is no sentence, though it ends in a full stop.
_MOST_ADDRESS_WORDS, _LONGEST_ABBREVIATION = 5, 5


class Section(NamedTuple):
    """A section of the tail: its lines from ``start`` up to ``end``."""

    start: int
    end: int
    role: Role
    #: Slug of the phrase it was recognised by; "links" for a list of nothing but links.
    slug: str


def read_tail(lines: Sequence[Line], start: int, vocabulary: Vocabulary) -> list[Section]:
    """Return the sections that end the page, none of them before line ``start``."""
    end = len(lines)
    sections: list[Section] = []
    for index in range(len(lines) - 1, start - 1, -1):
        entry = vocabulary.phrase(lines[index].text)
        if entry is not None and entry.match == "line" and entry.role in TAIL_ROLES:
            if not _holds(entry, lines, index + 1, end):
                break
            sections.append(Section(index, end, entry.role, entry.slug))
            end = index
        elif not _can_be_held(lines[index]):
            break
    linked = _link_list(lines, start, end)
    if linked < end:
        sections.append(Section(linked, end, Role.RELATED, "links"))
    return sections[::-1]


def _holds(entry: PhraseEntry, lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether a section of that kind can hold these lines."""
    if entry.holds is None:
        return start == end
    return all(map(_is_contact if entry.holds == "contacts" else _is_teaser, lines[start:end]))


def _can_be_held(line: Line) -> bool:
    return _is_contact(line) or _is_teaser(line)


def _is_teaser(line: Line) -> bool:
    """Whether a line can be a related item: a title, a date, a kind, a teaser cut short."""
    text = line.text
    if not is_prose(text) or is_question(text):
        return True
    return _CUT.search(text) is not None or line.hints.link_share > 0.9


def _is_contact(line: Line) -> bool:
    """Whether a line can be part of an address: short, and no sentence but "12 Lake str."."""
    text = line.text
    if not is_prose(text):
        return len(text) <= _LONGEST_CONTACT
    words = text.split()
    return (
        len(words) <= _MOST_ADDRESS_WORDS
        and len(words[-1]) <= _LONGEST_ABBREVIATION
        and any(map(str.isdigit, text))
    )


def _link_list(lines: Sequence[Line], start: int, end: int) -> int:
    """Return where a list of links, set apart from the paragraphs before it, begins.

    Links grouped with prose are the article's own, such as documents it presents; on a page whose
    elements group nothing, three links in a row at the very end are the site's.
    """
    first = end
    while first > start and lines[first - 1].hints.link_share > 0.9:
        first -= 1
    if first in (start, end):
        return end
    apart = lines[first].hints.container != lines[first - 1].hints.container
    return first if apart or end - first >= 3 else end
