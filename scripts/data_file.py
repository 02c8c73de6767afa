"""What the scripts that write data files share: they write, or with ``--check`` compare."""

import argparse
from collections.abc import Callable
from pathlib import Path

VOCABULARY = Path(__file__).resolve().parent.parent / "src" / "osce_press" / "vocabulary"


def write_or_check(target: Path, render: Callable[[], str], description: str | None) -> int:
    """Write the file, or say whether it is up to date; return the exit status."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    arguments = parser.parse_args()
    text = render()
    if arguments.check:
        return 0 if target.read_text(encoding="utf-8") == text else 1
    target.write_text(text, encoding="utf-8", newline="\n")
    return 0
