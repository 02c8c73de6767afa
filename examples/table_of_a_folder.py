"""Read every page of a folder and print a table: date, what states it, kind, title.

Run it from anywhere: ``python examples/table_of_a_folder.py [FOLDER]``.
"""

import sys
from pathlib import Path

import osce_press

FOLDER = Path(__file__).parent / "pages"


def row(path: Path) -> tuple[str, str, str, str]:
    """Return a page's row; a date that no part of the page states stays open."""
    article = osce_press.parse(path.read_bytes())
    evidence = article.evidence.get("date")
    return (
        article.date.isoformat() if article.date else "-",
        evidence.origin.value if evidence else "-",
        article.kind.value if article.kind else "-",
        article.title or "-",
    )


def main(folder: Path = FOLDER) -> None:
    """Print the table of the pages in ``folder``, oldest first."""
    pages = [path for path in folder.iterdir() if path.suffix in {".html", ".txt"}]
    for date, origin, kind, title in sorted(map(row, pages)):
        print(f"{date:12}{origin:10}{kind:15}{title}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
