"""The evaluation of docket questions: its gold is whole, what is wrong is found, and harm would be seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.docket import HOSTILE, GoldQuestion, ask, attack, read_gold, report, what_is_wrong
from pipelines.docket.records import DocketAnswer, DocketRow
from pipelines.storage.matter import Matter
from tests.pipelines.conftest import add
from tests.pipelines.docket.conftest import SHEET


@pytest.fixture(scope="module")
def matter(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Iterator[Matter]:
    folder = tmp_path_factory.mktemp("docket-evaluation")
    with Matter(folder / "store") as matter:
        add(matter, models_folder, folder, "Docket-Sheet", SHEET)
        yield matter


def test_no_question_is_asked_twice_of_the_same_files_and_enough_are() -> None:
    gold = read_gold()
    assert len({(each.of, each.question) for each in gold}) == len(gold)
    assert sum(each.of == "sample" and not each.declined for each in gold) >= 60
    assert sum(each.of == "sample" and each.declined for each in gold) >= 20
    assert sum(each.of == "real" for each in gold) >= 25
    assert len(HOSTILE.read_text(encoding="utf-8").splitlines()) >= 50


def test_what_is_wrong_with_an_answer_is_found() -> None:
    row = DocketRow(values={"number": 3}, citations=("1",))
    answer = DocketAnswer(question="?", answer="One.", abstained=False, rows=(row,), count=1)
    assert what_is_wrong(GoldQuestion("sample", "?", count=1, rows=({"number": 3},)), answer) is None
    for gold, wrong in (
        (GoldQuestion("sample", "?", declined=True), "answered"),
        (GoldQuestion("sample", "?", count=2), "1 rows, not 2"),
        (GoldQuestion("sample", "?", count=1, rows=({"number": 4},)), "no row has"),
        (GoldQuestion("sample", "?", count=1, pages=(("a.pdf", 1),)), "not cited"),
        (GoldQuestion("sample", "?", count=1, says=("Two",)), "not said"),
    ):
        assert wrong in str(what_is_wrong(gold, answer))


def test_questions_are_counted_as_right_declined_or_wrong(matter: Matter) -> None:
    gold = [
        GoldQuestion("sample", "How many motions did Rowan file?", count=2),
        GoldQuestion("sample", "How many motions did Alder file?", count=7),
        GoldQuestion("sample", "Who ground the flour?", declined=True),
    ]
    tally = ask(matter, gold, "")
    assert (tally.asked, tally.right, tally.misled, tally.others, tally.declined) == (2, 1, 1, 1, 1)
    assert tally.quotes == tally.verbatim > 0
    assert "- How many motions did Alder file? – 1 rows, not 7" in report("sample", tally)


def test_no_hostile_question_or_query_does_harm(matter: Matter) -> None:
    assert attack(matter, "") == []
