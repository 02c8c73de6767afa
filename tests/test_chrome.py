"""Chrome of HTML: what is the site's is told by evidence, and no name alone takes prose away.

Each test names the form that people's pages have; the words are invented. Much of the markup is in
beside.txt and chrome.txt.
"""

import re
from pathlib import Path

import pytest

from osce_press import LabelledLine, PageType, Role, detect_boilerplate, parse

TITLE = "OSCE lends maps to schools in Osh"
FIRST = "OSH, 3 May 2004 - The OSCE lent ten maps of the river to schools in Osh today."
MIDDLE = "Teachers of geography and of history chose the maps, and pupils hung them up."
LAST = "The maps will stay in the schools until the end of June, when others follow."
TEXT = f"<p>{FIRST}</p><p>{LAST}</p>"
NOTED = ("The maps are older than the dam.[1]", "They were drawn by two sisters from Naryn.2")
HEAD = f"<p>Press release</p><h1>{TITLE}</h1><p>{FIRST}</p>"
#: A menu and a footer, as around any page.
MENU = "<nav><ul><li><a href=/a>Rivers</a></li><li><a href=/b>Lakes</a></li></ul></nav>"
FOOTER = "<footer><p>House rules of the map room</p></footer>"


def cards(card: str, count: int = 2) -> str:
    """Return so many cards, with a number in each."""
    return "".join(card.replace("#", str(n)) for n in range(count))


def rows(section: str) -> list[str]:
    """Return the rows of a section of chrome.txt, without what says what they are."""
    text = Path(__file__).with_name("chrome.txt").read_text("utf-8")
    lines = text.partition(f"=== {section}")[2].partition("\n")[2].partition("===")[0].splitlines()
    return [line for line in lines if line and not line.startswith("-- ")]


MISSIONS = cards("<li><a href=/#>Mission number #</a></li>", 80)
MILL = "<a href=/#>Mill # is open</a>"
TURNS = "<p>The mill of village # turns again.</p>"
CUT = "<p>The mill of village # turns again, and grinds the wheat of ... More</p>"
CARDS = cards(f"<div><a href=/#><h3>Mill # is open</h3></a>{TURNS}</div>", 3)
LABELLED = cards(f"<li>{MILL}<p>Publishing date: 1# May 2020</p><p>Content type: News</p></li>", 4)


def page(inside: str, after: str = "", *, around: str = "<main>{}</main>") -> str:
    """Return an article with something in its body, and something below it."""
    article = around.format(f"{HEAD}<p>{MIDDLE}</p>{inside}<p>{LAST}</p>")
    return f"<html lang=en><body>{MENU}{article}{after}{FOOTER}</body></html>"


def line(html: str, text: str) -> LabelledLine:
    (found,) = [line for line in detect_boilerplate(html) if line.text == text]
    return found


