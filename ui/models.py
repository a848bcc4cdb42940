"""The page Models: which model drafts, and getting others."""

from __future__ import annotations

import os

import streamlit as st

from pipelines.errors import PinciteError
from pipelines.models import catalogue, hub, server_address
from pipelines.models.catalogue import ModelEntry
from pipelines.models.server_address import Address
from ui import markup, models_markup, wiring

POLL_SECONDS, IDLE_POLL_SECONDS = 0.5, 3.0


def _use(name: str) -> None:
    try:
        wiring.use_model(name)
        st.session_state["models-told"] = ("done", f"{name} drafts the answers from now on.")
    except PinciteError as error:
        st.session_state["models-told"] = ("error", str(error))


def _get(name: str) -> None:
    wiring.installer().start(name)


def _get_from_hub() -> None:
    name = st.session_state["hub-name"].strip().removeprefix(hub.PREFIX)
    try:
        source = hub.from_environment(token=st.session_state["hub-token"].strip() or None)
        wiring.installer().start(f"{hub.PREFIX}{name}", source)
    except PinciteError as error:
        st.session_state["models-told"] = ("error", str(error))
    st.session_state["hub-token"] = ""  # it is not kept


def _use_file() -> None:
    path = st.session_state["own-path"].strip()
    if path.lower().endswith(".gguf"):
        _use(path)
    else:
        told = "Give the path of a model’s file; its name ends in .gguf."
        st.session_state["models-told"] = ("error", told)


def _use_server() -> None:
    name = st.session_state["server"].strip()
    try:
        address = Address.parse(name)
        if st.session_state.get("server-consent") == address.base:
            server_address.allow(address, wiring.settings().models_folder)
    except PinciteError as error:
        st.session_state["models-told"] = ("error", str(error))
        return
    _use(name)


def _show_installing(was_running: bool) -> None:
    state = wiring.installer().state
    if state.running != was_running:
        st.rerun()  # the list of models may have changed
    if state.running and state.name:
        with st.container(key="installing", border=True):
            st.html(models_markup.installing(state, _title(state.name)))
            st.button("Cancel", key="cancel-install", on_click=wiring.installer().cancel)
    elif state.error:
        st.html(markup.notice("error", state.error))
        st.button("Dismiss", key="dismiss-install", on_click=wiring.installer().dismiss)


def _title(name: str) -> str:
    if name.startswith(hub.PREFIX):
        return name.removeprefix(hub.PREFIX)
    return catalogue.find(name).title


def _show_entry(entry: ModelEntry, in_use: bool, installed: bool, busy: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(models_markup.entry(entry, in_use=in_use))
        if not installed:
            label = f"Get it ({models_markup.size(entry.size_bytes)})"
            st.button(label, key=f"get-{entry.name}", on_click=_get, args=(entry.name,), disabled=busy)
        elif not in_use:
            st.button("Use this one", key=f"use-{entry.name}", on_click=_use, args=(entry.name,))


def _show_others(busy: bool) -> None:
    with st.expander("Another model, from a hub"):
        st.html(
            markup.quiet(
                "Models in GGUF form, by their name on Hugging Face. Only the model’s name is sent there, "
                "nothing of your files; what comes is checked against the hub’s checksum."
            )
        )
        st.text_input("Owner/repository/file.gguf", key="hub-name")
        st.text_input(
            "Access token, where the hub wants one (it is not kept)", key="hub-token", type="password"
        )
        st.button("Get it", key="get-hub", on_click=_get_from_hub, disabled=busy)
    with st.expander("A model’s file on this computer"):
        st.text_input("Path of the .gguf file", key="own-path")
        st.button("Use this file", key="use-own", on_click=_use_file)
    with st.expander("A model on your office’s own server"):
        _show_server()


def _show_server() -> None:
    st.html(markup.quiet(models_markup.SERVER_HERE))
    example = markup.label("http://127.0.0.1:8080/v1")
    name = st.text_input(f"Address, such as {example} (add #model to name one of several)", key="server")
    try:
        address = Address.parse(name.strip()) if name.strip() else None
    except PinciteError:
        address = None  # told when the button is pressed
    if address is not None and not address.is_this_computer:
        st.html(markup.notice("warning", models_markup.consent(address)))
        allowed = st.checkbox(f"I allow it for {markup.label(address.base)}", key=f"consent-{address.base}")
        st.session_state["server-consent"] = address.base if allowed else None
    st.button("Use this server", key="use-server", on_click=_use_server)


settings = wiring.settings()
busy = wiring.installer().state.running
installed = catalogue.installed(settings.models_folder)
known = catalogue.entries("generator")
listed = [*known, *(entry for entry in installed if entry not in known)]

st.title("Models", anchor=False)
st.html(markup.quiet(models_markup.INTRODUCTION))
if told := st.session_state.pop("models-told", None):
    st.html(markup.notice(*told))
if os.environ.get("PINCITE_MODEL"):
    st.html(
        markup.notice(
            "info", "The model is set by PINCITE_MODEL where Pincite was started; a choice made here waits."
        )
    )
st.fragment(_show_installing, run_every=POLL_SECONDS if busy else IDLE_POLL_SECONDS)(busy)
for entry in listed:
    _show_entry(entry, entry.name == settings.model, entry in installed, busy)
if settings.model not in [entry.name for entry in listed]:
    st.html(models_markup.chosen(settings.model))
_show_others(busy)
st.page_link("ui/diagnostics.py", label="Diagnostics", icon=":material/monitor_heart:")
