"""What reading costs, next to a floor and to others: ``python benchmarks/speed.py``.

It prints the tables of docs/speed.md; ``--markdown docs/speed.md`` writes them there, ``--json``
writes the figures behind them. ``--quick`` is for trying. ``--folder`` is a folder of real pages,
in the form that ``accuracy.py`` describes; without it that set is left out. ``--before`` is the
``src`` of another version, which then reads the same pages in rounds that alternate with ours.

All times but one are of the processor. Ratios are to the floor of the same round, and the median of
the rounds: ``speed_round.py`` says what a round is. ``extractors.py`` says how to install others.
"""

import argparse
import datetime
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from clock import Spread
from costs import costs
from extractors import EXTRACTORS
from pages import SETS
from speed_round import COLD, FLOOR, OURS

HERE = Path(__file__).parent
REAL = "real pages of many sites"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
#: Sets that are HTML articles, which others read too.
PEERS_READ = ("a", "c")
#: Rounds, pages in a round, and real pages in a round.
FULL, QUICK = (5, 40, 1_000), (2, 4, 8)

Rounds = Mapping[str, Sequence[Mapping[str, Any]]]


def main() -> None:
    """Measure, print the tables and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="real pages, for set c")
    parser.add_argument("--sets", default="abcdef", help="only these sets")
    parser.add_argument("--before", type=Path, help="the src folder of another version")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--quick", action="store_true", help="few pages and rounds")
    parser.add_argument("--no-costs", action="store_true", help="only the sets of pages")
    parser.add_argument("--no-others", action="store_true", help="no other extractors")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--markdown", type=Path, help="the page whose tables are to be replaced")
    options = parser.parse_args()
    rounds, number, most = QUICK if options.quick else FULL
    rounds = options.rounds or rounds
    names = [name for name in sorted((*SETS, "c")) if name in options.sets]
    if options.folder is None and "c" in names:
        names.remove("c")
    found: dict[str, Any] = {"machine": machine(), "rounds": rounds}
    found["sets"] = {
        name: [
            _round(name, turn, most if name == "c" else number, options) for turn in range(rounds)
        ]
        for name in names
    }
    if not options.no_costs:
        found["costs"] = costs(quick=options.quick)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    tables = "\n".join(markdown(found))
    print(tables)
    if options.markdown:
        replace(options.markdown, tables)


def _round(name: str, turn: int, number: int, options: argparse.Namespace) -> dict[str, Any]:
    """Measure a round, between one of the other version and one with other extractors."""
    folder, before, others = options.folder, options.before, not options.no_others
    command = [sys.executable, str(HERE / "speed_round.py"), name]
    command += ["--turn", str(turn), "--pages", str(number)]
    if folder:
        command += ["--folder", str(folder)]
    earlier = _run(command, {**os.environ, "PYTHONPATH": str(before)}) if before else None
    found = _run(command, dict(os.environ))
    if name in PEERS_READ and others:
        # By itself: between large neighbours, whoever is quickest suffers most.
        found["others"] = _run([*command, "--peers", *EXTRACTORS], dict(os.environ))
    if earlier is not None:
        for read in (OURS, COLD):
            ratio = earlier["seconds"][read] / earlier["seconds"][FLOOR]
            found["seconds"][f"{read}, before"] = ratio * found["seconds"][FLOOR]
    times = found["seconds"][OURS] / found["seconds"][FLOOR]
    print(f"set {name}, round {turn + 1}: {times:.1f} times the floor", file=sys.stderr)
    return found


def _run(command: Sequence[str], environment: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def machine() -> dict[str, str]:
    """Return what the figures depend on."""
    versions = {}
    for name in ("lxml", "attrs", "python-dateutil", *EXTRACTORS):
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors",
        "processor": _processor(),
        "Python": platform.python_version(),
        **versions,
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor()


# The tables.


def markdown(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of all tables."""
    own = dict(found["machine"])
    yield (
        f"Measured on {own.pop('date')}, {found['rounds']} rounds:"
        f" {', '.join(f'{name} {version}' for name, version in own.items())}."
    )
    sets: Rounds = found["sets"]
    yield from _floors(sets)
    for name in PEERS_READ:
        shared = [each["others"] for each in sets.get(name, ()) if "others" in each]
        if shared:
            yield from _peers(name, shared)
    if "costs" in found:
        yield from _costs(found["costs"])


