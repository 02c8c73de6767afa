"""Records as dicts and JSON: what ``to_dict`` writes and ``from_dict`` checks, by annotations."""

import datetime
import enum
import functools
import json
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, Self, TypeVar

import attrs

from osce_press.errors import RecordError

__all__ = [
    "SCHEMA_VERSION",
    "FrozenDict",
    "Record",
    "decode",
    "dumps",
    "encode",
    "news_article",
    "shown",
]

#: Version of the dicts that ``to_dict`` writes; it grows when a key changes its meaning.
SCHEMA_VERSION = 1

T = TypeVar("T")
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

    def to_dict(self) -> dict[str, Any]:
        """Return the record as dicts, lists and JSON's scalars; every key is always there.

        Dates are ISO 8601 strings, enumerations their values.
        """
        return {"schema_version": SCHEMA_VERSION, **encode(self)}

    def to_json(self, *, indent: int | None = None) -> str:
        """Return ``to_dict()`` as JSON text, which can always be encoded as UTF-8."""
        return dumps(self.to_dict(), indent=indent)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Self:
        """Rebuild a record from what ``to_dict`` returned, before or after a trip through JSON.

        Keys that it does not know are ignored, so that a pipeline may add its own.

        Raises:
            RecordError: A key is missing or has a wrong value, or the record was written by a
                version of this library with a newer schema.
        """
        _check_version(record)
        return decode(cls, record)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Rebuild a record from what ``to_json`` returned; see ``from_dict``.

        Raises:
            RecordError: It is no JSON, or no record.
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
    return {name: encode(getattr(value, name)) for name in _names(typing.cast("Any", type(value)))}


def decode(model: type[T], record: Mapping[str, Any]) -> T:
    """Rebuild a model from what ``encode`` made of it.

    Raises:
        RecordError: a required key is missing or a value is not what its key holds.
    """
    found: T = _decoder(typing.cast("Any", model))(record, "")
    return found


def shown(value: object) -> str:
    """Return the beginning of a value as Python writes it, for an error's message."""
    try:
        return f"{value!r:.80}"
    except (RecursionError, ValueError):
        # Nested too deeply, or a number of thousands of digits.
        return f"one of type {type(value).__name__} that cannot be printed"


def _check_version(record: object) -> None:
    """Refuse records of a newer schema, and what is no record at all."""
    if not isinstance(record, Mapping):
        raise RecordError(f"a record is a mapping, not {type(record).__name__}", "")
    found = typing.cast("Mapping[str, Any]", record).get("schema_version")
    if type(found) is not int or not 1 <= found <= SCHEMA_VERSION:
        raise RecordError(f"expected 1 to {SCHEMA_VERSION}, found {shown(found)}", "schema_version")


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
    if origin is Mapping:
        return _mapping(_decoder(arguments[1]))
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


def _mapping(inner: Decoder) -> Decoder:
    def check(value: Any, where: str) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise RecordError(f"expected a mapping, found {shown(value)}", where)
        items = typing.cast("Mapping[object, object]", value).items()
        return {_scalar(str)(key, where): inner(item, f"{where}.{key}") for key, item in items}

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


def news_article(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return an article's dict as a schema.org ``NewsArticle`` (https://schema.org/NewsArticle).

    Properties the page says nothing of are left out. ``dateline`` is the property of that name,
    where and when the text was filed, and ``locationCreated`` its places: what the text is about
    is another matter (``contentLocation``).
    """
    dateline = record["dateline"]
    found = {
        "url": record["url"],
        "headline": record["title"],
        "abstract": record["summary"],
        "genre": record["kind_label"],
        "datePublished": record["date"],
        "dateline": dateline and dateline["text"].strip(),
        "locationCreated": [_place(place) for place in record["places"]],
        "sourceOrganization": [
            {"@type": "Organization", "name": source["name"]} for source in record["sources"]
        ],
        "keywords": [field["name"] for field in record["fields_of_work"]],
        "inLanguage": record["language"],
        "image": [image["url"] for image in record["images"]],
        "articleBody": "\n\n".join(record["paragraphs"]),
    }
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        **{name: value for name, value in found.items() if value},
    }


def _place(place: Mapping[str, Any]) -> dict[str, Any]:
    found = {"@type": "Place", "name": place["name"]}
    if place["country"]:
        found["address"] = {"@type": "PostalAddress", "addressCountry": place["country"]}
    return found
