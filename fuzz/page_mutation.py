"""Ask of each function whether any page needs it: ``nox -s mutation -- --pages [MODULE ...]``.

Each mutant of a module reads pages, and no other test is run: the examples and what lies in
``../shared/corpus`` (real pages, reported troubles, datelines), then pages drawn in the surveyed
forms. A mutant is killed by the first page whose record it changes. It prints the functions, those
first that no page holds: their lines can go, or a page is missing. Names can be those of packages::

    nox -s mutation -- --pages osce_press._parts.head osce_press._record

Of each function so many mutants are tried as ``--mutants`` says, and no more of them once it is
clear that pages hold it. A mutant reads pages for ``--budget`` seconds at most, and for four times
as long where nearly all mutants are alive; first come those that together call all functions.
"""

import argparse
import base64
import functools
import gc
import gzip
import hashlib
import importlib
import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
#: Of a function's mutants so many live where no page needs it.
NEARLY_ALL = 0.8
_IGNORED = ("__init__", "__main__", "cli", "_card", "_hypothesis_entry", "_values", "errors")
_HOOK = '''
"""Calls the mutant that is chosen, and notes which functions are called."""
import functools
from typing import Annotated, Any
MutantDict = Annotated[dict[str, Any], "mutants"]
chosen = ""
called: set[str] = set()

def _mutmut_mutated(mutants, is_classmethod=False):
    def decorate(function):
        module = function.__module__
        @functools.wraps(function)
        def call(*args, **kwargs):
            original = mutants["_mutmut_orig"]
            name = module + "." + original.__name__.removesuffix("__mutmut_orig")
            called.add(name)
            found = original
            if chosen.startswith(name + "__mutmut_"):
                found = mutants[chosen.rpartition(".")[2]]
            if is_classmethod:
                return getattr(args[0], found.__name__)(*args[1:], **kwargs)
            return found(*args, **kwargs)
        return call
    return decorate
'''


class Reading(NamedTuple):
    """Something to read, and what the unchanged library made of it."""

    name: str
    #: Whether it was drawn here, which is no proof that a site prints it.
    drawn: bool
    run: Callable[[], object]
    result: str = ""
    seconds: float = 0.0
    called: frozenset[str] = frozenset()


class Verdict(NamedTuple):
    """How a mutant ended: ``alive``, or killed by a ``real`` or a ``drawn`` page."""

    function: str
    mutant: str
    how: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Mutate, read, and print a line for each function."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=["osce_press"])
    parser.add_argument("--mutants", type=int, default=12, help="how many of each function")
    parser.add_argument("--budget", type=float, default=0.5, help="seconds for a mutant")
    parser.add_argument("--drawn", type=int, default=150, help="how many pages to draw")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="osce-press-mutants-") as folder:
        mutants = _mutate(Path(folder), tuple(options.modules))
        sys.path.insert(0, folder)
        hook = importlib.import_module("mutation_hook")
        library = importlib.import_module("osce_press")
        assert str(library.__file__).startswith(folder), "the library was imported before"
        readings = _warmed(hook, options.drawn)
        print(f"{sum(map(len, mutants.values()))} mutants, {len(readings)} readings", flush=True)
        for module, functions in sorted(_by_module(mutants).items()):
            verdicts = [
                verdict
                for function in functions
                for verdict in _judge(
                    hook, _some(mutants[function], options.mutants), readings, options.budget
                )
            ]
            _print(module, verdicts, readings)
    return 0


# Mutants.


def _mutate(folder: Path, chosen: tuple[str, ...]) -> dict[str, list[str]]:
    """Copy the library with its mutants in it; return their names by function."""
    mutation: Any = importlib.import_module("mutmut.mutation.file_mutation")
    templates: Any = importlib.import_module("mutmut.mutation.trampoline_templates")
    (folder / "mutation_hook.py").write_text(_HOOK, "utf-8")
    shutil.copytree(ROOT / "src" / "osce_press", folder / "osce_press")
    imports = "\nfrom mutation_hook import _mutmut_mutated, MutantDict\n"
    mutants: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted((folder / "osce_press").rglob("*.py")):
        module = ".".join(path.relative_to(folder).with_suffix("").parts)
        if not _is_chosen(module, chosen):
            continue
        made = mutation.mutate_file_contents(str(path), path.read_text("utf-8"))
        if made.mutant_names:
            code = made.code.replace(templates.trampoline_imports, imports)
            assert imports in code, "mutmut writes its trampolines another way"
            path.write_text(code, "utf-8")
        for name in made.mutant_names:
            mutants[f"{module}.{name.rpartition('__mutmut_')[0]}"].append(f"{module}.{name}")
    return dict(mutants)


