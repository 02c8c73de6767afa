"""What the properties found, each as the smallest page that showed it."""

from typing import Any

import pytest

import osce_press
from osce_press import Kind

SENTENCE = "The meeting took place as planned."
TITLE = "Title of five words here"
STORY = f"Story\n{TITLE}\n"
SECRETARIAT = ("Source", ("OSCE Secretariat",))
BLANK = [("Date", ()), ("Source", ())]
ISSUED = "<dl><dt>Issued on:</dt><dd></dd><dt>Issued by:</dt><dd></dd></dl>"
EXHIBITION = "Place: a photo exhibition on home"
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
    "a title below an unknown kind begins with a label": (
        f"Doldol\n{EXHIBITION}\n- Date:\n- Source:\n{SENTENCE}",
        {"kind_label": "Doldol", "title": EXHIBITION, "labels": BLANK},
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
    "a sentence stands below the heading Contacts": (
        f"<h1>{TITLE}</h1><p>{SENTENCE}</p><h2>Contacts</h2><p>On 2000-01-01 it opened.</p>",
        {"paragraphs": (SENTENCE, "Contacts", "On 2000-01-01 it opened.")},
    ),
    "a menu holds a heading of the tail": (
        f"Home\nContacts\nPress release\n{TITLE}\n- Date:\n- Source:\n{SENTENCE}",
        {"kind": Kind.PRESS_RELEASE, "title": TITLE, "labels": BLANK},
    ),
    "a label that languages share states none": (
        f"Știre\n{TITLE}\n- Data:\n- Fields of work:\n{SENTENCE}",
        {"language": None},
    ),
    "a label that languages share stands beside one of a language": (
        f"Știre\n{TITLE}\n- Data:\n- Sursa:\n- OSCE Secretariat\n- Fields of work:\n{SENTENCE}",
        {"language": "ro"},
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
    assert labels == [("Doldol", ("12/2006",)), SECRETARIAT]
    assert article.paragraphs == (SENTENCE,)


def test_offsets_of_an_item_that_repeats_its_bullet() -> None:
    page = f"OSCE title\n{SENTENCE}\n- - - -\n"
    line = osce_press.detect_boilerplate(page)[-1]
    assert (line.text, line.end) == ("- - -", len(page) - 1)
    assert page[line.start : line.end] == line.text


def test_a_listing_whose_only_labels_are_terms_without_a_colon() -> None:
    page = (
        "<h1>News and press releases</h1>"
        '<h3><a href="/node/0">Bees</a></h3><dl><dt>Publishing date<dd>1 January 2000</dl>'
        '<h3><a href="/node/1">The mill</a></h3><dl><dt>Publishing date<dd>2 January 2000</dl>'
    )
    assert osce_press.page_type(page) is osce_press.PageType.LISTING
    assert [entry.title for entry in osce_press.parse_listing(page).entries] == ["Bees", "The mill"]
