"""Look for input that breaks a promise: ``python fuzz/fuzz.py SECONDS``, or ``nox -s fuzz``.

The searches share the time: Hypothesis draws new examples for the properties of the test suite,
round after round; atheris mutates the example pages, guided by the branches that they reach; and
``--pages FOLDER`` damages the real pages of a folder. Each prints what it found, and the exit
status is 1 if one of them found something.
"""

import argparse
import contextlib
import importlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from damaged_pages import search

ROOT = Path(__file__).parents[1]
#: Examples for each property in one round.
_EXAMPLES = 50
#: A single input may take so many seconds, and so much memory in MB.
_SLOWEST, _MOST_MEMORY = 10, 2048
_LONGEST = 50_000
SEARCHES = ("hypothesis", "atheris", "pages")


def main(argv: Sequence[str] | None = None) -> int:
    """Search for so many seconds; return 1 if something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=int, nargs="?", default=60)
    parser.add_argument("--only", choices=SEARCHES, help="make one of the searches")
    parser.add_argument(
        "--pages", type=Path, action="append", default=[], help="a folder of real pages"
    )
    parser.add_argument("--worker", choices=SEARCHES, help=argparse.SUPPRESS)
    parser.add_argument("--found", default=str(ROOT / "fuzz" / "found"), help="where inputs go")
    parser.add_argument("--corpus", help="where atheris keeps what reaches new branches")
    arguments = parser.parse_args(argv)
    if arguments.worker == "atheris":
        return _mutate(arguments.seconds, arguments.found, arguments.corpus)
    if arguments.worker == "pages":
        return _damage(arguments.pages, arguments.seconds, Path(arguments.found))
    chosen = {arguments.only} if arguments.only else {*SEARCHES}
    if not arguments.pages:
        chosen.discard("pages")
    if "atheris" in chosen and not _has_atheris():
        print("atheris: not installed, or there is none for this Python; left out")
        chosen.discard("atheris")
    given = sys.argv[1:] if argv is None else argv
    workers = [_start(name, given) for name in sorted(chosen - {"hypothesis"})]
    failed = "hypothesis" in chosen and not _draw(arguments.seconds)
    for worker in workers:
        failed |= worker.wait() != 0
    return int(failed)


def _start(search: str, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a search that needs a process of its own."""
    command = (sys.executable, __file__, *arguments, "--worker", search)
    return subprocess.Popen(command, cwd=ROOT)


# Hypothesis.


def _draw(seconds: int) -> bool:
    """Run the properties in rounds; return whether all of them held."""
    end = time.monotonic() + seconds
    rounds = examples = 0
    while (left := end - time.monotonic()) > 0:
        held, drawn = _round(left)
        examples += drawn
        if not held:
            return False
        rounds += 1
    print(f"hypothesis: {examples:,} examples in {rounds} rounds, nothing found", flush=True)
    return True


def _round(seconds: float) -> tuple[bool, int]:
    """Run each property once, unless the time is over before; return how many examples passed."""
    command = (
        *(
            sys.executable,
            "-m",
            "pytest",
            *map(str, sorted(ROOT.glob("tests/test_*properties.py"))),
            "-q",
            "-p",
            "no:cacheprovider",
        ),
        *("--hypothesis-profile", "osce-press-deep", "--hypothesis-show-statistics"),
    )
    with tempfile.TemporaryFile() as file:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=file,
            stderr=subprocess.STDOUT,
            env={**os.environ, "OSCE_PRESS_EXAMPLES": str(_EXAMPLES)},
        )
        try:
            status = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
            process.wait()
            status = 0
        file.seek(0)
        said = file.read().decode(errors="replace")
    drawn = sum(int(found) for found in re.findall(r"(\d+) passing\b", said))
    if status != 0 or re.search(r"^FAILED ", said, re.MULTILINE):
        print(said)
        return False, drawn
    return True, drawn


# Atheris.


def _has_atheris() -> bool:
    probe = (sys.executable, "-c", "import atheris")
    return subprocess.run(probe, check=False, stderr=subprocess.DEVNULL).returncode == 0


def _mutate(seconds: int, found: str, corpus: str | None) -> int:
    """Mutate the seeds and the corpus; what breaks a promise first is kept in ``found``.

    Its library ends the process when the time is over.
    """
    # It is not there for every Python, and has no types.
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["osce_press"], enable_loader_override=False):
        import osce_press  # noqa: PLC0415

        osce_press.parse("<p>x").to_json()
        osce_press.parse_listing("x")
        osce_press.parse_dateline("x")
        _ = osce_press.Template
    Path(found).mkdir(parents=True, exist_ok=True)
    folder = corpus or tempfile.mkdtemp(prefix="osce-press-fuzz-")
    Path(folder).mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(_seeds()):
        Path(folder, f"seed-{number}").write_bytes(seed)
    atheris.Setup(
        [
            *(sys.argv[0], folder, f"-max_total_time={seconds}", f"-max_len={_LONGEST}"),
            *(f"-timeout={_SLOWEST}", f"-rss_limit_mb={_MOST_MEMORY}"),
            *("-print_final_stats=1", "-verbosity=1", f"-artifact_prefix={found}/"),
        ],
        try_one,
    )
    atheris.Fuzz()
    return 0


