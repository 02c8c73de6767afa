"""The verdict on a line: its role, and the rule that gave it."""

import attrs

from osce_press.models import Role

__all__ = ["LANDMARK_ROLES", "Verdict"]

#: What lines inside a landmark of the markup are, by the landmark's name.
LANDMARK_ROLES = {
    "navigation": Role.NAVIGATION,
    "banner": Role.NAVIGATION,
    "search": Role.NAVIGATION,
    "complementary": Role.RELATED,
    "contentinfo": Role.FOOTER,
}


@attrs.frozen
class Verdict:
    """The role of a line, and why."""

    role: Role
    #: Name of the rule that decided.
    rule: str
    #: The vocabulary entry or markup that the rule went by, if any.
    entry: str | None = None
