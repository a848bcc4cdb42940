"""Whom "he", "she" and "it" mean, where only one can be meant. Pure."""

from __future__ import annotations

import re

from pipelines.verification.clauses import is_subject
from pipelines.verification.verbs import BASE, PAST, verbs_in

_TITLED = re.compile(
    r"\b(Mr|Ms|Mrs|Judge|Dr|Justice)\. ?(?:[A-Z][\w'-]*(?: [A-Z]\.)?(?: [A-Z][\w'-]*)*)"
    r"|\b(Judge|Justice) [A-Z]\w+"
)
_SHE, _HE = ("Ms", "Mrs"), ("Mr",)
_ROLE = re.compile(
    r"^The (?:arbitrator|trustee|magistrate judge|administrative law judge|claimant|inspector|witness"
    r"|foreman|mediator|defendant|plaintiff|appellant|petitioner|respondent|tenant|landlord|guarantor|monitor|clerk)\b"
)
_NAME = re.compile(r"[A-Z][\w'&-]+(?: (?:[A-Z]\.|[A-Z][\w'&-]+))*")
_NO_ACTORS = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Section|Article|Rule"
    r"|Exhibit|Count|Counts|Paragraph|ECF|On|In|At|By|Under|The|That|This|A|An|No|Plaintiff'?s?|Id|Compl)\b"
)
_COMPANY = re.compile(
    r"\b(?:Inc|LLC|L\.P|Corp|Co|Company|Bank|Court|Board|Department|Agency|Amendment|Agreement|Lease|Policy|Act|Code|Union"
    r"|AG|Trust|Mutual|Holdings|Lines|Timber|County|City|State|University|Office|Division|Properties|Systems)\b"
)


def resolved(first: str, second: str) -> str:
    """Put the name in the place of the pronoun that a sentence opens with.

    :param first: the sentence before, in plain wording.
    :param second: the sentence, in plain wording.
    :returns: the second with the name; empty where it opens with none, or more than one could be meant.
    """
    match = re.match(r"(He|She|It) (?=(?:did not |shall |may )?(\w+))", second)
    if not match:
        return ""
    spoken = re.sub(r"[“\"][^”\"]*[”\"]", " ", first)
    meant = (
        _thing(spoken, match[2]) if match[1] == "It" else _person(spoken, _HE if match[1] == "He" else _SHE)
    )
    return f"{meant} {second[match.end() :]}" if meant else ""


def _person(first: str, titles: tuple[str, ...]) -> str:
    others = _HE if titles == _SHE else _SHE
    titled = [(match[1] or match[2], match[0]) for match in _TITLED.finditer(first)]
    possible = {name for title, name in titled if title not in others}
    untitled = _TITLED.sub(" ", first)
    for name in _NAME.findall(untitled):
        if len(name.split()) > 1 and not _COMPANY.search(name) and not _NO_ACTORS.match(name):
            possible.add(name)
    role = _ROLE.match(first)
    if role and not possible and not re.search(r"\b(?:who|whom)\b", first):
        actors = re.findall(
            r"\b(?:the|a|an) (?:arbitrator|trustee|claimant|inspector|witness|foreman|clerk)\b", first[4:]
        )
        return "" if actors else role[0]
    return possible.pop() if len(possible) == 1 and not role else ""


def _thing(first: str, verb: str) -> str:
    """Return the company, court or paper that does what only such can do."""
    verbs = re.search(r" (?=\w)", first)
    if verb not in PAST and verb not in BASE:
        return ""
    words = first.split()
    for end in range(1, min(9, len(words))):
        subject = " ".join(words[:end])
        if end < len(words) and verbs_in(words[end]) and is_subject(subject):
            names = {n for n in _NAME.findall(first) if not _NO_ACTORS.match(n) or n.startswith("Court")}
            alone = all(name in subject or subject.removeprefix("The ") in name for name in names)
            named = re.fullmatch(r"(?:The )?[A-Z][\w'&-]*(?: [A-Z][\w'&.-]*)*", subject)
            return subject if verbs and alone and named and names else ""
    return ""
