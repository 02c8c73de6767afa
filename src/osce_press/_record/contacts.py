"""Contacts after the body, and what an advisory's body labels: who, what, when and where."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, zip_longest
from urllib.parse import unquote

from osce_press._common.regex import regex
from osce_press._grammar.shape import Shape
from osce_press._grammar.visible import visible
from osce_press._lines.page import Page
from osce_press._marks import Line
from osce_press._parts.tail import hides_address, is_tail_heading
from osce_press.models import Contact, MetadataField
from osce_press.vocabulary import Vocabulary

__all__ = ["read_advisory", "read_contacts"]

_EMAIL = regex(r"(?<![\w.+-])\w[\w.+'’-]*+@[^\s@<>()]+\.\w{2,}")
#: What a protection service prints instead of an address.
_PROTECTED = regex(r"\[email[\s\u00a0]protected\]")
_EXTENSION = r"(?:ext|доб)\w*\.?\s?\d{1,6}"
#: A number, with a bracket of digits and an extension; "08.00-17.00" is none.
_PHONE = regex(
    r"(?<!\d)(?<!\d\.)(?!\d?\d\.\d\d\s?[‐-―-])"
    r"(?:\(\+\d[\d\s-]{0,6}\)|(?:\+ ?)?\(?\d)(?:[\d\s\u00a0)/.‐-―−-]|\((?=\d+\))){5,}\d"
    rf"(?:,?\s?{_EXTENSION}|\s?\({_EXTENSION}\))?"
)
#: What people write for the sign in an address, so that no program finds it.
_AT, _DOT = regex(r"\s?[\[(]\s?at\s?[\])]\s?|＠"), regex(r"\s?[\[(]\s?dot\s?[\])]\s?")
_MAILTO = regex(r"mailto:([^?]*)", re.IGNORECASE)
#: What stands between two contacts on a line of its own, "or", is no longer.
_LONGEST_JOINT = 4
#: What stands between the parts of a contact on one line.
_JOINTS = regex(r",\s|\s[|–—-]\s|\s(?=[(<]\S+@)|:\s(?=\S+@)")
#: Keys of labels whose values are parts of a contact as they are.
_LABELLED = frozenset({"address", "name"})
_NUMBERED = frozenset({"email", "phones"})
_REACHED = _NUMBERED | {"address"}
_WORDS, _MOST_WORDS = regex(r"[^\W\d_]+"), 6
#: Two or three words with capitals: "Ana Petrova", "Cornelia J. Ionescu".
_PERSON = regex(r"[^\W\d_](?:[^\W\d_]|['’.-])*(?:[ \u00a0][^\W\d_](?:[^\W\d_]|['’.-])*){1,3}")
#: Words of names in small letters: "Anna van der Meer".
_PARTICLES = frozenset(
    {
        "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la",
        "le", "ten", "ter", "van", "von", "zu", "zur",
    }
)  # fmt: skip


def read_contacts(lines: Sequence[Line], page: Page, vocabulary: Vocabulary) -> tuple[Contact, ...]:
    """Read the lines under the heading "Contacts".

    A person's name begins a contact, and so does a structure after phones or an address; the
    lines in between are role, address, phones. A structure printed again is kept once.
    """
    linked = _linked(page) if lines else {}
    printed = filter(None, (_email(line.text) for line in lines))
    emails = [*linked.values(), *printed]
    mailed = frozenset(pair for email in emails for pair in _pairs(_WORDS.findall(email)))
    drafts = _drafts(lines, linked, mailed, vocabulary)
    contacts = dict.fromkeys(map(_contact, filter(None, drafts)))
    # A person's structure is printed again below, with its address.
    again = {Contact(None, None, it.structure, it.address, (), None) for it in contacts if it.email}
    return tuple(it for it in contacts if it not in again)


def _linked(page: Page) -> dict[int, str]:
    """Return the address that each line links to, by number, if it does to one."""
    found: dict[int, str] = {}
    for anchor in page.markup.links:
        sent = _MAILTO.match(anchor.url)
        if sent and (email := _EMAIL.search(unquote(sent[1]))):
            found.setdefault(bisect_right(page.starts, anchor.offset) - 1, email[0])
    return found


def _drafts(
    lines: Sequence[Line],
    linked: Mapping[int, str],
    mailed: frozenset[frozenset[str]],
    vocabulary: Vocabulary,
) -> Iterator[dict[str, list[str]]]:
    """Yield the texts of each contact, or none; ``mailed`` are words of an address."""
    draft: dict[str, list[str]] = {}
    is_headed = False
    for line in lines:
        email = linked.get(line.number)
        if not (email or _says(line)):
            continue
        begins = not draft or email is not None or not _NUMBERED.isdisjoint(draft)
        *above, (key, text) = _glued(line.text, vocabulary) or _parts(
            line, email, vocabulary, begins=begins
        )
        if above:
            # The redesigned site heads each contact "Person, Structure".
            yield draft
            draft = {name: [one[1] for one in above if one[0] == name] for name, _ in above}
            is_headed = True
        found = draft.keys()
        is_next, own = False, draft.get("structure", [])
        if key == "structure" and own:
            # A section stands above what it is of, and one below an e-mail is the next one's.
            is_next = not found.isdisjoint({"email"} if text in own else _REACHED)
            key = key if is_next or text in own else "address"
        if key == "name" and found:
            is_next = not found.isdisjoint(_REACHED) or (email is not None and "link" in found)
            # Below a structure can stand a street, which is in nobody's address.
            is_headed |= found == {"structure"} and not mailed.isdisjoint(_pairs(text.split()))
            key = key if is_next or (is_headed and "name" not in found) else "words"
        if key == "words":
            # A role comes first, then street and town.
            after = {"role"} if is_headed else {"role", "structure"}
            is_late = not after.isdisjoint(found) or any(map(str.isdigit, text))
            key = "address" if is_late else "role"
        if is_next:
            yield draft
            draft, is_headed = {}, False
        if email:
            draft.setdefault("link", []).append(email)
        draft.setdefault(key, []).append(text)
    yield draft


def _says(line: Line) -> bool:
    """Whether a line is part of a contact: no label or "or" alone, none that hides an address."""
    is_joint = line.text.islower() and len(line.text) <= _LONGEST_JOINT
    is_label = is_tail_heading(line) or _is_called(line.text, line.mark.vocabulary)
    return not (is_joint or is_label or _PROTECTED.search(line.text) or hides_address(line))


def _is_called(text: str, vocabulary: Vocabulary) -> bool:
    """Whether words are the label of a number or the like: "Mobile"."""
    return any(match.block == "contacts" for match in vocabulary.label_meanings(text))


def _pairs(words: Sequence[str]) -> Iterator[frozenset[str]]:
    """Yield each two of the first words, as those of a name stand in "ana.petrova@"."""
    yield from map(frozenset, combinations(map(str.casefold, words[:_MOST_WORDS]), 2))


def _email(text: str) -> str | None:
    """Return the first address in a line, as mail programs want it."""
    found = _EMAIL.search(_DOT.sub(".", _AT.sub("@", visible(text)[0])))
    return found[0] if found else None


def _glued(text: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return the parts of a line that has whose it is and all of a contact; none of another."""
    first, *rest = map(str.strip, _JOINTS.split(text))
    email = _email(text)
    if not (email or (len(rest) > 1 and _PHONE.search(text))):
        return []
    if vocabulary.structure(first) is not None:
        parts = [("structure", vocabulary.without_closed(first))]
    elif _is_person(first, vocabulary):
        parts = [("name", first)]
    else:
        return []
    for piece in rest:
        if (number := _PHONE.search(piece)) is not None:
            # As in "Spokesperson: +43 1 514 36", not in "Tel. +43 1 514 36".
            said = piece[: number.start()].strip(" :")
            is_role = said[:1].isupper() and not _is_called(said, vocabulary)
            parts += [("role", said)] * is_role + [("phones", piece)]
        elif "@" not in piece:
            is_structure = vocabulary.structure(piece) is not None
            words = vocabulary.without_closed(piece) if is_structure else piece
            parts.append(("structure" if is_structure else "role", words))
    return [*parts, *([("email", email)] if email else [])]


