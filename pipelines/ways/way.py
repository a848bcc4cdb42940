"""The ways that a question can be taken, and how they are called."""

from __future__ import annotations

from enum import StrEnum


class Way(StrEnum):
    """A way that a question can be taken."""

    ANSWER = "answer"
    SUMMARY = "summary"
    INDEX = "index"
    TIMELINE = "timeline"
    DOCKET = "docket"
    ACTION = "action"


NAMES = {
    Way.ANSWER: "an answer from the files",
    Way.SUMMARY: "a summary of a document",
    Way.INDEX: "every mention in the index of names",
    Way.TIMELINE: "the timeline",
    Way.DOCKET: "a count or a list of the papers, out of their captions",
    Way.ACTION: "an action, worked step by step",
}
"""What a question is taken as, in the reader's words."""
