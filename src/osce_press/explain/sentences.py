"""The sentences that say why: one for each rule, part of a page and value of a record.

They are in ``sentences.json``.
"""

import json
from collections.abc import Mapping

from osce_press._common.packaged import packaged
from osce_press._values import Origin

__all__ = ["ABOUT", "PARTS", "RULES", "SOURCES", "why"]

_SENTENCES = json.loads(packaged("explain", "sentences.json").read_text("utf-8"))

RULES: Mapping[str, str] = _SENTENCES["rules"]
"""Why a line has its role, by the rule that gave it."""
PARTS: Mapping[Origin, str] = {Origin(part): text for part, text in _SENTENCES["parts"].items()}
"""What the parts of a page are called in a sentence."""
SOURCES: Mapping[str, str] = _SENTENCES["sources"]
"""Where each value of a record is read from."""
ABOUT: Mapping[str, tuple[str, ...]] = {
    code: tuple(names) for code, names in _SENTENCES["about"].items()
}
"""The values that a notice is about; one that is not here is about the whole page."""


def why(rule: str, entry: str | None) -> str:
    """Return the sentence for a rule, with the entry or the markup that it went by."""
    sentence = RULES.get(rule, f"The rule {rule} says so")
    return f"{sentence} ({entry})." if entry else f"{sentence}."
