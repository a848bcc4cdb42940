"""What a question refers to and does not name: its pronouns and demonstratives without an antecedent in it.

A pronoun has one when a phrase stands before it that it can mean; what it is an object of cannot be done to
oneself, so the subject of its own clause is none ("Did Corvane sign it?": principle B of Chomsky 1981,
*Lectures on Government and Binding*). An "it" that stands for nothing refers to nothing
(:mod:`pipelines.follow_ups.pleonastic`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.follow_ups.phrases import CASE, NAME, PERSON, ROLE, Phrase, names_inside, owners, phrases
from pipelines.follow_ups.pleonastic import pleonastic
from pipelines.follow_ups.word_classes import AUXILIARY
from pipelines.routes.filings import KINDS

IT, THEY, HE, SHE, THAT, THERE = "it", "they", "he", "she", "that", "there"

_PRONOUNS = {
    "it": IT, "its": IT, "they": THEY, "them": THEY, "their": THEY, "theirs": THEY,
    "he": HE, "him": HE, "his": HE, "she": SHE, "her": SHE, "hers": SHE,
}  # fmt: skip
_ACTING = frozenset("he she they".split())
_OWNING = frozenset("its their theirs his her hers".split())
_PRONOUN = re.compile(rf"\b(?:{'|'.join(_PRONOUNS)})\b", re.IGNORECASE)
_NOUNS = "|".join(
    sorted(
        {
            *KINDS,
            *"""claim count date amount sum clause section provision party witness person company document
            paper filing case hearing exhibit argument finding requirement period deadline payment statement
            settlement offer injunction term meeting event incident figure number penalty fee lawyer
            attorney judge day conversation call e-mail email invoice policy article permit quote bond cap
            rate trial""".split(),
        }
    )
)
_POINTING = re.compile(
    rf"(?P<before>^|\b(?:of|in|on|to|with|under|by|for|about|at|after|before|from|against|per|is|was|were|"
    rf"did|does|do|has|had|would|will|can|and)\s)"
    rf"(?P<said>(?:that|this|these|those|such|the same) (?P<noun>(?:{_NOUNS})s?))\b"
    r"(?! that\b)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:of|about|for|on|to|from|with|after|before|by|under|in|at|than|against|was|is|were|did|does|do|say|said|mean|sign|"
    r"file|decide|pay|approve|deny|grant)\s(?P<said>that|this|those|these)(?=\s*[?.,;]|\s*$|\s(?:exceeds?|happen|end|"
    r"change|mean|apply|filed|decided|signed|paid|granted|denied|appealed|disputed|true|include|cover|was|is|does|did)\b)",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bwere\s)\bthere(?=\s*[?.,]|\s*$)", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"[,;:]|\b(?:and|but|or|if|when|where|while|because|before|after|since|until|unless|although|though|as|that|which|"
    r"who|whom|what|whether|how|why|than|once)\b",
    re.IGNORECASE,
)
_SUBJECT_OF = re.compile(
    rf"\s*(?:{AUXILIARY}|not|never|"
    r"also|first|ever|still|[a-z]+(?:s|ed)|knew|went|came|gave|took|paid|said|told|saw|got|sent|wrote|found|made|held|"
    r"left|met|began|thought|could)\b",
    re.IGNORECASE,
)
_BEHIND_AUXILIARY = re.compile(rf"\b{AUXILIARY}\s*$", re.IGNORECASE)
_LOWER_AUXILIARY = re.compile(rf"\b{AUXILIARY}\b")
_ASKS = re.compile(
    r"(?:(?:and|but|or|so|also),?\s)?(?:(?:by|for|in|on|at|to|from|under|of|with|until|since)\s)?"
    r"(?:(?:what|who|whom|whose|which|when|where|why|how)\b[^,;:]*)?$",
    re.IGNORECASE,
)
_DOES_IT = re.compile(r"(?:and\s)?(?:who|which|what)\b", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"(?:[a-z]+ing|before|after|when|if|although|though|while|since|until|once|as|by|in|on)\b", re.IGNORECASE
)
_A_PERSON = re.compile(
    r"\b(?:\w+(?:ian|ist|man|woman|person|intendent)|employee|inspector|adjuster|manager|driver|owner|officer|director|"
    r"president|lawyer|attorney|counsel|clerk|witness|worker|doctor|engineer|supervisor|mediator|executive|author)\b"
)
_ONE_HAS = re.compile(r"\b(?:who|whom|whose|someone|anyone|nobody|each|every\w*)\b", re.IGNORECASE)


_FEW = 8
"""Words of a question that names no place that "there" could be."""


class Reference(NamedTuple):
    """A reference that a question leaves open.

    ``kind`` is which pronoun stands at ``start:end``; ``owning`` whether something of its is spoken of;
    ``noun`` what a demonstrative says that it is ("that order"), or empty; ``subject`` whether it does
    something.
    """

    kind: str
    start: int
    end: int
    owning: bool = False
    noun: str = ""
    subject: bool = False


def references(question: str) -> list[Reference]:
    """Find what a question refers to and does not name.

    :param question: any text.
    :returns: references, in order.
    """
    found = phrases(question)
    open_ones = [*_pronouns(question, found), *_demonstratives(question, found)]
    return sorted(open_ones, key=lambda each: each.start)


def can_be(kind: str, phrase: Phrase) -> bool:
    """Say whether a pronoun can mean a phrase, as far as grammar goes.

    :param kind: one of this module's.
    :param phrase: a phrase.
    """
    if phrase.kind == CASE or re.match(r"(?:its|his|her|their|this|that)\b", phrase.text, re.IGNORECASE):
        return False
    if kind in (HE, SHE):
        if phrase.kind == PERSON:
            woman = re.match(r"(?:Ms|Mrs)\b", phrase.text) is not None
            man = re.match(r"Mr\b", phrase.text) is not None
            return not (woman if kind == HE else man)
        one = phrase.kind == ROLE and phrase.head not in ("court", "jury", "company")
        return phrase.kind == NAME or one or _A_PERSON.search(phrase.text) is not None
    if kind == IT:
        return phrase.kind != PERSON and not phrase.plural
    return True


def _pronouns(question: str, found: Sequence[Phrase]) -> Iterator[Reference]:
    idle = pleonastic(question)
    quoted = [match.span() for match in re.finditer(r"“[^”]*”|\"[^\"]*\"", question)]
    known: set[str] = set()
    for match in _PRONOUN.finditer(question):
        form = match[0].lower()
        kind = _PRONOUNS[form]
        if form.startswith("it") and any(start <= match.start() < end for start, end in idle):
            continue
        if any(start <= match.start() < end for start, end in quoted) or kind in known:
            continue
        owning = form in _OWNING and (form != "her" or _owns(question, match.end()))
        before = question[: match.start()]
        # Straight behind its auxiliary a pronoun is the subject, too: "When was it filed?"
        acts = _SUBJECT_OF.match(question, match.end()) or _BEHIND_AUXILIARY.search(before)
        subject = form in _ACTING or (bool(acts) and not owning)
        if _is_bound(question, match.start(), kind, found, owning=owning, subject=subject):
            continue
        known.add(kind)
        yield Reference(kind, *match.span(), owning=owning, subject=subject)


def _owns(question: str, end: int) -> bool:
    return re.match(r"\s[a-z-]+", question[end:]) is not None and not re.match(
        r"\s(?:to|in|on|at|for|from|by|with|about|as|when|if|and|or|that|before|after|over)\b", question[end:]
    )


def _is_bound(
    question: str, start: int, kind: str, found: Sequence[Phrase], *, owning: bool, subject: bool
) -> bool:
    """Say whether a pronoun means something that the question names."""
    inside = [name for phrase in found for name in names_inside(question, phrase)]
    named = [phrase for phrase in [*found, *inside, *owners(question)] if can_be(kind, phrase)]
    before = [phrase for phrase in named if phrase.end <= start]
    if kind != IT and _ONE_HAS.search(question[3:start]):
        return True
    if _opens_with_question(question, start):
        return False
    comma = question.find(",")
    if _SUBORDINATE.match(question) and start < comma and any(phrase.start > comma for phrase in named):
        return True
    if owning and _DOES_IT.match(question) and not _LOWER_AUXILIARY.search(question, 0, start):
        return kind != IT or not question[:3].lower().startswith("who")
    if owning or subject:
        return bool(before)
    boundaries = [match.end() for match in _CLAUSE.finditer(question, 0, start)]
    clause = boundaries[-1] if boundaries else 0
    if any(phrase.end <= clause for phrase in before):
        return True
    here = sorted({phrase.start: phrase for phrase in before}.items())
    return any(_is_thing(phrase) for _, phrase in here[1:]) if kind == IT else len(here) > 1


def _opens_with_question(question: str, start: int) -> bool:
    """Say whether a pronoun stands right behind the question's own auxiliary: "What bond did she …"."""
    first = _LOWER_AUXILIARY.search(question)
    if first is None or question[first.end() : start].strip():
        return False
    return _ASKS.match(question[: first.start()]) is not None


