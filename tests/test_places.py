"""Places of the metadata block and the dateline: which town is meant, and in which country."""

import pytest

import osce_press
from osce_press.vocabulary import Name, PlaceEntry, Vocabulary, default

KNOWN = default()
INVENTED = KNOWN.extend(
    places=[
        PlaceEntry("upper-lower-fort", "Upper/Lower Fort", "GE"),
        PlaceEntry("atlantis-gr", "Atlantis-on-Sea", "GR", (Name("Atlantis"),)),
        PlaceEntry("atlantis-it", "Atlantis Nova", "IT", (Name("Atlantis"),)),
    ]
)
Places = list[tuple[str, str, str | None]]
Problems = list[tuple[str, str]]


def parse(printed: str, vocabulary: Vocabulary = KNOWN) -> osce_press.Article:
    return osce_press.parse(
        f"Press release\nOSCE trains judges\n- Date:\n{printed}"
        "The training took place as planned, they said.\n",
        vocabulary=vocabulary,
    )


def listed(places: tuple[osce_press.Place, ...]) -> Places:
    return [(place.name, place.text, place.country) for place in places]


def problems_of(article: osce_press.Article) -> Problems:
    """Return the notices about places, with the words that they point at."""
    text = "".join(block.text for block in article.blocks)
    return [
        (notice.code, text[notice.start : notice.end])
        for notice in article.notices
        if "place" in notice.code
    ]


def in_block(
    printed: str, *, before: str = "", after: str = "", vocabulary: Vocabulary = KNOWN
) -> tuple[Places, Problems]:
    """Read what is printed under ``Place``."""
    article = parse(f"{before}- Place:\n- {printed}\n{after}", vocabulary)
    return listed(article.places), problems_of(article)


@pytest.mark.parametrize(
    ("printed", "places"),
    [
        ("VIENNA/GENEVA", [("Vienna", "VIENNA", "AT"), ("Geneva", "GENEVA", "CH")]),
        ("Vienna and Geneva", [("Vienna", "Vienna", "AT"), ("Geneva", "Geneva", "CH")]),
        (
            "GENEVA, VIENNA, Austria, OSH",
            [("Geneva", "GENEVA", "CH"), ("Vienna", "VIENNA", "AT"), ("Osh", "OSH", "KG")],
        ),
        ("DONETSK, Russian Federation", [("Donetsk", "DONETSK", "RU")]),
        ("BREST, France, Belarus", [("Brest", "BREST", "FR"), ("Belarus", "Belarus", "BY")]),
        ("KYIV, Georgia", [("Kyiv", "KYIV", "UA"), ("Georgia", "Georgia", "GE")]),
        ("VIENNA, WASHINGTON, D.C.", [
            ("Vienna", "VIENNA", "AT"),
            ("Washington, D.C.", "WASHINGTON, D.C.", "US"),
        ]),
        ("ZHYTOMYR", [("Zhytomyr", "ZHYTOMYR", "UA")]),
        # Two towns of one State have this name.
        ("ARAGATS", [("Aragats", "ARAGATS", "AM")]),
    ],
)  # fmt: skip
def test_a_list_of_places_is_split_and_a_state_says_where_its_town_is(
    printed: str, places: Places
) -> None:
    assert in_block(printed) == (places, [])


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("SERBIA", ("Serbia", "SERBIA", "RS")),
        ("SERBIA, Serbia", ("Serbia", "SERBIA", "RS")),
        ("YUGOSLAVIA", ("Yugoslavia", "YUGOSLAVIA", "RS")),
        ("ÖSTERREICH", ("Austria", "ÖSTERREICH", "AT")),
        ("SERBIA / СРБИЈА", ("Serbia", "SERBIA / СРБИЈА", "RS")),
        # In Russian the city has the name of its State.
        ("АЛЖИР", ("Algiers", "АЛЖИР", "DZ")),
    ],
)
def test_a_state_is_a_place_unless_osce_knows_a_town_of_its_name(
    printed: str, place: tuple[str, str, str]
) -> None:
    assert in_block(printed) == ([place], [])


