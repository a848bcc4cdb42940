"""Which ways a question can be taken, told by its wording and by what it names. Pure.

A question that the files answer must never be taken elsewhere: a way is tried only where the whole question
has its form, and what it lacks in the matter (no such name, no such paper) leads back to the files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.text import single_spaced
from pipelines.ways.action_requests import may_be_action, wants_action
from pipelines.ways.docket_requests import docket_request
from pipelines.ways.event_requests import about, event_request
from pipelines.ways.mention_requests import mention_request
from pipelines.ways.summary_requests import summary_request
from pipelines.ways.way import Way

OF_THE_FILES = "It asks what the files say."
CHOSEN = "You chose it."
_WHY = {
    Way.ACTION: "It gives what is to be reckoned, looked up or drafted.",
    Way.SUMMARY: "It asks for the whole of a document in brief.",
    Way.INDEX: "It asks for every place where a name stands, or for everyone who is named.",
    Way.TIMELINE: "It asks what happened when.",
    Way.DOCKET: "It asks to count or to list papers.",
}
_NAME = re.compile(
    r"(?<=[\w,] )(?:(?:Mr|Mrs|Ms|Dr|Prof|Judge|Justice)\.?\s)?[A-Z][\w’'-]+(?:\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+)*"
)
_NO_NAME = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Count"
    r"|Section|Article"
    r"|Rule|Exhibit|Issue|Part|Dkt|Order|Civil|Code|I)\b"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way that a question may be meant for, and why."""

    way: Way
    why: str


def candidates(question: str) -> list[Candidate]:
    """Return the ways that a question is meant for, in the order in which they are tried; none for most.

    :param question: the question in full.
    """
    found = []
    if wants_action(question):
        found.append(Way.ACTION)
    if mention_request(question):
        found.append(Way.INDEX)
    if event_request(question):
        found.append(Way.TIMELINE)
    elif summary_request(question):
        found.append(Way.SUMMARY)
    if docket_request(question):
        found.append(Way.DOCKET)
    return [Candidate(way, _WHY[way]) for way in found]


def possible(question: str, *, names_document: bool) -> tuple[Way, ...]:
    """Return the ways that a question could be taken where its user wants it so.

    :param question: the question in full.
    :param names_document: whether it names one document.
    """
    text = single_spaced(question)
    asked = about(text)
    fits = {
        Way.ANSWER: True,
        Way.SUMMARY: names_document,
        Way.INDEX: bool(names_in(text) or mention_request(text)),
        Way.TIMELINE: bool(asked.first or asked.last or event_request(text)),
        Way.DOCKET: docket_request(text),
        Way.ACTION: may_be_action(text),
    }
    return tuple(way for way, fit in fits.items() if fit)


def names_in(question: str) -> list[str]:
    """Return what may be names in a question, by their capitals; its first word's says nothing.

    :param question: the question.
    """
    text = single_spaced(question)
    return [match[0] for match in _NAME.finditer(text) if not _NO_NAME.match(match[0])]
