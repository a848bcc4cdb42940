"""Is a sentence taken from a text word for word, less what may be left out? Pure.

What may be left out cannot govern the rest: an enumerator, a connective or a date in front; a reference in
parentheses or a relative clause in between; a reason behind; a clause behind a semicolon that has a subject
of its own. None of it may hold a guarded word (:mod:`pipelines.verification.guarded`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines import facts
from pipelines.facts import Fact
from pipelines.text import words
from pipelines.verification.guarded import OUTCOMES, PASSABLE, ROLES, guarded

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_ENUMERATOR = (
    r"(?:(?:¶+\s?)?\d{1,3}(?:\.\d+)*\.|\([a-z0-9]{1,4}\)|[ivx]{1,5}\.|[a-h]\.|[•–—-]|\d{1,2}(?=\s+The\b))\s+"
)
_DATE_IN_FRONT = (
    rf"(?:(?:on|in|at|about|effective|as of|early|late|{_MONTH}|\d[\d:,]*(?:st|nd|rd|th)?,?|[ap]\.m\.,?)\s+)+"
)
CONNECTIVE = r"(?:accordingly|therefore|thus|moreover|furthermore|finally|additionally|in addition|here),?\s+"
_MAY_PRECEDE = re.compile(
    rf"[\W_]*(?:{_ENUMERATOR})?[\"“'(\[]*(?:(?:and|but)\s+)?(?:{CONNECTIVE}|(?:first|second|third),\s+"
    r"|for (?:these|the|those|the following) reasons(?: (?:stated )?(?:below|above))?,\s+|at the hearing,\s+"
    rf"|{_DATE_IN_FRONT}(?<=,\s))?(?:(?:a|an|the)\s+)?[\"“'(\[$]*",
    re.IGNORECASE,
)
_ASIDE = (  # a number, a reference or a short name: (30), (Compl. ¶ 3), (the “Agreement”)
    r"\s+\((?:(?:the|together|collectively),?\s+)?[“\"\d$§¶A-Z][^()]*\)|\s+\((?:citations?|emphasis|internal)\s[^()]*\)"
)
_MAY_STAND_BETWEEN = re.compile(
    rf"(?:{_ASIDE})[”\"]?,?\s*|,\s+(?:who|whom|whose|which)\b[^,;:.?!]*,\s+"
    rf"|,?\s+(?:Inc|LLC|L\.L\.C|Corp|Ltd|LLP|L\.P|Co|N\.A|P\.A|PLLC|et al)\b\.?(?:{_ASIDE})?,?\s*",
)
_ENDS = re.compile(r"[\s.,;:!”’\"')\]]*")
_MAY_FOLLOW = re.compile(
    rf"[”\"]?(?:{_ASIDE})[\s.;]*"
    r"|[”\"]?,\s+(?:which|who|whom|whose|so that|because|since)\b.*",
    re.DOTALL,
)
_NEW_CLAUSE = re.compile(r";\s+(?:and\s+)?|,\s+(?:but|whereas)\s+")
_OWN_SUBJECT = re.compile(r"(?:the|a|an|this|each)\b|[A-Z]")
_ON = ("on", "in")
_BE = {"is": "be", "are": "be", "was": "be", "were": "be"}


class Token(NamedTuple):
    """What is compared: a word or a fact.

    :param form: the word in lower case, or the fact's kind.
    :param start: offset of its first character in the text.
    :param end: offset behind its last.
    :param written: as it stands in the text.
    :param fact: the fact, or None for a word.
    """

    form: str
    start: int
    end: int
    written: str
    fact: Fact | None = None


def is_taken_from(sentence: str, text: str) -> bool:
    """Say whether the sentence is the text, word for word, less what may be left out.

    :param sentence: the sentence under test.
    :param text: the sentence or two of the passage that it may be taken from.
    """
    stated, source = tokens(sentence), tokens(text)

    @cache
    def follows(i: int, j: int) -> bool:
        """Say whether the sentence from its token i on is taken from the text's token j on."""
        if not _same(stated, i, source, j):
            return False
        if i == len(stated) - 1:
            return _may_follow(text[source[j].end :])
        return any(
            (k == j + 1 or _may_be_dropped(text[source[j].end : source[k].start])) and follows(i + 1, k)
            for k in range(j + 1, len(source))
        )

    return bool(stated) and any(
        _may_precede(text[: source[j].start], text[source[j].start :]) and follows(0, j)
        for j in range(len(source))
    )


