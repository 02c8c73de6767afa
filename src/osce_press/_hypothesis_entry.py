"""What Hypothesis runs when it is imported: it tells how the library's records are drawn.

``import hypothesis`` must not pay for this library, so the records are not imported here. If they
are not there yet, their strategies are registered as soon as they are; no strategy is built before
a test asks for one, as ``st.from_type(osce_press.Article)`` does.
"""

import contextlib
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["register"]

_MODELS = "osce_press.models"
_NAMES = (
    *("Article", "Dateline", "FieldOfWork", "Listing", "ListingEntry", "MetadataField"),
    *("Place", "Source"),
)


def register() -> None:
    """Register strategies for the records, now or when they are imported."""
    models = sys.modules.get(_MODELS)
    if models is not None:
        _register(models)
    else:
        sys.meta_path.insert(0, _Watcher())


class _Watcher:
    """Finds nothing itself; sees to it that the strategies follow the records."""

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,  # noqa: ARG002 - importlib's signature
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        """Return the spec that the other finders have for the records, and None for all else."""
        if name != _MODELS:
            return None
        with contextlib.suppress(ValueError):
            sys.meta_path.remove(self)
        spec = find_spec(name)
        if spec is None or spec.loader is None:
            return spec
        loader = spec.loader
        execute = loader.exec_module

        def exec_module(module: ModuleType) -> None:
            del loader.exec_module  # the method of its class is back
            execute(module)
            _register(module)

        loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def _register(models: ModuleType) -> None:
    from hypothesis import strategies as st  # noqa: PLC0415 - not before Hypothesis is there

    for name in _NAMES:
        st.register_type_strategy(getattr(models, name), _strategy)


def _strategy(model: type[Any]) -> "SearchStrategy[Any]":
    from osce_press.testing import _registered  # noqa: PLC0415 - not before a test asks for it

    return _registered.strategy_of(model)
