"""Addresses that pages print, which can be anything, and what they say."""

import functools
import re
from urllib.parse import urljoin

__all__ = ["absolute", "language_of"]

#: Longer addresses are left as printed: to take one apart, its host is normalised, which takes a
#: time that grows with the square of its length.
_LONGEST = 2_000
#: Most addresses are paths without dots and queries. They follow the root of the base as they are,
#: which is ten times as fast as to take both apart.
_PLAIN = re.compile(r"(https?://[\w.-]+)?/(?!/)[\w/-]*", re.ASCII)
#: The languages of OSCE's paths: its six official ones and those of its field operations.
_CODES = frozenset(
    {"de", "en", "es", "fr", "it", "ru"}
    | {"az", "be", "bs", "hbs", "hr", "hy", "ka", "kk", "ky", "mk", "mn", "ro", "sq", "sr"}
    | {"tg", "tk", "uk", "uz"}
)
_FIRST_SEGMENT = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://[^/?#]*|//[^/?#]*)?/([A-Za-z]{2,3})(?=[/?#]|$)"
)


def absolute(url: str, base: str | None) -> str:
    """Return an address made absolute, or as printed if no base is known or it cannot be."""
    if base is None or len(url) > _LONGEST or len(base) > _LONGEST:
        return url
    if plain := _PLAIN.fullmatch(url):
        return url if plain[1] else _root(base) + url
    return _join(base, url)


@functools.lru_cache(maxsize=64)
def _root(base: str) -> str:
    return _join(base, "/")[:-1]


def _join(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def language_of(url: str) -> str | None:
    """Return the language code that is the first segment of the path, as in ``/uk/node/1``."""
    match = _FIRST_SEGMENT.match(url.strip())
    code = match[1].lower() if match else None
    return code if code in _CODES else None
