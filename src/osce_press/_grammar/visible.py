"""What a text shows people, where programs left characters that hide its words and dates."""

import re
import unicodedata

from osce_press._common.regex import regex

__all__ = ["dereferenced", "visible"]

#: Characters without width, which hide in words: soft hyphens, joiners, marks of direction.
_WIDTHLESS = r"[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
#: Latin letters in words that are otherwise Cyrillic, as old keyboards lacked some: "17 сiчня".
_LATIN = "ABCEHIKMOPTXaceiopxy"
_CYRILLIC = str.maketrans(_LATIN, "АВСЕНІКМОРТХасеіорху")
#: References to characters, which some extractors leave in their texts, and HTML that was escaped
#: twice: "3&nbsp;May".
_REFERENCE = regex(r"&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
#: These, accents apart from their letters (NFD), and what is left of a dash or a blank that was
#: decoded wrongly: U+FFFD, the controls where Windows-1252 has its dashes, and half of a blank.
_HIDING = regex(
    rf"{_WIDTHLESS}+|[^\W\d_][\u0300-\u036f]+|[\x80-\x9f\ufffd]+|Â(?=\s)"
    rf"|\b(?=[{_LATIN}]*[Ѐ-ӿ])(?=[Ѐ-ӿ]*[{_LATIN}])[Ѐ-ӿ{_LATIN}]+\b"
    rf"|{_REFERENCE.pattern}"
)


def visible(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    """Return a text as people read it, and where each of its characters begins and ends.

    Behind the last stands where the text ends. None stands for a text that hides nothing.
    """
    if (text.isascii() and "&" not in text) or not _HIDING.search(text):
        return text, None
    shown, end = "", 0
    places: list[tuple[int, int]] = []
    for hiding in _HIDING.finditer(text):
        seen, (start, after) = _seen(hiding), hiding.span()
        shown += text[end:start] + seen
        places += [(at, at + 1) for at in range(end, start)]
        # Letters that others stand for have a place each.
        alike = len(seen) == after - start
        places += [
            (start + at * alike, start + at + 1 if alike else after) for at in range(len(seen))
        ]
        end = after
    places += [(at, at + 1) for at in range(end, len(text) + 1)]
    return shown + text[end:], places


def _seen(hiding: re.Match[str]) -> str:
    text, (start, end) = hiding[0], hiding.span()
    if text[0] == "&":
        return dereferenced(text)
    if text[0].isalpha() and text != "Â":
        composed = unicodedata.normalize("NFC", text)
        return composed if composed != text else text.translate(_CYRILLIC)
    if re.match(_WIDTHLESS, text):
        return ""
    apart = hiding.string[start - 1 : start].isspace() and hiding.string[end : end + 1].isspace()
    return "–" if apart else " "


def dereferenced(text: str) -> str:
    """Return a text with characters in place of HTML's references to them."""
    if "&" not in text or not _REFERENCE.search(text):
        return text
    from html import unescape  # noqa: PLC0415 - its table of names is seldom needed

    return _REFERENCE.sub(lambda reference: unescape(reference[0]), text)
