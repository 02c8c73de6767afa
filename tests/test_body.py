"""Below the head: captions, notices, repetitions, what the site adds; the rest are paragraphs."""

import pytest

import osce_press

PARAGRAPH = "The OSCE opened a library of maps in Osh today."
PLAIN = "OSCE opens a library\n"
#: The template of 2012, with the name of a structure above the kind.
OF_STRUCTURE = "Newsroom\nOSCE Mission to Serbia\nPress release\nOSCE opens a library\n"
#: A page with a header line below its title.
DATED = "OSCE opens a library\nOSH, 3 May 2004\n"

Verdict = tuple[str, str, str | None]

BODY = ("body", "between-head-and-tail", None)
CREDIT = ("caption", "credit", None)
FIGCAPTION = ("caption", "markup", "figcaption")
PHOTO_DETAILS = ("caption", "standing-phrase", "photo-details")
REPETITION = ("repetition", "printed-above", None)
TWICE = ("caption", "printed-twice", None)
RESPONSIBILITY = (
    "The OSCE bears no responsibility for the accuracy, legality or content of the external links "
    "provided."
)
INVITATION = "Discover more stories about how the OSCE improves lives."
LIBRARY, ATLAS, CLUB = (f"<p><a href=/>{name}</a></p>" for name in ("Library", "Atlas", "Club"))
MORE = "<p>Read more on this topic</p>"
LINK = ("related", "tail", "links")
CONTACTS = ("contacts", "tail", "contacts")
READ_MORE = ("related", "tail", "read-more")
BELOW_MORE = ("related", "chrome", 'below "Read more on this topic"')


def verdicts(head: str, *lines: str) -> list[Verdict]:
    """Return role, rule and entry of each line below the head."""
    found = osce_press.detect_boilerplate(head + "\n".join(lines))
    return [(str(line.role), line.rule, line.entry) for line in found[head.count("\n") :]]


def test_captions_by_markup_phrase_and_credit() -> None:
    page = (
        "<main><h1>OSCE opens a library</h1><figure><figcaption>A wall</figcaption></figure>"
        "<p>The keeper of the maps Photo details</p><p>A wall of maps</p>"
        f"<p>The wall (OSCE/Ana Petrova)</p><p>The wall (Ana Petrova / OSCE).</p><p>{PARAGRAPH}</p>"
        f"<p>Maps Photo details</p><figcaption>A door</figcaption><p>{PARAGRAPH}</p></main>"
    )
    title, *lines = osce_press.detect_boilerplate(page)
    assert title.text == "OSCE opens a library"
    assert [(line.role, line.rule, line.entry) for line in lines] == [
        *[FIGCAPTION, PHOTO_DETAILS, BODY, CREDIT, CREDIT, BODY],
        *[PHOTO_DETAILS, FIGCAPTION, BODY],
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "<div class=wp-caption><img src=/a.jpg><p class=wp-caption-text>{}</p></div>",
        "<div class=photo><img src=/a.jpg><div class=image-caption>{}</div></div>",
        "<div class=field-caption><p><img data-src=/a.jpg></p><p>{}</p></div>",
        "<div class=image-caption><img src=/a.jpg><i>{}</i></div>",
        "<p><img src=/a.jpg><br>{} (OSCE/Ana Petrova)</p>",
    ],
)
def test_a_line_below_an_image_in_an_element_named_caption_is_one(caption: str) -> None:
    head, dateline = "<main><h1>OSCE opens a mill</h1>", "ORUN, 3 May 2019 - The mill is open."
    said = "The mill has stood at the river for two hundred years."
    below = f"<p>{dateline}</p><p>{PARAGRAPH}</p>"
    for text in (f"{caption}{below}", f"<p>{dateline}</p>{caption}<p>{PARAGRAPH}</p>"):
        article = osce_press.parse(f"{head}{text.replace('{}', said)}")
        assert (article.paragraphs, str(article.date)) == ((dateline, PARAGRAPH), "2019-05-03")
    # Without an image a name alone takes nothing away.
    named = f"<div class=caption><p>{dateline}</p><p>{said}</p></div>"
    assert osce_press.parse(f"{head}{named}").paragraphs == (dateline, said)


