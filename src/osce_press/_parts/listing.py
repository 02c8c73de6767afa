"""The entries of a listing: runs of labels with the titles and teasers around them.

In text the line before a run is its title, and what follows the run up to the next title is its
teaser. Markup can tell more: titles are headings or links, so an entry without any label shows
too, and a title is found though its teaser stands before the labels.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from osce_press._grammar.dateline import find_dateline
from osce_press._grammar.labels import read_label
from osce_press._grammar.shape import is_prose
from osce_press._lines.page import Line
from osce_press._parts.listing_runs import Field, Run, Runs
from osce_press._parts.tail import read_tail
from osce_press.models import Role
from osce_press.vocabulary import Vocabulary

__all__ = ["RawEntry", "find_entries", "is_menu_line", "is_of_pager", "scan_entries"]

_NUMBERS = re.compile(r"(?<!\d)(\d{1,5})\s+(\d{1,5})(?!\d)")
_OPENING, _CLOSING = "«‹←⟨<", "»›→⟩>"
_ARROWS = f"{_OPENING}{_CLOSING} "
_LONGEST_PAGER = 200
_LONGEST_STEP = 40
_MOST_STEP_WORDS = 4
#: So many paragraphs at most stand between a listing's title and its first entry.
_MOST_INTRODUCTION = 2

#: Level of the heading a title is, and whether it is a link.
_Signature = tuple[int, bool]


class RawEntry(NamedTuple):
    """An entry by the positions of its lines."""

    start: int
    end: int
    title: int | None
    fields: tuple[Field, ...]
    teaser: tuple[int, ...]


def find_entries(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[RawEntry, ...]:
    """Return the entries of a page that is a listing; none of any other page.

    A listing has two runs of labels that only listings have, or one under a listing's header. An
    article that quotes them has paragraphs, a dateline, or labels of its own before them, or goes
    on with more paragraphs than a listing has teasers.

    Args:
        lines: The page's lines, those inside landmarks of the markup left out.
        vocabulary: OSCE's terms.
    """
    entries = scan_entries(lines, vocabulary)
    return entries if entries and _is_listing(lines, entries, vocabulary) else ()


def scan_entries(
    lines: Sequence[Line], vocabulary: Vocabulary, urls: Mapping[int, str] | None = None
) -> tuple[RawEntry, ...]:
    """Return the entries of a page that is known to be a listing.

    Args:
        lines: The page's lines, those inside landmarks of the markup left out.
        vocabulary: OSCE's terms.
        urls: Addresses that lines link to, by position.
    """
    labels = Runs(lines, vocabulary)
    runs = list(labels.find())
    if not runs:
        return ()
    signature = _title_signature(lines, runs)
    end = _content_end(lines, _last_title(lines, runs, signature), vocabulary)
    titled = _with_titles(lines, labels, runs, end, signature, urls or {})
    return _entries(lines, titled, end, vocabulary, urls or {})


def is_menu_line(line: Line, vocabulary: Vocabulary) -> bool:
    """Return whether a line belongs to the site's menus: by its words, or as nothing but a link."""
    if vocabulary.navigation(line.text) is not None:
        return True
    if line.hints.link_share > 0.9 and not line.hints.heading:
        return True
    phrase = vocabulary.phrase(line.text)
    return phrase is not None and phrase.role is Role.NAVIGATION


def _is_pager(line: Line) -> bool:
    """Whether a line is a pager's by itself: numbers of pages, an arrow, or its class."""
    text = line.text
    if any("pager" in name or "pagination" in name for name in line.hints.names):
        return True
    if text.isdecimal():
        return len(text) <= 5
    if len(text) > _LONGEST_PAGER:
        return False
    if len(text) <= _LONGEST_STEP and len(text.split()) <= _MOST_STEP_WORDS:
        back, forth = text[0] in _OPENING, text[-1] in _CLOSING
        if back != forth or not text.strip(_ARROWS):
            return True
    numbers = _NUMBERS.search(text)
    return (
        numbers is not None
        and int(numbers[2]) == int(numbers[1]) + 1
        and len(text[: numbers.start()].split()) <= _MOST_STEP_WORDS
        and not is_prose(text.rstrip(".…"))
    )


