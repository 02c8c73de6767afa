"""Why a value is what it is: candidates of every value, and the explanation of a page as text."""

import base64
import hashlib
import io
import re
from pathlib import Path
from typing import Any

import attrs
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

import osce_press
from commands import Ended, Run, Write
from osce_press import Article, Evidence, Origin
from osce_press._notices import MESSAGES
from osce_press.cli import main
from osce_press.explain.sentences import ABOUT, RULES, SOURCES
from osce_press.testing import assert_lossless, form_pages
from strategies import noise
from test_cli import Output
from test_docs import rules

PAGE = """\
Home
About us
Press release
OSCE lends maps to schools
- Date:
- Place:
- VIENNA/OSH
- Source:
- OSCE Office of Maps
- Fields of work:
- Education, Map drawing
- Updated:
- 6 June 2019
GENEVA, 5 May - The OSCE lent ten maps of the river to schools in Osh today.
What the maps show:
- the river before the dam
The OSCE lent ten maps of the river to schools in Osh today.
Privacy policy
"""
MARKUP = """\
<html lang="de"><meta property="article:published_time" content="2004-05-04">
<h1>OSCE lends maps to schools</h1><p>Publishing date: <time datetime="2004-05-03">3 May</time></p>
<p>The OSCE lent <a href="/maps.pdf">ten maps</a> of the river to the schools in Osh today.</p>
<p><img src="/osh.jpg" alt="Osh"></p>
<p hidden>You can listen to this text with the button that is at the top of the page.</p>
<script>go()</script>
"""
LISTING = """\
<h1>News and press releases</h1>
<h3><a href="/node/1">OSCE opens a well</a></h3><div>Publishing date: 4 May 2010</div>
<div>Content type: Press release</div><p>OSH, 5 May 2010 - A well was opened today...</p>
<h3><a href="/node/2">OSCE closes a well</a></h3><div>Publishing date: 6 May 2010</div>
<div>Content type: Leaflet</div><p>The well was closed today.</p>
"""
SCRIPT = 'script type="application/ld+json"'


def told(article: Article | osce_press.ListingEntry, name: str) -> list[tuple[str | None, bool]]:
    return [(one.value, one.taken) for one in article.explain(name)]


