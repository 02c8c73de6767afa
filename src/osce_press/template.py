"""Templates: what a site prints around its pages, learned from a crawl of it.

See docs/templates.md for the method, its sources and its limits.
"""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import attrs

from osce_press._common.regex import regex
from osce_press._json import shown
from osce_press._lines.reading import MAX_SIZE, read
from osce_press._parts.recurrence import KEY, SampledPage
from osce_press._parts.sample import LEAST_PAGES, LONGEST_PAGE, SAMPLE_SIZE, Sample, sampled
from osce_press.errors import TemplateError

__all__ = ["LEAST_PAGES", "SAMPLE_SIZE", "Template"]

_FORMAT = "osce_press template"
_VERSION = 1
_LARGEST_FILE = 64_000_000
_PAGE_HASH = regex(r"[0-9a-f]{16}")


@attrs.frozen
class Template:
    """The chrome of a site: its menus and footers, whatever their words.

    Immutable. Two templates are equal when they were learned from the same pages; ``Template()``
    has learned nothing, and ``merge`` with it changes nothing.
    """

    sample: Sample = attrs.field(factory=Sample)
    """What was kept of the pages, for ``parse`` to ask."""

    @classmethod
    def learn(cls, pages: Iterable[bytes | str], *, max_size: int = MAX_SIZE) -> "Template":
        """Learn from pages of one site, each as ``parse`` takes them.

        The pages are read one after the other, and no more than twice ``SAMPLE_SIZE`` are kept in
        memory. A page that was given before, or has no words, changes nothing.

        Raises:
            InputTooLarge: A page is longer than ``max_size``.
            TypeError: A page is neither bytes nor str, or ``pages`` is itself one page.
        """
        if isinstance(pages, (bytes, str)):
            raise TypeError("pages is one page; give an iterable of pages")
        texts = (read(page, max_size=max_size, form=None).texts for page in pages)
        return cls(Sample.of(sampled(lines) for lines in texts if lines))

    def merge(self, other: "Template") -> "Template":
        """Return what learning from the pages of both gives."""
        return Template(Sample.of((*self.sample.pages, *other.sample.pages)))

    @property
    def pages(self) -> int:
        """The number of pages in the sample."""
        return len(self.sample.pages)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the template to a file: JSON, always the same bytes for the same template.

        The file is replaced as a whole: a reader never sees half of it.
        """
        target = Path(path)
        temporary = target.with_name(f".{target.name}.{os.urandom(8).hex()}.tmp")
        try:
            temporary.write_bytes(_dump(self.sample.pages))
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    @classmethod
    def load(cls, path: str | os.PathLike[str], *, max_size: int = _LARGEST_FILE) -> "Template":
        """Read a template that ``save`` wrote.

        Args:
            path: The file.
            max_size: The largest file to accept, in bytes.

        Raises:
            TemplateError: The file is no template, is too large, or a newer version wrote it.
            OSError: It cannot be opened.
        """
        with Path(path).open("rb") as file:
            content = file.read(max_size + 1)
        if len(content) > max_size:
            raise TemplateError(f"larger than the limit of {max_size:,} bytes")
        return cls(Sample.of(_load(content)))

    def __repr__(self) -> str:
        return f"<Template of {self.pages} pages>"


# The file: {"format":...,"keys":[...],"pages":[[hash,[first,count,...]],...],"version":1}
#
# Keys are numbered by their first place in the pages in order, so the numbers of a menu follow one
# another, and a page is a few stretches of numbers: the first one and how many.


def _dump(sample: Iterable[SampledPage]) -> bytes:
    numbers: dict[str, int] = {}
    pages: list[tuple[str, list[int]]] = []
    for name, keys in sample:
        stretches: list[int] = []
        expected = -1
        for key in keys:
            number = numbers.setdefault(key, len(numbers))
            if number == expected:
                stretches[-1] += 1
            else:
                stretches += (number, 1)
            expected = number + 1
        pages.append((name, stretches))
    content = {"format": _FORMAT, "version": _VERSION, "keys": list(numbers), "pages": pages}
    return json.dumps(content, separators=(",", ":"), sort_keys=True).encode("ascii") + b"\n"


def _load(content: bytes) -> Iterator[SampledPage]:
    try:
        data: object = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise TemplateError("not JSON") from error
    record = cast("dict[str, object]", data) if isinstance(data, dict) else {}
    if record.get("format") != _FORMAT:
        raise TemplateError(f'the file does not say that it is an "{_FORMAT}"', "format")
    version = record.get("version")
    if type(version) is not int or version < 1:
        raise TemplateError(f"{shown(version)} is no version of a template", "version")
    if version > _VERSION:
        raise TemplateError(f"a newer osce_press wrote it; this reads {_VERSION}", "version")
    keys = _list(record.get("keys"), "keys")
    for index, key in enumerate(keys):
        if not isinstance(key, str) or not KEY.fullmatch(key):
            raise TemplateError(f"{shown(key)} is no key of a line", f"keys[{index}]")
    pages = _list(record.get("pages"), "pages")
    if len(pages) > SAMPLE_SIZE:
        raise TemplateError(f"{len(pages):,}, more than {SAMPLE_SIZE}", "pages")
    for index, page in enumerate(pages):
        yield _load_page(page, keys, f"pages[{index}]")


def _load_page(page: object, keys: list[str], where: str) -> SampledPage:
    parts = _list(page, where)
    if len(parts) != 2:
        raise TemplateError("not a hash and a list of lines", where)
    name, stretches = parts[0], _list(parts[1], where)
    if not isinstance(name, str) or not _PAGE_HASH.fullmatch(name):
        raise TemplateError(f"{shown(name)} is no hash of a page", where)
    if not stretches or len(stretches) % 2 or not all(type(number) is int for number in stretches):
        raise TemplateError("its lines are not pairs of numbers", where)
    found: list[str] = []
    for first, count in zip(stretches[::2], stretches[1::2], strict=True):
        if first < 0 or count < 1 or first + count > len(keys):
            raise TemplateError("it has lines without keys", where)
        if len(found) + count > LONGEST_PAGE:
            raise TemplateError(f"it has more than {LONGEST_PAGE:,} lines", where)
        found += keys[first : first + count]
    return name, tuple(found)


def _list(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise TemplateError(f"expected a list, found {shown(value)}", where)
    return cast("list[Any]", value)  # type: ignore[redundant-cast]  # pyright needs it
