"""Stamps: the date of publication in a page's markup, and the dates there that are others."""

import datetime
import re

import pytest

import osce_press
from osce_press import Article

DAY = "2004-05-03"
OF_DAY = f'{{"datePublished": "{DAY}"}}'


def stated(markup: str) -> str | None:
    """Return the value that the date of a page was read from: ``markup`` stands below its title."""
    page = f"<main><h1>OSCE opens a library</h1>{markup}<p>The OSCE opened a library.</p></main>"
    article = osce_press.parse(page)
    evidence = article.evidence.get("date")
    assert (evidence is None) == (article.date is None)
    return None if evidence is None else evidence.text


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    "markup",
    [
        f"<meta property=article:published_time content={DAY}>",
        f"<meta name=' DC.Date.Issued ' content={DAY}>",
        f"<meta itemprop=datePublished content={DAY}>",
        f"<meta name=parsely-pub-date content={DAY}>",
        f"<meta property='article:published_time og:published_time' content={DAY}>",
        f"<meta property=og:article:published_time content={DAY}>",
        f"<time datetime={DAY}></time>",
        f"<time class='published updated' datetime={DAY}></time>",
        f"<span property=schema:datePublished content={DAY}></span>",
        f"<span property=schema:dateCreated content={DAY}></span>",
        linked(f'{{"@type": "pressrelease", "dateCreated": "{DAY}"}}'),
        f"<span itemprop=datePublished datetime={DAY} content=2003-05-03></span>",
        f"<data itemprop=datePublished value={DAY}>3 May</data>",
        f"<span class='day date-display-single' content={DAY}></span>",
        linked(OF_DAY),
        # Of a script the first counts, however deep it is.
        linked(f'[{{"@graph": [{OF_DAY}]}}, {{"datePublished": "2003-05-03"}}]'),
    ],
)
def test_markup_that_says_when_a_page_was_published(markup: str) -> None:
    assert stated(markup) == DAY


@pytest.mark.parametrize(
    "markup",
    [
        *(f"<meta property=article:modified_time content={DAY}>", f"<meta content={DAY}>"),
        f"<time class='day changed' datetime={DAY}></time>",
        f"<time class=updated datetime={DAY}></time>",
        f"<time itemprop=dateModified datetime={DAY}></time>",
        *("<time datetime=''></time>", f"<span datetime={DAY}></span>"),
        f"<span class=published datetime={DAY}></span>",
        f"<span itemprop=dateModified class=date-display-single content={DAY}></span>",
        linked(f'{{"dateModified": "{DAY}"}}'),
        linked('{"datePublished": " "}'),
        f"<p><time itemprop=dateModified datetime={DAY}>3 May 2004</time></p>",
        f"<p><time class=updated datetime={DAY}>3 May 2004</time></p>",
        f"<p><time title='Last modified' datetime={DAY}>3 May 2004</time></p>",
        f"<p>This page was last updated on <time datetime={DAY}>3 May 2004</time>.</p>",
        f"<p>By Ana Novak Last updated: <time datetime={DAY}>3 May 2004</time></p>",
        f"<p>By Ana Novak <time datetime={DAY}><b>Last updated:</b> 3 May 2004</time></p>",
        f"<p><time itemprop=startDate datetime={DAY}>3 May 2004</time></p>",
        f"<p>Registration closes on <time datetime={DAY}>3 May 2004</time></p>",
        f"<div itemtype=//schema.org/VideoObject><meta itemprop=datePublished content={DAY}></div>",
        f"<p itemtype=//schema.org/Event><b itemprop=datePublished content={DAY}>3 May</b></p>",
        f"<p><time hidden datetime={DAY}>3 May 2004</time></p>",
        f"<p>Visit date</p><p><time datetime={DAY}>3 May 2004</time></p><p>Source: ODIHR</p>",
        f"<p itemscope itemprop=video><meta itemprop=datePublished content={DAY}></p>",
        f"<article><a href=/1>A mill</a><meta itemprop=datePublished content={DAY}></article>",
        f"<div itemscope><a href=/1>A mill</a><meta itemprop=datePublished content={DAY}></div>",
        *("<meta name=date content=05/04/2004>", "<meta name=date content=2004-05>"),
        "<meta name=date content='3 Mon 2004'>",
    ],
)
def test_markup_that_says_something_else(markup: str) -> None:
    assert stated(markup) is None


TITLE = "<h1>OSCE opens a library</h1>"
TEXT = "<p>The OSCE opened a library of maps, with all rivers of the region on its walls.</p>"
ARTICLE = f"<main>{TITLE}{TEXT}</main>"
OTHER = "2019-06-03"


def test_a_year_of_two_digits_is_one_since_the_first_talks_whatever_year_it_is() -> None:
    for year, read in (("75", 1975), ("72", None), ("04", 2004), ("71", 2071)):
        stamp = f"<meta name=date content='Friday, 01-Aug-{year} 10:00:00 GMT'>"
        assert osce_press.parse(stamp + ARTICLE).date == (read and datetime.date(read, 8, 1))


