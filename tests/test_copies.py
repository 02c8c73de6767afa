"""Copies of pages on other sites: the lines that an aggregator or a release wire adds."""

import datetime

import pytest

import osce_press
from osce_press import Evidence, Origin

TITLE = "OSCE opens a library"
PARAGRAPH = "The OSCE opened a library of maps in Osh today."
STAMP = "OSCE - Monday, 03/05/2004 - 12:30"
WIRE = "date 2004-05-03"

BODY = ("body", "between-head-and-tail", None)
TITLED = ("title", "title-position", None)
MENU = ("navigation", "copy", "above-title")
NODE = ("notice", "copy", "aggregator-node")
STAMPED = ("header date", "copy", "aggregator-stamp")
WIRED = ("header date", "copy", "wire-date")
CATEGORIES = ("related", "standing-line", "filed-under")
DISCLAIMER = ("footer", "copy", "wire-disclaimer")


def verdicts(*lines: str) -> list[tuple[str, str, str | None]]:
    found = osce_press.detect_boilerplate("\n".join(lines))
    assert [line.text for line in found] == list(lines)
    return [(str(line.role), line.rule, line.entry) for line in found]


def test_an_aggregator_prints_its_menu_stamp_and_categories() -> None:
    lines = ("Alpine Bulletin", "News", TITLE, STAMP, "12345 Unit", PARAGRAPH, "Categories: maps")
    assert verdicts(*lines) == [MENU, MENU, TITLED, STAMPED, NODE, BODY, CATEGORIES]
    assert verdicts(STAMP, TITLE, PARAGRAPH) == [STAMPED, TITLED, BODY]


def test_the_date_of_a_stamp_is_the_date_of_the_page() -> None:
    page = f"{TITLE}\nOSCE - Monday, 23/05/2004 - 12:30\ndate 2004-05-24\n{PARAGRAPH}\n"
    article = osce_press.parse(page)
    start = page.index("Monday")
    assert article.date == datetime.date(2004, 5, 23)
    where = Evidence(Origin.HEADING, "Monday, 23/05/2004", start, start + 18)
    assert article.evidence["date"] == where
    missing, *noise = article.notices
    assert missing.code == "kind-missing"
    assert [(notice.code, page[notice.start : notice.end]) for notice in noise] == [
        *(("copy-noise", "OSCE - Monday, 23/05/2004 - 12:30"), ("copy-noise", "date 2004-05-24")),
    ]
    assert (article.title, article.paragraphs) == (TITLE, (PARAGRAPH,))


def test_a_stamp_of_another_week_than_the_dateline_is_when_the_page_was_copied() -> None:
    for stamp, day in (("2004-05-05", 5), ("2011-01-01", 3)):
        text = "TIRANA, 3 May 2004 - Twelve wardens learned to read maps."
        article = osce_press.parse(f"{TITLE}\ndate {stamp}\n{text}\nThey will teach others.\n")
        assert article.date == datetime.date(2004, 5, day)
        told = [it.taken for it in article.candidates if it.name == "date" and stamp == it.value]
        assert told == [day == 5]


def test_the_number_of_a_node_stands_right_below_the_stamp() -> None:
    node = "12345 Unit"
    assert verdicts(TITLE, node, PARAGRAPH) == [TITLED, BODY, BODY]
    assert verdicts(node, TITLE, STAMP, PARAGRAPH) == [MENU, TITLED, STAMPED, BODY]
    lines = (TITLE, STAMP, "Maps for all", node, PARAGRAPH)
    assert verdicts(*lines) == [TITLED, STAMPED, BODY, BODY, BODY]


def test_a_notice_without_a_date_is_no_stamp() -> None:
    public = "Distributed by Public, unedited and unaltered, on 3 May 2011 05:31:07 UTC."
    assert verdicts("Bulletin", TITLE, WIRE, PARAGRAPH) == [MENU, TITLED, WIRED, BODY]
    lines = (TITLE, PARAGRAPH, "It is open to all.", public)
    disclaimer = ("footer", "copy", "publicnow-disclaimer")
    assert verdicts(*lines) == [TITLED, BODY, BODY, disclaimer]


