"""The title of a page with headings: the highest of them, or what the head of the document says."""

import math
import re
from collections.abc import Iterator, Sequence

from osce_press._marks import Line

__all__ = ["AROUND", "LEAST_WORDS", "LONGEST", "find_title"]

#: From this share of common words on, a heading is what the head of the document says. The name of
#: the site, as a link to its front page, has some of them, too.
_ALIKE, _ALIKE_LINK = 0.4, 0.6
#: What stands between a title and the name of the site, and around them.
_APART, AROUND = r"\s[|·•:–—»-]+\s|_|--+", " |·•:–—»-"
#: The same in scripts that set no spaces between words; each of their signs is a word.
_SIGNS = r"\u3040-\u30ff\u3400-\u9fff"
_WORD_OR_SIGN, _APART_SIGNS = rf"[^\W{_SIGNS}]+|\w", rf"{_APART}|(?<=[{_SIGNS}])[\s|-]"
#: A title that is no heading has so many words at least; a longer text is one that nothing ends.
LEAST_WORDS, LONGEST = 3, 500
#: What speaks for a heading by its level, and for a line that the head of the document says.
_OF_LEVEL, _OF_HEAD = {1: 2.0, 2: 1.0, 3: 0.5}, 3
#: The site's own name weighs less than any other heading.
_OF_SITE = 0.1
#: So much speaks against a heading below a paragraph; a teaser can stand above the title.
_BELOW = 0.9
#: So much speaks for one between kind and dateline.
_AT_TEXT = 0.5


def find_title(
    lines: Sequence[Line], witnesses: Sequence[str], text: Sequence[Line]
) -> Line | None:
    """Return the line that is the title: the highest heading, unless the head says another.

    What the head says are the ``witnesses``; the site's name may be in them. A heading below the
    first two paragraphs, ``text``, or below a dateline, is the text's unless the head says it.
    """
    first = text[0].number if text else 0
    begun = next((line.number for line in text if line is not text[0] or line.mark.dateline), None)
    if not witnesses and lines and not lines[0].hints.heading:
        # Markdown can have the title of the document as its first line.
        document = {*_parts(lines[0].mark.words)}
        headings = (line.mark.words for line in lines[1:] if line.hints.heading)
        if any(words in document and _is_long(words) for words in headings):
            witnesses, lines = (lines[0].mark.words,), lines[1:]
    said = [words for witness in witnesses if (words := _words(witness))]
    parts = {part for witness in witnesses for part in _parts(witness)}
    best, found = 0.0, None
    # What is no heading must be what the head of the document says, or a part of it.
    near = [
        (at, line)
        for at, line in enumerate(lines)
        if line.hints.heading or (line.number <= first and line.mark.words in parts)
    ]
    for at, line in near:
        is_heading, name = bool(line.hints.heading), line.mark.words
        # A part of few words is the site's name, or a section's.
        is_said = name in parts and (
            name in witnesses or line.mark.meaning.section or _is_long(name)
        )
        if not (is_heading or is_said):
            continue
        if begun is not None and line.number > begun and (line.is_link or not is_said):
            continue
        score = _score(line, said) - _BELOW * (line.number > first)
        above, below = lines[max(0, at - 1) : at], lines[at + 1 : at + 2]
        is_kind = any(it.mark.meaning.kind for it in above if not it.is_link)
        if is_heading and (is_kind or any(it.mark.dateline for it in below)):
            score += _AT_TEXT
        if score > best:
            best, found = score, line
    return found and _below_site(found, lines[: first + 1], witnesses)


def _score(line: Line, said: Sequence[frozenset[str]]) -> float:
    """Return what speaks for a line that it is the title: its level, and what the head says."""
    level, meaning = line.hints.heading, line.mark.meaning
    is_known = meaning.kind or meaning.menu or meaning.section
    # "OSCE" is the site's name, whatever the head says, where there is another heading.
    if meaning.structure and not line.mark.is_issuer:
        return _OF_SITE if level == 1 and not line.is_link else -math.inf
    if is_known and not level:
        return -math.inf
    words = _words(line.text)
    each = [_alike(words, other) for other in said]
    # The name of a structure can be the site's, and all that its head says.
    alike = sum(each) / len(each) if each and not meaning.structure else 0.0
    score = _OF_LEVEL.get(level, 0.0) + (_OF_HEAD * alike if alike >= _ALIKE else 0)
    standing = bool(line.is_link or line.is_menu or is_known or meaning.phrase)
    least = _ALIKE_LINK if line.is_link else _ALIKE
    return score - 1.5 * (standing and alike < least) - 0.1 * line.is_link


def _below_site(found: Line, lines: Sequence[Line], witnesses: Sequence[str]) -> Line:
    """Return the title, where what was found is the name of the site, and the head says both.

    The name stands last ("Nine mills | Daily"), or is a link to the front page.
    """
    site = found.mark.words
    for witness in witnesses:
        site_last = witness.endswith(site)
        if not site_last and not (found.is_link and witness.startswith(site)):
            continue
        others = witness[: -len(site)] if site_last else witness[len(site) :]
        title = others.strip(AROUND)
        for line in lines:
            if line.hints.heading and line.number > found.number and line.mark.words == title:
                return line
    return found


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of common words; one word alone can be the name of the site."""
    if len(other) == 1:
        return float(one == other)
    return 2 * len(one & other) / (len(one) + len(other))


def _parts(witness: str) -> Iterator[str]:
    """Yield what the head of the document says the title is, and what is set apart in it."""
    yield witness.strip()
    if len(witness) > LONGEST:
        return
    joint = _APART_SIGNS if _has_signs(witness) else _APART
    apart = (witness[: sign.start()] for sign in re.finditer(joint, witness))
    yield from map(str.strip, (*re.split(joint, witness), *apart))


def _is_long(text: str) -> bool:
    return len(_words(text)) >= LEAST_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(_WORD_OR_SIGN if _has_signs(text) else r"\w+", text.casefold()))


def _has_signs(text: str) -> bool:
    # The patterns with all of these signs are slow to make.
    return not text.isascii() and max(text) >= "\u3040"