class TestValues:
    article = osce_press.parse(PAGE)

    def test_each_of_several_places_has_its_own_span(self) -> None:
        assert told(self.article, "places") == [("Vienna", True), ("Osh", True), ("GENEVA", False)]
        spans = [one.evidence.text for one in self.article.explain("places")]
        assert spans == ["VIENNA", "OSH", "GENEVA"]

    def test_a_blank_date_has_a_reason_for_each_that_was_refused(self) -> None:
        found = self.article.explain("date")
        assert [(one.evidence.text, one.reason) for one in found] == [
            ("GENEVA, 5 May - ", "It does not state day, month and year."),
            ("Updated:\n- 6 June 2019", "Its label is 'Updated'."),
            ("Date", "The page prints “Date” without a date."),
        ]
        assert not any(one.taken for one in found)

    def test_names_that_are_not_known_say_so(self) -> None:
        (source,) = self.article.explain("sources")
        assert (source.taken, source.value) == (True, "OSCE Office of Maps")
        known, unknown = self.article.explain("fields_of_work")
        assert known.reason == "It stands in the metadata block."
        for one, words in ((source, "structures"), (unknown, "fields of work")):
            assert one.reason.endswith(f"“{one.value}” is not in the vocabulary of {words}.")

    def test_the_body_comes_line_by_line_with_what_was_left_out_of_it(self) -> None:
        found = self.article.explain("body")
        assert tuple(one.value for one in found if one.taken) == self.article.paragraphs
        (footer,) = [one for one in found if one.value == "Privacy policy"]
        assert not footer.taken
        assert "prints it on many pages" in footer.reason

    def test_the_page_type_and_the_kind_have_evidence(self) -> None:
        start = PAGE.index("Press release")
        where = Evidence(Origin.HEADING, "Press release", start, start + 13)
        for name, value in (("page_type", "article"), ("kind", "press release")):
            (found,) = self.article.explain(name)
            assert (found.taken, found.value, found.evidence) == (True, value, where)
            assert self.article.evidence[name] == where
        story = "<h1>A mill</h1><p>It grinds the wheat of Naryn.</p>"
        article = osce_press.parse(story, url="http://osce.org/item/7.html")
        assert article.page_type.value == "article"

    def test_markup_is_named_by_element_and_attribute(self) -> None:
        article = osce_press.parse(MARKUP, url="https://www.osce.org/node/1")
        dates = {one.evidence.markup: one.value for one in article.explain("date")}
        dates.pop(None)  # what is printed, "3 May"
        meta = '<meta property="article:published_time" content>'
        assert dates == {meta: "2004-05-04", "<time datetime>": "2004-05-03"}
        (link,) = article.explain("links")
        assert (link.evidence.text, link.evidence.markup) == ("ten maps", "<a href>")
        assert told(article, "links") == [("https://www.osce.org/maps.pdf", True)]
        assert told(article, "images") == [("https://www.osce.org/osh.jpg", True)]
        data = '{"@type": "NewsArticle", "datePublished": "2004-05-03"}'
        for name, head, value, markup in (
            ("url", "<link rel=canonical href=/2>", "/2", '<link rel="canonical" href>'),
            ("url", "<meta property=og:url content=/2>", "/2", '<meta property="og:url" content>'),
            ("date", f"<{SCRIPT}>{data}</script>", "2004-05-03", f"<{SCRIPT}> datePublished"),
        ):
            (found,) = osce_press.parse(f"{head}<h1>OSCE and maps</h1><p>It met.").explain(name)
            assert (found.value, found.evidence.markup) == (value, markup)
        page = f"<link rel=canonical href=/node/2>{MARKUP}"
        article = osce_press.parse(page, url="https://www.osce.org/node/1")
        assert told(article, "url") == [(article.url, True), ("/node/2", False)]

    def test_the_language_of_the_words_comes_before_that_of_the_markup(self) -> None:
        page = MARKUP.replace("today.", "today, and it was the best of all the days there are.")
        words, markup = osce_press.parse(page).explain("language")
        assert (words.value, words.taken, words.evidence.origin) == ("en", True, Origin.BODY)
        assert (markup.value, markup.taken, markup.evidence.markup) == ("de", False, "<html lang>")
        assert markup.reason == "After the words of the text."

    def test_an_entry_of_a_listing(self) -> None:
        first, second = osce_press.parse_listing(LISTING).entries
        assert told(first, "date") == [("2010-05-04", True), ("2010-05-05", False)]
        assert told(first, "url") == [("/node/1", True)]
        (kind,) = second.explain("kind")
        assert not kind.taken
        assert "“Leaflet” is not in the vocabulary of kinds." in kind.reason

    def test_a_title_that_follows_many_headings_is_among_them(self) -> None:
        menu = "<h2><a href=/1>Part of the map</a></h2>" * 30
        article = osce_press.parse(f"<nav>{menu}</nav><h1>OSCE lends maps</h1><p>It met in Osh.")
        assert told(article, "title")[0] == ("OSCE lends maps", True)

    @pytest.mark.parametrize("name", ["dates", "blocks", "explain", ""])
    def test_a_value_that_no_record_has(self, name: str) -> None:
        with pytest.raises(ValueError, match="page_type, kind"):
            self.article.explain(name)

    def test_every_value_of_a_record_can_be_explained(self) -> None:
        names = {field.name for field in attrs.fields(Article)}
        parts = {"blocks", "evidence", "notices", "candidates"}
        assert set(SOURCES) >= (names - parts) | {"text", "body"}
        without_lines = Article.from_dict(self.article.to_dict(blocks=False))
        for name in sorted(names - parts):
            taken = [one.value for one in self.article.explain(name) if one.taken]
            if name != "paragraphs":
                assert taken == [one.value for one in without_lines.explain(name) if one.taken]

    def test_a_summary_and_a_contact_are_where_they_are_printed(self) -> None:
        page = PAGE.replace("- Date", "It lends ten.\n- Date", 1) + "Contacts\nAna Petrova\n"
        article = osce_press.parse(page)
        assert told(article, "summary") == [("It lends ten.", True)]
        assert told(article, "contacts") == [("Ana Petrova", True)]

    def test_a_record_by_hand_can_be_explained(self) -> None:
        article = Article(title="Maps", places=(osce_press.Place("Osh", "OSH"),))
        assert {article.explain(name) for name in ("title", "places", "date")} == {()}


