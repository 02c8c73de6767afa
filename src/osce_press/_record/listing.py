"""Listing pages: a page that lists others becomes a ``Listing`` of entries."""

from osce_press._lines.page import Page
from osce_press._lines.reading import MAX_SIZE, join_surrogates, read
from osce_press._notices import notice
from osce_press._parts.listing import RawEntry, scan_entries
from osce_press._parts.listing_page import anchors_of, blocks, next_page, read_header, roles
from osce_press._record.language import stated_language
from osce_press._record.listing_entry import Surroundings, assemble_entry
from osce_press.models import Listing
from osce_press.vocabulary import Vocabulary, default

__all__ = ["parse_listing"]


def parse_listing(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    max_size: int = MAX_SIZE,
) -> Listing:
    """Read a page of osce.org that lists press pages, as HTML or as extracted text.

    Args:
        page: The page.
        url: Its address, which makes the addresses of entries and of the next page absolute.
        vocabulary: OSCE's terms; those that come with the library unless given.
        max_size: The longest input to accept, in bytes or characters.

    Returns:
        The listing. A page without entries gives one without entries, with a notice.

    Raises:
        InputTooLarge: The page is longer than ``max_size``.
        TypeError: It is neither bytes nor str.
    """
    url = url and join_surrogates(url)
    return _assemble(read(page, max_size=max_size, form=None), vocabulary or default(), url)


def _assemble(page: Page, vocabulary: Vocabulary, url: str | None) -> Listing:
    content = [index for index, line in enumerate(page.lines) if not line.hints.landmark]
    lines = [page.lines[index] for index in content]
    anchors = anchors_of(page)
    urls = {
        position: anchors[index].url for position, index in enumerate(content) if index in anchors
    }
    entries = scan_entries(lines, vocabulary, urls)
    header = read_header(lines, entries[0].start if entries else 0, vocabulary)
    around = Surroundings(
        page=page,
        vocabulary=vocabulary,
        url=url,
        language=stated_language(page.markup, url),
        anchors=anchors,
        stamps=sorted(
            (stamp.offset, stamp.value) for stamp in page.markup.stamps if stamp.offset is not None
        ),
    )
    notices = list(page.notices)
    if not page.lines:
        notices.append(notice("empty-page"))
    elif not entries:
        notices.append(notice("not-a-press-page", reason="The page lists no press pages."))
    return Listing(
        title=None if header.title is None else lines[header.title].text,
        description=None if header.description is None else lines[header.description].text,
        entries=tuple(assemble_entry(_on_page(entry, content), around) for entry in entries),
        next_url=next_page(page, anchors, url),
        language=around.language,
        url=url or page.markup.canonical_url,
        encoding=page.encoding,
        blocks=blocks(
            page,
            roles(page, content, entries, header, vocabulary),
            frozenset(content[entry.start] for entry in entries),
        ),
        notices=tuple(notices),
    )


def _on_page(entry: RawEntry, content: list[int]) -> RawEntry:
    """Return the entry with numbers of the page's lines for positions among the content's."""
    return entry._replace(
        start=content[entry.start],
        end=content[entry.end - 1] + 1,
        title=None if entry.title is None else content[entry.title],
        teaser=tuple(content[position] for position in entry.teaser),
    )
