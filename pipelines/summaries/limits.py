"""A sentence with what limits it: the one behind it that takes it back, or excepts something. Pure."""

from __future__ import annotations

import re

from ingest.sentences import Span, paragraph_starts, sentence_spans
from pipelines.evidence.anaphora import takes_back
from pipelines.evidence.cited import is_citation
from pipelines.evidence.units import is_statement
from pipelines.lookup.decretal import decrees
from pipelines.text import single_spaced

MOST = 120
"""Words of a sentence with what limits it."""
_WHOLE = 90
"""Words of a clause that is quoted whole."""
_CITED = 3
"""Words of what is cited and looks like no citation: "OAG 84-94."."""
_CLAUSE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s")
"""Opens a numbered clause."""
_EXCEPTS = re.compile(r"\b(?:not|no|nor|never|except|unless|abated|excluded|waived)\b", re.IGNORECASE)
"""Says in a clause of a contract what it does not hold for."""
_EXCEPTION = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+Exceptions?\b[.:]?")
"""Opens the clause behind another one that says what that does not hold for."""
_THEREFORE = re.compile(
    r"Accordingly|Therefore|Thus|Hence|Consequently|For (?:this|these|that) reasons?|The [Mm]otion is"
)
"""Opens what a court decides for what it has said."""
_ADMITS, _DENIES = re.compile(r"\badmits?\b"), re.compile(r"\bden(?:y|ies)\b")
_RESERVES = re.compile(
    r"\b(?:except as|subject to|as limited by|unless)\b[^.;]*\b(?:section|paragraph|article)s? \d",
    re.IGNORECASE,
)
"""Says by itself where its limits stand: "Except as provided in Section 11.3"."""
_LIMITS = re.compile(
    r"^(?:Nor|Even so|Nonetheless|Nevertheless|That said|Still,|The exception)\b|\bso as not to waive\b|"
    r"^(?:Under )?Section [\d.]+\b.*\bdoes not (?:apply|limit)\b|\b(?:says?|shows?|reads?) otherwise\.|"
    r"^[A-Z][a-z]+, (?:however|though),|\bexceptions? (?:is|are|appl)|"
    r"^(?:It|This|That) (?:excludes|does not (?:include|apply|cover))\b|"
    r"\b(?:reversed|overruled|withdrew|abandoned|superseded) (?:that|this|our|the)\b"
)
"""Says what limits the sentence before it, beside what takes it back."""


def limited(text: str, span: Span, *, by_clauses: bool, is_of_court: bool) -> Span | None:
    """Return a stretch with what limits it behind it in its paragraph, or in the clause of exceptions.

    A clause is quoted whole where it is short, and what a court finds with what it decides for
    that, where there is room for both.

    :param text: the page's text, as the passage's offsets count it.
    :param span: the stretch.
    :param by_clauses: whether the paper is a contract or an answer: a clause of it says in its next sentence
        what is excepted, or denied.
    :param is_of_court: whether a court gave it.
    :returns: the stretch with the last sentence that limits it; None where both together are too long.
    """
    clause = by_clauses and _CLAUSE.match(text, span.start) is not None
    starts = set(paragraph_starts(text))
    end, titled = span.end, False
    for behind in sentence_spans(text):
        if behind.start < end:
            continue
        said = single_spaced(text[slice(*behind)])
        excepts = titled or (clause and _EXCEPTION.match(said) is not None)
        titled = excepts and _EXCEPTION.fullmatch(said) is not None
        if titled:
            continue
        if behind.start not in starts and (is_citation(said) or len(said.split()) <= _CITED):
            continue
        if not (excepts or (behind.start not in starts and is_statement(said))):
            break
        denies = _ADMITS.search(text, span.start, end) and _DENIES.search(said)
        limits = excepts or denies is not None or takes_back(said) or _LIMITS.search(said) is not None
        decides = (
            is_of_court
            and _THEREFORE.match(said)
            and _disposes(said)
            and not _disposes(text[span.start : end])
        )
        if said.endswith(":") or not (limits or decides or clause):
            break
        most = MOST if limits or decides or _EXCEPTS.search(said) else _WHOLE
        if len(text[span.start : behind.end].split()) > most:
            return None if limits and not _RESERVES.search(text, span.start, end) else Span(span.start, end)
        end = behind.end
    return Span(span.start, end)


def _disposes(said: str) -> bool:
    return any(decree.disposes for decree in decrees(said))
