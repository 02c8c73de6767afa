"""The front door: a page in, a record out."""

from osce_press._lines.reading import MAX_SIZE, join_surrogates, read
from osce_press._record.article import assemble
from osce_press.models import Article, PageType
from osce_press.template import Template
from osce_press.vocabulary import Vocabulary, default

__all__ = ["MAX_SIZE", "page_type", "parse", "parse_html", "parse_text"]


def parse(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    max_size: int = MAX_SIZE,
) -> Article:
    """Read an osce.org page, given as HTML or as the text a crawler extracted from it.

    Args:
        page: The page. Which of the two it is is told by looking at its beginning. Bytes are
            decoded by byte order mark, declaration, UTF-8 or Windows-1252, in this order.
        url: Its address, which makes links absolute and can state the language.
        vocabulary: OSCE's terms; those that come with the library unless given.
        template: What the site prints around its pages, learned from a crawl of it.
        max_size: The longest input to accept, in bytes or characters.

    Returns:
        The record. No content whatever raises: what cannot be read is None, with a notice.

    Raises:
        InputTooLarge: The page is longer than ``max_size``.
        TypeError: It is neither bytes nor str.
    """
    return _parse(page, None, url, vocabulary, template, max_size)


def parse_html(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    max_size: int = MAX_SIZE,
) -> Article:
    """Read a page that is known to be HTML; see ``parse``."""
    return _parse(page, "html", url, vocabulary, template, max_size)


def parse_text(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    max_size: int = MAX_SIZE,
) -> Article:
    """Read a page that is known to be extracted text; see ``parse``."""
    return _parse(page, "text", url, vocabulary, template, max_size)


def page_type(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    template: Template | None = None,
    max_size: int = MAX_SIZE,
) -> PageType:
    """Tell an article from a listing and from everything else; see ``parse`` for the arguments.

    The same is ``Article.page_type``; of what is no article, the notice ``not-a-press-page`` says
    why.
    """
    return _parse(page, None, url, vocabulary, template, max_size).page_type


def _parse(  # noqa: PLR0913 - the arguments of all of them
    page: bytes | str,
    form: str | None,
    url: str | None,
    vocabulary: Vocabulary | None,
    template: Template | None,
    max_size: int,
) -> Article:
    content = read(page, max_size=max_size, form=form)
    url = url and join_surrogates(url)
    return assemble(content, vocabulary or default(), url=url, template=template)