def _is_chosen(module: str, chosen: tuple[str, ...]) -> bool:
    parts = module.split(".")
    if parts[-1] in _IGNORED or parts[1] in {"testing", "vocabulary"}:
        return False
    return any(f"{module}.".startswith(f"{name}.") for name in chosen)


def _by_module(mutants: dict[str, list[str]]) -> dict[str, list[str]]:
    modules: defaultdict[str, list[str]] = defaultdict(list)
    for function in mutants:
        modules[function.rpartition(".")[0]].append(function)
    return modules


def _some(mutants: list[str], number: int) -> list[str]:
    """Return some mutants of a function, the same each time."""
    return random.Random(mutants[0]).sample(mutants, min(number, len(mutants)))  # noqa: S311


def _judge(
    hook: Any,  # noqa: ANN401 - a module
    mutants: list[str],
    readings: list[Reading],
    budget: float,
) -> list[Verdict]:
    function = mutants[0].rpartition("__mutmut_")[0]
    reached = [reading for reading in readings if function in reading.called]
    few = list(_within(reached, budget))
    more = [reading for reading in _within(reached, 4 * budget) if reading not in few]
    verdicts: dict[str, Verdict] = {}
    for pages in (few, more):
        for mutant in mutants:
            if mutant not in verdicts or verdicts[mutant].how == "alive":
                verdicts[mutant] = Verdict(function, mutant, _end(hook, mutant, pages))
            killed = sum(verdict.how != "alive" for verdict in verdicts.values())
            if killed > (1 - NEARLY_ALL) * len(mutants):
                return list(verdicts.values())
    return list(verdicts.values())


def _within(readings: list[Reading], budget: float) -> Iterator[Reading]:
    """Yield what can be read in so many seconds, half of it for real pages."""
    spent = {False: 0.0, True: 0.0}
    for reading in readings:
        spent[reading.drawn] += reading.seconds
        if spent[reading.drawn] <= budget / 2:
            yield reading


