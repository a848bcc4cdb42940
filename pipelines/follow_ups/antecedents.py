"""What a reference means in an earlier turn of the conversation. Pure functions.

Candidates are the noun phrases of its question, and the short fact that was its answer. Which comes first is
told by grammar (a person for "he", several for "they"), by what is said of it (a paper is filed, a company
has counsel), then by place: what stands earlier in a question is more likely to be spoken of again (Brennan,
Friedman and Pollard 1987, ACL).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.follow_ups.phrases import (
    CASE,
    NAME,
    PAPER,
    PART,
    PERSON,
    ROLE,
    THING,
    Phrase,
    names_inside,
    owners,
    papers,
    phrases,
)
from pipelines.follow_ups.references import HE, IT, SHE, THERE, THEY, Reference, can_be
from pipelines.follow_ups.word_classes import PEOPLE

_OF_PAPERS = re.compile(
    r"\b(?:filed|filing|signed|signatures?|dated|serve[ds]?|entered|drafted|execut\w+|written|wrote|deliver\w*|receiv\w+|"
    r"sent|heard|hearing|argued|issued|expir\w*|renew\w*|amend\w*|terminat\w*|notari\w+|say|says|state[sd]?|alleg\w*|"
    r"provide[sd]?|require[sd]?|govern\w*|claim\w*|seek|ask|cite[sd]?|defin\w+|cover\w*|permit\w*|list\w*|describ\w+|offer\w*|"
    r"mention\w*|attach\w*|under it|according to it|limits?|clauses?|terms?|parties|exhibits?|pages?)\b",
    re.IGNORECASE,
)
"""What is said of papers."""
_OF_COMPANIES = re.compile(
    r"\b(?:counsel|president|ceo|lawyers?|attorneys?(?!['’]?\sfees)|insurers?|employees?|headquarters|headquartered|based|located|"
    r"incorporated|principal place|owners?|parent|subsidiar\w+|members?|cured?|served with|state of)\b",
    re.IGNORECASE,
)
"""What is said of companies."""
_WHICH = re.compile(
    r"(?P<asks>what|which|how (?:much|many))\s(?P<noun>(?:[\w’'/.-]+\s){1,6}?)"
    r"(?P<aux>do|does|did|is|are|was|were|has|have|had)\s(?P<rest>[^?]+)\??",
    re.IGNORECASE,
)
_SOMEBODY = f"(?:{'|'.join(sorted(PEOPLE))})"
_SOMEBODY_DID = re.compile(
    rf"(?:who|(?:which|what)\s(?P<noun>(?:[\w-]+\s){{0,2}}?{_SOMEBODY}))\s"
    r"(?P<did>(?!(?:is|are|was|were|did|does|do)\b)[a-z]+\b[^?]*)\??",
    re.IGNORECASE,
)
_WHO_IS = re.compile(r"who\s(?:is|are|was|were)\s(?P<who>the\s[^?]*)\??", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:at|in|for|from|near)\s(?:the\s)?([A-Z][\w’'-]*(?:\s[A-Z0-9][\w’'-]*)*)\b(?!\sv\.)")
_DATES = frozenset("date day".split())
_AMOUNTS = frozenset("amount sum figure payment number penalty fee price bond cap rate".split())
_ANY_PAPER = frozenset("document paper filing".split())
_OF_COURTS = frozenset("opinion order decision ruling judgment".split())
_COURT = re.compile(r"\b(?:court|circuit|judge|justice|magistrate|panel)\b", re.IGNORECASE)
_ANYBODY = frozenset("person witness lawyer attorney judge".split())
_IRREGULAR = {
    "give": "gave", "pay": "paid", "hold": "held", "find": "found", "say": "said", "make": "made",
    "take": "took", "get": "got", "send": "sent", "write": "wrote", "see": "saw", "know": "knew",
    "set": "set", "put": "put", "seek": "sought", "bring": "brought", "sell": "sold", "buy": "bought",
    "tell": "told",
}  # fmt: skip


class Earlier(NamedTuple):
    """An earlier turn.

    ``question`` is as it was understood; ``fact`` is the short answer, and ``kind`` what it is (see
    :class:`pipelines.records.ShortAnswer`), both empty where there is none; ``paper`` is what the document is
    called that the answer relies on, ``case`` what its case is; empty where that is none in particular, or
    all of the matter is one case. ``sources`` are the ids of the documents that any of this was taken from.
    """

    question: str
    fact: str = ""
    kind: str = ""
    paper: str = ""
    case: str = ""
    sources: tuple[str, ...] = ()


def antecedent(reference: Reference, question: str, turn: Earlier) -> str | None:
    """Return what a reference means, or None where the turn does not speak of it.

    :param reference: what is referred to.
    :param question: the question that it stands in.
    :param turn: an earlier turn.
    """
    found = next(iter(_candidates(reference, question, turn)), None)
    return " ".join(found.split()) if found else None


def _candidates(reference: Reference, question: str, turn: Earlier) -> Iterator[str]:
    if reference.kind in (HE, SHE):
        yield from _persons(reference.kind, turn)
    elif reference.kind == THEY:
        yield from _several(turn)
    elif reference.kind == IT:
        yield from _things(reference, question, turn)
    elif reference.kind == THERE:
        yield from (f"at {place[1]}" for place in reversed([*_PLACE.finditer(turn.question)]))
    elif reference.noun:
        yield from _called(reference.noun, turn)
    else:
        yield from filter(None, [asked_for(turn.question)])
        yield from (named(each, turn.question) for each in _objects(turn.question))
        yield from filter(None, [turn.fact])


def _persons(kind: str, turn: Earlier) -> Iterator[str]:
    if turn.kind == "name":
        yield turn.fact
    question = turn.question
    people = [phrase for phrase in _with_names(question) if can_be(kind, phrase)]
    yield from (phrase.text for phrase in people if phrase.kind == PERSON)
    if who := _WHO_IS.fullmatch(question):
        yield who["who"]
    if did := _SOMEBODY_DID.fullmatch(question):
        yield f"the {did['noun'] or 'person'} who {did['did']}"
    asked = _WHICH.match(question)
    if asked and re.search(rf"\b{_SOMEBODY}\b", asked["noun"]):
        yield from filter(None, [asked_for(question)])
    yield from (phrase.text for phrase in people if phrase.kind == ROLE)
    having = {owner.start for owner in owners(question)}
    names = sorted((each for each in people if each.kind == NAME), key=lambda each: each.start in having)
    yield from (phrase.text for phrase in names)
    yield from (named(phrase, question) for phrase in people)


def _several(turn: Earlier) -> Iterator[str]:
    asked = _WHICH.match(turn.question)
    if asked and asked["noun"].strip().endswith("s") and not asked["noun"].strip().endswith("ss"):
        yield from filter(None, [asked_for(turn.question)])
    found = phrases(turn.question)
    yield from (named(phrase, turn.question) for phrase in found if phrase.plural)
    people = [phrase.text for phrase in found if phrase.kind in (NAME, PERSON)]
    if len(people) > 1:
        yield f"{people[0]} and {people[1]}"
    yield from people
    yield from (phrase.text for phrase in found if phrase.kind == ROLE)


def _things(reference: Reference, question: str, turn: Earlier) -> Iterator[str]:
    found = phrases(turn.question)
    names = [phrase.text for phrase in _with_names(turn.question) if phrase.kind == NAME]
    around = question[reference.end :]
    if _OF_COMPANIES.search(around):
        yield from names
    called = [*papers(turn.question), *(phrase for phrase in found if phrase.kind == PAPER)]
    inside = [named(phrase, turn.question) for phrase in called]
    of_papers = _OF_PAPERS.search(around) or re.search(
        r"\b(?:under|according to|in|sign\w*|file[ds]?) $", question[: reference.start]
    )
    if of_papers or reference.owning:
        yield from inside
        if of_papers and not any(phrase.kind in (PART, THING) for phrase in found):
            yield from filter(None, [turn.paper])
    yield from (named(each, turn.question) for each in _objects(turn.question))
    asked = asked_for(turn.question)
    yield from filter(None, [*names, asked] if reference.owning else [asked, *names])
    yield from filter(None, [turn.paper])


def _called(noun: str, turn: Earlier) -> Iterator[str]:
    """Yield what goes by a noun: "that order"."""
    one = noun.removesuffix("s")
    if (one in _DATES and turn.kind == "date") or (one in _AMOUNTS and turn.kind == "amount"):
        yield turn.fact
    if one in _ANYBODY and turn.kind == "name":
        yield turn.fact
    inside = [*papers(turn.question), *phrases(turn.question)]
    for phrase in inside:
        if one in (phrase.head.removesuffix("s"), phrase.core_text.lower().split()[-1].removesuffix("s")):
            yield named(phrase, turn.question)
    asked = _WHICH.match(turn.question)
    if asked and one in asked["noun"].lower():
        yield from filter(None, [asked_for(turn.question)])
    if one in _ANY_PAPER:
        yield from (named(phrase, turn.question) for phrase in inside if phrase.kind == PAPER)
    if one == "case":
        yield from (phrase.text for phrase in inside if phrase.kind == CASE)
        yield from filter(None, [turn.case])
    if one in _OF_COURTS:
        courts = [phrase.text for phrase in inside if _COURT.search(phrase.core_text)]
        yield from (f"{court}’s {one}" for court in courts)
    if turn.paper and (one in _ANY_PAPER or one in turn.paper.lower().split()):
        yield turn.paper


def _objects(question: str) -> list[Phrase]:
    return [
        phrase for phrase in phrases(question) if phrase.kind in (THING, PART, PAPER) and not phrase.plural
    ]


def _with_names(question: str) -> list[Phrase]:
    found = phrases(question)
    return [
        *found,
        *(name for phrase in found if phrase.kind != CASE for name in names_inside(question, phrase)),
    ]


def named(phrase: Phrase, question: str) -> str:
    """Return a phrase that can be understood outside of its question: "its motion" is "Corvane’s motion".

    :param phrase: a phrase.
    :param question: the question that it stands in.
    """
    owner = re.match(r"(?:its|his|her|their)\s", phrase.text, re.IGNORECASE)
    if not owner:
        return phrase.text if phrase.text[:2] != "a " else f"the {phrase.text[2:]}"
    before = [
        each for each in _with_names(question) if each.kind in (NAME, PERSON) and each.end <= phrase.start
    ]
    rest = phrase.text[owner.end() :]
    return f"{before[-1].text}’s {rest}" if before else f"the {rest}"


def asked_for(question: str) -> str | None:
    """Return what a question asks for, as a phrase: "the penalties that Cal/OSHA proposed".

    :param question: a question; None where it does not say what it asks for.
    """
    asked = _WHICH.match(question)
    if asked is None or asked["noun"].lower().split()[0] in ("did", "does", "do", "is", "are", "was", "were"):
        return None
    noun, rest = asked["noun"].strip(), re.split(r",\s|\s(?=according to\b)", asked["rest"])[0].strip()
    if asked["aux"].lower() not in ("do", "does", "did"):
        return f"the {noun} {rest}" if asked["aux"].lower() in ("was", "were") else f"the {noun}"
    subject = next((phrase for phrase in phrases(rest) if phrase.start == 0), None)
    if subject is None:
        return f"the {noun}"
    who = rest[: subject.end]
    verb, _, more = rest[len(who) :].strip().partition(" ")
    return " ".join(f"the {noun} that {who} {_inflected(verb, asked['aux'].lower())} {more}".split())


def _inflected(verb: str, aux: str) -> str:
    if aux == "did":
        return _IRREGULAR.get(verb) or (f"{verb}d" if verb.endswith("e") else f"{verb}ed")
    return f"{verb}s" if aux == "does" else verb
