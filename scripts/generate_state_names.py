"""Write ``src/osce_press/vocabulary/state_names.json`` from the territory names of Unicode CLDR.

Run ``python scripts/generate_state_names.py`` (needs the development dependency Babel); with
``--check`` the file is compared instead of written. The States are those of ``states.json``; the
languages are OSCE's official ones and those of its field operations. OSCE's own spellings stand in
``states.json``, by hand; this file only adds what CLDR calls the same State in other languages.
"""

import json
import sys
import unicodedata

from babel.core import Locale

from data_file import VOCABULARY, write_or_check

SOURCE = VOCABULARY / "states.json"
TARGET = VOCABULARY / "state_names.json"

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


def render() -> str:
    """The file's text: a JSON array with one State a line."""
    locales = {tag: Locale.parse(name) for tag, name in LANGUAGES.items()}
    lines: list[str] = []
    for state in json.loads(SOURCE.read_text(encoding="utf-8")):
        names = {
            tag: unicodedata.normalize("NFC", name)
            for tag, locale in sorted(locales.items())
            if (name := locale.territories.get(state["code"]))
        }
        lines.append(json.dumps({"slug": state["slug"], "names": names}, ensure_ascii=False))
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, render, __doc__))
