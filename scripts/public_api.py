"""Compare the public API with the recorded one, ``tests/public_api.txt``, or record it anew.

Run ``python scripts/public_api.py``; with ``--update`` it writes the record. Needs griffe, which
reads the source without importing it, so that the record is the same on every Python.
"""

import argparse
import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

import griffe

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "tests" / "public_api.txt"
OPERATORS = frozenset({"__add__", "__contains__", "__getitem__", "__iter__", "__len__", "__or__"})


def describe(name: str, item: griffe.Object | griffe.Alias) -> Iterator[str]:
    """Yield a line for the item, and one for each public member if it is a class."""
    target = item.final_target if isinstance(item, griffe.Alias) else item
    match target:
        case griffe.Function():
            yield name + target.signature(return_type=True).removeprefix(target.name)
        case griffe.Class():
            bases = ", ".join(str(base) for base in target.bases)
            yield f"class {name}({bases})"
            for member, value in target.all_members.items():
                if member in OPERATORS or not member.startswith("_"):
                    yield from describe(f"{name}.{member}", value)
        case griffe.Attribute(annotation=None):
            yield f"{name} = {target.value}"
        case griffe.Attribute():
            yield f"{name}: {target.annotation}"
        case _:
            yield f"module {name}"


def public_api() -> str:
    """Return the lines for all that the package and its public packages export."""
    package = griffe.load(
        "osce_press", search_paths=[ROOT / "src"], resolve_aliases=True, allow_inspection=False
    )
    parts = (part for _, part in sorted(package.modules.items()) if part.is_subpackage)
    lines: list[str] = []
    for home in (package, *(part for part in parts if not part.name.startswith("_"))):
        for name in sorted(str(one) for one in home.exports or ()):
            lines += describe(f"{home.path}.{name}", home[name])
    return "\n".join([*lines, ""])


def main() -> int:
    """Compare or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="write the record")
    found = public_api()
    if parser.parse_args().update:
        RECORD.write_text(found, "utf-8", newline="\n")
        return 0
    recorded = RECORD.read_text("utf-8")
    changes = [
        line
        for line in difflib.unified_diff(recorded.splitlines(), found.splitlines(), n=0)
        if not line.startswith(("---", "+++", "@@"))
    ]
    if not changes:
        print(f"{found.count(chr(10))} public names and signatures are as recorded")
        return 0
    print(*changes, sep="\n")
    if any(line.startswith("-") for line in changes):
        print("What went, or changed, breaks users: see docs/versions.md for how things may go.")
    print("If this is meant: python scripts/public_api.py --update, and a line in CHANGELOG.md.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
