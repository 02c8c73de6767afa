"""Records as dicts and JSON: what ``to_dict`` writes and ``from_dict`` checks, by annotations."""

import datetime
import enum
import functools
import json
import types
import typing
from collections.abc import Mapping
from typing import Any, NoReturn, Self, TypeVar

import attrs

from osce_press.errors import RecordError

__all__ = ["ALWAYS", "SCHEMA_VERSION", "FrozenDict", "Record", "dumps", "encode", "shown"]

#: Version of the dicts that ``to_dict`` writes; it grows when a key changes its meaning.
SCHEMA_VERSION = 1
#: Metadata of a field whose key every record of its kind has, in all versions, and no other kind.
ALWAYS = {"always": True}

_JSON_TYPES: dict[Any, dict[str, str]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    datetime.date: {"type": "string", "format": "date"},
}

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A dict that does not change, and so has a hash; ``copy`` gives one that does.

    Raises:
        TypeError: It was to be changed.
    """

    __slots__ = ()

    def _refuse(self: object, *_: Any, **__: Any) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} does not change")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]  # dict says that it has none
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[Self], tuple[dict[K, V]]]:
        return type(self), (dict(self),)


class Record:
    """What every record can do: become a dict or JSON, and be rebuilt from it."""

    __slots__ = ()

    def to_dict(self, *, blocks: bool = True) -> dict[str, Any]:
        """Return the record as dicts, lists and JSON's scalars; every key is always there.

        Dates are ISO 8601 strings, enumerations their values.

        Args:
            blocks: Whether to write the lines of the page, too, which are more than half of it.
        """
        record = {"schema_version": SCHEMA_VERSION, **encode(self)}
        if not blocks:
            record["blocks"] = []
        return record

    def to_json(self, *, indent: int | None = None) -> str:
        """Return ``to_dict()`` as JSON text, which can always be encoded as UTF-8."""
        return dumps(self.to_dict(), indent=indent)

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Return a JSON Schema (2020-12) of what ``to_dict`` returns."""
        schema = _schema(cls)
        schema["properties"] = {"schema_version": {"const": SCHEMA_VERSION}, **schema["properties"]}
        schema["required"] = list(schema["properties"])
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Self:
        """Rebuild a record from what ``to_dict`` returned, before or after a trip through JSON.

        Keys that it does not know are ignored, so that a pipeline may add its own.

        Raises:
            RecordError: A key is missing or has a wrong value, the record is of another kind, or it
                was written by a version of this library with a newer schema.
        """
        if not isinstance(record, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise RecordError(f"a record is a mapping, not {type(record).__name__}", "")
        version = record.get("schema_version")
        if type(version) is not int or not 1 <= version <= SCHEMA_VERSION:
            said = f"expected 1 to {SCHEMA_VERSION}, found {shown(version)}"
            raise RecordError(said, "schema_version")
        return typing.cast("Self", _decode_model(cls, record, ""))

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Rebuild a record from what ``to_json`` returned; see ``from_dict``.

        Raises:
            RecordError: It is no JSON, or no record of this kind.
        """
        try:
            record = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise RecordError(f"not JSON: {error}", "") from error
        return cls.from_dict(record)


def dumps(value: Any, *, indent: int | None = None) -> str:
    """Return JSON that can be written as UTF-8, and stand in a ``script`` element as it is.

    Only lone surrogates force ASCII escapes for all that is not ASCII.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(value, ensure_ascii=True, indent=indent)
    return text.replace("<", "\\u003c")


def encode(value: Any) -> Any:
    """Turn a model, or anything a model holds, into dicts, lists and JSON's scalars."""
    if value is None or type(value) in (str, int, bool):
        return value
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encode(item) for item in typing.cast("tuple[object, ...]", value)]
    if isinstance(value, Mapping):
        items = typing.cast("Mapping[str, Any]", value).items()
        return {key: encode(item) for key, item in items}
    model = typing.cast("Any", type(value))
    return {name: encode(getattr(value, name)) for name, _, _ in _fields(model)}


def shown(value: object) -> str:
    """Return the beginning of a value as Python writes it, for an error's message."""
    try:
        return f"{value!r:.80}"
    except (RecursionError, ValueError):
        # Nested too deeply, or a number of thousands of digits.
        return f"one of type {type(value).__name__} that cannot be printed"


@functools.cache
def _fields(model: Any) -> tuple[tuple[str, bool, Any], ...]:
    """Return name, whether it is required, and annotation of each of a model's fields."""
    hints = typing.get_type_hints(model)
    return tuple(
        (
            field.name,
            field.default is attrs.NOTHING or "always" in field.metadata,
            hints[field.name],
        )
        for field in attrs.fields(model)
    )


def _schema(hint: Any) -> dict[str, Any]:
    """Return the JSON Schema of values that are annotated with ``hint``."""
    if hint in _JSON_TYPES:
        return dict(_JSON_TYPES[hint])
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType:
        return {"anyOf": [_schema(arguments[0]), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(arguments[1])}
    if attrs.has(hint):
        properties = {name: _schema(inner) for name, _, inner in _fields(hint)}
        return {"type": "object", "properties": properties, "required": list(properties)}
    return {"enum": [member.value for member in hint]}


def _decode(hint: Any, value: Any, where: str) -> Any:
    """Check and rebuild a value that is annotated with ``hint``."""
    if hint in (str, int, bool):
        if type(value) is not hint:
            raise RecordError(f"expected {hint.__name__}, found {shown(value)}", where)
        return value
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType:
        return None if value is None else _decode(arguments[0], value, where)
    if origin is tuple:
        items = enumerate(_checked(value, list | tuple, "a list", where))
        return tuple(_decode(arguments[0], item, f"{where}[{index}]") for index, item in items)
    if origin is Mapping:
        return {
            _decode(str, key, where): _decode(arguments[1], item, f"{where}.{key}")
            for key, item in _checked(value, Mapping, "a mapping", where).items()
        }
    if attrs.has(hint):
        return _decode_model(hint, _checked(value, Mapping, "a mapping", where), where)
    text = _decode(str, value, where)
    try:
        return datetime.date.fromisoformat(text) if hint is datetime.date else hint(text)
    except ValueError:
        raise RecordError(f"not a {hint.__name__}: {shown(value)}", where) from None


def _decode_model(model: Any, record: Mapping[str, Any], where: str) -> Any:
    values: dict[str, Any] = {}
    for name, required, hint in _fields(model):
        path = f"{where}.{name}" if where else name
        if name in record:
            values[name] = _decode(hint, record[name], path)
        elif required:
            raise RecordError(f"the key is missing that each {model.__name__} has", path)
    return model(**values)


def _checked(value: Any, expected: Any, name: str, where: str) -> Any:
    if not isinstance(value, expected):
        raise RecordError(f"expected {name}, found {shown(value)}", where)
    return value