#: Names that say of an element what it is not, or what it is beside.
NAMES = (
    *("sidebar", "has-sidebar", "nav-content", "menu-open", "share", "information-sharing"),
    *("footer", "above-footer", "MsoFooter", "header-main", "related", "pagination", "comment"),
    *("widget", "promo", "banner", "consent", "modal", "tags", "author-profile", "newsletter"),
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("attribute", ["class", "id"])
def test_a_name_takes_no_sentence_away(name: str, attribute: str) -> None:
    said = "Norway paid for it, and Finland for the nails."
    one = f"<div {attribute}={name}>{{}}</div>"
    for named in (f"<p {attribute}={name}>{said}</p>", one.format(f"<p>{said}</p>")):
        assert parse(page(named)).paragraphs == (FIRST, MIDDLE, said, LAST)
    several = f"<div {attribute}={name}><div id=promo class='promo {name}'>{{}}</div></div>"
    for around in (one, several):
        article = parse(page("", around=around))
        assert (article.title, article.paragraphs) == (TITLE, (FIRST, MIDDLE, LAST))


@pytest.mark.parametrize(
    "attribute",
    [
        *("class=above-footer", "class=has-comments", "class=no-newsletter", "class=before-author"),
        *("id=newsletter-of-the-map-room", "id=what-the-author-of-the-map-says"),
        *("class='hentry category-newsletter tag-video'", "class=paragraph--type--image-text"),
        "class=panel-bottom",
    ],
)
def test_a_part_of_its_own_is_body_whatever_its_name_is_about(attribute: str) -> None:
    around = f"<main><div>{{}}</div><div {attribute}><p>Norway paid for all of it.</p></div></main>"
    article = parse(page("", around=around))
    assert article.paragraphs == (FIRST, MIDDLE, LAST, "Norway paid for all of it.")


@pytest.mark.parametrize("name", ["media", "photo", "gallery"])
def test_several_paragraphs_are_no_caption(name: str) -> None:
    told = tuple(f"{who} said: {text}" for who in ("Ana", "Jan") for text in (MIDDLE, LAST))
    text = "".join(map("<p>{}</p>".format, told))
    around = f"<main><div>{{}}</div><div class={name}><div>{text}</div></div></main>"
    assert parse(page("", around=around)).paragraphs == (FIRST, MIDDLE, LAST, *told)


@pytest.mark.parametrize("name", ["page-header", "top", "text-left", "share-bar", "bottom"])
def test_a_lead_below_the_title_stays_whatever_its_part_of_the_head_is(name: str) -> None:
    bar = "<a href=/p>Print</a> <a href=/m>Send it on</a>"
    head = f"<div><h1>{TITLE}</h1></div><div class={name}><p>{MIDDLE}</p>{bar}</div>"
    article = parse(f"<main>{head}<div><div><p>{FIRST}</p><p>{LAST}</p></div></div></main>")
    assert article.paragraphs == (MIDDLE, FIRST, LAST)


@pytest.mark.parametrize("tag", ["aside", "footer"])
@pytest.mark.parametrize("between", ["", "<p><a href=/a>Ana Marku</a></p>", f"<p>{LAST}</p>"])
def test_what_stands_right_below_the_title_is_the_text(tag: str, between: str) -> None:
    texts = [FIRST, MIDDLE, LAST, *(f"{who} said: {LAST}" for who in ("Ana", "Jan", "Eva"))]
    text = "".join(map("<p>{}</p>".format, texts))
    beside = "<div><p>Ferries sail again from today on, the captain said.</p></div>"
    article = parse(f"<h1>{TITLE}</h1>{between}<{tag}>{text}</{tag}>{beside}")
    assert {*texts} <= {*article.paragraphs}


@pytest.mark.parametrize("level", ["h1", "h2"])
@pytest.mark.parametrize("above", rows("above the title"))
def test_what_heads_a_menu_or_an_aside_is_no_title(above: str, level: str) -> None:
    article = parse(f"{above}<div><p>Press release</p><{level}>{TITLE}</{level}>{TEXT}</div>")
    assert (article.title, article.paragraphs) == (TITLE, (FIRST, LAST))


@pytest.mark.parametrize("control", rows("controls"))
def test_controls_are_no_text(control: str) -> None:
    assert parse(page(control)).paragraphs == (FIRST, MIDDLE, LAST)
    asked = f"<div role=button>Who pays for it?</div><p>{LAST}</p>"
    assert parse(page(asked)).paragraphs == (FIRST, MIDDLE, "Who pays for it?", LAST, LAST)


def test_a_section_of_the_text_has_a_header_of_its_own() -> None:
    part = f"<section><header><h3>#</h3></header><p>#: {LAST}</p></section>"
    article = parse(f"<h1>{TITLE}</h1><div>{''.join(part.replace('#', it) for it in 'ABC')}</div>")
    assert article.paragraphs == tuple(it for x in "ABC" for it in (x, f"{x}: {LAST}"))


@pytest.mark.parametrize("head", ["", "<title>Maps</title>", f"<title>{TITLE[:20]}...</title>"])
@pytest.mark.parametrize("title", ["<p>{}</p>", "<h3>{}</h3>", "<div class=title>{}</div>"])
def test_a_heading_below_the_text_is_no_title(head: str, title: str) -> None:
    parts = f"<p>{FIRST}</p><p>{MIDDLE}</p><h1>Next steps</h1><p>{LAST}</p>"
    article = parse(f"{head}<div>{title.format(TITLE)}{parts}</div>")
    assert (article.title, article.paragraphs) == (TITLE, (FIRST, MIDDLE, "Next steps", LAST))


@pytest.mark.parametrize("part", ["<section>{}</section>", "<div class=f><div>{}</div></div>"])
def test_parts_that_are_called_alike_are_all_of_the_text(part: str) -> None:
    said = ["Next steps", MIDDLE, "“We know the way now”", "Ana Petrova, a teacher"]
    parts = [f"<p>{FIRST}</p>", f"<h1>{said[0]}</h1><p>{said[1]}</p>", *said[2:]]
    article = parse(f"<h1>{TITLE}</h1>{''.join(map(part.format, parts))}")
    assert article.paragraphs == (FIRST, *said)


UNSEEN = (
    "Nobody can see this sentence on the page, which is one of those that programs write for"
    " programs, and which no reader of the page has ever missed."
)
#: Markup in the body, by what it is; what is in brackets are its lines, which are all body.
INSIDE = [row.replace("{UNSEEN}", UNSEEN) for row in rows("inside")]


@pytest.mark.parametrize("markup", INSIDE)
def test_what_the_body_says_stays_in_it(markup: str) -> None:
    article = parse(page(re.sub(r"\[\[|\]\]", "", markup)))
    assert article.paragraphs == (FIRST, MIDDLE, *re.findall(r"\[\[(.*?)\]\]", markup), LAST)


QUOTE = f"<blockquote><p>{MIDDLE} {LAST}</p><p>{LAST} {MIDDLE}</p></blockquote>"
COLUMN = "<div><p>{}</p></div>"


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{FIRST}</p>{QUOTE}<p>They came from:</p><ul><li>Osh</li><li>Naryn</li></ul>",
        # Page builders wrap each paragraph.
        "".join(map(COLUMN.format, (FIRST, "They waited.", "They came from:", "Osh", "Naryn"))),
        "".join(map(COLUMN.format, (FIRST, MIDDLE, LAST))) + "<ul><li>Osh</li><li>Naryn</li></ul>",
        "".join(f"<div class=column><p>{text}</p></div>" for text in (FIRST, "Osh", "Naryn")),
    ],
)
def test_short_lines_beside_the_prose_are_body(body: str) -> None:
    html = f"<html lang=en><body>{MENU}<div><h1>{TITLE}</h1>{body}</div>{FOOTER}</body></html>"
    roles = [line.role for line in detect_boilerplate(html)]
    assert roles[3:-1] == [Role.BODY] * (len(roles) - 4)


