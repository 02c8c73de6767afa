"""Templates: learned from a crawl, the same however it was sharded, and right about the chrome.

The pages are of an invented institute in the form of osce.org; the vocabulary knows none of the
lines that stand around them.
"""

import contextlib
import functools
import itertools
import json
import os
import pickle
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import osce_press
from osce_press import Role, Template, TemplateError
from osce_press.template import LEAST_PAGES, SAMPLE_SIZE

MENU = (
    "Skip to what matters",
    "The Alpine Chamber",
    "What the Chamber does",
    "Glacier watch",
    "Pass roads",
    "Bridges and tunnels",
    "Shepherds' assembly",
    "Avalanche bulletin",
    "Where the Chamber works",
    "Upper valleys",
    "Lower valleys",
    "Beyond the ridge",
    "Library of maps",
    "Vacant posts",
    "Procurement of ropes",
    "Write to the Chamber",
)
DISCLAIMER = (
    "The Chamber answers for none of the pages that other houses link from here to there, nor "
    "for maps that were drawn before the great thaw."
)
FOOTER = (
    "House rules of this site",
    "Reading aids",
    "Feed of all bulletins",
    DISCLAIMER,
    "© 2024 The Alpine Chamber",
)
STANDING = (
    "The Chamber's post in the upper valleys was opened at the request of the nine villages and "
    "has advised their councils on roads, water and forests ever since."
)
TOWNS = ("Arvendal", "Brissach", "Corvara", "Dunmoor", "Estrela", "Fjordheim")
KINDS = ("Press release", "News item", "Press statement")
WORDS = (
    *("bridge", "council", "glacier", "herd", "lantern", "meadow", "miller", "notary", "orchard"),
    *("parish", "quarry", "ridge", "river", "school", "shepherd", "slope", "snow", "spring"),
    *("summit", "tunnel", "valley", "village", "warden", "winter"),
)

assert len(set(MENU + FOOTER)) == len(MENU + FOOTER)


@attrs.frozen
class Page:
    """A page by its parts."""

    before: tuple[str, ...]
    kind: str
    title: str
    metadata: tuple[tuple[str, str], ...]
    body: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def chrome(self) -> set[str]:
        return {*self.before, *self.after}


def article(number: int, **changes: Any) -> Page:
    """Return an article of the invented site; the same number gives the same one."""
    rng = numbers(number)
    town = rng.choice(TOWNS)
    page = Page(
        before=MENU,
        kind=rng.choice(KINDS),
        title=f"{phrase(rng, 5).capitalize()} in {town}",
        metadata=(
            ("Date:", f"{rng.randint(1, 28)} May {rng.randint(2001, 2024)}"),
            ("Place:", town),
            ("Source:", rng.choice(["The Chamber's secretariat", "Post in the upper valleys"])),
        ),
        body=tuple(sentence(rng) for _ in range(rng.randint(2, 7))),
        after=FOOTER,
    )
    return attrs.evolve(page, **changes)


def numbers(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - for pages, not for secrets


def phrase(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words))


def sentence(rng: random.Random) -> str:
    return f"The {phrase(rng, rng.randint(8, 30))} of {rng.choice(TOWNS)}."


def as_text(page: Page) -> str:
    """Print a page as crawlers print lists: one bullet a line."""
    labels = [line for field in page.metadata for line in field]
    return "\n".join(
        [
            *(f"- {line}" for line in page.before),
            page.kind,
            page.title,
            *(f"- {line}" for line in labels),
            *page.body,
            *(line if "." in line else f"- {line}" for line in page.after),
        ]
    )


def as_plain_text(page: Page) -> str:
    """Print a page without any sign of what is a list."""
    return as_text(page).replace("- ", "")


def as_html(page: Page) -> str:
    """Print a page without landmarks, classes and links: nothing but paragraphs in divisions."""
    labels = [line for field in page.metadata for line in field]
    return "<!doctype html><html><body>{}</body></html>".format(
        "".join(
            f"<div>{''.join(f'<p>{escape(line)}</p>' for line in part)}</div>"
            for part in (page.before, [page.kind, page.title, *labels], page.body, page.after)
        )
    )


def as_flat_html(page: Page) -> str:
    """Print a page in which not even a division tells parts apart."""
    return as_html(page).replace("<div>", "").replace("</div>", "")


