"""Read a page of search results: what it says of each page, and where the next one is.

Run it from anywhere: ``python read_a_listing.py [PAGE]``; without PAGE it reads one of the samples.
"""

import sys
from pathlib import Path

import osce_press
from osce_press import samples

ADDRESS = "https://www.osce.org/press-releases?page=2"


def main(page: bytes) -> None:
    """Print the entries of a listing, or what else the page is."""
    kind = osce_press.page_type(page)
    if kind is not osce_press.PageType.LISTING:
        print(f"This page is no listing: {kind.value}")
        return
    listing = osce_press.parse_listing(page, url=ADDRESS)
    for entry in listing.entries:
        sources = ", ".join(source.name for source in entry.sources)
        print(f"{entry.date}  {entry.kind or '-':14} {sources or '-'}")
        print(f"            {entry.title}")
        print(f"            {entry.url}")
    print(f"next: {listing.next_url}")


if __name__ == "__main__":
    given = [Path(name).read_bytes() for name in sys.argv[1:2]]
    main(*given or [samples.get("listing.html").page])
