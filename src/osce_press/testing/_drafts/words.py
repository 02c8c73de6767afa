"""Words and sentences that the drawn pages are made of; the first of each is the simplest."""

from collections.abc import Iterable
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

__all__ = ["HEADINGS", "capitalised", "names", "perhaps", "sentences", "titles"]

#: A sentence has four words or more and ends with the full stop of its script.
_SENTENCES = (
    "The meeting took place as planned.",
    "Twenty-six officers from Türkiye completed the course, the Mission said.",
    "“No one country can tackle this alone,” said the Head of Mission.",
    '"We need reliable partners in all corners of the world," she added!',
    "Did the parties agree on the agenda for next year?",
    "The talks will be continued…",
    "*This designation is without prejudice to positions on status.",
    "Write to press@osce.example, or see https://www.osce.org/node/52475 for details.",
    "Kosovo* is printed with a note (see below), e.g. in this report.",
    "The pupils learned that 5 < 6 & 7 > 3, and that <p> is a tag.",
    "The visit took five\u00a0days and cost EUR\u00a01,000 in all.",
    "Засідання відбулося, як і було заплановано.",
    "Встреча прошла в соответствии с планом.",
    "Takimi u mbajt sipas planit në Tiranë.",
    "Întâlnirea a avut loc conform planului.",
    "Sastanak je održan kako je i planirano.",
    "შეხვედრა დაგეგმილი წესით გაიმართა თბილისში.",
    "Հանդիպումը տեղի ունեցավ ծրագրված կարգով։",
)
#: As they stand between the paragraphs of a body.
HEADINGS = ("Background", "Next steps", "What the experts found", "Що далі")
_TITLES = (
    "OSCE holds regional workshop on policing",
    "Afghanistan and the OSCE in brief",
    "OSCE Chair: dialogue is the way ahead",
    "“We must talk,” says High Commissioner in Tbilisi",
    '"Never again" - a day of remembrance in Srebrenica',
    "Who owns the news in Skopje and Tirana?",
    "Supplementary Human Dimension Meeting in Vienna, 2012",
    "Election observers in Moldova to hold press conference on 6 July 2009",
    "Office in Yerevan (closed) remembers its first Head",
    "ОБСЄ: навчання для прикордонників в Одесі",
    "Daily report 12/2022 issued on 17 January 2022",
)
#: Nothing in the vocabulary is made of them.
_SYLLABLES = ("dol", "var", "mes", "tin", "kra", "lo", "бор", "ста", "рин", "šel", "ğu")


def capitalised(text: str) -> str:
    """Return ``text`` with its first letter in upper case."""
    return text[:1].upper() + text[1:]


@cache
def names(*, most_words: int = 3) -> SearchStrategy[str]:
    """Draw short printable names that no part of the vocabulary has."""
    word = st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=3).map("".join)
    words = st.lists(word, min_size=1, max_size=most_words).map(" ".join)
    return words.map(capitalised)


@cache
def sentences() -> SearchStrategy[str]:
    """Draw prose: sentences of many scripts, and some of words nobody has seen."""
    letters = st.characters(categories=("Lu", "Ll", "Lt", "Lm", "Lo"))
    words = st.lists(st.text(letters, min_size=1, max_size=6), min_size=5, max_size=8)
    strange = words.map(lambda drawn: capitalised(f"{' '.join(drawn)}."))
    return st.one_of(st.sampled_from(_SENTENCES), strange)


def perhaps(texts: Iterable[str]) -> SearchStrategy[tuple[str, ...]]:
    """Draw one of the texts, or none."""
    return st.sampled_from([(), *((text,) for text in texts)])


@cache
def titles() -> SearchStrategy[str]:
    """Draw titles of five words or more, with colons, quotes and years in them."""
    return st.one_of(
        st.sampled_from(_TITLES),
        st.builds("{} {}".format, st.sampled_from(_TITLES), st.integers(1995, 2026)),
    )
