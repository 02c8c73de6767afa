"""What each value of a record could have been, and why it is or is not; worked out when asked."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

import attrs

from osce_press._values import Origin, Role
from osce_press.explain.findings import Block, Candidate, Evidence
from osce_press.explain.sentences import ABOUT, PARTS, SOURCES

__all__ = ["candidates_of", "names_of"]

#: Labels whose values are dates, but not of publication.
_OTHER_DATES = frozenset({"deadline", "event_date", "updated", "when"})
_FURNITURE = frozenset({Role.NAVIGATION, Role.SECTION, Role.KIND, Role.TITLE, Role.METADATA})
_LABELLED = frozenset({Role.METADATA, Role.LISTING, Role.BODY})
_OWN = frozenset({Role.BODY, Role.CAPTION, Role.SUMMARY, Role.RELATED, Role.CONTACTS})
_ORIGINS = {Role.METADATA: Origin.METADATA, Role.LISTING: Origin.METADATA, Role.BODY: Origin.BODY}
_NOWHERE = Evidence(Origin.BODY, "")


def names_of(record: Any) -> tuple[str, ...]:
    """Return the names of the values of a record that can be explained."""
    return tuple(name for name in SOURCES if hasattr(record, name))


def candidates_of(record: Any, name: str) -> tuple[Candidate, ...]:
    """Return what could have been a value of an article or of an entry, what was taken first.

    Raises:
        ValueError: The record has no such value.
    """
    if name not in (names := names_of(record)):
        raise ValueError(f"no value of a record: {name!r}; it has {', '.join(names)}")
    return _Finder(record).find(name)


class _Finder:
    """Looks for the candidates in one record; each method knows values of one sort."""

    def __init__(self, record: Any) -> None:
        self.record = record
        #: An entry of a listing has no lines of its own.
        self.blocks: tuple[Block, ...] = getattr(record, "blocks", ())
        self.starts = [block.start for block in self.blocks]
        self.text = "".join(block.text for block in self.blocks)

    def find(self, name: str) -> tuple[Candidate, ...]:
        find = _FINDERS.get(name, _Finder.single)
        found = list(find(self, name))
        found += self.noticed(name, found)
        found.sort(key=lambda candidate: not candidate.taken)
        return tuple(self.remarked(name, found))

    # Values.

    def stored(self, name: str) -> Iterator[Candidate]:
        """Yield what the parser took down: only it knows the headings and the markup."""
        stored = "kind" if name == "kind_label" else name
        for candidate in getattr(self.record, "candidates", ()):
            if candidate.name != stored:
                continue
            if name == "kind" and candidate.taken:
                kind = self.record.kind
                yield attrs.evolve(candidate, value=kind and kind.value, taken=kind is not None)
            else:
                yield attrs.evolve(candidate, name=name)
        if hasattr(self.record, "candidates"):
            return
        label = self.record.evidence.get("kind_label")
        if name == "kind" and self.record.kind is None and label is not None:
            yield Candidate(name, None, label, False, "It stands where the kind does.")
        yield from self.single(name)

    def single(self, name: str) -> Iterator[Candidate]:
        """Yield the value that stands in one place."""
        value, evidence = getattr(self.record, name), self.record.evidence.get(name)
        if value is not None and evidence is not None:
            shown = getattr(value, "text", value)
            yield Candidate(name, str(shown).strip(), evidence, True, _stands(evidence))

    def date(self, name: str) -> Iterator[Candidate]:
        """Yield the dates that were considered, and those that are not of publication."""
        found = list(self.stored(name))
        yield from found
        dateline, evidence = self.record.dateline, self.record.evidence.get("dateline")
        if dateline and evidence and all(one.evidence != evidence for one in found):
            day = None if dateline.year_completed else dateline.date
            if dateline.year_completed:
                reason = "Its year is not printed; it was completed from another date."
            elif day is not None and found:
                reason = f"After {PARTS[found[0].evidence.origin]}."
            else:
                reason = "It does not state day, month and year."
            yield Candidate(name, day and str(day), evidence, False, reason)
        reasons = {one.reason for one in found}
        for field, evidence in self.labels():
            reason = f"Its label is {field.label!r}."
            if field.key in _OTHER_DATES and field.values and reason not in reasons:
                yield Candidate(name, ", ".join(field.values), evidence, False, reason)

    def places(self, name: str) -> Iterator[Candidate]:
        """Yield the places of the part that comes first, and then those of the others."""
        taken = self.record.evidence.get(name)
        yield from self.each(name)
        dateline, printed = self.record.dateline, self.record.evidence.get("dateline")
        if dateline is None or printed is None or taken in {None, printed}:
            return
        for text, evidence in _spans((place.text for place in dateline.places), printed):
            yield Candidate(name, text, evidence, False, f"After {PARTS[taken.origin]}.")

    def sources(self, name: str) -> Iterator[Candidate]:
        """Yield the structures that issued the page, and those that only stand above its title."""
        taken = self.record.evidence.get(name)
        yield from self.each(name)
        for block in self.blocks:
            if block.rule == "structure-name" and taken and not _holds(block, taken):
                evidence = self.block(block, Origin.HEADING)
                yield Candidate(
                    name, evidence.text, evidence, False, f"After {PARTS[taken.origin]}."
                )

    def each(self, name: str) -> Iterator[Candidate]:
        """Yield several names that stand in one part, each where it stands."""
        values, evidence = getattr(self.record, name), self.record.evidence.get(name)
        if evidence is None:
            return
        texts = [getattr(value, "text", value) for value in values]
        for value, (_, where) in zip(values, _spans(texts, evidence), strict=True):
            yield Candidate(name, getattr(value, "name", value), where, True, _stands(evidence))

    def paragraphs(self, name: str) -> Iterator[Candidate]:
        """Yield the paragraphs, and what stands beside and below them but is none."""
        paragraphs, is_below = iter(self.record.paragraphs), False
        for block in self.blocks:
            taken = block.role is Role.BODY
            is_below |= taken
            evidence = self.block(block, Origin.BODY)
            if (taken or is_below or block.role not in _FURNITURE) and evidence.text:
                # A list item is a paragraph without its sign.
                value = next(paragraphs, evidence.text) if taken else evidence.text
                (_, evidence), *_ = _spans([value], evidence)
                reason = block.reason or f"Its role is {block.role.value}."
                yield Candidate(name, value, evidence, taken, reason)

    def summary(self, name: str) -> Iterator[Candidate]:
        """Yield the summary, and the other lines between title and text."""
        yield from self.single(name)
        roles = [block.role for block in self.blocks]
        if Role.TITLE not in roles:
            return
        for block in self.blocks[roles.index(Role.TITLE) + 1 :]:
            if block.role in {Role.BODY, Role.METADATA}:
                return
            if block.role is not Role.SUMMARY and block.reason:
                evidence = self.block(block, Origin.HEADING)
                yield Candidate(name, evidence.text, evidence, False, block.reason)

    def metadata(self, name: str) -> Iterator[Candidate]:
        """Yield the labels with their values."""
        for field, evidence in self.labels():
            value = ", ".join(field.values) or None
            yield Candidate(name, value, evidence, True, _stands(evidence))

    def contacts(self, name: str) -> Iterator[Candidate]:
        """Yield whom to ask, by the first that is printed of each."""
        position = 0
        for contact in self.record.contacts:
            words = contact.name or contact.structure or contact.role or contact.email or ""
            evidence = self.search(words, frozenset({Role.CONTACTS}), position)
            position = evidence.end or position
            yield Candidate(name, words, evidence, True, "It stands in the section of contacts.")

    def links(self, name: str) -> Iterator[Candidate]:
        """Yield addresses, each with the words that lead there."""
        position = 0
        for link in getattr(self.record, name):
            found = self.search(link.text, _OWN, position) if link.text else _NOWHERE
            position = found.end or position
            evidence = attrs.evolve(found, markup="<a href>")
            yield Candidate(name, link.url, evidence, True, "It stands in the article.")

    def images(self, name: str) -> Iterator[Candidate]:
        """Yield the addresses of images."""
        for image in self.record.images:
            evidence = Evidence(Origin.MARKUP, image.url, markup="<img src>")
            yield Candidate(name, image.url, evidence, True, "It stands in the article.")

    def address(self, name: str) -> Iterator[Candidate]:
        """Yield the page's address, as it was given or stated; of an entry, that of its link."""
        if hasattr(self.record, "candidates"):
            yield from self.stored(name)
        elif self.record.url is not None:
            evidence = Evidence(Origin.MARKUP, self.record.url, markup="<a href>")
            yield Candidate(name, self.record.url, evidence, True, "It is the entry's link.")

    def encoding(self, name: str) -> Iterator[Candidate]:
        """Yield what the bytes were read with."""
        if self.record.encoding is not None:
            yield Candidate(
                name, self.record.encoding, _NOWHERE, True, "It is the first that fits."
            )

    # Notices.

    def noticed(self, name: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
        """Yield what a notice is about that is no candidate yet, such as a label without a date."""
        known = [candidate.evidence for candidate in found]
        spans = sorted((one.start, one.end or 0) for one in known if one.start is not None)
        starts = [start for start, _ in spans]
        ends = list(accumulate((end for _, end in spans), max))
        for start, end, message in self.notices(name) if self.blocks else ():
            before = bisect_right(starts, start)
            if before and start < ends[before - 1]:
                continue
            role = self.blocks[bisect_right(self.starts, start) - 1].role
            evidence = Evidence(
                _ORIGINS.get(role, Origin.HEADING), self.text[start:end], start, end
            )
            yield Candidate(name, None, evidence, False, message)

    def remarked(self, name: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield candidates with the notices on them added to their reasons."""
        only = [candidate.taken for candidate in found].count(True) == 1
        whole = [
            notice.message
            for notice in self.record.notices
            if notice.start is None and name in ABOUT.get(notice.code, ())
        ]
        placed = sorted(self.notices(name))
        for candidate in found:
            start, end = candidate.evidence.start, candidate.evidence.end
            messages = whole if only and candidate.taken else []
            if start is not None and end is not None:
                first, last = (bisect_left(placed, (offset,)) for offset in (start, end))
                messages = [*messages, *(message for _, _, message in placed[first:last])]
            messages = [message for message in messages if message not in candidate.reason]
            yield attrs.evolve(candidate, reason=" ".join([candidate.reason, *messages]))

    def notices(self, name: str) -> Iterator[tuple[int, int, str]]:
        """Yield offsets and message of each notice on a place of the page that is about a value."""
        for notice in self.record.notices:
            if notice.start is not None and name in ABOUT.get(notice.code, ()):
                yield notice.start, notice.end or notice.start, notice.message

    # Places on the page.

    def block(self, block: Block, origin: Origin) -> Evidence:
        """Return the evidence for a block without the blanks around it."""
        text = block.text.strip()
        start = block.start + len(block.text) - len(block.text.lstrip())
        return Evidence(origin, text, start, start + len(text))

    def labels(self) -> Iterator[tuple[Any, Evidence]]:
        """Yield the labels, each with the place of it and its values."""
        position = 0
        for field in self.record.metadata:
            evidence = self.search(field.label, _LABELLED, position)
            start, end = evidence.start, evidence.end
            if start is not None and end is not None:
                for value in field.values:
                    found = self.text.find(value, end)
                    end = found + len(value) if found >= 0 else end
                position = end
                evidence = attrs.evolve(evidence, text=self.text[start:end], end=end)
            yield field, attrs.evolve(evidence, origin=Origin.METADATA)

    def search(self, words: str, roles: frozenset[Role], position: int) -> Evidence:
        """Return where words stand in blocks of these roles, from an offset on."""
        for block in self.blocks[max(0, bisect_right(self.starts, position) - 1) :]:
            if block.role in roles:
                start = self.text.find(words, max(position, block.start), block.end)
                if start >= 0:
                    origin = _ORIGINS.get(block.role, Origin.BODY)
                    return Evidence(origin, words, start, start + len(words))
        return Evidence(Origin.BODY, words)


def _spans(texts: Iterable[str], evidence: Evidence) -> Iterator[tuple[str, Evidence]]:
    """Yield each of several texts with the place of it in what they all stand in, in order."""
    position = 0
    for text in texts:
        start = evidence.text.find(text, position)
        if start < 0 or evidence.start is None:
            yield text, evidence
            continue
        position = start + len(text)
        first = evidence.start + start
        yield text, Evidence(evidence.origin, text, first, first + len(text))


def _stands(evidence: Evidence) -> str:
    return f"It stands in {PARTS[evidence.origin]}."


def _holds(block: Block, evidence: Evidence) -> bool:
    return evidence.start is not None and block.start <= evidence.start < block.end


_FINDERS: Mapping[str, Callable[[_Finder, str], Iterable[Candidate]]] = {
    **dict.fromkeys(("page_type", "kind", "kind_label", "title", "language"), _Finder.stored),
    **dict.fromkeys(("paragraphs", "text", "body"), _Finder.paragraphs),
    **dict.fromkeys(("fields_of_work", "locations", "collections"), _Finder.each),
    **dict.fromkeys(("links", "downloads"), _Finder.links),
    "date": _Finder.date,
    "places": _Finder.places,
    "sources": _Finder.sources,
    "summary": _Finder.summary,
    "metadata": _Finder.metadata,
    "contacts": _Finder.contacts,
    "images": _Finder.images,
    "url": _Finder.address,
    "encoding": _Finder.encoding,
}
