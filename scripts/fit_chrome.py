"""Fit the weights of ``osce_press._parts.weights``: ``python scripts/fit_chrome.py FOLDER``.

The folder holds ``pages.jsonl``, a line for each page with its ``file`` (compressed HTML), ``url``
and true ``body``. A line of a page counts as body if most of its runs of four words stand in the
true one. Each page is read twice: as it is, and without what its elements are called, so that their
places count where names say nothing. The weights are moved until F1 is best, each page counting
alike, with a limit on the sentences that may be lost; they are judged on pages that they were not
fitted to (five parts). It prints the figures, and a table to paste. It needs the library and the
dependency group ``fit``.
"""

import argparse
import collections
import copy
import gzip
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from osce_press._lines.reading import read
from osce_press._marks import Line, marker_of
from osce_press._parts.element_names import names_of
from osce_press._parts.segment import segment
from osce_press._parts.weights import LIMITS, WEIGHTS, Judge
from osce_press.models import Role
from osce_press.vocabulary import default

Floats = NDArray[np.float64]

#: Sentences of at least so many characters must not be lost, but for this share of them.
LONG, MOST_LOST = 60, 0.0028
#: A weight is moved only if F1 gains so much, or it would follow a page or two.
LEAST = 1e-3
PARTS = 5
#: The most that a weight is, and what it is moved by.
MOST = 64.0
STEPS = (4.0, 2.0, 1.0, 0.5, 0.25)
#: Weights that are set by hand: what a menu is does not depend on 200 pages, nor what can stand in
#: a figure, such as a quotation.
FIXED = {"nav", "search", "dialog", "figure", "a card", "a card apart"}
NAMES = (*WEIGHTS, "least sentence", "least line")


class Pages:
    """The lines of all pages: their features, whether they are body, and their words."""

    def __init__(self, folder: Path) -> None:
        rows: list[list[float]] = []
        body: list[bool] = []
        words: list[int] = []
        page: list[int] = []
        sentence: list[bool] = []
        true: list[bool] = []
        #: How many words the body of each page has.
        self.want: list[int] = []
        for row in _rows(folder):
            runs = _runs(row["body"])
            whole = f" {' '.join(_words(row['body']))} "
            plain = _plain(row["body"])
            html = gzip.decompress((folder / row["file"]).read_bytes())
            for form in (html, _without_names(html)):
                for line, features in _lines(form):
                    own = _words(line.text)
                    rows.append([features.get(name, 0.0) for name in WEIGHTS])
                    body.append(_is_body(own, runs, whole))
                    words.append(max(1, len(own)))
                    page.append(len(self.want))
                    sentence.append(line.mark.is_prose or len(line.text) >= LONG)
                    true.append(len(_plain(line.text)) >= LONG and _plain(line.text) in plain)
                self.want.append(len(_words(row["body"])))
        self.features: Floats = np.array(rows)
        self.body, self.words = np.array(body, float), np.array(words, float)
        self.page, self.sentence = np.array(page), np.array(sentence)
        self.true = np.array(true)

    def fit(self, start: Floats, chosen: NDArray[np.bool_]) -> Floats:
        """Return the weights for some lines: each is moved as long as the score gets better.

        A logistic regression weighs each line alike; this asks for what a reader does.
        """
        weights, part = start.copy(), self._of(chosen)
        best = part.score(weights)
        for step in STEPS:
            moved = True
            while moved:
                moved = False
                for at, name in enumerate(NAMES):
                    for change in (step, -step):
                        other = weights.copy()
                        other[at] += change
                        if not _is_allowed(name, other[at]):
                            continue
                        score = part.score(other)
                        if score > best + LEAST:
                            best, weights, moved = score, other, True
        return weights

    def _of(self, chosen: NDArray[np.bool_]) -> "Pages":
        other = copy.copy(self)
        for name in ("features", "body", "words", "page", "sentence", "true"):
            setattr(other, name, getattr(self, name)[chosen])
        return other

    def score(self, weights: Floats) -> float:
        """Return what is made as great as possible: F1, less what is lost beyond the limit."""
        f1, _, lost = self.figures(weights)
        return f1 - 5 * max(0.0, lost - MOST_LOST)

    def figures(self, weights: Floats) -> tuple[float, float, float]:
        """Return F1 and recall, each page counting alike, and the share of sentences lost."""
        values = self.features @ weights[:-2]
        kept = (values > np.where(self.sentence, weights[-2], weights[-1])).astype(float)
        here = np.unique(self.page)
        want = np.array(self.want)[here]
        right = np.bincount(self.page, self.words * self.body * kept)[here]
        got = np.bincount(self.page, self.words * kept)[here]
        f1 = float(np.mean(2 * right / (got + want)))
        recall = float(np.mean(right / want))
        return f1, recall, float(1 - kept[self.true].mean())


