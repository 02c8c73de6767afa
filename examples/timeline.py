"""Draw how often each field of work was the subject, year by year.

Run it from anywhere: ``python timeline.py [DATASET [PICTURE]]``. DATASET is what ``osce-press
corpus`` wrote; without it, 300 invented pages are read. It needs
``pip install "osce-press[report,testing]"``.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

import osce_press
from osce_press import ArticleRow
from osce_press.corpus import read_rows
from osce_press.testing import sample_pages

#: So many fields are drawn, the most frequent ones.
MOST = 5


def invented() -> Iterable[ArticleRow]:
    """Yield rows of invented pages."""
    for example in sample_pages(300):
        yield osce_press.parse(example.page).to_row()


def main(rows: Iterable[ArticleRow], picture: Path) -> None:
    """Count the rows, draw the picture, and print the sums."""
    years: dict[str, Counter[int]] = {}
    for row in rows:
        # Copies of a page, and entries of listings, would count a release twice.
        if row["page_type"] == "article" and row["best_copy"] is not False and row["date"]:
            for field in row["fields_of_work"]:
                years.setdefault(field, Counter())[int(row["date"][:4])] += 1
    often = sorted(years, key=lambda field: (-years[field].total(), field))[:MOST]
    span = range(min(map(min, years.values())), max(map(max, years.values())) + 1)
    figure: Any = Figure(figsize=(8, 1.2 * len(often)), layout="constrained")
    panels = figure.subplots(len(often), sharex=True, sharey=True, squeeze=False)[:, 0]
    for field, axes in zip(often, panels, strict=True):
        axes.bar(span, [years[field][year] for year in span], color="#2f6f9f")
        axes.set_title(field, loc="left", fontsize=10)
        axes.spines[["top", "right"]].set_visible(False)
        print(f"{years[field].total():5} {field}")
    figure.supylabel("pages a year", fontsize=9)
    figure.savefig(picture)
    print(f"{span[0]} to {span[-1]}, drawn in {picture.name}")


if __name__ == "__main__":
    dataset, target = (*sys.argv[1:3], None, None)[:2]
    main(read_rows(dataset) if dataset else invented(), Path(target or "timeline.png"))
