"""Invented pages for measuring, each distinct, with what must come out of them.

A page is made of its set, layout, size and a seed, the same in every version of Python and in
every order: only ``random.Random.random`` is asked, whose numbers Python promises to keep. Menus
are those of the samples of ``osce_press.samples``.
"""

import calendar
import datetime
import gzip
import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any, Literal, NamedTuple, TypeVar

__all__ = [
    "LAYOUTS",
    "SETS",
    "Form",
    "Page",
    "Set",
    "article",
    "listing",
    "real_pages",
    "real_rows",
    "text_article",
]

SAMPLES = Path(__file__).parents[1] / "src" / "osce_press" / "samples" / "pages"

Form = Literal["html", "text", "listing"]
#: How large the pages of a crawl are, in bytes.
USUAL_SIZE = 85_000

_T = TypeVar("_T")


class Page(NamedTuple):
    """A page and what it says; None is what is not known of it."""

    form: Form
    content: bytes
    url: str
    #: What it says: ``body`` and, where known, ``title`` and ``date``.
    truth: Mapping[str, Any]
    #: Titles of the entries of a listing.
    entries: tuple[str, ...] = ()


class Set(NamedTuple):
    """Pages of one sort: what they are, and what makes those of a round."""

    name: str
    make: Callable[[int, int], list[Page]]


_TOWNS = ("Vienna", "Warsaw", "Skopje", "Bishkek", "Tirana", "Belgrade", "Sarajevo", "Dushanbe")
_STARTS = ("The Mission", "A team of foresters", "The council", "Every school", "The ferry office")
_WORDS = re.findall(
    r"\w+",
    """
    opened bridge council glacier herd lantern meadow miller notary orchard parish quarry ridge
    river school shepherd slope snow spring summit tunnel valley village warden winter mends
    quiet narrow northern wooden patient weekly printed borrowed careful distant early frozen
    with for above behind near between and of through beyond
""",
)
_SOURCES = ("OSCE Secretariat", "OSCE Mission to Skopje", "OSCE Programme Office in Bishkek")
_FIELDS = ("Education", "Border management", "Environmental activities", "Policing", "Elections")
_KINDS = ("Press release", "News item", "Story")
_HEAD = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title} | OSCE</title>'
    "{links}<script>var settings = [{settings}];</script>\n"
    '</head>\n<body class="html not-front page-node">\n'
)
_LAYOUTS = {
    "drupal": (
        '<div id="navigation" role="navigation">{menu}</div><div class="mobile-menu">{menu}</div>\n'
        '<div id="main-content"><div class="panel-pane pane-node-type"><div class="pane-content">'
        '{kind}</div></div><div class="content--header"><h1>{title}</h1></div>\n'
        '<div class="panel-pane pane-node-metadata"><dl class="metadata">{block}</dl></div>\n'
        '<div class="content--content"><div class="pane-content">{body}</div></div>\n'
        '<div class="panel-pane pane-related"><h2 class="pane-title">Read more on this topic</h2>'
        '<div class="pane-content">{related}</div></div></div>\n'
        '<div id="footer" role="contentinfo"><p>&copy; 1995&ndash;2026 OSCE</p></div>'
    ),
    "landmarks": (
        '<header><a href="/">OSCE</a><nav>{menu}</nav></header>\n<main id="main"><article><header>'
        '<p class="eyebrow">{kind}</p><h1>{title}</h1></header><dl>{block}</dl>\n'
        "<section>{body}</section></article></main>\n"
        "<aside><h2>Read more on this topic</h2>{related}</aside>\n"
        '<footer><nav>{menu}</nav><p>© OSCE 1995–2025</p><a href="/imprint">Imprint</a></footer>'
    ),
    "lists": (
        "{menu}\n<p>{kind}</p><h1>{title}</h1><dl>{block}</dl>\n{body}\n"
        "<h2>Read more on this topic</h2>{related}\n{menu}<p>© OSCE 1995–2025</p>"
    ),
    "tables": (
        '<table width="100%"><tr><td width="20%">{menu}</td>\n<td><p>{kind}</p><h1>{title}</h1>'
        "<dl>{block}</dl>\n{body}\n<h2>Read more on this topic</h2>{related}</td></tr></table>\n"
        '<table width="100%"><tr><td>{menu}</td></tr></table>'
    ),
}
LAYOUTS = tuple(_LAYOUTS)
_CARD = (
    '<li class="views-row"><div class="node node-teaser clearfix" about="/node/{number}">\n'
    '<div class="field field-name-image field-type-image"><div class="field-item">'
    '<a href="/node/{number}"><img typeof="foaf:Image" src="/files/styles/teaser/{number}.jpg" '
    'alt="" width="220" height="146" loading="lazy"></a></div></div>\n<div class="teaser-text">'
    '<h3 class="teaser-title"><a href="/node/{number}" hreflang="en">{title}</a></h3>'
    '<span class="teaser-date">{day}</span></div></div></li>\n'
)
_LINK = '<link type="text/css" rel="stylesheet" href="/modules/{0}/{0}.css?s7fz1k" media="all">\n'
_ICON = (
    '<a class="share" href="#{0}"><svg viewBox="0 0 24 24" width="24" aria-hidden="true">'
    '<path d="M22 5.9c-.8.3-1.6.6-2.5.7.9-.5 1.6-1.4 1.9-2.4-.8.5-1.8.9-2.7 1.1a4.2 4.2 0 0 0-7.2 '
    '3.9A12 12 0 0 1 2.9 4.8a4.2 4.2 0 0 0 1.3 5.6c-.7 0-1.3-.2-1.9-.5v.1c0 2 1.4 3.7 3.3 4.1"/>'
    "</svg></a>"
)
_ENTRY = (
    '<li class="views-row"><h3><a href="/node/{number}">{title}</a></h3>'
    "<div><span>Publishing date:</span> {day}</div><div><span>Content type:</span> {kind}</div>"
    "<div><span>Where we are:</span> {source}</div>\n"
    "<p>{teaser}</p></li>\n"
)


