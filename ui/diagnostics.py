"""The page Diagnostics: what who helps must know, looked at and saved. Nothing of a client's is in it."""

from __future__ import annotations

import streamlit as st

from pipelines.diagnostics.report import report
from ui import diagnostics_markup, markup, wiring

found = report(wiring.settings(), lambda: (wiring.matter(), wiring.jobs().state))
saved = found.model_dump_json(indent=2)

st.title("Diagnostics", anchor=False)
st.html(markup.quiet(diagnostics_markup.INTRODUCTION))
with st.container(horizontal=True, gap="small"):
    st.download_button(
        "Save as a file",
        saved,
        f"pincite-diagnostics-{found.made[:10]}.json",
        "application/json",
        key="diagnostics-save",
        type="primary",
        on_click="ignore",
        icon=":material/download:",
    )
    st.button("Look again", key="diagnostics-again", icon=":material/refresh:")
st.html(diagnostics_markup.tables(found))
st.html(diagnostics_markup.errors(found.errors))
st.html(diagnostics_markup.packages(found))
with st.expander("What is saved, word for word"):
    st.code(saved, language="json", wrap_lines=True)
