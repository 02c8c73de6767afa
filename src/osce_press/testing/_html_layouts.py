"""Printing an article as HTML: page frames around one of the markups of its metadata block."""

import datetime
import itertools
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import Literal, get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.testing._html_blocks import ALL_HTML_LAYOUTS, MARKED, HtmlLayout, print_block
from osce_press.testing._markup import Inline, Markup
from osce_press.testing._records import Draft
from osce_press.testing._surroundings import Entry, Section, Surroundings
from osce_press.testing._text_layouts import needs_marks

__all__ = ["ALL_FRAMES", "Frame", "HtmlStyle", "html_styles", "print_html"]

Frame = Literal["drupal", "landmarks", "roles", "classes", "lists", "article", "tables"]
ALL_FRAMES: tuple[Frame, ...] = get_args(Frame)
#: Where markup can state a date: in the value of its label, or in the head of the document.
Stamped = Literal["value", "meta", "json-ld"]
_INLINE: tuple[Inline, ...] = get_args(Inline)
_BODIES = ("p", "p", "div", "br")
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DOCTYPES = (
    "<!DOCTYPE html>",
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "xhtml-rdfa-1.dtd">',
    f"{_XML}<!DOCTYPE html>",
    "",
)


@attrs.frozen
class HtmlStyle:
    """How a site prints pages."""

    layout: HtmlLayout = "dl"
    frame: Frame = "landmarks"
    markup: Markup = attrs.field(factory=Markup)
    #: The element of a paragraph; "br" separates them within one element.
    body: str = "p"
    #: The element of a heading between paragraphs.
    subheading: str = "h2"
    doctype: str = "<!DOCTYPE html>"
    newline: str = "\n"
    #: Codec of bytes; None for a str.
    encoding: str | None = None
    #: Whether a ``meta`` element declares the encoding, where nothing else tells it.
    declared: bool = True
    #: Language that the root element states, if any.
    language: str | None = "en"


@st.composite
def html_styles(
    draw: DrawFn,
    draft: Draft,
    *,
    layouts: Collection[HtmlLayout] = ALL_HTML_LAYOUTS,
    frames: Collection[Frame] = ALL_FRAMES,
) -> HtmlStyle:
    """Draw a style that can carry the article."""
    marked = needs_marks(draft.article)
    allowed: list[HtmlLayout] = [name for name in layouts if name in MARKED or not marked]
    if not allowed:
        allowed = ["dl"]
    encoding = draw(
        st.sampled_from((None, None, None, "utf-8", "utf-8-sig", "utf-16", "windows-1252"))
    )
    doctype = draw(st.sampled_from(_DOCTYPES))
    return HtmlStyle(
        layout=draw(st.sampled_from(allowed)),
        frame=draw(st.sampled_from(list(frames))),
        markup=draw(_markups()),
        body=draw(st.sampled_from(_BODIES)),
        subheading=draw(st.sampled_from(("h2", "h3", "p-strong", "p"))),
        doctype=doctype.removeprefix(_XML) if encoding == "windows-1252" else doctype,
        newline=draw(st.sampled_from(("\n", "\n", "\r\n"))),
        encoding=encoding,
        declared=draw(st.booleans()),
    )


@cache
def _markups() -> SearchStrategy[Markup]:
    nbsp = st.sampled_from(("", "", "", "&nbsp;"))
    return st.builds(
        Markup,
        gap=st.sampled_from(("", "\n    ")),
        wrapped=st.booleans(),
        entities=st.booleans(),
        inline=st.sampled_from(_INLINE),
        first=st.booleans(),
        lead=st.sampled_from(("none", "strong", "em", "span")),
        before_colon=nbsp,
        after_colon=nbsp,
        apart=st.booleans(),
    )


def print_html(
    draft: Draft,
    around: Surroundings,
    style: HtmlStyle,
    stamp: datetime.date | None = None,
    stamped: Stamped = "value",
) -> str | bytes:
    """Print an article with its surroundings.

    Args:
        draft: The article.
        around: Its menu and tail.
        style: The markup.
        stamp: The date that the markup states.
        stamped: Where it does.
    """
    article, markup = draft.article, style.markup
    in_value = stamp if stamped == "value" else None
    parts = _Parts(
        kind=None if article.kind_label is None else markup.text(article.kind_label),
        known=article.kind is not None,
        above=_paragraphs(draft.above, markup),
        title=markup.text(article.title or ""),
        summary=_paragraphs((*draft.below, *filter(None, [article.summary])), markup),
        block=print_block(article.metadata, style.layout, markup, in_value),
        body=markup.gap.join(_body(draft, style)),
        menu=_menu(around.menu, markup),
        tail=around.tail,
        markup=markup,
    )
    head = _head(style, parts.title, stamp if stamped == "meta" else None)
    if stamp is not None and stamped == "json-ld":
        head += f'<script type="application/ld+json">{_json_ld(stamp)}</script>'
    language = f' lang="{style.language}"' if style.language else ""
    page = (
        f"{style.doctype}\n<html{language}><head>{head}</head>\n"
        f"<body>{markup.gap}{_FRAMES[style.frame](parts)}{markup.gap}"
        "<script>var page = '<p>script</p>';</script></body></html>\n"
    )
    return _encode(page.replace("\n", style.newline), style.encoding)


