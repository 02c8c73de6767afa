"""The example pages give the records they are meant to give, and the example scripts run."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest

import osce_press
from osce_press import Kind, Origin

EXAMPLES = Path(__file__).parents[1] / "examples"
PAGES = sorted((EXAMPLES / "pages").iterdir())
SCRIPTS = sorted(EXAMPLES.glob("*.py"))
PRESS_RELEASE_TITLE = "OSCE Centre in Bishkek trains border guards in avalanche rescue"
NEWS_ITEM_TITLE = "Future judges in Montenegro hold their first mock trial"

assert len(PAGES) >= 3
assert len(SCRIPTS) >= 2


def page(name: str) -> osce_press.Article:
    return osce_press.parse((EXAMPLES / "pages" / name).read_bytes())


def run(script: str, *arguments: str, folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / script), *arguments],
        check=True,
        cwd=folder,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout.splitlines()


def test_press_release() -> None:
    article = page("press-release.html")
    assert article.kind is Kind.PRESS_RELEASE
    assert article.title == PRESS_RELEASE_TITLE
    assert article.summary is None
    assert article.date == datetime.date(2009, 2, 17)
    assert article.evidence["date"].origin is Origin.METADATA
    assert [(place.name, place.text, place.country) for place in article.places] == [
        ("Osh", "OSH", "KG")
    ]
    assert [source.name for source in article.sources] == ["OSCE Programme Office in Bishkek"]
    assert [field.name for field in article.fields_of_work] == [
        "Border management",
        "Environmental activities",
    ]
    assert article.dateline is not None
    assert article.dateline.date == article.date
    assert len(article.paragraphs) == 7
    assert article.paragraphs[0].startswith("OSH, 17 February 2009 - Thirty border guards")
    assert article.paragraphs[4] == "search a slope with beacons and probes;"
    assert article.paragraphs[-1].endswith("in Naryn from 6 to 17 April 2009.")
    assert [link.text for link in article.links] == ["a handbook for mountain posts"]
    assert article.language == "en"
    assert article.url == "https://www.osce.org/bishkek/900001"
    assert article.notices == ()


def test_news_item() -> None:
    article = page("news-item.html")
    assert article.kind is Kind.NEWS_ITEM
    assert article.title == NEWS_ITEM_TITLE
    assert article.summary is not None
    assert article.summary.endswith("before three sitting judges...")
    assert article.date == datetime.date(2024, 10, 3)
    assert article.evidence["date"].origin is Origin.MARKUP
    assert article.places == ()
    assert article.dateline is None
    assert [field.label for field in article.metadata] == [
        "Issued on",
        "Issued by",
        "Fields of work",
    ]
    assert [source.slug for source in article.sources] == ["mission-to-montenegro"]
    assert [field.name for field in article.fields_of_work] == ["Rule of law", "Youth"]
    assert len(article.paragraphs) == 3
    assert {notice.code for notice in article.notices} == {"date-blank", "summary-truncated"}


def test_story() -> None:
    article = page("story.txt")
    assert article.kind is Kind.STORY
    assert article.title == "The library that comes by boat"
    assert article.date is None
    assert "date" not in article.evidence
    assert [source.name for source in article.sources] == ["OSCE Mission to Moldova"]
    assert article.paragraphs[3:6] == ("cookery books", "atlases", "stories about the sea")
    assert article.paragraphs[-1].startswith("The Mission has since helped")
    assert {notice.code for notice in article.notices} == {"date-blank", "date-missing"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_line_of_a_page_is_lost(path: Path) -> None:
    article = osce_press.parse(path.read_bytes())
    assert [block.start for block in article.blocks[1:]] == [
        block.end for block in article.blocks[:-1]
    ]
    assert osce_press.Article.from_dict(article.to_dict()) == article


def test_parse_a_page(tmp_path: Path) -> None:
    assert run("parse_a_page.py", folder=tmp_path) == [
        "kind           Press release  (heading)",
        f"title          {PRESS_RELEASE_TITLE}  (heading)",
        "date           17 February 2009  (metadata)",
        "places         OSH  (metadata)",
        "sources        OSCE Programme Office in Bishkek  (metadata)",
        "fields_of_work Border management, Environmental activities  (metadata)",
        "body           7 paragraphs",
    ]


def test_parse_a_page_that_is_named(tmp_path: Path) -> None:
    printed = run("parse_a_page.py", str(EXAMPLES / "pages" / "story.txt"), folder=tmp_path)
    assert printed[2] == "date           not stated"
    assert printed[-1] == "notice         The page prints “Date” without a date."


def test_table_of_a_folder(tmp_path: Path) -> None:
    assert run("table_of_a_folder.py", folder=tmp_path) == [
        "-           -         story          The library that comes by boat",
        f"2009-02-17  metadata  press release  {PRESS_RELEASE_TITLE}",
        f"2024-10-03  markup    news item      {NEWS_ITEM_TITLE}",
    ]


def test_learn_a_template(tmp_path: Path) -> None:
    printed = run("learn_a_template.py", "template.json", folder=tmp_path)
    assert printed[0].startswith("learned from 80 pages")
    assert printed[-1].startswith("recurring-line")
    assert osce_press.Template.load(tmp_path / "template.json").pages == 80


def test_another_institution(tmp_path: Path) -> None:
    assert run("another_institution.py", folder=tmp_path) == [
        "kind   Letero de lago",
        "title  La nova digo de Alta Lago tenas",
        "date   2021-03-14",
        "place  High Lake, CH",
        "source Office of Dams (Oficejo pri Akvo)",
        "field  Dams (Digoj)",
        "field  Fish (Fiŝoj)",
        "label  Tago is date",
        "label  Loko is place",
        "label  Eldonis is source",
        "label  Temoj is fields_of_work",
        "label  Akvonivelo is water_level",
        'aside  navigation, class="menuo"',
        'aside  related, below "Legu ankaŭ"',
        'aside  footer, class="piedo"',
        "text   ALTA LAGO, 14 marto 2021 - La akvo leviĝis dum tri tagoj, ka...",
        "text   La fiŝistoj povis resti hejme. La malnova digo rompiĝis en l...",
        "The vocabulary has every name.",
    ]
