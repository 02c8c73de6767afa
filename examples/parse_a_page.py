"""Read one page and print each value with the part of the page that states it.

Run it from anywhere: ``python examples/parse_a_page.py [PAGE]``.
"""

import sys
from pathlib import Path

import osce_press

PAGE = Path(__file__).parent / "pages" / "press-release.html"
NAMES = ("kind", "title", "date", "places", "sources", "fields_of_work")


def main(path: Path = PAGE) -> None:
    """Print what the page at ``path`` states, and where."""
    article = osce_press.parse(path.read_bytes())
    for name in NAMES:
        evidence = article.evidence.get(name)
        if evidence is None:
            print(f"{name:15}not stated")
        else:
            print(f"{name:15}{evidence.text}  ({evidence.origin.value})")
    print(f"{'body':15}{len(article.paragraphs)} paragraphs")
    for notice in article.notices:
        print(f"{'notice':15}{notice.message}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
