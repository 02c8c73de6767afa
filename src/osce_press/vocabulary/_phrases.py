"""Standing lines: those that stand alone, and those that lines begin or end with."""

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter

import attrs

from osce_press._common.regex import regex
from osce_press.models import Role
from osce_press.vocabulary._entries import PhraseEntry
from osce_press.vocabulary._fold import fold, fold_all
from osce_press.vocabulary._index import gathered

__all__ = ["Phrases"]

#: The beginning and the end of a paragraph, as far as one can stand in them.
_REACH = 240
#: So many letters tell nearly all paragraphs from them; they stand in the outermost characters.
_LETTERS, _OUTERMOST = 3, 16
#: What speech begins with: it quotes a standing line at most.
_QUOTES = tuple('"“”„«»‟‹›「『')
_YEAR = "{year}"
#: A year, or the first and the last of some, and the signs behind it.
_YEARS = r"(?:19|20)\d\d(?:\s?[-‐-―,]\s?\d{2,4})*[.,]?(?=\s|$)"
#: A count, or numbers with the signs between those of pages: "1,204 views", "1 | 2 | 3 | Next"; a
#: date folded, "03052004", is longer.
_NUMBER_OF = "{number}"
_NUMBERS = regex(r"\d{1,3}(?:[,.]\d{3})+(?!\d)|\d+\.\d(?=k)|\d{1,7}(?!\d)(?:[\s|·•\[\]]+\d+)*")
_DIGIT = regex(r"\d")
#: A line with some has no more characters.
_LONGEST_NUMBERED = 60
#: A number before the end of a line: "5 min read".
_NUMBER = r"\s*\d+\s*$"
#: Rows of tools: how long they are, and what parts them, with blanks around it or without.
_LONGEST_ROW = 100
_BARS = dict.fromkeys(map(ord, "|·•[]↑▲^"), " | ")
_SIGNS = "|/<>‹›«»←→–—-+"
_PARTED = frozenset("|/·•>›»→")
_BEHIND_WORDS = f"{_SIGNS}·•[]↑▲^() 0123456789"
#: Signs behind a phrase: "Share:", "Share it!", "Read more >".
_MARKS = frozenset(":!›>→")
#: Where one tool begins right behind another: "ShareTweetPrint".
_GLUED = regex(r"(?<=[a-zß-ÿа-яšžčćđ])(?=[A-ZÀ-ÞА-ЯŠŽČĆĐ])")
_TOOLS = frozenset({Role.NAVIGATION, Role.RELATED, Role.FOOTER})
#: What heads tools with a colon.
_HEADINGS = frozenset({"about-author", "comments-heading", "share"})
_MENU = PhraseEntry("menu", Role.NAVIGATION, (), anywhere=True)


