"""What recurs on a site's pages, and how far the site's lines go at both ends of one of them.

Site lines are those that many pages have before, or after, all their own text. Each counts for or
against a head, by what mostly follows the site line before it, and the best beginning is the head.
The tail begins with the highest line that is as common as those below. Sources: docs/templates.md.
"""

import base64
import functools
import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from osce_press._common.regex import regex
from osce_press._grammar.shape import Shape, shape_of
from osce_press._marks import Line
from osce_press.models import Role

__all__ = ["CUT", "KEY", "Keys", "Recurrence", "SampledPage", "line_key"]

#: The keys of a page's lines, in order; and the page as a sample keeps it, with its hash.
Keys: TypeAlias = tuple[str, ...]
SampledPage: TypeAlias = tuple[str, Keys]
#: A key begins with a letter for the line's shape: a name, a label, a sentence, a paragraph.
_NAME, _LABEL, _SENTENCE, _PARAGRAPH = "nlsp"
#: Stands for the lines left out of the middle of a long page; never a key of a line.
CUT = ""
#: Stands for what is before the first line.
_START = "^"

#: What the key of a line looks like, or what stands for lines left out.
KEY: Final = regex(r"(?:[nlsp][A-Za-z0-9_-]{8})?")
#: Signs around the words of a menu entry: bullets, and marks of the entry one is at.
_SIGNS = " \t-–—*+•·|»«›‹>→▸▾▼"
_YEAR = regex(r"\b(?:19|20)[0-9]{2}\b")
_JOINED = regex(r"[|•·»]")
#: Boilerpipe's tree, learned by Kohlschütter et al., parts text from the rest at 15 and 16 words.
_PARAGRAPH_WORDS = 15
#: Longer lines are seldom seen twice.
_LONGEST_CACHED = 200

#: A line is frequent from this share of the pages on, and this number of them.
_FREQUENT_SHARE, _FREQUENT_PAGES = 0.1, 5
#: A line mostly follows another if it is among the next site lines on this share of its pages.
_NEXT, _MOSTLY = 6, 0.8
#: What counts for and against a head: a site line that mostly follows the one before it; any other;
#: lines of the page's own where most pages have some, as they have a title. A menu that goes on
#: after the day's date makes up for it.
_FOLLOWS, _STRAYS, _TITLE = 1.0, -0.5, -12.0
#: Whom to ask takes at most so many lines; a telephone number has at least so many digits.
_LONGEST_CONTACTS, _LEAST_DIGITS = 15, 6


def line_key(text: str) -> str:
    """Return the key of a line: its shape, and a hash of 48 bits of its words.

    Case, blanks, bullets and, in a line of other words, years do not count.
    """
    return _cached_key(text) if len(text) <= _LONGEST_CACHED else _key(text)


def _key(text: str) -> str:
    import hashlib  # noqa: PLC0415 - it takes long, and few need it

    folded = " ".join(text.casefold().split())
    folded = folded.strip(_SIGNS) or folded
    words = folded.count(" ") + 1
    if words > 3 or "©" in folded:
        folded = _YEAR.sub("0000", folded)
    digest = hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return _shape(folded, words) + base64.urlsafe_b64encode(digest).decode("ascii")


def _shape(folded: str, words: int) -> str:
    if folded.endswith(("...", "…")):
        # A teaser cut short: neither a paragraph nor a sentence.
        return _NAME
    if words >= _PARAGRAPH_WORDS and not _JOINED.search(folded):
        return _PARAGRAPH
    if folded.endswith((":", "：")):
        return _LABEL
    return _SENTENCE if shape_of(folded) >= Shape.SENTENCE else _NAME


_cached_key = functools.lru_cache(maxsize=8192)(_key)


