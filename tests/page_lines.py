"""The lines of a page as read, one object each."""

from typing import NamedTuple

from osce_press._lines.page import Hints, Page, Spot

__all__ = ["ReadLine", "lines"]


class ReadLine(NamedTuple):
    """A line before it is marked."""

    start: int
    offset: int
    text: str
    hints: Hints
    spot: Spot
    link_share: float

    @property
    def end(self) -> int:
        return self.offset + len(self.text)


def lines(page: Page) -> tuple[ReadLine, ...]:
    """Return the lines of a page."""
    count = len(page.texts)
    spots, shares = page.spots or [Spot()] * count, page.link_shares or [0.0] * count
    columns = (page.starts, page.offsets, page.texts, page.hints, spots, shares)
    return tuple(map(ReadLine, *columns))
