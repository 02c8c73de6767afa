"""What stands between head and tail: paragraphs, captions, standing notices, repetitions."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from osce_press._common.regex import regex
from osce_press._grammar.shape import Shape, ends_sentence, shape_of
from osce_press._lines.page import Page, around
from osce_press._marks import Line
from osce_press._parts.element_names import names_of
from osce_press._parts.outline import Head, Verdict
from osce_press._parts.tail import contacts_within, reads_on, stretch_start
from osce_press.models import Role
from osce_press.vocabulary._fold import fold

__all__ = ["AGAIN", "captions", "captions_and_notices", "has_credit", "standing_notice"]

#: A photographer's credit, (OSCE/Name) or (Name/OSCE), at the beginning or end of a caption; words
#: may be glued to whatever stands in brackets at the beginning. An address says who wrote it.
_CREDIT = r"[(\[](?P<words>(?:(?!://)[^()\[\]]){2,80})[)\]]"
_CREDIT_ABOVE = regex(rf"{_CREDIT}(?P<glued>[^\W\d_])?")
_CREDIT_BELOW = regex(rf"{_CREDIT}\.?$")
#: What stands before a credit: "They smile. (AFP/Ana Marku)", "They smile. Photo: Ana Marku".
_STOPS = (".", "!", "?", "”", "»", '"')
_BEFORE_CREDIT = regex(r"[.!?”»\"]\s+|\s\|\s|\s(?=©)")
#: One has a sign of these.
_BARE = ("/", "©", "(c)")
#: What stands before a credit without brackets: "© OSCE/Ana Marku", "Photo: OSCE/Ana Marku".
_CREDIT_SIGN = regex(r"(?P<copyright>©|\([cC]\))\s*|(?P<word>[^\W\d_]+)\s?:?\s")
#: A paragraph shorter than this may stand twice by chance.
_LEAST_REPEATED = 40
_LONGEST_CREDIT = 80
#: An agency's or a photographer's name has so many words.
_MOST_OF_NAME = 3
#: What e-mails and printed pages draw a line of, or pictures with no words leave in a text.
_RULE = "-–—_=~|![]()"
#: A caption has so many lines at most.
_MOST_CAPTION_LINES = 4
AGAIN = Verdict(Role.REPETITION, "printed-above")
#: Standing notices of a report come within so many lines of its header line.
_NOTICES_WITHIN = 5


def captions_and_notices(lines: Sequence[Line], head: Head, page: Page) -> dict[int, Verdict]:
    """Return the lines between head and tail that are no paragraphs: position to verdict.

    Pages with a header line (forms C2, C3 and C6, 1997 to 2022) print disclaimers and repeat a
    paragraph as pull quote; the template of 2012 (C4) prints its caption twice.
    """
    found = captions(lines, page)
    if len(lines) > 2 and lines[0].mark.words == lines[1].mark.words:
        if head.structure is not None:
            found[0] = found[1] = Verdict(Role.CAPTION, "printed-twice")
        else:
            one, other = (line.spot.element for line in lines[:2])
            is_beside = one != other and page.elements[one].parent == page.elements[other].parent
            if is_beside and _can_repeat(lines[0]):
                # A lead for telephones, and once more for screens.
                found[1] = AGAIN
    title, begun = head.title, False
    for position, line in enumerate(lines[:_NOTICES_WITHIN]):
        begun = begun or line.mark.is_prose
        if notice := standing_notice(line):
            found[position] = notice
        elif title and not begun and fold(line.text) == fold(title.text):
            found[position] = AGAIN
    if title and len(title.text) >= _LEAST_REPEATED:
        # A heading of the text can have the same words.
        same = (at for at, it in enumerate(lines) if it.mark is title.mark and not it.hints.heading)
        found.update(dict.fromkeys(same, AGAIN))
    if head.header is not None:
        found.update(_repetitions(lines))
    times = Counter(line.mark.words for line in lines if line.hints.item)
    found.update({at: it for at, line in enumerate(lines) if (it := _of_site(line, times))})
    found.update(_text_again(lines, head))
    for section in contacts_within(lines, page.elements):
        found.update(dict.fromkeys(range(section.start, section.end), section.verdict))
    return found


def _of_site(line: Line, times: Mapping[str, int]) -> Verdict | None:
    """Return the verdict on a rule, or a button that shows the rest of a text.

    ``times`` is how often words are an item of a list.
    """
    # In a table, a dash is a value.
    if line.text[-1] in _RULE and line.hints.tag not in {"td", "th"}:
        # "--- page 2 ---" is one, too.
        words = line.text.strip(f"{_RULE} ")
        named = line.mark.vocabulary.phrase(words) if words else None
        if named.slug == "page-break" if named else not words and len(line.text) > 1:
            return Verdict(Role.FOOTER, "standing-line", "rule")
    phrase = line.mark.meaning.phrase
    if phrase and reads_on(line) and (line.is_link or not line.mark.is_word):
        # An item can be the text's; below each of several elections, it leads to its page.
        is_sites = not line.hints.item or times[line.mark.words] > 1
        return Verdict(phrase.role, "standing-line", phrase.slug) if is_sites else None
    return None


def standing_notice(line: Line) -> Verdict | None:
    """Return the verdict on a line that says for whom a report is, or from when on."""
    entry = line.mark.meaning.phrase
    if entry is None or entry.role is not Role.NOTICE or entry.corrects:
        return None
    if entry.match == "prefix":
        # The text can begin on its line, with a full stop between them or without.
        behind, last = line.text.partition(". ")[2], line.text.rpartition(". ")[2]
        other = line.mark.vocabulary.phrase(behind) if shape_of(behind) >= Shape.SENTENCE else entry
        if other is None or other.role is not Role.NOTICE or shape_of(last) is Shape.LONG:
            return None
    return Verdict(Role.NOTICE, "standing-notice", entry.slug)


def has_credit(line: Line) -> bool:
    """Return whether a line ends with OSCE's credit of a photograph.

    "... of the Office (OSCE/ODIHR)" does not.
    """
    credit = _CREDIT_BELOW.search(line.text) if line.text.endswith((")", "]")) else None
    bracketed = credit is not None and _is_osces(line, credit) and not credit[0].isupper()
    return bracketed or _has_bare_credit(line)


def _has_bare_credit(line: Line) -> bool:
    """Whether OSCE's credit stands without brackets, alone, or begins or ends a line.

    That is "OSCE/Ana Marku", also behind "Photo:", or "© OSCE" at the end.
    """
    if not any(map(line.text.__contains__, _BARE)):
        return False
    parts, find = _BEFORE_CREDIT.split(line.text), line.mark.vocabulary
    first, last = parts[0], parts[-1]
    for part in (first, last):
        sign = _CREDIT_SIGN.match(part)
        if sign and sign["word"]:
            phrase = find.phrase(f"{sign['word']}:")
            sign = sign if phrase and phrase.role is Role.CAPTION else None
        owner, slash, name = part[sign.end() if sign else 0 :].rstrip(".").partition("/")
        named = find.structure(owner)
        if named is None or named.type != "organization":
            continue
        if _is_name(name) and not name.isupper() and find.structure(name) is None:
            return True
        if not slash and sign and sign["copyright"] and part is last is not first:
            return True
    return False


def _is_name(words: str) -> bool:
    """Whether words can be those of a photographer or an agency."""
    names = words.split()
    return 0 < len(names) <= _MOST_OF_NAME and all(name[0].isupper() for name in names)


def _is_osces(line: Line, credit: re.Match[str]) -> bool:
    """Whether words in brackets name the OSCE and a photographer, or begin with "photo:"."""
    words = credit["words"].replace("://", "")
    named = "/" in words[2:-2] and line.mark.vocabulary.names_osce(words)
    return named or _is_named(line, words)


def captions(lines: Sequence[Line], page: Page) -> dict[int, Verdict]:
    """Return the captions, by position: marked up, or with a standing phrase or a credit."""
    found: dict[int, Verdict] = {}
    opened: int | None = None
    opening, read = True, 0
    markup = page.markup
    images = dict(zip((it.offset for it in markup.images), markup.image_elements, strict=True))
    for position, line in enumerate(lines):
        entry = line.mark.meaning.phrase
        shown = line.start in images or line.start - 1 in images or _is_photographed(line)
        if page.elements and (named := _captioned(position, lines, page, images)):
            found[position] = Verdict(Role.CAPTION, "markup", named)
        elif (
            entry
            and entry.role is Role.CAPTION
            and not (entry.match == "prefix" and line.mark.is_prose)
        ):
            found[position] = Verdict(Role.CAPTION, "standing-phrase", entry.slug)
            below = lines[position + 1 : position + _MOST_CAPTION_LINES]
            if any(it.mark.dateline for it in below):
                # "Photo details" ends all that stands above the dateline.
                found.update(dict.fromkeys(range(position), found[position]))
        elif (
            (opening or shown)
            and (shown or position + 1 < len(lines))
            and _is_credited(line, lines[max(0, position - 1) : position + _MOST_CAPTION_LINES])
            and line.mark.dateline is None
        ):
            # Below the dateline it is a paragraph, unless an image is right above it.
            opening = opening and not any(above.mark.dateline for above in lines[read:position])
            read = position
            if not (opening or shown):
                continue
            found[position] = Verdict(Role.CAPTION, "credit")
        else:
            opening = opening and (position < _MOST_CAPTION_LINES or not line.mark.is_prose)
            continue
        if opened is not None and position - opened < _MOST_CAPTION_LINES:
            # A caption on several lines begins with a credit and ends with one.
            found.update(dict.fromkeys(range(opened + 1, position), found[opened]))
        opened = position if opening and line.text.startswith("(") else None
    return found


def _captioned(
    position: int, lines: Sequence[Line], page: Page, images: Mapping[int, int]
) -> str | None:
    """Return what the markup says a caption by, of a line in it or below an image.

    That can also be a table or what is called "photo", if they hold no more than a credit.
    """
    line, elements = lines[position], page.elements
    # Below a quotation, it says whose that is.
    above = lines[max(0, position - 1)].spot.element
    if line.hints.tag == "figcaption" and elements[above].tag != "blockquote":
        return "figcaption"
    image = images.get(line.start, images.get(line.start - 1))
    if image is None:
        return None
    if "caption" in line.hints.names:
        return "caption"
    if elements[line.spot.element].tag == "figure":
        return "figure"
    at = max({*around(line.spot.element, elements)} & {*around(image, elements)})
    named = names_of(line.mark.vocabulary).read("class", elements[at].classes).get("caption")
    named = "table" if elements[at].tag == "table" else named
    beside = (*lines[max(0, position - 1) : position], *lines[position + 1 : position + 2])
    within = (it for it in beside if at in around(it.spot.element, elements))
    return named if named and not line.mark.dateline and all(map(has_credit, within)) else None


def _is_credited(line: Line, near: Sequence[Line]) -> bool:
    """Whether a line begins or ends with a credit.

    That is ``(OSCE/Name)``, or any agency's behind a full stop, if a dateline stands below, or the
    same line once more.
    """
    if _has_bare_credit(line):
        return True
    text = line.text
    above = _CREDIT_ABOVE.match(text)
    if above and (above["glued"] or _is_osces(line, above)):
        return True
    credit = _CREDIT_BELOW.search(text) if text.endswith((")", "]", ").", "].")) else None
    # "... of the Office (OSCE/ODIHR)." is a sentence.
    capitals = credit is not None and credit[0].isupper()
    if credit and _is_osces(line, credit) and not (capitals and text.endswith(".")):
        return True
    if credit and text[: credit.start()].rstrip().endswith(_STOPS):
        is_credit = _is_name(credit["words"]) or "/" in credit["words"]
    elif credit or text.endswith(_STOPS):
        return False
    else:
        is_credit = _is_named(line, _BEFORE_CREDIT.split(text[-_LONGEST_CREDIT:])[-1])
    others = (it for it in near if it is not line)
    return is_credit and any(it.mark.dateline or it.mark.words == line.mark.words for it in others)


def _is_photographed(line: Line) -> bool:
    """Whether a line is sure to be a caption: "They smile. (OSCE/Ana Marku)"."""
    credit = _CREDIT_BELOW.search(line.text) if line.text.endswith((")", "]")) else None
    if credit is None or not line.text[: credit.start()].rstrip().endswith(_STOPS):
        return False
    name = credit["words"].partition("/")[2]
    is_person = " " in name and _is_name(name) and not line.mark.vocabulary.structure(name)
    return is_person and _is_osces(line, credit)


def _is_named(line: Line, words: str) -> bool:
    """Whether words say whose a photograph is; "© OSCE" does at the end of a caption."""
    phrase = line.mark.vocabulary.phrase(words)
    return phrase is not None and (phrase.role is Role.CAPTION or words.startswith("©"))


def _repetitions(lines: Sequence[Line]) -> dict[int, Verdict]:
    """Return the paragraphs at the end that stand above already, or begin so where it is cut.

    Short lines among them do, too.
    """
    first = {line.mark.words: line for line in reversed(lines)}
    wholes: dict[int, Line] = {}
    for position in range(len(lines) - 1, 0, -1):
        text = lines[position].mark.words
        # What ends as a sentence was not cut.
        above = () if wholes or ends_sentence(text) else lines[:position]
        begun = (it for it in above if it.mark.words.startswith(text))
        whole = next(iter(begun), first[text])
        if whole is lines[position]:
            break
        wholes[position] = whole
    # What was cut within a word is as sure as a long line.
    cut = next((it.mark.words[len(lines[at].mark.words) :] for at, it in wholes.items()), "")
    least = 0 if cut[:1].isalnum() else _LEAST_REPEATED
    long = (it for at, it in wholes.items() if len(lines[at].text) >= least)
    return dict.fromkeys(wholes, AGAIN) if any(map(_can_repeat, long)) else {}


def _text_again(lines: Sequence[Line], head: Head) -> dict[int, Verdict]:
    """Return the lines at the very end that print the text once more, whole or from a place on.

    Several paragraphs stand there in the order in which they stand above, or the one with the
    dateline; one alone can be a refrain. What stands in the head can be printed with them.
    """
    texts = [line.text for line in lines]
    end = len(texts)
    # Where the last line stands above, if it does.
    last = next((at for at in range(end - 2, -1, -1) if texts[at] == texts[-1]), -1)
    length = next((n for n in range(last + 1) if texts[last - n] != texts[end - 1 - n]), last + 1)
    start = end - length
    again = lines[start:]
    paragraphs = {line.text for line in again if _can_repeat(line)}
    if len(paragraphs) < 2 and not any(line.mark.dateline for line in again):
        return {}
    above = {line.text for line, _ in head.verdicts()}
    start = stretch_start(lines, last + 1, start, lambda line: line.text in above)
    return dict.fromkeys(range(start, end), AGAIN)


def _can_repeat(line: Line) -> bool:
    return len(line.text) >= _LEAST_REPEATED and line.mark.is_prose
