"""How much of what is true of a page an extractor found."""

import collections
import re
from collections.abc import Mapping
from typing import Any

import osce_press
from extractors import Found

__all__ = ["Score", "paragraphs", "words"]

LEAST_PARAGRAPH = 60


class Score:
    """What came of the pages so far."""

    def __init__(self) -> None:
        self.shares: list[tuple[float, float, float]] = []
        self.seconds: list[float] = []
        self.counts: collections.Counter[str] = collections.Counter()

    def add(self, row: Mapping[str, Any], found: Found, own: list[str]) -> None:
        """Compare what was found on a page with what is true.

        Args:
            row: The truth: ``body`` and, where known, ``title``, ``date`` and ``must_not``.
            found: What the extractor gave.
            own: The words of each of the paragraphs that must not be lost.
        """
        want, got = _runs(row["body"]), _runs(found.text)
        common = sum((want & got).values())
        of_got, of_want = max(1, sum(got.values())), sum(want.values())
        self.shares.append((common / of_got, common / of_want, 2 * common / (of_got + of_want)))
        text = words(found.text)
        snippets = [words(snippet) for snippet in row.get("must_not", ())]
        self.counts.update(
            {
                "paragraphs": len(own),
                "lost": sum(paragraph not in text for paragraph in own),
                "snippets": len(snippets),
                "in the body": sum(
                    bool(snippet.strip()) and snippet in text for snippet in snippets
                ),
            }
        )
        if row.get("title"):
            right = found.title is not None and words(found.title) == words(row["title"])
            self.counts.update({"titles": 1, "right": int(right)})
        if row.get("date"):
            wrong = found.date is not None and found.date != row["date"]
            missed = int(found.date is None)
            self.counts.update({"dates": 1, "wrong": int(wrong), "missed": missed})


def paragraphs(page: bytes, body: str) -> list[str]:
    """Return the words of each longer line of a page that stands in its true body."""
    truth = " ".join(body.split())
    lines = (" ".join(line.text.split()) for line in osce_press.detect_boilerplate(page))
    return [words(line) for line in lines if len(line) >= LEAST_PARAGRAPH and line in truth]


def _runs(text: str) -> collections.Counter[tuple[str, ...]]:
    found = re.findall(r"\w+", text.casefold())
    runs = collections.Counter(zip(*(found[start:] for start in range(4)), strict=False))
    return runs or collections.Counter([tuple(found)])


def words(text: str) -> str:
    """Return the words of a text with a blank before and after each."""
    found = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    return f" {found} "