@pytest.mark.parametrize(
    ("printed", "places"),
    [
        (
            "VIENNA/PRISHTINË/PRIŠTINA/GENEVA",
            [
                ("Vienna", "VIENNA", "AT"),
                ("Pristina", "PRISHTINË/PRIŠTINA", "XK"),
                ("Geneva", "GENEVA", "CH"),
            ],
        ),
        (
            "VIENNA\n- PRISHTINË\n- PRIŠTINA",
            [("Vienna", "VIENNA", "AT"), ("Pristina", "PRISHTINË", "XK")],
        ),
        ("LENINABAD / KHUJAND, Tajikistan", [("Leninabad", "LENINABAD / KHUJAND", "TJ")]),
    ],
)
def test_two_names_of_one_town_are_one_place(printed: str, places: Places) -> None:
    assert in_block(printed) == (places, [])


def test_a_name_with_a_slash_of_its_own_is_not_split() -> None:
    assert in_block("UPPER/LOWER FORT", vocabulary=INVENTED) == (
        [("Upper/Lower Fort", "UPPER/LOWER FORT", "GE")],
        [],
    )


def test_towns_of_several_states_stay_open() -> None:
    assert in_block("ARMAVIR/АРМАВИР") == (
        [("Armavir", "ARMAVIR", None), ("Armavir", "АРМАВИР", None)],
        [("place-ambiguous", "ARMAVIR"), ("place-ambiguous", "АРМАВИР")],
    )
    # Today the towns have different names.
    assert in_block("GLUBOKOE") == (
        [("Glubokoe", "GLUBOKOE", None)],
        [("place-ambiguous", "GLUBOKOE")],
    )


def test_the_dateline_and_then_the_source_say_which_town_is_meant() -> None:
    source = "- Source:\n- OSCE Office in Yerevan\n"
    moscow = "MOSCOW, Russian Federation, 3 May 2004 - "
    assert in_block("ARMAVIR", before=source) == ([("Armavir", "ARMAVIR", "AM")], [])
    assert in_block("ARMAVIR", before=source, after=moscow) == (
        [("Armavir", "ARMAVIR", "RU")],
        [],
    )


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("FORT AM XYZ", "Fort am Xyz"),
        ("LA XYZ", "La Xyz"),
        ("ST. XYZ", "St. Xyz"),
        ("Fort xyz", "Fort xyz"),
    ],
)
def test_a_place_nobody_knows_gets_sensible_capitals(printed: str, name: str) -> None:
    assert in_block(printed) == ([(name, printed, None)], [("unknown-place", printed)])


@pytest.mark.parametrize(
    ("printed", "places", "problems"),
    [
        ("SARAJEVO/DONETSK, Russian Federation", [
            ("Sarajevo", "SARAJEVO", "BA"),
            ("Donetsk", "DONETSK", "RU"),
        ], []),
        ("NEW YORK/YORK", [("New York", "NEW YORK", "US"), ("York", "YORK", "GB")], []),
        ("YORK/NEW YORK", [("York", "YORK", "GB"), ("New York", "NEW YORK", "US")], []),
        ("ARMAVIR, Armenia", [("Armavir", "ARMAVIR", "AM")], []),
        ("ARMAVIR", [("Armavir", "ARMAVIR", None)], [("place-ambiguous", "ARMAVIR")]),
        # The page knows better than the vocabulary where its town is.
        ("ZHYTOMYR, Georgia", [("Zhytomyr", "ZHYTOMYR", "GE")], [("unknown-place", "ZHYTOMYR")]),
    ],
)  # fmt: skip
def test_the_country_of_a_dateline_is_that_of_its_last_place(
    printed: str, places: Places, problems: Problems
) -> None:
    article = parse(f"{printed}, 3 May 2004 - ", INVENTED)
    assert (listed(article.places), problems_of(article)) == (places, problems)
    assert article.dateline is not None
    assert article.dateline.places == article.places
