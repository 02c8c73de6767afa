"""Tables of the layout, as programs print them that know their form: columns side by side."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

from osce_press._grammar.shape import ends_sentence, is_small

__all__ = ["by_columns"]

#: Cells stand so far apart, and rows with more of them are none of the layout.
_CELL, _GAP, _MOST_CELLS = r"\S+(?: \S+)*", "  ", 8
#: So many cells begin at one place, and so many rows break what the columns say.
_FEWEST_CELLS, _FEWEST_BROKEN = 2, 2
#: Behind all lines.
_FAR = 1 << 40

#: Where blanks begin and end.
_Blanks = list[tuple[int, int]]


def by_columns(text: str) -> str:
    """Return a text in which a menu, an article and a box stand side by side, one by one.

    It is as long as it was: line feeds take the place of blanks before cells.
    """
    return "\n".join(_by_columns(text.split("\n"))) if "   " in text else text


def _by_columns(lines: list[str]) -> Iterator[str]:
    done = end = 0
    for first, line in enumerate(lines):
        if first < end or _GAP not in line.strip():
            continue
        begin, above, (gutters, end) = first, end, _table(lines, first)
        while gutters and begin > above and lines[begin - 1].strip():
            if len(_common(gutters, _blanks(lines[begin - 1]))) < len(gutters):
                break
            begin -= 1
        edges = [0, *(start for _, start in gutters), _FAR]
        rows = [[line[slice(*edge)] for edge in pairwise(edges)] for line in lines[begin:end]]
        columns = list(zip(*rows, strict=True))
        text = max(columns, key=_size_of_text)
        if _is_layout(columns, text):
            yield from lines[done:begin]
            for place, column in enumerate(columns):
                for row, cell in zip(rows, column, strict=True):
                    # The last of a row keeps the end of the line.
                    if cell or (column is text and not any(row)):
                        yield cell[:-1] if any(row[place + 1 :]) else cell
            done = end
    yield from lines[done:]


def _blanks(line: str) -> _Blanks:
    """Return where blanks are that part cells, also before and behind all words."""
    cells = (it.span() for it in islice(re.finditer(_CELL, line), _MOST_CELLS + 1))
    edges = [0, *chain.from_iterable(cells), _FAR]
    is_many = len(edges) > 2 * _MOST_CELLS + 2
    return [] if is_many else _wide(zip(edges[::2], edges[1::2], strict=True))


def _wide(spans: Iterable[tuple[int, int]]) -> _Blanks:
    return [(begin, end) for begin, end in spans if end - begin >= len(_GAP)]


def _common(some: _Blanks, others: _Blanks) -> _Blanks:
    """Return where both have blanks."""
    pairs = ((one, other) for one in some for other in others)
    return _wide((max(one[0], other[0]), min(one[1], other[1])) for one, other in pairs)


def _table(lines: Sequence[str], begin: int) -> tuple[_Blanks, int]:
    """Return what parts the columns of a table that begins at a line, and where it ends.

    It ends at a line that has words where blanks part columns.
    """
    common, gutters, end = _blanks(lines[begin]), _Blanks(), begin + 1
    starts: Counter[int] = Counter()
    for at in range(begin, len(lines)):
        blanks = _blanks(lines[at])
        common = _common(common, blanks)
        kept = [(left, right) for left, right in common if left and right < _FAR]
        rights = {right for _, right in common}
        if not kept or any(n >= _FEWEST_CELLS for it, n in starts.items() if it not in rights):
            break
        gutters = kept
        starts.update(rights.intersection(right for _, right in blanks) - {_FAR})
        has_cell = any(gutters[0][1] <= right < _FAR for _, right in blanks)
        if has_cell or (at == end and lines[at].rstrip("\r")):
            end = at + 1
    return (gutters if max(starts.values(), default=0) >= _FEWEST_CELLS else []), end


def _size_of_text(column: Sequence[str]) -> tuple[int, int]:
    """Return how long the sentences in a column are, and its longest cell."""
    cells = [cell.strip() for cell in column if not cell.isspace()]
    return sum(len(it) for it in cells if it and ends_sentence(it)), max(map(len, cells), default=0)


def _is_layout(columns: Sequence[Sequence[str]], text: Sequence[str]) -> bool:
    """Whether rows break what columns say, as those of data do not, and those of labels.

    An entry of the menu stands beside the blank between two paragraphs, or within a sentence.
    """
    before = chain.from_iterable(columns[: columns.index(text)])
    if any(cell.rstrip().endswith(":") for cell in before):
        return False
    width, above, broken = max(len(cell.rstrip()) for cell in text), "", 0
    is_prose = _size_of_text(text)[0] > 0
    for row, cell in zip(zip(*columns, strict=True), text, strict=True):
        words = cell.split()
        goes_on = bool(words) and is_small(words[0][0]) and len(above) + len(words[0]) >= width
        beside = any(map(str.isalpha, "".join(row).replace(cell, "", 1)))
        broken += beside and (not words or goes_on)
        is_prose = is_prose or goes_on
        above = cell.rstrip()
    return broken >= _FEWEST_BROKEN and is_prose
