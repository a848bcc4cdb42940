"""One turn of the conversation: the answer at one side, its proof at the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from pipelines.evidence.emphasis import matching
from pipelines.exports.content import NO_SENTENCE
from pipelines.records import Answer, Citation, Evidence, Sentence, ShortAnswer
from pipelines.routes.scope import Scope
from pipelines.text import counted
from pipelines.ways.telling import taken_as
from pipelines.ways.way import Way
from ui import (
    action_view,
    cited_sentence,
    exporting,
    frame,
    markup,
    page_view,
    paging,
    ways,
    ways_markup,
    wiring,
)
from ui.asking import Asking
from ui.wanted import Wanted

Ask = Callable[[Wanted], None]

POLL_SECONDS = 0.3
_SHOWN_AT_ONCE = 3


def show(number: int, asking: Asking, *, latest: bool, ask: Ask) -> None:
    """Show a turn; one that is under way draws itself anew until it is finished.

    :param number: its place in the conversation, from 0.
    :param asking: the question and what became of it.
    :param latest: whether it is the last one, whose evidence is shown unasked.
    :param ask: asks a question, as a turn of its own.
    """
    live = not asking.state.finished
    st.fragment(_show, run_every=POLL_SECONDS if live else None)(number, asking, live, latest, ask)


def _show(number: int, asking: Asking, live: bool, latest: bool, ask: Ask) -> None:
    with frame.telling_errors():
        _show_turn(number, asking, live, latest, ask)
        page_view.scroll(number)


def _show_turn(number: int, asking: Asking, live: bool, latest: bool, ask: Ask) -> None:
    state = asking.state
    if live and state.finished:
        st.rerun()
    with st.container(key=f"turn-{number}"):
        st.html(markup.question(asking.question))
        with st.container(key=f"told-{number}", gap=None):
            _show_told(number, asking, ask)
        if state.error:
            st.html(markup.notice("error", state.error))
            _offer_again(number, asking, ask)
            return
        written, proof = st.columns([9, 10], gap="medium")
        with written, st.container(key=f"answer-{number}"):
            if state.answer:
                _show_answer(number, asking, state.answer, ask)
            else:
                _show_sentences(number, asking.question, state.sentences, state.citations)
                _show_work(number, asking)
        with proof, st.container(key=f"proof-{number}"):
            opened = page_view.opened(number)
            if opened:
                page_view.show(number, opened, state.answer.citations if state.answer else state.citations)
            if state.evidence is not None and state.is_of_files:
                _show_evidence(state.evidence, state.answer, folded=not latest or opened is not None)


def _show_told(number: int, asking: Asking, ask: Ask) -> None:
    """Tell how the question was understood and where it was asked, and let each be undone."""
    state = asking.state
    again = _again(number, asking)
    if understood := state.understood_as:
        told = f"Understood as: {understood.question}"
        _show_undo(f"typed-{number}", told, "Ask as typed", asking, replace(again, as_typed=True), ask)
    if state.route and (taken := taken_as(state.route)):
        ways.offer(number, taken, state.route, partial(_take, asking, again, ask))
    if state.route and state.route.documents:
        ways.offer_documents(number, state.route.documents, partial(_sum_up, asking, again, ask))
    if only_in := state.only_in:
        whole = replace(again, scope=None)
        _show_undo(f"whole-{number}", only_in.text, "Ask the whole matter", asking, whole, ask)
    if searched := state.searched_first:
        all_alike = replace(again, everything=True)
        _show_undo(f"everything-{number}", searched.text, "Search everything", asking, all_alike, ask)


def _take(asking: Asking, again: Wanted, ask: Ask, way: Way) -> None:
    """Ask a question again, another way."""
    asking.stop()
    ask(replace(again, way=way, given={}, confirmed=False))
    st.rerun()


def _sum_up(asking: Asking, again: Wanted, ask: Ask, document_id: str) -> None:
    """Ask a question again, of one of the documents that it may mean."""
    _take(asking, replace(again, scope=Scope(documents=(document_id,))), ask, Way.SUMMARY)


def _again(number: int, asking: Asking) -> Wanted:
    """Return a question as it was asked, behind the turns that stood before it when it was first asked."""
    wanted = asking.wanted
    return wanted if wanted.behind is not None else replace(wanted, behind=number)


def _offer_again(number: int, asking: Asking, ask: Ask) -> None:
    """Offer to ask a question without an answer again: of the same, by the same model."""
    if st.button("Ask again", key=f"again-{number}", icon=":material/refresh:"):
        ask(_again(number, asking))
        st.rerun()


def _show_undo(key: str, told: str, undo: str, asking: Asking, wanted: Wanted, ask: Ask) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"row-{key}"):
        st.html(markup.quiet(told), width="content")
        undone = st.button(undo, key=key, type="tertiary")
    if undone:
        asking.stop()
        ask(wanted)
        st.rerun()


def _show_work(number: int, asking: Asking) -> None:
    state = asking.state
    if state.reading is not None:
        st.html(ways_markup.progress(state.reading))
    elif state.evidence is None:
        st.html(markup.quiet("Searching the files…"))
        return
    elif state.model is None:
        st.html(markup.quiet("Reading the passages closely…"))
    else:
        st.html(markup.drafting(asking.elapsed))
    st.button("Stop", key=f"stop-{number}", icon=":material/stop_circle:", on_click=asking.stop)


def _show_answer(number: int, asking: Asking, answer: Answer, ask: Ask) -> None:
    if answer.short:
        st.html(markup.short(answer.short))
    if answer.act:
        again = _again(number, asking)
        action_view.show(number, answer, answer.act, again, ask)
    else:
        if lead := markup.lead(answer):
            st.html(lead)
        sentences = answer.sentences or answer.nearest
        _show_sentences(number, answer.meant, sentences, answer.citations, answer.short)
        if not answer.sentences and not answer.abstained:
            st.html(markup.quiet(NO_SENTENCE))
        if answer.query:
            with st.expander("The query that was run", icon=":material/database:"):
                st.code(answer.query.sql, language="sql", wrap_lines=True)
    if answer.notice:
        st.html(markup.notice("warning", answer.notice))
    for item in answer.incomplete:
        st.html(markup.notice("warning", item.text))
    if answer.withheld:
        count = counted(len(answer.withheld), "sentence")
        with st.expander(f"{count} withheld", icon=":material/block:"):
            st.html(markup.withheld(answer.withheld))
    with st.container(horizontal=True, gap="small", key=f"export-{number}"):
        exporting.offer(str(number), "Export", answer)
        cited_sentence.offer_copy(answer)
        _offer_models(number, asking, answer, ask)
        if answer.route:
            ways.offer_quietly(number, answer.route, partial(_take, asking, _again(number, asking), ask))
    st.html(markup.timing(answer.seconds, answer.model))


def _offer_models(number: int, asking: Asking, answer: Answer, ask: Ask) -> None:
    """Offer to ask again with another of the models that are installed."""
    others = [name for name in wiring.model_names() if name != answer.model]
    if not others or answer.model is None:
        return
    wanted = None
    with st.popover("Ask another model", icon=":material/memory:"):
        for place, name in enumerate(others):
            if st.button(markup.label(name), key=f"model-{number}-{place}", type="tertiary"):
                as_typed = answer.understood_as is None
                wanted = replace(_again(number, asking), as_typed=as_typed, model=name)
    if wanted:
        ask(wanted)
        st.rerun()


def _show_sentences(
    number: int,
    question: str,
    sentences: tuple[Sentence, ...],
    citations: tuple[Citation, ...],
    short: ShortAnswer | None = None,
) -> None:
    part = paging.page_of("Page of the list", f"sentences-of-{number}", len(sentences))
    above = ""
    for place, sentence in list(enumerate(sentences))[part]:
        if sentence.heading and sentence.heading != above:
            st.html(markup.side_heading(sentence.heading))
        above = sentence.heading
        found = short if short and short.citation in sentence.citations else None
        cited_sentence.show(number, place, sentence, citations, matching(question, sentence.text, found))


def _show_evidence(evidence: tuple[Evidence, ...], answer: Answer | None, *, folded: bool) -> None:
    title = "Nearest passages" if answer and answer.abstained else "Evidence"
    cards = [markup.evidence_card(rank, passage) for rank, passage in enumerate(evidence, start=1)]
    if not cards:
        st.html(markup.quiet("No passage was found."))
        return
    if folded:
        with st.expander(f"{title}: {counted(len(cards), 'passage')}"):
            st.html("".join(cards))
        return
    st.html(f'<h3 class="pc-side">{title}</h3>{"".join(cards[:_SHOWN_AT_ONCE])}')
    if rest := cards[_SHOWN_AT_ONCE:]:
        with st.expander(counted(len(rest), "more passage")):
            st.html("".join(rest))
