"""The metadata block: where it ends, and what is a label or a value in it."""

import pytest

import osce_press

HEAD = "Press release\nOSCE trains judges\n"
TEXT = "The training took place as planned, they said."

Fields = list[tuple[str, tuple[str, ...]]]


def read(head: str) -> tuple[Fields, list[str]]:
    """Return the labels with their values, and the lines that were left to the body."""
    article = osce_press.parse(f"{head}{TEXT}\n")
    *left, last = article.paragraphs
    assert last == TEXT
    return [(field.label, field.values) for field in article.metadata], left


def read_html(block: str) -> tuple[Fields, list[str]]:
    article = osce_press.parse_html(
        f"<p>Press release</p><h1>OSCE trains judges</h1>{block}<p>{TEXT}</p>"
    )
    *left, last = article.paragraphs
    assert last == TEXT
    return [(field.label, field.values) for field in article.metadata], left


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Date", "today"),
        ("Source", "Combating trafficking in human beings."),
        ("Source", "Austria"),
        ("Source", "The people of Fort Xyz say:"),
        ("Fields of work", "OSCE Mission to Serbia."),
        ("Fields of work", "Austria"),
        ("Place", "OSCE Mission to Serbia."),
        ("Rapporteur", "The people of Fort Xyz agree."),
    ],
)
def test_a_line_that_does_not_fit_its_label_ends_the_block(label: str, value: str) -> None:
    assert read(f"{HEAD}- Source:\n- {label}:\n- {value}\n") == (
        [("Source", ()), (label, ())],
        [value],
    )


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("P-number: 7", ("P-number", ("7",))),
        ("One two three four: 7", ("One two three four", ("7",))),
        ("Place: VIENNA", ("Place", ("VIENNA",))),
    ],
)
def test_an_item_of_few_words_and_a_colon_is_a_label(
    line: str, field: tuple[str, tuple[str, ...]]
) -> None:
    fields = [("Date", ("3 May 2004",)), ("Place", ("OSH",)), field]
    assert read(f"{HEAD}- Date: 3 May 2004\n- Place: OSH\n- {line}\n") == (fields, [])


@pytest.mark.parametrize(
    "line",
    [
        "1st rapporteur: Ana Novak",
        "One two three four five: 7",
        # The label has its value beside it, so that no other follows.
        "GENEVA",
    ],
)
def test_any_other_item_ends_the_block(line: str) -> None:
    fields = [("Date", ("3 May 2004",)), ("Place", ("OSH",))]
    assert read(f"{HEAD}- Date: 3 May 2004\n- Place: OSH\n- {line}\n") == (fields, [line])


def test_a_list_ends_where_its_items_end() -> None:
    assert read(f"{HEAD}- Date:\n- Source:\nOSCE Mission to Serbia\n") == (
        [("Date", ()), ("Source", ())],
        ["OSCE Mission to Serbia"],
    )


@pytest.mark.parametrize(
    ("lines", "fields", "left"),
    [
        ("Place:\nVIENNA\nGENEVA\n", [("Place", ("VIENNA", "GENEVA"))], []),
        (
            "Source:\nODIHR\nOSCE Mission to Serbia\n",
            [("Source", ("ODIHR", "OSCE Mission to Serbia"))],
            [],
        ),
        # The name of a town, but of one that OSCE does not name.
        ("Place:\nVIENNA\nIndependence\n", [("Place", ("VIENNA",))], ["Independence"]),
        ("Source:\nODIHR\nVIENNA\n", [("Source", ("ODIHR",))], ["VIENNA"]),
        ("Issued on:\n3 May 2004\n4 May 2004\n", [("Issued on", ("3 May 2004",))], ["4 May 2004"]),
        ("Place: VIENNA\nPlace: GENEVA\n", [("Place", ("VIENNA",))], ["Place: GENEVA"]),
    ],
)
def test_plain_lines_are_more_values_only_if_they_are_known_names(
    lines: str, fields: Fields, left: list[str]
) -> None:
    assert read(f"{HEAD}{lines}") == (fields, left)


@pytest.mark.parametrize(
    "lines",
    [
        "Rapporteur: Ana Novak\nSource: ODIHR\n",
        "Rapporteur:\nAna Novak\nSource:\nODIHR\n",
    ],
)
def test_plain_lines_before_a_known_label_can_be_a_label_nobody_has_seen(lines: str) -> None:
    article = osce_press.parse(f"{HEAD}Date: 3 May 2004\n{lines}{TEXT}\n")
    assert [(field.label, field.key, field.values) for field in article.metadata] == [
        ("Date", "date", ("3 May 2004",)),
        ("Rapporteur", None, ("Ana Novak",)),
        ("Source", "source", ("ODIHR",)),
    ]
    assert article.paragraphs == (TEXT,)