class Recurrence(NamedTuple):
    """Counts of the pages of a sample."""

    pages: int
    #: On how many pages each key stands.
    counts: Mapping[str, int]
    frequent: Collection[str]
    #: On how many pages each site line of the head, and of the tail, stands there.
    head: Mapping[str, int]
    tail: Mapping[str, int]
    #: On how many pages a site line of the head has another among the next, and on how many of
    #: these lines of the page's own stand between the two.
    near: Mapping[tuple[str, str], int]
    apart: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, sample: Iterable[SampledPage]) -> "Recurrence":
        """Count the pages of a sample."""
        pages = [keys for _, keys in sample]
        least = max(_FREQUENT_PAGES, math.ceil(_FREQUENT_SHARE * len(pages)))
        counts = _common(pages, 1)
        frequent = {key for key, count in counts.items() if count >= least}
        heads = [_before_text(page, frequent) for page in pages]
        head = _common(heads, least)
        tail = _common((_before_text(page[::-1], frequent) for page in pages), least)
        near: Counter[tuple[str, str]] = Counter()
        apart: Counter[tuple[str, str]] = Counter()
        for keys in heads:
            site = [(-1, _START), *((at, key) for at, key in enumerate(keys) if key in head)]
            pairs: dict[tuple[str, str], bool] = {}
            for rank, (at, key) in enumerate(site):
                for step, (below, other) in enumerate(site[rank + 1 : rank + 1 + _NEXT], 1):
                    pairs.setdefault((key, other), below - at > step)
            near.update(pairs.keys())
            apart.update(pair for pair, is_apart in pairs.items() if is_apart)
        return cls(len(pages), counts, frequent, head, tail, near, apart)

    def head_end(self, lines: Sequence[Line], keys: Keys) -> int:
        """Return where the head of a page ends: after the beginning for which most speaks."""
        end = after_last = 0
        best = score = 0.0
        last, of = _START, self.pages
        for index, (line, key) in enumerate(zip(lines, keys, strict=True)):
            if key not in self.head:
                if key[0] != _NAME:
                    break
                continue
            near, passed = self.near.get((last, key), 0), index > after_last
            follows = near >= _MOSTLY * of
            titled = passed and 2 * self.apart.get((last, key), 0) >= near
            if line.label is not None or (titled and not follows):
                break
            # The name of a kind or section is what pages print of themselves.
            is_own = line.mark.meaning.kind or line.mark.meaning.section
            if is_own and not (index and _alike(lines[index - 1], line)):
                follows = False
            score += (_FOLLOWS if follows else _STRAYS) + (_TITLE if titled else 0)
            if score > best:
                best, end = score, index + 1
            last, of, after_last = key, self.head[key], index + 1
        return end

    def tail_start(self, lines: Sequence[Line], keys: Keys) -> int:
        """Return where the tail of a page starts: below its text, and whom to ask.

        It starts with the highest line that stands on about as many pages as the most common one
        below it, be it the heading of related items. A paragraph there can be a mission's word on
        itself, and is the site's only below other lines of the site.
        """
        start = len(lines)
        most = 0
        for index in reversed(range(start)):
            shape, count = keys[index][0], self.tail.get(keys[index], 0)
            if lines[index].label is not None or (not count and shape != _NAME):
                break
            if count >= _MOSTLY * (most or self.pages) and shape != _PARAGRAPH:
                start = index
            most = max(most, count)
        return _after_contacts(lines, keys, start)


def _before_text(page: Keys, frequent: Collection[str]) -> Keys:
    """Return the keys before the first sentence of the page's own, else before its first line."""
    own = [index for index, key in enumerate(page) if key not in frequent]
    prose = (index for index in own if page[index][:1] in {_SENTENCE, _PARAGRAPH, CUT})
    return page[: next(prose, own[0] if own else len(page))]


def _common(pages: Iterable[Keys], least: int) -> dict[str, int]:
    """Return the keys that stand on so many pages, and on how many."""
    counts = Counter(key for page in pages for key in set(page) if key != CUT)
    return {key: count for key, count in counts.items() if count >= least}


def _alike(one: Line, other: Line) -> bool:
    """Whether two lines are both set as items of a list, or as links."""
    set_as = (one.hints.item, one.is_link)
    return any(set_as) and set_as == (other.hints.item, other.is_link)


def _after_contacts(lines: Sequence[Line], keys: Keys, start: int) -> int:
    """Leave whom to ask, and who they say they are, to the page: the tail starts below."""
    if start == len(lines):
        return start
    phrase = lines[start].mark.meaning.phrase
    if keys[start][0] != _LABEL and (phrase is None or phrase.role is not Role.CONTACTS):
        return start
    block = range(start, min(start + _LONGEST_CONTACTS, len(lines)))
    texts = [(at + 1, lines[at].text) for at in block]
    ends = [at for at, it in texts if "@" in it or sum(map(str.isdigit, it)) >= _LEAST_DIGITS]
    end = max(ends, default=start)
    while start < end < len(lines) and keys[end][0] == _PARAGRAPH:
        end += 1
    return end
