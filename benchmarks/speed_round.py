"""One round of ``speed.py``: the pages of one set, each read once by everything that is compared.

A round has a process of its own, so that nothing is remembered of another. Each page is read by
one after the other, who begins changes from page to page. "Cold" is a page read by a process that
has read none of its site, "warm" one of a crawl whose other pages were read before.
"""

import argparse
import gc
import json
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import lxml.html

import osce_press
from clock import seconds, timed
from extractors import EXTRACTORS, Found, Reader, attempt, installed
from pages import SETS, Page, article, listing, real_pages, text_article
from scores import LEAST_PARAGRAPH, Score, words

OURS, COLD, FLOOR = "osce_press", "osce_press, cold", "floor"
#: Pages of another site, read before anything is measured: what is loaded once is no page's time.
STRANGERS: Mapping[str, Callable[[str], Page]] = {
    "html": lambda seed: article(seed, "lists", 5_000, site=False),
    "text": lambda seed: text_article(seed, 2_000),
    "listing": lambda seed: listing(seed, 5, site=False),
}

Read = Callable[[Page], object]


def floor(page: Page) -> None:
    """Do the least that reading a page takes.

    For HTML that is lxml's own parse, for text to split it and to look each line up.
    """
    if page.form != "text":
        lxml.html.document_fromstring(page.content)
    else:
        _ = [line.strip() in _KNOWN for line in page.content.decode().split("\n")]


_KNOWN = frozenset(text_article("known", 9_000, menu=True).content.decode().split("\n"))


def ours(page: Page) -> osce_press.Article | osce_press.Listing:
    """Read a page with this library."""
    if page.form == "listing":
        return osce_press.parse_listing(page.content, url=page.url)
    if page.form == "text":
        return osce_press.parse_text(page.content, url=page.url)
    return osce_press.parse_html(page.content, url=page.url)


def pages_of(name: str, turn: int, number: int, folder: Path | None) -> list[Page]:
    """Return the pages of a set for a round."""
    if name in SETS:
        return SETS[name].make(turn, number)
    return real_pages(folder)[:number] if folder else []


def measure(pages: list[Page], peers: list[str]) -> dict[str, Any]:
    """Read the pages, and return what that cost and what came of it."""
    stranger = STRANGERS[pages[0].form]
    for number in range(3):
        floor(stranger(f"stranger {number}"))
        ours(stranger(f"stranger {number}"))
    apart = [_apart(page, stranger("near")) for page in pages if not peers and hasattr(os, "fork")]
    reads: dict[str, Read] = {FLOOR: floor, OURS: ours}
    readers = installed(peers)
    for name, reader in readers.items():
        reads[name] = partial(_attempt, reader)
        reads[name](stranger("stranger"))
    scores = {name: Score() for name in reads if name != FLOOR}
    gc.collect()
    gc.freeze()
    spent = dict.fromkeys(reads, 0.0)
    for page, names in zip(pages, _turning(list(reads)), strict=False):
        for name in names:
            taken, value = timed(partial(reads[name], page))
            spent[name] += taken
            if name != FLOOR:
                _judge(scores[name], page, value)
    return {
        "pages": len(pages),
        "bytes": sum(len(page.content) for page in pages),
        "seconds": spent | ({COLD: sum(apart)} if apart else {}),
        "right": {name: dict(score.counts) for name, score in scores.items()},
        "claims": {name: [r.texts, r.titles, r.dates] for name, r in readers.items()},
    }


def _attempt(reader: Reader, page: Page) -> Found | None:
    return attempt(reader, page.content, page.url)


def _turning(names: list[str]) -> Iterator[list[str]]:
    while True:
        yield names
        names = [*names[1:], names[0]]


def _apart(page: Page, near: Page) -> float:
    """Read a page in a copy of this process, which remembers no other page of its site."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        ours(near)  # the system copies memory when it is first written to
        os.write(into, str(seconds(lambda: ours(page))).encode())
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        spent = float(pipe.read())
    os.waitpid(child, 0)
    return spent


def _judge(score: Score, page: Page, value: object) -> None:
    if isinstance(value, osce_press.Listing):
        titles = [entry.title for entry in value.entries]
        right = sum(title in titles for title in page.entries)
        score.counts.update({"entries": len(page.entries), "entries right": right})
        return
    if isinstance(value, osce_press.Article):
        day = value.date.isoformat() if value.date else None
        value = Found(value.text, value.title, day)
    if not isinstance(value, Found):
        score.counts["failed"] += 1
        value = Found("")
    lines = page.truth["body"].split("\n")
    score.add(page.truth, value, [words(line) for line in lines if len(line) >= LEAST_PARAGRAPH])


def main() -> None:
    """Print what a round gave, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set")
    parser.add_argument("--turn", type=int, default=0)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--peers", nargs="*", choices=EXTRACTORS, default=())
    options = parser.parse_args()
    pages = pages_of(options.set, options.turn, options.pages, options.folder)
    print(json.dumps(measure(pages, [name for name in options.peers if name != OURS])))


if __name__ == "__main__":
    main()
