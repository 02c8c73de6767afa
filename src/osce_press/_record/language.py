"""The language of a page: its words can overrule what its address and its markup state.

Pages that nobody has translated are served under the path of every language, and templates state
one language for all pages. So the small words that each language is full of are counted, and with
them months that only one language has, and words in letters that only one is written in.
"""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from osce_press._grammar.urls import language_of
from osce_press._lines.page import Page
from osce_press._notices import notice
from osce_press.models import Notice
from osce_press.vocabulary import Vocabulary
from osce_press.vocabulary._calendar import same_language

__all__ = ["read_language"]

#: So many paragraphs and characters tell a text's language.
_PARAGRAPHS, _CHARACTERS = 200, 10_000
#: A language is heard clearly if so many words are its own, one in so many, and twice as many as
#: are any other's.
_FEWEST, _ONE_IN, _TIMES = 3, 30, 2
_WORD = re.compile(r"[^\W\d_]+")


class _Known(NamedTuple):
    """What tells languages apart: words of their own, and the letters that they are written in."""

    words: dict[str, frozenset[str]]
    letters: dict[str, frozenset[str]]


def read_language(
    page: Page, texts: Iterable[str], labels: Iterable[Collection[str]], vocabulary: Vocabulary
) -> tuple[str | None, tuple[Notice, ...]]:
    """Return a page's language, with a notice where its words do not bear out what is stated.

    Args:
        page: The page, with its addresses and markup.
        texts: Its paragraphs.
        labels: The languages that each of its labels can be in.
        vocabulary: Has the words.
    """
    stated, common = list(_stated(page)), _common(labels)
    text = " ".join(islice(texts, _PARAGRAPHS))[:_CHARACTERS].casefold()
    words = Counter(_WORD.findall(text))
    heard, foreign = _listen(words, stated, _known(vocabulary))
    if common:
        heard[common] += 1
    (best, most), (_, second) = [*heard.most_common(2), ("", 0), ("", 0)][:2]
    if most >= max(_FEWEST - foreign, _TIMES * second, words.total() / _ONE_IN):
        return next((tag for tag in stated if same_language(tag, best)), best), ()
    if not stated:
        return common, ()
    own = max((heard[tag] for tag in heard if same_language(tag, stated[0])), default=0)
    doubtful = foreign or most > max(own, 1)
    return stated[0], (notice("language-uncertain", text=stated[0]),) if doubtful else ()


def _stated(page: Page) -> Iterator[str]:
    """Yield the languages that addresses state, and then the one that the markup does."""
    for address in (page.url, page.markup.canonical_url):
        if address and (language := language_of(address)):
            yield language
    if page.markup.language:
        yield page.markup.language.replace("_", "-")


def _common(labels: Iterable[Collection[str]]) -> str | None:
    """Return the only language that all translated labels can be in.

    English ones stand on translated pages as well, so they state nothing.
    """
    translated = [frozenset(langs) for langs in labels if langs and "en" not in langs]
    common = frozenset[str].intersection(*translated) if translated else frozenset[str]()
    return next(iter(common)) if len(common) == 1 else None


def _listen(words: Counter[str], stated: list[str], known: _Known) -> tuple[Counter[str], bool]:
    """Return how many words are each language's, and whether they are in letters not stated."""
    heard, letters = Counter[str](), Counter[str]()
    for word, count in words.items():
        script = _script(word[0])
        letters[script] += count
        alone = known.letters.get(script, frozenset())
        for language in known.words.get(word, alone if len(alone) == 1 else ()):
            heard[language] += count
    expected = {
        script
        for script, languages in known.letters.items()
        if any(same_language(language, tag) for language in languages for tag in stated[:1])
    }
    own = sum(letters[script] for script in expected)
    return heard, bool(expected) and words.total() > _FEWEST and 2 * own < words.total()


@functools.lru_cache(maxsize=8)
def _known(vocabulary: Vocabulary) -> _Known:
    """Return what a vocabulary knows: function words, and months of one language alone."""
    words: dict[str, frozenset[str]] = {}
    letters: dict[str, frozenset[str]] = {}
    for entry in vocabulary.function_words:
        for word in entry.words.casefold().split():
            words[word] = words.get(word, frozenset()) | {entry.lang}
            script = _script(word[0])
            letters[script] = letters.get(script, frozenset()) | {entry.lang}
    months: dict[str, set[str]] = {}
    tags = [entry.lang for entry in vocabulary.function_words]
    for name in vocabulary.calendar.month_names:
        own = [tag for tag in tags if tag == name.lang] or [
            tag for tag in tags if same_language(tag, name.lang)
        ]
        months.setdefault(name.text.casefold(), set()).add(own[0] if own else name.lang)
    for month, languages in months.items():
        if len(languages) == 1:
            words.setdefault(month, frozenset(languages))
    return _Known(words, letters)


@functools.lru_cache(4096)
def _script(letter: str) -> str:
    """Return the script of a letter, by the first word of its name in Unicode."""
    return unicodedata.name(letter, "").partition(" ")[0]
