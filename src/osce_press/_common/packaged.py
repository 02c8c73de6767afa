"""Where the library's own data files are."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["packaged"]


def packaged(*path: str) -> "Traversable":
    """Return a file or a folder of the package, by its path in it."""
    folder = Path(__file__).parents[1]
    if folder.is_dir():
        return folder.joinpath(*path)
    from importlib import resources  # noqa: PLC0415 - long to import, and for archives alone

    return resources.files("osce_press").joinpath(*path)
