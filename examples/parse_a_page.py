"""Read one page and print each value with the part of the page that states it.

Run it from anywhere: ``python parse_a_page.py [PAGE]``; without PAGE it reads one of the samples.
"""

import sys
from pathlib import Path

import osce_press
from osce_press import samples

NAMES = ("kind", "title", "date", "places", "sources", "fields_of_work")


def main(page: bytes) -> None:
    """Print what a page states, and where."""
    article = osce_press.parse(page)
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
    given = [Path(name).read_bytes() for name in sys.argv[1:2]]
    main(*given or [samples.get("press-release.html").page])
