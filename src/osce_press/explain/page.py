"""The explanation of a page: made from the page itself, as text or as a page to look at."""

import re
from collections.abc import Iterator

import attrs

from osce_press._api import MAX_SIZE, Reading, Request, read_closely
from osce_press.explain.findings import Evidence
from osce_press.explain.html import as_html
from osce_press.explain.parts import (
    ExplainedLine,
    ExplainedValue,
    Group,
    Pointer,
    Sheet,
    explained,
    value_of,
)
from osce_press.explain.text import answer_lines, answer_values, overview
from osce_press.explain.values import names_of
from osce_press.models import Article, Listing, Origin, Role
from osce_press.template import Template
from osce_press.vocabulary import Vocabulary

__all__ = ["Explanation", "explain_page"]

_ARTICLE = (
    *("page_type", "kind", "title", "summary", "date", "dateline", "places", "sources"),
    *("fields_of_work", "paragraphs", "metadata", "contacts", "links", "images", "downloads"),
    *("language", "url", "encoding"),
)
_ENTRY = (
    *("title", "date", "kind", "sources", "fields_of_work", "locations", "collections", "teaser"),
    "url",
)


@attrs.frozen
class Explanation:
    """Why a page was read as it was; ``explain_page`` makes it."""

    record: Article | Listing
    """The record; of a page that lists others, the listing's."""
    _sheet: Sheet = attrs.field(eq=False, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the values that can be asked for; ``entries`` are asked for by their titles."""
        if isinstance(self.record, Article):
            return names_of(self.record)
        found = (value.name for group in self._sheet.groups for value in group.values)
        return ("entries", *dict.fromkeys(found))

    def to_text(self, *, width: int = 80, colours: bool = False, folded: bool = True) -> str:
        """Return the lines with their reasons, and the values with their lines, as text.

        Args:
            width: How long the lines of the text may be.
            colours: Whether to colour it for a terminal.
            folded: Whether to print one line for many of the site's that have one reason.
        """
        return overview(self._sheet, width=width, colours=colours, folded=folded)

    def to_html(self) -> str:
        """Return the same as one page of HTML, which needs no other file and no network."""
        return as_html(self._sheet)

    def answer(self, question: str | int, *, width: int = 80, colours: bool = False) -> str | None:
        """Return the answer to one question as text, or None if nothing on the page is meant.

        Args:
            question: The name of a value, the number of a line, or words that stand in lines.
            width: How long the lines of the text may be.
            colours: Whether to colour it for a terminal.
        """
        words = " ".join(str(question).split()).casefold()
        if values := list(self._values(re.sub(r"[ -]", "_", words))):
            return answer_values(values, self._sheet, width=width, colours=colours)
        lines = [one for one in self._sheet.pointer.lines if _is_meant(words, one)]
        hidden = [text for text in self._sheet.hidden if words and words in text.casefold()]
        if lines or hidden:
            return answer_lines(lines, hidden, self._sheet, width=width, colours=colours)
        return None

    def _values(self, name: str) -> Iterator[tuple[str, ExplainedValue]]:
        """Yield the values of that name, each with the heading that it stands under."""
        if isinstance(self.record, Article):
            names = [name] if name in self.names else []
            yield from (("", value) for value in explained(self.record, names))
            return
        groups = self._sheet.groups
        if name == "entries":
            groups, name = groups[1:], "title"
        for group in groups:
            yield from ((group.heading, value) for value in group.values if value.name == name)


def explain_page(
    page: bytes | str,
    *,
    name: str = "page",
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    encoding: str | None = None,
    max_size: int = MAX_SIZE,
) -> Explanation:
    """Read a page, article or listing, and say why it is read as it is.

    Takes and raises what ``parse`` does; ``name`` is what to call the page, such as its file.
    """
    reading = read_closely(Request(page, url, vocabulary, template, encoding, max_size))
    record = reading.listing or reading.article
    text = "".join(block.text for block in record.blocks)
    pointer = Pointer(text, reading.lines, reading.stamps)
    notices = list(record.notices)
    if reading.listing is None:
        groups = [Group("Record", tuple(explained(reading.article, _ARTICLE)))]
    else:
        groups = list(_listing(reading.listing, reading))
        notices += [notice for entry in reading.listing.entries for notice in entry.notices]
    sheet = Sheet(
        name=name,
        groups=tuple(groups),
        pointer=pointer,
        notices=tuple(notices),
        hidden=reading.hidden,
        is_html=reading.is_html,
        language=record.language,
    )
    return Explanation(record, sheet)


def _listing(listing: Listing, reading: Reading) -> Iterator[Group]:
    """Yield the values of a listing, and then those of each entry."""
    page_type = next(explained(reading.article, ["page_type"]))
    titles = (line for line in reading.lines if line.role is Role.TITLE)
    title = next((line for line in titles if line.text == listing.title), None)
    where = None if title is None else Evidence(Origin.HEADING, title.text, title.start, title.end)
    reason = "It stands above the first entry."
    yield Group("Listing", (page_type, value_of("title", listing.title, where, reason)))
    for number, entry in enumerate(listing.entries, 1):
        heading = f"Entry {number}"
        yield Group(heading, tuple(explained(entry, _ENTRY, f"entry-{number}-")))


def _is_meant(words: str, line: ExplainedLine) -> bool:
    """Whether a question is about a line: its number, or words of it."""
    if words.isdecimal():
        return line.number == int(words)
    return bool(words) and words in " ".join(line.line.text.split()).casefold()
