"""What a passage is filed under: its document and its headings. For retrieval alone, never to be quoted."""

from __future__ import annotations

import re
from pathlib import PurePath

from ingest.records import Passage
from pipelines.text import single_spaced

_SEPARATORS = re.compile(r"[_\-\s]+")
_MOST_WORDS = 16


def description(name: str) -> str:
    """Describe a document in a few words.

    :param name: its file name, in which people put the parties, the date and the kind of filing.
    :returns: the words of its name, without its ending.
    """
    return single_spaced(_SEPARATORS.sub(" ", PurePath(name).stem))


def filed_under(description: str, heading: str) -> str:
    """Return what a passage is filed under, on one line.

    :param description: its document's.
    :param heading: the headings that it stands under, the innermost last; of many words the last ones count.
    """
    return " ".join([*description.split()[:_MOST_WORDS], *heading.replace(" >", ":").split()[-_MOST_WORDS:]])


def embedded_text(description: str, passage: Passage) -> str:
    """Return what a passage is embedded as: its text, below what it is filed under.

    :param description: its document's.
    :param passage: the passage.
    """
    return f"{filed_under(description, passage.heading)}\n{passage.text}"
