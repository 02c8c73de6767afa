"""How well pages are read, next to other extractors: ``python benchmarks/accuracy.py FOLDER``.

The folder holds ``pages.jsonl``, a line for each page: its ``file`` (HTML, compressed), ``url``,
the true ``body`` and, where known, ``title``, ``date`` and ``must_not``, snippets of what stands
around the article. Extractors that are not installed are left out; ``benchmarks/peers.txt`` pins
them, for an environment of their own::

    python -m venv peers && peers/bin/pip install . -r benchmarks/peers.txt
    peers/bin/python benchmarks/accuracy.py FOLDER

It prints a Markdown table. Precision and recall are those of runs of four words, each page counting
alike. A true paragraph is a line of the page of 60 characters or more that stands in the true body;
it is lost if its words are not in what the extractor gives. A page is read by one extractor after
the other, so that times, all of CPU, come from the same minutes.
"""

import argparse
import collections
import contextlib
import gzip
import importlib
import json
import logging
import re
import statistics
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import osce_press

LEAST_PARAGRAPH = 60


class Found(NamedTuple):
    """What an extractor gives of a page; None is what it found none of."""

    text: str
    title: str | None = None
    #: As ISO 8601 writes it.
    date: str | None = None


Extractor = Callable[[bytes, str], Found]


class Reader(NamedTuple):
    """An extractor, and what it claims to give besides the text."""

    extract: Extractor
    titles: bool = False
    dates: bool = False


# The extractors, each with its own defaults for the main text without comments.


def _osce_press() -> Reader:
    def extract(page: bytes, url: str) -> Found:
        article = osce_press.parse_html(page, url=url)
        day = article.date.isoformat() if article.date else None
        return Found(article.text, article.title, day)

    return Reader(extract, titles=True, dates=True)


def _trafilatura() -> Reader:
    trafilatura: Any = importlib.import_module("trafilatura")

    def extract(page: bytes, url: str) -> Found:
        found = trafilatura.bare_extraction(
            page, url=url, with_metadata=True, include_comments=False
        )
        return Found(found.text or "", found.title, found.date) if found else Found("")

    return Reader(extract, titles=True, dates=True)


def _readability() -> Reader:
    readability: Any = importlib.import_module("readability")
    html: Any = importlib.import_module("lxml.html")

    def extract(page: bytes, url: str) -> Found:
        document = readability.Document(page, url=url)
        summary = html.document_fromstring(document.summary(html_partial=True))
        # Without them the words of two paragraphs would be one.
        return Found("\n".join(summary.itertext()), document.short_title())

    return Reader(extract, titles=True)


def _justext() -> Reader:
    justext: Any = importlib.import_module("justext")
    stoplist = justext.get_stoplist("English")

    def extract(page: bytes, _: str) -> Found:
        paragraphs = justext.justext(page, stoplist)
        return Found("\n".join(part.text for part in paragraphs if not part.is_boilerplate))

    return Reader(extract)


def _resiliparse() -> Reader:
    text: Any = importlib.import_module("resiliparse.extract.html2text")
    tree: Any = importlib.import_module("resiliparse.parse.html")
    encoding: Any = importlib.import_module("resiliparse.parse.encoding")

    def extract(page: bytes, _: str) -> Found:
        parsed = tree.HTMLTree.parse_from_bytes(page, encoding.detect_encoding(page))
        return Found(text.extract_plain_text(parsed, main_content=True, alt_texts=False))

    return Reader(extract)


def _newspaper4k() -> Reader:
    newspaper: Any = importlib.import_module("newspaper")

    def extract(page: bytes, url: str) -> Found:
        article = newspaper.Article(url, fetch_images=False)
        article.download(input_html=page)
        article.parse()
        day = article.publish_date
        return Found(article.text, article.title or None, day and day.date().isoformat())

    return Reader(extract, titles=True, dates=True)


EXTRACTORS: Mapping[str, Callable[[], Reader]] = {
    "osce_press": _osce_press,
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "jusText": _justext,
    "resiliparse": _resiliparse,
    "newspaper4k": _newspaper4k,
}


# The measure.


class Score:
    """What came of the pages so far."""

    def __init__(self) -> None:
        self.shares: list[tuple[float, float, float]] = []
        self.seconds: list[float] = []
        self.counts: collections.Counter[str] = collections.Counter()

    def add(self, row: Mapping[str, Any], found: Found, paragraphs: list[str]) -> None:
        """Compare what was found on a page with what is true."""
        want, got = _runs(row["body"]), _runs(found.text)
        common = sum((want & got).values())
        of_got, of_want = max(1, sum(got.values())), sum(want.values())
        self.shares.append((common / of_got, common / of_want, 2 * common / (of_got + of_want)))
        text = _words(found.text)
        snippets = [_words(snippet) for snippet in row.get("must_not", ())]
        self.counts.update(
            {
                "paragraphs": len(paragraphs),
                "lost": sum(words not in text for words in paragraphs),
                "snippets": len(snippets),
                "in the body": sum(bool(words.strip()) and words in text for words in snippets),
            }
        )
        if row.get("title"):
            right = found.title is not None and _words(found.title) == _words(row["title"])
            self.counts.update({"titles": 1, "right": int(right)})
        if row.get("date"):
            wrong = found.date is not None and found.date != row["date"]
            missed = int(found.date is None)
            self.counts.update({"dates": 1, "wrong": int(wrong), "missed": missed})


def main() -> None:
    """Print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", choices=EXTRACTORS, default=EXTRACTORS)
    options = parser.parse_args()
    logging.disable()
    warnings.simplefilter("ignore")
    readers: dict[str, Reader] = {}
    for name in options.only:
        with contextlib.suppress(ImportError):
            readers[name] = EXTRACTORS[name]()
    scores = {name: Score() for name in readers}
    for number, (row, page) in enumerate(_pages(options.folder)):
        paragraphs = _paragraphs(page, row)
        for name, reader in readers.items():
            if number == 0:
                _read(reader, page, row["url"])  # what is loaded once is not a page's time
            start = time.process_time()
            found = _read(reader, page, row["url"])
            scores[name].seconds.append(time.process_time() - start)
            if found is None:
                scores[name].counts["failed"] += 1
            scores[name].add(row, found or Found(""), paragraphs)
    _print(readers, scores)


def _pages(folder: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    for line in (folder / "pages.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row, gzip.decompress((folder / row["file"]).read_bytes())


def _paragraphs(page: bytes, row: Mapping[str, Any]) -> list[str]:
    """Return the words of each line of a page that stands in the true body."""
    truth = " ".join(row["body"].split())
    lines = (" ".join(line.text.split()) for line in osce_press.detect_boilerplate(page))
    return [_words(line) for line in lines if len(line) >= LEAST_PARAGRAPH and line in truth]


def _read(reader: Reader, page: bytes, url: str) -> Found | None:
    try:
        return reader.extract(page, url)
    except Exception:  # noqa: BLE001 - whatever an extractor raises, the page counts as empty
        return None


def _runs(text: str) -> collections.Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    runs = collections.Counter(zip(*(words[start:] for start in range(4)), strict=False))
    return runs or collections.Counter([tuple(words)])


def _words(text: str) -> str:
    words = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    return f" {words} "


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
