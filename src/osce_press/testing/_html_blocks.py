"""The metadata block in every markup: a function for each, from labels and values to HTML."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, get_args

import attrs

from osce_press.models import MetadataField
from osce_press.testing._markup import Markup

__all__ = ["ALL_HTML_LAYOUTS", "MARKED", "HtmlLayout", "print_block"]

HtmlLayout = Literal[
    "dl",
    "dl-time",
    "dl-div",
    "dl-bare",
    "ul",
    "ul-strong",
    "table",
    "table-bare",
    "fields",
    "p-strong",
    "p-br",
    "p-lines",
    "divs",
]
ALL_HTML_LAYOUTS: tuple[HtmlLayout, ...] = get_args(HtmlLayout)
#: Layouts whose markup tells labels from values and both from the body.
MARKED: frozenset[HtmlLayout] = frozenset(ALL_HTML_LAYOUTS) - {"p-br", "p-lines", "divs"}


@attrs.frozen
class _Field:
    """A label with its colon and its values, all of them HTML."""

    label: str
    values: tuple[str, ...]

    @property
    def joined(self) -> str:
        return ", ".join(self.values)


def print_block(
    metadata: Iterable[MetadataField],
    layout: HtmlLayout,
    markup: Markup,
    stamp: datetime.date | None = None,
) -> str:
    """Print a metadata block.

    Args:
        metadata: The labels and values.
        layout: The markup.
        markup: How text is escaped, and how labels and values are set.
        stamp: The date in the markup of the date's value, which may have no text at all.
    """
    fields = [_field(field, layout, markup, stamp) for field in metadata]
    return _LAYOUTS[layout](fields, markup) if fields else ""


def _field(
    field: MetadataField, layout: HtmlLayout, markup: Markup, stamp: datetime.date | None
) -> _Field:
    bare = layout in {"dl-bare", "table-bare"}
    colon = "" if bare else f"{markup.before_colon}:{markup.after_colon}"
    values = tuple(map(markup.text, field.values))
    if field.key == "date" and stamp is not None:
        values = (_stamped(values, stamp, layout),)
    if not markup.apart and values:
        values = (", ".join(values),)
    return _Field(markup.text(field.label) + colon, values)


def _stamped(values: Sequence[str], stamp: datetime.date, layout: HtmlLayout) -> str:
    """Print a date with its machine-readable form, as HTML 5 or as Drupal 7 does."""
    text = "".join(values)
    if layout == "fields":
        return (
            '<span class="date-display-single" property="dc:date" datatype="xsd:dateTime"'
            f' content="{stamp}T00:00:00+02:00">{text}</span>'
        )
    return f'<time datetime="{stamp}T00:00:00+02:00">{text}</time>'


def _dl(fields: list[_Field], markup: Markup) -> str:
    return f"<dl>{markup.gap}{markup.gap.join(_pairs(fields))}{markup.gap}</dl>"


def _pairs(fields: Iterable[_Field]) -> Iterator[str]:
    for field in fields:
        yield f"<dt>{field.label}</dt>"
        for value in field.values or ("",):
            yield f"<dd>{value}</dd>"


def _dl_div(fields: list[_Field], markup: Markup) -> str:
    rows = (f"<div>{''.join(_pairs([field]))}</div>" for field in fields)
    return f'<dl class="facts">{markup.gap.join(rows)}</dl>'


def _ul(fields: list[_Field], markup: Markup) -> str:
    lines = (line for field in fields for line in (field.label, *field.values))
    return f"<ul>{markup.gap}{markup.gap.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _ul_strong(fields: list[_Field], markup: Markup) -> str:
    items = (f"<li><strong>{field.label}</strong> {field.joined}</li>" for field in fields)
    return f"<ul>{markup.gap.join(items)}</ul>"


def _table(fields: list[_Field], markup: Markup) -> str:
    rows = (
        f"<tr><th>{field.label}</th><td>{'<br>'.join(field.values)}</td></tr>" for field in fields
    )
    return f"<table>{markup.gap}{markup.gap.join(rows)}</table>"


def _fields(fields: list[_Field], markup: Markup) -> str:
    return markup.gap.join(
        f'<div class="field field-type-text"><div class="field-label">{field.label}</div>'
        f'{markup.gap}<div class="field-items">{_field_items(field)}</div></div>'
        for field in fields
    )


def _field_items(field: _Field) -> str:
    return "".join(
        f'<div class="field-item {("even", "odd")[index % 2]}">{value}</div>'
        for index, value in enumerate(field.values)
    )


def _p_strong(fields: list[_Field], markup: Markup) -> str:
    return markup.gap.join(
        f"<p><strong>{field.label}</strong> {field.joined}</p>" for field in fields
    )


def _p_br(fields: list[_Field], markup: Markup) -> str:
    lines = (f"{field.label} {field.joined}" for field in fields)
    return f"<p>{f'<br>{markup.gap}'.join(lines)}</p>"


def _p_lines(fields: list[_Field], markup: Markup) -> str:
    lines = (line for field in fields for line in (field.label, field.joined) if line)
    return markup.gap.join(f"<p>{line}</p>" for line in lines)


def _divs(fields: list[_Field], markup: Markup) -> str:
    rows = (
        f"<div><div>{field.label}</div>{markup.gap}<div>{field.joined}</div></div>"
        for field in fields
    )
    return f"<div>{markup.gap.join(rows)}</div>"


_LAYOUTS: dict[HtmlLayout, Callable[[list[_Field], Markup], str]] = {
    "dl": _dl,
    "dl-time": _dl,
    "dl-div": _dl_div,
    "dl-bare": _dl,
    "ul": _ul,
    "ul-strong": _ul_strong,
    "table": _table,
    "table-bare": _table,
    "fields": _fields,
    "p-strong": _p_strong,
    "p-br": _p_br,
    "p-lines": _p_lines,
    "divs": _divs,
}