def refused(article: Article) -> list[tuple[str | None, str]]:
    """Return the dates that were not taken, each with the reason."""
    return [(one.value, one.reason) for one in article.explain("date") if not one.taken]


STAMP = f"<time datetime={OTHER}>3 June 2019</time>"


@pytest.mark.parametrize(
    "page",
    [
        f"<header><p>{STAMP}</p></header><main>{TITLE}{TEXT}</main>",
        f"<main>{TITLE}{TEXT}</main><aside><p>{STAMP}</p></aside>",
        f"<aside><p>{STAMP} Open day</p></aside><main>{TITLE}{TEXT}</main>",
        f"<main>{TITLE}{TEXT}</main><footer><p>{STAMP}</p></footer>",
        f"<main>{TITLE}{TEXT}<p>It closes on {STAMP}.</p></main>",
        f"<main>{TITLE}{TEXT}</main><h2>Related</h2><div><a href=/1>A mill</a><p>{STAMP}</div>",
        f"<main>{TITLE}<figcaption>A mill, {STAMP}</figcaption>Source: ODIHR{TEXT}</main>",
        f"<main>{TITLE}<figure><img src=/1>{STAMP}</figure>{TEXT}</main>",
        f"<main>{TITLE}<div class=related><a href=/1>A mill</a> {STAMP}</div>{TEXT}</main>",
        f"<main>{TITLE}<h3>Related</h3><li><a href=/1>Mills at work</a> {STAMP}</li>{TEXT}</main>",
    ],
)
def test_the_furniture_and_the_text_never_date_a_page(page: str) -> None:
    article = osce_press.parse(page)
    assert article.date is None
    reasons = {(value, *reason.split(" ")[:2]) for value, reason in refused(article)}
    assert reasons == {(OTHER, "It", "stands")}
    dated = osce_press.parse(page.replace(TEXT, TEXT.replace("<p>", "<p>OSH, 3 May 2004 - ")))
    assert str(dated.date) == DAY
    assert "date-conflict" not in {notice.code for notice in dated.notices}


@pytest.mark.parametrize("printed", ["June 3", "2 days ago", "vor 2 Tagen", "10:15", "Вчера"])
@pytest.mark.parametrize("below", ["", "<p>Source: ODIHR</p>"])
def test_what_the_element_of_a_date_prints_is_no_text(printed: str, below: str) -> None:
    stamp = f"<time datetime={OTHER}>{printed}</time>"
    for line in (stamp, f"By Ana Hill {stamp}"):
        article = osce_press.parse(f"<main>{TITLE}<p>{line}</p>{below}{TEXT}</main>")
        assert (str(article.date), article.summary) == (OTHER, None)
        assert article.paragraphs == (re.sub("<.*?>", "", TEXT),)


ZEROS = [
    *("1970-01-01", "0001-01-01T00:00:00Z", "0000-00-00", "1969-12-31T19:00:00-05:00"),
    *("9999-12-31", "-0001-11-30T00:00:00+00:00", "253402214400"),
]


@pytest.mark.parametrize("value", [*ZEROS, "1900-01-01", "1899-12-30T00:00:00"])
def test_the_zero_of_a_clock_is_no_date(value: str) -> None:
    assert stated(f"<time datetime={value}></time>") is None
    assert stated(f"<time datetime={value}></time><time datetime={DAY}></time>") == DAY


@pytest.mark.parametrize(
    "value",
    ["3 May 2004", "Monday, May 3, 2004 - 09:30", "03.05.2004", "Mon, 3 May 2004 09:30 GMT"],
)
def test_some_state_a_date_as_people_print_it(value: str) -> None:
    assert stated(f"<meta name=date content='{value}'>") == value
    # Right below the title it is the page's, whatever its element is called, or states in vain.
    for tag in ("div class=byline", "div class=share", "div class=banner-date", "time datetime=?"):
        assert stated(f"<{tag}>{value}</{tag.split()[0]}>") == value


@pytest.mark.parametrize("value", [
    *("20040503093000", "2004-05-03Z", "2004-W19-1", "2004-124", "2004-05-03T09:30:00 02:00"),
    *("2004-05-03T09:30:00+02:00[Europe/Vienna]", "Mon May  3 09:30:00 2004", "2004/5/3"),
    *("Monday, 03-May-04 09:30:00 GMT", "1083576600", "1083576600000", "2004-5-3"),
    *("2004-05-03T09:30:00Z[UTC]", "Mon May 03 2004 09:30:00 GMT+0200 (Summer Time)", "2004.05.03"),
    *("Mon May  3 09:30:00 CEST 2004", "Mon, May 3 2004 09:30:00 -0400", "Mon, 3 May 2004 9:3:0 Z"),
])  # fmt: skip
def test_what_programs_state_is_a_date(value: str) -> None:
    number = value if value.isdigit() else 0
    data = linked(f'{{"datePublished": {number}, "dateCreated": "{value}"}}')
    for page in (f"<meta name=date content='{value}'>{ARTICLE}", f"{data}{ARTICLE}"):
        assert str(osce_press.parse(page).date) == DAY


