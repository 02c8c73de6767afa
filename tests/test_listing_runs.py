"""Runs of labels in listings: what leads them, what stands in them, and where they end."""

import pytest

from osce_press import parse_listing

#: Title, labels with their values, and teaser of an entry.
Entry = tuple[str | None, dict[str, str], str | None]

DATE, DAY = "Publishing date", "5 May 2004"
DATED = f"{DATE}: {DAY}"
NEWS, STORY, YOUTH = "Content type: News", "Content type: Story", "What we do: Youth"
#: A value that no kind has.
UNFIT = "Content type: what a miller thinks of it"


def entries(*lines: str) -> list[Entry]:
    """Return the entries under a header, in text or in markup."""
    listing = parse_listing("\n".join(("Newsroom", *lines, "")))
    return [
        (
            entry.title,
            {field.label: " + ".join(field.values) for field in entry.metadata},
            entry.teaser,
        )
        for entry in listing.entries
    ]


class TestLeadingLabel:
    def test_one_run_is_led_by_its_date(self) -> None:
        assert entries(NEWS, DATED, YOUTH, "It turns.") == [
            (NEWS, {DATE: DAY, "What we do": "Youth"}, "It turns.")
        ]

    @pytest.mark.parametrize("teaser", ["It turns.", UNFIT])
    def test_runs_that_begin_with_their_kind_are_led_by_it(self, teaser: str) -> None:
        labels = {"Content type": "News", DATE: DAY, "What we do": "Youth"}
        assert entries(*["A mill", NEWS, DATED, YOUTH, teaser] * 2) == [
            ("A mill", labels, teaser),
            ("A mill", labels, teaser),
        ]

    def test_labels_with_their_values_below_are_one_run(self) -> None:
        run = ["A mill", "Content type:", "News", f"{DATE}:", DAY, "It turns."]
        assert (
            entries(*run * 2) == [("A mill", {"Content type": "News", DATE: DAY}, "It turns.")] * 2
        )

    def test_the_date_leads_where_half_of_the_runs_have_one(self) -> None:
        assert entries(NEWS, DATED, "It turns.", "Bees", "Where we are: Riddles", YOUTH) == [
            (NEWS, {DATE: DAY}, "It turns."),
            ("Bees", {"Where we are": "Riddles", "What we do": "Youth"}, None),
        ]

    @pytest.mark.parametrize("below", [False, True])
    def test_the_first_label_of_all_leads_where_few_runs_have_a_date(self, *, below: bool) -> None:
        labels = [
            {"Content type": "News", "Collections": "Mills"},
            {"Where we are": "OSCE Secretariat", "Location": "Serbia"},
            {"What we do": "Youth", DATE: DAY},
        ]
        sign = ":\n" if below else ": "
        lines = [
            line
            for run in labels
            for line in ("A mill", *(f"{label}{sign}{value}" for label, value in run.items()))
        ]
        assert entries(*lines) == [("A mill", run, None) for run in labels]

    def test_titles_that_look_like_a_label_are_in_no_run(self) -> None:
        assert (
            entries(*[STORY, DATED, NEWS] * 2)
            == [(STORY, {DATE: DAY, "Content type": "News"}, None)] * 2
        )

    def test_links_that_look_like_a_label_are_titles(self) -> None:
        item = f'<p><a href="/1">{STORY}</a></p><p>{DATED}</p><p>It turns.</p>'
        assert entries(item, item) == [(STORY, {DATE: DAY}, "It turns.")] * 2

    def test_labels_are_links_where_all_of_a_listings_are(self) -> None:
        item = f'<h3>A mill</h3><a href="/1"><p>{DATED}</p><p>{NEWS}</p></a><p>It turns.</p>'
        assert (
            entries("<p>Source: OSCE Secretariat</p>", item, item)
            == [("A mill", {DATE: DAY, "Content type": "News"}, "It turns.")] * 2
        )

    @pytest.mark.parametrize("sign", [": ", ":\n"])
    def test_an_articles_date_leads_before_a_listings_label(self, sign: str) -> None:
        run = ["A mill", f"Date{sign}{DAY}", f"Content type{sign}News", "It turns."]
        assert (
            entries(*run * 2)
            == [("A mill", {"Date": DAY, "Content type": "News"}, "It turns.")] * 2
        )

    def test_the_line_before_a_date_is_a_title_though_it_is_a_label(self) -> None:
        assert entries("A mill", DATED, NEWS, f"{DATE}: 3 May 2004", STORY, "It turns.") == [
            ("A mill", {DATE: DAY}, None),
            (NEWS, {DATE: "3 May 2004", "Content type": "Story"}, "It turns."),
        ]


