"""What an exported file is called: the day and the question, in letters that any system takes."""

from __future__ import annotations

import re
import unicodedata

from pipelines.exports.legible import parsed
from pipelines.exports.records import Exported, ExportedConversation, turns_of

_LONGEST = 50  # characters of the question; with the rest of the name below 255 bytes in any script
_BETWEEN = re.compile(r"[\W_]+")


def file_name(exported: Exported, ending: str) -> str:
    """Return a file's name, such as ``pincite-2026-01-02-how-did-the-court-rule.docx``.

    :param exported: what is in it.
    :param ending: the form's, without a dot.
    """
    asked = [turn.answer.asked for turn in turns_of(exported) if turn.answer and turn.answer.asked]
    when = parsed(asked[-1]) if asked else None
    told = exported.conversation if isinstance(exported, ExportedConversation) else exported.question
    # Composed, so that a letter and its accent are one; and letters of compatibility are plain ones.
    words = _BETWEEN.sub("-", unicodedata.normalize("NFKC", told)).strip("-").lower()
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    name = "-".join(part for part in ("pincite", when.date().isoformat() if when else "", words) if part)
    return f"{name}{'-citations' if ending == 'csv' else ''}.{ending}"
