"""The documentation names every notice, rule, role and attribute there is, and no other.

Its examples run too: conftest.py at the root collects them. And imports go the way that it says.
"""

import ast
import graphlib
import importlib
import inspect
import os
import re
import textwrap
import tomllib
import types
import typing
import zlib
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import osce_press
from osce_press import Article, Origin, Role
from osce_press._notices import MESSAGES
from osce_press.corpus import FAILURE_ROW

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "osce_press").rglob("*.py"))

PARTS = ("corpus", "export", "samples", "testing", "vocabulary")
PUBLIC = ("osce_press", *(f"osce_press.{part}" for part in PARTS))
#: What the keys of rows mean stands in tables of columns.
COLUMNS = {
    "ArticleRow": {column.name: column.meaning for column in osce_press.ARTICLE_ROW},
    "FailureRow": {column.name: column.meaning for column in FAILURE_ROW},
}


def table(document: str, header: str) -> dict[str, list[str]]:
    """Return the rows of the table that begins with ``header``, by the name in their first cell."""
    lines = (ROOT / document).read_text("utf-8").splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith(f"| {header} |"))
    rows: dict[str, list[str]] = {}
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        name, *cells = re.split(r"(?<!\\)\|", line)[1:-1]
        rows[name.strip(" `")] = [cell.strip() for cell in cells]
    return rows


def rules() -> set[str]:
    """Return the names that the source gives to a verdict, or assigns, as its rule."""
    found: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name("Verdict"), args=[_, rule, *_]):
                    found |= words(rule)
                case ast.Assign(
                    targets=[ast.Tuple([ast.Name("rule"), *_])], value=ast.Tuple(names)
                ):
                    found |= words(names[0])
                case _:
                    pass
    return found


def words(expression: ast.expr) -> set[str]:
    """Return the strings in an expression, such as both of ``"a" if condition else "b"``."""
    parts = [node.value for node in ast.walk(expression) if isinstance(node, ast.Constant)]
    return {part for part in parts if isinstance(part, str)}


@pytest.mark.parametrize(
    ("document", "header", "names"),
    [
        *[("record", "code", set(MESSAGES)), ("boilerplate", "rule", rules())],
        ("record", "origin", {origin.value for origin in Origin}),
        ("record", "`Article.`", {*attrs.fields_dict(Article), "text", "body"}),
    ],
)
def test_every_name_is_documented(document: str, header: str, names: set[str]) -> None:
    assert set(table(f"docs/{document}.md", header)) == names


def test_every_role() -> None:
    documented = table("docs/boilerplate.md", "role")
    assert {name: cells[0] for name, cells in documented.items()} == {
        role.value: "yes" if role.is_boilerplate else "no" for role in Role
    }


def test_every_key_of_a_label() -> None:
    documented = {key for cell in table("docs/record.md", "key") for key in cell.split("`, `")}
    assert documented == set(typing.get_args(osce_press.FieldKey))


@pytest.mark.skipif("OSCE_PRESS_DOCS" not in os.environ, reason="nox -s docs builds them first")
def test_every_public_name_is_in_the_reference() -> None:
    inventory = Path(os.environ["OSCE_PRESS_DOCS"], "objects.inv").read_bytes()
    listed = zlib.decompress(inventory.split(b"zlib.\n", 1)[1]).decode().splitlines()
    named = {name for name, _ in public_names()}
    assert len(named) > 300
    assert sorted(named - {line.split()[0] for line in listed}) == []


def test_every_extra() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert set(table("docs/install.md", "extra")) == set(extras)
    (everything,) = extras["all"]
    assert set(re.split(r"[\[\],]", everything)[1:-1]) == set(extras) - {"all", "test"}


def test_every_public_name_has_a_text() -> None:
    assert [name for name, text in public_names() if not text] == []


def public_names() -> Iterator[tuple[str, str | None]]:
    """Yield what users can name, and its text: exported names, and attributes of classes."""
    for module_name in PUBLIC:
        module = importlib.import_module(module_name)
        for exported in module.__all__:
            thing = getattr(module, exported)
            if exported.startswith("__") or isinstance(thing, types.ModuleType):
                continue
            name = f"{module_name}.{exported}"
            if isinstance(thing, type):
                yield name, thing.__doc__
                texts = COLUMNS.get(exported, {})
                for cls in thing.__mro__:
                    if cls.__module__.startswith("osce_press"):
                        for inner, text in members(cls):
                            yield f"{name}.{inner}", text or texts.get(inner)
            elif isinstance(thing, types.FunctionType):
                yield name, thing.__doc__
            else:
                yield name, "a constant"


def members(cls: type) -> Iterator[tuple[str, str | None]]:
    """Yield the public attributes of a class as its source has them, each with the text below."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    assert isinstance(tree, ast.ClassDef)
    for statement, below in zip(tree.body, [*tree.body[1:], ast.Pass()], strict=True):
        match statement:
            case ast.AnnAssign(target=ast.Name(name)) | ast.Assign(targets=[ast.Name(name)]):
                text = None
                if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                    text = str(below.value.value)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                text = ast.get_docstring(statement)
            case _:
                continue
        if not name.startswith("_"):
            yield name, text


def test_the_versions_agree() -> None:
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {osce_press.__version__}\n" in citation
    assert f"\n## {osce_press.__version__} " in (ROOT / "CHANGELOG.md").read_text("utf-8")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in SOURCES}


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


def test_modules_are_imported_one_way() -> None:
    graph = {name: MODULES.keys() & set(imported(path)) for name, path in MODULES.items()}
    assert graph["osce_press.models"] >= {"osce_press._json"}
    list(graphlib.TopologicalSorter(graph).static_order())