class TestRunsWithoutTheLeadingLabel:
    FIRST = ("A mill", DATED, "It turns.")

    @pytest.mark.parametrize(
        "run",
        [
            (NEWS, YOUTH),
            ("Content type:", "News", "What we do:", "Youth"),
            ("Content type:", "News", YOUTH),
            (NEWS, "What we do:", "Youth"),
        ],
    )
    def test_two_labels_make_one(self, run: tuple[str, ...]) -> None:
        assert entries(*self.FIRST, "Bees", *run, "They fly.", *self.FIRST) == [
            ("A mill", {DATE: DAY}, "It turns."),
            ("Bees", {"Content type": "News", "What we do": "Youth"}, "They fly."),
            ("A mill", {DATE: DAY}, "It turns."),
        ]

    def test_two_labels_of_which_one_is_blank_make_one(self) -> None:
        assert entries(*self.FIRST, "Bees", "Where we are:", YOUTH) == [
            ("A mill", {DATE: DAY}, "It turns."),
            ("Bees", {"Where we are": "", "What we do": "Youth"}, None),
        ]

    @pytest.mark.parametrize(
        "lines",
        [
            (NEWS, "They fly."),
            (NEWS, STORY),
            (NEWS, "What we do: riddles, and more of them"),
            (NEWS, "They fly.", YOUTH),
            ("Content type:", "News", "They fly.", YOUTH),
            ("Source: Mills", "Place: Vienna"),
        ],
    )
    def test_other_lines_do_not(self, lines: tuple[str, ...]) -> None:
        assert entries("A mill", DATED, "Bees", *lines, "A mill", DATED) == [
            ("A mill", {DATE: DAY}, "\n\n".join(("Bees", *lines))),
            ("A mill", {DATE: DAY}, None),
        ]

    def test_two_labels_before_a_leading_one_do_not(self) -> None:
        assert entries(*self.FIRST, "Bees", NEWS, DATED) == [
            ("A mill", {DATE: DAY}, "It turns.\n\nBees"),
            (NEWS, {DATE: DAY}, None),
        ]
        assert entries(*self.FIRST, "Bees", NEWS, YOUTH, DATED) == [
            ("A mill", {DATE: DAY}, f"It turns.\n\nBees\n\n{NEWS}"),
            (YOUTH, {DATE: DAY}, None),
        ]


class TestLabelsOfARun:
    def test_each_stands_there_once(self) -> None:
        labels = {DATE: DAY, "Content type": "News"}
        assert entries("A mill", DATED, NEWS, STORY, "It turns.", "Bees", DATED) == [
            ("A mill", labels, f"{STORY}\n\nIt turns."),
            ("Bees", {DATE: DAY}, None),
        ]

    def test_one_with_a_value_it_cannot_have_is_read_before_another(self) -> None:
        label, value = UNFIT.split(": ")
        assert entries("A mill", DATED, UNFIT, YOUTH, "It turns.") == [
            ("A mill", {DATE: DAY, label: value, "What we do": "Youth"}, "It turns.")
        ]

    @pytest.mark.parametrize(
        "below", ["It turns.", f"It turns.\n{YOUTH}", "Where we are: Mills", "Location: it is far"]
    )
    def test_one_with_a_value_it_cannot_have_is_a_teaser_before_other_lines(
        self, below: str
    ) -> None:
        (entry,) = entries("A mill", DATED, "Where we are: OSCE Secretariat", UNFIT, below)
        assert list(entry[1]) == [DATE, "Where we are"]
        assert entry[2] is not None
        assert entry[2].startswith(UNFIT)

    def test_one_with_a_value_it_cannot_have_is_a_teaser_before_a_title(self) -> None:
        assert entries("A mill", DATED, UNFIT, YOUTH, DATED) == [
            ("A mill", {DATE: DAY}, UNFIT),
            (YOUTH, {DATE: DAY}, None),
        ]


