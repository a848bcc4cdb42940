"""The best sentences are chosen, none twice, from all sections; central is what many others are like."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.records import Evidence
from pipelines.summaries import choosing
from pipelines.summaries.centrality import centrality
from pipelines.summaries.choosing import Weighed
from pipelines.summaries.families import OTHER, family_of
from pipelines.summaries.reading import Stretch
from pipelines.summaries.records import Length, Serves
from pipelines.summaries.sections import MOST, Section, sections

PAGE = Evidence(document="order.pdf", page=1, start=0, end=9_999, text="x" * 9_999, score=0.0)


def stretch(place: int, *path: str, page: int = 1, exchange: bool = False) -> Stretch:
    passage = PAGE.model_copy(update={"page": page})
    said = f"Sentence number {place} says something."
    where = place * 50
    return Stretch(passage, where, where + 40, said, (), path, place, is_exchange=exchange, opens=True)


def weighed(weights: list[dict[Serves, float]], vectors: np.ndarray, *paths: str) -> Weighed:
    some = [stretch(place, path) for place, path in enumerate(paths or ["I"] * len(weights))]
    return Weighed(some, weights, np.zeros(len(some)), vectors, frozenset())


def apart(count: int) -> np.ndarray:
    return np.eye(count, dtype=np.float32)


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_centrality_is_a_share_and_somebody_has_the_most(count: int, seed: int) -> None:
    vectors = np.random.default_rng(seed).normal(size=(count, 5)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = centrality(vectors)
    assert found.shape == (count,) and found.max() == pytest.approx(1.0) and (found > 0).all()


def test_what_many_are_like_is_central_and_nothing_has_no_centre() -> None:
    middle, left, right, other = np.array([[1, 1, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], dtype=np.float32)
    vectors = np.array([middle / np.linalg.norm(middle), left, right, other])
    assert centrality(vectors).argmax() == 0
    assert len(centrality(np.zeros((0, 3), dtype=np.float32))) == 0


def test_what_says_the_same_is_said_once() -> None:
    vectors = np.array([[1, 0, 0], [1, 0, 0], [0, 1, 0]], dtype=np.float32)
    found = choosing.choose(weighed([{Serves.ABOUT: 0.9}] * 3, vectors), OTHER, Length.STANDARD)
    assert [each.stretch.place for each in found] == [0, 2]


def test_what_tells_nothing_surely_is_not_chosen_for_it_but_fills_a_short_summary_up() -> None:
    some = weighed([{Serves.ABOUT: 0.1}] * 9, apart(9))
    opening = replace(some, stretches=[replace(each, leads=True) for each in some.stretches])
    found = choosing.choose(opening, OTHER, Length.SHORT)
    assert {each.serves for each in found} == {Serves.ALSO} and len(found) == 3


def test_what_tells_nothing_surely_and_opens_no_section_is_left_out() -> None:
    some = weighed([{Serves.ABOUT: 0.1}] * 9, apart(9))
    assert choosing.choose(some, OTHER, Length.SHORT) == []
    section = Section("I", tuple(some.stretches))
    assert choosing.choose_of_section(some, section, 1, []) == []


def test_a_section_is_not_summed_up_by_the_authorities_that_it_cites() -> None:
    some = weighed([{Serves.AUTHORITIES: 0.9}, {Serves.GROUNDS: 0.6}], apart(2))
    assert choosing.choose_of_section(some, Section("I", tuple(some.stretches)), 1, []) == [1]


def test_grounds_are_taken_from_different_sections_first() -> None:
    weights = [{Serves.GROUNDS: 0.9}, {Serves.GROUNDS: 0.9}, {Serves.GROUNDS: 0.5}]
    found = choosing.choose(weighed(weights, apart(3), "A", "A", "B"), family_of("order"), Length.STANDARD)
    assert [each.stretch.heading for each in found if each.serves is Serves.GROUNDS] == ["A", "A", "B"]
    brief = family_of("letter")
    found = choosing.choose(weighed(weights, apart(3), "A", "A", "B"), brief, Length.SHORT)
    assert [each.serves for each in found].count(Serves.GROUNDS) == 1


@given(st.lists(st.integers(0, 5), min_size=1, max_size=60), st.integers(1, 30))
def test_of_a_long_document_each_section_keeps_its_share(lengths: list[int], most: int) -> None:
    place, some = 0, []
    for section, length in enumerate(lengths):
        some += [stretch(place + n, f"S{section}") for n in range(length)]
        place += length
    weights: list[dict[Serves, float]] = [{} for _ in some]
    kept = choosing.worth_weighing(sections(some), weights, most)
    assert kept == sorted(set(kept)) and len(kept) == min(most, len(some))


@given(st.lists(st.sampled_from("ABCDEFGH"), max_size=200))
def test_sections_part_a_document_whole_and_in_order(names: list[str]) -> None:
    some = [stretch(place, name, page=1 + place // 5) for place, name in enumerate(names)]
    found = sections(some)
    assert [each for section in found for each in section.stretches] == some
    assert len(found) <= MOST


def test_a_transcript_is_parted_by_its_pages() -> None:
    some = [stretch(place, "X", page=place + 1, exchange=True) for place in range(3)]
    assert [section.heading for section in sections(some)] == ["Page 1", "Page 2", "Page 3"]
    long = [stretch(place, page=place + 1, exchange=True) for place in range(100)]
    assert sections(long)[0].heading == "Pages 1 to 9"


def test_a_section_is_not_told_by_its_own_heading_nor_by_what_says_nothing() -> None:
    title = replace(stretch(0, "I. LATE NOTICE"), text="I. LATE NOTICE", is_title=True)
    empty = replace(stretch(1, "I. LATE NOTICE"), text="The facts are as follows.", leads=True)
    some = [title, empty, stretch(2, "I. LATE NOTICE")]
    weights = [{Serves.GROUNDS: 0.7}, {}, {Serves.GROUNDS: 0.4}]
    every = Weighed(some, weights, np.zeros(3), apart(3), frozenset())
    assert choosing.choose_of_section(every, Section("I. LATE NOTICE", tuple(some)), 1, []) == [2]