def test_a_disclaimer_ends_a_copy_whatever_follows() -> None:
    disclaimer = "Legal Disclaimer: we print what we get."
    after = ("It may be wrong at times.", "Others wrote it.", "It is not ours.", "Write to us.")
    found = verdicts(TITLE, WIRE, PARAGRAPH, disclaimer, *after)
    assert found == [TITLED, WIRED, BODY, *[DISCLAIMER] * 5]
    assert verdicts(TITLE, PARAGRAPH, disclaimer, after[0]) == [TITLED, *[BODY] * 3]
    assert verdicts(TITLE, PARAGRAPH, disclaimer) == [TITLED, BODY, DISCLAIMER]
    # Above the title it takes nothing with it.
    assert verdicts(disclaimer, TITLE, WIRE, PARAGRAPH) == [MENU, TITLED, WIRED, BODY]


SOLELY = "and is solely responsible for the information contained herein."
AS_IS = 'EIN Presswire provides this news content "as is".' + " We accept no liability." * 12


@pytest.mark.parametrize(
    "below",
    [
        ["Disclaimer", f"OSCE published this content on 5 May 2004 {SOLELY}"],
        ["Distribution channels: Politics", "Legal Disclaimer:", AS_IS],
        ["Links:", "[1] https://www.osce.org/a", "[2] mailto:maps@osce.org"],
        ["Clipped from OSCE opens a library at [[20040503]] 2004-05-03 10:11:12"],
    ],
)
def test_what_copies_print_below_the_text_is_no_text(below: list[str]) -> None:
    text = ["TIRANA, 3 May 2004 - Twelve wardens read maps.", "They will teach others."]
    assert osce_press.parse("\n\n".join([TITLE, *text, *below])).paragraphs == (*text,)
    html = f"<h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in [*text, *below])
    assert osce_press.parse(html).paragraphs == (*text,)


def test_several_releases_on_a_page_of_an_aggregator_are_a_listing() -> None:
    first = ("Ferry runs", "OSCE - Fri, 05/21/2004 - 10:15", "SARAJEVO, 21 May 2004 - It runs.")
    stamp = "OSCE ODIHR - Thursday, May 20, 2004 - 09:00"
    second = ("Library opens", stamp, "It has two rooms.", "For all.")
    page = "\n".join(("You are here", *first, "Categories: Rivers", *second, "Categories: Books"))
    assert osce_press.page_type(page) is osce_press.PageType.LISTING
    entries = osce_press.parse_listing(page).entries
    assert [(entry.title, str(entry.date), entry.teaser) for entry in entries] == [
        ("Ferry runs", "2004-05-21", "SARAJEVO, 21 May 2004 - It runs."),
        ("Library opens", "2004-05-20", "It has two rooms.\n\nFor all."),
    ]


def test_what_a_copy_prints_on_the_line_of_the_text_is_not_the_text() -> None:
    text = "TIRANA, 3 May 2004 - Twelve wardens learned to read maps."
    wires = "date 2004-05-04 /EINPresswire.com/ -- ", "date 2004-05 (MENAFN- EIN Presswire) "
    for glued in ("date: 2004-05-04T10:00:00Z ", *wires):
        article = osce_press.parse(f"Wardens read maps\n{glued}{text}\nThey will teach others.\n")
        assert article.paragraphs == (text, "They will teach others.")
        assert article.dateline is not None
    public, archive = "Distributed by PUBLIC on 05/04/2004 05:31", "Archived content"
    for title, by in ((TITLE, public), ("Who reads the maps of the wardens?", archive)):
        stamp = f"2004-05-04 | News | {by}"
        # The title can stand above the stamp of its kind.
        spaced = stamp.replace(" |", "\u00a0|")
        for head in (f"{stamp}\n{title}", f"{title}\n{stamp}", f"{spaced}\n{title}"):
            read = osce_press.parse(f"OSCE - Vienna\n{head}\n{text}\n")
            assert (read.title, read.kind_label, read.paragraphs) == (title, "News", (text,))


