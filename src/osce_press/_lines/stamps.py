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
_COMMENTED = re.compile(r"^\s*<!--|(?://)?\s*-->\s*$|^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$")
_TRAILING = re.compile(r",(\s*[\]}])")
#: schema.org's types of a page and of what it publishes; any with "Article" in its name is one.
_OWN = frozenset(
    {
        "AboutPage", "BlogPosting", "CollectionPage", "CreativeWork", "ItemPage", "LiveBlogPosting",
        "Report", "SocialMediaPosting", "WebPage",
    }
)  # fmt: skip
#: Properties whose values are other things than the page.
_OTHERS = frozenset(
    {
        "about", "citation", "comment", "hasPart", "image", "isBasedOn", "isPartOf",
        "itemListElement", "mentions", "relatedLink", "review", "subjectOf", "video",
    }
)  # fmt: skip
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

    That of another thing than the page (an item of a list, a video, a comment) is refused. None
    stands for a script that has a date and cannot be read: it is no JSON, or too deep.
    """
    if '"datePublished"' not in text:
        return []
    # Some write it into a comment, and some end lists with a comma.
    text = _TRAILING.sub(r"\1", _COMMENTED.sub("", text))
    if _is_deep(text):
        return None
    try:
        data: object = json.loads(text, strict=False)
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
    """Yield the dates of a value and of those in it; outside the page's own things, refused."""
    pending: list[tuple[object, str | None]] = [(data, None)]
    while pending:
        value, refused = pending.pop()
        if isinstance(value, list):
            pending.extend((item, refused) for item in reversed(value))  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        elif isinstance(value, dict):
            # mypy and pyright know nothing of what JSON holds.
            items: dict[str, object] = {str(key): item for key, item in value.items()}  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
            refused = refused or _is_other(items.get("@type"))
            for found in _strings(items.get("datePublished")):
                stamp = _stamp(found, "json-ld")
                if stamp is not None:
                    yield stamp._replace(refused=refused)
            for key, item in reversed(items.items()):
                if key != "datePublished":
                    pending.append(
                        (item, refused or (f"it dates {key}" if key in _OTHERS else None))
                    )


def _is_other(kind: object) -> str | None:
    """Return why a thing of that type is not the page, if it is another."""
    kinds = [str(one) for one in (kind if isinstance(kind, list) else [kind]) if one]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if not kinds or any(one.rpartition("/")[2] in _OWN or "Article" in one for one in kinds):
        return None
    return f"it dates a {kinds[0]}"


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _strings(item)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, dict):
        yield from _strings(value.get("@value"))  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]


def _stamp(value: str, name: str) -> Stamp | None:
    value = value.strip()
    return Stamp(value, name) if value and len(value) <= _LONGEST else None
