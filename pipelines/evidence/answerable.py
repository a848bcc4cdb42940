"""Do the files answer a question at all? Judged by the quotes that come first."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from pipelines.evidence.features import Features
from pipelines.evidence.quotes import Quote, best
from pipelines.lookup.told import CERTAIN

LOOKED_AT = 8
"""Quotes whose highest value counts, feature by feature."""

WEIGHTS = {
    "odds": 0.66,
    "document": -1.00,
    "any missing": 2.66,
    "any head": 1.51,
    "any witness": 3.87,
}
"""How much each sign counts, fitted by ``python -m evals.fit`` to questions with and without an answer. The
likeness of a quote falls with the length of the question, which ``any missing`` makes good; ``document``
takes back what ``odds`` makes of the names of the case, which answer nothing."""

OFFSET = 4.4
"""What the weighted signs must come to for an answer: of the questions fitted to, nine of ten without one are
kept from it."""

NEAR_OFFSET = 3.58
"""What they must come to for quotes to be shown as coming near, where they come to no answer."""

LACKING = 0.8
"""What is taken off where the caption of a document that is named lacks the judge, party or counsel that is
asked for."""

NOTHING = 0.5
"""How much it counts that a model which read the quotes finds no answer in them: times the logarithm of how
likely it says so."""

LIMIT = 5.2
"""What the weighted signs must come to together with what the model found."""

_LEAST_LIKELY = 1e-5


NEAR = 0.5
"""A quote that has all the words asked about, names what is asked for, and has a fact of the kind so near to
them, answers whatever the signs: in a matter of few files they are low for every short question."""


def signs(ranked: Sequence[Quote]) -> dict[str, float]:
    """Return what is looked at. What tells a field comes first for that alone, and changes no sign.

    :param ranked: what may be quoted, the best first; not empty.
    :returns: by name: the best quote's ``odds`` and its features, and as ``any`` feature the highest among
        the first :data:`LOOKED_AT`.
    """
    likely = ranked
    if ranked[0].told:
        likely = sorted(ranked, key=lambda quote: (quote.features.typed <= 0, -quote.odds))
    first = [quote.features._asdict() for quote in likely[:LOOKED_AT]]
    return {
        "odds": likely[0].odds,
        **first[0],
        **{f"any {name}": max(features[name] for features in first) for name in Features._fields},
    }


def has_fact_asked_for(ranked: Sequence[Quote]) -> bool:
    """Say whether the best quote holds the kind of fact that is asked for, without which nothing answers.

    :param ranked: what may be quoted, the best first.
    """
    return bool(ranked) and ranked[0].typed


def bears_on(ranked: Sequence[Quote], nothing: float | None = None) -> bool:
    """Say whether the evidence answers the question.

    The best quote must hold the kind of fact that is asked for, and must not be about somebody else than whom
    the question names; one that would be quoted must speak of the step of the case that is asked about. Then
    the best one must tell the field of a document that is asked for, or have all that is asked about near to
    it, or the signs must suffice: how likely it is to answer, whether a quote names what is asked for, and
    whether it is the testimony of whom it should be.
    Where a model has read the quotes, what it found counts with the signs.

    :param ranked: what may be quoted, the best first.
    :param nothing: how likely a model that read the best quotes says that none answers, 0 to 1; None where
        none did.
    """
    return _bears_on(ranked, OFFSET, nothing)


def comes_near(ranked: Sequence[Quote]) -> bool:
    """Say whether the evidence may answer the question, so that quotes of it are worth reading.

    It must have all that :func:`bears_on` asks for, and less of the signs that it does.

    :param ranked: what may be quoted, the best first.
    """
    return _bears_on(ranked, NEAR_OFFSET)


def _bears_on(ranked: Sequence[Quote], least: float, nothing: float | None = None) -> bool:
    if not has_fact_asked_for(ranked) or ranked[0].is_foreign:
        return False
    if all(quote.features.eventless for quote in best(ranked)):
        return False
    if ranked[0].told >= CERTAIN:
        return True
    seen = signs(ranked)
    sum_of_signs = sum(weight * seen[name] for name, weight in WEIGHTS.items())
    sum_of_signs -= LACKING if ranked[0].lacking else 0.0
    if nothing is not None:
        return sum_of_signs - NOTHING * log(max(nothing, _LEAST_LIKELY)) >= LIMIT
    has_all = min(seen["words"], seen["head"], seen["witness"]) >= 1 and seen["near"] >= NEAR
    return (has_all and not ranked[0].lacking) or sum_of_signs >= least
