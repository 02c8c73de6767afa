"""Reading the vocabulary's data files, each once and on first use."""

import functools
import json
from importlib import resources
from typing import Any, TypeVar

from osce_press import _codec

__all__ = ["entries", "records"]

T = TypeVar("T")


@functools.cache
def records(name: str) -> tuple[dict[str, Any], ...]:
    """Return the lines of the data file ``name``, each as a dict."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return tuple(json.loads(text))


def entries(model: type[T], name: str) -> tuple[T, ...]:
    """Return the lines of the data file ``name`` as entries of that class."""
    return tuple(_codec.decode(model, record) for record in records(name))
