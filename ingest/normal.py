"""The one form that text has everywhere. Pure functions."""

from __future__ import annotations

import re

from ingest.footnotes import RAISED

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": None}
)
SPACES = re.compile(rf"[^\S\n{RAISED}]+")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_BLANK_LINES = re.compile(r"\n{3,}")


def normalise(text: str) -> str:
    """Give text the one form it has everywhere after: offsets are taken in this form.

    Ligatures become letters; soft hyphens, control characters, lone surrogates and invisible or
    direction-changing marks go; every run of spaces is one space, but for what stands before a raised number
    (:data:`ingest.footnotes.RAISED`); lines end in ``\\n`` without trailing space.

    :param text: as a reader gives it.
    :returns: the normal form; normalising it again changes nothing.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = _CONTROL.sub("", text.translate(_LIGATURES))
    lines = (line.strip() for line in SPACES.sub(" ", text).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
