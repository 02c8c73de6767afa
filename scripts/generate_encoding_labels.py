"""Write ``src/osce_press/vocabulary/encoding_labels.json`` from the webencodings package.

Run ``python scripts/generate_encoding_labels.py`` (needs the development dependency webencodings);
with ``--check`` the file is compared instead of written.

Data: the labels of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/).
"""

import codecs
import json
import sys

import webencodings
from webencodings.labels import LABELS

from data_file import VOCABULARY, write_or_check

TARGET = VOCABULARY / "encoding_labels.json"
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


if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, render, __doc__))