IN_FULL = "Organization for Security and Co-operation in Europe"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", "NEWS PROVIDED BY\nOSCE\nMay 3, 2004, 10:30 GMT\n"),
        ("Title: Maps\nPublished Time: 2004-05-03T10:00:00+02:00\n", ""),
        ("Title: Maps\nPublished Time: Mon, 03 May 2004 10:00:00 GMT\n", ""),
        ("Title: ", "Authors: []\nPublish date: 2004-05-03 00:00:00\nText:\n"),
        ("title: ", "hostname: maps.example\ndate: 2004-05-03\n"),
        ("FOR IMMEDIATE RELEASE\ndate 2004-05-03\n", ""),
        (f"OSCE - {IN_FULL}\n\nDistributed by Public on 05/04/2004 05:31\n", "3 May 2004\n"),
    ],
)
def test_what_wires_and_readers_print_around_the_title(above: str, below: str) -> None:
    article = osce_press.parse(f"{above}{TITLE}\n{below}{PARAGRAPH}\nIt is open to all.\n")
    assert (article.title, article.date) == (TITLE, datetime.date(2004, 5, 3))
    assert article.paragraphs == (PARAGRAPH, "It is open to all.")


def test_a_breadcrumb_is_no_title_and_what_names_the_source_no_text() -> None:
    crumb, source = ("navigation", "before-title", None), ("footer", "copy", "source-line")
    for line in ("Home / News / Maps", "Home > Rivers", "Početna » Rijeke"):
        assert verdicts(line, TITLE, PARAGRAPH, line) == [crumb, TITLED, BODY, BODY]
    for line in ("Source: OSCE", "Source: www.osce.org", "Источник: ОБСЕ", "Izvor: OEBS"):
        assert verdicts(TITLE, PARAGRAPH, line) == [TITLED, BODY, source]


@pytest.mark.parametrize(
    "labelled",
    [
        "Format\nSituation Report\nSource\nOSCE\nPosted\n4 May 2004\n",
        "Format\nNews and Press Release\nSource\nOSCE\nPosted\n4 May 2004\n",
        "News and Press Release\nSource\nOSCE\nOrigin\nView original\nPosted\n5 May 2004\n",
        "News and Press Release\n",
        "News and Press Release\nfrom OSCE\nPublished on 3 May 2004 —View Original\n",
    ],
)
def test_labels_of_a_relief_site_are_set_aside_with_their_values(labelled: str) -> None:
    article = osce_press.parse(
        f"Albania\n{TITLE}\n{labelled}Originally published\n3 May 2004\n"
        f"TIRANA, 3 May 2004 - {PARAGRAPH}\nAttachments\n"
    )
    assert (article.title, article.date) == (TITLE, datetime.date(2004, 5, 3))
    assert article.paragraphs == (f"TIRANA, 3 May 2004 - {PARAGRAPH}",)
    # In the markup, too, "Posted" is when it was copied.
    posted = "<p>Posted<p><time datetime=2004-05-04>4 May 2004</time><p>Originally published"
    html = f"<h1>{TITLE}</h1>{posted}<p>3 May 2004<p>TIRANA, 3 May 2004 - {PARAGRAPH}"
    assert osce_press.parse(html).date == datetime.date(2004, 5, 3)
    # Elsewhere the words are no labels.
    article = osce_press.parse(f"{TITLE}\nSource\nMaps of Osh\n{PARAGRAPH}\n")
    assert article.paragraphs == ("Source", "Maps of Osh", PARAGRAPH)
