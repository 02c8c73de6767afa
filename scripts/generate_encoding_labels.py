"""Write ``src/osce_press/vocabulary/encoding_labels.json`` from the webencodings package.

Run ``python scripts/generate_encoding_labels.py`` (needs the development dependency webencodings);
with ``--check`` the file is compared instead of written.

Data: the labels of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/).
"""

import argparse
import codecs
import json
import sys
from pathlib import Path

import webencodings
from webencodings.labels import LABELS

TARGET = (
    Path(__file__).resolve().parent.parent
    / "src"
    / "osce_press"
    / "vocabulary"
    / "encoding_labels.json"
)
#: Encodings that browsers refuse to read a page in.
REFUSED = frozenset({"replacement"})
#: What pages that declare them are read in.
#: https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
READ_AS = {"x-user-defined": "windows-1252"}
#: Where the standard's encoding has more characters than the codec that webencodings takes.
CODECS = {"gbk": "gb18030"}


def codec(name: str) -> str:
    """Return Python's name for an encoding of the standard."""
    found = webencodings.lookup(name)
    if found is None:
        raise LookupError(name)
    return codecs.lookup(CODECS.get(name, found.codec_info.name)).name


def render() -> str:
    """Return the file's text, one encoding a line."""
    labels: dict[str, list[str]] = {}
    for label, name in LABELS.items():
        labels.setdefault(READ_AS.get(name, name), []).append(label)
    rows = [
        {
            "name": name,
            "codec": codec(name),
            "labels": sorted(labels[name]),
        }
        for name in sorted(labels)
        if name not in REFUSED
    ]
    return "[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]\n"


def main() -> int:
    """Write the file, or say whether it is up to date."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    text = render()
    if parser.parse_args().check:
        return 0 if TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