class _Story(NamedTuple):
    """What a page tells."""

    kind: str
    title: str
    day: datetime.date
    town: str
    source: str
    field: str
    paragraphs: tuple[str, ...]

    @property
    def date(self) -> str:
        return f"{self.day.day} {calendar.month_name[self.day.month]} {self.day.year}"

    def labels(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Date:", self.date),
            ("Place:", self.town.upper()),
            ("Source:", self.source),
            ("Fields of work:", self.field),
        )

    def page(self, form: Form, content: str, seed: str) -> Page:
        url = f"https://www.osce.org/{seed.replace(' ', '/')}"
        body = "\n".join(self.paragraphs)
        truth = {"body": body, "title": self.title, "date": self.day.isoformat()}
        return Page(form, content.encode(), url, truth)


def _one(rng: Random, of: Sequence[_T]) -> _T:
    return of[int(rng.random() * len(of))]


def _words(rng: Random, number: int) -> str:
    return " ".join(_one(rng, _WORDS) for _ in range(number))


def _sentence(rng: Random) -> str:
    return f"{_one(rng, _STARTS)} {_words(rng, 8 + int(rng.random() * 14))} in {_one(rng, _TOWNS)}."


def _title(rng: Random) -> str:
    return f"OSCE {_words(rng, 6)} in {_one(rng, _TOWNS)}"


def _story(rng: Random, length: int) -> _Story:
    """Return a story of so many characters, two paragraphs at least."""
    day = datetime.date(2001, 1, 1) + datetime.timedelta(days=int(rng.random() * 8_000))
    told = _Story(
        _one(rng, _KINDS), _title(rng), day, _one(rng, _TOWNS), _one(rng, _SOURCES),
        _one(rng, _FIELDS), (),
    )  # fmt: skip
    paragraphs = [f"{told.town.upper()}, {told.date} - {_sentence(rng)}", _sentence(rng)]
    told_so_far = sum(map(len, paragraphs))
    while told_so_far < length:
        sentences = [_sentence(rng) for _ in range(1 + int(rng.random() * 5))]
        paragraphs.append(" ".join(sentences))
        told_so_far += len(paragraphs[-1])
    return told._replace(paragraphs=tuple(paragraphs))


@cache
def _menu(layout: str) -> str:
    """Return the menu of a sample; only Drupal gives its elements classes."""
    page = (SAMPLES / "press-release.html").read_text("utf-8")
    menu = page[page.index('<ul class="menu">') : page.index('</div>\n  <div id="main-content">')]
    return menu if layout == "drupal" else re.sub(r' class="[^"]*"', "", menu)


@cache
def _text_menu() -> str:
    page = (SAMPLES / "story.txt").read_text("utf-8")
    return page[: page.index("Story\n")]


def _active(menu: str, rng: Random) -> str:
    """Mark an entry as the one whose page is shown."""
    start = _one(rng, [found.start() for found in re.finditer("<a href", menu)])
    return f'{menu[:start]}<a class="active" href{menu[start + 7 :]}'


