"""Fit the weights of ``osce_press._parts.top``: ``python scripts/fit_top.py FILE.jsonl ...``.

Each line of a file is a page as text, as crawlers extract it: ``text``, its ``title`` or null and,
if known, the ``site`` that it is from; ``benchmarks/transplants.py FOLDER --texts FILE`` writes
such pages. The weights are those with which the title is the likeliest of the lines that can be
one, or none is where a page has none (a conditional logit: McFadden 1974). Files count alike; the
weights are judged on sites that they were not fitted to (five parts). It prints the figures, and
tables to paste. It needs the library and the dependency group ``fit``.
"""

import argparse
import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np
from numpy.typing import NDArray

import osce_press
from osce_press._marks import Line
from osce_press._parts.head import read_head
from osce_press._parts.titles import said_title
from osce_press._parts.top import WEIGHTS, evidence, find_top

Floats = NDArray[np.float64]

PARTS = 5
#: How much large weights cost, and how many steps are made down the slope.
PENALTY, STEPS, RATE = 2e-4, 3000, 0.05
NAMES = (*WEIGHTS, "no title")


class Choice(NamedTuple):
    """A page: what speaks for each line that can be the title, and last for none."""

    file: str
    site: str
    evidence: Floats
    right: NDArray[np.bool_]


def choices(file: Path) -> Iterator[Choice]:
    """Yield the pages of a file whose title must be chosen: it is a line, and nothing tells it."""
    for number, row in enumerate(file.read_text("utf-8").rstrip("\n").split("\n")):
        page = json.loads(row)
        lines = _lines(page["text"])
        if not lines or said_title(lines) is not None or any(it.hints.heading for it in lines):
            continue
        lines = lines[find_top(lines, titled=True).known :]
        candidates = [*evidence(lines)]
        right = [_letters(lines[at].text) == _letters(page["title"]) for at, _ in candidates]
        if page["title"] is None or any(right):
            told = [[float(name in said) for name in NAMES] for _, said in candidates]
            none = [float(name == "no title") for name in NAMES]
            site = str(page.get("site", number))
            yield Choice(
                file.name,
                site,
                np.array([*told, none]),
                np.array([*right, page["title"] is None], np.bool_),
            )


def _lines(text: str) -> list[Line]:
    """Return the lines among which a text's head is looked for; none if it is no article."""
    with mock.patch("osce_press._parts.segment.read_head", wraps=read_head) as read:
        osce_press.parse_text(text)
    return [*read.call_args_list[0].args[0]] if read.called else []


def _letters(text: str | None) -> str:
    return "".join(filter(str.isalnum, text or "")).casefold()


def fit(pages: Sequence[Choice]) -> Floats:
    """Return the weights for some pages."""
    number = {file: sum(it.file == file for it in pages) for file in {it.file for it in pages}}
    share = np.array([1 / number[it.file] / len(number) for it in pages])
    rows = np.vstack([it.evidence for it in pages])
    right = np.concatenate([it.right for it in pages])
    starts = np.cumsum([0, *(len(it.right) for it in pages[:-1])])
    page = np.repeat(np.arange(len(pages)), [len(it.right) for it in pages])
    weights = np.zeros(len(NAMES))
    first, second = weights.copy(), weights.copy()
    for step in range(1, STEPS + 1):
        values = rows @ weights
        values = np.exp(values - np.maximum.reduceat(values, starts)[page])
        among = values / np.add.reduceat(values, starts)[page]
        true = values * right / np.add.reduceat(values * right, starts)[page]
        slope = rows.T @ (share[page] * (among - true)) + PENALTY * weights
        # Adam: Kingma and Ba 2015.
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        mean, spread = first / (1 - 0.9**step), np.sqrt(second / (1 - 0.999**step))
        weights = weights - RATE * mean / (spread + 1e-8)
    return weights


def wrong(pages: Sequence[Choice], weights: Floats) -> dict[str, tuple[int, int]]:
    """Return how many titles are wrong, by file, and of how many."""
    found: dict[str, tuple[int, int]] = {}
    for it in pages:
        bad, of = found.get(it.file, (0, 0))
        found[it.file] = bad + (not it.right[int(np.argmax(it.evidence @ weights))]), of + 1
    return found


def main() -> None:
    """Fit, judge, and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    pages = [page for file in parser.parse_args().files for page in choices(file)]
    parts = [zlib.crc32(it.site.encode()) % PARTS for it in pages]
    unseen: dict[str, tuple[int, int]] = {}
    for number in range(PARTS):
        weights = fit([it for it, part in zip(pages, parts, strict=True) if part != number])
        held = [it for it, part in zip(pages, parts, strict=True) if part == number]
        for file, (bad, of) in wrong(held, weights).items():
            before = unseen.get(file, (0, 0))
            unseen[file] = before[0] + bad, before[1] + of
    weights = fit(pages)
    for file, (bad, of) in wrong(pages, weights).items():
        print(f"{file}: {of} pages, wrong {bad}, where not fitted {unseen[file][0]}")
    for name, weight in zip(NAMES, weights, strict=True):
        print(f'    "{name}": {weight:.1f},')


if __name__ == "__main__":
    main()
