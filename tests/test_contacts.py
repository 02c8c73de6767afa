"""The contact block."""

import re
from pathlib import Path

import attrs
import pytest

import osce_press
from osce_press import Contact

BODY = "OSCE opens a library\nThe OSCE opened a library of maps in Osh today.\n"

SERBIAN = "+381 11 555 1234"
#: What contacts are read from lines, or from HTML; each value of a list ends at a comma.
BLOCKS = dict(
    re.findall(r"== (.*)\n((?:.+\n)+)", Path(__file__).with_name("contacts.txt").read_text("utf-8"))
)


def said(contact: Contact) -> str:
    parts = attrs.asdict(contact, filter=lambda _, value: bool(value))
    lists = {key: ", ".join(parts[key]) for key in ("address", "phones") if key in parts}
    return " // ".join(f"{key}: {value}" for key, value in (parts | lists).items())


@pytest.mark.parametrize("name", BLOCKS)
def test_contacts(name: str) -> None:
    lines, *contacts = BLOCKS[name].strip().split("\n-> ")
    page = f"{BODY}Contacts\n{lines}\n"
    if lines[0] == "<":
        page = f"<main><h1>{BODY.replace(chr(10), '</h1><p>', 1)}<h2>Contacts</h2>{lines}"
    article = osce_press.parse(page)
    assert (len(article.paragraphs), [*map(said, article.contacts)]) == (1, contacts)


HEADINGS = ("Contacts", "Contact person", "Press contact", "Контакты")
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
    ana = Contact("Ana Petrova", "Press Officer", email="a@osce.example")
    for heading, below in {"Contacts": "", "Contact": "<p>Maps are drawn here.</p>"}.items():
        article = osce_press.parse(f"{page}<div><h3>{heading}</h3>{person}{address}</div>{below}")
        assert article.contacts == (ana,)
    # In a menu the word is a link, and heads nothing.
    menu = "<p><a href=/2>Contact</a></p><p><a href=/3>Rules</a></p>"
    assert osce_press.parse(f"{page}<div>{menu}</div>").contacts == ()
