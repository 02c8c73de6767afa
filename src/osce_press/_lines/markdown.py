"""Reading Markdown, which crawlers write of HTML: it becomes HTML again."""

import importlib.util
import itertools
import re
from collections.abc import Iterator

from osce_press._common.regex import regex
from osce_press._grammar.shape import ends_sentence
from osce_press._lines.layout import fills, title_above, values_above
from osce_press.errors import optional

__all__ = ["can_read_markdown", "html_of", "looks_like_markdown"]

#: Headings, links, labels, datelines and whole lines in bold.
_SIGN = regex(
    r"^\ufeff?#{1,6}[ \t]+[^\s#]|\[[^\[\]\n]{1,400}\]\(<?(?:https?:|mailto:|/)[^()\s]{0,800}[\s)]"
    r"|^[ \t>*+-]*\*\*[^*\n]{1,60}(?:[:–—-][ \t]*\*\*|\*\*:)"
    r"|^\*\*[^\s*](?:[^*\n]{0,200}[^\s*])?\*\*[ \t]*$|^[ \t>*+-]*_[^_\n]{1,60}:_(?=\s)",
    re.MULTILINE,
)
#: Signs that mean nothing in Markdown behind a backslash: a dateline's dash, the stop of a day.
_ESCAPE = regex(r"(?m)(?<=\s)\\-{1,2}\s|\d\\\.\s")
_LOOKED_AT = 65_536
#: A page in a fence, as models write one.
_FENCE = regex(r"\s*(`{3,})(?:markdown|md)?[ \t]*\n(.*)\n\1\s*", re.DOTALL)
#: A line break by a backslash, and an address that was broken at a width.
_BREAK, _BROKEN = regex(r"(?m)(?<!\\)\\[ \t]*$"), regex(r"(\]\([^()\s]+)\n([^()\s]+\))")
#: Emphasis with blanks at the inner side of its marks, or a mark between a sign and a word, which
#: Markdown takes for no marks; a single one stands around a label or dateline.
_EMPHASIS = regex(
    r"(?<![^\s>(\[|“\"])(\*{1,3}|_{1,3})([ \t]*)([^\s*_](?:[^*\n]*?[^\s*])?)([ \t]*)\1(?![*_])(\w?)"
)
#: How Pandoc writes elements with their classes.
_PANDOC = regex(r"(?m)^:{3,}.*$|\[([^\[\]\n]+)\]\{[#.][^{}\n]*\}|[ \t]+\{[#.][^{}\n]*\}[ \t]*$")
#: A number that begins a line, as dates do and items of a list.
_NUMBER = regex(r"(?m)^([ \t>]*(\d{1,9}))\.(?=[ \t])")
#: A rule, or what makes the line above it a heading.
_UNDERLINE = regex(r" {0,3}-{3,}\s*$")
#: A line that goes on with the one above, and one that begins with a label.
_PROSE = regex(r"\s*(?![#>|:]|[*+-]\s|\d+[.)]\s)\S")
_LABEL = regex(r"\s*(?:[*_]{2})?[^\W\d_a-z][^:*_]{0,40}:(?:[*_]{2})?(?:\s|$)")
#: A whole paragraph on a line of its own is longer than a converter's lines, and ends a sentence.
#: Where no blank line stands below it, or above a heading, all paragraphs are lines.
_LINES = regex(r"(?m)^.{120,}[.!?:]['\"”’»)\]]*\n(?=\S)|\S\n#{1,6} \S")
#: A line break that is not between two rows of a table.
_LINE_BREAK = regex(r"^[^|\n]*\n|\n(?=[^|\n]*$)", re.MULTILINE)
#: html2text breaks lines at this width: headings, too, and after a hyphen.
_WIDTH = 78
_HYPHEN = regex(r".{60,}[^\W\d_]-$")
#: Below the first row of its tables, whose rows have no bar at either end.
_RULE = regex(r"-{3}(?:\|-{3})+\s*$")
#: A head of two cells that is a label and its value: converters make a head of any first row.
_FIRST_ROW = regex(
    r"(<thead>\n<tr>\n)<th[^>]*>(.*:\W*|.*:</\w+>|.*(?=</th>\n<th[^>]*>.*\d))</th>\n"
    r"<th[^>]*>(.*)</th>(?=\n</tr>)"
)
_INDENT = "    "
#: How the value of a label is set in a list of definitions, which this Markdown does not know.
_DEFINITION = regex(r"\n:[ \t]+")


