"""Bodies: paragraphs, headings and lists, among them all that could be taken for chrome."""

from functools import cache
from typing import Literal

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Dateline
from osce_press.testing._datelines import datelines, days
from osce_press.testing._words import PLAIN, sentences, short_lines
from osce_press.vocabulary import default

__all__ = ["CORRECTION", "Piece", "bodies", "quotations"]

#: The notice that stands before the dateline of a release that was sent out again.
CORRECTION = "PLEASE FIND BELOW THE CORRECT VERSION OF THE PRESS RELEASE. "

_LABELS = (
    "Date",
    "Place",
    "Source",
    "Fields of work",
    "Issued on",
    "Issued by",
    "Contacts",
    "What",
)
_TAILS = ("Read more on this topic", "OSCE Impact", "Contacts", "You are here")


@attrs.frozen
class Piece:
    """One paragraph of a body; a list item is one, too."""

    text: str
    #: An "aside" stands among the paragraphs, or after them, and is none.
    shape: Literal["paragraph", "heading", "item", "aside"] = "paragraph"


@st.composite
def bodies(draw: DrawFn, dateline: Dateline | None = None) -> tuple[Piece, ...]:
    """Draw a body that begins with prose, and with a dateline if there is one."""
    first = draw(_paragraphs())
    if dateline is not None:
        before = CORRECTION if dateline.start else ""
        first = before + dateline.text + _after_a_dash(first)
    pieces = [Piece(first)]
    for part in draw(_some_parts(dated=dateline is not None)):
        pieces += part
    if draw(st.integers(0, 5)) == 5:
        prose = [piece for piece in pieces if piece.shape == "paragraph"]
        pieces.append(draw(st.sampled_from(prose)))
    return tuple(pieces)


@cache
def quotations() -> SearchStrategy[str]:
    """Draw sentences that quote menus, labels, datelines, dates and standing lines."""
    menu = st.sampled_from([entry.name for entry in default().navigation_entries])
    label = st.sampled_from(_LABELS)
    return st.one_of(
        st.builds("{0}: the day on which the parties met is not known.".format, label),
        st.builds("“{0}:” stood alone on the page, without a value.".format, label),
        st.builds("{0}: Vienna was the choice of the Chairperson.".format, label),
        st.builds("{0} and {1} stand side by side in the menu.".format, menu, menu),
        st.builds("The words “{0}” are printed above the list.".format, menu),
        st.builds("He wrote: {0}the talks had ended in agreement.".format, _full_datelines()),
        st.builds("{0} was the title of the old leaflet.".format, st.sampled_from(_TAILS)),
        st.builds("On {0:%Y-%m-%d} the Centre opened its doors.".format, days()),
        st.sampled_from(
            (
                "On 17 October 2023, the OSCE opened its doors to students.",
                "From 25 to 27 June 2012, judges from Warsaw met in Vienna.",
                "At 08:12 on 9 December, shots were heard near the bridge.",
                "The OSCE bears no responsibility for the weather, he joked.",
                "Press release, story and news item are kinds of pages.",
            )
        ),
    )


@cache
def _paragraphs() -> SearchStrategy[str]:
    sentence = st.one_of(sentences(), quotations())
    return st.lists(sentence, min_size=1, max_size=2).map(" ".join)


@st.composite
def _parts(draw: DrawFn, *, dated: bool) -> list[Piece]:
    """Draw a paragraph, a heading with its paragraph, a list, or another dateline."""
    part = draw(st.sampled_from(("paragraph", "heading", "countries", "list", "dateline")))
    paragraph = Piece(draw(_paragraphs()))
    if part == "heading":
        heading = draw(_headings())
        if heading in _TAILS:
            # A cut sentence or an address below it would make it a heading of the tail.
            paragraph = Piece(f"{paragraph.text} {PLAIN}")
        return [Piece(heading, "heading"), paragraph]
    if part == "countries":
        return [paragraph, *(Piece(state, "item") for state in draw(_countries()))]
    if part == "list":
        items = (Piece(item, "item") for item in draw(_items()))
        return [paragraph, *items, Piece(draw(_paragraphs()))]
    if part == "dateline" and dated:
        return [Piece(draw(_full_datelines()) + _after_a_dash(paragraph.text))]
    return [paragraph]


@cache
def _headings() -> SearchStrategy[str]:
    known = default()
    fields = [field.name for field in known.fields_of_work]
    return st.one_of(
        short_lines(),
        st.sampled_from(fields),
        st.sampled_from([entry.name for entry in known.navigation_entries]),
        st.sampled_from([*_TAILS, "Story", "Press release", "Albania", "Summary"]),
    )


@cache
def _full_datelines() -> SearchStrategy[str]:
    return datelines().map(lambda dateline: dateline.text)


@cache
def _some_parts(*, dated: bool) -> SearchStrategy[list[list[Piece]]]:
    return st.lists(_parts(dated=dated), max_size=4)


@cache
def _countries() -> SearchStrategy[list[str]]:
    states = st.sampled_from([state.name for state in default().states])
    return st.lists(states, min_size=2, max_size=8, unique=True)


@cache
def _items() -> SearchStrategy[list[str]]:
    return st.lists(st.one_of(_paragraphs(), short_lines()), min_size=2, max_size=4)


def _after_a_dash(sentence: str) -> str:
    """Return what can follow a dateline: no second dash."""
    return PLAIN if sentence.startswith(("-", "–")) else sentence
