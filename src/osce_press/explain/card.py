"""Records as notebooks show them: a small card in the colours of the notebook, light or dark."""

import html
from collections.abc import Iterable, Iterator
from typing import Any

from osce_press._values import counted, named

__all__ = ["article_card", "listing_card"]

_BOX = (
    "max-width:48em;padding:.7em 1em;border:1px solid rgba(128,128,128,.5);border-radius:.4em;"
    "overflow-wrap:anywhere;line-height:1.45"
)
#: Of a paragraph, so many characters stand on the card, and of a listing, so many entries.
_LONGEST_SHOWN = 280
_MOST_ENTRIES = 10


def article_card(article: Any) -> str:
    """Return what an article is, where and when, how it begins, and what there is to remark."""
    places, sources = ([*map(named, one)] for one in (article.places, article.sources))
    fields = [field.name for field in article.fields_of_work]
    first = article.paragraphs[0] if article.paragraphs else ""
    parts = [
        _line([_kind(article, article.page_type), article.date or "no date", *places]),
        _title(article.title),
        *(_line(names) for names in (sources, fields) if names),
        f'<p style="margin:.5em 0">{_escaped(_cut(first))}</p>' if first else "",
        _line([counted(len(article.paragraphs), "paragraph"), article.language]),
        _address(article.url),
        _notices(article.notices),
    ]
    return _box(parts)


def listing_card(listing: Any) -> str:
    """Return what a listing lists, its first entries as a table."""
    entries = listing.entries
    rows = "".join(
        f'<tr><td style="white-space:nowrap;text-align:left">{_escaped(entry.date or "no date")}'
        f'</td><td style="text-align:left">{_escaped(_kind(entry, ""))}</td>'
        f'<td style="text-align:left">{_escaped(entry.title or "no title")}</td></tr>'
        for entry in entries[:_MOST_ENTRIES]
    )
    head = "".join(
        f'<th scope="col" style="text-align:left">{name}</th>' for name in ("date", "kind", "title")
    )
    more = len(entries) - _MOST_ENTRIES
    parts = [
        _line(["listing", counted(len(entries), "entry", "entries")]),
        _title(listing.title),
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if rows else "",
        _line([f"and {more} more"]) if more > 0 else "",
        _address(listing.url),
        _notices(listing.notices),
    ]
    return _box(parts)


def _box(parts: Iterable[str]) -> str:
    return f'<div style="{_BOX}">{"".join(parts)}</div>'


def _title(title: str | None) -> str:
    return f'<div style="font-weight:600;font-size:1.15em">{_escaped(title or "no title")}</div>'


def _line(words: Iterable[object]) -> str:
    shown = " · ".join(_escaped(word) for word in words if word)
    return f'<div style="font-size:.92em">{shown}</div>' if shown else ""


def _address(url: str | None) -> str:
    if url is None:
        return ""
    # Only such an address may be one to follow.
    if url.lower().startswith(("https://", "http://")):
        address = _escaped(url)
        return (
            f'<div style="font-size:.92em"><a href="{address}" rel="noreferrer">{address}</a></div>'
        )
    return _line([url])


def _notices(notices: Iterable[Any]) -> str:
    items = list(_items(notices))
    if not items:
        return ""
    count = counted(len(items), "notice")
    inner = f'<ul style="margin:.2em 0 0;padding-left:1.4em">{"".join(items)}</ul>'
    return f"<details><summary>{count}</summary>{inner}</details>"


def _items(notices: Iterable[Any]) -> Iterator[str]:
    for notice in notices:
        yield f"<li>{_escaped(notice.message)} <code>{_escaped(notice.code)}</code></li>"


def _kind(record: Any, default: str) -> str:
    return record.kind or record.kind_label or default


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def _escaped(value: object) -> str:
    """Return a value as HTML that can be encoded: half of a surrogate pair is spelled out."""
    return html.escape(str(value).encode(errors="backslashreplace").decode())