class TestUnknownLabels:
    @pytest.mark.parametrize("partners", ["Partners: Two mills", "Partners:\nTwo mills"])
    def test_between_labels_with_their_values_below(self, partners: str) -> None:
        run = ["A mill", f"{DATE}:", DAY, partners, "What we do:", "Youth", "It turns."]
        assert entries(*run) == [
            ("A mill", {DATE: DAY, "Partners": "Two mills", "What we do": "Youth"}, "It turns.")
        ]

    def test_between_labels_is_one_elsewhere_too(self) -> None:
        run = (DATED, "Partners: Two mills", YOUTH, NEWS)
        labels = {DATE: DAY, "Partners": "Two mills"}
        assert entries("A mill", *run, "It turns.", "Bees", *run[:2], "They fly.") == [
            ("A mill", labels | {"What we do": "Youth", "Content type": "News"}, "It turns."),
            ("Bees", labels, "They fly."),
        ]

    def test_between_a_run_and_a_title_is_none_elsewhere(self) -> None:
        title, teaser = "Statement: a mill is open", "Statement: it is shut"
        assert entries("A mill", DATED, NEWS, title, DATED, NEWS, teaser) == [
            ("A mill", {DATE: DAY, "Content type": "News"}, None),
            (title, {DATE: DAY, "Content type": "News"}, teaser),
        ]

    def test_above_all_entries_is_none(self) -> None:
        assert entries("Sort by: date", NEWS, "A mill", DATED, "Sort by: hand") == [
            ("A mill", {DATE: DAY}, "Sort by: hand")
        ]

    @pytest.mark.parametrize(
        ("lines", "teaser"),
        [
            ((DATED, "Partners: Two mills", "It turns all day long."), 1),
            ((DATED, "Partners: Two mills", "It turns"), 0),
            ((DATED, "It turns and turns.", "It turns all day long."), 0),
            ((DATED, "Where we are:", "Partners: Two mills", "It turns all day long."), 0),
            ((DATED, UNFIT, "Partners: Two mills", "It turns all day long."), 0),
        ],
    )
    def test_before_a_teaser_of_one_sentence(self, lines: tuple[str, ...], teaser: int) -> None:
        first, second = entries("A mill", *lines, "Bees", DATED)
        known = {DATE, "Where we are"}
        assert [label for label in first[1] if label not in known] == ["Partners"] * teaser
        assert first[2] is not None
        assert first[2].endswith(lines[-1])
        assert second == ("Bees", {DATE: DAY}, None)


class TestValues:
    def test_a_line_under_a_blank_label_is_its_value_unless_most_have_theirs_beside(self) -> None:
        lines = ("A mill", DATED, "Content type:", "Mills turn", "They turn.")
        assert entries(*lines) == [
            ("A mill", {DATE: DAY, "Content type": "Mills turn"}, "They turn.")
        ]
        assert entries(*lines, "Bees", DATED)[0] == (
            *("A mill", {DATE: DAY, "Content type": ""}),
            "Mills turn\n\nThey turn.",
        )

    def test_a_line_under_a_label_in_bold_is_its_value(self) -> None:
        item = (
            f"<h3>A mill</h3><p>{DATED}</p><p>Where we are: Riddles</p>"
            "<p><b>Content type:</b></p><p>Mills turn</p><p>They turn.</p>"
        )
        labels = {DATE: DAY, "Where we are": "Riddles", "Content type": "Mills turn"}
        assert entries(item, item) == [("A mill", labels, "They turn.")] * 2

    def test_a_line_that_is_no_date_is_none_under_a_blank_label(self) -> None:
        assert entries("A mill", f"{DATE}:", "Mills turn") == [("A mill", {DATE: ""}, "Mills turn")]

    def test_a_title_or_a_label_is_none(self) -> None:
        assert entries("A mill", DATED, "Content type:", "News", DATED) == [
            ("A mill", {DATE: DAY, "Content type": ""}, None),
            ("News", {DATE: DAY}, None),
        ]
        assert entries("A mill", f"{DATE}:", DAY, "Where we are:", YOUTH) == [
            ("A mill", {DATE: DAY, "Where we are": "", "What we do": "Youth"}, None)
        ]

    def test_several_elements_hold_values_of_a_list_of_names_only(self) -> None:
        item = (
            f"<h3>A mill</h3><dl><dt>{DATE}</dt><dd>{DAY}</dd>"
            "<dt>{}</dt><dd>Mills</dd><dd>Bees</dd></dl>"
        )
        assert [
            entries(item.format(label))[0][1][label] for label in ("What we do", "Content type")
        ] == ["Mills + Bees", "Mills"]

    @pytest.mark.parametrize(
        ("rest", "value"),
        [
            ("Bees", "Youth + Bees"),
            ("B" * 120, f"Youth + {'B' * 120}"),
            ("B" * 160, f"Youth + {'B' * 160}"),
            ("B" * 161, "Youth"),
            ("The bees are home again.", "Youth"),
        ],
    )
    def test_a_list_that_ends_in_a_comma_goes_on_below(self, rest: str, value: str) -> None:
        ((_, labels, teaser),) = entries("A mill", DATED, "What we do: Youth,", rest, "It turns.")
        assert labels["What we do"] == value
        assert teaser is not None
        assert teaser.startswith("It turns." if "+" in value else rest)
