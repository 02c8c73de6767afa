"""Make a dataset on a Dask cluster of two workers, and lose one of them on the way.

Run it from anywhere: ``python examples/dataset_on_a_cluster.py [FOLDER]``. It needs the extra
``dask``. On a real cluster only the address of the scheduler is another.
"""

import importlib
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from osce_press import samples
from osce_press.corpus import dask_executor, make_dataset

FOLDER = Path(samples.__file__).parent / "pages"
#: Named so many times, the pages keep two workers busy.
TIMES = 50


def killer(client: Any) -> Callable[..., None]:  # noqa: ANN401 - distributed has no types
    """Return what kills a worker when the first batch is there."""
    workers = client.run(os.getpid)

    def kill(*_: object) -> None:
        if workers:
            os.kill(workers.popitem()[1], signal.SIGTERM)
            workers.clear()

    return kill


def main(folder: Path = FOLDER) -> None:
    """Make the dataset on the cluster and on this machine, and compare."""
    try:
        distributed: Any = importlib.import_module("distributed")
    except ModuleNotFoundError:
        print('This example needs: pip install "osce-press[dask]"')
        return
    sources = [str(folder)] * TIMES
    with (
        tempfile.TemporaryDirectory() as scratch,
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs="CRITICAL"
        ) as cluster,
        distributed.Client(cluster) as client,
        dask_executor(cluster.scheduler_address) as executor,
    ):
        here, there = (Path(scratch, name) for name in ("here.jsonl", "there.jsonl"))
        make_dataset(sources, str(here))
        summary = make_dataset(sources, str(there), jobs=executor, watch=killer(client))
        same = here.read_bytes() == there.read_bytes()
    print(f"{summary.rows} rows, the same as on one machine: {same}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