def article(
    seed: str,
    layout: str = "drupal",
    size: int = USUAL_SIZE,
    *,
    site: bool = True,
    active: bool = False,
) -> Page:
    """Return an article as HTML.

    Args:
        seed: Two articles of one seed are the same.
        layout: One of ``LAYOUTS``.
        size: About how many bytes it has.
        site: Whether menus, settings and the titles of many other pages stand around it.
        active: Whether an entry of the menu is marked as the one whose page is shown.
    """
    rng = Random(f"{layout} {seed}")  # noqa: S311
    menu = _menu(layout) if site else ""
    if active:
        menu = _active(menu, rng)
    cards = "".join(_card(rng) for _ in range(24 if site else 2))
    settings = ", ".join(str(rng.random()) for _ in range(900 if site else 0))
    links = "".join(map(_LINK.format, range(30 if site else 1)))
    icons = "".join(map(_ICON.format, range(12 if site else 1)))
    rest = 2 * len(menu) + len(cards + settings + links + icons) + 1_500
    told = _story(rng, int((size - rest) * 0.86))
    content = (_HEAD + _LAYOUTS[layout]).format(
        settings=settings,
        links=links,
        menu=menu,
        kind=told.kind,
        title=told.title,
        block="".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in told.labels()),
        body="\n".join(_paragraph(text, number) for number, text in enumerate(told.paragraphs)),
        related=f"<ul>{cards}</ul>{icons}",
    )
    return told.page("html", content + "</body></html>\n", seed)


def _card(rng: Random) -> str:
    story = _story(rng, 0)
    return _CARD.format(number=int(rng.random() * 1e6), title=story.title, day=story.date)


def _paragraph(text: str, number: int) -> str:
    """Print a paragraph whose last words are a link."""
    before, _, word = text.rpartition(" in ")
    return f'<p>{html.escape(before)} in <a href="/node/{number}">{word}</a></p>'


def text_article(seed: str, size: int, *, menu: bool = False) -> Page:
    """Return an article as extracted text of about so many characters."""
    rng = Random(f"text {seed}")  # noqa: S311
    before = _text_menu() if menu else ""
    told = _story(rng, size - len(before) - 250)
    block = "".join(f"- {label}\n- {value}\n" for label, value in told.labels())
    body = "\n".join(told.paragraphs)
    return told.page("text", f"{before}{told.kind}\n{told.title}\n{block}{body}\n", seed)


def listing(seed: str, entries: int = 30, *, site: bool = True) -> Page:
    """Return a page of search results as HTML."""
    rng = Random(f"listing {seed}")  # noqa: S311
    menu = _menu("drupal") if site else ""
    told = [_story(rng, 0) for _ in range(entries)]
    items = "".join(
        _ENTRY.format(
            number=int(rng.random() * 1e6),
            title=story.title,
            day=story.date,
            kind=story.kind,
            source=story.source,
            teaser=story.paragraphs[1],
        )
        for story in told
    )
    content = (
        _HEAD.format(title="Press releases", settings="", links="")
        + f'<div id="navigation" role="navigation">{menu}</div><div id="main-content">'
        f'<h1>Press releases</h1><ul class="views">{items}</ul></div></body></html>\n'
    )
    titles = tuple(story.title for story in told)
    return Page("listing", content.encode(), "https://www.osce.org/press-releases", {}, titles)


def real_rows(folder: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield what is true of each page of a folder, and the page; ``accuracy.py`` says the form."""
    for line in (folder / "pages.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row, gzip.decompress((folder / row["file"]).read_bytes())


def real_pages(folder: Path) -> list[Page]:
    """Return the pages of such a folder."""
    return [Page("html", page, row["url"], row) for row, page in real_rows(folder)]


def _mixed(turn: int, number: int, *, active: bool) -> list[Page]:
    """Return articles whose layouts change from page to page."""
    seeds = [f"{'b' if active else 'a'} {turn} {page}" for page in range(number)]
    return [article(seed, _one(Random(seed), LAYOUTS), active=active) for seed in seeds]  # noqa: S311


def _texts(turn: int, number: int) -> list[Page]:
    return [text_article(f"d {turn} {page}", 7_000, menu=True) for page in range(number)]


def _short_texts(turn: int, number: int) -> list[Page]:
    return [text_article(f"e {turn} {page}", 2_500) for page in range(number)]


def _listings(turn: int, number: int) -> list[Page]:
    return [listing(f"f {turn} {page}") for page in range(number)]


#: What makes so many pages of a set for a round: no page stands in two rounds or sets.
SETS: Mapping[str, Set] = {
    "a": Set("articles, four layouts mixed", partial(_mixed, active=False)),
    "b": Set("the same, an entry of the menu marked active", partial(_mixed, active=True)),
    "d": Set("extracted text with the full menu", _texts),
    "e": Set("short extracted text without a menu", _short_texts),
    "f": Set("listings of 30 entries", _listings),
}
