"""What corpora cost: ``python benchmarks/corpora.py`` prints the tables of docs/corpus.md.

``--pages N`` sets the number of invented pages (10,000 unless given), ``--only NAME...`` chooses
among the measurements. Each run is a process of its own; seconds are those of the whole command and
of the processors, and memory is the most that one of its processes had. "same" compares the
datasets of a folder, a table and a WARC file in each format, "near" counts what is found of
near-duplicates, "spark" runs what docs/spark.md prints.
"""

import argparse
import importlib
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from corpus_pages import near_copy, other_text, page, pages, write_folder, write_jsonl, write_warc
from osce_press.corpus import Options, Output, make_dataset, read_rows, write

#: What differs between forms of one corpus.
_ORIGIN = frozenset({"origin_file", "origin_offset", "record_id", "retrieved"})
_FORMATS = {
    "jsonl": ".jsonl",
    "csv": ".csv",
    "tif": ".csv",
    "sqlite": ".sqlite",
    "parquet": ".parquet",
    "partitioned": "",
}
_THRESHOLDS = (0.5, 0.6, 0.7, 0.8)
_NEAR_PAGES = 1_000


def begin(*arguments: str) -> "subprocess.Popen[bytes]":
    """Begin a run of the command."""
    command = [sys.executable, "-m", "osce_press", "corpus", "--quiet", *arguments]
    return subprocess.Popen(command)


def end(process: "subprocess.Popen[bytes]") -> tuple[float, float]:
    """Wait for a run; return its processor seconds, and the most that a process had, in MB."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def measured(name: str, count: int, *runs: tuple[str, ...]) -> str:
    """Return the line of a table for runs side by side, together of so many pages."""
    start = time.perf_counter()
    ended = [end(process) for process in [begin(*run) for run in runs]]
    seconds = time.perf_counter() - start
    busy, memory = sum(one[0] for one in ended), max(one[1] for one in ended)
    rate = count / seconds
    return f"| {count:,} | {name} | {seconds:,.0f} | {busy:,.0f} | {rate:,.0f} | {memory:,.0f} MB |"


def one(count: int) -> Iterator[str]:
    """One process."""
    yield measured("1", count, ("dump.jsonl", "-o", "one.parquet", "--jobs", "1"))


def two(count: int) -> Iterator[str]:
    """Two processes."""
    yield measured("2", count, ("dump.jsonl", "-o", "two.parquet", "--jobs", "2"))


def side(count: int) -> Iterator[str]:
    """Two runs of one process each."""
    runs = [("dump.jsonl", "-o", f"side{run}.parquet", "--jobs", "1") for run in range(2)]
    yield measured("1 and 1, side by side", 2 * count, *runs)


def near_option(count: int) -> Iterator[str]:
    """Two processes that look for near-duplicates."""
    run = ("dump.jsonl", "-o", "near.parquet", "--jobs", "2", "--near-duplicates", "0.6")
    yield measured("2, with `--near-duplicates`", count, run)


def dask(count: int) -> Iterator[str]:
    """Two workers of a Dask cluster on this machine."""
    distributed: Any = importlib.import_module("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        run = ("dump.jsonl", "-o", "dask.parquet", "--dask", cluster.scheduler_address)
        line = measured("2 workers of Dask", count, run)
        workers = client.run(_most_memory)
    yield line
    yield f"most memory of a worker: {max(workers.values()):,.0f} MB"


def _most_memory() -> float:
    resource: Any = importlib.import_module("resource")
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def spark(count: int) -> Iterator[str]:
    """Run what the documentation prints."""
    printed = Path(__file__).parents[1].joinpath("docs", "spark.md").read_text("utf-8")
    (code,) = re.findall(r"```py\n(.*?)```", printed, re.DOTALL)
    Path("job.py").write_text(code, "utf-8")
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "job.py"], check=True, env=environment, stderr=subprocess.DEVNULL
    )
    seconds = time.perf_counter() - start
    unknown = {"story_id", "best_copy", "date_earliest", "date_latest", "origin_offset"}
    make_dataset(["dump.jsonl"], "ours.parquet", jobs=2)
    there, ours = (
        sorted(json.dumps(row) for row in _without(read_rows(path), unknown))
        for path in ("pages", "ours.parquet")
    )
    yield f"{count:,} pages in {seconds:,.0f} seconds, {count / seconds:,.0f} a second"
    yield f"the rows are the same: {there == ours}"


def same(count: int) -> Iterator[str]:
    """Compare datasets of three forms of a corpus."""
    write_folder(Path("folder"), count)
    write_warc(Path("crawl.warc.gz"), count)
    sources = ("folder", "dump.jsonl", "crawl.warc.gz")
    for number, source in enumerate(sources):
        make_dataset([source], f"form{number}.jsonl", jobs=2)
    for kind, suffix in _FORMATS.items():
        for number in range(len(sources)):
            rows = read_rows(f"form{number}.jsonl")
            write(rows, Output(f"{kind}{number}{suffix}", kind))
        found = (
            _without(read_rows(f"{kind}{number}{suffix}"), _ORIGIN)
            for number in range(len(sources))
        )
        triples = itertools.zip_longest(*found)
        alike, rows_read = True, 0
        for first, *others in triples:
            rows_read += 1
            alike &= all(other == first for other in others)
        yield f"{kind}: {rows_read:,} rows, three identical datasets: {alike}"


def _without(rows: Iterable[Any], names: Iterable[str]) -> Iterator[dict[str, Any]]:
    left_out = set(names)
    for row in rows:
        yield {name: value for name, value in row.items() if name not in left_out}


def near(_: int) -> Iterator[str]:
    """Count what is found of copies, and what of other texts is taken for one."""
    kinds: list[tuple[str, Callable[[int], tuple[str, str]]]] = [
        (f"{changed} % of its words changed", partial(near_copy, changed=changed / 100))
        for changed in (1, 2, 5, 8, 10, 15)
    ]
    kinds += [
        (f"other text, {shared} of 5 paragraphs the same", partial(other_text, shared=shared))
        for shared in (1, 2, 3, 4)
    ]
    yield "| text | " + " | ".join(map(str, _THRESHOLDS)) + " | strangers |"
    yield "|---|" + "---|" * (len(_THRESHOLDS) + 1)
    for name, made in kinds:
        shares: list[str] = []
        strangers = 0
        found = [one for number in range(_NEAR_PAGES) for one in (page(number), made(number))]
        write_jsonl(Path("near.jsonl"), found)
        for least in _THRESHOLDS:
            options = Options(near_duplicates=least)
            make_dataset(["near.jsonl"], "near-found.jsonl", jobs=2, options=options)
            stories = [row["story_id"] for row in read_rows("near-found.jsonl")]
            joined = sum(a == b for a, b in zip(stories[::2], stories[1::2], strict=True))
            shares.append(f"{100 * joined / _NEAR_PAGES:.1f} %")
            strangers += 2 * _NEAR_PAGES - joined - len(set(stories))
        yield f"| {name} | {' | '.join(shares)} | {strangers} |"


MEASUREMENTS = {
    "one": one,
    "two": two,
    "side": side,
    "option": near_option,
    "dask": dask,
    "spark": spark,
    "same": same,
    "near": near,
}


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--only", nargs="+", choices=MEASUREMENTS, default=list(MEASUREMENTS))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        write_jsonl(Path("dump.jsonl"), pages(arguments.pages))
        for name in arguments.only:
            for line in MEASUREMENTS[name](arguments.pages):
                print(line, flush=True)
        os.chdir("/")


if __name__ == "__main__":
    main()
