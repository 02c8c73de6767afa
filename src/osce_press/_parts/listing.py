"""The entries of a listing: titles, the labels below each, and teasers.

::

    listing = header *entry pager
    entry   = title *label *teaser              title and teaser can be missing

An entry is told by its leading label: the date of publication, or on reports of a mission their
type. It runs from the line before its leading label to the line before the next one's. Markup can
tell more: titles are headings or links, so an entry without any label shows too, and a title is
found though its teaser comes first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from osce_press._grammar.labels import LISTED, Label, Labels
from osce_press._marks import Line
from osce_press._parts.block import Run, is_short
from osce_press._parts.menu import is_pager, is_step
from osce_press._parts.outline import Entry
from osce_press._parts.tail import is_tail_heading, read_tail, reads_on, stretch_start
from osce_press.models import Role

__all__ = ["find_entries", "is_shown", "scan_entries"]

#: Level of the heading a title is, and whether it is a link.
_Signature = tuple[int, bool]
#: A title that a crawl cut off has so many words at least.
_FEWEST_WORDS = 5


def find_entries(lines: Sequence[Line], labels: Labels) -> tuple[Entry, ...]:
    """Return the entries of a page that is a listing; none of any other page.

    A listing has two entries with labels that only listings have, or one under a listing's header.
    An article that quotes them has a dateline or a heading of its tail before them, or goes on with
    more paragraphs than a listing has teasers.
    """
    if not any(label.listing for line in lines if (label := line.label)):
        return ()
    entries = scan_entries(lines, labels)
    return entries if entries and _is_listing(lines, entries) else ()


def scan_entries(
    lines: Sequence[Line], labels: Labels, urls: Mapping[int, str] | None = None
) -> tuple[Entry, ...]:
    """Return the entries of a page that is known to be a listing.

    Args:
        lines: The page's lines, those inside landmarks of the markup left out.
        labels: Reads values.
        urls: Addresses that lines link to, by number.
    """
    return tuple(_Scanner(lines, labels, urls or {}).entries())


class _Titled(NamedTuple):
    """A title, and the labels of its entry; one of the two can be missing."""

    title: int | None
    run: Run | None

    @property
    def start(self) -> int:
        starts = (self.title, None if self.run is None else self.run.start)
        return min((start for start in starts if start is not None), default=0)


class _Scanner:
    """The labels of a page's lines, and the entries they make."""

    def __init__(self, lines: Sequence[Line], labels: Labels, urls: Mapping[int, str]) -> None:
        self.lines = lines
        self.values = labels
        self.urls = [urls.get(line.number) for line in lines]
        #: Those of the vocabulary by position; "What we do: water" can be one, too.
        self.labels = {
            position: label
            for position, line in enumerate(lines)
            if (label := line.label) and (label.fits or (label.listing and is_short(line)))
        }
        self.leads = self.find_leads()
        #: Labels nobody has seen yet that several entries have.
        self.closing: set[str] = set()

    def find_leads(self) -> set[int]:
        """Return the positions of the labels that lead, those like the first."""
        # Articles have a date as well, so it looks on.
        listed = {at for at, label in self.labels.items() if label.listing}
        own = [at for at in self.labels if not listed.isdisjoint(range(at, at + 3))]
        leader = next((self.labels[position].key for position in own), None)
        leads: set[int] = set()
        for position in reversed(own):
            # A line before a leading label is a title, whatever it looks like.
            if self.labels[position].key == leader and position + 1 not in leads:
                leads.add(position)
        return leads

    def entries(self) -> Iterator[Entry]:
        """Yield the entries in order."""
        runs = self.runs()
        ends = Counter(
            label.text
            for run in runs
            if run.end < len(self.lines) and run.end + 1 not in self.leads
            if (label := self.lines[run.end].mark.label)
            if self.lines[run.end].text != self.lines[run.start - 1].text  # the title once more
        )
        self.closing = {text for text, count in ends.items() if count > 1}
        if self.closing:
            runs = self.runs()
        if not runs:
            return
        signature = self.title_signature(runs)
        end = self.content_end(runs[-1].end)
        titled = self.with_titles(runs, signature, end)
        below = [*(item.start for item in titled[1:]), end]
        longest, after = 0, end
        for item, following in zip(titled, below, strict=True):
            teaser, after = self.teaser(item, following), following
            if item is titled[-1]:
                teaser, after = self.cut(item, teaser, following, longest or 1)
            longest = max(longest, len(teaser))
            yield Entry(
                self.lines[item.start : after],
                None if item.title is None else self.lines[item.title],
                () if item.run is None else tuple(item.run.fields),
                tuple(filter(is_shown, teaser)),
            )
        if after < len(self.lines) and len(runs) > 1 and not signature and self.is_cut_off(after):
            yield Entry(self.lines[after:], self.lines[after], (), ())

    def is_cut_off(self, start: int) -> bool:
        """Whether what is left of a text is a title, and the label that leads, or some of it."""
        title, *label = (line.mark for line in self.lines[start : start + 3])
        leader = self.lines[min(self.leads)].text
        is_title = len(title.text.split()) >= _FEWEST_WORDS and not title.text[0].islower()
        is_other = title.is_prose or any(title.meaning) or len(label) > 1
        return is_title and not is_other and all(leader.startswith(it.text) for it in label)

    # The labels of an entry.

    def runs(self) -> list[Run]:
        """Return the labels that begin with a leading one, and what follows them."""
        # The day of an event can stand above.
        return [_Run(self, lead - self.is_other_day(lead - 1)) for lead in sorted(self.leads)]

    def is_other_day(self, position: int) -> bool:
        """Whether a line has another day than that of publication: "Event date: 3 May 2004"."""
        label = self.lines[max(0, position)].mark.label
        return label is not None and label.other_date is not None and bool(label.value)

    def unknown(self, line: Line, position: int) -> Label | None:
        """Return a label nobody has seen yet: between known ones, or below several entries."""
        label = line.mark.label
        if label is None or not line.mark.may_be_label:
            return None
        following = {position + 1, position + 2} - self.leads
        between = not following.isdisjoint(self.labels) or self.is_other_day(position)
        return label if between or label.text in self.closing else None

    # The titles.

    def with_titles(
        self, runs: Sequence[Run], signature: _Signature | None, end: int
    ) -> list[_Titled]:
        """Give the labels of each entry their title, and add the titles that no label follows."""
        if self.are_above(runs, signature):
            return [_Titled(run.end, run) for run in runs]
        found: list[_Titled] = []
        alone = signature is not None and all(signature)
        lost = 0
        for gap, run in zip(_gaps(runs), runs, strict=True):
            titles = self.signed(gap, signature)
            if alone:
                found += [_Titled(title, None) for title in titles[:-1]]
            near = titles or gap
            found.append(_Titled(near[-1] if near else None, run))
            # A title can end in a full stop: its markup tells it, or more prose above it.
            prose = [self.lines[at] for at in gap if self.lines[at].mark.is_prose]
            if not titles and len(prose) == 1 and prose[0] is self.lines[gap[-1]]:
                lost += prose[0].text.endswith(".")
        if 2 * lost > len(runs):
            # The titles were lost; what stands there is the end of the teaser above.
            found = [_Titled(None, run) for run in runs]
        if alone:
            after = range(runs[-1].end, end)
            found += [_Titled(title, None) for title in self.signed(after, signature)]
        return found

    def are_above(self, runs: Sequence[Run], signature: _Signature | None) -> bool:
        """Whether the labels of each entry stand above its title."""
        below = [line for run in runs for line in self.lines[run.end : run.end + 1]]
        if len(below) < len(runs):
            return False
        if signature is None:
            # In a text, nothing or a name is above the first, a teaser above the others.
            above = [self.lines[run.start - 1] for run in runs if run.start]
            teasers = above[len(above) - len(runs) + 1 :]
            named = above[: -len(teasers)] if teasers else []
            is_first = len(runs) > 1 and all(map(_is_header, named))
            is_titled = not any(line.mark.is_prose for line in below)
            return is_first and is_titled and all(line.mark.is_prose for line in teasers)
        is_below = all(_signature(line) == signature for line in below)
        return is_below and not self.signed(_gaps(runs)[0], signature)

    def title_signature(self, runs: Sequence[Run]) -> _Signature | None:
        """Return what titles have in common in the markup: what most gaps between runs have."""
        gaps = _gaps(runs)
        gaps = gaps[1:] or gaps
        counts: Counter[_Signature] = Counter()
        for gap in gaps:
            counts.update({sign for index in gap if (sign := _signature(self.lines[index]))})
        common = [sign for sign, count in counts.items() if 2 * count > len(gaps)]
        return max(common, key=lambda sign: (sign[0] > 0, counts[sign], sign[1]), default=None)

    def signed(self, gap: range, signature: _Signature | None) -> list[int]:
        """Return the lines of a gap that look like titles; a second link to one page is none."""
        found: list[int] = []
        for index in gap if signature is not None else ():
            if _signature(self.lines[index]) != signature:
                continue
            url = self.urls[index]
            if not (found and url and url == self.urls[found[-1]]):
                found.append(index)
        return found

    # The teasers, and where the entries end.

    def teaser(self, item: _Titled, end: int) -> list[Line]:
        """Return the lines of an entry that are neither title nor labels."""
        skipped = range(0) if item.run is None else range(item.run.start, item.run.end)
        return [
            self.lines[index]
            for index in range(item.start, end)
            if index != item.title and index not in skipped
        ]

    def cut(self, item: _Titled, teaser: list[Line], end: int, most: int) -> tuple[list[Line], int]:
        """End the last entry where its teaser ends, judged by those of the others."""
        least = item.start if item.run is None else item.run.end
        kept = [line for line in teaser if line.number < self.lines[least - 1].number]
        for line in teaser[len(kept) : most]:
            if line.is_menu and not reads_on(line):
                break
            kept.append(line)
        if len(kept) < len(teaser):
            end = self.lines.index(teaser[len(kept)])
        return kept, end

    def content_end(self, start: int) -> int:
        """Return where the pager or the page's tail begins, after the last labels."""
        tail = read_tail(self.lines, start)
        end = tail[0].start if tail else len(self.lines)
        end += bool(tail) and reads_on(self.lines[end])
        pager = next((index for index in range(start, end) if is_pager(self.lines[index])), end)
        if pager == end:
            return end
        return stretch_start(self.lines, start, pager, is_step)


