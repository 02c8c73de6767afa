"""The language of a page, where its address or its markup says it."""

import re

from osce_press._lines.page import Markup

__all__ = ["stated_language"]

#: The languages of OSCE's paths: its six official ones and those of its field operations.
_CODES = frozenset(
    {"de", "en", "es", "fr", "it", "ru"}
    | {"az", "be", "bs", "hbs", "hr", "hy", "ka", "kk", "ky", "mk", "mn", "ro", "sq", "sr"}
    | {"tg", "tk", "uk", "uz"}
)
_FIRST_SEGMENT = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://[^/?#]*|//[^/?#]*)?/([A-Za-z]{2,3})(?=[/?#]|$)"
)


def stated_language(markup: Markup, url: str | None) -> str | None:
    """Return the language that a page's addresses state, or else its markup."""
    for address in (url, markup.canonical_url):
        if address and (language := _language_of_url(address)):
            return language
    return markup.language


def _language_of_url(url: str) -> str | None:
    """Return the language code that is the first segment of the path, as in ``/uk/node/1``."""
    match = _FIRST_SEGMENT.match(url.strip())
    code = match[1].lower() if match else None
    return code if code in _CODES else None
