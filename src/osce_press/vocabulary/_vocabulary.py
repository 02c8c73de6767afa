"""Look-ups over the entries: by any name, former name, language and spelling."""

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import repeat
from typing import Any

import attrs

from osce_press._common.regex import regex
from osce_press.vocabulary._calendar import Calendar, alternation
from osce_press.vocabulary._entries import (
    CopyEntry,
    DateWord,
    DayName,
    FieldEntry,
    FunctionWords,
    KindEntry,
    LabelEntry,
    LabelMatch,
    LandmarkEntry,
    Meaning,
    MonthName,
    NavigationEntry,
    PhraseEntry,
    PlaceEntry,
    SectionEntry,
    StateEntry,
    StructureEntry,
)
from osce_press.vocabulary._fold import COLONS, fold, fold_all, fold_place, without_town_sign
from osce_press.vocabulary._gazetteer import Gazetteer
from osce_press.vocabulary._index import gathered, index, merged, texts
from osce_press.vocabulary._load import checked
from osce_press.vocabulary._phrases import Phrases

__all__ = ["Vocabulary"]

#: Longer lines are prose; no name is as long.
_LONGEST_NAME = 240
_NOTHING = Meaning()
#: A word, also one that elements side by side have glued to the one before it.
_TOKEN = regex(r"[A-ZЀ-Я]+[^\W\d_A-ZЀ-Я]*|[^\W\d_A-ZЀ-Я]+")


