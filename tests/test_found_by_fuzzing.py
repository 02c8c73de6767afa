"""What the properties found, each as the smallest page that showed it."""

import datetime

import pytest

import osce_press

SENTENCE = "The meeting took place as planned."
STORY = "Story\nTitle of five words here\n"


def labels(article: osce_press.Article) -> list[tuple[str, tuple[str, ...]]]:
    return [(field.label, field.values) for field in article.metadata]


@pytest.mark.parametrize(
    "text",
    [
        "He wrote: WARSAW, 1 June 2000 - the talks had ended in agreement.",
        "They met. COPENHAGEN, 1 June 2000 - that was printed on the card.",
        "The words were these. TIRANA / GENEVA – 6 October 2020. No more was said.",
    ],
)
def test_a_dateline_quoted_in_a_sentence_is_none(text: str) -> None:
    assert osce_press.parse_dateline(text) is None


def test_the_dateline_at_the_beginning_wins() -> None:
    found = osce_press.parse_dateline(
        "BRUSSELS – He wrote: COPENHAGEN – 13 February 2003. It ended."
    )
    assert found is not None
    assert found.text == "BRUSSELS – "


@pytest.mark.parametrize("line", ["- Reference: 12/2006\n", "- Reference:\n- 12/2006\n"])
def test_an_unknown_label_comes_first(line: str) -> None:
    article = osce_press.parse(f"{STORY}{line}- Date:\n- Source:\n- OSCE Secretariat\n{SENTENCE}")
    assert labels(article)[0] == ("Reference", ("12/2006",))
    assert article.summary is None
    assert "unknown-label" in {notice.code for notice in article.notices}


def test_an_unknown_label_is_no_date() -> None:
    article = osce_press.parse(f"{STORY}- Date:\n- Copies: 1,000 in all\n- Source:\n{SENTENCE}")
    assert labels(article) == [("Date", ()), ("Copies", ("1,000 in all",)), ("Source", ())]


@pytest.mark.parametrize(
    "page",
    [
        f"Field note\nAfghanistan in brief\n- Source:\n- OSCE Secretariat\n{SENTENCE}",
        (
            "<div><div class=type>Field note</div><h1>Afghanistan in brief</h1></div>"
            f"<dl><dt>Source:</dt><dd>OSCE Secretariat</dd></dl><p>{SENTENCE}</p>"
        ),
    ],
)
def test_an_unknown_kind_above_one_label(page: str) -> None:
    article = osce_press.parse(page)
    assert article.kind is None
    assert article.kind_label == "Field note"
    assert article.title == "Afghanistan in brief"
    assert labels(article) == [("Source", ("OSCE Secretariat",))]


@pytest.mark.parametrize("title", ["Place: a photo exhibition on home", "Date: the day after"])
def test_a_heading_is_no_label(title: str) -> None:
    article = osce_press.parse(
        f"<h1>{title}</h1><dl><dt>Issued on:</dt><dd></dd><dt>Issued by:</dt><dd></dd></dl>"
        f"<p>{SENTENCE}</p>"
    )
    assert article.title == title
    assert labels(article) == [("Issued on", ()), ("Issued by", ())]


@pytest.mark.parametrize("kind", ["Story", "Doldol"])
def test_a_title_that_begins_with_a_label(kind: str) -> None:
    title = "Place: a photo exhibition on home"
    article = osce_press.parse(f"{kind}\n{title}\n- Date:\n- Source:\n{SENTENCE}")
    assert article.kind_label == kind
    assert article.title == title
    assert labels(article) == [("Date", ()), ("Source", ())]


