"""The entries of the vocabulary: what the lines of each data file hold."""

from typing import NamedTuple

import attrs

from osce_press.models import Kind, Role

__all__ = [
    "CopyEntry",
    "DateWord",
    "DayName",
    "FieldEntry",
    "FunctionWords",
    "KindEntry",
    "LabelEntry",
    "LandmarkEntry",
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
    #: BCP 47 tag of its language.
    lang: str = "en"
    #: Whether another name has replaced it; an old or foreign spelling alone is no former name.
    former: bool = False
    #: Whether it is a misspelling that OSCE has printed.
    typo: bool = False
    #: Where on OSCE's pages it was seen; None for a mere translation.
    seen: str | None = None


@attrs.frozen
class LabelEntry:
    """A label such as "Date", by what it means."""

    key: str
    #: Where it stands: in the "metadata" block of a page, in a "listing", or in an "advisory"; or,
    #: anywhere, before "dates" that are not those of publication, or that head a page with them.
    block: str
    names: tuple[Name, ...]


@attrs.frozen
class KindEntry:
    """A kind of page, by its names."""

    #: None for a kind that ``Kind`` lacks; its pages have a ``kind_label`` only.
    kind: Kind | None
    name: str
    names: tuple[Name, ...] = ()
    source: str | None = None

    @property
    def slug(self) -> str:
        """The value of ``kind``; the name, where there is none."""
        return self.kind or self.name


@attrs.frozen
class SectionEntry:
    """A word that stands before a page's title but names a section of the site."""

    slug: str
    names: tuple[Name, ...]
    #: What its pages are, as a sentence, if they are no press pages.
    reason: str | None = None
    #: Whether it is one at all, and not an error or a check that stands in a page's place.
    is_page: bool = True
    #: Whether its pages can be collections: titles and descriptions in turn.
    collects: bool = False
    #: Whether it is the front page, as breadcrumbs begin with it.
    front: bool = False


@attrs.frozen
class PhraseEntry:
    """A standing line of the site: a heading of its tail, a disclaimer, a reader's aid."""

    slug: str
    role: Role
    names: tuple[Name, ...]
    #: How it is found: as a whole "line", or as the "prefix" or "suffix" of one.
    match: str = "line"
    #: What may follow it: nothing, "titles" of other pages, "contacts", or a page's "number" in a
    #: dump of its fields.
    holds: str | None = None
    #: Whether a page with it corrects an earlier version of itself.
    corrects: bool = False
    #: Whether it is the site's in the middle of a text, too.
    anywhere: bool = False


@attrs.frozen
class NavigationEntry:
    """A line of the site's menus."""

    slug: str
    name: str
    #: A line that each year has anew ends with "{year}", and has "{state}" for a State's name.
    names: tuple[Name, ...] = ()
    #: Whether it is a State's name, which prose lists too, and so is weak evidence of a menu.
    state: bool = False


@attrs.frozen
class FieldEntry:
    """A field of work."""

    slug: str
    name: str
    names: tuple[Name, ...] = ()
    #: The dimension of security it belongs to, where OSCE says so.
    dimension: str | None = None
    source: str | None = None


@attrs.frozen
class StructureEntry:
    """An institution, field operation, decision-making body, department or office."""

    slug: str
    name: str
    names: tuple[Name, ...] = ()
    type: str | None = None
    #: ISO 3166-1 alpha-2 of the country a field operation works in.
    country: str | None = None
    #: ISO 8601 dates, to the day, month or year.
    opened: str | None = None
    closed: str | None = None
    source: str | None = None


@attrs.frozen
class StateEntry:
    """A participating State or a Partner for Co-operation."""

    slug: str
    name: str
    code: str
    status: str
    names: tuple[Name, ...] = ()
    source: str | None = None


@attrs.frozen
class PlaceEntry:
    """A town, with OSCE's own spellings of its name."""

    slug: str
    name: str
    country: str | None = None
    names: tuple[Name, ...] = ()
    source: str | None = None
    #: How many people live there, for a town of the gazetteer.
    population: int | None = None


@attrs.frozen
class CopyEntry:
    """A line that another site adds to its copy of a page."""

    slug: str
    role: Role
    #: A regular expression for the whole line; its group "date" is the copy's date. One that is
    #: glued is the beginning of a line, or of that its group "cut".
    pattern: str
    #: "head" or "tail" of the page.
    zone: str
    #: Whether the line's other words are the page's own.
    glued: bool = False
    #: Where the page's title stands if the date does: "above" or "below".
    title: str = "above"
    #: The entry that must stand on the line before, and the one that must stand in the head, too.
    after: str | None = None
    among: str | None = None
    #: What may follow it at the end of the page: "titles", or "anything"; at the top: one "line".
    holds: str | None = None
    seen: str | None = None


@attrs.frozen
class LandmarkEntry:
    """A word in the class or id of an element that says what the element is on its page."""

    #: With hyphens between its parts, if they must stand together: "skip-link".
    word: str
    #: What the element is, such as "navigation", "footer" or "advertisement".
    landmark: str


@attrs.frozen
class FunctionWords:
    """The small words that a text in a language is full of, by which the language is told."""

    #: BCP 47 tag of the language, or OSCE's "hbs" for Bosnian, Croatian and Serbian in one.
    lang: str
    #: A dozen or two in small letters, with blanks between them.
    words: str


@attrs.frozen
class MonthName:
    """A name of a month, or an abbreviation of it, in one of its grammatical forms."""

    text: str
    lang: str
    #: 1 to 12.
    month: int


@attrs.frozen
class DayName:
    """A name of a day of the week, or an abbreviation of it."""

    text: str
    lang: str
    #: 0 for Monday to 6 for Sunday.
    day: int


@attrs.frozen
class DateWord:
    """What a language puts around the numbers of a date."""

    text: str
    lang: str
    #: "before-day" ("le"), "day-ending" ("th"), "between" the parts ("de"), "year-ending"
    #: ("-nji") or "after-year" ("года").
    use: str
