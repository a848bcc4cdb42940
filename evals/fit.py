"""``python -m evals.fit``: fit what ranks quotes and what tells whether they answer, from gold questions.

Both are linear: the weights are few, can be read, and are printed for :mod:`pipelines.evidence.quotes` and
:mod:`pipelines.evidence.answerable`, beside how well such weights do on questions that they were not fitted
to (five-fold). Fitted by the corpus's questions, by their paraphrases and by such others as are named, all
collections counting the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.build import PDFS
from evals.asking import asked_matter, rounds
from evals.gold import QUESTIONS, Question, read_questions
from evals.scoring import answers_in
from pipelines import settings
from pipelines.answering import RERANKED
from pipelines.evidence import answerable, quotes
from pipelines.evidence.features import Features
from pipelines.evidence.quotes import Quote, apart
from pipelines.search import embedder, retrieval

Floats = npt.NDArray[np.float64]

FOLDS = 5
SHOWN = 3
RIDGE = 0.03
STEPS = 400
AGAINST = ("absent", "missing", "contrary", "eventless")
"""Features that speak against a quote."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question and what may be quoted to it.

    :param collection: where it is from.
    :param question: with its gold.
    :param ranked: all quotes of its evidence, as they are ranked now.
    :param hits: of each quote, whether it answers by the gold; shape (quotes,).
    """

    collection: str
    question: Question
    ranked: list[Quote]
    hits: npt.NDArray[np.bool_]

    @property
    def features(self) -> Floats:
        """The quotes' features; shape (quotes, features)."""
        return np.array([quote.features for quote in self.ranked]).reshape(-1, len(Features._fields))


def examples(name: str, folder: Path, gold: Path, app: settings.Settings) -> Iterator[Example]:
    """Retrieve and measure, question by question.

    :param name: the collection's.
    :param folder: its PDFs.
    :param gold: its questions.
    :param app: where the models lie.
    """
    model = embedder.load(app.models_folder)
    for files, questions in rounds(folder, read_questions(gold)):
        with asked_matter(files, app) as (matter, _):
            pipeline = retrieval.build_pipeline(matter, app.models_folder)
            for question in questions:
                found = retrieval.retrieve(pipeline, question.text, RERANKED)
                ranked = quotes.rank_quotes(question.text, found, model, matter)
                hits = [answers_in(quote.text, quote.passage, question) for quote in ranked]
                yield Example(name, question, ranked, np.array(hits, dtype=bool))


def fit_ranking(kept: Sequence[Example], shares: Sequence[float]) -> Floats:
    """Fit weights by the likelihood of the quotes that answer among all of their question's.

    Listwise, with a softmax over a question's quotes (Cao et al. 2007, ICML); by projected gradient ascent:
    each feature may only speak for a quote, those of :data:`AGAINST` only against it. Features that say
    nearly the same would else be played off against each other, which holds on the examples alone.

    :param kept: examples; those without a quote that answers tell nothing.
    :param shares: how much each counts.
    :returns: weights, of shape (features,).
    """
    told = [(e.features, e.hits, share) for e, share in zip(kept, shares, strict=True) if e.hits.any()]
    scale = np.concatenate([features for features, *_ in told]).std(axis=0) + 1e-6
    sign = np.array([-1.0 if name in AGAINST else 1.0 for name in Features._fields])
    weights, momentum = np.zeros(len(scale)), np.zeros(len(scale))
    total = sum(share for *_, share in told)
    for _ in range(STEPS):
        gradient = -RIDGE * weights
        for features, hits, share in told:
            likely = _softmax(features / scale @ weights)
            wanted = likely * hits / (likely @ hits)
            gradient += share / total * (wanted - likely) @ (features / scale)
        momentum = 0.9 * momentum + 0.1 * gradient
        weights = sign * np.maximum(sign * (weights + momentum), 0.0)
    return np.asarray(weights / scale)


def offset_of(weights: Floats, kept: Sequence[Example]) -> tuple[float, float]:
    """Return slope and offset that make a likelihood of the weighted sum (Platt 1999).

    :param weights: as :func:`fit_ranking` gives them.
    :param kept: examples.
    """
    sums = np.concatenate([e.features @ weights for e in kept])
    hits = np.concatenate([e.hits for e in kept]).astype(float)
    slope, minus = _logistic(sums[:, None], hits, np.ones(len(hits)), ridge=0.0)
    return float(slope), float(-minus)


def signs_of(example: Example, names: Sequence[str]) -> list[float]:
    """Return what tells whether the files answer, of one question.

    :param example: with at least one quote.
    :param names: which of :func:`pipelines.evidence.answerable.signs`.
    """
    signs = answerable.signs(example.ranked)
    return [signs[name] for name in names]


def fit_answerable(kept: Sequence[Example], shares: Sequence[float], names: Sequence[str]) -> Floats:
    """Fit by logistic regression whether a question has an answer; both kinds weigh the same.

    :param kept: examples with at least one quote.
    :param shares: how much each counts.
    :param names: what is looked at.
    :returns: weights, then the constant; of shape (names + 1,).
    """
    table = np.array([signs_of(example, names) for example in kept])
    truth = np.array([example.question.answerable for example in kept], dtype=float)
    weight = np.array(shares)
    for value in (0.0, 1.0):
        weight[truth == value] /= weight[truth == value].sum()
    return _logistic(table, truth, weight * len(kept) / 2, RIDGE)


