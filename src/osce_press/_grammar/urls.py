"""Addresses that pages print, which can be anything, and what they say."""

import re
from urllib.parse import SplitResult, parse_qs, urljoin, urlsplit

__all__ = ["absolute", "follows", "language_of", "page_number", "split_url"]

#: Longer addresses are left as printed: to take one apart, its host is normalised, which takes a
#: time that grows with the square of its length.
_LONGEST = 2_000
_DIGITS = re.compile(r"\d{1,9}")
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
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def split_url(url: str) -> SplitResult | None:
    """Return the parts of an address; None if it has none, or is too long to have any."""
    if len(url) > _LONGEST:
        return None
    try:
        return urlsplit(url)
    except ValueError:
        return None


def language_of(url: str) -> str | None:
    """Return the language code that is the first segment of the path, as in ``/uk/node/1``."""
    match = _FIRST_SEGMENT.match(url.strip())
    code = match[1].lower() if match else None
    return code if code in _CODES else None


def page_number(url: str) -> int | None:
    """Return the number in ``page=N``; the first page of a listing has the number 0, or none."""
    parts = split_url(url)
    try:
        values = parse_qs(parts.query).get("page", []) if parts is not None else []
    except ValueError:
        return None
    return int(values[-1]) if values and _DIGITS.fullmatch(values[-1]) else None


def follows(candidate: str, here: str) -> bool:
    """Return whether an address is that of the page after this one of a listing."""
    one, other = split_url(candidate), split_url(here)
    if one is None or other is None or one.path != other.path:
        return False
    found = page_number(candidate)
    return found is not None and found == (page_number(here) or 0) + 1
