"""Regular expressions that are compiled when something is first looked for with them.

The library has more than a hundred, most pages need half of them, and compiling them all takes
longer than reading several pages.
"""

import re
from typing import Any, AnyStr, cast

__all__ = ["regex"]


class _Late:
    """Stands for a compiled pattern: each of its methods is made when first asked for, and kept."""

    def __init__(self, pattern: object, flags: int) -> None:
        self.pattern: Any = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found

    def __reduce__(self) -> tuple[object, ...]:
        return regex, (self.pattern, self._flags)


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what ``re.compile`` does, without compiling it yet."""
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))
