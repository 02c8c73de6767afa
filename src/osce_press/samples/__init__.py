"""Pages to try the library on, one of each form that osce.org prints, with what each must give.

All of them are invented. ``osce-press demo`` writes them to a folder::

    >>> import osce_press
    >>> from osce_press import samples
    >>> sample = samples.get("story.txt")
    >>> osce_press.parse(sample.page).title == sample.record.title
    True
"""

import functools
import json
from importlib import resources
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from osce_press.models import SCHEMA_VERSION, Article, Listing

__all__ = ["Sample", "get", "names", "pages", "write"]


@attrs.frozen
class Sample:
    """An invented page, and what must be read from it."""

    name: str
    """Name of its file, such as "press-release.html"; the suffix says what it is."""
    form: str
    """What is particular about it, in a sentence."""
    page: bytes = attrs.field(repr=False)
    """The page itself, in UTF-8."""
    record: Article | Listing
    """What the page says, without the lines of the page and their offsets. Of the evidence it has
    that of the date.
    """

    @property
    def text(self) -> str:
        """The page as a str."""
        return self.page.decode()


def names() -> tuple[str, ...]:
    """Return the names of all samples, the usual forms first."""
    return tuple(_stated())


def get(name: str) -> Sample:
    """Return the sample of that name.

    Raises:
        KeyError: There is none; the error lists those there are.
    """
    if name not in _stated():
        raise KeyError(f"no sample is called {name!r}; there are {', '.join(names())}")
    stated = _stated()[name]
    record = {"schema_version": SCHEMA_VERSION, **stated["record"]}
    return Sample(
        name,
        stated["form"],
        (resources.files(__name__) / "pages" / name).read_bytes(),
        Listing.from_dict(record) if "entries" in record else Article.from_dict(record),
    )


def pages() -> tuple[Sample, ...]:
    """Return all samples, the usual forms first."""
    return tuple(map(get, names()))


def write(folder: str | PathLike[str]) -> tuple[Path, ...]:
    """Write all samples to a folder, which is made if it is not there; return their paths.

    Raises:
        FileExistsError: A file of that name is there, with something else in it. Nothing has been
            written then.
        OSError: The folder or a file cannot be written.
    """
    files = {Path(folder, sample.name): sample.page for sample in pages()}
    for path, page in files.items():
        if path.exists() and path.read_bytes() != page:
            raise FileExistsError(None, "is there already, and holds something else", str(path))
    Path(folder).mkdir(parents=True, exist_ok=True)
    for path, page in files.items():
        path.write_bytes(page)
    return tuple(files)


@functools.cache
def _stated() -> dict[str, dict[str, Any]]:
    """Return what was written down of each page, by a person who read it."""
    stated: dict[str, dict[str, Any]] = json.loads(
        (resources.files(__name__) / "records.json").read_text("utf-8")
    )
    return stated
