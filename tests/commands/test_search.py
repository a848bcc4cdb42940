"""``python -m pipelines search`` and ``page``: passages, and the text that they stand in."""

from __future__ import annotations

from pathlib import Path

from tests.commands.conftest import call, lines


def test_search_ranks_passages_whose_scores_fall(store: Path, order_id: str) -> None:
    found = lines(call("pipelines", "search", "--store", store, "--json", "-k", "5", "fraudulent inducement"))
    assert [passage["rank"] for passage in found] == [1, 2, 3, 4, 5]
    assert found[0].keys() == {
        *("rank", "document", "document_id", "page", "start", "end", "text", "score", "continues")
    }
    scores = [passage["score"] for passage in found]
    assert scores == sorted(scores, reverse=True)
    assert found[0]["document_id"] == order_id


def test_search_takes_a_file_of_questions(store: Path, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"id": 7, "question": "guaranty"}\n')
    (found,) = lines(
        call("pipelines", "search", "--store", store, "-k", "2", "--json", "--questions", questions)
    )
    assert found["id"] == 7
    assert len(found["passages"]) == 2


def test_page_gives_the_stored_text(store: Path, order_id: str) -> None:
    (page,) = lines(call("pipelines", "page", "--store", store, "--json", order_id, 1))
    assert page.keys() == {"document_id", "page", "page_label", "read", "text"}
    assert "UNITED STATES DISTRICT COURT" in page["text"]
    missing = call("pipelines", "page", "--store", store, "--json", order_id, 99)
    assert missing.returncode == 2
    assert "there is no page 99" in missing.stderr
