"""The command line: what it prints, where, and how it ends."""

import io
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import osce_press
from commands import Run, Write, python
from osce_press.__main__ import run as run_process
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
ENTRY = """\
<h3><a href="/node/{0}">OSCE opens well number {0}</a></h3>
<div>Publishing date: 4 May 2010</div><div>Content type: Press release</div>
<p>DUSHANBE, 4 May 2010 - A well was opened today...</p>
"""
LISTING = f"<h1>News and press releases</h1>{ENTRY.format(1)}{ENTRY.format(2)}"
NO_TEXT = "There is no text on the page."
COMMANDS = ["parse", "parse --format text", "boilerplate", "boilerplate --format json"]
Card = Callable[[str], str]


class Output(io.RawIOBase):
    """An output that keeps what each write to it was given, or takes nothing."""

    def __init__(self, error: OSError | None = None, *, terminal: bool = False) -> None:
        self.writes: list[bytes] = []
        self.error = error
        self.terminal = terminal

    @property
    def text(self) -> io.TextIOWrapper:
        return io.TextIOWrapper(io.BufferedWriter(self))

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self.terminal

    def write(self, data: Any, /) -> int:
        if self.error:
            raise self.error
        self.writes.append(bytes(data))
        return len(data)


class TestParse:
    def test_prints_a_record_a_line_in_the_order_given(self, write: Write, run: Run) -> None:
        paths = [write("b.txt", PAGE), write("a.txt", PAGE.replace("Well", "Dam"))]
        ended = run("parse", *paths)
        assert (ended.status, ended.err) == (0, "")
        found = ended.records
        assert [record.pop("path") for record in found] == paths
        assert found[1]["title"] == "Dam opened in a village"
        assert found[0] == osce_press.parse(PAGE.encode()).to_dict()

    def test_a_listing_has_a_listings_record(self, write: Write, run: Run) -> None:
        (record,) = run("parse", "--url", "https://www.osce.org/", write("l", LISTING)).records
        assert record.pop("path") == "l"
        listing = osce_press.parse_listing(LISTING.encode(), url="https://www.osce.org/")
        assert osce_press.Listing.from_dict(record) == listing
        assert listing.entries[1].url == "https://www.osce.org/node/2"

    def test_a_record_stays_on_its_line_whatever_splits_it(self, write: Write, run: Run) -> None:
        odd = "\u2028\u2029\x85\x9b\x7f"
        ended = run("parse", write("page.html", f"<h1>Lakes</h1><p>It is deep{odd}indeed."))
        assert len(ended.out.splitlines()) == 1
        assert not set(odd) & set(ended.out)
        assert odd in ended.records[0]["paragraphs"][0]

    def test_expands_patterns_that_the_shell_left(self, write: Write, run: Run) -> None:
        for name in ("crawl/2.txt", "crawl/1.txt", "crawl/deeper/3.txt", "crawl/4.html", "1.txt"):
            write(name, PAGE)
        found = run("parse", "crawl/*.txt", "crawl/**/3*", write("[1].txt", PAGE)).records
        names = ["crawl/1.txt", "crawl/2.txt", "crawl/deeper/3.txt", "[1].txt"]
        assert [Path(record["path"]) for record in found] == [Path(name) for name in names]