@pytest.mark.parametrize(
    "lines",
    [
        ["Rapporteur: Ana Novak"],
        ["Rapporteur: Ana Novak", "More of the text"],
        ["Rapporteur: Ana Novak", "More", "And more", "And still more", "Source: ODIHR"],
    ],
)
def test_plain_lines_that_no_known_label_follows_are_text(lines: list[str]) -> None:
    page = "\n".join([f"{HEAD}Date: 3 May 2004", *lines, ""])
    assert read(page) == ([("Date", ("3 May 2004",))], lines)


def test_labels_can_stand_on_one_line() -> None:
    fields = [
        ("Date", ()),
        ("Place", ("FORT XYZ",)),
        ("Source", ("ODIHR",)),
        ("Fields of work", ("Education", "Youth")),
    ]
    row = "Date: Place: FORT XYZ Source: ODIHR Fields of work: Education, Youth"
    assert read(f"{HEAD}{row}\n{TEXT}\n") == (fields, [TEXT])
    for prose in ("Source: they say it. Place: they do not say where it is.", f"{TEXT}\n{row}"):
        assert read(f"{HEAD}{prose}\n{TEXT}\n") == ([], [*prose.split("\n"), TEXT])


def test_below_two_plain_labels_with_values_a_label_nobody_has_seen_needs_no_more() -> None:
    known = "Date: 3 May 2004\nSource: ODIHR\n"
    fields = [("Date", ("3 May 2004",)), ("Source", ("ODIHR",))]
    unknown = "Rapporteur: Ana Novak\nTheme: Maps of Osh\n"
    more = [("Rapporteur", ("Ana Novak",)), ("Theme", ("Maps of Osh",))]
    assert read(f"{HEAD}{known}{unknown}{TEXT}\n") == (fields + more, [TEXT])
    for line in ("Rapporteur: Ana Novak spoke.", "When: 3 May", "Rapporteur: A, B, C, D, E, F, G"):
        assert read(f"{HEAD}{known}{line}\n{TEXT}\n") == (fields, [line, TEXT])


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Source", "OSCE Mission to Serbia"),
        ("Place", "VIENNA"),
        ("Fields of work", "Human rights"),
        ("Date", "3 May 2004"),
    ],
)
def test_a_plain_label_alone_is_a_block_if_its_value_is_known(label: str, value: str) -> None:
    page = f"{HEAD}A summary of the training\n{label}: {value}\n"
    assert read(page) == ([(label, (value,))], [])


@pytest.mark.parametrize(
    "line", ["Source: the people of Fort Xyz", "Place: FORT XYZ", "Date: 3 May"]
)
def test_a_plain_label_alone_is_text_if_its_value_is_not_known(line: str) -> None:
    summary = "A summary of the training"
    assert read(f"{HEAD}{summary}\n{line}\n") == ([], [summary, line])


@pytest.mark.parametrize(
    ("block", "fields", "left"),
    [
        (
            "<p class='label'>Source</p><p>ODIHR</p><p class='label'>Topic</p><p>Water</p>",
            [("Source", ("ODIHR",)), ("Topic", ("Water",))],
            [],
        ),
        (
            "<dl><dt>Source</dt><dd>ODIHR</dd><dd>The people of Fort Xyz</dd></dl>",
            [("Source", ("ODIHR", "The people of Fort Xyz"))],
            [],
        ),
        (
            "<table><tr><th>Source</th><td><p>ODIHR</p><p>Visits</p></td></tr></table>",
            [("Source", ("ODIHR", "Visits"))],
            [],
        ),
        (
            "<table><tr><th>Source</th><td>ODIHR</td><td>Visits</td></tr></table>",
            [("Source", ("ODIHR",))],
            ["Visits"],
        ),
        (
            "<table><tr><th>Source</th></tr></table><p>ODIHR</p><p>Visits</p>",
            [("Source", ("ODIHR",))],
            ["Visits"],
        ),
    ],
)
def test_elements_say_what_belongs_to_a_label(block: str, fields: Fields, left: list[str]) -> None:
    assert read_html(block) == (fields, left)
