"""The example scripts print what they are meant to, from any folder."""

from pathlib import Path

import pytest

import osce_press
from commands import python
from osce_press import samples

pytestmark = pytest.mark.usefixtures("made")
EXAMPLES = Path(__file__).parents[1] / "examples"
TITLE = "OSCE Centre in Bishkek trains border guards in avalanche rescue"
ADVISORY = "Press conference on the findings of a visit to border crossings"
ROMANIAN = "Medici de pe ambele maluri ale Nistrului exersează împreună"
DOUBT = "The page prints “Date” without a date."


def run(script: str, *arguments: str) -> list[str]:
    return python(EXAMPLES / script, *arguments).stdout.splitlines()


def test_each_script_is_tested() -> None:
    modules = ("test_examples.py", "test_corpus_runs.py", "test_testing.py")
    tests = "".join(Path(__file__).with_name(name).read_text("utf-8") for name in modules)
    scripts = sorted(EXAMPLES.glob("*.py"))
    assert len(scripts) >= 10
    assert [script.name for script in scripts if f'"{script.name}"' not in tests] == []


#: What each script needs that may not be installed, and all that it prints.
PRINTED = {
    "parse_a_page.py": (
        *("osce_press", "kind           Press release  (heading)"),
        *(f"title          {TITLE}  (heading)", "date           17 February 2009  (metadata)"),
        "places         OSH  (metadata)",
        "sources        OSCE Programme Office in Bishkek  (metadata)",
        "fields_of_work Border management, Environmental activities  (metadata)",
        "body           7 paragraphs",
    ),
    "folder_to_parquet.py": (
        "pyarrow",
        "24 rows of 24 stories are in pages.parquet",
        *("  2 Albania", "  2 Austria", "  2 Kyrgyzstan", "  1 Bosnia and Herzegovina"),
        "without a date: The library that comes by boat",
    ),
    "scrapy_spider.py": (
        "scrapy",
        f"2009-02-17 | press release | {TITLE}",
        "2024-10-03 | news item | Future judges in Montenegro hold their first mock trial",
        f"2024-10-21 | media advisory | {ADVISORY}",
    ),
    "web_poet_page.py": (
        "web_poet",
        f"Story(headline='{TITLE}', day='2009-02-17', words=139, doubts=())",
        f"Story(headline='{ROMANIAN}', day='2013-04-27', words=45, doubts=({DOUBT!r},))",
    ),
    "another_institution.py": (
        "osce_press",
        *("kind   Letero de lago", "title  La nova digo de Alta Lago tenas", "date   2021-03-14"),
        *("place  High Lake, CH", "source Office of Dams (Oficejo pri Akvo)"),
        *("field  Dams (Digoj)", "field  Fish (Fiŝoj)", "label  Tago is date"),
        *("label  Loko is place", "label  Eldonis is source", "label  Temoj is fields_of_work"),
        *("label  Akvonivelo is water_level", 'aside  navigation, class="menuo"'),
        *('aside  related, below "Legu ankaŭ"', 'aside  footer, class="piedo"'),
        "text   ALTA LAGO, 14 marto 2021 - La akvo leviĝis dum tri tagoj, ka...",
        "text   La fiŝistoj povis resti hejme. La malnova digo rompiĝis en l...",
        "The vocabulary has every name.",
    ),
}


@pytest.mark.parametrize("script", PRINTED)
def test_a_script_prints(script: str) -> None:
    module, *lines = PRINTED[script]
    pytest.importorskip(module, reason=f"{module} is not installed")
    assert run(script) == lines


def test_parse_a_page_that_is_named(made: Path) -> None:
    samples.write(made)
    printed = run("parse_a_page.py", "story.txt")
    assert (printed[2], printed[-1]) == ("date           not stated", f"notice         {DOUBT}")


def test_read_a_listing() -> None:
    assert run("read_a_listing.py")[-4:] == [
        "2011-04-12  -              -",
        "            Chairperson visits a school on both sides of a river",
        "            https://www.osce.org/node/900114",
        "next: https://www.osce.org/press-releases?page=3",
    ]


def test_timeline(made: Path) -> None:
    pytest.importorskip("matplotlib", reason="the extra report is not installed")
    *counts, said = run("timeline.py")
    assert (len(counts), said) == (5, "1999 to 2025, drawn in timeline.png")
    assert (made / "timeline.png").read_bytes().startswith(b"\x89PNG")


def test_learn_a_template(made: Path) -> None:
    printed = run("learn_a_template.py", "template.json")
    assert printed[0].startswith("learned from 80 pages")
    assert printed[-1].startswith("recurring-line")
    assert osce_press.Template.load(made / "template.json").pages == 80
