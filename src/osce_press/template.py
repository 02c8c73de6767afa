"""Templates: what a site prints around its pages, learned from a crawl of it.

A template is a sample of pages: those whose hashes are smallest, so that it is the same whatever
the order and the sharding in which the pages came. Verdicts are counted from it when first asked
for. See docs/templates.md for the method, its sources and its limits.
"""

import contextlib
import hashlib
import heapq
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final, cast

import attrs

from osce_press._json import shown
from osce_press._lines.reading import MAX_SIZE, read
from osce_press._marks import Line
from osce_press._parts.line_keys import CUT, KEY, Keys, line_key
from osce_press._parts.recurrence import Recurrence, Runs, Statistics, Zone
from osce_press.errors import TemplateError

__all__ = ["LEAST_PAGES", "SAMPLE_SIZE", "Template"]

#: So many pages are kept, whatever the number learned from.
SAMPLE_SIZE: Final = 512
#: With fewer pages there is no verdict.
LEAST_PAGES: Final = 20

#: Of a longer page, so many lines of its beginning and of its end are kept.
_FIRST_LINES = 600
_LAST_LINES = 400
_LONGEST_PAGE = _FIRST_LINES + 1 + _LAST_LINES

_FORMAT = "osce_press template"
_VERSION = 1
_LARGEST_FILE = 64_000_000
_PAGE_HASH = re.compile(r"[0-9a-f]{16}")


