"""Write ``src/osce_press/vocabulary/months.json`` from the Unicode CLDR data that Babel carries.

Run ``python scripts/generate_months.py`` (needs the development dependency Babel); with ``--check``
the file is compared instead of written. The output depends on nothing but the version of Babel.

Data: Unicode CLDR (https://cldr.unicode.org), Unicode License v3. Forms it lacks are in
``month_extras.json``.
"""

import copy
import json
import sys
from collections.abc import Iterable
from typing import Any

from babel import localedata

from data_file import VOCABULARY, write_or_check

TARGET = VOCABULARY / "months.json"

# OSCE's official languages, then those of its field operations.
LANGUAGES = [
    *("en", "fr", "de", "it", "ru", "es"),
    *("sq", "hy", "az", "be", "bs", "hr", "sr-Latn", "sr-Cyrl", "ka", "kk", "ky", "mk", "mn"),
    *("ro", "tg", "tk", "uk", "uz-Latn", "uz-Cyrl"),
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


def distinct(names: Iterable[str]) -> list[str]:
    """Return the names in lower case, without a trailing dot, each once, in order."""
    cleaned = (name.lower().removesuffix(".") for name in names)
    return list(dict.fromkeys(name for name in cleaned if len(name) >= SHORTEST))


def names(data: localedata.LocaleDataDict, what: str, keys: Iterable[int]) -> list[list[str]]:
    """Return all forms of each name, wide before abbreviated, in a date before standing alone."""
    tables = [
        data[what][context][width]
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
    ]
    return [distinct(table[key] for table in tables) for key in keys]


def render() -> str:
    """Return the text of the file: one language a line."""
    rows = []
    for lang in sorted(LANGUAGES):
        data = load(lang)
        row = {
            "lang": lang,
            "months": names(data, "months", range(1, 13)),
            "days": names(data, "days", range(7)),
        }
        rows.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
    return "[\n" + ",\n".join(rows) + "\n]\n"


if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, render, __doc__))
