"""How long parsing takes, as ratios to floors measured in the same run.

Run it with ``python benchmarks/speed.py``. The floor for HTML is lxml's own parse of the same page,
that for text splitting it into stripped lines and looking each up in a set. A ratio is the median
of the rounds; each round measures floor and parse one after the other.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import lxml.html

import osce_press

PAGES = Path(__file__).parents[1] / "examples" / "pages"
ROUNDS = 15


def main() -> None:
    """Print a Markdown table."""
    html = (PAGES / "press-release.html").read_text("utf-8")
    text = (PAGES / "story.txt").read_text("utf-8")
    print("| input | size | floor | parse | ratio |")
    print("|---|---|---|---|---|")
    for name, page in (("HTML page", html), ("HTML page, long body", _longer_html(html))):
        _row(name, page, partial(lxml.html.document_fromstring, page))
    for name, page in (("text page", text), ("text page, long body", _longer_text(text))):
        _row(name, page, partial(_look_up, page, frozenset(page.split("\n"))))


def _look_up(page: str, known: frozenset[str]) -> list[bool]:
    return [line.strip() in known for line in page.split("\n")]


def _longer_html(page: str) -> str:
    paragraph = "<p>The <a href='/{0}'>Mission</a> opened its library number {0}, and went on.</p>"
    return page.replace("</body>", "".join(map(paragraph.format, range(1_000))) + "</body>", 1)


def _longer_text(page: str) -> str:
    return page + "".join(f"It opened library number {n}, and went on.\n" for n in range(2_000))


def _row(name: str, page: str, floor: Callable[[], object]) -> None:
    osce_press.parse(page)
    floors: list[float] = []
    parses: list[float] = []
    for _ in range(ROUNDS):
        floors.append(_seconds(floor))
        parses.append(_seconds(lambda: osce_press.parse(page)))
    ratio = statistics.median(parse / base for parse, base in zip(parses, floors, strict=True))
    low, high = statistics.median(floors) * 1000, statistics.median(parses) * 1000
    print(f"| {name} | {len(page) / 1000:.0f} kB | {low:.2f} ms | {high:.2f} ms | {ratio:.1f} |")


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    main()
