"""A question that asks several things at once becomes one question for each. Pure functions.

"What do the travel records show according to the answer, and what date did Aldana settle on?" is answered in
two places, often of two documents; each part is looked for and quoted by itself (question decomposition: Min
et al. 2019, ACL). Only what the wording shows is parted: a second question word, or "under X and under Y".
"""

from __future__ import annotations

import re

from pipelines.text import words

MOST = 3
"""Parts of a question: one quote each."""

_TOPIC = re.compile(
    r"(?P<topic>[^:?]{3,120}):\s+(?P<rest>(?:what|who|when|where|which|why|how|whom)\b.+)",
    re.IGNORECASE | re.DOTALL,
)
_NEXT = re.compile(
    r",?\s+(?:and|or|but)\s+(?=(?:what|who|whom|whose|when|where|which|why|how)\b)", re.IGNORECASE
)
_TWICE = re.compile(
    r"(?P<stem>.+?)\s(?P<how>under|according to|in|per|by|from)\s(?P<one>[^,]+?),?\s+and\s+(?P=how)\s"
    r"(?P<other>.+?)\??$",
    re.IGNORECASE | re.DOTALL,
)
_ASKS = re.compile(
    r"^(?:what|who|whom|whose|when|where|which|why|how(?: (?:many|much|long|often))?)\s+", re.IGNORECASE
)
_SOURCE = re.compile(r",? according to [^,]+", re.IGNORECASE)
_FEWEST = 3
"""Words of a part: "and when?" is none."""


def parts_of(question: str) -> list[str]:
    """Part a question.

    :param question: the question.
    :returns: a question for each thing that is asked, with what the whole is about; the question itself where
        it asks one thing.
    """
    topic = _TOPIC.fullmatch(question.strip())
    rest = topic["rest"] if topic else question.strip()
    pieces = [piece.strip().rstrip("?.") for piece in _NEXT.split(rest)]
    if len(pieces) > 1 and all(len(words(piece)) >= _FEWEST for piece in pieces):
        first, *others = pieces[:MOST]
        if topic:
            return [f"{topic['topic']}: {piece}?" for piece in (first, *others)]
        about = _SOURCE.sub("", _ASKS.sub("", first)).strip()
        return [f"{first}?", *(f"{piece[0].upper()}{piece[1:]} ({about})?" for piece in others)]
    if twice := _TWICE.fullmatch(rest):
        before = f"{topic['topic']}: " if topic else ""
        return [f"{before}{twice['stem']} {twice['how']} {twice[part]}?" for part in ("one", "other")]
    return [question]
