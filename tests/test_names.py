"""Names of structures and fields of work in the metadata block: how they are split and read."""

import pytest

import osce_press
from osce_press import FieldOfWork, Source

ACCORDS = "Personal Representative for Article IV, Annex 1-B, of the Dayton Peace Accords"


def parse(label: str, names: str) -> osce_press.Article:
    return osce_press.parse(
        f"Press release\nOSCE trains judges\n- Date:\n- {label}:\n- {names}\n"
        "The training took place as planned, they said.\n"
    )


@pytest.mark.parametrize(
    "names",
    [
        ["ODIHR"],
        ["ODIHR", "OSCE Office in Atlantis", "OSCE Mission to Serbia"],
        [ACCORDS],
        [ACCORDS, "ODIHR"],
        ["ODIHR", ACCORDS],
        [ACCORDS, "ODIHR", "OSCE Mission to Serbia"],
        ["ODIHR", ACCORDS, "OSCE Mission to Serbia", "OSCE Office in Atlantis"],
    ],
)
def test_a_list_is_split_at_its_commas_but_not_inside_a_known_name(names: list[str]) -> None:
    article = parse("Source", ", ".join(names))
    assert [source.text for source in article.sources] == names
    assert article.evidence["sources"].text == ", ".join(names)


def test_semicolons_and_a_comma_at_the_end_split_too() -> None:
    article = parse("Source", "ODIHR ; OSCE Mission to Serbia,")
    assert [source.text for source in article.sources] == ["ODIHR", "OSCE Mission to Serbia"]


def test_a_name_nobody_knows_is_kept_as_printed() -> None:
    assert parse("Source", "OSCE Office in Atlantis (closed)").sources == (
        Source(
            "OSCE Office in Atlantis",
            "OSCE Office in Atlantis (closed)",
            "osce-office-in-atlantis",
            closed=True,
        ),
    )
    assert parse("Fields of work", "(Water) & sanitation (new)").fields_of_work == (
        FieldOfWork(
            "(Water) & sanitation (new)", "(Water) & sanitation (new)", "water-and-sanitation-new"
        ),
    )


def test_a_name_of_another_language_gets_the_english_one() -> None:
    assert parse("Fields of work", "Права человека").fields_of_work == (
        FieldOfWork(
            "Human rights",
            "Права человека",
            "human-rights",
            known=True,
            current_name="Human rights",
            dimension="human",
        ),
    )
