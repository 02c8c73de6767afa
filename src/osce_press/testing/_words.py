"""Words and sentences that the drawn pages are made of; the first of each is the simplest."""

from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from osce_press.vocabulary import default

__all__ = ["PLAIN", "capitalised", "names", "sentences", "short_lines", "titles"]

#: A sentence has four words or more and ends with the full stop of its script.
PLAIN = "The meeting took place as planned."
_PLAIN = (
    PLAIN,
    "Twenty-six officers from Türkiye completed the course, the Mission said.",
    "“No one country can tackle this alone,” said the Head of Mission.",
    '"We need reliable partners in all corners of the world," she added!',
    "Did the parties agree on the agenda for next year?",
    "The talks will be continued…",
    "– We came to listen, he told the students of the academy.",
    "-5 °C was the temperature that morning, the observers said.",
    "*This designation is without prejudice to positions on status.",
    "Write to press@osce.org, or see https://www.osce.org/node/52475 for details.",
    "Kosovo* is printed with a note (see below), e.g. in this report.",
    "The pupils learned that 5 < 6 & 7 > 3, and that <p> is a tag.",
    "What is typed as &amp; or &nbsp; stays as it is typed.",
    "The visit took five\u00a0days and cost EUR\u00a01,000 in all.",
    "Засідання відбулося, як і було заплановано.",
    "Встреча прошла в соответствии с планом.",
    "Takimi u mbajt sipas planit në Tiranë.",
    "Întâlnirea a avut loc conform planului.",
    "Sastanak je održan kako je i planirano.",
    "Η συνάντηση έγινε όπως είχε προγραμματιστεί.",
    "შეხვედრა დაგეგმილი წესით გაიმართა თბილისში.",
    "Հանդիպումը տեղի ունեցավ ծրագրված կարգով։",
    "Toplantı planlandığı gibi dün Ankara'da yapıldı.",
    "عُقد الاجتماع أمس كما كان مقرراً.",
)
_SHORT = (
    "Background",
    "Next steps",
    "What the experts found",
    "Was ist geschehen",
    "Що далі",
)
_TITLES = (
    "OSCE holds regional workshop on policing",
    "Afghanistan and the OSCE in brief",
    "OSCE Chair: dialogue is the way ahead",
    "“We must talk,” says High Commissioner in Tbilisi",
    '"Never again" - a day of remembrance in Srebrenica',
    "Who owns the news in Skopje and Tirana?",
    "Supplementary Human Dimension Meeting in Vienna, 2012",
    "Election observers in Moldova to hold press conference on 6 July 2009",
    "Place: a photo exhibition on home and belonging",
    "Training on Date: Base for police officers & judges",
    "Office in Yerevan (closed) remembers its first Head",
    "ОБСЄ: навчання для прикордонників в Одесі",
    "Source: how journalists of five countries protect theirs",
    "About us: the OSCE explained in ten steps",
    "Daily report 12/2022 issued on 17 January 2022",
)
_SYLLABLES = ("dol", "var", "mes", "tin", "kra", "lo", "бор", "ста", "рин", "šel", "ğu")


def capitalised(text: str) -> str:
    """Return ``text`` with its first letter in upper case."""
    return text[:1].upper() + text[1:]


@cache
def names(*, most_words: int = 3) -> SearchStrategy[str]:
    """Draw short printable names that no part of the vocabulary has."""
    word = st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=3).map("".join)
    words = st.lists(word, min_size=1, max_size=most_words).map(" ".join)
    return words.map(capitalised).filter(_is_unknown)


@cache
def sentences() -> SearchStrategy[str]:
    """Draw prose: sentences of many scripts, and some of words nobody has seen."""
    return st.one_of(st.sampled_from(_PLAIN), _strange_sentences())


@cache
def short_lines() -> SearchStrategy[str]:
    """Draw headings as they stand between the paragraphs of a body."""
    return st.sampled_from(_SHORT)


@cache
def titles() -> SearchStrategy[str]:
    """Draw titles of five words or more, with colons, quotes, years and labels in them."""
    return st.one_of(
        st.sampled_from(_TITLES),
        st.builds("{}: {}".format, names(), st.sampled_from(_TITLES)),
        st.builds("{} {}".format, st.sampled_from(_TITLES), st.integers(1995, 2026)),
    )


@cache
def _strange_sentences() -> SearchStrategy[str]:
    letters = st.characters(categories=("Lu", "Ll", "Lt", "Lm", "Lo"))
    word = st.text(letters, min_size=1, max_size=6)
    words = st.lists(word, min_size=5, max_size=8)
    return words.map(lambda drawn: f"{' '.join(drawn)}.")


def _is_unknown(text: str) -> bool:
    known = default()
    return not (
        known.label_meanings(text)
        or known.kind(text)
        or known.section(text)
        or known.field_of_work(text)
        or known.structure(text)
        or known.state(text)
        or known.towns(text)
        or known.phrase(text)
        or known.navigation(text)
    )
