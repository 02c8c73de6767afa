"""Compare the records that two versions of the library make of the same pages.

::

    python fuzz/records.py draw pages.jsonl               pages of every form, drawn once
    python fuzz/records.py read pages.jsonl FOLDER ... > before.jsonl
    python fuzz/records.py read pages.jsonl FOLDER ... > after.jsonl        with the other version
    python fuzz/records.py compare before.jsonl after.jsonl

A folder's files are pages, those ending in ``.gz`` compressed; in ``.jsonl`` files each line has
one as ``page``, ``input`` or ``input_b64``. Records, listings and the roles of lines are compared,
reasons are not. The exit status of ``compare`` is 1 if a record differs.
"""

import argparse
import base64
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Do what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=("draw", "read", "compare"))
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=2_000, help="how many pages to draw")
    parser.add_argument("--without", nargs="*", default=(), help="keys not to compare: blocks ...")
    parser.add_argument("--show", type=int, default=20, help="how many differences to print")
    arguments = parser.parse_args()
    if arguments.verb == "draw":
        return _draw(arguments.paths[0], arguments.pages)
    if arguments.verb == "read":
        return _read(arguments.paths)
    before, after = arguments.paths
    return _compare(before, after, frozenset(arguments.without), show=arguments.show)


def _draw(target: Path, number: int) -> int:
    from hypothesis import strategies as st  # noqa: PLC0415

    from drawing import draw  # noqa: PLC0415
    from osce_press.testing import form_pages, html_pages, listing_pages, text_pages  # noqa: PLC0415

    found: dict[str, None] = {}
    pages = st.one_of(form_pages(), html_pages(), text_pages(), listing_pages())
    for example in draw(pages, 2 * number):
        record = {"page": example.page, "url": example.url}
        if isinstance(example.page, bytes):
            encoded = base64.b64encode(example.page).decode("ascii")
            record = {"input_b64": encoded, "url": example.url}
        found[json.dumps(record)] = None
    lines = list(found)[:number]
    target.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return 0


def _pages(paths: list[Path]) -> Iterator[tuple[str, bytes | str, str | None]]:
    for path in paths:
        files = sorted(file for file in path.rglob("*") if file.is_file())
        for file in files if path.is_dir() else [path]:
            if file.suffix == ".jsonl":
                yield from _lines(file)
            elif file.suffix in {".gz", ".html", ".txt"}:
                data = file.read_bytes()
                yield file.name, gzip.decompress(data) if file.suffix == ".gz" else data, None


def _lines(file: Path) -> Iterator[tuple[str, bytes | str, str | None]]:
    for number, line in enumerate(file.read_text("utf-8").splitlines()):
        record = json.loads(line)
        page: bytes | str | None = record.get("page", record.get("input"))
        if "input_b64" in record:
            page = base64.b64decode(record["input_b64"])
        if page is not None:
            yield f"{file.name}:{number}", page, record.get("url")


def _read(paths: list[Path]) -> int:
    import osce_press  # noqa: PLC0415

    for name, page, url in _pages(paths):
        article = osce_press.parse(page, url=url).to_dict()
        listing = osce_press.parse_listing(page, url=url).to_dict()
        roles = [(line.role.value, line.text) for line in osce_press.detect_boilerplate(page)]
        print(json.dumps({"name": name, "article": article, "listing": listing, "roles": roles}))
    return 0


def _compare(one: Path, two: Path, without: frozenset[str], *, show: int) -> int:
    differ = 0
    with one.open(encoding="utf-8") as first, two.open(encoding="utf-8") as second:
        for left, right in zip(first, second, strict=True):
            before, after = json.loads(left), json.loads(right)
            found = list(_differences("", before, after, without))
            differ += bool(found)
            if found and differ <= show:
                print(f"{before['name']}: {before['article']['title']!r}")
                for where, old, new in found[:6]:
                    print(f"    {where}\n      - {_short(old)}\n      + {_short(new)}")
    print(f"{differ} records differ")
    return int(differ > 0)


def _differences(
    where: str, one: object, two: object, without: frozenset[str]
) -> Iterator[tuple[str, object, object]]:
    if _is_dict(one) and _is_dict(two):
        # What only one version writes is no difference.
        for key in (key for key in one if key in two and key not in without):
            yield from _differences(f"{where}.{key}", one[key], two[key], without)
    elif _is_list(one) and _is_list(two) and len(one) == len(two):
        for number, (left, right) in enumerate(zip(one, two, strict=True)):
            yield from _differences(f"{where}[{number}]", left, right, without)
    elif one != two:
        yield where, one, two


def _is_dict(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 160 else f"{text[:100]} ... {text[-50:]}"


if __name__ == "__main__":
    sys.exit(main())
