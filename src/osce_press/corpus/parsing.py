"""From pages to rows: one batch in one process, and many in several."""

import hashlib
import json
import multiprocessing
import os
import re
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import osce_press
from osce_press import ArticleRow, PageType
from osce_press.corpus.inputs import NO_PAGE, FailureRow, Input, failure
from osce_press.corpus.options import Options

__all__ = ["parse_batch", "parse_in_batches", "parse_pages"]

Row = ArticleRow | FailureRow
#: A batch is full with so many pages, or so many bytes of them.
_BATCH_PAGES = 32
_BATCH_BYTES = 4_000_000
#: So many batches for each process are read ahead.
_AHEAD = 3
#: An executor does not say how many processes it has.
_AHEAD_OF_EXECUTOR = 64
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_batch(inputs: Iterable[Input], options: Options | None = None) -> list[dict[str, Any]]:
    """Return the rows of some pages, in order.

    A page gives one row; a listing one row of its own and one of each entry; a page that cannot be
    read a failure (see ``is_failure``). Whatever a page does to the parser, the others are read.
    The function and its arguments can be pickled, so that any engine can call it anywhere.
    """
    rows: list[dict[str, Any]] = []
    for source in inputs:
        rows.extend(map(dict, _rows(source, options or Options())))
    return rows


def parse_pages(
    pages: Iterable[Input | FailureRow],
    *,
    jobs: int | Executor = 1,
    options: Options | None = None,
) -> Iterator[Row]:
    """Yield the rows of pages, in their order; failures stand where their page was.

    Args:
        pages: What ``read_pages`` yields.
        jobs: Number of processes; with more than one, a script needs the usual
            ``if __name__ == "__main__":``. Or an executor, such as ``dask_executor`` gives, which
            is handed batches of pages and may run them on other machines.
        options: How pages are read.
    """
    for _, rows in parse_in_batches(pages, jobs=jobs, options=options or Options()):
        yield from rows


def parse_in_batches(
    pages: Iterable[Input | FailureRow], *, jobs: int | Executor, options: Options
) -> Iterator[tuple[list[Input | FailureRow], list[Any]]]:
    """Yield batches of pages in order, each with its rows; few are in memory at a time.

    A batch whose process dies is read again, in halves, until the page that kills its process
    stands alone; that page is a failure.
    """
    batches = _batches(pages)
    if isinstance(jobs, Executor):
        yield from _in_executor(batches, jobs, options)
    elif jobs == 1:
        for batch in batches:
            yield batch, _parse_mixed(batch, options)
    else:
        yield from _in_processes(batches, jobs, options)


def _in_processes(
    batches: Iterator[list[Input | FailureRow]], jobs: int, options: Options
) -> Iterator[tuple[list[Input | FailureRow], list[Any]]]:
    """Have batches parsed by processes; after one has died, by new ones."""
    unfinished: list[list[Input | FailureRow]] = []
    pool = _pool(jobs, options)
    try:
        while True:
            for batch in unfinished:
                yield batch, _parse_alone(batch, options)
            unfinished = []
            waiting: deque[tuple[list[Input | FailureRow], Future[list[Any]]]] = deque()
            try:
                for batch in batches:
                    unfinished.append(batch)
                    waiting.append((batch, pool.submit(_parse_in_worker, batch)))
                    while len(waiting) > jobs * _AHEAD:
                        yield waiting[0][0], waiting[0][1].result()
                        waiting.popleft()
                        del unfinished[0]
                while waiting:
                    yield waiting[0][0], waiting[0][1].result()
                    waiting.popleft()
                    del unfinished[0]
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _pool(jobs, options)
            else:
                return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _parse_alone(batch: list[Input | FailureRow], options: Options) -> list[Any]:
    """Parse a batch in a process of its own, and in halves if it dies."""
    with _pool(1, options) as pool:
        try:
            return pool.submit(_parse_in_worker, batch).result()
        except BrokenProcessPool:
            pass
    if len(batch) > 1:
        middle = len(batch) // 2
        return _parse_alone(batch[:middle], options) + _parse_alone(batch[middle:], options)
    return _died(batch[0], "the process that read the page was killed")


