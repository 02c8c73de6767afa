"""What a run has done so far, in a file beside its output: a killed run goes on from there."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from osce_press.corpus.batches import Batch
from osce_press.corpus.inputs import FailureRow, Input, is_failure
from osce_press.corpus.parsing import Parsed
from osce_press.corpus.stories import keys_of, rank_of
from osce_press.corpus.summary import UnknownNames
from osce_press.errors import RunError

__all__ = ["Journal", "ResumeError"]

_TABLES = """
-- What the rows depend on, how many inputs they are of, and a sum over these.
CREATE TABLE run (stated TEXT NOT NULL, inputs INTEGER NOT NULL, seen INTEGER NOT NULL);
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


class ResumeError(RunError):
    """What a run that was cut short has done is there, and is not gone on with."""


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
            RunError: It is that of a run that has not ended, or the file is no journal.
        """
        self.path = path
        there = path.exists() and path.stat().st_size > 0
        try:
            # The lock on the file is held until it is closed, and ends with its process.
            self.database = sqlite3.connect(path, timeout=0)
        except sqlite3.OperationalError as error:
            raise RunError(f"{path} cannot be written: {error}") from error
        try:
            self.database.executescript(
                "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; "
                "PRAGMA synchronous = NORMAL; BEGIN EXCLUSIVE; COMMIT"
            )
        except sqlite3.DatabaseError as error:
            self.database.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                reason = "another run writes to it, which has not ended"
            elif error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
                reason = "it is not what a run has done; name another output"
            else:
                reason = str(error)
            raise RunError(f"{path} cannot be used: {reason}") from error
        if there and not resume:
            self.database.close()
            raise ResumeError(
                f"{path} is what a run that was cut short has done; go on with --resume (in "
                "Python resume=True), or delete it to begin anew"
            )
        said = json.dumps(stated, sort_keys=True)
        with self.database:
            tables = self.database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not tables:
                self.database.executescript(f"BEGIN; {_TABLES}")
                self.database.execute("INSERT INTO run VALUES (?, 0, 0)", (said,))
        found, self.inputs, self.seen = self.database.execute("SELECT * FROM run").fetchone()
        if found != said:
            self.close()
            raise ResumeError(
                f"{path} is what a run with other inputs or options has done; name the same, "
                "or delete it to begin anew"
            )

    def add(self, batch: Batch, found: list[Parsed]) -> None:
        """Write a batch of inputs and what they gave."""
        self.inputs += len(batch)
        self.seen = seen_after(batch, self.seen)
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
            self.database.execute("UPDATE run SET inputs = ?, seen = ?", (self.inputs, self.seen))

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


def seen_after(sources: Iterable[Input | FailureRow], seen: int = 0) -> int:
    """Return a sum over inputs, which others do not have, or the same with other content.

    The content of a file that is a page is told by its size and the time it was changed.
    """
    for source in sources:
        content: bytes | str | None = None
        if isinstance(source, Input):
            place, content = (source.origin_file, source.origin_offset), source.page
            if content is None:
                with suppress(OSError):
                    found = Path(source.origin_file).stat()
                    content = f"{found.st_size} {found.st_mtime_ns}"
        else:
            place = (source["origin_file"], source["origin_offset"])
        if not isinstance(content, bytes):
            content = (content or "").encode("utf-8", "surrogatepass")
        seen = zlib.crc32(content, zlib.crc32(repr(place).encode(), seen))
    return seen
