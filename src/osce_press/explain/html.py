"""An explanation as one page of HTML, which needs no other file and no network."""

import base64
import functools
import hashlib
import html
import string
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from itertools import groupby, pairwise

from osce_press._card import harmless
from osce_press._common.regex import regex
from osce_press._values import counted
from osce_press._version import __version__
from osce_press.explain.findings import Candidate, Evidence, Notice
from osce_press.explain.parts import (
    ExplainedLine,
    ExplainedValue,
    Group,
    Sheet,
    as_words,
    cut,
    reason_of,
    runs_of,
)

__all__ = ["as_html"]

#: A value with its place in a line: start, end, and the value's identity.
_Span = tuple[int, int, str]

#: Tags of languages that may stand in an attribute.
_LANGUAGE = regex(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
#: How BCP 47 spells what OSCE's addresses spell otherwise: Bosnian, Croatian and Serbian as one.
_TAGS = {"hbs": "sh"}
_UNREAD = "Scripts, styles, comments and what browsers do not show are never read."
_TEXT = "Nothing: every line of the text is on this page."


def as_html(sheet: Sheet) -> str:
    """Return the page: the lines on the left, the record and the remarks on the right."""
    parts = _Parts(sheet)
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    lines = sheet.pointer.lines
    site = sum(one.line.is_boilerplate for one in lines)
    language = _TAGS.get(sheet.language or "", sheet.language or "")
    lang = f' lang="{language}"' if _LANGUAGE.fullmatch(language) else ""
    return string.Template(_asset("page.html")).substitute(
        policy=policy,
        name=_escaped(sheet.name),
        verdict=_escaped(_verdict(sheet.groups)),
        groups="\n".join(parts.groups()),
        remarks=parts.remarks(sheet.notices),
        left_out=_left_out(sheet.hidden) if sheet.is_html else f"<p>{_TEXT}</p>",
        count=f"{counted(len(lines), 'line')} with words, {site} of them the site's.",
        lines="\n".join(parts.runs(lang)),
        version=__version__,
        style=style,
        script=script,
    )


class _Parts:
    """Writes the parts of one page."""

    def __init__(self, sheet: Sheet) -> None:
        self._groups = groups = sheet.groups
        self._pointer = pointer = sheet.pointer
        #: The values read from each line, by its position.
        self._spans = defaultdict[int, list[_Span]](list)
        for value in (value for group in groups for value in group.values):
            for candidate in value.candidates:
                if not candidate.taken:
                    continue
                start, end = pointer.span(candidate.evidence) or (0, 0)
                for position in pointer.positions(candidate.evidence):
                    self._spans[position].append((start, end, value.id))
        self._names = {value.id: value.name for group in groups for value in group.values}

    # Lines.

    def runs(self, lang: str) -> Iterator[str]:
        """Yield the lines, those that follow each other for one reason together."""
        by_site = groupby(self._pointer.lines, key=lambda one: one.line.is_boilerplate)
        for is_site, lines in by_site:
            runs = runs_of(lines)
            written = [self._run(run, lang, folds=is_site and len(runs) == 1) for run in runs]
            if not is_site or len(runs) == 1:
                yield from written
                continue
            roles = ", ".join(dict.fromkeys(run[0].line.role.value for run in runs))
            count = counted(sum(map(len, runs)), "line")
            yield (
                f'<details class="run"><summary><span class="role">{roles}</span> '
                f"They are the site's, for several reasons. ({count})</summary>"
                f"{''.join(written)}</details>"
            )

    def _run(self, lines: Sequence[ExplainedLine], lang: str, *, folds: bool) -> str:
        role = lines[0].line.role
        head = f'<span class="role">{role.value}</span> {_escaped(reason_of(lines))}'
        listed = f"<ol{lang}>{''.join(map(self._line, lines))}</ol>"
        kind = role.value.replace(" ", "-")
        if folds:
            count = counted(len(lines), "line")
            return (
                f'<details class="run {kind}"><summary>{head} ({count})</summary>{listed}</details>'
            )
        return f'<div class="run {kind}"><p>{head}</p>{listed}</div>'

    def _line(self, one: ExplainedLine) -> str:
        spans = self._spans[one.position]
        values = " ".join(dict.fromkeys(value for _, _, value in spans))
        attributes = f' data-values="{values}"' if values else ""
        links = "".join(
            f' <a href="#value-{value}" data-values="{value}" '
            f'aria-describedby="shown-{value}">{as_words(self._names[value])}</a>'
            for value in values.split()
        )
        after = f'<span class="from" lang="en">{links}</span>' if links else ""
        words = "".join(_segments(one, spans))
        return (
            f'<li value="{one.number}" id="line-{one.position}"{attributes}>'
            f'<bdi class="words">{words}</bdi>{after}</li>'
        )

    # The record.

    def groups(self) -> Iterator[str]:
        """Yield the values, those of each entry of a listing folded."""
        for number, group in enumerate(self._groups):
            values = "".join(self._value(value, 4 if number else 3) for value in group.values)
            if number:
                title = next((one.shown for one in group.values if one.name == "title"), ())
                heading = ": ".join([group.heading, *title])
                yield (
                    f'<details class="group"><summary><h3>{_escaped(heading)}</h3></summary>'
                    f"{values}</details>"
                )
            else:
                heading = f'<h2 id="values">{group.heading}</h2>'
                yield f'<section aria-labelledby="values">{heading}{values}</section>'

    def _value(self, value: ExplainedValue, level: int) -> str:
        shown = "\n".join(map(_escaped, value.shown))
        name = as_words(value.name)
        kind = "shown" if shown else "none"
        taken = [candidate for candidate in value.candidates if candidate.taken]
        refused = [candidate for candidate in value.candidates if not candidate.taken]
        where = self._where([candidate.evidence for candidate in taken])
        reasons = dict.fromkeys(candidate.reason for candidate in taken)
        reason = next(iter(reasons)) if len(reasons) == 1 else ""
        told = " ".join([reason, *(candidate.reason for candidate in refused)])
        others = [one.message for one in value.notices if one.message not in told]
        paragraphs = [
            f'<p class="{kind}" id="shown-{value.id}">{shown or "not stated"}</p>',
            f'<p class="where">{where}</p>' if where else "",
            *(f'<p class="why">{_escaped(text)}</p>' for text in (reason, *others) if text),
            "" if shown else f'<p class="why">Read from: {_escaped(value.source)}</p>',
        ]
        items = "".join(map(self._refused, refused))
        folded = f"<summary>{len(refused)} refused for {name}</summary><ul>{items}</ul>"
        return (
            f'<div class="value" id="value-{value.id}" data-values="{value.id}">'
            f"<h{level}>{name}</h{level}>{''.join(paragraphs)}"
            f"{f'<details>{folded}</details>' if refused else ''}</div>"
        )

    def _where(self, evidence: Sequence[Evidence]) -> str:
        """Return links to the lines that evidence points to, and the markup it names."""
        positions = sorted({one for where in evidence for one in self._pointer.positions(where)})
        links: list[str] = []
        for _, run in groupby(enumerate(positions), key=lambda one: one[1] - one[0]):
            span = [position for _, position in run]
            numbers = self._pointer.numbers(span)
            words = "–".join(map(str, dict.fromkeys((numbers[0], numbers[-1]))))
            links.append(
                f'<a href="#line-{span[0]}">line{"s" if len(numbers) > 1 else ""} {words}</a>'
            )
        markup = dict.fromkeys(one.markup for one in evidence if one.markup)
        codes = [f"<code>{_escaped(text)}</code>" for text in markup if text]
        parts = ", ".join([*links, *codes])
        origins = dict.fromkeys(one.origin.value for one in evidence)
        return f"{', '.join(origins)}: {parts}" if parts else ""

    def _refused(self, candidate: Candidate) -> str:
        evidence = candidate.evidence
        printed = evidence.text.strip()
        value = candidate.value or f"“{printed}”"
        quoted = f" “{_escaped(cut(printed))}”" if candidate.value and printed != value else ""
        where = self._where([evidence])
        lines = " ".join(map(str, self._pointer.positions(evidence)))
        data = f' data-lines="{lines}"' if lines else ""
        return (
            f"<li{data}><strong>{_escaped(cut(value))}</strong>{quoted} "
            f"{_escaped(candidate.reason)}{f' ({where})' if where else ''}</li>"
        )

    def remarks(self, notices: Iterable[Notice]) -> str:
        """Return the notices as a list."""
        items: list[str] = []
        for notice in notices:
            positions: Sequence[int] = ()
            if notice.start is not None and notice.end is not None:
                positions = self._pointer.between(notice.start, notice.end)
            lines = " ".join(map(str, positions))
            numbers = self._pointer.numbers(positions)
            link = f' <a href="#line-{positions[0]}">line {numbers[0]}</a>' if positions else ""
            data = f' data-lines="{lines}"' if lines else ""
            items.append(
                f"<li{data}>{_escaped(notice.message)} <code>{notice.code}</code>{link}</li>"
            )
        return f"<ul>{''.join(items)}</ul>" if items else "<p>There are none.</p>"


def _segments(one: ExplainedLine, spans: Sequence[_Span]) -> Iterator[str]:
    """Yield the words of a line, cut where the values in it begin and end."""
    line = one.line
    inner = [(max(start, line.start), min(end, line.end), value) for start, end, value in spans]
    starts, ends = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for start, end, value in inner:
        if start < end:
            starts[start].append(value)
            ends[end].append(value)
    values = Counter[str]()
    for start, end in pairwise(sorted({line.start, line.end, *starts, *ends})):
        values.subtract(ends[start])
        values.update(starts[start])
        words = _escaped(line.text[start - line.start : end - line.start])
        names = " ".join(value for value, count in values.items() if count > 0)
        yield f'<span data-values="{names}">{words}</span>' if names else words


def _verdict(groups: Sequence[Group]) -> str:
    """Return what the page is, in a line."""
    first = {value.name: value.shown for value in groups[0].values}
    names = ("page_type", "kind", "date", "title")
    return " · ".join(shown for name in names for shown in first.get(name, ()))


def _left_out(hidden: Sequence[str]) -> str:
    items = "".join(f"<li>“{_escaped(text)}”</li>" for text in hidden)
    if not items:
        return f"<p>{_UNREAD} The page holds no such sentences.</p>"
    return f"<p>{_UNREAD} These sentences the page holds, but does not show:</p><ul>{items}</ul>"


def _escaped(text: str) -> str:
    return html.escape(harmless(text))


@functools.cache
def _asset(name: str) -> str:
    return resources.files("osce_press.explain").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    """Return what a Content Security Policy calls a style or script that it allows."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