def test_a_caption_of_several_lines_stands_above_the_dateline_and_none_below_it() -> None:
    lines = (
        "(OSCE/Ana Petrova)The keeper of the maps opens a wall of maps in Osh.",
        *("She drew all of them.", "It is a wall of ten maps. (OSCE/Ana Petrova)"),
        f"OSH, 3 May 2004 - {PARAGRAPH}",
        *("A door (OSCE/Ana Petrova)", PARAGRAPH),
    )
    assert verdicts(PLAIN, *lines) == [*[CREDIT] * 3, *[BODY] * 3]


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("A wall of maps in Osh, 3 May 2004. (OSCE)", CREDIT),
        ("A wall of maps in Osh, 3 May 2004. (AGENCY/Ana Petrova)", CREDIT),
        ("A wall of maps in Osh (OSCE/SMM)", CREDIT),
        ("A wall of maps. [OSCE Centre in Bishkek/Ana Petrova]", CREDIT),
        ("A wall of maps. Photo: Ana Petrova", CREDIT),
        ("A wall of maps. Photo by photo, it grows.", BODY),
        ("The maps were drawn by the Office for Democratic Institutions (OSCE/ODIHR).", BODY),
        ("The maps were drawn by the Ministry and the Mission (OSCE/UNDP).", BODY),
        ("It has many maps (OSCE Website, https://www.osce.org/9, read on 3 May).", BODY),
        ("The maps were drawn by the Agency (AGENCY).", BODY),
        ("OSH, 3 May 2004 - A wall of maps was opened. (OSCE/Ana Petrova)", BODY),
    ],
)
def test_a_bracket_in_a_sentence_is_no_credit(line: str, verdict: Verdict) -> None:
    assert verdicts(PLAIN, line, f"OSH, 3 May 2004 - {PARAGRAPH}") == [verdict, BODY]


def test_a_credit_is_of_the_text_at_the_end_of_all_or_where_no_dateline_follows() -> None:
    assert verdicts(PLAIN, "A wall (OSCE/Ana Petrova)") == [BODY]
    assert verdicts(PLAIN, "A wall (OSCE/Ana)", "A door (OSCE/Ana)") == [CREDIT, BODY]
    assert verdicts(PLAIN, "There is more of it. (AGENCY)", PARAGRAPH) == [BODY, BODY]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("This report is for the general public and the media.", "notice"),
        ("This update is provided for the media and the general public.", "notice"),
        ("Please note that this report is for media. All times are local.", "notice"),
        ("Данный отчет предназначен для широкой общественности.", "notice"),
        ("All times are in Eastern European Summer Time.", "notice"),
        *[("Embargoed until 10:00, 3 May 2004", "notice"), ("(in italiano qui sotto)", "notice")],
        ("This report is for readers of maps, who are many.", "body"),
        ("The maps are for readers of Italian (in italiano qui sotto).", "body"),
    ],
)
def test_notices_say_for_whom_a_report_is(line: str, role: str) -> None:
    assert [found for found, *_ in verdicts(DATED, line, PARAGRAPH)] == [role, "body"]


def test_a_caption_printed_twice_below_the_name_of_a_structure() -> None:
    lines = ("A wall of maps", "A wall of maps", PARAGRAPH)
    assert verdicts(OF_STRUCTURE, *lines) == [TWICE, TWICE, BODY]
    assert verdicts(OF_STRUCTURE, *lines, PARAGRAPH) == [TWICE, TWICE, BODY, BODY]
    assert verdicts(PLAIN, *lines) == [BODY] * 3
    # Lines repeated elsewhere are none.
    for others in ("AA", "ABA", "ABB", "AB"):
        assert verdicts(OF_STRUCTURE, *others) == [BODY] * len(others)


def test_repetitions_stand_at_the_very_end() -> None:
    other = "It is open to all who live in the valley and to their guests."
    lines = [PARAGRAPH, other, PARAGRAPH, other]
    assert verdicts(DATED, *lines) == [BODY, BODY, REPETITION, REPETITION]
    assert verdicts(DATED, *lines, "It is free.") == [BODY] * 5
    assert verdicts(PLAIN, PARAGRAPH, other, PARAGRAPH) == [BODY] * 3
    item = "A library of maps for all who live in the valley"
    assert verdicts(DATED, item, PARAGRAPH, item) == [BODY] * 3