def looks_like_markdown(text: str) -> bool:
    """Return whether a text has the signs of Markdown that people do not type for themselves."""
    signs = (_SIGN, _ESCAPE) if "\\" in text else (_SIGN,)
    return any(sign.search(text, 0, _LOOKED_AT) for sign in signs)


def can_read_markdown() -> bool:
    """Return whether the extra is installed."""
    return importlib.util.find_spec("markdown_it") is not None


def html_of(text: str) -> str:
    """Return Markdown as HTML, by the extra ``markdown``.

    As in all Markdown a line break is a blank, but for those before a label, around values that
    converters indent, and where paragraphs stand on lines: indented lines are text, not code.
    """
    parser = optional("markdown_it").MarkdownIt("commonmark", {"maxNesting": 50})
    parser.enable("table").disable("code")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if fenced := _FENCE.fullmatch(text):
        text = fenced[2]
    values, text = values_above(text)
    text = _PANDOC.sub(r"\1", _BROKEN.sub(r"\1\2", _BREAK.sub("  ", _of_lists(text))))
    text = _EMPHASIS.sub(_emphasized, text)
    title = title_above(values, text)
    if _LINES.search(text) or all(map(str.strip, text.strip().split("\n"))):
        # Some extractors write links into a text whose paragraphs stand on lines.
        text = _LINE_BREAK.sub(r"\g<0>\n", text)
    if values:
        last, _, text = text.partition("\n")
        # The title that extractors took out of the text becomes its heading again.
        heading = f"# {title[1]}\n\n" if title else ""
        text = "\n\n".join([*values.split("\n"), last, f"{heading}{text}"])
    html: str = parser.render("\n".join(_mended(_DEFINITION.sub(r"  \n", text).split("\n"))))
    return _FIRST_ROW.sub(r"\1<td>\2</td>\n<td>\3</td>", html) if "<thead>" in html else html


def _emphasized(found: re.Match[str]) -> str:
    mark, begin, words, end, letter = found.groups()
    glued = bool(letter) and not words[-1].isalnum()
    if not (begin or end or glued) or (len(mark) == 1 and (begin or words[-1] not in ":–—-")):
        return found[0]
    return f"{words}{letter}" if glued and not end else f"{begin}{mark}{words}{mark}{end}{letter}"


def _of_lists(text: str) -> str:
    """Return a text with those numbers escaped that begin lines, and no item of a list."""
    numbers = [-1, *(int(found[2]) for found in _NUMBER.finditer(text)), -1]
    lists = (
        number in {before + 1, after - 1} or number == 1 in {before, after}
        for before, number, after in zip(numbers, numbers[1:], numbers[2:], strict=False)
    )
    return _NUMBER.sub(lambda found: found[0] if next(lists) else rf"{found[1]}\.", text)


def _mended(lines: list[str]) -> Iterator[str]:
    """Yield lines as Markdown has them: breaks that count, broken words and headings, tables."""
    begun = ""
    is_table = False
    for line, following in itertools.pairwise([*lines, ""]):
        whole, begun = begun + line, ""
        is_table = _RULE.match(following) is not None or (is_table and "|" in line)
        goes_on = _PROSE.match(following) is not None
        # Some converters indent values, and set nothing else off from them.
        is_value = line.startswith(_INDENT) or (line[-1:] == ":" and following.startswith(_INDENT))
        if is_table and not line.startswith("|"):
            yield f"|{line}|"
        elif goes_on and _HYPHEN.match(line):
            begun = whole
        elif (
            goes_on
            and line.startswith("#")
            and (line.count("[") > line.count("]") or fills(line, following, _WIDTH))
        ):
            begun = f"{whole} "
        elif _UNDERLINE.match(following) and (_LABEL.match(line) or ends_sentence(line.rstrip())):
            yield from (whole, "")
        elif goes_on and (is_value or _LABEL.match(following)):
            yield f"{whole}  "
        else:
            yield whole
