"""Labels, kinds, months, towns and names of structures in the languages that OSCE publishes in."""

import datetime
from collections.abc import Iterable
from functools import cache
from typing import Literal, get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from osce_press.models import Dateline, Kind, Place
from osce_press.testing._words import capitalised
from osce_press.vocabulary import Name, default
from osce_press.vocabulary._fold import fold_place

__all__ = [
    "ALL_LANGUAGES",
    "ENGLISH",
    "Language",
    "dateline_in",
    "dates_in",
    "kind_names",
    "labels",
    "names_in",
    "only_language",
    "path_code",
    "phrases",
    "sections",
    "towns_in",
]

#: Tags of the languages and scripts in the vocabulary's data.
Language = Literal[
    "en",
    "fr",
    "de",
    "it",
    "ru",
    "es",
    "sq",
    "hy",
    "az",
    "be",
    "bs",
    "hr",
    "sr-Latn",
    "sr-Cyrl",
    "ka",
    "kk",
    "ky",
    "mk",
    "mn",
    "ro",
    "tg",
    "tk",
    "uk",
    "uz-Latn",
    "uz-Cyrl",
]
ALL_LANGUAGES: tuple[Language, ...] = get_args(Language)
ENGLISH: tuple[Language, ...] = ("en",)

#: How a language prints a day: the plain "6 May 2004" first, where it is used.
_DATES: dict[Language, tuple[str, ...]] = {
    "az": ("{d} {m} {y}", "{y}-ci il {d} {m}"),
    "be": ("{d} {m} {y}", "{d} {m} {y} года"),
    "bs": ("{d}. {m} {y}.", "{d}. {m} {y}. godine", "{d} {m} {y}"),
    "de": ("{d}. {m} {y}",),
    "es": ("{d} de {m} de {y}",),
    "hr": ("{d}. {m} {y}.", "{d}. {m} {y}. godine", "{d} {m} {y}"),
    "hy": ("{d} {m} {y}", "{d} {m}, {y} թ.", "{y} թ. {m} {d}"),
    "ka": ("{d} {m} {y}", "{y} წლის {d} {m}"),
    "kk": ("{d} {m} {y}", "{y} жылғы {d} {m}"),
    "ky": ("{d}-{m} {y}", "{y}-жылдын {d}-{m}"),
    "mk": ("{d} {m} {y}", "{d} {m} {y} година"),
    "mn": ("{y} оны {m}ын {d}",),
    "ru": ("{d} {m} {y}", "{d} {m} {y} года"),
    "sr-Cyrl": ("{d}. {m} {y}.", "{d}. {m} {y}. године", "{d} {m} {y}"),
    "sr-Latn": ("{d}. {m} {y}.", "{d}. {m} {y}. godine", "{d} {m} {y}"),
    "tk": ("{d} {m} {y}", "{d}-nji {m} {y}"),
    "uk": ("{d} {m} {y}", "{d} {m} {y} року"),
    "uz-Cyrl": ("{y} йил {d} {m}", "{d} {m} {y}", "{y} йил {d}-{m}"),
    "uz-Latn": ("{y} yil {d} {m}", "{d} {m} {y}", "{y}-yil {d}-{m}"),
}
_PLAIN = ("{d} {m} {y}",)
_CAPITALISED = frozenset({"de", "en"})
#: Shorter names of months are abbreviations.
_LEAST_MONTH = 4
_SEPARATORS = (" - ", " – ", " — ")
#: Codes in the addresses of pages, where they are not the tag's own.
_PATHS: dict[Language, str] = {"bs": "hbs", "sr-Latn": "sr", "sr-Cyrl": "sr"}


def path_code(language: Language) -> str:
    """Return the code that the address of a page in that language begins with."""
    return _PATHS.get(language, language.partition("-")[0])


@cache
def labels(key: str, language: Language, block: str = "metadata") -> tuple[str, ...]:
    """Return the labels of that meaning in a language, without those that have another, too."""
    blocks = {"metadata", "listing"} if block in {"metadata", "listing"} else {block}
    return tuple(
        name.text
        for entry in default().labels
        if entry.key == key and entry.block == block
        for name in entry.names
        if name.lang == language
        if {match.key for match in default().label_meanings(name.text) if match.block in blocks}
        == {key}
    )


