"""Standing lines: those that stand alone, and those that lines begin or end with."""

from collections.abc import Iterable

from osce_press.vocabulary._entries import PhraseEntry
from osce_press.vocabulary._fold import fold

__all__ = ["Phrases"]

#: The beginning and the end of a paragraph, as far as one can stand in them.
_REACH = 240
#: So many letters tell nearly all paragraphs from them; they stand in the outermost characters.
_LETTERS, _OUTERMOST = 3, 16


class Phrases:
    """Looks standing lines up by their folded words."""

    def __init__(self, entries: Iterable[PhraseEntry]) -> None:
        self.lines: dict[str, PhraseEntry] = {}
        prefixes: dict[str, PhraseEntry] = {}
        suffixes: dict[str, PhraseEntry] = {}
        kept = {"line": self.lines, "prefix": prefixes, "suffix": suffixes}
        for entry in entries:
            for name in entry.names:
                kept[entry.match].setdefault(fold(name.text), entry)
        self._prefixes, self._suffixes = prefixes, suffixes
        #: By first and last letter, as no line can have most of them.
        self._starts = _grouped(prefixes, slice(None, 1))
        self._ends = _grouped(suffixes, slice(-1, None))
        #: How long they are, the longest first.
        self._lengths = sorted({*map(len, prefixes), *map(len, suffixes)}, reverse=True)
        self._first = tuple({words[:_LETTERS] for words in prefixes})
        self._last = tuple({words[-_LETTERS:] for words in suffixes})

    def within(self, folded: str) -> PhraseEntry | None:
        """Return the longest one that a folded line begins or ends with."""
        if folded.startswith(self._starts.get(folded[:1], ())):
            parts = (folded[:length] for length in self._lengths)
            return next(self._prefixes[part] for part in parts if part in self._prefixes)
        if folded[-1:] == ":":
            # A heading of related items.
            whole = self.lines.get(folded[:-1].rstrip())
            return whole if whole is not None and whole.holds == "titles" else None
        if folded.endswith(self._ends.get(folded[-1:], ())):
            parts = (folded[-length:] for length in self._lengths)
            return next(self._suffixes[part] for part in parts if part in self._suffixes)
        return None

    def find(self, text: str) -> PhraseEntry | None:
        """Return the one that a line is, or that it begins or ends with."""
        if len(text) <= _REACH:
            folded = fold(text)
            return self.lines.get(folded) or self.within(folded)
        # Of a paragraph no more is folded than must be.
        is_any = fold(text[:_OUTERMOST]).startswith(self._first)
        if is_any or fold(text[-_OUTERMOST:]).endswith(self._last):
            return self.within(fold(text[:_REACH] + text[-_REACH:]))
        return None


def _grouped(words: Iterable[str], letter: slice) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[letter]] = (*found.get(word[letter], ()), word)
    return found
