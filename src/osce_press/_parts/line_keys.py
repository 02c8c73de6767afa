"""Keys of lines: what a line is known by when a site's pages are compared.

A key is a letter for the line's shape and a hash of its words.
"""

import base64
import functools
import hashlib
import re

from osce_press._grammar.shape import Shape, shape_of

__all__ = ["CUT", "KEY", "LABEL", "NAME", "PARAGRAPH", "SENTENCE", "Keys", "line_key"]

#: A page as the sample keeps it: the keys of its lines, in order.
Keys = tuple[str, ...]

#: Stands for the lines left out of the middle of a long page; never a key of a line.
CUT = ""
#: What a key looks like.
KEY = re.compile(r"[nlsp][A-Za-z0-9_-]{8}")

#: The letters of the shapes: a name, a label, a sentence, a paragraph.
NAME, LABEL, SENTENCE, PARAGRAPH = "nlsp"

#: Signs around the words of a menu entry: bullets, and marks of the entry one is at.
_SIGNS = " \t-–—*+•·|»«›‹>→▸▾▼"
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_JOINED = re.compile(r"[|•·»]")
#: Longer lines are seldom seen twice.
_LONGEST_CACHED = 200

#: Boilerpipe's tree, learned by Kohlschütter et al., parts text from the rest at 15 and 16 words.
_PARAGRAPH_WORDS = 15


def line_key(text: str) -> str:
    """Return the key of a line: its shape, and a hash of 48 bits of its words.

    Case, blanks, bullets and, in a line of other words, years do not count.
    """
    return _cached_key(text) if len(text) <= _LONGEST_CACHED else _key(text)


def _key(text: str) -> str:
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
        return NAME
    if words >= _PARAGRAPH_WORDS and not _JOINED.search(folded):
        return PARAGRAPH
    if folded.endswith((":", "：")):
        return LABEL
    return SENTENCE if shape_of(folded) >= Shape.QUESTION else NAME


_cached_key = functools.lru_cache(maxsize=8192)(_key)
