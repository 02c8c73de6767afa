"""Standing lines: words that are the site's wherever they stand, unless the text says them."""

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import takewhile
from operator import attrgetter

from osce_press._common.regex import regex
from osce_press._grammar.shape import Shape
from osce_press._lines.page import Page
from osce_press._marks import Line
from osce_press._parts.areas import Areas
from osce_press._parts.outline import Verdict
from osce_press.models import Role
from osce_press.vocabulary import PhraseEntry

__all__ = [
    "LEAST_ANNOUNCING",
    "announced",
    "boxes",
    "cards_below",
    "is_listed",
    "labelled_cards",
    "standing_lines",
]

#: So many items of a list are looked at, up to the line that announces it, which is no shorter.
_MOST_LISTED, LEAST_ANNOUNCING = 40, 20
#: The name of a link at the end of a page, or the organization's address.
_NAME = regex(r"[^\d:@]{1,60}|[^:@]{1,60},[^:@]{1,60}")
#: Buttons, and names of networks.
_SHARED = frozenset({"share", "social"})
_CELLS = frozenset({"td", "th"})
#: A box in the text has so many lines below its heading at most.
_MOST_IN_BOX = 4


def standing_lines(
    page: Page, lines: Sequence[Line], areas: Areas | None = None
) -> dict[int, Verdict]:
    """Return the lines that are the site's wherever they stand, by number: "Share this page"."""
    found: dict[int, Verdict] = {}
    for line in areas.named if areas else [it for it in lines if it.mark.meaning.phrase]:
        phrase = line.mark.meaning.phrase
        if not (phrase and phrase.anywhere) or line.hints.heading == 1 or _is_in_block(line, lines):
            continue
        # "3 May 2019 5 min read" and "3.5.2019 | 7 reads" are dates, and a paragraph can end like a
        # footer.
        mark = line.mark
        if mark.header or (phrase.match == "suffix" and mark.shape is Shape.LONG):
            continue
        # A sentence can begin like a byline, but not like a consent to cookies.
        site = phrase.role is Role.FOOTER or not mark.is_prose or phrase.match == "line"
        of_text = _is_of_text(line, lines, areas) if areas else _is_of_plain_text(line, lines)
        if site and not (of_text or is_listed(lines, line.number)):
            found[line.number] = Verdict(phrase.role, "standing-line", phrase.slug)
            below = lines[line.number + 1 : line.number + 2]
            is_label = phrase.match == "prefix" and line.text[-1] in ":："
            if is_label and any(it.mark.shape is Shape.NAME for it in below):
                found[line.number + 1] = found[line.number]
    linked = lines if page.link_shares else ()
    for line in [it for it in linked if it.link_share and ":" in it.text]:
        label = None if line.mark.meaning.phrase else line.mark.label
        # A link to another page: "Read also: OSCE opens a mill".
        is_link = label and line.link_share * len(line.text) >= 0.8 * len(label.value)
        if is_link and (entry := announced(line)):
            found[line.number] = Verdict(entry.role, "standing-line", entry.slug)
    return {**found, **_names_below(lines, found)}


def cards_below(lines: Sequence[Line], areas: Areas) -> Iterator[tuple[int, str]]:
    """Yield the lines of cards below a heading such as "Related articles", with its words.

    Cards are elements beside the heading with a link in them, or links right below it; a paragraph
    beside it ends them.
    """
    heading: Line | None = None
    outer = last = end = 0
    named = ((line.number, line.mark.meaning.phrase) for line in areas.named)
    heads = {at for at, it in named if it and it.role is Role.RELATED and it.holds == "titles"}
    for line in lines[min(heads) :] if heads else ():
        at = areas.grouping[line.spot.element]
        if line.number in heads:
            heading, outer, last = line, at, line.number
            end = last + 1 + _teasers(lines[last + 1 :])
            while outer and areas.lines[outer] == 1:
                outer = areas.elements[outer].parent
        elif heading is not None:
            card = areas.below(outer, at)
            if card is None:
                heading = None
            elif (
                line.number < end
                or (card != outer and (areas.link_lines[card] or areas.links(card) > 0.5))
                or (line.number == last + 1 and _goes_on(line, lines[last], last > heading.number))
            ):
                last = line.number
                yield heading.number, heading.text
                yield last, heading.text
            elif card == outer and line.mark.is_prose and not line.is_link:
                heading = None


def _teasers(lines: Sequence[Line]) -> int:
    """Return how many lines are teasers, two at least: titles with a sentence each, links, dates.

    Where one more sentence follows, they may be the text.
    """
    count = links = end = 0
    above: Line | None = None
    several = sum(line.mark.is_prose for line in lines) > 1
    for number, line in enumerate(lines if several else ()):
        is_link = line.link_share > 0.5
        links += is_link
        if line.mark.is_prose and not is_link:
            if above is None or above.mark.is_prose:
                return 0
            count += 1
        elif not (is_link or line.hints.heading or line.mark.header):
            break
        if count > 1 and (is_link or line.mark.is_prose):
            end = number + 1
        above = line
    return end if links > 1 else 0