def _end(hook: Any, mutant: str, readings: list[Reading]) -> str:  # noqa: ANN401 - a module
    """Read with a mutant in a process of its own; real pages come first."""
    if not readings:
        return "alive"
    child = os.fork()
    if child == 0:
        # Of CPU; the process ends with it.
        signal.setitimer(signal.ITIMER_PROF, 1 + 4 * sum(reading.seconds for reading in readings))
        hook.chosen = mutant
        for reading in readings:
            if _digest(reading.run) != reading.result:
                os._exit(2 if reading.drawn else 1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return {0: "alive", 2: "drawn"}.get(status, "real")


# Readings.


def _warmed(hook: Any, drawn: int) -> list[Reading]:  # noqa: ANN401 - a module
    """Return all readings with their results; what they fill in caches is not left to mutants."""
    readings = [*_real(), *_drawn(drawn)]
    readings[0].run()
    for name, module in list(sys.modules.items()):
        if name.startswith("osce_press.") and not name.startswith("osce_press.vocabulary"):
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()
    gc.collect()
    gc.freeze()
    hook.called.clear()
    measured = [_measured(hook, reading) for reading in readings]
    return [
        reading
        for drawn in (False, True)
        for reading in _rarest_first([one for one in measured if one.drawn is drawn])
    ]


def _rarest_first(readings: list[Reading]) -> Iterator[Reading]:
    """Yield readings so that a few of them call every function, a few more every one again ..."""
    left = list(readings)
    while left:
        missing = set[str]().union(*(reading.called for reading in left))
        if not missing:
            return
        while missing:
            best = max(left, key=lambda one: len(missing & one.called) / (0.01 + one.seconds))
            missing -= best.called
            left.remove(best)
            yield best


def _measured(hook: Any, reading: Reading) -> Reading:  # noqa: ANN401 - a module
    receive, send = multiprocessing.Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        start = time.process_time()
        result = _digest(reading.run)
        send.send((result, time.process_time() - start, frozenset(hook.called)))
        os._exit(0)
    result, seconds, called = receive.recv()
    os.waitpid(child, 0)
    return reading._replace(result=result, seconds=seconds, called=called)


def _digest(run: Callable[[], object]) -> str:
    try:
        found = repr(run())
    except Exception as error:  # noqa: BLE001 - whatever a mutant raises
        found = repr(error)
    return hashlib.sha256(found.encode("utf-8", "surrogatepass")).hexdigest()


def _real() -> Iterator[Reading]:
    for path in (
        *sorted((ROOT / "src" / "osce_press" / "samples" / "pages").iterdir()),
        *sorted(CORPUS.glob("seeds/*")),
        *sorted(CORPUS.glob("webpages/*.gz")),
    ):
        page = path.read_bytes()
        yield _page(path.name, gzip.decompress(page) if path.suffix == ".gz" else page, None)
    for path in sorted(CORPUS.glob("reported/*.jsonl")):
        for record in map(json.loads, path.read_text("utf-8").splitlines()):
            page = record.get("input") or base64.b64decode(record.get("input_b64", ""))
            yield _page(record["id"], page, record.get("url"))
    datelines = CORPUS / "datelines.jsonl"
    lines = datelines.read_text("utf-8").splitlines() if datelines.exists() else []
    for start in range(0, len(lines), 20):
        texts = [json.loads(line)["prefix"] for line in lines[start : start + 20]]
        yield Reading(f"datelines {start}", drawn=False, run=functools.partial(_datelines, texts))
    pages = [path.read_bytes() for path in sorted(CORPUS.glob("seeds/*"))]
    if pages:
        yield Reading("a template", drawn=False, run=functools.partial(_template, pages))


def _drawn(count: int) -> Iterator[Reading]:
    # Hypothesis imports the library: not before the mutants are there to be found.
    from drawing import draw  # noqa: PLC0415
    from osce_press.testing import crawls, form_pages, listing_pages  # noqa: PLC0415

    for article in draw(form_pages(), count):
        yield _page("article", article.page, article.url, drawn=True)
    for listing in draw(listing_pages(), count // 3):
        yield _page("listing", listing.page, listing.url, drawn=True)
    for crawl in draw(crawls(most=25), 4):
        pages = [example.page for example in crawl.examples]
        yield Reading("a crawl", drawn=True, run=functools.partial(_template, pages))


def _page(name: str, page: bytes | str, url: str | None, *, drawn: bool = False) -> Reading:
    return Reading(name, drawn, functools.partial(_read, page, url))


def _read(page: bytes | str, url: str | None) -> str:
    import osce_press  # noqa: PLC0415

    article = osce_press.parse(page, url=url)
    listing = ""
    if article.page_type is osce_press.PageType.LISTING:
        listing = osce_press.parse_listing(page, url=url).to_json()
    return article.to_json() + listing


def _datelines(texts: list[str]) -> object:
    import osce_press  # noqa: PLC0415

    return list(map(osce_press.parse_dateline, texts))


def _template(pages: Sequence[bytes | str]) -> object:
    import osce_press  # noqa: PLC0415

    template = osce_press.Template.learn(pages[:-1])
    return osce_press.parse(pages[-1], template=template).to_json()


# The list.


def _print(module: str, verdicts: list[Verdict], readings: list[Reading]) -> None:
    functions: defaultdict[str, list[str]] = defaultdict(list)
    for verdict in verdicts:
        functions[verdict.function].append(verdict.how)
    ends = [verdict.how for verdict in verdicts]
    print(f"\n{module}: {len(ends)} mutants tried, {_counts(ends)}")
    for function, found in sorted(
        functions.items(), key=lambda item: -item[1].count("alive") / len(item[1])
    ):
        share = found.count("alive") / len(found)
        sign = "!" if share >= NEARLY_ALL else " "
        name = function.rpartition(".")[2].removeprefix("x_").replace("xǁ", "").replace("ǁ", ".")
        reached = Counter(reading.drawn for reading in readings if function in reading.called)
        print(
            f" {sign} {name:36} {len(found):4} tried {share:5.0%} alive, reached by"
            f" {reached[False]} real and {reached[True]} drawn readings"
            + (", killed by drawn ones only" if "drawn" in found and "real" not in found else ""),
            flush=True,
        )


def _counts(ends: list[str]) -> str:
    return f"{ends.count('alive')} alive, {ends.count('drawn')} killed by drawn pages only"


if __name__ == "__main__":
    sys.exit(main())
