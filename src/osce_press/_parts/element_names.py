"""What the names that authors give to elements say of their part in a page: data, weighed later."""

import functools

from osce_press._lines.names import LONGEST, words_of
from osce_press.vocabulary import Vocabulary

__all__ = ["ElementNames", "names_of"]

#: A name with one of these says something else of its element: "has-sidebar", "menu-open",
#: "above-footer".
_QUALIFIERS = frozenset(
    {
        "above", "active", "after", "before", "below", "closed", "has", "is", "js", "no", "not",
        "off", "on", "open", "opened", "under", "with", "without",
    }
)  # fmt: skip
#: A longer id is made of a heading, and tells what the element is about: "a-warning-about-earbuds".
_MOST_WORDS = 3


class ElementNames:
    """Reads class and id attributes, with one vocabulary's words for the parts of a page."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._entries: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for entry in vocabulary.landmarks:
            words = tuple(entry.word.split("-"))
            self._entries.setdefault(words[0], []).append((words, entry.landmark))
        self.read = functools.lru_cache(maxsize=4096)(self._read)
        self._read_name = functools.lru_cache(maxsize=16384)(self._parts)

    def _read(self, attribute: str, value: str) -> dict[str, str]:
        """Return the parts that a class or an id names, each with the name that does."""
        found: dict[str, str] = {}
        for name in value[:LONGEST].split():
            words, parts = self._read_name(name)
            if parts and not (attribute == "id" and len(words) > _MOST_WORDS):
                for part in parts:
                    found.setdefault(part, "-".join(words))
        return found

    def _parts(self, name: str) -> tuple[tuple[str, ...], list[str]]:
        """Return the words of a name, and the parts of a page that it is a name of."""
        words = words_of(name)
        if not _QUALIFIERS.isdisjoint(words):
            return words, []
        return words, [
            part
            for position, word in enumerate(words)
            for first, part in self._entries.get(word, ())
            if words[position : position + len(first)] == first
        ]


@functools.lru_cache(maxsize=8)
def names_of(vocabulary: Vocabulary) -> ElementNames:
    """Return the reader of a vocabulary's names of elements; the last few are kept."""
    return ElementNames(vocabulary)
