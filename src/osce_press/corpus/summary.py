"""What a run gave, counted."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import attrs

from osce_press.corpus.inputs import NO_PAGE
from osce_press.corpus.node_dates import NodeDates

__all__ = ["MOST", "Summary", "UnknownNames"]

#: Of each count, so many values are shown.
MOST = 12
#: So many failures are named.
_NAMED = 5


@attrs.frozen
class UnknownNames:
    """Names that a part of the vocabulary lacks."""

    names: int
    """How many there are."""
    most: Mapping[str, int]
    """The most frequent of them, and on how many pages they are."""


@attrs.define
class Summary:
    """The counts of a dataset and of what is not in it."""

    rows: int = 0
    """How many rows were written."""
    page_types: Counter[str] = attrs.Factory(Counter[str])
    """Rows by page type."""
    kinds: Counter[str] = attrs.Factory(Counter[str])
    """Articles by kind."""
    date_origins: Counter[str] = attrs.Factory(Counter[str])
    """Of articles, the part of the page that states the date."""
    notices: Counter[str] = attrs.Factory(Counter[str])
    """Rows by notice."""
    copies: int = 0
    """Rows that are a copy of a better one."""
    stories: int = 0
    """Rows that are the best of their copies."""
    estimated: int = 0
    """Articles without a date for which an interval was found."""
    node_dates: NodeDates | None = None
    """What was learned of the numbers of pages, if anything."""
    unknown: Mapping[str, UnknownNames] = attrs.Factory(dict[str, UnknownNames])
    """Names that the vocabulary lacks, by the part of it: "labels", "kinds", "places" ..."""
    no_pages: Counter[str] = attrs.Factory(Counter[str])
    """Inputs that are no pages, and those that could not be read, by error."""
    failures: Counter[str] = attrs.Factory(Counter[str])
    """Inputs that could not be read, by error."""
    first_failures: list[Mapping[str, Any]] = attrs.Factory(list[Mapping[str, Any]])
    """The first few of these, as rows of failures."""

    def add(self, row: Mapping[str, Any]) -> None:
        """Count a row."""
        self.rows += 1
        self.page_types[row["page_type"]] += 1
        self.notices.update(row["notices"])
        if row["best_copy"]:
            self.stories += 1
        else:
            self.copies += 1
        if row["page_type"] == "article":
            self.kinds[row["kind"] or row["kind_label"] or "not stated"] += 1
            self.date_origins[row["date_origin"] or "not stated"] += 1
            self.estimated += bool(row["date_earliest"] or row["date_latest"])

    def add_failure(self, row: Mapping[str, Any]) -> None:
        """Count a failure."""
        if row["error"] in NO_PAGE:
            self.no_pages[row["error"]] += 1
            return
        self.failures[row["error"]] += 1
        if len(self.first_failures) < _NAMED:
            self.first_failures.append(row)

    def __str__(self) -> str:
        lines = [f"rows {self.rows:,}, stories {self.stories:,}, copies {self.copies:,}"]
        lines += _counts("pages", self.page_types)
        lines += _counts("kinds", self.kinds)
        lines += _counts("dates", self.date_origins)
        if self.node_dates is not None:
            lines.append(
                f"dates by node number: {self.estimated:,}; of {self.node_dates.tested:,} dated "
                f"pages held back {self.node_dates.coverage:.1%} were within, half of the "
                f"intervals span {self.node_dates.median_width:,} days or fewer"
            )
        lines += _counts("notices", self.notices)
        for part, unknown in self.unknown.items():
            said = f"unknown {part.replace('_', ' ')}"
            lines += _counts(said, Counter(unknown.most), unknown.names)
        lines += _counts("no pages", self.no_pages)
        lines += _counts("failures", self.failures)
        return "\n".join(lines)


def _counts(name: str, counted: Counter[str], all_of_them: int | None = None) -> list[str]:
    if not counted:
        return []
    shown = [f"{what} {count:,}" for what, count in counted.most_common(MOST)]
    more = (all_of_them or len(counted)) - len(shown)
    if more:
        shown.append(f"{more:,} more")
    return [f"{name}: {', '.join(shown)}"]