def as_linked_html(page: Page) -> str:
    """Print a page with its menus as lists of links, and its title as heading."""
    before, after = (
        f"<div><ul>{''.join(f'<li><a href=/>{escape(line)}</a></li>' for line in part)}</ul></div>"
        for part in (page.before, page.after)
    )
    title = escape(page.title)
    return (
        as_html(attrs.evolve(page, before=(), after=()))
        .replace("<div></div>", "")
        .replace(f"<p>{title}</p>", f"<h1>{title}</h1>")
        .replace("<body>", f"<body>{before}")
        .replace("</body>", f"{after}</body>")
    )


FORMS = [as_text, as_plain_text, as_html, as_flat_html, as_linked_html]
Form = Callable[[Page], str]
Make = Callable[[int], Page]
LEARNED = range(10_000, 10_050)
JUDGED = range(500)
#: Enough of them for the variations.
SOME = range(120)

forms = pytest.mark.parametrize("form", FORMS)


# Sites that are not the same on every page.


def varied(number: int) -> Page:
    """Mark the entry of the menu one is at, open its submenu, rename and add entries."""
    page, rng = article(number), numbers(number)
    before = list(page.before)
    at = rng.randrange(2, 12)
    before[10] = rng.choice(["Lower valleys", "Lower valley"])
    if rng.random() < 0.4:
        before.insert(9, "New maps")
    before[at] = rng.choice([f"{before[at]} (here)", f"> {before[at]}", before[at].upper()])
    if rng.random() < 0.5:
        before[at + 1 : at + 1] = [phrase(rng, 2).capitalize() for _ in range(rng.randint(1, 4))]
    after = (*page.after[:-1], f"© {rng.randint(2001, 2030)} The Alpine Chamber")
    return attrs.evolve(page, before=tuple(before), after=after)


def dated(number: int) -> Page:
    """Print the day of the crawl in the menu."""
    page, rng = article(number), numbers(number)
    day = f"{rng.choice(['Monday', 'Friday'])}, {rng.randint(1, 28)} May {rng.randint(2001, 2024)}"
    return attrs.evolve(page, before=(page.before[0], day, *page.before[1:]))


def with_related(number: int) -> Page:
    """Print related items between a heading and the footer, some with a teaser cut short."""
    page, rng = article(number), numbers(-number)
    items = [phrase(rng, 6).capitalize() for _ in range(rng.randint(0, 4))]
    if rng.random() < 0.5:
        items = [line for item in items for line in (item, f"{sentence(rng)[:70]}...")]
    return attrs.evolve(page, after=("More from the valleys", *items, *page.after))


def of_two_layouts(number: int) -> Page:
    """Print every third page in another layout."""
    page = article(number)
    if number % 3:
        return page
    return attrs.evolve(
        page,
        before=("Alpine archive", "Years", "Valleys", "Passes"),
        after=("Imprint of the archive", "To the top of the page"),
    )


def with_one_line(number: int) -> Page:
    """Print nothing but the site's name around the article."""
    return article(number, before=("The Alpine Chamber",), after=("© The Alpine Chamber",))


def of_one_kind(number: int) -> Page:
    """Print nothing but press releases."""
    return article(number, kind="Press release")


def with_follow_us(number: int) -> Page:
    """Begin the footer with a label, and have a disclaimer far below it."""
    return article(number, after=("Follow us:", "Ropeway", "Postilion", *FOOTER))


def with_menu_of_kinds(number: int) -> Page:
    """Have words in the menu and the footer that are kinds."""
    return article(
        number, before=(*MENU[:5], "News", "Events", *MENU[5:]), after=("Newsletter", *FOOTER)
    )


SITES = [
    article,
    varied,
    dated,
    with_related,
    of_two_layouts,
    with_one_line,
    of_one_kind,
    with_follow_us,
    with_menu_of_kinds,
]


# Bodies that recur, or look like chrome.


def with_standing(number: int) -> Page:
    """End each release with the same description of who issued it."""
    page = article(number)
    return attrs.evolve(page, body=(*page.body, STANDING))


def with_contact(number: int) -> Page:
    """End each release with whom to ask, always the same, and the description."""
    ask = ("For further information, please contact:", "Ada Berg, Spokesperson", "Tel. 0512 555123")
    page = article(number)
    return attrs.evolve(page, body=(*page.body, *ask, STANDING))


