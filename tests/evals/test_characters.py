"""Recall and precision of passages are counted by characters, and documents without gold are wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.characters import Found, found, mean
from ingest.keys import Stretch
from pipelines.records import Continuation, Evidence

HERE = (("a.pdf", Stretch(1, 10, 20)),)
THERE = (("a.pdf", Stretch(2, 0, 10)),)
OVER = (("a.pdf", Stretch(1, 90, 100)), ("a.pdf", Stretch(2, 0, 10)))


def passage(document: str, page: int, start: int, end: int, rest: int = 0) -> Evidence:
    more = Continuation(page=page + 1, start=0, end=rest, quote="x" * rest) if rest else None
    return Evidence(
        document=document, page=page, start=start, end=end, text="x" * (end - start), score=1, continues=more
    )


@pytest.mark.parametrize(
    ("places", "every", "passages", "expected"),
    [
        pytest.param([HERE], False, [], Found(0, 0, 0, 0), id="nothing retrieved"),
        pytest.param([HERE], False, [passage("a.pdf", 1, 0, 100)], Found(1, 1, 0.1, 0), id="gold inside"),
        pytest.param([HERE], False, [passage("a.pdf", 1, 0, 15)], Found(0.5, 0.5, 1 / 3, 0), id="half of it"),
        pytest.param([HERE], False, [passage("b.pdf", 1, 0, 100)], Found(0, 0, 0, 1), id="another document"),
        pytest.param([HERE], False, [passage("a.pdf", 2, 0, 100)], Found(0, 0, 0, 0), id="another page"),
        pytest.param(
            [HERE, THERE], False, [passage("a.pdf", 1, 0, 20)], Found(0.5, 1, 0.5, 0), id="one of two answers"
        ),
        pytest.param(
            [HERE, THERE], True, [passage("a.pdf", 1, 0, 20)], Found(0.5, 0, 0.5, 0), id="both are needed"
        ),
        pytest.param(
            [HERE, HERE], False, [passage("a.pdf", 1, 10, 20)], Found(1, 1, 1, 0), id="gold counts once"
        ),
        pytest.param(
            [OVER], False, [passage("a.pdf", 1, 80, 100, 20)], Found(1, 1, 0.5, 0), id="over a page"
        ),
        pytest.param(
            [HERE],
            False,
            [passage("b.pdf", 1, 0, 10), passage("a.pdf", 1, 10, 20)],
            Found(1, 1, 0.5, 0.5),
            id="one of two is wrong",
        ),
    ],
)
def test_passages_are_measured(
    places: list[tuple[tuple[str, Stretch], ...]], every: bool, passages: list[Evidence], expected: Found
) -> None:
    assert found(places, every, passages) == expected


def test_the_mean_is_taken_measure_by_measure() -> None:
    assert mean([Found(0, 0.5, 1, 0), Found(1, 0.5, 0, 0)]) == Found(0.5, 0.5, 0.5, 0)


@given(st.integers(0, 60), st.integers(1, 60), st.integers(0, 60), st.integers(1, 60))
def test_shares_are_those_of_the_overlap(start: int, length: int, other: int, more: int) -> None:
    gold = (("a.pdf", Stretch(1, start, start + length)),)
    common = max(0, min(start + length, other + more) - max(start, other))
    share = found([gold], False, [passage("a.pdf", 1, other, other + more)])
    assert share == Found(common / length, common / length, common / more, 0)
