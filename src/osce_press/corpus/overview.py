"""What is in a dataset, at a glance: counts for a terminal, and a page with plots."""

import base64
import html
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from osce_press.errors import optional
from osce_press.models import ArticleRow

__all__ = ["Overview"]

#: Of each count, so many values are shown.
_MOST = 15
_BAR = 30
_NOT_STATED = "not stated"
_COUNTED = ("years", "kinds", "structures", "fields of work", "countries", "origins of the date")


@attrs.define
class Overview:
    """Counts of the stories of a dataset: of copies, the best one is counted."""

    rows: int = 0
    """How many rows there are."""
    stories: int = 0
    """How many of them are articles, each story once."""
    counts: dict[str, Counter[str]] = attrs.field(
        factory=lambda: {name: Counter[str]() for name in _COUNTED}
    )
    """What is counted, in the order shown: values and how many stories have them."""

    @classmethod
    def of(cls, rows: Iterable[ArticleRow]) -> "Overview":
        """Count rows, as ``read_rows`` yields them. Listings and their entries are left out."""
        overview = cls()
        for row in rows:
            overview.rows += 1
            if row["page_type"] == "article" and row["best_copy"] is not False:
                overview.stories += 1
                for name, values in _values(row):
                    overview.counts[name].update(values or [_NOT_STATED])
        return overview

    def __str__(self) -> str:
        lines = [f"{self.rows:,} rows, {self.stories:,} articles (each story once)"]
        for name, counted in self.counts.items():
            lines += ["", name.capitalize()]
            shown = _shown(name, counted)
            most = max((count for _, count in shown), default=1)
            width = max((len(value) for value, _ in shown), default=0)
            for value, count in shown:
                bar = "#" * max(1, round(_BAR * count / most))
                lines.append(f"  {value:<{width}}  {count:>9,}  {bar}")
            if len(counted) > len(shown):
                lines.append(f"  and {len(counted) - len(shown):,} more")
        return "\n".join(lines)

    def to_html(self) -> str:
        """Return a page with plots, which needs nothing but itself.

        Raises:
            ExtraMissing: The extra ``report`` is not installed.
        """
        figure = optional("matplotlib.figure")
        plots = "\n".join(
            f"<h2>{html.escape(name.capitalize())}</h2>\n{_plot(figure, name, counted)}"
            for name, counted in self.counts.items()
        )
        said = f"{self.rows:,} rows, {self.stories:,} articles (each story once)"
        return _PAGE.format(said=said, plots=plots)


def _values(row: ArticleRow) -> Iterator[tuple[str, list[str]]]:
    """Yield what is counted of a row."""
    current = zip(row["source_current_names"], row["sources"], strict=True)
    kind = row["kind"] or row["kind_label"]
    found = (
        [row["date"][:4]] if row["date"] else [],
        [kind] if kind else [],
        [name or printed for name, printed in current],
        row["fields_of_work"],
        # Kosovo has a code, and no name that all of OSCE's States agree on.
        [name or code for name, code in zip(row["countries"], row["country_codes"], strict=True)],
        [row["date_origin"]] if row["date_origin"] else [],
    )
    for name, values in zip(_COUNTED, found, strict=True):
        yield name, list(dict.fromkeys(values))


def _shown(name: str, counted: Counter[str]) -> list[tuple[str, int]]:
    """Return all years in their order, and of all else the most frequent values."""
    return sorted(counted.items()) if name == "years" else counted.most_common(_MOST)


def _plot(figure: Any, name: str, counted: Counter[str]) -> str:
    shown = _shown(name, counted)
    values, counts = [value for value, _ in shown], [count for _, count in shown]
    upright = name == "years"
    plot = figure.Figure(figsize=(9, 3.2 if upright else 0.9 + 0.28 * len(shown)))
    axes = plot.subplots()
    if upright:
        axes.bar(values, counts, color="#3a6ea5")
        axes.tick_params(axis="x", rotation=60)
        axes.set_ylabel("articles")
    else:
        axes.barh(values, counts, color="#3a6ea5")
        axes.invert_yaxis()
        axes.set_xlabel("articles")
    axes.spines[["top", "right"]].set_visible(False)
    plot.tight_layout()
    file = io.BytesIO()
    plot.savefig(file, format="png", dpi=130)
    data = base64.b64encode(file.getvalue()).decode()
    said = html.escape("; ".join(f"{value}: {count:,}" for value, count in shown), quote=True)
    return f'<img src="data:image/png;base64,{data}" alt="{said}">'


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Press pages at a glance</title>
<style>
body {{ font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }}
img {{ max-width: 100%; }}
</style>
</head>
<body>
<h1>Press pages at a glance</h1>
<p>{said}</p>
{plots}
</body>
</html>
"""
