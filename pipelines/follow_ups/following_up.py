"""A question that leans on the ones before it, as it is asked in full. Pure functions.

"When was it filed?", "And the second plaintiff?" and "Why?" are known by what they lack: a pronoun's
antecedent, a sentence, or which case is meant. It is taken from the last question, as that was understood,
and from its answer (question rewriting: Elgohary, Peskov and Boyd-Graber 2019, EMNLP). A question that lacks
nothing is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.follow_ups import ellipsis
from pipelines.follow_ups.antecedents import Earlier, antecedent
from pipelines.follow_ups.phrases import phrases
from pipelines.follow_ups.references import Reference, references
from pipelines.records import MAX_QUESTION

_JOINED = re.compile(r"^(?:and|but|so|also|ok(?:ay)?|then)\b,?\s+(?=\w)", re.IGNORECASE)
_LONG = 6
"""Words of a phrase behind which no possessive is put."""


class Understood(NamedTuple):
    """A question in full: ``text``, and the words that were ``carried`` over, for the reader to see why."""

    text: str
    carried: str


def understand(question: str, earlier: Sequence[Earlier]) -> Understood | None:
    """Say in full what a question asks.

    :param question: as it was asked.
    :param earlier: the turns before it in the conversation, the first first.
    :returns: None where the question stands by itself, or what it refers to is not known.
    """
    if not earlier:
        return None
    asked = " ".join(question.split())
    full = _in_full(asked, earlier)
    if full is None or len(full) > MAX_QUESTION or full.casefold() == asked.casefold():
        return None
    text = f"{full[0].upper()}{full[1:]}"
    return Understood(text, ", ".join(_carried(asked, text)))


def _in_full(asked: str, earlier: Sequence[Earlier]) -> str | None:
    last = earlier[-1]
    if ellipsis.says_nothing(asked):
        return None
    answered = ellipsis.in_full(asked, last)
    plain = answered or _JOINED.sub("", asked)
    open_ones = references(plain)
    if not open_ones:
        return answered or ellipsis.with_its_case(plain, last)
    text, put = plain, 0
    for reference in reversed(open_ones):
        meant = _meant(reference, plain, earlier)
        if meant is not None:
            start, end, put_in = _put(meant, reference, plain)
            text = f"{text[:start]}{put_in}{text[end:]}"
            put += 1
    if not put:
        return answered
    return ellipsis.in_the_same_case(text, last)


def _meant(reference: Reference, question: str, earlier: Sequence[Earlier]) -> str | None:
    """Return what a reference means: what the last turn speaks of, otherwise what one before it does."""
    for turn in reversed(earlier):
        if meant := antecedent(reference, question, turn):
            return meant
    return None


def _put(meant: str, reference: Reference, question: str) -> tuple[int, int, str]:
    """Return the place of a reference and what is put there; of many words no "his bonus" is made."""
    start, end = reference.start, reference.end
    if not reference.owning:
        return start, end, meant
    if len(meant.split()) > _LONG:
        had = next((phrase for phrase in phrases(question) if phrase.start == start), None)
        if had:
            return start, had.core, f"the {question[end : had.core].strip()} of {meant}"
    return start, end, f"{meant}’" if meant.endswith("s") and " and " not in meant else f"{meant}’s"


def _carried(asked: str, full: str) -> list[str]:
    """Return the phrases of a full question that the asked one does not have."""
    known = asked.casefold()
    return [phrase.text for phrase in phrases(full) if phrase.text.casefold() not in known]
