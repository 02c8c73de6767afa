"""Which lines of a page are its site's: what a sample of the site's pages says of them.

A sample has the pages whose hashes are smallest, so that it is the same whatever the order and the
sharding in which they came. Verdicts are counted from it when first asked for.
"""

import hashlib
import heapq
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

import attrs

from osce_press._marks import Line
from osce_press._parts.line_keys import CUT, Keys, line_key
from osce_press._parts.recurrence import Recurrence, Runs, Statistics, Zone

__all__ = ["LEAST_PAGES", "LONGEST_PAGE", "SAMPLE_SIZE", "Sample", "SampledPage", "sampled"]

#: So many pages are kept, whatever the number learned from.
SAMPLE_SIZE: Final = 512
#: With fewer pages there is no verdict.
LEAST_PAGES: Final = 20

#: Of a longer page, so many lines of its beginning and of its end are kept.
_FIRST_LINES = 600
_LAST_LINES = 400
LONGEST_PAGE: Final = _FIRST_LINES + 1 + _LAST_LINES

#: A page of a sample: its hash, and the keys of its lines.
SampledPage = tuple[str, Keys]


def sampled(lines: Iterable[str]) -> SampledPage:
    """Return what a sample keeps of a page with these lines."""
    keys = tuple(map(line_key, lines))
    name = hashlib.blake2b("".join(keys).encode("ascii"), digest_size=8).hexdigest()
    if len(keys) > LONGEST_PAGE:
        keys = (*keys[:_FIRST_LINES], CUT, *keys[-_LAST_LINES:])
    return name, keys


@attrs.frozen(slots=False)
class Sample:
    """Pages of a site, ascending by their hashes, and what they say of the lines of others."""

    pages: tuple[SampledPage, ...] = ()

    @classmethod
    def of(cls, pages: Iterable[SampledPage]) -> "Sample":
        """Keep the pages with the smallest hashes, each once.

        This is a function of the set of pages alone, and the smallest of a union are the smallest
        of the smallest of its parts: learning in parts and merging gives what learning at once
        does.
        """
        kept: dict[str, Keys] = {}
        heap: list[int] = []
        shared: dict[str, str] = {}
        for name, keys in pages:
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
        return cls(tuple(sorted(kept.items())))

    def chrome(self, lines: Sequence[Line]) -> Mapping[int, Recurrence]:
        """Return which of a page's lines are the site's, by position, and why.

        Labels, kinds and sections of the vocabulary that stand next to the page's own lines are
        the page's own, however frequent they are.
        """
        if len(self.pages) < LEAST_PAGES:
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
                len(self.pages),
                zone,
                among=keys[index] not in frequent[zone],
            )
            for index, zone in found.items()
        }

    def recurring(self, lines: Sequence[Line]) -> Mapping[int, Recurrence]:
        """Return which of a page's lines stand in the bodies of several pages, by position.

        It does not look at where the lines stand: ask it for lines of a body.
        """
        if len(self.pages) < LEAST_PAGES:
            return {}
        counts = (
            (index, self._bodies.get(line_key(line.text))) for index, line in enumerate(lines)
        )
        return {
            index: Recurrence(count, len(self.pages), Zone.BODY) for index, count in counts if count
        }

    def __reduce__(self) -> tuple[type["Sample"], tuple[tuple[SampledPage, ...]]]:
        # Without what was counted.
        return (Sample, (self.pages,))

    @cached_property
    def _statistics(self) -> Statistics:
        return Statistics.of([keys for _, keys in self.pages])

    @cached_property
    def _bodies(self) -> Mapping[str, int]:
        return self._statistics.bodies([keys for _, keys in self.pages])
