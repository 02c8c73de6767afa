"""Each real page of ../shared/corpus, printed in every layout, gives the record of its text.

The corpus is not part of this repository; without it these tests are skipped.
"""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

import osce_press
from osce_press import Article, MetadataField
from osce_press.testing import differences
from osce_press.testing._drafts.bodies import Piece
from osce_press.testing._drafts.drafts import Draft, draft_of
from osce_press.testing._layouts.html import ALL_FRAMES, Frame, HtmlStyle, print_html
from osce_press.testing._layouts.html_blocks import ALL_HTML_LAYOUTS, HtmlLayout
from osce_press.testing._layouts.surroundings import Section, Surroundings, full_menu
from osce_press.testing._layouts.text import ALL_TEXT_LAYOUTS, TextLayout, TextStyle, print_text

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
if not CORPUS.exists():
    pytest.skip("../shared is not there", allow_module_level=True)

GOLD: list[dict[str, Any]] = json.loads((CORPUS / "gold.json").read_text("utf-8"))
assert GOLD


@pytest.fixture(params=GOLD, ids=lambda gold: str(gold["seed"])[:3], scope="module")
def gold(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.param
    return found


@pytest.fixture(scope="module")
def article(gold: dict[str, Any]) -> Article:
    return osce_press.parse_text((CORPUS / "seeds" / gold["seed"]).read_text("utf-8"))


def draft(gold: dict[str, Any]) -> Draft:
    """Return the gold record, ready to be printed."""
    values = {"Source": "sources", "Issued by": "sources", "Fields of work": "fields_of_work"}
    metadata: list[MetadataField] = []
    for row in gold["metadata"]:
        label = row["label"].rstrip(":")
        printed = gold[values[label]] if label in values else [row["value"]]
        metadata.append(MetadataField(label, None, tuple(v for v in printed if v)))
    # The key of a label matters only for a date in the markup, and here is none.
    record = Article(
        kind_label=gold["kind"],
        title=gold["title"],
        summary=gold["summary"],
        metadata=tuple(metadata),
    )
    return draft_of(record, tuple(map(Piece, gold["paragraphs"])))


def around(gold: dict[str, Any]) -> Surroundings:
    tail = Section(gold["footer"][0], tuple(gold["footer"][1:])) if gold["footer"] else None
    return Surroundings(full_menu(), (tail,) if tail else ())


@pytest.mark.parametrize("frame", ALL_FRAMES)
@pytest.mark.parametrize("layout", ALL_HTML_LAYOUTS)
def test_html(gold: dict[str, Any], article: Article, layout: HtmlLayout, frame: Frame) -> None:
    for style in (
        HtmlStyle(layout, frame),
        HtmlStyle(layout, frame, indented=True, linked=True, bold=True, apart=True),
    ):
        for surroundings in (around(gold), Surroundings()):
            page = print_html(draft(gold), surroundings, style)
            assert differences(osce_press.parse(page), article) == {}


@pytest.mark.parametrize("layout", ALL_TEXT_LAYOUTS)
def test_text(gold: dict[str, Any], article: Article, layout: TextLayout) -> None:
    for inline, blank, newline in itertools.product((False, True), (False, True), ("\n", "\r\n")):
        style = TextStyle(layout, inline=inline, blank_lines=blank, newline=newline)
        page = print_text(draft(gold), around(gold), style)
        assert differences(osce_press.parse(page), article) == {}
