"""The commands ``osce-press corpus`` and ``stats``: their options, progress and messages."""

import argparse
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext, suppress
from itertools import islice
from pathlib import Path
from typing import Any

import attrs

import osce_press
from osce_press import Template, _card
from osce_press.corpus.cluster import dask_executor
from osce_press.corpus.dataset import make_dataset
from osce_press.corpus.files import Meter, find_files, kind_of, open_file
from osce_press.corpus.inputs import NO_PAGE, FailureRow, Input, is_failure
from osce_press.corpus.learning import learn_template
from osce_press.corpus.options import FORMATS, INPUT_FORMATS, LEAST_NEAR, Options, Output
from osce_press.corpus.overview import Overview
from osce_press.corpus.pages import read_pages
from osce_press.corpus.rows import read_rows
from osce_press.corpus.summary import Summary
from osce_press.corpus.tables import GUESSED, Columns
from osce_press.errors import optional

__all__ = ["add_arguments", "add_stats_arguments", "run", "run_stats", "template"]

#: From so many pages a template is learned.
_LEARNED_FROM = 1_000
#: The columns of tables that can be named.
_COLUMNS = {
    "html": "the page as HTML",
    "text": "its text",
    "markdown": "the page as Markdown",
    "url": "its address",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that no other command has."""
    parser.add_argument("paths", nargs="*", metavar="IN", help="file, folder, pattern, or -")
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="file or folder, or -")
    parser.add_argument("--format", choices=FORMATS, help="of OUT (default: by its suffix)")
    parser.add_argument("--files-from", metavar="FILE", help="read inputs from FILE, one a line")
    parser.add_argument(
        "--input-format", choices=INPUT_FORMATS, help="of inputs (default: by their suffixes)"
    )
    for name, said in _COLUMNS.items():
        column = f"column with {said} (default: the first of {', '.join(GUESSED[name])})"
        parser.add_argument(f"--{name}-column", metavar="NAME", help=column)
    readers = parser.add_mutually_exclusive_group()
    readers.add_argument(
        "--jobs",
        type=_count,
        default=os.cpu_count() or 1,
        metavar="N",
        help="number of processes (default: one for each processor, %(default)s here)",
    )
    readers.add_argument("--dask", metavar="ADDRESS", help="have pages read by a Dask cluster")
    parser.add_argument("--errors", metavar="FILE", help="write what gave no row (.jsonl, .csv)")
    parser.add_argument("--resume", action="store_true", help="go on with a run that was cut short")
    parser.add_argument(
        "--near-duplicates",
        type=_share,
        metavar="SHARE",
        help="also texts that differ in a few words are copies: those that have this share of "
        "their runs of three words in common, such as 0.6",
    )
    parser.add_argument("--best-copies", action="store_true", help="leave out all other copies")
    parser.add_argument(
        "--spreadsheet", action="store_true", help="write a CSV file for spreadsheet programs"
    )
    parser.add_argument(
        "--quiet", action="store_true", help="print no progress and no summary, only what failed"
    )


def add_stats_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``osce-press stats``."""
    parser.add_argument(
        "dataset", metavar="OUT", help="what osce-press corpus wrote; - is JSON Lines"
    )
    parser.add_argument("--html", metavar="FILE", help="write a page with plots instead, or -")


def run_stats(arguments: argparse.Namespace) -> int:
    """Print an overview of a dataset, or write a page of it; 0, or 2 if it cannot be read."""
    name = "standard input" if arguments.dataset == "-" else arguments.dataset
    try:
        if arguments.html is not None:
            optional("matplotlib.figure")
        overview = Overview.of(read_rows(arguments.dataset))
        if arguments.html is not None and arguments.html != "-":
            Path(arguments.html).write_text(overview.to_html(), "utf-8", newline="\n")
    except osce_press.ExtraMissing as error:
        _say(str(error))
        return 2
    except (osce_press.OscePressError, ValueError) as error:
        _say(f"{name}: {error}")
        return 2
    except OSError as error:
        _say(f"{error.filename or name}: {error.strerror or error}")
        return 2
    if arguments.html in {None, "-"}:
        _card.put(str(overview) if arguments.html is None else overview.to_html())
    return 0


def template(load: Callable[[str], Template]) -> Callable[[str], Template | str]:
    """Return what opens ``--template``, which can be the word "learn" here."""

    def opened(path: str) -> Template | str:
        return path if path == "learn" else load(path)

    return opened


def run(arguments: argparse.Namespace) -> int:
    """Run the command; 0 if all was read, 1 if something was not, 2 if the command was wrong."""
    output = Path(arguments.output)
    was_there = output.exists()
    try:
        sources = list(_sources(arguments))
        options = _options(arguments)
        progress = _Progress(sources, arguments.input_format, quiet=arguments.quiet)
        jobs = dask_executor(arguments.dask) if arguments.dask else nullcontext(arguments.jobs)
        try:
            with jobs as workers:
                if arguments.template == "learn":
                    learned = _learned(sources, options, workers)
                    options = attrs.evolve(options, template=learned)
                summary = make_dataset(
                    sources,
                    Output(
                        arguments.output,
                        arguments.format,
                        arguments.spreadsheet,
                        arguments.best_copies,
                    ),
                    jobs=workers,
                    options=options,
                    errors=arguments.errors,
                    resume=arguments.resume,
                    watch=progress.show,
                )
        finally:
            progress.close()
    except (KeyboardInterrupt, SystemExit):
        begun = Path(f"{output}.partial").exists()
        _say("interrupted; go on with --resume" if begun else "interrupted")
        raise
    except (osce_press.OscePressError, ValueError) as error:
        _say(str(error))
        return 2
    except sqlite3.Error as error:
        _say(f"{output} cannot be written: {error}")
        return 1
    except OSError as error:
        if arguments.output == "-":
            raise
        _say(f"{error.filename or output}: {error.strerror or error}")
        return 1
    if not arguments.quiet:
        _card.tell(*str(summary).splitlines())
    _name_failures(summary, arguments, progress.standard_input)
    if was_there and not summary.rows:
        _say(f"no page was found; {output} stays as it was")
        return 1
    return 1 if summary.failures else 0


def _name_failures(summary: Summary, arguments: argparse.Namespace, standard_input: str) -> None:
    """Say which inputs could not be read, and why; of many the first few, and where all are."""
    for row in summary.first_failures:
        where, offset = row["origin_file"], row["origin_offset"]
        told = standard_input if where == "-" else kind_of(where)[0]
        tables = {"csv", "tsv", "parquet"}
        unit = "row" if (arguments.input_format or told) in tables else "byte"
        where = "standard input" if where == "-" else where
        _say(f"{where}{'' if offset is None else f', {unit} {offset}'}: {row['reason']}")
    more = summary.failures.total() - len(summary.first_failures)
    if more:
        _say(f"{more:,} more could not be read; {arguments.errors or '--errors FILE'} names all")


def _sources(arguments: argparse.Namespace) -> Iterator[str]:
    if "-" in arguments.paths and sys.stdin is None:  # closed at the start
        raise ValueError("standard input is closed")
    yield from arguments.paths
    if arguments.files_from:
        try:
            with open_file(arguments.files_from) as file:
                yield from filter(None, (os.fsdecode(line.rstrip(b"\r\n")) for line in file))
        except OSError as error:
            raise ValueError(f"{arguments.files_from}: {error.strerror or error}") from error
    if not arguments.paths and not arguments.files_from:
        raise ValueError("name an input, or a list of inputs with --files-from")


def _options(arguments: argparse.Namespace) -> Options:
    return Options(
        None if arguments.template == "learn" else arguments.template,
        arguments.vocabulary,
        arguments.encoding,
        arguments.max_size,
        Columns(
            arguments.html_column,
            arguments.text_column,
            arguments.markdown_column,
            arguments.url_column,
        ),
        arguments.input_format,
        arguments.near_duplicates,
    )


def _learned(sources: Sequence[str], options: Options, jobs: int | Executor) -> Template:
    """Learn a template from the first pages, before any is read."""
    if "-" in sources:
        raise ValueError("standard input cannot be read twice; learn from a file, or name one")
    first = islice(read_pages(sources, options), _LEARNED_FROM)
    return learn_template(first, jobs=jobs, options=options)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"not a number of processes: {text!r}")
    return int(text)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = 0
    if not LEAST_NEAR <= share <= 1:
        raise argparse.ArgumentTypeError(f"not a number from {LEAST_NEAR} to 1: {text!r}")
    return share


