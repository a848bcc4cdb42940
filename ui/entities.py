"""The page "People and places": who and what the matter's files name, with every mention."""

from __future__ import annotations

import streamlit as st

from pipelines.entities.choosing import ROLES, choose
from pipelines.entities.entity import Entity
from pipelines.entities.records import Kind
from pipelines.text import counted
from ui import entities_markup, entity_view, lasting, markup, wiring
from ui.paging import page_of

_ANY = "Any"
_SEARCH, _KIND, _ROLE, _DOCUMENT = (f"entity-{part}" for part in ("search", "kind", "role", "document"))
_KINDS = {"Everything": None, "People": Kind.PERSON, "Organizations": Kind.ORGANIZATION, "Places": Kind.PLACE}


def _read() -> None:
    """Look through the documents that are new, and show how far that is."""
    place = st.empty()
    with place.container():
        bar = st.empty()

        def show(done: int, total: int) -> None:
            bar.html(entities_markup.progress(done, total))

        wiring.entities().read(show)
    place.empty()


def _show_list(entities: tuple[Entity, ...]) -> None:
    documents = {entry.document_id: entry.name for entry in wiring.matter().register.documents()}
    state = st.session_state
    state.setdefault(_KIND, next(iter(_KINDS)))
    if state.get(_DOCUMENT) not in documents:
        state[_DOCUMENT] = _ANY
    lasting.keep(_SEARCH, _KIND, _ROLE, _DOCUMENT)
    with st.container(key="entity-filters"):
        typed = st.text_input("Search by name", key=_SEARCH, placeholder="Dr. Rao, Acme, Duluth")
        kind = st.segmented_control(
            "Show",
            list(_KINDS),
            required=True,
            key=_KIND,
            label_visibility="collapsed",
        )
        left, right = st.columns(2)
        with left:
            role = st.selectbox("Role", [_ANY, *ROLES], key=_ROLE, format_func=str.capitalize)
        with right:
            document = st.selectbox(
                "Named in",
                [_ANY, *documents],
                key=_DOCUMENT,
                format_func=lambda key: documents.get(key, key),
            )
    found = _typed(
        typed,
        choose(
            entities,
            kind=_KINDS[kind] if kind else None,
            role=None if role == _ANY else role,
            document_id=None if document == _ANY else document,
        ),
    )
    st.header(counted(len(found), "name"), anchor=False)
    if not found:
        st.html(
            markup.quiet("Nobody and nothing fits what is chosen here. Search for less, or choose “Any”.")
        )
    for entity in found[page_of("Page of the names", "entity-page", len(found))]:
        with st.container(key=f"entity-row-{entity.id}", gap=None):
            st.button(
                markup.label(entity.name),
                key=f"entity-open-{entity.id}",
                type="tertiary",
                on_click=entity_view.open_entity,
                args=(entity.id,),
            )
            st.html(entities_markup.details(entity))


def _typed(typed: str, chosen: list[Entity]) -> list[Entity]:
    """Return those of the chosen that a name can mean; else those that hold its words."""
    if not typed.strip():
        return chosen
    meant = {entity.id for entity in wiring.entities().find(typed)} | {
        entity.id for entity in choose(chosen, typed)
    }
    return [entity for entity in chosen if entity.id in meant]


st.title("People and places", anchor=False)
if not wiring.matter().register.documents():
    st.html(markup.quiet("There are no documents in this matter yet. Add the case files first."))
    st.page_link("ui/library.py", label="Add documents in the Library", icon=":material/folder_open:")
else:
    if wiring.entities().unread():
        _read()
    opened = entity_view.opened()
    if opened is not None:
        entity_view.show(opened)
    else:
        st.html(
            markup.quiet(
                "Everyone and everything that the files name, with each place where they do. Short forms "
                "are put together with the full name where they can only mean it, and each says why; "
                "namesakes in different cases stay apart. What is wrong can be put together or taken apart "
                "by hand."
            )
        )
        everything = wiring.entities().entities()
        if everything:
            _show_list(everything)
        else:
            st.html(markup.quiet("No person, organization or place was found in these documents."))
