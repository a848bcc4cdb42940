"""The app: ``streamlit run app.py``. Settings and navigation; the pages are in :mod:`ui`."""

import streamlit as st

from ui import frame

st.set_page_config(page_title="Pincite", page_icon=":material/gavel:", layout="wide")
pages = [
    st.Page("ui/ask.py", title="Ask", icon=":material/search:", default=True),
    st.Page("ui/timeline.py", title="Timeline", icon=":material/timeline:"),
    st.Page("ui/library.py", title="Library", icon=":material/folder_open:"),
    st.Page("ui/entities.py", title="People and places", icon=":material/groups:"),
    st.Page("ui/matters.py", title="Matters", icon=":material/cases:"),
    st.Page("ui/evaluate.py", title="Evaluate", icon=":material/checklist:"),
    st.Page("ui/models.py", title="Models", icon=":material/memory:"),
]
others = [
    st.Page("ui/reading.py", title="Read", icon=":material/menu_book:"),
    st.Page("ui/summary.py", title="Summary", icon=":material/summarize:"),
    st.Page("ui/diagnostics.py", title="Diagnostics", icon=":material/monitor_heart:"),
]
chosen = st.navigation([*pages, *others], position="hidden")
frame.show(pages, chosen)
