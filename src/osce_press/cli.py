"""The command line: what reads single pages, and what makes datasets of many.

It opens the files and prints; all else is the library's. Results go to standard output as UTF-8,
messages to standard error.
"""

import argparse
import glob
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import webencodings

import osce_press
from osce_press import _card, _json, vocabulary
from osce_press.corpus import RunError, command
from osce_press.corpus.dataset import check_place
from osce_press.corpus.files import NOT_FETCHED, is_address, standard_input
from osce_press.corpus.inputs import NO_PAGE
from osce_press.explain import command as explain
from osce_press.samples import demo
from osce_press.vocabulary.check import UnknownTerms

__all__ = ["main"]

_DESCRIPTION = "Turn osce.org press pages, HTML or extracted text, into typed records."
_STATUS = (
    "Exit status: 0 all inputs were read, 1 some were not (the others are printed), "
    "2 the command was wrong, 130 interrupted."
)

#: The options that the library's functions have, too.
_OPTIONS = ("url", "encoding", "vocabulary", "template", "max_size")

Render = Callable[[str, bytes], str]
T = TypeVar("T")


class _Failure(Exception):  # noqa: N818 - a reason to print, not an error of the library
    """An input that gives no result, with the reason."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line with these arguments, or those of the process.

    Returns:
        0 when every input was read, 1 when some were not, 2 when there is nothing to write to, 130
        when interrupted. A reader that closes the pipe early ends the run without a message.

    Raises:
        SystemExit: The arguments are wrong (2), or ask for help or the version (0).
    """
    try:
        _card.write_utf8()
        arguments = _parser().parse_args(argv)
        _refuse(arguments)
        status: int = arguments.run(arguments)
        if sys.stdout is not None:  # pyright: ignore[reportUnnecessaryComparison] - closed at the start
            sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except RunError as error:
        _card.tell(f"osce-press: {error}")
        return 2
    except BrokenPipeError:
        _card.discard_output()
        return 0
    except OSError as error:  # the output's: those of inputs are caught where these are read
        _card.discard_output()
        _complain(error.filename or "standard output", error.strerror or str(error))
        return 1
    return status


def _refuse(arguments: argparse.Namespace) -> None:
    """Refuse what does not go together, and what would write over an input."""
    if getattr(arguments, "url", None) and len(arguments.paths) > 1:
        arguments.error("--url is the address of one page; there are several inputs")
    if getattr(arguments, "all", None) and arguments.question is not None:
        arguments.error("--all prints every line, and a QUESTION one answer")
    html = getattr(arguments, "html", None)
    if html is not None and html != "-":
        check_place(html, [arguments.dataset] if "dataset" in arguments else arguments.paths)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "osce-press", description=_DESCRIPTION, epilog=_STATUS, allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=osce_press.__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    page = argparse.ArgumentParser(
        add_help=False, parents=[_reading(_opened(osce_press.Template.load))]
    )
    page.add_argument(
        "--url", help="the page's address, which makes its links absolute; for a single PATH"
    )
    inputs = argparse.ArgumentParser(add_help=False, parents=[page])
    inputs.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help='a file, a pattern such as "crawl/**/*.html", or - for standard input',
    )
    parse = commands.add_parser(
        "parse",
        parents=[inputs],
        help="print each page's record",
        description="Print the record of each page, in the order given: an article's, or that of "
        "a page that lists others.",
        epilog=_STATUS,
    )
    parse.add_argument(
        "--format",
        choices=("json", "text"),
        help="JSON Lines, one record a page (default), or a card for a person to read (default at "
        "a terminal)",
    )
    parse.set_defaults(run=_parse)
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
    boilerplate.set_defaults(run=_boilerplate)
    explanation = commands.add_parser(
        "explain",
        parents=[page],
        help="say why a page is read as it is",
        description="Print the lines of a page with their roles and the reasons, and the values of "
        "its record with their lines; or answer one question about a value or a line.",
        epilog=_STATUS,
    )
    explain.add_arguments(explanation)
    explanation.set_defaults(run=_explain)
    terms = commands.add_parser(
        "vocabulary",
        help="compare pages with the vocabulary",
        description="Compare pages with the terms of OSCE that the library knows.",
    )
    actions = terms.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser(
        "check",
        parents=[inputs],
        help="print the names that the vocabulary lacks",
        description="Print the labels, kinds, fields of work, structures and places that the pages "
        "name and the vocabulary lacks, as lines for its data files, the most frequent first.",
        epilog=_STATUS,
    ).set_defaults(run=_check)
    corpus = commands.add_parser(
        "corpus",
        parents=[
            _reading(
                command.template(_opened(osce_press.Template.load)),
                ', or "learn", to learn it from the first 1,000 pages',
            )
        ],
        help="make a dataset of many pages",
        description="Read the pages of folders, tables (JSON Lines, CSV, Parquet) and WARC files, "
        "and write a row for each: JSON Lines, CSV, Parquet or SQLite, by the suffix of OUT.",
        epilog=_STATUS,
    )
    command.add_arguments(corpus)
    corpus.set_defaults(run=command.run)
    stats = commands.add_parser(
        "stats",
        help="print what is in a dataset",
        description="Count the articles of a dataset by year, kind, structure, field of work, "
        "country and origin of the date.",
        epilog=_STATUS,
    )
    command.add_stats_arguments(stats)
    stats.set_defaults(run=command.run_stats)
    trial = commands.add_parser(
        "demo",
        help="write pages to try it on",
        description="Write invented pages of every form to FOLDER, and say what to try next.",
    )
    demo.add_arguments(trial)
    trial.set_defaults(run=demo.run)
    for each in (*commands.choices.values(), *actions.choices.values()):
        # The first half of an option's name may be another command's option.
        each.allow_abbrev = False
        each.set_defaults(error=each.error)
    return parser


