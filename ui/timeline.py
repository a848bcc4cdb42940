"""The page Timeline: what the files tell, by date, as a chart and as a list that says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import streamlit as st

from pipelines.exports.chronology import FORMATS
from pipelines.storage.register import DocumentEntry
from pipelines.timeline.records import Event
from pipelines.timeline.timeline import Chosen
from ui import lasting, markup, page_view, timeline_markup, wiring
from ui.days import DayBoxes
from ui.paging import page_of

_BOXES = tuple(f"timeline-{part}" for part in ("documents", "person", "from", "to", "conflicts"))
_DOCUMENTS, _PERSON, _FROM, _TO, _CONFLICTS = _BOXES
_DAYS = DayBoxes(_FROM, _TO)
_PLACE = -1  # of its open page among those of a conversation's turns, which count from 0
_OPEN = "timeline-open"
_NAMES = {"docx": "Word", "csv": "CSV", "md": "Markdown"}


def _events() -> tuple[Event, ...]:
    """Return the events; the first time, and for new documents, they are looked for, which is shown."""
    place = st.empty()

    def show(done: int, of: int) -> None:
        place.progress(done / of, f"Looking for dates: document {done + 1} of {of}")

    found = wiring.timeline().events(show)
    place.empty()
    return found


def _clear() -> None:
    for key in _BOXES:
        st.session_state.pop(key, None)


def _choose(documents: Sequence[DocumentEntry], events: Sequence[Event]) -> list[Event]:
    """Show the boxes to choose by, and return the events that fit."""
    named = {entry.document_id: entry.name for entry in documents}
    counts = Counter(name for event in events for name in event.people)
    people = [name for name, _ in counts.most_common()]
    state = st.session_state
    state[_DOCUMENTS] = [key for key in state.get(_DOCUMENTS, []) if key in named]
    if state.get(_PERSON) not in counts:
        state[_PERSON] = None
    lasting.keep(*_BOXES)
    wide, middle, days = st.columns([3, 3, 4])
    with wide:
        st.multiselect(
            "Documents",
            list(named),
            format_func=lambda key: named.get(key, key),
            key=_DOCUMENTS,
            placeholder="Any; type a part of the name",
        )
    with middle:
        st.selectbox(
            "Person or firm",
            people,
            format_func=lambda name: f"{name} ({counts[name]})",
            key=_PERSON,
            placeholder="Anybody; type a part of the name",
        )
    with days:
        _DAYS.show("From", "To")
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="timeline-more"):
        if any(event.conflicts_with for event in events):
            st.toggle("Only events with conflicting dates", key=_CONFLICTS)
        if any(state.get(key) for key in _BOXES):
            st.button("Show everything", key="timeline-clear", type="tertiary", on_click=_clear)
    chosen = Chosen(tuple(state[_DOCUMENTS]), state[_PERSON] or "", *_DAYS.chosen())
    only_conflicts = state.get(_CONFLICTS, False)
    return [event for event in events if chosen.has(event) and (event.conflicts_with or not only_conflicts)]


def _export(shown: Sequence[Event], told: str) -> None:
    under = f"Matter: {wiring.settings().matter} · {told}"
    with st.popover("Export", icon=":material/download:"):
        for ending, make in FORMATS.items():
            st.download_button(
                f"Download {_NAMES[ending]}",
                partial(make, shown, under),
                f"pincite-timeline.{ending}",
                key=f"timeline-export-{ending}",
                on_click="ignore",
                icon=":material/download:",
            )


def _open(event: Event, place: int) -> None:
    page_view.open_page(_PLACE, event.citations[place].citation(str(place + 1)))
    st.session_state.pop("scroll-to", None)  # the page opens below its event, where it was asked for
    st.session_state[_OPEN] = event.id


def _show(event: Event) -> None:
    count = len(event.citations)
    with st.container(key=f"event-{event.id}", gap="small"):
        st.html(timeline_markup.event(event))
        with st.container(horizontal=True, gap="small", key=f"sources-{event.id}"):
            for place, source in enumerate(event.citations):
                st.button(
                    markup.label(timeline_markup.source_label(source, place + 1, count)),
                    key=f"key-{event.id}-{place}",
                    type="tertiary",
                    on_click=_open,
                    args=(event, place),
                )
        opened = page_view.opened(_PLACE)
        if opened and st.session_state.get(_OPEN) == event.id:
            citations = [source.citation(str(n)) for n, source in enumerate(event.citations, start=1)]
            page_view.show(_PLACE, opened, citations)


def _show_events(documents: Sequence[DocumentEntry], events: Sequence[Event]) -> None:
    shown = _choose(documents, events)
    if not shown:
        st.html(markup.notice("info", "No event fits all of that. Choose other days, documents or people."))
        return
    told = timeline_markup.summary(shown, len(events), len(documents))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="timeline-told"):
        st.html(markup.quiet(told), width="content")
        _export(shown, told)
    st.vega_lite_chart(timeline_markup.chart(shown), width="stretch", key="timeline-chart")
    for event in shown[page_of("Page of the list", "timeline-page", len(shown))]:
        _show(event)


documents = wiring.matter().register.documents()
st.title("Timeline", anchor=False)
st.html(
    markup.quiet(
        "What the files tell of days, in their own words. Each event says whose word it is: an allegation is "
        "not a fact. Click where it is told to see the page."
    )
)
if not documents:
    st.html(markup.quiet("There are no documents in this matter yet. Add the case files first."))
    st.page_link("ui/library.py", label="Add documents in the Library", icon=":material/folder_open:")
elif found := _events():
    _show_events(documents, found)
else:
    st.html(
        markup.quiet(
            "No document of this matter tells what happened on a day, as far as could be found. Were all "
            "pages read? The Library says so of each document."
        )
    )
    st.page_link("ui/library.py", label="See the Library", icon=":material/folder_open:")
