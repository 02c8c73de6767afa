"""The extractors that ``accuracy.py`` and ``speed.py`` compare.

Those that are not installed are left out; ``peers.txt`` pins them, for an environment of their
own::

    python -m venv peers && peers/bin/pip install . -r benchmarks/peers.txt
"""

import contextlib
import importlib
import logging
import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import osce_press

__all__ = ["EXTRACTORS", "Found", "Reader", "attempt", "installed"]


class Found(NamedTuple):
    """What an extractor gives of a page; None is what it found none of."""

    text: str
    title: str | None = None
    #: As ISO 8601 writes it.
    date: str | None = None


Extractor = Callable[[bytes, str], Found]


class Reader(NamedTuple):
    """An extractor, and what it claims to give."""

    extract: Extractor
    titles: bool = False
    dates: bool = False
    #: Whether it gives the text at all.
    texts: bool = True


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


def _goose3() -> Reader:
    goose: Any = importlib.import_module("goose3")
    extractor = goose.Goose({"enable_image_fetching": False})

    def extract(page: bytes, url: str) -> Found:
        article = extractor.extract(url=url, raw_html=page)
        day = article.publish_datetime_utc
        return Found(article.cleaned_text, article.title or None, day and day.date().isoformat())

    return Reader(extract, titles=True, dates=True)


def _htmldate() -> Reader:
    htmldate: Any = importlib.import_module("htmldate")

    def extract(page: bytes, url: str) -> Found:
        return Found("", date=htmldate.find_date(page, url=url, original_date=True))

    return Reader(extract, texts=False, dates=True)


def _selectors() -> Reader:
    """Return the scraper that one writes by hand for one template, here that of Drupal."""
    html: Any = importlib.import_module("lxml.html")
    parser: Any = importlib.import_module("dateutil.parser")

    def extract(page: bytes, _: str) -> Found:
        tree = html.document_fromstring(page)
        title = tree.findtext(".//h1")
        day = tree.xpath("string(//dl/dt[.='Date:']/following-sibling::dd[1])")
        body = tree.xpath("//div[contains(@class, 'content--content')]//p")
        return Found(
            "\n".join(part.text_content() for part in body),
            title and title.strip(),
            parser.parse(day).date().isoformat() if day else None,
        )

    return Reader(extract, titles=True, dates=True)


EXTRACTORS: Mapping[str, Callable[[], Reader]] = {
    "osce_press": _osce_press,
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "jusText": _justext,
    "resiliparse": _resiliparse,
    "newspaper4k": _newspaper4k,
    "goose3": _goose3,
    "htmldate": _htmldate,
    "selectors by hand": _selectors,
}


def installed(names: Iterable[str]) -> dict[str, Reader]:
    """Return those of the extractors that can be imported, quiet from now on."""
    logging.disable()
    warnings.simplefilter("ignore")
    readers: dict[str, Reader] = {}
    for name in names:
        with contextlib.suppress(ImportError):
            readers[name] = EXTRACTORS[name]()
    return readers


def attempt(reader: Reader, page: bytes, url: str) -> Found | None:
    """Read a page; None if the extractor raises."""
    try:
        return reader.extract(page, url)
    except Exception:  # noqa: BLE001 - whatever an extractor raises, the page counts as empty
        return None
