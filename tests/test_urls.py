"""Addresses: what cannot be taken apart, or is too long to be, is left as printed."""

import pytest

import osce_press
from osce_press._grammar.urls import absolute, split_url

BASE = "https://www.osce.org/"
ENTRY = (
    "<h3>OSCE opens a library</h3><p>Publishing date: 3 May 2004</p>"
    "<p>Content type: Press release</p><p>The OSCE opened a library of maps in Osh today.</p>"
)


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("/maps", BASE, f"{BASE}maps"),
        ("maps", f"{BASE}uk/1", f"{BASE}uk/maps"),
        ("https://a.example/", BASE, "https://a.example/"),
        ("/maps", None, "/maps"),
        ("http://[x", BASE, "http://[x"),
        ("/maps", "http://[x", "/maps"),
        ("/".ljust(2000, "x"), BASE, f"{BASE}{'x' * 1999}"),
        ("/".ljust(2001, "x"), BASE, "/".ljust(2001, "x")),
        ("/maps", BASE.ljust(2000, "x"), f"{BASE}maps"),
        ("/maps", BASE.ljust(2001, "x"), "/maps"),
    ],
)
def test_absolute_addresses(url: str, base: str | None, expected: str) -> None:
    assert absolute(url, base) == expected


def test_parts_of_an_address() -> None:
    parts = split_url(f"{BASE}maps?page=2")
    assert parts is not None
    assert (parts.path, parts.query) == ("/maps", "page=2")
    assert split_url("http://[x") is None


@pytest.mark.parametrize(("length", "followed"), [(2000, True), (2001, False)])
def test_the_next_page_of_a_listing_has_no_longer_an_address(
    length: int, *, followed: bool
) -> None:
    here = BASE.ljust(length - len("?page=1"), "x")
    page = f"<main>{ENTRY * 2}<p>On to <a href={here}?page=1>more of them</a></p></main>"
    listing = osce_press.parse_listing(page, url=here)
    assert listing.next_url == (f"{here}?page=1" if followed else None)
