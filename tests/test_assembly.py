"""Assembly: evidence for each value of a record, and the notices on a page with their spans."""

import datetime

import pytest

import osce_press
from osce_press import Article, Origin
from osce_press.testing import assert_lossless

TITLE = "OSCE opens a library"
PARAGRAPH = "The OSCE opened a library of maps in the old town today."
CORRECTED = "PLEASE FIND BELOW THE CORRECT VERSION OF THE PRESS RELEASE."
KIND_MISSING = ("kind-missing", None)
MAY_3, MAY_4 = datetime.date(2004, 5, 3), datetime.date(2004, 5, 4)


def notices(article: Article) -> list[tuple[str, str | None]]:
    """Return the code of each notice, and the words that it is about."""
    text = assert_lossless(article)
    return [
        (one.code, None if one.start is None else text[one.start : one.end])
        for one in article.notices
    ]


def evidence(article: Article) -> dict[str, tuple[Origin, str]]:
    """Return where each value stands and its words there, which are those of its span."""
    text = assert_lossless(article)
    for one in article.evidence.values():
        assert one.start is None or text[one.start : one.end] == one.text
    return {name: (one.origin, one.text) for name, one in article.evidence.items()}


def release(body: str = PARAGRAPH, *, summary: str = "") -> str:
    """Return a press release of 3 May 2004 with a metadata block."""
    return (
        f"Press release\n{TITLE}\n{summary}- Date:\n- 3 May 2004\n- Place:\n- OSH\n"
        f"- Source:\n- OSCE Secretariat\n{body}\n"
    )


def html(below_title: str = "") -> str:
    return f"<main><h1>{TITLE}</h1>{below_title}<p>{PARAGRAPH}</p></main>"


def test_a_page_of_words_nobody_knows() -> None:
    article = osce_press.parse(
        f"Bulletin\n{TITLE}\n- Date:\n- 31 April 2004\n- Issued on:\n"
        "- Place:\n- NOWHERETOWN, PETROVAC\n"
        "- Source:\n- OSCE Office of Maps\n- Fields of work:\n- Map drawing\n- Elections\n"
        f"- Printer:\n- Ivan Novak\n{PARAGRAPH}\n"
    )
    assert notices(article) == [
        *[("date-missing", None), ("unknown-kind", "Bulletin")],
        *[("date-unreadable", "31 April 2004"), ("date-blank", "Issued on")],
        *[("unknown-place", "NOWHERETOWN"), ("place-ambiguous", "PETROVAC")],
        *[("unknown-source", "OSCE Office of Maps"), ("unknown-field-of-work", "Map drawing")],
        ("unknown-label", "Printer"),
    ]
    assert evidence(article) == {
        "page_type": (Origin.HEADING, "Bulletin"),
        "kind_label": (Origin.HEADING, "Bulletin"),
        "title": (Origin.HEADING, TITLE),
        "places": (Origin.METADATA, "NOWHERETOWN, PETROVAC"),
        "sources": (Origin.METADATA, "OSCE Office of Maps"),
        "fields_of_work": (Origin.METADATA, "Map drawing\n- Elections"),
    }


def test_evidence_of_a_page_with_a_header_line() -> None:
    header = "BELGRADE, 3 May 2004"
    head = f"OSCE Mission to Serbia\nPress release\n{TITLE}"
    article = osce_press.parse(f"{head}\n{header}\n{PARAGRAPH}\n")
    assert notices(article) == []
    assert evidence(article) == {
        "page_type": (Origin.HEADING, "Press release"),
        "sources": (Origin.HEADING, "OSCE Mission to Serbia"),
        "kind": (Origin.HEADING, "Press release"),
        "kind_label": (Origin.HEADING, "Press release"),
        "title": (Origin.HEADING, TITLE),
        "date": (Origin.HEADING, header),
        "places": (Origin.HEADING, header),
    }


@pytest.mark.parametrize("mark", ["...", "…"])
def test_a_summary_that_is_cut(mark: str) -> None:
    printed = f"It has maps.\nIt has atlases{mark}"
    article = osce_press.parse(release(summary=f"{printed}\n"))
    assert article.summary == f"It has maps.\n\nIt has atlases{mark}"
    assert evidence(article)["summary"] == (Origin.HEADING, printed)
    assert notices(article) == [("summary-truncated", printed)]


STAMP = "<meta name=dc.date content=2004-05-03>"
DATED = f"OSH, 4 May 2004 - {PARAGRAPH}"


