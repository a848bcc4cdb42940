"""How much a sentence says of what its document says: LexRank over MiniLM's vectors. Pure functions.

Erkan and Radev 2004 (*LexRank: Graph-based Lexical Centrality as Salience in Text Summarization*, JAIR 22):
a sentence is salient that many salient ones are like.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipelines.search.embedder import Vectors

_ALIKE = 0.3
"""The cosine from which on two sentences are neighbours; MiniLM gives unrelated ones less."""
_DAMPING = 0.15
_ROUNDS, _ENOUGH = 100, 1e-6


def centrality(vectors: Vectors) -> npt.NDArray[np.float64]:
    """Return how central sentences are among each other.

    :param vectors: one of length 1 for each, as rows.
    :returns: 0 to 1 each; the most central has 1.
    """
    count = len(vectors)
    if not count:
        return np.zeros(0)
    alike = np.clip(vectors @ vectors.T, 0.0, 1.0).astype(np.float64)
    alike[alike < _ALIKE] = 0.0
    np.fill_diagonal(alike, 1.0)
    moves = alike / alike.sum(axis=1, keepdims=True)
    ranks = np.full(count, 1.0 / count)
    for _ in range(_ROUNDS):
        following = _DAMPING / count + (1 - _DAMPING) * (moves.T @ ranks)
        moved = float(np.abs(following - ranks).sum())
        ranks = following
        if moved < _ENOUGH:
            break
    shares: npt.NDArray[np.float64] = ranks / ranks.max()
    return shares
