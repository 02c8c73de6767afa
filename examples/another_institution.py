"""Read a page of another institution: its words are data files, and nothing else is needed.

The League of Lakes is invented. It writes Esperanto, with labels, kinds of pages, structures and
names of months that the library's own vocabulary does not have. Run it from anywhere:
``python examples/another_institution.py [PAGE]``.
"""

import sys
from pathlib import Path

import osce_press
from osce_press import vocabulary
from osce_press.vocabulary import UnknownTerms

LEAGUE = Path(__file__).parent / "league_of_lakes"


def main(path: Path = LEAGUE / "page.html") -> None:
    """Print what the page at ``path`` says, and what the vocabulary lacks."""
    league = vocabulary.load(LEAGUE)
    article = osce_press.parse(path.read_bytes(), vocabulary=league)
    print(f"kind   {article.kind_label}")
    print(f"title  {article.title}")
    print(f"date   {article.date}")
    for place in article.places:
        print(f"place  {place.name}, {place.country}")
    for source in article.sources:
        print(f"source {source.name} ({source.text})")
    for field in article.fields_of_work:
        print(f"field  {field.name} ({field.text})")
    for label in article.metadata:
        print(f"label  {label.label} is {label.key}")
    for block in article.blocks:
        if block.rule == "chrome":
            print(f"aside  {block.role.value}, {block.entry}")
    for paragraph in article.paragraphs:
        print(f"text   {paragraph:.60}...")
    for notice in article.notices:
        print(f"notice {notice.message}")
    unknown = UnknownTerms()
    unknown.add(path.name, article)
    print(unknown.report())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
