"""What an element says of itself that people do not see it: attributes, style, class."""

import re
from collections.abc import Mapping

__all__ = ["HIDING", "is_hidden", "is_hidden_by_name"]

#: Attributes that hide an element whatever they say, and all that can.
_ALWAYS = frozenset({"hidden", "popover"})
HIDING = _ALWAYS | {"role", "style"}
_INVISIBLE = re.compile(
    r"(?:^|;)\s*+(?:display\s*+:\s*+none|visibility\s*+:\s*+(?:hidden|collapse)"
    # Far outside the window, or cut down to a point.
    r"|(?:left|text-indent|top)\s*+:\s*+-(?:\d{4,}px|\d{3,}r?em)"
    r"|clip\s*+:\s*+rect\((?:[01](?:px)?[\s,]*+){4}\)"
    r"|clip-path\s*+:\s*+inset\((?:50|100)%\)|mso-hide\s*+:\s*+all)(?!\w)"
    # Without height; videos stand in a box whose padding is its height.
    r"|\A(?=.*overflow\s*+:\s*+hidden)(?!.*padding)(?:.*;)?\s*+(?:max-)?height\s*+:\s*+0(?![\d.])",
    re.IGNORECASE | re.DOTALL,
)
#: A class that is hidden on narrow screens alone says where it is shown: "d-md-block", "md:flex";
#: in print does not count.
_SHOWN = re.compile(r"(?<!print)(?<!inline)[-:](?:block|flex|grid|inline|table)")


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Return whether attributes other than the class hide an element."""
    return (
        not _ALWAYS.isdisjoint(attributes)
        or attributes.get("role") == "tooltip"
        or _INVISIBLE.search(attributes.get("style", "")) is not None
    )


def is_hidden_by_name(classes: str, names: frozenset[str]) -> bool:
    """Return whether one of an element's classes has a name of those that hide it."""
    return not names.isdisjoint(classes.lower().split()) and not _SHOWN.search(classes)
