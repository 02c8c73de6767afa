"""Forms of pages that neither a sample nor a strategy has, each by an invented page."""

import datetime

import pytest

import osce_press
from osce_press import Kind, Origin, PageType


def test_a_notice_of_reports_elsewhere_is_a_sentence() -> None:
    text = "Цей звіт описує роботу Місії ОБСЄ за рік."
    article = osce_press.parse(f"Title of a page of the OSCE\nФраза про ОБСЄ є тут.\n{text}\n")
    assert article.paragraphs[-1] == text


def test_redesigned_site_with_the_publisher_between_kind_and_title() -> None:
    article = osce_press.parse(
        "Skip Links\n\nPress release\n\nOSCE\n\nNew lamps on the bridge of Bar\n\nDate:\n"
        "3 May 2011\nSource:\nOSCE Mission to Montenegro\n\nThe Mission lit the bridge today.\n"
    )
    assert (article.title, article.summary) == ("New lamps on the bridge of Bar", None)
    assert [source.slug for source in article.sources] == ["mission-to-montenegro"]


@pytest.mark.parametrize(
    ("block", "last"),
    [
        ("Coasts:\nAdriatic Sea\nMatters:\nLamps", [("Adriatic Sea",), ("Lamps",)]),
        ("Coasts:\nAdriatic Sea\nIonian Sea", [("Adriatic Sea", "Ionian Sea")]),
        ("Coasts: Adriatic Sea", [("Adriatic Sea",)]),
        ("Coasts:\nMatters:", [(), ()]),
        ("Coasts:", [()]),
    ],
)
def test_redesigned_site_with_new_labels_at_the_end(
    block: str, last: list[tuple[str, ...]]
) -> None:
    article = osce_press.parse(
        "Press release\n\nNew lamps on the bridge of Bar\n\nDate:\nPlace:\nBAR\nSource:\n"
        f"OSCE Mission to Montenegro\n{block}\n\n"
        "BAR, 3 May 2011 - The Mission lit the bridge of Bar today.\n"
    )
    labels = ["Date", "Place", "Source", "Coasts", "Matters"]
    assert [field.label for field in article.metadata] == labels[: 3 + len(last)]
    assert [field.values for field in article.metadata[3:]] == last
    assert article.date == datetime.date(2011, 5, 3)
    assert len(article.paragraphs) == 1


def test_date_alone_between_title_and_block() -> None:
    article = osce_press.parse(
        "<main><p>Press release</p><h1>New lamps on the bridge of Bar</h1>"
        "<span class=date-display-single>3 May 2011</span><dl><dt>Source:</dt>"
        "<dd>OSCE Mission to Montenegro</dd></dl><p>The Mission lit the bridge of Bar today.</p>"
    )
    assert (article.date, article.summary) == (datetime.date(2011, 5, 3), None)
    assert article.evidence["date"].origin is Origin.HEADING


def test_event_of_the_old_site_whose_values_a_crawl_lost() -> None:
    page = (
        "Seminar on lamps for bridges\nWhen\nWhere\nOrganized by\n"
        "Lamplighters of all OSCE States will talk about bridges, fog and snow.\n"
        "Participants\nEach State may send two lamplighters.\n"
    )
    article = osce_press.parse(page, url="https://www.osce.org/odihr/lamps_2019")
    assert article.page_type is osce_press.page_type(page) is PageType.OTHER
    assert (article.date, article.places) == (None, ())


@pytest.mark.parametrize(
    ("stamp", "date", "code"),
    [
        ("Sun, 09/10/2022", datetime.date(2022, 10, 9), "copy-noise"),
        ("Sat, 09/10/2022", datetime.date(2022, 9, 10), "copy-noise"),
        # Both days were Mondays.
        ("Mon, 05/09/2022", None, "date-ambiguous"),
        ("Fri, 09/10/2022", None, "date-unreadable"),
    ],
)
def test_aggregator_with_a_date_of_two_readings_has_the_weekday_decide(
    stamp: str, date: datetime.date | None, code: str
) -> None:
    article = osce_press.parse(
        f"OSCE trains guards in Ashgabat\nOSCE - {stamp} - 11:49\n"
        "The OSCE Centre held a course on guarding.\n"
    )
    assert article.date == date
    assert code in {notice.code for notice in article.notices}


@pytest.mark.parametrize(("printed", "kind"), [("General event", Kind.EVENT), ("Book fair", None)])
def test_event_of_the_redesigned_site(printed: str, kind: Kind | None) -> None:
    article = osce_press.parse(
        f"Ten years of the OSCE library of maps in pictures\n{printed}\n- Date:\n- Location:\n"
        "- Public Garden, Chisinau\n- Organized by:\n- OSCE Mission to Moldova\n- Source:\n"
        "- OSCE Mission to Moldova\nAbout\nThis year marks the tenth anniversary of the library.\n"
    )
    assert (article.kind, article.kind_label) == (kind, printed)
    assert article.title == "Ten years of the OSCE library of maps in pictures"
    assert article.summary is None
    assert [field.key for field in article.metadata] == ["date", "location", "organizer", "source"]
    assert article.paragraphs[0] == "About"


@pytest.mark.parametrize(
    ("kind", "colon"),
    [("", "\n"), ("", ":\n"), ("", ": "), ("Event\n", "\n"), ("Book fair\n", ": ")],
)
def test_an_event_states_when_it_is_and_no_date_of_its_own(kind: str, colon: str) -> None:
    article = osce_press.parse(
        f"{kind}Meeting on the maps of Osh\nWhen{colon}21 May 2019\nWhere{colon}Vienna\n"
        f"Organized by{colon}OSCE Secretariat\nThe makers of maps will talk about rivers.\n"
    )
    assert (article.page_type, article.date) == (osce_press.PageType.OTHER, None)
    assert article.title == "Meeting on the maps of Osh"
    printed = ("21 May 2019", "Vienna", "OSCE Secretariat")
    assert [field.values for field in article.metadata] == [(value,) for value in printed]
