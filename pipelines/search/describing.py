"""What a passage is filed under: its document and its headings. For retrieval alone, never to be quoted."""

from __future__ import annotations

import re
from pathlib import PurePath

from ingest.caption.records import Caption
from ingest.records import Passage
from pipelines.routes.filings import KINDS
from pipelines.text import search_terms, single_spaced

_SEPARATORS = re.compile(r"[_\-\s]+")
_MOST_NAME, _MOST_HEADING = 16, 16  # words
_MOST_PARTIES = 2
_MOST_PARTY = 5
"""Words of a party's name: enough to tell it from another, few beside a passage's own."""


def words_of_name(name: str) -> str:
    """Return the words of a file name, without its ending.

    :param name: such as "Whitlock-v-Corvane_Dkt-024.pdf".
    """
    return single_spaced(_SEPARATORS.sub(" ", PurePath(name).stem))


def description(name: str, caption: Caption) -> str:
    """Describe a document in a few words, as its passages are embedded with.

    What its caption says is added where its file name does not say it: "scan0001" is embedded as an opinion
    between its parties, a file that is named after them as what it was named.

    :param name: its file name, in which people put the parties, the date and the kind of filing.
    :param caption: what it says of itself.
    :returns: the words of its name, without its ending, and its kind and parties.
    """
    called = words_of_name(name)
    terms = set(search_terms(called))
    parts = [" ".join(called.split()[:_MOST_NAME])]
    if caption.kind and not _says(called, caption.kind.value):
        parts.append(caption.kind.value)
    parties = _parties(caption)
    if parties and not any(terms & set(search_terms(party)) for party in parties):
        parts.append(" v. ".join(parties))
    return " ".join(parts)


def keywords(name: str, caption: Caption) -> str:
    """Return under which words a document's passages are found: all that its name and its caption say.

    :param name: its file name.
    :param caption: what it says of itself.
    :returns: the words of its name; its kind, parties and docket number.
    """
    called = words_of_name(name)
    numbers = [number.value for number in caption.docket_numbers[:1]]
    kind = [caption.kind.value] if caption.kind else []
    return " ".join([*called.split()[:_MOST_NAME], *kind, *_parties(caption), *numbers])


def filed_under(description: str, heading: str) -> str:
    """Return what a passage is filed under, on one line.

    :param description: its document's.
    :param heading: the headings that it stands under, the innermost last; of many words the last ones count.
    """
    return " ".join([description, *heading.replace(" >", ":").split()[-_MOST_HEADING:]])


def embedded_text(description: str, passage: Passage) -> str:
    """Return what a passage is embedded as: its text, below what it is filed under.

    :param description: its document's.
    :param passage: the passage.
    """
    return f"{filed_under(description, passage.heading)}\n{passage.text}"


def _parties(caption: Caption) -> list[str]:
    return [" ".join(party.name.split()[:_MOST_PARTY]) for party in caption.parties[:_MOST_PARTIES]]


def _says(called: str, kind: str) -> bool:
    """Say whether a file name tells a kind: by its words, or by a noun that papers of the kind go by."""
    lower = called.lower().split()
    return set(kind.split()) <= set(lower) or any(kind in KINDS.get(word, ()) for word in lower)