@given(st.one_of(form_pages().map(lambda example: example.page), noise()))
def test_evidence_points_at_its_text_and_what_was_taken_comes_first(page: bytes | str) -> None:
    article = osce_press.parse(page)
    text = assert_lossless(article)
    for name in SOURCES:
        if not hasattr(article, name):
            continue
        found = article.explain(name)
        assert [one.taken for one in found] == sorted((one.taken for one in found), reverse=True)
        for one in found:
            assert one.reason.endswith(".")
            if one.evidence.start is not None:
                assert text[one.evidence.start : one.evidence.end] == one.evidence.text
    places = [one.value for one in article.explain("places") if one.taken]
    assert places == [place.name for place in article.places]


def test_every_rule_and_every_notice_has_its_sentence() -> None:
    assert set(RULES) == rules()
    assert set(ABOUT) <= set(MESSAGES)
    lines = osce_press.detect_boilerplate(PAGE)
    assert lines[-1].reason == "The site prints it on many pages, wherever it stands (legal)."
    assert osce_press.parse(PAGE).blocks[-1].reason == lines[-1].reason
    assert osce_press.Block(osce_press.Role.OTHER, 0, 0, "").reason is None


@pytest.fixture
def explain(write: Write, run: Run) -> Run:
    """Run ``osce-press explain`` on a page in a file."""

    def explain_it(page: str, *arguments: str) -> Ended:
        return run("explain", write("page", page), *arguments)

    return explain_it


