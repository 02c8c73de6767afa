"""The blocks of README.md and docs/ run as tests: Python, and what the command line prints.

Each document has a folder of its own, which is empty before its first block: what a block needs is
in the package, or an earlier block of the document makes it. A block is left out, with a message,
where something is not installed that the document says to install before it.
"""

import contextlib
import doctest
import functools
import importlib.metadata
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from osce_press.cli import main

ROOT = Path(__file__).parent
Evaluate = Callable[[Example], str | None]


_INSTALLED = re.compile(r"^(?:python -m )?pip install (?!\.|\"\.)(.+)$", re.MULTILINE)


@pytest.fixture
def own_folder(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Stand where a reader of the document does, at a terminal of the usual width."""
    name = "-".join(request.node.path.relative_to(ROOT).parts)
    folder = tmp_path_factory.getbasetemp() / name
    folder.mkdir(exist_ok=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "80")
    return folder


def when_installed(
    parse: Callable[[Document], Iterable[Region]],
) -> Callable[..., Iterator[Region]]:
    """Return a parser whose blocks are left out where what they need is not installed."""

    def regions(document: Document) -> Iterator[Region]:
        for region in parse(document):
            evaluate = region.evaluator
            assert evaluate is not None

            def evaluate_if(example: Example, evaluate: Evaluate = evaluate) -> str | None:
                for line in _INSTALLED.findall(document.text[: example.start]):
                    for requirement in shlex.split(line):
                        if lacking := missing(requirement):
                            pytest.skip(f"{lacking} is not installed")
                return evaluate(example)

            region.evaluator = evaluate_if
            yield region

    return regions


@functools.cache
def missing(text: str) -> str | None:
    """Return the name of a package that a requirement needs and that is not there."""
    requirement = Requirement(text)
    try:
        needed = importlib.metadata.requires(requirement.name) or ()
    except importlib.metadata.PackageNotFoundError:
        return requirement.name
    for extra in requirement.extras:
        for inner in map(Requirement, needed):
            if (
                inner.marker
                and inner.marker.evaluate({"extra": extra})
                and not inner.marker.evaluate({"extra": ""})
                and (lacking := missing(str(inner).partition(";")[0]))
            ):
                return lacking
    return None


def run_console(example: Example) -> str | None:
    """Run a block's commands, ``$ osce-press ...`` or ``$ python ...``, and compare the output."""
    commands: list[tuple[str, list[str]]] = []
    for line in str(example.parsed).splitlines():
        if line.startswith("$ "):
            commands.append((line.removeprefix("$ "), []))
        else:
            commands[-1][1].append(line)
    for command, lines in commands:
        want, got = "\n".join([*lines, ""]), _output(command)
        # A card ends with a blank line, which a block does not show.
        got = got.rstrip("\n") + "\n" * bool(got)
        if not doctest.OutputChecker().check_output(want, got, doctest.ELLIPSIS):
            return f"$ {command}\nexpected:\n{want}\nprinted:\n{got}"
    return None


def _output(command: str) -> str:
    program, *arguments = shlex.split(command)
    if program == "osce-press":
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            main(arguments)
        return printed.getvalue()
    assert program == "python", command
    return subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    ).stdout


pytest_collect_file = Sybil(
    parsers=[
        when_installed(PythonCodeBlockParser()),
        when_installed(CodeBlockParser(language="console", evaluator=run_console)),
    ],
    patterns=["README.md", "docs/*.md", "docs/guides/*.md"],
    fixtures=["own_folder"],
).pytest()