class _Run(Run):
    """The labels of an entry, from its leading one on."""

    def __init__(self, scanner: _Scanner, start: int) -> None:
        self._scanner = scanner
        super().__init__(scanner.lines, start, scanner.values)

    def _label(self, line: Line) -> Label | None:
        if self.fields and self.end + 1 in self._scanner.leads:
            return None
        return self._scanner.labels.get(self.end) or self._scanner.unknown(line, self.end)

    def _is_one_more(self, line: Line, label: Label, *, grouped: bool) -> bool:
        """Whether a line below a value is one, too; titles and pagers are items as well."""
        takes_more = label.key in LISTED and not label.value
        return takes_more and (grouped or self._labels.is_known(label.key, line.text))


def _gaps(runs: Sequence[Run]) -> list[range]:
    """Return the lines before each run, from the end of the one before."""
    ends = [0, *(run.end for run in runs[:-1])]
    return [range(end, run.start) for end, run in zip(ends, runs, strict=True)]


def _signature(line: Line) -> _Signature | None:
    return (line.hints.heading, line.is_link) if line.hints.heading or line.is_link else None


def is_shown(line: Line) -> bool:
    """Return whether a line is the teaser's, and no link: to tags, or "Read more"."""
    return line.mark.is_prose or not (line.is_link or reads_on(line))


def _is_listing(lines: Sequence[Line], entries: Sequence[Entry]) -> bool:
    labelled = [entry for entry in entries if entry.fields]
    start = lines.index(entries[0].lines[0])
    end = lines.index(entries[-1].lines[-1]) + 1
    before = [line for line in lines[:start] if not line.is_menu]
    if len(labelled) < 2 and not any(map(_is_header, before)):
        return False
    untitled = sum(entry.title is None for entry in labelled)
    # What has lost its titles has two labels at least: else an article quotes it.
    if 2 * untitled > len(labelled) and any(len(entry.fields) == 1 for entry in labelled):
        return False
    if any(line.mark.dateline or is_tail_heading(line) for line in before):
        return False
    # What is alone goes on with no text.
    most = 2 * len(entries) + 2 if len(labelled) > 1 else 0
    return sum(line.mark.is_prose for line in lines[end:]) <= most


def _is_header(line: Line) -> bool:
    """Whether a line stands over the site's listings."""
    meaning = line.mark.meaning
    if meaning.section is not None:
        return True
    return meaning.phrase is not None and meaning.phrase.role is Role.SECTION
