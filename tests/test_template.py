"""Templates: learned from a crawl, the same however it was sharded, and right about the chrome.

The pages are of an invented institute in the form of osce.org; the vocabulary knows none of the
lines that stand around them.
"""

import functools
import itertools
import json
import operator
import os
import pickle
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import osce_press
from osce_press import Role, Template, TemplateError
from osce_press.template import LEAST_PAGES, SAMPLE_SIZE

MENU = (
    "Skip to what matters",
    "The Alpine Chamber",
    "What the Chamber does",
    "Glacier watch",
    "Pass roads",
    "Bridges and tunnels",
    "Shepherds' assembly",
    "Avalanche bulletin",
    "Where the Chamber works",
    "Upper valleys",
    "Lower valleys",
    "Beyond the ridge",
    "Library of maps",
    "Vacant posts",
    "Procurement of ropes",
    "Write to the Chamber",
)
FOOTER = (
    "House rules of this site",
    "Reading aids",
    "Feed of all bulletins",
    "The Chamber answers for none of the pages that other houses link from here to there, nor "
    "for maps that were drawn before the great thaw.",
    "© 2024 The Alpine Chamber",
)
STANDING = (
    "The Chamber's post in the upper valleys was opened at the request of the nine villages and "
    "has advised their councils on roads, water and forests ever since."
)
TOWNS = ("Arvendal", "Brissach", "Corvara", "Dunmoor", "Estrela", "Fjordheim")
KINDS = ("Press release", "News item", "Press statement")
WORDS = (
    "bridge council glacier herd lantern meadow miller notary orchard parish quarry ridge river "
    "school shepherd slope snow spring summit tunnel valley village warden winter"
).split()

assert len(set(MENU + FOOTER)) == len(MENU + FOOTER)


@attrs.frozen
class Page:
    """A page by its parts."""

    before: tuple[str, ...]
    kind: str
    title: str
    metadata: tuple[tuple[str, str], ...]
    body: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def chrome(self) -> set[str]:
        return {*self.before, *self.after}


def article(number: int, **changes: Any) -> Page:
    """Return an article of the invented site; the same number gives the same one."""
    rng = random.Random(number)
    town = rng.choice(TOWNS)
    page = Page(
        before=MENU,
        kind=rng.choice(KINDS),
        title=f"{phrase(rng, 5).capitalize()} in {town}",
        metadata=(
            ("Date:", f"{rng.randint(1, 28)} May {rng.randint(2001, 2024)}"),
            ("Place:", town),
            ("Source:", rng.choice(["The Chamber's secretariat", "Post in the upper valleys"])),
        ),
        body=tuple(sentence(rng) for _ in range(rng.randint(2, 7))),
        after=FOOTER,
    )
    return attrs.evolve(page, **changes)


def phrase(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words))


def sentence(rng: random.Random) -> str:
    return f"The {phrase(rng, rng.randint(8, 30))} of {rng.choice(TOWNS)}."


def as_text(page: Page) -> str:
    """Print a page as crawlers print lists: one bullet a line."""
    labels = [line for field in page.metadata for line in field]
    return "\n".join(
        [
            *(f"- {line}" for line in page.before),
            page.kind,
            page.title,
            *(f"- {line}" for line in labels),
            *page.body,
            *(line if "." in line else f"- {line}" for line in page.after),
        ]
    )


def as_plain_text(page: Page) -> str:
    """Print a page without any sign of what is a list."""
    return as_text(page).replace("- ", "")


def as_html(page: Page) -> str:
    """Print a page without landmarks, classes and links: nothing but paragraphs in divisions."""
    labels = [line for field in page.metadata for line in field]
    return "<!doctype html><html><body>{}</body></html>".format(
        "".join(
            f"<div>{''.join(f'<p>{escape(line)}</p>' for line in part)}</div>"
            for part in (page.before, [page.kind, page.title, *labels], page.body, page.after)
        )
    )


def as_flat_html(page: Page) -> str:
    """Print a page in which not even a division tells parts apart."""
    return as_html(page).replace("<div>", "").replace("</div>", "")


def as_linked_html(page: Page) -> str:
    """Print a page with its menus as lists of links, and its title as heading."""
    links = ["".join(f"<li><a href=/>{escape(x)}</a></li>" for x in part) for part in (page.before, page.after)]
    middle = as_html(attrs.evolve(page, before=(), after=())).split("<body>")[1].split("</body>")[0]
    middle = middle.replace(f"<p>{escape(page.title)}</p>", f"<h1>{escape(page.title)}</h1>")
    return f"<!doctype html><html><body><div><ul>{links[0]}</ul></div>{middle}<div><ul>{links[1]}</ul></div></body></html>"


FORMS = [as_text, as_plain_text, as_html, as_flat_html, as_linked_html]
