"""The strategies that ``st.from_type`` finds for the records."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from osce_press.models import (
    Article,
    Dateline,
    FieldOfWork,
    Listing,
    ListingEntry,
    MetadataField,
    Place,
    Source,
)
from osce_press.testing._datelines import datelines, places
from osce_press.testing._listings import listing_pages
from osce_press.testing._records import (
    articles,
    known_fields_of_work,
    known_sources,
    metadata_blocks,
)

__all__ = ["strategy_of"]


def strategy_of(model: type[Any]) -> SearchStrategy[Any]:
    """Return the strategy of one of the classes that Hypothesis was told of."""
    return _STRATEGIES[model]()


def _listings() -> SearchStrategy[Listing]:
    return listing_pages().map(lambda example: example.expected)


def _fields() -> SearchStrategy[MetadataField]:
    return metadata_blocks().filter(bool).flatmap(st.sampled_from)


_STRATEGIES: dict[type[Any], Callable[[], SearchStrategy[Any]]] = {
    Article: articles,
    Dateline: datelines,
    FieldOfWork: known_fields_of_work,
    Listing: _listings,
    ListingEntry: lambda: _listings().flatmap(lambda listing: st.sampled_from(listing.entries)),
    MetadataField: _fields,
    Place: places,
    Source: known_sources,
}