def _parts(
    line: Line, linked: str | None, vocabulary: Vocabulary, *, begins: bool
) -> list[tuple[str, str]]:
    """Return what a line can be in a contact, and the text that says so; seldom two of them.

    The first line of one may be "Person, role".
    """
    text = line.text
    printed = _email(text)
    behind = linked if line.is_link and not _is_person(text, vocabulary) else None
    if email := printed or behind:
        # A label can be glued to it: "E-mailana@osce.org".
        is_glued = linked is not None and email.endswith(linked)
        return [("email", linked if linked is not None and is_glued else email)]
    if found := [*_labelled(line, vocabulary), *[("phones", text)] * bool(_PHONE.search(text))]:
        return found
    if vocabulary.structure(text) is not None:
        return [("structure", vocabulary.without_closed(text))]
    person, _, rest = text.partition(",")
    rest = rest.lstrip()
    if rest and _is_person(person, vocabulary):
        if vocabulary.structure(rest) is not None:
            return [("name", person), ("structure", vocabulary.without_closed(rest))]
        if begins and not any(map(str.isdigit, rest)):
            return [("name", person), ("role", rest)]
    return [("name" if _is_person(text, vocabulary) else "words", text)]


def _labelled(line: Line, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield what a label says of its value, or the value of it."""
    label = line.mark.label
    if label is None:
        return
    # As in "Ana Petrova, Spokesperson: +43 1 514 36".
    person, _, role = label.text.partition(",")
    if (key := label.within("contacts") or "") in _LABELLED:
        yield key, label.value
    elif _is_person(label.value, vocabulary):
        yield from (("name", label.value), ("role", label.text))
    elif _is_person(person, vocabulary) and _PHONE.search(label.value):
        yield from (("name", person), *[("role", role.lstrip())] * bool(role))


def _contact(draft: Mapping[str, Sequence[str]]) -> Contact:
    address = tuple(dict.fromkeys(draft.get("address", ())))
    # Several numbers can stand on a line.
    numbers = (number for text in draft.get("phones", ()) for number in _PHONE.findall(text))
    name, role, structure, email, linked = (
        next(iter(draft.get(key, ())), None)
        for key in ("name", "role", "structure", "email", "link")
    )
    return Contact(name, role, structure, address, tuple(dict.fromkeys(numbers)), email or linked)


def _is_person(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line can be a person's name: two to four words, each with a capital, no place."""
    small = {word for word in text.split() if word.islower()}
    is_name = _PERSON.fullmatch(text) and text[0].isupper() and small <= _PARTICLES
    return bool(is_name) and not (vocabulary.state(text) or vocabulary.towns(text))


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
        below = lines[position + 1 : following or position + 2]
        values = [label.value] if label.value else [line.text for line in below]
        fields.append(MetadataField(label.text, label.advisory, tuple(values)))
    return tuple(fields) if len({field.key for field in fields}) > 1 else ()


def _is_label(line: Line) -> bool:
    """Whether a line is the label of an advisory, or another one that is alone on its line."""
    mark, label = line.mark, line.mark.label
    return bool(label and label.text != line.text and (label.advisory or mark.shape is Shape.LABEL))