def is_of_pager(lines: Sequence[Line], position: int) -> bool:
    """Return whether a line belongs to a pager, by itself or as a word beside it, like "Next"."""
    if _is_step(lines[position]):
        return any(map(_is_pager, lines[max(0, position - 1) : position + 2]))
    return _is_pager(lines[position])


def _content_end(lines: Sequence[Line], start: int, vocabulary: Vocabulary) -> int:
    """Return where the pager or the page's tail begins, after the last run."""
    tail = read_tail(lines, start, vocabulary)
    end = tail[0].start if tail else len(lines)
    pager = next((index for index in range(start, end) if _is_pager(lines[index])), end)
    if pager == end:
        return end
    while pager > start and _is_step(lines[pager - 1]):
        pager -= 1
    return pager


def _is_step(line: Line) -> bool:
    """Whether a line next to a pager can be one of its words, such as "Previous"."""
    return len(line.text.split()) <= 2 and not line.hints.heading and line.text[-1:].isalnum()


def _signature(line: Line) -> _Signature | None:
    linked = line.hints.link_share > 0.9
    return (line.hints.heading, linked) if line.hints.heading or linked else None


def _gaps(runs: Sequence[Run]) -> list[range]:
    """Return the lines before each run, from the end of the one before."""
    ends = [0, *(run.end for run in runs[:-1])]
    return [range(end, run.start) for end, run in zip(ends, runs, strict=True)]


def _title_signature(lines: Sequence[Line], runs: Sequence[Run]) -> _Signature | None:
    """Return what titles have in common in the markup: what most gaps between runs have."""
    gaps = _gaps(runs)
    if len(gaps) == 1:
        found = [sign for index in gaps[0] if (sign := _signature(lines[index])) is not None]
        headings = [sign for sign in found if sign[0]]
        return next(reversed(headings or found), None)
    counts: Counter[_Signature] = Counter()
    for gap in gaps[1:]:
        counts.update(list({sign for index in gap if (sign := _signature(lines[index]))}))
    common = [sign for sign, count in counts.items() if 2 * count > len(gaps) - 1]
    return max(common, key=lambda sign: (sign[0] > 0, counts[sign], sign[1]), default=None)


def _last_title(lines: Sequence[Line], runs: Sequence[Run], signature: _Signature | None) -> int:
    """Return where the entries go on to at least: the last run, or a title like those before."""
    start = runs[-1].end
    if signature is None or not all(signature):
        return start
    before = [line.hints for line in lines[: runs[-1].start] if _signature(line) == signature]
    names = frozenset[str].intersection(*(hints.names for hints in before[1:] or before))
    return max(
        (
            index + 1
            for index in range(start, len(lines))
            if _signature(lines[index]) == signature and names <= lines[index].hints.names
        ),
        default=start,
    )


class _Titled(NamedTuple):
    title: int | None
    run: Run | None

    @property
    def start(self) -> int:
        if self.title is not None:
            return self.title
        return self.run.start if self.run is not None else 0


def _with_titles(  # noqa: PLR0913 - the page, and what is known of it
    lines: Sequence[Line],
    labels: Runs,
    runs: Sequence[Run],
    end: int,
    signature: _Signature | None,
    urls: Mapping[int, str],
) -> list[_Titled]:
    """Give each run its title, and add the titles that no run follows."""
    found: list[_Titled] = []
    for number, (gap, run) in enumerate(zip(_gaps(runs), runs, strict=True)):
        titles = _signed(lines, gap, signature, urls)
        if signature is not None and signature[0] and (number or signature[1]):
            found += [_Titled(title, None) for title in titles[:-1]]
        if titles:
            title: int | None = titles[-1]
        elif gap and (number or lines[gap[-1]].hints.heading != 1):
            title = gap[-1]
        else:
            title = None
        found.append(_Titled(title, _extended(labels, run, title)))
    if signature is not None and all(signature):
        after = range(runs[-1].end, end)
        found += [_Titled(title, None) for title in _signed(lines, after, signature, urls)]
    return found


