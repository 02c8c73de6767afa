"""An example: a page together with the record it must give."""

from collections.abc import Callable, Iterable

import attrs

import osce_press
from osce_press.models import Article

__all__ = ["CARRIED", "Example", "assert_reads", "differences"]

CARRIED = (
    *("kind", "kind_label", "title", "summary", "date", "places", "sources", "fields_of_work"),
    *("dateline", "paragraphs", "metadata"),
)
"""The attributes of a record that every form carries."""


@attrs.frozen
class Example:
    """A page, and what its record must say."""

    page: str | bytes
    """The page."""
    expected: Article
    """Its record, as far as the page's form carries it."""
    url: str | None = None
    """The address that the page is read with."""
    carried: tuple[str, ...] = attrs.field(default=CARRIED, repr=False)
    """The attributes that the form of the page carries."""
    codes: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    """Codes of notices that the record must have, among others."""


def differences(
    article: Article, expected: Article, *, attributes: Iterable[str] = CARRIED
) -> dict[str, tuple[object, object]]:
    """Return the attributes that differ, each with what was read and what was expected."""
    return {
        name: (getattr(article, name), getattr(expected, name))
        for name in attributes
        if getattr(article, name) != getattr(expected, name)
    }


def assert_reads(example: Example, read: Callable[[str | bytes], Article] | None = None) -> Article:
    """Assert that the example's page is read as expected; return what was read.

    Args:
        example: What a page strategy drew.
        read: What reads it; ``osce_press.parse``, with the example's address, unless given.
    """
    article = read(example.page) if read else osce_press.parse(example.page, url=example.url)
    found = differences(article, example.expected, attributes=example.carried)
    if found:
        raise AssertionError(
            "\n".join(
                f"{name}\n  read     {read!r}\n  expected {wanted!r}"
                for name, (read, wanted) in found.items()
            )
        )
    return article
