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
    print("kind  ", article.kind_label)
    print("title ", article.title)
    print("date  ", article.date)
    for place in article.places:
        print("place ", place.name, place.country)
    for source in article.sources:
        print("source", source.name, "- today", source.current_name)
    for field in article.fields_of_work:
        print("field ", field.name)
    for block in article.blocks:
        print(f"{block.role.value:10}", " / ".join(block.text.split("\n"))[:60])
    for notice in article.notices:
        print("notice", notice.message)
    unknown = UnknownTerms()
    unknown.add(path.name, article)
    print(unknown.report())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
