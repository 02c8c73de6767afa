"""From the record of a page's events to its linear text, lines and markup."""

import re
from collections.abc import Iterator
from itertools import compress
from operator import itemgetter
from typing import Any

from osce_press._common.regex import regex
from osce_press._grammar.shape import is_small
from osce_press._grammar.urls import as_followed
from osce_press._grammar.visible import WIDTHLESS
from osce_press._lines.html_events import BREAK, CUT, LINK, LINK_END, MARK, Builder
from osce_press._lines.html_hints import surroundings
from osce_press._lines.layout import LEAST_BREAKS, are_broken, usual_width
from osce_press._lines.leftovers import without_tokens
from osce_press._lines.page import Anchor, Markup, Page

__all__ = ["Reader"]

#: They and white space of every kind.
_BLANKS = (
    "\t\n\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + WIDTHLESS
)

#: Marks with their codes, and what can go on behind a break in a value.
_MARKS, _YEAR = regex(rf"{MARK}."), regex(r"\d{4}")
#: What follows a break behind the place of a dateline, which is no longer.
_DAY, _LONGEST_PLACE = regex(r"\s*\d{1,2}\.? \w{3,} \d{4}"), 45
#: A link of one sign in a heading leads to the heading itself, and is no word of it.
_SIGNS = "#¶§🔗⚓"
_PERMALINK = regex(rf"{LINK}\s*[{_SIGNS}]\ufe0f?\s*{LINK_END}")
#: What states the address of a page.
_CANONICAL, _SHARED = '<link rel="canonical" href>', '<meta property="og:url" content>'
#: What states the language of a page, by its name in the record; the first counts.
_LANGUAGES = {
    "language": "<html lang>",
    "body": "<body lang>",
    "content-language": '<meta http-equiv="content-language" content>',
    "og:locale": '<meta property="og:locale" content>',
}


#: "und" is that of no language.
_TAG = regex(r"(?!und|mul|zxx).", re.IGNORECASE)


