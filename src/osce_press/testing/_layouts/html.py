"""Printing a page as HTML: frames around one of the markups of its metadata block."""

import datetime
import html
import itertools
import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Literal, get_args

import attrs
from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from osce_press.models import Link
from osce_press.testing._drafts.bodies import Piece
from osce_press.testing._drafts.drafts import Draft
from osce_press.testing._drafts.languages import chosen
from osce_press.testing._layouts.html_blocks import (
    ALL_HTML_LAYOUTS,
    MARKED,
    HtmlLayout,
    print_block,
)
from osce_press.testing._layouts.surroundings import Entry, Section, Surroundings

__all__ = ["ALL_FRAMES", "Frame", "HtmlStyle", "Stamped", "html_styles", "links_of", "print_html"]

Frame = Literal["drupal", "landmarks", "lists", "tables"]
ALL_FRAMES: tuple[Frame, ...] = get_args(Frame)
#: Where markup can state a date: in the value of its label, or in the head of the document.
Stamped = Literal["value", "meta", "json-ld"]
#: Where the links inside paragraphs lead.
_LINK = "/node/52475"
_FRAMES: dict[Frame, str] = {
    # Drupal 7 with Panels, as public scrapers' selectors know it.
    "drupal": (
        '<div class="region region-navigation">{menu}</div>'
        '<div class="panel-pane pane-node"><div class="pane-content">'
        '<div class="content--header">{above}<div class="content--type">{kind}</div>'
        "<h1>{title}</h1>{summary}</div>"
        '<div class="content--meta"><div class="pane-content">{block}</div></div>'
        '<div class="content--content"><div><div class="pane-content">{body}</div></div></div>'
        "</div></div>"
        '<div class="panel-pane pane-related"><div class="pane-content">{tail}</div></div>'
    ),
    # Landmarks of HTML 5, with breadcrumbs, a footer, and ways to share the article.
    "landmarks": (
        '<header><a href="/">OSCE</a><nav>{menu}</nav></header>'
        '<nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li>Newsroom</li></ol></nav>'
        '<main id="main"><article><header>{above}<p class="eyebrow">{kind}</p><h1>{title}</h1>'
        '<ul class="share-links"><li><a href="#f">Facebook</a></li><li><a href="#x">X</a></li></ul>'
        "</header>{summary}{block}<section>{body}</section></article></main>"
        "<aside>{tail}</aside>"
        '<footer><p>© OSCE 1995–2025</p><a href="/imprint">Imprint</a></footer>'
    ),
    # No class and no landmark at all: menus are lists of links.
    "lists": "{menu}{above}<p>{kind}</p><h1>{title}</h1>{summary}{block}{body}{tail}",
    # Columns as cells of a table, as around 2000.
    "tables": (
        '<table width="100%"><tr><td width="20%">{menu}</td>'
        "<td>{above}<p>{kind}</p><h1>{title}</h1>{summary}{block}{body}{tail}</td></tr></table>"
    ),
}


@attrs.frozen
class HtmlStyle:
    """How a site prints pages."""

    layout: HtmlLayout = "dl"
    frame: Frame = "landmarks"
    #: The element of a paragraph; "br" separates them within one element.
    body: Literal["p", "div", "br"] = "p"
    #: Whether elements and long paragraphs have line breaks and indentation in the source.
    indented: bool = False
    #: Whether the last word of each paragraph is a link.
    linked: bool = False
    #: Whether the dateline is set in bold type.
    bold: bool = False
    #: Whether each of several values has an element of its own.
    apart: bool = False
    #: Whether the page is bytes.
    encoded: bool = False
    #: Language that the root element states.
    language: str = "en"


@st.composite
def html_styles(
    draw: DrawFn,
    draft: Draft,
    *,
    layouts: Collection[HtmlLayout] = ALL_HTML_LAYOUTS,
    frames: Collection[Frame] = ALL_FRAMES,
) -> HtmlStyle:
    """Draw a style that can carry the page."""
    marked = draft.needs_marks
    given = chosen("layouts", layouts, HtmlLayout)
    allowed: list[HtmlLayout] = [name for name in given if name in MARKED or not marked]
    if not allowed:
        reject()
    return HtmlStyle(
        layout=draw(st.sampled_from(allowed)),
        frame=draw(st.sampled_from(chosen("frames", frames, Frame))),
        body=draw(st.sampled_from(("p", "div", "br"))),
        indented=draw(st.booleans()),
        linked=draw(st.booleans()),
        bold=draw(st.booleans()),
        apart=draw(st.booleans()),
        encoded=draw(st.booleans()),
        language=draft.language,
    )