@pytest.mark.parametrize(
    "script",
    [
        *("<!--\n{}\n//-->", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/ {} /*]]>*/", "\ufeff{};"),
        '{{"@type": "WebSite"}}\n{}',
        *("[{},]", "[{},,{{}}] // the page", "[{}, undefined]", '[{{"a": "it\\\'s \\x41"}}, {}'),
        '[{{"a": "see "b" (http://c) here", /* d */ "e": []}}, {}]',
    ],
)
@pytest.mark.parametrize("key", ["datePublished", "schema:datePublished"])
def test_what_stands_around_json_ld_does_not_hide_it(script: str, key: str) -> None:
    data = f'{{"@type": "http://schema.org/NewsArticle", "{key}": "{DAY}"}}'
    assert stated(linked(script.format(data))) == DAY
    assert stated(linked(script.format(data).replace('"', "&quot;"))) == DAY


@pytest.mark.parametrize(
    "other",
    [
        '{"@type": "VideoObject", "datePublished": "2019-06-03"}',
        '{"@type": "ItemList", "itemListElement": [{"item": {"datePublished": "2019-06-03"}}]}',
        '{"@type": "Article", "comment": {"datePublished": "2019-06-03"}}',
        '{"@type": "NewsArticle", "citation": [{"datePublished": "2019-06-03"}]}',
    ],
)
def test_the_dates_of_other_things_in_a_script_are_refused(other: str) -> None:
    article = osce_press.parse(f"{linked(other)}{ARTICLE}")
    assert article.date is None
    ((value, reason),) = refused(article)
    assert value == OTHER
    assert reason.startswith("In the markup it dates")
    own = linked(f'{{"@type": "NewsArticle", "datePublished": "{DAY}"}}')
    article = osce_press.parse(f"{linked(other)}{own}{ARTICLE}")
    assert str(article.date) == DAY
    assert "date-conflict" not in {notice.code for notice in article.notices}


OTHERS = '{"@type": "Article", "headline": "A mill", "url": "/1", "datePublished": "2019-06-03"}'


@pytest.mark.parametrize(
    "names",
    [
        '"headline": "OSCE opens a library"',
        '"@id": "http://www.osce.org/node/7"',
        '"mainEntityOfPage": {"@type": "WebPage", "@value": "https://www.osce.org/node/7"}',
    ],
)
def test_of_several_things_in_a_script_the_one_with_the_pages_name_dates_it(names: str) -> None:
    own = f'{{"@type": "NewsArticle", {names}, "datePublished": "{DAY}"}}'
    page = f"{linked(f'[{OTHERS}, {own}]')}{ARTICLE}"
    article = osce_press.parse(page, url="https://www.osce.org/node/7")
    assert str(article.date) == DAY
    assert refused(article) == [(OTHER, "In the markup it dates 'A mill'.")]
    # Of several of other names none is.
    others = OTHERS.replace("mill", "well").replace("06-03", "06-04")
    article = osce_press.parse(f"{linked(f'[{OTHERS}, {others}]')}{ARTICLE}")
    assert article.date is None
    # Alone, it is the page's, whatever it is called: titles change.
    assert str(osce_press.parse(f"{linked(OTHERS)}{ARTICLE}").date) == OTHER


@pytest.mark.parametrize("day", ["3 May 2004", "03.05.2004", "Published: Monday, May 3, 2004"])
def test_midnight_that_drupal_prints_in_utc_is_the_day_that_the_element_prints(day: str) -> None:
    stamp = f"<p><time datetime=2004-05-02T22:00:00Z>{day}</time></p>"
    plain = f"<p><time datetime={DAY}>3 May 2004</time></p>"
    article, other = (osce_press.parse(f"<main>{TITLE}{p}{TEXT}</main>") for p in (stamp, plain))
    assert (str(article.date), article.notices) == (DAY, other.notices)
    # So it is below nothing but a dateline of the next day.
    begun = stamp.replace(day, "") + TEXT.replace("<p>", "<p>OSH, 3 May 2004 - ")
    # Others state the day of a change there.
    for text in (begun, stamp.replace("02T22", "19T08") + TEXT):
        assert str(osce_press.parse(f"<main>{TITLE}{text}</main>").date) == DAY
    # The head of a document can say so of the day that the page shows, with or without a stamp.
    meta = "<meta property=article:published_time content=2004-05-02T22:00:00Z>"
    for shown in (stamp, plain, f"<p>{day}</p>"):
        article = osce_press.parse(f"{meta}<main>{TITLE}{shown}{TEXT}</main>")
        assert (str(article.date), article.notices) == (DAY, other.notices)


@pytest.mark.parametrize(
    "name", ["field field--label-hidden", "md:hidden", "page-header", "text-right", "date-share"]
)
def test_what_a_head_is_made_of_says_nothing_against_its_date(name: str) -> None:
    by = "<div>By <a href=/a>Ana Petrova</a></div>"
    shown = f"<div><div class='{name}'>{STAMP}</div></div>"
    page = f"<main><div>{TITLE}</div>{by}{shown}<div><div>{TEXT * 3}</div></div></main>"
    assert str(osce_press.parse(page).date) == OTHER
