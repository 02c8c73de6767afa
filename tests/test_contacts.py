"""The contact block."""

import pytest

import osce_press
from osce_press import Contact

BODY = "OSCE opens a library\nThe OSCE opened a library of maps in Osh today.\n"

SERBIA, ALBANIA = "OSCE Mission to Serbia", "OSCE Presence in Albania"
SERBIAN, ALBANIAN = "+381 11 555 1234", "+355 4 555 123"

#: Lines by what they show, and the contacts that are read from them.
BLOCKS: dict[str, tuple[list[str], list[Contact]]] = {
    "two persons of one structure": (
        [
            *("Ana Petrova", "Press Officer", SERBIA, f"Phone: {SERBIAN}", "ana@osce.example"),
            *("Ivan J. Novak", "Spokesperson", SERBIA, f"Mobile: {ALBANIAN}"),
        ],
        [
            Contact("Ana Petrova", "Press Officer", SERBIA, (), (SERBIAN,), "ana@osce.example"),
            Contact("Ivan J. Novak", "Spokesperson", SERBIA, (), (ALBANIAN,)),
        ],
    ),
    "headed by person and structure, as on the redesigned site": (
        [
            *(f"Ana Petrova, {SERBIA}", "Press Officer", f"Phone: {SERBIAN}"),
            *(f"Ivan Novak, {ALBANIA}", "ivan.novak@osce.example"),
        ],
        [
            Contact("Ana Petrova", "Press Officer", SERBIA, (), (SERBIAN,)),
            Contact("Ivan Novak", structure=ALBANIA, email="ivan.novak@osce.example"),
        ],
    ),
    "a structure and its address printed again": (
        [SERBIA, "Lake street 12", "11000 Belgrade", "Serbia"] * 2,
        [Contact(structure=SERBIA, address=("Lake street 12", "11000 Belgrade", "Serbia"))],
    ),
    "two structures, a number printed again": (
        [
            *(SERBIA, f"Office: {SERBIAN}", f"Fax: {SERBIAN}5", f"Office: {SERBIAN}"),
            *(ALBANIA, f"Office: {ALBANIAN}"),
        ],
        [
            Contact(structure=SERBIA, phones=(SERBIAN, f"{SERBIAN}5")),
            Contact(structure=ALBANIA, phones=(ALBANIAN,)),
        ],
    ),
    "a person after a phone": (
        ["Ana Petrova", SERBIAN, "Ivan Novak", "Spokesperson"],
        [Contact("Ana Petrova", phones=(SERBIAN,)), Contact("Ivan Novak", "Spokesperson")],
    ),
    "a street below a structure is no person": (
        [SERBIA, "Upper Lake Street", "11000 Belgrade"],
        [Contact(structure=SERBIA, address=("Upper Lake Street", "11000 Belgrade"))],
    ),
    "a street below an office is no person": (
        ["Press office", "Upper Lake Street", "11000 Belgrade"],
        [Contact(role="Press office", address=("Upper Lake Street", "11000 Belgrade"))],
    ),
    "opening hours are no phone": (
        [SERBIA, "Open 08.00-17.00: on weekdays"],
        [Contact(structure=SERBIA, address=("Open 08.00-17.00: on weekdays",))],
    ),
    "a person and a role on the first line": (
        ["Ana Novak, Spokesperson", f"Office: {SERBIAN}"],
        [Contact("Ana Novak", "Spokesperson", phones=(SERBIAN,))],
    ),
    "a person and a number on a line": (
        [f"Ana Novak, Spokesperson: {SERBIAN}", f"Ana: {SERBIAN}"],
        [Contact("Ana Novak", "Spokesperson", phones=(SERBIAN,))],
    ),
    "a contact on a line": (
        [
            f"Ana Novak, Press Officer, {SERBIA}, Office: {SERBIAN}, ana.novak@osce.example",
            f"Ivan Novak | Spokesperson: {ALBANIAN} | ivan@osce.example",
            "Olga Novak (olga@osce.example)",
        ],
        [
            Contact("Ana Novak", "Press Officer", SERBIA, (), (SERBIAN,), "ana.novak@osce.example"),
            Contact("Ivan Novak", "Spokesperson", None, (), (ALBANIAN,), "ivan@osce.example"),
            Contact("Olga Novak", email="olga@osce.example"),
        ],
    ),
    "a person whose address has the name, below a structure": (
        [SERBIA, "Ana Novak", "Press Officer", "ana.novak@osce.example"],
        [Contact("Ana Novak", "Press Officer", SERBIA, email="ana.novak@osce.example")],
    ),
    "what a mirror prints in the place of an address is none": (
        ["Ana Petrova", "Press Officer", "[email protected]", "[email\xa0protected]"],
        [Contact("Ana Petrova", "Press Officer")],
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_contacts(name: str) -> None:
    lines, contacts = BLOCKS[name]
    article = osce_press.parse("\n".join([f"{BODY}Contacts", *lines, ""]))
    assert (len(article.paragraphs), article.contacts) == (1, tuple(contacts))


HEADINGS = ("Contacts", "Press contact", "Контакты")
HIDDEN = "This email address is being protected from spambots. You need scripts to see it."
PROSE = "Contacts\nContacts between the two banks grew over years."


@pytest.mark.parametrize(
    ("below", "text", "names"),
    [
        *((f"{word}:\nAna Novak\nOffice: {SERBIAN}", "", ["Ana Novak"]) for word in HEADINGS),
        # Without a heading a short sentence above is the text's, and so is prose below one.
        (f"They were many.\nAna Novak\nPhone: {SERBIAN}", "They were many.", ["Ana Novak"]),
        (f"Contacts\nAna Novak\nPress Officer\n{HIDDEN}", "", ["Ana Novak"]),
        (PROSE, PROSE, []),
    ],
)
def test_contacts_are_told_from_the_text(below: str, text: str, names: list[str]) -> None:
    article = osce_press.parse(f"{BODY}{below}\n")
    assert f"{article.title}\n{article.paragraphs[0]}\n" == BODY
    assert article.paragraphs[1:] == tuple(text.splitlines())
    assert [(one.name, one.email) for one in article.contacts] == [(name, None) for name in names]


@pytest.mark.parametrize(
    ("lines", "email"),
    [
        ("Ana Novak<br>Press Officer<br><a href='MailTo:a@osce.example?subject=x'>Write</a>", "a"),
        ("<a href='mailto:a%40osce.example'>Ana Novak</a><br>Press Officer", "a"),
        ("Ana Novak<br>Press Officer<br><a href=mailto:a@osce.example><img src=a.png></a>", "a"),
        ("Ana Novak<br>Press Officer<br><a href=mailto:a@osce.example>E-mail</a><br>Serbia", "a"),
        ("Ana Novak<br>Press Officer<br>\u200ea\u2060@osce.example", "a"),
        ("Ana Novak<br>Press Officer<br><a href='mailto:?subject=x'>Send to a friend</a>", None),
    ],
)
def test_an_address_can_be_behind_other_words(lines: str, email: str | None) -> None:
    page = "<main><h1>OSCE opens a library</h1><p>It is in Osh, and it is new.</p></main>"
    (contact,) = osce_press.parse(f"{page}<div><h3>Contacts</h3><p>{lines}</p></div>").contacts
    assert (contact.name, contact.role) == ("Ana Novak", "Press Officer")
    assert contact.email == (f"{email}@osce.example" if email else None)


def test_a_name_and_an_address_may_be_links() -> None:
    person = "<p><a href=/1>Ana Petrova</a></p><p>Press Officer</p>"
    address = "<p><a href=mailto:a@osce.example>a@osce.example</a></p>"
    page = "<main><h1>OSCE opens a library</h1><p>It is in Osh, and it is new.</p></main>"
    for heading in ("<h3>Contacts</h3>", "<h3>Contact</h3>"):
        article = osce_press.parse(f"{page}<div>{heading}{person}{address}</div>")
        assert article.contacts == (
            Contact("Ana Petrova", "Press Officer", email="a@osce.example"),
        )
    # In a menu the word is a link, and heads nothing.
    menu = "<p><a href=/2>Contact</a></p><p><a href=/3>Rules</a></p>"
    assert osce_press.parse(f"{page}<div>{menu}</div>").contacts == ()
