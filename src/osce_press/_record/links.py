"""What a page links to, shows and offers for download; known from HTML alone."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from osce_press._lines.page import Anchor, Page
from osce_press._parts.outline import Outline
from osce_press.models import Image, Link, Role

__all__ = ["next_page", "read_downloads", "read_images", "read_links"]

_OWN = frozenset({Role.BODY, Role.CAPTION, Role.SUMMARY})
_ARTICLE = _OWN | {Role.TITLE, Role.KIND, Role.METADATA, Role.HEADER_DATE}
#: Files are offered after the body as well as in it.
_OFFERED = _OWN | {Role.RELATED, Role.CONTACTS, Role.METADATA}
#: Endings of documents, pictures aside; OSCE also marks a file with ``?download=true``.
_DOCUMENT = re.compile(
    r"[^/.]\.(?:pdf|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|epub|zip|mp3|mp4)$", re.IGNORECASE
)


def read_links(outline: Outline) -> tuple[Link, ...]:
    """Return the links in the article's own lines, files included."""
    return _links(outline, _in_lines(outline, _OWN))


def read_downloads(outline: Outline) -> tuple[Link, ...]:
    """Return the links to documents in the article and after it."""
    anchors = _in_lines(outline, _OFFERED)
    return _links(outline, (anchor for anchor in anchors if _is_document(anchor.url)))


def read_images(outline: Outline) -> tuple[Image, ...]:
    """Return the images in the article: those with none of the site's lines next to them."""
    starts = outline.page.starts
    roles = [verdict.role for verdict in outline.verdicts]
    found: list[Image] = []
    for anchor in outline.page.markup.images:
        after = bisect_right(starts, anchor.offset)
        if after and all(role in _ARTICLE for role in roles[after - 1 : after + 1]):
            found.append(Image(outline.page.absolute(anchor.url), anchor.text))
    return tuple(found)


def _is_document(url: str) -> bool:
    path, _, query = url.partition("#")[0].partition("?")
    return _DOCUMENT.search(path) is not None or "download=true" in query


def _links(outline: Outline, anchors: Iterable[Anchor]) -> tuple[Link, ...]:
    absolute = outline.page.absolute
    return tuple(Link(anchor.text, absolute(anchor.url)) for anchor in anchors)


def _in_lines(outline: Outline, roles: frozenset[Role]) -> Iterator[Anchor]:
    """Yield the links that stand in lines of these roles."""
    page, starts = outline.page, outline.page.starts
    for anchor in page.markup.links if starts else ():
        line = outline.lines[bisect_right(starts, anchor.offset) - 1]
        is_inside = line.start <= anchor.offset <= line.end
        if is_inside and outline.verdicts[line.number].role in roles:
            yield anchor


def next_page(page: Page) -> str | None:
    """Return the address of the next page of a listing: the link that its class calls so."""
    for number, anchor in page.first_links().items():
        if {"pager", "next"} <= page.hints[number].names:
            return page.absolute(anchor.url)
    return None