def _signed(
    lines: Sequence[Line],
    gap: range,
    signature: _Signature | None,
    urls: Mapping[int, str],
) -> list[int]:
    """Return the lines of a gap that look like titles; a second link to one page is none."""
    if signature is None:
        return []
    found: list[int] = []
    for index in gap:
        if _signature(lines[index]) != signature:
            continue
        if found and index in urls and urls[index] == urls.get(found[-1]):
            continue
        found.append(index)
    return found


def _extended(labels: Runs, run: Run, title: int | None) -> Run:
    """Return the run with labels between it and the title that its order kept out of it."""
    if title is None or title + 1 >= run.start or not labels.is_label(title + 1):
        return run
    longer = labels.read(title + 1, run.start)
    return longer if longer.end >= run.end else run


def _entries(
    lines: Sequence[Line],
    titled: Sequence[_Titled],
    end: int,
    vocabulary: Vocabulary,
    urls: Mapping[int, str],
) -> tuple[RawEntry, ...]:
    entries: list[RawEntry] = []
    for number, item in enumerate(titled):
        after = titled[number + 1].start if number + 1 < len(titled) else end
        run = item.run
        skipped = range(run.start, run.end) if run is not None else ()
        address = None if item.title is None else urls.get(item.title)
        teaser = tuple(
            index
            for index in range(item.start, after)
            if index != item.title
            and index not in skipped
            and not _is_repeated_link(lines[index], urls.get(index), address)
        )
        fields = run.fields if run is not None else ()
        entries.append(RawEntry(item.start, after, item.title, fields, teaser))
    last = entries.pop()
    run = titled[-1].run
    least = last.start if run is None else run.end
    return (*entries, _cut_last(lines, last, entries, least, vocabulary))


def _is_repeated_link(line: Line, url: str | None, address: str | None) -> bool:
    """Whether a line is only one more link to the entry's page, such as "Read more"."""
    linked = line.hints.link_share > 0.9 and not is_prose(line.text)
    return linked and url is not None and url == address


def _cut_last(
    lines: Sequence[Line],
    last: RawEntry,
    others: Sequence[RawEntry],
    least: int,
    vocabulary: Vocabulary,
) -> RawEntry:
    """End the last entry where its teaser ends, judged by those of the others.

    What stands before ``least``, the end of its labels, is its own.
    """
    most = max((len(entry.teaser) for entry in others), default=0) or 1
    tags = {lines[index].hints.tag for entry in others for index in entry.teaser}
    teaser = [index for index in last.teaser if index < least]
    for index in last.teaser[len(teaser) : most]:
        line = lines[index]
        if (tags and line.hints.tag not in tags) or is_menu_line(line, vocabulary):
            break
        teaser.append(index)
    if len(teaser) == len(last.teaser):
        return last
    end = last.teaser[len(teaser)]
    return last._replace(end=end, teaser=tuple(teaser))


def _is_listing(lines: Sequence[Line], entries: Sequence[RawEntry], vocabulary: Vocabulary) -> bool:
    labelled = [entry for entry in entries if entry.fields]
    before = [line for line in lines[: entries[0].start] if not is_menu_line(line, vocabulary)]
    if len(labelled) < 2 and not any(_is_header(line, vocabulary) for line in before):
        return False
    titles = [lines[entry.title] for entry in labelled if entry.title is not None]
    if 2 * sum(line.text.endswith(".") and is_prose(line.text) for line in titles) > len(titles):
        return False
    paragraphs = [line for line in before if is_prose(line.text)]
    if len(paragraphs) > _MOST_INTRODUCTION or any(
        find_dateline(line.text, vocabulary) is not None for line in paragraphs
    ):
        return False
    if any(_is_of_article(line, vocabulary) for line in before):
        return False
    prose = sum(is_prose(line.text) for line in lines[entries[-1].end :])
    return prose <= 2 * len(entries) + 2


def _is_header(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line stands over the site's listings."""
    if vocabulary.section(line.text) is not None:
        return True
    phrase = vocabulary.phrase(line.text)
    return phrase is not None and phrase.role is Role.SECTION


def _is_of_article(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line belongs to an article: a label of its metadata, or a heading of its tail."""
    label = read_label(line, vocabulary)
    if label is not None and not label.listing and label.fits:
        return True
    phrase = vocabulary.phrase(line.text)
    return phrase is not None and phrase.role in {Role.RELATED, Role.CONTACTS}
