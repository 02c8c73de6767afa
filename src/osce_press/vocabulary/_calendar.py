"""Names of months and days, and the words around a date, in every language OSCE publishes in."""

import functools
import re
from collections.abc import Iterable
from functools import cached_property

import attrs

from osce_press.vocabulary._entries import DateWord, DayName, MonthName
from osce_press.vocabulary._fold import fold, fold_all

__all__ = ["Calendar", "alternation", "same_language"]

#: What is one language or another: OSCE's path code for Bosnian, Croatian or Serbian, and others.
_GROUPS = {
    **dict.fromkeys(("hbs", "sh", "cnr", "me"), frozenset({"bs", "hr", "sr", "hbs"})),
    "mo": frozenset({"ro"}),
}


@functools.lru_cache(maxsize=1024)
def same_language(one: str, other: str) -> bool:
    """Return whether two tags (BCP 47) can stand for one language, in whatever script."""
    first, second = (tag.partition("-")[0].lower() for tag in (one, other))
    return first in _GROUPS.get(second, {second}) or second in _GROUPS.get(first, ())


@attrs.frozen(slots=False, eq=False, repr=False)
class Calendar:
    """The words of dates, with look-ups in whatever spelling."""

    month_names: tuple[MonthName, ...] = ()
    """Names of months."""
    day_names: tuple[DayName, ...] = ()
    """Names of days of the week."""
    words: tuple[DateWord, ...] = ()
    """Other words of dates."""

    def __repr__(self) -> str:
        languages = {name.lang for name in self.month_names}
        return f"<Calendar: {len(self.month_names)} names of months in {len(languages)} languages>"

    def extend(
        self,
        *,
        month_names: Iterable[MonthName] = (),
        day_names: Iterable[DayName] = (),
        words: Iterable[DateWord] = (),
    ) -> "Calendar":
        """Return a calendar that knows these words as well; this one stays as it is."""
        return Calendar(
            (*month_names, *self.month_names),
            (*day_names, *self.day_names),
            (*words, *self.words),
        )

    def month(self, word: str, language: str | None = None) -> dict[int, frozenset[str]]:
        """Return the months, 1 to 12, that a word can mean, with the languages it does so in.

        With the page's language known, its own meaning wins, if it has one.
        """
        meanings = self._months.get(fold(word), {})
        if language and len(meanings) > 1:
            own = {
                month: languages
                for month, languages in meanings.items()
                if any(same_language(name, language) for name in languages)
            }
            return own or meanings
        return meanings

    def is_day(self, word: str) -> bool:
        """Return whether a word names a day of the week in any language."""
        return fold(word) in self._days

    def week_days(self, word: str) -> frozenset[int]:
        """Return the days of the week that a word can name, 0 for Monday to 6 for Sunday."""
        return self._days.get(fold(word), frozenset())

    def is_beside_date(self, word: str) -> bool:
        """Return whether a word of any language can stand with a whole date.

        It names a day of the week, or stands before a day ("le") or after a year ("года").
        """
        return self.is_day(word) or fold(word) in self._beside

    def can_begin_date(self, word: str) -> bool:
        """Return whether a word names a month, or begins what stands with a whole date."""
        return fold(word) in self._beginnings

    def names_event(self, text: str) -> bool:
        """Return whether a word for an event, in any language, is in a text."""
        return not self._events.isdisjoint(fold(text.replace(",", " ").replace(":", " ")).split())

    def stands_before_day(self, words: str) -> bool:
        """Return whether words between a comma and a day are a day of the week, or "le", "am".

        Those of English begin sentences, and never stand in a dateline.
        """
        return self.is_day(words) or fold(words) in self._foreign_before_day

    def after_year(self, languages: frozenset[str] = frozenset()) -> re.Pattern[str]:
        """Return what those languages, or all, may print after a year's digits, such as " года"."""
        found = self._after_years.get(languages)
        if found is None:
            words = [
                word for lang in languages or self._words for word in self._words.get(lang, ())
            ]
            found = _after_year(_texts(words, "after-year"), _texts(words, "year-ending"))
            self._after_years[languages] = found
        return found

    @cached_property
    def _after_years(self) -> dict[frozenset[str], re.Pattern[str]]:
        """The patterns asked for: as many at most as there are sets of languages with a month."""
        return {}

    @cached_property
    def connectors(self) -> str:
        """Words between the parts of a date ("de", "anul"), as an alternation for a pattern."""
        return alternation(_texts(self.words, "between"))

    @cached_property
    def day_suffixes(self) -> str:
        """Endings of a day's number ("er", "th", "º"), as an alternation for a pattern."""
        return alternation(_texts(self.words, "day-ending"))

    @cached_property
    def year_suffixes(self) -> str:
        """Endings of a year's number ("-nji"), as an alternation for a pattern."""
        return alternation(_texts(self.words, "year-ending") - {"."})

    @cached_property
    def joining_words(self) -> frozenset[str]:
        """Words between two places, such as "and", in lower case."""
        return _texts(self.words, "and")

    @cached_property
    def before_author(self) -> str:
        """Words before an author's name ("by"), as an alternation for a pattern."""
        return alternation(_texts(self.words, "before-author"))

    @cached_property
    def minutes(self) -> str:
        """How the minutes that a text takes to read begin ("min"), as an alternation."""
        return alternation(_texts(self.words, "minutes"))

    @cached_property
    def long_months(self) -> str:
        """Names of months that are more than one word, as an alternation for a pattern."""
        names = {name.text for name in self.month_names}
        return alternation(name for name in names if not name.replace(".", "").isalpha())

    @cached_property
    def _months(self) -> dict[str, dict[int, frozenset[str]]]:
        found: dict[str, dict[int, frozenset[str]]] = {}
        names = fold_all(name.text for name in self.month_names)
        for word, name in zip(names, self.month_names, strict=True):
            meanings = found.setdefault(word, {})
            meanings[name.month] = meanings.get(name.month, frozenset()) | {name.lang}
        return found

    @cached_property
    def _words(self) -> dict[str, list[DateWord]]:
        found: dict[str, list[DateWord]] = {}
        for word in self.words:
            found.setdefault(word.lang, []).append(word)
        return found

    @cached_property
    def _beside(self) -> frozenset[str]:
        uses = ("before-day", "after-year", "year-ending")
        words = frozenset[str]().union(*(_texts(self.words, use) for use in uses))
        return frozenset(fold(part) for word in words for part in word.split())

    @cached_property
    def _events(self) -> frozenset[str]:
        return frozenset(map(fold, _texts(self.words, "event")))

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        months = (name.text for name in self.month_names)
        days = (name.text for name in self.day_names)
        names = (*self._beside, *months, *days)
        return frozenset(fold(re.split(r"[\W\d_]", name, maxsplit=1)[0]) for name in names)

    @cached_property
    def _foreign_before_day(self) -> frozenset[str]:
        foreign = (word for word in self.words if word.lang != "en")
        return frozenset(map(fold, _texts(foreign, "before-day")))

    @cached_property
    def _days(self) -> dict[str, frozenset[int]]:
        found: dict[str, frozenset[int]] = {}
        for name in self.day_names:
            key = fold(name.text)
            found[key] = found.get(key, frozenset()) | {name.day}
        return found


def _texts(words: Iterable[DateWord], use: str) -> frozenset[str]:
    return frozenset(word.text for word in words if word.use == use)


def alternation(words: Iterable[str]) -> str:
    """Return the words as an alternation for a pattern, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, longest_first)) or r"(?!)"


@functools.cache
def _after_year(words: frozenset[str], suffixes: frozenset[str]) -> re.Pattern[str]:
    # A full stop is the year's own only where something other than a sentence follows it.
    ending = rf"(?:{alternation(suffixes - {'.'})})"
    stop = r"\.(?=\s*(?:[-–—,):]|$))" if "." in suffixes else r"(?!)"
    word = rf"\.?[\s\u00a0-]*(?:{alternation(words)})(?!\w)"
    return re.compile(rf"{ending}?(?:{word}|{stop})|{ending}", re.IGNORECASE)
