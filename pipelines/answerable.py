"""Do the files answer a question at all? Judged by the quotes that come first."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.features import Features
from pipelines.quotes import Quote, apart

LOOKED_AT = 8
"""Quotes whose highest value counts, feature by feature."""

WEIGHTS = {
    "odds": 1.0,
    "lead": 1.0,
    "commonest": 1.0,
    "any candidates": 1.0,
    "any soft": 1.0,
    "any weakest": 1.0,
    "any commonest": 1.0,
}
"""How much each sign counts, fitted by ``python -m evals.fit`` to questions with and without an answer."""

OFFSET = 0.0
"""What the weighted signs must come to: set where four in five questions without an answer are refused."""


def signs(ranked: Sequence[Quote]) -> dict[str, float]:
    """Return what is looked at.

    :param ranked: what may be quoted, the best first; not empty.
    :returns: by name: the best quote's ``odds`` and its features; its ``lead`` before the next one that has
        nothing in common with it; and as ``any`` feature the highest among the first :data:`LOOKED_AT`.
    """
    best = ranked[0]
    first = [quote.features._asdict() for quote in ranked[:LOOKED_AT]]
    others = [quote.odds for quote in apart(ranked, 2)[1:]]
    return {
        "odds": best.odds,
        "lead": min(best.odds - max(others, default=best.odds - _FAR), _FAR),
        **first[0],
        **{f"any {name}": max(features[name] for features in first) for name in Features._fields},
    }


_FAR = 3.0
"""The longest lead that counts, in log-odds; also that of a quote without any other."""


def bears_on(ranked: Sequence[Quote]) -> bool:
    """Say whether the evidence answers the question, or the files must be said not to.

    The best quote must hold the kind of fact that is asked for, and the signs must suffice.

    :param ranked: what may be quoted, the best first.
    """
    if not ranked or not ranked[0].typed:
        return False
    seen = signs(ranked)
    return sum(weight * seen[name] for name, weight in WEIGHTS.items()) >= OFFSET
