"""Forms of pages that neither a sample nor a strategy has, each by an invented page."""

import datetime
from typing import Any

import pytest

import osce_press
from osce_press import Kind, PageType

SENTENCE = "The meeting took place as planned."
TITLE = "Title of five words here"
STORY = f"Story\n{TITLE}\n"
SECRETARIAT = ("Source", ("OSCE Secretariat",))
DAY = ("Date", ("3 May 2004",))
ISSUER = osce_press.Source(
    *("OSCE Secretariat", "OSCE Secretariat", "secretariat"),
    known=True,
    current_name="OSCE Secretariat",
)
BLANK = [("Date", ()), ("Source", ())]
ISSUED = "<dl><dt>Issued on:</dt><dd></dd><dt>Issued by:</dt><dd></dd></dl>"
EXHIBITION = "Place: a photo exhibition on home"
ALONE = f"<article><header><h1>OSCE</h1><a href=f>Map</a></header><section><p>{SENTENCE}</section>"
RELATED = f"<h1>A title</h1><p>{SENTENCE}</p><h2>Read more on this topic</h2><ul>"

#: Pages, by what is special to them, and what is read from each; ``labels`` are those with values.
PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "an unknown label comes first": (
        f"{STORY}- Reference: 12/2006\n- Date:\n- Source:\n- OSCE Secretariat\n{SENTENCE}",
        {"labels": [("Reference", ("12/2006",)), BLANK[0], SECRETARIAT], "summary": None},
    ),
    "an unknown label is no date": (
        f"{STORY}- Date:\n- Copies: 1,000 in all\n- Source:\n{SENTENCE}",
        {"labels": [BLANK[0], ("Copies", ("1,000 in all",)), BLANK[1]]},
    ),
    "an unknown kind in an element above one label": (
        (
            "<div><div class=type>Field note</div><h1>Afghanistan in brief</h1></div>"
            f"<dl><dt>Source:</dt><dd>OSCE Secretariat</dd></dl><p>{SENTENCE}</p>"
        ),
        {"kind_label": "Field note", "title": "Afghanistan in brief", "labels": [SECRETARIAT]},
    ),
    "a heading is no label": (
        f"<h1>{EXHIBITION}</h1>{ISSUED}<p>{SENTENCE}</p>",
        {"title": EXHIBITION, "labels": [("Issued on", ()), ("Issued by", ())]},
    ),
    "a title is a heading of the tail": (
        f"<div>Press release</div><h1>Contacts</h1>{ISSUED}<p>VIENNA, 1 May 2000 - {SENTENCE}</p>",
        {"title": "Contacts", "labels": [("Issued on", ()), ("Issued by", ())]},
    ),
    "an unknown month after an Armenian sentence": (
        (
            f"News Item\n{TITLE}\nՀանդիպումը տեղի ունեցավ ծրագրված կարգով։\n"
            f"* Issued on:\n* 28 Mestin 2013\n{SENTENCE}"
        ),
        {"labels": [("Issued on", ("28 Mestin 2013",))], "date": None},
    ),
    "a label that is a sentence starts no block": (
        f"{TITLE}\n{SENTENCE}\nDate: the day on which the parties met is not known.",
        {"paragraphs": (SENTENCE, "Date: the day on which the parties met is not known.")},
    ),
    "a related item in HTML begins with a known label": (
        f"{RELATED}<li><a href=/1>Source: how journalists protect theirs</a></ul>",
        {"paragraphs": (SENTENCE,), "labels": []},
    ),
    "related items have their kinds": (
        f"{RELATED}<li><a href=/1>Press release</a><li><a href=/2>{EXHIBITION}</a></ul>",
        {"kind": None, "title": "A title", "paragraphs": (SENTENCE,)},
    ),
    "a menu holds a heading of the tail": (
        f"Home\nContacts\nPress release\n{TITLE}\n- Date:\n- Source:\n{SENTENCE}",
        {"kind": Kind.PRESS_RELEASE, "title": TITLE, "labels": BLANK},
    ),
    "a label that languages share states none": (
        f"Știre\n{TITLE}\n- Data:\n- Fields of work:\n{SENTENCE}",
        {"language": None},
    ),
    "a bold heading of the body has the words of a label": (
        f"<h1>A title</h1><p>{SENTENCE}</p><p><b>Fields of work</b></p><p>{SENTENCE}</p>",
        {"paragraphs": (SENTENCE, "Fields of work", SENTENCE), "labels": []},
    ),
    "an unknown label below a summary begins a block of plain lines": (
        f"News Item\nA title\n{SENTENCE}\nHue:\nBlue\nIssued on:\nIssued by:\nHive\n{SENTENCE}\n",
        {
            "labels": [("Hue", ("Blue",)), ("Issued on", ()), ("Issued by", ("Hive",))],
            "summary": SENTENCE,
            "paragraphs": (SENTENCE,),
        },
    ),
    "links beside a text of a few letters are no summary": (
        (
            "<main><article><header><p>Press release</p><h1>A title</h1><ul class=share-links>"
            "<li><a href=#f>Hive</a></li><li><a href=#x>Comb</a></li></ul></header>"
            "<dl><dt>Place:</dt><dd>VIENNA</dd></dl>"
            "<section><p>It is a hive.</p></section></article>"
        ),
        {"summary": None, "paragraphs": ("It is a hive.",)},
    ),
    "a notice of reports elsewhere is a sentence": (
        f"Title of a page of the OSCE\n{SENTENCE}\nЦей звіт описує роботу Місії ОБСЄ за рік.\n",
        {"paragraphs": (SENTENCE, "Цей звіт описує роботу Місії ОБСЄ за рік.")},
    ),
    "a publisher stands between kind and title on the redesigned site": (
        (
            f"Skip Links\n\nPress release\n\nOSCE\n\n{TITLE}\n\nDate:\n3 May 2011\nSource:\n"
            f"OSCE Secretariat\n\n{SENTENCE}"
        ),
        {"title": TITLE, "summary": None, "labels": [("Date", ("3 May 2011",)), SECRETARIAT]},
    ),
    "a menu has an entry about the site": (
        f"Home\nAbout\nArchive\n{TITLE}\nVIENNA, 1 May 2000 - {SENTENCE}",
        {"page_type": PageType.ARTICLE, "title": TITLE, "sources": ()},
    ),
    "a crawl lost the values of an event of the old site": (
        (
            "Seminar on lamps for bridges\nWhen\nWhere\nOrganized by\n"
            "Lamplighters of all OSCE States will talk about bridges, fog and snow.\n"
            "Participants\nEach State may send two lamplighters.\n"
        ),
        {"page_type": PageType.OTHER, "date": None, "places": ()},
    ),
    "a row of labels ends in the text": (
        f"{STORY}- Date: 3 May 2004\n- Source: OSCE Secretariat It was mended.\n{SENTENCE}",
        {"labels": [DAY, SECRETARIAT], "paragraphs": ("It was mended.", SENTENCE)},
    ),
    "a list of States is no source": (
        f"{STORY}Date: 3 May 2004\nSource: Albania, Austria\n{SENTENCE}",
        {"labels": [DAY], "paragraphs": ("Source: Albania, Austria", SENTENCE)},
    ),
    "no kind has many words": (
        f"{TITLE}\nDate: 3 May 2004\nContent type: How we mend a mill\n{SENTENCE}",
        {"kind_label": None, "paragraphs": ("Content type: How we mend a mill", SENTENCE)},
    ),
    "a sentence below what was said is no value": (
        f"{STORY}Date: 3 May 2004\nShe said:\nThey mend mills today.\n{SENTENCE}",
        {"labels": [DAY], "paragraphs": ("She said:", "They mend mills today.", SENTENCE)},
    ),
    "the structure between date and kind is the source": (
        f"3 May 2004\nStory\nOSCE Secretariat\n{TITLE}\n{SENTENCE}",
        {"title": TITLE, "date": datetime.date(2004, 5, 3), "sources": (ISSUER,)},
    ),
    "a date below the kind is the page's, whatever the dateline says": (
        f"<p>Story</p><p>3 May 2004</p><h1>{TITLE}</h1><p>VIENNA, 20 April 2004 - {SENTENCE}</p>",
        {"date": datetime.date(2004, 5, 3)},
    ),
    "links with bars between them end a page": (
        f"<h1>{TITLE}</h1><p>{SENTENCE}</p><p><a href=/a>Lake maps</a> | <a href=/b>Mills</a></p>",
        {"paragraphs": (SENTENCE,)},
    ),
    "the OSCE's name is the title where no other heading is": (ALONE, {"title": "OSCE"}),
    "a second place is the text's": (
        f"{TITLE}\nVIENNA\n3 May 2004\nWARSAW\n{SENTENCE}",
        {"date": datetime.date(2004, 5, 3), "paragraphs": ("WARSAW", SENTENCE)},
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page(name: str) -> None:
    page, expected = PAGES[name]
    article = osce_press.parse(page)
    labels = [(field.label, field.values) for field in article.metadata]
    found = {"labels": labels} | {key: getattr(article, key) for key in {*expected} - {"labels"}}
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(
    "block",
    [
        "<dl><dt>Doldol:</dt><dd>12/2006</dd><dt>Source:</dt><dd>OSCE Secretariat</dd></dl>",
        "<dl><dt>Doldol</dt><dd>12/2006</dd><dt>Source</dt><dd>OSCE Secretariat</dd></dl>",
        "<p>Doldol: 12/2006<br>Source: OSCE Secretariat</p>",
    ],
)
@pytest.mark.parametrize("head", ["<h1>{}</h1><p>Story</p>", "<p>Story</p><h1>{}</h1>"])
def test_an_unknown_label_under_a_heading(head: str, block: str) -> None:
    article = osce_press.parse(f"{head.format(TITLE)}{block}<p>{SENTENCE}</p>")
    assert (article.kind_label, article.title, article.summary) == ("Story", TITLE, None)
    labels = [(field.label, field.values) for field in article.metadata]
    assert (labels, article.paragraphs) == ([("Doldol", ("12/2006",)), SECRETARIAT], (SENTENCE,))


@pytest.mark.parametrize(
    ("block", "last"),
    [
        ("Coasts:\nAdriatic Sea\nMatters:\nLamps", [("Adriatic Sea",), ("Lamps",)]),
        ("Coasts:\nAdriatic Sea\nIonian Sea", [("Adriatic Sea", "Ionian Sea")]),
        *[("Coasts: Adriatic Sea", [("Adriatic Sea",)]), ("Coasts:\nMatters:", [(), ()])],
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
    assert (article.date, len(article.paragraphs)) == (datetime.date(2011, 5, 3), 1)


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
    assert (article.kind, article.kind_label, article.page_type) == (kind, printed, PageType.OTHER)
    assert article.title == "Ten years of the OSCE library of maps in pictures"
    assert article.summary is None
    assert [field.key for field in article.metadata] == ["date", "location", "organizer", "source"]
    assert article.paragraphs[0] == "About"


def test_an_article_that_names_no_osce_has_a_notice_if_its_address_does_not_tell() -> None:
    page = "{0} opens a mill\nMINSK, 3 May 2004 - The {0} opened a mill in the town.\n"
    own = "https://www.osce.org/node/1"
    for name, url in (("Agency", None), ("OSCE", None), ("ODIHR", None), ("Agency", own)):
        codes = {it.code for it in osce_press.parse(page.format(name), url=url).notices}
        assert ("osce-not-named" in codes) == (name == "Agency" and url is None)
    # One of several structures on one line is named as well as on a line of its own.
    sources = "Action against Terrorism Unit, Asian Partners for Co-operation"
    page = f"Press release\nA mill opens\nSource: {sources}\nIt did.\n"
    assert "osce-not-named" not in {it.code for it in osce_press.parse(page).notices}


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
