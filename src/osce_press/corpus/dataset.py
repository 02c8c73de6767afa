"""From files to a dataset: all steps of ``osce-press corpus``."""

import datetime
import errno
import itertools
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path
from typing import Any

import attrs

import osce_press
from osce_press.corpus.batches import Batch
from osce_press.corpus.files import Meter
from osce_press.corpus.inputs import FailureRow, Input, own_rows
from osce_press.corpus.journal import Journal, ResumeError, seen_after
from osce_press.corpus.node_dates import NodeDates
from osce_press.corpus.options import Options, Output
from osce_press.corpus.pages import paths_of, read_pages
from osce_press.corpus.parsing import parse_in_batches
from osce_press.corpus.schema import FAILURE_ROW
from osce_press.corpus.stories import find_stories
from osce_press.corpus.summary import MOST, Summary
from osce_press.corpus.writers import format_of, make_writer
from osce_press.errors import RunError, optional
from osce_press.models import ARTICLE_ROW, Column

__all__ = ["check_place", "make_dataset", "write"]

#: From about so many dated pages intervals by node number are learned, to bound their memory.
_LEARNED_FROM = 50_000
Watch = Callable[[Batch, Sequence[Any], Meter], None]
"""Called after each batch with its inputs, its rows, and how far the reading has come."""


def make_dataset(
    sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str] | Output,
    *,
    jobs: int | Executor = 1,
    options: Options | None = None,
    errors: str | os.PathLike[str] | None = None,
    resume: bool = False,
    watch: Watch | None = None,
) -> Summary:
    """Read pages and write their rows, as ``osce-press corpus`` does.

    Args:
        sources: Files, folders, patterns; "-" is standard input.
        output: The file or folder to write. It appears when it is complete; until then
            ``OUT.partial`` holds what has been done. If no page gave a row, a file that is there
            stays.
        jobs: Number of processes, or an executor; see ``parse_pages``.
        options: How pages are read.
        errors: A file for what gave no row: .jsonl or .csv.
        resume: Whether to go on with a run that was cut short.
        watch: Called after each batch with its inputs, its rows and how far the reading has come.

    Raises:
        ExtraMissing: An input or the output needs an extra.
        ResumeError: What a run that was cut short has done is not to be gone on with, or is that
            of other inputs or options.
        RunError: The output cannot be written, or the processes not started; the message says why.
        ValueError: No format has the suffix of ``output`` or ``errors``, the name of an input is
            that of no file, or standard output is to be gone on with.
    """
    options = options or Options()
    sources, output = paths_of(sources), _output(output)
    if resume and output.path == "-":
        raise ValueError("a run that writes to standard output cannot be gone on with")
    _check(output, sources=sources)
    if errors is not None:
        errors = os.fspath(errors)
        _check_errors(errors, output, sources)
    if options.near_duplicates is not None:
        optional("datasketch")
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "journal") if output.path == "-" else Path(f"{output.path}.partial")
        stated = {"version": osce_press.__version__, "sources": sources, **options.stated()}
        journal = Journal(path, stated, resume=resume)
        with closing(journal):
            own, meter = _own_files(output.path, errors), Meter()
            pages = read_pages(sources, options, leave_out=own, meter=meter)
            meter.resumed = journal.inputs
            rest = _from_where_it_stopped(pages, journal)
            for batch, found in parse_in_batches(rest, jobs=jobs, options=options):
                journal.add(batch, found)
                if watch is not None:
                    watch(batch, [parsed.row for parsed in found], meter)
            find_stories(journal.database, options.near_duplicates)
            summary = Summary(node_dates=_node_dates(journal.database))
            summary.unknown = journal.unknown(MOST)
            if output.path == "-" or journal.has_rows or not Path(output.path).exists():
                write(_finished(journal, summary, best_only=output.best_only), output)
            failures = _counted(journal, summary)
            if errors is None:
                for _ in failures:
                    pass
            else:
                write(failures, errors, FAILURE_ROW)
        journal.delete()
    return summary


def write(
    rows: Iterable[Any],
    output: str | os.PathLike[str] | Output,
    columns: Sequence[Column] = ARTICLE_ROW,
) -> None:
    """Write rows to a file, or a folder of parts; it appears when it is complete.

    Args:
        rows: What ``parse_pages`` yields. Failures among them are left out; with
            ``FAILURE_ROW`` they are what is written, and the rows of pages are left out.
        output: The file or folder; "-" is standard output.
        columns: The columns of the rows.

    Raises:
        ExtraMissing: The format needs an extra.
        RunError: The file cannot be written there, or the folder is there and not empty.
        ValueError: No format has this suffix, or it has no place for these columns.
    """
    output = _output(output)
    _check(output, columns)
    target = "-" if output.path == "-" else f"{output.path}.writing"
    _remove(target)
    try:
        with closing(make_writer(target, output, columns)) as writer:
            for row in own_rows(rows, columns):
                writer.write(row)
    except BaseException:
        _remove(target)
        raise
    if target != "-":
        Path(target).replace(output.path)


def _output(output: str | os.PathLike[str] | Output) -> Output:
    """Return an output whose format is known; what a link leads to is written, not the link."""
    if not isinstance(output, Output):
        output = Output(output)
    form, place = output.format or format_of(output.path), Path(output.path)
    path = str(place.resolve()) if place.is_symlink() and not _is_device(place) else output.path
    return attrs.evolve(output, path=path, format=form)


