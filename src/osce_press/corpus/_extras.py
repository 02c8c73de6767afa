"""Optional packages, imported when they are used."""

import importlib
from typing import Any

from osce_press.errors import ExtraMissing

__all__ = ["optional"]

#: Which extra installs a package, by the name it is imported by.
_EXTRAS = {
    "fastwarc.warc": "warc",
    "pyarrow": "parquet",
    "pyarrow.parquet": "parquet",
    "zstandard": "zstd",
    "tqdm": "progress",
    "matplotlib": "report",
    "matplotlib.figure": "report",
    "distributed": "dask",
}


def optional(name: str) -> Any:
    """Import a module of an optional package.

    Raises:
        ExtraMissing: The package is not installed; the error names the extra.
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):
            raise ExtraMissing(_EXTRAS[name]) from error
        raise
