"""Files that hold pages: which they are, and how they are opened."""

import bz2
import contextlib
import errno
import glob
import gzip
import io
import os
import sys
from collections.abc import Collection, Generator, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

from osce_press.errors import optional

__all__ = [
    "NOT_FETCHED",
    "Meter",
    "find_files",
    "is_address",
    "kind_of",
    "open_file",
    "standard_input",
    "zstd_writer",
]

NOT_FETCHED = "is an address; nothing is fetched, so save the page first"

#: Kinds of files that hold many pages, by suffix; all other files are a page.
_KINDS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "warc",
}
_COMPRESSED = frozenset({".gz", ".bz2", ".zst"})
#: So much is decompressed at once: a few bytes of zstd can stand for 128 KB.
_PIECE = 4_096


def is_address(path: str) -> bool:
    """Return whether what is named as a file is the address of a page."""
    return "://" in path and not os.path.exists(path)  # noqa: PTH110 - long ones are an error there


def find_files(sources: Iterable[str], leave_out: Collection[str] = frozenset()) -> Iterator[str]:
    """Yield the files of directories and patterns, sorted; the others as they are named.

    Files and folders whose names begin with a full stop are left out of directories, and so are
    those of the absolute paths in ``leave_out``.
    """
    for source in sources:
        if source != "-" and Path(source).is_dir():
            yield from _walk(source, leave_out)
        elif glob.has_magic(source) and not Path(source).exists():
            found = sorted(glob.iglob(source, recursive=True))  # noqa: PTH207 - absolute ones, too
            kept = [name for name in found if not _is_left_out(name, leave_out)]
            yield from [name for name in kept if _can_be_read(name)] or [source]
        else:
            yield source


def _walk(
    folder: str, leave_out: Collection[str], above: frozenset[tuple[int, int]] = frozenset()
) -> Iterator[str]:
    """Yield the files in a folder, not again what a link leads back to, and no pipes or devices."""
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
        here = above | {_identity(folder)}
    except OSError:
        # To open it will tell what is wrong with it.
        yield folder
        return
    for entry in entries:
        path = entry.path
        if entry.name.startswith(".") or _is_left_out(path, leave_out):
            continue
        # The same of pathlib raise an error in a folder that cannot be searched.
        if os.path.isdir(path):  # noqa: PTH112
            if _identity(path) not in here:
                yield from _walk(path, leave_out, here)
        elif _can_be_read(path):
            yield path


def _can_be_read(path: str) -> bool:
    """Return whether a path is that of a file, or leads nowhere, which to open it will tell."""
    return os.path.isfile(path) or not os.path.exists(path)  # noqa: PTH110, PTH113 - as above


def _is_left_out(path: str, leave_out: Collection[str]) -> bool:
    """Return whether a path, or what it leads to as a link, is left out."""
    return os.path.abspath(path) in leave_out or os.path.realpath(path) in leave_out  # noqa: PTH100 - it resolves no link


def _identity(path: str) -> tuple[int, int]:
    """Return what is the same for all paths of one folder."""
    found = Path(path).stat()
    return found.st_dev, found.st_ino


def kind_of(path: str) -> tuple[str, str]:
    """Return what a file holds ("page" or a kind of many), and its compression or ""."""
    name = Path(path)
    compression = name.suffix.lower() if name.suffix.lower() in _COMPRESSED else ""
    if compression:
        name = name.with_suffix("")
    return _KINDS.get(name.suffix.lower(), "page"), compression


class Meter:
    """How far the reading of inputs has come."""

    def __init__(self) -> None:
        self.pages = 0
        """The pages read so far."""
        self.resumed = 0
        """Those of them that a run that was cut short had done."""
        self.standard_input = "page"
        """What standard input holds, once it is read."""
        self._finished = 0
        self._file: IO[bytes] | None = None

    @property
    def size(self) -> int:
        """What was read so far of the files, in bytes as they are on disk."""
        return self._finished + (self._file.tell() if self._file else 0)

    def count_file(self, path: str) -> None:
        """Count a file that is read elsewhere."""
        with contextlib.suppress(OSError):
            self._finished += Path(path).stat().st_size

    @contextlib.contextmanager
    def on(self, file: IO[bytes]) -> Generator[None]:
        """Look at a file while it is read."""
        self._file = file
        try:
            yield
        finally:
            self._file = None
            # What was not read of it, as of a damaged one, will not be.
            self._finished += os.fstat(file.fileno()).st_size


def standard_input() -> IO[bytes]:
    """Return standard input.

    Raises:
        OSError: It was closed at the start.
    """
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison] - closed at the start
        raise OSError(errno.EBADF, "is closed")
    return sys.stdin.buffer


@contextlib.contextmanager
def open_file(path: str, compression: str = "", meter: Meter | None = None) -> Generator[IO[bytes]]:
    """Open a file, or standard input for "-", and decompress what it holds."""
    with contextlib.ExitStack() as stack:
        file: Any = standard_input() if path == "-" else stack.enter_context(Path(path).open("rb"))
        if meter is not None and file.seekable():
            stack.enter_context(meter.on(file))
        if compression == ".gz":
            file = stack.enter_context(gzip.GzipFile(fileobj=file))
        elif compression == ".bz2":
            file = stack.enter_context(bz2.BZ2File(file))
        elif compression == ".zst":
            file = stack.enter_context(io.BufferedReader(_Zstd(file)))
        yield file


class _Zstd(io.RawIOBase):
    """What a file of zstd frames holds; zstandard's own reader does not tell one cut short."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._zstandard = optional("zstandard")
        self._frame: Any = None
        self._found = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while not self._found:
            rest = self._frame.unused_data if self._frame else b""
            packed: bytes = rest or self._file.read(_PIECE)
            if self._frame is None or self._frame.eof:
                if not packed:
                    return 0
                self._frame = self._zstandard.ZstdDecompressor().decompressobj()
            elif not packed:
                raise EOFError("the file is cut short")
            try:
                self._found = memoryview(self._frame.decompress(packed))
            except self._zstandard.ZstdError as error:
                raise OSError(str(error)) from error
        count = min(len(buffer), len(self._found))
        buffer[:count], self._found = self._found[:count], self._found[count:]
        return count


def zstd_writer(file: IO[bytes]) -> IO[bytes]:
    """Return a file that compresses what it is given."""
    return cast("IO[bytes]", optional("zstandard").ZstdCompressor().stream_writer(file))
