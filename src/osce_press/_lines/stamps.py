"""Dates of publication in a page's markup: ``time``, ``meta``, RDFa, microdata and JSON-LD.

Names follow Dublin Core (DCMI Metadata Terms), schema.org (``datePublished``) and the Open Graph
protocol (``article:published_time``). A date that is said to be something else, such as
``dateModified``, is left out.
"""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import accumulate

from osce_press._lines.page import Stamp

__all__ = ["element_stamp", "json_ld_stamps", "meta_stamp"]

_META = frozenset(
    {
        "article:published_time",
        "date",
        "datepublished",
        "dc.date",
        "dc.date.created",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "dcterms.issued",
    }
)
_PROPERTIES = frozenset(
    {
        "article:published_time",
        "datepublished",
        "dc:created",
        "dc:date",
        "dc:issued",
        "dcterms:created",
        "dcterms:date",
        "dcterms:issued",
        "schema:datepublished",
    }
)
#: Class of the span that Drupal's Date module prints.
_DRUPAL = "date-display-single"
_CHANGED = frozenset({"changed", "modified", "updated"})
#: A longer value is no date.
_LONGEST = 100
#: JSON of more levels is not read: how deep Python goes depends on its version and on the caller.
_DEEPEST_JSON = 500
_STRING = re.compile(r'"(?:[^"\\]++|\\.?)*+"?', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")


def meta_stamp(attributes: Mapping[str, str]) -> Stamp | None:
    """Return the date of publication that a ``meta`` element states."""
    for key in ("property", "name", "itemprop"):
        name = attributes.get(key, "").strip().lower()
        if name in _META:
            return _stamp(attributes.get("content", ""), name)
    return None


def element_stamp(tag: str, attributes: Mapping[str, str]) -> Stamp | None:
    """Return the date of publication that an element of the body states in its attributes."""
    value = attributes.get("datetime") or attributes.get("content") or ""
    properties = f"{attributes.get('property', '')} {attributes.get('itemprop', '')}".split()
    for name in properties:
        if name.lower() in _PROPERTIES:
            return _stamp(value, name)
    if properties:
        return None
    classes = frozenset(attributes.get("class", "")[: 10 * _LONGEST].split())
    if _DRUPAL in classes:
        return _stamp(value, _DRUPAL)
    if tag == "time" and ("published" in classes or _CHANGED.isdisjoint(classes)):
        return _stamp(value, tag)
    return None


def json_ld_stamps(text: str) -> list[Stamp] | None:
    """Return each ``datePublished`` of a JSON-LD script, in the order of the text.

    None stands for a script that has one and cannot be read: it is no JSON, or too deep.
    """
    if '"datePublished"' not in text:
        return []
    if _is_deep(text):
        return None
    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return list(_published(data))


def _is_deep(text: str) -> bool:
    if text.count("[") + text.count("{") <= _DEEPEST_JSON:
        return False
    brackets = _BRACKET.findall(_STRING.sub("", text))
    steps = (1 if bracket in "[{" else -1 for bracket in brackets)
    return max(accumulate(steps), default=0) > _DEEPEST_JSON


def _published(data: object) -> Iterator[Stamp]:
    pending = [data]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            # mypy and pyright know nothing of what JSON holds.
            items: list[tuple[object, object]] = list(value.items())  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
            for key, found in items:
                if key == "datePublished" and isinstance(found, str):
                    stamp = _stamp(found, "json-ld")
                    if stamp is not None:
                        yield stamp
            pending.extend(found for _, found in reversed(items))
        elif isinstance(value, list):
            pending.extend(reversed(value))  # pyright: ignore[reportUnknownArgumentType]


def _stamp(value: str, name: str) -> Stamp | None:
    value = value.strip()
    return Stamp(value, name) if value and len(value) <= _LONGEST else None