@pytest.mark.parametrize(
    "block",
    [
        "<dl><dt>Doldol:</dt><dd>12/2006</dd><dt>Source:</dt><dd>OSCE Secretariat</dd></dl>",
        "<dl><dt>Doldol</dt><dd>12/2006</dd><dt>Source</dt><dd>OSCE Secretariat</dd></dl>",
        "<p>Doldol: 12/2006<br>Source: OSCE Secretariat</p>",
    ],
)
@pytest.mark.parametrize("head", ["<h1>{title}</h1><p>Story</p>", "<p>Story</p><h1>{title}</h1>"])
def test_an_unknown_label_under_a_heading(head: str, block: str) -> None:
    title = "Title of five words here"
    article = osce_press.parse(f"{head.format(title=title)}{block}<p>{SENTENCE}</p>")
    assert (article.kind_label, article.title, article.summary) == ("Story", title, None)
    assert labels(article) == [("Doldol", ("12/2006",)), ("Source", ("OSCE Secretariat",))]
    assert article.paragraphs == (SENTENCE,)


def test_an_unknown_month_after_an_armenian_sentence() -> None:
    article = osce_press.parse(
        "News Item\nTitle of five words here\nՀանդիպումը տեղի ունեցավ ծրագրված կարգով։\n"
        f"* Issued on:\n* 28 Mestin 2013\n{SENTENCE}"
    )
    assert labels(article) == [("Issued on", ("28 Mestin 2013",))]
    assert article.date is None
    assert "date-unreadable" in {notice.code for notice in article.notices}


def test_a_long_list_of_names_with_one_unknown() -> None:
    names = (
        "Asian Partners for Co-operation (closed)",
        "Office of the Co-ordinator of OSCE Economic and Environmental Activities (closed)",
        "OSCE Special Monitoring Mission to Ukraine (closed)",
        "Doldol doldol",
    )
    article = osce_press.parse(f"{STORY}- Date:\n- Source:\n- {', '.join(names)}\n{SENTENCE}")
    assert tuple(source.text for source in article.sources) == names


def test_text_that_speaks_of_a_tag_is_text() -> None:
    sentence = "The pupils learned that 5 < 6 & 7 > 3, and that <p> is a tag."
    article = osce_press.parse(f"{STORY}- Date:\n- Source:\n{sentence}")
    assert article.paragraphs == (sentence,)


def test_a_label_that_is_a_sentence_starts_no_block() -> None:
    sentence = "Date: the day on which the parties met is not known."
    article = osce_press.parse(f"A title of five words here\n{SENTENCE}\n{sentence}")
    assert article.paragraphs == (SENTENCE, sentence)


@pytest.mark.parametrize(
    "page",
    [
        f"A title\n{SENTENCE}\nRead more on this topic\n- Source: how journalists protect theirs",
        (
            f"<h1>A title</h1><p>{SENTENCE}</p><h2>Read more on this topic</h2>"
            "<ul><li><a href=/1>Source: how journalists protect theirs</a></ul>"
        ),
    ],
)
def test_a_related_item_that_begins_with_a_known_label(page: str) -> None:
    article = osce_press.parse(page)
    assert article.paragraphs == (SENTENCE,)
    assert article.metadata == ()


def test_a_sentence_under_the_heading_contacts() -> None:
    sentence = "On 2000-01-01 the Centre opened its doors."
    article = osce_press.parse(
        f"<h1>Title of five words here</h1><p>{SENTENCE}</p><h2>Contacts</h2><p>{sentence}</p>"
    )
    assert article.paragraphs == (SENTENCE, "Contacts", sentence)


def test_a_title_that_is_a_heading_of_the_tail() -> None:
    article = osce_press.parse(
        "<div>Press release</div><h1>Contacts</h1><dl><dt>Date:</dt><dd></dd><dt>Source:</dt>"
        f"<dd></dd></dl><p>VIENNA, 1 January 2000 - {SENTENCE}</p>"
    )
    assert article.title == "Contacts"
    assert [label for label, _ in labels(article)] == ["Date", "Source"]


def test_related_items_with_their_kinds() -> None:
    article = osce_press.parse(
        f"<h1>A title of five words</h1><p>{SENTENCE}</p><h2>Read more on this topic</h2><ul>"
        "<li><a href=/1>Press release</a><li><a href=/2>Place: a photo exhibition on home</a></ul>"
    )
    assert (article.kind, article.title) == (None, "A title of five words")
    assert article.paragraphs == (SENTENCE,)


