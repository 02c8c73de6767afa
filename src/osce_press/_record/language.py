"""The language of a page: its words can overrule what its address and its markup state.

Pages that nobody has translated are served under the path of every language, and templates state
one language for all pages. So the small words that each language is full of are counted, and with
them months that only one language has, and words in letters that only one is written in.
"""

import functools
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from osce_press._common.regex import regex
from osce_press._grammar.urls import language_of, language_tag
from osce_press._lines.page import Page
from osce_press._notices import notice
from osce_press.models import Evidence, Notice, Origin
from osce_press.vocabulary import Vocabulary
from osce_press.vocabulary._calendar import same_language

__all__ = ["PageLanguage", "read_language"]

#: So many paragraphs and characters tell a text's language.
_PARAGRAPHS, _CHARACTERS = 100, 2_000
#: A language is heard clearly if so many words are its own, one in so many, and twice as many as
#: are any other's; fewer are enough where no other is heard, or the markup states one of another
#: script.
_FEWEST, _FEWEST_STRANGE, _ONE_IN, _TIMES = 4, 2, 30, 2
_WORD = regex(r"[^\W\d_]+")
#: ASCII without all that is no letter, which is taken apart several times as fast.
_BLANKED = {code: chr(code) if chr(code).isalpha() else " " for code in range(128)}


class PageLanguage(NamedTuple):
    """The language of a page."""

    tag: str | None
    #: What its address and markup state, and where; dates can be in that language where the words
    #: are not.
    stated: tuple[tuple[str, Evidence], ...] = ()
    #: What tells the language, if neither of them does: the words, or the labels.
    origin: Origin | None = None
    #: Says that the words do not bear out what the address states, if so.
    notices: tuple[Notice, ...] = ()


class _Known(NamedTuple):
    """What tells languages apart."""

    #: The languages of a word.
    words: Mapping[str, tuple[str, ...]]
    #: The script of each language, and the language of each script that no other is written in.
    scripts: Mapping[str, str]
    alone: Mapping[str, tuple[str, ...]]
    #: The languages that have not a letter that others of their script have.
    without: Mapping[str, frozenset[str]]


def read_language(
    page: Page, texts: Iterable[str], labels: Iterable[Collection[str]], vocabulary: Vocabulary
) -> PageLanguage:
    """Read a page's language from its paragraphs and the languages each of its labels can be in."""
    common, found = _common(labels), tuple(_stated(page))
    stated = [tag for tag, _ in found]
    by_page = PageLanguage(stated[0] if stated else None, found)
    known = _known(vocabulary)
    own = [tag for tag in known.scripts if stated and same_language(tag, stated[0])]
    if stated and not own:
        return by_page
    text = " ".join(islice(texts, _PARAGRAPHS))[:_CHARACTERS].casefold()
    words = Counter(_words(text))
    heard = _listen(words, known)
    if common:
        heard[common] += 1
    (best, most), (_, second), *_ = sorted(
        [*heard.items(), ("", 0), ("", 0)], key=lambda one: -one[1]
    )
    by_address = language_of(page.address or "") is not None
    strange = most < _FEWEST and own and not by_address and _are_strange(words, own, known)
    fewest = _FEWEST_STRANGE if strange else _FEWEST - (second <= 0)
    if most >= max(fewest, _TIMES * second, words.total() / _ONE_IN):
        tag = next((tag for tag in stated if same_language(tag, best)), best)
        return by_page._replace(tag=tag, origin=Origin.BODY)
    if not stated:
        return by_page._replace(tag=common, origin=Origin.METADATA if common else None)
    if by_address and (
        most > max(_FEWEST, *(heard[tag] for tag in own)) or _are_strange(words, own, known)
    ):
        return by_page._replace(notices=(notice("language-uncertain", text=stated[0]),))
    return by_page


def _are_strange(words: Counter[str], own: Iterable[str], known: _Known) -> bool:
    """Return whether most words are in other scripts than those that languages are written in."""
    scripts = {known.scripts[tag] for tag in own}
    strange = sum(count for word, count in words.items() if _script(word[0]) not in scripts)
    return 2 * strange > words.total()


def _words(text: str) -> list[str]:
    """Return the runs of letters in a text."""
    return text.translate(_BLANKED).split() if text.isascii() else _WORD.findall(text)


def _stated(page: Page) -> Iterator[tuple[str, Evidence]]:
    """Yield the languages that addresses state, and then the one that the markup does."""
    for address in (page.url, page.markup.canonical_url):
        if address and (language := language_of(address)):
            yield language, Evidence(Origin.URL, address)
    printed = page.markup.language
    if printed and (tag := language_tag(printed)):
        yield tag, Evidence(Origin.MARKUP, printed, markup=page.markup.language_markup)


def _common(labels: Iterable[Collection[str]]) -> str | None:
    """Return the only language that all translated labels can be in.

    English ones stand on translated pages as well, so they state nothing.
    """
    translated = [set(langs) for langs in labels if langs and "en" not in langs]
    common = set[str].intersection(*translated) if translated else ()
    return next(iter(common)) if len(common) == 1 else None


def _listen(words: Counter[str], known: _Known) -> defaultdict[str, float]:
    """Return how many words are each language's; one of several languages counts a part for each.

    All words are a language's that are in letters of its own; one with a letter that it has not
    speaks against it.
    """
    heard = defaultdict[str, float](float)
    # In a text of ASCII, only words that are known tell anything.
    telling = filter(known.words.__contains__, words) if "".join(words).isascii() else words
    for word in telling:
        count = words[word]
        languages = known.words.get(word, ())
        if not word.isascii():
            letters = known.without.keys() & word
            for language in {other for letter in letters for other in known.without[letter]}:
                heard[language] -= count
            languages = languages or known.alone.get(_script(word[0]), ())
        for language in languages:
            heard[language] += count / len(languages)
    return heard


@functools.lru_cache(maxsize=8)
def _known(vocabulary: Vocabulary) -> _Known:
    """Return what a vocabulary knows: function words, and months of one language alone."""
    scripts = {entry.lang: _script(entry.words[0]) for entry in vocabulary.function_words}
    times = Counter(scripts.values())
    words: dict[str, tuple[str, ...]] = {}
    for entry in vocabulary.function_words:
        for word in entry.words.casefold().split():
            words[word] = (*words.get(word, ()), entry.lang)
    names = vocabulary.calendar.month_names
    tags = {
        lang: next((tag for tag in scripts if same_language(tag, lang)), lang)
        for lang in {name.lang for name in names} - scripts.keys()
    }
    months: dict[str, set[str]] = {}
    for name in names:
        months.setdefault(name.text.casefold(), set()).add(tags.get(name.lang, name.lang))
    own = {month: tuple(tags) for month, tags in months.items() if len(tags) == 1}
    alone = {script: (tag,) for tag, script in scripts.items() if times[script] == 1}
    letters = {entry.lang: frozenset(entry.letters) for entry in vocabulary.function_words}
    without = {
        letter: frozenset(lang for lang, own in letters.items() if own and letter not in own)
        for letter in frozenset[str]().union(*letters.values())
    }
    return _Known(own | words, scripts, alone, without)


@functools.lru_cache(4096)
def _script(letter: str) -> str:
    """Return the script of a letter, by the first word of its name in Unicode."""
    return unicodedata.name(letter, "").partition(" ")[0]
