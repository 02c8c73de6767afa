"""The command ``osce-press explain``: its arguments, and what it prints."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from osce_press import _card
from osce_press.errors import RunError
from osce_press.explain.page import explain_page

__all__ = ["NotExplained", "add_arguments", "renderer"]


class NotExplained(Exception):  # noqa: N818 - a reason to print, not an error of the library
    """A page without an explanation, with the reason."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what no other command has."""
    parser.add_argument("paths", nargs=1, metavar="PAGE", help="a file, or - for standard input")
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument(
        "question",
        nargs="?",
        metavar="QUESTION",
        help='a value such as "date", the number of a line, or words that stand in a line',
    )
    asked.add_argument("--html", metavar="FILE", help="write it as one page to look at")
    parser.add_argument("--all", action="store_true", help="print every line, those of menus, too")


def renderer(
    arguments: argparse.Namespace, options: Mapping[str, Any]
) -> Callable[[str, bytes], str]:
    """Return the function that explains a page."""
    width, colours = shutil.get_terminal_size().columns, _is_coloured()

    def render(path: str, page: bytes) -> str:
        name = "standard input" if path == "-" else path
        explanation = explain_page(page, name=name, **options)
        if arguments.html == "-":
            return explanation.to_html()
        if arguments.html is not None:
            _write(arguments.html, explanation.to_html())
            return ""
        if arguments.question is None:
            folded = not arguments.all
            return explanation.to_text(width=width, colours=colours, folded=folded)
        text = explanation.answer(arguments.question, width=width, colours=colours)
        if text is None:
            raise NotExplained(
                f"no value, line or word of the page is {arguments.question!r}; "
                f"values are {', '.join(explanation.names)}"
            )
        return text

    return render


def _write(path: str, text: str) -> None:
    try:
        Path(path).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise RunError(f"{path} cannot be written: {error.strerror or error}") from error


def _is_coloured() -> bool:
    """Whether to colour what is printed: at a terminal that knows how (https://no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return _card.is_terminal(sys.stdout) and not plain
