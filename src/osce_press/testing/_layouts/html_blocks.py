"""The metadata block in every markup: templates of a block, a label and its values."""

import datetime
import html
from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from osce_press.models import MetadataField

__all__ = ["ALL_HTML_LAYOUTS", "MARKED", "HtmlLayout", "print_block"]

HtmlLayout = Literal["dl", "ul", "ul-strong", "table", "fields", "p-strong", "p-br", "divs"]
ALL_HTML_LAYOUTS: tuple[HtmlLayout, ...] = get_args(HtmlLayout)
#: Layouts whose markup tells labels from values and both from the body.
MARKED: frozenset[HtmlLayout] = frozenset(ALL_HTML_LAYOUTS) - {"p-br", "divs"}


class _Layout(NamedTuple):
    block: str
    #: A label with its values.
    field: str
    #: One value, or all of them where they have one element.
    value: str = "{}"
    #: Between fields.
    between: str = ""


_LAYOUTS: dict[HtmlLayout, _Layout] = {
    "dl": _Layout("<dl>{}</dl>", "<dt>{}</dt>{}", "<dd>{}</dd>"),
    "ul": _Layout("<ul>{}</ul>", "<li>{}</li>{}", "<li>{}</li>"),
    "ul-strong": _Layout("<ul>{}</ul>", "<li><strong>{}</strong> {}</li>"),
    "table": _Layout("<table>{}</table>", "<tr><th>{}</th><td>{}</td></tr>"),
    "fields": _Layout(
        "{}",
        '<div class="field field-type-text"><div class="field-label">{}</div>'
        '<div class="field-items">{}</div></div>',
        '<div class="field-item">{}</div>',
    ),
    "p-strong": _Layout("{}", "<p><strong>{}</strong> {}</p>"),
    "p-br": _Layout("<p>{}</p>", "{} {}", between="<br>"),
    "divs": _Layout("<div>{}</div>", "<div><div>{}</div><div>{}</div></div>"),
}


def print_block(
    metadata: Iterable[MetadataField],
    name: HtmlLayout,
    *,
    apart: bool = False,
    stamp: datetime.date | None = None,
) -> str:
    """Print a metadata block.

    The values of a label stand ``apart`` where the layout has elements for them; a ``stamp`` is the
    date in the markup of the date's value, which may have no text at all.
    """
    layout = _LAYOUTS[name]
    fields: list[str] = []
    for field in metadata:
        values = [html.escape(value, quote=False) for value in field.values]
        if field.key == "date" and stamp is not None:
            values = [_stamped("".join(values), stamp, name)]
        if values and not (apart and layout.value != "{}"):
            values = [", ".join(values)]
        printed = "".join(layout.value.format(value) for value in values)
        fields.append(layout.field.format(f"{html.escape(field.label, quote=False)}:", printed))
    return layout.block.format(layout.between.join(fields)) if fields else ""


def _stamped(text: str, stamp: datetime.date, name: HtmlLayout) -> str:
    """Print a date with its machine-readable form, as HTML 5 or as Drupal 7 does."""
    when = f"{stamp}T00:00:00+02:00"
    if name == "fields":
        return (
            f'<span class="date-display-single" property="dc:date" content="{when}">{text}</span>'
        )
    return f'<time datetime="{when}">{text}</time>'