def test_a_menu_that_holds_a_heading_of_the_tail() -> None:
    article = osce_press.parse(
        f"Home\nContacts\nPress release\nA title of five words\n- Date:\n- Source:\n{SENTENCE}"
    )
    assert article.kind is osce_press.Kind.PRESS_RELEASE
    assert [label for label, _ in labels(article)] == ["Date", "Source"]


@pytest.mark.parametrize(
    ("more", "language"), [("", None), ("- Sursa:\n- OSCE Secretariat\n", "ro")]
)
def test_a_label_that_languages_share_states_none(more: str, language: str | None) -> None:
    article = osce_press.parse(
        f"Știre\nA title of five words\n- Data:\n{more}- Fields of work:\n{SENTENCE}"
    )
    assert article.language == language


def test_one_date_under_an_unknown_kind() -> None:
    article = osce_press.parse(
        f"Doldol\nOSCE holds regional workshop on maps\nDate: 1 January 2000\n{SENTENCE}"
    )
    assert (article.kind_label, article.title) == ("Doldol", "OSCE holds regional workshop on maps")
    assert article.date == datetime.date(2000, 1, 1)


def test_a_bold_heading_of_the_body_that_is_a_labels_words() -> None:
    article = osce_press.parse(
        f"<h1>A title</h1><p>{SENTENCE}</p><p><b>Fields of work</b></p><p>{SENTENCE}</p>"
    )
    assert article.paragraphs == (SENTENCE, "Fields of work", SENTENCE)
    assert article.metadata == ()


def test_offsets_of_an_item_that_repeats_its_bullet() -> None:
    page = f"OSCE title\n{SENTENCE}\n- - - -\n"
    line = osce_press.detect_boilerplate(page)[-1]
    assert (line.text, line.end) == ("- - -", len(page) - 1)
    assert page[line.start : line.end] == line.text


@pytest.mark.parametrize(
    "sentence", ["*This designation is neutral.", "5 °C was measured, they said."]
)
def test_a_dateline_without_separator_before_no_letter(sentence: str) -> None:
    found = osce_press.parse_dateline(f"VIENNA, 1 January 2000 {sentence}")
    assert found is not None
    assert found.text == "VIENNA, 1 January 2000 "


def test_a_listing_whose_only_labels_are_terms_without_a_colon() -> None:
    page = (
        "<h1>News and press releases</h1>"
        '<h3><a href="/node/0">Bees</a></h3><dl><dt>Publishing date<dd>1 January 2000</dl>'
        '<h3><a href="/node/1">The mill</a></h3><dl><dt>Publishing date<dd>2 January 2000</dl>'
    )
    assert osce_press.page_type(page) is osce_press.PageType.LISTING
    assert [entry.title for entry in osce_press.parse_listing(page).entries] == ["Bees", "The mill"]


def test_an_unknown_label_below_a_summary_begins_a_block_of_plain_lines() -> None:
    article = osce_press.parse(
        f"News Item\nA title\n{SENTENCE}\nHue:\nBlue\nIssued on:\nIssued by:\nHive\n{SENTENCE}\n"
    )
    assert [field.label for field in article.metadata] == ["Hue", "Issued on", "Issued by"]
    assert (article.summary, article.paragraphs) == (SENTENCE, (SENTENCE,))


def test_links_beside_a_text_of_a_few_letters_are_no_summary() -> None:
    article = osce_press.parse(
        "<main><article><header><p>Press release</p><h1>A title</h1><ul class=share-links>"
        "<li><a href=#f>Hive</a></li><li><a href=#x>Comb</a></li></ul></header>"
        "<dl><dt>Place:</dt><dd>VIENNA</dd></dl><section><p>It is a hive.</p></section></article>"
    )
    assert (article.summary, article.paragraphs) == (None, ("It is a hive.",))
