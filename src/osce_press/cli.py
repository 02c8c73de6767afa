"""The command line: ``osce-press parse``, ``boilerplate`` and ``vocabulary check``.

It opens the files and prints; all else is the library's. Results go to standard output as UTF-8,
messages to standard error.
"""

import argparse
import contextlib
import glob
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import osce_press
from osce_press import _card, _json
from osce_press.vocabulary.check import UnknownTerms

__all__ = ["main"]

_DESCRIPTION = "Turn osce.org press pages, HTML or extracted text, into typed records."
_STATUS = (
    "Exit status: 0 all inputs were read, 1 some were not (the others are printed), "
    "2 the command was wrong, 130 interrupted."
)
#: Notices that mean there was nothing to read, which a person at a terminal wants to be told.
_FAILURES = frozenset({"empty-page", "compressed-input"})

Render = Callable[[str, bytes], str]


class _Failure(Exception):  # noqa: N818 - a reason to print, not an error of the library
    """An input that gives no result, with the reason."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line with these arguments, or those of the process.

    Returns:
        0 when every input was read, 1 when some were not, 130 when interrupted. A reader that
        closes the pipe early ends the run without a message.

    Raises:
        SystemExit: The arguments are wrong (2), or ask for help or the version (0).
    """
    try:
        _write_utf8()
        parser = _parser()
        arguments = parser.parse_args(argv)
        if arguments.command == "parse":
            if arguments.url and len(arguments.paths) > 1:
                parser.error("--url is the address of one page; there are several inputs")
            return _run(arguments, _parse(arguments))
        if arguments.command == "vocabulary":
            return _check(arguments)
        return _run(arguments, _boilerplate(arguments))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _discard_output()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("osce-press", description=_DESCRIPTION, epilog=_STATUS)
    parser.add_argument("--version", action="version", version=osce_press.__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    inputs = argparse.ArgumentParser(add_help=False)
    inputs.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help='a file, a pattern such as "crawl/**/*.html", or - for standard input',
    )
    inputs.add_argument(
        "--max-size",
        type=_size,
        default=osce_press.MAX_SIZE,
        metavar="BYTES",
        help="refuse longer pages (default: %(default)s)",
    )
    parse = commands.add_parser(
        "parse",
        parents=[inputs],
        help="print each page's record",
        description="Print the record of each page, in the order given.",
        epilog=_STATUS,
    )
    parse.add_argument(
        "--format",
        choices=("json", "text"),
        default="json",
        help="JSON Lines, one record a page (default), or a card for a person to read",
    )
    parse.add_argument(
        "--url", help="the page's address, which makes its links absolute; for a single PATH"
    )
    boilerplate = commands.add_parser(
        "boilerplate",
        parents=[inputs],
        help="print each line's role and the reason for it",
        description="Print every line of each page with its role, the rule that gave it, and the "
        "vocabulary entry or markup that the rule went by.",
        epilog=_STATUS,
    )
    boilerplate.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="columns to read (default), or JSON Lines, one object a line of the page",
    )
    vocabulary = commands.add_parser("vocabulary", help="compare pages with the vocabulary")
    vocabulary.add_subparsers(dest="action", required=True, metavar="ACTION").add_parser(
        "check",
        parents=[inputs],
        help="print the names that the vocabulary lacks",
        description="Print the labels, kinds, fields of work, structures and places that the pages "
        "name and the vocabulary lacks, as lines for its data files, the most frequent first.",
        epilog=_STATUS,
    )
    return parser


def _size(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"not a number of bytes: {text!r}")
    return int(text)


def _parse(arguments: argparse.Namespace) -> Render:
    """Return the function that prints a page's record."""

    def render(path: str, page: bytes) -> str:
        article = _article(page, arguments, url=arguments.url)
        if arguments.format == "text":
            return _card.card(path, article, width=_width())
        return _dumped({"path": path, **article.to_dict()})

    return render


def _boilerplate(arguments: argparse.Namespace) -> Render:
    """Return the function that prints the roles of a page's lines."""

    def render(path: str, page: bytes) -> str:
        lines = osce_press.detect_boilerplate(page, max_size=arguments.max_size)
        if not lines:
            raise _Failure("There is no text on the page.")
        if arguments.format == "text":
            return _card.roles(path, lines, width=_width())
        return "\n".join(_dumped({"path": path, **_json.encode(line)}) for line in lines)

    return render


def _check(arguments: argparse.Namespace) -> int:
    """Print the names that the vocabulary lacks, once all pages have been read."""
    unknown = UnknownTerms()

    def collect(path: str, page: bytes) -> str:
        unknown.add(path, _article(page, arguments))
        return ""

    status = _run(arguments, collect)
    _print(_card.escaped(unknown.report()))
    return status


def _article(
    page: bytes, arguments: argparse.Namespace, *, url: str | None = None
) -> osce_press.Article:
    """Read a page; one with nothing to read is a failure here."""
    article = osce_press.parse(page, url=url, max_size=arguments.max_size)
    for notice in article.notices:
        if notice.code in _FAILURES:
            raise _Failure(notice.message)
    return article


def _run(arguments: argparse.Namespace, render: Render) -> int:
    """Print each input's result as soon as it is there; return 1 if one has none."""
    status = 0
    for path in _expanded(arguments.paths):
        try:
            printed = render(path, _read(path, arguments.max_size))
            if printed:
                _print(printed)
        except BrokenPipeError:
            raise
        except OSError as error:
            _complain(path, error.strerror or str(error))
            status = 1
        except osce_press.InputTooLarge as error:
            _complain(path, f"longer than {error.limit:,} bytes; --max-size raises the limit")
            status = 1
        except _Failure as failure:
            _complain(path, str(failure))
            status = 1
    return status


def _expanded(paths: Sequence[str]) -> Iterator[str]:
    """Yield the inputs; a pattern that the shell left alone becomes the files it matches."""
    for path in paths:
        if path == "-" or not glob.has_magic(path) or Path(path).exists():
            yield path
            continue
        found = glob.iglob(path, recursive=True)  # noqa: PTH207 - Path.glob has no absolute ones
        yield from sorted(name for name in found if Path(name).is_file()) or [path]


def _read(path: str, max_size: int) -> bytes:
    """Return an input's bytes, one more than the limit at most."""
    if path == "-":
        return sys.stdin.buffer.read(max_size + 1)
    if Path(path).is_dir():
        raise _Failure(f"is a directory; name its files, as in {Path(path, '**', '*')}")
    if glob.has_magic(path) and not Path(path).exists():
        raise _Failure("no file matches")
    with Path(path).open("rb") as file:
        return file.read(max_size + 1)


def _dumped(record: dict[str, object]) -> str:
    return _card.escaped(_json.dumps(record))


def _print(text: str) -> None:
    """Write a result with its line end at once: several processes may write to one file."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _complain(path: str, reason: str) -> None:
    name = "standard input" if path == "-" else path
    print(_card.harmless(f"osce-press: {name}: {reason}"), file=sys.stderr, flush=True)


def _width() -> int:
    return shutil.get_terminal_size().columns


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale, so that output can be piped and kept."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _discard_output() -> None:
    """Send what is still to be written nowhere, or the interpreter complains when it ends."""
    with contextlib.suppress(OSError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
