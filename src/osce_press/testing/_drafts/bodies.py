"""Bodies: paragraphs, headings and lists, among them prose that could be taken for chrome."""

from functools import cache
from typing import Literal

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from osce_press.models import Dateline
from osce_press.testing._drafts.datelines import datelines, days
from osce_press.testing._drafts.words import HEADINGS, sentences
from osce_press.vocabulary import default

__all__ = ["CORRECTION", "Piece", "bodies"]

#: The notice that stands before the dateline of a release that was sent out again.
CORRECTION = "PLEASE FIND BELOW THE CORRECT VERSION OF THE PRESS RELEASE. "
_LABELS = ("Date", "Place", "Source", "Fields of work", "Issued by", "Contacts", "What")
_QUOTATIONS = (
    "On 17 October 2023, the OSCE opened its doors to students.",
    "From 25 to 27 June 2012, judges from Warsaw met in Vienna.",
    "At 08:12 on 9 December, shots were heard near the bridge.",
    "The OSCE bears no responsibility for the weather, he joked.",
    "Read more on this topic was the title of the old leaflet.",
    "Press release, story and news item are kinds of pages.",
)


@attrs.frozen
class Piece:
    """One paragraph of a body; a list item is one, too."""

    text: str
    #: An "aside" stands among the paragraphs, or after them, and is none.
    shape: Literal["paragraph", "heading", "item", "aside"] = "paragraph"


@st.composite
def bodies(draw: DrawFn, dateline: Dateline | None = None) -> tuple[Piece, ...]:
    """Draw a body that begins with prose, and with a dateline if there is one.

    No paragraph of it is said twice.
    """
    first = draw(_paragraphs())
    if dateline is not None:
        first = f"{CORRECTION[: dateline.start]}{dateline.text}{first}"
    pieces = [Piece(first)]
    for part in draw(st.lists(_parts(dated=dateline is not None), max_size=4)):
        texts = [piece.text for piece in (*pieces, *part)]
        if len(set(texts)) == len(texts):
            pieces += part
    return tuple(pieces)


@st.composite
def _parts(draw: DrawFn, *, dated: bool) -> list[Piece]:
    """Draw a paragraph, a heading with its paragraph, a list, or another dateline."""
    shape = draw(st.sampled_from(("paragraph", "heading", "countries", "list", "dateline")))
    text = draw(_paragraphs())
    if shape == "heading":
        return [Piece(draw(st.sampled_from(HEADINGS)), "heading"), Piece(text)]
    if shape == "countries":
        states = st.sampled_from([state.name for state in default().states])
        drawn = draw(st.lists(states, min_size=2, max_size=8, unique=True))
        return [Piece(text), *(Piece(state, "item") for state in drawn)]
    if shape == "list":
        items = st.one_of(_paragraphs(), st.sampled_from(HEADINGS))
        drawn = draw(st.lists(items, min_size=2, max_size=4))
        return [Piece(text), *(Piece(item, "item") for item in drawn), Piece(draw(_paragraphs()))]
    if shape == "dateline" and dated:
        return [Piece(draw(datelines()).text + text)]
    return [Piece(text)]


@cache
def _paragraphs() -> SearchStrategy[str]:
    sentence = st.one_of(sentences(), _quotations())
    return st.lists(sentence, min_size=1, max_size=2).map(" ".join)


@cache
def _quotations() -> SearchStrategy[str]:
    """Draw sentences that quote menus, labels, datelines, dates and standing lines."""
    menu = st.sampled_from([entry.name for entry in default().navigation_entries])
    label = st.sampled_from(_LABELS)
    return st.one_of(
        st.sampled_from(_QUOTATIONS),
        st.builds("{}: the day on which the parties met is not known.".format, label),
        st.builds("“{}:” stood alone on the page, without a value.".format, label),
        st.builds("{}: Vienna was the choice of the Chairperson.".format, label),
        st.builds("{} and {} stand side by side in the menu.".format, menu, menu),
        st.builds("He wrote: {0.text}the talks had ended in agreement.".format, datelines()),
        st.builds("On {:%Y-%m-%d} the Centre opened its doors.".format, days()),
    )
