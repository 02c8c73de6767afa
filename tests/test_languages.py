"""Kinds and labels are read in every language of the data, also where no page was met in it."""

import pytest

import osce_press
from osce_press.vocabulary import KindEntry, LabelEntry, default

KINDS = [entry for entry in default().kinds if entry.kind]
LABELS = [entry for entry in default().labels if entry.block == "metadata"]
BODY = "VIENNA, 1 August 2006 - The meeting took place as planned.\n"


@pytest.mark.parametrize("entry", KINDS, ids=lambda entry: entry.slug)
def test_the_kind_of_a_page(entry: KindEntry) -> None:
    for name in (entry.name, *(name.text for name in entry.names)):
        page = f"{name}\nA title of five words\n- Date:\n- Source:\n- OSCE Secretariat\n{BODY}"
        article = osce_press.parse_text(page)
        assert article.kind_label == name
        meant = {other.kind for other in KINDS if name in [n.text for n in other.names]}
        assert article.kind in meant | {entry.kind}


@pytest.mark.parametrize("entry", LABELS, ids=lambda entry: entry.key)
def test_the_labels_of_a_page(entry: LabelEntry) -> None:
    for name in entry.names:
        page = f"Press release\nA title of five words\n- {name.text}:\n- Date:\n{BODY}"
        field, _date = osce_press.parse_text(page).metadata
        assert field.label == name.text
        meant = {e.key for e in LABELS if name.text in [other.text for other in e.names]}
        assert field.key in meant
