"""What the process that reads files says of a page, before it is cleaned."""

from __future__ import annotations

from ingest.child import JSON

UNREAD: JSON = {
    "text": "",
    "numbers": [],
    "rest": None,
    "notes": None,
    "sheet": [],
    "aside": [],
    "margin": 0,
    "unseen": 0,
    "image": False,
    "problem": None,
    "lines": None,
    "confidence": None,
}
"""A page of which nothing is known but its number.

``text``: its lines in reading order, in the one form of text. ``numbers``: pairs of a line's index and the
line number printed beside it. ``rest``: the index of the line with which the rest of a note of the page
before begins, if a note runs over; None where nothing looks like it. ``notes``: the index of the line that
opens the first of its own notes, or None. ``sheet``: where several pages are printed on it, the indexes of
the lines with which those behind the first begin. ``aside``: what was set apart from the text. ``margin``:
how many of that are line numbers. ``unseen``: how many words of its text layer nobody sees on it; they are
left out. ``image``: whether the page shows a picture. ``problem``: what went wrong, for a person. ``lines``:
of recognised text, for each line its words ``[text, left, top, right, bottom]``, in fractions of the page as
it is shown. ``confidence``: how sure their recognition is, from 0 to 1.
"""
