"""Fixtures for the command line: a folder, files in it, and how a command ended."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from osce_press.cli import main

__all__ = ["Ended", "Pipe", "Run", "Write", "made", "pipe", "python", "run", "write"]


class Ended(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.split("\n") if line]


Write = Callable[[str, str | bytes], str]
Run = Callable[..., Ended]
Pipe = Callable[[bytes], None]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(made: Path) -> Write:
    """Write a file into the current directory, which is a new one, and return its name."""

    def write_file(name: str, content: str | bytes) -> str:
        path = made / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    return write_file


class Piped(io.BytesIO):
    """What is read once, as it comes."""

    def seekable(self) -> bool:
        return False


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Pipe:
    """Have standard input give some bytes."""

    def give(data: bytes) -> None:
        raw: Any = Piped(data)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(raw)))

    return give


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command of ``osce-press``."""

    def run_it(*arguments: str) -> Ended:
        status, printed = main(arguments), capsys.readouterr()
        return Ended(status, printed.out, printed.err)

    return run_it


def python(
    *arguments: str | Path, status: int = 0, given: str | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own, which must end with this status."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        input=given,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **variables},
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done
