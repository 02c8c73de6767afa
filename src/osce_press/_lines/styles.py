"""What an element's attributes say of how it is shown, and whether, and of its image."""

import re
from collections.abc import Mapping

from osce_press._common.regex import regex

__all__ = [
    "BLOCKS", "HIDING", "displayed_as", "image_address", "is_hidden", "is_hidden_by_name",
    "is_pixel",
]  # fmt: skip

#: Attributes that hide an element whatever they say, and all that can.
_ALWAYS = frozenset({"hidden", "popover"})
HIDING = _ALWAYS | {"role", "style"}
#: A class that is hidden on narrow screens alone says where it is shown: "d-md-block", "md:flex";
#: in print does not count.
_SHOWN = regex(r"(?<!print)(?<!inline)[-:](?:block|flex|grid|inline|table)")
_INVISIBLE = regex(
    # The last declaration counts; what waits for its animation is shown when readers come to it.
    r"\A(?>(?:.*;)?\s*+display\s*+:)\s*+none(?!\w)"
    r"|\A(?!.*animation)(?>(?:.*;)?\s*+visibility\s*+:)\s*+(?:hidden|collapse)(?!\w)"
    # Far outside the window, or cut down to a point.
    r"|\A(?=.*position\s*+:)(?:.*;)?\s*+(?:left|top)\s*+:\s*+-(?:\d{4,}px|\d{3,}r?em)(?!\w)"
    r"|(?:^|;)\s*+(?:text-indent\s*+:\s*+-(?:\d{4,}px|\d{3,}r?em)"
    r"|clip\s*+:\s*+rect\((?:[01](?:px)?[\s,]*+){4}\)"
    r"|clip-path\s*+:\s*+inset\((?:50|100)%\)|mso-hide\s*+:\s*+all)(?!\w)"
    # Without height; videos stand in a box whose padding is its height.
    r"|\A(?=.*overflow\s*+:\s*+hidden)(?!.*padding)(?:.*;)?\s*+(?:max-)?height\s*+:\s*+0(?![\d.])",
    re.IGNORECASE | re.DOTALL,
)
#: What begins a line or does not, or keeps the lines of the source.
_DISPLAY = regex(
    r"(?:^|;)\s*+(?:display\s*+:\s*+(block|inline)|white-space\s*+:\s*+(pre)(?:-line|-wrap)?)"
    r"(?![\w-])",
    re.IGNORECASE,
)
#: The element that another becomes by it; the items of an inline list stay items.
_DISPLAYED = {
    ("font", "block"): "div",
    ("span", "block"): "div",
    ("div", "inline"): "span",
    ("div", "pre"): "pre",
    ("p", "pre"): "pre",
}
#: Elements that begin a line, and end with one.
BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "button", "caption", "center",
        "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
        "hgroup", "hr", "legend", "li", "main", "menu", "nav", "object", "ol", "optgroup",
        "option", "p", "search", "section", "select", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
#: Attributes with the address of an image, best first: where scripts keep it until it is scrolled
#: to, the one in "src" is a placeholder's.
_ADDRESSES = (
    *("data-src", "data-lazy-src", "data-original", "data-lazy", "data-hi-res-src", "data-echo"),
    *("data-srcset", "data-lazy-srcset", "src", "srcset", "data-url"),
)
#: Images of so few pixels count visitors.
_PIXEL = regex(r"\s*[0-2](?:px)?\s*")
#: So are images called that keep room.
_SPACER = regex(
    r"(?:^|/)(?:blank|clear|clearpixel|dot|pixel|shim|spacer|trans|transparent)\.gif(?:\?|$)"
)
_STYLED = regex(r"(?:^|[;\s])(?:width|height)\s*:\s*[0-2](?:px)?\s*(?:;|!|$)")


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Return whether attributes other than the class hide an element."""
    role = attributes.get("role")
    # The panel below a heading, or of a tab, is closed as details are: readers open it.
    return role != "tabpanel" and (
        not _ALWAYS.isdisjoint(attributes)
        or role == "tooltip"
        or _INVISIBLE.search(attributes.get("style", "")) is not None
    )


def is_hidden_by_name(classes: str, names: frozenset[str]) -> bool:
    """Return whether one of an element's classes has a name of those that hide it."""
    return not names.isdisjoint(classes.lower().split()) and not _SHOWN.search(classes)


def displayed_as(tag: str, style: str) -> str:
    """Return what an element of this style is shown as; a floating letter begins no line."""
    own = None if "float" in style else _DISPLAY.search(style)
    return _DISPLAYED.get((tag, (own[1] or own[2]).lower()), tag) if own else tag


def image_address(attributes: Mapping[str, str]) -> str:
    """Return the address of an image that is shown, or will be; "" for a placeholder."""
    for name in _ADDRESSES:
        if name not in attributes:
            continue
        address = attributes[name].strip()
        if name.endswith("srcset"):
            address = _widest(address)
        is_shown = not address.startswith(("about:", "data:")) and not _SPACER.search(address)
        if is_shown and ("." in address or "/" in address):
            return address
    return ""


def _widest(addresses: str) -> str:
    """Return the address of the largest image in a "srcset", of equal ones the last."""
    best, widest = 0.0, ""
    for each in re.split(r",\s+|(?<=\d[wx]),", addresses):
        address, _, width = each.strip(" ,").partition(" ")
        found = re.match(r"\d{1,9}(?:\.\d{1,9})?(?=[wx]$)", width.strip())
        size = float(found[0]) if found else 1.0
        if size >= best:
            best, widest = size, address
    return widest


def is_pixel(attributes: Mapping[str, str]) -> bool:
    """Whether an image counts visitors."""
    sizes = (attributes.get(side, "-") for side in ("width", "height"))
    return any(map(_PIXEL.fullmatch, sizes)) or bool(_STYLED.search(attributes.get("style", "")))
