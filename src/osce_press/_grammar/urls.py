"""Addresses that pages print, which can be anything."""

from urllib.parse import SplitResult, urljoin, urlsplit

__all__ = ["absolute", "split_url"]

#: Longer addresses are left as printed: to take one apart, its host is normalised, which takes a
#: time that grows with the square of its length.
_LONGEST = 2_000


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