class TestDates:
    @pytest.mark.parametrize(
        ("page", "first", "second"),
        [
            (release(DATED), "The metadata block", "the dateline"),
            (f"{STAMP}{html('<p>OSH, 4 May 2004</p>')}", "The markup", "the header line"),
            (f"{TITLE}\nOSH, 3 May 2004\n{DATED}\n{PARAGRAPH}", "The header line", "the dateline"),
        ],
    )
    def test_two_that_differ(self, page: str, first: str, second: str) -> None:
        article = osce_press.parse(page)
        assert article.date == MAY_3
        words = dict(notices(article))["date-conflict"]
        assert words is not None
        assert words.rstrip(" -") == "OSH, 4 May 2004"
        conflict = f"{first} says 2004-05-03, {second} says 2004-05-04; the first was taken."
        assert conflict in [notice.message for notice in article.notices]

    def test_a_year_taken_from_the_block(self) -> None:
        article = osce_press.parse(release(f"OSH, 4 May - {PARAGRAPH}"))
        assert article.date == MAY_3
        assert article.dateline is not None
        assert article.dateline.date == MAY_4
        assert notices(article) == [("year-completed", "OSH, 4 May - ")]
        assert "2004" in article.notices[0].message

    def test_a_month_that_differs_between_languages(self) -> None:
        page = f"{TITLE}\nZAGREB, 5. listopada 2004. – {PARAGRAPH}\n"
        article = osce_press.parse(page)
        ambiguous = ("month-ambiguous", "ZAGREB, 5. listopada 2004. – ")
        assert notices(article) == [("date-missing", None), KIND_MISSING, ambiguous]
        croatian = osce_press.parse(page, url="https://www.osce.org/hr/1")
        assert croatian.date == datetime.date(2004, 10, 5)
        assert notices(croatian) == [KIND_MISSING]


class TestCorrections:
    def test_in_the_paragraph_of_the_dateline(self) -> None:
        paragraph = f"{CORRECTED} OSH, 3 May 2004 - {PARAGRAPH}"
        article = osce_press.parse(f"{TITLE}\n{paragraph}\n")
        assert evidence(article)["dateline"] == (Origin.DATELINE, "OSH, 3 May 2004 - ")
        assert notices(article) == [KIND_MISSING, ("correction", paragraph)]

    def test_in_the_title_and_in_the_body_is_said_once(self) -> None:
        article = osce_press.parse(f"CORRECTION: {TITLE}\n{CORRECTED}\n{PARAGRAPH}\n")
        words = [words for code, words in notices(article) if code == "correction"]
        assert words == [f"CORRECTION: {TITLE}"]

    @pytest.mark.parametrize(
        ("above", "read"),
        [
            *[("THE TOWN WAS WRONG\n", True), ("THE TOWN WAS WRONG\nTHE DAY WAS WRONG\n", True)],
            # On news sites a lead.
            *[("The town was right.\n", True), ("The town was right.\n3 May 2004\n", True)],
            ("The town was right.\nThe day was right.\n", True),
            # In a digest, each item has one.
            ("The town was right.\nThe day was right.\nKYIV, 2 May 2004 - It rained.\n", False),
        ],
    )
    def test_capitals_or_a_lead_can_stand_above_a_dateline(self, above: str, *, read: bool) -> None:
        article = osce_press.parse(f"{TITLE}\n{above}OSH, 3 May 2004 - {PARAGRAPH}\n")
        assert (article.dateline is not None) == read
        assert article.body.startswith("The town was right.") != above.isupper()


def test_the_address_given_comes_before_the_one_in_the_markup() -> None:
    page = f'<link rel=canonical href="https://www.osce.org/uk/1">{html()}'
    found = osce_press.parse(page)
    assert (found.url, found.language) == ("https://www.osce.org/uk/1", "uk")
    found = osce_press.parse(page, url="https://www.osce.org/ru/2")
    assert (found.url, found.language) == ("https://www.osce.org/ru/2", "ru")
    assert osce_press.parse(html()).url is None


@pytest.mark.parametrize(
    ("url", "language"),
    [
        *[("https://www.osce.org/UK/1", "uk"), ("https://www.osce.org/hbs", "hbs")],
        *[("/de/1", "de"), ("https://www.osce.org/om/1", "fr")],
        *[("https://www.osce.org/ukraine/1", "fr"), ("https://www.osce.org/node/de", "fr")],
        (None, "fr"),
    ],
)
def test_the_address_or_the_markup_states_the_language(url: str | None, language: str) -> None:
    for read in (osce_press.parse, osce_press.parse_listing):
        assert read(f"<html lang=fr>{html()}", url=url).language == language