def only_language(texts: Iterable[str]) -> str | None:
    """Return the language that all of these labels can be in, if there is one and no other."""
    found: set[str] | None = None
    for text in texts:
        languages = {
            match.lang
            for match in default().label_meanings(text)
            if match.block in {"metadata", "listing"}
        }
        if "en" not in languages:
            found = languages if found is None else found & languages
    return found.pop() if found and len(found) == 1 else None


@cache
def kind_names(kind: Kind, language: Language) -> tuple[str, ...]:
    """Return the names of a kind in a language, without those that another kind has, too."""
    entry = next(entry for entry in default().kinds if entry.kind is kind)
    names = [name.text for name in entry.names if name.lang == language]
    if language == "en":
        names.insert(0, entry.name)
    return tuple(name for name in names if default().kind(name) is entry)


@cache
def sections(slug: str, language: Language) -> tuple[str, ...]:
    """Return the names of a section of the site in a language."""
    entry = next(entry for entry in default().sections if entry.slug == slug)
    return tuple(
        name.text for name in entry.names if name.lang == language and not default().kind(name.text)
    )


@cache
def phrases(slug: str, language: Language) -> tuple[str, ...]:
    """Return the forms of a standing line in a language."""
    entry = next(entry for entry in default().phrases if entry.slug == slug)
    return tuple(name.text for name in entry.names if name.lang == language)


def names_in(names: Iterable[Name], language: Language) -> list[str]:
    """Return those names that are in a language, and are no English ones."""
    tags = {language, language.partition("-")[0]}
    return [name.text for name in names if name.lang in tags and name.lang != "en"]


def dates_in(
    day: datetime.date, language: Language, *, stated: bool = False
) -> st.SearchStrategy[str]:
    """Draw one of the forms in which a language prints a day.

    Args:
        day: The day.
        language: The language.
        stated: Whether the page states its language; else English stands for a month whose name
            is another month's in another language.
    """
    words = [word for word in _months(language)[day.month] if stated or _is_clear(word)]
    if not words:
        return dates_in(day, "en")
    forms = st.sampled_from(_DATES.get(language, _PLAIN))
    return st.tuples(forms, st.sampled_from(words)).map(
        lambda drawn: drawn[0].format(d=day.day, m=drawn[1], y=day.year)
    )


@cache
def _months(language: Language) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for name in default().calendar.month_names:
        if name.lang == language:
            words = found.get(name.month, ())
            if not words or (len(name.text) >= _LEAST_MONTH and name.text.isalpha()):
                word = capitalised(name.text) if language in _CAPITALISED else name.text
                found[name.month] = (*words, word)
    return found


def _is_clear(word: str) -> bool:
    return len(default().calendar.month(word)) == 1


@cache
def towns_in(language: Language) -> tuple[Place, ...]:
    """Return towns with a name in that language which no other town has; none in English."""
    found: list[Place] = []
    for entry in default().places:
        english = {fold_place(name.text) for name in entry.names if name.lang == "en"}
        for text in names_in(entry.names, language):
            printed = _upper(text, language)
            if default().towns(text) == default().towns(printed) == (entry,) and (
                fold_place(text) not in english
            ):
                found.append(Place(entry.name, printed, entry.country))
    return tuple(found)


def _upper(text: str, language: Language) -> str:
    if language == "az":
        text = text.replace("i", "İ")
    # Georgian is printed in one case.
    return text if language == "ka" else text.upper()


@st.composite
def dateline_in(
    draw: DrawFn, day: datetime.date, language: Language, *, stated: bool = False
) -> Dateline:
    """Draw a dateline of that day in a language; the town may be printed in English."""
    towns = towns_in(language) or ()
    english = st.sampled_from(_ENGLISH_TOWNS)
    place = draw(st.one_of(english, st.sampled_from(towns)) if towns else english)
    date = draw(dates_in(day, language, stated=stated))
    text = f"{place.text}, {date}{draw(st.sampled_from(_SEPARATORS))}"
    return Dateline((place,), None, day.day, day.month, day.year, text, 0, len(text))


_ENGLISH_TOWNS = (
    Place("Vienna", "VIENNA", "AT"),
    Place("Sarajevo", "SARAJEVO", "BA"),
    Place("The Hague", "THE HAGUE", "NL"),
    Place("Bishkek", "BISHKEK", "KG"),
)
