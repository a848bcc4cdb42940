"""Whether the files answer a question, or are said not to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.evidence.answerable import (
    NEAR_OFFSET,
    OFFSET,
    WEIGHTS,
    bears_on,
    comes_near,
    has_fact_asked_for,
    signs,
)
from pipelines.evidence.features import Features
from pipelines.evidence.quotes import Quote
from pipelines.lookup.told import CERTAIN
from pipelines.records import Evidence
from tests.pipelines.conftest import Rank

FULL = Features(*[1.0] * len(Features._fields))._replace(absent=0.0, missing=0.2, contrary=0.0, eventless=0.0)
EMPTY = Features(*[0.0] * len(Features._fields))._replace(named=1.0)


def quote_of(page: int, features: Features) -> Quote:
    text = "The notice was late. It was void."
    passage = Evidence(
        document="order.pdf", document_id="a" * 64, page=page, end=len(text), text=text, score=1
    )
    return Quote(passage, 0, len(text), text, features)


@pytest.mark.parametrize(
    ("question", "bears"),
    [
        pytest.param("What law governs the Lease?", True, id="it is there"),
        pytest.param("How large a bond must Halvorsen post?", True, id="an amount"),
        pytest.param("When was Zebulon Throckmorton deposed?", False, id="a name not in the files"),
        pytest.param("What did the court decide in 2019-88123?", False, id="a number not in the files"),
        pytest.param("How do I bake sourdough bread?", False, id="another subject"),
        pytest.param("qwx zzk vvpl", False, id="no words"),
    ],
)
def test_the_files_answer_what_stands_in_them(rank: Rank, question: str, bears: bool) -> None:
    assert bears_on(rank(question)) is bears


def test_without_quotes_there_is_no_answer() -> None:
    assert not bears_on([])


@pytest.mark.parametrize(
    ("features", "bears"),
    [
        pytest.param(FULL, True, id="it has everything"),
        pytest.param(EMPTY, False, id="it has nothing"),
        pytest.param(FULL._replace(typed=0.0), False, id="not the kind of fact asked for"),
        pytest.param(FULL._replace(head=0.0, missing=0.1, soft=0.2), False, id="not the noun asked for"),
        pytest.param(FULL._replace(witness=0.0), False, id="not that witness's testimony"),
        pytest.param(FULL._replace(named=0.0), False, id="about somebody else"),
        pytest.param(FULL._replace(eventless=1.0), False, id="not of the step of the case asked about"),
        pytest.param(FULL._replace(near=0.0), True, id="all the words, the fact far from them"),
        pytest.param(
            EMPTY._replace(typed=1.0, words=1.0, head=1.0, witness=1.0, near=0.6), True, id="all near"
        ),
        pytest.param(EMPTY._replace(typed=1.0, words=1.0, head=1.0, witness=1.0), False, id="all, not near"),
    ],
)
def test_the_best_quote_must_have_what_is_asked_for(features: Features, bears: bool) -> None:
    assert bears_on([quote_of(1, features)]) is bears


@pytest.mark.parametrize(
    ("nothing", "bears"),
    [
        pytest.param(None, True, id="no model has read it"),
        pytest.param(0.001, True, id="the model finds an answer"),
        pytest.param(0.0, True, id="the model is sure of one"),
        pytest.param(0.9, False, id="the model finds none"),
    ],
)
def test_a_model_that_has_read_the_quotes_is_heard(nothing: float | None, bears: bool) -> None:
    likely = FULL._replace(soft=0.2, alike=0.3)
    assert bears_on([quote_of(1, likely)], nothing) is bears


def test_a_model_cannot_answer_with_another_kind_of_fact() -> None:
    untyped = [quote_of(1, FULL._replace(typed=0.0))]
    assert not has_fact_asked_for(untyped) and not bears_on(untyped, 0.0)
    assert not has_fact_asked_for([])


def weighing(sum_of_signs: float) -> Quote:
    """Return a quote whose signs come to this, and which has not all of the question's words."""

    def testified(share: float) -> Quote:
        return quote_of(1, EMPTY._replace(typed=1.0, witness=share))

    nothing, all_of_it = (
        sum(weight * signs([testified(share)])[name] for name, weight in WEIGHTS.items()) for share in (0, 1)
    )
    return testified((sum_of_signs - nothing) / (all_of_it - nothing))


@pytest.mark.parametrize(
    ("sum_of_signs", "bears", "near"),
    [
        pytest.param(OFFSET + 0.01, True, True, id="an answer"),
        pytest.param(OFFSET - 0.01, False, True, id="near to one"),
        pytest.param(NEAR_OFFSET + 0.01, False, True, id="just near"),
        pytest.param(NEAR_OFFSET - 0.01, False, False, id="not near"),
    ],
)
def test_between_an_answer_and_none_lies_what_comes_near(
    sum_of_signs: float, bears: bool, near: bool
) -> None:
    ranked = [weighing(sum_of_signs)]
    assert (bears_on(ranked), comes_near(ranked)) == (bears, near)


def test_nothing_comes_near_without_the_kind_of_fact_asked_for() -> None:
    assert not comes_near([quote_of(1, FULL._replace(typed=0.0))])
    assert not comes_near([])


def test_what_is_told_answers_whatever_the_signs() -> None:
    assert bears_on([replace(quote_of(1, EMPTY), told=CERTAIN)])
    assert not bears_on([replace(quote_of(1, EMPTY), told=CERTAIN / 2)])
    assert bears_on([replace(quote_of(1, EMPTY), told=CERTAIN / 2), quote_of(2, FULL)])


def test_more_is_asked_of_the_signs_where_a_caption_lacks_what_is_asked_for() -> None:
    near = quote_of(1, EMPTY._replace(typed=1.0, words=1.0, head=1.0, witness=1.0, near=0.6))
    assert bears_on([near]) and not bears_on([replace(near, lacking=True)])


def test_the_highest_value_among_the_first_is_looked_at() -> None:
    seen = signs([quote_of(1, EMPTY), quote_of(2, FULL)])
    assert (seen["soft"], seen["any soft"]) == (0, 1)


def test_every_sign_that_counts_is_looked_at() -> None:
    assert set(WEIGHTS) <= set(signs([quote_of(1, FULL)]))