@pytest.mark.parametrize(
    ("own", "other", "is_body"),
    [
        *[("<div>", "<div>", False), ("<div class=text>", "<div class=room>", False)],
        # Rows and sections of page builders, which number them.
        ("<div class='row row-1'>", "<div class='row row-2'>", True),
    ],
)
def test_what_stands_beside_the_menus_farther_out_than_the_title(
    own: str, other: str, is_body: bool
) -> None:
    menu, said = cards("<li><a href=/#>#</a>", 6), "It has ten maps."
    article = f"{own}<div>{HEAD}<p>{MIDDLE}</p><p>{LAST}</p></div></div>"
    found = parse(f"<body><ul>{menu}</ul>{article}{other}<p>{said}</p>")
    assert found.paragraphs == (FIRST, MIDDLE, LAST, *[said] * is_body)


@pytest.mark.parametrize("others", ["ol id=comments", "div id=cookies", "div role=dialog", "aside"])
def test_others_may_say_more_than_the_author(others: str) -> None:
    said = "<div><p>I would like to see the maps of the lakes and of the mills too.</p></div>" * 9
    after = f"<{others}>{said}</{others.partition(' ')[0]}>"
    # In one element with the text, too.
    one = page("").replace("<main>", "<div><div>").replace("</main>", f"</div>{after}</div>")
    for told in (page("", after), one, page("", around="<aside>{}</aside>")):
        assert parse(told).paragraphs == (FIRST, MIDDLE, LAST)
    box = f"<div><ul>{MISSIONS}</ul><div>{f'<p>{LAST}</p>' * 5}</div></div>"
    more = f"<{others}>{said * 3}</{others.partition(' ')[0]}></div>{box}"
    undated = page("", more, around="<div><div>{}</div>").replace(FIRST, MIDDLE)
    assert said[8:50] not in parse(undated).text
    letters = f"<div role=dialog><p>{LAST} {LAST}</p><p>{MIDDLE} {MIDDLE}</p></div>" * 3
    one = page("<ul><li>Osh</ul>", letters, around="<div role=dialog>{}</div>")
    assert parse(one).paragraphs == (FIRST, MIDDLE, "Osh", LAST)


def test_sentences_beside_the_text_among_links_are_the_sites_whatever_they_are_called() -> None:
    links = cards("<div><a href=/#>The maps of lake number #</a></div>", 9)
    said = "<div><p>What a fine map.</p></div><div><p>I have it on my wall at home.</p></div>"
    # They may say more than the text, which has a dateline, or a block of labels.
    block = "<p>Date: 3 May 2004</p><p>Source: OSCE Mission to Serbia</p>"
    for others in (said, said * 9):
        beside = f"<div>{links}</div><div>{others}</div><div>{links}</div>"
        told = page("", beside, around="<div>{}</div>")
        assert parse(told).paragraphs == (FIRST, MIDDLE, LAST)
        assert parse(told.replace(f"<p>{FIRST}</p>", block)).paragraphs == (MIDDLE, LAST)
    # Where the text itself is in several elements, its parts stand beside each other.
    for part in (
        "<div><p>{}</p></div>",
        "<section class=top-section><div><div class=editor><p>{}</p></div></div></section>",
        "<img src=/1.png><div class=block-#><p>{}</p></div><div class=image><img src=/2.png></div>",
    ):
        parts = (FIRST, "Rooms", MIDDLE, "They came from:", "Naryn", LAST)
        text = "".join(part.format(said).replace("#", str(n)) for n, said in enumerate(parts))
        apart = f"<body><div><h1>{TITLE}</h1>{text}<div>{links}</div></div>"
        assert parse(apart).paragraphs == parts


