"""The entries of the vocabulary: what the lines of each data file hold."""

from typing import Literal, NamedTuple

import attrs

from osce_press._values import represented
from osce_press.models import Kind, Role

__all__ = [
    "CopyEntry",
    "DateWord",
    "DayName",
    "FieldEntry",
    "FunctionWords",
    "KindEntry",
    "LabelEntry",
    "LabelMatch",
    "LandmarkEntry",
    "Meaning",
    "MonthName",
    "Name",
    "NavigationEntry",
    "PhraseEntry",
    "PlaceEntry",
    "SectionEntry",
    "StateEntry",
    "StructureEntry",
]


class Name(NamedTuple):
    """One more name of an entry."""

    text: str
    """The name itself."""
    lang: str = "en"
    """BCP 47 tag of its language."""
    former: bool = False
    """Whether another name has replaced it; an old or foreign spelling alone is no former name."""
    typo: bool = False
    """Whether it is a misspelling that OSCE has printed."""
    seen: str | None = None
    """Where on OSCE's pages it was seen; None for a mere translation."""


@attrs.frozen
class LabelEntry:
    """A label such as "Date", by what it means."""

    __repr__ = represented

    key: str
    """What it means: a ``FieldKey``, or a key of your own."""
    block: str
    """Where it stands: in the "metadata" block of a page, in a "listing", in an "advisory" or among
    "contacts"; or, anywhere, before "dates" that are not those of publication, or that head a page
    with them.
    """
    names: tuple[Name, ...]
    """The labels with that meaning, without their colons."""


@attrs.frozen
class KindEntry:
    """A kind of page, by its names."""

    __repr__ = represented

    kind: Kind | None
    """None for a kind that ``Kind`` lacks; its pages have a ``kind_label`` only."""
    name: str
    """Its English name."""
    names: tuple[Name, ...] = ()
    """Former names, other spellings, and those in other languages."""
    reason: str | None = None
    """What its pages are, as a sentence, if they are no press pages."""
    common: bool = False
    """Whether any site prints its names, as in menus: alone they make no page a press page."""
    source: str | None = None
    """Where the entry is from."""

    @property
    def slug(self) -> str:
        """The value of ``kind``; the name, where there is none."""
        return self.kind or self.name


@attrs.frozen
class SectionEntry:
    """A word that stands before a page's title but names a section of the site."""

    __repr__ = represented

    slug: str
    """Its identity, whatever it is called."""
    names: tuple[Name, ...]
    """What it is called, in all languages."""
    reason: str | None = None
    """What its pages are, as a sentence, if they are no press pages."""
    is_page: bool = True
    """Whether it is one at all, and not an error or a check that stands in a page's place."""
    collects: bool = False
    """Whether its pages can be collections: titles and descriptions in turn."""
    front: bool = False
    """Whether it is the front page, as breadcrumbs begin with it."""


@attrs.frozen
class PhraseEntry:
    """A standing line of the site: a heading of its tail, a disclaimer, a reader's aid."""

    __repr__ = represented

    slug: str
    """Its identity, whatever it is called."""
    role: Role
    """The role that its line gets."""
    names: tuple[Name, ...]
    """Its forms, in all languages; "{year}" at the end of a prefix stands for any year, and
    "{number}" in a line for any number, or for several with signs between.
    """
    match: Literal["line", "prefix", "row", "suffix"] = attrs.field(
        default="line", validator=attrs.validators.in_(("line", "prefix", "row", "suffix"))
    )
    """How it is found: as a whole "line", the "prefix" or "suffix" of one, or in a "row" of tools.

    What a whole line can be stands in such rows, too.
    """
    holds: str | None = None
    """What may follow it: nothing, "titles" of other pages, "contacts", or a page's "number" in a
    dump of its fields.
    """
    corrects: bool = False
    """Whether a page with it corrects an earlier version of itself."""
    anywhere: bool = False
    """Whether it is the site's in the middle of a text, too."""
    beside_names: bool = False
    """Whether a name goes with it, not a word in small letters: "Written by", "5 min read"."""


@attrs.frozen
class NavigationEntry:
    """A line of the site's menus."""

    __repr__ = represented

    slug: str
    """Its identity, whatever it is called."""
    name: str
    """As the menu prints it today."""
    names: tuple[Name, ...] = ()
    """A line that each year has anew ends with "{year}", and has "{state}" for a State's name."""
    state: bool = False
    """Whether it is a State's name, which prose lists too, and so is weak evidence of a menu."""


@attrs.frozen
class FieldEntry:
    """A field of work."""

    __repr__ = represented

    slug: str
    """Its identity, whatever it is called."""
    name: str
    """Its English name of today."""
    names: tuple[Name, ...] = ()
    """Former names, other spellings, and those in other languages."""
    dimension: str | None = None
    """The dimension of security it belongs to, where OSCE says so."""
    source: str | None = None
    """Where the entry is from."""


