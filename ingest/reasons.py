"""What a parser's exception means to a lawyer: parsers speak of their own insides, and quote bytes."""

from __future__ import annotations

import logging
import zlib

from pypdf.errors import LimitReachedError

from ingest.drawn import TimeRanOut
from ingest.words import TooManyCharacters

DAMAGED = "this part of the file is damaged"

_log = logging.getLogger(__name__)

_WORDS: tuple[tuple[type[BaseException], str], ...] = (
    (TooManyCharacters, "it has more text than a page can hold"),
    (TimeRanOut, "recognising its text took too long; add the file again when the computer is less busy"),
    (MemoryError, "reading it took more memory than Pincite allows"),
    (LimitReachedError, "it is packed or nested far beyond what a case file needs"),
    (RecursionError, "its parts refer to each other without end"),
    (zlib.error, "its compressed contents are damaged"),
)


def in_words(error: BaseException) -> str:
    """Say in a lawyer's words what went wrong; what the parser itself said goes to the log.

    :param error: what a parser raised on a hostile or damaged file.
    :returns: a clause without a capital and a full stop, for a ledger or an error in :mod:`ingest.errors`.
    """
    _log.info("%s: %s", type(error).__name__, error)
    return next((words for kind, words in _WORDS if isinstance(error, kind)), DAMAGED)