@pytest.mark.parametrize("row", rows("evidence"))
def test_the_evidence_is_told(row: str) -> None:
    role, entry, markup = row.split(" | ")
    words = "All maps of the room"
    found = line(page("", markup.format(words)), words)
    assert (found.role, found.rule, found.entry) == (Role(role), "chrome", entry)
    assert found.is_boilerplate


#: What stands beside an article, by what it is; what is in brackets is printed several times.
BESIDE = {
    name: re.sub(r"\[\[(.*?)\]\]", lambda card: cards(card[1]), form.strip().format(**globals()))
    for name, form in re.findall(
        r"== (.*)\n((?:.+\n)+)", Path(__file__).with_name("beside.txt").read_text("utf-8")
    )
}


@pytest.mark.parametrize("form", BESIDE)
def test_what_stands_beside_the_article_is_not_body(form: str) -> None:
    for html in (page("", BESIDE[form]), page("", f"<div>{BESIDE[form]}</div>")):
        article = parse(html)
        assert (article.paragraphs, article.title) == ((FIRST, MIDDLE, LAST), TITLE)


@pytest.mark.parametrize(
    "said",
    [
        *("Read also:", "Lire aussi :", "Читайте також:", "<b>Read also</b>:", "READ MORE:"),
        *("Tags:", "Available in:"),
    ],
)
def test_a_link_elsewhere_between_paragraphs_is_told_by_the_words_before_it(said: str) -> None:
    told = f"<p>{said} <a href=/1>Mills of the valley</a></p>"
    assert parse(page(told)).paragraphs == (FIRST, MIDDLE, LAST)
    prose = told.replace("</a>", "</a> are listed in the annual report of the valley.")
    assert len(parse(page(prose)).paragraphs) == 4


@pytest.mark.parametrize(
    "form",
    [
        *("a share bar", "a share bar in words", "an invitation", "tags", "buttons", "a choice"),
        *("a link under a heading", "a link under a label", "a letter beside its form", "cookies"),
        *("a word that sites use", "dates beside links", "dates below links", "a call for money"),
    ],
)
def test_what_stands_between_paragraphs_can_be_the_sites(form: str) -> None:
    assert parse(page(BESIDE[form])).paragraphs == (FIRST, MIDDLE, LAST)


@pytest.mark.parametrize("heading", ["Ana Kos", "About the author"])
def test_a_box_about_the_author_can_end_the_main_element(heading: str) -> None:
    box = f"<div class=author-box><h3>{heading}</h3><p>Ana Kos writes of maps.</p></div>"
    assert parse(page("", around=f"<main>{{}}{box}</main>")).paragraphs == (FIRST, MIDDLE, LAST)
    for html in (page("", around=f"<main>{{}}{box.replace('author-', 'map-')}</main>"), page(box)):
        assert "Ana Kos writes of maps." in parse(html).paragraphs


def test_cards_with_labels_above_an_article_make_it_no_listing() -> None:
    article = parse(f"<body><aside><ul>{LABELLED}</ul></aside>{page('')}")
    assert (article.page_type, article.title) == (PageType.ARTICLE, TITLE)
    assert article.paragraphs == (FIRST, MIDDLE, LAST)


def test_a_dateline_in_a_box_is_another_storys() -> None:
    box = f"<div class=box><p>{FIRST}</p></div>"
    html = f"<main><h1>{TITLE}</h1><p>{MIDDLE}</p>{{}}<p>{LAST}</p></main>"
    assert parse(html.format(box)).dateline is None
    for lead in ("", f"<p>{LAST}</p>"):
        assert parse(html.format(f"{lead}<p>{FIRST}</p>")).dateline is not None


def test_links_that_the_body_announces_stay() -> None:
    said = "The handbook of maps is available in three languages:"
    links = "".join(f"<li><a href=/{n}.pdf>{n}</a></li>" for n in ("English", "Shqip", "Deutsch"))
    article = parse(page(f"<p>{said}</p><ul>{links}</ul>"))
    assert article.paragraphs == (FIRST, MIDDLE, said, "English", "Shqip", "Deutsch", LAST)
    assert [link.text for link in article.downloads] == ["English", "Shqip", "Deutsch"]


