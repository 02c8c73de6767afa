"""HTML events in, one record out: the text of the page with marks in it, and its elements.

``Builder`` is the target of lxml's parser. It is called for every tag of a page, so it does little
more than take down what comes; lines, hints and offsets are made of the record afterwards.

Which elements are shown and which begin a line follows the rendering section of the HTML standard
(https://html.spec.whatwg.org/multipage/rendering.html); unknown elements are inline.
"""

import functools
import re
from collections.abc import Callable, Mapping
from typing import ClassVar

from osce_press._grammar.shape import Shape, shape_of
from osce_press._lines import stamps, styles
from osce_press._lines.layout import unwrapped
from osce_press._lines.names import LABEL, read_names
from osce_press._lines.page import DepthError, Stamp

__all__ = ["BREAK", "CUT", "LINK", "LINK_END", "MARK", "Builder", "Node"]

# The marks are characters that cannot stand in a page: the reader replaces them beforehand.
#: The line ends here, and the next one may belong to another element.
CUT = "\x01"
#: The line ends here, inside an element: a ``<br>``, or a newline in a ``<pre>``.
BREAK = "\x02"
#: Precedes a letter: a and z enclose a link, b and y bold, i is an image, t a date.
MARK = "\x03"
LINK, LINK_END = MARK + "a", MARK + "z"

#: Name, attributes, and the number of the enclosing node.
Node = tuple[str, Mapping[str, str], int]