def below_paragraph(markup: str) -> list[Verdict]:
    """Return role, rule and entry of each line after a paragraph."""
    page = f"<main><h1>OSCE opens a library</h1><p>{PARAGRAPH}</p>{markup}</main>"
    title, paragraph, *lines = osce_press.detect_boilerplate(page)
    assert (title.role, paragraph.role) == (osce_press.Role.TITLE, osce_press.Role.BODY)
    return [(str(line.role), line.rule, line.entry) for line in lines]


def test_sections_of_all_kinds_one_after_the_other() -> None:
    lines = (
        *(PARAGRAPH, "Read more on this topic", "OSCE draws maps", "Who draws them?"),
        *("Contacts", "Ana Petrova", "12 Lake Street", RESPONSIBILITY),
        *("OSCE Impact", "A map for all", INVITATION),
    )
    assert verdicts(PLAIN, *lines) == [
        BODY,
        *[READ_MORE] * 3,
        *[CONTACTS] * 3,
        ("notice", "tail", "external-links"),
        *[("related", "tail", "impact")] * 2,
        ("related", "tail", "impact-invitation"),
    ]
    # An invitation with lines below it is body.
    assert verdicts(PLAIN, PARAGRAPH, INVITATION, "Maps") == [BODY] * 3


@pytest.mark.parametrize("heading", ["Also available in:", "Другие языки", "Andere Sprachen"])
def test_other_languages_end_a_page(heading: str) -> None:
    text = f"OSCE opens a library\n{PARAGRAPH}\n{heading}\n"
    assert osce_press.parse(f"{text}Russian\nKyrgyz\n").paragraphs == (PARAGRAPH,)
    prose = "Russian and Kyrgyz are spoken in Osh, too."
    assert osce_press.parse(f"{text}{prose}\n").paragraphs == (PARAGRAPH, heading, prose)


@pytest.mark.parametrize(
    ("markup", "verdict"),
    [
        ("<p>Contacts</p><p>12 Upper Big Lake Strt.</p>", CONTACTS),
        ("<p>Contacts</p><p>12 Upper Big Lake Street.</p>", BODY),
        ("<p>Contacts</p><p>The lake was very deep.</p>", BODY),
        (f"{MORE}<p>The OSCE has drawn a map of the lake ...</p>", READ_MORE),
        (f"{MORE}<p>The OSCE has drawn a map of the lake.</p>", BODY),
        (f"{MORE}<p><a href=/>The OSCE has drawn a map of the lake.</a></p>", BELOW_MORE),
        (f"{MORE}<p>Where did all the voters go?</p>", READ_MORE),
        (f"{MORE}<p>(“Come and see all the stars!”)</p>", READ_MORE),
        # Links in an element of their own, and one more than there may be beside prose.
        *[(f"<div>{LIBRARY}</div>", LINK), (f"<div>{LIBRARY}{ATLAS}</div>", LINK)],
        *[(f"{LIBRARY}{ATLAS}{CLUB}", LINK), (LIBRARY, BODY), (f"{LIBRARY}{ATLAS}", BODY)],
        (f"<div><p>{PARAGRAPH}</p>{LIBRARY}{ATLAS}</div>", BODY),
        ("<div><p>Maps: <a href=/>Library of them</a></p></div>", BODY),
    ],
)
def test_lines_below_a_paragraph_are_the_sites_or_the_bodys(markup: str, verdict: Verdict) -> None:
    assert below_paragraph(markup) == [verdict] * markup.count("<p>")


def test_a_list_of_links_stands_above_the_sections_and_below_a_text() -> None:
    markup = f"<div>{LIBRARY}</div><p>Contacts</p><p>Ana Petrova</p>"
    assert below_paragraph(markup) == [LINK, CONTACTS, CONTACTS]
    page = f"<main><h1>OSCE opens a library</h1><div>{LIBRARY}{ATLAS}{CLUB}</div></main>"
    _title, *lines = osce_press.detect_boilerplate(page)
    assert [line.role.value for line in lines] == ["body"] * 3


