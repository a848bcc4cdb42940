"""The page Ask: questions, and answers that prove themselves."""

from __future__ import annotations

import threading
from functools import partial

import streamlit as st

from pipelines.storage.register import DocumentEntry
from pipelines.text import counted
from ui import conversations, examples, markup, scope_picker, turn, wiring
from ui.asking import Asking
from ui.wanted import Wanted


def _ask(wanted: Wanted) -> None:
    matter = wiring.matter()
    asker = wiring.asker(wanted.model)
    stopping = threading.Event()
    earlier: list[Asking] = [] if wanted.as_typed else st.session_state.turns[: wanted.behind]
    ask = partial(
        asker.ask,
        stopped=stopping.is_set,
        everything=wanted.everything,
        scope=wanted.scope,
        after=[answer for asking in earlier if (answer := asking.state.answer)],
        way=wanted.way,
        given=wanted.given,
        confirmed=wanted.confirmed,
    )
    complete = asker.answerer.with_unread
    conversations.go_on(Asking(wanted.question, ask, matter.name, complete, stopping, wanted))


def _welcome(documents: list[DocumentEntry]) -> None:
    st.title("Ask your files", anchor=False)
    if not documents:
        st.html(
            markup.quiet(
                "There are no documents in this matter yet. Add the case files first; "
                "questions are then answered from them alone, each sentence with its proof."
            )
        )
        st.page_link("ui/library.py", label="Add documents in the Library", icon=":material/folder_open:")
        return
    wiring.answerer()
    st.html(
        markup.quiet(
            f"{counted(len(documents), 'document')}, "
            f"{counted(sum(entry.pages for entry in documents), 'page')}. "
            "The evidence comes first; then each sentence, once it has been verified "
            "against the page that it cites. Nothing leaves this computer."
        )
    )
    if questions := examples.for_documents([entry.name for entry in documents]):
        st.html('<h2 class="pc-side">Try one of these</h2>')
        for number, question in enumerate(questions):
            st.button(
                question,
                key=f"example-{number}",
                on_click=_ask,
                args=(Wanted(question, scope_picker.chosen()),),
            )


documents = wiring.matter().register.documents()
turns = conversations.turns()

# Four containers, always in the same places: a box that moved would be hidden together with what stood
# in its place before. In a container the box is not pinned, and Streamlit does not scroll past the answer.
with st.container(key="conversations"):
    conversations.bar()
welcome = st.container(key="empty")
conversation = st.container(key="conversation")
ask_box = st.container(key="ask-box")

if not turns:
    with welcome:
        _welcome(documents)
with conversation:
    for number, asking in enumerate(turns):
        turn.show(number, asking, latest=number == len(turns) - 1, ask=_ask)
if turns:
    st.html(markup.room_for(f"st-key-turn-{len(turns) - 1}"))
if documents:
    with ask_box:
        scope_picker.bar(documents)
        asked = st.chat_input("Ask a question about the files", key="question")
    if asked:
        _ask(Wanted(asked, scope_picker.chosen()))
        st.rerun()
