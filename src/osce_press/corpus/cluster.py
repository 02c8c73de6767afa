"""Pages read by a Dask cluster, on this machine or many."""

import asyncio
import errno
import re
from collections.abc import Generator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from osce_press.errors import optional

__all__ = ["dask_executor"]

#: A batch whose worker dies is given to so many others before it is read in halves.
_RETRIES = 2
#: With any other, Dask's threads keep the process from ending.
_ADDRESS = re.compile(r"(?:\w+://)?[^/]+:\d+|inproc://.+")


@contextmanager
def dask_executor(address: str) -> Generator[Executor]:
    """Yield an executor for ``parse_pages`` and ``make_dataset`` that runs on a Dask cluster.

    The workers need this library, and where inputs are folders, the same folders. Files that hold
    many pages are read here and sent to them page by page.

    Args:
        address: That of the scheduler, such as "tcp://10.0.0.1:8786".

    Raises:
        ExtraMissing: The extra ``dask`` is not installed.
        OSError: No scheduler answers, within the time that Dask's configuration gives it.
        ValueError: It is no address of a scheduler.
    """
    if not _ADDRESS.fullmatch(address):
        raise ValueError(f"no address of a scheduler, such as tcp://10.0.0.1:8786: {address!r}")
    distributed = optional("distributed")
    try:
        # In a thread, as a notebook has a loop in this one already.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, _greet(address)).result()
        connected = distributed.Client(address, set_as_default=False)
    except (OSError, MemoryError) as error:
        raise OSError(errno.EHOSTUNREACH, "no scheduler answers", address) from error
    with connected as client:
        # Without a name made of its pages, each batch is sent off at once.
        yield client.get_executor(pure=False, retries=_RETRIES)


async def _greet(address: str) -> None:
    """Have a scheduler answer; for that of another server Dask's client would wait for ever."""
    distributed, config = optional("distributed"), optional("dask.config")
    timeout = optional("dask.utils").parse_timedelta(
        config.get("distributed.comm.timeouts.connect")
    )
    arguments = distributed.Security().get_connection_args("client")
    async with distributed.rpc(address, connection_args=arguments) as scheduler:
        identity = await asyncio.wait_for(scheduler.identity(), timeout)
    if identity["type"] != "Scheduler":
        raise OSError(errno.EPROTO, f"a {identity['type']} answers")
