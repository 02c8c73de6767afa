"""Hostile input by name: what a page can do to its reader, at any size.

``hostile.py`` measures these cases, ``tests/test_hostile.py`` asserts what comes out of them. In
each the visible text is made of the word "word", so that what is lost can be counted.
"""

import gzip
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from webencodings.labels import LABELS

import osce_press
from osce_press import samples
from osce_press.vocabulary import Vocabulary, default

__all__ = ["CASES", "PUMPS", "Case", "cases", "linear_text", "outcome"]


Reader = Callable[[Any], object]


class Case(NamedTuple):
    """One hostile input, to be made in any size."""

    group: str
    name: str
    #: Makes the input from a number: of elements, labels, characters ...
    make: Callable[[int], Any]
    #: The number in the documented table.
    number: int
    read: Reader = osce_press.parse
    #: Notices that it must give, the everyday ones left out.
    notices: tuple[str, ...] = ()


#: Notices about what a page lacks or repeats, which hostile pages do.
EVERYDAY = frozenset(
    {
        "copy-noise", "date-ambiguous", "date-blank", "date-conflict", "date-missing",
        "date-unreadable", "kind-missing", "month-ambiguous", "not-a-press-page",
        "osce-not-named", "paragraph-repeated", "place-ambiguous", "recurring-line",
        "references-decoded", "summary-truncated", "title-missing", "unknown-field-of-work",
        "unknown-kind", "unknown-label", "unknown-place", "unknown-source", "year-completed",
    }
)  # fmt: skip


def linear_text(value: osce_press.Article | osce_press.Listing) -> str:
    """Return the linear text of a record."""
    return "".join(block.text for block in value.blocks)


def outcome(page: object, value: object) -> str:
    """Say in a few words what came out."""
    if isinstance(value, osce_press.Article | osce_press.Listing):
        codes = sorted({notice.code for notice in value.notices} - EVERYDAY)
        given = _count(page)
        kept = linear_text(value).count("word")
        said = "whole" if kept == given else f"{kept:,} of {given:,} words"
        if isinstance(value, osce_press.Listing) and value.entries:
            said = f"{len(value.entries):,} entries, {said}"
        return ", ".join([said, *(f"`{code}`" for code in codes)])
    if isinstance(value, osce_press.OscePressError):
        return f"`{type(value).__name__}`"
    return "a dateline" if isinstance(value, osce_press.Dateline) else str(value)


def _count(page: object) -> int:
    if isinstance(page, bytes):
        return page.count(b"word") + page.count("word".encode("utf-16-le"))
    return str(page).count("word")


# Readers.


def text(page: str | bytes) -> object:
    """Read extracted text."""
    return osce_press.parse_text(page)


def html(page: str | bytes) -> object:
    """Read HTML."""
    return osce_press.parse_html(page)


def text_to_json(page: str) -> object:
    """Read extracted text, write its record as JSON and read that back."""
    article = osce_press.parse_text(page)
    return osce_press.Article.from_dict(json.loads(article.to_json()))


def as_bytes(page: str) -> object:
    """Read a page given as bytes."""
    return osce_press.parse(page.encode())


def listing(page: str | bytes) -> object:
    """Read a listing."""
    return osce_press.parse_listing(page)


def everything(page: str | bytes) -> object:
    """Read a page in every way, and write its record."""
    for read in (osce_press.parse_text, osce_press.parse_html):
        read(page).to_json()
    osce_press.parse_listing(page).to_json()
    return osce_press.parse_text(page)


def with_address(page: str | bytes) -> object:
    """Read a page whose address is known, so that its links become absolute."""
    return osce_press.parse_html(page, url="https://www.osce.org/node/1")


def with_template(page: str | bytes) -> object:
    """Read a page with a template of its site."""
    return osce_press.parse(page, template=_template())


@cache
def _template() -> osce_press.Template:
    menu = "\n".join(f"Item {number} of the menu" for number in range(50))
    return osce_press.Template.learn(
        f"{menu}\nStory {number}\nA sentence of its own is here, {number}.\n{menu}"
        for number in range(30)
    )