def print_html(
    draft: Draft,
    around: Surroundings,
    style: HtmlStyle,
    stamp: datetime.date | None = None,
    stamped: Stamped = "value",
) -> str | bytes:
    """Print a page with its surroundings; the markup may state a date, the stamp."""
    article, title = draft.article, _text(draft.article.title or "")
    content = _FRAMES[style.frame].format(
        menu=_menu(around.menu),
        above=_elements("p", map(_text, draft.above)),
        kind=_text((draft.prints_kind and article.kind_label) or ""),
        title=title,
        summary=_elements("p", map(_text, [*draft.below, *filter(None, [article.summary])])),
        block=print_block(
            article.metadata,
            style.layout,
            apart=style.apart,
            stamp=stamp if stamped == "value" else None,
        ),
        body="".join(_body(draft, style)),
        tail="".join(map(_section, around.tail)),
    )
    if style.indented:
        content = content.replace("><", ">\n    <")
    page = (
        f'<!DOCTYPE html>\n<html lang="{style.language}"><head><meta charset="utf-8">'
        f"<title>{title} | OSCE</title><style>p {{ margin: 0 }}</style>"
        f"{_head(stamp, stamped)}</head>\n<body>{content}"
        "<script>var page = '<p>script</p>';</script></body></html>\n"
    )
    return page.encode() if style.encoded else page


def links_of(draft: Draft, style: HtmlStyle) -> tuple[Link, ...]:
    """Return the links in the body."""
    words = [_linked(piece)[1] for piece in draft.body if style.linked]
    return tuple(Link(word, _LINK) for word in words if word)


def _head(stamp: datetime.date | None, stamped: Stamped) -> str:
    when = f"{stamp}T00:00:00+02:00"
    if stamp is not None and stamped == "meta":
        return f'<meta property="article:published_time" content="{when}">'
    if stamp is not None and stamped == "json-ld":
        article = {"@type": "NewsArticle", "datePublished": when}
        graph = json.dumps({"@context": "https://schema.org", "@graph": [article]})
        return f'<script type="application/ld+json">{graph}</script>'
    return ""


def _body(draft: Draft, style: HtmlStyle) -> Iterator[str]:
    """Yield the elements of a body; items that follow one another make one list."""
    lead = draft.article.dateline if style.bold else None
    for shape, group in itertools.groupby(draft.body, lambda piece: piece.shape):
        pieces = [
            _piece(piece, style, lead.text.strip() if lead and piece is draft.body[0] else "")
            for piece in group
        ]
        if shape == "item":
            yield f"<ul>{_elements('li', pieces)}</ul>"
        elif shape == "heading":
            yield _elements("h2", pieces)
        elif style.body == "br":
            yield f"<p>{'<br><br>'.join(pieces)}</p>"
        else:
            yield _elements(style.body, pieces)


def _piece(piece: Piece, style: HtmlStyle, lead: str) -> str:
    """Print a paragraph's text, with its dateline and its last word set apart."""
    before, word = _linked(piece) if style.linked else (piece.text, "")
    text = _text(before)
    if lead:
        text = text.replace(_text(lead), f"<strong>{_text(lead)}</strong>", 1)
    if style.indented:
        text = re.sub(r"((?:\S+ ){8})", r"\1\n  ", text)
    return f'{text}<a href="{_LINK}">{_text(word)}</a>' if word else text


def _linked(piece: Piece) -> tuple[str, str]:
    """Return the text of a paragraph or item up to its last word, and that word."""
    before, blank, word = piece.text.rpartition(" ")
    linked = blank and piece.shape in {"paragraph", "item"}
    return (before + blank, word) if linked else (piece.text, "")


def _menu(menu: Iterable[Entry]) -> str:
    """Print a menu as nested lists of links."""
    items: list[str] = []
    for heads, entries in itertools.groupby(menu, lambda entry: entry.heads):
        links = [_link(entry.text) for entry in entries]
        if heads or not items:
            items += links
        else:
            items[-1] += f"<ul>{_elements('li', links)}</ul>"
    return f"<ul>{_elements('li', items)}</ul>" if items else ""


def _section(section: Section) -> str:
    heading = f"<h2>{_text(section.heading)}</h2>" if section.heading else ""
    if section.linked:
        links = _elements("li", map(_link, section.lines))
        return f"{heading}<ul>{links}</ul>"
    return heading + _elements("p", map(_text, section.lines))


def _link(text: str) -> str:
    return f'<a href="/{len(text)}">{_text(text)}</a>'


def _elements(tag: str, contents: Iterable[str]) -> str:
    return "".join(f"<{tag}>{content}</{tag}>" for content in contents)


def _text(text: str) -> str:
    return html.escape(text, quote=False).replace("\u00a0", "&nbsp;")
