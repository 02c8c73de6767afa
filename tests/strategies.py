"""Strategies that only the library's own tests need: noise, and trees of HTML."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["noise", "trees"]

#: Pieces that mean something to a reader of pages, so that noise made of them gets far.
_FRAGMENTS = st.sampled_from(
    [
        *("\n", "\r\n", "\r", " ", "\u00a0", "\t", "- ", "-\n", "* ", "• ", ":", ": ", ", ", "/"),
        *("Date:", "Place:", "Source:", "Fields of work:", "Issued on:", "Contacts", "Summary"),
        *("Press release", "Story", "News Item", "About us", "Albania", "Elections", "Our work"),
        *("VIENNA", "VIENNA, 1 August 2006 - ", "(OSCE)", "30 June –", "1 August 2006", "31 April"),
        *("Read more on this topic", "OSCE Impact", "The meeting took place as planned."),
        *("<p>", "</p>", "<ul><li>", "</ul>", "<dl><dt>", "<dd>", "<table><tr><td>", "<br>"),
        *("<h1>", "<time datetime='2006-08-01'>", "<a href='http://[x'>", "</a>", "<nav>"),
        *("<div class=''>", "<script>", "<!--", "-->", "<![CDATA[", "<html>", "<?xml ", "&nbsp;"),
        *("&#0;", "&#xD800;", "\ufeff", "\x00", "\x0b", "\x85", "\u2028", "\ud800", "\u200b"),
        *("\u202e", "İ", "ß", "．"),
    ]
)
_BLOCKS = (
    *("p", "div", "ul", "li", "section", "article", "h2", "blockquote", "nav", "footer", "aside"),
    *("dl", "dt", "dd", "b", "a", "span", "em", "main", "figure", "td", "unknown-thing", "pre"),
)


def noise() -> SearchStrategy[str]:
    """Draw any text, or text that looks a little like a page."""
    anything = st.text(st.characters())
    return st.one_of(anything, st.lists(st.one_of(_FRAGMENTS, anything), max_size=30).map("".join))


@st.composite
def trees(draw: DrawFn) -> tuple[str, list[str]]:
    """Draw HTML with a different word in each of its visible text nodes, and these words."""
    nodes: list[str] = []
    parts: list[str] = []
    _grow(draw, nodes, parts, draw(st.integers(1, 4)))
    return f"<html><body>{''.join(parts)}</body></html>", nodes


def _grow(draw: DrawFn, nodes: list[str], parts: list[str], depth: int) -> None:
    for _ in range(draw(st.integers(1, 3))):
        choice = draw(st.sampled_from(("text", "element", "hidden", "void")))
        if choice == "text" or not depth:
            nodes.append(f"word{len(nodes)}x")
            parts.append(nodes[-1])
        elif choice == "hidden":
            tag = draw(st.sampled_from(("script", "style", "template", "!--")))
            parts.append("<!-- hidden -->" if tag == "!--" else f"<{tag}>hidden</{tag}>")
        elif choice == "void":
            parts.append(draw(st.sampled_from(("<br>", "<hr>", '<img src="x">', "\n", " "))))
        else:
            tag = draw(st.sampled_from(_BLOCKS))
            name = draw(st.sampled_from(("", ' class="menu"', ' class="field-label"', ' id="x"')))
            parts.append(f"<{tag}{name}>")
            _grow(draw, nodes, parts, depth - 1)
            parts.append(f"</{tag}>")
