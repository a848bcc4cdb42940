"""Which way a question was taken, and buttons that take it another way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from pipelines.records import MeantDocument, TakenWay
from pipelines.ways.way import Way
from ui import markup

INSTEAD = {
    Way.ANSWER: "Answer from the files instead",
    Way.SUMMARY: "Summarize the document",
    Way.INDEX: "Every mention in the index",
    Way.TIMELINE: "Timeline",
    Way.DOCKET: "Count or list the papers",
    Way.ACTION: "Work it out step by step",
}
"""The buttons' labels."""


def offer(number: int, told: str, route: TakenWay, take: Callable[[Way], None]) -> None:
    """Tell which way a question was taken, with a button for each other way.

    :param number: the turn's place in the conversation.
    :param told: what it was taken as, in words.
    :param route: the way.
    :param take: asks it another way.
    """
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"row-way-{number}"):
        st.html(markup.quiet(told), width="content")
        chosen = _buttons(number, route)
    if chosen:
        take(chosen)


def offer_documents(number: int, documents: Sequence[MeantDocument], take: Callable[[str], None]) -> None:
    """Offer to sum up one of the documents that a question may mean.

    :param number: the turn's place in the conversation.
    :param documents: the documents.
    :param take: sums one up, by its id.
    """
    chosen = None
    with st.container(horizontal=True, gap="small", key=f"row-summaries-{number}"):
        for place, each in enumerate(documents):
            label = f"Summarize {markup.label(each.document)}"
            if st.button(label, key=f"way-summary-{number}-{place}", type="tertiary"):
                chosen = each.document_id
    if chosen:
        take(chosen)


def offer_quietly(number: int, route: TakenWay, take: Callable[[Way], None]) -> None:
    """Offer the other ways of a question that was answered from the files, behind a button.

    :param number: the turn's place in the conversation.
    :param route: the way; of any other way nothing is offered here.
    :param take: asks it another way.
    """
    if route.way is not Way.ANSWER or not route.others:
        return
    with st.popover("Another way", icon=":material/alt_route:"):
        chosen = _buttons(number, route, "popover")
    if chosen:
        take(chosen)


def _buttons(number: int, route: TakenWay, where: str = "row") -> Way | None:
    chosen = None
    for way in route.others:
        if st.button(INSTEAD[way], key=f"way-{where}-{number}-{way}", type="tertiary"):
            chosen = way
    return chosen
