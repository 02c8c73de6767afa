"""What hostile input costs: ``python benchmarks/hostile.py`` prints the table of docs/hostile.md.

Each case is read in a process of its own, at an eighth, a quarter, half and all of its size. The
exponent is the slope of processor time over length on logarithmic scales: 1 is linear, 2 is
quadratic. Memory is what the process needed at most beyond what it had before.
"""

import argparse
import gc
import json
import math
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hostile_cases import CASES, TABLE, Case, cases, outcome

try:
    import resource
except ImportError:  # Windows has none
    resource = None  # type: ignore[assignment]

#: What every exponent must be below.
LIMIT = 1.15
_SHARES = (8, 4, 2, 1)
#: Measurements of one size go on for so many seconds of processor time, up to so many of them.
_BUDGET, _MOST = 0.3, 7
#: Shorter times are all overhead.
_LEAST = 0.002


class Measured(NamedTuple):
    """What one case cost."""

    said: str
    size: int
    seconds: float
    memory: int
    exponent: float | None


def measure(case: Case, shrink: int) -> Measured:
    """Read a case in its four sizes."""
    cases()
    case.read(case.make(8))
    before = _peak()
    points: list[tuple[int, float]] = []
    said, size = "", 0
    for share in _SHARES:
        page = case.make(max(share and case.number // share // shrink, 1))
        size = _size(page)
        best, spent, tries = math.inf, 0.0, 0
        while tries == 0 or (spent < _BUDGET and tries < _MOST):
            gc.collect()
            start = time.process_time()
            value = case.read(page)
            seconds = time.process_time() - start
            best, spent, tries = min(best, seconds), spent + seconds, tries + 1
            if share == 1 and tries == 1:
                said = outcome(page, value)
            del value
        points.append((size, best))
    return Measured(said, size, points[-1][1], _peak() - before, _slope(points))


def _slope(points: Sequence[tuple[int, float]]) -> float | None:
    """Return the slope of the line through the points, by least squares; None without two."""
    logs = [
        (math.log(size), math.log(seconds)) for size, seconds in points if seconds > _LEAST and size
    ]
    if len(logs) < 2:
        return None
    x = sum(size for size, _ in logs) / len(logs)
    y = sum(seconds for _, seconds in logs) / len(logs)
    across = sum((size - x) ** 2 for size, _ in logs)
    return sum((size - x) * (seconds - y) for size, seconds in logs) / across if across else None


def _size(page: object) -> int:
    if isinstance(page, str | bytes):
        return len(page)
    return page if isinstance(page, int) else len(json.dumps(page)) if _is_flat(page) else 100_000


def _is_flat(page: object) -> bool:
    try:
        json.dumps(page)
    except RecursionError:
        return False
    return True


def _peak() -> int:
    if resource is None:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak
