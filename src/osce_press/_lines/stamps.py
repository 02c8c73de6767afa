"""Dates of publication in a page's markup: ``time``, ``meta``, RDFa, microdata and JSON-LD.

Names follow Dublin Core (DCMI Metadata Terms), schema.org (``datePublished``) and the Open Graph
protocol (``article:published_time``). A date that is said to be something else, such as
``dateModified``, is left out.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from osce_press._common.regex import regex
from osce_press._lines.page import Stamp

__all__ = ["CHANGED", "STATING", "element_stamp", "is_other", "json_ld_stamps", "meta_stamp"]

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | None"


#: Names of properties, without what stands between their words.
_PUBLISHED = frozenset(
    {
        "articlepublished", "articlepublishedtime", "bepresscitationdate", "citationonlinedate",
        "citationpublicationdate", "datepublished", "dccreated", "dcdate",
        "dcdatecreated", "dcdateissued", "dcdatepublished", "dcissued", "dctermscreated",
        "dctermsdate", "dctermsissued", "ogarticlepublishedtime", "ogpublishedtime",
        "originalpublicationdate", "parselypubdate", "prismpublicationdate", "pubdate",
        "publicationdate", "publishdate", "publisheddate", "releasedate", "rnewsdatepublished",
        "sailthrudate", "schemadatecreated", "schemadatepublished",
    }
)  # fmt: skip
_MODIFIED = frozenset({"datemodified", "dcmodified", "dctermsmodified", "schemadatemodified"})
_JOINTS = str.maketrans("", "", ":._-")
#: Attributes of the body's elements that state a date; the last is that of ``data``.
STATING = ("datetime", "content", "value")
#: Class of the span that Drupal's Date module prints.
_DRUPAL = "date-display-single"
_CHANGED = frozenset({"changed", "modified", "updated"})
#: Why the date of a change is not the page's.
CHANGED = "it dates the last change"
_JSON_LD = '<script type="application/ld+json">'
#: schema.org's properties for the day of publication; the second where there is not the first.
_DATED = ("datePublished", "dateCreated")
#: A longer value is no date.
_LONGEST = 100
#: What is nested deeper is not read: each version of Python would give up at another depth.
_DEEPEST = 100
#: How JSON-LD begins; comments and the like can stand around it.
_BEGINS = regex(r"\{|(?<!CDATA)\[(?!CDATA\[)")
#: What takes some mending to be JSON: strings, whose quotes end where one can stand; brackets; and
#: what is none, which are comments, commas before another or a bracket, and values of scripts.
_TOKEN = regex(
    r'"(?P<string>(?:[^"\\]|\\.|"(?!\s*(?:[,:\]}]|\Z)))*+)"?'
    r"|(?P<bracket>[\[\]{}])|(?P<undefined>\bundefined\b)"
    r"|,(?=\s*[,\]}])|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/)?",
    re.DOTALL,
)
#: What scripts may write in a string, and JSON may not.
_ESCAPES = {"\\'": "'", "\\x": "\\u00", '"': '\\"'}
_ESCAPE = regex(r"\\[^'x]|\\['x]|\"", re.DOTALL)
#: schema.org's types of a page and of what it publishes, in small letters, and what people take for
#: one; any with "article" in its name is one.
_OWN = frozenset(
    {
        "aboutpage", "blogposting", "collectionpage", "creativework", "itempage", "liveblogposting",
        "pressrelease", "report", "socialmediaposting", "webpage",
    }
)  # fmt: skip
#: Properties that name a thing, by its title or address.
_NAMES = ("headline", "name", "url", "mainEntityOfPage", "@id")
#: Properties whose values are other things than the page.
_OTHERS = frozenset(
    {
        "about", "citation", "comment", "hasPart", "image", "isBasedOn", "isPartOf",
        "itemListElement", "mentions", "relatedLink", "review", "subjectOf", "video",
    }
)  # fmt: skip


def meta_stamp(attributes: Mapping[str, str]) -> Stamp | None:
    """Return the date of publication that a ``meta`` element states."""
    for key in ("property", "name", "itemprop"):
        name = attributes[key].strip() if key in attributes else ""
        if name.lower() == "date" or not _PUBLISHED.isdisjoint(_joined(name)):
            return _stamp(attributes.get("content", ""), f'<meta {key}="{name}" content>')
    return None


def element_stamp(tag: str, attributes: Mapping[str, str]) -> Stamp | None:
    """Return the date of publication that an element of the body states in its attributes."""
    properties = [attributes[key] for key in ("property", "itemprop") if key in attributes]
    named = _joined(" ".join(properties))
    is_stamp, refused = True, None
    if not named:
        names = attributes.get("class", "").split()
        is_stamp = tag == "time" or _DRUPAL in names
        if "published" not in names and not _CHANGED.isdisjoint(names):
            refused = CHANGED
    elif named.isdisjoint(_PUBLISHED):
        # The days of an event, how long an offer is valid.
        refused = f"it dates {properties[0]}" if named.isdisjoint(_MODIFIED) else CHANGED
        is_created = any("created" in name for name in named)
        is_stamp = refused == CHANGED or (tag == "time" and not is_created)
    if not is_stamp:
        return None
    attribute = next((name for name in STATING if attributes.get(name)), "")
    stamp = _stamp(attributes.get(attribute, ""), f"<{tag} {attribute}>")
    label = attributes.get("title") or attributes.get("aria-label", "")
    return stamp and stamp._replace(refused=refused, label=label)


def _joined(names: str) -> set[str]:
    """Return names of properties in small letters, without what stands between their words."""
    return {name.translate(_JOINTS) for name in names.lower().split()}


def json_ld_stamps(text: str) -> list[Stamp] | None:
    """Return each date of publication of a JSON-LD script, in the order of the text.

    That of another thing than the page (an item of a list, a video, a comment) is refused. None
    stands for a script that has a date and cannot be read: it is no JSON, or too deep.
    """
    if not any(key in text for key in _DATED):
        return []
    if '"' not in text:
        import html  # noqa: PLC0415 - few pages need it

        text = html.unescape(text)
    try:
        return list(_published(_loaded(text)))
    except (ValueError, RecursionError):
        return None


def _loaded(text: str) -> list[Json]:
    try:
        return _values(text)
    except ValueError:
        return _values(_mended(text))


def _mended(text: str) -> str:
    """Return what people write for JSON as JSON: with comments, too many commas, and cut short."""
    opened: list[str] = []

    def mend(found: re.Match[str]) -> str:
        if (string := found["string"]) is not None:
            string = _ESCAPE.sub(lambda escape: _ESCAPES.get(escape[0], escape[0]), string)
            return f'"{string}"'
        if (bracket := found["bracket"]) is None:
            return "null" if found["undefined"] else ""
        if bracket in "[{":
            opened.append("]" if bracket == "[" else "}")
        elif opened:
            opened.pop()
        return bracket

    return _TOKEN.sub(mend, text) + "".join(reversed(opened))


def _values(text: str) -> list[Json]:
    """Return the values in a text, whatever stands around them, such as a comment."""
    decoder, values, end = json.JSONDecoder(strict=False), list[Json](), 0
    while begin := _BEGINS.search(text, end):
        value, end = decoder.raw_decode(text, begin.start())
        values.append(value)
    if not values:
        raise ValueError("no JSON")
    return values


def _published(value: Json, refused: str | None = None, depth: int = -1) -> Iterator[Stamp]:
    """Yield the dates of a value and of those in it; outside the page's own things, refused.

    Raises:
        RecursionError: It is nested too deep.
    """
    if depth > _DEEPEST:
        raise RecursionError
    if isinstance(value, list):
        for item in value:
            yield from _published(item, refused, depth + 1)
    elif isinstance(value, dict):
        refused = refused or is_other(value.get("@type"))
        value = {_bare(key): item for key, item in value.items()}
        dated = next((key for key in _DATED if value.get(key)), "")
        for printed in _strings(value.get(dated)):
            if found := _stamp(printed, f"{_JSON_LD} {dated}"):
                about = [name for key in _NAMES for name in _strings(value.get(key))]
                yield found._replace(refused=refused, about=tuple(about))
        for key, item in value.items():
            if key not in _DATED:
                other = f"it dates {key}" if key in _OTHERS else None
                yield from _published(item, refused or other, depth + 1)


def is_other(kind: Json, role: str = "") -> str | None:
    """Return why a thing of that type is not the page, if it is another, or is a part of it."""
    if role in _OTHERS:
        return f"it dates {role}"
    kinds = _strings(kind)
    if not kinds or any(_bare(one) in _OWN or "article" in one for one in map(str.lower, kinds)):
        return None
    return f"it dates something else: {kinds[0]}"


def _bare(name: str) -> str:
    """Return a name without its namespace: "schema:", "http://schema.org/"."""
    return name.rpartition(":")[2].rpartition("/")[2]


def _strings(value: Json) -> list[str]:
    """Return the strings and numbers that a value is, or is a list of, as strings."""
    values = value if isinstance(value, list) else [value]
    values = [one.get("@value") if isinstance(one, dict) else one for one in values]
    return [str(one) for one in values if isinstance(one, (str, int))]


def _stamp(value: str, markup: str) -> Stamp | None:
    value = value.strip()
    return Stamp(value, markup=markup) if value and len(value) <= _LONGEST else None
