"""``python -m pipelines ask``: an answer, and what it may be asked of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines import printing
from tests.commands.conftest import ORDER, call, lines
from tests.ingest import pdfs
from tests.pipelines.exports.made import UNCLEAR


def test_an_answer_has_every_field_and_its_quotes_are_verbatim(store: Path) -> None:
    done = call("pipelines", "ask", "--store", store, "--json", "When was Dana M. Whitlock discharged?")
    (answer,) = lines(done)
    assert done.returncode == 0
    assert {
        "question", "answer", "abstained", "sentences", "withheld", "citations", "evidence", "model",
        "seconds",
    } <= answer.keys()  # fmt: skip
    assert answer["abstained"] is False
    assert "October 8, 2021" in answer["answer"]
    assert answer["model"] == "smollm2-135m"
    assert {"evidence", "first_token", "total"} <= answer["seconds"].keys()
    assert {"document", "page", "text", "score"} <= answer["evidence"][0].keys()
    keys = {citation["key"] for citation in answer["citations"]}
    for sentence in answer["sentences"]:
        assert sentence["verified"] is True
        assert sentence["citations"]
        assert set(sentence["citations"]) <= keys
        assert all(f"[{key}]" in answer["answer"] for key in sentence["citations"])
    for citation in answer["citations"]:
        assert {
            "key", "document", "document_id", "page", "page_label", "lines", "paragraph", "bates",
            "pinpoint", "start", "end", "quote", "continues",
        } <= citation.keys()  # fmt: skip
        (page,) = lines(
            call("pipelines", "page", "--store", store, "--json", citation["document_id"], citation["page"])
        )
        assert page["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_a_file_of_questions_gives_an_answer_a_line_in_order(store: Path, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text(
        '{"id": "b", "question": "Who is Zebulon Quartermain?"}\n\n'
        '{"id": "a", "question": "What is the date of the order?"}\n'
    )
    answers = lines(call("pipelines", "ask", "--store", store, "--json", "--questions", questions))
    assert [answer["id"] for answer in answers] == ["b", "a"]
    assert answers[0]["abstained"] is True
    assert answers[0]["answer"] == "The files do not say."
    assert answers[0]["sentences"] == []


def test_what_comes_near_is_printed_as_that(capsys: pytest.CaptureFixture[str]) -> None:
    printing.show(UNCLEAR)
    told = capsys.readouterr().out
    assert told.startswith("No clear answer was found.\nThese sentences come nearest.")
    assert "“The motion is DENIED.” [1]" in told
    assert "[1] order.pdf, p. iv (PDF p. 2): The motion is DENIED." in told


def test_a_question_is_understood_by_the_answers_before_it(store: Path, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text(
        '{"id": 1, "conversation": "x", "question": "What did the court decide about Count III?"}\n'
        '{"id": 2, "conversation": "y", "question": "When was Dana M. Whitlock discharged?"}\n'
        '{"id": 3, "conversation": "x", "question": "And Count IV?"}\n'
        '{"id": 4, "question": "And Count IV?"}\n'
    )
    ask = ("pipelines", "ask", "--store", store, "--json", "--model", "no-such-model")
    first, other, second, alone = lines(call(*ask, "--questions", questions))
    assert second["question"] == "And Count IV?"
    assert second["understood_as"]["question"] == "What did the court decide about Count IV?"
    assert first["understood_as"] is other["understood_as"] is alone["understood_as"] is None
    earlier = tmp_path / "answer.json"
    earlier.write_text(json.dumps(first))
    (again,) = lines(call(*ask, "And Count IV?", "--after", earlier))
    assert again["understood_as"] == second["understood_as"]


def test_an_earlier_answer_from_another_matter_is_refused(store: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "answer.json"
    said = {"question": "What did the court decide about Count III?", "answer": "…", "abstained": False}
    ask = ("pipelines", "ask", "--store", store, "--json", "--model", "no-such-model", "And Count IV?")
    earlier.write_text(json.dumps(said | {"matter": "Other"}))
    refused = call(*ask, "--after", earlier)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert f"{earlier}: this answer is from the matter 'Other'" in refused.stderr
    earlier.write_text(json.dumps(said))
    (answer,) = lines(call(*ask, "--after", earlier))
    assert answer["understood_as"]["question"] == "What did the court decide about Count IV?"


@pytest.mark.parametrize(
    "chosen",
    [
        ("--only", "ORDER"),
        ("--kind", "order"),
        ("--kind", "Order"),
        ("--filed-from", "2021-11-08", "--filed-to", "2021-12-31"),
    ],
)
def test_only_what_is_chosen_is_asked(store: Path, order_id: str, chosen: tuple[str, ...]) -> None:
    chosen = tuple(order_id if part == "ORDER" else part for part in chosen)
    ask = ("ask", "--store", store, "--json", "--model", "no-such-model", "Who was discharged?")
    (answer,) = lines(call("pipelines", *ask, *chosen))
    assert {passage["document"] for passage in answer["evidence"]} == {ORDER.name}
    assert answer["only_in"]["count"] == 1
    found = lines(call("pipelines", "search", "--store", store, "--json", "discharged", *chosen))
    assert {passage["document_id"] for passage in found} == {order_id}


def test_it_says_which_way_it_took_and_takes_the_one_that_is_given(store: Path) -> None:
    ask = ("ask", "--store", store, "--json", "--model", "no-such-model")
    (index,) = lines(call("pipelines", *ask, "Where does Marguerite Okafor appear?"))
    assert index["route"]["way"] == "index" and "answer" in index["route"]["others"]
    assert index["sentences"] and len(index["citations"]) == 1 and index["model"] is None
    (files,) = lines(call("pipelines", *ask, "--way", "answer", "Where does Marguerite Okafor appear?"))
    assert files["route"]["way"] == "answer" and files["route"]["why"] == "You chose it."
    assert "index" in files["route"]["others"]
    assert files["evidence"]
    (act,) = lines(call("pipelines", *ask, "14 days after June 3, 2024"))
    assert act["route"]["way"] == "action" and act["act"]["result"]["deadline"] == "2024-06-17"
    told = call("pipelines", "ask", "--store", store, "14 days after June 3, 2024").stdout
    assert told.startswith("Taken as: an action, worked step by step.\n\nThe deadline is Monday")
    assert "Rule 6(a)(1)(A)" in told


@pytest.mark.parametrize("verb", ["ask", "search"])
def test_a_kind_that_the_matter_does_not_hold_is_told_with_those_it_does(store: Path, verb: str) -> None:
    done = call("pipelines", verb, "--store", store, "Who was discharged?", "--kind", "ordre")
    assert done.returncode == 2
    assert "'ordre' is the kind of no paper in the matter. Its kinds are: letter, order." in done.stderr


@pytest.mark.parametrize("wrong", [("--only", "0" * 64), ("--filed-from", "May 2021")])
def test_what_cannot_be_chosen_is_told(store: Path, wrong: tuple[str, ...]) -> None:
    done = call("pipelines", "ask", "--store", store, "Who was discharged?", *wrong)
    assert done.returncode == 2
    assert done.stderr.startswith("pincite: ")


def test_a_model_that_is_not_there_still_leaves_the_evidence_quoted(store: Path) -> None:
    done = call(
        "pipelines", "ask", "--store", store, "--json", "--model", "no-such-model",
        "When was Dana M. Whitlock discharged?",
    )  # fmt: skip
    (answer,) = lines(done)
    assert answer["quoted"] is True
    assert "October 8, 2021" in answer["answer"]
    assert "no-such-model" in answer["notice"]


def test_an_answer_says_which_pages_of_its_documents_could_not_be_read(tmp_path: Path) -> None:
    scanned = pdfs.picture(tmp_path / "notice.pdf", behind=2)
    assert call("ingest", "--store", tmp_path / "store", scanned).returncode == 0
    asked = ("ask", "--store", tmp_path / "store", "What did Corvane suspend without written notice?")
    (answer,) = lines(call("pipelines", *asked, "--json"))
    (incomplete,) = answer["incomplete"]
    (listed,) = lines(call("ingest", "--store", tmp_path / "store", "--list", "--json"))
    failed = [entry["page"] for entry in listed["ledger"] if entry["read"] == "failed"]
    assert failed and incomplete["unread"] == failed
    assert incomplete["text"] == f"1 of 3 pages of notice.pdf could not be read (PDF p. {failed[0]})."
    assert incomplete["text"] in call("pipelines", *asked).stdout
