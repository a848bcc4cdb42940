"""One person, organization or place: names and why, roles, every mention; put together and apart by hand."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from pipelines.entities.citing import Citer, numbered
from pipelines.entities.entity import Entity, EntityName
from pipelines.entities.index import EntityIndex
from pipelines.entities.kept import Act
from pipelines.records import Citation
from pipelines.text import counted
from ui import entities_markup, markup, page_view, wiring
from ui.paging import page_of

_VIEW = -1
"""The number under which the cited page is kept, beside those of a conversation's turns."""
_OPEN, _NOTICE = "entity", "entity-notice"
_COMPANIONS = 12


def open_entity(identity: str | None) -> None:
    """Open an entity, or the list of them.

    :param identity: its id, or None.
    """
    for key in (f"open-{_VIEW}", f"page-{_VIEW}", "entity-mentions"):
        st.session_state.pop(key, None)
    if identity is None:
        st.query_params.pop(_OPEN, None)
    else:
        st.query_params[_OPEN] = identity


def opened() -> Entity | None:
    """Return the entity that the address names; where there is none of it any more, that is said once."""
    identity = st.query_params.get(_OPEN)
    if identity is None:
        return None
    entity = wiring.entities().entity(identity)
    if entity is None:
        st.query_params.pop(_OPEN, None)
        st.html(
            markup.notice("info", "The name that was open is not there any more. Here are those that are.")
        )
    return entity


def show(entity: Entity) -> None:
    """Show an entity.

    :param entity: the entity.
    """
    matter, index = wiring.matter(), wiring.entities()
    citer = Citer(matter.register, matter.pinpoints)
    st.button(
        "All names", key="entity-back", icon=":material/arrow_back:", on_click=open_entity, args=(None,)
    )
    st.html(entities_markup.heading(entity))
    if told := st.session_state.pop(_NOTICE, None):
        st.html(markup.notice("done", told))
    _show_edits(entity, index)
    written, proof = st.columns([9, 10], gap="medium")
    with written, st.container(key=f"answer-{_VIEW}"):
        _show_roles(entity, citer)
        citations = _show_mentions(entity, citer)
    with proof, st.container(key=f"proof-{_VIEW}"):
        if citation := page_view.opened(_VIEW):
            page_view.show(_VIEW, citation, citations)
        _show_names(entity, index)
        _show_companions(entity, index)
    page_view.scroll(_VIEW)


def _show_roles(entity: Entity, citer: Citer) -> None:
    if not entity.roles:
        return
    st.html('<h3 class="pc-side">Roles</h3>')
    for number, role in enumerate(entity.roles, start=1):
        citation = citer.role(role, f"R{number}")
        _show_key(f"key-role-{number}", f"{role.role}: {citation.document}, {citation.pinpoint}", citation)


def _show_mentions(entity: Entity, citer: Citer) -> list[Citation]:
    st.html(f'<h3 class="pc-side">{counted(len(entity.mentions), "mention")}</h3>')
    shown = page_of("Page of the mentions", "entity-mentions", len(entity.mentions))
    places = range(len(entity.mentions))[shown]
    citations = numbered(entity, citer, places)
    pairs = list(zip(places, citations, strict=True))
    for _, group in groupby(pairs, key=lambda pair: pair[1].document_id):
        here = list(group)
        st.html(entities_markup.document(here[0][1].document))
        for place, citation in here:
            with st.container(key=f"entity-mention-{place}", gap=None):
                _show_key(f"key-mention-{place}", f"[{citation.key}] {citation.pinpoint}", citation)
                st.html(entities_markup.mention(entity.mentions[place], citation))
    return citations


def _show_key(key: str, text: str, citation: Citation) -> None:
    st.button(
        markup.label(text), key=key, type="tertiary", on_click=page_view.open_page, args=(_VIEW, citation)
    )


def _show_names(entity: Entity, index: EntityIndex) -> None:
    with st.expander("Names, and why they are one", expanded=True, key="entity-names"):
        for number, name in enumerate(entity.names):
            with st.container(
                horizontal=True, vertical_alignment="center", gap="small", key=f"entity-name-{number}"
            ):
                st.html(entities_markup.name(name))
                if len(entity.names) > 1:
                    st.button(
                        f"Take apart {number + 1}",
                        key=f"entity-split-{number}",
                        help=markup.label(f"“{name.text}” is someone or something else"),
                        on_click=_split,
                        args=(entity, name),
                    )
        others = {
            other.id: other
            for other in index.entities()
            if other.kind is entity.kind and other.id != entity.id
        }
        chosen = st.selectbox(
            "The same as",
            list(others),
            index=None,
            format_func=lambda key: _told(others[key]) if key in others else key,
            key="entity-same",
            placeholder="Type another name that means the same",
        )
        st.button(
            "Put them together",
            key="entity-merge",
            disabled=chosen is None,
            on_click=_merge,
            args=(entity, others[chosen]) if chosen in others else None,
        )


def _told(entity: Entity) -> str:
    return f"{entity.name} ({counted(len(entity.mentions), 'mention')})"


def _split(entity: Entity, name: EntityName) -> None:
    wiring.entities().split([name])
    _follow(entity, [other for other in entity.names if other is not name])
    st.session_state[_NOTICE] = f"“{name.text}” is a name of its own now. It can be undone here."


def _merge(entity: Entity, other: Entity) -> None:
    wiring.entities().merge(other, entity)
    _follow(entity, entity.names)
    st.session_state[_NOTICE] = f"“{other.name}” is put together with “{entity.name}”. It can be undone here."
    st.session_state.pop("entity-same", None)


def _undo(number: int, entity: Entity) -> None:
    wiring.matter().register.undo_entity_edit(number)
    _follow(entity, entity.names)
    st.session_state[_NOTICE] = "It is as it was before."


def _follow(entity: Entity, names: list[EntityName] | tuple[EntityName, ...]) -> None:
    """Keep the entity open whose names these are now."""
    wanted = {unit for name in names for unit in name.units}
    found = [(len(wanted & set(each.units)), each) for each in wiring.entities().entities()]
    count, best = max(found, key=lambda pair: pair[0])
    open_entity(best.id if count else None)


def _show_edits(entity: Entity, index: EntityIndex) -> None:
    for edit in index.register.entity_edits():
        if edit.number not in entity.edits:
            continue
        with st.container(
            horizontal=True, gap="small", vertical_alignment="center", key=f"row-undo-{edit.number}"
        ):
            what = "Put together by hand" if edit.act is Act.MERGE else "Taken apart by hand"
            names = ", ".join(dict.fromkeys(f"“{name.text}”" for name in edit.names))
            st.html(markup.quiet(f"{what}: {names}"), width="content")
            st.button(
                "Undo", key=f"undo-{edit.number}", type="tertiary", on_click=_undo, args=(edit.number, entity)
            )


def _show_companions(entity: Entity, index: EntityIndex) -> None:
    found = index.together_with(entity)
    if found:
        with st.expander("Named together with", expanded=False, key="entity-companions"):
            st.html(entities_markup.companions(found[:_COMPANIONS]))
            if len(found) > _COMPANIONS:
                st.html(markup.quiet(f"and {len(found) - _COMPANIONS:,} more"))
