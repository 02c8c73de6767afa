"""The contact block: persons and offices, with role, structure, address, phones and e-mail."""

import re
from collections.abc import Iterator, Sequence

import attrs

from osce_press._lines import Line
from osce_press._shape import split_label
from osce_press.models import Contact
from osce_press.vocabulary import Vocabulary

__all__ = ["read_contacts"]

_EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.\w{2,}|\[email[\s\u00a0]protected\]")
_PHONE = re.compile(r"\+?\(?\d[\d\s\u00a0()/.-]{5,}\d")
#: Two or three words with capitals: "Ana Petrova", "Cornelia J. Ionescu".
_PERSON = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*(?: [^\W\d_](?:[^\W\d_]|['’.-])*){1,3}")


def read_contacts(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Contact, ...]:
    """Read the lines under the heading "Contacts".

    A person's name begins a contact, and so does a structure after phones or an address; the
    lines in between are role, address, phones. A structure printed again is kept once.
    """
    contacts = [contact for contact in _read(lines, vocabulary) if contact != Contact()]
    merged: list[Contact] = []
    for contact in contacts:
        if contact not in merged:
            merged.append(contact)
    return tuple(merged)


def _read(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Contact]:
    contact = Contact()
    for line in lines:
        text = line.text
        if email := _EMAIL.search(text):
            contact = attrs.evolve(contact, email=contact.email or email[0])
        elif number := _phone(text):
            contact = _with_phone(contact, number)
        elif (structure := vocabulary.structure(text)).entry is not None:
            if contact.structure not in {None, structure.name}:
                yield contact
                contact = Contact()
            contact = attrs.evolve(contact, structure=structure.name)
        elif _is_person(text, vocabulary) and (contact.phones or contact.email or contact.address):
            yield contact
            contact = Contact(name=text)
        else:
            contact = _with_words(contact, text, vocabulary)
    yield contact


def _phone(text: str) -> str | None:
    """Return the number on a line, which may stand after a label such as "Office:"."""
    number = _PHONE.search(text)
    label = split_label(text)
    if number is None or (label is not None and number.start() < label.offset):
        return None
    return number[0].strip()


def _with_words(contact: Contact, text: str, vocabulary: Vocabulary) -> Contact:
    """Add a line without number or address: a name first, then a role, then street and town."""
    if contact == Contact() and _is_person(text, vocabulary):
        return attrs.evolve(contact, name=text)
    if contact.role is None and contact.structure is None and not any(map(str.isdigit, text)):
        return attrs.evolve(contact, role=text)
    if text in contact.address:
        return contact
    return attrs.evolve(contact, address=(*contact.address, text))


def _with_phone(contact: Contact, number: str) -> Contact:
    if number in contact.phones:
        return contact
    return attrs.evolve(contact, phones=(*contact.phones, number))


def _is_person(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line can be a person's name: two to four words, each with a capital, no State."""
    if _PERSON.fullmatch(text) is None or vocabulary.state(text) or vocabulary.place(text):
        return False
    return all(word[0].isupper() for word in text.split())
