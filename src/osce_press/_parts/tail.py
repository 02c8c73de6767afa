"""The tail of a page: invitations, related items, disclaimers and contacts after the body.

A tail is made of sections: a standing line of the vocabulary, and after a heading the lines that
its kind of section may hold. It must reach the end of the page, so prose after a heading's words
makes them part of the body.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from osce_press._common.regex import regex
from osce_press._grammar.shape import Shape, file_size
from osce_press._lines.page import Element, around
from osce_press._marks import Line
from osce_press._parts.menu import menu_start
from osce_press._parts.outline import Verdict
from osce_press._parts.standing import announced, is_listed
from osce_press.models import Role
from osce_press.vocabulary import PhraseEntry

__all__ = [
    "Section",
    "contacts_within",
    "date_below",
    "hides_address",
    "is_tail_heading",
    "outermost",
    "read_tail",
    "reads_on",
    "sites_below",
    "stretch_start",
    "text_below",
]

#: Roles of the phrases that begin a section of the tail.
_ROLES = frozenset({Role.RELATED, Role.NOTICE, Role.CONTACTS, Role.FOOTER})
_SITES = frozenset({Role.RELATED, Role.FOOTER})
_ARTICLES = ("article", "main")
_CUT = regex(r"(?:\.{3}|…)[\"”»]?$")
_LONGEST_CONTACT = 160
#: Name, role and structure of a contact stand on so many lines, the first of so many words.
_MOST_ABOVE, _MOST_OF_NAME = 3, 6
_REACHED = regex(r"\+?[\d\s()/.-]{6,30}|[^\s@]+@[^\s@]+\.\w{2,}|\[email\sprotected\]")
_MAILED = regex(r"[,:]\s.*@\S+\.$")
#: The title of a related item has so many words at least.
_FEWEST_OF_TITLE = 3
#: Kind, title and date are so many lines.
_MOST_IN_CARD = 3
#: "12 Upper Lake str." is no sentence, though it ends in a full stop.
_MOST_ADDRESS_WORDS, _LONGEST_ABBREVIATION = 5, 5
#: Among the site's lines stand so many others, so many to a sentence, each of a few words, and so
#: many sentences above to one below.
_FEWEST_AMONG, _TO_SENTENCE, _MOST_WORDS, _ABOVE_TO_BELOW = 8, 5, 8, 2


class Section(NamedTuple):
    """A section of the tail: its lines from ``start`` up to ``end``."""

    start: int
    end: int
    role: Role
    #: Slug of the phrase it was recognised by; "links" for a list of nothing but links or titles,
    #: "updated" for the date of the page's last change.
    slug: str

    @property
    def verdict(self) -> Verdict:
        """The verdict on each of its lines."""
        return Verdict(self.role, "tail", self.slug)


def is_tail_heading(line: Line) -> bool:
    """Return whether a line can head a section of the tail."""
    phrase = line.mark.meaning.phrase
    return phrase is not None and phrase.match == "line" and phrase.role in _ROLES


def hides_address(line: Line) -> bool:
    """Return whether a line stands for an address that the page hides."""
    phrase = line.mark.meaning.phrase
    return phrase is not None and phrase.role is Role.CONTACTS and phrase.match == "prefix"


def reads_on(line: Line) -> bool:
    """Return whether a line leads to the rest of a text, or to an entry's own page: "Read more"."""
    phrase = line.mark.meaning.phrase
    return phrase is not None and phrase.slug == "read-on"