def _goes_on(line: Line, above: Line, begun: object) -> object:
    """Whether a line goes on in a card: a link, a date beside or below it, a sentence below."""
    if line.link_share > 0.5 or (begun and line.mark.header):
        return True
    return line.mark.is_prose and above.mark.header


def labelled_cards(lines: Sequence[Line], areas: Areas) -> Iterator[tuple[int, str]]:
    """Yield the lines of cards with the dates of other pages, with the label that they repeat.

    Each is a link.
    """
    #: By element.
    found: dict[int, str] = {}
    above: Line | None = None
    for line, label in areas.labelled:
        if label.key != "date":
            continue
        if above is not None and any(it.is_link for it in lines[above.number : line.number]):
            for at in areas.beside(areas.common(above.spot.element, line.spot.element)):
                found[at] = label.text
        above = line
    if found:
        yield from ((it.number, said) for it in lines if (said := found.get(it.spot.element)))


def boxes(
    lines: Sequence[Line], areas: Areas, found: Container[int], is_named: Callable[[int], object]
) -> Iterator[tuple[int, str]]:
    """Yield the lines of boxes in or below the text, with their headings, which are the site's.

    The site's is the link, too, that one ends in: "Support us ... Donate". Or it ends the text,
    what it is called speaks against it, and its heading is a standing line, or a name with which
    the sentence below it begins.
    """
    text = {*areas.around(areas.best)}
    for heading in (it for it in areas.headings if it.number in found):
        begin, at = heading.number + 1, areas.grouping[heading.spot.element]
        above, near = lines[max(0, begin - 2) : begin - 1], lines[begin : begin + _MOST_IN_BOX + 1]
        inside = [areas.grouping[it.spot.element] for it in above]
        homes = (areas.grouping[it.spot.element] for it in near)
        below = near[: len([*takewhile(at.__eq__, homes)])]
        if at in {*text, *inside} or not 0 < len(below) <= _MOST_IN_BOX:
            continue
        end, others = below[-1], (line.mark for line in below if line.number not in found)
        linked = end.number in found and (end.is_link or end.hints.tag == "button")
        said = heading.mark.meaning.phrase or below[0].text.startswith(f"{heading.text} ")
        told = all(it.is_prose and not it.dateline for it in others)
        prose = (it for it in lines[begin:] if it.mark.is_prose and it.number not in found)
        after = (it for it in prose if it.number > end.number)
        is_last = not any(not areas.levels[it.spot.element] for it in after)
        if told and (linked or (said and is_named(at) and is_last)):
            yield from ((line.number, heading.text) for line in below)


def is_listed(lines: Sequence[Line], position: int) -> bool:
    """Return whether a line is an item of a list that the text announces.

    It stands among other words, or the text goes on below the list; lines without marks do both.
    """
    line, phrase = lines[position], lines[position].mark.meaning.phrase
    is_in = attrgetter("hints.item") if line.hints.item else _is_name
    if line.link_share or not is_in(line):
        return False
    above = [*takewhile(is_in, reversed(lines[max(0, position - _MOST_LISTED) : position]))]
    below = [*takewhile(is_in, lines[position + 1 : position + _MOST_LISTED])]
    head = lines[max(0, position - len(above) - 1)]
    if len(head.text) < LEAST_ANNOUNCING or head.mark.meaning.phrase or head.text[-1] not in ":：":
        return False
    end = position + len(below) + 1
    after = (it.mark for it in lines[end : end + 1])
    goes_on = any(it.is_prose and it.meaning.phrase is None for it in after)
    # "Share it with your friends:" announces networks, and "© OSCE" is no item.
    if phrase is not None and (phrase.slug in _SHARED or phrase.match != "line"):
        below, goes_on = below[:1], False
    others = any(it.mark.meaning.phrase is None for it in (*above, *below))
    return (others or goes_on) if line.hints.item else (others and goes_on)


def _is_name(line: Line) -> bool:
    """Whether a line can be one of a list without marks."""
    is_plain = not (line.hints.item or line.hints.heading or line.link_share or line.label)
    return is_plain and line.mark.shape is Shape.NAME and line.text[-1] not in ":："


