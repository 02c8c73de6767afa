"""Printing an article as HTML: page frames around one of the markups of its metadata block."""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Literal, get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from osce_press.testing._bodies import Piece
from osce_press.testing._html_blocks import ALL_HTML_LAYOUTS, MARKED, HtmlLayout, print_block
from osce_press.testing._markup import Inline, Markup
from osce_press.testing._records import Draft
from osce_press.testing._surroundings import Entry, Section, Surroundings
from osce_press.testing._text_layouts import needs_marks

__all__ = ["ALL_FRAMES", "Frame", "HtmlStyle", "html_styles", "print_html"]

Frame = Literal["drupal", "landmarks", "roles", "classes", "lists"]
ALL_FRAMES: tuple[Frame, ...] = get_args(Frame)
_DOCTYPES = (
    "<!DOCTYPE html>",
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "xhtml-rdfa-1.dtd">',
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>',
    "",
)
_INLINE: tuple[Inline, ...] = get_args(Inline)


@attrs.frozen
class HtmlStyle:
    """How a site prints pages."""

    layout: HtmlLayout = "dl"
    frame: Frame = "landmarks"
    markup: Markup = attrs.field(factory=Markup)
    #: The element of a heading between paragraphs.
    subheading: str = "h2"
    doctype: str = "<!DOCTYPE html>"
    #: Whether bytes are drawn, and in which encoding; None for a str.
    encoding: str | None = None
    #: Whether the encoding is declared in a ``meta`` element.
    declared: bool = True


@st.composite
def html_styles(
    draw: DrawFn,
    draft: Draft,
    *,
    layouts: Collection[HtmlLayout] = ALL_HTML_LAYOUTS,
    frames: Collection[Frame] = ALL_FRAMES,
) -> HtmlStyle:
    """Draw a style that can carry the article."""
    marked = needs_marks(draft.article.metadata)
    allowed: list[HtmlLayout] = [name for name in layouts if name in MARKED or not marked]
    if not allowed:
        allowed = ["dl"]
    markup = Markup(
        gap=draw(st.sampled_from(("", "\n    "))),
        wrapped=draw(st.booleans()),
        entities=draw(st.booleans()),
        inline=draw(st.sampled_from(_INLINE)),
        before_colon=draw(st.sampled_from(("", "", "", "&nbsp;"))),
        after_colon=draw(st.sampled_from(("", "", "", "&nbsp;"))),
        apart=draw(st.booleans()),
    )
    return HtmlStyle(
        layout=draw(st.sampled_from(allowed)),
        frame=draw(st.sampled_from(list(frames))),
        markup=markup,
        subheading=draw(st.sampled_from(("h2", "h3", "p-strong", "p"))),
        doctype=draw(st.sampled_from(_DOCTYPES)),
        encoding=draw(st.sampled_from((None, None, "utf-8", "utf-8-sig"))),
        declared=draw(st.booleans()),
    )


def print_html(
    draft: Draft, around: Surroundings, style: HtmlStyle, stamp: datetime.date | None = None
) -> str | bytes:
    """Print an article with its surroundings; ``stamp`` is the date that only markup states."""
    article, markup = draft.article, style.markup
    block = print_block(article.metadata, style.layout, markup, stamp)
    parts = _Parts(
        kind=None if article.kind_label is None else markup.text(article.kind_label),
        title=markup.text(article.title or ""),
        summary=f"<p>{markup.paragraph(article.summary)}</p>" if article.summary else "",
        block=block,
        body=markup.gap.join(_body(draft.body, style)),
        menu=_menu(around.menu, markup),
        tail=around.tail,
        markup=markup,
    )
    charset = '<meta charset="utf-8">' if style.declared else ""
    title = f"<title>{parts.title} | OSCE</title>" if article.title else ""
    page = (
        f'{style.doctype}\n<html lang="en"><head>{charset}{title}'
        "<style>p { margin: 0 }</style></head>\n"
        f"<body>{markup.gap}{_FRAMES[style.frame](parts)}{markup.gap}"
        "<script>var page = '<p>script</p>';</script></body></html>\n"
    )
    return page.encode(style.encoding) if style.encoding else page


@attrs.frozen
class _Parts:
    """The parts of a page, all of them HTML."""

    kind: str | None
    title: str
    summary: str
    block: str
    body: str
    menu: str
    tail: tuple[Section, ...]
    markup: Markup


def _body(body: Iterable[Piece], style: HtmlStyle) -> Iterator[str]:
    """Yield the elements of a body, items that follow one another in one list."""
    items: list[str] = []
    for piece in (*body, None):
        if items and (piece is None or piece.shape != "item"):
            yield f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
            items = []
        if piece is None:
            return
        text = style.markup.paragraph(piece.text)
        if piece.shape == "item":
            items.append(text)
        elif piece.shape == "heading" and style.subheading == "p-strong":
            yield f"<p><strong>{style.markup.text(piece.text)}</strong></p>"
        elif piece.shape == "heading":
            yield f"<{style.subheading}>{style.markup.text(piece.text)}</{style.subheading}>"
        else:
            yield f"<p>{text}</p>"


