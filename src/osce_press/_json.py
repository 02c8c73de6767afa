"""Models to and from plain dicts, driven by their annotations."""

import datetime
import enum
import functools
import json
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import attrs

from osce_press.errors import RecordError

__all__ = ["check_version", "decode", "dumps", "encode", "shown"]

T = TypeVar("T")


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
    return {name: encode(getattr(value, name)) for name in _names(typing.cast("Any", type(value)))}


def decode(model: type[T], record: Mapping[str, Any]) -> T:
    """Rebuild a model from what ``encode`` made of it.

    Raises:
        RecordError: a required key is missing or a value is not what its key holds.
    """
    found: T = _decoder(typing.cast("Any", model))(record, "")
    return found


def check_version(record: Mapping[str, Any], version: int) -> None:
    """Refuse records of a newer schema, and what is no record at all."""
    if not isinstance(record, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise RecordError(f"a record is a mapping, not {type(record).__name__}", "")
    found = record.get("schema_version")
    if type(found) is not int or not 1 <= found <= version:
        raise RecordError(f"expected 1 to {version}, found {shown(found)}", "schema_version")


def shown(value: object) -> str:
    """Return the beginning of a value as Python writes it, for an error's message."""
    try:
        return f"{value!r:.80}"
    except (RecursionError, ValueError):
        # Nested too deeply, or a number of thousands of digits.
        return f"one of type {type(value).__name__} that cannot be printed"


@functools.cache
def _names(model: Any) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(model))


Decoder = Callable[[Any, str], Any]


@functools.cache
def _decoder(hint: Any) -> Decoder:
    """Return the function that checks and rebuilds a value annotated with ``hint``."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType:
        return _optional(_decoder(arguments[0]))
    if origin is tuple:
        return _sequence(_decoder(arguments[0]))
    if origin is not None:
        return _mapping(origin, _decoder(arguments[0]))
    if attrs.has(hint):
        return _model(hint)
    return _value(hint)


def _value(hint: type[Any]) -> Decoder:
    if issubclass(hint, enum.Enum):
        return _converted(hint, str, hint)
    if hint is datetime.date:
        return _converted(datetime.date.fromisoformat, str, hint)
    return _scalar(hint)


def _scalar(expected: type[Any]) -> Decoder:
    def check(value: Any, where: str) -> Any:
        if type(value) is not expected:
            raise RecordError(f"expected {expected.__name__}, found {shown(value)}", where)
        return value

    return check


def _converted(convert: Callable[[Any], Any], raw: type, target: type) -> Decoder:
    def check(value: Any, where: str) -> Any:
        try:
            return convert(_scalar(raw)(value, where))
        except RecordError:
            raise
        except ValueError:
            raise RecordError(f"not a {target.__name__}: {shown(value)}", where) from None

    return check


def _optional(inner: Decoder) -> Decoder:
    return lambda value, where: None if value is None else inner(value, where)


def _sequence(inner: Decoder) -> Decoder:
    def check(value: Any, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise RecordError(f"expected a list, found {shown(value)}", where)
        items = typing.cast("list[Any]", value)
        return tuple(inner(item, f"{where}[{index}]") for index, item in enumerate(items))

    return check


def _mapping(factory: Callable[[Any], Any], inner: Decoder) -> Decoder:
    def check(value: Any, where: str) -> Any:
        if not isinstance(value, Mapping):
            raise RecordError(f"expected a mapping, found {shown(value)}", where)
        items = typing.cast("Mapping[object, object]", value).items()
        return factory(
            {_scalar(str)(key, where): inner(item, f"{where}.{key}") for key, item in items}
        )

    return check


def _model(model: type) -> Decoder:
    hints = typing.get_type_hints(model)
    fields = [
        (field.name, field.default is attrs.NOTHING, hints[field.name])
        for field in attrs.fields(model)
    ]

    def check(value: Any, where: str) -> Any:
        if not isinstance(value, Mapping):
            raise RecordError(f"expected a mapping, found {shown(value)}", where)
        record = typing.cast("Mapping[str, Any]", value)
        values: dict[str, Any] = {}
        for name, required, hint in fields:
            path = f"{where}.{name}" if where else name
            if name in record:
                values[name] = _decoder(hint)(record[name], path)
            elif required:
                raise RecordError("the key is missing", path)
        return model(**values)

    return check
