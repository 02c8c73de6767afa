"""Learn what a site prints around its pages, save it, and read a page with it.

The site is invented, and the vocabulary knows none of its menu. Run it from anywhere:
``python examples/learn_a_template.py [FILE]``; FILE is where the template is kept.
"""

import sys
import tempfile
from pathlib import Path

import osce_press
from osce_press import Template

MENU = ["The Alpine Chamber", "Glacier watch", "Pass roads", "Library of maps", "Vacant posts"]
FOOTER = ["House rules", "Feed of all bulletins", "© 2024 The Alpine Chamber"]
STANDING = (
    "The Chamber was founded by the nine villages and has advised their councils on roads, water "
    "and forests ever since."
)


def page(number: int) -> str:
    """Return a page as a crawler extracts it."""
    return "\n".join(
        [
            *(f"- {entry}" for entry in MENU),
            "Press release",
            f"Village number {number} rebuilds its bridge",
            "- Date:",
            f"- {number % 28 + 1} May 2019",
            "- Place:",
            f"- Village number {number}",
            f"The council of village number {number} opened a new bridge today.",
            f"It carries {number + 2} tonnes.",
            STANDING,
            *FOOTER,
        ]
    )


def main(file: Path) -> None:
    """Learn from 80 pages in two parts, and read another."""
    parts = [range(40), range(40, 80)]
    one, other = (Template.learn(map(page, part)) for part in parts)
    one.merge(other).save(file)
    template = Template.load(file)
    print(f"learned from {template.pages} pages, {file.stat().st_size:,} bytes")
    for line in osce_press.detect_boilerplate(page(99), template=template):
        print(f"{line.role.value:11} {line.rule:22} {line.entry or '-':20} {line.text:.42}")
    for notice in osce_press.parse(page(99), template=template).notices:
        print(f"{notice.code}: {notice.message}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder) / "template.json")
