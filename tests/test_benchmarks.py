"""The pages of the benchmarks, and the budget that needs no clock."""

from collections import Counter

import budget
import osce_press
import pages
import steps


def test_no_page_is_read_twice() -> None:
    made, again = (
        [page for one in pages.SETS.values() for turn in (0, 1) for page in one.make(turn, 6)]
        for _ in range(2)
    )
    told = [page.truth.get("body") or page.entries for page in made]
    assert len(set(told)) == len(told) == 60
    assert made == again


def test_steps_are_counted_and_are_the_same_each_time() -> None:
    def counted(text: str) -> Counter[str]:
        return steps.count(lambda: osce_press.parse_dateline(text))

    short, long = "VIENNA, 3 March 2014 - ", "VIENNA/WARSAW/SKOPJE, 3 March 2014 - "
    for text in (short, long):
        osce_press.parse_dateline(text)
    assert counted(short) == counted(short)
    assert counted(short).total() < counted(long).total()
    assert any(name.startswith("_grammar.dateline: ") for name in counted(short))


def test_a_task_above_its_budget_names_what_grew() -> None:
    known = {"lines: read": 900, "dates: find": 60, "others": 40}
    kept, said = budget.compare("text", {**known, "dates: find": 90}, known)
    assert (kept, said) == (True, ["text: 1,030 steps, +3.0%"])
    kept, said = budget.compare("text", {**known, "dates: find": 80, "new: one": 30}, known)
    assert (kept, said[1:]) == (False, ["    +30  new: one", "    +20  dates: find"])
    kept, said = budget.compare("text", {"lines: read": 500}, known)
    assert kept
    assert "--update" in said[1]
