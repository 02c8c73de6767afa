"""What a text shows people, where programs left characters that hide its words and dates."""

import re
import unicodedata

from osce_press._common.regex import regex

__all__ = ["WIDTHLESS", "dereferenced", "visible"]

#: Characters without width that can stand beside words, where blanks do.
WIDTHLESS = "\u200b\u200e\u200f\u2060\ufeff"
#: Latin letters in words that are otherwise Cyrillic, as old keyboards lacked some: "17 сiчня".
_LATIN = "ABCEHIKMOPTXaceiopxy"
_ALIKE = "АВСЕНІКМОРТХасеіорху"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _ALIKE), str.maketrans(_ALIKE, _LATIN)
#: References to characters, which some extractors leave in their texts, and HTML that was escaped
#: twice: "3&nbsp;May".
_REFERENCE = regex(r"&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
#: Hyphens of PDF, soft ones, joiners, marks of direction; accents apart from their letters (NFD);
#: and what is left of a dash or a blank that was decoded wrongly: U+FFFD, the controls where
#: Windows-1252 has its dashes, and half of a blank behind a word; and the mark of a footnote behind
#: a year; hyphens at which no line breaks.
_HIDING = regex(
    r"(?P<widthless>[\x02\ufffe\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+)"
    r"|(?P<accented>[^\W\d_][\u0300-\u036f]+)|(?P<lost>[\x80-\x9f\ufffd]+|(?<=\S)Â(?=\s))"
    rf"|(?P<latin>\b(?=[{_LATIN}]*[Ѐ-ӿ])(?=[Ѐ-ӿ]*[{_LATIN}])[Ѐ-ӿ{_LATIN}]+\b)"
    r"|(?P<hyphen>[\u2010\u2011])|(?P<note>(?<=\d{4})(?:\[\d{1,2}\]|[¹²³⁰⁴-⁹]{1,2}))"
    rf"|{_REFERENCE.pattern}"
)


def visible(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    """Return a text as people read it, and where each of its characters begins and ends.

    Behind the last stands where the text ends. None stands for a text that hides nothing.
    """
    is_plain = text.isascii() and not any(map(text.__contains__, "&[\x02"))
    if is_plain or not _HIDING.search(text):
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
    match hiding.lastgroup:
        case "widthless" | "note":
            return ""
        case "hyphen":
            return "-"
        case "accented":
            return unicodedata.normalize("NFC", text)
        case "latin":
            # "Мay" has one letter of Cyrillic.
            latin = text.translate(_TO_LATIN)
            is_latin = latin.isascii() and 2 * sum(map(str.isascii, text)) > len(text)
            return latin if is_latin else text.translate(_TO_CYRILLIC)
        case "lost":
            beside = hiding.string[start - 1 : start], hiding.string[end : end + 1]
            return "–" if all(map(str.isspace, beside)) else " "
        case _:
            return dereferenced(text)


def dereferenced(text: str) -> str:
    """Return a text with characters in place of HTML's references to them."""
    if "&" not in text or not _REFERENCE.search(text):
        return text
    from html import unescape  # noqa: PLC0415 - its table of names is seldom needed

    return _REFERENCE.sub(lambda reference: unescape(reference[0]), text)
