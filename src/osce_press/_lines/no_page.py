"""What is no page: files of other kinds, told by how they begin, which is data."""

import functools
import json
import re

from osce_press._common.packaged import packaged
from osce_press._common.regex import regex
from osce_press._notices import notice
from osce_press.models import Notice

__all__ = ["file_of_another_kind", "text_of_another_kind", "type_of_another_kind"]

#: So much of a text is looked at; what a file begins with that is none is no longer.
_LOOKED_AT, _LONGEST_START = 65_536, 512
_FLAGS = re.ASCII | re.DOTALL
#: What begins so is a page, and need not be compared with all that is none.
_BEGINS = ("<!doctype html", "<html")
#: A file's name or an address, where a page should be.
_PATH = regex(
    r"\s*(?:(?:(?:https?|ftp|file)://|www\.)\S+|(?:[A-Za-z]:[\\/]|~?[./\\]{1,3})?[^\s<>]+"
    r"\.(?:x?html?|txt|md|json|jsonl|csv|pdf|warc|gz)|(?:[A-Za-z]:\\|~?/|\.{1,2}/)[^\s<>]+)\s*"
)
_LONGEST_PATH = 2_000
#: Control characters that no text has. Pages have one of them for spaces, or are padded with it; of
#: what is no text, the beginning has several kinds, as one in so many characters or more.
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])
_CONTROL_RUN = regex(rb"([\0-\x08\x0e-\x1a\x1c-\x1f])\1*")
_SAMPLE, _FEWEST_CONTROLS, _FEWEST_KINDS, _ONE_IN = 4_096, 16, 4, 20


def file_of_another_kind(data: bytes) -> Notice | None:
    """Return the notice that names what bytes are that are no text, or None."""
    beginning = data[:_LONGEST_START].decode("latin-1")
    return None if _begins_page(beginning) else _told(beginning, "files")


def text_of_another_kind(text: str) -> Notice | None:
    """Return the notice that names what a text is that is no page, or None."""
    if len(text) <= _LONGEST_PATH and _PATH.fullmatch(text):
        return notice("looks-like-a-path", text=text.strip())
    beginning = text[:_LONGEST_START]
    if not _begins_page(beginning) and (told := _told(text, "texts") or _told(beginning, "files")):
        return told
    return _no_text(text)


def _begins_page(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").lower().startswith(_BEGINS)


def _no_text(text: str) -> Notice | None:
    """Return the notice on a file of an unknown kind that is no text, or None."""
    sample = text[:_SAMPLE].encode(errors="replace")
    if len(sample) - len(sample.translate(None, _CONTROLS)) < _FEWEST_CONTROLS:
        return None
    kinds = len({*_CONTROLS}.intersection(sample))
    once, runs = _CONTROL_RUN.subn(rb"\1", sample)
    if (kinds < _FEWEST_KINDS or runs * _ONE_IN < len(once)) and text.strip("\0"):
        return None
    return notice("not-a-page", reason="This is no text, and no page; hand in HTML or text")


def type_of_another_kind(page: object) -> str:
    """Return what is wrong with a page that is neither bytes nor str, and how to get its bytes."""
    remedy = next((name for name in ("read_bytes", "read") if hasattr(page, name)), None)
    hand_in = f"; hand in what its {remedy}() returns" if remedy else ""
    return f"a page is bytes or str, not {type(page).__name__}{hand_in}"


@functools.cache
def _kinds(sort: str) -> tuple[re.Pattern[str], list[dict[str, str]]]:
    """Return how files of any kind of a sort begin, and the kinds; the first that fits counts."""
    file = packaged("vocabulary", "files.json")
    kinds: list[dict[str, str]] = json.loads(file.read_text("utf-8"))[sort]
    return re.compile("|".join(kind["start"] for kind in kinds), _FLAGS), kinds


def _told(text: str, sort: str) -> Notice | None:
    start, kinds = _kinds(sort)
    # Nearly every page is none, and goes on far beyond; a copy of so much of it would take time.
    if start.match(text, 0, _LOOKED_AT):
        text = text[:_LOOKED_AT]
        for kind in kinds:
            if re.match(kind["start"], text, _FLAGS):
                reason = f"This is {kind['name']}, no page; {kind['remedy']}"
                return notice("not-a-page", reason=reason)
    return None
