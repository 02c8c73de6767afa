"""Where the image of an element is, which scripts may load later."""

import re
from collections.abc import Mapping

from osce_press._common.regex import regex

__all__ = ["image_address", "is_pixel"]

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
