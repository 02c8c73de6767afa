"""How time is taken, and what is made of several times."""

import gc
import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

__all__ = ["Spread", "seconds", "slope", "timed"]

_T = TypeVar("_T")


class Spread(NamedTuple):
    """What several rounds gave."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> "Spread":
        """Return the spread of some values."""
        found = sorted(values)
        return cls(statistics.median(found), found[0], found[-1])


def timed(run: Callable[[], _T]) -> tuple[float, _T]:
    """Return the seconds of processor time that a call takes, and what it returns.

    What earlier calls left to Python's collector of cycles is collected before.
    """
    gc.collect()
    start = time.process_time()
    value = run()
    return time.process_time() - start, value


def seconds(run: Callable[[], object]) -> float:
    """Return the seconds of processor time that a call takes."""
    return timed(run)[0]


def slope(points: Sequence[tuple[float, float]]) -> float | None:
    """Return the slope of the line through the points on logarithmic scales, by least squares.

    Of time over size it is the exponent of growth: 1 is linear, 2 is quadratic. None without two
    points.
    """
    logs = [(math.log(size), math.log(spent)) for size, spent in points if size and spent]
    if len(logs) < 2:
        return None
    x = statistics.fmean(size for size, _ in logs)
    y = statistics.fmean(spent for _, spent in logs)
    across = sum((size - x) ** 2 for size, _ in logs)
    return sum((size - x) * (spent - y) for size, spent in logs) / across if across else None
