"""Pieces of the page Timeline, as pure functions: its HTML, escaped as in :mod:`ui.markup`, and its chart."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from pipelines.text import counted, single_spaced
from pipelines.timeline.records import Event, EventSource, Precision, Voice
from pipelines.timeline.wording import conflict_line, date_line, source_note

VOICES = {
    Voice.COURT: "Court",
    Voice.RECORD: "Record",
    Voice.TESTIFIED: "Testified",
    Voice.ALLEGED: "Alleged",
    Voice.DENIED: "Denied",
}
_COLOURS = ("#3d6ca6", "#2f8a4a", "#8a5fb0", "#b07a00", "#c0483c")
_SHAPES = ("circle", "square", "diamond", "triangle-up", "cross")
"""Of the voices, in order; each is told by its row and shape, too. The colours do on both grounds."""
_ROW = 46
_SHORT = 160


def event(item: Event) -> str:
    """Return an event as a row: when, what is told, and whose word it is.

    :param item: the event.
    """
    told = _marked(item)
    lines = "".join(
        f'<p class="pc-conflict" data-testid="timeline-conflict">{escape(conflict_line(conflict))}</p>'
        for conflict in item.conflicts_with
    )
    if item.disputed:
        lines += '<p class="pc-conflict">One paper tells of this and another denies it.</p>'
    return (
        '<article class="pc-event" data-testid="timeline-event">'
        f'<h2>{escape(date_line(item))}</h2><div><p class="pc-told">{told}</p>{lines}'
        f'<p class="pc-quiet">{escape(_sentence_case(item.said_by))}.{escape(_notes(item))}</p>'
        "</div></article>"
    )


def source_label(source: EventSource, place: int, count: int) -> str:
    """Return what the button says that opens the page of a source.

    :param source: the source.
    :param place: its number among its event's sources, from 1.
    :param count: how many there are.
    """
    number = f"[{place}] " if count > 1 else ""
    return f"{number}{source.document}, {source.pinpoint}"


def summary(shown: Sequence[Event], of: int, documents: int) -> str:
    """Return how many events are shown, in words.

    :param shown: the events shown.
    :param of: how many there are.
    :param documents: of how many documents.
    """
    conflicts = sum(bool(item.conflicts_with) for item in shown)
    some = f"{len(shown):,} of {counted(of, 'event')}" if len(shown) != of else counted(of, "event")
    rest = f" Of {conflicts:,} of them another date is told, too." if conflicts else ""
    return f"{some}, out of {counted(documents, 'document')}.{rest}"


def chart(events: Sequence[Event]) -> dict[str, Any]:
    """Return the chart of events as Vega-Lite has it: days from left to right, whose word in rows.

    :param events: the events shown, at least one.
    """
    names = [VOICES[voice] for voice in VOICES if any(item.voice == voice for item in events)]
    order = list(VOICES.values())
    return {
        "description": f"Timeline of {counted(len(events), 'event')}, {date_line(events[0])} to "
        f"{date_line(events[-1])}. The list below tells the same.",
        "height": 40 + _ROW * len(names),
        "data": {"values": [_point(item) for item in events]},
        "encoding": {
            "x": {"field": "from", "type": "temporal", "title": None, "axis": {"labelOverlap": True}},
            "y": {"field": "voice", "type": "nominal", "title": None, "sort": names},
            "color": {
                "field": "voice",
                "type": "nominal",
                "legend": None,
                "scale": {"domain": order, "range": list(_COLOURS)},
            },
            "tooltip": [
                {"field": "when", "title": "When"},
                {"field": "told", "title": "Told"},
                {"field": "said", "title": "Whose word"},
            ],
        },
        "layer": [
            {
                "transform": [{"filter": "isValid(datum.to)"}],
                "mark": {"type": "rule", "strokeWidth": 5, "opacity": 0.35, "aria": False},
                "encoding": {"x2": {"field": "to"}},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 70, "opacity": 0.75, "aria": False},
                "encoding": {
                    "shape": {
                        "field": "voice",
                        "type": "nominal",
                        "legend": None,
                        "scale": {"domain": order, "range": list(_SHAPES)},
                    }
                },
            },
        ],
    }


def _point(item: Event) -> dict[str, str | None]:
    text = item.text if len(item.text) <= _SHORT else f"{item.text[: _SHORT - 1]}…"
    return {
        "from": _first_day(item.date),
        "to": _first_day(item.until) if item.until else None,
        "when": date_line(item),
        "voice": VOICES[item.voice],
        "told": text,
        "said": item.said_by,
    }


def _first_day(value: str) -> str:
    # With an hour it is a time of the reader's own zone; without one it would be the day before in America.
    return f"{value}{'-01-01'[: 10 - len(value)]}T00:00:00"


def _marked(item: Event) -> str:
    """Return what is told, its date set off."""
    written = single_spaced(item.citations[0].written)
    before, date, behind = item.text.partition(written) if written else (item.text, "", "")
    return f"{escape(before)}<strong>{escape(date)}</strong>{escape(behind)}" if date else escape(item.text)


def _notes(item: Event) -> str:
    note = source_note(item.citations[0])
    exact = {
        Precision.MONTH: "told to the month",
        Precision.YEAR: "told to the year",
    }.get(item.precision, "")
    told = "; ".join(filter(None, (exact, note)))
    return f" {_sentence_case(told)}." if told else ""


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
