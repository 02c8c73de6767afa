"""Copies of one story: found by what they have in common, whatever their addresses are."""

import hashlib
import sqlite3
from typing import Any

from osce_press._grammar.urls import site_of
from osce_press._row import words_only
from osce_press.corpus.near import join_near

__all__ = ["find_stories", "keys_of", "rank_of"]

_TYPES = {"article": 3, "other": 2, "listing": 1, "entry": 0}
#: Shorter titles ("Press release") are those of many pages of a day.
_FEW_WORDS = 4


def keys_of(row: Any) -> list[str]:
    """Return what a row shares with the other copies of its story.

    These are the number of its page on osce.org, the words of its body, and its title with its
    date, which is all that a listing says of it. A page with none of them is alone with its bytes.
    """
    keys: list[str] = []
    if row["node_number"] is not None:
        keys.append(f"node-{row['node_number']:09}")
    if row["content_key"] is not None:
        keys.append(f"text-{row['content_key']}")
    title, date = row["title"] or "", row["date"]
    if date and len(title.split()) >= _FEW_WORDS and row["page_type"] in {"article", "entry"}:
        folded = f"{words_only(title)} {date}"
        keys.append(f"title-{hashlib.sha256(folded.encode()).hexdigest()[:16]}")
    if not keys:
        place = [row["input_hash"], row["origin_file"], row["entry"]]
        keys.append(f"page-{hashlib.sha256(repr(place).encode()).hexdigest()[:16]}")
    return keys


def rank_of(row: Any) -> int:
    """Return how good a copy is: by type of page, by site, and whether it states its date."""
    return (
        4 * _TYPES[row["page_type"]]
        + 2 * (site_of(row["url"]) is not None)
        + (row["date"] is not None)
    )


def find_stories(database: sqlite3.Connection, near: float | None = None) -> None:
    """Fill ``story`` and ``best`` of a journal's pages.

    Pages with a key in common are one story, and so are those with which these have another in
    common. Its name is the first of all their keys, so that it does not depend on their order.
    With ``near``, texts that are so near to each other have a key in common, too.
    """
    run = database.execute
    with database:
        run("CREATE INDEX IF NOT EXISTS keys_by_page ON keys (page, key)")
        run("CREATE INDEX IF NOT EXISTS keys_by_key ON keys (key, page)")
    if near is not None:
        join_near(database, near)
    with database:
        run("DROP TABLE IF EXISTS labels")
        run("CREATE TABLE labels (key TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID")
        run("INSERT INTO labels SELECT DISTINCT key, key FROM keys ORDER BY key")
        changed = True
        while changed:
            run(
                "UPDATE pages SET story = (SELECT min(labels.story) FROM keys "
                "JOIN labels USING (key) WHERE keys.page = pages.id)"
            )
            changed = bool(
                run(
                    "UPDATE labels SET story = found.story FROM (SELECT key, min(pages.story) "
                    "AS story FROM keys JOIN pages ON pages.id = keys.page GROUP BY key) AS found "
                    "WHERE found.key = labels.key AND found.story < labels.story"
                ).rowcount
            )
        run(
            "UPDATE pages SET best = ranked.place = 1 FROM (SELECT id, row_number() OVER "
            "(PARTITION BY story ORDER BY rank DESC, words DESC, id) AS place FROM pages) "
            "AS ranked WHERE ranked.id = pages.id"
        )
