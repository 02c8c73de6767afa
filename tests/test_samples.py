"""The pages to try the library on are read as their records say, and can be written."""

from pathlib import Path

import pytest

import osce_press
from osce_press import Article, Listing, samples
from osce_press.cli import main
from osce_press.testing import assert_lossless, assert_reads, assert_round_trip, sample_pages

SAMPLES = samples.pages()
#: What a record does not say: the lines of the page, and how its bytes were read.
UNSAID = {"blocks", "candidates", "encoding", "evidence", "notices"}


def said(record: Article | Listing) -> dict[str, object]:
    """Return what a record says, of its notices the codes, and of its evidence that of the date."""
    values = {name: value for name, value in record.to_dict().items() if name not in UNSAID}
    values["codes"] = [notice.code for notice in record.notices]
    if isinstance(record, Listing):
        for entry in values["entries"]:
            del entry["evidence"]
    elif date := record.evidence.get("date"):
        values["date_evidence"] = (date.origin, date.text)
    return values


@pytest.mark.parametrize("sample", SAMPLES, ids=samples.names())
def test_each_is_read_as_its_record_says(sample: samples.Sample) -> None:
    if isinstance(sample.record, Listing):
        assert osce_press.page_type(sample.page) is osce_press.PageType.LISTING
        read: Article | Listing = osce_press.parse_listing(sample.page)
    else:
        read = osce_press.parse(sample.page)
    assert said(read) == said(sample.record)
    assert sample.text.encode() == sample.page
    is_text = sample.name.endswith(".txt")
    assert_lossless(read, sample.text if is_text else None)
    assert_round_trip(read)


def test_there_is_one_of_each_form() -> None:
    assert len(SAMPLES) >= 12
    assert {sample.record.language for sample in SAMPLES} >= {"en", "hbs", "ro", "sq", "uk"}
    assert {Path(sample.name).suffix for sample in SAMPLES} == {".html", ".md", ".txt"}
    folder = Path(samples.__file__).parent
    data = (*(folder / "pages").iterdir(), folder / "records.json")
    assert sum(path.stat().st_size for path in data) < 150_000


def test_a_name_that_no_sample_has() -> None:
    with pytest.raises(KeyError, match=r"no sample is called 'story'.*story\.txt"):
        samples.get("story")


def test_demo_writes_over_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "demo"
    for _ in range(2):
        assert main(["demo", str(folder)]) == 0
        assert f"  osce-press explain {folder}/story.txt date\n" in capsys.readouterr().out
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert written == {sample.name: sample.page for sample in SAMPLES}
    (folder.parent / "story.txt").write_text("my own")
    assert main(["demo", str(folder.parent)]) == 2
    assert "story.txt: is there already, and holds something else" in capsys.readouterr().err
    assert sorted(path.name for path in folder.parent.iterdir()) == ["demo", "story.txt"]


def test_pages_without_a_strategy() -> None:
    pages = sample_pages(60, seed=7)
    assert len({example.page for example in pages}) == 60
    for example in pages:
        article = assert_reads(example)
        assert example.codes <= {notice.code for notice in article.notices}
    assert sample_pages(5, seed=7) == pages[:5]
    assert sample_pages(5, seed=8) != pages[:5]
    plain = sample_pages(9, forms=["header-date"], layouts=["text"])
    assert all(str(example.page).startswith("Newsroom\n") for example in plain)