def linked_words(draft: Draft, style: HtmlStyle) -> tuple[str, ...]:
    """Return the words of the body that are links."""
    if style.markup.inline != "link":
        return ()
    led = draft.article.dateline is not None and style.markup.lead != "none"
    pieces = [piece for piece in draft.body[led:] if piece.shape not in {"heading", "aside"}]
    words = [style.markup.linked_word(piece.text) for piece in pieces]
    return tuple(word for word in words if word)


def _encode(page: str, encoding: str | None) -> str | bytes:
    if encoding is None:
        return page
    try:
        return page.encode(encoding)
    except UnicodeEncodeError:
        return page.encode("utf-8-sig")


def _head(style: HtmlStyle, title: str, stamp: datetime.date | None) -> str:
    head = "<style>p { margin: 0 }</style>"
    if title:
        head = f"<title>{title} | OSCE</title>{head}"
    if stamp is not None:
        when = f"{stamp}T00:00:00+02:00"
        head += f'<meta property="article:published_time" content="{when}">'
    if style.encoding == "windows-1252":
        # What browsers take ISO 8859-1 for.
        return f'<meta charset="iso-8859-1">{head}'
    return f'<meta charset="utf-8">{head}' if style.declared else head


def _json_ld(stamp: datetime.date) -> str:
    article = {"@type": "NewsArticle", "datePublished": f"{stamp}T00:00:00+02:00"}
    return json.dumps({"@context": "https://schema.org", "@graph": [article]})


@attrs.frozen
class _Parts:
    """The parts of a page, all of them HTML."""

    kind: str | None
    known: bool
    above: str
    title: str
    summary: str
    block: str
    body: str
    menu: str
    tail: tuple[Section, ...]
    markup: Markup


def _body(draft: Draft, style: HtmlStyle) -> Iterator[str]:
    """Yield the elements of a body; items that follow one another make one list."""
    for shape, group in itertools.groupby(enumerate(draft.body), lambda item: item[1].shape):
        pieces = [_piece(draft, index, style.markup) for index, _ in group]
        if shape == "item":
            yield f"<ul>{''.join(f'<li>{piece}</li>' for piece in pieces)}</ul>"
        elif shape == "heading":
            yield from (_heading(piece, style.subheading) for piece in pieces)
        elif style.body == "br":
            yield f"<p>{f'<br><br>{style.markup.gap}'.join(pieces)}</p>"
        else:
            yield from (f"<{style.body}>{piece}</{style.body}>" for piece in pieces)


def _paragraphs(lines: Iterable[str], markup: Markup) -> str:
    return "".join(f"<p>{markup.text(line)}</p>" for line in lines)


def _piece(draft: Draft, index: int, markup: Markup) -> str:
    piece, dateline = draft.body[index], draft.article.dateline
    if piece.shape == "heading":
        return markup.text(piece.text)
    if index == 0 and dateline is not None and markup.lead != "none":
        return markup.opening(piece.text, dateline.start, dateline.end)
    return markup.paragraph(piece.text)


def _heading(text: str, element: str) -> str:
    return (
        f"<p><strong>{text}</strong></p>"
        if element == "p-strong"
        else f"<{element}>{text}</{element}>"
    )


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
            f'<div class="content--header">{parts.above}{kind}',
            f"<h1>{parts.title}</h1>{parts.summary}</div>",
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
            f"<main><article>{parts.above}{kind}<h1>{parts.title}</h1>{parts.summary}{parts.block}",
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
            f'<div role="main">{parts.above}{kind}',
            f"<h1>{parts.title}</h1>{parts.summary}{parts.block}",
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
            f'<div class="wrapper">{parts.above}<div>{kind}</div>',
            f'<h1 class="headline">{parts.title}</h1>',
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
            f"{parts.above}{kind}<h1>{parts.title}</h1>{parts.summary}{parts.block}",
            parts.body,
            _tail(parts.tail, parts.markup, "h2"),
        )
    )


def _article(parts: _Parts) -> str:
    """Print an article with header and footer of its own, and a way to share it."""
    kind = f'<span class="type">{parts.kind}</span>' if parts.kind else ""
    share = (
        '<ul class="share-links"><li><a href="#f">Facebook</a></li><li><a href="#x">X</a></li></ul>'
    )
    return parts.markup.gap.join(
        (
            '<a class="skip-link" href="#main">Skip to main content</a>',
            f'<header class="site-header"><nav>{parts.menu}</nav></header>',
            f'<main id="main"><article><header>{parts.above}{kind}',
            f"<h1>{parts.title}</h1>{share}</header>",
            f"<section>{parts.summary}{parts.block}</section>",
            f"<section>{parts.body}</section>",
            f"<footer>{_tail(parts.tail, parts.markup, 'h2')}</footer>",
            "</article></main>",
        )
    )


def _tables(parts: _Parts) -> str:
    """Print the columns of a page as cells of a table, as around 2000; the kind below the title."""
    kind = f"<p>{parts.kind}</p>" if parts.kind else ""
    above, below = ("", kind) if parts.known else (kind, "")
    return parts.markup.gap.join(
        (
            '<table width="100%"><tr>',
            f'<td width="20%">{parts.menu}</td>',
            f"<td>{parts.above}{above}<h1>{parts.title}</h1>{below}{parts.summary}{parts.block}{parts.body}",
            f"{_tail(parts.tail, parts.markup, 'h2')}</td>",
            "</tr></table>",
        )
    )


_FRAMES: dict[Frame, Callable[[_Parts], str]] = {
    "drupal": _drupal,
    "landmarks": _landmarks,
    "roles": _roles,
    "classes": _classes,
    "lists": _lists,
    "article": _article,
    "tables": _tables,
}
