"""The front door: a page in, a record out."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import NoneType
from typing import Any, NamedTuple

import attrs

from osce_press._grammar.dateline import datelines_of
from osce_press._lines.page import Page
from osce_press._lines.reading import MAX_SIZE, read
from osce_press._marks import Line, Marker, marker_of
from osce_press._parts.collection import breadcrumbs, glued_items
from osce_press._parts.copies import cut_copy
from osce_press._parts.dated_lists import dates_beside_titles
from osce_press._parts.line_breaks import (
    dates_in_a_row,
    find_lines,
    glued_footers,
    glued_heads,
    labels_in_a_row,
)
from osce_press._parts.listed_cards import dates_beside_links
from osce_press._parts.listing_page import segment_listing
from osce_press._parts.outline import Outline
from osce_press._parts.segment import segment
from osce_press._record.article import make_article
from osce_press._record.listing import make_listing
from osce_press._record.page_type import judge
from osce_press.explain.sentences import why
from osce_press.models import Article, Dateline, Listing, PageType, Role
from osce_press.template import Template
from osce_press.vocabulary import Vocabulary, default

__all__ = [
    "MAX_SIZE",
    "LabelledLine",
    "detect_boilerplate",
    "page_type",
    "parse",
    "parse_dateline",
    "parse_html",
    "parse_listing",
    "parse_markdown",
    "parse_text",
]


def parse(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    encoding: str | None = None,
    max_size: int = MAX_SIZE,
) -> Article:
    """Read an osce.org page, given as HTML, as Markdown, or as the text a crawler made of it.

    Args:
        page: The page. Which of the three it is is told by looking at its beginning.
        url: Its address, which makes links absolute and can state the language.
        vocabulary: OSCE's terms; those that come with the library unless given.
        template: What the site prints around its pages, learned from a crawl of it.
        encoding: The encoding of bytes, where the transport stated one (the ``charset`` of the HTTP
            header); only a byte order mark comes before it. Unless given, bytes are UTF-8 if they
            can be, or what the page declares. One that is not known or does not fit gives a notice.
        max_size: The longest input to accept, in bytes or characters.

    Returns:
        The record. No content whatever raises; what cannot be read is None, with a notice.

    Raises:
        InputTooLarge: The page is longer than ``max_size``.
        TypeError: It is neither bytes nor str, or another argument is of another type than stated.
    """
    return Request(page, url, vocabulary, template, encoding, max_size).article(None)


def parse_html(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    encoding: str | None = None,
    max_size: int = MAX_SIZE,
) -> Article:
    """Read a page that is known to be HTML; see ``parse``."""
    return Request(page, url, vocabulary, template, encoding, max_size).article("html")


def parse_markdown(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    encoding: str | None = None,
    max_size: int = MAX_SIZE,
) -> Article:
    """Read a page that is known to be Markdown, by way of the HTML that it stands for.

    Takes and raises what ``parse`` does.

    Raises:
        ExtraMissing: The extra ``markdown`` is not installed; ``parse`` then reads the page as
            text, with a notice.
    """
    return Request(page, url, vocabulary, template, encoding, max_size).article("markdown")


def parse_text(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    encoding: str | None = None,
    max_size: int = MAX_SIZE,
) -> Article:
    """Read a page that is known to be extracted text; see ``parse``."""
    return Request(page, url, vocabulary, template, encoding, max_size).article("text")


def parse_listing(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    encoding: str | None = None,
    max_size: int = MAX_SIZE,
) -> Listing:
    """Read a page of osce.org that lists press pages, as HTML or as extracted text.

    Takes and raises what ``parse`` does. A page without entries gives a listing without entries,
    with a notice.
    """
    request = Request(page, url, vocabulary, template, encoding, max_size)
    return make_listing(request.outline(None, segment_listing), request.marker)


def parse_dateline(
    text: str,
    *,
    near: datetime.date | None = None,
    vocabulary: Vocabulary | None = None,
    language: str | None = None,
) -> Dateline | None:
    """Read the dateline at the beginning of a paragraph.

    Args:
        text: The paragraph. A notice of correction may stand before the dateline.
        near: A date that completes a missing year, such as the date of publication; of a
            ``datetime`` its day.
        vocabulary: OSCE's terms; those that come with the library unless given.
        language: BCP 47 tag of the page's language, which decides what a month's name means where
            several languages have it.

    Returns:
        The dateline, or None where a sentence merely begins with a place or a date.

    Raises:
        TypeError: An argument is of another type than stated.
    """
    _expect("text", text, str)
    _expect("near", near, datetime.date, NoneType)
    _expect("vocabulary", vocabulary, Vocabulary, NoneType)
    _expect("language", language, str, NoneType)
    if isinstance(near, datetime.datetime):
        near = near.date()
    return datelines_of(vocabulary or default()).find(text, near=near, language=language)


def page_type(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    encoding: str | None = None,
    max_size: int = MAX_SIZE,
) -> PageType:
    """Tell an article from a listing and from everything else; see ``parse`` for the arguments.

    The same is ``Article.page_type``, but no record is made; of what is no article, the notice
    ``not-a-press-page`` says why.
    """
    request = Request(page, url, vocabulary, template, encoding, max_size)
    return judge(request.outline(None), request.marker.vocabulary).type


@attrs.frozen
class LabelledLine:
    """A line of a page with its role. Lines are labelled, never deleted."""

    text: str
    """The words, without bullet and surrounding blanks."""
    start: int
    """Offsets of ``text`` in the page's linear text."""
    end: int
    """Offset of the first character after it."""
    role: Role
    """What it is to the page."""
    rule: str
    """Name of the rule that gave the role; the rules are listed in the documentation."""
    entry: str | None = None
    """The vocabulary entry or the markup that the rule went by, if it went by one."""

    @property
    def is_boilerplate(self) -> bool:
        """Whether the line belongs to the site and not to the article."""
        return self.role.is_boilerplate

    @property
    def reason(self) -> str:
        """Why it has that role, as a sentence."""
        return why(self.rule, self.entry)