#: Deeper pages are not given to libxml2, which looks at every open element when it meets an end tag
#: without a start tag. Browsers stop at 512 as well.
_DEEPEST = 512
_NOTHING: Mapping[str, str] = {}
#: Names of ``meta`` elements that say something of the page besides its date.
_SAID = frozenset({"content-language", "og:locale", "og:title", "og:url"})
#: Attributes that state a date, and that begin an item of microdata.
_DATED = frozenset(stamps.STATING)
_ITEM = frozenset({"itemscope", "itemtype"})
_WATCHED = _DATED | styles.HIDING
#: Elements that can hold a whole page.
_WHOLE = frozenset({"article", "body", "div", "form", "html", "main", "section"})
#: Attributes that say where a link leads, the last also without a value.
_NAMING = frozenset({"aria-label", "rel", "title", "type", "download"})
#: Longer hidden text that reads like a sentence deserves a notice.
_LEAST_HIDDEN = 60
_PRE_END, _RAISED_END = MARK + "p", MARK + "r"
#: Behind a number, raised digits are those of no number: a footnote's mark, an exponent.
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Builder:
    """The target: takes down a page's events.

    Of a page saved before its script has shown it, what is hidden can be taken down: ``unhidden``.
    """

    def __init__(self, hidden: frozenset[str], *, unhidden: bool = False) -> None:
        #: The text with marks, in pieces.
        self.parts: list[str] = []
        #: Takes down text; a method of C costs the parser half of one in Python.
        self.data: Callable[[str], None] = self.parts.append
        #: The block elements; the first stands for the document.
        self.nodes: list[Node] = [("", _NOTHING, 0)]
        #: For each ``CUT``, and the end, the node whose line ended.
        self.cuts: list[int] = []
        #: Address of each link; address, text and node of each image; in order of their marks.
        self.links: list[str] = []
        #: What attributes call links, in the head as well, and their addresses.
        self.named: list[tuple[str, str]] = []
        self.images: list[tuple[str, str, int]] = []
        #: Dates without a place in the text, and those with a mark in it.
        self.head_stamps: list[Stamp] = []
        self.body_stamps: list[Stamp] = []
        #: What is said of the whole page first: "language", "canonical", "base", "title", and what
        #: ``meta`` says.
        self.said: dict[str, str] = {}
        #: Whether JSON-LD could not be read that states a date.
        self.json_ld_unread = False
        #: Prose that the page does not show; it is left out.
        self.hidden_prose: list[str] = []
        #: Whether it has raised ``DepthError``.
        self.is_too_deep = False
        #: Names of elements that only screen readers read.
        self._hidden_names = hidden
        #: The nodes of elements that are hidden and taken down, if there can be some.
        self._unhidden: set[int] | None = set() if unhidden else None
        #: Classes, as printed, without such a name.
        self._shown: set[str] = {""}
        self._current = 0
        #: For each open element the mark to set when it ends.
        self._ends: list[str] = []
        #: Text of the last image, if it had no address but that of a placeholder.
        self._placeholder: str | None = None
        #: Address in the last source of a picture, until its image comes.
        self._offered = ""
        #: How many elements are open with the outermost that is not shown; 0 without one.
        self._hidden = 0
        self._hidden_start = self._raised_start = 0
        #: What is done with the text of the hidden element when it ends.
        self._read: Callable[[str], None] | None = None
        #: Where the text of the outermost ``<pre>`` starts in ``parts``.
        self._pre_start: int | None = None

    # lxml counts the parameters, which a mutant's wrapper hides.
    def start(self, tag: str, attributes: Mapping[str, str]) -> None:  # pragma: no mutate block
        """Take down a start tag."""
        mark = ""
        shown_as: str | None = tag
        if self._hidden:
            if tag == "img":
                self._image_without_scripts(attributes)
        # Most elements have no attribute that says more than a class that was seen before.
        elif (
            attributes
            and (
                attributes.get("class", "") not in self._shown
                or not _WATCHED.isdisjoint(attributes)
            )
            and (shown_as := self._watch(tag, attributes)) is None
        ):
            self._hide(read=self._read_hidden)
        elif shown_as in self._handlers:
            mark = self._handlers[shown_as](self, tag, attributes)
        elif attributes and "class" in attributes:
            mark = self._named(tag, attributes)
        self._ends.append(mark)
        if len(self._ends) > _DEEPEST:
            self.is_too_deep = True
            raise DepthError

    def end(self, tag: str) -> None:  # noqa: ARG002 - the parser balances the tags
        """Take down an end tag, printed or implied."""
        mark = self._ends.pop()
        if self._hidden:
            if len(self._ends) < self._hidden:
                self._show()
            return
        if not mark:
            return
        if mark == _PRE_END:
            self._end_pre()
            mark = CUT
        elif mark == _RAISED_END:
            mark = "".join(self.parts[self._raised_start :]).translate(_RAISED)
            del self.parts[self._raised_start :]
        self.parts.append(mark)
        if mark == CUT:
            self.cuts.append(self._current)
            self._current = self.nodes[self._current][2]

    def close(self) -> "Builder":
        """End the last line, and with it the record; the parser has ended all elements."""
        self.cuts.append(self._current)
        return self

    def _say(self, name: str, value: str | None) -> None:
        """Take down what is said of the page, unless it has been said."""
        if words := " ".join((value or "").split()):
            self.said.setdefault(name, words)

    # Elements that are not shown.

    def _watch(self, tag: str, attributes: Mapping[str, str]) -> str | None:
        """Take down the date that an element states.

        Returns:
            The element that it is shown as, or None if it is hidden.
        """
        hidden = False
        if "class" in attributes and (classes := attributes["class"]) not in self._shown:
            hidden = styles.is_hidden_by_name(classes, self._hidden_names)
            if not hidden:
                self._shown.add(classes)
        if not _WATCHED.isdisjoint(attributes):
            if styles.is_hidden(attributes):
                hidden = True
            elif not hidden and tag != "meta" and not _DATED.isdisjoint(attributes):
                stamp = stamps.element_stamp(tag, attributes)
                if stamp is not None:
                    if "itemprop" in attributes:
                        stamp = stamp._replace(refused=stamp.refused or self._is_others())
                    # WordPress hides the date of a change right behind that of publication.
                    if stamp.refused == stamps.CHANGED and "".join(self.parts[-1:])[-1:].isalnum():
                        hidden = True
                    self.body_stamps.append(stamp)
                    self.parts.append(MARK + "t")
        if hidden:
            return tag if self._unhides(tag) else None
        return styles.displayed_as(tag, attributes["style"]) if "style" in attributes else tag

    def _unhides(self, tag: str) -> bool:
        """Whether a hidden element is taken down: one that can hold a page, and is in no other."""
        around = self._current
        while around and around not in (self._unhidden or ()):
            around = self.nodes[around][2]
        if self._unhidden is None or around or tag not in _WHOLE:
            return False
        self._unhidden.add(len(self.nodes))
        return True

    def _is_others(self) -> str | None:
        """Return why what stands here is said of another thing than the page, such as a video."""
        attributes = self.nodes[self._article()][1]
        return stamps.is_other(attributes.get("itemtype"), attributes.get("itemprop", ""))

    def _article(self) -> int:
        """Return the node of the article, or item of microdata, that this is in; 0 for none."""
        at = self._current
        while at and self.nodes[at][0] != "article" and _ITEM.isdisjoint(self.nodes[at][1]):
            at = self.nodes[at][2]
        return at

    def _hide(self, *_: object, read: Callable[[str], None] | None = None) -> str:
        self._hidden, self._read = len(self._ends) + 1, read
        self._hidden_start = len(self.parts)
        return ""

    def _show(self) -> None:
        self._hidden = 0
        if self._read is not None:
            self._read("".join(self.parts[self._hidden_start :]))
        del self.parts[self._hidden_start :]

    def _read_json_ld(self, text: str) -> None:
        found = stamps.json_ld_stamps(text)
        self.json_ld_unread |= found is None
        self.head_stamps.extend(found or ())

    def _read_hidden(self, text: str) -> None:
        words = " ".join(text.split())
        if len(words) >= _LEAST_HIDDEN and shape_of(words) >= Shape.SENTENCE:
            self.hidden_prose.append(words)

    # Elements by name: each returns the mark to set at its end.

    def _script(self, _tag: str, attributes: Mapping[str, str]) -> str:
        # Some write "application/json+ld".
        is_data = {"ld", "json"} <= set(re.split(r"\W", attributes.get("type", "").lower()))
        return self._hide(read=self._read_json_ld if is_data else None)

    def _title(self, *_: object) -> str:
        return self._hide(read=functools.partial(self._say, "title"))

    def _template(self, _tag: str, attributes: Mapping[str, str]) -> str:
        return "" if "shadowrootmode" in attributes else self._hide()

    def _dialog(self, tag: str, attributes: Mapping[str, str]) -> str:
        if "open" in attributes:
            return self._block(tag, attributes)
        return self._hide(read=self._read_hidden)

    def _block(self, tag: str, attributes: Mapping[str, str]) -> str:
        self.parts.append(CUT)
        around, self._current = self._current, len(self.nodes)
        self.cuts.append(around)
        # That of lxml for no attributes is slow to ask.
        self.nodes.append((tag, attributes or _NOTHING, around))
        return CUT

    def _pre(self, tag: str, attributes: Mapping[str, str]) -> str:
        self._block(tag, attributes)
        if self._pre_start is not None:
            return CUT
        self._pre_start = len(self.parts)
        return _PRE_END

    def _end_pre(self) -> None:
        text = "".join(self.parts[self._pre_start :]).replace("\r\n", "\n").replace("\r", "\n")
        self.parts[self._pre_start :] = [unwrapped(text).replace("\n", BREAK)]
        self._pre_start = None

    def _html(self, _tag: str, attributes: Mapping[str, str]) -> str:
        self._say("language", attributes.get("lang"))
        self._say("language", attributes.get("xml:lang"))
        return ""

    def _body(self, tag: str, attributes: Mapping[str, str]) -> str:
        self._say("body", attributes.get("lang"))
        return self._block(tag, attributes)

    def _source(self, _tag: str, attributes: Mapping[str, str]) -> str:
        self._offered = styles.image_address(attributes)
        return ""

    def _meta(self, _tag: str, attributes: Mapping[str, str]) -> str:
        if stamp := stamps.meta_stamp(attributes):
            others, article = self._is_others(), self._article()
            self.head_stamps.append(stamp._replace(refused=others, element=article))
        name = attributes.get("property") or attributes.get("http-equiv", "").lower()
        if name in _SAID:
            self._say(name, attributes.get("content"))
        return ""

    def _base(self, _tag: str, attributes: Mapping[str, str]) -> str:
        address = attributes.get("href", "").strip()
        if not address.lower().startswith(("data:", "javascript:")):
            self._say("base", address)
        return ""

    def _relation(self, _tag: str, attributes: Mapping[str, str]) -> str:
        if "canonical" in attributes.get("rel", "").lower().split():
            self._say("canonical", attributes.get("href"))
        self._name(attributes)
        return ""

    def _name(self, attributes: Mapping[str, str]) -> None:
        address = attributes.get("href", "").strip()
        called = _NAMING.intersection(attributes)
        self.named.extend((attributes[said] or said, address) for said in called)

    def _link(self, _tag: str, attributes: Mapping[str, str]) -> str:
        if "href" not in attributes:
            return ""
        self.links.append(attributes["href"].strip())
        if not _NAMING.isdisjoint(attributes):
            self._name(attributes)
        self.parts.append(LINK)
        return LINK_END

    def _image(self, _tag: str, attributes: Mapping[str, str]) -> str:
        address = styles.image_address(attributes) or self._offered
        self._offered = ""
        alt = attributes.get("alt", "").strip()
        self._placeholder = None if address else alt
        if address and not styles.is_pixel(attributes):
            self.images.append((address, alt, self._current))
            self.parts.append(MARK + "i")
        return ""

    def _image_without_scripts(self, attributes: Mapping[str, str]) -> None:
        """Take down the image in a ``noscript``, where the one before it is a placeholder."""
        address = styles.image_address(attributes)
        if address and self._placeholder is not None and not styles.is_pixel(attributes):
            alt = attributes.get("alt", "").strip() or self._placeholder
            self.images.append((address, alt, self._current))
            self.parts.insert(self._hidden_start, MARK + "i")
            self._hidden_start += 1
            self._placeholder = None

    def _raised(self, *_: object) -> str:
        self._raised_start = len(self.parts)
        return _RAISED_END if "".join(self.parts[-1:])[-1:].isdigit() else ""

    def _bold(self, *_: object) -> str:
        self.parts.append(MARK + "b")
        return MARK + "y"

    def _named(self, tag: str, attributes: Mapping[str, str]) -> str:
        """Take down an inline element with a class: a label, or an image's caption."""
        words = read_names(attributes["class"])
        if "kicker" in words:
            return self._small(tag, attributes)
        if "caption" in words and self.images and self.images[-1][2] == self._current:
            return self._block(tag, attributes)
        return self._bold() if LABEL in words else ""

    def _small(self, _tag: str, attributes: Mapping[str, str]) -> str:
        """Take down what the title has beside its words: a kind, a date."""
        return self._block("small", attributes) if self.nodes[self._current][0] == "h1" else ""

    def _break(self, *_: object) -> str:
        self.parts.append(BREAK)
        return ""

    #: What is done with a start tag, unless it is plainly inline.
    _handlers: ClassVar[dict[str, Callable[["Builder", str, Mapping[str, str]], str]]] = {
        **dict.fromkeys(styles.BLOCKS, _block),
        **dict.fromkeys(
            (
                "annotation", "audio", "canvas", "datalist", "desc", "iframe", "metadata",
                "noembed", "noframes", "noscript", "rp", "style", "video", "w:worddocument",
            ),
            _hide,
        ),
        **dict.fromkeys(("listing", "plaintext", "pre", "textarea", "xmp"), _pre),
        **dict.fromkeys(("b", "label", "strong"), _bold),
        "a": _link,
        "amp-img": _image,
        "base": _base,
        "body": _body,
        "br": _break,
        "dialog": _dialog,
        "html": _html,
        "img": _image,
        "link": _relation,
        "meta": _meta,
        "script": _script,
        "small": _small,
        "source": _source,
        "sup": _raised,
        "template": _template,
        "title": _title,
    }  # fmt: skip