SAID, SECOND = "It will stay open until 20 May.", "The second room|It has a map of the lake."
#: The lines at the end of a page, and those of them that are body.
ENDS = [
    # A sentence of the text can begin like one of a paywall.
    (f"{SAID}|To read the full article takes an hour, they said.", "*"),
    # Names of links among standing lines, in extracted text and in Markdown.
    *(("Follow us|Mastodon|Threads", ""), ("Contact us|Job offers|Terms of use", "")),
    *(("- Contact us|- Job offers|- Terms of use", ""), ("Sitemap|Privacy|Credits", "")),
    (f"{RESPONSIBILITY}|Find the OSCE|Mastodon|Legal notice", ""),
    ("Share this page|OSCE, the largest of its kind|Lake Road 7, 1010 Vienna|Sitemap", ""),
    ("Share this page Facebook Mastodon", ""),
    ("Tags: maps, libraries|Download as PDF|Previous|Next", ""),
    # What may be the text's stays.
    ("Three of them took part|Print|Radio", "Three of them took part|Radio"),
    ("The maps went to:|Naryn|Sitemap|Talas|Privacy", "The maps went to:|Naryn|Talas"),
    (f"Share this page|{SECOND}|© OSCE", SECOND),
    ("Follow us|There are 9 maps|It is free", "There are 9 maps|It is free"),
    *[
        (f"{words}|{SAID}", "*")
        for words in (
            "Copyright 2004 rules were read out by the judges.",
            "(c) 20 judges.",
            "Comments",
            "“We use cookies for all that we bake,” said the host.",
            "All of it in 5 minutes read",
            "We use cookies for all that we bake.",
            "Copyright 2020: what the judges know",
            "Privacy",
        )
    ],
    (
        "The maps went to three of them:|- The library|- Telegram|- YouTube|- Naryn",
        "The maps went to three of them:|The library|Telegram|YouTube|Naryn",
    ),
    (f"Advertisement|{SAID}|Advertisement|{SAID}", f"{SAID}|{SAID}"),
    (f"Copyright 2004 OSCE|{SAID}|(c) 2003-2004 Ana Petrova|Written by Ana Petrova", SAID),
    # A menu, but not a list of fields of work.
    ("Our work|Elections|Policing|About us", ""),
    ("They are:|Elections|Policing|Arms control", "*"),
    # A footer can be glued to a sentence.
    (f"{SAID}© 2004 OSCE. All rights reserved", SAID),
    (f"{SAID} Alle Rechte vorbehalten.", SAID),
    ("2004 Lake Times Ltd. All rights reserved", ""),
    # Whom the text asks to contact, on one line or several.
    *[(f"For more information, please contact:{gap}maps@osce.example", "*") for gap in " |"],
    ("For more information, please contact:|Ana Petrova|Press Officer|+43 1 000 000", "*"),
    ("Media contact:|Ana Petrova|Phone: +43 1 000 000|Contacts|Osh", ""),
    ("Ana P.|Ana Petrova|OSCE Academy in Bishkek|+996 312 123|Email us here", "Ana P."),
    ("English (PDF, 214 KB)|Русский [PDF - 1.2 МБ]", ""),
    ("It is there in two languages:|English (PDF, 214 KB)|Kyrgyz (PDF, 1 MB)", "*"),
    # Marks of the end, and of a wire; between paragraphs they part them.
    *[(mark, "") for mark in ("###", "* * *", "-30-", "(ENDS)", "- Ends -", "SOURCE ODIHR|---")],
    (f"***|{SAID}|# # #|Ana Petrova|Phone: +43 1 000 000", f"***|{SAID}"),
]


@pytest.mark.parametrize(("lines", "kept"), ENDS)
def test_what_ends_a_page_is_the_sites_or_the_texts(lines: str, kept: str) -> None:
    page = f"# {PLAIN}\n{PARAGRAPH}\n\n" if "- " in lines else f"{PLAIN}{PARAGRAPH}\n"
    article = osce_press.parse(page + lines.replace("|", "\n"))
    assert article.paragraphs[0] == PARAGRAPH
    assert "|".join(article.paragraphs[1:]) == (lines if kept == "*" else kept)


def test_names_of_links_below_contacts_are_no_contacts() -> None:
    lines = "## Contacts\n\nAna Petrova\n\n- Contact us\n- Job offers\n- Terms of use\n"
    article = osce_press.parse(f"# {PLAIN}\n{PARAGRAPH}\n\n{lines}")
    assert article.contacts == (osce_press.Contact("Ana Petrova"),)
    assert article.paragraphs == (PARAGRAPH,)
