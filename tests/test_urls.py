"""Addresses: what cannot be taken apart, or is too long to be, is left as printed."""

import pytest

from osce_press._grammar.urls import absolute

BASE = "https://www.osce.org/"


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("/maps", BASE, f"{BASE}maps"),
        ("maps", f"{BASE}uk/1", f"{BASE}uk/maps"),
        ("https://a.example/", BASE, "https://a.example/"),
        ("/maps", None, "/maps"),
        ("http://[x", BASE, "http://[x"),
        ("/maps", "http://[x", "/maps"),
    ],
)
def test_absolute_addresses(url: str, base: str | None, expected: str) -> None:
    assert absolute(url, base) == expected
