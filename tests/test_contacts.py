"""The contact block."""

import pytest

import osce_press
from osce_press import Contact

BODY = "OSCE opens a library\nThe OSCE opened a library of maps in Osh today.\n"


def contacts(block: str) -> tuple[Contact, ...]:
    article = osce_press.parse(f"{BODY}Contacts\n{block}")
    assert len(article.paragraphs) == 1
    return article.contacts


def test_two_persons_of_one_structure() -> None:
    first, second = contacts(
        "Ana Petrova\nPress Officer\nOSCE Mission to Serbia\nPhone: +381 11 555 1234\n"
        "ana.petrova@osce.example\nIvan J. Novak\nSpokesperson\nOSCE Mission to Serbia\n"
        "Mobile: +381 63 555 123\n"
    )
    assert first == Contact(
        name="Ana Petrova",
        role="Press Officer",
        structure="OSCE Mission to Serbia",
        phones=("+381 11 555 1234",),
        email="ana.petrova@osce.example",
    )
    assert second.name == "Ivan J. Novak"
    assert second.phones == ("+381 63 555 123",)


def test_each_contact_of_the_redesigned_site_is_headed_by_person_and_structure() -> None:
    first, second = contacts(
        "Ana Petrova, OSCE Mission to Serbia\nPress Officer\nPhone: +381 11 555 1234\n"
        "Ivan Novak, OSCE Presence in Albania\nivan.novak@osce.example\n"
    )
    assert (first.name, first.structure) == ("Ana Petrova", "OSCE Mission to Serbia")
    assert (first.role, first.phones) == ("Press Officer", ("+381 11 555 1234",))
    assert (second.name, second.structure) == ("Ivan Novak", "OSCE Presence in Albania")
    assert second.email == "ivan.novak@osce.example"


def test_a_short_sentence_above_contacts_without_heading_is_body() -> None:
    article = osce_press.parse(f"{BODY}They were many.\nAna Petrova\nPhone: +381 11 555 1234\n")
    assert article.paragraphs[-1] == "They were many."
    assert [contact.name for contact in article.contacts] == ["Ana Petrova"]


def test_a_structure_and_address_printed_again_are_kept_once() -> None:
    (contact,) = contacts(
        "OSCE Mission to Serbia\nLake street 12\n11000 Belgrade\nSerbia\n"
        "OSCE Mission to Serbia\nLake street 12\n11000 Belgrade\nSerbia\n"
    )
    assert contact.structure == "OSCE Mission to Serbia"
    assert contact.address == ("Lake street 12", "11000 Belgrade", "Serbia")


def test_two_structures() -> None:
    found = contacts(
        "OSCE Mission to Serbia\nOffice: +381 11 555 1234\nFax: +381 11 555 1235\n"
        "Office: +381 11 555 1234\nOSCE Presence in Albania\nOffice: +355 4 555 123\n"
    )
    assert [contact.structure for contact in found] == [
        "OSCE Mission to Serbia",
        "OSCE Presence in Albania",
    ]
    assert found[0].phones == ("+381 11 555 1234", "+381 11 555 1235")


@pytest.mark.parametrize(
    ("line", "phones", "email"),
    [
        ("+381 11 555 1234", ("+381 11 555 1234",), None),
        ("ana.petrova@osce.example", (), "ana.petrova@osce.example"),
    ],
)
def test_a_person_begins_a_contact_after_a_phone_or_an_address(
    line: str, phones: tuple[str, ...], email: str | None
) -> None:
    assert contacts(f"Ana Petrova\n{line}\nIvan Novak\nSpokesperson\n") == (
        Contact(name="Ana Petrova", phones=phones, email=email),
        Contact(name="Ivan Novak", role="Spokesperson"),
    )


@pytest.mark.parametrize(
    ("office", "role", "structure"),
    [
        ("OSCE Mission to Serbia", None, "OSCE Mission to Serbia"),
        ("Press office", "Press office", None),
    ],
)
def test_a_street_below_an_office_is_no_person(
    office: str, role: str | None, structure: str | None
) -> None:
    assert contacts(f"{office}\nUpper Lake Street\n11000 Belgrade\n") == (
        Contact(role=role, structure=structure, address=("Upper Lake Street", "11000 Belgrade")),
    )


def test_opening_hours_are_no_phone() -> None:
    (contact,) = contacts("OSCE Mission to Serbia\nOpen 08.00-17.00: on weekdays\n")
    assert contact.phones == ()
    assert contact.address == ("Open 08.00-17.00: on weekdays",)


@pytest.mark.parametrize(
    "address",
    [
        "[email protected]",
        "[email\xa0protected]",
        "This email address is being protected from spambots. You need scripts to see it.",
    ],
)
def test_what_a_mirror_prints_in_the_place_of_an_address_is_none(address: str) -> None:
    (contact,) = contacts(f"Ana Petrova\nPress Officer\n{address}\n")
    assert (contact.name, contact.email) == ("Ana Petrova", None)


def test_prose_under_the_heading_is_body() -> None:
    article = osce_press.parse(
        f"{BODY}Contacts\nContacts between the two banks grew over the years of the project.\n"
    )
    assert article.contacts == ()
    assert len(article.paragraphs) == 3