def _say(message: str) -> None:
    _card.tell(f"osce-press: {message}")


class _Progress:
    """A bar at a terminal, if tqdm is there."""

    def __init__(self, sources: Sequence[str], input_format: str | None, *, quiet: bool) -> None:
        self._bar: Any = None
        self._failures = 0
        #: What standard input holds, once it is read.
        self.standard_input = "page"
        if quiet or not _card.is_terminal(sys.stderr):
            return
        try:
            bar = optional("tqdm").tqdm
        except osce_press.ExtraMissing as missing:
            _say(f"no progress is shown; {missing}")
            return
        pages, self._size = _to_read(sources, input_format)
        self._bar = bar(total=pages, unit=" pages", smoothing=0.05)

    def show(self, batch: Sequence[Input | FailureRow], rows: Sequence[Any], meter: Meter) -> None:
        """Count a batch."""
        self.standard_input = meter.standard_input
        if self._bar is None:
            return
        if not self._bar.n:
            self._bar.initial = self._bar.n = meter.resumed
        self._failures += sum(is_failure(row) and row["error"] not in NO_PAGE for row in rows)
        self._bar.set_postfix(failures=self._failures, refresh=False)
        if self._size and meter.size:
            # How many pages there are is reckoned from those read so far.
            self._bar.total = round(meter.pages * max(1, self._size / meter.size))
        self._bar.update(len(batch))

    def close(self) -> None:
        """End the bar."""
        if self._bar is not None:
            self._bar.close()


def _to_read(sources: Sequence[str], input_format: str | None) -> tuple[int | None, int | None]:
    """Return the number of pages where each file is one; else that of all bytes, if it is known."""
    files = pages = size = 0
    for path in find_files(sources):
        if path == "-":
            return None, None
        with suppress(OSError):
            size += Path(path).stat().st_size
        files += 1
        pages += (input_format or kind_of(path)[0]) == "page"
    return (pages, None) if pages == files else (None, size)
