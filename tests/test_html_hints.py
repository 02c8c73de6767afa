"""Hints of lines: what the elements around them say, each for its own lines only."""

import pytest

from osce_press._lines.html import read_html
from osce_press._lines.page import Hints
from page_lines import lines


def hints(html: str) -> dict[str, Hints]:
    """Return the hints of each line by its text."""
    return {line.text: line.hints for line in lines(read_html(html))}


def landmarks(html: str) -> dict[str, tuple[str, str]]:
    """Return the landmark of each line and the reason for it."""
    return {text: (found.landmark, found.landmark_reason) for text, found in hints(html).items()}


NONE = ("", "")
MENU = ("navigation", 'class="menu"')


def test_the_id_of_a_paragraph_says_nothing_of_the_next_one() -> None:
    html = "<p id=menu>a</p><p>b</p><p id=footer>c</p><p class=x>d</p><p class=menu>e</p><p>f</p>"
    assert landmarks(html) == {
        "a": MENU,
        "b": NONE,
        "c": ("contentinfo", 'class="footer"'),
        "d": NONE,
        "e": MENU,
        "f": NONE,
    }


def test_the_role_of_a_paragraph_says_nothing_of_the_next_one() -> None:
    html = (
        "<p role=search>a</p><p>b</p><p role=navigation>c</p><p role=heading aria-level=4>d</p>"
        "<p role=heading>e</p><p role=note>f</p>"
    )
    assert {text: (each.landmark, each.heading) for text, each in hints(html).items()} == {
        "a": ("search", 0),
        "b": ("", 0),
        "c": ("navigation", 0),
        "d": ("", 4),
        "e": ("", 2),
        "f": ("", 0),
    }


def test_an_item_with_the_title_in_it_is_no_menu_but_those_beside_it_are() -> None:
    html = (
        "<ul><li class=menu>a</li><li class=menu>b<h1>t</h1></li><li class=menu>c</li></ul><p>d</p>"
    )
    assert landmarks(html) == {"a": MENU, "b": NONE, "t": NONE, "c": MENU, "d": NONE}


def test_each_value_of_a_description_list_is_a_group_of_its_own() -> None:
    html = "<dl><dt>a</dt><dd>b<p>c</p></dd><dd>d</dd><dt>e</dt><dd>f</dd></dl>"
    groups = {text: found.group for text, found in hints(html).items()}
    assert groups["a"] == groups["e"] == 0
    assert groups["b"] == groups["c"]
    assert len({groups[text] for text in "bdf"}) == 3


@pytest.mark.parametrize(
    ("html", "landmark"),
    [
        ("<div role=navigation><h1>x</h1></div>", ("navigation", 'role="navigation"')),
        ("<nav><h1>x</h1></nav>", ("navigation", "<nav>")),
        ("<footer><h1>x</h1></footer>", ("contentinfo", "<footer>")),
        (
            "<div role=complementary><main>y</main>x</div>",
            ("complementary", 'role="complementary"'),
        ),
        ("<div role=banner><h1>x</h1></div>", NONE),
        ("<div class=menu><h1>x</h1></div>", NONE),
    ],
)
def test_the_title_does_not_outweigh_roles_and_elements_but_names(
    html: str, landmark: tuple[str, str]
) -> None:
    assert landmarks(html)["x"] == landmark


def test_an_article_inside_a_landmark_is_outside_it() -> None:
    html = "<aside>a<article>b<nav>c</nav></article>d<div role=main>e</div></aside>"
    aside = ("complementary", "<aside>")
    assert landmarks(html) == {
        "a": aside,
        "b": NONE,
        "c": ("navigation", "<nav>"),
        "d": aside,
        "e": NONE,
    }


SKIP = ("navigation", 'class="skip-link"')


@pytest.mark.parametrize(
    ("html", "last"),
    [
        ("<p><a class=skip-link href=#a>x</a>", SKIP),
        ("<p><a class=skip-link href=#a><b>x</b></a>", SKIP),
        ("<p><a href=/>x</a><p><a class=skip-link href=#a>y</a>", SKIP),
        ("<p><a class=skip-link href=#a>x</a><p><a href=/>y</a>", NONE),
        ("<p><a class=skip-link href=#a>x</a><p><a href=/><b>y</b></a>", NONE),
        ("<p><a class=skip-link href=#a>x</a><p>y", NONE),
        ("<p><a class=skip-link href=#a>x </a>y", NONE),
        ("<footer><a class=skip-link href=#a>x</a></footer>", ("contentinfo", "<footer>")),
    ],
)
def test_a_line_that_is_nothing_but_a_link_has_the_landmark_of_its_class(
    html: str, last: tuple[str, str]
) -> None:
    assert list(landmarks(html).values())[-1] == last


def test_a_body_without_block_elements_is_the_container_of_its_lines() -> None:
    containers = [line.hints.container for line in lines(read_html("<body>a<br>b</body>"))]
    assert len(set(containers)) == 1
    assert 0 not in containers


def test_a_container_without_block_elements_is_a_paragraph_of_the_one_around_it() -> None:
    found = hints("<body>a<div>b</div><div>c<p>d</p></div><section>e<br>f</section></body>")
    containers = {text: each.container for text, each in found.items()}
    assert len({containers[text] for text in "abef"}) == 1
    assert containers["c"] == containers["d"] != containers["a"]
