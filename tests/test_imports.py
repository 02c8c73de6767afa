"""Modules are imported one way: what is below knows nothing of what is above."""

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in SOURCE.rglob("*.py")}


def imported(path: Path) -> Iterator[str]:
    """Yield the modules that a module imports, also for the eyes of type checkers only."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from inner
            if not MODULES.keys() >= set(inner):
                yield node.module


def test_no_circle() -> None:
    graph = {name: MODULES.keys() & set(imported(path)) for name, path in MODULES.items()}
    assert graph["osce_press.models"] >= {"osce_press._json"}
    list(graphlib.TopologicalSorter(graph).static_order())
