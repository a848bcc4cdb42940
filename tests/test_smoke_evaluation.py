"""Twelve questions on the sample corpus through retrieval, the real model and verification."""

from __future__ import annotations

import pytest

from evals import smoke
from pipelines.answering import Answerer
from pipelines.matter import Matter


@pytest.fixture(scope="module")
def results(corpus_matter: Matter, models_folder: object) -> list[smoke.Result]:
    answerer = Answerer(corpus_matter, models_folder, "smollm2-135m")  # type: ignore[arg-type]
    return list(smoke.run(corpus_matter, answerer))


def test_all_twelve_are_answered_or_refused(results: list[smoke.Result]) -> None:
    assert len(results) == 12
    assert all(result.answer.answer for result in results)


def test_every_quote_is_verbatim_in_its_page(results: list[smoke.Result]) -> None:
    assert all(result.verbatim for result in results)


def test_every_sentence_has_a_citation_that_exists(results: list[smoke.Result]) -> None:
    for result in results:
        keys = {citation.key for citation in result.answer.citations}
        for sentence in result.answer.sentences:
            assert sentence.citations
            assert keys.issuperset(sentence.citations)


def test_the_gold_page_is_in_the_evidence(results: list[smoke.Result]) -> None:
    assert all(result.gold_rank for result in results if result.gold["answerable"])


def test_no_fewer_are_right_than_when_this_was_written(results: list[smoke.Result]) -> None:
    right = sum(result.right for result in results if result.gold["answerable"])
    refused = sum(result.right for result in results if not result.gold["answerable"])
    assert (right >= 6, refused >= 1) == (True, True)
