"""A tokeniser for pages that libxml2 must not be given as they are.

libxml2 needs a time that grows with the square of a page's depth, and before version 2.14 of its
number of attributes in one tag; the standard library's ``html.parser`` does so with unclosed
comments and tags. This one reads every character once. It follows the tokenisation section of the
HTML standard (https://html.spec.whatwg.org/multipage/parsing.html#tokenization), but closes
elements by simpler rules than those for building a tree; ordinary pages never come here.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from osce_press._html_builder import Builder

__all__ = ["drop_attributes", "feed"]

_WS = r"[ \t\n\r\f]"
_VALUE = rf"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\r\f>"'][^ \t\n\r\f>]*+)"""
_ATTRIBUTE = rf"([^ \t\n\r\f/>][^ \t\n\r\f/>=]*+)(?:{_WS}*+={_WS}*+({_VALUE})?+)?+"
_NAME = r"([a-zA-Z][^ \t\n\r\f/>]*+)"
#: Every character but ">" begins a blank or an attribute, so that this matches what it starts.
_START_TAG = re.compile(rf"<{_NAME}((?:[ \t\n\r\f/]++|{_ATTRIBUTE.replace('(', '(?:', 1)})*+)>?")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_END_TAG = re.compile(rf"</{_NAME}[^>]*+>?")
_LONG_REFERENCE = re.compile(r"&#(?:0*+[0-9]{8,}+|[xX]0*+[0-9a-fA-F]{7,}+);?")

_VOID = frozenset(
    "area base br col embed frame hr img input link meta param source track wbr".split()
)
#: Elements whose content has no tags, and those of them whose content has no references either.
_RAW = frozenset("iframe noembed noframes script style xmp".split())
_TEXT_ONLY = _RAW | {"textarea", "title"}
_ENDS = {name: re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE) for name in _TEXT_ONLY}
#: Which start tags end the element before them, when they follow right inside it.
_SIBLINGS = {
    **dict.fromkeys(("dd", "dt"), frozenset({"dd", "dt", "p"})),
    **dict.fromkeys(("td", "th"), frozenset({"p", "td", "th"})),
    **dict.fromkeys(("article", "div", "dl", "h1", "h2", "h3", "ol", "p", "table", "ul"), {"p"}),
    "a": frozenset({"a"}),
    "li": frozenset({"li", "p"}),
    "option": frozenset({"option"}),
    "tr": frozenset({"p", "td", "th", "tr"}),
}
#: Fewer attributes than this are always left alone.
_MOST_ATTRIBUTES = 1000


class _Token(NamedTuple):
    #: "text", "start", "end" or "other".
    kind: str
    #: Its name in lower case, for a tag.
    name: str
    start: int
    end: int
