"""Names of months and days, and the words around a date, in every language OSCE publishes in."""

import functools
import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import attrs

from osce_press.vocabulary._fold import fold

__all__ = ["Calendar"]

#: OSCE's path code for pages in Bosnian, Croatian or Serbian.
_GROUPS = {"hbs": frozenset({"bs", "hr", "sr"}), "sh": frozenset({"bs", "hr", "sr"})}


def _same_language(name: str, page: str) -> bool:
    primary = page.partition("-")[0].lower()
    return name.partition("-")[0] in _GROUPS.get(primary, {primary})


@attrs.frozen(slots=False, eq=False)
class Calendar:
    """Look-ups over the lines of ``months.json`` and the hand-written files beside it."""

    names: tuple[dict[str, Any], ...] = ()
    extras: tuple[dict[str, Any], ...] = ()
    words: tuple[dict[str, Any], ...] = ()

    def month(self, word: str, language: str | None = None) -> dict[int, frozenset[str]]:
        """Return the months, 1 to 12, that a word can mean, with the languages it does so in.

        With the page's language known, its own meaning wins, if it has one.
        """
        meanings = self._months.get(fold(word), {})
        if language and len(meanings) > 1:
            own = {
                month: languages
                for month, languages in meanings.items()
                if any(_same_language(name, language) for name in languages)
            }
            return own or meanings
        return meanings

    def is_day(self, word: str) -> bool:
        """Return whether a word names a day of the week in any language."""
        return fold(word) in self._days

    def is_before_day(self, word: str) -> bool:
        """Return whether a word can stand before the day of a date ("le", "am", "la data de")."""
        return fold(word) in self._before_day

    def after_year(self, languages: frozenset[str]) -> re.Pattern[str]:
        """Return what those languages may print after the digits of a year, such as " года"."""
        lines = [self._around[lang] for lang in sorted(languages) if lang in self._around]
        words = {word for line in lines for word in line.get("words", ())}
        suffixes = {word for line in lines for word in line.get("year_suffixes", ())}
        return _after_year(frozenset(words), frozenset(suffixes))

    @cached_property
    def connectors(self) -> str:
        """Words between the parts of a date ("de", "anul"), as an alternation for a pattern."""
        return alternation(self._all("connectors") | self._all("words_before"))

    @cached_property
    def days(self) -> str:
        """Names of the days of the week, as an alternation for a pattern."""
        return alternation(
            {text for line in self.names for texts in line["days"] for text in texts}
        )

    @cached_property
    def day_prefixes(self) -> str:
        """Words before a day's number ("le", "am"), as an alternation for a pattern.

        Those of English begin sentences, and never stand in a dateline.
        """
        return alternation(
            word
            for line in self.words
            if line["lang"] != "en"
            for word in line.get("day_prefixes", ())
        )

    @cached_property
    def day_suffixes(self) -> str:
        """Endings of a day's number ("er", "th", "º"), as an alternation for a pattern."""
        return alternation(self._all("day_suffixes") - {"-", "."})

    @cached_property
    def year_suffixes(self) -> str:
        """Endings of a year's number ("-nji"), as an alternation for a pattern."""
        return alternation(self._all("year_suffixes") - {"-", "."})

    @cached_property
    def long_months(self) -> str:
        """Names of months that are more than one word, as an alternation for a pattern."""
        names = [text for line in self.names for texts in line["months"] for text in texts]
        names += [line["text"] for line in self.extras]
        return alternation({name for name in names if not name.replace(".", "").isalpha()})

    @cached_property
    def _around(self) -> dict[str, dict[str, Any]]:
        return {line["lang"]: line for line in self.words}

    @cached_property
    def _months(self) -> dict[str, dict[int, frozenset[str]]]:
        found: dict[str, dict[int, frozenset[str]]] = {}
        spoken = [
            (line["lang"], month, text)
            for line in self.names
            for month, texts in enumerate(line["months"], 1)
            for text in texts
        ]
        spoken += [(line["lang"], line["month"], line["text"]) for line in self.extras]
        for lang, month, text in spoken:
            meanings = found.setdefault(fold(text), {})
            meanings[month] = meanings.get(month, frozenset()) | {lang}
        return found

    @cached_property
    def _before_day(self) -> frozenset[str]:
        return frozenset(
            fold(word) for prefix in self._all("day_prefixes") for word in prefix.split()
        )

    @cached_property
    def _days(self) -> frozenset[str]:
        return frozenset(
            fold(text) for line in self.names for texts in line["days"] for text in texts
        )

    def _all(self, key: str) -> set[str]:
        return {word for line in self.words for word in line.get(key, ())}


def alternation(words: Iterable[str]) -> str:
    """Return the words as an alternation for a pattern, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, longest_first)) or r"(?!)"


@functools.cache
def _after_year(words: frozenset[str], suffixes: frozenset[str]) -> re.Pattern[str]:
    # A full stop is the year's own only where something other than a sentence follows it.
    ending = rf"(?:{alternation(suffixes - {'.', '-'})})"
    stop = r"\.(?=\s*(?:[-–—,]|$))" if "." in suffixes else r"(?!)"
    word = rf"\.?[\s\u00a0-]*(?:{alternation(words)})(?!\w)"
    return re.compile(rf"{ending}?(?:{word}|{stop})|{ending}", re.IGNORECASE)
