"""The words of the title: those of its line, without what the site sets around them.

Either the head of the document names the site once more than the line does ("Nine mills – Daily",
"Nine mills – Daily - Daily"), or the line is a link and more, or ends in a date, and the link or
what precedes the date is what the head says ("Nine mills (daily.example) 87", "Nine mills 3 May"),
or it is what windows say ("Nine mills | OSCE"). Something else can be glued to what the head says,
as elements side by side are ("CountryNine mills").
"""

from collections.abc import Iterator

from osce_press._common.regex import regex
from osce_press._lines.page import Markup
from osce_press._marks import Line
from osce_press.vocabulary import Vocabulary

__all__ = ["title_span"]

_SIGNS = "|·•:–—-"
#: What stands between a title and the site's name.
_SEPARATOR = regex(rf"\s+[{_SIGNS}]+\s+")
#: A title that something is glued to has so many words.
_LEAST_WORDS = 3


def title_span(line: Line, markup: Markup, vocabulary: Vocabulary) -> tuple[int, int]:
    """Return where in its line the title begins and ends."""
    text = line.text.replace("\u00a0", " ")
    for witness in markup.titles:
        for title in (witness, *_SEPARATOR.split(witness)):
            if len(title.split()) >= _LEAST_WORDS and (span := _glued(text, title)):
                return span
    end = len(text)
    for sign in reversed([*_SEPARATOR.finditer(text)]):
        site = text[sign.end() : end]
        # "OSCE" can be a word of the title behind a dash.
        named = vocabulary.structure(site) if "|" in sign[0] or " " in site else None
        if named is None or ("|" not in sign[0] and named.type != "organization"):
            break
        end = sign.start()
    return 0, (end if end < len(text) else _end(line, text, markup))


def _glued(text: str, title: str) -> tuple[int, int] | None:
    """Return where a title stands in a text, if nothing but its place parts it from the rest."""
    begin = text.find(title)
    end = begin + len(title)
    if begin < 0:
        return None
    before, after = text[:begin], text[end:]
    signs_before = not any(map(str.isalnum, before))
    glued_before = before[-1:].islower() and title[0].isupper()
    glued_after = title[-1].islower() and after[:1].isalnum() and not after[:1].islower()
    if (signs_before or glued_before) and (not after or glued_after):
        return begin, end
    return None


def _end(line: Line, text: str, markup: Markup) -> int:
    """Return how many characters of its line are the title."""
    parts = list(_parts(line, text, markup))
    for witness in markup.titles:
        site = _more(witness, text)
        if site and (title := _before(text, site)):
            return len(title)
        for part in parts:
            if witness == part or _more(witness, part):
                return len(part)
    return len(text)


def _parts(line: Line, text: str, markup: Markup) -> Iterator[str]:
    """Yield what the markup sets apart at the beginning of a line: a link, what precedes others."""
    for link in (link for link in markup.links if line.offset <= link.offset < line.end):
        before = text[: link.offset - line.offset].rstrip()
        yield before or link.text
    for stamp in markup.stamps:
        if stamp.offset is not None and line.offset < stamp.offset <= line.end:
            yield text[: stamp.offset - line.offset].rstrip()


def _more(witness: str, words: str) -> str:
    """Return what stands behind words in the head of the document, set apart from them."""
    if not witness.startswith(words):
        return ""
    separator = _SEPARATOR.match(witness, len(words))
    return witness[separator.end() :] if separator else ""


def _before(text: str, site: str) -> str:
    """Return what stands before the site's name at the end of a text, if that is set apart."""
    rest = text.removesuffix(site)
    signed = rest.rstrip()
    spaced = signed.rstrip(_SIGNS)
    title = spaced.rstrip()
    return title if len(title) < len(spaced) < len(signed) < len(rest) < len(text) else ""
