"""Contacts after the body, and what an advisory's body labels: who, what, when and where."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import attrs

from osce_press._grammar.shape import Shape
from osce_press._marks import Line
from osce_press._parts.tail import is_tail_heading
from osce_press.models import Contact, MetadataField
from osce_press.vocabulary import Vocabulary

__all__ = ["read_advisory", "read_contacts"]

_EMAIL = re.compile(r"(?<![^\s@<>()])[^\s@<>()]++@[^\s@<>()]+\.\w{2,}")
#: A label of an advisory has so many values at most.
_MOST_VALUES = 8
#: What a protection service prints instead of an address.
_PROTECTED = re.compile(r"\[email[\s\u00a0]protected\]")
_PHONE = re.compile(r"\+?\(?\d[\d\s\u00a0()/.-]{5,}\d")
#: Two or three words with capitals: "Ana Petrova", "Cornelia J. Ionescu".
_PERSON = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*(?: [^\W\d_](?:[^\W\d_]|['’.-])*){1,3}")


def read_contacts(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Contact, ...]:
    """Read the lines under the heading "Contacts".

    A person's name begins a contact, and so does a structure after phones or an address; the
    lines in between are role, address, phones. A structure printed again is kept once.
    """
    contacts = dict.fromkeys(draft.contact() for draft in _read(lines, vocabulary))
    return tuple(contact for contact in contacts if contact != Contact())


@attrs.define(eq=False)
class _Draft:
    """A contact whose lines are still being read."""

    name: str | None = None
    role: str | None = None
    structure: str | None = None
    #: Of these two, the keys in their order: each line counts once.
    address: dict[str, None] = attrs.field(factory=dict[str, None])
    phones: dict[str, None] = attrs.field(factory=dict[str, None])
    email: str | None = None

    def contact(self) -> Contact:
        return Contact(
            self.name,
            self.role,
            self.structure,
            tuple(self.address),
            tuple(self.phones),
            self.email,
        )


def _read(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[_Draft]:
    draft = _Draft()
    for line in lines:
        text = line.text
        if is_tail_heading(line) or _PROTECTED.search(text):
            continue
        if email := _EMAIL.search(text):
            draft.email = draft.email or email[0]
        elif number := _phone(line):
            draft.phones[number] = None
        elif vocabulary.structure(text) is not None:
            structure = vocabulary.without_closed(text)
            if draft.structure not in {None, structure}:
                yield draft
                draft = _Draft()
            draft.structure = structure
        elif _is_person(text, vocabulary) and (draft.phones or draft.email or draft.address):
            yield draft
            draft = _Draft(name=text)
        else:
            _add_words(draft, text, vocabulary)
    yield draft


def _phone(line: Line) -> str | None:
    """Return the number on a line, which may stand after a label such as "Office:"."""
    number, label = _PHONE.search(line.text), line.mark.label
    if number is None or (label is not None and label.value and number.start() < label.offset):
        return None
    return number[0].strip()


def _add_words(draft: _Draft, text: str, vocabulary: Vocabulary) -> None:
    """Add a line without number or address: a name first, then a role, then street and town."""
    is_first = not (draft.name or draft.role or draft.structure)
    if is_first and _is_person(text, vocabulary):
        draft.name = text
    elif draft.role is None and draft.structure is None and not any(map(str.isdigit, text)):
        draft.role = text
    else:
        draft.address[text] = None


def _is_person(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line can be a person's name: two to four words, each with a capital, no State."""
    if _PERSON.fullmatch(text) is None or vocabulary.state(text) or vocabulary.towns(text):
        return False
    return all(word[0].isupper() for word in text.split())


def read_advisory(lines: Sequence[Line]) -> tuple[MetadataField, ...]:
    """Return the labelled values of an advisory's body; none if fewer than two labels stand in it.

    Values stand on their label's line or on those up to the next label; of what follows the last
    label, only the first line can be its value. The lines stay in the body.
    """
    labels = [position for position, line in enumerate(lines) if _is_label(line)]
    fields: list[MetadataField] = []
    for position, following in zip_longest(labels, labels[1:]):
        label = lines[position].mark.label
        if label is None or label.advisory is None:
            continue
        end = min(following or position + 2, position + 1 + _MOST_VALUES)
        values = [label.value] if label.value else [line.text for line in lines[position + 1 : end]]
        fields.append(MetadataField(label.text, label.advisory, tuple(values)))
    return tuple(fields) if len({field.key for field in fields}) > 1 else ()


def _is_label(line: Line) -> bool:
    """Whether a line is the label of an advisory, or another one that is alone on its line."""
    label = line.mark.label
    if label is None or label.text == line.text:
        return False
    return label.advisory is not None or line.mark.shape is Shape.LABEL
