"""What a sentence entails, said in other words or in part: each rule gives texts that are true if it is.

A rule leaves a thing out only where nothing that it leaves out could govern the rest: no "not", "only",
"may" or "alleges" stands in the sentence at all, or what is left out is a name's description. Rules apply to
what other rules gave, a few deep; a sentence under test is then held against each reading, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from pipelines.verification.asides import RELATIONS, described, lifted, without_asides
from pipelines.verification.clauses import parse
from pipelines.verification.parts import parts
from pipelines.verification.scopes import alters, front_and_body, is_said
from pipelines.verification.times import moved, without_times
from pipelines.verification.verbs import BASE
from pipelines.verification.voices import rulings, voices

Rule = Callable[[str], Iterator[str]]

_MOST = 90
_ENUMERATOR = re.compile(
    r"^(?:\d+(?:\.\d+)+ [A-Z][\w ,]{2,40}\.|\d{1,3}(?:\.\d+)*\.|\([a-z0-9]{1,4}\)|[IVX]{1,5}\.|[A-H]\.)"
    r"\s+(?=[A-Z])"
)
_OWNER = r"(?!(?:In|On|At|By|Under|For|From|With|To)\b)[A-Z][\w-]+(?: [A-Z][\w-]+)*"
_FROM_TO = re.compile(r",? from \$(\d[\d,.]*) to \$(\d[\d,.]*\d)(?! (?:million|billion))")


def readings(text: str) -> list[str]:
    """Return what a sentence entails.

    :param text: a whole sentence in plain wording (:func:`pipelines.verification.wordings.plainly`).
    :returns: sentences in plain wording, the sentence itself first.
    """
    parted = _closed([_ENUMERATOR.sub("", text)], _PARTING, 2)
    turned = _closed(parted, _TURNING, 1)
    return _closed(turned, _TIMING, 2)


def _closed(texts: list[str], rules: tuple[Rule, ...], depth: int) -> list[str]:
    """Return texts with what rules make of them, and of that again, so many times."""
    found = dict.fromkeys(texts)
    latest = list(found)
    for _ in range(depth):
        new = (told for old in latest for rule in rules for told in rule(old) if _is_balanced(told))
        latest = [told for told in dict.fromkeys(new) if told not in found]
        found.update(dict.fromkeys(latest))
        if len(found) > _MOST:
            break
    return list(found)[:_MOST]


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("“") == text.count("”")


def _conditional(text: str) -> Iterator[str]:
    """A condition stands in front or behind."""
    if match := re.fullmatch(r"(If|When|Unless) ([^,;:]+), ([^,;:]+)\.", text):
        if not re.search(r"\b(?:if|unless|when|but)\b|, (?:and|or|but)", match[3]):
            yield f"{match[3]} {match[1].lower()} {match[2]}."
    elif match := re.fullmatch(r"([^;:]+?),? (if|unless) ([^,;:]+)\.", text):
        bound = re.search(r"\b(?:if|unless|when|but|that|only|not|which|because)\b", match[1])
        if not bound and parse(match[1]):
            yield f"{match[2].capitalize()} {match[3]}, {match[1]}."


def _amounts(text: str) -> Iterator[str]:
    """From one sum to another is up or down by their difference, and to the other; so with two days."""
    found = list(_FROM_TO.finditer(text))
    if len(found) == 1 and not is_said(text):
        match = found[0]
        low, high = (Decimal(match[n].replace(",", "")) for n in (1, 2))
        before, behind = text[: match.start()], text[match.end() :]
        rises, falls = (
            re.search(rf"\b(?:{verbs})\b", before) for verbs in ("increased?|rose", "reduced?|fell")
        )
        if (rises and high > low) or (falls and high < low):
            yield f"{before} by ${abs(high - low):,f}{behind}"
            if not alters(text):
                yield f"{before} to ${match[2]}{behind}"
    days = re.findall(r" from (\w+ \d+)(?=,? to \w+ \d)", text)
    if len(days) == 1 and " moved from " in text and not alters(text.replace(" moved from ", " ")):
        yield text.replace(f" from {days[0]}", "", 1)


def _owners(text: str) -> Iterator[str]:
    """Somebody's nephew is the nephew of somebody."""
    for match in re.finditer(rf"\bthe (\w+) of ({_OWNER})(?=[,.]|$)", text):
        if match[1] in RELATIONS:
            yield f"{text[: match.start()]}{match[2]}'s {match[1]}{text[match.end() :]}"
    for match in re.finditer(rf"\b({_OWNER})'s (\w+)(?=[,.]| (?:is|was)\b)", text):
        if match[2] in RELATIONS:
            yield f"{text[: match.start()]}the {match[2]} of {match[1]}{text[match.end() :]}"


def _undone(text: str) -> Iterator[str]:
    """Who declined, refused or failed to do a thing did not do it."""
    front, body = front_and_body(text)
    for piece in re.finditer(r"\b(?:declined|refused|failed) to (?=(\w+)\b)", body):
        if piece[1] in BASE and not is_said(text):
            yield f"{front}{body[: piece.start()]}did not {body[piece.end() :]}"


_PARTING: tuple[Rule, ...] = (without_asides, described, lifted, parts, _undone, rulings)
_TURNING: tuple[Rule, ...] = (voices, _conditional, _amounts, _owners)
_TIMING: tuple[Rule, ...] = (moved, without_times)
"""In this order: what was turned is not turned again, for who did it may be lost by then."""
