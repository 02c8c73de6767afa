"""Plain pages without a test around them: distinct, readable, the same for the same seed."""

import datetime
import random
from collections.abc import Collection
from typing import Literal, get_args

import attrs

from osce_press.models import Article, Dateline, Kind, MetadataField, Place
from osce_press.testing._drafts.bodies import CORRECTION, Piece
from osce_press.testing._drafts.drafts import Draft, Medium, draft_of
from osce_press.testing._drafts.languages import chosen, kind_names, month_name
from osce_press.testing._drafts.values import field_of, source_of
from osce_press.testing._example import Example
from osce_press.testing._layouts.html import HtmlStyle, print_html
from osce_press.testing._layouts.surroundings import Surroundings, full_menu
from osce_press.testing._layouts.text import TextStyle, print_text
from osce_press.vocabulary import default

__all__ = ["PlainForm", "sample_pages"]

PlainForm = Literal["standard", "header-date", "correction"]
_HOMES = (
    ("Tirana", "AL", "OSCE Presence in Albania"),
    ("Bishkek", "KG", "OSCE Programme Office in Bishkek"),
    ("Sarajevo", "BA", "OSCE Mission to Bosnia and Herzegovina"),
)
_WHENCE = "the mountains/both banks/four villages/the north/the old town/the coast"
_WHO = "border guards/judges/teachers/police officers/reporters/mayors/foresters/students/nurses"
_DO = "learn to read maps of snow/plan a common archive/test a new radio/repair a bridge"
_NAMES = "Arta Hoxha/Ilse Brandt/Timur Sadykov/Jelena Ilić/Mavzuna Rahimova"
_SENTENCES = (
    "It took {n} hours, and everybody stayed until the end.",
    "“We had {n} questions in the morning and twice as many at night,” said {person}.",
    "The {who} will meet again in {month}, with {n} guests from {whence}.",
    "{person}, who led the work, thanked the {who} for their patience.",
    "A handbook of {n} pages has been printed in three languages.",
    "Another group of {n} {who} has asked to take part.",
    "Before that, {person} had shown the {who} an older plan, which failed in {month}.",
)


def sample_pages(
    n: int,
    *,
    seed: int = 0,
    forms: Collection[PlainForm] = get_args(PlainForm),
    layouts: Collection[Medium] = ("text", "html"),
) -> list[Example]:
    """Return ``n`` different pages with their records, for demonstrations and plain tests.

    The same ``seed`` gives the same pages, and a longer list begins with the shorter one. ``forms``
    are some of those of ``PlainForm``, and ``layouts`` those of ``form_pages``.
    """
    found: dict[str | bytes, Example] = {}
    rng = random.Random(seed)  # noqa: S311 - no secret
    while len(found) < n:
        draft = _draft(rng, rng.choice(chosen("forms", forms, PlainForm)))
        around = Surroundings(full_menu() if not draft.above and rng.random() < 0.5 else ())
        if rng.choice(chosen("layouts", layouts, Medium)) == "text":
            page = print_text(draft, around, TextStyle())
        else:
            page = print_html(draft, around, HtmlStyle())
        found.setdefault(page, Example(page, draft.article, codes=draft.codes))
    return list(found.values())


def _draft(rng: random.Random, form: PlainForm) -> Draft:
    town, country, structure = rng.choice(_HOMES)
    day = datetime.date(rng.randint(1999, 2025), rng.randint(1, 12), rng.randint(1, 28))
    who, whence, do, person = (rng.choice(s.split("/")) for s in (_WHO, _WHENCE, _DO, _NAMES))
    place, date = town.upper(), f"{day.day} {month_name(day.month, 'en')} {day.year}"
    before, filed = CORRECTION if form == "correction" else "", f"{place}, {date} - "
    lead = f"{rng.randint(12, 90)} {who} from {whence} met today to {do}, the {structure} said."
    month = month_name(rng.randint(1, 12), "en")
    words = {"person": person, "who": who, "whence": whence, "month": month}
    texts = rng.sample(_SENTENCES, rng.randint(2, 6))
    others = (Piece(text.format(n=rng.randint(3, 60), **words)) for text in texts)
    dateline = Dateline(
        *((Place(town, place, country),), None, day.day, day.month, day.year),
        *(filed, len(before), len(before + filed)),
    )
    title = f"{'CORRECTION: ' if before else ''}{who.capitalize()} from {whence} {do} in {town}"
    article = Article(title=title, date=day, dateline=dateline)
    body = (Piece(before + filed + lead), *others)
    if form == "header-date":
        below = (f"{place} {date}",)
        return attrs.evolve(draft_of(article, body), above=("Newsroom",), below=below)
    kind = rng.choice((Kind.PRESS_RELEASE, Kind.NEWS_ITEM))
    fields = rng.sample(default().fields_of_work, 2)
    stated = (MetadataField("Date", "date"), MetadataField("Source", "source", (structure,)))
    printed = tuple(entry.name for entry in fields)
    article = attrs.evolve(
        article,
        kind=kind,
        kind_label=kind_names(kind, "en")[0],
        sources=(source_of(structure),),
        fields_of_work=tuple(field_of(entry, entry.name) for entry in fields),
        metadata=(*stated, MetadataField("Fields of work", "fields_of_work", printed)),
    )
    return attrs.evolve(draft_of(article, body), codes=frozenset(["correction"] * bool(before)))