def read_tail(lines: Sequence[Line], start: int, elements: Sequence[Element] = ()) -> list[Section]:
    """Return the sections that end the page, none of them before line ``start``."""
    end = menu_start(lines, start)
    sections = [Section(end, len(lines), Role.NAVIGATION, "menu")] if end < len(lines) else []
    for index in range(end - 1, start - 1, -1):
        line = lines[index]
        entry = line.mark.meaning.phrase if is_tail_heading(line) else None
        if entry is None and not line.mark.is_prose:
            entry = announced(line)
        if entry is not None:
            listed = line.hints.item and is_listed(lines, index)
            if listed or not _holds(entry, lines[index + 1 : end]):
                break
            sections += _headed(entry, lines, index, end, elements)
            end = index
        elif closing := _closing(line, last=index == end - 1):
            sections.append(Section(index, end, *closing))
            end = index
        elif not (_is_contact(line) or _is_related(lines, index) or _is_below_title(lines, index)):
            break
    headed = any(section.role is Role.CONTACTS for section in sections)
    if not headed and (reached := _contacts_alone(lines, start, end)) < end:
        sections.append(Section(reached, end, Role.CONTACTS, "contacts"))
        end = reached
    linked = min(_link_list(lines, start, end), _titles_below_kinds(lines, start, end))
    if linked < end:
        sections.append(Section(linked, end, Role.RELATED, "links"))
        end = linked
    # What a heading at the very end is about stands outside the text.
    headings = stretch_start(
        lines, start, end, lambda it: it.hints.heading > 0 and not it.mark.is_prose
    )
    if start < headings < end:
        sections.append(Section(headings, end, Role.RELATED, "heading"))
    return sections[::-1]


def contacts_within(lines: Sequence[Line], elements: Sequence[Element]) -> Iterator[Section]:
    """Yield the contacts below headings of the markup that the site's sentences stand below."""
    for start, line in enumerate(lines if elements else ()):
        entry = line.mark.meaning.phrase if line.hints.heading else None
        if entry is not None and entry.holds == "contacts":
            below = takewhile(lambda it: not it.hints.heading, lines[start + 1 :])
            held = len([*takewhile(_is_contact, below)])
            end = _contacts_end(lines, start, start + 1 + held, elements)
            if any(map(_is_reachable, lines[start + 1 : end])):
                yield Section(start, end, entry.role, entry.slug)


def sites_below(text: Sequence[Line], site: Mapping[int, Verdict]) -> list[int]:
    """Return the short lines that stand among the site's below a text, by number.

    Menus, tags, forms: they begin at a standing line that most sentences stand above and hardly one
    below, as in the body text extraction of Finn, Kushmerick and Smyth (2001). Sentences and long
    lines stay in the text.
    """
    prose = [line.number for line in text if line.mark.is_prose]
    others = [line for line in text if not line.mark.is_prose]
    for number in sorted(at for at, verdict in site.items() if verdict.role in _SITES):
        above = bisect_right(prose, number)
        sentences = len(prose) - above
        first = bisect_right(others, number, key=lambda line: line.number)
        is_end = above > 1 and above >= _ABOVE_TO_BELOW * sentences
        if is_end and len(others) - first >= max(_FEWEST_AMONG, _TO_SENTENCE * sentences):
            among = (it for it in others[first:] if len(it.text.split()) <= _MOST_WORDS)
            return [line.number for line in among]
    return []


def _headed(
    entry: PhraseEntry, lines: Sequence[Line], start: int, end: int, elements: Sequence[Element]
) -> list[Section]:
    """Return the section of a heading, after what stands below the element of its contacts."""
    own = _contacts_end(lines, start, end, elements) if entry.holds == "contacts" else end
    below = [Section(own, end, Role.RELATED, entry.slug)] if own < end else []
    return [*below, Section(start, own, entry.role, entry.slug)]


def _contacts_end(lines: Sequence[Line], start: int, end: int, elements: Sequence[Element]) -> int:
    """Return where contacts end: with the element around their heading and the last number."""
    last = stretch_start(lines, start + 1, end, lambda line: not _is_reachable(line))
    if not elements or last == start + 1:
        return end
    own, other = (lines[at].spot.element for at in (start, last - 1))
    outer = max({*around(own, elements)} & {*around(other, elements)})
    within = takewhile(lambda it: outer in around(it.spot.element, elements), lines[last:end])
    return last + len([*within])


