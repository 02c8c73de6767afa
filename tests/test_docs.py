"""The documentation names every notice, rule, role and attribute there is, and no other.

Its examples run too: conftest.py at the root collects them.
"""

import ast
import re
import tomllib
import typing
from pathlib import Path

import attrs

import osce_press
from osce_press import Article, Origin, Role
from osce_press._notices import MESSAGES

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "osce_press").rglob("*.py"))

assert len(SOURCES) > 10


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


def test_every_notice() -> None:
    assert set(table("docs/record.md", "code")) == set(MESSAGES)


def test_every_rule() -> None:
    documented = set(table("docs/boilerplate.md", "rule"))
    assert documented == rules()
    assert "between-head-and-tail" in documented


def test_every_role() -> None:
    documented = table("docs/boilerplate.md", "role")
    assert {name: cells[0] for name, cells in documented.items()} == {
        role.value: "yes" if role.is_boilerplate else "no" for role in Role
    }


def test_every_origin() -> None:
    assert set(table("docs/record.md", "origin")) == {origin.value for origin in Origin}


def test_every_attribute() -> None:
    names = {field.name for field in attrs.fields(Article)} | {"text", "body"}
    assert set(table("docs/record.md", "`Article.`")) == names


def test_every_key_of_a_label() -> None:
    documented = {key for cell in table("docs/record.md", "key") for key in cell.split("`, `")}
    assert documented == set(typing.get_args(osce_press.FieldKey))


def test_every_extra() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert set(table("docs/install.md", "extra")) == set(extras)
    (everything,) = extras["all"]
    assert set(re.split(r"[\[\],]", everything)[1:-1]) == set(extras) - {"all", "test"}


def test_every_public_name() -> None:
    api = (ROOT / "docs" / "api.md").read_text("utf-8")
    missing = [
        name
        for name in osce_press.__all__
        if not re.search(rf"^\.\. auto\w+:: (?:[\w.]+\.)?{name}$", api, re.MULTILINE)
        and not name.startswith("__")
        and not is_error(name)
    ]
    assert missing == []


def is_error(name: str) -> bool:
    """Whether the name is an error; errors are documented as a module."""
    exported = getattr(osce_press, name)
    return isinstance(exported, type) and issubclass(exported, Exception)


def test_the_versions_agree() -> None:
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {osce_press.__version__}\n" in citation
    assert f"\n## {osce_press.__version__} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
