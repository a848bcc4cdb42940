"""Text as any file can hold it. What files and models write is hostile until it has passed here."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from pipelines.text import single_spaced

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows them: they would set a citation's own words backwards."""

_IMPOSSIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    f"|[{''.join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))}]"
)
"""Control characters, halves of characters and noncharacters (XML 1.0, section 2.2)."""

UNKNOWN = "\ufffd"


def legible(text: str) -> str:
    """Return a text on one line, as a file can hold it.

    :param text: any text.
    :returns: the same; what cannot be written stands as U+FFFD, and nothing turns the direction of the rest.
    """
    return single_spaced(_IMPOSSIBLE.sub(UNKNOWN, _TURNING.sub("", text)))


def moment(text: str) -> str:
    """Return a time as people write it: "January 2, 2026, 03:04 UTC".

    :param text: ISO 8601; what is no time comes back legible, as it is.
    """
    when = parsed(text)
    return f"{day(text)}, {when:%H:%M} UTC" if when else legible(text)


def day(text: str) -> str:
    """Return the day of a time, in UTC, as people write it: "January 2, 2026".

    :param text: ISO 8601; what is no time comes back legible, as it is.
    """
    when = parsed(text)
    return f"{when:%B} {when.day}, {when.year}" if when else legible(text)


def parsed(text: str) -> datetime | None:
    """Return a time, in UTC, or None where the text is none.

    :param text: ISO 8601; without a zone it is UTC.
    """
    try:
        when = datetime.fromisoformat(text)
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
