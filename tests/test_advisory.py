"""Media advisories: the labels What, Who, When, Where and Registration in the body."""

import pytest

import osce_press

HEAD = "Media advisory\nMaps of ten rivers to be shown in Osh\n- Date: 3 May 2004\n"


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        pytest.param(
            "What: A show of maps\nWhen:\n4 May 2004, 10:00\nWhere: The library of Osh\n",
            [
                ("What", "what", ("A show of maps",)),
                ("When", "when", ("4 May 2004, 10:00",)),
                ("Where", "where", ("The library of Osh",)),
            ],
            id="values on the label's line and on the next",
        ),
        pytest.param(
            "Who:\nWhat: A show of maps\n",
            [("Who", "who", ()), ("What", "what", ("A show of maps",))],
            id="a label right after a label has its own value",
        ),
        pytest.param(
            "What: A show of maps\nRegistration:\nBy mail",
            [("What", "what", ("A show of maps",)), ("Registration", "registration", ("By mail",))],
            id="the last line is a value",
        ),
        pytest.param(
            "Qui: La cartographe de Och\nQuand:\nLe 4 mai 2004\n",
            [
                ("Qui", "who", ("La cartographe de Och",)),
                ("Quand", "when", ("Le 4 mai 2004",)),
            ],
            id="labels in French",
        ),
        pytest.param("What: A show of maps\nCome and see them.\n", [], id="one label"),
        pytest.param("Who: The mayor\nWho: The mapmaker\n", [], id="one label twice"),
        pytest.param("Phone: 555 12\nEmail: ana@example.org\n", [], id="labels of contacts"),
    ],
)
def test_labels_in_the_body_are_metadata_and_stay_in_it(
    body: str, fields: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    article = osce_press.parse(HEAD + body)
    date, *others = article.metadata
    assert (date.label, date.values) == ("Date", ("3 May 2004",))
    assert [(field.label, field.key, field.values) for field in others] == fields
    assert article.paragraphs == tuple(body.splitlines())
