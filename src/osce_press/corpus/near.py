"""Near-duplicates: texts that differ in a few words, found with the extra ``near`` (datasketch).

How near two texts are is the number of runs of three words that both have, over the number of those
that either has. MinHash estimates it (Broder, "On the resemblance and containment of documents",
1997); the pairs to look at are those whose numbers are the same throughout a band (Leskovec,
Rajaraman, Ullman, "Mining of Massive Datasets", 3.4).
"""

import functools
import itertools
import sqlite3
from collections.abc import Iterator
from operator import eq
from typing import Any

from osce_press.errors import optional

__all__ = ["join_near", "signature"]

#: A signature has so many numbers, so that estimates are within 0.04 of the truth, mostly.
_NUMBERS = 128
#: With bands of so many numbers, of pairs that are near by 0.6 all but 1 % are looked at.
_BAND = 4
_RUN = 3
#: Shorter texts are told by their exact words only: a few words are too great a part of them.
_FEWEST_WORDS = 20
#: A page is compared with so many of those before it that have a band in common with it.
_COMPARED = 16


def signature(text: str) -> bytes | None:
    """Return what tells how near a text is to others; None if it is too short.

    Raises:
        ExtraMissing: The extra ``near`` is not installed.
    """
    words = text.casefold().split()
    if len(words) < _FEWEST_WORDS:
        return None
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    sketch = _empty_sketch().copy()
    sketch.update_batch([run.encode("utf-8", "surrogatepass") for run in runs])
    numbers: bytes = sketch.hashvalues.astype("<u4").tobytes()
    return numbers


@functools.cache
def _empty_sketch() -> Any:
    return optional("datasketch").MinHash(_NUMBERS, scheme="affine32")


def join_near(database: sqlite3.Connection, least: float) -> None:
    """Give pages of a journal a key in common that are near by ``least`` or more.

    Pages that state different dates stay apart: some reports are issued day by day with nearly the
    same words. What is compared lies on disk, so that memory stays the same.
    """
    run = database.execute
    with database:
        run("DROP TABLE IF EXISTS bands")
        run("CREATE TABLE bands (band INTEGER NOT NULL, page INTEGER NOT NULL)")
        database.executemany("INSERT INTO bands VALUES (?, ?)", _bands(database))
        run("CREATE INDEX bands_in_order ON bands (band, page)")
        # Beside exact keys such a one is never the first, after which a story is named.
        run("DELETE FROM keys WHERE key GLOB 'words-*'")
        near = (pair for pair in _candidates(database) if _are_near(database, *pair, least))
        run("CREATE TEMP TABLE pairs (one INTEGER, other INTEGER, PRIMARY KEY (one, other))")
        database.executemany("INSERT OR IGNORE INTO pairs VALUES (?, ?)", near)
        key = "printf('words-%d-%d', one, other)"
        run(f"INSERT INTO keys SELECT {key}, one FROM pairs")  # noqa: S608 - words of ours
        run(f"INSERT INTO keys SELECT {key}, other FROM pairs")  # noqa: S608 - the same
        run("DROP TABLE pairs")
        run("DROP TABLE bands")


def _bands(database: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Yield the bands of pages; of those with the very same words, of the first one."""
    signed = database.execute(
        "SELECT page, signature FROM signatures WHERE page IN "
        "(SELECT min(page) FROM keys WHERE key GLOB 'text-*' GROUP BY key)"
    )
    for page, numbers in signed:
        values = memoryview(numbers).cast("I")
        for start in range(0, _NUMBERS - _BAND + 1, _BAND):
            # The hash of integers is the same in every process; other bands with it do no harm.
            yield hash((start, *values[start : start + _BAND])), page


def _candidates(database: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Yield pairs of pages with a band in common, once for each band."""
    ordered = database.execute("SELECT band, page FROM bands ORDER BY band, page")
    for _, group in itertools.groupby(ordered, key=lambda row: row[0]):
        before: list[int] = []
        for _, page in group:
            yield from ((other, page) for other in before)
            before = [*before[1 - _COMPARED :], page]


def _are_near(database: sqlite3.Connection, one: int, other: int, least: float) -> bool:
    (numbers, day), (others, other_day) = database.execute(
        "SELECT signature, date FROM signatures JOIN pages ON id = page WHERE page IN (?, ?)",
        (one, other),
    ).fetchall()
    if day and other_day and day != other_day:
        return False
    alike: int = sum(map(eq, memoryview(numbers).cast("I"), memoryview(others).cast("I")))
    return alike >= least * _NUMBERS