@attrs.frozen(slots=False, eq=False, repr=False)
class Vocabulary:
    """OSCE's terms, with look-ups that know every name, in any language and spelling.

    Case, accents, hyphens, apostrophes, ``&`` for ``and`` and ``Co-operation`` for ``Cooperation``
    make no difference. A look-up returns the entry with that name, or None; ``label_meanings`` and
    ``towns`` return all entries, as many towns can share a name. A vocabulary never changes;
    ``extend`` returns another.
    """

    labels: tuple[LabelEntry, ...] = ()
    """Labels of metadata blocks, listings and advisories."""
    kinds: tuple[KindEntry, ...] = ()
    """What pages call themselves."""
    sections: tuple[SectionEntry, ...] = ()
    """Names of the site's sections, which are no titles."""
    phrases: tuple[PhraseEntry, ...] = ()
    """Standing lines."""
    navigation_entries: tuple[NavigationEntry, ...] = ()
    """Lines of menus."""
    fields_of_work: tuple[FieldEntry, ...] = ()
    """Fields of work."""
    structures: tuple[StructureEntry, ...] = ()
    """Parts of the OSCE."""
    states: tuple[StateEntry, ...] = ()
    """Participating States and Partners for Co-operation."""
    places: tuple[PlaceEntry, ...] = ()
    """Towns that OSCE writes from."""
    calendar: Calendar = attrs.field(factory=Calendar)
    """Words of dates."""
    closed_words: tuple[str, ...] = ()
    """Words printed in brackets after the name of a structure that is no more."""
    acronyms: frozenset[str] = frozenset()
    """Abbreviations in capitals that are not places."""
    osce_acronyms: frozenset[str] = frozenset()
    """Those of them that are the OSCE itself, in some language."""
    copies: tuple[CopyEntry, ...] = ()
    """Lines that other sites add to their copies."""
    landmarks: tuple[LandmarkEntry, ...] = ()
    """Words in classes and ids of elements."""
    function_words: tuple[FunctionWords, ...] = ()
    """Words by which a language is told."""
    gazetteer: Gazetteer = attrs.field(factory=Gazetteer)
    """Towns that ``places`` lacks."""

    def __repr__(self) -> str:
        parts = ("labels", "kinds", "fields_of_work", "structures", "states", "places")
        counted = (f"{len(getattr(self, part))} {part.replace('_', ' ')}" for part in parts)
        return f"<Vocabulary: {', '.join(counted)}>"

    @checked
    def extend(  # noqa: PLR0913 - one for each part of the vocabulary
        self,
        *,
        labels: Iterable[LabelEntry] = (),
        kinds: Iterable[KindEntry] = (),
        sections: Iterable[SectionEntry] = (),
        phrases: Iterable[PhraseEntry] = (),
        navigation_entries: Iterable[NavigationEntry] = (),
        fields_of_work: Iterable[FieldEntry] = (),
        structures: Iterable[StructureEntry] = (),
        states: Iterable[StateEntry] = (),
        places: Iterable[PlaceEntry] = (),
        closed_words: Iterable[str] = (),
        acronyms: Iterable[str] = (),
        osce_acronyms: Iterable[str] = (),
        copies: Iterable[CopyEntry] = (),
        landmarks: Iterable[LandmarkEntry] = (),
        function_words: Iterable[FunctionWords] = (),
        month_names: Iterable[MonthName] = (),
        day_names: Iterable[DayName] = (),
        date_words: Iterable[DateWord] = (),
    ) -> "Vocabulary":
        """Return a vocabulary with these entries as well; this one stays as it is.

        An entry takes the place of the one with its slug (a label's key and block, a landmark's
        word, the language of function words); other words join those there are. New entries come
        first: where two share a name, theirs is found. What does not fit is a ``VocabularyError``.
        """
        own = tuple(osce_acronyms)
        return attrs.evolve(
            self,
            labels=merged(labels, self.labels, "key", "block"),
            kinds=merged(kinds, self.kinds),
            sections=merged(sections, self.sections),
            phrases=merged(phrases, self.phrases),
            navigation_entries=merged(navigation_entries, self.navigation_entries),
            fields_of_work=merged(fields_of_work, self.fields_of_work),
            structures=merged(structures, self.structures),
            states=merged(states, self.states),
            places=merged(places, self.places),
            closed_words=(*closed_words, *self.closed_words),
            acronyms=self.acronyms.union(word.upper() for word in (*acronyms, *own)),
            osce_acronyms=self.osce_acronyms.union(own),
            copies=merged(copies, self.copies),
            landmarks=merged(landmarks, self.landmarks, "word"),
            function_words=merged(function_words, self.function_words, "lang"),
            calendar=self.calendar.extend(
                month_names=month_names, day_names=day_names, words=date_words
            ),
        )

    def label_meanings(self, text: str) -> tuple[LabelMatch, ...]:
        """Return what a label, printed with or without a colon, can mean."""
        return self._labels.get(fold(text.rstrip(f" {COLONS}\u00a0")), ()) if _short(text) else ()

    def kind(self, text: str) -> KindEntry | None:
        """Return the kind with that name."""
        return self._kinds.get(fold(text)) if _short(text) else None

    def can_name_kind(self, text: str) -> bool:
        """Return whether the first word of a kind's name is in a text, glued to others or not."""
        apart = fold(" ".join(_TOKEN.findall(text)))
        return not self._first_of_kinds.isdisjoint((*fold(text).split(), *apart.split()))

    def section(self, text: str) -> SectionEntry | None:
        """Return the section of the site with that name."""
        return self._sections.get(fold(text)) if _short(text) else None

    def field_of_work(self, text: str) -> FieldEntry | None:
        """Return the field of work with that name."""
        return self._fields.get(fold(text)) if _short(text) else None

    def structure(self, text: str) -> StructureEntry | None:
        """Return the structure with that name, which may carry a suffix such as "(closed)".

        Its short name can stand in brackets: "Office for Democratic Institutions and Human Rights
        (ODIHR)".
        """
        name = fold(self.without_closed(text)) if _short(text) else ""
        found = self._structures.get(name) or self._structures.get(name.removeprefix("the "))
        if found is None and name[-1:] == ")":
            whole, _, short = (self._structures.get(it) for it in name[:-1].rpartition(" ("))
            return whole if whole is short else None
        return found

    def without_closed(self, text: str) -> str:
        """Return the name of a structure without a suffix such as "(closed)"."""
        return self._closed.sub("", text) if ")" in text and _short(text) else text

    def state(self, text: str) -> StateEntry | None:
        """Return the participating or partner State with that name."""
        return self._states.get(fold(text)) if _short(text) else None

    def towns(self, text: str, *, gazetteer: bool = True) -> tuple[PlaceEntry, ...]:
        """Return the towns with that name: those of ``places``, else those of the gazetteer."""
        if not _short(text):
            return ()
        found = self._places.get(fold_place(text), ())
        return self.gazetteer.find(text) if gazetteer and not found else found

    def is_acronym(self, word: str) -> bool:
        """Return whether a word in capitals is an abbreviation, not a place."""
        return word.upper() in self.acronyms

    def names_osce(self, text: str) -> bool:
        """Return whether a text names the OSCE by its abbreviation, in any language."""
        folded = text.casefold()
        return any(
            # Endings follow capitals: "OEBSa" is the OSCE, "OSSETIA" and "observed" are not.
            word in folded and (_stands(word, folded) or _stands(name, text, ending=True))
            for word, name in self._osce_words
        )

    def phrase(self, text: str) -> PhraseEntry | None:
        """Return the standing line that ``text`` is, or that it begins or ends with."""
        return self._standing.find(text)

    def navigation(self, text: str) -> NavigationEntry | None:
        """Return the entry of the site's menus that ``text`` is.

        The menus list States, structures and fields of work, too.
        """
        return self.meaning(text).menu

    def begins_navigation(self, text: str) -> bool:
        """Return whether an entry of the site's menus begins with ``text``, cut off or whole."""
        folded = fold(text)
        return any(name.startswith(folded) for name in self._navigation)

    def meaning(self, text: str) -> Meaning:
        """Return everything that ``text`` can be as a line of a page, in one look-up."""
        if len(text) > _LONGEST_NAME:
            phrase = self._standing.find(text)
            return Meaning(phrase=phrase) if phrase else _NOTHING
        folded = fold(text)
        found = _NOTHING
        if folded in self._names:
            found = Meaning(*map(dict[str, Any].get, self._tables, repeat(folded), _NOTHING))
        elif folded[-1:] == ":":
            kind = self._kinds.get(folded[:-1].rstrip())
            found = Meaning(kind=kind) if kind else found
        if found.phrase is None and (phrase := self._standing.within(folded, text)):
            found = found._replace(phrase=phrase)
        elif found is _NOTHING and (phrase := self._standing.row(folded, text)):
            found = Meaning(phrase=phrase)
        if found.structure is None and text[-1:] == ")" and (entry := self.structure(text)):
            found = found._replace(structure=entry)
        if found.menu is None and text[-1:].isdigit() and (menu := self._of_a_year(folded)):
            found = found._replace(menu=menu)
        return found

    def _of_a_year(self, folded: str) -> NavigationEntry | None:
        """Return the line of the menus with a State and a year in it, such as the Chair's."""
        for entry, text, pattern in self._yearly:
            if (line := pattern.fullmatch(folded)) and (state := self._states.get(line["state"])):
                name = text.format(state=state.name, year="").rstrip()
                return NavigationEntry(f"{entry.slug}-{state.slug}", name)
        return None

    @cached_property
    def _tables(self) -> tuple[dict[str, Any], ...]:
        """What a line can be by its folded name, in the order of ``Meaning``."""
        named = self._labels, self._kinds, self._sections, self._structures, self._navigation
        return (*named, self._standing.lines)

    @cached_property
    def _names(self) -> frozenset[str]:
        """All names that a line can have, folded: most lines are none of them."""
        return frozenset[str]().union(*self._tables)

    @cached_property
    def hidden_names(self) -> frozenset[str]:
        """Names of classes whose elements only screen readers read, such as "visually-hidden"."""
        return frozenset(entry.word for entry in self.landmarks if entry.landmark == "hidden")

    @cached_property
    def home_names(self) -> tuple[str, ...]:
        """What the site calls its front page, as breadcrumbs begin with it."""
        return tuple(name.text for entry in self.sections if entry.front for name in entry.names)

    @cached_property
    def _labels(self) -> dict[str, tuple[LabelMatch, ...]]:
        named = [(entry, name) for entry in self.labels for name in entry.names]
        matches = (LabelMatch(entry.key, entry.block, name.lang) for entry, name in named)
        return gathered(fold_all(name.text for _, name in named), matches)

    @cached_property
    def _kinds(self) -> dict[str, KindEntry]:
        return index(self.kinds)

    @cached_property
    def _first_of_kinds(self) -> frozenset[str]:
        return frozenset(name.partition(" ")[0] for name in self._kinds)

    @cached_property
    def _sections(self) -> dict[str, SectionEntry]:
        return index(self.sections)

    @cached_property
    def _fields(self) -> dict[str, FieldEntry]:
        return index(self.fields_of_work)

    @cached_property
    def _structures(self) -> dict[str, StructureEntry]:
        return index(self.structures)

    @cached_property
    def _states(self) -> dict[str, StateEntry]:
        return index(self.states)

    @cached_property
    def _places(self) -> dict[str, tuple[PlaceEntry, ...]]:
        named = [(entry, text) for entry in self.places for text in texts(entry)]
        plain = (without_town_sign(text) if "." in text else text for _, text in named)
        names = (name.replace(" ", "") for name in fold_all(plain))
        return gathered(names, (entry for entry, _ in named))

    @cached_property
    def _navigation(self) -> dict[str, NavigationEntry]:
        # The menus are in English on translated pages too; lists of States are not.
        found: dict[str, NavigationEntry] = {}
        for state in self.states:
            english = [state.name, *(name.text for name in state.names if name.lang == "en")]
            line = NavigationEntry(state.slug, state.name, state=True)
            found.update(dict.fromkeys(map(fold, english), line))
        named = (self.structures, self._structures), (self.fields_of_work, self._fields)
        for entries, names in named:
            lines = {it.slug: NavigationEntry(it.slug, it.name) for it in entries}
            found.update((name, lines[entry.slug]) for name, entry in names.items())
        return found | index(self.navigation_entries)

    @cached_property
    def _standing(self) -> Phrases:
        parts = (name for name, entry in self._sections.items() if entry.is_page)
        return Phrases(self.phrases, (*index(self.navigation_entries), *parts))

    @cached_property
    def _yearly(self) -> tuple[tuple[NavigationEntry, str, re.Pattern[str]], ...]:
        """The lines of the menus that each year has anew, with patterns of folded lines."""
        return tuple(
            (entry, name.text, _pattern(name.text))
            for entry in self.navigation_entries
            for name in entry.names
            if name.text.endswith("{year}")
        )

    @cached_property
    def _closed(self) -> re.Pattern[str]:
        return re.compile(rf"\s*\((?:{alternation(self.closed_words)})\)\s*$", re.IGNORECASE)

    @cached_property
    def copy_patterns(self) -> tuple[tuple[CopyEntry, re.Pattern[str]], ...]:
        """The lines that copies add, each with its compiled pattern."""
        return tuple((entry, regex(entry.pattern)) for entry in self.copies)

    @cached_property
    def copied(self) -> re.Pattern[str]:
        """Any of these lines: looked for first, as nearly every line is none of them."""
        return _union(entry.pattern for entry in self.copies)

    @cached_property
    def copied_glued(self) -> re.Pattern[str]:
        """Any of these lines with words of the page itself on them."""
        return _union(entry.pattern for entry in self.copies if entry.glued)

    @cached_property
    def _osce_words(self) -> tuple[tuple[str, str], ...]:
        return tuple((word.casefold(), word) for word in self.osce_acronyms)


def _pattern(text: str) -> re.Pattern[str]:
    """Return the pattern of folded lines like this one, which has a State and a year in it."""
    line = re.escape(fold(text)).replace(r"\{year\}", r"\d{4}")
    return re.compile(line.replace(r"\{state\}", r"(?P<state>\D{3,60}?)"))


def _stands(word: str, text: str, *, ending: bool = False) -> bool:
    """Return whether a word stands in a text, and whether with an ending in small letters."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = text[at - 1 : at], text[end : end + 1]
        ends = not after.isupper() if ending else not (after.isalnum() or after == "_")
        if ends and not (before.isalnum() or before == "_"):
            return True
        at = text.find(word, at + 1)
    return False


def _union(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of what any of these match, without their groups' names."""
    parts = (f"(?:{re.sub(r'[(][?]P<[^>]+>', '(?:', pattern)})" for pattern in patterns)
    return re.compile("|".join(parts) or r"(?!)")


def _short(text: str) -> bool:
    return len(text) <= _LONGEST_NAME
