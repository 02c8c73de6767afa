"""The command line: what it prints, where, and how it ends."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import osce_press
from osce_press.cli import main

PAGE = """\
Press release
Well opened in a village
- Date:
- Place:
- DUSHANBE
- Source:
- OSCE Programme Office in Dushanbe
- Fields of work:
- Environmental activities
DUSHANBE, 4 May 2010 - A well was opened today in a village near the border.
"It is deep," the mayor said.
"""

Write = Callable[[str, str | bytes], str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a file into the current directory, which is a new one, and return its name."""
    monkeypatch.chdir(tmp_path)

    def write_file(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    return write_file


def give_stdin(monkeypatch: pytest.MonkeyPatch, page: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page)))


class Counted(io.RawIOBase):
    """An output that keeps what each write to it was given."""

    def __init__(self) -> None:
        self.writes: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self.writes.append(bytes(data))
        return len(data)


def records(printed: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in printed.split("\n") if line]


class TestParse:
    def test_prints_a_record_a_line_in_the_order_given(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        paths = [write("b.txt", PAGE), write("a.txt", PAGE.replace("Well", "Dam"))]
        assert main(["parse", *paths]) == 0
        printed = capsys.readouterr()
        found = records(printed.out)
        assert [record.pop("path") for record in found] == paths
        assert [record["title"] for record in found] == [
            "Well opened in a village",
            "Dam opened in a village",
        ]
        assert found[0] == osce_press.parse(PAGE.encode()).to_dict()
        assert osce_press.Article.from_dict(found[0]).text.startswith("DUSHANBE, 4 May 2010 - A")
        assert printed.err == ""

    def test_a_record_stays_on_its_line_however_lines_are_split(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        odd = "\u2028\u2029\x85\x9b\x7f"
        path = write("page.txt", PAGE.replace("deep", f"deep{odd}indeed"))
        assert main(["parse", path]) == 0
        printed = capsys.readouterr().out
        assert len(printed.splitlines()) == 1
        assert not set(odd) & set(printed)
        assert odd in str(records(printed)[0]["paragraphs"][1])  # type: ignore[index]

    def test_reads_standard_input(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        give_stdin(monkeypatch, PAGE.encode())
        assert main(["parse", "-"]) == 0
        (record,) = records(capsys.readouterr().out)
        assert record["path"] == "-"
        assert record["date"] == "2010-05-04"

    def test_expands_patterns_that_the_shell_left(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in ("crawl/2.txt", "crawl/1.txt", "crawl/deeper/3.txt", "crawl/4.html"):
            write(name, PAGE)
        assert main(["parse", "crawl/*.txt", "crawl/**/3*"]) == 0
        found = [Path(str(record["path"])) for record in records(capsys.readouterr().out)]
        assert found == [Path("crawl/1.txt"), Path("crawl/2.txt"), Path("crawl/deeper/3.txt")]

    def test_a_pattern_that_is_a_file_is_that_file(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write("1.txt", "")
        assert main(["parse", write("[1].txt", PAGE)]) == 0
        assert records(capsys.readouterr().out)[0]["path"] == "[1].txt"

    def test_url_makes_links_absolute(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = write("page.html", '<h1>Title</h1><p>See <a href="/node/1">this</a> first.</p>')
        assert main(["parse", "--url", "https://www.osce.org/node/2", path]) == 0
        (record,) = records(capsys.readouterr().out)
        assert record["url"] == "https://www.osce.org/node/2"
        assert record["links"] == [{"text": "this", "url": "https://www.osce.org/node/1"}]


@pytest.mark.parametrize(
    "command",
    [
        ("parse",),
        ("parse", "--format", "text"),
        ("boilerplate",),
        ("boilerplate", "--format", "json"),
    ],
)
def test_each_result_is_written_at_once(
    command: tuple[str, ...], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the lines of processes that write to one file would mix, as with ``xargs -P 2``."""
    output = Counted()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BufferedWriter(output)))
    pages = [write("short", PAGE), write("long", PAGE + "It was deep indeed, they said.\n" * 2_000)]
    assert main([*command, *pages]) == 0
    assert len(output.writes) == 2
    assert all(written.endswith(b"\n") for written in output.writes)


class TestCard:
    def card(self, page: str, write: Write, capsys: pytest.CaptureFixture[str]) -> str:
        assert main(["parse", "--format", "text", write("page.txt", page)]) == 0
        return capsys.readouterr().out

    def test_says_what_a_person_wants_to_know(
        self,
        write: Write,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("COLUMNS", "60")
        page = PAGE.replace("- Date", "The mayor opened it...\n- Date")
        assert (
            self.card(page, write, capsys)
            == """\
--- page.txt -----------------------------------------------
Press release
Well opened in a village

Date            2010-05-04 (dateline: DUSHANBE, 4 May 2010
                -)
Places          Dushanbe (TJ)
Sources         OSCE Programme Office in Dushanbe
Fields of work  Environmental activities
Summary         The mayor opened it...

DUSHANBE, 4 May 2010 - A well was opened today in a village
near the border.

"It is deep," the mayor said.

Notice          summary-truncated: The summary is the cut
                beginning of a longer text.
Notice          date-blank: The page prints “Date” without a
                date.

"""
        )

    def test_says_what_is_missing(self, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
        card = self.card("A sentence that is all there is on this page.\n", write, capsys)
        assert "(the page does not name its kind)" in card
        assert "(no title)" in card
        assert "Date            not stated" in card

    def test_a_closed_structure_is_said_to_be_closed(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        page = PAGE.replace("Programme Office in Dushanbe", "Office in Yerevan (closed)")
        assert "Sources         OSCE Office in Yerevan (closed)" in self.card(page, write, capsys)

    def test_what_a_terminal_would_obey_is_spelled_out(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        page = PAGE.replace("deep", "\x1b]0;owned\x07\x9b31m\u202edeep\r\x08")
        card = self.card(page, write, capsys)
        assert r"\x1b]0;owned\x07\x9b31m\u202edeep" in card
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\r", "\x08"} & set(card)


class TestBoilerplate:
    def test_prints_role_rule_entry_and_text(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = write("page.txt", PAGE + "Read more on this topic\n")
        assert main(["boilerplate", path]) == 0
        header, *rows = capsys.readouterr().out.splitlines()
        assert header.startswith("--- page.txt ---")
        lines = osce_press.detect_boilerplate(PAGE + "Read more on this topic\n")
        assert [row.split(maxsplit=3) for row in rows[:-1]] == [
            [line.role.value, line.rule, line.entry or "-", line.text] for line in lines
        ]

    def test_prints_json_lines(self, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["boilerplate", "--format", "json", write("page.txt", PAGE)]) == 0
        rows = records(capsys.readouterr().out)
        assert [row["text"] for row in rows] == [
            line.removeprefix("- ") for line in PAGE.split("\n")
        ][:-1]
        assert set(rows[0]) == {"path", "text", "start", "end", "role", "rule", "entry"}

    def test_empty_input_fails(self, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["boilerplate", write("page.txt", "\n")]) == 1
        assert capsys.readouterr() == ("", "osce-press: page.txt: There is no text on the page.\n")


class TestFailures:
    def test_the_other_inputs_are_printed(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        good, empty, large = write("a", PAGE), write("b", " \n"), write("c", PAGE * 2)
        write("folder/x", PAGE)
        limit = str(len(PAGE.encode()))
        inputs = ["no.txt", empty, "folder", large, "*.zip", good]
        assert main(["parse", "--max-size", limit, *inputs]) == 1
        printed = capsys.readouterr()
        assert [record["path"] for record in records(printed.out)] == [good]
        assert printed.err.splitlines() == [
            "osce-press: no.txt: No such file or directory",
            "osce-press: b: There is no text on the page.",
            f"osce-press: folder: is a directory; name its files, as in {Path('folder/**/*')}",
            f"osce-press: c: longer than {limit} bytes; --max-size raises the limit",
            "osce-press: *.zip: no file matches",
        ]

    @pytest.mark.parametrize("page", [b"", b"\xef\xbb\xbf", b"<html><body></body></html>"])
    def test_an_input_without_text_fails_with_a_reason(
        self, page: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        give_stdin(monkeypatch, page)
        assert main(["parse", "-"]) == 1
        assert capsys.readouterr() == (
            "",
            "osce-press: standard input: There is no text on the page.\n",
        )

    def test_compressed_input_fails_with_a_reason(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["parse", write("page.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03")]) == 1
        printed = capsys.readouterr()
        assert printed.out == ""
        assert "decompress it" in printed.err

    def test_the_vocabulary_cannot_be_checked_with_an_empty_page(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["vocabulary", "check", write("a", ""), write("b", PAGE)]) == 1
        assert capsys.readouterr().err == "osce-press: a: There is no text on the page.\n"

    def test_a_path_cannot_send_control_characters(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write("a", "")
        assert main(["parse", "no\x1b[2J"]) == 1
        assert capsys.readouterr().err.startswith(r"osce-press: no\x1b[2J: ")

    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["parse"],
            ["guess", "a"],
            ["parse", "--format", "xml", "a"],
            ["parse", "--max-size", "0", "a"],
            ["parse", "--max-size", "many", "a"],
            ["parse", "--url", "https://www.osce.org/", "a", "b"],
        ],
    )
    def test_a_wrong_command_is_explained(
        self, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.startswith("usage: osce-press")

    def test_ctrl_c_ends_quietly(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        class Interrupted(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                raise KeyboardInterrupt(size)

        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Interrupted()))
        assert main(["parse", "-"]) == 130
        assert capsys.readouterr() == ("", "")

    def test_a_closed_pipe_ends_quietly(
        self, write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        class Closed(io.StringIO):
            def write(self, text: str, /) -> int:
                raise BrokenPipeError(text)

        path = write("page.txt", PAGE)
        monkeypatch.setattr("sys.stdout", Closed())
        assert main(["parse", path]) == 0
        assert capsys.readouterr().err == ""


class TestProcess:
    """The same as a process of its own, where streams and exit codes are real."""

    def run(self, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "osce_press", *arguments],
            input=PAGE.replace("deep", "tief, über 90 м").encode(),
            capture_output=True,
            check=False,
            env={**os.environ, **environment},
        )

    def test_prints_utf8_in_any_locale(self) -> None:
        done = self.run("parse", "-", PYTHONIOENCODING="ascii", LC_ALL="C")
        assert done.returncode == 0
        assert done.stderr == b""
        assert "tief, über 90 м" in done.stdout.decode()

    def test_version(self) -> None:
        done = self.run("--version")
        assert (done.returncode, done.stdout.decode().strip()) == (0, osce_press.__version__)

    def test_a_reader_that_leaves_early(self, tmp_path: Path) -> None:
        page = tmp_path / "page.txt"
        page.write_text(PAGE * 1000)
        with subprocess.Popen(
            [sys.executable, "-m", "osce_press", "parse", *[str(page)] * 20],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.read(100)
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0
