"""Standing lines: words that are the site's wherever they stand, unless the text says them."""

from collections.abc import Iterator, Sequence

from osce_press._marks import Line
from osce_press._parts.areas import Areas
from osce_press._parts.outline import Verdict
from osce_press.models import Role
from osce_press.vocabulary import PhraseEntry

__all__ = ["standing_lines"]


def standing_lines(
    lines: Sequence[Line], areas: Areas | None = None
) -> Iterator[tuple[int, Verdict]]:
    """Yield the lines that are the site's wherever they stand: "Share this page"."""
    for line in lines:
        phrase = line.mark.meaning.phrase
        if phrase is None:
            if line.link_share and ":" in line.text and (phrase := _announced(line)):
                yield line.number, Verdict(phrase.role, "standing-line", phrase.slug)
            continue
        if not phrase.anywhere or line.hints.heading == 1:
            continue
        # "3 May 2019 5 min read" is a date.
        if phrase.match == "suffix" and line.mark.header is not None:
            continue
        # A sentence can begin like a byline, but not like a consent to cookies.
        site = phrase.role is Role.FOOTER or not line.mark.is_prose or phrase.match == "line"
        if site and not (areas and _is_of_text(line, lines, areas)):
            yield line.number, Verdict(phrase.role, "standing-line", phrase.slug)


def _is_of_text(line: Line, lines: Sequence[Line], areas: Areas) -> bool:
    """Whether words that sites use are the text's: a heading, an item, a sentence among others."""
    at, hints, phrase = line.spot.element, line.hints, line.mark.meaning.phrase
    near = [
        other
        for other in lines[max(0, line.number - 1) : line.number + 2]
        if other.spot.element == at and not (other.mark.meaning.phrase or other.link_share)
    ]
    if not near or line.link_share or areas.level(at):
        return False
    above_prose = near[-1].number > line.number and near[-1].mark.is_prose
    if line.mark.is_prose:
        return above_prose and len(near) == 2 and near[0].mark.is_prose
    if phrase is None or phrase.match != "line":
        return False
    if hints.item:
        return near[-1].hints.item
    is_heading = hints.heading > 1 or (hints.label and "label" not in hints.names)
    return above_prose and is_heading and " " not in line.text


def _announced(line: Line) -> PhraseEntry | None:
    """Return what a link to another page is announced by: "Read also: OSCE opens a mill"."""
    label = line.mark.label
    if label is None or line.link_share * len(line.text) < 0.8 * len(label.value):
        return None
    phrase = line.mark.announced
    return phrase if phrase is not None and phrase.role is Role.RELATED else None
