"""Addresses that pages print, which can be anything, and what they say."""

import functools
import json
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from osce_press._common.packaged import packaged
from osce_press._common.regex import regex

__all__ = [
    "absolute",
    "as_followed",
    "is_numbered",
    "language_of",
    "language_tag",
    "node_number",
    "site_of",
]

#: Longer addresses are left as printed: to take one apart, its host is normalised, which takes a
#: time that grows with the square of its length.
_LONGEST = 2_000
#: Most addresses are paths without dots and queries. They follow the root of the base as they are,
#: which is ten times as fast as to take both apart.
_PLAIN = regex(r"(https?://[\w.-]+)?/(?!/)[\w/-]*", re.ASCII)
#: What can break an address in two, and be no part of it.
_ENDS = regex(r"[\t\r\n]")
_SCHEME = regex(r"[a-z][a-z\d+.-]*:", re.IGNORECASE)
_FIRST_SEGMENT = regex(r"(?:[a-z][a-z0-9+.-]*://[^/?#]*|//[^/?#]*)?/([A-Za-z]{2,3})(?=[/?#]|$)")
#: What an archive puts before the address of a page, and what it makes of a link.
_ARCHIVE = regex(r"https?://[^/?#]+(/[^/?#]+/)[^?#]*?(?=https?://)")


def as_followed(url: str) -> str:
    """Return an address as browsers read it: without line ends and tabs, with plain slashes.

    The source is the URL standard of the WHATWG.
    """
    if "\\" not in url and url.isprintable():
        return url
    path, sign, rest = _ENDS.sub("", url).partition("?")
    return path.replace("\\", "/") + sign + rest


def absolute(url: str, base: str | None) -> str:
    """Return an address made absolute, or as printed if no base is known or it cannot be."""
    if base is None or len(url) > _LONGEST or len(base) > _LONGEST:
        return url
    copied = _ARCHIVE.match(base) if base.count("://") > 1 else None
    if copied and not url.startswith(copied[1]) and not _SCHEME.match(url):
        # Joined with the whole, an address would lose a slash.
        return copied[0] + absolute(url, base[copied.end() :])
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
    return code if code in _site()["languages"] else None


def language_tag(printed: str) -> str | None:
    """Return the tag of a language for one as markup prints it: "en_GB", "hrv"; None for "utf-8".

    Its parts are as long as those of a tag (RFC 5646, 2.1).
    """
    first, *rest = parts = printed.replace("_", "-").split("-")
    is_language = first.isalpha() and len(first) in {2, 3} and len(parts[-1]) > 1
    if not is_language or not all(it.isalnum() and len(it) <= 8 for it in rest):
        return None
    return "-".join([_site()["three_letters"].get(first.lower(), first), *rest])


def node_number(url: str | None) -> int | None:
    """Return the number that osce.org gave a page, if its address has one of today's numbers."""
    found = _numbered().search(url[-500:]) if url else None
    number = next(filter(None, found.groups()), None) if found else None
    return int(number) if number else None


def is_numbered(url: str | None) -> bool:
    """Tell whether an address is that of a page with a number of osce.org, today's or earlier."""
    return url is not None and _numbered().search(url[-500:]) is not None


def site_of(url: str | None) -> str | None:
    """Return what stands before osce.org in an address of OSCE's own sites, "jobs" or nothing."""
    try:
        host = urlsplit(url).hostname or "" if url else ""
    except ValueError:
        return None
    site, dot, rest = f".{host}".rpartition(f".{_site()['domain']}")
    return site.strip(".") if dot and not rest else None


@functools.cache
def _numbered() -> re.Pattern[str]:
    """Return what finds the number of a page in its address, or in that of a copy in an archive."""
    site = _site()
    hosts = "|".join(re.escape(known["host"]) for known in site["hosts"])
    paths = "|".join(known["path"] for known in site["paths"])
    pattern = rf"(?:^|/)https?://(?:{hosts})(?::\d+)?/(?:{paths})/?(?:[?#]|$)"
    return re.compile(pattern, re.IGNORECASE)


@functools.cache
def _site() -> dict[str, Any]:
    """Return what is known of addresses on osce.org."""
    file = packaged("vocabulary", "site.json")
    site: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return site
