"""Templates: learned from a crawl, the same however it was sharded, and right about the chrome.

The pages are of an invented institute in the form of osce.org; the vocabulary knows none of the
lines that stand around them.
"""

import functools
import itertools
import json
import os
import pickle
import random
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import osce_press
from commands import python
from osce_press import Kind, Role, Template, TemplateError
from osce_press.template import LEAST_PAGES, SAMPLE_SIZE
from osce_press.testing import assert_lossless
from osce_press.vocabulary import KindEntry, default

NAME = "The Alpine Chamber"
MENU = (
    *("Skip to what matters", NAME, "What the Chamber does", "Glacier watch", "Pass roads"),
    *("Bridges and tunnels", "Shepherds' assembly", "Avalanche bulletin", "Where it works"),
    *("Upper valleys", "Lower valleys", "Beyond the ridge", "Library of maps", "Vacant posts"),
    *("Procurement of ropes", "Write to the Chamber"),
)
DISCLAIMER = "The Chamber answers for none of the pages that other houses link from here to there."
FOOTER = ("House rules", "Reading aids", "Feed of bulletins", DISCLAIMER, "Set in 2024 by us")
OLD = {"before": ("Archive", "Years", "Valleys"), "after": ("Of the archive", "To the top")}
STANDING = (
    "The Chamber's post in the upper valleys was opened at the request of the nine villages and "
    "has advised their councils on roads, water and forests ever since."
)
ASK = "For further information, please contact:"
CONTACT = ("Ada Berg", "Spokesperson", "Ridge road 6", "Office: +43 512 555123")
FIELDS = ("Fields of work:", *(entry.name for entry in default().fields_of_work[:15]))
TOWNS = ("Arvendal", "Brissach", "Corvara", "Dunmoor", "Estrela", "Fjordheim")
KINDS = ("Press release", "News item", "Press statement")
WORDS = (
    *("Bridge", "Council", "Glacier", "Herd", "Lantern", "Meadow", "Miller", "Notary", "Orchard"),
    *("Parish", "Quarry", "Ridge", "River", "School", "Shepherd", "Slope", "Snow", "Spring"),
)


@attrs.frozen
class Page:
    """A page by its parts."""

    before: tuple[str, ...]
    kind: str
    title: str
    metadata: tuple[tuple[str, ...], ...]
    body: tuple[str, ...]
    after: tuple[str, ...]


def article(number: int, *closing: str, **changes: Any) -> Page:
    """Return an article of the invented site; the same number gives the same one."""
    rng = numbers(number)
    town = rng.choice(TOWNS)
    source = rng.choice(["The Chamber's secretariat", "Post in the upper valleys"])
    page = Page(
        before=MENU,
        kind=rng.choice(KINDS),
        title=f"{phrase(rng, 5)} in {town}",
        metadata=(("Date:", day(rng)), ("Place:", town), ("Source:", source)),
        body=(*(sentence(rng) for _ in range(rng.randint(2, 7))), *closing),
        after=FOOTER,
    )
    return attrs.evolve(page, **changes)


