"""What Hypothesis runs when it is imported: it tells how the library's records are drawn.

No strategy is built before a test asks for one, as ``st.from_type(osce_press.Article)`` does.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["register"]

_NAMES = (
    *("Article", "Dateline", "FieldOfWork", "Listing", "ListingEntry", "MetadataField"),
    *("Place", "Source"),
)


def register() -> None:
    """Register strategies for the records."""
    from hypothesis import strategies as st  # noqa: PLC0415 - not before Hypothesis is there

    from osce_press import models  # noqa: PLC0415

    for name in _NAMES:
        st.register_type_strategy(getattr(models, name), _strategy)


def _strategy(model: type[Any]) -> "SearchStrategy[Any]":
    from osce_press.testing import _by_type  # noqa: PLC0415 - not before a test asks for it

    return _by_type.strategy_of(model)
