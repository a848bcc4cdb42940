"""The short fact that a question asks for, taken out of the quote that answers best. Pure functions.

A date, an amount, a number, a name, a court, a citation of a statute, a docket number. It is given only where
the quote holds one fact of that kind and no other, has most of the question's words, and nobody is said to
contend it; where a figure stands near those words (Moldovan et al. 2000, ACL), a name in a pattern that ties
it to what is asked, beside its office or before what it did (Ravichandran and Hovy 2002, ACL). In doubt there
is none: the quote speaks for itself.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

from ingest.sentences import sentence_spans
from pipelines.evidence.cited import is_citation
from pipelines.evidence.short_facts import KINDS, SAYING, asked_about
from pipelines.text import names, root, roots_of, search_terms, single_spaced, words


class Short(NamedTuple):
    """A short fact: its kind in a word or two, and where it stands in the quote."""

    kind: str
    start: int
    end: int


_NEAR = 12
"""Words that may stand between a figure and the nearest of the question's words."""
_COVERED = 0.75
"""The share of the question's words that must stand in the quote."""
_NAMES_COVERED = 0.6
"""The share of the question's names that must."""
_TWICE = re.compile(r",? and (?:from |by )?(?:what|who|when|how|why|which|whom|where)\b", re.IGNORECASE)
_CONTENDED = re.compile(
    r"\b(?:argue|contend|allege|assert|claim|insist|submit|maintain|suggest|propose|says? that|"
    r"which (?:it|he|she|they) says?|first testified|tentative|supersede|replaced|originally|corrected)\w*\b",
    re.IGNORECASE,
)
"""What somebody contends, or what no longer holds, is quoted and not told."""
_ATTRIBUTES = re.compile(
    r"\b(?:according|say|says|claim|claims|allege\w*|argue\w*|contend\w*|testif\w+|seek|seeks|demand\w*|propose\w*|assert\w*|"
    r"corrected|original\w*)\b",
    re.IGNORECASE,
)
_BY_COURT = re.compile(
    r"\b(?:according to|per|under|by) (?:the |Judge [A-Z]\w+['’]s )?(?:[\w-]+ ){0,4}(?:court|order|opinion)\b"
)
_LABEL = re.compile(r"(?P<label>[A-Z][\w ]{2,40}):\s*$")


def short_answer(question: str, quote: str, naming: Set[str] = frozenset()) -> Short | None:
    """Find the short fact that a question asks for.

    :param question: the question.
    :param quote: the quote that answers best, verbatim.
    :param naming: the question's terms that name the document or its case, and need not stand in the quote.
    :returns: where the fact stands in the quote; None where there is none, or where it is in doubt.
    """
    kind = next((kind for kind in KINDS if kind.asks.search(question)), None)
    if kind is None or _TWICE.search(question) or not _has_names(question, quote, naming):
        return None
    found = []
    for start, end in _sentences(quote):
        sentence = quote[start:end]
        if _is_covered(question, sentence):
            if _CONTENDED.search(sentence) and not _attributes(question):
                return None
            found += [(start + first, start + last) for first, last in kind.finds(question, sentence)]
    if len({_value(kind.kind, quote[start:end]) for start, end in found}) != 1:
        return None
    start, end = found[0]
    tied = kind.kind in ("name", "docket number") or _is_near(question, quote, start, end)
    return Short(kind.kind, start, end) if tied else None


def _sentences(quote: str) -> list[tuple[int, int]]:
    """Return a quote's sentences, each with the citation that follows it."""
    found: list[tuple[int, int]] = []
    for start, end in sentence_spans(quote):
        if found and is_citation(quote[start:end]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _has_names(question: str, quote: str, naming: Set[str]) -> bool:
    """Say whether a quote has the names of the question that do not name the case."""
    asked = {root(term) for term in names(question) if term not in naming}
    has = roots_of(quote)
    return sum(term in has for term in asked) >= _NAMES_COVERED * len(asked)


def _attributes(question: str) -> bool:
    return bool(_ATTRIBUTES.search(question)) and not _BY_COURT.search(question)


def _value(kind: str, text: str) -> str:
    """Return what makes two facts one: of a name its last word."""
    found = words(text)
    return found[-1].stem if kind == "name" and found else single_spaced(text).casefold()


def _is_covered(question: str, sentence: str) -> bool:
    """Say whether a sentence has most of the words asked about that are no names.

    The names are often those of the case, which its papers do not repeat in every sentence.
    """
    has = roots_of(sentence)
    asked = {
        root(term)
        for word in words(question)
        if word.written.islower()
        for term in search_terms(word.written)
        if term not in SAYING
    }
    return bool(asked) and sum(term in has for term in asked) >= _COVERED * len(asked)


def _is_near(question: str, quote: str, start: int, end: int) -> bool:
    """Say whether a figure stands near the question's words, and under no label of something else."""
    asked = asked_about(question)
    label = _LABEL.search(quote, 0, start)
    if label and not asked & roots_of(label["label"]):
        return False
    found = words(quote)
    fact = [place for place, word in enumerate(found) if word.start < end and word.end > start]
    there = [place for place, word in enumerate(found) if root(word.stem) in asked and place not in fact]
    return bool(fact and there) and min(abs(place - fact[0]) for place in there) <= _NEAR
