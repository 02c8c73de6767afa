"""Labels of listings: which lines are labels, and which values they can have."""

import pytest

from osce_press import parse_listing
from osce_press._grammar.labels import Label, read_unknown_label
from osce_press._lines.page import Line
from osce_press._parts.block import RawValue
from osce_press.vocabulary import LabelEntry, Name, Vocabulary, default

DATED = "Publishing date: 5 May 2004"


def metadata(line: str, vocabulary: Vocabulary | None = None) -> dict[str, tuple[str, ...]]:
    """Return labels and values of an entry with this line under its date."""
    page = f"Newsroom\nA mill\n{DATED}\n{line}\nIt turns.\n"
    (entry,) = parse_listing(page, vocabulary=vocabulary).entries
    labels = {field.label: field.values for field in entry.metadata}
    assert labels.pop("Publishing date") == ("5 May 2004",)
    return labels


class TestValues:
    @pytest.mark.parametrize(
        ("value", "fits"),
        [
            ("5 Maius 2004", True),
            ("Maius 2004 in the old style", True),
            ("Maius 2004 in the very old style", False),
            ("5 " + "M" * 38, True),
            ("5 " + "M" * 39, False),
            ("It was 2004.", True),
            ("It was in 2004.", False),
            ("Maius", False),
            ("5 May 2004" + "." * 150, True),
            ("5 May 2004" + "." * 151, False),
        ],
    )
    def test_of_a_date(self, value: str, *, fits: bool) -> None:
        entries = parse_listing(f"Newsroom\nA mill\nPublishing date: {value}\n").entries
        assert [entry.metadata[0].values for entry in entries] == [(value,)] * fits

    @pytest.mark.parametrize(
        ("line", "fits"),
        [
            ("Content type: Tales of old mills", True),
            ("Content type: Tales of very old mills", False),
            (f"Content type: {'M' * 40}", True),
            (f"Content type: {'M' * 41}", False),
            ("Content type: Tales. Mills", False),
            ("Content type: Tales:", False),
            ("Collections: Mills, Bees", True),
            ("Collections: Mills, bees", False),
            ("Collections: Mills, 3rd bees", True),
            ("Collections: Mills, “bees”", True),
            ("Collections: Mills, Bees!", False),
            (f"Collections: {'M' * 120}", True),
            (f"Collections: {'M' * 121}", False),
            (f"Collections: {'M' * 79}, {'B' * 79}", True),
            (f"Collections: {'M' * 80}, {'B' * 79}", False),
            ("Where we are: osce secretariat", True),
            ("Where we are: osce mill", False),
            ("Place: vienna", True),
            ("Place: far away", False),
            ("What we do: youth", True),
            ("Organized by: the mills", True),
            ("Organized by: the mills of all towns.", False),
            (f"Organized by: {'m' * 160}", True),
            (f"Organized by: {'m' * 161}", False),
        ],
    )
    def test_of_names(self, line: str, *, fits: bool) -> None:
        label, value = line.split(": ")
        found = metadata(line)
        assert {key: ", ".join(names) for key, names in found.items()} == (
            {label: value} if fits else {}
        )

    def test_a_date_stands_where_it_is_printed(self) -> None:
        page = "Newsroom\nA mill\nPublishing date:  5 May 2004\nContent type : News\n"
        (entry,) = parse_listing(page).entries
        assert [field.label for field in entry.metadata] == ["Publishing date", "Content type"]
        assert [
            (evidence.text, evidence.start)
            for name, evidence in entry.evidence.items()
            if name in {"date", "kind"}
        ] == [("News", page.index("News\n")), ("5 May 2004", page.index("5 May"))]


class TestLabels:
    def test_the_listings_meaning_of_a_label_comes_first(self) -> None:
        names = (Name("Mill date"),)
        vocabulary = default().extend(
            labels=[LabelEntry("mill", "metadata", names), LabelEntry("date", "listing", names)]
        )
        (entry,) = parse_listing(
            "Newsroom\nA mill\nMill date: 5 May 2004\n", vocabulary=vocabulary
        ).entries
        assert [(field.label, field.key) for field in entry.metadata] == [("Mill date", "date")]

    @pytest.mark.parametrize(("length", "is_label"), [(60, True), (61, False)])
    def test_the_longest(self, length: int, *, is_label: bool) -> None:
        label = "M" * length
        vocabulary = default().extend(labels=[LabelEntry("mill", "listing", (Name(label),))])
        line = f"{label}: {'m' * 100}"
        assert metadata(line, vocabulary) == ({label: ("m" * 100,)} if is_label else {})


class TestUnknownLabels:
    @pytest.mark.parametrize(
        ("label", "value", "is_label"),
        [
            ("Partners", "Two mills", True),
            ("Partners", "", True),
            ("A4 and A5", "Two mills", True),
            ("4", "Two mills", False),
            ("Partners of our mills", "Bees", True),
            ("Partners of our old mills", "Bees", False),
            ("Partners", "They are two mills.", False),
            ("Partners", "M" * 150, True),
            ("Partners", "M" * 151, False),
        ],
    )
    def test_between_known_ones(self, label: str, value: str, *, is_label: bool) -> None:
        found = metadata(f"{label}: {value}\nWhat we do: Youth")
        assert found.get(label) == ((value,) if is_label and value else () if is_label else None)

    def test_has_its_value_where_it_is_printed(self) -> None:
        assert read_unknown_label(Line(10, 12, "Partners:  Two mills")) == Label(
            *("Partners", None, None, RawValue("Two mills", 23)),
            listing=False,
            known=False,
            fits=True,
        )
