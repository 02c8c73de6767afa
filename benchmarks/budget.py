"""What reading does, counted instead of timed: ``python benchmarks/budget.py``.

Each task runs in a process of its own, where the steps of Python's interpreter, its bytecode
instructions, are counted for each function. They are the same in each run and on every machine. A
task that takes 3 % more than its budget in ``budgets.json`` fails, and the functions that grew most
are named.

``--update`` writes the budgets of the Python that runs. Minor versions of Python differ in their
steps, so each has budgets of its own; where there are none, nothing is compared. The standard
library is counted, other packages are not. What goes on within a call into C is not seen, as when a
regular expression searches longer: ``speed.py`` measures that.
"""

import argparse
import gc
import importlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from pages import SAMPLES, listing, text_article
from steps import count

__all__ = ["Task", "compare", "main"]

STORED = Path(__file__).with_name("budgets.json")
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
#: The share by which a task may be above its budget.
ROOM = 0.03
#: A function that takes less than this share of a task is stored, and named, among the others.
SMALL = 0.002
OTHERS = "others"
#: How many functions a message names.
NAMED = 8

Counts = Mapping[str, int]


class Task(NamedTuple):
    """What is counted: a page that is read after others, or first of all."""

    function: str
    page: Callable[[], bytes]
    before: Callable[[], bytes] | None


def _example(name: str) -> Callable[[], bytes]:
    return (SAMPLES / name).read_bytes


#: Read before all but the first page, so that patterns are compiled as in any longer run.
EARLIER = ("advisory.html", "copy.txt", "event.html", "redesigned-romanian.html", "statement.txt")
TASKS: Mapping[str, Task] = {
    # With all that is imported, read and built for it.
    "the first page": Task("parse_html", _example("press-release.html"), None),
    "HTML": Task("parse_html", _example("press-release.html"), _example("news-item.html")),
    "text": Task(
        "parse_text", _example("story.txt"), lambda: text_article("before", 3_000).content
    ),
    "listing": Task(
        "parse_listing", lambda: listing("counted").content, lambda: listing("before").content
    ),
}


def work(name: str) -> Counter[str]:
    """Do a task in this process, which must have done none before."""
    task = TASKS[name]
    page = task.page()
    for needed in ("attrs", "dateutil.parser", "lxml.html", "webencodings"):
        importlib.import_module(needed)
    if task.before is not None:
        library = importlib.import_module("osce_press")
        for earlier in map(_example, EARLIER):
            library.parse(earlier())
        getattr(library, task.function)(task.before())
    gc.disable()
    return count(lambda: getattr(importlib.import_module("osce_press"), task.function)(page))


def gathered(found: Counter[str]) -> dict[str, int]:
    """Return the counts by size, those of small functions as one."""
    least = SMALL * found.total()
    large = {name: number for name, number in found.most_common() if number >= least}
    return {**large, OTHERS: found.total() - sum(large.values())}


def compare(name: str, found: Counts, budget: Counts) -> tuple[bool, list[str]]:
    """Return whether a task keeps to its budget, and the lines that say so."""
    now, before = sum(found.values()), sum(budget.values())
    lines = [f"{name}: {now:,} steps, {now / before - 1:+.1%}"]
    if now < before * (1 - ROOM):
        lines.append("    much less than its budget; --update keeps what was gained")
    exceeded = now > before * (1 + ROOM)
    if exceeded:
        growth = Counter({key: found.get(key, 0) - budget.get(key, 0) for key in {*found, *budget}})
        lines += [f"    {more:+,}  {key}" for key, more in growth.most_common(NAMED) if more > 0]
    return not exceeded, lines


def _apart(name: str) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, __file__, "--task", name],
        check=True,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    return gathered(Counter(json.loads(done.stdout)))


def main() -> int:
    """Print what the tasks do; return 1 if one does more than its budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="write new budgets for this Python")
    parser.add_argument("--task", choices=TASKS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        print(json.dumps(work(options.task)))
        return 0
    stored: dict[str, dict[str, dict[str, int]]] = json.loads(STORED.read_text("utf-8"))
    budgets = stored.get(VERSION, {})
    if not budgets and not options.update:
        print(f"no budgets for Python {VERSION} yet; --update writes them")
        return 0
    found = {name: _apart(name) for name in TASKS}
    exceeded = False
    for name, counts in found.items():
        if name in budgets:
            kept, lines = compare(name, counts, budgets[name])
            exceeded |= not kept
            print(*lines, sep="\n")
        else:
            print(f"{name}: {sum(counts.values()):,} steps, no budget yet")
    if options.update:
        STORED.write_text(_json({**stored, VERSION: found}), "utf-8")
        return 0
    if exceeded:
        print(f"\nMore than {ROOM:.0%} above budget. If the gain is worth it: --update")
    return int(exceeded)


def _json(stored: Mapping[str, Mapping[str, Counts]]) -> str:
    """Write a line for each task, so that changes can be read."""
    versions = (
        f'"{version}": {{\n'
        + ",\n".join(f"{json.dumps(name)}: {json.dumps(own)}" for name, own in tasks.items())
        + "\n}"
        for version, tasks in sorted(stored.items())
    )
    return "{\n" + ",\n".join(versions) + "\n}\n"


if __name__ == "__main__":
    sys.exit(main())
