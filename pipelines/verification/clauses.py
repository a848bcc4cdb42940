"""A plain clause, cut into who does what to whom. Pure, and shy: what might be read two ways is not cut."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.verification.guarded import GUARDED, guarded
from pipelines.verification.verbs import BASE, PARTICIPLE, PAST, PRESENT, Verb, verbs_in


class Clause(NamedTuple):
    """A clause with one verb.

    :param subject: all that stands before the verb.
    :param voice: ``"active"`` or ``"passive"``.
    :param auxiliary: ``""``, ``"did not"``, or what makes the passive or the future: ``"was"``, ``"is not"``,
        ``"shall"``, ``"shall not be"``.
    :param verb: the verb.
    :param rest: what stands behind it, without the full stop.
    """

    subject: str
    voice: str
    auxiliary: str
    verb: Verb
    rest: str

    @property
    def is_negative(self) -> bool:
        """Whether it says that something is not so."""
        words = f"{self.subject} {self.auxiliary} {self.rest}"
        return any(GUARDED[word] == "a negation" for word in guarded(words))


_PASSIVE = re.compile(r"\b((?:(?:shall|will|may|can)(?: not)? be|(?:is|was)(?: not)?)) (\w+)\b")
_MODAL = re.compile(r"\b((?:shall|will|may|can|did|do)(?: not)?) (\w+)\b")
_WORD = re.compile(r"[A-Za-z][\w'-]*")
_GOVERNS = re.compile(
    r"\b(?:that|which|who|whom|whose|whether|if|when|where|while|because|since|although|as|than|whatever)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"[,;]?\s\b(?:to|on|in|at|by|for|from|with|under|as|within|before|after|into|against|through|without|until|upon"
    r"|because|during|throughout|except|over|between|at)\b|[,;](?!\d)"
)
_NO_SUBJECT = re.compile(
    r"(?:^|.* )(?:an?|the|any|all|some|each|every|no|such|this|these|both)$|.* (?:it|they|he|she|we|you)$"
    rf"|.*\b(?:{'|'.join(PRESENT)}) (?:to|that|the|an?|its|his|her)\b",
    re.IGNORECASE,
)
"""Ends with what must go on, or has a verb of its own."""
_HANGING = re.compile(
    r"\b(?:consistent|pursuant|subject|relative|due|equal|similar|available|necessary|together|jointly|only|set"
    r"|forth)$"
)
"""A noun with such a word behind it has what follows as its own part."""
_NOUNS_IN_ING = frozenset("hearing building filing pleading meeting ruling holding warning housing".split())


def parse(text: str) -> Clause | None:
    """Cut a clause at its verb.

    :param text: a sentence in plain wording, its full stop included.
    :returns: None where it has more than one verb, or its subject cannot be told for sure.
    """
    bare = text.rstrip(" .")
    found = _verb_in(bare)
    if found is None:
        return None
    start, end, voice, auxiliary, verb = found
    subject, rest = bare[:start].strip(), bare[end:].strip()
    if not is_subject(subject) or verbs_in(_without_quotes(rest)):
        return None
    return Clause(subject, voice, auxiliary, verb, rest)


def is_subject(text: str) -> bool:
    """Say whether a text can only be the subject of what follows: a noun and what belongs to it.

    :param text: what stands before a verb.
    """
    return (
        bool(text)
        and len(text.split()) <= 12
        and not re.search(r"[,;:?!]|\.\s", _without_titles(text))
        and not _GOVERNS.search(text)
        and not _NO_SUBJECT.match(text)
        and not verbs_in(text)
        and all(GUARDED[word] in ("an extent", "the outcome") for word in guarded(text))
        and not re.match(
            r"(?:on|in|at|by|for|from|with|under|during|after|before|to|of|and|or|but)\b", text, re.I
        )
    )


def object_of(rest: str) -> tuple[str, str]:
    """Part what follows a verb into its object and the rest.

    :param rest: as :attr:`Clause.rest`.
    :returns: the object, empty where none can be told for sure, and what follows it.
    """
    match = _PREPOSITION.search(" " + rest)
    end = match.start() - 1 if match else len(rest)
    found = rest[: max(end, 0)].strip()
    if re.fullmatch(r"that \w+", found):
        return found, rest[max(end, 0) :]
    participles = [w for w in re.findall(r"\b\w+ing\b", found) if w.lower() not in _NOUNS_IN_ING]
    if (
        not found
        or participles
        or _GOVERNS.search(found)
        or _HANGING.search(found)
        or re.match(r"(?:and|or|not|so|up|out|off|back)\b", found)
    ):
        return "", rest
    return found, rest[max(end, 0) :]


def _verb_in(text: str) -> tuple[int, int, str, str, Verb] | None:
    """Find the first verb: where it begins and ends with its auxiliary, and what it is."""
    passive = next((m for m in _PASSIVE.finditer(text) if m[2].lower() in PARTICIPLE), None)
    modal = next((m for m in _MODAL.finditer(text) if m[2].lower() in BASE), None)
    plain = next((m for m in _WORD.finditer(text) if m[0] in PAST and m.start()), None)
    present = next((m for m in _WORD.finditer(text) if _is_present(text, m)), None)
    firsts = [match for match in (passive, modal, plain, present) if match]
    if not firsts:
        return None
    first = min(firsts, key=lambda match: match.start())
    if first is passive:
        return *first.span(), "passive", first[1].lower(), PARTICIPLE[first[2].lower()]
    if first is modal:
        return *first.span(), "active", first[1].lower(), BASE[first[2].lower()]
    if first is plain:
        return *first.span(), "active", "", PAST[first[0]]
    return *first.span(), "active", "present", PRESENT[first[0]]


def _is_present(text: str, match: re.Match[str]) -> bool:
    """Say whether a word that might be a plural is a verb: behind a name or "the Court", before an object."""
    before = re.fullmatch(r"[A-Z][\w.&'-]*(?: [\w.&'-]+){0,3}(?<!s)", text[: match.start()].strip())
    behind = re.match(r"\s+(?:the|that|this|a|an|his|her|its|their|\$?\d|[A-Z])", text[match.end() :])
    return match[0] in PRESENT and bool(before) and bool(behind)


def _without_quotes(text: str) -> str:
    return re.sub(r"[“\"][^”\"]*[”\"]", " ", text)


def _without_titles(text: str) -> str:
    return re.sub(r"\b(?:Mr|Ms|Mrs|Dr|Inc|Co|Corp|Ltd|No|[A-Z]|L\.P|N\.A|St|Jr)\.", " ", text)
