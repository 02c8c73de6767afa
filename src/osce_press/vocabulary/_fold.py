"""The spelling under which names are compared, and the identity made of a name."""

import functools
import re
import unicodedata

__all__ = ["fold", "fold_place", "slug"]

_HYPHENS = re.compile(r"[-‐‑‒–—−\u00ad]")
_IGNORED = re.compile(
    r"[\u0300-\u036f.'’‘ʼʻ`´\"“”„«»\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_NOT_SLUG = re.compile(r"[^\w]+|_+")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "&": " and "})


@functools.lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return the form in which spellings of one name are equal.

    Case, accents, hyphens, dashes, apostrophes, full stops and the width of blanks do not count;
    ``&`` is ``and``, and ``Co-operation`` is ``Cooperation``.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    text = _IGNORED.sub("", _HYPHENS.sub("", text)).casefold().translate(_LETTERS)
    return " ".join(text.split())


def fold_place(text: str) -> str:
    """Return the form in which spellings of a place's name are equal.

    Blanks do not count either: ``NUR SULTAN`` is ``Nur-Sultan``.
    """
    return fold(text).replace(" ", "")


def slug(text: str) -> str:
    """Return a stable identity for a name that the vocabulary does not have."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")
