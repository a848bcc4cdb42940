"""An action on the page: its result, what it works on, its steps; what it lacks is asked for in a form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from pipelines.actions.acting import writes_file
from pipelines.actions.taken import Missing, TakenAction
from pipelines.exports.export import FORMATS
from pipelines.records import Answer
from pipelines.ways.way import Way
from ui import cited_sentence, markup, ways_markup, wiring
from ui.wanted import Wanted


def show(number: int, answer: Answer, act: TakenAction, again: Wanted, ask: Callable[[Wanted], None]) -> None:
    """Show an action.

    :param number: the turn's place in the conversation.
    :param answer: the answer that it is of.
    :param act: the action.
    :param again: the request as it was asked, to be asked again with what it lacks.
    :param ask: asks it.
    """
    again = replace(again, way=Way.ACTION)
    if answer.sentences:
        st.html(ways_markup.result(answer.sentences[0].text, act, from_files=bool(answer.citations)))
    elif act.missing:
        _ask_for(number, act.missing, again, ask)
    else:
        st.html(markup.lead(answer))
    if act.needs_confirmation:
        label = "Make the Word file" if writes_file(act.action) else "Add these amounts"
        if st.button(label, key=f"confirm-{number}", type="primary"):
            ask(replace(again, confirmed=True))
            st.rerun()
    if act.file:
        asker, request, given = wiring.asker(), answer.meant, again.given
        st.download_button(
            f"Download {act.file}",
            lambda: asker.draft(request, given),
            act.file,
            FORMATS["docx"].mime,
            key=f"draft-{number}",
            on_click="ignore",
            icon=":material/download:",
        )
    st.html(f"{ways_markup.inputs(act)}{ways_markup.steps(act)}")
    if answer.citations:
        cited_sentence.keys(number, "act", answer.citations)
    st.html(ways_markup.notes(act))


def _ask_for(number: int, missing: tuple[Missing, ...], again: Wanted, ask: Callable[[Wanted], None]) -> None:
    """Ask for what the request does not give."""
    with st.form(f"missing-{number}", border=True):
        st.html(markup.quiet("The request leaves this open. Type it as you would write it."))
        typed = {
            each.input: st.text_input(markup.label(each.question), key=f"missing-{number}-{each.input}")
            for each in missing
        }
        sent = st.form_submit_button("Work it out", type="primary")
    if not sent:
        return
    if not any(text.strip() for text in typed.values()):
        st.html(markup.notice("warning", "Fill in what is asked for first."))
        return
    ask(replace(again, given={**again.given, **typed}))
    st.rerun()
