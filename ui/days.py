"""Two boxes for the first and the last of some days, alike on every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

EARLIEST, LATEST = date(1700, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class DayBoxes:
    """The two boxes.

    :param first_key: the key of the first day's box.
    :param last_key: the key of the last day's.
    """

    first_key: str
    last_key: str

    def fill(self, first: str, last: str) -> None:
        """Put days into the boxes that do not stand there yet.

        :param first: the first day, ISO 8601, or nothing.
        :param last: the last one, or nothing.
        """
        for key, day in ((self.first_key, first), (self.last_key, last)):
            st.session_state.setdefault(key, date.fromisoformat(day) if day else None)

    def show(self, first_label: str, last_label: str, on_change: Callable[[], None] | None = None) -> None:
        """Show them side by side.

        :param first_label: what the first day is.
        :param last_label: what the last one is.
        :param on_change: called when another day is chosen.
        """
        for column, label, key in zip(
            st.columns(2), (first_label, last_label), (self.first_key, self.last_key), strict=True
        ):
            with column:
                st.date_input(
                    label,
                    None,
                    key=key,
                    on_change=on_change,
                    format="YYYY-MM-DD",
                    min_value=EARLIEST,
                    max_value=LATEST,
                )

    def chosen(self) -> tuple[str, str]:
        """Return the days in the boxes, ISO 8601, or nothing where none is chosen."""
        first, last = st.session_state[self.first_key], st.session_state[self.last_key]
        return first.isoformat() if first else "", last.isoformat() if last else ""
