"""What a turn of a conversation leaves for the next question to refer to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipelines.follow_ups.antecedents import Earlier
from pipelines.follow_ups.following_up import understand
from pipelines.records import Answer, UnderstoodAs
from pipelines.routes.searched import title
from pipelines.storage.register import DocumentEntry, Register

_LOOKED_AT = 4
"""Answers that a question may refer to."""
_SIDES = (
    ("plaintiff", "petitioner", "claimant", "appellant", "plaintiff-appellant"),
    ("defendant", "respondent", "appellee", "defendant-appellee"),
)


def of_answer(answer: Answer, register: Register, *, one_case: bool = False) -> Earlier:
    """Tell what an answered question leaves.

    :param answer: its answer.
    :param register: the register of its matter.
    :param one_case: whether all of the matter is one case, which need not be named.
    """
    asked = answer.meant
    carried = answer.understood_as.sources if answer.understood_as else ()
    if answer.abstained:
        return Earlier(asked, sources=carried)
    cited = Counter(citation.document_id for citation in answer.citations)
    first = answer.citations[0].document_id if answer.citations else ""
    entries = [entry for key in cited if (entry := register.document(key))]
    papers = [entry for entry in entries if entry.document_id == first]
    cases = {name for entry in entries if (name := case_name(entry))}
    return Earlier(
        question=asked,
        fact=answer.short.text if answer.short else "",
        kind=answer.short.kind if answer.short else "",
        paper=f"the {named}" if papers and (named := _named(papers[0])) else "",
        case=cases.pop() if len(cases) == 1 and not one_case else "",
        sources=tuple(dict.fromkeys((*cited, *carried))),
    )


def understood(question: str, answers: Sequence[Answer], register: Register) -> UnderstoodAs | None:
    """Say in full what a question asks that may lean on the ones before it in its conversation.

    :param question: as it was asked.
    :param answers: the answers before it, the first first; those to the last few questions are looked at.
    :param register: the register of their matter.
    :returns: None where it stands by itself.
    """
    if not answers:
        return None
    of_matter = {name for entry in register.documents() if (name := case_name(entry))}
    one_case = len(of_matter) <= 1
    turns = [of_answer(answer, register, one_case=one_case) for answer in answers[-_LOOKED_AT:]]
    full = understand(question, turns)
    if full is None:
        return None
    sources = dict.fromkeys(source for turn in turns for source in turn.sources)
    return UnderstoodAs(question=full.text, carried=full.carried, sources=tuple(sources))


def case_name(entry: DocumentEntry) -> str:
    """Return what a document's case is called: "Halvorsen v. Tamarind"; empty for a paper of no case.

    :param entry: the document.
    """
    sides = [
        next((party.name for party in entry.caption.parties if (party.role or "").split("-")[0] in roles), "")
        for roles in _SIDES
    ]
    if not all(sides) or not entry.caption.docket_numbers:
        return ""
    return " v. ".join(_short(name) for name in sides)


def _short(name: str) -> str:
    """Return a party's name without its form, in upper and lower case: "TAMARIND SQUARE PROPERTIES LLC"."""
    plain = re.sub(
        r",?\s+(?:inc|llc|llp|l\.l\.c|corp|corporation|co|company|ltd|l\.?p|n\.?a|plc)\b\.?.*$",
        "",
        " ".join(name.split()),
        flags=re.IGNORECASE,
    )
    return plain.title() if plain.isupper() else plain


def _named(entry: DocumentEntry) -> str:
    named = title(entry)
    return f"{named[0].lower()}{named[1:]}" if named else ""
