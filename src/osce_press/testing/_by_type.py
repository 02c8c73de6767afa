"""The strategies that ``st.from_type`` finds for the records."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from osce_press import models
from osce_press.testing._drafts.datelines import datelines, places
from osce_press.testing._drafts.drafts import articles, metadata_blocks
from osce_press.testing._drafts.values import fields_of_work, sources
from osce_press.testing._pages.listings import listing_pages

__all__ = ["strategy_of"]


def strategy_of(model: type[Any]) -> SearchStrategy[Any]:
    """Return the strategy of one of the classes that Hypothesis was told of."""
    return _STRATEGIES[model]()


def _listings() -> SearchStrategy[models.Listing]:
    return listing_pages().map(lambda example: example.expected)


_STRATEGIES: dict[type[Any], Callable[[], SearchStrategy[Any]]] = {
    models.Article: articles,
    models.Dateline: datelines,
    models.FieldOfWork: fields_of_work,
    models.Listing: _listings,
    models.ListingEntry: lambda: _listings().flatmap(
        lambda listing: st.sampled_from(listing.entries)
    ),
    models.MetadataField: lambda: metadata_blocks().filter(bool).flatmap(st.sampled_from),
    models.Place: places,
    models.Source: sources,
}
