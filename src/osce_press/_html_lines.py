"""From the record of a page's events to its linear text, lines and markup."""

from collections.abc import Iterator

from osce_press._html_builder import BREAK, CUT, MARK, Builder
from osce_press._html_hints import Contexts
from osce_press._lines import PLAIN, Anchor, Hints, Line, Markup

__all__ = ["read_record"]

#: What is no word by itself: white space of every kind, and characters without width.
_BLANKS = "".join(
    chr(code)
    for code in (
        *(0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C)),
        *(0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF),
    )
)


def read_record(record: Builder) -> tuple[str, tuple[Line, ...], Markup]:
    """Return a page's linear text, its lines, and what the markup says outside the text.

    The linear text is the lines, joined by newlines. White space inside a line is one space, as
    browsers show it; non-breaking spaces are kept, at the ends of a line they are not.
    A link, image or date between two lines has the offset where the line before it ends, so it is
    greater than or equal to that line's end and less than the start of the next.
    """
    reader = _Reader(record)
    lines = tuple(reader.lines())
    text = "\n".join([line.text for line in lines])
    return text, lines, reader.markup(text)


class _Reader:
    def __init__(self, record: Builder) -> None:
        self._record = record
        self._contexts = Contexts(record.nodes)
        #: Offset where the next line will start.
        self._start = 0
        #: Places of the links, images and dates met so far, in order.
        self._link_spans: list[tuple[int, int]] = []
        self._image_offsets: list[int] = []
        self._stamp_offsets: list[int] = []
        #: Where the open link starts, and how many bold elements are open.
        self._link: int | None = None
        self._bold = 0

    def lines(self) -> Iterator[Line]:
        contexts = self._contexts
        start = 0
        for piece, node in self._pieces():
            words = piece.strip(_BLANKS)
            if not words:
                continue
            if "  " in words:
                words = _squeeze(words)
            if MARK in words or self._bold or self._link is not None:
                self._start = start
                words, hints = self._read_marks(words, node)
                if not words:
                    continue
            else:
                hints = contexts.hints(node)
            yield Line(start, start, words, hints)
            start += len(words) + 1
        self._start = start

    def _pieces(self) -> Iterator[tuple[str, int]]:
        """Yield what can become a line, with the node it belongs to."""
        text = "".join(self._record.parts)
        for blank in "\n\t\r\f":
            text = text.replace(blank, " ")
        for segment, node in zip(text.split(CUT), self._record.cuts, strict=False):
            if BREAK not in segment:
                yield segment, node
            elif self._contexts.is_heading(node):
                yield segment.replace(BREAK, " "), node
            else:
                for piece in segment.split(BREAK):
                    yield piece, node

    def _read_marks(self, piece: str, node: int) -> tuple[str, Hints]:
        """Take the marks out of a line; return its words, which can be none, and its hints."""
        texts: list[str] = []
        marks: list[tuple[str, int]] = []
        length = linked = 0
        link, bold = self._link is not None, self._bold
        #: Where the first words start that are not bold; whether a blank would be one too many.
        plain: int | None = None
        blank = True
        for position, chunk in enumerate(piece.split(MARK)):
            words = chunk
            if position:
                code, words = chunk[0], chunk[1:]
                marks.append((code, length))
                if code in "az":
                    link = code == "a"
                elif code in "by":
                    bold += 1 if code == "b" else -1
            if blank:
                words = words.lstrip(" " if length else _BLANKS)
            if not words:
                continue
            if plain is None and not bold and words.strip(_BLANKS):
                plain = length
            texts.append(words)
            length += len(words)
            linked += len(words) if link else 0
            blank = words[-1] == " "
        text = "".join(texts).rstrip(_BLANKS)
        self._place(marks, len(text))
        self._bold = bold
        if not text:
            return text, PLAIN
        label = plain is None or (plain > 0 and _is_led(text, plain))
        share = min(1.0, int(100 * linked / len(text)) / 100)
        whole = self._record.links[len(self._link_spans) - 1][1] if share == 1 else ""
        return text, self._contexts.hints(node, label=label, share=share, link_class=whole)

    def _place(self, marks: list[tuple[str, int]], length: int) -> None:
        """Note the offsets of the marks of a line of that length."""
        for code, position in marks:
            offset = self._start + min(position, length) if length else max(self._start - 1, 0)
            if code == "i":
                self._image_offsets.append(offset)
            elif code == "t":
                self._stamp_offsets.append(offset)
            elif code in "az":
                if self._link is not None:
                    self._link_spans.append((self._link, offset))
                self._link = offset if code == "a" else None

    def markup(self, text: str) -> Markup:
        """Return what the markup says, once all lines have been read."""
        record = self._record
        if self._link is not None:
            self._link_spans.append((self._link, len(text)))
        links: list[Anchor] = []
        for (address, _), (start, end) in zip(record.links, self._link_spans, strict=True):
            words = text[start:end]
            shown = words.lstrip(_BLANKS)
            links.append(Anchor(address, shown.rstrip(_BLANKS), end - len(shown)))
        images = (
            Anchor(address, alt, offset)
            for (address, alt), offset in zip(record.images, self._image_offsets, strict=True)
        )
        stamps = (
            stamp._replace(offset=offset)
            for stamp, offset in zip(record.body_stamps, self._stamp_offsets, strict=True)
        )
        return Markup(
            stamps=(*record.head_stamps, *stamps),
            links=tuple(links),
            images=tuple(images),
            language=record.language,
            canonical_url=record.canonical_url or record.og_url,
        )


def _squeeze(words: str) -> str:
    """Make one space of each run of them, in linear time."""
    while "  " in words:
        words = words.replace("  ", " ")
    return words


def _is_led(text: str, plain: int) -> bool:
    """Return whether the words before ``plain`` are a label: a colon ends them, or follows."""
    return text[:plain].rstrip(_BLANKS).endswith(":") or text[plain:].lstrip(_BLANKS)[:1] == ":"
