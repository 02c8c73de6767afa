"""Media advisories: the labels What, Who, When, Where and Registration in the body."""

import pytest

import osce_press

HEAD = "Media advisory\nMaps of ten rivers to be shown in Osh\n- Date: 3 May 2004\n"
MAPS = "What: A show of maps\n"
SHOWN = ("What", "what", ("A show of maps",))

#: Bodies by what they show, and their labels, each with its key and values.
BODIES: dict[str, tuple[str, list[tuple[str, str, tuple[str, ...]]]]] = {
    "values on the label's line and on the next": (
        f"{MAPS}When:\n4 May 2004, 10:00\nWhere: The library\n",
        [SHOWN, ("When", "when", ("4 May 2004, 10:00",)), ("Where", "where", ("The library",))],
    ),
    "a label right after a label": (f"Who:\n{MAPS}", [("Who", "who", ()), SHOWN]),
    "the last line is a value": (
        f"{MAPS}Registration:\nBy mail",
        [SHOWN, ("Registration", "registration", ("By mail",))],
    ),
    "the last line is a label": (f"{MAPS}Where:", [SHOWN, ("Where", "where", ())]),
    "labels in French": (
        "Qui: La cartographe\nQuand:\nLe 4 mai 2004\n",
        [("Qui", "who", ("La cartographe",)), ("Quand", "when", ("Le 4 mai 2004",))],
    ),
    "one label": (f"{MAPS}Come and see them.\n", []),
    "one label twice": ("Who: The mayor\nWho: The mapmaker\n", []),
    "labels of contacts": ("Phone: 555 12\nEmail: ana@example.org\n", []),
}


@pytest.mark.parametrize("name", BODIES)
def test_labels_in_the_body_are_metadata_and_stay_in_it(name: str) -> None:
    body, fields = BODIES[name]
    article = osce_press.parse(HEAD + body)
    date, *others = article.metadata
    assert (date.label, date.values) == ("Date", ("3 May 2004",))
    assert [(field.label, field.key, field.values) for field in others] == fields
    assert article.paragraphs == tuple(body.splitlines())
