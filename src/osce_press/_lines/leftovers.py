"""What programs leave in the texts that they print: escapes of characters, tags, codes."""

import binascii
import contextlib
import re

from osce_press._common.regex import regex
from osce_press._lines.encoding import decode

__all__ = [
    "join_surrogates", "unescaped", "unquoted", "untagged", "with_lines_above", "with_tags",
    "without_tokens",
]  # fmt: skip

#: Characters as JSON, Python and JavaScript escape them; line breaks, where no path has them.
_CODE = r"\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|%u[\da-fA-F]{4}"
_ESCAPE = regex(rf"{_CODE}|\\[nrt\"'\\/]")
_IS_ESCAPED = regex(rf"{_CODE}|<\\/|\\n(?![a-z])(?s:.*?)\\n(?![a-z])")
_SIGNS = {"n": "\n", "r": "\r", "t": "\t"}
#: A text as Python prints a string or bytes.
_PRINTED = regex(r"\s*(b?)([\"'])(.*)\2\s*", re.DOTALL)
#: Quoted-printable: a sign of equality, or two bytes of UTF-8; all others are such, or end lines.
_QUOTED = regex(r"=(?:3D|[CDE][\dA-F]=(?:\r?\n=)?[89AB][\dA-F])")
_NOT_QUOTED = regex(r"=(?![\dA-F]{2}|\r?\n|\Z)")
#: Tags of lines, and those in them; one that is quoted stands between blanks.
_BLOCK, _INLINE = (
    "blockquote|div|h[1-6]|li|ol|p|ul",
    "a|abbr|b|em|font|i|small|span|strong|su[bp]|u",
)
_LINED = regex(
    rf"(?m)^[ \t]*<(?:{_BLOCK})(?:\s[^<>]*)?>|</(?:{_BLOCK})\s*>[ \t]*$|(?<! )<br\s*/?>"
    rf"|<({_INLINE})(?:\s[^<>]*)?>[^<>]*</\1\s*>",
    re.IGNORECASE,
)
_BREAK = regex(rf"(?<![ \t])[ \t]*+</?(?:br|{_BLOCK})(?:\s[^<>]*)?>[ \t]*", re.IGNORECASE)
_TAG = regex(rf"</?(?:{_INLINE})(?:\s[^<>]*)?>", re.IGNORECASE)
#: The same, escaped; and the lines above the first of them.
_ESCAPED_TAG = regex(
    rf"&lt;(/?(?:br|{_BLOCK}|{_INLINE})(?:\s(?:(?!&[lg]t;)[^<>]){{0,500}})?/?)&gt;", re.IGNORECASE
)
_ABOVE = regex(rf"\s*[^<\s][^<]*?(?=\n[ \t]*+<(?:{_BLOCK})[\s>]|<br\s*/?>[ \t]*\n)", re.IGNORECASE)
#: What editors print for programs: media of Drupal and WordPress, settings and styles of Word. A
#: text needs one of the words to have any of it.
_TOKEN_WORDS = (
    '[[{"', "[img_assist|", "[gallery", "Fragment--", "false false", "false\nfalse",
    "/* Style ", "ieooui",
)  # fmt: skip
_SETTING = r"false|true|\d+|[A-Z]{2}-[A-Z]{2}|X-NONE|MicrosoftInternetExplorer\d"
#: Signs of tags, and those that stand for elements when HTML has been read.
_MARKS = r"<>\x01-\x03"
_TOKEN = regex(
    rf"(?<![:\w])\[\[\{{\"(?:fid\"|type\":\"media\")(?:(?!\[\[)[^\n{_MARKS}])*?\}}\]\]"
    rf"|\[img_assist\|[^\[\]\n{_MARKS}]*\]|(?<!\w)\[gallery(?: [^\[\]\n{_MARKS}]*)?\]"
    r"|(?:&lt;|<)!--(?:Start|End)Fragment--(?:&gt;|>)"
    r"|st1\\:\*\s?\{behavior:url\(#ieooui\)\s*\}"
    rf"|\bNormal\s+0(?:\s+(?:{_SETTING})\b){{3,}}"
    rf"|/\* Style Definitions \*/(?:[\w.,:*\\@\s-]{{1,80}}\{{[^{{}}{_MARKS}]*\}})*"
)
_CAPTION = regex(r"\[caption [^\[\]\n]*\]((?:(?!\[caption )(?s:.)){0,2000}?)\[/caption\]")


def join_surrogates(text: str) -> str:
    """Return the text with each pair of surrogates as the one character that the two stand for.

    So does any encoder, and a record must not change in a file. One without its other half stays.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text


def unescaped(text: str) -> str:
    r"""Return a text with the characters that its escapes stand for: ``\u2013``, ``\n``."""
    if not ("\\" in text or "%u" in text) or not _IS_ESCAPED.search(text):
        return text
    printed = _PRINTED.fullmatch(text)
    text = _ESCAPE.sub(_character, printed[3] if printed else text)
    if printed and printed[1]:
        with contextlib.suppress(UnicodeError):
            return text.encode("latin-1").decode()
    # JSON escapes a character beyond the first 65,536 as two.
    return join_surrogates(text)


def _character(escape: re.Match[str]) -> str:
    code = escape[0][2:]
    return chr(int(code, 16)) if code else _SIGNS.get(escape[0][1], escape[0][1])


def unquoted(text: str) -> str:
    """Return a text, or HTML, with what quoted-printable stands for, if it is so wholly."""
    if "=" not in text or '="' in text or _NOT_QUOTED.search(text) or not _QUOTED.search(text):
        return text
    return decode(binascii.a2b_qp(text.encode(errors="replace"))).text


def untagged(text: str) -> str:
    """Return a text without the tags of lines, words and links that are left in it."""
    if "<" not in text or not _LINED.search(text):
        return text
    return _TAG.sub("", _BREAK.sub("\n", text))


def without_tokens(text: str) -> str:
    """Return a text, or that of HTML, without what editors print for programs."""
    if not any(map(text.__contains__, _TOKEN_WORDS)):
        return text
    return _TOKEN.sub("", text)


def with_tags(html: str) -> str:
    """Return HTML whose text was escaped as if it were none, with its paragraphs and captions."""
    if "[/caption]" in html:
        html = _CAPTION.sub(r"<div class=wp-caption>\1</div>", html)
    return _ESCAPED_TAG.sub(r"<\1>", html) if html.count("&lt;/p&gt;") > 1 else html


def with_lines_above(html: str) -> str:
    """Return a part of a page in HTML with the lines above it, which have no tags, as lines."""
    above = None if html.lstrip().startswith("<") else _ABOVE.match(html)
    if above is None or re.search(r"\n\s*[^\W\d_A-Z]", above[0]):
        return html
    return above[0].replace("\n", "<br>\n") + html[above.end() :]
