"""Templates learned from a corpus, in parts that are merged."""

import functools
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor

from osce_press import Template
from osce_press.corpus.batches import Batch, in_batches
from osce_press.corpus.inputs import FailureRow, Input
from osce_press.corpus.options import Options

__all__ = ["learn_template"]


def learn_template(
    pages: Iterable[Input | FailureRow],
    *,
    jobs: int | Executor = 1,
    options: Options | None = None,
) -> Template:
    """Learn a template from pages, batch by batch, and merge what was learned.

    In which batches does not matter: the template is that of all pages. What cannot be read, or is
    too long, changes nothing.

    Args:
        pages: What ``read_pages`` yields.
        jobs: Number of processes, or an executor; see ``parse_pages``.
        options: How pages are read; of these the longest page counts.
    """
    options = options or Options()
    work = functools.partial(_learn, max_size=options.max_size)
    whole = Template()
    for _, parts in in_batches(pages, work, jobs):
        for part in parts:
            if isinstance(part, Template):
                whole = whole.merge(part)
    return whole


def _learn(batch: Batch, max_size: int) -> list[Template]:
    """Return the template of a batch."""
    return [Template.learn(_contents(batch, max_size), max_size=max_size)]


def _contents(batch: Batch, max_size: int) -> Iterator[bytes | str]:
    for source in batch:
        if not isinstance(source, Input):
            continue
        try:
            page = source.read(max_size)
        except OSError:
            continue  # it is named when it is parsed
        if len(page) <= max_size:
            yield page
