"""Reading the vocabulary's data files: JSON Lines, an entry or one of its names a line.

A part of the vocabulary has the file of its name. What is made from Unicode CLDR has another:
people write "states.jsonl", a script writes "states_cldr.jsonl".
"""

import functools
import json
import re
import typing
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby, product, repeat
from operator import itemgetter
from string import ascii_uppercase
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, ParamSpec, TypeVar

import attrs

from osce_press._common.packaged import packaged
from osce_press._json import shown
from osce_press.errors import VocabularyError
from osce_press.models import Kind, Role
from osce_press.vocabulary import _entries as entries
from osce_press.vocabulary._entries import Name

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["checked", "packaged_gazetteer", "packaged_parts", "read_parts"]

P = ParamSpec("P")
T = TypeVar("T")
Line = dict[str, Any]
#: What stands around the name of a type.
_MODULE = r"\w+\.|<\w+ '|'>"


class _Part(NamedTuple):
    """What the file of a part of the vocabulary holds."""

    model: type[Any]
    #: Keys that all lines of an entry share; none where each line is an entry.
    identity: tuple[str, ...] = ()


_PARTS = {
    "labels": _Part(entries.LabelEntry, ("key", "block")),
    "kinds": _Part(entries.KindEntry, ("kind",)),
    "sections": _Part(entries.SectionEntry, ("slug",)),
    "phrases": _Part(entries.PhraseEntry, ("slug",)),
    "navigation_entries": _Part(entries.NavigationEntry, ("slug",)),
    "fields_of_work": _Part(entries.FieldEntry, ("slug",)),
    "structures": _Part(entries.StructureEntry, ("slug",)),
    "states": _Part(entries.StateEntry, ("slug",)),
    "places": _Part(entries.PlaceEntry, ("slug",)),
    "closed_words": _Part(Name),
    "acronyms": _Part(Name),
    "osce_acronyms": _Part(Name),
    "copies": _Part(entries.CopyEntry),
    "landmarks": _Part(entries.LandmarkEntry),
    "function_words": _Part(entries.FunctionWords),
    "month_names": _Part(entries.MonthName),
    "day_names": _Part(entries.DayName),
    "date_words": _Part(entries.DateWord),
}
_KINDS = {kind.value: kind for kind in Kind}
#: What the values that are no text can be.
_VALUES: dict[str, Collection[Any]] = {
    **dict.fromkeys(
        (
            "anywhere",
            "beside_names",
            "collects",
            "common",
            "corrects",
            "former",
            "front",
            "glued",
            "is_page",
            "typo",
        ),
        (True, False),
    ),
    # Codes of countries have two letters.
    **dict.fromkeys(("code", "country"), tuple(map("".join, product(ascii_uppercase, repeat=2)))),
    "day": range(7),
    "match": ("line", "prefix", "row", "suffix"),
    "month": range(1, 13),
    "role": tuple(Role),
}


def packaged_parts() -> dict[str, Any]:
    """Return the parts of the vocabulary that comes with this library."""
    return _parts(packaged("vocabulary"), check=False)


def packaged_gazetteer() -> str:
    """Return the text of the gazetteer that comes with this library."""
    return packaged("vocabulary", "gazetteer.tsv").read_bytes().decode()


def read_parts(folder: "Traversable") -> dict[str, Any]:
    """Return the parts of a vocabulary whose data files are in a folder, each line checked.

    Raises:
        VocabularyError: A file or a line is none of a vocabulary.
    """
    return _parts(folder, check=True)


def checked(extend: Callable[P, T]) -> Callable[P, T]:
    """Have a function look at the entries that it is given, by its own annotations."""

    @functools.wraps(extend)
    def check_and_extend(*args: P.args, **parts: P.kwargs) -> T:
        hints = typing.get_type_hints(extend)
        for name in hints.keys() & parts.keys():
            given, (hint,) = typing.cast("Any", parts[name]), typing.get_args(hints[name])
            # A str is an iterable of str, too.
            parts[name] = entries = (given,) if isinstance(given, str) else tuple(given)
            for number, entry in enumerate(entries):
                if problem := _misfit(entry, hint):
                    raise VocabularyError(problem, f"{name}[{number}]")
        return extend(*args, **parts)

    return check_and_extend


def _misfit(entry: object, model: type) -> str | None:
    """Return what is wrong with an entry that people made."""
    if not isinstance(entry, model):
        return f"{shown(entry)} is no {model.__name__}"
    for name, hint in _hints(model).items():
        value = getattr(entry, name)
        if not _fits(value, hint):
            # Types are printed with modules of ours, which nobody has to know.
            return f"{name} is {shown(value)}, no {re.sub(_MODULE, '', str(hint))}"
        if value is not None and name in _VALUES and value not in _VALUES[name]:
            return f"{name} is {shown(value)}"
    return None