def _logistic(table: Floats, truth: Floats, weight: Floats, ridge: float) -> Floats:
    """Fit a logistic regression by Newton's method."""
    scale = table.std(axis=0) + 1e-6
    design = np.c_[table / scale, np.ones(len(table))]
    penalty = np.diag([*[ridge * len(table)] * table.shape[1], 1e-9])
    fitted = np.zeros(design.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-design @ fitted))
        gradient = design.T @ (weight * (truth - likely)) - penalty @ fitted
        curvature = (design.T * (weight * likely * (1 - likely))) @ design + penalty
        fitted += np.linalg.solve(curvature, gradient)
    return np.asarray(fitted / np.r_[scale, 1.0])


def _softmax(sums: Floats) -> Floats:
    powers = np.exp(sums - sums.max())
    return np.asarray(powers / powers.sum())


def _folds(count: int) -> Iterator[tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]]:
    """Yield which are fitted to and which are looked at, five times, every one looked at once."""
    order = np.random.RandomState(0).permutation(count)
    for fold in range(FOLDS):
        yield np.setdiff1d(order, order[fold::FOLDS]), order[fold::FOLDS]


def _shares(kept: Sequence[Example]) -> list[float]:
    sizes = {e.collection: sum(other.collection == e.collection for other in kept) for e in kept}
    return [1 / sizes[example.collection] for example in kept]


def hits_at(example: Example, weights: Floats) -> tuple[bool, bool]:
    """Say whether the first quote answers, and whether one of the first few does.

    :param example: a question.
    :param weights: of the features.
    """
    sums = example.features @ weights
    ranked = example.ranked
    order = sorted(
        range(len(sums)), key=lambda place: (not ranked[place].typed, ranked[place].is_foreign, -sums[place])
    )
    first = apart([example.ranked[place] for place in order], SHOWN)
    hit = {id(quote) for quote, is_hit in zip(example.ranked, example.hits, strict=True) if is_hit}
    return bool(first) and id(first[0]) in hit, any(id(quote) in hit for quote in first)


def main(arguments: list[str] | None = None) -> None:
    """Run from the command line.

    :param arguments: in the place of the process's own.
    """
    parser = argparse.ArgumentParser(prog="python -m evals.fit", description=__doc__)
    parser.add_argument(
        "--also", nargs=2, type=Path, action="append", default=[], metavar=("FOLDER", "GOLD"),
        help="another collection to fit to",
    )  # fmt: skip
    chosen = parser.parse_args(arguments)
    app = settings.load()
    sources = [
        ("questions", PDFS, QUESTIONS),
        ("paraphrases", PDFS, QUESTIONS.with_name("paraphrases.jsonl")),
    ]
    sources += [(folder.parent.name, folder, gold) for folder, gold in chosen.also]
    report([example for name, folder, gold in sources for example in examples(name, folder, gold, app)])


def report(kept: Sequence[Example]) -> None:
    """Fit and print.

    :param kept: all examples.
    """
    shares = _shares(kept)
    weights = fit_ranking(kept, shares)
    slope, offset = offset_of(weights, kept)
    values = ", ".join(
        f"{name}={slope * weight:.2f}" for name, weight in zip(Features._fields, weights, strict=True)
    )
    print(f"WEIGHTS = Features({values})\nOFFSET = {offset:.2f}")
    unseen: dict[str, list[tuple[bool, bool]]] = {}
    for seen, left in _folds(len(kept)):
        fold = fit_ranking([kept[place] for place in seen], [shares[place] for place in seen])
        for place in left:
            if kept[place].question.answerable:
                unseen.setdefault(kept[place].collection, []).append(hits_at(kept[place], fold))
    for collection, hits in unseen.items():
        first, few = (sum(column) for column in zip(*hits, strict=True))
        print(f"{collection}: right by the first quote {first}, by the first {SHOWN} {few}, of {len(hits)}")
    quoted = [example for example in kept if example.ranked]
    names = list(answerable.WEIGHTS)
    fitted = fit_answerable(quoted, _shares(quoted), names)
    print("WEIGHTS =", {name: round(float(w), 2) for name, w in zip(names, fitted, strict=False)})
    scores = np.zeros(len(quoted))
    for seen, left in _folds(len(quoted)):
        some = [quoted[place] for place in seen]
        fold = fit_answerable(some, _shares(some), names)
        for place in left:
            scores[place] = np.r_[signs_of(quoted[place], names), 1.0] @ fold
    for collection in unseen:
        _print_answerable(collection, quoted, scores)
    print(f"OFFSET = {-fitted[-1]:.2f} where both kinds of mistake weigh the same")


def _print_answerable(collection: str, quoted: Sequence[Example], scores: Floats) -> None:
    here = [
        (score, example)
        for score, example in zip(scores, quoted, strict=True)
        if example.collection == collection
    ]
    without = np.array([score for score, example in here if not example.question.answerable])
    answered = [(score, hits_at(example, np.array(quotes.WEIGHTS))[1]) for score, example in here
                if example.question.answerable]  # fmt: skip
    if not len(without):
        return
    above = np.mean([(score > without).mean() for score, _ in answered])
    print(f"{collection}: of pairs with and without an answer, {above:.0%} in order")
    for share in (0.6, 0.7, 0.8, 0.9):
        limit = np.quantile(without, share)
        right = sum(hit for score, hit in answered if score > limit)
        print(f"  limit {limit:.2f}: refused rightly {share:.0%}, right {right} of {len(answered)}")


if __name__ == "__main__":
    main()
