"""The words that matter are marked where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.evidence.emphasis import matching
from pipelines.records import ShortAnswer

SENTENCE = "“Cal/OSHA proposed penalties of $14,850 against Brightwater.”"


def marked(question: str, short: str | None = None) -> list[str]:
    fact = ShortAnswer(text=short, kind="amount", citation="1", start=0, end=1) if short else None
    return [SENTENCE[start:end] for start, end in matching(question, SENTENCE, fact)]


@pytest.mark.parametrize(
    ("question", "short", "words"),
    [
        ("What penalty was proposed?", None, ["proposed penalties"]),
        ("What penalty was proposed?", "$14,850", ["proposed penalties", "$14,850"]),
        ("Who was the mediator?", None, []),
    ],
)
def test_the_questions_words_and_the_fact_are_marked(
    question: str, short: str | None, words: list[str]
) -> None:
    assert marked(question, short) == words


@given(st.text(max_size=60), st.text(max_size=120))
def test_marks_are_in_order_and_apart(question: str, sentence: str) -> None:
    spans = matching(question, sentence)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges) and all(0 <= edge <= len(sentence) for edge in edges)
