"""How well pages are read, next to other extractors: ``python benchmarks/accuracy.py FOLDER``.

The folder holds ``pages.jsonl``, a line for each page: its ``file`` (HTML, compressed), ``url``,
the true ``body`` and, where known, ``title``, ``date`` and ``must_not``, snippets of what stands
around the article. ``extractors.py`` says how to install the others.

It prints a Markdown table. Precision and recall are those of runs of four words, each page counting
alike. A true paragraph is a line of the page of 60 characters or more that stands in the true body;
it is lost if its words are not in what the extractor gives. A page is read by one extractor after
the other, so that times, all of CPU, come from the same minutes.
"""

import argparse
import statistics
import time
from collections.abc import Mapping
from pathlib import Path

from extractors import EXTRACTORS, Found, Reader, attempt, installed
from pages import real_rows
from scores import Score, paragraphs


def main() -> None:
    """Print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", choices=EXTRACTORS, default=EXTRACTORS)
    options = parser.parse_args()
    readers = {name: reader for name, reader in installed(options.only).items() if reader.texts}
    scores = {name: Score() for name in readers}
    for number, (row, page) in enumerate(real_rows(options.folder)):
        long = paragraphs(page, row["body"])
        for name, reader in readers.items():
            if number == 0:
                attempt(reader, page, row["url"])  # what is loaded once is not a page's time
            start = time.process_time()
            found = attempt(reader, page, row["url"])
            scores[name].seconds.append(time.process_time() - start)
            if found is None:
                scores[name].counts["failed"] += 1
            scores[name].add(row, found or Found(""), long)
    _print(readers, scores)


def _print(readers: Mapping[str, Reader], scores: Mapping[str, Score]) -> None:
    total = next(iter(scores.values())).counts
    pages = len(next(iter(scores.values())).shares)
    print(
        f"{pages} pages; {total['paragraphs']} true paragraphs, {total['snippets']} snippets,"
        f" {total['titles']} titles and {total['dates']} dates known\n"
    )
    print(
        "| | precision | recall | F1 | paragraphs lost | boilerplate in the body | titles right"
        " | dates wrong | dates missed | ms a page | time | failed |"
    )
    print("|---" * 12 + "|")
    base = statistics.fmean(next(iter(scores.values())).seconds)
    for name, score in scores.items():
        precision, recall, f1 = map(statistics.fmean, zip(*score.shares, strict=True))
        counts, spent = score.counts, statistics.fmean(score.seconds)
        titles = str(counts["right"]) if readers[name].titles else "–"
        wrong, missed = (
            str(counts[key]) if readers[name].dates else "–" for key in ("wrong", "missed")
        )
        print(
            f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {counts['lost']} |"
            f" {counts['in the body']} | {titles} | {wrong} | {missed} |"
            f" {1000 * spent:.1f} | {spent / base:.2f} | {counts['failed']} |"
        )


if __name__ == "__main__":
    main()