def _is_device(place: Path) -> bool:
    """Return whether a path is that of a device or a pipe, such as ``/dev/stdout``."""
    return place.exists() and not (place.is_file() or place.is_dir())


def _own_files(*paths: str | None) -> frozenset[str]:
    """Return the files of a run, which can lie in a folder that it reads."""
    endings = ("", ".partial", ".partial-wal", ".partial-shm", ".writing")
    written = [str(Path(path).absolute()) for path in paths if path is not None]
    return frozenset(os.path.normpath(path) + ending for path in written for ending in endings)


def _check(
    output: Output, columns: Sequence[Column] = ARTICLE_ROW, sources: Iterable[str] = ()
) -> None:
    """Refuse what would fail at the end of a long run, or take a user's files away."""
    if output.format in {"partitioned", "sqlite"} and columns is not ARTICLE_ROW:
        raise ValueError(f"{output.path}: only rows of pages can be written as {output.format}")
    if output.spreadsheet and output.format not in {"csv", "tif"}:
        raise ValueError(f"only CSV is written for spreadsheets; {output.path} is {output.format}")
    if output.path == "-":
        if output.format in {"parquet", "partitioned", "sqlite"}:
            raise ValueError(f"{output.format} cannot be written to standard output")
        if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - closed at the start
            raise OSError(errno.EBADF, "is closed", "standard output")
        return
    place = Path(output.path)
    check_place(output.path, sources)
    if place.is_dir() and (output.format != "partitioned" or any(place.iterdir())):
        raise RunError(f"{place} is a folder that is there already; delete it or name another")
    try:
        with tempfile.TemporaryFile(dir=place.parent):
            pass
    except OSError as error:
        raise RunError(f"{place} cannot be written: {error.strerror or error}") from error
    if output.format in {"parquet", "partitioned"}:
        optional("pyarrow.parquet")
    if output.path.endswith(".zst"):
        optional("zstandard")


def _check_errors(path: str, output: Output, sources: Iterable[str]) -> None:
    errors = _output(path)
    if errors.format not in {"jsonl", "csv"}:
        raise ValueError(f"errors are written as .jsonl or .csv, not to {path}")
    if Path(path).resolve() == Path(output.path).resolve():
        raise RunError(f"{path} is the output; name another file for the errors")
    _check(errors, FAILURE_ROW, sources)


def check_place(path: str, sources: Iterable[str]) -> None:
    """Refuse to write to a folder that is not there, or over an input.

    Raises:
        RunError: Nothing can be written there.
    """
    if not path:
        raise RunError("the name of the output is empty")
    place = Path(path)
    if not place.absolute().parent.is_dir():
        raise RunError(f"there is no folder {place.parent} to write {place.name} to")
    if _is_device(place):
        raise RunError(f"{path} is no file; standard output is -")
    named = map(Path, sources if place.is_file() else ())
    if any(source.exists() and source.samefile(place) for source in named):
        raise RunError(f"{path} is an input; name another file to write")


def _remove(path: str) -> None:
    """Remove what a run that was cut short while it wrote has left."""
    if path == "-":
        return
    if Path(path).is_dir():
        shutil.rmtree(path)
    Path(path).unlink(missing_ok=True)


def _from_where_it_stopped(
    pages: Iterator[Input | FailureRow], journal: Journal
) -> Iterator[Input | FailureRow]:
    """Pass over the inputs that a journal has."""
    if seen_after(itertools.islice(pages, journal.inputs)) != journal.seen:
        raise ResumeError(
            f"the inputs, or what they hold, are not those that {journal.path} was begun with; "
            "delete it to begin anew"
        )
    yield from pages


def _node_dates(database: sqlite3.Connection) -> NodeDates | None:
    """Learn from the dated pages, each node once; of very many, from some all along."""
    dated = (
        "SELECT node, min(date) AS date FROM pages "
        "WHERE node IS NOT NULL AND date IS NOT NULL GROUP BY node ORDER BY node"
    )
    (count,) = database.execute(f"SELECT count(*) FROM ({dated})").fetchone()  # noqa: S608 - ours
    found = itertools.islice(database.execute(dated), 0, None, 1 + count // _LEARNED_FROM)
    return NodeDates.learn(
        [(node, datetime.date.fromisoformat(date).toordinal()) for node, date in found]
    )


def _finished(journal: Journal, summary: Summary, *, best_only: bool) -> Iterator[dict[str, Any]]:
    """Yield the rows with what only the whole corpus tells."""
    for row, story, best in journal.rows():
        row["story_id"], row["best_copy"] = story, best
        node = row["node_number"]
        if summary.node_dates is not None and node is not None and row["date"] is None:
            earliest, latest = summary.node_dates.interval(node)
            row["date_earliest"] = earliest and earliest.isoformat()
            row["date_latest"] = latest and latest.isoformat()
        summary.add(row)
        if best or not best_only:
            yield row


def _counted(journal: Journal, summary: Summary) -> Iterator[dict[str, Any]]:
    for row in journal.failures():
        summary.add_failure(row)
        yield row
