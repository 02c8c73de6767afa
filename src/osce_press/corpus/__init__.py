"""From a crawl on disk to a dataset: folders of pages, tables and WARC files become flat rows.

``read_pages`` yields pages, ``parse_pages`` their rows, ``write`` writes these; each is a generator
or takes one, and a failure is a value among the others. ``make_dataset`` does all of it, with
processes, duplicates, estimated dates and resumption, as ``osce-press corpus`` does.
"""

from osce_press.corpus.cluster import dask_executor
from osce_press.corpus.dataset import make_dataset, write
from osce_press.corpus.files import Meter
from osce_press.corpus.inputs import FailureRow, Input, is_failure
from osce_press.corpus.journal import ResumeError
from osce_press.corpus.learning import learn_template
from osce_press.corpus.node_dates import NodeDates
from osce_press.corpus.options import Options, Output
from osce_press.corpus.overview import Overview
from osce_press.corpus.pages import read_pages
from osce_press.corpus.parquet import to_arrow
from osce_press.corpus.parsing import parse_batch, parse_pages
from osce_press.corpus.rows import read_rows
from osce_press.corpus.schema import FAILURE_ROW, arrow_schema, json_schema
from osce_press.corpus.summary import Summary, UnknownNames
from osce_press.corpus.tables import Columns
from osce_press.errors import RunError

__all__ = [
    "FAILURE_ROW",
    "Columns",
    "FailureRow",
    "Input",
    "Meter",
    "NodeDates",
    "Options",
    "Output",
    "Overview",
    "ResumeError",
    "RunError",
    "Summary",
    "UnknownNames",
    "arrow_schema",
    "dask_executor",
    "is_failure",
    "json_schema",
    "learn_template",
    "make_dataset",
    "parse_batch",
    "parse_pages",
    "read_pages",
    "read_rows",
    "to_arrow",
    "write",
]
