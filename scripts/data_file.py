"""What the scripts that write data files share: they write, or with ``--check`` compare."""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

VOCABULARY = Path(__file__).resolve().parent.parent / "src" / "osce_press" / "vocabulary"


def read_lines(name: str) -> list[dict[str, Any]]:
    """Return the lines of the data file ``name``."""
    text = (VOCABULARY / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def json_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the text of a data file: JSON Lines in the order of their characters."""
    return "".join(sorted(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def write_or_check(render: Callable[[], Mapping[str, str]], description: str | None) -> int:
    """Write the files, or say whether they are up to date; return the exit status.

    Args:
        render: Returns the text of each file by its name.
        description: What ``--help`` says.
    """
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    arguments = parser.parse_args()
    files = {VOCABULARY / name: text for name, text in render().items()}
    if arguments.check:
        same = all(path.read_text(encoding="utf-8") == text for path, text in files.items())
        return 0 if same else 1
    for path, text in files.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0
