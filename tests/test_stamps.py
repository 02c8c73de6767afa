"""Stamps: the date of publication in a page's markup, and the dates there that are others."""

import pytest

import osce_press
from osce_press import Evidence, Origin
from osce_press._lines.stamps import element_stamp, meta_stamp

DAY = "2004-05-03"


def stated(markup: str) -> str | None:
    """Return the value that the date of a page was read from: ``markup`` stands below its title."""
    page = f"<main><h1>OSCE opens a library</h1>{markup}<p>The OSCE opened a library.</p></main>"
    article = osce_press.parse(page)
    evidence = article.evidence.get("date")
    assert (evidence is None) == (article.date is None)
    return None if evidence is None else evidence.text


@pytest.mark.parametrize(
    "markup",
    [
        f"<meta property=article:published_time content={DAY}>",
        f"<meta name=' DC.Date.Issued ' content={DAY}>",
        f"<meta itemprop=datePublished content={DAY}>",
        f"<meta property=og:title name=dcterms.created content={DAY}>",
        f"<time datetime={DAY}></time>",
        f"<time class='published updated' datetime={DAY}></time>",
        f"<span property=schema:datePublished content={DAY}></span>",
        f"<span property=schema:name itemprop=datePublished content={DAY}></span>",
        f"<span itemprop=datePublished datetime={DAY} content=2003-05-03></span>",
        f"<span class='day date-display-single' content={DAY}></span>",
        f'<script type="application/ld+json">{{"datePublished": "{DAY}"}}</script>',
    ],
)
def test_markup_that_says_when_a_page_was_published(markup: str) -> None:
    assert stated(markup) == DAY


@pytest.mark.parametrize(
    "markup",
    [
        f"<meta property=article:modified_time content={DAY}>",
        f"<meta content={DAY}>",
        "<meta name=date>",
        f"<time class='day changed' datetime={DAY}></time>",
        f"<time class=modified datetime={DAY}></time>",
        f"<time class=updated datetime={DAY}></time>",
        f"<time itemprop=dateModified datetime={DAY}></time>",
        "<time datetime=''></time>",
        f"<span datetime={DAY}></span>",
        f"<span class=published datetime={DAY}></span>",
        f"<span itemprop=dateModified class=date-display-single content={DAY}></span>",
        f'<script type="application/ld+json">{{"dateModified": "{DAY}"}}</script>',
        '<script type="application/ld+json">{"datePublished": " "}</script>',
    ],
)
def test_markup_that_says_something_else(markup: str) -> None:
    assert stated(markup) is None


def test_the_first_date_of_a_script_counts_however_deep_it_is() -> None:
    script = f'[{{"@graph": [{{"datePublished": "{DAY}"}}]}}, {{"datePublished": "2003-05-03"}}]'
    assert stated(f'<script type="application/ld+json">{script}</script>') == DAY


def test_a_value_of_more_than_100_characters_is_no_date() -> None:
    value = f"{DAY}T".ljust(100, "0")
    assert stated(f"<time datetime=' {value} '></time>") == value
    assert stated(f"<time datetime={value}0></time>") is None


def test_class_names_are_read_as_far_as_1000_characters() -> None:
    name = "date-display-single"
    assert stated(f"<span class='{name:>1000}' content={DAY}></span>") == DAY
    assert stated(f"<span class='{name:>1001}' content={DAY}></span>") is None


def test_an_element_without_a_value_states_nothing() -> None:
    assert element_stamp("time", {}) is None
    assert meta_stamp({"name": "date"}) is None


def test_a_stamp_is_evidence_without_a_span() -> None:
    article = osce_press.parse(f"<meta name=date content={DAY}><h1>OSCE and maps</h1><p>It met.")
    assert article.evidence["date"] == Evidence(Origin.MARKUP, DAY)


def json_ld(levels: int, more: str = "") -> str:
    inner = '{"x":' * (levels - 1) + f'{{"datePublished": "{DAY}"{more}}}' + "}" * (levels - 1)
    return f'<script type="application/ld+json">{inner}</script>'


@pytest.mark.parametrize(
    ("script", "unread"),
    [
        (json_ld(500), False),
        (json_ld(501), True),
        (json_ld(499, ', "y": [[]]'), True),
        (json_ld(499, ', "y": "[[["'), False),
        (json_ld(499, ', "y": "\\\\\\"[[["'), False),
        (json_ld(1, f', "y": [{"[],[]," * 300}0]'), False),
        (json_ld(501, ', "y": "never ends\\\\'), True),
    ],
)
def test_json_ld_has_500_levels_at_most(script: str, unread: bool) -> None:
    article = osce_press.parse(f"{script}<h1>OSCE opens a library</h1><p>It is open.</p>")
    assert ("json-ld-unread" in {notice.code for notice in article.notices}) == unread
    assert (article.date is None) == unread
