"""The processes that ``costs.py`` starts: each measures one thing and prints it."""

import gc
import json
import statistics
import sys
import tracemalloc
from collections.abc import Callable, Mapping
from functools import partial

import osce_press
from clock import seconds, slope
from pages import SETS, Page, article, text_article
from speed_round import STRANGERS, ours


def memory(name: str, number: str) -> None:
    """Print what the pages of a set need, in bytes, each the median of a page."""
    pages = SETS[name].make(0, int(number))
    stranger = STRANGERS[pages[0].form]
    ours(stranger("stranger"))
    peaks: list[int] = []
    records: list[int] = []
    gc.collect()
    tracemalloc.start()
    for page in pages:
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        record = ours(page)
        peaks.append(tracemalloc.get_traced_memory()[1] - before)
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
        del record
        gc.collect()
        records.append(held - tracemalloc.get_traced_memory()[0])
    kept, _ = tracemalloc.get_traced_memory()
    found = {
        "size": statistics.median(len(page.content) for page in pages),
        "peak": statistics.median(peaks),
        "record": statistics.median(records),
        "kept": kept / len(pages),
    }
    print(json.dumps(found))


def growth(form: str, collector: str, most: str) -> None:
    """Print the exponent from 1 KB on, and that of the last tenfold."""
    points: list[tuple[float, float]] = []
    for seed in range(3):
        ours(_sized(form, 3_000, f"before {seed}"))
    size = 1_000
    while size <= int(most):
        best, taken, tries, length = float("inf"), 0.0, 0, 0
        while tries < 3 or (taken < 0.2 and tries < 50):
            page = _sized(form, size, f"{size} {tries}")
            length = len(page.content)
            gc.collect()
            if collector == "off":
                gc.disable()
            spent = seconds(partial(_read, page))
            gc.enable()
            best, taken, tries = min(best, spent), taken + spent, tries + 1
        points.append((length, best))
        size *= 10
    print(json.dumps({"whole": slope(points), "last": slope(points[-2:])}))


def _sized(form: str, size: int, seed: str) -> Page:
    if form == "html":
        return article(seed, "drupal", size, site=False)
    return text_article(seed, size)


def _read(page: Page) -> object:
    read = osce_press.parse_html if page.form == "html" else osce_press.parse_text
    return read(page.content, max_size=100_000_000)


def pages(number: str, worker: str) -> None:
    """Read pages when told to, and say when they are made and when they are read."""
    made = SETS["a"].make(int(worker), int(number))
    ours(STRANGERS["html"]("stranger"))
    print("made", flush=True)
    sys.stdin.readline()
    for page in made:
        ours(page)
    print("read", flush=True)


TASKS: Mapping[str, Callable[..., None]] = {"memory": memory, "growth": growth, "pages": pages}

if __name__ == "__main__":
    TASKS[sys.argv[1]](*sys.argv[2:])
