"""Who does it, and to whom it is done: the active and the passive say the same. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines import facts
from pipelines.verification.clauses import Clause, object_of, parse
from pipelines.verification.guarded import guarded
from pipelines.verification.scopes import alters, front_and_body, is_bound, is_said
from pipelines.verification.times import EVENT
from pipelines.verification.verbs import BASE, third_person

_COURT_RULES = re.compile(r"^We (affirm|reverse|vacate|remand|grant|deny|dismiss|overrule|sustain)\b")
_RULED_ON = re.compile(
    r"(?:(?:the|this|that|[A-Z][\w.'-]*(?:'s|s')|[A-Z][\w ]+'s) )?(?:\w+ )?"
    r"(?:motion|objection|petition|application|request|issue|count)\b.*",
    re.IGNORECASE,
)
_RULINGS = frozenset("grant deny sustain overrule dismiss".split())
_MEANS = re.compile(
    r"(?:an? |the )?(?:stipulation|hand|mail|certified|overnight|courier|e-?mail|electronic|wire|check|letter"
    r"|telephone|order|notice|written|deed|writing|vote|agreement|its|their|his|her|noon|\d)\b",
    re.IGNORECASE,
)
"""By these a thing is done, and not by somebody."""
_WORKS = re.compile(
    r"\b(?:motion|request|claim|complaint|declaration|offer|opinion|book|filing|brief|testimony|answer"
    r"|affidavit|word|act|suit|bid|vote|filed|brought|signed|made|given|sought)$"
)
"""What is "by" somebody itself: "in response to a request by Smith"."""


def voices(text: str) -> Iterator[str]:
    """Turn the active into the passive and back; who did it may be left out unless something is denied.

    :param text: a sentence in plain wording.
    """
    front, body = front_and_body(text)
    clause = parse(body)
    if clause is None or is_said(text):
        return
    told = _made_passive(clause) if clause.voice == "active" else _made_active(clause)
    for sentence in told:
        yield f"{front}{sentence}."


def _made_passive(clause: Clause) -> Iterator[str]:
    done_to, rest = object_of(clause.rest)
    if not done_to or guarded(clause.subject) or is_bound(done_to):
        return
    yield from _passives(clause, done_to, rest)
    if described := re.match(
        r"\s*((?:for|of|to|in) [^,;]+?)(?= (?:on|in|at|to|by|from|under|within)\b|[,;]|$)", rest
    ):
        yield from _passives(clause, f"{done_to} {described[1]}", rest[described.end() :])


def _passives(clause: Clause, done_to: str, rest: str) -> Iterator[str]:
    if clause.auxiliary in ("", "did not"):
        be = "was" + clause.auxiliary[3:]
    elif clause.auxiliary in ("present", "do not"):
        be = "is" + (" not" if "not" in clause.auxiliary else "")
    else:
        be = f"{clause.auxiliary} be"
    passive = f"{done_to} {be} {clause.verb.participle}"
    for before, behind in _places(rest):
        yield f"{passive}{_led(before)} by {clause.subject}{_led(behind)}"
    if not clause.is_negative and not alters(f"{clause.auxiliary.replace('may', '')} {rest}"):
        yield f"{passive}{_led(rest)}"


def _places(rest: str) -> Iterator[tuple[str, str]]:
    """Part what follows a verb before and behind each of its prepositions."""
    yield "", rest
    for match in re.finditer(r" (?=(?:to|on|in|at|from|with|under|as|for|within|against)\b)", rest):
        if match.start():
            yield rest[: match.start()], rest[match.end() :]
    if rest:
        yield rest, ""


def _made_active(clause: Clause) -> Iterator[str]:
    passive = f"{clause.subject} {clause.auxiliary} {clause.verb.participle}"
    for by in re.finditer(r"(?:^|\s)by ", clause.rest):
        doer, behind = object_of(clause.rest[by.end() :])
        before = clause.rest[: by.start()]
        if not doer or _MEANS.match(doer) or guarded(doer) or facts.facts(doer) or is_bound(clause.subject):
            continue
        if _WORKS.search(before) or EVENT.search(before):
            continue
        for kept in {f"{_led(before)}{_led(behind)}", f"{_led(behind)}{_led(before)}"}:
            yield f"{doer} {_active_verb(clause)} {clause.subject}{kept}"
            yield f"{passive} by {doer}{kept}"
        if before:
            yield f"{passive}{_led(before)} by {doer}{_led(behind)}"
        if not clause.is_negative and not alters(clause.rest):
            yield f"{passive}{_led(before)}{_led(behind)}"


def rulings(text: str) -> Iterator[str]:
    """Say that the court granted what "is granted", and affirmed what "we affirm".

    :param text: a sentence in plain wording.
    """
    front, body = front_and_body(text)
    clause = parse(body)
    if clause and _is_ruling(clause) and not is_said(text):
        yield f"{front}The court {clause.verb.past} {clause.subject}{_led(clause.rest)}."
    yield from _court_rules(text)


def _active_verb(clause: Clause) -> str:
    auxiliary = clause.auxiliary.replace(" be", "").replace(" not", "")
    negated = " not" if " not" in clause.auxiliary else ""
    if auxiliary == "was":
        return f"did not {clause.verb.base}" if negated else clause.verb.past
    if auxiliary == "is":
        return f"do not {clause.verb.base}" if negated else third_person(clause.verb)
    return f"{auxiliary}{negated} {clause.verb.base}"


def _is_ruling(clause: Clause) -> bool:
    """Say whether a court rules here: "The motion is denied as to Count I"."""
    return (
        clause.verb.base in _RULINGS
        and clause.auxiliary in ("is", "was")
        and bool(_RULED_ON.fullmatch(clause.subject))
        and not re.match(r"(?:an?|any|each|every|such|no)\b", clause.subject, re.IGNORECASE)
        and not re.search(r"\b(?:if|when|where|unless|only|by|should|because it)\b", clause.rest)
    )


def _led(rest: str) -> str:
    return rest if not rest or rest[0] in ",;" else f" {rest.strip()}"


def _court_rules(text: str) -> Iterator[str]:
    """A panel's "We reverse" is the court's."""
    if match := _COURT_RULES.match(text):
        yield f"The court {BASE[match[1]].past}{text[match.end() :]}"
        pieces = re.split(
            r", (?:and )?(?=(?:affirm|reverse|vacate|remand|grant|deny|dismiss)\b)", text[3:].rstrip(".")
        )
        for piece in pieces:
            verb, _, rest = piece.partition(" ")
            if verb in BASE and len(pieces) > 1 and rest:
                yield f"The court {BASE[verb].past} {rest}."
                yield f"We {piece}."
