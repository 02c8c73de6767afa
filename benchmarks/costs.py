"""What reading costs besides the time of a page: memory, the first page, growth, two processes."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clock import Spread

__all__ = ["costs"]

HERE = Path(__file__).parent
RELEASE = HERE.parent / "src/osce_press/samples/pages/press-release.html"

_NEEDED = "import lxml.etree, attrs, dateutil.parser"
_IMPORTS: Mapping[str, str] = {
    "import of lxml.etree, attrs and dateutil": _NEEDED,
    "import of osce_press and the first page": (
        f"import osce_press; osce_press.parse_html(open({str(RELEASE)!r}, 'rb').read())"
    ),
}
_TIMED = "import time; start = time.process_time(); {}; print(time.process_time() - start)"


def costs(*, quick: bool) -> dict[str, dict[str, str]]:
    """Return the rows of each table by its heading."""
    return {
        "Import and the first page": _first(3 if quick else 11),
        "Memory of a page": _memory(5 if quick else 30),
        "Growth": _growth(quick=quick),
        "Two processes": _processes(40 if quick else 400),
    }


def _first(rounds: int) -> dict[str, str]:
    """Import in new processes, one after the other, with all modules compiled as pip does."""
    found: dict[str, list[float]] = {name: [] for name in _IMPORTS}
    with tempfile.TemporaryDirectory() as folder:
        compiled = {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        for number in range(rounds + 1):
            for name, code in _IMPORTS.items():
                taken = float(_output("-c", _TIMED.format(code), **compiled))
                if number:  # the first time, the modules are compiled
                    found[name].append(taken)
    needed, own = (Spread.of(times).median for times in found.values())
    rows = {name: f"{1000 * Spread.of(times).median:.0f} ms" for name, times in found.items()}
    return {**rows, "times": f"{own / needed:.1f}"}


def _memory(pages: int) -> dict[str, str]:
    """Read pages of a crawl, each once, while Python counts what it allocates."""
    rows: dict[str, str] = {}
    for name, title in (("a", "article as HTML"), ("d", "extracted text")):
        found = json.loads(_output(str(HERE / "cost_rounds.py"), "memory", name, str(pages)))
        size, peak, record, kept = (found[key] for key in ("size", "peak", "record", "kept"))
        rows[title] = f"{size / 1000:.0f} kB"
        rows[f"{title}: most while it is read"] = f"{peak / 1000:.0f} kB"
        rows[f"{title}: its record"] = f"{record / 1000:.0f} kB"
        rows[f"{title}: remembered for the next"] = f"{kept / 1000:.1f} kB"
    return rows


def _growth(*, quick: bool) -> dict[str, str]:
    """Measure the exponent of time over size: 1 is linear, 2 is quadratic."""
    rows: dict[str, str] = {}
    most = "1000000" if quick else "10000000"
    for form, title in (("html", "HTML"), ("text", "text")):
        for collector in ("off", "on"):
            found = json.loads(
                _output(str(HERE / "cost_rounds.py"), "growth", form, collector, most)
            )
            label = f"{title}, 1 KB to {int(most) // 1_000_000} MB, collector {collector}"
            rows[label] = f"{found['whole']:.2f}; over the last tenfold {found['last']:.2f}"
    return rows


def _processes(pages: int) -> dict[str, str]:
    """Read the same number of pages in each of one and of two processes at once."""
    rates: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(5):
        for number, found in rates.items():
            found.append(number / _together(number, pages))
    one, two = (Spread.of(found).median for found in rates.values())
    return {
        "pages a second, one process": f"{one * pages:.0f}",
        "pages a second, two processes": f"{two * pages:.0f}",
        "times": f"{two / one:.2f}",
    }


def _together(number: int, pages: int) -> float:
    """Return how long processes that start together take, by the clock on the wall."""
    command = [sys.executable, str(HERE / "cost_rounds.py"), "pages", str(pages)]
    workers = [
        subprocess.Popen(
            [*command, str(worker)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for worker in range(number)
    ]
    pipes: list[tuple[Any, Any]] = [(worker.stdin, worker.stdout) for worker in workers]
    for _, out in pipes:
        out.readline()  # its pages are made
    start = time.perf_counter()
    for into, _ in pipes:
        into.write("go\n")
        into.flush()
    for _, out in pipes:
        out.readline()
    taken = time.perf_counter() - start
    for worker in workers:
        worker.communicate()
    return taken


def _output(*arguments: str, **variables: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **variables},
    )
    return done.stdout