def _reading(template: Callable[[str], object], or_else: str = "") -> argparse.ArgumentParser:
    """Return the options of all commands, with the function that opens a template."""
    reading = argparse.ArgumentParser(add_help=False)
    reading.add_argument(
        "--max-size",
        type=_size,
        default=osce_press.MAX_SIZE,
        metavar="BYTES",
        help="refuse longer pages (default: %(default)s)",
    )
    reading.add_argument(
        "--encoding",
        type=_encoding,
        metavar="NAME",
        help="the encoding that the server named; unless given, it is told by looking",
    )
    reading.add_argument(
        "--vocabulary",
        type=_opened(lambda path: vocabulary.load(path, base=vocabulary.default())),
        metavar="FOLDER",
        help="a folder of data files with terms of your own, besides the library's",
    )
    reading.add_argument(
        "--template",
        type=template,
        metavar="FILE",
        help=f"what the site prints around its pages, as Template.save wrote it{or_else}",
    )
    return reading


def _size(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"not a number of bytes: {text!r}")
    return int(text)


def _encoding(name: str) -> str:
    if webencodings.lookup(name) is None:
        raise argparse.ArgumentTypeError(f"not an encoding of web pages: {name!r}")
    return name


def _opened(load: Callable[[str], T]) -> Callable[[str], T]:
    """Return the function that loads what an option names; its failure is one of the command."""

    def opened(path: str) -> T:
        try:
            return load(path)
        except OSError as error:
            reason = error.strerror or str(error)
        except osce_press.OscePressError as error:
            reason = str(error)
        raise argparse.ArgumentTypeError(f"{path}: {reason}")

    return opened


def _options(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return what all functions that read a page are given."""
    return {name: getattr(arguments, name) for name in _OPTIONS}


def _parse(arguments: argparse.Namespace) -> int:
    """Print each page's record."""
    as_card = arguments.format == "text" or (
        arguments.format is None and _card.is_terminal(sys.stdout)
    )

    def render(path: str, page: bytes) -> str:
        article = _article(page, arguments)
        record: osce_press.Article | osce_press.Listing = article
        if article.page_type is osce_press.PageType.LISTING:
            record = osce_press.parse_listing(page, **_options(arguments))
        if as_card:
            return _card.card(path, record, width=_width())
        return _dumped(path, record.to_dict())

    return _run(arguments, render)


def _boilerplate(arguments: argparse.Namespace) -> int:
    """Print the roles of each page's lines."""

    def render(path: str, page: bytes) -> str:
        _article(page, arguments)
        lines = osce_press.detect_boilerplate(page, **_options(arguments))
        if arguments.format == "text":
            return _card.roles(path, lines, width=_width())
        return "\n".join(_dumped(path, _json.encode(line)) for line in lines)

    return _run(arguments, render)


def _explain(arguments: argparse.Namespace) -> int:
    """Say why a page is read as it is."""
    return _run(arguments, explain.renderer(arguments, _options(arguments)))


def _check(arguments: argparse.Namespace) -> int:
    """Print the names that the vocabulary lacks, once all pages have been read."""
    unknown = UnknownTerms()

    def collect(path: str, page: bytes) -> str:
        unknown.add(path, _article(page, arguments))
        return ""

    status = _run(arguments, collect)
    _card.put(_card.escaped(unknown.report()))
    return status


def _article(page: bytes, arguments: argparse.Namespace) -> osce_press.Article:
    """Read a page; one with nothing to read is a failure, which a person wants to be told."""
    article = osce_press.parse(page, **_options(arguments))
    for notice in article.notices:
        if notice.code in NO_PAGE:
            raise _Failure(notice.message)
    return article


def _run(arguments: argparse.Namespace, render: Render) -> int:
    """Print each input's result as soon as it is there; return 1 if one has none."""
    status = 0
    for path in _expanded(arguments.paths):
        try:
            printed = render(path, _read(path, arguments.max_size))
        except OSError as error:
            reason = error.strerror or str(error)
        except osce_press.InputTooLarge as error:
            reason = f"longer than {error.limit:,} bytes; --max-size raises the limit"
        except (_Failure, explain.NotExplained) as failure:
            reason = str(failure)
        else:
            if printed:
                _card.put(printed)
            continue
        _complain(path, reason)
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
        return standard_input().read(max_size + 1)
    if is_address(path):
        raise _Failure(NOT_FETCHED)
    if not path:
        raise _Failure("the name of a file is empty")
    if Path(path).is_dir():
        raise _Failure(f"is a directory; name its files, as in {Path(path, '**', '*')}")
    if glob.has_magic(path) and not Path(path).exists():
        raise _Failure("no file matches")
    if Path(path).is_symlink() and not Path(path).exists():
        raise _Failure(f"is a link to {Path(path).readlink()}, which is not there")
    with Path(path).open("rb") as file:
        return file.read(max_size + 1)


def _dumped(path: str, values: dict[str, object]) -> str:
    """Return what a page gave as JSON, with its file's name as UTF-8 can have it."""
    name = os.fsencode(path).decode("utf-8", "replace")
    return _card.escaped(_json.dumps({"path": name, **values}))


def _complain(path: str, reason: str) -> None:
    name = "standard input" if path == "-" else path
    _card.tell(f"osce-press: {name}: {reason}")


def _width() -> int:
    return shutil.get_terminal_size().columns
