"""Counting the steps of Python's interpreter: how many bytecode instructions each function runs."""

import os
import sys
import sysconfig
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

__all__ = ["count"]

_BENCHMARKS = str(Path(__file__).parent)
_LIBRARY = sysconfig.get_path("stdlib") + os.sep
_PACKAGE = f"{os.sep}osce_press{os.sep}"


def count(run: Callable[[], object]) -> Counter[str]:
    """Return how many steps each function of this package and the standard library runs."""
    seen = _Seen()
    with _counting(seen):
        run()
    return seen.named()


class _Seen:
    """The functions that ran. Python looks through all of a code object to hash it: ids do not."""

    def __init__(self) -> None:
        self.codes: dict[int, tuple[CodeType, str | None]] = {}
        self.steps: Counter[int] = Counter()

    def counts(self, code: CodeType) -> bool:
        """Whether the steps of a function count."""
        known = self.codes.get(id(code))
        if known is None:
            known = self.codes[id(code)] = (code, _module(code.co_filename))
        return known[1] is not None

    def named(self) -> Counter[str]:
        """Return the steps by the names of functions."""
        found: Counter[str] = Counter()
        for key, steps in self.steps.items():
            code, module = self.codes[key]
            found[f"{module}: {code.co_qualname}"] += steps
        return found


def _module(file: str) -> str | None:
    """Return the name of a module; None if its steps do not count."""
    if file.startswith(_BENCHMARKS):
        return None
    if _PACKAGE in file:
        name = file.rpartition(_PACKAGE)[2]
    elif file.startswith("<attrs generated") and "osce_press" in file:
        return "attrs"
    elif file.startswith(_LIBRARY) and "site-packages" not in file:
        name = file.removeprefix(_LIBRARY)
    else:
        return None
    return name.removesuffix(".py").replace(os.sep, ".")


if sys.version_info >= (3, 12):

    @contextmanager
    def _counting(seen: _Seen) -> Generator[None]:
        monitoring = sys.monitoring
        tool, step = monitoring.PROFILER_ID, monitoring.events.INSTRUCTION

        def on_step(code: CodeType, _: int) -> object:
            if not seen.counts(code):
                return monitoring.DISABLE
            seen.steps[id(code)] += 1
            return None

        monitoring.use_tool_id(tool, __name__)
        monitoring.register_callback(tool, step, on_step)
        monitoring.set_events(tool, step)
        try:
            yield
        finally:
            monitoring.set_events(tool, 0)
            monitoring.free_tool_id(tool)

else:

    @contextmanager
    def _counting(seen: _Seen) -> Generator[None]:
        def on_step(frame: FrameType, event: str, _: object) -> Callable[..., Any]:
            if event == "opcode":
                seen.steps[id(frame.f_code)] += 1
            return on_step

        def on_call(frame: FrameType, _event: str, _: object) -> Callable[..., Any] | None:
            if not seen.counts(frame.f_code):
                return None
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
            return on_step

        sys.settrace(on_call)
        try:
            yield
        finally:
            sys.settrace(None)