@attrs.frozen(slots=False, repr=False)
class Template:
    """The chrome of a site: its menus and footers, whatever their words.

    Immutable. Two templates are equal when they were learned from the same pages; ``Template()``
    has learned nothing, and ``merge`` with it changes nothing.
    """

    #: The sample: hashes of pages, ascending, and the keys of their lines.
    sample: tuple[tuple[str, Keys], ...] = ()

    @classmethod
    def learn(cls, pages: Iterable[bytes | str], *, max_size: int = MAX_SIZE) -> "Template":
        """Learn from pages of one site, each as ``parse`` takes them.

        The pages are read one after the other, and no more than ``SAMPLE_SIZE`` are kept in memory.
        A page that was given before, or has no words, changes nothing.

        Raises:
            InputTooLarge: A page is longer than ``max_size``.
            TypeError: A page is neither bytes nor str, or ``pages`` is itself one page.
        """
        if isinstance(pages, (bytes, str)):
            raise TypeError("pages is one page; give an iterable of pages")
        return cls(_smallest(_entries(pages, max_size)))

    def merge(self, other: "Template") -> "Template":
        """Return what learning from the pages of both gives."""
        return Template(_smallest((*self.sample, *other.sample)))

    @property
    def pages(self) -> int:
        """The number of pages in the sample."""
        return len(self.sample)

    def chrome(self, lines: Sequence[Line]) -> Mapping[int, Recurrence]:
        """Return which of a page's lines are the site's, by position, and why.

        Labels, kinds and sections of the vocabulary that stand next to the page's own lines are
        the page's own, however frequent they are.
        """
        if self.pages < LEAST_PAGES:
            return {}
        keys = tuple(line_key(line.text) for line in lines)
        runs = Runs(self._statistics, keys, lines)
        found = dict.fromkeys(range(runs.head_end), Zone.HEAD)
        found.update((index, Zone.TAIL) for index in range(runs.tail_start, len(lines)))
        counts = self._statistics.counts
        frequent = {Zone.HEAD: self._statistics.head, Zone.TAIL: self._statistics.tail}
        return {
            index: Recurrence(
                counts.get(keys[index], 0),
                self.pages,
                zone,
                among=keys[index] not in frequent[zone],
            )
            for index, zone in found.items()
        }

    def recurring(self, lines: Sequence[Line]) -> Mapping[int, Recurrence]:
        """Return which of a page's lines stand in the bodies of several pages, by position.

        It does not look at where the lines stand: ask it for lines of a body.
        """
        if self.pages < LEAST_PAGES:
            return {}
        counts = (
            (index, self._bodies.get(line_key(line.text))) for index, line in enumerate(lines)
        )
        return {index: Recurrence(count, self.pages, Zone.BODY) for index, count in counts if count}

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the template to a file: JSON, always the same bytes for the same template.

        The file is replaced as a whole: a reader never sees half of it.
        """
        target = Path(path)
        temporary = target.with_name(f".{target.name}.{os.urandom(8).hex()}.tmp")
        try:
            temporary.write_bytes(_dump(self.sample))
            temporary.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
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
            raise TemplateError(f"the file is larger than the limit of {max_size:,} bytes")
        return cls(_smallest(_load(content)))

    def __repr__(self) -> str:
        return f"<Template of {self.pages} pages>"

    def __reduce__(self) -> tuple[type["Template"], tuple[tuple[tuple[str, Keys], ...]]]:
        return (Template, (self.sample,))

    @cached_property
    def _statistics(self) -> Statistics:
        return Statistics.of([keys for _, keys in self.sample])

    @cached_property
    def _bodies(self) -> Mapping[str, int]:
        return self._statistics.bodies([keys for _, keys in self.sample])


def _entries(pages: Iterable[bytes | str], max_size: int) -> Iterator[tuple[str, Keys]]:
    for page in pages:
        keys = tuple(map(line_key, read(page, max_size=max_size, form=None).texts))
        if keys:
            name = hashlib.blake2b("".join(keys).encode("ascii"), digest_size=8).hexdigest()
            if len(keys) > _LONGEST_PAGE:
                keys = (*keys[:_FIRST_LINES], CUT, *keys[-_LAST_LINES:])
            yield name, keys


def _smallest(entries: Iterable[tuple[str, Keys]]) -> tuple[tuple[str, Keys], ...]:
    """Keep the pages with the smallest hashes, each once.

    This is a function of the set of entries alone, and the smallest of a union are the smallest of
    the smallest of its parts: learning in parts and merging gives what learning at once does.
    """
    kept: dict[str, Keys] = {}
    heap: list[int] = []
    shared: dict[str, str] = {}
    for name, keys in entries:
        if name in kept:
            # Two pages with one hash: as good as impossible, and still no matter of order.
            kept[name] = min(kept[name], keys)
            continue
        rank = -int(name, 16)
        if len(heap) == SAMPLE_SIZE:
            if rank < heap[0]:
                continue
            del kept[f"{-heapq.heapreplace(heap, rank):016x}"]
        else:
            heapq.heappush(heap, rank)
        kept[name] = tuple(shared.setdefault(key, key) for key in keys)
    return tuple(sorted(kept.items()))


# The file: {"format":...,"keys":[...],"pages":[[hash,[first,count,...]],...],"version":1}
#
# Keys are numbered by their first place in the pages in order, so the numbers of a menu follow one
# another, and a page is a few stretches of numbers: the first one and how many.


def _dump(sample: Iterable[tuple[str, Keys]]) -> bytes:
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


def _load(content: bytes) -> Iterator[tuple[str, Keys]]:
    try:
        data: object = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise TemplateError("the file is not JSON") from error
    if not isinstance(data, dict) or data.get("format") != _FORMAT:  # pyright: ignore[reportUnknownMemberType]
        raise TemplateError(f'the file does not say that it is an "{_FORMAT}"')
    record = cast("dict[str, object]", data)
    version = record.get("version")
    if type(version) is not int or version < 1:
        raise TemplateError(f"{shown(version)} is no version of a template")
    if version > _VERSION:
        raise TemplateError(
            f"a newer osce_press wrote the template; this release reads version {_VERSION}"
        )
    keys = _list(record.get("keys"), "keys")
    if not all(isinstance(key, str) and (key == CUT or KEY.fullmatch(key)) for key in keys):
        raise TemplateError("not all keys are keys of lines")
    pages = _list(record.get("pages"), "pages")
    if len(pages) > SAMPLE_SIZE:
        raise TemplateError(f"it has {len(pages):,} pages; a template has at most {SAMPLE_SIZE}")
    for page in pages:
        yield _load_page(page, cast("list[str]", keys))


def _load_page(page: object, keys: list[str]) -> tuple[str, Keys]:
    name, numbers = _list(page, "pages", of=2)
    if not isinstance(name, str) or not _PAGE_HASH.fullmatch(name):
        raise TemplateError("a page has no hash")
    pairs = _list(numbers, f"lines of page {name}")
    if len(pairs) % 2 or not all(type(number) is int for number in pairs):
        raise TemplateError(f"the lines of page {name} are not pairs of numbers")
    found: list[str] = []
    for first, count in zip(pairs[::2], pairs[1::2], strict=True):
        if first < 0 or count < 1 or first + count > len(keys):
            raise TemplateError(f"page {name} has lines without keys")
        if len(found) + count > _LONGEST_PAGE:
            raise TemplateError(f"page {name} has more than {_LONGEST_PAGE:,} lines")
        found += keys[first : first + count]
    if not found:
        raise TemplateError(f"page {name} has no lines")
    return name, tuple(found)


def _list(value: object, name: str, *, of: int | None = None) -> list[Any]:
    if not isinstance(value, list):
        raise TemplateError(f"its {name} are not a list")
    items = cast("list[Any]", value)  # type: ignore[redundant-cast]
    if of is not None and len(items) != of:
        raise TemplateError(f"its {name} are not lists of {of}")
    return items
