"""What kind of fact a question asks for, and whether a sentence holds one. Pure functions and one table."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipelines.facts import facts
from pipelines.text import STOPWORDS, words


class _Kind(NamedTuple):
    asks: re.Pattern[str]
    held: Callable[[str, str], bool]
    """Takes the question and a sentence."""


_LAW = re.compile(r"§|\bU\.S\.C\b|\b[Ss]ections?\b|\bRules?\b|\bCode\b|\blaws? of\b|\bAct\b|\bArticle\b")
_OUTCOME = re.compile(
    r"\b(?:grant|den[iy]|dismiss|affirm|revers|vacat|remand|sustain|overrul|reject|conclud|h[eo]ld|found|order|"
    r"defer|strick|survive|declin|award|convict|acquit)\w*",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w’'-]*\.?(?:,?\s+(?:(?:&|of|and)\s+)?[A-Z][\w’'-]*\.?)+")
_NO_NAMES = STOPWORDS | frozenset(
    """court district circuit state states united county judge agreement section count counts motion order
    plaintiff plaintiffs defendant defendants exhibit compl complaint id see mr ms mrs dr no dkt ecf doc
    amendment first second third january february march april may june july august september october
    november december""".split()
)


def _has_date(_: str, sentence: str) -> bool:
    return any(fact.kind in ("date", "day", "month", "year") for fact in facts(sentence))


def _has_count(_: str, sentence: str) -> bool:
    return any(fact.kind != "date" for fact in facts(sentence)) or bool(re.search(r"\bone\b", sentence))


def _has_amount(_: str, sentence: str) -> bool:
    return any(fact.kind in ("money", "percent") for fact in facts(sentence))


def _has_law(_: str, sentence: str) -> bool:
    return bool(_LAW.search(sentence))


def _has_outcome(_: str, sentence: str) -> bool:
    return bool(_OUTCOME.search(sentence))


def _has_new_name(question: str, sentence: str) -> bool:
    """Say whether a sentence names someone whom the question does not name."""
    known = {word.stem for word in words(question)}
    return any(
        word.stem not in known and word.written.lower() not in _NO_NAMES and not word.written[0].isdigit()
        for match in _NAME.finditer(sentence)
        for word in words(match[0])
        if len(word.written) > 1
    )


def _asks(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WHAT = r"\b(?:what|which) (?:(?:is|was|were|are) )?(?:the |a )?(?:\w+ ){0,2}"

_KINDS = (
    _Kind(_asks(r"\bwhen\b|" + _WHAT + r"(?:date|day|month|year)\b"), _has_date),
    _Kind(_asks(r"\bhow (?:many|long|often|old|soon)\b|" + _WHAT + r"(?:period|deadline)\b"), _has_count),
    _Kind(
        _asks(
            r"\bhow much\b|"
            + _WHAT
            + r"(?:amount|price|salary|cost|cap|rent|sum|penalty|fine|fees?|bond|bail|"
            r"percentage)\b"
        ),
        _has_amount,
    ),
    _Kind(_asks(r"\bgoverning law\b|" + _WHAT + r"(?:statutes?|section|rule|code|law)\b"), _has_law),
    _Kind(
        _asks(
            r"\b(?:how|what) did .{0,60}\b(?:rule|decide|dispose|hold|order)\b|"
            + _WHAT
            + r"(?:outcome|disposition|holding|ruling|result|judgment)\b"
        ),
        _has_outcome,
    ),
    _Kind(
        _asks(r"\bwho(?:m|se)?\b|" + _WHAT + r"(?:judge|party|company|person|attorney|employer)\b"),
        _has_new_name,
    ),
)


def holds_asked_fact(question: str, sentence: str) -> bool | None:
    """Say whether a sentence holds the kind of fact that a question asks for.

    :param question: the question.
    :param sentence: a sentence that may answer it.
    :returns: None where the question asks for no kind of fact that is known here.
    """
    for kind in _KINDS:
        if kind.asks.search(question):
            return kind.held(question, sentence)
    return None
