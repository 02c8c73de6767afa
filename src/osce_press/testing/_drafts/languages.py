"""Labels, kinds, dates and standing lines in the languages that OSCE's pages were met in.

Pages translate each of them by itself, so English is among what is returned for each language.
"""

import datetime
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, Literal, get_args

from hypothesis import strategies as st

from osce_press.models import Kind
from osce_press.vocabulary import Name, default

__all__ = [
    "ALL_LANGUAGES",
    "Language",
    "chosen",
    "dates_in",
    "kind_names",
    "labels",
    "month_name",
    "phrases",
    "sections",
    "texts_in",
]

#: The codes are those in the addresses of pages: ``hbs`` is Bosnian, Croatian and Serbian.
Language = Literal["en", "uk", "ru", "sq", "ro", "hbs"]
ALL_LANGUAGES: tuple[Language, ...] = get_args(Language)

_MONTHS: dict[Language, str] = {
    "en": "January February March April May June July August September October November December",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie"
    " decembrie",
    "hbs": "januar februar mart april maj juni juli august septembar oktobar novembar decembar",
}
#: How a language prints a day, if not as "6 May 2004" alone.
_DATES: dict[Language, tuple[str, ...]] = {
    "en": ("{d} {m} {y}", "{d:02} {m} {y}"),
    "uk": ("{d} {m} {y}", "{d} {m} {y} року"),
    "ru": ("{d} {m} {y}", "{d} {m} {y} года"),
    "hbs": ("{d}. {m} {y}. godine", "{d}. {m} {y}."),
}


def chosen(name: str, given: Collection[Any], there: object) -> list[Any]:
    """Return what was chosen of the values of a ``Literal``."""
    if isinstance(given, str) or not given or not set(given) <= set(get_args(there)):
        raise ValueError(f"{name} are some of {', '.join(get_args(there))}; not {given!r}")
    return list(given)


def texts_in(names: Iterable[Name], language: Language) -> tuple[str, ...]:
    """Return the English names, and then those in a language."""
    tags = [("en",), ("hbs", "bs") if language == "hbs" else (language,)]
    found = [name.text for tag in tags for name in names if name.lang in tag]
    return tuple(dict.fromkeys(found))


@cache
def labels(key: str, language: Language, block: str = "metadata") -> tuple[str, ...]:
    """Return the labels of that meaning in a block."""
    entries = (entry for entry in default().labels if (entry.key, entry.block) == (key, block))
    return tuple(text for entry in entries for text in texts_in(entry.names, language))


@cache
def kind_names(kind: Kind, language: Language) -> tuple[str, ...]:
    """Return the names of a kind, the usual one first."""
    entry = next(entry for entry in default().kinds if entry.kind is kind)
    return texts_in((Name(entry.name), *entry.names), language)


@cache
def sections(slug: str, language: Language) -> tuple[str, ...]:
    """Return the names of a section of the site."""
    return texts_in(next(e.names for e in default().sections if e.slug == slug), language)


@cache
def phrases(slug: str, language: Language) -> tuple[str, ...]:
    """Return the forms of a standing line."""
    return texts_in(next(e.names for e in default().phrases if e.slug == slug), language)


def month_name(month: int, language: Language) -> str:
    """Return the name of a month as it stands in a date."""
    return _MONTHS[language].split()[month - 1]


def dates_in(day: datetime.date, language: Language) -> st.SearchStrategy[str]:
    """Draw one of the forms in which a language prints a day."""
    month = month_name(day.month, language)
    forms = _DATES.get(language, ("{d} {m} {y}",))
    return st.sampled_from([form.format(d=day.day, m=month, y=day.year) for form in forms])
