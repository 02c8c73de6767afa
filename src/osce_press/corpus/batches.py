"""Pages handed out in batches: to one process, to several, or to an executor's."""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeAlias

from osce_press.corpus.inputs import FailureRow, Input, checked, failure
from osce_press.errors import RunError

__all__ = ["Batch", "in_batches"]

Batch: TypeAlias = list[Input | FailureRow]
#: What is done with a batch, which gives any number of results; it can be pickled.
Work: TypeAlias = Callable[[Batch], list[Any]]
#: A batch is full with so many pages, or so many bytes of them.
_BATCH_PAGES = 32
_BATCH_BYTES = 4_000_000
#: So many batches for each process are read ahead.
_AHEAD = 3
#: An executor does not say how many processes it has.
_AHEAD_OF_EXECUTOR = 64


def in_batches(
    pages: Iterable[Input | FailureRow], work: Work, jobs: int | Executor
) -> Iterator[tuple[Batch, list[Any]]]:
    """Yield batches of pages in order, each with its results; few are in memory at a time.

    A batch whose process dies is worked on again, in halves, until the page that kills its process
    stands alone; the result for that page is its failure.

    Raises:
        RunError: No process can be started.
        TypeError: One is neither an ``Input`` nor a failure.
    """
    batches = _batches(checked(pages))
    if isinstance(jobs, Executor):
        yield from _in_executor(batches, jobs, work)
    elif jobs == 1:
        for batch in batches:
            yield batch, work(batch)
    else:
        yield from _in_processes(batches, jobs, work)


def _in_processes(
    batches: Iterator[Batch], jobs: int, work: Work
) -> Iterator[tuple[Batch, list[Any]]]:
    """Have batches worked on by processes; after one has died, by new ones."""
    unfinished: list[Batch] = []
    pool = _pool(jobs, work)
    try:
        while True:
            for batch in unfinished:
                yield batch, _work_alone(batch, work)
            unfinished = []
            waiting: deque[tuple[Batch, Future[list[Any]]]] = deque()
            try:
                for batch in batches:
                    unfinished.append(batch)
                    waiting.append((batch, _submit(pool, batch)))
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
                pool = _pool(jobs, work)
            else:
                return
    finally:
        _end(pool)


def _work_alone(batch: Batch, work: Work) -> list[Any]:
    """Work on a batch in a process of its own, and in halves if it dies."""
    pool = _pool(1, work)
    try:
        return _submit(pool, batch).result()
    except BrokenProcessPool:
        pass
    finally:
        _end(pool)
    if len(batch) > 1:
        middle = len(batch) // 2
        return _work_alone(batch[:middle], work) + _work_alone(batch[middle:], work)
    return _died(batch[0], "the process that read the page was killed")


def _in_executor(
    batches: Iterator[Batch], executor: Executor, work: Work
) -> Iterator[tuple[Batch, list[Any]]]:
    """Have batches worked on by an executor that starts its processes anew by itself."""
    waiting: deque[tuple[Batch, Future[list[Any]]]] = deque()
    for batch in batches:
        waiting.append((batch, executor.submit(work, batch)))
        if len(waiting) > _AHEAD_OF_EXECUTOR:
            first, future = waiting.popleft()
            yield first, _result(first, future, executor, work)
    while waiting:
        first, future = waiting.popleft()
        yield first, _result(first, future, executor, work)


def _result(
    batch: Batch,
    future: "Future[list[Any]]",
    executor: Executor,
    work: Work,
) -> list[Any]:
    """Return the results of a batch; if it kills its processes, those of its halves."""
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - each executor has errors of its own
        if len(batch) == 1:
            return _died(batch[0], f"the process that read the page was killed: {error}")
    middle = len(batch) // 2
    results: list[Any] = []
    for half in (batch[:middle], batch[middle:]):
        results += _result(half, executor.submit(work, half), executor, work)
    return results


def _died(source: Input | FailureRow, reason: str) -> list[Any]:
    if isinstance(source, Input):
        source = failure(source, "WorkerDied", reason)
    return [source]


def _pool(jobs: int, work: Work) -> ProcessPoolExecutor:
    """Return a pool, one of whose processes has begun.

    Raises:
        RunError: It ended before it was given a page.
    """
    # Forking a process that has threads, as progress bars and pyarrow do, can hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_begin_worker, initargs=(work,)
    )
    try:
        with _uninterrupted():
            begun = pool.submit(int)
        begun.result()
    except BaseException as error:
        _end(pool)
        if not isinstance(error, BrokenProcessPool):
            raise
        raise RunError(
            "no process can be started that reads pages; a script that starts some is a file, and "
            'what it does stands below: if __name__ == "__main__":'
        ) from None
    return pool


def _end(pool: ProcessPoolExecutor) -> None:
    """Tell a pool's processes to end, and wait until they have."""
    with _uninterrupted():
        pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, batch: Batch) -> Future[list[Any]]:
    """Hand a batch to a pool, which starts its processes when they are needed."""
    with _uninterrupted():
        return pool.submit(_work_in_process, batch)


@contextmanager
def _uninterrupted() -> Generator[None]:
    """Hold Ctrl-C back while processes are started or ended, else some are never told to end.

    Processes that are started meanwhile never get it.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is None:
        yield
        return
    # Where a run is ended already, once more changes nothing.
    ending = isinstance(sys.exception(), KeyboardInterrupt | GeneratorExit)
    pressed: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    if sys.platform != "win32":
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        signal.signal(signal.SIGINT, before)
        if pressed and not ending:
            signal.raise_signal(signal.SIGINT)


#: What a process does, sent once: a template, which can be a part of it, can be large.
_work: list[Work] = []


def _begin_worker(work: Work) -> None:
    """Leave interrupts to the process that started this one, and end when it is killed."""
    _work.append(work)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def wait() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=wait, daemon=True).start()


def _work_in_process(batch: Batch) -> list[Any]:
    return _work[0](batch)


def _batches(pages: Iterable[Input | FailureRow]) -> Iterator[Batch]:
    batch: Batch = []
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
