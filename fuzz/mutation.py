"""Mutate the modules that read pages, and count the mutants that the tests kill.

``nox -s mutation`` runs it, with the settings of ``[tool.mutmut]`` in ``pyproject.toml``; what
mutmut has seen already it does not try again. Names of mutants can follow, such as
``"osce_press._grammar.dates*"``. The exit status is 1 if fewer than nine of ten mutants are killed.

With ``--pages`` pages alone may kill, no test; see ``fuzz/page_mutation.py``.
"""

import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import page_mutation

ROOT = Path(__file__).parents[1]
_RESULT = re.compile(r"^ *osce_press\.(?P<module>[\w.]+)\.\S+: (?P<result>.+)$", re.MULTILINE)
#: A mutant that never ends is noticed, too.
_KILLED = ("killed", "timeout", "segfault")
_LEAST = 0.9


def main(names: Sequence[str]) -> int:
    """Run mutmut, print a line for each module, and return the exit status."""
    if "--pages" in names:
        return page_mutation.main([name for name in names if name != "--pages"])
    subprocess.run(("mutmut", "run", *names), cwd=ROOT, check=True)
    printed = subprocess.run(
        ("mutmut", "results", "--all", "true"),
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ).stdout
    modules: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for found in _RESULT.finditer(printed):
        if found["result"] != "not checked":
            modules[found["module"]][found["result"]] += 1
    for module, results in sorted(modules.items()):
        print(_line(module, results))
    together = sum(modules.values(), Counter[str]())
    print(_line("together", together))
    return int(_share(together) < _LEAST)


def _share(results: Mapping[str, int]) -> float:
    return sum(results.get(result, 0) for result in _KILLED) / max(1, sum(results.values()))


def _line(name: str, results: Counter[str]) -> str:
    others = ", ".join(
        f"{number} {result}" for result, number in results.most_common() if result not in _KILLED
    )
    return f"{name:24} {results.total():6,} {_share(results):6.1%}  {others}".rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