def _floors(sets: Rounds) -> Iterator[str]:
    before = any(f"{OURS}, before" in each["seconds"] for each in _all(sets))
    columns = [OURS, COLD] + [f"{OURS}, before", f"{COLD}, before"] * before
    yield "\n### Next to the floor\n"
    yield "| | pages | kB | floor, ms | ms | times the floor | lowest, highest | cold |" + (
        " before | cold, before |" * before
    )
    yield "|---|" + "---:|" * (7 + 2 * before)
    for name, rounds in sets.items():
        first = rounds[0]
        ratios = {column: ratio(rounds, column) for column in columns}
        warm, *others = ratios.values()
        cells = [
            f"({name}) {SETS[name].name if name in SETS else REAL}",
            str(first["pages"]),
            f"{first['bytes'] / first['pages'] / 1000:.0f}",
            f"{milliseconds(rounds, FLOOR):.3g}",
            f"{milliseconds(rounds, OURS):.3g}",
            f"{warm.median:.1f}" if warm else "–",
            f"{warm.low:.1f}, {warm.high:.1f}" if warm else "–",
            *(f"{other.median:.1f}" if other else "–" for other in others),
        ]
        yield f"| {' | '.join(cells)} |"


def _all(sets: Rounds) -> Iterator[Mapping[str, Any]]:
    return (each for rounds in sets.values() for each in rounds)


def ratio(rounds: Sequence[Mapping[str, Any]], reader: str) -> Spread | None:
    """Return how often the floor fits into a reader's time."""
    found = [
        each["seconds"][reader] / each["seconds"][FLOOR]
        for each in rounds
        if reader in each["seconds"]
    ]
    return Spread.of(found) if found else None


def milliseconds(rounds: Sequence[Mapping[str, Any]], reader: str) -> float:
    """Return what a page costs."""
    return 1000 * Spread.of(each["seconds"][reader] / each["pages"] for each in rounds).median


def _peers(name: str, rounds: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what each extractor costs and what it gets right, of all rounds."""
    heading = SETS[name].name if name in SETS else REAL
    yield f"\n### Next to others: ({name}) {heading}\n"
    total = _right(rounds, OURS)
    yield (
        f"| | ms a page | times the floor | paragraphs lost, of {total['paragraphs']:,} |"
        f" titles right, of {total['titles']:,} | dates right, of {total['dates']:,} | failed |"
    )
    yield "|---|" + "---:|" * 6
    for reader in rounds[0]["right"]:
        spread, counts = ratio(rounds, reader), _right(rounds, reader)
        texts, titles, dates = rounds[0]["claims"].get(reader, (True, True, True))
        right = counts["dates"] - counts["wrong"] - counts["missed"]
        cells = [
            reader,
            f"{milliseconds(rounds, reader):.3g}",
            f"{spread.median:.1f}" if spread else "–",
            f"{counts['lost']:,}" if texts else "–",
            f"{counts['right']:,}" if titles else "–",
            f"{right:,}" if dates else "–",
            str(counts["failed"]),
        ]
        yield f"| {' | '.join(cells)} |"


def _right(rounds: Sequence[Mapping[str, Any]], reader: str) -> dict[str, int]:
    keys = ("paragraphs", "lost", "titles", "right", "dates", "wrong", "missed", "failed")
    return {key: sum(each["right"][reader].get(key, 0) for each in rounds) for key in keys}


def _costs(found: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for heading, rows in found.items():
        yield f"\n### {heading}\n"
        yield "| | |"
        yield "|---|---:|"
        yield from (f"| {name} | {value} |" for name, value in rows.items())


def replace(page: Path, tables: str) -> None:
    """Write the tables between the marks of a page."""
    text = page.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"{page} has no {BEGIN} and {END} to write between")
    page.write_text(f"{before}{begin}\n\n{tables}\n\n{end}{after}", "utf-8")


if __name__ == "__main__":
    main()
