"""What may be quoted out of a text, as text."""

from __future__ import annotations

from pipelines.evidence.quotable import quotable


def quotes(text: str, start: int = 0, end: int | None = None) -> list[str]:
    spans = quotable(text, start, len(text) if end is None else end)
    return [text[span.start : span.end] for span in spans]