class Reader:
    """Makes a page's linear text, its lines and its markup of the record.

    The linear text is the lines, joined by newlines. White space inside a line is one space, as
    browsers show it; non-breaking spaces are kept, at the ends of a line they are not.
    A link, image or date between two lines has the offset where the line before it ends, so it is
    greater than or equal to that line's end and less than the start of the next.
    """

    def __init__(self, record: Builder) -> None:
        self._record = record
        self._hints, self._spots, self._elements = surroundings(record.nodes)
        #: Offset where the next line will start.
        self._start = 0
        #: Places of the links, images and dates met so far, in order.
        self._link_spans: list[tuple[int, int]] = []
        self._image_offsets: list[int] = []
        self._stamp_offsets: list[int] = []
        #: Where the open link starts, and how many bold elements are open.
        self._link: int | None = None
        self._bold = 0
        #: What is stripped from words: white space alone, as nearly all pages have nothing else
        #: and to strip other characters takes five times as long.
        self._blanks: str | None = None
        #: Whether the page had codes left in its text that are for programs.
        self.had_tokens = False

    def page(self) -> Page:
        """Return the page; what the marks in its lines say is kept for its markup."""
        rows: list[tuple[Any, ...]] = []
        nodes = self._record.nodes
        tops = compress(range(len(nodes) - 1), map("h1".__eq__, map(itemgetter(0), nodes)))
        split = any(nodes[at + 1][2] == at or nodes[at + 1][0] == "p" for at in tops)
        for piece, node in self._joined() if split else self._pieces():
            words, hints, share = piece, self._hints[node], 0.0
            if MARK in piece or self._bold or self._link is not None:
                words, label, share = self._read_marks(piece)
                if not words:
                    continue
                if label and not hints.label:
                    hints = hints._replace(label=True)
            elif "  " in piece:
                words = _squeeze(piece)
            rows.append((words, self._start, hints, self._spots[node], share))
            self._start += len(words) + 1
        columns: Any = zip(*rows, strict=True) if rows else [()] * 5
        texts, starts, hints, spots, shares = columns
        text = "\n".join(texts)
        markup, elements = self._markup(text), self._elements
        places = starts, starts, hints, spots, shares
        return Page(text, texts, *places, elements, markup, is_html=True)

    def _joined(self) -> Iterator[tuple[str, int]]:
        """Yield the pieces; the blocks in an ``h1`` are one that the head says so, or goes on.

        The parser ends an ``h1`` before a ``p``. What is small in one is none of the title that the
        head says without it.
        """
        nodes, hints, said = self._record.nodes, self._hints, self._record.said
        titles = [said.get(name, "") for name in ("og:title", "title")]
        held, of = "", 0

        def is_title(words: str) -> bool:
            return any(_is_whole(_plain(words)[0], title) for title in titles)

        def is_said(words: str) -> bool:
            return any(_squeeze(_plain(words)[0]) in title for title in titles)

        for piece, node in self._pieces():
            both, is_p = f"{held} {piece}", nodes[node][0] == nodes[of][0] == "p"
            if nodes[of][0] == "small" and nodes[of][2] == node:
                is_one = not is_title(piece)
                of = node if is_one else of
            elif nodes[node][0] == "small" and nodes[node][2] == of:
                is_one = not is_title(held)
            elif hints[node].heading == hints[of].heading == 1:
                is_one = is_small(_plain(piece)[0][:1]) or node == of or is_said(both)
            else:
                is_one = is_p and nodes[of - 1][0] == "h1" and is_said(both)
            if is_one:
                held = both
                continue
            if held:
                yield held, of
            held, of = piece, node
        if held:
            yield held, of

    def _pieces(self) -> Iterator[tuple[str, int]]:
        """Yield the words that can become a line, with the node they belong to."""
        printed = "".join(self._record.parts)
        text = without_tokens(printed)
        self.had_tokens = text != printed
        for blank in "\n\t\r\f":
            text = text.replace(blank, " ")
        if any(map(text.__contains__, WIDTHLESS)):
            self._blanks = _BLANKS
        has_permalinks = any(map(text.__contains__, _SIGNS))
        before = ""
        segments = text.split(CUT)
        width = _width(segments) if text.count(BREAK) >= LEAST_BREAKS else 0
        for segment, node in zip(segments, self._record.cuts, strict=True):
            if not (words := segment.strip(self._blanks)):
                continue
            if has_permalinks and self._hints[node].heading and LINK in words:
                words = _PERMALINK.sub(LINK + LINK_END, words)
            if BREAK in words:
                if self._hints[node].heading or _is_value(words, before):
                    words = words.replace(BREAK, " ")
                words = _unwrapped(words, width) if width else _placed(words)
                for piece in words.split(BREAK):
                    if own := piece.strip(self._blanks):
                        yield own, node
            else:
                yield words, node
            before = words

    def _read_marks(self, piece: str) -> tuple[str, bool, float]:
        """Note the places that marks in a piece mark.

        Returns:
            Its words, which can be none; whether they are a label; how much of them is linked.
        """
        if piece[:2] == LINK and piece[-2:] == LINK_END and not self._bold:
            # Most marked lines of most pages are one link.
            words = piece[2:-2].strip(self._blanks)
            if words and MARK not in words and self._link is None and "  " not in words:
                self._link_spans.append((self._start, self._start + len(words)))
                return words, False, 1.0
        # The code of the mark before it, and words; none is before the first.
        chunks = f" {piece}".split(MARK)
        text = "".join([chunk[1:] for chunk in chunks])
        if "  " in text or text.strip(self._blanks) != text:
            chunks = _tidy(chunks, self._blanks)
            text = "".join([chunk[1:] for chunk in chunks])
        linked, plain = self._read_chunks(chunks, self._start if text else max(self._start - 1, 0))
        label, rest = text[:plain].rstrip(self._blanks), text[plain:].lstrip(self._blanks)
        is_label = bool(label) and (not rest or label.endswith(":") or rest.startswith(":"))
        return text, is_label, int(100 * linked / len(text)) / 100 if text else 0.0

    def _read_chunks(self, chunks: list[str], start: int) -> tuple[int, int]:
        """Note the places of links, images and dates.

        Returns:
            How many characters are linked, and how many before the first words that are not bold.
        """
        position, linked = start, 0
        plain: int | None = None
        for chunk in chunks:
            code = chunk[0]
            if code in "by":
                self._bold += 1 if code == "b" else -1
            elif code in "az":
                if self._link is not None:
                    self._link_spans.append((self._link, position))
                    linked += position - max(self._link, start)
                self._link = position if code == "a" else None
                # A blank between links is none of the text.
                linked += chunk == "z "
            elif code == "i":
                self._image_offsets.append(position)
            elif code == "t":
                self._stamp_offsets.append(position)
            if plain is None and not self._bold and chunk[1:].strip(self._blanks):
                plain = position
            position += len(chunk) - 1
        if self._link is not None:
            linked += position - max(self._link, start)
        return linked, (position if plain is None else plain) - start

    def _markup(self, text: str) -> Markup:
        """Return what the markup says, once all lines have been read."""
        record, said = self._record, self._record.said
        links: list[Anchor] = []
        blanks, addresses = self._blanks, map(as_followed, record.links)
        for address, (start, end) in zip(addresses, self._link_spans, strict=True):
            shown = text[start:end].lstrip(blanks)
            links.append(Anchor(address, shown.rstrip(blanks), end - len(shown)))
        images = (
            Anchor(as_followed(address), alt, offset)
            for (address, alt, _), offset in zip(record.images, self._image_offsets, strict=True)
        )
        spots = self._spots
        head_stamps = (
            stamp._replace(element=spots[stamp.element].element) for stamp in record.head_stamps
        )
        stamps = (
            stamp._replace(offset=offset)
            for stamp, offset in zip(record.body_stamps, self._stamp_offsets, strict=True)
        )
        language = next((name for name in _LANGUAGES if _TAG.match(said.get(name, ""))), "")
        return Markup(
            stamps=(*head_stamps, *stamps),
            links=tuple(links),
            named=tuple(record.named),
            images=tuple(images),
            image_elements=tuple(self._spots[node].element for *_, node in record.images),
            language=said[language].partition(",")[0] if language else None,
            language_markup=_LANGUAGES.get(language, ""),
            canonical_url=said.get("canonical") or said.get("og:url"),
            canonical_markup=_CANONICAL if "canonical" in said else _SHARED,
            base=said.get("base"),
            hidden=tuple(record.hidden_prose),
            titles=tuple(" ".join(said[it].split()) for it in ("og:title", "title") if it in said),
        )