def record(data: object) -> object:
    """Rebuild a record from a dict; give back the error that is raised."""
    try:
        return osce_press.Article.from_dict(data)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    except osce_press.RecordError as error:
        return error


def template(content: bytes) -> object:
    """Load a template; give back the error that is raised."""
    handle, name = tempfile.mkstemp()
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        return f"{osce_press.Template.load(name).pages} pages"
    except osce_press.TemplateError as error:
        return error
    finally:
        Path(name).unlink()


def every_label(data: bytes) -> object:
    """Read bytes under each label of the Encoding Standard."""
    article = None
    for label in LABELS:
        article = osce_press.parse(b'<meta charset="' + label.encode() + b'"><p>' + data)
    return article


def cut_everywhere(number: int) -> object:
    """Read so many beginnings of a page, in an order that mixes their lengths."""
    page = _release()
    for step in range(number):
        osce_press.parse(page[: step * 997 % len(page)])
    return f"{number:,} records"


@cache
def _release() -> bytes:
    return samples.get("press-release.html").page


# Pages.


def repeat(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """Return what makes a page of ``number`` units."""
    return lambda number: before + unit * number + after


def numbered(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """Return what makes a page of units with a number in each, in place of ``#``."""
    return lambda number: (
        before + "".join(unit.replace("#", str(index)) for index in range(number)) + after
    )


def _deep_json_ld(number: int) -> str:
    inner = '{"a":' * number + '{"datePublished":"2006-08-01"}' + "}" * number
    return f'<script type="application/ld+json">{inner}</script><p>word'


def _entity_bomb(number: int) -> str:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, number))
    return f'<!DOCTYPE x [<!ENTITY e0 "lol">{entities}]><p>word &e{number - 1};'


