"""Plain assertions on records, for any page: nothing lost, nothing invented, nothing changed."""

import copy
import html
import json
import pickle

from osce_press._lines.reading import read
from osce_press.models import Article, Evidence, Listing, Origin

__all__ = ["assert_evidence", "assert_lossless", "assert_round_trip", "decoded"]

_VALUES = ("title", "kind_label")
_LISTS = ("places", "sources", "fields_of_work")


def assert_lossless(record: Article | Listing, page: str | None = None) -> str:
    """Assert that the blocks cover their text without gap or overlap; return that text.

    Args:
        record: What was read.
        page: The page, if it is extracted text, which the blocks must be then, as it is laid out:
            line breaks at a width and marks of links stand behind the words of their line, and
            escapes, references to characters and what was encoded twice are decoded, and tags
            taken out.
    """
    offset = 0
    for block in record.blocks:
        _check(block.text != "", "a block is empty", block)
        _check(block.start == offset, f"a block starts at {block.start}, not {offset}", block)
        offset += len(block.text)
        _check(block.end == offset, f"a block ends at {block.end}, not {offset}", block)
    text = "".join(block.text for block in record.blocks)
    laid = None if page is None else read(page, "text").text
    _check(page is None or text in (page, laid), "the blocks are not the page", text)
    return text


def assert_evidence(article: Article, page: bytes | str) -> None:
    """Assert that each value stands in the page where its evidence points.

    Args:
        article: What was read.
        page: What it was read from; evidence in attributes of the markup is looked for there.
    """
    text = assert_lossless(article)
    source = html.unescape(decoded(page))
    for name, evidence in article.evidence.items():
        _check(getattr(article, name) not in {None, ()}, f"no {name} to be evident", evidence)
        _assert_found(name, evidence, text, source)
    for name in _VALUES:
        value = getattr(article, name)
        found = None if value is None else article.evidence[name].text
        _check(found == value, f"the evidence of {name} is not {value!r}", found)
    for name in _LISTS:
        for value in getattr(article, name):
            found = article.evidence[name].text
            _check(value.text in found, f"the evidence of {name} lacks {value.text!r}", found)
    for field in article.metadata:
        for printed in (field.label, *field.values):
            _check(printed in text, "a label or value is not on the page", printed)
    _assert_body(article, text)


def assert_round_trip(record: Article | Listing) -> None:
    """Assert that a record survives dict, JSON, pickle and copy, and stays as it is."""
    model = type(record)
    as_json = record.to_json()
    as_json.encode()
    again = (
        ("a dict", model.from_dict(record.to_dict())),
        ("JSON", model.from_dict(json.loads(as_json))),
        ("a pickle", pickle.loads(pickle.dumps(record))),  # noqa: S301 - our own
        ("a copy", copy.deepcopy(record)),
    )
    for form, other in again:
        _check(other == record, f"{form} of the record is another record", other)
        _check(hash(other) == hash(record), f"{form} of the record hashes differently", other)
        _check(other.to_json() == as_json, f"{form} of the record has another JSON", other)


def decoded(page: bytes | str) -> str:
    """Return the text of a page: a mark of its encoding is no part of it."""
    if isinstance(page, str):
        return page
    if page.startswith((b"\xff\xfe", b"\xfe\xff")):
        return page.decode("utf-16", errors="replace")
    try:
        return page.decode("utf-8-sig")
    except UnicodeDecodeError:
        return page.decode("windows-1252", errors="replace")


def _assert_found(name: str, evidence: Evidence, text: str, source: str) -> None:
    if evidence.start is None or evidence.end is None:
        _check(evidence.origin in {Origin.MARKUP, Origin.URL}, f"{name} points nowhere", evidence)
        found = evidence.text in source
    else:
        found = text[evidence.start : evidence.end] == evidence.text
    _check(found, f"the evidence of {name} is not where it points", evidence)


def _assert_body(article: Article, text: str) -> None:
    """Assert that dateline, paragraphs and what notices are about stand in the page."""
    dateline = article.dateline
    if dateline is not None:
        spans = (paragraph[dateline.start : dateline.end] for paragraph in article.paragraphs)
        _check(dateline.text in spans, "the dateline begins no paragraph", dateline)
        found = article.evidence["dateline"].text
        _check(found == dateline.text, "the evidence of the dateline is another", found)
    offset = 0
    for paragraph in article.paragraphs:
        at = text.find(paragraph, offset)
        _check(at >= 0, "a paragraph is not on the page, or not in this order", paragraph)
        offset = at + len(paragraph)
    for notice in article.notices:
        start, end = notice.start, notice.end
        _check((start is None) == (end is None), "a notice has half a span", notice)
        if start is not None and end is not None:
            _check(0 <= start <= end <= len(text), "a notice is about what is no text", notice)


def _check(condition: bool, problem: str, value: object) -> None:
    if not condition:
        raise AssertionError(f"{problem}: {value!r}")