def numbers(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - for pages, not for secrets


def phrase(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize()


def sentence(rng: random.Random) -> str:
    return f"{phrase(rng, rng.randint(8, 30))} of {rng.choice(TOWNS)}."


def day(rng: random.Random) -> str:
    return f"{rng.randint(1, 28)} May {rng.randint(2001, 2024)}"


def as_text(page: Page) -> str:
    """Print a page as crawlers print lists: one bullet a line."""
    labels = itertools.chain.from_iterable(page.metadata)
    after = (line if "." in line else f"- {line}" for line in page.after)
    menu, block = ([f"- {line}" for line in part] for part in (page.before, labels))
    return "\n".join([*menu, page.kind, page.title, *block, *page.body, *after])


def as_plain_text(page: Page) -> str:
    """Print a page without any sign of what is a list."""
    return as_text(page).replace("- ", "")


def as_html(page: Page) -> str:
    """Print a page without landmarks, classes and links: nothing but paragraphs in divisions."""
    labels = itertools.chain.from_iterable(page.metadata)
    parts = (page.before, [page.kind, page.title, *labels], page.body, page.after)
    inner = ("".join(f"<p>{escape(line)}</p>" for line in part) for part in parts)
    return f"<!doctype html><body><div>{'</div><div>'.join(inner)}</div>"


Form = Callable[[Page], str]
Make = Callable[[int], Page]
forms = pytest.mark.parametrize("form", [as_text, as_plain_text, as_html])


def varied(number: int) -> Page:
    """Mark the entry of the menu one is at, open its submenu, rename and add entries."""
    rng = numbers(number)
    before = list(MENU)
    at = rng.randrange(2, 12)
    before[10] = rng.choice(["Lower valleys", "Lower valley"])
    if rng.random() < 0.4:
        before.insert(9, "New maps")
    before[at] = rng.choice([f"{before[at]} (here)", f"> {before[at]}", before[at].upper()])
    if rng.random() < 0.5:
        before[at + 1 : at + 1] = [phrase(rng, 2) for _ in range(rng.randint(1, 4))]
    after = (*FOOTER[:-1], f"Set in {rng.randint(2001, 2030)} by us")
    return article(number, before=tuple(before), after=after)


def cards(rng: random.Random) -> list[str]:
    """Return related items: a title that is a question, a kind or a day, a teaser cut short."""
    items = ((f"{phrase(rng, 6)}?", rng.choice([*KINDS, day(rng)])) for _ in KINDS)
    return [*itertools.chain(*items), f"{phrase(rng, 9)}..."]


#: Sites by what is special to them, or to the ends of their bodies, as of releases of 2000 to 2003.
SITES: dict[str, Make] = {
    "nothing": article,
    "the entry one is at": varied,
    "a redesign": lambda n: article(n, **({} if n % 3 else OLD)),
    "the day": lambda n: article(n, before=(NAME, f"Friday, {day(numbers(n))}", *MENU[2:])),
    "title element": lambda n: article(n, before=(f"{article(n).title} | {NAME}", *MENU)),
    "menus for two sizes of screen": lambda n: article(n, before=MENU + MENU),
    "sections": lambda n: article(n, before=(*MENU, *(f"{WORDS[n % 4]} {w}" for w in WORDS[8:13]))),
    "related items": lambda n: article(n, after=("More news", *cards(numbers(-n)), *FOOTER)),
    "most read": lambda n: article(n, after=("Most read", *WORDS[n % 7 : n % 7 + 4], *FOOTER)),
    "one line": lambda n: article(n, before=(NAME,), after=(f"By {NAME}",), kind="News item"),
    "kinds and labels around": lambda n: article(
        n, before=(*MENU, "News", "Events"), after=("Newsletter", "Follow us:", "Ropeway", *FOOTER)
    ),
    "unknown kinds": lambda n: article(n, kind=("Horn call", "Horn call", "Bulletin")[n % 3]),
    "one mission": lambda n: article(n, metadata=(("Date:",), FIELDS)),
    "bare copies": lambda n: article(n, *[STANDING[:68]][: n % 3 == 0], before=(), after=()),
    "link to contacts": lambda n: article(n, after=("Contacts", *FOOTER)),
    "contacts": lambda n: article(n, after=("Contacts", *CONTACT, *FOOTER)),
    "standing paragraph": lambda n: article(n, STANDING),
    "whom to ask": lambda n: article(n, ASK, phrase(numbers(n), 2), f"Tel. 0512 {100_000 + n}"),
    "always the same to ask": lambda n: article(n, ASK, *CONTACT, STANDING),
    "quotations of the menu": lambda n: article(n, *MENU[n % 9 : n % 9 + n % 6 + 1]),
}


@functools.cache
def learned(site: str, form: Form) -> Template:
    return Template.learn(form(SITES[site](number)) for number in range(10_000, 10_050))


@forms
@pytest.mark.parametrize("site", SITES)
def test_no_chrome_in_a_body_and_no_body_lost(site: str, form: Form) -> None:
    for number in range(100):
        page = SITES[site](number)
        found = osce_press.parse(form(page), template=learned(site, form))
        assert found.paragraphs == page.body, number
        assert (found.kind_label, found.title) == (page.kind, page.title)
        assert tuple((f"{f.label}:", *f.values) for f in found.metadata) == page.metadata
        assert [contact.name for contact in found.contacts] == ["Ada Berg"] * (site == "contacts")


@pytest.mark.parametrize(("one", "other"), [(as_text, as_html), (as_html, as_text)])
def test_another_form_of_page_than_those_learned_from(one: Form, other: Form) -> None:
    """A crawl has pages of several forms, bare copies, and pages of earlier years."""
    renamed = (*MENU[:9], "Finland - OSCE Chairpersonship 2025", *MENU[10:])
    for page in (article(1), article(1, before=(), after=()), article(1, before=renamed)):
        lines = osce_press.detect_boilerplate(other(page), template=learned("nothing", one))
        assert {x.text for x in lines if x.rule == "template"} == {*page.before, *page.after}


def test_kind_and_title_stay_between_what_recurs() -> None:
    """Above them the menu has a kind as its last item, below them stand buttons."""
    pages = [article(n, before=(*MENU, "Newsletter"), kind=WORDS[n % 5]) for n in range(50)]
    texts = [as_text(page).replace(page.title, f"{page.title}\nPrint\nShare") for page in pages]
    lines = osce_press.detect_boilerplate(texts[0], template=Template.learn(texts))
    assert [x.text for x in lines if x.rule == "template"] == [*pages[0].before, *FOOTER]


def test_a_kind_on_all_pages_is_the_page_s_own_if_the_vocabulary_has_it() -> None:
    pages = [as_text(article(number, kind="Chamber circular")) for number in range(20)]
    template = Template.learn(pages)
    circular = KindEntry(Kind.NEWS_ITEM, "Chamber circular")
    for known, kind in ((default(), None), (default().extend(kinds=[circular]), circular.kind)):
        assert osce_press.parse(pages[0], template=template, vocabulary=known).kind is kind


def test_a_list_without_text_is_the_page_s_own() -> None:
    """Lists of reports print no teasers: what stands below them is no part of the head."""
    titles = [phrase(numbers(number), 6) for number in range(100)]
    pages = ["\n".join([*MENU, "Reports", *titles[n::20], *FOOTER, *WORDS]) for n in range(20)]
    template = Template.learn(pages).merge(learned("nothing", as_text))
    labelled = osce_press.detect_boilerplate(pages[0], template=template)
    assert [line.text for line in labelled if line.rule != "template"] == ["Reports", *titles[::20]]


def test_a_listing_keeps_its_entries() -> None:
    """Those of a mission's reports have no teasers, and all the same label and value."""
    titles = [phrase(numbers(number), 6) for number in range(90)]
    entries = [f"{title}\nReport type: Daily report" for title in titles]
    pages = ["\n".join([*MENU, *entries[n::30], *FOOTER]) for n in range(30)]
    found = osce_press.parse_listing(pages[0], template=Template.learn(pages))
    assert [entry.title for entry in found.entries] == titles[::30]


def test_a_list_of_states_is_the_body_of_a_bare_page() -> None:
    """It has neither kind nor block, and the menu lists the same States below other entries."""
    menu, body = (*MENU, *WORDS), (*WORDS, "It is so.")
    template = Template.learn(as_text(article(number, before=menu)) for number in range(50))
    for before in (menu, ()):
        page = "\n".join([*before, "Snow on the ridge", *body, *FOOTER])
        found = osce_press.parse(page, template=template)
        assert (found.title, found.paragraphs) == ("Snow on the ridge", body)


def test_lines_are_labelled_with_the_reason() -> None:
    site = "the entry one is at"
    page = SITES[site](0)
    lines = osce_press.detect_boilerplate(as_text(page), template=learned(site, as_text))
    by_rule = {line.text: line for line in lines if line.rule == "template"}
    assert set(by_rule) == {*page.before, *page.after}
    assert {line.role for line in by_rule.values()} == {Role.NAVIGATION, Role.FOOTER}
    assert by_rule[NAME].entry == by_rule[page.after[-1]].entry == "on 50 of 50 pages"
    assert any("among recurring lines, itself" in f"{line.entry}" for line in by_rule.values())


@forms
def test_what_recurs_in_bodies_is_noticed(form: Form) -> None:
    site = "standing paragraph"
    read = osce_press.parse_html if form is as_html else osce_press.parse_text
    found = read(form(SITES[site](0)), template=learned(site, form))
    noticed = [notice for notice in found.notices if notice.code == "recurring-line"]
    text = "".join(block.text for block in found.blocks)
    assert [text[notice.start : notice.end] for notice in noticed] == [STANDING]


# Learning.


def test_twenty_pages_are_enough_and_fewer_give_no_verdict() -> None:
    pages = [as_text(article(number)) for number in range(LEAST_PAGES)]
    few = Template.learn([*pages[1:], *pages[1:]])
    assert few.pages == LEAST_PAGES - 1
    for template in (few, Template()):
        assert osce_press.parse(pages[0], template=template) == osce_press.parse(pages[0])
    enough = few.merge(Template.learn(pages[:1]))
    found = osce_press.parse(as_text(article(99)), template=enough)
    assert found.paragraphs == article(99).body


@pytest.fixture(scope="module")
def template() -> Template:
    return Template.learn(as_text(varied(number)) for number in range(2_000))


def test_shards_in_any_order_and_process_give_one_file(template: Template, tmp_path: Path) -> None:
    """Neither the hash seed nor the locale changes a byte."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_template as t\n"
        "pages = [t.as_text(t.varied(number)) for number in range(2_000)]\n"
        "shards = [t.Template.learn(pages[first::5]) for first in (3, 0, 4, 2, 1)]\n"
        "t.functools.reduce(t.Template.merge, shards).save(sys.argv[2])"
    )
    template.save(tmp_path / "here")
    arguments = ("-c", program, Path(__file__).parent, tmp_path / "there")
    python(*arguments, PYTHONHASHSEED="1", LC_ALL="C")
    assert (tmp_path / "there").read_bytes() == (tmp_path / "here").read_bytes()


def test_what_is_kept_is_bounded(template: Template, tmp_path: Path) -> None:
    template.save(tmp_path / "many")
    assert (tmp_path / "many").stat().st_size < 200_000
    long = "\n".join(f"line {number} of many" for number in range(50_000))
    Template.learn([long]).save(tmp_path / "long")
    assert (tmp_path / "long").stat().st_size < 20_000
    more = template.merge(Template.learn(as_text(varied(-number)) for number in range(1, 500)))
    assert more.pages == template.pages == SAMPLE_SIZE


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
    assert whole.merge(whole) == whole.merge(Template()) == Template().merge(whole) == whole


@given(st.lists(texts, min_size=20, max_size=40, unique=True), texts)
def test_any_pages_at_all(pages: list[str], page: str) -> None:
    """No line is lost and nothing is raised, whatever was learned."""
    assert_lossless(osce_press.parse_text(page, template=Template.learn(pages)), page)


# Files.


def test_round_trip(template: Template, tmp_path: Path) -> None:
    for saved in (template, Template()):
        saved.save(tmp_path / "one")
        again = Template.load(tmp_path / "one")
        assert (again, hash(again)) == (saved, hash(saved))
        assert pickle.loads(pickle.dumps(saved)) == saved  # noqa: S301 - our own bytes
    (tmp_path / "two").mkdir()
    with pytest.raises(OSError, match="two"):
        template.save(tmp_path / "two")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
    assert repr(template) == "<Template of 512 pages>"


HASH = "0" * 16
GOOD: dict[str, Any] = {
    "format": "osce_press template",
    "version": 1,
    "keys": ["nAAAAAAAA", "lAAAAAAAB"],
    "pages": [[HASH, [0, 2]]],
}
#: What is changed in the file, and what the error says: why, and where.
HOSTILE: list[tuple[dict[str, Any], str, str]] = [
    ({"format": "geojson"}, "does not say", "format"),
    ({"version": 10**300}, "newer osce_press", "version"),
    ({"version": True}, "no version", "version"),
    ({"keys": ["nAAAAAAAA", "nAAAAAAAA\n"]}, "no key of a line", "keys[1]"),
    ({"pages": [1]}, "expected a list", "pages[0]"),
    ({"pages": [[HASH, [], []]]}, "a hash and a list", "pages[0]"),
    ({"pages": [["x", [0, 1]]]}, "no hash", "pages[0]"),
    ({"pages": [[HASH, []]]}, "not pairs", "pages[0]"),
    ({"pages": [[HASH, [True, True]]]}, "not pairs", "pages[0]"),
    ({"pages": [[HASH, [-1, 1]]]}, "without keys", "pages[0]"),
    ({"pages": [[HASH, [0, 10**300]]]}, "without keys", "pages[0]"),
    ({"pages": [[HASH, [0, 2] * 100_000]]}, "more than 1,001 lines", "pages[0]"),
    ({"pages": [[f"{n:016x}", [0, 1]] for n in range(513)]}, "more than 512", "pages"),
]


@pytest.mark.parametrize(("change", "reason", "where"), HOSTILE)
def test_hostile_files(change: dict[str, Any], reason: str, where: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(json.dumps(GOOD), "ascii")
    assert Template.load(path).pages == 1
    path.write_text(json.dumps({**GOOD, **change}), "ascii")
    with pytest.raises(TemplateError, match=reason) as caught:
        Template.load(path)
    assert (caught.value.where, str(caught.value)) == (where, f"{where}: {caught.value.reason}")


def test_files_that_are_no_json(tmp_path: Path) -> None:
    begun = b'{"format": "osce_press template", "version": '
    deep, long = begun + b"[" * 900 + b"]" * 900 + b"}", begun + b"9" * 5_000 + b"}"
    for content in (b"[" * 100_000, deep, long, b"\xff\xfe", b"\0" * 1_000):
        (tmp_path / "file").write_bytes(content)
        with pytest.raises(TemplateError):
            Template.load(tmp_path / "file")


def test_the_limit_of_a_file_is_the_callers(tmp_path: Path) -> None:
    path = tmp_path / "template"
    Template.learn(["A title\nSome words of a body.\n"]).save(path)
    size = path.stat().st_size
    assert Template.load(path, max_size=size).pages == 1
    with pytest.raises(TemplateError, match=f"limit of {size - 1} bytes"):
        Template.load(path, max_size=size - 1)
    os.truncate(path, 10**10)
    with pytest.raises(TemplateError, match="larger than"):
        Template.load(path)
