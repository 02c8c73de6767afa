"""Make a Parquet file of a folder of pages, and ask it something.

Run it from anywhere: ``python folder_to_parquet.py [FOLDER]``; without FOLDER it reads the samples.
It needs ``pip install "osce-press[parquet]"``.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from osce_press import samples
from osce_press.corpus import make_dataset, read_rows


def main(folder: Path) -> None:
    """Make the file beside the folder, and print what is in it."""
    file = folder.parent / "pages.parquet"
    summary = make_dataset([str(folder)], str(file))
    print(f"{summary.rows} rows of {summary.stories} stories are in {file.name}")
    articles = [row for row in read_rows(str(file)) if row["page_type"] == "article"]
    counted = Counter(country for row in articles for country in row["countries"] if country)
    for country, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:4]:
        print(f"{count:3} {country}")
    undated = [row["title"] for row in articles if row["date"] is None]
    print(f"without a date: {', '.join(map(str, undated))}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            samples.write(Path(scratch, "demo"))
            main(Path(scratch, "demo"))
