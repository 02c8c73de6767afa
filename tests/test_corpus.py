"""Corpora: whatever they lie in, and whatever happens on the way, the rows are the same."""

import bz2
import csv
import gzip
import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import closing
from pathlib import Path
from typing import Any, cast, get_type_hints

import pytest

import osce_press
from corpus_pages import page, pages
from osce_press import ARTICLE_ROW, ArticleRow, Listing, ListingEntry, samples
from osce_press.cli import main
from osce_press.corpus import (
    Columns,
    Input,
    NodeDates,
    Options,
    Output,
    arrow_schema,
    is_failure,
    json_schema,
    make_dataset,
    parse_pages,
    read_pages,
    read_rows,
    to_arrow,
    write,
)

Row = dict[str, Any]
#: What differs between forms of one corpus.
ORIGIN = {"origin_file", "origin_offset", "record_id", "retrieved"}


def without_origin(rows: list[Row]) -> list[Row]:
    return [{name: row[name] for name in row if name not in ORIGIN} for row in rows]


def read_jsonl(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def write_folder(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number, (_, html) in enumerate(pages(count)):
        (folder / f"{number:06}.html").write_text(html, "utf-8")
    return folder


def write_jsonl(path: Path, count: int) -> Path:
    lines = [json.dumps({"url": url, "html": html}) for url, html in pages(count)]
    path.write_text("\n".join(lines), "utf-8")
    return path


def write_warc(path: Path, count: int) -> list[int]:
    """Write a WARC.gz file, each record a gzip member; return where its records begin."""
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    offsets: list[int] = []
    with path.open("wb") as file:
        for number, (url, html) in enumerate(pages(count)):
            offsets.append(file.tell())
            answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}"
            head = (
                "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2024-05-01T10:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
                f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(answer.encode())}\r\n\r\n"
            )
            file.write(gzip.compress(f"{head}{answer}\r\n\r\n".encode()))
    return offsets


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- rows and their schema


def forms() -> Iterator[ArticleRow]:
    yield osce_press.parse(page(1)[1]).to_row()
    yield osce_press.parse("").to_row()
    yield osce_press.parse("Press release\nA title of five words here\nSome text.").to_row()
    yield from Listing(title="News", entries=(ListingEntry(title="One"),)).to_rows()


@pytest.mark.parametrize("row", [*forms()])
def test_a_row_is_what_the_table_of_columns_says(row: ArticleRow) -> None:
    python = {"string": str, "date": str, "integer": int, "boolean": bool, "strings": list}
    assert list(row) == [column.name for column in ARTICLE_ROW]
    for column in ARTICLE_ROW:
        value = cast("Row", row)[column.name]
        assert value is None or type(value) is python[column.type]
        assert value is not None or (not column.required and column.type != "strings")


def test_the_typed_dict_is_the_table_of_columns() -> None:
    hints = {"string": str, "date": str, "integer": int, "boolean": bool, "strings": list[str]}
    for column, (name, hint) in zip(ARTICLE_ROW, get_type_hints(ArticleRow).items(), strict=True):
        needed = column.required or column.type == "strings"
        wanted = hints[column.type]
        assert (name, hint) == (column.name, wanted if needed else wanted | None)


@pytest.mark.parametrize("row", [*forms()])
def test_rows_fit_the_schemas_of_other_tools(row: ArticleRow) -> None:
    schema = json_schema()
    validator = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    validator.validate(row, schema)
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    assert to_arrow([row]).schema == arrow_schema()


@pytest.mark.parametrize("name", ["press-release.html", "news-item.html", "story.txt"])
def test_records_fit_their_schema(name: str) -> None:
    validator = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    record = osce_press.parse(samples.get(name).page).to_dict()
    validator.validate(record, osce_press.Article.json_schema())
    spoilt: list[Row] = [{"date": 2009}, {"kind": "letter"}, {"places": [{}]}]
    for spoiled in spoilt:
        with pytest.raises(validator.ValidationError):
            validator.validate({**record, **spoiled}, osce_press.Article.json_schema())
    listing = Listing(title="News", entries=(ListingEntry(title="One"),))
    validator.validate(listing.to_dict(), Listing.json_schema())


