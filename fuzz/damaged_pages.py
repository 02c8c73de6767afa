"""Real pages, damaged: what ``fuzz/fuzz.py --pages FOLDER`` tries."""

import gzip
import random
import re
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from osce_press import samples

_TAG = re.compile(rb"(?P<open></?)(?P<name>[a-zA-Z][\w:-]*)(?P<attributes>[^<>]*)>")
_ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-be", "windows-1251", "iso-8859-1", "koi8-r", "utf-7")
#: What stands between two tags, and the blanks in it.
_TEXT, _BLANK = re.compile(rb">[^<>]+<"), re.compile(rb"(?<=\S) (?=\S)")
_BREAKS = (b"\n", b"<br>", b"  ", b"&nbsp;", b" | ", b": ", b", ")
#: What sites print anywhere, and tags that nobody closes or opens.
_PRINTED = (
    *(b"Press release", b"Date:", b"Place: OSH", b"3 May 2004", b"OSH, 3 May 2004 - ", b"Share"),
    *(b"Read more", b"Contacts", b"<h2>News</h2>", b"\xc2\xa9 OSCE", b"-", b"...", b"|"),
    *(b"<a href=/node/1>", b"</a>", b"<div>", b"</div>", b"<li>", b"</ul>", b"<td>", b"</table>"),
    *(b"<b>", b"</b>", b"<br>", b"<p>", b"<h1>", b"<nav>", b"</main>", b"</article>", b"<figure>"),
)
_LONGEST = 400_000
#: Seconds to spend on making an input smaller.
_SHRINKING = 30

Damage = Callable[[random.Random, bytes, bytes], bytes]


def search(
    folders: Sequence[Path], seconds: float, found: Path, try_one: Callable[[bytes], None]
) -> bool:
    """Damage the pages of the folders and the examples; return whether nothing was found.

    The first input of each failure is made smaller and kept in ``found``.
    """
    pages = [page for folder in folders for page in _pages(folder)]
    pages += [sample.page for sample in samples.pages()]
    end, seed = time.monotonic() + seconds, random.SystemRandom().randrange(2**32)
    failures: dict[str, bytes] = {}
    count = 0
    for count, data in enumerate(_damaged(random.Random(seed), pages)):  # noqa: S311
        if time.monotonic() > end:
            break
        failure = _failure(try_one, data)
        if failure and failure not in failures:
            found.mkdir(parents=True, exist_ok=True)
            failures[failure] = _smaller(try_one, data, failure)
            path = found / f"page-{seed}-{count}"
            path.write_bytes(failures[failure])
            print(f"damaged pages: {failure}, kept in {path}", flush=True)
    print(
        f"damaged pages: {count:,} of {len(pages)} pages, seed {seed}, {len(failures)} failures",
        flush=True,
    )
    return not failures


def _pages(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".gz":
            yield gzip.decompress(path.read_bytes())
        elif path.suffix in {".html", ".htm", ".txt"}:
            yield path.read_bytes()


def _damaged(rng: random.Random, pages: Sequence[bytes]) -> Iterator[bytes]:
    """Yield inputs without end: a byte for the function, one for bytes or text, and a page."""
    while True:
        page, other = rng.choice(pages), rng.choice(pages)
        for _ in range(rng.randint(1, 4)):
            page = rng.choice(_DAMAGES)(rng, page, other)
        yield bytes([rng.randrange(4)]) + rng.choice((b"\0", b" ")) + page[:_LONGEST]


def _cut(rng: random.Random, page: bytes, _: bytes) -> bytes:
    """Take a part away: anywhere, or all after it."""
    start, end = sorted((rng.randint(0, len(page)), rng.randint(0, len(page))))
    return page[:start] + rng.choice((page[end:], b""))


def _splice(rng: random.Random, page: bytes, other: bytes) -> bytes:
    """Put a part of another page in."""
    start, end = sorted((rng.randint(0, len(other)), rng.randint(0, len(other))))
    place = rng.randint(0, len(page))
    return page[:place] + other[start:end] + page[place:]


def _swap_tags(rng: random.Random, page: bytes, _: bytes) -> bytes:
    """Exchange two names of tags, everywhere or here and there."""
    names = sorted({found["name"] for found in _TAG.finditer(page)})
    if not names:
        return page
    one, two, often = rng.choice(names), rng.choice(names), rng.choice((0.1, 1.0))
    swapped = {one: two, two: one}

    def rename(found: re.Match[bytes]) -> bytes:
        if found["name"] not in swapped or rng.random() >= often:
            return found[0]
        return found["open"] + swapped[found["name"]] + found["attributes"] + b">"

    return _TAG.sub(rename, page)


def _swap_attributes(rng: random.Random, page: bytes, _: bytes) -> bytes:
    """Give some tags the attributes of others."""
    attributes = [found["attributes"] for found in _TAG.finditer(page)]

    def change(found: re.Match[bytes]) -> bytes:
        if rng.random() >= 0.1:
            return found[0]
        return found["open"] + found["name"] + rng.choice(attributes) + b">"

    return _TAG.sub(change, page)


def _drop_tags(rng: random.Random, page: bytes, _: bytes) -> bytes:
    """Leave some tags out."""
    return _TAG.sub(lambda found: found[0] if rng.random() < 0.8 else b"", page)


def _recode(rng: random.Random, page: bytes, _: bytes) -> bytes:
    """Write a page in another encoding, whatever it says of its own."""
    return page.decode("utf-8", "replace").encode(rng.choice(_ENCODINGS), "ignore")


def _break_words(rng: random.Random, page: bytes, _: bytes) -> bytes:
    """Set something else between the words of all texts or of some: line ends, bars, colons."""
    often, between = rng.choice((0.02, 0.2, 1.0)), rng.choice(_BREAKS)
    return _TEXT.sub(
        lambda text: _BLANK.sub(between, text[0]) if rng.random() < often else text[0], page
    )


def _print_more(rng: random.Random, page: bytes, _: bytes) -> bytes:
    """Put what sites print between some tags, and tags that nothing goes with."""
    often = rng.choice((0.005, 0.05))
    return _TAG.sub(
        lambda found: found[0] + (rng.choice(_PRINTED) if rng.random() < often else b""), page
    )


_DAMAGES: tuple[Damage, ...] = (
    *(_cut, _splice, _swap_tags, _swap_attributes, _drop_tags, _recode, _break_words, _print_more),
)


def _failure(try_one: Callable[[bytes], None], data: bytes) -> str | None:
    """Return what went wrong and where, or None."""
    try:
        try_one(data)
    except Exception as error:  # noqa: BLE001 - any is a finding
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
    return None


def _smaller(try_one: Callable[[bytes], None], data: bytes, failure: str) -> bytes:
    """Take parts away for as long as an input fails in the same way."""
    end, size = time.monotonic() + _SHRINKING, len(data) // 2
    while size and time.monotonic() < end:
        for start in range(2, len(data), size):
            shorter = data[:start] + data[start + size :]
            if shorter != data and _failure(try_one, shorter) == failure:
                data = shorter
                break
        else:
            size //= 2
    return data
