"""Corpora: whatever they lie in, and whatever happens on the way, the rows are the same."""

import csv
import gzip
import io
import json
import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest

import osce_press
from commands import Pipe, Run, python
from corpus_pages import page, pages, warc_record, write_folder, write_jsonl, write_warc
from osce_press import ARTICLE_ROW, ArticleRow, Listing, ListingEntry, samples
from osce_press.cli import main
from osce_press.corpus import (
    FAILURE_ROW,
    Columns,
    Input,
    Options,
    Output,
    arrow_schema,
    is_failure,
    json_schema,
    learn_template,
    make_dataset,
    parse_batch,
    parse_pages,
    read_pages,
    read_rows,
    to_arrow,
    write,
)

Row = dict[str, Any]


def without_origin(rows: list[Row]) -> list[Row]:
    """Return rows without what differs between forms of one corpus."""
    origin = {"origin_file", "origin_offset", "record_id", "retrieved"}
    return [{name: row[name] for name in row if name not in origin} for row in rows]


def read_jsonl(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


# --- rows and their schema


def forms() -> Iterator[ArticleRow]:
    yield osce_press.parse(page(1)[1]).to_row()
    yield osce_press.parse("").to_row()
    yield osce_press.parse("Press release\nA title of five words here\nSome text.").to_row()
    yield from Listing(title="News", entries=(ListingEntry(title="One"),)).to_rows()


@pytest.mark.parametrize("row", [*forms()])
def test_a_row_fits_the_table_of_columns_and_the_schemas_of_other_tools(row: ArticleRow) -> None:
    python = {"string": str, "date": str, "integer": int, "boolean": bool, "strings": list}
    assert list(row) == [column.name for column in ARTICLE_ROW]
    for column in ARTICLE_ROW:
        value = cast("Row", row)[column.name]
        assert value is None or type(value) is python[column.type]
        assert value is not None or (not column.required and column.type != "strings")
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
    for change in spoilt:
        with pytest.raises(validator.ValidationError):
            validator.validate({**record, **change}, osce_press.Article.json_schema())
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
        ("https://bih.osce.org/hbs/node/602771", 602771),
        ("https://bishkek.osce.org/node/602771", 602771),
        ("http://www.osce.org/item/2222.html", None),
        ("https://web.archive.org/web/20100101/http://www.osce.org/item/14002", 14002),
        ("https://www.osce.org/odihr/elections/2012", None),
        ("https://shop.osce.org/node/73012", None),
        *[("https://www.osce.org/files/73012.pdf", None), (None, None)],
    ],
)
def test_node_numbers_are_those_of_osce_org(url: str | None, number: int | None) -> None:
    assert osce_press.parse("Press release", url=url).to_row()["node_number"] == number


# --- inputs


@pytest.mark.parametrize(
    ("head", "delimiter", "columns"),
    [
        *[(["url", "html"], ",", Columns()), (["URL", "Html"], ";", Columns())],
        (["source_url", "text"], "\t", Columns()),
        (["where", "what"], ",", Columns(html="what", url="WHERE")),
    ],
)
def test_columns_are_told(made: Path, head: list[str], delimiter: str, columns: Columns) -> None:
    with (made / "dump.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("sep=;\n" * (delimiter == ";"))
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(head)
        writer.writerows([(page(0)[0].removeprefix("https://"), page(0)[1]), *pages(3)])
    rows = cast("list[Row]", [*parse_pages(read_pages("dump.csv", Options(columns=columns)))])
    found = [(row["url"], row["kind"], row["origin_offset"]) for row in rows[:2]]
    first = ("www.osce.org/node/20000", "press release", 0)
    assert found == [first, (page(0)[0], "press release", 1)]


def test_what_cannot_be_read_costs_its_own_row(made: Path) -> None:
    lines = write_jsonl(made / "dump.jsonl", pages(6)).read_text("utf-8").split("\n")
    lines[1:4] = ['{"html": "<p', '{"name": "no page"}', '{"html": "%PDF-1.4"}']
    lines[4] = '{"text": "https://www.osce.org/node/73012"}'
    lines += ['{"html": null, "text": ""}']
    (made / "dump.jsonl").write_text("\n".join(lines), "utf-8")
    summary = make_dataset(["dump.jsonl", "missing.html"], "out.csv", errors="errors.jsonl")
    named = [(row["origin_offset"], row["error"]) for row in read_jsonl(made / "errors.jsonl")]
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in (1, 2, 3, 4, 6)]
    codes = ["JSONDecodeError", "ColumnMissing", "not-a-page", "looks-like-a-path", "empty-page"]
    assert named == [*zip(starts, codes, strict=True), (None, "FileNotFoundError")]
    assert (summary.rows, sum(summary.failures.values()), summary.no_pages.total()) == (2, 3, 3)