def test_the_documentation_lists_the_columns() -> None:
    documented = Path(__file__).parents[1].joinpath("docs", "corpus.md").read_text("utf-8")
    for column in ARTICLE_ROW:
        assert f"| `{column.name}` | {column.type} | {column.meaning} |" in documented


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://www.osce.org/node/73012", 73012),
        ("http://osce.org/ru/bishkek/73012?fbclid=x", 73012),
        ("https://web.archive.org/web/20100101/http://www.osce.org/item/14002", 14002),
        ("https://www.osce.org/odihr/elections/2012", None),
        ("https://shop.osce.org/node/73012", None),
        ("https://www.osce.org/files/73012.pdf", None),
        (None, None),
    ],
)
def test_node_numbers_are_those_of_osce_org(url: str | None, number: int | None) -> None:
    assert osce_press.parse("Press release", url=url).to_row()["node_number"] == number


# --- inputs


def test_a_folder_a_table_and_a_warc_file_give_the_same_rows(made: Path) -> None:
    write_folder(made / "folder", 40)
    write_jsonl(made / "dump.jsonl", 40)
    write_warc(made / "crawl.warc.gz", 40)
    (made / "dump.jsonl.gz").write_bytes(gzip.compress((made / "dump.jsonl").read_bytes()))
    (made / "dump.jsonl.bz2").write_bytes(bz2.compress((made / "dump.jsonl").read_bytes()))
    found: list[list[Row]] = []
    for source in ("folder", "dump.jsonl", "crawl.warc.gz", "dump.jsonl.gz", "dump.jsonl.bz2"):
        make_dataset([source], "out.jsonl")
        found.append(without_origin(read_jsonl(made / "out.jsonl")))
    assert len(found[0]) == 40
    assert all(rows == found[0] for rows in found)


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (["url", "html"], Columns()),
        (["source_url", "text"], Columns()),
        (["where", "what"], Columns(html="what", url="where")),
    ],
)
def test_columns_of_a_csv_file_are_guessed_or_named(
    made: Path, head: list[str], columns: Columns
) -> None:
    with (made / "dump.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(pages(3))
    (first, *_) = list(parse_pages(read_pages("dump.csv", Options(columns=columns))))
    assert not is_failure(first)
    row = cast("ArticleRow", first)
    assert (row["url"], row["kind"]) == (page(0)[0], "press release")
    assert row["origin_offset"] == 0


def test_what_cannot_be_read_costs_its_own_row(made: Path) -> None:
    lines = write_jsonl(made / "dump.jsonl", 6).read_text("utf-8").split("\n")
    lines[1] = '{"html": "<p'
    lines[2] = '{"name": "no page"}'
    lines[3] = '{"html": "%PDF-1.4"}'
    (made / "dump.jsonl").write_text("\n".join(lines), "utf-8")
    summary = make_dataset(["dump.jsonl", "missing.html"], "out.csv", errors="errors.jsonl")
    named = [(row["origin_offset"], row["error"]) for row in read_jsonl(made / "errors.jsonl")]
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(6)]
    assert named == [
        (starts[1], "JSONDecodeError"),
        (starts[2], "ColumnMissing"),
        (starts[3], "not-a-page"),
        (None, "FileNotFoundError"),
    ]
    assert (summary.rows, sum(summary.failures.values()), summary.no_pages.total()) == (3, 3, 1)


def test_damaged_members_of_a_warc_file_cost_their_own_rows(made: Path) -> None:
    offsets = write_warc(made / "crawl.warc.gz", 30)
    data = bytearray((made / "crawl.warc.gz").read_bytes())
    data[offsets[10] + 300] ^= 0xFF
    data[offsets[20]] ^= 0xFF
    (made / "crawl.warc.gz").write_bytes(data[:-200])
    summary = make_dataset(["crawl.warc.gz"], "out.jsonl", errors="errors.jsonl")
    assert summary.rows == 27
    lost = [row["origin_offset"] for row in read_jsonl(made / "errors.jsonl")]
    assert lost == [offsets[10], offsets[20], offsets[29]]
    kept = [row["origin_offset"] for row in read_jsonl(made / "out.jsonl")]
    assert kept == [offset for offset in offsets if offset not in lost]