class TestOptions:
    """Every verb takes what the functions that read a page take."""

    def test_encoding_vocabulary_and_template(self, write: Write, run: Run) -> None:
        entry = '{"key": "date", "block": "metadata"}\n'
        write("terms/labels.jsonl", entry + entry[:-2] + ', "text": "Zeitpunkt", "lang": "de"}')
        shop = "Buy a hat today\n"
        crawl = [f"{shop}A title {n}\nOSH, 3 May 2010 - It was {n} years old.\n" for n in range(40)]
        osce_press.Template.learn(crawl).save("t")
        page = (shop + PAGE).replace("Date:", "Zeitpunkt: 5 May 2010").replace("mayor", "Bürger")
        path = write("page", page.encode("latin-1"))
        given = ("--encoding", "latin1", "--vocabulary", "terms", "--template", "t")
        (record,) = run("parse", *given, path).records
        assert (record["date"], record["encoding"]) == ("2010-05-05", "windows-1252")
        assert record["paragraphs"][1] == '"It is deep," the Bürger said.'
        rows = run("boilerplate", "--format", "json", *given, path).records
        assert rows[0]["rule"] == "template"
        assert "Zeitpunkt" in run("vocabulary", "check", path).out
        assert "Zeitpunkt" not in run("vocabulary", "check", *given, path).out

    @pytest.mark.parametrize(
        "command",
        [
            "", "parse", "guess a", "explain a date --html b", "explain a date --all",
            "corpus a -o b.csv --url c", "corpus a -o b.csv --jobs 1 --dask c:1",
            "parse --format xml a", "parse --max-size 0 a", "parse --max-size many a",
            "vocabulary check --url https://www.osce.org/ a b", "parse --encoding klingon a",
            "boilerplate --template empty a", "parse --vocabulary folder a",
            "parse --vocabulary nowhere a", "--versio",
        ],
    )  # fmt: skip
    def test_a_wrong_command_is_explained(
        self, command: str, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write("empty", "")
        write("folder/page.html", PAGE)
        with pytest.raises(SystemExit, match="2"):
            main(command.split())
        out, err = capsys.readouterr()
        assert (out, err[:17]) == ("", "usage: osce-press")


@pytest.fixture
def card(write: Write, run: Run) -> Card:
    return lambda page: run("parse", "--format", "text", write("page.txt", page)).out


class TestCard:
    """README shows a whole one."""

    def test_says_what_people_look_for(self, card: Card, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "60")
        page = PAGE.replace("- Date", "The mayor opened it...\n- Date")
        shown = card(page.replace("Programme Office in Dushanbe", "Office in Yerevan (closed)"))
        assert "2010-05-04 (dateline: DUSHANBE, 4 May 2010\n                -)\n" in shown
        assert "\nSources         OSCE Office in Yerevan (closed)\n" in shown
        assert "\nSummary         The mayor opened it...\n\nDUSHANBE" in shown
        assert "\nNotice          summary-truncated: The summary is the cut\n" in shown

    def test_shows_the_entries_of_a_listing(self, card: Card) -> None:
        shown = card(LISTING)
        assert "\nListing of 2 pages\nNews and press releases\n\n" in shown
        assert "\n2010-05-04      OSCE opens well number 2\n" in shown
        assert shown.count("                Press release\n                /node/") == 2

    def test_says_what_is_missing(self, card: Card) -> None:
        shown = card("A sentence that is all there is on this page.\n")
        assert "(the page does not name its kind)\n(no title)\n\nDate       " in shown


def test_boilerplate_prints_role_rule_entry_and_text(write: Write, run: Run) -> None:
    page = PAGE + "Read more on this topic\n"
    header, *lines = run("boilerplate", write("page.txt", page)).out.splitlines()
    assert header.startswith("--- page.txt ---")
    assert [line.split(maxsplit=3) for line in lines[:-1]] == [
        [line.role.value, line.rule, line.entry or "-", line.text]
        for line in osce_press.detect_boilerplate(page)
    ]
    rows = run("boilerplate", "--format", "json", "page.txt").records
    assert [row["text"] for row in rows] == page.replace("\n- ", "\n").splitlines()
    assert set(rows[0]) == {"path", "text", "start", "end", "role", "rule", "entry"}


class TestFailures:
    def test_the_other_inputs_are_printed(
        self, write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        good, empty, large = write("a", PAGE), write("b", " \n"), write("c", PAGE * 2)
        write("folder/x", PAGE)
        Path("link").symlink_to("gone")
        limit = str(len(PAGE.encode()))
        monkeypatch.setattr("sys.stdin", None)
        inputs = ["no\x1bJ", "", "http://a/?b", empty, "folder", large, "*.zip", "link", "-", good]
        ended = run("parse", "--max-size", limit, *inputs)
        assert ended.status == 1
        assert [record["path"] for record in ended.records] == [good]
        assert ended.err.splitlines() == [
            r"osce-press: no\x1bJ: No such file or directory",
            "osce-press: : the name of a file is empty",
            "osce-press: http://a/?b: is an address; nothing is fetched, so save the page first",
            f"osce-press: b: {NO_TEXT}",
            f"osce-press: folder: is a directory; name its files, as in {Path('folder/**/*')}",
            f"osce-press: c: longer than {limit} bytes; --max-size raises the limit",
            "osce-press: *.zip: no file matches",
            "osce-press: link: is a link to gone, which is not there",
            "osce-press: standard input: is closed",
        ]
        assert run("stats", "-") == (2, "", "osce-press: standard input: is closed\n")

    @pytest.mark.parametrize("verb", ["parse", "boilerplate", "vocabulary check"])
    def test_what_is_no_page_fails_with_a_reason(self, verb: str, write: Write, run: Run) -> None:
        for page, said in (
            *(("", NO_TEXT), ("<html><body></body></html>", NO_TEXT)),
            ("%PDF-1.7\n1 0 obj", "pdftotext FILE - | osce-press parse -"),
            ("https://www.osce.org/node/1\n", "looks like a path or an address"),
        ):
            status, _, err = run(*verb.split(), write("page", page))
            assert (status, err[:18]) == (1, "osce-press: page: ")
            assert said in err

    @pytest.mark.parametrize("command", COMMANDS)
    def test_an_output_that_takes_nothing_ends_the_run_with_one_message(
        self, command: str, write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pages = [write("a", PAGE), write("b", PAGE)]
        full = Output(OSError(28, "No space left on device"))
        for output, reason in ((full.text, "No space left on device"), (None, "is closed")):
            monkeypatch.setattr("sys.stdout", output)
            assert run(*command.split(), *pages) == (
                1,
                "",
                f"osce-press: standard output: {reason}\n",
            )
        full.error = None

    @pytest.mark.parametrize("command", ["stats p.csv", "demo other", "corpus demo -o - --quiet"])
    def test_so_does_an_output_that_is_full_at_last(
        self, command: str, write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("demo/page.txt", PAGE)
        assert run("corpus", "demo", "-o", "p.csv", "--jobs", "1").status == 0
        full = Output(OSError(28, "No space left on device"))
        monkeypatch.setattr("sys.stdout", full.text)
        said = "osce-press: standard output: No space left on device\n"
        assert run(*command.split()) == (1, "", said)
        full.error = None
        monkeypatch.setattr("sys.stdout", None)
        assert run(*command.split()) == (1, "", "osce-press: standard output: is closed\n")

    def test_ctrl_c_ends_quietly(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        class Interrupted(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                raise KeyboardInterrupt(size)

        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Interrupted()))
        monkeypatch.setattr("sys.argv", ["osce-press", "parse", "-"])
        assert run("parse", "-") == (130, "", "")
        usual = signal.getsignal(signal.SIGINT)
        try:
            assert run_process() == 130
            signal.raise_signal(signal.SIGINT)  # once more, while the process ends
        finally:
            signal.signal(signal.SIGINT, usual)
        monkeypatch.setattr("osce_press.cli.main", lambda: signal.raise_signal(signal.SIGTERM))
        with pytest.raises(SystemExit, match="143"):
            run_process()


@pytest.mark.parametrize("command", COMMANDS)
def test_each_result_is_written_at_once(  # else two processes' lines would mix in one file
    command: str, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = Output()
    monkeypatch.setattr("sys.stdout", output.text)
    pages = [write("short", PAGE), write("long", PAGE + "It was deep, they said.\n" * 2_000)]
    assert main([*command.split(), *pages]) == 0
    assert len(output.writes) == 2
    assert all(written.endswith(b"\n") for written in output.writes)


@pytest.mark.parametrize(
    ("terminal", "given", "begins"),
    [(True, "", b"---"), (False, "", b"{"), (True, "json", b"{"), (False, "text", b"---")],
)
def test_a_person_gets_a_card_and_a_pipe_gets_json(
    terminal: bool, given: str, begins: bytes, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = Output(terminal=terminal)
    monkeypatch.setattr("sys.stdout", output.text)
    assert main(["parse", *(["--format", given] if given else []), write("page", PAGE)]) == 0
    assert output.writes[0].startswith(begins)


class TestProcess:
    """The same as a process of its own, where streams and exit codes are real."""

    def test_prints_utf8_in_any_locale(self) -> None:
        page = PAGE.replace("deep", "tief, über 90 м")
        command = ("-m", "osce_press", "parse", "-")
        done = python(*command, given=page, PYTHONIOENCODING="ascii", LC_ALL="C")
        record = json.loads(done.stdout)
        assert (record["path"], record["date"]) == ("-", "2010-05-04")
        assert record["paragraphs"][1] == '"It is tief, über 90 м," the mayor said.'
        assert done.stderr == ""

    def test_a_reader_that_leaves_early(self, tmp_path: Path) -> None:
        page = tmp_path / "page.txt"
        page.write_text(PAGE * 1000)
        command = [sys.executable, "-m", "osce_press", "parse", *[str(page)] * 20]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.read(100)
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0