def tokens(text: str) -> list[Token]:
    """Cut a text into what is compared: facts, and words other than articles.

    :param text: any text.
    """
    return list(_tokens(text))


@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[Token, ...]:
    found = [
        Token(fact.kind + _sign(text[: fact.start]), fact.start, fact.end, fact.written, fact)
        for fact in facts.facts(text)
        if fact.kind != "number" or fact.written[0].isalpha() or fact.written[-1].isalpha()
    ]
    rest = text
    for token in found:
        rest = rest[: token.start] + " " * (token.end - token.start) + rest[token.end :]
    for word in words(rest):
        form = word.written.lower().replace("’", "'")
        lettered = rest[word.start - 1 : word.start] == "(" or (word.start and word.written == "A")
        if form not in ("a", "an", "the") or lettered:
            found.append(Token(form, word.start, word.end, word.written))
    return tuple(sorted(found, key=lambda token: token.start))


def _sign(before: str) -> str:
    return "-" if re.search(r"(?:^|\s)[-−]$", before) else ""


def _same(stated: list[Token], i: int, source: list[Token], j: int) -> bool:
    one, other = stated[i], source[j]
    if one.fact and other.fact:
        return one.form == other.form and facts.supports(one.fact, [other.fact])
    if one.fact or other.fact:
        return bool(facts.facts(one.written)) and facts.supports(
            one.fact or facts.facts(one.written)[0], facts.facts(other.written)
        )
    if one.form == other.form or (
        one.form in _ON and other.form in _ON and _both_dates(stated, i + 1, source, j + 1)
    ):
        return True
    if one.form in _BE and other.form in _BE and i + 1 < len(stated):
        decided = stated[i + 1].form
        return _BE[one.form] == _BE[other.form] and decided in OUTCOMES and decided.endswith("ed")
    # One of several may be spoken of; but a name's last letter is part of it, and one does not make several.
    common = one.written[0].islower() or singular(one.written) in ROLES | {"count"}
    return common and not guarded(one.written) and one.form == singular(other.written)


def _both_dates(stated: list[Token], i: int, source: list[Token], j: int) -> bool:
    return i < len(stated) and j < len(source) and stated[i].form == source[j].form == "date"


def singular(word: str) -> str:
    """Return a word in lower case without a possessive or a plural's ending.

    :param word: one word.
    """
    plain = re.sub(r"ies$", "y", re.sub(r"['’]s?$", "", word.lower()))
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain


def _may_be_dropped(gap: str) -> bool:
    return bool(_MAY_STAND_BETWEEN.fullmatch(gap)) and not guarded(gap)


def _may_precede(front: str, rest: str) -> bool:
    if _MAY_PRECEDE.fullmatch(front):
        return True
    clause = max(_NEW_CLAUSE.finditer(front), key=lambda match: match.end(), default=None)
    if not clause or not re.fullmatch(r"(?:(?:an?|the)\s+)?", front[clause.end() :], re.IGNORECASE):
        return False
    governs = ":" in front or "that" in front.lower().split() or set(guarded(front)) - PASSABLE
    return not governs and bool(_OWN_SUBJECT.match(front[clause.end() :] + rest))


def _may_follow(rest: str) -> bool:
    if _ENDS.fullmatch(rest):
        return True
    if clause := _NEW_CLAUSE.match(rest.lstrip("”’\"')")):
        other = rest.lstrip("”’\"')")[clause.end() :]
        return bool(_OWN_SUBJECT.match(other)) and set(guarded(other)) <= PASSABLE
    return bool(_MAY_FOLLOW.fullmatch(rest)) and not guarded(rest)
