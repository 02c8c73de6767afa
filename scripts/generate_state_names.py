"""Write the data file ``states_cldr.jsonl`` from the territory names of Unicode CLDR.

Run ``python scripts/generate_state_names.py`` (needs the development dependency Babel); with
``--check`` the file is compared instead of written. The States are those of ``states.jsonl``; the
languages are OSCE's official ones and those of its field operations. OSCE's own spellings stand in
``states.jsonl``, by hand; this file only adds what CLDR calls the same State in other languages.
"""

import sys
import unicodedata

from babel.core import Locale

from data_file import json_lines, read_lines, write_or_check
from osce_press.vocabulary._fold import fold

# BCP 47 tag in the file -> CLDR locale.
LANGUAGES = {
    "az": "az",
    "be": "be",
    "bs": "bs",
    "bs-Cyrl": "bs_Cyrl",
    "de": "de",
    "en": "en",
    "es": "es",
    "fr": "fr",
    "hr": "hr",
    "hy": "hy",
    "it": "it",
    "ka": "ka",
    "kk": "kk",
    "ky": "ky",
    "mk": "mk",
    "mn": "mn",
    "ro": "ro",
    "ru": "ru",
    "sq": "sq",
    "sr": "sr",
    "sr-Latn": "sr_Latn",
    "tg": "tg",
    "tk": "tk",
    "uk": "uk",
    "uz": "uz",
    "uz-Cyrl": "uz_Cyrl",
}


def render() -> dict[str, str]:
    """Return the file's text: a name a line, with the languages that have it."""
    locales = {tag: Locale.parse(name) for tag, name in sorted(LANGUAGES.items())}
    states = read_lines("states.jsonl")
    by_hand: dict[str, set[str]] = {}
    for line in states:
        by_hand.setdefault(line["slug"], set()).add(fold(line.get("text") or line["name"]))
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for state in states:
        for tag, locale in locales.items() if "code" in state else ():
            text = unicodedata.normalize("NFC", locale.territories.get(state["code"], ""))
            if text and fold(text) not in by_hand[state["slug"]]:
                row = {"slug": state["slug"], "text": text}
                row = rows.setdefault((state["slug"], text), row)
                row["lang"] = f"{row['lang']} {tag}" if "lang" in row else tag
    return {"states_cldr.jsonl": json_lines(rows.values())}


if __name__ == "__main__":
    sys.exit(write_or_check(render, __doc__))