@attrs.frozen
class StructureEntry:
    """An institution, field operation, decision-making body, department or office."""

    __repr__ = represented

    slug: str
    """Its identity, whatever it is called."""
    name: str
    """Its English name of today, or when it closed."""
    names: tuple[Name, ...] = ()
    """Former names, other spellings, and those in other languages."""
    type: str | None = None
    """What it is: "institution", "field operation", "secretariat" ..."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of the country a field operation works in."""
    opened: str | None = None
    """ISO 8601 date, to the day, month or year."""
    closed: str | None = None
    """As ``opened``; None for one that is there."""
    source: str | None = None
    """Where the entry is from."""


@attrs.frozen
class StateEntry:
    """A participating State or a Partner for Co-operation."""

    __repr__ = represented

    slug: str
    """Its identity, whatever it is called."""
    name: str
    """The English name that OSCE uses today."""
    code: str
    """ISO 3166-1 alpha-2."""
    status: str
    """A participating State, or one of the two kinds of Partners for Co-operation."""
    names: tuple[Name, ...] = ()
    """Former names, other spellings, and those in other languages."""
    source: str | None = None
    """Where the entry is from."""


@attrs.frozen
class PlaceEntry:
    """A town, with OSCE's own spellings of its name."""

    __repr__ = represented

    slug: str
    """Its identity, whatever it is called."""
    name: str
    """As people write it in English."""
    country: str | None = None
    """ISO 3166-1 alpha-2; XK is Kosovo."""
    names: tuple[Name, ...] = ()
    """Former names, other spellings, and those in other languages."""
    source: str | None = None
    """Where the entry is from."""
    population: int | None = None
    """How many people live there, for a town of the gazetteer."""


@attrs.frozen
class CopyEntry:
    """A line that another site adds to its copy of a page."""

    __repr__ = represented

    slug: str
    """Its identity, whatever it is called."""
    role: Role
    """The role that its line gets."""
    pattern: str
    """A regular expression for the whole line; its group "date" is the copy's date. One that is
    glued is the beginning of a line, or of that its group "cut".
    """
    zone: str
    """Where it stands: at the "head" or the "tail" of the page, or at the "end" of any text."""
    glued: bool = False
    """Whether the line's other words are the page's own."""
    title: str | None = None
    """Where the page's title stands, "above" it, "below" or "anywhere"; above a date that says
    nothing of it.
    """
    after: str | None = None
    """The entry that must stand on the line before."""
    among: str | None = None
    """The entry that must stand in the head, or in its own zone, too."""
    holds: str | None = None
    """What may follow it: "anything" at the end of the page, or one "line", its value."""
    seen: str | None = None
    """Where it was seen."""


@attrs.frozen
class LandmarkEntry:
    """A word in the class or id of an element that says what the element is on its page."""

    __repr__ = represented

    word: str
    """With hyphens between its parts, if they must stand together: "skip-link"."""
    landmark: str
    """What the element is, such as "navigation", "footer" or "advertisement"."""


@attrs.frozen
class FunctionWords:
    """The small words that a text in a language is full of, by which the language is told."""

    __repr__ = represented

    lang: str
    """BCP 47 tag of the language, or OSCE's "hbs" for Bosnian, Croatian and Serbian in one."""
    words: str
    """A dozen or two in small letters, with blanks between them."""
    letters: str = ""
    """Those of its letters that not all languages have whose letters are given."""


@attrs.frozen
class MonthName:
    """A name of a month, or an abbreviation of it, in one of its grammatical forms."""

    __repr__ = represented

    text: str
    """As printed."""
    lang: str
    """BCP 47 tag of the language."""
    month: int
    """1 to 12."""


@attrs.frozen
class DayName:
    """A name of a day of the week, or an abbreviation of it."""

    __repr__ = represented

    text: str
    """As printed."""
    lang: str
    """BCP 47 tag of the language."""
    day: int
    """0 for Monday to 6 for Sunday."""


@attrs.frozen
class DateWord:
    """What a language puts around the numbers of a date."""

    __repr__ = represented

    text: str
    """As printed."""
    lang: str
    """BCP 47 tag of the language."""
    use: str
    """Where: "before-day" ("le"), "day-ending" ("th"), "between" the parts ("de"), "year-ending"
    ("-nji"), "after-year" ("года"), between places and between days "and", or, where an author's
    name or the time it takes to read stands beside the date, "before-author" ("by") and "minutes".
    An "event" ("referendum") has a day that is no date of publication.
    """


class LabelMatch(NamedTuple):
    """What a label means, and in which language it is printed."""

    key: str
    """What it means."""
    block: str
    """Where a label with that meaning stands."""
    lang: str
    """BCP 47 tag of the language."""


class Meaning(NamedTuple):
    """Everything that a whole line can be, by its words."""

    labels: tuple[LabelMatch, ...] = ()
    """What it means as a label."""
    kind: KindEntry | None = None
    """The kind that it names."""
    section: SectionEntry | None = None
    """The section that it names."""
    structure: StructureEntry | None = None
    """The structure that it names."""
    menu: NavigationEntry | None = None
    """The entry of the site's menus."""
    phrase: PhraseEntry | None = None
    """The standing line."""