def with_contacts(number: int) -> Page:
    """End each release with whom to ask, somebody else each time, and the description."""
    page, rng = article(number), numbers(-number)
    telephone = f"Tel. {rng.randint(100_000, 999_999)}"
    ask = ("For further information, please contact:", phrase(rng, 2).title(), telephone)
    return attrs.evolve(page, body=(*page.body, *ask, STANDING))


def with_closing(number: int) -> Page:
    """End some of the releases with a short line."""
    page = article(number)
    return attrs.evolve(page, body=(*page.body, "END") if number % 5 < 3 else page.body)


def with_list(number: int) -> Page:
    """End some of the releases with a list under a heading that recurs."""
    page, rng = article(number), numbers(-number)
    items = [phrase(rng, 3) for _ in range(4)]
    return attrs.evolve(page, body=(*page.body, "Members", *items) if number % 3 else page.body)


BODIES = [with_standing, with_contact, with_contacts, with_closing, with_list]


@functools.cache
def learned(make: Make, form: Form) -> Template:
    return Template.learn(form(make(number)) for number in LEARNED)


def read(page: Page, form: Form, template: Template) -> osce_press.Article:
    return osce_press.parse(form(page), template=template)


@forms
@pytest.mark.parametrize("make", SITES)
def test_no_chrome_in_a_body_and_no_body_lost(make: Make, form: Form) -> None:
    template = learned(make, form)
    for number in JUDGED if make is article else SOME:
        page = make(number)
        found = read(page, form, template)
        assert found.paragraphs == page.body, number
        assert not page.chrome.intersection(found.paragraphs)
        assert (found.kind_label, found.title) == (page.kind, page.title)
        assert tuple((f"{f.label}:", *f.values) for f in found.metadata) == page.metadata


@forms
def test_without_the_template_chrome_would_stay(form: Form) -> None:
    """The test above tests something."""
    page = article(0)
    left = page.chrome.intersection(osce_press.parse(form(page)).paragraphs)
    assert left or form is as_linked_html


@forms
@pytest.mark.parametrize("make", BODIES)
def test_what_recurs_in_bodies_stays(make: Make, form: Form) -> None:
    for number in range(100):
        page = make(number)
        assert read(page, form, learned(make, form)).paragraphs == page.body, number


@forms
def test_what_recurs_in_bodies_is_noticed(form: Form) -> None:
    found = read(with_standing(0), form, learned(with_standing, form))
    noticed = [notice for notice in found.notices if notice.code == "recurring-line"]
    text = "".join(block.text for block in found.blocks)
    assert [text[notice.start : notice.end] for notice in noticed] == [STANDING]


@pytest.mark.parametrize("form", [as_text, as_html])
@pytest.mark.parametrize("heading", ["Contacts", "Contact"])
def test_contacts_stay_contacts(form: Form, heading: str) -> None:
    """Also where they are the same on every page."""

    def make(number: int) -> Page:
        ask = (heading, "Ada Berg", "Spokesperson", "Ridge road 6", "Office: +43 512 555123")
        return article(number, after=(*ask, *FOOTER))

    template = Template.learn(form(make(number)) for number in LEARNED)
    for number in range(20):
        page = make(number)
        found = read(page, form, template)
        assert found.paragraphs == page.body
        assert [contact.name for contact in found.contacts] == ["Ada Berg"]


def test_a_contact_link_in_the_footer_is_no_block_of_contacts() -> None:
    def make(number: int) -> Page:
        return article(number, after=("Contacts", "Imprint", "© The Alpine Chamber"))

    template = Template.learn(as_text(make(number)) for number in LEARNED)
    found = read(make(0), as_text, template)
    assert (found.paragraphs, found.contacts) == (make(0).body, ())


def test_learned_from_html_used_on_text_and_back() -> None:
    for one, other in itertools.permutations([as_text, as_html], 2):
        for number in range(50):
            page = article(number)
            assert read(page, other, learned(article, one)).paragraphs == page.body


