"""What a page links to, shows and offers for download; known from HTML alone."""

import functools
import re
from bisect import bisect_right
from collections.abc import Mapping
from operator import attrgetter

from osce_press._common.regex import regex
from osce_press._grammar.urls import as_followed
from osce_press._lines.page import Anchor, Page
from osce_press._parts.element_names import ElementNames
from osce_press._parts.menu import ARROWS, LONGEST_STEP
from osce_press._parts.outline import Outline
from osce_press.models import Image, Link, Role
from osce_press.vocabulary import Vocabulary
from osce_press.vocabulary._fold import fold

__all__ = ["leads", "next_page", "read_images", "read_links"]

_OWN = frozenset({Role.BODY, Role.CAPTION, Role.SUMMARY})
_ARTICLE = _OWN | {Role.TITLE, Role.KIND, Role.METADATA, Role.HEADER_DATE}
#: Elements of the site, unless they are inside those of the article.
_SITES, _MAIN = frozenset({"footer", "header", "nav"}), frozenset({"article", "main"})
#: Files are offered after the body as well as in it.
_OFFERED = _OWN | {Role.RELATED, Role.CONTACTS, Role.METADATA}
#: Endings of documents, pictures aside; OSCE also marks a file with ``?download=true``, and others
#: by an attribute with its name or its media type.
_DOCUMENTS = frozenset(
    {
        "csv", "doc", "docx", "epub", "mp3", "mp4", "odp", "ods", "odt", "pdf", "ppt", "pptx",
        "rtf", "xls", "xlsx", "zip",
    }
)  # fmt: skip
_SAID = regex(r"download|application/(?:epub|ms|pdf|rtf|vnd\.|zip)\S*", re.IGNORECASE)

#: What stands for an address where scripts do something else, and what a protection service makes
#: of an e-mail address.
_NO_ADDRESS = regex(r"#?$|(?:about|data|javascript):|.*/cdn-cgi/l/email-protection", re.IGNORECASE)


def leads(url: str) -> bool:
    """Whether a link leads anywhere but to a script or the top of its own page."""
    return not _NO_ADDRESS.match(url)


def read_links(outline: Outline) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Return the links in the article's own lines, files included, and the documents offered.

    Documents are offered after the article, too, and each is told once.
    """
    page, markup, verdicts = outline.page, outline.page.markup, outline.verdicts
    named = ((said, url) for said, url in markup.named if _ends_as_file(said) or _SAID.match(said))
    files = {as_followed(url) for _, url in named}
    links: list[Link] = []
    documents: dict[str, Link] = {}
    for anchor in markup.links if verdicts else ():
        role = verdicts[bisect_right(page.starts, anchor.offset) - 1].role
        if role not in _OFFERED:
            continue
        is_own, is_document = role in _OWN, _is_document(anchor.url) or anchor.url in files
        if (is_own or is_document) and leads(anchor.url):
            link = Link(anchor.text, page.absolute(anchor.url))
            links += [link] * is_own
            # An icon can stand before the words.
            if is_document and not (link.url in documents and documents[link.url].text):
                documents[link.url] = link
    return tuple(links), tuple(documents.values())


def read_images(outline: Outline, names: ElementNames) -> tuple[Image, ...]:
    """Return the images in the article: those with none of the site's lines next to them.

    A logo can be all that the header of a site shows.
    """
    page, found = outline.page, list[Image]()
    for anchor, element in zip(page.markup.images, page.markup.image_elements, strict=True):
        after = bisect_right(page.starts, anchor.offset)
        near = {verdict.role for verdict in outline.verdicts[max(after - 1, 0) : after + 1]}
        # A share bar can be nothing but icons; its name tells.
        if (
            near
            and near <= _ARTICLE
            and not _is_sites(outline, element)
            and "share" not in names.read("class", page.elements[element].classes)
        ):
            found.append(Image(page.absolute(anchor.url), anchor.text))
    return tuple(found)


def _is_sites(outline: Outline, at: int) -> bool:
    """Whether an element is in a header, footer or menu of the site, which the title is not in."""
    elements, title = outline.page.elements, outline.head.title
    while at and elements[at].tag not in _SITES | _MAIN:
        at = elements[at].parent
    inside = 0 if title is None else title.spot.element
    while inside > at:
        inside = elements[inside].parent
    return at != inside and elements[at].tag in _SITES


def _is_document(url: str) -> bool:
    path, _, query = url.partition("#")[0].partition("?")
    return _ends_as_file(path) or "download=true" in query


def _ends_as_file(path: str) -> bool:
    name, _, ending = path.rpartition(".")
    return name[-1:] not in {"", "/", "."} and ending.lower() in _DOCUMENTS


def next_page(page: Page, first: Mapping[int, Anchor], vocabulary: Vocabulary) -> str | None:
    """Return the address of the next page of a listing: the link that is called so.

    Its class calls it so, as Drupal's does, if it is the ``first`` on its line; or another
    attribute, or its words: "next ›".
    """
    hints, names = page.hints, _next_names(vocabulary)
    classed = (it.url for number, it in first.items() if {"pager", "next"} <= hints[number].names)
    named = (*page.markup.named, *map(attrgetter("text", "url"), page.markup.links))
    short = ((words, url) for words, url in named if len(words) <= LONGEST_STEP)
    called = (url for words, url in short if fold(words.strip(ARROWS)) in names)
    urls = (url for url in (*classed, *called) if leads(url) and url[0] != "#")
    return next(map(page.absolute, urls), None)


@functools.lru_cache(maxsize=8)
def _next_names(vocabulary: Vocabulary) -> frozenset[str]:
    """Return what links to the next page say, folded."""
    entries = (entry for entry in vocabulary.phrases if entry.slug == "next-page")
    return frozenset(fold(name.text) for entry in entries for name in entry.names)
