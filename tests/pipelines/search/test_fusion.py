"""Ranked lists become one, and no preference is a wall."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.search.fusion import NEAR, PREFERRED, Ranking, fuse, owner, preferring, ranked, spread

KEYS = st.lists(st.from_regex(r"[abc]:[1-9]", fullmatch=True), unique=True, max_size=9)


def test_places_are_worth_their_reciprocal() -> None:
    assert fuse([(1, ["a:1", "a:2"]), (2, ["a:2"])]) == {
        "a:1": 1 / (NEAR + 1),
        "a:2": 1 / (NEAR + 2) + 2 / (NEAR + 1),
    }


@pytest.mark.parametrize("lists", [[], [(1.0, [])]], ids=["no list", "an empty one"])
def test_nothing_comes_of_nothing(lists: list[tuple[float, list[str]]]) -> None:
    assert ranked(spread(preferring(fuse(lists), {"a"}))) == Ranking()


def test_a_passage_is_preferred_for_its_document_alone() -> None:
    assert preferring({"a:1": 1.0, "b:1": 1.0}, {"a"}) == {"a:1": PREFERRED, "b:1": 1.0}


def test_passages_are_spread_over_documents() -> None:
    scores = {"a:1": 1.0, "a:2": 0.9, "a:3": 0.8, "b:1": 0.7}
    assert list(ranked(spread(scores)).keys) == ["a:1", "b:1", "a:2", "a:3"]


@given(
    st.lists(st.tuples(st.sampled_from([0.5, 1.0, 2.0]), KEYS), max_size=4), st.sets(st.sampled_from("abc"))
)
def test_nothing_is_lost_and_the_best_of_a_document_stays_its_best(
    lists: list[tuple[float, list[str]]], documents: set[str]
) -> None:
    scores = fuse(lists)
    changed = spread(preferring(scores, documents))
    assert scores.keys() == changed.keys() == {key for _, keys in lists for key in keys}
    for document in {owner(key) for key in scores}:
        own = [key for key in ranked(scores).keys if owner(key) == document]
        assert own == [key for key in ranked(changed).keys if owner(key) == document]
