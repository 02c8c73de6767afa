"""The blocks of README.md and docs/ run as tests: Python, and what the command line prints."""

import contextlib
import doctest
import io
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from osce_press.cli import main

ROOT = Path(__file__).parent


@pytest.fixture
def repository_root(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand where a reader of the documentation does, at a terminal of the usual width."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    return ROOT


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
        if not doctest.OutputChecker().check_output(
            want, got.rstrip("\n") + "\n", doctest.ELLIPSIS
        ):
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
    parsers=[PythonCodeBlockParser(), CodeBlockParser(language="console", evaluator=run_console)],
    patterns=["README.md", "docs/*.md"],
    fixtures=["repository_root"],
).pytest()