def _names_below(lines: Sequence[Line], found: Container[int]) -> dict[int, Verdict]:
    """Return the names of links among the standing lines that end a page: "Facebook", "Imprint".

    Extracted text prints a footer so, and Markdown its list. Below "Contacts" and headings of
    related items they are that section's, and where the text announces a list, its own.
    """
    start = len(lines)
    while start and (lines[start - 1].number in found or _can_end_page(lines[start - 1])):
        start -= 1
    below = [(line, line.mark.meaning.phrase) for line in lines[start:]]
    last = max((line.number for line, _ in below if line.number in found), default=0)
    is_footer = sum(phrase is not None and phrase.role is Role.FOOTER for _, phrase in below) > 1
    named: dict[int, Verdict] = {}
    head: PhraseEntry | None = None
    for line, phrase in below:
        known = line.number in found or (phrase is not None and phrase.anywhere and is_footer)
        if phrase is not None and phrase.match == "line":
            # A disclaimer, or "Print" alone, heads nothing but items; others follow it.
            heads = line.number < last or (known and (is_footer or not line.mark.is_word))
            heads |= line.hints.item and phrase.slug in _SHARED
            is_sites = not phrase.holds and phrase.role is not Role.SUMMARY
            head = phrase if heads and is_sites else None
        if head and line.number not in found and (known or phrase is None):
            named[line.number] = Verdict(Role.FOOTER, "among-standing-lines", head.slug)
    text = [line for line in lines[:start] if line.number not in found] if named else []
    announced = bool(text) and text[-1].text[-1] in ":：" and text[-1].label is None
    return named if any(line.mark.is_prose for line in text) and not announced else {}


def _can_end_page(line: Line) -> bool:
    """Whether a line is a standing one, or the name of a link or an address."""
    if (phrase := line.mark.meaning.phrase) is not None:
        return phrase.match == "line"
    is_name = line.mark.shape is Shape.NAME and not line.hints.heading
    return is_name and _NAME.fullmatch(line.text) is not None


def _is_of_text(line: Line, lines: Sequence[Line], areas: Areas) -> bool:
    """Whether words that sites use are the text's: a heading, an item, a cell, a sentence."""
    at, hints, phrase = line.spot.element, line.hints, line.mark.meaning.phrase
    if phrase is None or line.link_share or areas.levels[at]:
        return False
    beside = [
        other
        for other in lines[max(0, line.number - 1) : line.number + 2]
        if not (other.mark.meaning.phrase or other.link_share)
    ]
    near = [other for other in beside if other.spot.element == at]
    if line.mark.is_prose:
        return len(near) == 2 and all(other.mark.is_prose for other in near)
    if phrase.match != "line":
        return False
    if hints.item:
        return bool(near) and near[-1].hints.item
    if areas.elements[at].tag in _CELLS and not near:
        cells = (areas.elements[other.spot.element] for other in beside)
        tables = [cell.parent for cell in cells if cell.tag in _CELLS]
        return tables == [areas.elements[at].parent] * 2
    is_heading = hints.heading > 1 or (hints.label and "label" not in hints.names)
    return is_heading and line.mark.is_word and _heads_text(line, lines)


def _heads_text(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a heading has words of the text below it."""
    near = lines[line.number + 1 : line.number + _MOST_LISTED]
    below = next((it for it in near if not it.hints.heading), None)
    return below is not None and not below.link_share and _says(below)


def _says(line: Line) -> bool:
    """Whether a line is prose, or some words of it, as items have them."""
    return line.mark.is_prose or line.text[-1] in ".;"


def _is_of_plain_text(line: Line, lines: Sequence[Line]) -> bool:
    """Whether words that sites use are a sentence or a word among sentences, or the title."""
    number, phrase = line.number, line.mark.meaning.phrase
    above = lines[number - 1].mark if number else None
    below = lines[number + 1] if number + 1 < len(lines) else None
    if phrase is None or below is None:
        return False
    is_line = phrase.match == "line"
    is_word = is_line and line.mark.is_word
    if is_word or line.mark.is_prose:
        # "Advertisement" stands between many.
        around = lines[max(0, number - _MOST_LISTED) : number + _MOST_LISTED]
        is_text = below.mark.is_prose or (is_word and below.hints.item and _says(below))
        is_text = is_text and not below.mark.meaning.phrase
        is_below = above is not None and above.is_prose and not above.meaning.phrase
        return sum(other.mark is line.mark for other in around) == 1 and is_text and is_below
    meaning = above.meaning if above is not None else None
    if is_line or meaning is None or meaning.menu is not None:
        # A structure can be the value of a label.
        begins = below.label is not None and not is_line
        return begins and not (number > 1 and lines[number - 2].label)
    named = meaning.kind or meaning.section or meaning.structure
    return named is not None and (below.mark.is_prose or below.mark.header is not None)


def _is_in_block(line: Line, lines: Sequence[Line]) -> bool:
    """Whether "Tags:" is a label of a block: another, with its value, is right above it."""
    near = lines[max(0, line.number - 3) : line.number + 1]
    labels = [it for it in near if it.mark.shape is Shape.LABEL or it.hints.tag == "dt"]
    is_below = line in labels and any(not it.mark.meaning.phrase for it in labels)
    return is_below and not any(it.mark.is_prose for it in near)


def announced(line: Line) -> PhraseEntry | None:
    """Return the heading of related items that a line begins with: "Tags: maps, schools"."""
    phrase = line.mark.announced
    return phrase if phrase is not None and phrase.role is Role.RELATED else None
