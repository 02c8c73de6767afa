"""The command ``osce-press demo``."""

import argparse

from osce_press import _card, samples

__all__ = ["add_arguments", "run"]

#: What to type next.
_NEXT = (
    "osce-press parse --format text {folder}/press-release.html",
    "osce-press explain {folder}/story.txt date",
    "osce-press corpus {folder} -o pages.csv",
    "osce-press stats pages.csv",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the folder to write to."""
    parser.add_argument(
        "folder", nargs="?", default="demo", metavar="FOLDER", help="default: %(default)s"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the pages and say what to type next; 0, or 2 if they cannot be written."""
    folder: str = arguments.folder
    try:
        written = samples.write(folder)
    except OSError as error:
        _card.tell(f"osce-press: {error.filename or folder}: {error.strerror or error}")
        return 2
    _card.put(f"{len(written)} invented pages are in {_card.harmless(folder)}. Try:\n")
    for command in _NEXT:
        _card.put(f"  {_card.harmless(command.format(folder=folder))}")
    return 0
