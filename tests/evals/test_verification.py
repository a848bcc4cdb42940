"""The verifier's own evaluation: its pairs are sound, and no wrong one passes."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from evals import verification
from evals.contractnli import figures_on
from evals.verification import SETS, Judged, Pair, by_kind, figures, judge, main, read_pairs, table
from ingest.sentences import Span
from pipelines.verification.verify import Verdict

CONTRACTNLI = Path(__file__).parents[3] / "shared" / "benchmarks" / "contractnli" / "dev.json"


def verdict(supported: bool) -> Verdict:
    return Verdict(supported, "" if supported else "No.", Span(0, 0), 1.0)


def judged(*pairs: tuple[str, bool, bool]) -> list[Judged]:
    return [
        Judged(Pair(str(place), kind, right, "It is.", "It is."), verdict(passed))
        for place, (kind, right, passed) in enumerate(pairs)
    ]


@pytest.mark.parametrize("path", SETS.values(), ids=SETS)
def test_each_pair_is_written_once_and_more_are_wrong_than_right(path: Path):
    pairs = read_pairs(path)
    assert len({(pair.sentence, pair.passage) for pair in pairs}) == len(pairs)
    assert len({pair.id for pair in pairs}) == len(pairs)
    assert 0.5 < sum(not pair.supported for pair in pairs) / len(pairs) < 0.67
    assert all(pair.kind and pair.sentence.strip() and pair.passage.strip() for pair in pairs)


def test_the_sets_are_as_large_and_as_varied_as_they_are_said_to_be():
    pairs = read_pairs(SETS["worked on"])
    kinds = Counter(pair.kind for pair in pairs if not pair.supported)
    assert len(pairs) >= 320 and len(read_pairs(SETS["held out"])) >= 100
    assert len(kinds) >= 16


def test_the_sets_have_no_passage_in_common():
    seen, unseen = ({pair.passage for pair in read_pairs(path)} for path in SETS.values())
    assert not seen & unseen


@pytest.mark.parametrize("path", SETS.values(), ids=SETS)
def test_no_wrong_sentence_passes(path: Path):
    assert [item.pair.sentence for item in judge(read_pairs(path)) if item.is_wrong_and_passed] == []


@pytest.mark.parametrize(("name", "share"), [("worked on", 0.7), ("held out", 0.45)])
def test_right_sentences_pass_as_often_as_they_did(name: str, share: float):
    recall = figures(judge(read_pairs(SETS[name])))["recall"]
    assert recall is not None and recall >= share


def test_precision_and_recall_are_of_support():
    found = figures(
        judged(("role", False, True), ("role", False, False), ("voice", True, True), ("voice", True, False))
    )
    assert found == {
        "pairs": 4,
        "wrong": 2,
        "right": 2,
        "wrong_passed": 1,
        "right_lost": 1,
        "precision": 0.5,
        "recall": 0.5,
    }


def test_where_nothing_passes_there_is_no_precision():
    found = figures(judged(("role", False, False)))
    assert (found["precision"], found["recall"]) == (None, None)
    assert "–" in table("none", judged(("role", False, False)))


def test_kinds_are_counted_wrong_ones_first():
    pairs = judged(("voice", True, True), ("role", False, False), ("voice", True, False))
    assert by_kind(pairs) == [("role", False, 1, 0), ("voice", True, 2, 1)]


def test_the_command_prints_both_sets_and_writes_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    pairs = [
        Pair("a", "verbatim", True, "The motion is DENIED.", "The motion is DENIED."),
        Pair("b", "polarity", False, "The motion is GRANTED.", "The motion is DENIED."),
        Pair("c", "paraphrase", True, "The plea failed.", "The motion is DENIED."),
    ]
    file = tmp_path / "pairs.jsonl"
    file.write_text("".join(json.dumps(vars_of(pair)) + "\n" for pair in pairs))
    monkeypatch.setattr(verification, "SETS", {"one": file, "two": file})
    main(["--failures", "--json", str(tmp_path / "out.json")])
    printed = capsys.readouterr().out
    assert "## one: 3 pairs" in printed and "## two: 3 pairs" in printed
    assert "lost   c (paraphrase): The plea failed." in printed
    assert json.loads((tmp_path / "out.json").read_text())["one"]["wrong_passed"] == 0


def vars_of(pair: Pair) -> dict[str, object]:
    return {name: getattr(pair, name) for name in ("id", "kind", "supported", "sentence", "passage")}


def test_it_fails_when_a_wrong_sentence_passes(tmp_path: Path):
    file = tmp_path / "pairs.jsonl"
    wrong = Pair("a", "polarity", False, "The motion is DENIED.", "The motion is DENIED.")
    file.write_text(json.dumps(vars_of(wrong)) + "\n")
    with pytest.raises(SystemExit) as ended:
        main(["--pairs", str(file)])
    assert ended.value.code == 1


def test_a_hypothesis_is_held_against_its_evidence_or_what_is_nearest(tmp_path: Path):
    text = "Party A shall keep secrets. Party B may share plans. The fee is nil."
    data = {
        "labels": {
            "n1": {"hypothesis": "Party B may share plans."},
            "n2": {"hypothesis": "Party A may tell."},
        },
        "documents": [
            {
                "text": text,
                "spans": [[0, 27], [28, 52], [53, 68]],
                "annotation_sets": [
                    {
                        "annotations": {
                            "n1": {"choice": "Entailment", "spans": [1]},
                            "n2": {"choice": "NotMentioned", "spans": []},
                        }
                    }
                ],
            }
        ],
    }
    file = tmp_path / "dev.json"
    file.write_text(json.dumps(data))
    held: list[str] = []

    def verify(sentence: str, passage: str) -> Verdict:
        held.append(passage)
        return verdict(sentence in passage)

    found = figures_on(file, verify)
    assert found == {
        "Entailment": {"hypotheses": 1, "passed": 1},
        "NotMentioned": {"hypotheses": 1, "passed": 0},
    }
    assert "Party B may share plans." in held


@pytest.mark.skipif(not CONTRACTNLI.is_file(), reason="the published benchmark is not on this machine")
@pytest.mark.slow
def test_nothing_of_contractnli_that_is_not_entailed_passes():
    from pipelines.verification.verify import verify

    found = figures_on(CONTRACTNLI, verify)
    assert found["Contradiction"]["passed"] == found["NotMentioned"]["passed"] == 0
