"""The lines of a page as read, one object each."""

from typing import NamedTuple

from osce_press._lines.page import Hints, Page

__all__ = ["ReadLine", "lines"]


class ReadLine(NamedTuple):
    """A line before it is marked."""

    start: int
    offset: int
    text: str
    hints: Hints

    @property
    def end(self) -> int:
        return self.offset + len(self.text)


def lines(page: Page) -> tuple[ReadLine, ...]:
    """Return the lines of a page."""
    return tuple(map(ReadLine, page.starts, page.offsets, page.texts, page.hints))
