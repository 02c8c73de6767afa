"""What could have been title, kind, language and type of a page, and why it is or is not."""

from collections.abc import Iterable
from itertools import compress, islice
from operator import attrgetter

from osce_press._lines.page import Page
from osce_press._marks import Line
from osce_press._parts.outline import Outline
from osce_press._record.language import PageLanguage
from osce_press._record.page_type import Judgement
from osce_press._record.stated import Stated, evidence_of
from osce_press.explain.sentences import PARTS, why
from osce_press.models import Evidence, Origin

__all__ = ["consider_address", "consider_language", "consider_lines"]

#: Menus can hold many headings and names of kinds; so many are kept besides what was taken.
_MOST = 12
_HEADING, _KIND = attrgetter("hints.heading"), attrgetter("mark.meaning.kind")


def consider_lines(outline: Outline, stated: Stated, judgement: Judgement) -> None:
    """Keep the headings that could have been the title, the names of kinds, and the page's type."""
    lines, head = outline.lines, outline.head
    _consider("title", head.title, compress(lines, map(_HEADING, lines)), outline, stated)
    kinds = (it for it in compress(lines, map(_KIND, lines)) if not it.is_link)
    _consider("kind", head.kind, kinds, outline, stated)
    stated.consider("page_type", judgement.type, judgement.evidence, judgement.reason, taken=True)
    if judgement.evidence.start is not None:
        stated.evidence["page_type"] = judgement.evidence


def consider_language(language: PageLanguage, stated: Stated) -> None:
    """Keep the languages that the page's words, its address and its markup tell."""
    origin = language.origin
    first = ""
    if origin is not None:
        # Nothing but the labels tells it otherwise, and only where nothing states it.
        first = "the words of the text" if origin is Origin.BODY else "the labels"
        reason = f"{first.capitalize()} are in it."
        stated.consider("language", language.tag, Evidence(origin, ""), reason, taken=True)
    for tag, evidence in zip(language.stated, language.evidence, strict=True):
        taken = not first
        first = first or PARTS[evidence.origin]
        reason = f"{first.capitalize()} comes first." if taken else f"After {first}."
        stated.consider("language", tag, evidence, reason, taken=taken)


def consider_address(page: Page, stated: Stated) -> None:
    """Keep the address that the caller gave, and the one that the markup states."""
    if page.url:
        evidence = Evidence(Origin.URL, page.url)
        stated.consider("url", page.url, evidence, "It was given with the page.", taken=True)
    if (printed := page.markup.canonical_url) is not None:
        evidence = Evidence(Origin.MARKUP, printed, markup=page.markup.canonical_markup)
        reason = "After the address that was given." if page.url else "The markup states it."
        stated.consider("url", page.canonical, evidence, reason, taken=not page.url)


def _consider(
    name: str, taken: Line | None, lines: Iterable[Line], outline: Outline, stated: Stated
) -> None:
    """Keep the line that was taken, and the first of the others."""
    others = islice((line for line in lines if line is not taken), _MOST)
    for line in others if taken is None else (taken, *others):
        role, rule, entry = outline.verdicts[line.number]
        because = why(rule, entry)
        reason = f"Its role is {role.value}: {because[0].lower()}{because[1:]}"
        stated.consider(name, line.text, evidence_of(line), reason, taken=line is taken)
