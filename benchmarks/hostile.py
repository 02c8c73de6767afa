"""What hostile input costs: ``python benchmarks/hostile.py`` prints the table of docs/hostile.md.

Each case is read in a process of its own, at an eighth, a quarter, half and all of its size. The
exponent is the slope of processor time over length on logarithmic scales: 1 is linear, 2 is
quadratic. Python's collector of cycles, which begins to look through all objects only when they
have become many, is part of the time, but not of the exponent. Memory is what the process needed at
most beyond what it had before.
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

from clock import slope
from hostile_cases import CASES, TABLE, Case, cases, outcome

if sys.platform != "win32":
    import resource

#: What every exponent must be below.
LIMIT = 1.15
_SHARES = (8, 4, 2, 1)
#: Measurements of one size go on for so many seconds of processor time, up to so many of them.
_BUDGET, _MOST = 0.1, 7
#: Shorter times are all overhead.
_LEAST = 0.003


class Measured(NamedTuple):
    """What one case cost."""

    said: str
    size: int
    seconds: float
    memory: int
    exponent: float | None


class _Collector:
    """How long the collector of cycles has run."""

    def __init__(self) -> None:
        self.seconds = self._start = 0.0
        gc.callbacks.append(self._count)

    def _count(self, phase: str, _: object) -> None:
        if phase == "start":
            self._start = time.process_time()
        else:
            self.seconds += time.process_time() - self._start


def measure(case: Case, shrink: int, collector: _Collector) -> Measured:
    """Read a case in its four sizes."""
    cases()
    case.read(case.make(8))
    before = _peak()
    points: list[tuple[int, float]] = []
    said, size, whole = "", 0, 0.0
    for share in _SHARES:
        page = case.make(max(case.number // share // shrink, 1))
        size = _size(page)
        best, spent, tries = math.inf, 0.0, 0
        while tries == 0 or (spent < _BUDGET and tries < _MOST):
            gc.collect()
            collected = collector.seconds
            start = time.process_time()
            value = case.read(page)
            whole = time.process_time() - start
            seconds = whole - (collector.seconds - collected)
            best, spent, tries = min(best, seconds), spent + whole, tries + 1
            if share == 1 and tries == 1:
                said = outcome(page, value)
            del value
        points.append((size, best))
    return Measured(
        said, size, whole, _peak() - before, slope([point for point in points if point[1] > _LEAST])
    )


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
    if sys.platform == "win32":
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


class Row(NamedTuple):
    """A line of the table."""

    name: str
    measured: Measured

    def __str__(self) -> str:
        said, size, seconds, memory, exponent = self.measured
        cells = (
            self.name,
            said,
            f"{size:,}",
            f"{seconds:.2f} s" if seconds >= 0.005 else "< 0.01 s",
            f"{memory / 1e6:,.0f} MB" if memory else "-",
            f"{exponent:.2f}" if exponent is not None else "-",
        )
        return f"| {' | '.join(cells)} |"


def rows(shrink: int, only: str) -> Iterator[Row]:
    """Measure the cases of the table; of those made for one part of it, give the worst."""
    for index, case in enumerate(TABLE):
        if only in f"{case.group}: {case.name}":
            yield Row(case.name, *_apart([index], shrink))
    parts: dict[str, list[int]] = {}
    for index, case in enumerate(CASES):
        if index >= len(TABLE) and only in f"{case.group}: {case.name}":
            parts.setdefault(case.group, []).append(index)
    for group, indices in parts.items():
        found = zip(indices, _apart(indices, shrink), strict=True)
        index, worst = max(found, key=lambda pair: pair[1].exponent or 0)
        yield Row(f"{group}, {len(indices)} kinds; the worst is {CASES[index].name}", worst)


def _apart(indices: Sequence[int], shrink: int) -> list[Measured]:
    """Measure cases in a process of their own, so that their memory can be told."""
    cases = ",".join(map(str, indices))
    done = subprocess.run(
        [sys.executable, __file__, "--cases", cases, "--shrink", str(shrink)],
        check=True,
        stdout=subprocess.PIPE,
    )
    return [Measured(*found) for found in json.loads(done.stdout)]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; return 1 if a case is above the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of each size")
    parser.add_argument("--only", default="", help="only cases with this in their name")
    parser.add_argument("--cases", help=argparse.SUPPRESS)
    parser.add_argument("--shrink", type=int, default=1, help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    shrink = 10 if arguments.quick else arguments.shrink
    if arguments.cases is not None:
        collector = _Collector()
        indices = map(int, arguments.cases.split(","))
        print(json.dumps([measure(CASES[index], shrink, collector) for index in indices]))
        return 0
    print("| case | what comes out | size | time | memory | exponent |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    above: list[Row] = []
    for row in rows(shrink, arguments.only):
        print(row, flush=True)
        if (row.measured.exponent or 0) >= LIMIT:
            above.append(row)
    print(f"\n{len(above)} above {LIMIT}" if above else f"\nEvery exponent is below {LIMIT}.")
    # Pages of few lines are read faster by what was kept of their words from the last time.
    return 1 if above and not arguments.quick else 0


if __name__ == "__main__":
    sys.exit(main())
