"""Where the library's own data files are."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["packaged"]


def packaged(*path: str) -> Traversable:
    """Return a file or a folder of the package, by its path in it."""
    folder = Path(__file__).parents[1]
    # What knows packages in archives takes 3 ms to import.
    return (folder if folder.is_dir() else resources.files("osce_press")).joinpath(*path)