@pytest.mark.parametrize("form", [as_text, as_html])
def test_kinds_that_nobody_knows_stay_kinds(form: Form) -> None:
    def make(number: int) -> Page:
        kinds = ("Ridge bulletin", "Valley letter", "Call of the horn")
        return article(number, kind=kinds[number % 3])

    for number in range(50):
        page = make(number)
        assert read(page, form, learned(make, form)).kind_label == page.kind


def test_a_body_that_quotes_the_menu_keeps_it() -> None:
    template = learned(article, as_text)
    for first, count in itertools.product(range(len(MENU)), range(1, 8)):
        page = article(first)
        quoted = MENU[first : first + count]
        page = attrs.evolve(page, body=(*page.body, *quoted))
        assert read(page, as_text, template).paragraphs == page.body


@pytest.mark.parametrize("form", [as_text, as_html])
def test_a_page_without_chrome_loses_nothing(form: Form) -> None:
    for number in range(50):
        page = article(number, before=(), after=(), body=(*MENU[2:12], "It is so.", *MENU[4:9]))
        found = read(page, form, learned(article, form))
        assert (found.title, found.paragraphs[-6:]) == (page.title, page.body[-6:])


def test_lines_are_labelled_with_the_reason() -> None:
    page = varied(0)
    lines = osce_press.detect_boilerplate(as_text(page), template=learned(varied, as_text))
    by_rule = [line for line in lines if line.rule == "template"]
    assert {line.text for line in by_rule} == page.chrome
    assert {line.role for line in by_rule} == {Role.NAVIGATION, Role.FOOTER}
    reasons = {line.text: line.entry for line in by_rule}
    assert reasons["The Alpine Chamber"] == "on 50 of 50 pages"
    assert reasons[page.after[-1]] == "on 50 of 50 pages"
    assert any(str(reason).startswith("among recurring lines") for reason in reasons.values())


# Learning.


def test_fewer_than_twenty_pages_give_no_verdict() -> None:
    pages = [as_text(article(number)) for number in range(LEAST_PAGES)]
    few = Template.learn([*pages[1:], *pages[1:]])
    assert few.pages == LEAST_PAGES - 1
    for page in pages:
        assert osce_press.parse(page, template=few) == osce_press.parse(page)
    assert osce_press.parse(pages[0], template=Template()) == osce_press.parse(pages[0])


@forms
def test_twenty_pages_are_enough(form: Form) -> None:
    template = Template.learn(form(article(number)) for number in LEARNED[:LEAST_PAGES])
    for number in range(100):
        assert read(article(number), form, template).paragraphs == article(number).body


@pytest.fixture(scope="module")
def crawl() -> list[str]:
    return [as_text(varied(number)) for number in range(2_000)]


@pytest.fixture(scope="module")
def template(crawl: list[str]) -> Template:
    return Template.learn(crawl)


def test_shards_in_any_order_give_the_identical_file(
    crawl: list[str], template: Template, tmp_path: Path
) -> None:
    template.save(tmp_path / "whole.json")
    whole = (tmp_path / "whole.json").read_bytes()
    rng = numbers(7)
    for round_ in range(3):
        pages = rng.sample(crawl, len(crawl))
        shards = [Template.learn(pages[first::5]) for first in range(5)]
        for order in list(itertools.permutations(shards))[round_::40]:
            merged = functools.reduce(Template.merge, order)
            assert merged == template
            merged.save(tmp_path / "merged.json")
            assert (tmp_path / "merged.json").read_bytes() == whole


def test_memory_is_bounded(crawl: list[str], template: Template, tmp_path: Path) -> None:
    assert template.pages == SAMPLE_SIZE
    template.save(tmp_path / "many")
    assert (tmp_path / "many").stat().st_size < 200_000
    long = "\n".join(f"line {number} of many" for number in range(50_000))
    Template.learn([long]).save(tmp_path / "long")
    assert (tmp_path / "long").stat().st_size < 20_000
    more = template.merge(Template.learn(as_text(varied(-number)) for number in range(1, 500)))
    assert more.pages == SAMPLE_SIZE
    assert crawl


def test_pages_are_read_one_by_one() -> None:
    taken: list[int] = []

    def pages() -> Iterator[str]:
        for number in range(3):
            taken.append(number)
            yield as_text(article(number))
            assert taken == list(range(number + 1))

    assert Template.learn(pages()).pages == 3


