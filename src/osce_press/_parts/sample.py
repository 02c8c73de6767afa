"""A sample of a site's pages, and which lines of any page it says are the site's.

A sample has the pages whose hashes are smallest, so that it is the same whatever the order and the
sharding in which they came. What it says is counted when first asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

import attrs

from osce_press._marks import Line
from osce_press._parts.outline import Verdict
from osce_press._parts.recurrence import CUT, Keys, Recurrence, SampledPage, line_key
from osce_press.models import Role

__all__ = ["LEAST_PAGES", "LONGEST_PAGE", "SAMPLE_SIZE", "Sample", "sampled"]

#: So many pages are kept, whatever the number learned from.
SAMPLE_SIZE: Final = 512
#: With fewer pages there is no verdict.
LEAST_PAGES: Final = 20
#: Of a longer page, so many lines of its beginning and of its end are kept.
_FIRST_LINES, _LAST_LINES = 600, 400
LONGEST_PAGE: Final = _FIRST_LINES + 1 + _LAST_LINES
#: A line recurs in bodies from this share of the pages on, and this number of them.
_RECURRING_SHARE, _RECURRING_PAGES = 0.02, 3


def sampled(lines: Iterable[str]) -> SampledPage:
    """Return what a sample keeps of a page with these lines."""
    import hashlib  # noqa: PLC0415 - it takes long, and few need it

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

        The smallest of a union are the smallest of the smallest of its parts: learning in parts
        and merging gives what learning at once does.
        """
        kept: dict[str, Keys] = {}
        for name, keys in pages:
            # Two pages with one hash: as good as impossible, and still no matter of order.
            kept[name] = min(kept.get(name, keys), keys)
            if len(kept) == 2 * SAMPLE_SIZE:
                kept = dict(sorted(kept.items())[:SAMPLE_SIZE])
        return cls(tuple(sorted(kept.items())[:SAMPLE_SIZE]))

    def chrome(self, lines: Sequence[Line]) -> Mapping[int, Verdict]:
        """Return which of a page's lines are the site's, by number, and why."""
        if len(self.pages) < LEAST_PAGES:
            return {}
        keys = tuple(line_key(line.text) for line in lines)
        head = self._recurrence.head_end(lines, keys)
        tail = head + self._recurrence.tail_start(lines[head:], keys[head:])
        site = dict.fromkeys(range(head), Role.NAVIGATION)
        site.update(dict.fromkeys(range(tail, len(lines)), Role.FOOTER))
        return {at: Verdict(role, "template", self._why(keys[at])) for at, role in site.items()}

    def recurring(self, body: Iterable[Line]) -> tuple[Line, ...]:
        """Return which of a body's lines recur on the site, those of its menus aside."""
        if len(self.pages) < LEAST_PAGES:
            return ()
        least = max(_RECURRING_PAGES, _RECURRING_SHARE * len(self.pages))
        counts, head = self._recurrence.counts, self._recurrence.head
        keyed = ((line_key(line.text), line) for line in body)
        return tuple(x for key, x in keyed if counts.get(key, 0) >= least and key not in head)

    def _why(self, key: str) -> str:
        reason = f"on {self._recurrence.counts.get(key, 0)} of {len(self.pages)} pages"
        frequent = key in self._recurrence.frequent
        return reason if frequent else f"among recurring lines, itself {reason}"

    @cached_property
    def _recurrence(self) -> Recurrence:
        return Recurrence.of(self.pages)