def _is_allowed(name: str, weight: float) -> bool:
    """Whether a weight says what its feature means, and none says too much."""
    if name in FIXED:
        return False
    if name.startswith("named ") and name != "named content":
        return -4.0 <= weight <= 0.0
    return -MOST <= weight <= MOST


def _rows(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "pages.jsonl").read_text("utf-8").splitlines()]


def _without_names(html: bytes) -> bytes:
    """Return a page as programs print it that name all elements ``div``, and classes at random."""
    html = re.sub(rb"""\s(?:class|id|role)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", b"", html)
    landmarks = rb"(</?)(?:nav|header|footer|aside|main|article|section)(?=[\s>/])"
    return re.sub(landmarks, rb"\1div", html, flags=re.IGNORECASE)


def _lines(data: bytes) -> list[tuple[Line, dict[str, float]]]:
    """Return the lines that are body, or would be if the sum did not take them, with features."""
    marker = marker_of(default())
    page = read(data, "html", hidden=default().hidden_names)
    lines = marker.lines(page)
    if len(page.elements) < 2:
        return []
    judge = Judge(page, lines, names_of(default()))
    verdicts = segment(page, lines, marker, {}).verdicts
    return [
        (line, _features(judge, line.spot.element))
        for line, verdict in zip(lines, verdicts, strict=True)
        if verdict.role is Role.BODY or verdict.rule == "chrome"
    ]


def _features(judge: Judge, at: int) -> dict[str, float]:
    """Return the features of an element."""
    place = dict(zip(WEIGHTS, judge.place(at), strict=False))
    return {**place, **dict.fromkeys(judge.evidence[at].found, 1.0)}


def _is_body(words: list[str], runs: "collections.Counter[tuple[str, ...]]", whole: str) -> bool:
    if len(words) < 4:
        return bool(words) and f" {' '.join(words)} " in whole
    own = collections.Counter(zip(*(words[i:] for i in range(4)), strict=False))
    return 2 * sum((own & runs).values()) > sum(own.values())


def _runs(text: str) -> "collections.Counter[tuple[str, ...]]":
    words = _words(text)
    return collections.Counter(zip(*(words[i:] for i in range(4)), strict=False))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def main() -> None:
    """Fit, judge, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    pages = Pages(parser.parse_args().folder)
    today = np.array([*WEIGHTS.values(), *LIMITS])
    print("today:             F1 {:.3f}, recall {:.3f}, lost {:.4f}".format(*pages.figures(today)))
    # Both forms of a page are in one part.
    part = np.random.RandomState(0).randint(0, PARTS, len(pages.want) // 2)[pages.page // 2]
    found = []
    for number in range(PARTS):
        weights = pages.fit(today, part != number)
        found.append(pages._of(part == number).figures(weights))  # noqa: SLF001 - its own
    print("pages not fitted:  F1 {:.3f}, recall {:.3f}, lost {:.4f}".format(*np.mean(found, 0)))
    weights = pages.fit(today, np.ones(len(pages.page), bool))
    print(
        "fitted:            F1 {:.3f}, recall {:.3f}, lost {:.4f}".format(*pages.figures(weights))
    )
    for name, weight in zip(NAMES, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