def detect_boilerplate(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    encoding: str | None = None,
    max_size: int = MAX_SIZE,
) -> tuple[LabelledLine, ...]:
    """Label every line of a page that has words on it, in order.

    Takes and raises what ``parse`` does.
    """
    outline = Request(page, url, vocabulary, template, encoding, max_size).outline(None)
    return _labelled(outline)


def _labelled(outline: Outline) -> tuple[LabelledLine, ...]:
    return tuple(
        LabelledLine(line.text, line.offset, line.end, *verdict)
        for line, verdict in zip(outline.lines, outline.verdicts, strict=True)
    )


class Reading(NamedTuple):
    """A page's record with what was seen on the way to it."""

    article: Article
    #: Of a page that lists others.
    listing: Listing | None
    #: The lines, as the listing has them if there is one.
    lines: tuple[LabelledLine, ...]
    #: Offset of each date in the markup of the page's body, by its value.
    stamps: Mapping[str, int]
    #: Prose that the page holds and does not show.
    hidden: tuple[str, ...]
    is_html: bool


def read_closely(request: "Request") -> Reading:
    """Read a page as ``parse`` does, and keep what an explanation needs."""
    outline = request.outline(None)
    article, listing = make_article(outline, request.marker), None
    if article.page_type is PageType.LISTING:
        outline = request.outline(None, segment_listing)
        listing = make_listing(outline, request.marker)
    markup = outline.page.markup
    stamps = {stamp.value: stamp.offset for stamp in markup.stamps if stamp.offset is not None}
    lines = _labelled(outline)
    return Reading(article, listing, lines, stamps, markup.hidden, outline.page.is_html)


def _expect(name: str, value: object, *kinds: type) -> None:
    """Refuse an argument of another type."""
    if not isinstance(value, kinds):
        wanted = " or ".join(kind.__name__.removesuffix("Type") for kind in kinds)
        raise TypeError(f"{name} is of type {wanted}, not {type(value).__name__}")


def _is(*kinds: type) -> Callable[[object, "attrs.Attribute[Any]", object], None]:
    """Return what refuses a value of another type."""
    return lambda _, attribute, value: _expect(attribute.name, value, *kinds)


@attrs.frozen(eq=False, repr=False)
class Request:
    """A page, and what all of these functions are given with it."""

    page: bytes | str
    url: str | None = attrs.field(validator=_is(str, NoneType))
    vocabulary: Vocabulary | None = attrs.field(validator=_is(Vocabulary, NoneType))
    template: Template | None = attrs.field(validator=_is(Template, NoneType))
    encoding: str | None = attrs.field(validator=_is(str, NoneType))
    max_size: int = attrs.field(validator=_is(int))

    @property
    def marker(self) -> Marker:
        return marker_of(self.vocabulary or default())

    def article(self, form: str | None) -> Article:
        """Read a page as an article, whatever it is."""
        return make_article(self.outline(form), self.marker)

    def outline(self, form: str | None, find_parts: Callable[..., Outline] = segment) -> Outline:
        """Read a page as far as its parts."""
        marker = self.marker
        vocabulary = marker.vocabulary
        page = read(
            self.page,
            form,
            url=self.url,
            encoding=self.encoding,
            hidden=vocabulary.hidden_names,
            max_size=self.max_size,
        )
        page = find_lines(cut_copy(page, vocabulary), marker)
        if cuts := breadcrumbs(page, vocabulary):
            page = page.cut(cuts)
        lines = marker.lines(page)
        # Nothing is cut in what is an entry of a menu.
        others = [line for line in lines if line.mark.meaning.menu is None]
        cuts = labels_in_a_row(lines, others, marker) or glued_items(lines, vocabulary)
        cuts |= dates_in_a_row(lines, others, marker) | dates_beside_titles(lines)
        cuts |= glued_heads(lines, others, marker) | glued_footers(lines)
        if dated := dates_beside_links(page, lines, marker):
            outline = self.parts(page, lines, cuts | dated, find_parts)
            if outline.entries:
                return outline
        # In a text, a link and its date are one paragraph.
        return self.parts(page, lines, cuts, find_parts)

    def parts(
        self,
        page: Page,
        lines: Sequence[Line],
        cuts: Mapping[int, Iterable[int]],
        find_parts: Callable[..., Outline],
    ) -> Outline:
        """Find the parts of a page whose lines are cut in places."""
        marker = self.marker
        if any(cuts.values()):
            page = page.cut(cuts)
            lines = marker.lines(page)
        if self.template is None:
            return find_parts(page, lines, marker, {})
        sample = self.template.sample
        outline = find_parts(page, lines, marker, sample.chrome(lines))
        return outline._replace(recurring=sample.recurring(outline.body))
