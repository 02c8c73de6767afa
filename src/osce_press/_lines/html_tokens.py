"""A tokeniser for pages that libxml2 must not be given as they are.

libxml2 needs a time that grows with the square of a page's depth, and before version 2.14 with that
of the number of attributes in one tag; the standard library's ``html.parser`` does so with comments
and tags that nothing ends. This one reads every character once. It follows the HTML standard's
tokenisation (https://html.spec.whatwg.org/multipage/parsing.html#tokenization), but closes elements
by simpler rules than those for building a tree. Ordinary pages never come here.
"""

import html
import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from osce_press._lines.html_events import Builder

__all__ = ["drop_attributes", "read_tokens"]

_WS = r"[ \t\n\r\f]*+"
_TAG_NAME = r"[a-zA-Z][^ \t\n\r\f/>]*+"
_ATTRIBUTE_NAME = r"[^ \t\n\r\f/>][^ \t\n\r\f/>=]*+"
#: A quote that nothing closes quotes the rest of the page.
_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\r\f>"'][^ \t\n\r\f>]*+)"""
#: Every character except ">" begins a blank or an attribute, so this never looks back.
_START_TAG = re.compile(
    rf"<({_TAG_NAME})((?:[ \t\n\r\f/]++|{_ATTRIBUTE_NAME}(?:{_WS}={_WS}{_VALUE}?+)?+)*+)(>?)"
)
_ATTRIBUTES = re.compile(rf"({_ATTRIBUTE_NAME})(?:{_WS}={_WS}({_VALUE}?+))?+")
_END_TAG = re.compile(rf"</({_TAG_NAME})[^>]*+>?")
_COMMENT_END = re.compile(r"--!?>")
_MARKUP = re.compile(r"<(?=[a-zA-Z!?/])")
#: ``html.unescape`` fails on numbers of thousands of digits; no character has one of eight.
_LEADING_ZEROS = re.compile(r"&#(?:([xX])0++(?=[0-9a-fA-F])|0++(?=[0-9]))")
_LONG_REFERENCE = re.compile(r"&#(?:[0-9]{8,}+|[xX][0-9a-fA-F]{7,}+);?")

_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta",
        "param", "source", "track", "wbr",
    }
)  # fmt: skip
#: Elements with neither tags nor character references inside, and those without tags.
_RAW = frozenset({"iframe", "noembed", "noframes", "plaintext", "script", "style", "xmp"})
_TAGLESS = _RAW | {"textarea", "title"}
#: Nothing ends ``plaintext``.
_ENDS = {
    name: re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE)
    for name in _TAGLESS - {"plaintext"}
}
_ENDING_P = frozenset(
    {
        "article", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "li", "ol", "p", "section",
        "table", "td", "tr", "ul",
    }
)  # fmt: skip
#: Elements that end when one of these starts right inside them.
_ENDED_BY = {
    "a": frozenset({"a"}),
    "dd": frozenset({"dd", "dt"}),
    "dt": frozenset({"dd", "dt"}),
    "li": frozenset({"li"}),
    "option": frozenset({"option"}),
    "p": _ENDING_P,
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "tr": frozenset({"tr"}),
}
#: Tags with more attributes lose them all.
_MOST_ATTRIBUTES = 1000


class _Token(NamedTuple):
    #: "start", "end", "text", or "raw" for text without character references.
    kind: str
    #: The text, or the attributes of a start tag.
    text: str = ""
    #: The name of a tag, in lower case.
    name: str = ""
    #: Where the attributes of a start tag end.
    end: int = 0


def read_tokens(text: str) -> Builder:
    """Read a page of any depth in linear time."""
    tree = _OpenElements()
    for kind, words, name, _ in _tokens(text):
        if kind == "text":
            tree.builder.data(_unescape(words))
        elif kind == "raw":
            tree.builder.data(words)
        elif kind == "start":
            tree.start(name, _attributes(words))
        else:
            tree.end(name)
    return tree.close()


class _OpenElements:
    """Balances the tags for a builder."""

    def __init__(self) -> None:
        self.builder = Builder(deepest=sys.maxsize)
        self._names: list[str] = []
        self._counts: dict[str, int] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        while self._names and name in _ENDED_BY.get(self._names[-1], ()):
            self._pop()
        self.builder.start(name, attributes)
        if name in _VOID:
            self.builder.end(name)
        else:
            self._names.append(name)
            self._counts[name] = self._counts.get(name, 0) + 1

    def end(self, name: str) -> None:
        """End an element and those in it; pass over an end tag without a start tag."""
        if self._counts.get(name):
            while self._names[-1] != name:
                self._pop()
            self._pop()

    def close(self) -> Builder:
        while self._names:
            self._pop()
        return self.builder.close()

    def _pop(self) -> None:
        name = self._names.pop()
        self._counts[name] -= 1
        self.builder.end(name)


def drop_attributes(text: str) -> tuple[str, int]:
    """Take the attributes from each start tag that has more than 1,000.

    Returns:
        The page without them, and the number of tags that were changed.
    """
    if all(len(attributes) <= _MOST_ATTRIBUTES for _, attributes, _ in _START_TAG.findall(text)):
        return text, 0
    pieces: list[str] = []
    done = dropped = 0
    for kind, attributes, _, end in _tokens(text):
        if kind == "start" and sum(1 for _ in _ATTRIBUTES.finditer(attributes)) > _MOST_ATTRIBUTES:
            pieces.append(text[done : end - len(attributes)])
            done = end
            dropped += 1
    pieces.append(text[done:])
    return "".join(pieces), dropped


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while markup := _MARKUP.search(text, position):
        start = markup.start()
        if start > position:
            yield _Token("text", text[position:start])
        if tag := _START_TAG.match(text, start):
            position = tag.end()
            if not tag[3]:
                return
            name = tag[1].lower()
            yield _Token("start", tag[2], name, tag.end(2))
            if name in _TAGLESS:
                found = _ENDS[name].search(text, position) if name in _ENDS else None
                end = found.start() if found else len(text)
                yield _Token("raw" if name in _RAW else "text", text[position:end])
                position = end
        elif tag := _END_TAG.match(text, start):
            position = tag.end()
            yield _Token("end", name=tag[1].lower())
        else:
            position = _end_of_comment(text, start)
    if position < len(text):
        yield _Token("text", text[position:])


def _end_of_comment(text: str, start: int) -> int:
    """Return where a comment, declaration or processing instruction ends."""
    if text.startswith("<!--", start):
        # From the first hyphen, as "<!-->" is a comment too.
        found = _COMMENT_END.search(text, start + 2)
        return found.end() if found else len(text)
    return text.find(">", start) + 1 or len(text)


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTES.findall(text):
        quoted = value[:1] in {'"', "'"}
        found.setdefault(name.lower(), _unescape(value[1:-1] if quoted else value))
    return found


def _unescape(text: str) -> str:
    if "&" not in text:
        return text
    return html.unescape(_LONG_REFERENCE.sub("\ufffd", _LEADING_ZEROS.sub(r"&#\1", text)))