def test_damaged_members_of_a_warc_file_cost_their_own_rows(made: Path) -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
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


HTML = page(1)[1].encode()
CHUNKED = "Transfer-Encoding: chunked"
#: Bodies of a WARC record, what the record says of them, and what is said if they cannot be read.
BODIES = [
    *((HTML, f"Content-Encoding: {named}", None) for named in ("gzip", "deflate", "br", "zstd")),
    (b"\x1f\x8b\x08" + HTML, "Content-Encoding: gzip", "decompressing"),
    (b"\0" + HTML, "Content-Encoding: br", "Invalid Data"),
    *[(HTML, CHUNKED, None), (b"5\r\n" + HTML, CHUNKED, "chunk header")],
    (b"5\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (HTML[:5], len(HTML[5:]), HTML[5:]), CHUNKED, None),
    (gzip.compress(HTML)[:-9], "Content-Encoding: gzip", "cut short"),
    (zlib.compress(HTML)[:-9], "Content-Encoding: deflate", "cut short"),
    (zlib.compress(HTML)[2:], "Content-Encoding: Deflate", None),
    (gzip.compress(HTML[:9]) + gzip.compress(HTML[9:]), "Content-Encoding: x-gzip", None),
    (gzip.compress(zlib.compress(HTML)), "Content-Encoding: deflate, gzip", None),
]


@pytest.mark.parametrize(("body", "header", "said"), BODIES)
@pytest.mark.parametrize("piped", [False, True])
def test_a_body_that_cannot_be_decoded_costs_its_own_row(
    made: Path, body: bytes, header: str, said: str | None, piped: bool, pipe: Pipe
) -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    records = [warc_record(0, HTML), warc_record(1, body, header), warc_record(2, HTML)]
    (made / "crawl.warc").write_bytes(b"".join(records))
    pipe(b"".join(records))
    read: list[Any] = [*read_pages("-" if piped else "crawl.warc")]
    before, found, after = read
    assert before.page == after.page == HTML
    assert found.page == HTML if said is None else said in found["reason"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_any_cut_of_a_warc_file_is_a_failure(made: Path, pack: Callable[[bytes], bytes]) -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    record = pack(warc_record(0, b"Press release"))
    for before in (b"", record):
        for cut in range(1, len(record) - 14):
            (made / "crawl.warc").write_bytes(before + record[:cut])
            *_, lost = read_pages("crawl.warc")
            assert is_failure(lost)
            assert (lost["error"], lost["origin_offset"]) == ("WarcError", len(before))


@pytest.mark.parametrize("charset", ['="iso-8859-2"', "='iso-8859-2'", " = ISO-8859-2 ;q=1"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_charset_is_told_as_headers_print_it(made: Path, charset: str, end: str) -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    record = warc_record(0, "<h1>Łódź</h1>".encode("iso-8859-2"), charset=charset, end=end)
    url = page(0)[0].encode()
    (made / "crawl.warc").write_bytes(record.replace(url, b"<%b>" % url))
    (row,) = cast("list[Row]", [*parse_pages(read_pages("crawl.warc"))])
    assert (row["title"], row["url"]) == ("Łódź", url.decode())
    assert "encoding-conflict" not in row["notices"]


#: Tables, and what is read of them with pages of up to 9 bytes; ``~`` is longer than a row can be.
TABLES = [
    ("at,text\n,a, b,c\n,d,,\n,e", ["4 cells for 2 columns", "d", "e"]),
    ('at,text\n,"a "b"\n,c\n,"d\n,e\n', ["expected after", "c", "end of data"]),
    *[('"at,text\n,a\n', ["end of data"]), ("~\n,text\n,a", ["longer than 10,000,027 bytes"])],
    ('at,text\n,"~\n\n,b"\n,a', ["longer", "a"]),
    ('{"at": "~"}\n{"AT": 1, "md": "a"}', ["longer", "a"]),
    ('{"md": "a"}\n{"md": "b"}', ["a", "b", "no column at with addresses; there are: md"]),
    ('{"md": "a"}\n{"at": 1, "md": 1}', ["a", "md holds a number"]),
    ('{"at": 1, "html": "\\n", "md": "a"}', ["a"]),
    ('{"at": 1, "md": " "}\n{"md": {}, "text": ""}', ["", "md holds an object"]),
]


@pytest.mark.parametrize(("content", "wanted"), TABLES)
def test_what_a_table_lacks_is_told(made: Path, content: str, wanted: list[str]) -> None:
    path = made / ("t.jsonl" if content.startswith("{") else "t.csv")
    path.write_text(content.replace("~", "a" * 10_000_027), "utf-8")
    options = Options(columns=Columns(url="at"), max_size=9)
    read = [it.page if isinstance(it, Input) else it["reason"] for it in read_pages(path, options)]
    for found, part in zip(read, wanted, strict=True):
        assert found == part if len(part) < 2 else part in str(found)


@pytest.mark.parametrize("packer", ["", "gzip", "bz2", "zstandard"])
def test_standard_input_is_told_by_its_first_bytes(made: Path, packer: str, pipe: Pipe) -> None:
    module: Any = pytest.importorskip(packer) if packer else None
    lines = write_jsonl(made / "dump.jsonl", pages(3)).read_text("utf-8")
    file = io.StringIO()
    csv.writer(file).writerows([("url", "html"), *pages(3)])
    for table in (lines.encode("utf-8-sig"), *map(file.getvalue().encode, ("utf-8", "utf-16"))):
        data = module.compress(table) if module else table
        pipe(data)
        found = [cast("Input", source).page for source in read_pages("-")]
        assert found == [html for _, html in pages(3)]
        # What is packed and cut short is no shorter table.
        pipe(data[:-9])
        *_, last = read_pages("-")
        assert is_failure(last) or not module


def test_failures_of_a_table_on_standard_input_are_told_by_its_rows(run: Run, pipe: Pipe) -> None:
    pipe(b"url,text\n,Story\n,Press release\n")
    command = "corpus - -o - --jobs 1 --quiet --max-size 9"
    ended = run(*command.split())
    assert ended.err == "osce-press: standard input, row 1: longer than 9 bytes\n"


@pytest.mark.parametrize("options", [Options(), Options(encoding="windows-1251")])
def test_a_csv_file_that_is_no_utf8_keeps_its_characters(made: Path, options: Options) -> None:
    html = f"{'' if options.encoding else '<meta charset=windows-1251>'}<h1>Школа</h1>"
    (made / "dump.csv").write_bytes(f"text;html\nx;{html}\n".encode("cp1251"))
    (row,) = cast("list[Row]", [*parse_pages(read_pages("dump.csv", options), options=options)])
    assert row["title"] == "Школа"


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text elsewhere")
def test_names_of_files_that_are_no_text_can_be_written(made: Path, run: Run) -> None:
    Path(os.fsdecode(b"caf\xe9.txt")).write_text("Press release\nA title\n", "utf-8")
    Path(os.fsdecode(b"no\xe9.jsonl")).write_text("{", "utf-8")
    Path(os.fsdecode(b"pdf\xe9.html")).write_text("%PDF-1.4", "utf-8")
    make_dataset(["."], "out.csv", errors="errors.jsonl")
    (row,) = read_rows("out.csv")
    assert row["origin_file"] == "./caf\N{REPLACEMENT CHARACTER}.txt"
    assert "characters-replaced" in row["notices"]
    errors = [row["error"] for row in read_jsonl(made / "errors.jsonl")]
    assert errors == ["JSONDecodeError", "not-a-page"]
    (record,) = run("parse", os.fsdecode(b"caf\xe9.txt")).records
    assert record["path"] == "caf\N{REPLACEMENT CHARACTER}.txt"


@pytest.mark.parametrize("given", ["demo", [None], [b"Story"]])
@pytest.mark.parametrize("read", [parse_pages, parse_batch, learn_template])
def test_what_is_no_page_of_a_corpus_is_refused(read: Callable[[Any], Any], given: Any) -> None:
    with pytest.raises(TypeError, match="a page is an Input, or a failure"):
        list(read(given))
    assert parse_batch([Input(Path("a.txt"), "Story")])[0]["origin_file"] == "a.txt"


# --- outputs


@pytest.mark.parametrize(
    "chosen",
    [
        *[{"near_duplicates": 5}, {"encoding": "klingon"}, {"input_format": "bogus"}],
        *[{"template": "t.json"}, {"vocabulary": "terms"}],
    ],
)
def test_what_cannot_be_chosen_is_refused(chosen: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"^{next(iter(chosen))} is "):
        Options(**chosen)


@pytest.fixture
def corpus(made: Path) -> Path:
    write_folder(made / "folder", 30)
    make_dataset(["folder"], "out.jsonl")
    return made


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
    data = (corpus / name).read_bytes()
    for cut in () if name == "out.sqlite" else (10, 450):
        (corpus / name).write_bytes(data[:-cut])
        with pytest.raises(ValueError, match=r"it is no dataset|[Pp]arquet"):
            list(read_rows(name))


@pytest.mark.parametrize("name", ["w.jsonl", "w.csv", "w.sqlite", "w.parquet", "w"])
def test_failures_are_written_apart_and_an_error_leaves_nothing(made: Path, name: str) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    rows = [osce_press.parse("").to_row(), *parse_pages(read_pages(made / "missing.html"))]
    write(rows, made / name)
    assert list(read_rows(made / name)) == rows[:1]
    write(rows, "failures.jsonl", FAILURE_ROW)
    assert read_jsonl(made / "failures.jsonl") == rows[1:]
    assert (to_arrow(rows).num_rows, to_arrow(rows, FAILURE_ROW).num_rows) == (1, 1)
    with pytest.raises(ZeroDivisionError):
        write((1 // 0 for _ in rows), f"other-{name}")
    assert not list(made.glob("other*"))


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
    assert main(["stats", "out.jsonl", "--html", "-"]) == 0
    assert capsys.readouterr().out == f"{written}\n"
    assert written.count('<img src="data:image/png;base64,') == 6
    assert "http" not in written


def test_tif_has_an_identity_and_the_body(corpus: Path) -> None:
    make_dataset(["folder"], Output("tif.csv", "tif"))
    with (corpus / "tif.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (list(rows[0])[:2], len({row["doc_id"] for row in rows})) == (["doc_id", "text"], 30)
    assert rows[1]["text"] == read_jsonl(corpus / "out.jsonl")[1]["body"]
    assert [row["body"] for row in read_rows("tif.csv")] == [row["text"] for row in rows]


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
    assert (joined, found) == ([(row["title"], row["sources"][0]) for row in rows], [(18,)])


@pytest.mark.usefixtures("corpus")
def test_datasette_opens_the_database() -> None:
    pytest.importorskip("datasette", reason="datasette is not installed")
    make_dataset(["folder"], "out.sqlite")
    query = "/out/articles.json?_shape=array&_search=training"
    done = python("-W", "ignore", "-m", "datasette", "out.sqlite", "--get", query)
    assert json.loads(done.stdout)[0]["kind"] == "press release"


#: Libraries, what they open, and how they give the titles that it has.
READERS: list[tuple[str, str, Callable[[Any, str], Any]]] = [
    ("pandas", "out.parquet", lambda library, path: library.read_parquet(path)["title"]),
    ("polars", "out.parquet", lambda library, path: library.read_parquet(path)["title"]),
    ("duckdb", "out.parquet", lambda library, path: library.read_parquet(path).df()["title"]),
    ("datasets", "parquet", lambda library, form: loaded(library, form, "out.parquet")),
    ("datasets", "json", lambda library, form: loaded(library, form, "out.jsonl")),
]


def loaded(datasets: Any, form: str, path: str) -> Any:
    return datasets.load_dataset(form, data_files=path, cache_dir="cache")["train"]["title"][:]


@pytest.mark.parametrize(("name", "path", "titles"), READERS)
def test_tools_open_what_is_written(
    corpus: Path, name: str, path: str, titles: Callable[[Any, str], Any]
) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    library = pytest.importorskip(name, reason=f"{name} is not installed")
    make_dataset(["folder"], "out.parquet")
    wanted = [row["title"] for row in read_jsonl(corpus / "out.jsonl")]
    assert [*titles(library, path)] == wanted


def test_parquet_can_have_a_part_for_each_year(corpus: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    make_dataset(["folder"], "parts/")
    table = parquet.read_table(corpus / "parts")
    years = {str(row["date"])[:4] for row in read_jsonl(corpus / "out.jsonl") if row["date"]}
    assert {str(year) for year in table["year"].to_pylist() if year is not None} == years
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    assert table.num_rows == len(pandas.read_parquet("parts", partitioning=None)) == 30