def date_below(lines: Sequence[Line], start: int) -> Line | None:
    """Return the line of the date below a text, behind its label or the author, if there is one."""
    tail = read_tail(lines, start)
    end = tail[0].start if tail else len(lines)
    line = lines[end - 1] if end > start + 1 else None
    found = line and line.mark.header
    if line is None or not found or found.places or not found.date:
        return None
    label = line.mark.label
    if label and "date" in {label.key, label.other_date}:
        return line
    if line.label or reads_on(lines[end - 2]):
        # Below a link to the rest, it is that of a teaser.
        return None
    begun = any(other.mark.dateline for other in lines[start : start + 2])
    return line if label or (found.date.start and not begun) else None


def text_below(lines: Sequence[Line], end: int, elements: Sequence[Element]) -> list[Line]:
    """Return what stands below the end of a block besides the tail: text only if it is a sentence.

    What stands outside of the block's main element, or of its article, is left out.
    """
    tail = read_tail(lines, end)
    article = outermost(lines[end - 1], elements, *_ARTICLES)
    below = lines[end : tail[0].start if tail else None]
    return [it for it in below if not article or outermost(it, elements, *_ARTICLES) == article]


def outermost(line: Line, elements: Sequence[Element], *tags: str) -> int:
    """Return the outermost element of these tags that a line stands in; 0 if there is none."""
    above = around(line.spot.element, elements)
    own = (at for at in above if at and elements[at].tag in tags)  # a text has no elements
    return min(own, default=0)


def stretch_start(lines: Sequence[Line], start: int, end: int, fits: Callable[[Line], bool]) -> int:
    """Return where the lines begin, up to ``end`` and not before ``start``, that all fit."""
    while end > start and fits(lines[end - 1]):
        end -= 1
    return end


def _holds(entry: PhraseEntry, lines: Sequence[Line]) -> bool:
    """Whether a section of that kind can hold these lines."""
    if entry.holds is None:
        return not lines
    if entry.holds == "contacts":
        return all(map(_is_contact, lines))
    others = [at for at in range(len(lines)) if not _is_related(lines, at)]
    # One sentence below a title can be the text's, several are teasers.
    return not others or (len(others) > 1 and all(_is_below_title(lines, at) for at in others))


def _is_change(line: Line) -> bool:
    """Whether a line is the date of the page's last change, and nothing else."""
    label = line.mark.label
    # A label alone has its date below it.
    if (label is None or label.value) and not ("20" in line.text or "19" in line.text):
        return False
    if label is not None and label.value:
        return label.other_date == "updated"
    header = line.mark.header
    others = () if header is None or header.date else header.others
    return any(other.key == "updated" for other in others)


def _closing(line: Line, *, last: bool) -> tuple[Role, str] | None:
    """Return what closes a text: the date of a change or, as ``last``, "###", "SOURCE OSCE"."""
    if _is_change(line):
        return Role.FOOTER, "updated"
    copied = (it for it, _ in line.mark.copies if last and it.zone != "head" and not it.among)
    return next(((entry.role, entry.slug) for entry in copied), None)


def _is_related(lines: Sequence[Line], position: int) -> bool:
    """Whether a line can be of a related item: title, date, kind, a teaser cut short or below both.

    That is a sentence with its title and its date above it.
    """
    line = lines[position]
    if line.mark.shape <= Shape.QUESTION or line.is_link or _CUT.search(line.text):
        return True
    if position < 2:
        return False
    title, date = lines[position - 2], lines[position - 1].mark.header
    is_dated = date is not None and date.date is not None and not date.places
    return is_dated and not title.mark.is_prose and title.mark.header is None


def _is_below_title(lines: Sequence[Line], position: int) -> bool:
    """Whether a title stands above a sentence, and above it another's or what heads them."""
    above = lines[max(0, position - 2) : position]
    if not above or (len(above) > 1 and not (above[0].mark.is_prose or is_tail_heading(above[0]))):
        return False
    title = above[-1].mark
    is_name = title.shape is Shape.NAME and not title.header
    return is_name and len(title.text.split()) >= _FEWEST_OF_TITLE


