"""What in a sentence governs the rest of it: who says so, what turns it, what limits it. Pure."""

from __future__ import annotations

import re

from pipelines.verification.clauses import is_subject
from pipelines.verification.guarded import GUARDED, guarded
from pipelines.verification.verbs import PAST

_ALTERING = frozenset(("a limit", "a negation", "who says so", "an obligation or possibility"))
_NOT_SAID = re.compile(r"\b(?:was|is)(?: not)? (?:told|asked)\b|\bmoved (?=(?:the|an?|its|from)\b)")
"""Not what somebody says: who "was not told of it", what "moved the end of the term"."""

AUXILIARY = "is|was|shall|will|may|can|could|would|did|do|has|have|had"
VERB_AHEAD = rf"(?:{AUXILIARY})(?: not)? \S+|" + "|".join(sorted(PAST))
VERB = re.compile(rf" (?=(?:{VERB_AHEAD})\b)")
SCOPE = re.compile(
    r"\b(?:if|unless|only|except|provided|subject|until|when|where|respectively|without|both|either|each|neither"
    r"|whether|not|no)\b",
    re.IGNORECASE,
)
"""What may bear on more than its own clause."""
GOVERNING = re.compile(
    r"\b(?:that|which|who|whom|whether|whose|if|when|where|unless|because|while|once|than|provided)\b|:"
    r"|\bas (?:if|though|long|soon|opposed|well)\b|\b(?:before|after|until)\b(?! [A-Z]\w+ \d)",
    re.IGNORECASE,
)
"""What the words behind it may belong to, and not to the sentence."""
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_FRONT = re.compile(
    r"(?:On|In|At|As of|Effective|By|Since|From|Between|During|Throughout|Under|For|To)\b[^,;]{1,70}?,\s"
    rf"(?:\d{{4}},\s)?|(?:On|In) (?:{_MONTH})(?: \d{{1,2}})?(?:,? \d{{4}})? (?=[A-Za-z])"
    r"|Under the (?:[A-Z]\w*\s)+(?=(?:the|a|an)\s)"
)


def alters(text: str) -> bool:
    """Say whether a text has a word that turns or limits what it says.

    :param text: a sentence, or what might be left out of it.
    """
    return any(GUARDED[word] in _ALTERING and word != "shall" for word in guarded(text))


def is_said(text: str) -> bool:
    """Say whether a text tells that somebody says, asks or thinks something.

    :param text: a sentence or a part of one.
    """
    told = _NOT_SAID.sub("", text)
    return any(GUARDED[word] == "who says so" for word in guarded(told)) or " allege that " in text


def is_bound(text: str) -> bool:
    """Say whether a text speaks of how many or of what is excluded: "each", "no", "only".

    :param text: what a clause is about.
    """
    bound = guarded(re.sub(r"\bother\b(?! than)", "", text))
    return any(GUARDED[word] in ("an extent", "a negation", "a limit") for word in bound)


def front_and_body(text: str) -> tuple[str, str]:
    """Part what stands in front of a clause, up to its comma, from the clause.

    :param text: a sentence in plain wording.
    """
    match = _FRONT.match(text)
    return (match[0], text[match.end() :]) if match else ("", text)


def has_subject(text: str) -> bool:
    """Say whether a text opens with a subject and its verb.

    :param text: a clause.
    """
    verb = VERB.search(text)
    return verb is not None and is_subject(text[: verb.start()])
