"""Write the data files ``month_names_cldr.jsonl`` and ``day_names_cldr.jsonl``.

Run ``python scripts/generate_months.py`` (needs the development dependency Babel); with ``--check``
the files are compared instead of written. The output depends on nothing but the version of Babel.

Data: Unicode CLDR (https://cldr.unicode.org), Unicode License v3. What it lacks is in
``month_names.jsonl``.
"""

import copy
import sys
from typing import Any

from babel import localedata

from data_file import json_lines, write_or_check

# OSCE's official languages, those of its field operations, and that of another State.
LANGUAGES = [
    *("en", "fr", "de", "it", "ru", "es"),
    *("sq", "hy", "az", "be", "bs", "hr", "sr-Latn", "sr-Cyrl", "ka", "kk", "ky", "mk", "mn"),
    *("ro", "tg", "tk", "uk", "uz-Latn", "uz-Cyrl", "tr"),
]

# A name of one letter, such as Azerbaijani "Ç." for Wednesday, says nothing.
SHORTEST = 2


def load(lang: str) -> localedata.LocaleDataDict:
    """Return the data of one locale, apart from that of every other.

    Babel resolves an alias in place, in a dict that locales inherit from root and share: after
    "az", others answer with its month names (https://github.com/python-babel/babel/issues/1234).
    A deep copy has nothing to share.
    """
    data: dict[Any, Any] = localedata.load(lang.replace("-", "_"))
    return localedata.LocaleDataDict(copy.deepcopy(data))


def names(data: localedata.LocaleDataDict, what: str, key: int) -> set[str]:
    """Return all forms of a name, in lower case and without a trailing dot."""
    tables = (
        data[what][context][width]
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
    )
    cleaned = (table[key].lower().removesuffix(".") for table in tables)
    return {name for name in cleaned if len(name) >= SHORTEST}


def render() -> dict[str, str]:
    """Return the text of each file: a name a line."""
    data = {lang: load(lang) for lang in LANGUAGES}
    months = [
        {"lang": lang, "text": text, "month": month}
        for lang in LANGUAGES
        for month in range(1, 13)
        for text in names(data[lang], "months", month)
    ]
    days = [
        {"lang": lang, "text": text, "day": day}
        for lang in LANGUAGES
        for day in range(7)
        for text in names(data[lang], "days", day)
    ]
    return {"month_names_cldr.jsonl": json_lines(months), "day_names_cldr.jsonl": json_lines(days)}


if __name__ == "__main__":
    sys.exit(write_or_check(render, __doc__))
