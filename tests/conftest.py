"""What all tests share; those that need no Hypothesis run without it, too."""

import importlib.util
from pathlib import Path

import pytest

if importlib.util.find_spec("hypothesis") is not None:
    importlib.import_module("hypothesis_profiles")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
