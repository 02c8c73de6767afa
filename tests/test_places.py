"""Places of the metadata block and the dateline: which town is meant, and in which country."""

import pytest

import osce_press
from osce_press.vocabulary import PlaceEntry, default

KNOWN = default().extend(places=[PlaceEntry("upper-lower-fort", "Upper/Lower Fort", "GE")])
Places = list[tuple[str, str, str | None]]
Problems = list[tuple[str, str]]
VIENNA, GENEVA = ("Vienna", "VIENNA", "AT"), ("Geneva", "GENEVA", "CH")
ARMAVIR = ("Armavir", "ARMAVIR", None)
PRISTINA = ("Pristina", "PRISHTINË/PRIŠTINA", "XK")


def parse(printed: str) -> osce_press.Article:
    return osce_press.parse(
        f"Press release\nOSCE trains judges\n- Date:\n{printed}"
        "The training took place as planned, they said.\n",
        vocabulary=KNOWN,
    )


def listed(places: tuple[osce_press.Place, ...]) -> Places:
    return [(place.name, place.text, place.country) for place in places]


def problems_of(article: osce_press.Article) -> Problems:
    """Return the notices about places, with the words that they point at."""
    text = "".join(block.text for block in article.blocks)
    about = [notice for notice in article.notices if "place" in notice.code]
    return [(notice.code, text[notice.start : notice.end]) for notice in about]


def in_block(printed: str, *, before: str = "", after: str = "") -> tuple[Places, Problems]:
    """Read what is printed under ``Place``."""
    article = parse(f"{before}- Place:\n- {printed}\n{after}")
    return listed(article.places), problems_of(article)


@pytest.mark.parametrize(
    ("printed", "places"),
    [
        # A list is split, and a State says where its town is.
        ("VIENNA/GENEVA", [VIENNA, GENEVA]),
        ("GENEVA, VIENNA, Austria, OSH", [GENEVA, VIENNA, ("Osh", "OSH", "KG")]),
        ("BREST, France, Belarus", [("Brest", "BREST", "FR"), ("Belarus", "Belarus", "BY")]),
        ("KYIV, Georgia", [("Kyiv", "KYIV", "UA"), ("Georgia", "Georgia", "GE")]),
        ("VIENNA, WASHINGTON, D.C.", [VIENNA, ("Washington, D.C.", "WASHINGTON, D.C.", "US")]),
        ("Vienna and Geneva", [("Vienna", "Vienna", "AT"), ("Geneva", "Geneva", "CH")]),
        ("Geneva (Switzerland), OSH", [("Geneva", "Geneva", "CH"), ("Osh", "OSH", "KG")]),
        ("м. ЖИТОМИР", [("Zhytomyr", "м. ЖИТОМИР", "UA")]),
        # Two towns of one State have this name.
        ("ARAGATS", [("Aragats", "ARAGATS", "AM")]),
        # A State is a place unless OSCE knows a town of its name.
        ("SERBIA, Serbia", [("Serbia", "SERBIA", "RS")]),
        ("YUGOSLAVIA", [("Yugoslavia", "YUGOSLAVIA", "RS")]),
        ("ÖSTERREICH", [("Austria", "ÖSTERREICH", "AT")]),
        # The small letter of the Turkish "İ" is an "i".
        ("VİYANA", [("Vienna", "VİYANA", "AT")]),
        # In Russian the city has the name of its State.
        ("АЛЖИР", [("Algiers", "АЛЖИР", "DZ")]),
        # Two names of one place are one.
        ("SERBIA / СРБИЈА", [("Serbia", "SERBIA / СРБИЈА", "RS")]),
        ("VIENNA/PRISHTINË/PRIŠTINA/GENEVA", [VIENNA, PRISTINA, GENEVA]),
        ("VIENNA\n- PRISHTINË\n- PRIŠTINA", [VIENNA, ("Pristina", "PRISHTINË", "XK")]),
        ("LENINABAD / KHUJAND, Tajikistan", [("Leninabad", "LENINABAD / KHUJAND", "TJ")]),
        ("Osh, Kyrgyzstan / Vienna, Austria", [("Osh", "Osh", "KG"), ("Vienna", "Vienna", "AT")]),
        # What stands behind a town in brackets, or in small letters, is no other.
        *(("GENEVA (by video)", [GENEVA]), ("GENEVA, Lac Supérieur", [GENEVA])),
        ("ԵՐԵՎԱՆ", [("Yerevan", "ԵՐԵՎԱՆ", "AM")]),
        # The slash is the name's own.
        ("UPPER/LOWER FORT", [("Upper/Lower Fort", "UPPER/LOWER FORT", "GE")]),
    ],
)
def test_places_that_are_known(printed: str, places: Places) -> None:
    assert in_block(printed) == (places, [])


@pytest.mark.parametrize(
    ("printed", "code", "places"),
    [
        ("ARMAVIR/АРМАВИР", "place-ambiguous", [ARMAVIR, ("Armavir", "АРМАВИР", None)]),
        # Today the towns have different names.
        ("GLUBOKOE", "place-ambiguous", [("Glubokoe", "GLUBOKOE", None)]),
        # Places that nobody knows get sensible capitals.
        ("FORT AM XYZ", "unknown-place", [("Fort am Xyz", "FORT AM XYZ", None)]),
        ("LA XYZ", "unknown-place", [("La Xyz", "LA XYZ", None)]),
        ("Fort xyz", "unknown-place", [("Fort xyz", "Fort xyz", None)]),
    ],
)
def test_places_that_stay_open(printed: str, code: str, places: Places) -> None:
    assert in_block(printed) == (places, [(code, text) for _, text, _ in places])


def test_the_dateline_and_then_the_source_say_which_town_is_meant() -> None:
    source = "- Source:\n- OSCE Office in Yerevan\n"
    moscow = "MOSCOW, Russian Federation, 3 May 2004 - "
    assert in_block("ARMAVIR", before=source) == ([("Armavir", "ARMAVIR", "AM")], [])
    assert in_block("ARMAVIR", before=source, after=moscow) == ([("Armavir", "ARMAVIR", "RU")], [])


@pytest.mark.parametrize(
    ("printed", "places", "problems"),
    [
        ("SARAJEVO/DONETSK, Russian Federation", [
            *(("Sarajevo", "SARAJEVO", "BA"), ("Donetsk", "DONETSK", "RU")),
        ], []),
        ("NEW YORK/YORK", [("New York", "NEW YORK", "US"), ("York", "YORK", "GB")], []),
        ("YORK/NEW YORK", [("York", "YORK", "GB"), ("New York", "NEW YORK", "US")], []),
        ("ARMAVIR, Armenia", [("Armavir", "ARMAVIR", "AM")], []),
        ("CAMBRIDGE/LONDON, United Kingdom", [
            *(("Cambridge", "CAMBRIDGE", "GB"), ("London", "LONDON", "GB")),
        ], []),
        ("ARMAVIR", [ARMAVIR], [("place-ambiguous", "ARMAVIR")]),
        # The page knows better than the vocabulary where its town is.
        ("ZHYTOMYR, Georgia", [("Zhytomyr", "ZHYTOMYR", "GE")], [("unknown-place", "ZHYTOMYR")]),
    ],
)  # fmt: skip
def test_the_country_of_a_dateline_is_that_of_its_last_place(
    printed: str, places: Places, problems: Problems
) -> None:
    article = parse(f"{printed}, 3 May 2004 - ")
    assert (listed(article.places), problems_of(article)) == (places, problems)
    assert article.dateline is not None
    assert article.dateline.places == article.places
