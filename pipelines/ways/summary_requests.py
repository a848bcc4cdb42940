"""Requests for a summary of a document, read by a grammar. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.polite import POLITE
from pipelines.text import single_spaced

_PLEASE = (
    rf"(?:(?:{POLITE}|can i (?:have|get)|may i have|i[’']d like|give"
    r"|show|write|make|get|prepare|draft|provide|me|us|a|an|the|short|brief|quick|concise|detailed|longer"
    r"|standard"
    r"|one-(?:page|paragraph|sentence)|executive|section-by-section|with|what|is|are)\s+)*"
)
_VERB = r"(?:summari[sz]e|sum up|recap|condense|boil down|digest|outline|abstract|abridge)"
_NOUN = (
    r"(?:summary|summaries|synopsis|overview|gist|pr[ée]cis|recap|digest|outline|abstract|main points|key"
    r" points"
    r"|key takeaways|takeaways|highlights|tl;?dr)"
)
_BRIEFLY = (
    r"(?:in a nutshell|in brief|briefly|in short|in summary|in a few (?:words|sentences)|section by"
    r" section|by section"
    r"|in one (?:paragraph|page|sentence)|into a few sentences|for me|please|overall)"
)
_REQUESTS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_PLEASE}{_VERB}\b\s+(?!judgment|adjudication)(?P<of>.+)",
        rf"{_PLEASE}{_NOUN}\s*(?:of|on|from|for|:)?\s+(?!judgment|adjudication)(?P<of>.+)",
        r"(?:please )?brief me on\s+(?P<of>.+)",
        r"(?:please )?(?:walk|take|talk) (?:me|us) through\s+(?P<of>.+)",
        r"what(?:[’']s| is| are)\s+(?P<of>.+?)\s+(?:all )?about\W*",
        rf"what (?:does|do|did)\s+(?P<of>.+?)\s+(?:say|argue|hold|cover)\W*\s+{_BRIEFLY}\W*",
        rf"(?:please )?(?:tell|show) (?:me|us) {_BRIEFLY} what\s+(?P<of>.+?)\s+(?:says?|argues?|holds?"
        rf"|covers?|is about)\W*",
        rf"{_BRIEFLY},?\s+what (?:does|do|did)\s+(?P<of>.+?)\s+(?:say|argue|hold|cover)\W*",
    )
]
_SECTIONS = re.compile(
    r"\b(?:section by section|section-by-section|by section|each section)\b", re.IGNORECASE
)
_SHORT = re.compile(
    r"\b(?:short|brief|briefly|quick|concise|one-sentence|one-paragraph|nutshell|gist|tl;?dr|few sentences"
    r"|in brief)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"(?:[\s,]+{_BRIEFLY})+[\s.?!]*$", re.IGNORECASE)
_SAYS = re.compile(r"^what\s+(?P<of>.+?)\s+(?:says?|argues?|holds?|covers?)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    """What is to be summarised, and how.

    :param of: the words for the document.
    :param length: ``short``, ``standard`` or ``sections``.
    :param asks: whether it is worded as a question, which may be one of another thing: "What is it about?"
    """

    of: str
    length: str
    asks: bool = False


def summary_request(question: str) -> SummaryRequest | None:
    """Read a request for a summary, or None where the question is none.

    :param question: the question.
    """
    text = single_spaced(question)
    for pattern in _REQUESTS:
        if match := pattern.fullmatch(text):
            of = _TAIL.sub("", match["of"]).rstrip(" .?!")
            if says := _SAYS.match(of):
                of = says["of"]
            return SummaryRequest(of, length_of(text), text[:4].lower() == "what")
    return None


def length_of(question: str) -> str:
    """Return how long a summary a question asks for.

    :param question: the question.
    """
    if _SECTIONS.search(question):
        return "sections"
    return "short" if _SHORT.search(question) else "standard"
