"""Days of undated pages, as far as the numbers of dated ones tell: these grow with time."""

import datetime
from bisect import bisect_left
from collections.abc import Sequence

import attrs

__all__ = ["NodeDates"]

#: From fewer dated pages nothing is learned.
_FEWEST = 50
#: So many neighbours on either side say what days a number can have.
_NEIGHBOURS = 15
#: Every so many-th dated page is held back to widen the intervals, and as many to test them.
_HELD_BACK = 5
#: Of the pages held back to widen, so many are to be within; the sentence is 95 %.
_WITHIN = 0.97


@attrs.frozen
class NodeDates:
    """Intervals of days by node number; neither end ever goes back as numbers grow."""

    nodes: tuple[int, ...]
    """Numbers of pages, growing."""
    earliest: tuple[int, ...]
    """Ordinals of days, as ``datetime.date.toordinal`` counts them."""
    latest: tuple[int, ...]
    """As ``earliest``."""
    tested: int
    """Of dated pages that took no part, so many were tested, and this share was within."""
    coverage: float
    """The share of the pages tested that was within, from 0 to 1."""
    median_width: int
    """The width of half the intervals tested is at most this, in days."""

    @classmethod
    def learn(cls, dated: Sequence[tuple[int, int]]) -> "NodeDates | None":
        """Learn from node numbers and ordinals of days, in the order of the numbers.

        Of every five pages three give the intervals, one widens them until 97 % of its like are
        within, and one tests them.

        Returns:
            None if there are too few pages.
        """
        if len(dated) < _FEWEST:
            return None
        kept = [page for place, page in enumerate(dated) if place % _HELD_BACK < 3]
        widening, testing = dated[3::_HELD_BACK], dated[4::_HELD_BACK]
        learned = cls._intervals(kept)
        outside = sorted(learned.days_outside(node, day) for node, day in widening)
        margin = outside[min(len(outside) - 1, int(len(outside) * _WITHIN))]
        widened = attrs.evolve(
            learned,
            earliest=tuple(day - margin for day in learned.earliest),
            latest=tuple(day + margin for day in learned.latest),
        )
        within = sum(widened.days_outside(node, day) <= 0 for node, day in testing)
        found = [widened.bounds(node) for node, _ in testing]
        widths = sorted(b - a + 1 for a, b in found if a is not None and b is not None)
        return attrs.evolve(
            widened,
            tested=len(testing),
            coverage=within / len(testing),
            median_width=widths[len(widths) // 2] if widths else 0,
        )

    def interval(self, node: int) -> tuple[datetime.date | None, datetime.date | None]:
        """Return the earliest and the latest day of a page.

        Before the first number that was learned from there is no earliest day, after the last no
        latest one.
        """
        earliest, latest = self.bounds(node)
        return _day(earliest), _day(latest)

    @classmethod
    def _intervals(cls, dated: Sequence[tuple[int, int]]) -> "NodeDates":
        """Take the span of each page's neighbours, and make it monotone by widening it."""
        days = [day for _, day in dated]
        around = [
            days[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
            for place in range(len(days))
        ]
        # A few days far off, of pages put in late, would make all intervals around them wide.
        spans = [_middle(sorted(near)) for near in around]
        earliest = [low for low, _ in spans]
        latest = [high for _, high in spans]
        for place in range(len(days) - 2, -1, -1):
            earliest[place] = min(earliest[place], earliest[place + 1])
        for place in range(1, len(days)):
            latest[place] = max(latest[place], latest[place - 1])
        nodes = tuple(node for node, _ in dated)
        return cls(nodes, tuple(earliest), tuple(latest), 0, 0.0, 0)

    def bounds(self, node: int) -> tuple[int | None, int | None]:
        """Return the interval as ordinals of days."""
        place = bisect_left(self.nodes, node)
        if place < len(self.nodes) and self.nodes[place] == node:
            return self.earliest[place], self.latest[place]
        before = self.earliest[place - 1] if place else None
        after = self.latest[place] if place < len(self.nodes) else None
        return before, after

    def days_outside(self, node: int, day: int) -> int:
        """Return how many days a day is outside the interval; within, it is negative or 0."""
        earliest, latest = self.bounds(node)
        return max(
            earliest - day if earliest is not None else -(10**7),
            day - latest if latest is not None else -(10**7),
        )


def _middle(days: Sequence[int]) -> tuple[int, int]:
    """Return the first and the last of sorted days, without a tenth on either side."""
    cut = len(days) // 10
    return days[cut], days[len(days) - 1 - cut]


def _day(ordinal: int | None) -> datetime.date | None:
    if ordinal is None or not 1 <= ordinal <= datetime.date.max.toordinal():
        return None
    return datetime.date.fromordinal(ordinal)
