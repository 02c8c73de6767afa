"""Labels: those of the metadata block, where it ends, and those in the body of an advisory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import osce_press
from osce_press import FieldOfWork, Source, vocabulary

HEAD = "Press release\nOSCE trains judges\n"
TEXT = "The training took place as planned, they said."

ITEMS = "- Date: 3 May 2004\n- Place: OSH\n"
UNKNOWN = "Rapporteur: Ana Novak"
ACCORDS = "Personal Representative for Article IV, Annex 1-B, of the Dayton Peace Accords"
BOTH = ("ODIHR", "OSCE Mission to Serbia")

Fields = list[tuple[str, tuple[str, ...]]]


def read(head: str) -> tuple[Fields, list[str]]:
    """Return the labels with their values, and the lines that were left to the body."""
    article = osce_press.parse(f"{head}<p>{TEXT}" if "<" in head else f"{head}{TEXT}\n")
    *left, last = article.paragraphs
    assert last == TEXT
    return [(field.label, field.values) for field in article.metadata], left


def names_of(label: str, names: str) -> osce_press.Article:
    return osce_press.parse(f"{HEAD}- Date:\n- {label}:\n- {names}\n{TEXT}\n")


DATED = [("Date", ("3 May 2004",)), ("Place", ("OSH",))]
DC = "VIENNA / FORT XYZ / WASHINGTON D.C."
RAPPORTEUR = [("Rapporteur", ("Ana Novak",)), ("Source", ("ODIHR",))]
SUMMARY = "A summary of the training"


def test_labels_can_stand_on_one_line() -> None:
    fields = [
        *(("Date", ()), ("Place", ("FORT XYZ",)), ("Source", ("ODIHR",))),
        ("Fields of work", ("Education", "Youth")),
    ]
    row = "Date: Place: FORT XYZ Source: ODIHR Fields of work: Education, Youth"
    bars = "Date: | Place: FORT XYZ | Source: ODIHR | Fields of work: Education, Youth"
    glued = "Date:Place:FORT XYZ\nSource:ODIHR\nFields of work:Education, Youth"
    bullets = "Date: - Place: FORT XYZ - Source: ODIHR - Fields of work: Education, Youth"
    for block in (row, bars, glued, bullets):
        assert read(f"{HEAD}{block}\n{TEXT}\n") == (fields, [TEXT])
    # A text can follow on the line, and labels nobody has seen stand among others.
    longer = f"{row.replace('FORT XYZ', 'OSH')} {TEXT}".replace("Source", "Theme: Maps Source")
    assert read(f"{HEAD}{longer}\n")[1] == [TEXT]
    # News items have a summary above the block, but prose can quote one.
    assert read(f"{HEAD}{TEXT}\nDate: Place: OSH Source: ODIHR\n")[1] == []
    for prose in ("Source: they say it. Place: they do not say where it is.", f"{TEXT}\n{row}"):
        assert read(f"{HEAD}{prose}\n{TEXT}\n") == ([], [*prose.split("\n"), TEXT])


def test_no_value_and_no_sentence_is_a_label_whatever_its_element_is_called() -> None:
    block = "<dl class=label><dt>Date:<dd>3 May 2004<dt>Place:<dd class=label>OSH</dl>"
    head = f"<h1>OSCE trains judges</h1>{block}<div class=field-label><p class=label>{TEXT}</div>"
    assert read(head) == (DATED, [TEXT])


def test_below_two_plain_labels_with_values_a_label_nobody_has_seen_needs_no_more() -> None:
    known = "Date: 3 May 2004\nSource: ODIHR\n"
    fields = [("Date", ("3 May 2004",)), ("Source", ("ODIHR",))]
    unknown = "Rapporteur: Ana Novak\nTheme: Maps of Osh\n"
    more = [("Rapporteur", ("Ana Novak",)), ("Theme", ("Maps of Osh",))]
    assert read(f"{HEAD}{known}{unknown}{TEXT}\n") == (fields + more, [TEXT])
    for line in ("Rapporteur: Ana Novak spoke.", "When: 3 May", "Rapporteur: A, B, C, D, E, F, G"):
        assert read(f"{HEAD}{known}{line}\n{TEXT}\n") == (fields, [line, TEXT])


@pytest.mark.parametrize(
    ("lines", "fields", "left"),
    [
        # Items of a list, which ends where they end.
        ("- Date:\n- Source:\nODIHR", [("Date", ()), ("Source", ())], ["ODIHR"]),
        # A line that does not fit its label ends the block.
        *[
            (f"- Source:\n- {label}:\n- {value}", [("Source", ()), (label, ())], [value])
            for label, value in (
                ("Date", "today"),
                ("Source", "Combating trafficking in human beings."),
                ("Source", "The people of Fort Xyz say:"),
                ("Fields of work", "OSCE Mission to Serbia."),
                ("Fields of work", "Austria"),
                ("Place", "OSCE Mission to Serbia."),
                ("Rapporteur", "The people of Fort Xyz agree."),
            )
        ],
        # An item of few words and a colon is a label; any other ends the block.
        (f"{ITEMS}- P-number: 7", [*DATED, ("P-number", ("7",))], []),
        (f"{ITEMS}- Place: VIENNA", [*DATED, ("Place", ("VIENNA",))], []),
        (f"{ITEMS}- 1st rapporteur: Ana Novak", DATED, ["1st rapporteur: Ana Novak"]),
        # Bullets of any make; a long dash before a sentence is speech.
        ("– Date: 3 May 2004\n– Place:\n– OSH", DATED, []),
        (f"{ITEMS}– We shall read maps, they said.", DATED, ["– We shall read maps, they said."]),
        # A dash or "n/a" is no date, and no summary either.
        ("- Date:\n- –\n- Place:\n- OSH", [("Date", ()), DATED[1]], []),
        ("Source: –\nPlace: OSH", [("Source", ()), DATED[1]], []),
        ("Date: n/a\nPlace: OSH", [("Date", ()), DATED[1]], []),
        ("Place: TBC\nSource: ODIHR", [("Place", ()), ("Source", ("ODIHR",))], []),
        # A style prints the colons of two labels; a full stop can be a name's.
        ("Date3 May 2004\nPlace OSH", DATED, []),
        ("Place OSH", [], ["Place OSH"]),
        (f"Place: {DC}", [("Place", (DC,))], []),
        # A list of names goes on below its comma.
        ("- Fields of work:\n- Youth,\nMaps", [("Fields of work", ("Youth", "Maps"))], []),
        ("Source:\nODIHR,\u200b OSCE Mission to Serbia", [("Source", BOTH)], []),
        # Signs without width hide no bullet and are no part of a value; Georgian has no capitals.
        ("\u200b- Date: 3 May 2004\n\u200b- Place: OSH", DATED, []),
        ("- Date: 3 May 2004\n- Place:\u200b OSH", DATED, []),
        ("- წყარო:\n- მთის რუკები", [("წყარო", ("მთის რუკები",))], []),
        # The label has its value beside it, so that no other follows.
        (f"{ITEMS}- GENEVA", DATED, ["GENEVA"]),
        # Plain lines are more values only if they are known names.
        ("Place:\nVIENNA\nGENEVA", [("Place", ("VIENNA", "GENEVA"))], []),
        ("Source:\nODIHR\nOSCE Mission to Serbia", [("Source", BOTH)], []),
        ("Source:\nODIHR\nVIENNA", [("Source", ("ODIHR",))], ["VIENNA"]),
        ("Source:\nODIHR\nTags:\nMaps", [("Source", ("ODIHR",)), ("Tags", ("Maps",))], []),
        ("Issued on:\n3 May 2004\n4 May 2004", [("Issued on", ("3 May 2004",))], ["4 May 2004"]),
        # Without one in the block, it is the page's.
        ("Source: ODIHR\nPublished on 4 May 2004", [("Source", ("ODIHR",))], []),
        ("Source: ODIHR\nOSH, 4 May - Go.", [("Source", ("ODIHR",))], ["OSH, 4 May - Go."]),
        ("Place: VIENNA\nPlace: GENEVA", [("Place", ("VIENNA",))], ["Place: GENEVA"]),
        # The name of a town, but of one that OSCE does not name.
        ("Place:\nVIENNA\nIndependence", [("Place", ("VIENNA",))], ["Independence"]),
        # Plain lines can be a label nobody has seen if a known one follows, else they are text.
        (f"Date: 3 May 2004\n{UNKNOWN}\nSource: ODIHR", [DATED[0], *RAPPORTEUR], []),
        ("Date: 3 May 2004\nRapporteur:\nAna Novak\nSource:\nODIHR", [DATED[0], *RAPPORTEUR], []),
        (f"Date: 3 May 2004\n{UNKNOWN}", DATED[:1], [UNKNOWN]),
        # A plain label alone is a block if its value is known.
        (f"{SUMMARY}\nSource: ODIHR", [("Source", ("ODIHR",))], []),
        (f"{SUMMARY}\nPlace: OSH", DATED[1:], []),
        (f"{SUMMARY}\nFields of work: Human rights", [("Fields of work", ("Human rights",))], []),
        (f"{SUMMARY}\nDate: 3 May 2004", DATED[:1], []),
        (f"{SUMMARY}\nSource: the people of Xyz", [], [SUMMARY, "Source: the people of Xyz"]),
        (f"{SUMMARY}\nPlace: FORT XYZ", [], [SUMMARY, "Place: FORT XYZ"]),
        (f"{SUMMARY}\nDate: 3 May", [], [SUMMARY, "Date: 3 May"]),
    ],
)
def test_what_is_a_label_a_value_or_text(lines: str, fields: Fields, left: list[str]) -> None:
    assert read(f"{HEAD}{lines}\n") == (fields, left)


ODIHR = ("Source", ("ODIHR",))
TWO = ("Source", ("ODIHR", "Visits"))


@pytest.mark.parametrize(
    ("block", "fields", "left"),
    [
        (
            "<p class='label'>Source</p><p>ODIHR</p><p class='label'>Topic</p><p>Water</p>",
            *([ODIHR, ("Topic", ("Water",))], []),
        ),
        ("<dl><dt>Source</dt><dd>ODIHR</dd><dd>Visits</dd></dl>", [TWO], []),
        (
            "<div class=field__label>Source</div><div class=field__item>ODIHR<p>Visits</p></div>",
            *([TWO], []),
        ),
        ("<table><tr><th>Source</th><td><p>ODIHR</p><p>Visits</p></td></tr></table>", [TWO], []),
        ("<table><th>Source</th><td>ODIHR</td><td>Visits</td></table>", [ODIHR], ["Visits"]),
        ("<table><th>Source</th></table><p>ODIHR</p><p>Visits</p>", [ODIHR], ["Visits"]),
    ],
)
def test_elements_say_what_belongs_to_a_label(block: str, fields: Fields, left: list[str]) -> None:
    assert read(f"<p>Press release<h1>OSCE trains judges</h1>{block}") == (fields, left)


@pytest.mark.parametrize(
    "names",
    [
        ["ODIHR", "OSCE Office in Atlantis", "OSCE Mission to Serbia"],
        # Commas do not split a name that is known.
        [ACCORDS],
        [ACCORDS, "ODIHR", "OSCE Mission to Serbia"],
        ["ODIHR", ACCORDS, "OSCE Mission to Serbia", "OSCE Office in Atlantis"],
    ],
)
@pytest.mark.parametrize("sign", [", ", " ; "])
def test_a_list_of_names_is_split(names: list[str], sign: str) -> None:
    article = names_of("Source", f"{sign.join(names)},")
    assert [source.text for source in article.sources] == names


def test_links_beside_each_other_are_names_if_all_are_known() -> None:
    rows = ("PolicingEducation", "Policing / Education", "Policing and Education")
    # Behind a comma, too, or one on the wrong side of its blank; counts are none of the names.
    more = ("Policing, and Education", "Policing ,Education", "Policing (12), Education +2 more")
    for names in (*rows, *more):
        known = names_of("Fields of work", names).fields_of_work
        assert [field.slug for field in known] == ["policing", "education"]
    _, source = names_of("Source", "ODIHR, ПА ОБСЄ, ODIHR").sources
    assert source.slug == "parliamentary-assembly"
    (source,) = names_of("Source", "Policing Lakes").sources
    assert source.slug == "policing-lakes"


def test_the_kind_can_be_a_value() -> None:
    labels = "- Date: 3 May 2004\n- Content type: Press release\n"
    article = osce_press.parse_text(f"OSCE opens a mill in Orun\n{labels}It grinds corn now.\n")
    assert (article.kind, article.evidence["kind_label"].origin) == ("press release", "metadata")
    assert "kind-missing" not in {notice.code for notice in article.notices}


def test_a_greeting_is_no_name() -> None:
    page = "Speech\nTen rivers\nSource:\nODIHR\nFields of work:\nExcellencies,\nIt is a great day."
    article = osce_press.parse_text(page)
    assert (article.fields_of_work, article.paragraphs[0]) == ((), "Excellencies,")


def test_names_are_kept_as_printed_and_known_ones_get_an_english_name() -> None:
    assert names_of("Source", "OSCE Isle (closed)").sources == (
        Source("OSCE Isle", "OSCE Isle (closed)", "osce-isle", closed=True),
    )
    water = "(Water) & sanitation (new)"
    assert names_of("Fields of work", f"{water}, Права человека").fields_of_work == (
        FieldOfWork(water, water, "water-and-sanitation-new"),
        FieldOfWork(
            *("Human rights", "Права человека", "human-rights"),
            known=True,
            current_name="Human rights",
            dimension="human",
        ),
    )


ADVISORY = "Media advisory\nMaps of ten rivers to be shown in Osh\n- Date: 3 May 2004\n"
MAPS = "What: A show of maps\n"
SHOWN = ("What", "what", ("A show of maps",))

#: Bodies of advisories by what they show, and their labels, each with its key and values.
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
    article = osce_press.parse(ADVISORY + body)
    date, *others = article.metadata
    assert (date.label, date.values) == ("Date", ("3 May 2004",))
    assert [(field.label, field.key, field.values) for field in others] == fields
    assert article.paragraphs == tuple(body.splitlines())


#: Labels of each key, and a value for them.
LABELS = [
    (entry.key, name.text, value)
    for key, value in (
        *(("place", "VIENNA"), ("source", "OSCE Secretariat"), ("fields_of_work", "Elections")),
        *(("what", "A show of maps"), ("where", "The library of Osh")),
    )
    for entry in vocabulary.labels()
    if entry.key == key
    for name in entry.names
]


@given(st.sampled_from(LABELS), st.sampled_from([":", ": ", " : ", "："]))
def test_a_label_and_its_value_are_read_alike_wherever_they_stand(
    label: tuple[str, str, str], colon: str
) -> None:
    key, name, value = label
    line, dated = f"{name}{colon}{value}", "Publishing date: 3 May 2004"
    if key in {"what", "where"}:
        advisory = f"Media advisory\nMaps of Osh\n{TEXT}\nWho: Ana Novak\n{line}\n"
        found = [osce_press.parse(advisory).metadata]
    else:
        listing = f"News\nA mill\n{dated}\n{line}\n{TEXT}\nA well\n{dated}\n{TEXT}\n"
        article = osce_press.parse(f"{HEAD}Issued on: 3 May 2004\n{line}\n{TEXT}\n")
        found = [article.metadata, osce_press.parse_listing(listing).entries[0].metadata]
    for metadata in found:
        assert [(field.label, field.values) for field in metadata[1:]] == [(name, (value,))]


@pytest.mark.parametrize(("name", "texts"), [("ODIHR", ["ODIHR"]), ("OSCE", []), ("Maps", [])])
def test_the_name_of_a_structure_below_the_title_is_the_source(name: str, texts: list[str]) -> None:
    article = osce_press.parse(f"OSCE trains judges in Osh\n{name}\n{TEXT}\n{TEXT}\n")
    assert [source.text for source in article.sources] == texts
