"""Boilerplate detection by itself: each line, its role, and the reason."""

import osce_press
from osce_press import LabelledLine, Role

MENU = ["Our work", "Fields of work", "Elections", "Countries", "Albania", "About us"]
PAGE = (
    "".join(f"- {line}\n" for line in MENU)
    + "- Finland – OSCE Chairpersonship 2025\n- Press corner of the year\n"
    + "Story\nOSCE and maps\n- Date:\n- Source:\n- OSCE Secretariat\n"
    + "Maps are what the OSCE draws.\nAlbania\nElections\nOSCE Impact\n"
    + "Discover more stories about how the OSCE improves lives.\n"
)


def find(lines: tuple[LabelledLine, ...], text: str) -> LabelledLine:
    return next(line for line in lines if line.text == text)


def test_every_line_has_its_role_and_reason() -> None:
    lines = osce_press.detect_boilerplate(PAGE)
    assert [PAGE[line.start : line.end] for line in lines] == [line.text for line in lines]
    assert len(lines) == PAGE.count("\n")
    menu = find(lines, "Elections")
    assert (menu.role, menu.rule, menu.entry) == (Role.NAVIGATION, "menu-entry", "Elections")
    chair = find(lines, "Finland – OSCE Chairpersonship 2025")
    assert chair.entry == "Finland – OSCE Chairpersonship"
    new = find(lines, "Press corner of the year")
    assert (new.role, new.rule, new.entry) == (Role.NAVIGATION, "before-title", None)
    assert find(lines, "Date:").role is Role.METADATA
    impact = find(lines, "OSCE Impact")
    assert (impact.role, impact.rule, impact.entry) == (Role.RELATED, "tail", "impact")


def test_the_same_words_in_the_body_are_body() -> None:
    lines = osce_press.detect_boilerplate(PAGE)
    body = [line.text for line in lines if line.role is Role.BODY]
    assert body == ["Maps are what the OSCE draws.", "Albania", "Elections"]


def test_what_belongs_to_the_site() -> None:
    lines = osce_press.detect_boilerplate(PAGE)
    own = [line.text for line in lines if not line.is_boilerplate]
    assert own[0] == "Story"
    assert own[-1] == "Elections"


def test_a_listing() -> None:
    page = (
        "Newsroom\nNews and press releases\n"
        "OSCE opens a library\nPublishing date: 3 May 2004\nContent type: Press release\n"
        "OSH, 3 May 2004- The OSCE opened a library of maps in Osh today.\n"
        "OSCE closes a library\nPublishing date: 4 May 2004\n"
        "OSH, 4 May 2004- The OSCE closed a library of maps in Osh today.\n"
    )
    lines = osce_press.detect_boilerplate(page)
    assert [line.role for line in lines[2:]] == [Role.LISTING] * 7
    article = osce_press.parse(page)
    assert article.page_type is osce_press.PageType.LISTING
    assert (article.title, article.paragraphs, article.date) == (None, (), None)
    assert [notice.code for notice in article.notices] == ["not-a-press-page"]
    assert "".join(block.text for block in article.blocks) == page