class Deadly(str):
    """A page that kills the process that receives it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)


def test_a_page_that_kills_its_process_costs_its_own_row() -> None:
    inputs = [Input(str(number), page(number)[1], number) for number in range(100)]
    inputs[45] = Input("45", Deadly("x"), 45)
    rows = cast("list[Row]", list(parse_pages(inputs, jobs=2)))
    assert [row["origin_offset"] for row in rows] == list(range(100))
    assert [(row["origin_file"], row["error"]) for row in rows if is_failure(row)] == [
        ("45", "WorkerDied")
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text elsewhere")
def test_names_of_files_that_are_no_text_can_be_written(made: Path) -> None:
    Path(os.fsdecode(b"caf\xe9.txt")).write_text("Press release\nA title\n", "utf-8")
    Path(os.fsdecode(b"no\xe9.jsonl")).write_text("{", "utf-8")
    make_dataset(["."], "out.csv", errors="errors.jsonl")
    (row,) = read_rows("out.csv")
    assert row["origin_file"] == "./caf\N{REPLACEMENT CHARACTER}.txt"
    assert "characters-replaced" in row["notices"]
    assert [row["error"] for row in read_jsonl(made / "errors.jsonl")] == ["JSONDecodeError"]


# --- runs


def test_a_run_does_not_read_what_it_writes(made: Path) -> None:
    (made / "page.html").write_text(page(0)[1], "utf-8")
    for _ in range(2):
        assert make_dataset(["."], "out.jsonl", errors="errors.csv").rows == 1


def test_standard_error_can_be_closed(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(made / "folder", 2)
    monkeypatch.setattr("sys.stderr", None)
    assert main(["corpus", "folder", "-o", "out.jsonl", "--jobs", "1"]) == 0
    assert len((made / "out.jsonl").read_bytes().splitlines()) == 2


def test_a_killed_run_goes_on_where_it_was(made: Path) -> None:
    write_folder(made / "folder", 1500)
    command = [sys.executable, "-m", "osce_press", "corpus", "folder", "--jobs", "2", "--quiet"]
    subprocess.run([*command, "-o", "whole.jsonl"], check=True)
    # It dies after a batch, without a chance to put anything in order.
    dying = (
        "import os; from osce_press.corpus import make_dataset; "
        "make_dataset(['folder'], 'out.jsonl', jobs=2, watch=lambda *_: os._exit(9))"
    )
    assert subprocess.run([sys.executable, "-c", dying], check=False).returncode == 9
    assert not (made / "out.jsonl").exists()
    assert 0 < pages_done(made / "out.jsonl.partial") < 1500
    assert subprocess.run([*command, "-o", "out.jsonl"], check=False).returncode == 2
    assert main(["corpus", "other", "-o", "out.jsonl", "--resume", "--quiet"]) == 2
    for path in ("out.jsonl", "again.jsonl"):
        assert main([*command[3:], "-o", path, "--resume"]) == 0
        assert (made / path).read_bytes() == (made / "whole.jsonl").read_bytes()
    assert sorted(path.name for path in made.iterdir()) == [
        *("again.jsonl", "folder", "out.jsonl", "whole.jsonl")
    ]


def pages_done(journal: Path) -> int:
    """Return how many pages a journal has."""
    try:
        with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM rows").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_the_command_says_what_is_wrong(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (made / "full").mkdir()
    (made / "full" / "a.html").write_text(page(0)[1], "utf-8")
    for arguments, said in [
        (["full", "-o", "out.docx"], "out.docx stands for no format"),
        (["full", "-o", "no/out.csv"], "there is no folder no"),
        (["full", "-o", "full"], "full is a folder that is there already"),
        (["-o", "out.csv"], "name an input"),
        (["full", "-o", "-", "--format", "sqlite"], "cannot be written to standard output"),
    ]:
        assert main(["corpus", *arguments]) == 2
        assert said in capsys.readouterr().err


def test_a_cluster_that_loses_a_worker_gives_the_same_rows(made: Path) -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    script = Path(__file__).parents[1] / "examples" / "dataset_on_a_cluster.py"
    printed = subprocess.run(
        [sys.executable, str(script)], check=True, cwd=made, stdout=subprocess.PIPE, text=True
    ).stdout
    assert printed == "1200 rows, the same as on one machine: True\n"


def test_an_executor_that_loses_a_page_costs_its_own_row() -> None:
    class Loser(Executor):
        """Fails with each batch that holds a certain page, as Dask does when workers die."""

        def submit(self, *arguments: Any, **options: Any) -> Future[Any]:
            function, batch, *others = arguments
            future: Future[Any] = Future()
            if any(source.origin_file == "45" for source in batch):
                future.set_exception(RuntimeError("KilledWorker"))
            else:
                future.set_result(function(batch, *others, **options))
            return future

    inputs = [Input(str(number), page(number)[1], number) for number in range(100)]
    rows = cast("list[Row]", list(parse_pages(inputs, jobs=Loser())))
    assert [row["origin_offset"] for row in rows] == list(range(100))
    assert [row["origin_file"] for row in rows if is_failure(row)] == ["45"]


def test_copies_of_a_story_are_told_and_the_best_is_marked(made: Path) -> None:
    url, html = page(1)
    article = osce_press.parse(html)
    lines = [
        {"url": "https://copies.example/1", "html": html.replace(url, "https://copies.example/1")},
        {"url": f"{url}?fbclid=1", "html": html},
        {"url": url.replace("www.osce.org/", "osce.org/ru/"), "html": page(2)[1]},
        {"url": page(3)[0], "html": page(3)[1]},
    ]
    (made / "dump.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    make_dataset(["dump.jsonl"], "out.jsonl")
    rows = read_jsonl(made / "out.jsonl")
    assert [row["story_id"] for row in rows[:3]] == [
        f"node-{article.to_row()['node_number']:09}"
    ] * 3
    assert rows[3]["story_id"] != rows[0]["story_id"]
    assert [row["best_copy"] for row in rows] == [False, True, False, True]
    make_dataset(["dump.jsonl"], Output("best.jsonl", best_only=True))
    assert read_jsonl(made / "best.jsonl") == [rows[1], rows[3]]


def test_dates_by_node_number_hold_for_pages_held_back() -> None:
    dated = [
        (20_000 + 7 * number, 730_000 + number // 3 + number * 7919 % 23) for number in range(3000)
    ]
    learned = NodeDates.learn(dated)
    assert learned is not None
    assert learned.coverage >= 0.95
    assert learned.median_width < 60
    within = 0
    for node, day in dated:
        earliest, latest = learned.interval(node)
        within += (
            earliest is not None
            and latest is not None
            and (earliest.toordinal() <= day <= latest.toordinal())
        )
    assert within >= 0.95 * len(dated)
    assert learned.interval(19_000)[0] is None
    assert learned.interval(99_000)[1] is None
    assert NodeDates.learn(dated[:20]) is None


# --- outputs


@pytest.fixture
def corpus(made: Path) -> Path:
    write_folder(made / "folder", 30)
    make_dataset(["folder"], "out.jsonl")
    return made


def test_a_csv_file_has_lists_in_cells(corpus: Path) -> None:
    make_dataset(["folder"], "out.csv")
    with (corpus / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = read_jsonl(corpus / "out.jsonl")
    assert [row["title"] for row in rows] == [row["title"] for row in wanted]
    assert rows[0]["notices"] == "|".join(wanted[0]["notices"])


def test_a_spreadsheet_takes_no_cell_for_a_formula(made: Path) -> None:
    text = "Press release\n=SUM(A1) is what this title says\n" + "A long word. " * 4000
    (made / "page.txt").write_text(text, "utf-8")
    make_dataset(["page.txt"], Output("out.csv", spreadsheet=True))
    written = (made / "out.csv").read_text("utf-8")
    (row,) = csv.DictReader(io.StringIO(written.removeprefix("\ufeff")))
    assert written.startswith("\ufeff")
    assert row["title"] == "'=SUM(A1) is what this title says"
    assert (len(row["body"]), row["body"][-6:]) == (32_767, " [cut]")


@pytest.mark.parametrize("name", ["again.jsonl.gz", "out.csv", "out.sqlite", "out.parquet"])
def test_rows_are_read_back(corpus: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    make_dataset(["folder"], name)
    assert list(read_rows(name)) == read_jsonl(corpus / "out.jsonl")


@pytest.mark.parametrize("values", [[], ["a"], ["", ""], ["a|b", "c\\"], ["", "x"]])
def test_lists_survive_a_csv_file(made: Path, values: list[str]) -> None:
    row = osce_press.parse("").to_row()
    row["places"] = values
    write([row], "out.csv")
    assert list(read_rows(made / "out.csv")) == [row]


@pytest.mark.usefixtures("corpus")
def test_stats_count_stories(capsys: pytest.CaptureFixture[str], made: Path) -> None:
    assert main(["stats", "out.jsonl"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("30 rows, 30 articles (each story once)")
    assert "  press release         30  ####" in printed
    pytest.importorskip("matplotlib", reason="the extra report is not installed")
    assert main(["stats", "out.jsonl", "--html", "stats.html"]) == 0
    written = (made / "stats.html").read_text("utf-8")
    assert written.count('<img src="data:image/png;base64,') == 6
    assert "http" not in written


def test_tif_has_an_identity_and_the_body(corpus: Path) -> None:
    make_dataset(["folder"], Output("tif.csv", "tif"))
    with (corpus / "tif.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0])[:2] == ["doc_id", "text"]
    assert len({row["doc_id"] for row in rows}) == 30
    assert rows[1]["text"] == read_jsonl(corpus / "out.jsonl")[1]["body"]


def test_sqlite_has_tables_keys_and_a_full_text_index(corpus: Path) -> None:
    make_dataset(["folder"], "out.sqlite")
    with closing(sqlite3.connect(corpus / "out.sqlite")) as database:
        joined = database.execute(
            "SELECT articles.title, sources.name FROM articles "
            "JOIN sources ON sources.article_id = articles.id ORDER BY articles.id"
        ).fetchall()
        found = database.execute(
            "SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'title:(number AND 17)'"
        ).fetchall()
    rows = read_jsonl(corpus / "out.jsonl")
    assert joined == [(row["title"], row["sources"][0]) for row in rows]
    assert found == [(18,)]


@pytest.mark.usefixtures("corpus")
def test_datasette_opens_the_database() -> None:
    pytest.importorskip("datasette", reason="datasette is not installed")
    make_dataset(["folder"], "out.sqlite")
    command = [sys.executable, "-W", "ignore", "-m", "datasette"]
    printed = subprocess.run(
        [*command, "out.sqlite", "--get", "/out/articles.json?_shape=array&_search=training"],
        check=True,
        capture_output=True,
    ).stdout
    assert json.loads(printed)[0]["kind"] == "press release"


@pytest.mark.parametrize("reader", ["pandas", "polars", "duckdb", "datasets"])
def test_tools_open_parquet(corpus: Path, reader: str) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    library = pytest.importorskip(reader, reason=f"{reader} is not installed")
    make_dataset(["folder"], "out.parquet")
    path = str(corpus / "out.parquet")
    if reader == "pandas":
        titles = library.read_parquet(path)["title"].tolist()
    elif reader == "polars":
        titles = library.scan_parquet(path).collect()["title"].to_list()
    elif reader == "duckdb":
        titles = [title for (title,) in library.read_parquet(path)["title"].fetchall()]
    else:
        cache = str(corpus / "cache")
        loaded = library.load_dataset("parquet", data_files=path, cache_dir=cache)
        titles = loaded["train"]["title"][:]
        lines = str(corpus / "out.jsonl")
        loaded = library.load_dataset("json", data_files=lines, cache_dir=cache)
        assert loaded["train"]["title"][:] == titles
    assert titles == [row["title"] for row in read_jsonl(corpus / "out.jsonl")]


def test_parquet_can_have_a_part_for_each_year(corpus: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    make_dataset(["folder"], "parts")
    table = parquet.read_table(corpus / "parts")
    years = {str(row["date"])[:4] for row in read_jsonl(corpus / "out.jsonl") if row["date"]}
    assert {str(year) for year in table["year"].to_pylist() if year is not None} == years
    assert table.num_rows == 30