def _fits(value: object, hint: Any) -> bool:  # noqa: ANN401 - annotations are of any type
    """Return whether a value is what an annotation says."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return value in arguments
    if origin is UnionType:
        return any(_fits(value, one) for one in arguments)
    if origin is tuple:
        items = typing.cast("tuple[object, ...]", value)
        return isinstance(value, tuple) and all(_fits(item, arguments[0]) for item in items)
    return _misfit(value, hint) is None


_hints = functools.cache(typing.get_type_hints)


def _parts(folder: "Traversable", *, check: bool) -> dict[str, Any]:
    files = {file.name: file for file in folder.iterdir() if file.name.endswith(".jsonl")}
    found: dict[str, Any] = {}
    for name, part in _PARTS.items():
        lines: list[Line] = []
        for file in (files.pop(f"{name}.jsonl", None), files.pop(f"{name}_cldr.jsonl", None)):
            lines += [] if file is None else _lines(file, part if check else None)
        if part.identity:
            found[name] = tuple(_entries(name, part, lines))
        elif part.model is Name:
            found[name] = tuple(line["text"] for line in lines)
        else:
            found[name] = tuple([part.model(**line) for line in map(_converted, lines)])
    if files:
        raise VocabularyError("no part of the vocabulary has this name", min(files))
    return found


def _lines(file: "Traversable", part: _Part | None) -> list[Line]:
    """Return the lines of a file, checked if its part is given."""
    try:
        text = file.read_bytes().rstrip().replace(b"\n", b",\n").decode()
        lines: list[Line] = json.loads(f"[{text}]")
    except UnicodeDecodeError:
        raise VocabularyError("not UTF-8", file.name) from None
    except json.JSONDecodeError as error:
        raise VocabularyError(error.msg, f"{file.name}:{error.lineno}") from None
    if part is not None:
        for number, line in enumerate(lines, 1):
            if problem := _problem(line, part):
                raise VocabularyError(problem, f"{file.name}:{number}")
    return lines


def _problem(line: Line, part: _Part) -> str | None:
    """Return what is wrong with a line that people wrote."""
    if type(line) is not dict:
        return "not an object"
    if part.identity and "text" in line:
        needed, known = {*part.identity, "text", "lang"}, {*part.identity, *Name._fields}
    elif part.model is Name:
        needed, known = {"text"}, {*Name._fields}
    else:
        fields = [field for field in attrs.fields(part.model) if field.name != "names"]
        needed = {field.name for field in fields if field.default is attrs.NOTHING}
        known = {field.name for field in fields}
    if missing := needed - line.keys():
        return f"without {min(missing)}"
    for key, value in line.items():
        if key not in known:
            return f"{key} is unknown"
        text = isinstance(value, str) and value.strip() != ""
        if not (value in _VALUES[key] if key in _VALUES else text):
            return f"{key} is {value!r:.40}"
    return None


def _entries(name: str, part: _Part, lines: Iterable[Line]) -> Iterator[Any]:
    """Yield the entries that lines with the same identity make."""
    key, *more = part.identity
    identity_of: Callable[[Line], Any] = itemgetter(key, *more)
    plain = len(part.identity) + len(("text", "lang"))
    found: dict[Any, tuple[Line, list[Name]]] = {}
    # Most lines of an entry stand together.
    for identity, together in groupby(lines, identity_of):
        if identity not in found:
            keys = identity if more else (identity,)
            found[identity] = (dict(zip(part.identity, keys, strict=True)), [])
        own, names = found[identity]
        for line in together:
            if "text" not in line:
                own.update(line)
            elif len(line) == plain:
                # Nearly all lines are no more than names.
                names.extend(map(Name, repeat(line["text"]), line["lang"].split()))
            else:
                first, *others = line["lang"].split()
                former, typo = line.get("former", False), line.get("typo", False)
                # It was seen in the first of its languages.
                names.append(Name(line["text"], first, former, typo, line.get("seen")))
                names += [Name(line["text"], lang, former, typo) for lang in others]
    for identity, (own, names) in found.items():
        try:
            yield part.model(**_converted(own), names=tuple(names))
        except TypeError:
            reason = "there are names, and no line of the entry itself"
            raise VocabularyError(reason, f"{name}.jsonl: {identity}") from None


def _converted(line: Line) -> Line:
    """Return the line with members of enumerations."""
    if "role" in line:
        line["role"] = Role(line["role"])
    if "kind" in line:
        line["kind"] = _KINDS.get(line["kind"])
    return line
