"""Hostile input does no harm: what comes out of it, not how long it takes.

The cases are those of ``benchmarks/hostile.py``, which measures them, at a fraction of their size.
"""

import json
import os
import sys
import unicodedata
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hostile_cases
import osce_press
from commands import Run, Write, python
from hostile_cases import CASES, EVERYDAY, TABLE, Case, linear_text
from osce_press import Article, InputTooLarge, Listing, RecordError, Template
from osce_press._card import card, roles
from osce_press.testing import assert_lossless
from test_cli import COMMANDS

#: Cases by the part of a page that they repeat.
PARTS = {name: tuple(found) for name, found in groupby(CASES[len(TABLE) :], lambda c: c.group)}


def assert_harmless(case: Case, number: int) -> None:
    """Assert that a case is read, that nothing is lost, and that the notices are the right ones."""
    page = case.make(number)
    value = case.read(page)
    if not isinstance(value, Article | Listing):
        return
    assert_lossless(value)
    codes = {notice.code for notice in value.notices} - EVERYDAY
    empty = not linear_text(value) and "not-a-page" not in codes
    assert codes == set(case.notices) | ({"empty-page"} if empty else set())
    assert hostile_cases.outcome(page, value).startswith(("whole", f"{_entries(value)} entries"))
    assert type(value).from_dict(json.loads(value.to_json())) == value


def _entries(value: Article | Listing) -> str:
    return f"{len(value.entries):,}" if isinstance(value, Listing) else "no"


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.name)
def test_nothing_is_lost(case: Case) -> None:
    assert_harmless(case, max(case.number // 50, 20))


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_lost_whatever_is_repeated(part: str) -> None:
    for case in PARTS[part]:
        assert_harmless(case, 200)


def test_no_file_and_no_socket_is_opened() -> None:
    program = """
import sys, hostile_cases
cases = [case for case in hostile_cases.TABLE if case.group != "files"]
pages = [case.make(20) for case in cases]
for case, page in zip(cases, pages):
    case.read(page)
seen = []
def hook(event, arguments):
    if event.split(".")[0] in {"open", "socket", "urllib", "subprocess", "os", "ctypes"}:
        seen.append((event, arguments))
sys.addaudithook(hook)
for case, page in zip(cases, pages):
    case.read(page)
sys.stdout.write(repr(seen))
"""
    folders = os.pathsep.join([str(Path(hostile_cases.__file__).parent), *sys.path])
    assert python("-c", program, PYTHONPATH=folders).stdout == "[]"


def _learn(page: str, *, max_size: int) -> Template:
    return Template.learn([page], max_size=max_size)


SIZED: tuple[Callable[..., object], ...] = (
    *(osce_press.parse, osce_press.parse_html, osce_press.parse_text, osce_press.parse_listing),
    *(osce_press.page_type, osce_press.detect_boilerplate, _learn),
)


class TestLimits:
    @pytest.mark.parametrize("read", SIZED)
    def test_a_caller_can_change_the_size(self, read: Callable[..., object]) -> None:
        said = "length of 500, more than the limit of 499"
        with pytest.raises(InputTooLarge, match=said) as raised:
            read("word " * 100, max_size=499)
        assert (raised.value.size, raised.value.limit) == (500, 499)
        read("word " * 100, max_size=500)

    def test_the_default_can_be_raised(self) -> None:
        page = b" " * (osce_press.MAX_SIZE + 1)
        with pytest.raises(InputTooLarge):
            osce_press.parse_text(page)
        article = osce_press.parse_text(page, max_size=len(page))
        assert [notice.code for notice in article.notices] == ["empty-page"]


class TestFiles:
    @pytest.mark.parametrize("depth", [900, 1_000, 5_000, 100_000])
    @pytest.mark.parametrize("key", Article().to_dict())
    def test_deep_records_and_numbers_of_many_digits(self, key: str, depth: int) -> None:
        value: list[object] = []
        for _ in range(depth):
            value = [value]
        for bad, said in ((value, "."), (10**5_000, "int that cannot be printed")):
            record = {**osce_press.parse_text("x").to_dict(), key: bad}
            with pytest.raises(RecordError, match=said):
                Article.from_dict(record)


#: Any text, with many characters that a terminal obeys.
TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=("Cc", "Cs", "Cf", "Zl", "Zp")),
        st.sampled_from("\x1b[]0;?m\x07\x9b\x9d\x90\x00\x7f\r\b"),
    ),
    max_size=200,
)


def obeyed(text: str) -> set[str]:
    """Return the characters in a text that a terminal obeys, ends of lines left out."""
    ordering = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
    return {
        character
        for character in text
        if character != "\n"
        and (unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in ordering)
    }


class TestEscaping:
    @given(TEXTS, st.integers(1, 200))
    def test_cards_are_harmless(self, text: str, width: int) -> None:
        page = f"Press release\n{text}\n- Date: {text}\n- Source: {text}\nThey met, {text}.\n"
        article = osce_press.parse_text(page, url=text)
        assert obeyed(card(text, article, width=width)) == set()
        lines = osce_press.detect_boilerplate(page)
        assert obeyed(roles(text, lines, width=width)) == set()

    @pytest.mark.parametrize("text", ["\x1b]0;title\x07\x1b[2J", "\x9b31m\u202e", "\ud800\x7f\b"])
    @pytest.mark.parametrize("command", [*COMMANDS, "vocabulary check"])
    def test_a_command_is_harmless(self, command: str, text: str, write: Write, run: Run) -> None:
        page = f"<p>Press release<h1>OSCE {text}</h1><p>Source: {text}<p>They met, {text}."
        path = write("page.html", page.encode(errors="surrogatepass"))
        ended = run(*command.split(), path, f"no {text[:1]}".replace("\ud800", "\udc80"))
        assert "no" in ended.err
        assert obeyed(ended.out) == obeyed(ended.err) == set()