class TestCommand:
    def test_many_lines_of_a_menu_are_one_until_all_are_asked_for(self, explain: Run) -> None:
        menu = "".join(f"<a href=/{n}>Part {n}</a><br>" for n in range(9))
        page = f"<nav>{menu}</nav>{MARKUP}"
        folded, whole = explain(page)[1], explain(page, "--all")[1]
        assert "1–9  “Part 0” to “Part 8”, 9 lines" in folded
        assert all(f"{n + 1}  Part {n}\n" in whole for n in range(9))

    @pytest.mark.parametrize(
        ("page", "question", "answer"),
        [
            (PAGE, "title", "Its role is title: it stands where the title does."),
            (PAGE, "fields of work", "fields of work: Education; Map drawing"),
            (PAGE, "summary", "Nothing on the page could be it."),
            (PAGE, "2", "line 2: navigation"),
            (PAGE, "privacy  POLICY", "The site prints it on many pages"),
            (PAGE, "Map drawing", "Read from it: fields of work, metadata."),
            (PAGE, "the river before", "line 16: body"),
            # Lines are numbered as editors do.
            (PAGE.replace("\n", "\r\n\r\n"), "title", "(heading, line 7)"),
            (MARKUP, "you can listen", "the page does not show it"),
            (LISTING, "date", "Entry 1, date: 2010-05-04"),
            (LISTING, "date", "Entry 2, date: 2010-05-06"),
            (LISTING, "entries", "Entry 2, title: OSCE closes a well"),
        ],
    )
    def test_answers_a_question(self, page: str, question: str, answer: str, explain: Run) -> None:
        status, out, err = explain(page, question)
        assert (status, err) == (0, "")
        assert answer in re.sub(r"\s+", " ", out)

    def test_shows_the_whole_page(self, explain: Run) -> None:
        assert "You can listen to this text" in explain(MARKUP)[1]
        assert "Entry 2\n  title           OSCE closes a well (line 6)" in explain(LISTING)[1]

    @pytest.mark.parametrize(("page", "question"), [(PAGE, "teaser"), (LISTING, "dateline")])
    def test_says_when_nothing_is_meant(self, explain: Run, page: str, question: str) -> None:
        status, out, err = explain(page, question)
        assert (status, out) == (1, "")
        said, values = err.split("; ")
        assert said == f"osce-press: page: no value, line or word of the page is '{question}'"
        assert ("title" in values, question in values) == (True, False)

    def test_takes_what_other_commands_take(
        self, explain: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        _, out, _ = explain(MARKUP, "links", "--url", "https://www.osce.org/node/1")
        assert "https://www.osce.org/maps.pdf" in out
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
        assert main(["explain", "-", "kind"]) == 0
        assert "kind: press release" in capsys.readouterr().out

    @pytest.mark.parametrize(("terminal", "no_color"), [(True, ""), (True, "1"), (False, "")])
    def test_is_coloured_for_a_person_alone(
        self, terminal: bool, no_color: str, explain: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", no_color)
        monkeypatch.setenv("TERM", "xterm")
        output = Output(terminal=terminal)
        monkeypatch.setattr("sys.stdout", output.text)
        explain(PAGE.replace("maps", "\x1b[7mmaps"))
        printed = b"".join(output.writes).decode()
        assert ("\x1b[" in printed) is (terminal and not no_color)
        assert "\x1b[7m" not in printed

    def test_writes_a_page(self, explain: Run) -> None:
        assert explain(PAGE, "--html", "out.html") == (0, "", "")
        explanation = osce_press.explain_page(PAGE.encode(), name="page")
        assert Path("out.html").read_text("utf-8") == explanation.to_html()
        assert explanation.answer(2) == explanation.answer("2") != explanation.answer(3)
        status, out, err = explain(PAGE, "--html", "missing/out.html")
        assert (status, out) == (2, "")
        assert "there is no folder missing" in err


def drawn(page: str) -> Any:
    """Return the explanation of a page as a tree of HTML."""
    return lxml.html.fromstring(osce_press.explain_page(page).to_html())


class TestPage:
    """The explanation as HTML; that it works in a browser is tested in one."""

    def test_has_every_line_once_and_every_value(self) -> None:
        tree = drawn(PAGE)
        lines = [words.text_content() for words in tree.find_class("words")]
        assert lines == [line.text for line in osce_press.detect_boilerplate(PAGE)]
        assert tree.get_element_by_id("shown-places").text_content() == "Vienna (AT)\nOsh (KG)"
        assert tree.xpath('count(//span[@data-values="places metadata"][text()="OSH"])') == 1
        assert "without a date" in tree.get_element_by_id("value-date").text_content()

    def test_lists_what_was_left_out(self) -> None:
        for page, said in ((MARKUP, "You can listen"), (PAGE, "every line of the text")):
            (section,) = drawn(page).xpath('//section[@aria-labelledby="left-out"]')
            assert said in section.text_content()

    @given(noise())
    def test_holds_nothing_of_the_page_but_text(self, page: str) -> None:
        attack = f"<script>alert(1)</script><img src=x onerror=alert(2)>{page}"
        written = osce_press.explain_page(f"Press release\n{attack}\n", name=attack).to_html()
        written.encode()
        tree = lxml.html.fromstring(written)
        assert [len(tree.xpath(f"//{tag}")) for tag in ("script", "style", "img")] == [1, 1, 0]
        assert not tree.xpath("//@src | //@style | //@onerror")
        assert all(address.startswith("#") for address in tree.xpath("//@href"))

    def test_allows_its_own_style_and_script_alone(self) -> None:
        tree = drawn(PAGE)
        (policy,) = tree.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
        assert policy.startswith("default-src 'none';")
        for name in ("style", "script"):
            (text,) = tree.xpath(f"//{name}/text()")
            digest = base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode()
            assert f"{name}-src 'sha256-{digest}'" in policy

    def test_says_the_language_of_the_lines_if_it_is_one(self) -> None:
        said = {"ru": "ru", "en-GB": "en-GB", "hbs": "sh", "klingon!": None, "": None}
        for language, tag in said.items():
            page = f'<html lang="{language}"><h1>OSCE 2004</h1><p>OSCE 2004</p>'
            assert {lines.get("lang") for lines in drawn(page).xpath("//ol")} == {tag}


def card_of(record: Any) -> str:
    """Return what a notebook shows."""
    return str(record._repr_html_())


class TestCard:
    def test_of_an_article(self) -> None:
        card = lxml.html.fromstring(card_of(osce_press.parse(PAGE)))
        text = card.text_content()
        for words in ("press release", "no date", "Vienna (AT)", "OSCE lends maps", "4 paragraphs"):
            assert words in text
        assert "The page prints “Date” without a date. date-blank" in text

    def test_of_a_listing(self) -> None:
        entry = LISTING[LISTING.index("<h3>") :]
        card = lxml.html.fromstring(card_of(osce_press.parse_listing(LISTING + entry * 5)))
        assert card.xpath("count(//tbody/tr)") == 10
        assert "listing · 12 entries" in card.text_content()
        assert "and 2 more" in card.text_content()

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "https://www.osce.org/?a=1&b=<2>"])
    def test_shows_words_as_words(self, url: str) -> None:
        attack = "<script>alert(1)</script>\ud800"
        article = Article(title=attack, paragraphs=(attack,), url=url, kind_label=attack)
        card = card_of(article)
        card.encode()
        tree = lxml.html.fromstring(card)
        assert not tree.xpath("//script")
        assert tree.xpath("//a/@href") == ([url] if url.startswith("https") else [])
        assert card.count("alert(1)") >= 3
