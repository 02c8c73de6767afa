"""What the shape of a line decides: sentence or name, question or label."""

import pytest

import osce_press
from osce_press import Role

REST = "The meeting took place in the old town hall."


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Mission closed its doors.", None),
        ("Mission was closed.", "Mission was closed."),
        ("Mission closed its doors", "Mission closed its doors"),
    ],
)
def test_four_words_and_a_full_stop_are_a_sentence_and_no_title(
    line: str, title: str | None
) -> None:
    assert osce_press.parse_text(f"{line}\n{REST}\n{REST}\n").title == title


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Where did all the voters go?", Role.RELATED),
        ("Come and see the stars!", Role.RELATED),
        ("“Where did all the voters go?”", Role.RELATED),
        ("(“Where did all the voters go?”)", Role.RELATED),
        ("The voters all went home.", Role.BODY),
    ],
)
def test_a_related_item_is_a_title_which_may_be_a_question_but_no_prose(
    line: str, role: Role
) -> None:
    page = f"A title of five words\n{REST}\nRelated stories\n{line}\n"
    found = [(one.text, one.role) for one in osce_press.detect_boilerplate(page)]
    assert found[2:] == [("Related stories", role), (line, role)]


@pytest.mark.parametrize("colon", [":", "：", " :"])
@pytest.mark.parametrize("label", ["Rapporteur of the day", "A1 desk"])
def test_up_to_four_words_and_a_colon_can_be_a_label_nobody_has_seen_yet(
    label: str, colon: str
) -> None:
    article = osce_press.parse_text(
        f"Press release\nA title of five words\nSource{colon}\nOSCE Secretariat\n"
        f"{label}{colon}\nAna Petrova\n{REST}\n"
    )
    assert [(field.label, field.key, field.values) for field in article.metadata] == [
        ("Source", "source", ("OSCE Secretariat",)),
        (label, None, ("Ana Petrova",)),
    ]
    assert article.paragraphs == (REST,)


@pytest.mark.parametrize("label", ["Rapporteur of the first day", "1A desk", "(A) desk"])
def test_more_words_or_no_letter_before_a_colon_are_no_label(label: str) -> None:
    article = osce_press.parse_text(
        "Press release\nA title of five words\nSource:\nOSCE Secretariat\n"
        f"{label}:\nAna Petrova\n{REST}\n"
    )
    assert [field.label for field in article.metadata] == ["Source"]
    assert article.paragraphs == (f"{label}:", "Ana Petrova", REST)
