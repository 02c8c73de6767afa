"""What the names that authors give to elements say of their part in a page: data, weighed later."""

import functools

from osce_press._lines.names import names_in, words_of
from osce_press._lines.page import Element
from osce_press.vocabulary import Vocabulary

__all__ = ["ElementNames", "names_of"]

#: A longer id is made of a heading, and tells what the element is about: "a-warning-about-earbuds".
_MOST_WORDS = 3
#: Parts that can hold more prose than the text does.
_OF_OTHERS = frozenset({"comments", "consent", "footer"})


class ElementNames:
    """Reads class and id attributes, with one vocabulary's words for the parts of a page."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._entries: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for entry in vocabulary.landmarks:
            words = tuple(entry.word.split("-"))
            self._entries.setdefault(words[0], []).append((words, entry.landmark))
        self.read = functools.lru_cache(maxsize=16384)(self._read)
        self._told = functools.lru_cache(maxsize=8192)(self._tell)

    def is_of_others(self, element: Element) -> bool:
        """Tell whether an element is an aside or footer, or is called comments, consent or so."""
        named = (self.read("class", element.classes), self.read("id", element.identity))
        is_others = element.role == "dialog" or element.tag in {"aside", "footer"}
        return is_others or any(_OF_OTHERS & said.keys() for said in named)

    def _read(self, attribute: str, value: str) -> dict[str, str]:
        """Return the parts that a class or an id names, each with the markup that does."""
        found: dict[str, str] = {}
        told = [name for name in map(self._told, names_in(value)) if name[1]]
        is_post = any("post" in parts for _, parts in told)
        for words, parts in told:
            # Beside "hentry", "category-media" says what the post is about; so does "date-outer".
            is_about = is_post and "details" in self._told(words[0])[1]
            is_about |= attribute == "id" and len(words) > _MOST_WORDS
            # "has-sidebar" and "above-footer" say something else of their elements.
            if not is_about and "qualifier" not in parts:
                for part in parts:
                    found.setdefault(part, f'{attribute}="{"-".join(words)}"')
        return found

    def _tell(self, name: str) -> tuple[tuple[str, ...], list[str]]:
        """Return the words of a name, and the parts that they name."""
        own = words_of(name)
        return own, [
            part
            for position, word in enumerate(own)
            for words, part in self._entries.get(word, ())
            if own[position : position + len(words)] == words
        ]


@functools.lru_cache(maxsize=8)
def names_of(vocabulary: Vocabulary) -> ElementNames:
    """Return the reader of a vocabulary's names of elements; the last few are kept."""
    return ElementNames(vocabulary)
