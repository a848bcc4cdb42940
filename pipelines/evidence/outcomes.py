"""Does a sentence say the contrary of what a question takes for granted? Pure functions.

"Why did the court grant leave?" takes for granted that it did: a sentence by which leave was denied answers
it no more than one about something else (the false presuppositions of Kim et al. 2021, ACL).
"""

from __future__ import annotations

import re

_FAMILIES = (
    ("grants", r"grant(?:s|ed|ing)?|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?"),
    ("denies", r"den(?:y|ies|ied|ying)|refus(?:es?|ed|ing)|reject(?:s|ed|ing)?|declin(?:es?|ed|ing)"),
    ("affirms", r"affirm(?:s|ed|ing)?|uph[eo]ld(?:s|ing)?"),
    ("reverses", r"revers(?:es?|ed|ing)|vacat(?:es?|ed|ing)|overturn(?:s|ed|ing)?"),
    ("sustains", r"sustain(?:s|ed|ing)?"),
    ("overrules", r"overrul(?:es?|ed|ing)"),
    ("convicts", r"convict(?:s|ed|ing)?|guilty"),
    ("acquits", r"acquit(?:s|ted|ting)?|not\sguilty"),
)
_CONTRARY = {
    "grants": "denies", "denies": "grants", "affirms": "reverses", "reverses": "affirms",
    "sustains": "overrules", "overrules": "sustains", "convicts": "acquits", "acquits": "convicts",
}  # fmt: skip
_VERBS = {name: re.compile(rf"\b(?:{forms})\b", re.IGNORECASE) for name, forms in _FAMILIES}
_TAKES_FOR_GRANTED = re.compile(
    r"^(?:when|why|who|whom|where|how|on (?:what|which)|for what|what (?:reasons?|grounds?|basis)|"
    r"which (?:court|judge|justice))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:whether|or)\b|^how did\b.{0,80}\b(?:rule|decide|dispose)\b", re.IGNORECASE)


def presupposed(question: str) -> frozenset[str]:
    """Return which outcomes a question takes for granted: "When did the court grant leave?".

    :param question: the question.
    :returns: none where it asks which it was.
    """
    if not _TAKES_FOR_GRANTED.search(question) or _OPEN.search(question):
        return frozenset()
    return frozenset(name for name, verbs in _VERBS.items() if verbs.search(question))


def contradicts(outcomes: frozenset[str], text: str) -> bool:
    """Say whether a text tells the contrary of what is taken for granted, and not that itself.

    :param outcomes: as :func:`presupposed` gives them.
    :param text: a sentence or a few.
    """
    return any(
        _VERBS[_CONTRARY[name]].search(text) is not None and not _VERBS[name].search(text)
        for name in outcomes
    )