def _long_base(number: int) -> str:
    """Return links that count pages, on a page that says its address is very long."""
    link = '<a href="?page=3">word</a>'
    path = "a/" * (len(link) * number // 4)
    return f'<link rel=canonical href="https://osce.org/{path}?page=1">' + link * (number // 2)


def _utf_16(codec: str) -> Callable[[int], bytes]:
    return lambda number: ("<p>word</p>" * number).encode(codec)


def _wrong_bytes(number: int) -> bytes:
    return bytes(range(128, 256)) * number


def _gzip(number: int) -> bytes:
    return gzip.compress(os.urandom(number))


def _deep_record(number: int) -> dict[str, Any]:
    value: list[Any] = []
    for _ in range(number):
        value = [value]
    return {"schema_version": 1, "title": value}


def _wide_record(number: int) -> dict[str, Any]:
    return {
        **osce_press.parse_text("").to_dict(),
        "metadata": [{"label": "a", "key": None, "values": []}] * number,
        "paragraphs": ["a"] * number,
    }


def _brackets(number: int) -> bytes:
    return b"[" * number


def _many_keys(number: int) -> bytes:
    return _template_file(["nAAAAAAAA"] * number, [])


def _many_stretches(number: int) -> bytes:
    return _template_file(["nAAAAAAAA"], [["0" * 16, [0, 1] * number]])


def _template_file(keys: list[str], pages: list[Any]) -> bytes:
    content = {"format": "osce_press template", "version": 1, "keys": keys, "pages": pages}
    return json.dumps(content).encode()


def _article(hostile: str) -> str:
    """Return an article with the same words in each of its parts."""
    return (
        f"{hostile}\nPress release\n{hostile}\n- Date:\n- {hostile}\n- Place:\n- {hostile}\n"
        f"- Source:\n- {hostile}\n- Fields of work:\n- {hostile}\n- {hostile}: {hostile}\n"
        f"{hostile}\nThe meeting took place, as planned, in word.\n{hostile}\nContacts\n{hostile}\n"
    )


def _header(hostile: str) -> str:
    return f"{hostile}\nTitle of five words here\n{hostile}\nIt is a sentence, word by word.\n"


def _listing(hostile: str) -> str:
    return (
        f"{hostile}\n- Publishing date: {hostile}\n- Content type: {hostile}\n"
        f"- Source: {hostile}\n- Location: {hostile}\n{hostile}\n"
    ) * 2


def every_part(pump: str) -> Callable[[int], str]:
    """Return what makes a page with a repeated piece in every part of an article and listing."""

    def make(number: int) -> str:
        hostile = f"a{pump * (number // len(pump))}b"
        return f"{_article(hostile)}{_header(hostile)}{_listing(hostile)}"

    return make


def every_line(pump: str, length: int = 150) -> Callable[[int], str]:
    """Return what makes a page of short lines, each a repeated piece."""

    def make(number: int) -> str:
        line = f"a{pump * (length // len(pump))}b"
        part = f"{_article(line)}{_header(line)}{_listing(line)}"
        return part * max(1, number // len(part))

    return make


ENTRY = (
    "<div class=views-row><h3><a href=/node/#>word</a></h3><p>Publishing date: 1 May 2016</p>"
    "<p>Content type: News</p><p>Source: OSCE Secretariat</p><p>They met in Vienna, word.</p></div>"
)
TEXT_ENTRY = (
    "word word #\nPublishing date:\n1 May 2016\nContent type:\nNews\nSource:\nOSCE Secretariat\n"
    "VIENNA, 1 May 2016 - They met in Vienna, word.\n"
)
RELEASE = "Press release\nA title of five words\n- Date:\n- Place:\n- VIENNA\nThey met, word.\n"
CONTACTS = f"{RELEASE}Contacts\n"

#: Pieces that regular expressions for prose, dates, names and tags start to match over and over.
PUMPS = {
    "white space": (" ", "\u00a0", "\t ", "\u2003", " \x0b", "\x85"),
    "dashes": ("-", "- ", " -", "–", " – ", "-1", "A-"),
    "commas and slashes": (",", ", ", " ,", "/", " / ", "a/", ", a", "; ", "A,"),
    "stops and quotes": (".", ". ", "A. ", "a.", "...", "…", '"', "'", "”", "! ", "?"),
    "brackets": ("(", ")", "(a", "(OSCE", "(OSCE/", "()", " (closed)", "[", "(a/"),
    "colons": (":", ": ", " :", "a: ", "：", "Date: "),
    "digits": ("1", "1 ", "1.", "+1 ", "2006", "2006 ", "1:1", "1/", "1-", "000"),
    "dates": ("1 May 2006", "1 May 2006 ", "1 May ", "May 1, 2006 ", "2006 May ", "2006-05-01 "),
    "datelines": ("VIENNA, ", "VIENNA/", "VIENNA - ", "VIENNA, 1 May 2006 - ", "VIENNA. ", "X. "),
    "letters": ("a", "A", "a ", "Aa ", "aA", "Ä", "İ", "ß", "é", "_", "OSCE", "a\u0301\u0316"),
    "addresses": ("@", "a@", "a@b", "a@b.", "http://", "www.a.", "?page=1&", "../"),
    "tags": ("<", ">", "<a ", "</a", "<!--", "<!", "</", "<a a=", '<a a="', "<a/", "<?"),
    "references": ("&", "&#", "&#0", "&#x", "&a", "&amp;", "&lt;", "&#00", "&amp"),
}  # fmt: skip

TABLE: tuple[Case, ...] = (
    # Structure.
    Case("structure", "nested `div`", repeat("<div>word"), 100_000, html, ("depth-exceeded",)),
    Case("structure", "nested `b`", repeat("<b>word "), 100_000, html, ("depth-exceeded",)),
    Case("structure", "nested lists", repeat("<ul><li>word"), 50_000, html, ("depth-exceeded",)),
    Case(
        "structure", "nested tables", repeat("<table><tr><td>word"), 33_000, html,
        ("depth-exceeded",),
    ),
    Case(
        "structure", "nested menus with headings", repeat("<div class=menu><h1>word</h1>"), 50_000,
        html, ("depth-exceeded",),
    ),
    Case(
        "structure", "nested, each with an id", numbered("<div id=a# class=menu>word"), 50_000,
        html, ("depth-exceeded",),
    ),
    Case("structure", "nested hidden elements", repeat("<i hidden>", "<p>word</p>"), 100_000, html,
         ("depth-exceeded",)),
    Case("structure", "menus side by side", repeat("<nav><h1>word</h1></nav>"), 50_000, html),
    Case("structure", "elements with ids", numbered("<p id=a# class='b c'>word</p>"), 50_000, html),
    Case("structure", "tables side by side", repeat("<table><tr><td>word</table>"), 50_000, html),
    Case("structure", "cells of one table", repeat("<tr><td>word<td>word"), 50_000, html),
    Case("structure", "open paragraphs", repeat("<p>word"), 100_000, html),
    Case("structure", "open links", repeat("<a href=/x>word "), 100_000, html),
    Case("structure", "end tags without start", repeat("</div></b></p>word"), 100_000, html),
    Case("structure", "misnested tags", repeat("<b><i>word</b></i>"), 100_000, html),
    Case("structure", "line breaks", repeat("word<br>"), 200_000, html),
    Case("structure", "formatted text", repeat("word\n", "<pre>"), 200_000, html),
    Case(
        "structure", "one element, many attributes", numbered(" a#=x", "<p>word<p", ">word"),
        100_000, html,
    ),
    Case("structure", "one attribute, again and again", repeat(" a=x", "<p>word<p", ">word"),
         1_000_000, html),
    Case("structure", "one long attribute", repeat("name ", "<p>word<p class='", "'>word"),
         2_000_000, html),
    Case("structure", "many class names", numbered(" n#", "<p>word<p class='", "'>word"), 1_000_000,
         html),
    Case("structure", "a tag that nothing ends", repeat(" a", "<p>word</p><p"), 1_000_000, html),
    Case("structure", "a quote that nothing ends", repeat(" a", "<p>word</p><p a='"), 5_000_000,
         html),
    Case("structure", "a comment that nothing ends", repeat("<!-- -", "<p>word</p>"), 2_000_000,
         html),
    Case("structure", "comments that nothing ends, in bytes", repeat("<!--", "<p>word</p>"),
         2_000_000, as_bytes),
    Case("structure", "a script that nothing ends", repeat("</scrip", "<p>word</p><script>"),
         2_000_000, html),
    Case("structure", "comments", repeat("<!--a-->", "<p>word</p>"), 200_000, html),
    # What the head of a page states.
    Case("markup", "deeply nested JSON-LD", _deep_json_ld, 100_000, html, ("json-ld-unread",)),
    Case(
        "markup", "wide JSON-LD",
        repeat(
            '{"datePublished":"2006-08-01"},', "<script type='application/ld+json'>[",
            "0]</script><p>word",
        ), 30_000, html,
    ),
    Case(
        "markup", "dates in markup",
        repeat("<time datetime=2006-08-01>word</time> "), 50_000, html,
    ),
    Case("markup", "links", numbered("<a href=/#>word</a> "), 1_000_000, html),
    Case("markup", "links made absolute", numbered("<p><a href=/#>word</a> and so on.</p>"),
         100_000, with_address),
    Case("markup", "images", numbered("<p>word<img src=/# alt=x></p>"), 100_000, html),
    Case("markup", "a very long address, and links to it", _long_base, 50_000, listing),
    Case(
        "markup", "a host of combining marks",
        repeat("\u0301\u0316", "<h1>OSCE word</h1><p>It is <a href='http://a", "/'>word</a>"),
        200_000, with_address,
    ),
    Case("markup", "`file:` and `http:` references",
         repeat("<img src=file:///etc/passwd><link href=http://a/><p>word</p>"), 50_000, html),
    Case("markup", "an entity bomb", _entity_bomb, 20_000, html),
    Case(
        "markup", "external entities",
        numbered(
            '<!ENTITY e# SYSTEM "file:///etc/passwd">', "<!DOCTYPE x [", "]><p>word &e0; &e1;"
        ), 50_000, html,
    ),
    Case("markup", "a DTD from the network",
         repeat("<p>word</p>", '<!DOCTYPE html SYSTEM "http://a/x.dtd">'), 100_000, html),
    # Lines.
    Case("lines", "a line of 10 MB", repeat("word "), 2_000_000, text),
    Case("lines", "a word of 10 MB", repeat("a", "word\n"), 10_000_000, text),
    Case("lines", "a text node of 10 MB", repeat("word ", "<p>", "</p><p>word</p>"), 2_000_000,
         html),
    Case("lines", "a text node of one word", repeat("a", "<p>word ", "</p>"), 10_000_000, html),
    Case("lines", "labels", repeat("Date:\n", "", "word"), 1_000_000, text),
    Case("lines", "labels as items", repeat("- Place:\n- X\n", RELEASE), 200_000, text),
    Case("lines", "unknown labels without a value",
         repeat("Label:\nword\n", "Story\nA title\nDate:\n", "They met, word."), 200_000, text),
    Case("lines", "unknown labels", numbered("- Label#: word\n", "Story\nA title\n- Date:\n"),
         200_000, text),
    Case("lines", "values of one label", numbered("- word #\n", "Story\nA title\n- Source:\n"),
         200_000, text),
    Case("lines", "names in one value",
         repeat("word, ", "Story\nA title\n- Source:\n- ", "\n- Date:\n"), 200_000, text),
    Case("lines", "labels as definitions",
         numbered("<dt>Label #<dd>word", "<h1>OSCE</h1><dl><dt>Date<dd>"), 50_000, html),
    Case("lines", "blank bullets", repeat("-\n", "word\n", "word"), 200_000, text),
    Case("lines", "empty lines", repeat("\r\n", "word\n"), 2_000_000, text),
    Case("lines", "the same paragraph", repeat("The parties have met in Vienna, word.\n", RELEASE),
         100_000, text),
    Case("lines", "kinds", repeat("Press release\n", "word\n"), 200_000, text),
    Case("lines", "countries", repeat("Albania\n", "word\n"), 200_000, text),
    Case("lines", "headings of a tail", repeat("Contacts\n", RELEASE), 200_000, text),
    Case("lines", "captions", repeat("A photo of word (OSCE/Name)\n", RELEASE), 100_000, text),
    Case("lines", "a contact with telephones",
         numbered("Office: +43 1 10000#\n", CONTACTS), 200_000, text),
    Case("lines", "a contact with an address", numbered("# word street\n", CONTACTS), 200_000,
         text),
    Case("lines", "contacts", numbered("Ana Petrova\nOffice: +43 1 10000#\n", CONTACTS), 50_000,
         text),
    Case("lines", "labels of an advisory", repeat("What: word\nWhere: word\n", RELEASE), 50_000,
         text),
    Case(
        "lines", "lines of a copying site, then prose",
        repeat("Categories: word\n", "word\nOSCE - Thu, 05/01/2006 - 10:00\n",
               "They met in Vienna, word.\n"), 100_000, text,
    ),
    Case(
        "lines", "disclaimers of a copying site, then prose",
        repeat("Legal Disclaimer:\n", "word\n", "They met in Vienna, word.\n"), 100_000, text,
    ),
    Case("lines", "lines between lines of a template",
         numbered("word #\nItem 1 of the menu\n"), 200_000, with_template),
    # Listings.
    Case("listings", "entries in HTML", numbered(ENTRY), 100_000, listing),
    Case("listings", "entries in text", numbered(TEXT_ENTRY), 100_000, listing),
    Case("listings", "entries in text, as a page", numbered(TEXT_ENTRY), 50_000),
    Case("listings", "dates only", repeat("Publishing date: 1 May 2016\n", "word\n"), 50_000,
         listing),
    Case("listings", "labels between title and run",
         repeat("word\nSource: OSCE\nPublishing date: 1 May 2016\nSource: OSCE\n"), 50_000,
         listing),
    Case("listings", "unknown labels in one run",
         numbered("Label#: word\n", "word\nPublishing date: 1 May 2016\n",
                  "Source: OSCE\nword\nPublishing date: 2 May 2016\n"), 100_000, listing),
    Case("listings", "a pager of many pages", numbered("<a href='?page=#'>#</a><br>",
         numbered(ENTRY)(2)), 100_000, listing),
    Case("listings", "one teaser of many marks",
         repeat("a\u0301\u0316", "word\nPublishing date: 1 May 2016\nContent type: News\n"),
         100_000, listing),
    # Datelines and dates.
    Case("dates", "datelines in one paragraph", repeat("VIENNA, 1 May 2006 - "), 50_000,
         osce_press.parse_dateline),
    Case("dates", "sentences before a dateline", repeat("X. "), 50_000, osce_press.parse_dateline),
    Case("dates", "paragraphs that look like datelines",
         repeat("VIENNA. X. 1 May. Y. 2 May. Z. " * 12 + "\n"), 20_000, text),
    Case("dates", "teasers that look like datelines",
         repeat("word\nPublishing date: 1 May 2016\nContent type: News\n" + "X. A - " * 57 + "\n"),
         400, listing),
    Case("dates", "dates in one paragraph", repeat("1 May 2006, word ", RELEASE), 50_000, text),
    Case("dates", "dates in a value",
         repeat("1 May 2006, ", "Story\nA title\n- Place:\n- ", "\n- Source:\n"), 50_000, text),
    # Characters.
    Case("characters", "null characters", repeat("\0word"), 200_000, html,
         ("characters-replaced",)),
    Case("characters", "null characters in text", repeat("\0word"), 200_000, text),
    Case("characters", "lone surrogates", repeat("\ud800word"), 200_000, html,
         ("characters-replaced",)),
    Case("characters", "lone surrogates in text, to JSON", repeat("\ud800word"), 200_000,
         text_to_json),
    Case("characters", "bidirectional controls", repeat("\u202eword\u2066"), 200_000, text),
    Case("characters", "zero-width characters", repeat("\u200b", "word\n"), 2_000_000, text),
    Case("characters", "zero-width characters in HTML", repeat("\u200b", "<p>word<p>"), 2_000_000,
         html),
    Case("characters", "combining marks", repeat("\u0301\u0316", "word\na", "\n" + TEXT_ENTRY),
         10_000, everything),
    Case("characters", "every WHATWG label, wrong bytes",
         _wrong_bytes, 1_000, every_label),
    Case("characters", "UTF-7", repeat("+ADw-p+AD4-word"), 100_000,
         as_bytes),
    Case("characters", "UTF-16 without a mark", _utf_16("utf-16-le"), 100_000),
    Case("characters", "gzip", _gzip, 4_000_000,
         osce_press.parse, ("not-a-page",)),
    Case("characters", "a page, cut at 4,000 places", int, 4_000, cut_everywhere),
    # Files.
    Case("files", "`from_dict`, deep", _deep_record, 100_000, record),
    Case(
        "files", "`from_dict`, wide",
        _wide_record,
        100_000, record,
    ),
    Case("files", "`Template.load`, deep JSON", _brackets, 1_000_000, template),
    Case(
        "files", "`Template.load`, keys",
        _many_keys,
        500_000, template,
    ),
    Case(
        "files", "`Template.load`, stretches",
        _many_stretches,
        500_000, template,
    ),
)  # fmt: skip


def _pumped() -> Iterator[Case]:
    for name, pumps in PUMPS.items():
        for pump in pumps:
            yield Case(name, f"{pump!r} in every part", every_part(pump), 10_000, everything)
            yield Case(name, f"{pump!r} in every line", every_line(pump), 40_000, everything)


CASES: tuple[Case, ...] = (*TABLE, *_pumped())


def cases(vocabulary: Vocabulary | None = None) -> tuple[Case, ...]:
    """Return all cases, with the vocabulary loaded, so that loading it is not measured."""
    _ = (vocabulary or default()).towns("Nowhere")
    return CASES