def _is_thing(phrase: Phrase) -> bool:
    return phrase.kind not in (PERSON, NAME, ROLE, CASE) and not _A_PERSON.search(phrase.head)


def _demonstratives(question: str, found: Sequence[Phrase]) -> Iterator[Reference]:
    for match in _POINTING.finditer(question):
        noun = match["noun"].lower()
        if noun.rstrip("s") in re.findall(
            r"[a-z-]+", question[: match.start("said")].lower().replace("s ", " ")
        ):
            continue
        if _is_verb_behind(question, match):
            continue
        yield Reference(THAT, *match.span("said"), noun=noun)
    for match in _THERE.finditer(question):
        placed = re.search(r"\bwhere\b|\b(?:at|in|near|from)\s(?:the\s)?[A-Z]", question, re.IGNORECASE)
        if placed is None and len(question.split()) <= _FEW:
            yield Reference(THERE, *match.span())
    for match in _ALONE.finditer(question):
        if not any(phrase.end <= match.start("said") and _is_thing(phrase) for phrase in found):
            yield Reference(THAT, *match.span("said"))


def _is_verb_behind(question: str, match: re.Match[str]) -> bool:
    """Say whether "that" joins a clause: "is that notice was given late"."""
    joins = match["said"].lower().startswith("that") and match["before"].strip().lower() in ("is", "was")
    return joins and re.match(r"\s(?:is|was|were|had|did|must)\b", question[match.end() :]) is not None