def _is_contact(line: Line) -> bool:
    """Whether a line can be part of an address: short, and no sentence but "12 Lake str.".

    An address for e-mail can have a full stop behind it: "Ana Petrova, Editor: ana@osce.example.".
    """
    text = line.text
    if hides_address(line):
        return True
    is_short = len(text) <= _LONGEST_CONTACT
    if not line.mark.is_prose or (is_short and _MAILED.search(text)):
        return is_short
    words = text.split()
    return (
        len(words) <= _MOST_ADDRESS_WORDS
        and len(words[-1]) <= _LONGEST_ABBREVIATION
        and any(map(str.isdigit, text))
    )


def _contacts_alone(lines: Sequence[Line], start: int, end: int) -> int:
    """Return where contacts without a heading begin: a name, then a role, and ways to reach them.

    The last line is a labelled number or address ("Mobile: +45 ..."), and no line a sentence. Below
    "For further information, please contact:" they are the text's; below "Media contact:" not.
    """
    first = stretch_start(lines, start, end, _is_reachable)
    above = stretch_start(lines, max(start, first - _MOST_ABOVE), first, _is_named)
    # A postal address begins with whose it is.
    above -= start < above < first and lines[above - 1].mark.meaning.structure is not None
    if above < first:
        # A line with a number is no name, nor is one of many words above another.
        top = lines[above]
        is_long = above + 1 < first and len(top.text.split()) > _MOST_OF_NAME
        is_long = is_long and top.mark.meaning.structure is None
        above += is_long or any(map(str.isdigit, top.text))
    asked = lines[max(0, above - 1) : first]
    if any(line.mark.shape is Shape.NAME and line.text.endswith((":", "：")) for line in asked):
        return end
    return above if above < first < end else end


def _is_named(line: Line) -> bool:
    """Whether a line can be a name or a role: a few words, and not "They were many."."""
    return line.mark.shape is Shape.NAME and not line.text.endswith((".", "!", "?"))


def _is_reachable(line: Line) -> bool:
    """Whether a line is nothing but a labelled number or an address for e-mail, or hides one."""
    label = line.mark.label
    value = line.text if label is None else label.value
    return _REACHED.fullmatch(value) is not None or hides_address(line)


def _link_list(lines: Sequence[Line], start: int, end: int) -> int:
    """Return where a list of links, set apart from the paragraphs before it, begins.

    Links that a line announces with a colon, or that are grouped with prose, are the article's own;
    on a page whose elements group nothing, three links in a row at the very end are the site's, and
    so are links with bars between, files, and tools ("Top").
    """
    first = stretch_start(lines, start, end, lambda line: line.is_link or _is_file(line))
    if first in (start, end) or lines[first - 1].text.endswith((":", "：")):
        return end
    apart = lines[first].spot.container != lines[first - 1].spot.container
    in_row = any("|" in line.text for line in lines[first:end])
    if apart or in_row or end - first >= 3:
        return first
    # A link is a tool of the site's, as it is in brackets or a row.
    find = lines[first].mark.vocabulary.phrase
    tools = {it.number for it in lines[first:end] if it.is_link and find(f"[{it.text}]")}
    return stretch_start(lines, first, end, lambda it: it.number in tools or _is_file(it))


def _titles_below_kinds(lines: Sequence[Line], start: int, end: int) -> int:
    """Return where cards of other pages begin: the name of a kind, a title and perhaps a date."""
    at, kinds = end, 0
    while at - start > _MOST_IN_CARD:
        near = range(at - 2, at - _MOST_IN_CARD - 1, -1)
        kind = next((it for it in near if lines[it].mark.meaning.kind), None)
        card = lines[kind or at : at]
        if any(it.mark.is_prose or it.hints.item for it in card):
            break
        if not card or len(card[1].text.split()) < _FEWEST_OF_TITLE:
            break
        at, kinds = at - len(card), kinds + 1
    return at if kinds > 1 else end


def _is_file(line: Line) -> bool:
    """Whether a line is the name of a file with its size: "English (PDF, 214 KB)"."""
    return not line.mark.is_prose and file_size(line.text) is not None
