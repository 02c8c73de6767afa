"""Pages for web-poet: what a crawler gives to them comes back as the library's records.

With scrapy-poet, name this module in ``SCRAPY_POET_DISCOVER``, and let a callback ask for an
``Article`` or a ``Listing``.
"""

from osce_press import parse, parse_listing
from osce_press.errors import ExtraMissing
from osce_press.models import Article, Listing

try:
    from web_poet import WebPage, handle_urls  # pyright: ignore[reportUnknownVariableType] - of any item
except ModuleNotFoundError as error:
    if error.name != "web_poet":
        raise
    raise ExtraMissing("web-poet") from error

__all__ = ["ArticlePage", "ListingPage"]


@handle_urls("osce.org")
class ArticlePage(WebPage[Article]):
    """A press page; its item is an ``Article``."""

    async def to_item(self) -> Article:
        """Read the page, with the address and the encoding that the response states."""
        response = self.response
        encoding = response.headers.declared_encoding()
        return parse(response.body, url=str(response.url), encoding=encoding)


@handle_urls("osce.org")
class ListingPage(WebPage[Listing]):
    """A page that lists press pages; its item is a ``Listing``."""

    async def to_item(self) -> Listing:
        """Read the page, with the address and the encoding that the response states."""
        response = self.response
        encoding = response.headers.declared_encoding()
        return parse_listing(response.body, url=str(response.url), encoding=encoding)
