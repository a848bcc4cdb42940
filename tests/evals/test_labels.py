"""Sentences are drawn for labelling by whole answers, and only what somebody labelled counts."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evals.labels import ANSWERS, Label, main, read_labels, sample, shown

LABEL = Label("What is the fee?", "The fee is $31,500.", "Agreement.pdf", 3)


def figures(answers: int, sentences: int = 2) -> list[dict[str, Any]]:
    """Make an evaluation's questions, each with its sentences."""
    return [
        {
            "question": f"Question {n}?",
            "sentences": [
                {"text": f"Sentence {n}.{m}.", "document": f"File {n}.pdf", "page": m + 1}
                for m in range(sentences)
            ],
        }
        for n in range(answers)
    ]


def written(folder: Path, *labels: Label) -> Path:
    path = folder / "labels.jsonl"
    lines = (json.dumps(asdict(label), ensure_ascii=False) for label in labels)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_what_was_shown_is_listed_by_answer_without_a_label() -> None:
    refused = {"question": "Who was the juror?", "sentences": []}
    first, second = figures(2)
    assert shown([first, refused, second]) == [
        [Label(f"Question {n}?", f"Sentence {n}.{m}.", f"File {n}.pdf", m + 1) for m in range(2)]
        for n in range(2)
    ]


def test_a_seed_draws_the_same_answers_again() -> None:
    answers = shown(figures(40))
    assert sample(answers, 7, 10) == sample(answers, 7, 10)
    assert sample(answers, 7, 10) != sample(answers, 8, 10)


@given(st.integers(0, 30), st.integers(1, 3), st.integers(0, 40), st.integers())
def test_answers_are_drawn_whole_in_their_order_and_once(
    answers: int, sentences: int, count: int, seed: int
) -> None:
    listed = shown(figures(answers, sentences))
    drawn = sample(listed, seed, count)
    assert len(drawn) == min(count, answers) * sentences
    chosen = {label.question for label in drawn}
    assert drawn == [label for answer in listed for label in answer if label.question in chosen]


def test_a_hundred_answers_are_drawn() -> None:
    assert ANSWERS == len({label.question for label in sample(shown(figures(150)), seed=0)}) == 100


def test_labels_are_read_by_what_they_label(tmp_path: Path) -> None:
    good = replace(LABEL, supported=True)
    bad = replace(LABEL, page=4, supported=False, remark="It says so of another fee.")
    read = read_labels(written(tmp_path, good, bad))
    assert read == {
        ("The fee is $31,500.", "Agreement.pdf", 3): good,
        ("The fee is $31,500.", "Agreement.pdf", 4): bad,
    }


def test_what_nobody_has_labelled_is_left_out(tmp_path: Path) -> None:
    assert read_labels(written(tmp_path, LABEL)) == {}


def test_a_sentence_is_labelled_whatever_the_question(tmp_path: Path) -> None:
    read = read_labels(written(tmp_path, replace(LABEL, supported=True)))
    assert replace(LABEL, question="How much a month?").claim in read


def test_without_a_file_nothing_is_labelled(tmp_path: Path) -> None:
    assert read_labels(tmp_path / "none.jsonl") == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.booleans(), st.text())
def test_labels_come_back_as_they_were_written(
    tmp_path: Path, sentence: str, supported: bool, remark: str
) -> None:
    label = replace(LABEL, sentence=sentence, supported=supported, remark=remark)
    assert read_labels(written(tmp_path, label)) == {label.claim: label}


def test_what_is_printed_for_labelling_is_read_when_it_is_labelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluation = tmp_path / "eval.json"
    evaluation.write_text(json.dumps({"questions": figures(5)}), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["evals.labels", str(evaluation), "--seed", "3"])
    main()
    printed = [Label(**json.loads(line)) for line in capsys.readouterr().out.splitlines()]
    assert printed == sample(shown(figures(5)), seed=3)
    labelled = [replace(label, supported=True) for label in printed]
    assert list(read_labels(written(tmp_path, *labelled)).values()) == labelled
