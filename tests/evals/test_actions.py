"""The evaluation of actions: its requests, what counts as right, and its figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.actions import CASES, FILES, REFUSED, Case, Outcome, judge, main, read_cases, report
from pipelines.actions.finding import Finder


def no_files() -> Finder:
    raise AssertionError("not asked of files")


def case(kind: str, request: str, **expected: object) -> Case:
    return Case("x", kind, request, expected, "by hand")


def wrong(one: Case) -> str | None:
    return judge(one, no_files).wrong


class TestTheSet:
    def test_it_has_forty_deadlines_and_more_each_with_its_rule_and_every_kind(self) -> None:
        cases = read_cases(CASES)
        deadlines = [each for each in cases if each.kind == "deadline"]
        assert len(deadlines) >= 40 and all(each.rule for each in cases)
        assert {each.kind for each in cases} == {
            "deadline", "days_between", "interest", "sum", "missing", REFUSED, FILES,
        }  # fmt: skip
        assert len({each.id for each in cases}) == len(cases)
        assert sum("committee note 2009" in each.rule for each in deadlines) >= 5

    @pytest.mark.parametrize(
        "each", [each for each in read_cases(CASES) if each.kind != FILES], ids=lambda each: each.id
    )
    def test_each_comes_out_as_worked_by_hand(self, each: Case) -> None:
        assert judge(each, no_files).wrong is None


class TestWhatIsRight:
    def test_another_day_is_wrong(self) -> None:
        assert wrong(case("deadline", "14 days after June 3, 2024", deadline="2024-06-17")) is None
        told = wrong(case("deadline", "14 days after June 3, 2024", deadline="2024-06-18"))
        assert told == "deadline is '2024-06-17', not '2024-06-18'"

    def test_to_ask_where_nothing_is_missing_is_wrong_and_not_to_ask_too(self) -> None:
        assert wrong(case("deadline", "14 days after May 3", deadline="2024-05-17")) is not None
        assert wrong(case("missing", "14 days after May 3, 2024", missing=["event_day"])) is not None

    def test_to_act_where_it_must_be_refused_is_wrong_and_the_other_way_round(self) -> None:
        assert wrong(case(REFUSED, "14 days after May 3, 2024")) is not None
        assert wrong(case(REFUSED, "delete it all")) is None
        assert wrong(case("sum", "delete it all", total="1.00")) is not None


def test_the_figures_are_told_by_kind_with_what_went_wrong() -> None:
    right, bad = case("sum", "add $1 and $2"), case("deadline", "when?")
    told = report([Outcome(right, None), Outcome(bad, "it is not")], (2, 3))
    assert "| sum | 1 | 100% (1) |" in told
    assert "| all | 2 | 50% (1) |" in told
    assert "Quotes verbatim at their offsets: 2 of 3." in told
    assert "- x: 'when?': it is not" in told


def test_it_fails_when_a_result_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cases.jsonl"
    line = {
        "id": "a",
        "kind": "sum",
        "request": "add $1 and $2",
        "expected": {"total": "4.00"},
        "rule": "by hand",
    }
    file.write_text(json.dumps(line) + "\n")
    with pytest.raises(SystemExit) as ended:
        main(["--cases", str(file), "--no-files"])
    assert ended.value.code == 1
    assert "total is '3.00', not '4.00'" in capsys.readouterr().out
