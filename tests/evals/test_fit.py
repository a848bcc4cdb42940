"""Weights are found from examples: what tells is weighed, what does not is left."""

from __future__ import annotations

import numpy as np
import pytest

from evals.fit import Example, fit_answerable, fit_ranking, hits_at, offset_of, report
from evals.gold import UNANSWERABLE, Place, Question
from pipelines.evidence.features import Features
from pipelines.evidence.quotes import Quote
from pipelines.records import Evidence

TEXT = "The rent is $900. The roof leaks. The lease ends in May."
PLACE = Place("Lease.pdf", 1, "The rent is $900.")
PLAIN = Features(*[0.5] * len(Features._fields))


def quote_of(page: int, **features: float) -> Quote:
    passage = Evidence(document="Lease.pdf", page=page, end=len(TEXT), text=TEXT, score=1.0)
    return Quote(passage, 0, len(TEXT), TEXT, PLAIN._replace(**features))


def example(number: int, *, answered: bool = True) -> Example:
    """A question whose second quote answers, if any: its fact is near. Its length tells nothing."""
    noise = np.random.RandomState(number)
    ranked = [
        quote_of(
            page,
            near=0.9 if page == 2 and answered else 0.2,
            soft=0.9 if answered else 0.1,
            length=0.1 * float(noise.rand()),
        )
        for page in (1, 2, 3)
    ]
    places = (PLACE,) if answered else ()
    question = Question(str(number), "How much is the rent?", "x" if answered else UNANSWERABLE, places, ())
    return Example("made", question, ranked, np.array([False, answered, False]))


EXAMPLES = [example(number) for number in range(20)]
WITHOUT = [example(number, answered=False) for number in range(20, 40)]
EVEN = [1.0] * len(EXAMPLES)


def test_the_feature_that_tells_is_weighed_most() -> None:
    weights = Features(*fit_ranking(EXAMPLES, EVEN))
    assert weights.near == max(weights) > 1


def test_a_feature_that_is_the_same_for_all_counts_for_nothing() -> None:
    assert Features(*fit_ranking(EXAMPLES, EVEN)).soft == pytest.approx(0, abs=1e-3)


def test_with_fitted_weights_the_quote_that_answers_comes_first() -> None:
    weights = fit_ranking(EXAMPLES[:10], EVEN[:10])
    assert all(hits_at(unseen, weights) == (True, True) for unseen in EXAMPLES[10:])
    assert all(hits_at(unseen, -weights) == (False, True) for unseen in EXAMPLES[10:])


def test_a_quote_without_the_kind_of_fact_asked_for_never_comes_first() -> None:
    one = EXAMPLES[0]
    untyped = Example(
        one.collection, one.question, [quote_of(2, near=0.9, typed=0.0), quote_of(1)], one.hits[[1, 0]]
    )
    assert hits_at(untyped, np.ones(len(Features._fields))) == (False, True)


def test_the_offset_makes_a_likelihood_of_the_sums() -> None:
    weights = fit_ranking(EXAMPLES, EVEN)
    slope, offset = offset_of(weights, EXAMPLES)
    odds = [
        slope * (quote.features @ weights) - offset for one in EXAMPLES for quote in map(_Row, one.ranked)
    ]
    hits = np.concatenate([one.hits for one in EXAMPLES])
    assert all((odd > 0) == hit for odd, hit in zip(odds, hits, strict=True))


class _Row:
    def __init__(self, quote: Quote) -> None:
        self.features = np.array(quote.features)


def test_what_tells_whether_there_is_an_answer_is_weighed() -> None:
    kept = EXAMPLES + WITHOUT
    near, constant = fit_answerable(kept, [1.0] * len(kept), ["any near"])
    assert near * 0.9 + constant > 0 > near * 0.2 + constant


def test_the_report_gives_weights_to_copy_and_what_they_do_on_unseen_questions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report(EXAMPLES + WITHOUT)
    told = capsys.readouterr().out
    assert "WEIGHTS = Features(retrieved=" in told
    assert "made: right by the first quote 20, by the first 3 20, of 20" in told
    assert "of pairs with and without an answer, 100% in order" in told