def _width(segments: list[str]) -> int:
    """Return the width at which somebody broke the lines of e-mail by elements, 0 for none."""
    broken = (segment for segment in segments if BREAK in segment)
    return usual_width(_plain(f"{BREAK}{BREAK}".join(broken)))


def _unwrapped(words: str, width: int) -> str:
    """Return words without the breaks at a width."""
    lines = words.split(BREAK)
    ends = [" " if is_broken else BREAK for is_broken in are_broken(_plain(words), width)]
    return "".join(map(str.__add__, lines, [*ends, ""]))


def _placed(words: str) -> str:
    """Return words without the break behind the place of a dateline."""
    place, _, behind = words.partition(BREAK)
    is_place = len(place) <= _LONGEST_PLACE and "," in place[-5:] and _DAY.match(behind)
    return f"{place} {behind}" if is_place else words


def _plain(words: str) -> list[str]:
    return list(map(str.strip, _MARKS.sub("", words).split(BREAK)))


def _is_value(words: str, before: str) -> bool:
    """Whether words with a break are one value of the label in them, or in those before.

    What is behind the break begins with a small letter, as "in Bishkek", or is a date's year.
    """
    first, behind, *more = _MARKS.sub("", words).split(BREAK)
    behind = behind.strip()
    if more or not behind or not first.rstrip()[-1:].isalpha():
        return False
    if ":" not in first and not _MARKS.sub("", before).endswith(":"):
        return False
    word = behind.split()[0]
    return (is_small(word[0]) and word.isalpha()) or bool(_YEAR.fullmatch(behind))


def _is_whole(words: str, title: str) -> bool:
    """Whether the head of a document says words as its title, or set apart from others."""
    before, found, behind = title.partition(words)
    beside = before.rstrip()[-1:], behind.lstrip()[:1]
    return bool(found) and not any(map(str.isalnum, beside))


def _squeeze(words: str) -> str:
    """Make one blank of each run of them."""
    while "  " in words:
        words = words.replace("  ", " ")
    return words


def _tidy(chunks: list[str], blanks: str | None) -> list[str]:
    """Take the blanks from both ends of a line, and one of two with only marks in between."""
    tidy: list[str] = []
    before = blanks
    for chunk in chunks:
        words = _squeeze(chunk[1:]).lstrip(before)
        if words:
            before = " " if words[-1] == " " else ""
        tidy.append(chunk[0] + words)
    for number in range(len(tidy) - 1, -1, -1):
        tidy[number] = tidy[number][0] + tidy[number][1:].rstrip(blanks)
        if len(tidy[number]) > 1:
            break
    return tidy
