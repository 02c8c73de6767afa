"""Names of structures and fields of work: from the words printed to typed values."""

import functools
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from osce_press._common.regex import regex
from osce_press._grammar.visible import WIDTHLESS
from osce_press.models import FieldOfWork, Source
from osce_press.vocabulary import FieldEntry, Name, StructureEntry, Vocabulary
from osce_press.vocabulary._fold import fold, slug

__all__ = ["JOINT", "SEAM", "Span", "between", "read_field", "read_source", "slug", "split_spans"]

#: Blanks before it are looked at from the first one only, or many of them would take long. Those
#: behind it can have no width, and commas of other scripts need none.
_COMMA = regex(rf"(?:(?<!\s)\s++)?(?:[,;،][\s{WIDTHLESS}]++|[，、]\s*+|,\s*+$)|(?<!\s)\s++,(?=\w)")
#: A small word behind the last comma: "A, B, and C"; a count, and what is left out of a long list.
_LAST = regex(r"[^\W\d_A-Z]{1,3}\s++")
_COUNT = regex(r"(?<!\s)\s*+(?:\(\d{1,4}\)|\+\s?\d{1,3}\s\w{3,6})$")
#: What can stand between names: blanks, or nothing, where a capital stands behind a small letter;
#: between others than places, which stay as printed, also a sign or a small word ("and", "и").
SEAM = regex(r"(?<=[\w)])\s+(?=\w)|(?<=[a-z])(?=[A-Z])")
JOINT = regex(
    r"(?<=[\w)])(?:\s*+[/|·•&]\s*+|\s++(?:[^\W\d_A-Z]{1,3}\s++)?+)(?=\w)|(?<=[a-z])(?=[A-Z])"
)
#: Names without anything between them are no longer together.
_LONGEST_ROW = 400
#: No name of the vocabulary has more parts between commas.
_MOST_COMMAS = 6


class Span(NamedTuple):
    """A name in a list of names, with its offset there."""

    text: str
    start: int


@functools.lru_cache(maxsize=4096)
def read_source(text: str, vocabulary: Vocabulary) -> Source:
    """Return the structure printed as ``text``."""
    entry, name = vocabulary.structure(text), vocabulary.without_closed(text)
    closed = name != text
    if entry is None:
        return Source(name, text, slug(name), closed=closed)
    return Source(
        _english(entry, name),
        text,
        entry.slug,
        known=True,
        closed=closed or entry.closed is not None,
        country=entry.country,
        current_name=entry.name,
    )


@functools.lru_cache(maxsize=4096)
def read_field(text: str, vocabulary: Vocabulary) -> FieldOfWork:
    """Return the field of work printed as ``text``."""
    entry = vocabulary.field_of_work(text)
    if entry is None:
        return FieldOfWork(text, text, slug(text))
    return FieldOfWork(
        _english(entry, text),
        text,
        entry.slug,
        known=True,
        current_name=entry.name,
        dimension=entry.dimension,
    )


def _english(entry: StructureEntry | FieldEntry, text: str) -> str:
    """Return an English name as the vocabulary spells it; of one in another language, the entry's.

    One with more than its words ("the OSCE Secretariat") stays as printed.
    """
    name = fold(text)
    same = [other for other in (Name(entry.name), *entry.names) if fold(other.text) == name]
    spelled = next((other.text for other in same if other.lang == "en"), entry.name)
    return spelled if same else text


def between(joints: Iterable[re.Match[str]], text: str) -> list[tuple[int, int]]:
    """Return where the parts of a text between joints begin and end."""
    edges = [0]
    for joint in joints:
        edges += joint.span()
    edges.append(len(text))
    return [*zip(edges[::2], edges[1::2], strict=True)]


def split_spans(
    text: str, known: Callable[[str], object], seam: re.Pattern[str] = SEAM
) -> list[Span]:
    """Split a printed list of names at its commas, except those inside a known name.

    Links beside each other have none between them, and some pages other signs or words; names are
    split there if all are known.
    """
    if text[-1:].isalpha() and known(text):
        return [Span(text, 0)]
    parts = between(_COMMA.finditer(text), text)
    names: list[Span] = []
    first = 0
    while first < len(parts):
        start = parts[first][0]
        longer = range(min(len(parts), first + _MOST_COMMAS) - 1, first, -1)
        last = next((at for at in longer if known(text[start : parts[at][1]])), first)
        name = text[start : parts[last][1]]
        small = _LAST.match(name) if last == len(parts) - 1 and first else None
        if small and small[0].islower() and known(name[small.end() :]):
            start, name = start + small.end(), name[small.end() :]
        if (count := _COUNT.search(name)) and known(name[: count.start()]):
            name = name[: count.start()]
        if name:
            row = [] if known(name) else _in_a_row(name, known, seam)
            names += [Span(words, start + at) for words, at in row or [Span(name, 0)]]
        first = last + 1
    return names


def _in_a_row(text: str, known: Callable[[str], object], seam: re.Pattern[str]) -> list[Span]:
    """Return the known names that a text is made of, if it is; the longest first."""
    names: list[Span] = []
    seams = [match.span() for match in seam.finditer(text)] if len(text) <= _LONGEST_ROW else []
    start = 0
    while start < len(text):
        ends = (seam for seam in ((len(text),) * 2, *reversed(seams)) if seam[0] > start)
        found = next((found for found in ends if known(text[start : found[0]])), None)
        if found is None:
            return []
        names.append(Span(text[start : found[0]], start))
        start = found[1]
    return names
