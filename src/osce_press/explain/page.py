"""The explanation of a page: made from the page itself, as text or as a page to look at."""

from collections.abc import Iterator

import attrs

from osce_press._api import MAX_SIZE, Reading, read_closely
from osce_press.explain.findings import Evidence, Notice
from osce_press.explain.html import as_html
from osce_press.explain.parts import (
    ExplainedLine,
    Group,
    Pointer,
    explained,
    value_of,
)
from osce_press.explain.text import answer_lines, answer_value, overview
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
    """Why a page was read as it was."""

    #: What the page is called, such as the name of its file.
    name: str
    #: The record; of a page that lists others, the listing's.
    record: Article | Listing
    lines: tuple[ExplainedLine, ...]
    groups: tuple[Group, ...]
    notices: tuple[Notice, ...]
    #: Prose that the page holds and does not show; it was left out.
    hidden: tuple[str, ...]
    #: Whether it is HTML, or Markdown, which is read as HTML.
    is_html: bool
    pointer: Pointer = attrs.field(eq=False, repr=False)

    def to_text(self, *, width: int = 80, colours: bool = False, folded: bool = True) -> str:
        """Return lines and values as text.

        Args:
            width: How long the lines of the text may be.
            colours: Whether to colour it for a terminal.
            folded: Whether to print one line for many of the site's that have one reason.
        """
        return overview(
            self.groups, self.pointer, self.notices, self.hidden,
            width=width, colours=colours, folded=folded,
        )  # fmt: skip

    def to_html(self) -> str:
        """Return a page that needs no other file and no network."""
        return as_html(
            self.name,
            self.groups,
            self.pointer,
            self.notices,
            self.hidden,
            is_html=self.is_html,
            language=self.record.language,
        )

    def answer(self, question: str, *, width: int = 80, colours: bool = False) -> str | None:
        """Return the answer to one question as text, or None if the page has none.

        Args:
            question: The name of a value, the number of a line, or words that stand in lines.
            width: How long the lines of the text may be.
            colours: Whether to colour it for a terminal.
        """
        name = question.strip().casefold().replace(" ", "_").replace("-", "_")
        groups = self.groups
        if isinstance(self.record, Article) and name in names_of(self.record):
            groups = (Group("Record", tuple(explained(self.record, [name]))),)
        values = [
            (group.heading, value)
            for group in groups
            for value in group.values
            if value.name == name
        ]
        if values:
            several = len(values) > 1
            return "\n".join(
                answer_value(
                    value, self.pointer, heading if several else "", width=width, colours=colours
                )
                for heading, value in values
            )
        lines = [line for line in self.lines if _asks(question, line)]
        hidden = [text for text in self.hidden if question.casefold() in text.casefold()]
        if lines or hidden:
            return answer_lines(lines, hidden, self.groups, self.pointer, width, colours=colours)
        return None


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
    reading = read_closely(
        page,
        url=url,
        vocabulary=vocabulary,
        template=template,
        encoding=encoding,
        max_size=max_size,
    )
    record = reading.listing or reading.article
    text = "".join(block.text for block in record.blocks)
    pointer = Pointer(text, reading.lines, reading.stamps)
    notices = list(record.notices)
    if reading.listing is None:
        groups = [Group("Record", tuple(explained(reading.article, _ARTICLE)))]
    else:
        groups = list(_listing(reading.listing, reading))
        notices += [notice for entry in reading.listing.entries for notice in entry.notices]
    return Explanation(
        name,
        record,
        pointer.lines,
        tuple(groups),
        tuple(notices),
        reading.hidden,
        reading.is_html,
        pointer,
    )


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


def _asks(question: str, line: ExplainedLine) -> bool:
    """Whether a question is about a line: its number, or words of it."""
    if question.isdecimal():
        return line.number == int(question)
    return " ".join(question.split()).casefold() in " ".join(line.line.text.split()).casefold()