def try_one(data: bytes) -> None:
    """Try what one input says: its first byte chooses the function, the rest is given to it."""
    TARGETS[(data[0] if data else 0) % len(TARGETS)](data[1:])


def _page(data: bytes) -> bytes | str:
    """Return a page as bytes or, by its first byte, as text, lone surrogates included."""
    return data[1:].decode("utf-8", "surrogateescape") if data[:1] == b"\0" else data[1:]


def _parse(data: bytes) -> None:
    from osce_press import parse  # noqa: PLC0415

    _check(parse(_page(data), url="https://www.osce.org/node/1"))


def _parse_html(data: bytes) -> None:
    from osce_press import parse_html  # noqa: PLC0415

    _check(parse_html(_page(data)))


def _parse_text(data: bytes) -> None:
    from osce_press import parse_text  # noqa: PLC0415
    from osce_press.testing import assert_lossless  # noqa: PLC0415

    page = _page(data)
    article = parse_text(page)
    assert_lossless(article, page if isinstance(page, str) else None)
    _check(article)


def _check(article: object) -> None:
    """Check what must hold of the record of any page."""
    from osce_press import Article, Listing  # noqa: PLC0415

    assert isinstance(article, Article | Listing)
    text = "".join(block.text for block in article.blocks)
    offset = 0
    for block in article.blocks:
        assert block.start == offset
        assert block.end == offset + len(block.text) > offset
        offset = block.end
    if isinstance(article, Article):
        for evidence in article.evidence.values():
            if evidence.start is not None:
                assert text[evidence.start : evidence.end] == evidence.text
    printed = article.to_json()
    printed.encode()
    assert type(article).from_json(printed) == article


def _parse_listing(data: bytes) -> None:
    from osce_press import parse_listing  # noqa: PLC0415

    _check(parse_listing(_page(data)))


def _parse_dateline(data: bytes) -> None:
    from osce_press import parse_dateline  # noqa: PLC0415

    text = data.decode(errors="replace")
    found = parse_dateline(text)
    assert found is None or text[found.start : found.end] == found.text


def _from_dict(data: bytes) -> None:
    from osce_press import Article, RecordError  # noqa: PLC0415

    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return
    with contextlib.suppress(RecordError):
        article = Article.from_dict(record)
        assert Article.from_dict(article.to_dict()) == article


def _load(data: bytes) -> None:
    from osce_press import Template, TemplateError  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="osce-press-fuzz-") as folder:
        path = Path(folder, "template")
        path.write_bytes(data)
        with contextlib.suppress(TemplateError):
            template = Template.load(path)
            template.save(path)
            assert Template.load(path) == template


TARGETS: tuple[Callable[[bytes], None], ...] = (
    _parse, _parse_html, _parse_text, _parse_listing, _parse_dateline, _from_dict, _load,
)  # fmt: skip


def _seeds() -> Iterator[bytes]:
    """Yield the example pages for each function, and records and templates made of them."""
    from osce_press import Template, parse, samples  # noqa: PLC0415

    pages = [sample.page for sample in samples.pages()]
    for target in range(4):
        for page in pages:
            yield bytes([target]) + b"\0" + page
            yield bytes([target]) + b" " + page
    for words in (
        "VIENNA, 1 August 2006 - ", "TIRANA / GENEVA – 6 October 2020. ", "БЕЛГРАД, 2 мая 2011 -",
        "19 December 2024, SARAJEVO – ", "ALMATY, Kazakhstan, 30 June – ",
    ):  # fmt: skip
        yield b"\4" + words.encode()
    yield from (b"\5" + parse(page).to_json().encode() for page in pages)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "template")
        Template.learn(pages).save(path)
        yield b"\6" + path.read_bytes()


# Real pages.


def _damage(folders: Sequence[Path], seconds: int, found: Path) -> int:
    """Damage real pages; a page that takes too long is a finding, too."""

    def try_in_time(data: bytes) -> None:
        signal.setitimer(signal.ITIMER_PROF, _SLOWEST)
        try:
            try_one(data)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    signal.signal(signal.SIGPROF, _too_slow)
    return int(not search(folders, seconds, found, try_in_time))


def _too_slow(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(main())