def _menu(menu: Iterable[Entry], markup: Markup) -> str:
    """Print a menu as nested lists of links."""
    groups: list[tuple[Entry | None, list[Entry]]] = [(None, [])]
    for entry in menu:
        if entry.heads:
            groups.append((entry, []))
        else:
            groups[-1][1].append(entry)
    items: list[str] = []
    for head, entries in groups:
        links = [f"<li>{_link(entry.text, markup)}</li>" for entry in entries]
        if head is None:
            items += links
        else:
            inner = f"<ul>{markup.gap.join(links)}</ul>" if links else ""
            items.append(f"<li>{_link(head.text, markup)}{inner}</li>")
    return f"<ul>{markup.gap.join(items)}</ul>" if items else ""


def _link(text: str, markup: Markup) -> str:
    return f'<a href="/{len(text)}">{markup.text(text)}</a>'


def _tail(tail: Iterable[Section], markup: Markup, heading: str) -> str:
    return markup.gap.join(
        element for section in tail for element in _section(section, markup, heading)
    )


def _section(section: Section, markup: Markup, heading: str) -> Iterator[str]:
    if section.heading is not None:
        yield f"<{heading}>{markup.text(section.heading)}</{heading}>"
    if section.linked:
        if section.lines:
            items = "".join(f"<li>{_link(line, markup)}</li>" for line in section.lines)
            yield f"<ul>{items}</ul>"
    else:
        for line in section.lines:
            yield f"<p>{markup.text(line)}</p>"


def _drupal(parts: _Parts) -> str:
    """Print Drupal 7 with Panels, as public scrapers' selectors know it."""
    kind = f'<div class="content--type">{parts.kind}</div>' if parts.kind else ""
    menu = f'<div class="region region-navigation">{parts.menu}</div>' if parts.menu else ""
    body = f'<div><div class="pane-content">{parts.body}</div></div>'
    tail = f'<div class="pane-content">{_tail(parts.tail, parts.markup, "h2")}</div>'
    return parts.markup.gap.join(
        (
            menu,
            '<div class="panel-pane pane-node"><div class="pane-content">',
            f'<div class="content--header">{kind}<h1>{parts.title}</h1>{parts.summary}</div>',
            f'<div class="content--meta"><div class="pane-content">{parts.block}</div></div>',
            f'<div class="content--content">{body}</div>',
            "</div></div>",
            f'<div class="panel-pane pane-related">{tail}</div>',
        )
    )


def _landmarks(parts: _Parts) -> str:
    """Print the landmarks of HTML 5, with breadcrumbs and a footer."""
    kind = f'<p class="eyebrow">{parts.kind}</p>' if parts.kind else ""
    crumbs = '<ol><li><a href="/">Home</a></li><li>Newsroom</li></ol>'
    return parts.markup.gap.join(
        (
            f'<header><a href="/">OSCE</a><nav>{parts.menu}</nav></header>',
            f'<nav aria-label="Breadcrumb">{crumbs}</nav>',
            f"<main><article>{kind}<h1>{parts.title}</h1>{parts.summary}{parts.block}",
            parts.body,
            "</article></main>",
            f"<aside>{_tail(parts.tail, parts.markup, 'h3')}</aside>",
            '<footer><p>© OSCE 1995–2025</p><a href="/imprint">Imprint</a></footer>',
        )
    )


def _roles(parts: _Parts) -> str:
    """Print ARIA roles on nameless elements; the tail stands with the article."""
    kind = f"<div>{parts.kind}</div>" if parts.kind else ""
    return parts.markup.gap.join(
        (
            '<div role="banner"><span>Organization for Security and Co-operation</span></div>',
            f'<div role="navigation">{parts.menu}</div>',
            f'<div role="main">{kind}<h1>{parts.title}</h1>{parts.summary}{parts.block}',
            f"<div>{parts.body}</div>",
            _tail(parts.tail, parts.markup, "p"),
            "</div>",
            '<div role="contentinfo"><p>Wallnerstrasse 6, 1010 Vienna</p></div>',
        )
    )


def _classes(parts: _Parts) -> str:
    """Print nothing but classes, none of them OSCE's."""
    kind = f'<span class="label">{parts.kind}</span>' if parts.kind else ""
    return parts.markup.gap.join(
        (
            f'<div class="site-mega-menu level-1">{parts.menu}</div>',
            f'<div class="wrapper"><div>{kind}</div><h1 class="headline">{parts.title}</h1>',
            f'<div class="facts">{parts.summary}{parts.block}</div>',
            f'<div class="copy">{parts.body}</div></div>',
            f'<div class="footer-links">{_tail(parts.tail, parts.markup, "h4")}',
            '<p>Follow us</p><ul><li><a href="https://x.example">X</a></li></ul></div>',
        )
    )


def _lists(parts: _Parts) -> str:
    """Print no class and no landmark at all: menus are lists of links."""
    kind = f"<p>{parts.kind}</p>" if parts.kind else ""
    return parts.markup.gap.join(
        (
            parts.menu,
            f"{kind}<h1>{parts.title}</h1>{parts.summary}{parts.block}",
            parts.body,
            _tail(parts.tail, parts.markup, "h2"),
        )
    )


_FRAMES: dict[Frame, Callable[[_Parts], str]] = {
    "drupal": _drupal,
    "landmarks": _landmarks,
    "roles": _roles,
    "classes": _classes,
    "lists": _lists,
}