def _in_executor(
    batches: Iterator[list[Input | FailureRow]], executor: Executor, options: Options
) -> Iterator[tuple[list[Input | FailureRow], list[Any]]]:
    """Have batches parsed by an executor that starts its processes anew by itself."""
    waiting: deque[tuple[list[Input | FailureRow], Future[list[Any]]]] = deque()
    for batch in batches:
        waiting.append((batch, executor.submit(_parse_mixed, batch, options)))
        if len(waiting) > _AHEAD_OF_EXECUTOR:
            first, future = waiting.popleft()
            yield first, _result(first, future, executor, options)
    while waiting:
        first, future = waiting.popleft()
        yield first, _result(first, future, executor, options)


def _result(
    batch: list[Input | FailureRow],
    future: "Future[list[Any]]",
    executor: Executor,
    options: Options,
) -> list[Any]:
    """Return the rows of a batch; if it kills its processes, those of its halves."""
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - each executor has errors of its own
        if len(batch) == 1:
            return _died(batch[0], f"the process that read the page was killed: {error}")
    middle = len(batch) // 2
    rows: list[Any] = []
    for half in (batch[:middle], batch[middle:]):
        rows += _result(half, executor.submit(_parse_mixed, half, options), executor, options)
    return rows


def _died(source: Input | FailureRow, reason: str) -> list[Any]:
    if isinstance(source, Input):
        source = failure(source, "WorkerDied", reason)
    return [_encodable(source)]


def _pool(jobs: int, options: Options) -> ProcessPoolExecutor:
    # Forking a process that has threads, as progress bars and pyarrow do, can hang.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_begin_worker, initargs=(options,)
    )


#: How a process reads pages, sent once: a template can be large.
_worker_options: list[Options] = []


def _begin_worker(options: Options) -> None:
    """Leave interrupts to the process that started this one, and end when it is killed."""
    _worker_options.append(options)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def wait() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=wait, daemon=True).start()


def _parse_in_worker(batch: list[Input | FailureRow]) -> list[Any]:
    return _parse_mixed(batch, _worker_options[0])


def _batches(pages: Iterable[Input | FailureRow]) -> Iterator[list[Input | FailureRow]]:
    batch: list[Input | FailureRow] = []
    size = 0
    for page in pages:
        batch.append(page)
        if isinstance(page, Input) and page.page is not None:
            size += len(page.page)
        if len(batch) >= _BATCH_PAGES or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _parse_mixed(batch: list[Input | FailureRow], options: Options) -> list[Any]:
    """Parse the pages of a batch; failures stay where they are."""
    rows: list[Any] = []
    for source in batch:
        if isinstance(source, Input):
            rows.extend(parse_batch([source], options))
        else:
            rows.append(_encodable(source))
    return rows


def _rows(source: Input, options: Options) -> list[Any]:
    """Return the rows of a page, or its failure."""
    try:
        page = source.read(options.max_size)
        rows = _parse(source, page, options)
    except osce_press.InputTooLarge as error:
        return [failure(source, "InputTooLarge", f"longer than {error.limit:,} bytes")]
    except OSError as error:
        reason = error.strerror or str(error)
        return [_encodable(failure(source, type(error).__name__, reason))]
    except Exception as error:  # noqa: BLE001 - one page must not end the reading of the others
        return [failure(source, type(error).__name__, str(error))]
    data = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    hashed = hashlib.sha256(data).hexdigest()
    for row in rows:
        if "error" not in row:
            row["input_hash"] = hashed
            row["origin_file"] = source.origin_file
            row["origin_offset"] = source.origin_offset
            row["record_id"] = source.record_id
            row["retrieved"] = source.retrieved
    return [_encodable(row) for row in rows]


def _encodable(row: Any) -> Any:
    """Return a row whose strings can be written as UTF-8; U+FFFD stands for lone surrogates."""
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        row = json.loads(
            _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", json.dumps(row, ensure_ascii=False))
        )
        if "notices" in row:
            row["notices"] = list(dict.fromkeys([*row["notices"], "characters-replaced"]))
    return row


def _parse(source: Input, page: bytes | str, options: Options) -> list[Any]:
    read = {
        "html": osce_press.parse_html,
        "text": osce_press.parse_text,
        "markdown": osce_press.parse_markdown,
        None: osce_press.parse,
    }[source.form]
    given: Any = {
        "url": source.url,
        "encoding": (source.encoding or options.encoding) if isinstance(page, bytes) else None,
        "template": options.template,
        "vocabulary": options.vocabulary,
        "max_size": options.max_size,
    }
    article = read(page, **given)
    for notice in article.notices:
        if notice.code in NO_PAGE:
            return [failure(source, notice.code, notice.message)]
    if article.page_type is PageType.LISTING:
        return list(osce_press.parse_listing(page, **given).to_rows())
    return [article.to_row()]