@pytest.mark.parametrize("markup", rows("hidden"))
def test_what_is_not_shown_is_not_read(markup: str) -> None:
    article = parse(page(markup.replace("{}", UNSEEN)))
    assert article.paragraphs == (FIRST, MIDDLE, LAST)
    assert UNSEEN not in "".join(block.text for block in article.blocks)
    assert "hidden-text" in {notice.code for notice in article.notices}
    # Only prose is worth a notice, and descriptions of drawings are none.
    drawing = f"<svg><desc>{UNSEEN}</desc><metadata>{UNSEEN}</metadata></svg>"
    article = parse(page(markup.replace("{}", "Main text") + drawing))
    assert (article.paragraphs, article.notices) == ((FIRST, MIDDLE, LAST), ())


def test_sections_of_the_body_may_begin_with_a_link() -> None:
    """On a page of cards each would be one: an element with a link and sentences below it."""
    room = "<section><h3><a href=/#>Room #</a></h3><p>Room # has maps of the rivers.</p></section>"
    told = [text for n in range(3) for text in (f"Room {n}", f"Room {n} has maps of the rivers.")]
    assert parse(page(cards(room, 3))).paragraphs == (FIRST, MIDDLE, *told, LAST)


def test_a_long_list_of_names_is_not_the_prose() -> None:
    """Beside a menu without wrappers, the headings of the text would go with the menu."""
    names = ", ".join(f"OSCE Mission number {n} to the river" for n in range(9))
    block = f"<div><div>Date:</div></div><div><div>Source:</div><div>{names}</div></div>"
    html = f"<body><ul>{MISSIONS}</ul>{HEAD}<h2>Rooms</h2><p>{MIDDLE}</p>"
    assert parse(html.replace("</h1>", f"</h1>{block}")).paragraphs == (FIRST, "Rooms", MIDDLE)


def test_longer_notices_around_a_short_text_are_not_the_text() -> None:
    notice = f"<div class=box><h2>Cookies</h2><p>{MIDDLE}</p><p>{LAST}</p></div>"
    text = f"<div><p>{FIRST}</p><p>They came from:</p><ul><li>Osh<li>Naryn</ul></div>"
    footer = f"<footer><p>{MIDDLE} {LAST}</p></footer>"
    for above, below in ((notice, FOOTER), ("", footer)):
        article = parse(f"<body>{above}{MENU}<div><h1>{TITLE}</h1>{text}</div>{below}")
        assert article.paragraphs == (FIRST, "They came from:", "Osh", "Naryn")
    # A sentence can end in the number of a footnote.
    noted = "".join(map("<p>{}</p>".format, NOTED))
    html = f"<body>{MENU}<div><h1>{TITLE}</h1>{noted}</div><footer><p>{LAST}</p></footer>"
    assert parse(html).paragraphs == NOTED


def test_a_heading_goes_where_the_paragraph_below_it_goes() -> None:
    """Though the element around both holds a menu of links, and others hold more of the prose."""
    items = "<li>The maps are old, and there are many.</li><li>The maps of Osh are new ones.</li>"
    html = f"<body><ul>{MISSIONS}</ul>{HEAD}<ul>{items}</ul><h2>Rooms</h2><p>{LAST}</p>"
    assert parse(html).paragraphs[-2:] == ("Rooms", LAST)


def test_signs_without_spaces_between_words_make_sentences() -> None:
    said = ("学校收到了十张河流的地图，孩子们把它们挂在墙上。", "老师们说，这些地图会留到六月底。")
    titles = cards("<li><a href=/#>河流的地图 #</a></li><li>地图 #</li>", 8)
    html = f"<div><b>河边的学校</b><div><p>{said[0]}<p>{said[1]}</div></div><ul>{titles}"
    article = parse(f"<title>河边的学校-地图</title><body>{html}")
    assert (article.title, article.paragraphs) == ("河边的学校", said)


def test_what_the_title_is_called_says_nothing_of_a_date_beside_it() -> None:
    told = "<div class=meta><a href=/a>Ana Kos</a><p>3 May 2004</p></div>"
    head = f"<header class=article-head><h1>{TITLE}</h1>{told}</header>"
    html = f"<div>{head}<div><p>{MIDDLE}</p><p>{LAST}</p></div></div><ul>{MISSIONS}</ul>"
    assert line(html, "3 May 2004").role is Role.HEADER_DATE
