"""What all tests share; those that need no Hypothesis run without it, too."""

import importlib.util

from commands import made, pipe, run, write

__all__ = ["made", "pipe", "run", "write"]

if importlib.util.find_spec("hypothesis") is not None:
    importlib.import_module("hypothesis_profiles")
