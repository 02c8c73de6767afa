"""What a run has done so far, in a file beside its output: a killed run goes on from there."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from osce_press.corpus.batches import Batch
from osce_press.corpus.inputs import FailureRow, Input, is_failure
from osce_press.corpus.parsing import Parsed
from osce_press.corpus.stories import keys_of, rank_of
from osce_press.corpus.summary import UnknownNames
from osce_press.errors import OscePressError

__all__ = ["Journal", "ResumeError"]

_TABLES = """
CREATE TABLE run (stated TEXT NOT NULL, inputs INTEGER NOT NULL, last TEXT);
CREATE TABLE rows (id INTEGER PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE failures (id INTEGER PRIMARY KEY, data TEXT NOT NULL);
-- What duplicates and dates are found by.
CREATE TABLE pages (
    id INTEGER PRIMARY KEY, rank INTEGER NOT NULL, words INTEGER NOT NULL,
    node INTEGER, date TEXT, story TEXT, best INTEGER
);
CREATE TABLE keys (key TEXT NOT NULL, page INTEGER NOT NULL);
CREATE TABLE signatures (page INTEGER PRIMARY KEY, signature BLOB NOT NULL);
-- Names that the vocabulary lacks, and on how many pages they are.
CREATE TABLE unknown (
    part TEXT NOT NULL, folded TEXT NOT NULL, name TEXT NOT NULL, pages INTEGER NOT NULL,
    PRIMARY KEY (part, folded)
) WITHOUT ROWID;
"""


class ResumeError(OscePressError):
    """A run cannot be begun, or not gone on with; the message says why and what to do."""


class Journal:
    """The rows of a run, batch by batch. A batch is there as a whole, or not at all."""

    def __init__(self, path: Path, stated: dict[str, Any], *, resume: bool) -> None:
        """Begin a journal, or open that of a run that was cut short.

        Args:
            path: The file.
            stated: What the rows depend on: inputs and options.
            resume: Whether to go on with what is there.

        Raises:
            ResumeError: There is a journal and it is not to be gone on with, or it is that of a
                run with other inputs or options.
        """
        self.path = path
        there = path.exists() and path.stat().st_size > 0
        if there and not resume:
            raise ResumeError(
                f"{path} is what a run that was cut short has done; go on with --resume (in "
                "Python resume=True), or delete it to begin anew"
            )
        self.database = sqlite3.connect(path)
        self.database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        said = json.dumps(stated, sort_keys=True)
        with self.database:
            tables = self.database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not tables:
                self.database.executescript(f"BEGIN; {_TABLES}")
                self.database.execute("INSERT INTO run VALUES (?, 0, NULL)", (said,))
        found, self.inputs, self.last = self.database.execute("SELECT * FROM run").fetchone()
        if found != said:
            self.close()
            raise ResumeError(
                f"{path} is what a run with other inputs or options has done; name the same, "
                "or delete it to begin anew"
            )

    def add(self, batch: Batch, found: list[Parsed]) -> None:
        """Write a batch of inputs and what they gave."""
        self.inputs += len(batch)
        self.last = place_of(batch[-1])
        with self.database:
            for row, unknown, signature in found:
                data = json.dumps(row, ensure_ascii=False)
                if is_failure(row):
                    self.database.execute("INSERT INTO failures (data) VALUES (?)", (data,))
                    continue
                added = self.database.execute("INSERT INTO rows (data) VALUES (?)", (data,))
                self.database.execute(
                    "INSERT INTO pages VALUES (?, ?, ?, ?, ?, NULL, NULL)",
                    (
                        added.lastrowid,
                        rank_of(row),
                        row["word_count"],
                        row["node_number"],
                        row["date"] if row["page_type"] == "article" else None,
                    ),
                )
                self.database.executemany(
                    "INSERT INTO keys VALUES (?, ?)",
                    [(key, added.lastrowid) for key in keys_of(row)],
                )
                self.database.executemany(
                    "INSERT INTO unknown VALUES (?, ?, ?, 1) "
                    "ON CONFLICT DO UPDATE SET pages = pages + 1",
                    [(part, folded, name) for (part, folded), name in unknown.items()],
                )
                if signature is not None:
                    self.database.execute(
                        "INSERT INTO signatures VALUES (?, ?)", (added.lastrowid, signature)
                    )
            self.database.execute("UPDATE run SET inputs = ?, last = ?", (self.inputs, self.last))

    def rows(self) -> Iterator[tuple[dict[str, Any], str, bool]]:
        """Yield the rows in order, each with its story and whether it is the best copy."""
        for data, story, best in self.database.execute(
            "SELECT data, story, best FROM rows JOIN pages USING (id) ORDER BY id"
        ):
            yield json.loads(data), story, bool(best)

    @property
    def has_rows(self) -> bool:
        """Whether any input gave a row."""
        return self.database.execute("SELECT id FROM rows").fetchone() is not None

    def failures(self) -> Iterator[dict[str, Any]]:
        """Yield the failures in order."""
        for (data,) in self.database.execute("SELECT data FROM failures ORDER BY id"):
            yield json.loads(data)

    def unknown(self, most: int) -> dict[str, UnknownNames]:
        """Return the names that the vocabulary lacks, by its part; the most frequent of each."""
        parts = "SELECT part, count(*) FROM unknown GROUP BY part ORDER BY part"
        frequent = (
            "SELECT name, pages FROM unknown WHERE part = ? ORDER BY pages DESC, name LIMIT ?"
        )
        return {
            part: UnknownNames(count, dict(self.database.execute(frequent, (part, most))))
            for part, count in self.database.execute(parts).fetchall()
        }

    def close(self) -> None:
        """Close the file, which stays where it is if there is anything to go on with."""
        self.database.close()
        if not self.inputs:
            self.delete()

    def delete(self) -> None:
        """Delete what is closed."""
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)


def place_of(source: Input | FailureRow) -> str:
    """Return where an input is from, to tell whether it is the same in another run."""
    if isinstance(source, Input):
        return json.dumps([source.origin_file, source.origin_offset])
    return json.dumps([source["origin_file"], source["origin_offset"]])
