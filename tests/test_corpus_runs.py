"""Runs over corpora: what several processes, clusters and whole corpora make of the rows."""

import bz2
import gzip
import io
import itertools
import multiprocessing
import os
import signal
import socket
import sqlite3
import sys
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest

import corpus_pages
import osce_press
from commands import Run, python
from corpus_pages import page, pages, write_folder, write_jsonl, write_warc
from osce_press import Template, corpus, vocabulary
from osce_press.cli import main
from osce_press.corpus import Options, Output, ResumeError, make_dataset, read_pages, read_rows
from osce_press.vocabulary import PlaceEntry
from test_corpus import Row, read_jsonl, without_origin


class Deadly(str):
    """A page that kills the process that receives it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)


class Loser(Executor):
    """Fails with each batch that holds a certain page, as Dask does when workers die."""

    def submit(self, *arguments: Any, **options: Any) -> Future[Any]:
        function, batch, *others = arguments
        future: Future[Any] = Future()
        if any(isinstance(source.page, Deadly) for source in batch):
            future.set_exception(RuntimeError("KilledWorker"))
        else:
            future.set_result(function(batch, *others, **options))
        return future


@pytest.mark.parametrize("jobs", [2, Loser()])
def test_a_page_that_kills_its_process_costs_its_own_row(jobs: int | Executor) -> None:
    inputs = [corpus.Input(str(number), page(number)[1], number) for number in range(100)]
    inputs[45] = corpus.Input("45", Deadly("x"), 45)
    rows = cast("list[Row]", list(corpus.parse_pages(inputs, jobs=jobs)))
    assert [row["origin_offset"] for row in rows] == list(range(100))
    lost = [(row["origin_file"], row["error"]) for row in rows if corpus.is_failure(row)]
    assert lost == [("45", "WorkerDied")]


def test_a_run_does_not_read_what_it_writes(made: Path) -> None:
    (made / "page.html").write_text(page(0)[1], "utf-8")
    for link, place in (("again", "."), ("out.jsonl", "rows.jsonl"), ("errors.csv", "lost.csv")):
        (made / link).symlink_to(place)
    getattr(os, "mkfifo", str)(made / "pipe")  # Windows has none
    for sources in (["."], ["."], ["*"]):
        assert make_dataset(sources, "out.jsonl", errors="errors.csv").rows == 1
    assert len((made / "rows.jsonl").read_bytes().splitlines()) == 1
    summary = make_dataset(["."], "again.csv")
    assert (summary.rows, summary.no_pages) == (1, {"not-a-page": 2})


#: A run that is killed after its first batch, without a chance to put anything in order.
DYING = """
import os, sys
from osce_press.corpus import Output, make_dataset
kill = lambda *_: os._exit(9)
make_dataset(["folder"], Output(*sys.argv[1:]), watch=kill)
"""
#: Formats and how the names of their files end.
FORMATS = {"tif": ".csv", "partitioned": ""}
FORMATS.update({name: f".{name}" for name in ("jsonl", "csv", "sqlite", "parquet")})


@pytest.fixture(params=FORMATS)
def kind(request: pytest.FixtureRequest) -> str:
    """Return a format that can be written."""
    if request.param.startswith("par"):
        pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    return str(request.param)


def test_a_killed_run_goes_on_where_it_was(made: Path, kind: str) -> None:
    write_folder(made / "folder", 100)
    ending = FORMATS[kind]
    whole, out = (f"{name}{ending}" for name in ("whole", "out"))
    make_dataset(["folder"], Output(whole, kind))
    python("-c", DYING, out, kind, status=9)
    assert not (made / out).exists()
    assert 0 < pages_done(made / f"{out}.partial") < 100
    # What a run leaves that is killed while it writes.
    (made / f"{out}.writing").write_bytes(b"half of it")
    with pytest.raises(ResumeError, match="go on with --resume"):
        make_dataset(["folder"], Output(out, kind))
    with pytest.raises(ResumeError, match="other inputs or options"):
        make_dataset(["other"], Output(out, kind), resume=True)
    make_dataset(["folder"], Output(out, kind), resume=True, jobs=1 + (kind == "jsonl"))
    if kind in {"jsonl", "csv", "tif"}:
        assert (made / out).read_bytes() == (made / whole).read_bytes()
    else:
        assert list(read_rows(out)) == list(read_rows(whole))
    assert {path.name for path in made.iterdir()} == {"folder", out, whole}


def test_two_runs_do_not_write_one_output(made: Path, run: Run) -> None:
    write_folder(made / "folder", 40)
    command = ["corpus", "folder", "-o", "out.jsonl", "--jobs", "1", "--errors", "errors.csv"]

    def again(*_: object) -> None:
        for other in (command, [*command, "--resume"]):
            said = "osce-press: out.jsonl.partial cannot be used: another run writes to it"
            assert run(*other)[:2] == (2, "")
            assert python("-m", "osce_press", *other, status=2).stderr.startswith(said)

    assert make_dataset("folder", "out.jsonl", watch=again).rows == 40
    assert len((made / "out.jsonl").read_bytes().splitlines()) == 40
    assert not (made / "errors.csv").exists()


def test_a_script_that_starts_itself_again_ends_with_an_error(made: Path) -> None:
    write_folder(made / "folder", 2)
    script = "from osce_press.corpus import make_dataset\nmake_dataset('folder', 'o.csv', jobs=2)"
    (made / "script.py").write_text(script, "utf-8")
    assert 'if __name__ == "__main__":' in python("script.py", status=1).stderr.splitlines()[-1]
    assert sorted(path.name for path in made.iterdir()) == ["folder", "script.py"]


def test_a_run_goes_on_with_the_same_pages_terms_and_template_only(made: Path) -> None:
    write_jsonl(made / "dump.jsonl", pages(3))
    inputs = ["dump.jsonl", *map(str, write_folder(made / "folder", 1).iterdir())]
    one, other = (Template.learn(html for _, html in map(page, some)) for some in ([1], [2]))
    terms = vocabulary.Vocabulary()
    more = terms.extend(places=[PlaceEntry("lakeside", "Lakeside", "CH", source="invented")])

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    for begun, changed in (
        (Options(template=one), Options(template=other)),
        (Options(vocabulary=terms), Options(vocabulary=more)),
    ):
        with pytest.raises(KeyboardInterrupt):
            make_dataset(inputs, "out.csv", options=begun, watch=stop)
        with pytest.raises(ResumeError, match="other inputs or options"):
            make_dataset(inputs, "out.csv", options=changed, resume=True)
        for path in map(Path, inputs):
            before, times = path.read_bytes(), path.stat()
            path.write_bytes(before.replace(b"release", b"RELEASE"))
            with pytest.raises(ResumeError, match="the inputs, or what they hold, are not those"):
                make_dataset(inputs, "out.csv", options=begun, resume=True)
            path.write_bytes(before)
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert make_dataset(inputs, "out.csv", options=begun, resume=True).rows == 4


def test_whatever_a_corpus_lies_in_its_dataset_is_the_same(made: Path, kind: str) -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    write_folder(made / "folder", 40)
    write_jsonl(made / "dump.jsonl", pages(40))
    write_warc(made / "crawl.warc.gz", 40)
    for pack, name in ((gzip, "dump.jsonl.gz"), (bz2, "dump.jsonl.bz2")):
        (made / name).write_bytes(pack.compress((made / "dump.jsonl").read_bytes()))
    found: list[list[Row]] = []
    sources = ("folder", "dump.jsonl", "crawl.warc.gz", "dump.jsonl.gz", "dump.jsonl.bz2")
    for number, source in enumerate(sources):
        path = f"out{number}{FORMATS[kind]}"
        make_dataset([source], Output(path, kind))
        found.append(without_origin(cast("list[Row]", list(read_rows(path)))))
    assert len(found[0]) == 40
    assert all(rows == found[0] for rows in found)


def test_how_far_the_reading_has_come_is_told(made: Path) -> None:
    write_folder(made / "folder", 40)
    dump = write_jsonl(made / "dump.jsonl", pages(100))
    (made / "dump.jsonl.gz").write_bytes(gzip.compress(dump.read_bytes()))
    dump.unlink()
    meters: list[tuple[int, int]] = []

    def watch(_batch: object, _rows: object, meter: corpus.Meter) -> None:
        meters.append((meter.pages, meter.size))

    make_dataset(["folder", "dump.jsonl.gz"], "out.csv", watch=watch)
    files = [*(made / "folder").iterdir(), made / "dump.jsonl.gz"]
    assert meters == sorted(meters)
    assert meters[-1] == (140, sum(file.stat().st_size for file in files))


def test_progress_says_how_many_pages_are_read(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_jsonl(made / "dump.jsonl", pages(70))
    command = ["corpus", "dump.jsonl", "-o", "out.jsonl", "--jobs", "1"]
    monkeypatch.setattr("sys.stderr", None)  # closed
    assert main(command) == 0
    assert len((made / "out.jsonl").read_bytes().splitlines()) == 70
    pytest.importorskip("tqdm", reason="the extra progress is not installed")

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stderr", Terminal())
    assert main(command) == 0
    assert "70/70" in cast("Terminal", sys.stderr).getvalue()


def test_templates_learned_by_several_processes_are_that_of_one(made: Path) -> None:
    write_folder(made / "folder", 90)
    whole = Template.learn(html for _, html in pages(90))
    (made / "folder" / "a-link.html").symlink_to("nowhere")
    for jobs in (1, 2):
        assert corpus.learn_template(read_pages("folder"), jobs=jobs) == whole


def test_names_that_the_vocabulary_lacks_are_in_the_summary(made: Path) -> None:
    html = page(0)[1].replace("Place:", "Weather:")
    fields = "<dt>Fields of work:</dt><dd>"
    found = [(name, html.replace(fields, f"{fields}{name}, ")) for name in ("Lace", "Pottery")]
    write_jsonl(made / "dump.jsonl", [*found, found[0]])
    summary = make_dataset(["dump.jsonl"], "out.csv")
    assert summary.unknown["labels"].most == {"Weather": 3}
    assert summary.unknown["fields_of_work"].most == {"Lace": 2, "Pottery": 1}
    assert "unknown fields of work: Lace 2, Pottery 1" in str(summary)


def test_texts_that_differ_in_a_few_words_are_one_story(made: Path) -> None:
    pytest.importorskip("datasketch", reason="the extra near is not installed")
    told = (
        (page(n), corpus_pages.near_copy(n, 0.02), corpus_pages.other_text(n, 2))
        for n in range(100)
    )
    write_jsonl(made / "dump.jsonl", itertools.chain.from_iterable(told))
    for near, joined in ((None, 0), (0.6, 100)):
        options = Options(near_duplicates=near)
        summary = make_dataset(["dump.jsonl"], "out.jsonl", options=options)
        rows = read_jsonl(made / "out.jsonl")
        stories = [row["story_id"] for row in rows]
        assert sum(a == b for a, b in zip(stories[::3], stories[1::3], strict=True)) == joined
        assert not set(stories[2::3]) & {*stories[::3], *stories[1::3]}
        assert summary.copies == joined


@pytest.mark.parametrize(
    ("extra", "module", "arguments"),
    [
        ("near", "datasketch", "dump.jsonl -o out.csv --near-duplicates 0.6"),
        ("parquet", "pyarrow.parquet", "dump.jsonl -o out.parquet"),
        ("zstd", "zstandard", "dump.jsonl -o out.csv --errors errors.csv.zst"),
        ("zstd", "zstandard", "dump.jsonl x.zst -o out.csv"),
    ],
)
def test_an_extra_is_named_and_nothing_is_left(
    extra: str, module: str, arguments: str, made: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    write_jsonl(made / "dump.jsonl", pages(1))
    (made / "x.zst").touch()
    said = f'osce-press: an extra is missing: pip install "osce-press[{extra}]"\n'
    assert run("corpus", *arguments.split()) == (2, "", said)
    assert sorted(path.name for path in made.iterdir()) == ["dump.jsonl", "x.zst"]


def test_reports_of_two_days_in_the_same_words_are_two_stories(made: Path) -> None:
    pytest.importorskip("datasketch", reason="the extra near is not installed")
    found: list[tuple[str, str]] = []
    for number, (title, day) in enumerate([("One", 3), ("Two", 4), ("Three", 4)]):
        dateline = f"SARAJEVO, {day} May 2011 - The observers saw boats near {title}."
        report = [f"Report {title} of the observers in the valley", dateline]
        found.append(
            corpus_pages.copied(
                number, ["Press release", *report, *corpus_pages.paragraphs_of(page(1)[1])]
            )
        )
    write_jsonl(made / "dump.jsonl", found)
    make_dataset(["dump.jsonl"], "out.jsonl", options=Options(near_duplicates=0.6))
    first, second, third = read_jsonl(made / "out.jsonl")
    assert (first["date"], second["date"]) == ("2011-05-03", "2011-05-04")
    assert first["story_id"] != second["story_id"] == third["story_id"]


def pages_done(journal: Path) -> int:
    """Return how many pages a journal has."""
    try:
        with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM rows").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_the_command_says_what_is_wrong(made: Path, run: Run) -> None:
    (made / "full").mkdir()
    (made / "full" / "a.html").write_text(page(0)[1], "utf-8")
    write_jsonl(made / "a.jsonl", pages(1))
    files = {"1.jsonl": b"[1]", "1.csv": b"a,b\n1,2\n", "1.db": b"no database", "null": b"a\0"}
    for name, content in files.items():
        (made / name).write_bytes(content)
    (made / "1.jsonl.gz").write_bytes(gzip.compress(b"{}")[:-9])
    for command, said in [
        ("corpus full -o out.docx", "the suffix .docx stands for no format; there are: .jsonl, "),
        ("corpus full -o no/out.csv", "there is no folder no"),
        (f"corpus full -o {os.devnull}", "is no file; standard output is -"),
        ("corpus full -o full", "full is a folder that is there already"),
        ("corpus full -o=", "the name of the output is empty"),
        ("corpus -o out.csv", "name an input"),
        ("corpus full -o - --format sqlite", "cannot be written to standard output"),
        ("corpus full -o out.jsonl --spreadsheet", "only CSV is written for spreadsheets"),
        ("corpus full a.jsonl -o full/../a.jsonl", "a.jsonl is an input"),
        ("corpus a.jsonl -o out.csv --errors a.jsonl", "a.jsonl is an input"),
        ("corpus full -o out.csv --errors ./out.csv", "out.csv is the output"),
        ("corpus full -o out.csv --errors e.parquet", "written as .jsonl or .csv"),
        ("corpus full -o out.csv --dask nonsense", "no address of a scheduler"),
        ("corpus full -o - --resume", "standard output cannot be gone on with"),
        ("corpus https://osce.org/1 -o out.csv", "https://osce.org/1: is an address"),
        ("corpus --files-from null -o out.csv", "has a null byte; a list has one name a line"),
        ("explain a.jsonl --html full", "full cannot be written"),
        ("demo full/a.html", "full/a.html"),
        ("corpus --files-from nope -o out.csv", "nope: No such file"),
        ("explain a.jsonl --html ./a.jsonl", "a.jsonl is an input"),
        ("stats a.jsonl --html a.jsonl", "a.jsonl is an input"),
        *(("stats a.jsonl", "a.jsonl: it is no dataset"), ("stats 1.jsonl", "1.jsonl: it is no")),
        *(("stats 1.csv", "1.csv: it is no"), ("stats 1.jsonl.gz", "1.jsonl.gz: it is no dataset")),
        ("stats 1.db", "1.db: it is no dataset that can be read as sqlite"),
    ]:
        status, out, err = run(*command.split())
        assert (status, out) == (2, "")
        assert said in err
    with pytest.raises(ValueError, match="greater than 0"):
        make_dataset(["full"], "out.csv", jobs=0)
    with pytest.raises(ValueError, match="name of an input is empty"):
        make_dataset(["full", ""], "out.csv")
    assert not [*made.glob("out*")]


def test_a_dataset_stays_where_nothing_could_be_read(made: Path, run: Run) -> None:
    (made / "a.jsonl").write_text("{}\n[]\n", "utf-8")
    (made / "b.csv").write_text("name;page id\n" + "one;2\n" * 9, "utf-8")
    (made / "out.csv").write_text("rows", "utf-8")
    command = "corpus --quiet a.jsonl b.csv c d e f -o out.csv --jobs 1"
    status, _, err = run(*command.split())
    assert (status, (made / "out.csv").read_text("utf-8")) == (1, "rows")
    named = "--html-column and its like name one"
    assert err.splitlines() == [
        f"osce-press: a.jsonl, byte 0: no column with a page ({named}); there are: ",
        "osce-press: a.jsonl, byte 3: the row is no object with named columns",
        f"osce-press: b.csv: no column with a page ({named}); there are: name, page id",
        *(f"osce-press: {name}: No such file or directory" for name in "cd"),
        "osce-press: 2 more could not be read; --errors FILE names all",
        "osce-press: no page was found; out.csv stays as it was",
    ]


def test_ctrl_c_waits_until_processes_are_ended(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shutdown(*arguments: Any, end: Any = ProcessPoolExecutor.shutdown, **options: Any) -> None:
        signal.raise_signal(signal.SIGINT)
        end(*arguments, **options)

    monkeypatch.setattr(ProcessPoolExecutor, "shutdown", shutdown)
    write_folder(made / "folder", 40)
    # What runs in the background of a shell is started with Ctrl-C ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            make_dataset(["folder"], "out.csv", jobs=2)
    finally:
        signal.signal(signal.SIGINT, before)
    assert not multiprocessing.active_children()


def test_a_server_that_is_no_scheduler_is_told_from_one() -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    limit = {"distributed.comm.timeouts.connect": "0.1s"}
    with pytest.importorskip("dask").config.set(limit), socket.create_server(("", 0)) as server:
        executor = corpus.dask_executor(f"localhost:{server.getsockname()[1]}")
        with pytest.raises(OSError, match="no scheduler answers"), executor:
            pass


@pytest.mark.usefixtures("made")
def test_a_cluster_that_loses_a_worker_gives_the_same_rows() -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    script = Path(__file__).parents[1] / "examples" / "dataset_on_a_cluster.py"
    assert python(script).stdout == "1200 rows, the same as on one machine: True\n"


def test_copies_of_a_story_are_told_and_the_best_is_marked(made: Path) -> None:
    url, html = page(1)
    story = f"node-{osce_press.parse(html).to_row()['node_number']:09}"
    found = [
        ("https://copies.example/1", html.replace(url, "https://copies.example/1")),
        *((f"{url}?fbclid=1", html), (url.replace("www.osce.org/", "osce.org/ru/"), page(2)[1])),
        page(3),
    ]
    write_jsonl(made / "dump.jsonl", found)
    make_dataset(["dump.jsonl"], "out.jsonl")
    rows = read_jsonl(made / "out.jsonl")
    assert [row["story_id"] for row in rows[:3]] == [story] * 3
    assert rows[3]["story_id"] != rows[0]["story_id"]
    assert [row["best_copy"] for row in rows] == [False, True, False, True]
    make_dataset(["dump.jsonl"], Output("best.jsonl", best_only=True))
    assert read_jsonl(made / "best.jsonl") == [rows[1], rows[3]]


def test_dates_by_node_number_hold_for_pages_held_back() -> None:
    dated = [(20_000 + 7 * n, 730_000 + n // 3 + n * 7919 % 23) for n in range(3000)]
    learned = corpus.NodeDates.learn(dated)
    assert learned is not None
    assert learned.coverage >= 0.95
    assert learned.median_width < 60
    within = 0
    for node, day in dated:
        earliest, latest = learned.interval(node)
        if earliest and latest:
            within += earliest.toordinal() <= day <= latest.toordinal()
    assert within >= 0.95 * len(dated)
    assert learned.interval(19_000)[0] is None
    assert learned.interval(99_000)[1] is None
    assert corpus.NodeDates.learn(dated[:20]) is None
