"""The title of a page, as far as markup tells: a heading, or what the head of the document says."""

import re
from collections.abc import Iterator, Sequence

from osce_press._marks import Line

__all__ = ["find_title"]

#: From this share of common words on, a heading is what the head of the document says.
_ALIKE = 0.4
#: A word, or a sign of a script that sets no spaces between words; what stands between a title and
#: the name of the site; the words that a title has at least which is no heading.
_WORD = re.compile(r"[^\W\u3040-\u30ff\u3400-\u9fff]+|\w")
_APART = re.compile(r"\s[|·•:–—»-]+\s|_|--+|(?<=[\u3040-\u30ff\u3400-\u9fff])[\s|-]")
_LEAST_WORDS = 3
#: The name of the site, as a link to its front page, has some of them, too.
_ALIKE_LINK = 0.6


def find_title(lines: Sequence[Line], witnesses: Sequence[str], first: int) -> Line | None:
    """Return the line that is the title: the highest heading, unless the head says another.

    Args:
        lines: The page's lines.
        witnesses: What the head of the document says the title is; the site's name may be in it.
        first: Number of the first line of the text; a title seldom stands far below it.
    """
    said = [words for witness in witnesses if (words := _words(witness))]
    parts = {part for witness in witnesses for part in _parts(witness)}
    best, found = 0.0, None
    for line in lines:
        level = line.hints.heading
        meaning = line.mark.meaning
        # What is no heading must be what the head of the document says, or a part of it.
        if not level and (line.number > first or line.text not in parts or meaning.kind):
            continue
        each = [_alike(_words(line.text), other) for other in said]
        alike = sum(each) / len(each) if each else 0.0
        score = {1: 2.0, 2: 1.0, 3: 0.5}.get(level, 0.0) + (3 * alike if alike >= _ALIKE else 0)
        named = meaning.section or meaning.phrase or meaning.kind
        standing = line.is_link or line.is_menu or named is not None
        least = _ALIKE_LINK if line.is_link else _ALIKE
        score -= 1.5 * (standing and alike < least) + (line.number > first) + 0.1 * line.is_link
        if score > best:
            best, found = score, line
    return found


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of common words; one word alone can be the name of the site."""
    if len(other) == 1:
        return float(one == other)
    return 2 * len(one & other) / (len(one) + len(other))


def _parts(witness: str) -> Iterator[str]:
    """Yield what the head of the document says the title is, and what is set apart in it."""
    yield witness.strip()
    apart = (witness[: sign.start()] for sign in _APART.finditer(witness))
    for part in (*_APART.split(witness), *apart):
        if len(_words(part)) >= _LEAST_WORDS:
            yield part.strip()


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
