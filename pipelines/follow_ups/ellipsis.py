"""A question that leaves out what the one before it said: "And Count III?", "Why?". Pure functions.

What is said takes the place of its like in the last question ("And Corvane's?" that of "Brightwater's"), a
question word that of the last one; what finds no place is put behind (parallel elements: Dalrymple, Shieber
and Pereira 1991, Linguistics and Philosophy 14).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.facts import facts
from pipelines.follow_ups.antecedents import Earlier, named
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
from pipelines.follow_ups.question_words import VERB, WORD, asked_anew
from pipelines.follow_ups.word_classes import DETERMINERS, EMPTY, PREPOSITIONS

_OPENING = re.compile(
    r"(?:(?P<about>(?:and|but|so|or|ok(?:ay)?|now),?\s(?:what|how)\sabout|what\sabout|how\sabout|same\s(?:question\s)?for)"
    r"|(?P<and>and|or|but|also|plus))\b,?\s+(?P<said>.+?)\s*[?.!]*$",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"(?P<said>(?:in|under|for|according to|as to|at|by|on|against)\s(?:the\s|an?\s|[A-Z]).{1,60}?|"
    r"(?:the\s)?(?:first|second|third|fourth|other|last)\s[a-z]+)\s*\?$"
)
_PREPOSITION = re.compile(
    r"(?P<by>in|under|for|according to|as to|at|by|on|against|with|from|to|of|per)\s(?P<what>.+)$",
    re.IGNORECASE,
)
_NO_LIKE = re.compile(r"(?:not|never|if|unless|because|than|although)\b", re.IGNORECASE)
"""What is no phrase that could take the place of another: "not Tamarind", "if the tenant defaults"."""
_YEAR = re.compile(r"\b(?:(?:early|late|mid)\s)?(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d+(?:\.\w+)*(?:\(\w+\))*|[IVX]+|[A-Z]")
_SOURCES = ("in", "under", "according to", "per", "by")
"""Prepositions of where something is said."""
_SHORT = re.compile(r"(?:who|whom|what|which|when|where|why|how)(?:\s[a-z’'-]+){1,4}\s*\?", re.IGNORECASE)
_OF_A_CASE = frozenset(
    """judge magistrate mediator trial hearing plaintiff plaintiffs defendant defendants parties court jury
    docket number case counsel lawyer lawyers attorney attorneys arbitrator settlement verdict dissented
    dissent appealed appeared argued won lost settled sued prevailed concurred""".split()
)
"""What a case has one of: which case is left out, where the last question was of one."""
_SIGNED = frozenset(
    "signed wrote filed drafted served witnessed notarized issued approved delivered received".split()
)


def says_nothing(asked: str) -> bool:
    """Say whether a question without a sentence names nothing, either: "What about it?", "or not?".

    :param asked: the question.
    """
    opening = _OPENING.match(asked)
    if opening is None or (opening["and"] and VERB.search(opening["said"])):
        return False
    said = opening["said"]
    if re.fullmatch(r"[A-Z]", said):  # of exhibits or counts
        return False
    return _NO_LIKE.match(said) is not None or set(re.findall(r"\w+", said.lower())) <= EMPTY | PREPOSITIONS


def in_full(asked: str, last: Earlier) -> str | None:
    """Say in full what a question without a sentence, or with a question word alone, asks.

    :param asked: the question.
    :param last: the turn before it.
    :returns: None where it is a whole sentence, or says nothing that could stand in the last one.
    """
    if says_nothing(asked):
        return None
    if anew := asked_anew(asked, last.question):
        return anew
    opening = _OPENING.match(asked)
    fragment = None if opening else _FRAGMENT.match(asked)
    if fragment is not None and not VERB.search(asked):
        return _put(fragment["said"], last)
    if opening is None:
        return None
    said = opening["said"]
    if re.match(rf"(?:(?:by|for|from|in|on|at|to|under)\s)?{WORD}\b", said, re.IGNORECASE) or VERB.match(
        said
    ):
        return None
    if opening["and"] and VERB.search(said):
        return None
    return _put(said, last)


def with_its_case(asked: str, last: Earlier) -> str | None:
    """Name the case, or the paper, in a short question that asks for what there is one of in each.

    :param asked: a whole question: "Who is the judge?".
    :param last: the turn before it.
    :returns: None where it asks for something else, or no case is known.
    """
    if not _SHORT.fullmatch(asked) or _has_names(asked) or owners(asked):
        return None
    said = [word.lower() for word in re.findall(r"[A-Za-z]+", asked)]
    if len(said) == 2 and said[0] == "who" and said[1] in _SIGNED:
        found = next(iter(papers(last.question)), None)
        what = named(found, last.question) if found else last.paper
        return f"Who {said[1]} {what}?" if what else None
    if not _OF_A_CASE & set(said):
        return None
    return _behind(asked, "in", _case_of(last))


def in_the_same_case(text: str, last: Earlier) -> str:
    """Name the case in a question that has lost the names which the last one had.

    :param text: a question whose references are resolved.
    :param last: the turn before it.
    """
    if _has_names(text) or not _has_names(last.question):
        return text
    return _behind(text, "in", _case_of(last)) or text


def _has_names(text: str) -> bool:
    found = phrases(text)
    return any(each.kind in (NAME, PERSON, CASE) for each in found) or any(
        True for each in found for _ in names_inside(text, each)
    )


def _case_of(last: Earlier) -> str:
    case = re.search(r"(?:[A-Z][\w’'&-]*\.?\s)+v\.\s[A-Z][\w’'&-]*(?:\s[A-Z][\w’'-]*)*", last.question)
    found = next((each.text for each in phrases(last.question) if each.kind == CASE), None)
    if found is None and case is not None:
        found = re.sub(r"^(?:In|At|Of|For)\s", "", case[0])
    return found or last.case


def _behind(text: str, by: str, what: str) -> str | None:
    return f"{text.rstrip(' ?.')} {by} {what}?" if what else None


def _put(said: str, last: Earlier) -> str | None:
    """Put what is said in the place of its like in the last question."""
    number = _NUMBER.fullmatch(said)
    part = next((each for each in _inner(last.question) if each.kind == PART), None) if number else None
    if part:
        said = f"{part.core_text.split()[0]} {said}"
    question = _without_date(last.question) if _dated(said) else last.question
    by = _PREPOSITION.match(said)
    year = [*_YEAR.finditer(question)] if by and _YEAR.fullmatch(by["what"]) else []
    if by and year:
        text = f"{question[: year[-1].start()]}{by['what']}{question[year[-1].end() :]}"
    elif by and by["by"].lower() != "of":
        text = _put_behind(by["by"].lower(), by["what"], question) or f"{question.rstrip(' ?.')}, {said}?"
    elif re.search(r"['’]s?$", said) and (owner := next(iter(owners(question)), None)):
        own = re.match(r"['’]s?", question[owner.end :])
        text = f"{question[: owner.start]}{said}{question[owner.end + (own.end() if own else 0) :]}"
    else:
        place = _place_of(said, question)
        text = (
            f"{question[: place[0]]}{_fitting(said, question, place)}{question[place[1] :]}"
            if place
            else (f"{question.rstrip(' ?.')}, as to {said}?")
        )
    return in_the_same_case(text, last)


def _fitting(said: str, question: str, place: tuple[int, int]) -> str:
    """Return what is put with the article of what it takes the place of, where it has none."""
    before = question[place[0] : place[1]]
    noun = said[:1].islower() and said.split()[0] not in DETERMINERS | EMPTY
    return f"the {said}" if noun and re.match(r"the\s", before, re.IGNORECASE) else said


def _put_behind(by: str, what: str, question: str) -> str | None:
    alike = _SOURCES if by in _SOURCES else (by,)
    source = any(each.kind == PAPER for each in phrases(f"of {what}"))
    for phrase in reversed([*_inner(question)]):
        before = question[: phrase.start].rstrip()
        found = next((each for each in (by, *alike) if re.search(rf"\b{each}$", before, re.IGNORECASE)), None)
        if found is None or (source and phrase.kind != PAPER):
            continue
        start = len(before) - len(found)
        return f"{question[:start]}{by} {what}{question[phrase.end :]}"
    return None


def _inner(question: str) -> list[Phrase]:
    """Return the phrases of a question and those inside them, in the order of their beginnings."""
    found = phrases(question)
    inside = [name for phrase in found if phrase.kind != CASE for name in names_inside(question, phrase)]
    all_of_them = {(each.start, each.end): each for each in [*inside, *papers(question), *found]}
    return sorted(all_of_them.values(), key=lambda each: each.start)


def _place_of(said: str, question: str) -> tuple[int, int] | None:
    """Return the place of what is like a phrase."""
    own = next(iter(phrases(f"of {said}")), None)
    kind = own.kind if own else THING
    found = phrases(question)
    alike = [each for each in _inner(question) if each.kind == kind]
    if kind == PART and own:
        labelled = [each for each in alike if each.head == own.head] or alike
        inside = [
            match.span()
            for match in re.finditer(
                rf"\b{own.head}s?\s(?:\d+(?:\.\w+)*|[IVX]+|[A-Z])\b", question, re.IGNORECASE
            )
        ]
        return (labelled[0].start, labelled[0].core) if labelled else next(iter(inside), None)
    if kind in (PERSON, NAME):
        people = [*alike, *(each for each in _inner(question) if each.kind in (PERSON, NAME))]
        return (people[0].start, people[0].end) if people else None
    if kind == THING:
        asked = re.match(
            r"(?:how\s(?:much|many)|what|which)\s(?P<noun>(?:[a-z-]+\s){1,4}?)(?:do|does|did|is|are|was|were|has)\b",
            question,
            re.IGNORECASE,
        )
        things = [each for each in found if each.kind in (THING, PART, PAPER)]
        if asked and asked[0].lower().startswith("how"):
            return asked.start("noun"), asked.end("noun") - 1
        return (things[0].start, things[0].core) if things else None
    if kind == PAPER:
        alike = alike or [each for each in found if each.kind in (PART, THING)]
        return (alike[0].start, alike[0].core if alike[0].kind != PAPER else alike[0].end) if alike else None
    return (alike[0].start, alike[0].core) if alike else _of_people(kind, found)


def _of_people(kind: str, found: Sequence[Phrase]) -> tuple[int, int] | None:
    """Return the place of somebody in a question that names no role: "the second plaintiff" for a name."""
    people = [each for each in found if kind == ROLE and each.kind in (NAME, PERSON)]
    return (people[0].start, people[0].end) if people else None


def _dated(said: str) -> bool:
    return any(fact.kind == "date" for fact in facts(said))


def _without_date(question: str) -> str:
    """Return a question without the date that another one is to stand for."""
    date = next((fact for fact in reversed(facts(question)) if fact.kind == "date"), None)
    if date is None:
        return question
    before = re.search(
        r"\s(?:through|on|in|for|as of|until|by|since|of|before|after)\s$", question[: date.start]
    )
    if before is None:
        return question
    return f"{question[: before.start()]}{question[date.start + len(date.written) :]}"
