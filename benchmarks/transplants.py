"""Invented articles in real pages of other sites, as HTML and as the text that extractors make.

::

    peers/bin/pip install beautifulsoup4 html-text inscriptis
    peers/bin/python benchmarks/transplants.py FOLDER

The folder is that of ``accuracy.py``. In place of the true body of each page stands an article of
``osce_press.samples``: its kind, its title, its block and its paragraphs, in elements whose names
say nothing. The title of the window is the article's as well; dates of the page in its ``meta`` and
JSON-LD go, as do headings with its own title. What is read is compared with what is read of the
article alone. Whole pages as text are what crawls have of them: menus, cards, comments and footers.
``--texts FILE`` writes these texts and their titles for ``scripts/fit_top.py``, some without kind
and block, and all without the title of the window, which would tell the other.
"""

import argparse
import collections
import contextlib
import gzip
import importlib
import itertools
import json
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import attrs
import lxml.html

import osce_press
from osce_press import Article, samples

#: A line of the true body has so many letters.
_LEAST = 60
_FIELDS = ("page_type", "title", "kind", "date", "places", "sources", "dateline")


def main() -> None:
    """Print how many of the articles are read as they are alone, for each form of the pages."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=Path)
    options = parser.parse_args()
    if options.texts:
        with options.texts.open("w", encoding="utf-8") as file:
            for row in _texts(options.folder):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    forms: dict[str, Callable[[str], str]] = {"HTML": str, **dict(_extractors())}
    counts: dict[str, collections.Counter[str]] = {name: collections.Counter() for name in forms}
    number = 0
    for page, article in _pages(options.folder):
        number += 1
        for name, form in forms.items():
            read = osce_press.parse_html if name == "HTML" else osce_press.parse_text
            counts[name].update(_compared(read(form(page)), article))
    print(f"{number} pages\n\n| | {' | '.join(_FIELDS)} | paragraphs lost | lines of the site |")
    print("|---" * (len(_FIELDS) + 3) + "|")
    for name, count in counts.items():
        cells = (f"{count[field]:,}" for field in (*_FIELDS, "lost", "more"))
        print(f"| {name} | {' | '.join(cells)} |")


def _texts(folder: Path) -> Iterator[Mapping[str, str | None]]:
    for number, (page, article) in enumerate(_pages(folder, whole=False)):
        untitled = re.sub(r"<title>.*?</title>", "", page, flags=re.DOTALL)
        for _, form in _extractors():
            yield {"text": form(untitled), "title": article.title, "site": str(number)}


def _compared(found: Article, true: Article) -> Mapping[str, int]:
    """Count the fields that are right, the paragraphs that are lost, and those of the site."""
    right = {field: getattr(found, field) == getattr(true, field) for field in _FIELDS}
    for field in ("places", "sources"):
        right[field] = _names(found, field) == _names(true, field)
    right["dateline"] = _day(found) == _day(true)
    texts = [_letters(text) for text in found.paragraphs]
    own = [_letters(text) for text in true.paragraphs]
    lost = sum(text not in "".join(texts) for text in own)
    return {**right, "lost": lost, "more": sum(text not in "".join(own) for text in texts)}


def _names(article: Article, field: str) -> list[str]:
    return [named.name for named in getattr(article, field)]


def _day(article: Article) -> object:
    return article.dateline and (article.dateline.date, _names(article, "places"))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _pages(folder: Path, *, whole: bool = True) -> Iterator[tuple[str, Article]]:
    records = (sample.record for sample in map(samples.get, samples.names()))
    articles = [it for it in records if isinstance(it, Article) and it.kind and it.sources]
    rows = map(json.loads, (folder / "pages.jsonl").read_text("utf-8").splitlines())
    if not whole:
        thin = [attrs.evolve(it, kind_label=None) for it in articles]
        bare = [attrs.evolve(it, kind_label=None, metadata=()) for it in articles]
        articles = [it for three in zip(articles, thin, bare, strict=True) for it in three]
    for row, article in zip(rows, itertools.cycle(articles), strict=False):
        raw = gzip.decompress((folder / row["file"]).read_bytes())
        if page := _transplanted(raw.decode("utf-8", "replace"), row, article):
            alone = f"<!DOCTYPE html><main>{''.join(_fragment(article))}</main>"
            yield page, osce_press.parse_html(alone)


def _transplanted(page: str, row: Mapping[str, Any], article: Article) -> str | None:
    root = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", page))
    body = {_letters(line) for line in row["body"].split("\n") if len(line) >= _LEAST}
    held = [element for element in root.iter("p", "div", "td", "li") if _text(element) in body]
    if len(held) < 2:
        return None
    place = next(
        it for it in held[0].iterancestors() if all(it in [*x.iterancestors()] for x in held)
    )
    if place.tag in {"body", "html"}:
        return None
    _forget(root, place, row)
    for element in root.iter("title"):
        element.text = f"{article.title} | {row['url'].split('/')[2]}"
    for element in [*place]:
        place.remove(element)
    place.text = "\n"
    for part in lxml.html.fragments_fromstring("\n".join(_fragment(article))):
        if not isinstance(part, str):
            place.append(part)
    return lxml.html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")


def _forget(
    root: lxml.html.HtmlElement, place: lxml.html.HtmlElement, row: Mapping[str, Any]
) -> None:
    """Take the page's own dates and titles out of its head and its headings."""
    for element in [*root.iter("meta", "script")]:
        said = " ".join(element.attrib.values()).casefold()
        if "ld+json" in said or re.search("date|time|publish|modif|descr|title", said):
            element.drop_tree()
    title = _letters(row.get("title") or "")
    for element in [*root.iter("h1", "h2")]:
        if _text(element) == title and place not in [*element.iterdescendants()]:
            element.drop_tree()


def _text(element: lxml.html.HtmlElement) -> str:
    return _letters(element.text_content())


def _fragment(article: Article) -> Iterator[str]:
    yield f"<div>{escape(article.kind_label or '')}</div><h1>{escape(article.title or '')}</h1><dl>"
    for field in article.metadata:
        yield f"<dt>{escape(field.label)}:</dt>"
        yield from (f"<dd>{escape(value)}</dd>" for value in field.values)
    yield "</dl>"
    yield from (f"<p>{escape(text)}</p>" for text in article.paragraphs)


def _extractors() -> Iterator[tuple[str, Callable[[str], str]]]:
    """Yield what makes a text of a whole page, by its name, as far as it is installed."""
    with contextlib.suppress(ImportError):
        soup = importlib.import_module("bs4").BeautifulSoup
        yield "BeautifulSoup", lambda page: str(soup(page, "lxml").get_text("\n"))
    for name, module, function in (
        ("html-text", "html_text", "extract_text"),
        ("inscriptis", "inscriptis", "get_text"),
        ("resiliparse", "resiliparse.extract.html2text", "extract_plain_text"),
    ):
        with contextlib.suppress(ImportError):
            yield name, getattr(importlib.import_module(module), function)


if __name__ == "__main__":
    main()
