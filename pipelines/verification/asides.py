"""Asides: a name's description between commas, which may be left out, or be said by itself. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.verification.guarded import GUARDED, guarded
from pipelines.verification.scopes import is_said
from pipelines.verification.verbs import PAST, verbs_in

_NAME = (
    r"(?:(?:Mr|Ms|Mrs|Dr|Judge|Deputy)\.? )?[A-Z][\w'&-]*(?: (?:[A-Z]\.|of|for|[A-Z][\w'&-]*))*"
    r"(?: [A-Z][\w'&-]*)?"
)
_WORDS = r"(?:(?!(?:the|a|an|that|and|or)\b)[a-z][\w'-]* ){0,4}[a-z][\w-]*"
_DESCRIPTION = (
    rf"(?:(?:then )?(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) {_WORDS}"
    r"(?: of (?:the )?[\w'-]+(?: [A-Z][\w'-]+)*)?"
    rf"|(?:then )?(?:the )?[A-Za-z][\w-]*(?:'s|s') {_WORDS})"
)
_NAMED_FIRST = re.compile(rf"\b({_NAME}), ({_DESCRIPTION})(, (?!and\b|or\b)|\.$)")
_NAMED_LAST = re.compile(rf"\b({_DESCRIPTION}), ({_NAME}), (?!and\b|or\b|who\b|which\b)")
_IN_OTHER_WORDS = re.compile(r", (?:an?) (\w+ of [^,;:]+)\.$")
_SHORT_NAME = re.compile(
    r"\b((?:[A-Z][\w'&-]*\.?,? )+)\((?:(?:the|together|collectively),? )?[“\"]([A-Z][\w ]*)[”\"]\)"
)
_NUMBER = re.compile(r", (?:No\. [\w.-]+)(, |\.$)")
_CLAUSE_OF_NAME = re.compile(rf"\b({_NAME}), (which|who) (([\w'-]+)\b[^,;:]*)[,.]")
_PART_OF_MORE = re.compile(r"\b(?:of|for|and|or|with|from|in|at)(?: the)? $")
RELATIONS = frozenset(
    """president manager officer director chairman chair superintendent locksmith insurer owner founder
    counsel lawyer attorney agent vendor employee employer nephew brother sister son daughter wife
    husband foreman supervisor technician engineer contractor tenant landlord secretary treasurer
    trustee guardian partner member witness expert inspector warden dispatcher driver chief executive
    shareholder guarantor debtor creditor lender borrower carrier customer client subsidiary parent
    affiliate successor predecessor plaintiff defendant appellant appellee petitioner respondent
    physician doctor nurse teacher principal captain sergeant detective agency""".split()
)


def _describes(text: str) -> bool:
    """Say whether a text describes a person or a company: its first part ends with what they are."""
    head = re.split(r"\b(?:of|for|at|in|and|to)\b", text)[0].split()
    return (
        bool(head)
        and head[-1].lower() in RELATIONS
        and not verbs_in(text)
        and all(GUARDED[word] in ("an extent",) for word in guarded(text))
        and len(text.split()) <= 9
    )


def without_asides(text: str) -> Iterator[str]:
    """Leave out what a name is described by, or the name where the description stands first.

    :param text: a sentence in plain wording.
    """
    for match in _NAMED_FIRST.finditer(text):
        if _describes(match[2]):
            yield text[: match.end(1)] + (" " if match[3].startswith(",") else ".") + text[match.end() :]
    for match in _NAMED_LAST.finditer(text):
        if _describes(match[1]):
            yield text[: match.start(1)] + match[2] + " " + text[match.end() :]
            yield text[: match.end(1)] + " " + text[match.end() :]
    for match in _IN_OTHER_WORDS.finditer(text):
        if not guarded(match[1]) and not verbs_in(match[1]):
            yield text[: match.start()] + "."
    for match in _SHORT_NAME.finditer(text):
        if match[1].split()[0] == match[2].split()[0]:
            yield text[: match.start()] + match[2] + text[match.end() :]
    for match in _NUMBER.finditer(text):
        yield text[: match.start()] + (" " if match[1] == ", " else ".") + text[match.end() :]


def described(text: str) -> Iterator[str]:
    """Say of a name what it is described as.

    :param text: a sentence in plain wording.
    """
    found = [(m.start(), m[1], m[2]) for m in _NAMED_FIRST.finditer(text)]
    found += [(m.start(), m[2], m[1]) for m in _NAMED_LAST.finditer(text)]
    for start, name, description in found:
        if is_said(text[:start]):
            continue
        if description[0].isupper() and description.split()[0] in (
            "The",
            "A",
            "An",
            "Its",
            "His",
            "Her",
            "Their",
        ):
            description = description[0].lower() + description[1:]
        if _describes(description) and not re.search(r"\b(?:then|former|not|no)\b", description):
            yield f"{name} is {description}."
            yield f"{name} was {description}."


def lifted(text: str) -> Iterator[str]:
    """Say by itself what is said of a name behind "who" or "which".

    :param text: a sentence in plain wording.
    """
    if any(GUARDED[word] == "who says so" for word in guarded(text)) or re.match(
        r"(?:If|When|Unless)\b", text
    ):
        return
    for match in _CLAUSE_OF_NAME.finditer(text):
        before = text[: match.start()]
        # Goods sent to a company may be "which were spoiled"; what it did itself is what only it can do.
        own = match[4] in PAST and not before.endswith("the ") if match[2] == "which" else True
        if own and not _PART_OF_MORE.search(before):
            yield f"{match[1]} {match[3]}."
