"""What is told of a library in each language, and how it writes 25 October 2019."""

import csv
from pathlib import Path

with Path(__file__).with_name("languages.tsv").open(encoding="utf-8", newline="") as file:
    _ROWS = [*csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE)]

TEXTS = {row["language"]: row["text"] for row in _ROWS if row["text"]}
#: "hbs" is stated for Bosnian or its neighbours.
DATES = {row["language"]: date.split(" | ") for row in _ROWS if (date := row["25 October 2019"])}