def test_what_counts_as_a_page() -> None:
    page = as_text(article(0))
    again = page.replace("\n", "\r\n").encode()
    assert Template.learn([page, again, "", " \n", b"", page]).pages == 1
    with pytest.raises(TypeError, match="iterable of pages"):
        Template.learn(page)
    with pytest.raises(TypeError, match="bytes or str"):
        Template.learn([7])  # type: ignore[list-item]
    with pytest.raises(osce_press.InputTooLarge):
        Template.learn([page], max_size=10)


def test_the_same_in_every_process(tmp_path: Path, template: Template) -> None:
    """Neither the hash seed nor the locale changes a byte."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_template as t\n"
        "t.Template.learn(t.as_text(t.varied(n)) for n in range(2_000)).save(sys.argv[2])"
    )
    template.save(tmp_path / "here")
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent), str(tmp_path / seed)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
        )
        assert (tmp_path / seed).read_bytes() == (tmp_path / "here").read_bytes()


texts = st.lists(
    st.sampled_from([*MENU[:4], *FOOTER[:2], "Date:", "A sentence of five words.", "a", "B"])
    | st.text(max_size=20),
    max_size=8,
).map("\n".join)


@given(st.lists(st.tuples(texts, st.integers(0, 4)), max_size=60), st.permutations(range(5)))
def test_merging_is_learning(pages: list[tuple[str, int]], order: list[int]) -> None:
    """Whatever the pages, the shards and their order."""
    shards = [Template.learn(page for page, shard in pages if shard == k) for k in order]
    whole = Template.learn(page for page, _ in pages)
    assert functools.reduce(Template.merge, shards) == whole
    assert functools.reduce(lambda one, other: other.merge(one), shards) == whole
    assert whole.merge(whole) == whole.merge(Template()) == Template().merge(whole) == whole


@given(st.lists(texts, min_size=20, max_size=40, unique=True), texts)
def test_any_pages_at_all(pages: list[str], page: str) -> None:
    """No line is lost and nothing is raised, whatever was learned."""
    template = Template.learn(pages)
    found = osce_press.parse(page, template=template)
    assert "".join(block.text for block in found.blocks) == page
    for line in osce_press.detect_boilerplate(page, template=template):
        assert page[line.start : line.end] == line.text


# Files.


def test_round_trip(template: Template, tmp_path: Path) -> None:
    template.save(tmp_path / "one")
    again = Template.load(tmp_path / "one")
    assert again == template
    assert hash(again) == hash(template)
    again.save(str(tmp_path / "two"))
    assert (tmp_path / "two").read_bytes() == (tmp_path / "one").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
    assert repr(again) == "<Template of 512 pages>"


def test_empty_round_trip(tmp_path: Path) -> None:
    Template().save(tmp_path / "empty")
    assert Template.load(tmp_path / "empty") == Template()


@pytest.mark.parametrize("template_", [Template(), learned(article, as_text)], ids=repr)
def test_pickles(template_: Template) -> None:
    assert pickle.loads(pickle.dumps(template_)) == template_  # noqa: S301 - our own bytes


def test_a_failed_save_leaves_nothing(tmp_path: Path, template: Template) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        template.save(tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Template.load(tmp_path / "none")


GOOD: dict[str, Any] = {
    "format": "osce_press template",
    "version": 1,
    "keys": ["nAAAAAAAA", "lAAAAAAAB"],
    "pages": [["0123456789abcdef", [0, 2]]],
}
CHANGED: list[tuple[str, dict[str, object], str, str]] = [
    ("newer", {"version": 10**300}, "newer osce_press", "version"),
    ("no version", {"version": None}, "no version", "version"),
    ("version true", {"version": True}, "no version", "version"),
    ("version zero", {"version": 0}, "no version", "version"),
    ("no keys", {"keys": None}, "expected a list", "keys"),
    ("keys of numbers", {"keys": [1]}, "no key of a line", "keys[0]"),
    ("bad keys", {"keys": ["nAAAAAAAA\n", "x"]}, "no key of a line", "keys[0]"),
    ("a bad key", {"keys": ["nAAAAAAAA", "x"]}, "no key of a line", "keys[1]"),
    ("no pages", {"pages": {}}, "expected a list", "pages"),
    ("pages of numbers", {"pages": [1]}, "expected a list", "pages[0]"),
    ("pages of three", {"pages": [["0" * 16, [], []]]}, "a hash and a list", "pages[0]"),
    ("bad hash", {"pages": [["x", [0, 1]]]}, "no hash", "pages[0]"),
    ("hash of number", {"pages": [[1, [0, 1]]]}, "no hash", "pages[0]"),
    ("no lines", {"pages": [["0" * 16, []]]}, "no lines", "pages[0]"),
    ("lines of text", {"pages": [["0" * 16, "01"]]}, "expected a list", "pages[0]"),
    ("half a pair", {"pages": [["0" * 16, [0]]]}, "not pairs", "pages[0]"),
    ("pairs of truths", {"pages": [["0" * 16, [True, True]]]}, "not pairs", "pages[0]"),
    ("lines elsewhere", {"pages": [["0" * 16, [1, 2]]]}, "without keys", "pages[0]"),
    ("lines before", {"pages": [["0" * 16, [-1, 1]]]}, "without keys", "pages[0]"),
    ("lines backwards", {"pages": [["0" * 16, [1, -1]]]}, "without keys", "pages[0]"),
    ("far too many lines", {"pages": [["0" * 16, [0, 10**300]]]}, "without keys", "pages[0]"),
    ("bomb", {"pages": [["0" * 16, [0, 2] * 100_000]]}, "more than 1,001 lines", "pages[0]"),
    ("crowd", {"pages": [[f"{n:016x}", [0, 1]] for n in range(513)]}, "more than 512", "pages"),
    ("second page", {"pages": [*GOOD["pages"], ["x", [0, 1]]]}, "no hash", "pages[1]"),
]
HOSTILE: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "not JSON", ""),
    "binary": (b"\x00\xff\xfe\x80", "not JSON", ""),
    "deep": (b"[" * 200_000, "not JSON", ""),
    "long number": (b'{"version":' + b"9" * 10_000 + b"}", "not JSON", ""),
    "page": (as_html(article(0)).encode(), "not JSON", ""),
    "list": (b"[]", "does not say", "format"),
    "other": (b'{"format": "geojson"}', "does not say", "format"),
    **{
        name: (json.dumps({**GOOD, **change}).encode(), why, where)
        for name, change, why, where in CHANGED
    },
}


def test_the_good_file_is_good(tmp_path: Path) -> None:
    (tmp_path / "good").write_text(json.dumps(GOOD), "ascii")
    assert Template.load(tmp_path / "good").pages == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files(name: str, tmp_path: Path) -> None:
    content, reason, where = HOSTILE[name]
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(TemplateError) as caught:
        Template.load(tmp_path / "file")
    error = caught.value
    assert reason in error.reason
    assert error.where == where
    assert str(error) == (f"{where}: {error.reason}" if where else error.reason)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (again.reason, again.where) == (error.reason, error.where)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(10**10)
    with pytest.raises(TemplateError, match="larger than"):
        Template.load(tmp_path / "huge")


def test_the_limit_of_a_file_is_the_callers(tmp_path: Path) -> None:
    path = tmp_path / "template"
    Template.learn(["A title\nSome words of a body.\n"]).save(path)
    size = path.stat().st_size
    assert Template.load(path, max_size=size).pages == 1
    with pytest.raises(TemplateError, match=f"limit of {size - 1} bytes"):
        Template.load(path, max_size=size - 1)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(GOOD)), json_values))
def test_any_json_at_all(tmp_path_factory: pytest.TempPathFactory, change: dict[str, Any]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps({**GOOD, **change}), "utf-8")
    with contextlib.suppress(TemplateError):
        Template.load(path)


@given(st.data())
def test_any_damage_at_all(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.json"
    content = bytearray(json.dumps(GOOD), "ascii")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=5))
    path.write_bytes(content)
    with contextlib.suppress(TemplateError):
        Template.load(path)


def test_the_example_runs(tmp_path: Path) -> None:
    script = Path(__file__).parents[1] / "examples" / "learn_a_template.py"
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "template.json")],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    printed = done.stdout.splitlines()
    assert printed[0].startswith("learned from 80 pages")
    assert printed[-1].startswith("recurring-line")
    assert Template.load(tmp_path / "template.json").pages == 80