class Phrases:
    """Looks standing lines up by their folded words."""

    def __init__(self, entries: Iterable[PhraseEntry], menus: Iterable[str] = ()) -> None:
        self.lines: dict[str, PhraseEntry] = {}
        #: What stands in rows of tools; names of menus do so with signs between them.
        self._tools: dict[str, PhraseEntry] = {}
        self._menus = frozenset(menus)
        self._before_year: set[str] = set()
        prefixes: dict[str, PhraseEntry] = {}
        suffixes: dict[str, PhraseEntry] = {}
        kept = {"line": self.lines, "prefix": prefixes, "suffix": suffixes, "row": self._tools}
        named = [(entry, name.text) for entry in entries for name in entry.names]
        for (entry, _), folded in zip(named, fold_all(text for _, text in named), strict=True):
            words = folded
            if words[-1] == "}":
                words = words.removesuffix(_YEAR).rstrip()
                self._before_year.add(words)
            kept[entry.match].setdefault(words, entry)
        self._last_of_tools = {words.rpartition(" ")[2] for words in (*self._tools, *self.lines)}
        self._prefixes, self._suffixes = prefixes, suffixes
        #: By first and last letter, as no line can have most of them.
        first, last = itemgetter(0), itemgetter(-1)
        self._starts = gathered(map(first, prefixes), prefixes)
        self._ends = gathered(map(last, suffixes), suffixes)
        #: How long they are, the longest first.
        self._lengths = sorted({*map(len, prefixes), *map(len, suffixes)}, reverse=True)
        begun = [words[:_LETTERS] for words in prefixes]
        self._first = gathered(map(first, begun), begun)
        ended = [words[-_LETTERS:] for words in suffixes]
        self._last = gathered(map(last, ended), ended)

    def within(self, folded: str, text: str) -> PhraseEntry | None:
        """Return the longest one that a line, folded and as printed, begins or ends with."""
        if len(folded) <= _LONGEST_NUMBERED and _DIGIT.search(folded):
            numbered = self.lines.get(_NUMBERS.sub(_NUMBER_OF, folded))
            if numbered is not None:
                return numbered
        if folded.startswith(self._starts.get(folded[:1], ())):
            # A footnote's sign.
            text = text.lstrip("* ")
            lengths = () if text.startswith(_QUOTES) else self._lengths
            for part in (folded[:length] for length in lengths):
                entry = self._prefixes.get(part)
                if entry is not None and self._goes_on(entry, part, text):
                    return entry
        last = folded[-1:]
        if last in _MARKS:
            return self._marked(folded)
        if folded.endswith(self._ends.get(last, ())):
            for part in (folded[-length:] for length in self._lengths):
                entry = self._suffixes.get(part)
                if entry is not None and not (entry.beside_names and _is_small_before(part, text)):
                    return entry
        return None

    def _marked(self, folded: str) -> PhraseEntry | None:
        """Return what a line is without the sign that it ends in."""
        # French sets a blank before it.
        words = folded[:-1].rstrip()
        whole = self.lines.get(words)
        # A heading of related items, or of tools.
        is_heading = whole is not None and (whole.holds == "titles" or whole.slug in _HEADINGS)
        return whole if is_heading or folded[-1] != ":" else self.lines.get(f"{words}:")

    def row(self, folded: str, text: str) -> PhraseEntry | None:
        """Return what a line of nothing but tools is: "Share | Tweet (2)", "English Русский"."""
        apart = text if len(text) > _LONGEST_ROW else _GLUED.sub(" ", text)
        last = folded.rstrip(_BEHIND_WORDS).rpartition(" ")[2].lstrip(_BEHIND_WORDS)
        is_parted = apart != text or not _PARTED.isdisjoint(text)
        if (
            len(text) > _LONGEST_ROW
            or text.endswith(".")
            or not (is_parted or last in self._last_of_tools)
        ):
            return None
        parts: list[list[str]] = [[]]
        counts = 0
        for word in apart.translate(_BARS).split():
            if word.strip("().,kK").replace(".", "", 1).isdecimal():
                counts += 1
            elif word.strip(_SIGNS):
                parts[-1].append(word)
            else:
                parts.append([])
        named = [fold(" ".join(part)) for part in parts if part]
        found: list[PhraseEntry] = []
        for part in named:
            if len(named) > 1 and part in self._menus:
                found.append(_MENU)
                continue
            words = part.split()
            while words:
                tools = ((end, self._tool(words[:end], counts)) for end in range(len(words), 0, -1))
                end, tool = next(((end, tool) for end, tool in tools if tool), (0, None))
                if tool is None:
                    return None
                found.append(tool)
                words = words[end:]
        # "« Back" and "Comments (0)" do alone, "Top 5" does not.
        if len(found) > 1 or any(
            it.anywhere and (it.match == "line" if counts else len(parts) > 1) for it in found
        ):
            return attrs.evolve(found[0], match="line", anywhere=True)
        return None

    def _tool(self, words: Sequence[str], counts: int) -> PhraseEntry | None:
        """Return what a part of a row of tools is."""
        name, whole = " ".join(words), "".join(words)
        entry = self._tools.get(name) or self.lines.get(name)
        # "LinkedIn" was taken apart.
        entry = entry or self._tools.get(whole) or self.lines.get(whole)
        if entry is None and counts:
            entry = self.lines.get(f"{_NUMBER_OF} {name}")
        return entry if entry and entry.role in _TOOLS and not entry.holds else None

    def _goes_on(self, entry: PhraseEntry, part: str, text: str) -> bool:
        """Whether a line goes on as it must: with a year, with a name, with anything."""
        behind = "".join(text.split(maxsplit=part.count(" ") + 1)[part.count(" ") + 1 :])
        is_dated = part in self._before_year
        if is_dated:
            years = re.match(_YEARS, behind)
            if years is None:
                return False
            behind = behind[years.end() :].lstrip()
        if not entry.beside_names or not behind[:1].islower():
            return True
        # "Posted by admin at 10:15" goes on with a name, "Written by women, read by all" does not.
        return not is_dated and (" " not in behind or any(map(str.isdigit, behind)))

    def find(self, text: str) -> PhraseEntry | None:
        """Return the one that a line is, or that it begins or ends with."""
        if len(text) <= _REACH:
            folded = fold(text)
            return self.lines.get(folded) or self.within(folded, text) or self.row(folded, text)
        # Of a paragraph no more is folded than must be.
        begin, end = fold(text[:_OUTERMOST]), fold(text[-_OUTERMOST:])
        is_any = begin.startswith(self._first.get(begin[:1], ()))
        if is_any or end.endswith(self._last.get(end[-1:], ())):
            return self.within(fold(text[:_REACH] + text[-_REACH:]), text)
        return None


def _is_small_before(part: str, text: str) -> bool:
    """Whether a word in small letters, and perhaps a number, stands before the end of a line."""
    words = text.split()[: -part.count(" ") - 1]
    before = re.sub(_NUMBER, "", " ".join(words)).split()
    return bool(before) and before[-1].islower() and before[-1][-1].isalpha()
