"""Crawls: many pages of one invented site, with a menu and a footer that nobody has seen."""

import datetime
import random

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from osce_press.models import Article, Dateline, Kind, MetadataField, Place
from osce_press.testing._drafts.bodies import Piece
from osce_press.testing._drafts.drafts import Draft, draft_of
from osce_press.testing._drafts.languages import kind_names, month_name
from osce_press.testing._drafts.values import source_of
from osce_press.testing._drafts.words import capitalised, names
from osce_press.testing._example import Example
from osce_press.testing._layouts.html import HtmlStyle, print_html
from osce_press.testing._layouts.surroundings import Entry, Section, Surroundings
from osce_press.testing._layouts.text import TextStyle, print_text

__all__ = ["Crawl", "crawls"]

_KINDS = (Kind.PRESS_RELEASE, Kind.STORY, Kind.NEWS_ITEM)
_TOWNS = (("Vienna", "AT"), ("Warsaw", "PL"), ("Skopje", "MK"), ("Bishkek", "KG"), ("Tirana", "AL"))
_WORDS = (
    *("bridge", "council", "glacier", "herd", "lantern", "meadow", "miller", "notary", "orchard"),
    *("parish", "quarry", "ridge", "river", "school", "shepherd", "slope", "snow", "spring"),
    *("summit", "tunnel", "valley", "village", "warden", "winter"),
)
_DISCLAIMER = "The {} answers for none of the pages that other houses link from here to there."
_STYLES: tuple[TextStyle | HtmlStyle, ...] = (
    *(TextStyle("dash"), TextStyle("asterisk", blank_lines=True)),
    *(HtmlStyle(frame=frame) for frame in ("lists", "landmarks", "drupal")),
)


@attrs.frozen
class Crawl:
    """Pages of one site; their own lines, and those that every page has."""

    examples: tuple[Example, ...]
    """The pages, with their records."""
    menu: tuple[str, ...]
    """The lines that begin every page."""
    footer: tuple[str, ...]
    """The lines that end every page."""


@st.composite
def crawls(draw: DrawFn, *, least: int = 25, most: int = 40) -> Crawl:
    """Draw crawls of a site whose menu and footer the vocabulary does not have.

    A template learned from some of the pages must leave the lines of the others that are theirs,
    and none of the site's. They have ``least`` pages, ``most`` at most, and the words of a page
    are drawn with a seed: they do not shrink.
    """
    lines = draw(st.lists(names(), min_size=8, max_size=18, unique=True))
    site, menu, links = lines[0], tuple(lines[1:-2]), lines[-2:]
    # A sentence right below a body could be the mission's word on itself: links come before it.
    footer = (*links, _DISCLAIMER.format(site), f"© 2024 {site}")
    around = Surroundings(tuple(map(Entry, menu)), (Section(None, footer),))
    style = draw(st.sampled_from(_STYLES))
    seed, count = draw(st.integers(0, 999)), draw(st.integers(least, most))
    drafts = [_draft(random.Random(f"{seed} {page}")) for page in range(count)]  # noqa: S311
    examples = tuple(Example(_print(draft, around, style), draft.article) for draft in drafts)
    return Crawl(examples, menu, footer)


def _print(draft: Draft, around: Surroundings, style: TextStyle | HtmlStyle) -> str | bytes:
    if isinstance(style, TextStyle):
        return print_text(draft, around, style)
    return print_html(draft, around, style)


def _draft(rng: random.Random) -> Draft:
    """Return the article of a page."""
    kind, (town, country) = rng.choice(_KINDS), rng.choice(_TOWNS)
    day = datetime.date(rng.randint(2001, 2024), rng.randint(1, 12), rng.randint(1, 28))
    place = Place(town, town.upper(), country)
    text = f"{place.text}, {day.day} {month_name(day.month, 'en')} {day.year} - "
    source = source_of("OSCE Secretariat")
    first, *others = (_sentence(rng) for _ in range(rng.randint(2, 6)))
    article = Article(
        kind=kind,
        kind_label=kind_names(kind, "en")[0],
        title=f"{capitalised(_phrase(rng, 5))} in {town}",
        date=day,
        sources=(source,),
        dateline=Dateline((place,), None, day.day, day.month, day.year, text, 0, len(text)),
        metadata=(
            MetadataField("Date", "date"),
            MetadataField("Source", "source", (source.text,)),
        ),
    )
    return draft_of(article, [Piece(text + first), *map(Piece, others)])


def _phrase(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(words))


def _sentence(rng: random.Random) -> str:
    return f"The {_phrase(rng, rng.randint(8, 24))} of {rng.choice(_TOWNS)[0]}."
