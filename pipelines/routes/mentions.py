"""What a question says of the documents that it means: numbers, filings, pages. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.caption import docket_numbers
from pipelines.routes.filings import DECIDED, KINDS, Filing, filings

_PARTS = re.compile(
    r"\band (?:in |on |by |for )?(?:what|why|when|how|who|which|where|whose)\b", re.IGNORECASE
)
_ENTRY = re.compile(
    r"\b(?:Dkts?|ECF|Docs?|Doc(?:ket|ument) (?:entry|no|number))\.?\s?(?:Nos?\.?\s?|#\s?)?(\d{1,4})\b",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"\b(?:pages?|pp?\.)\s?(\d{1,4}|[ivxl]{1,6})\b(?:\s?(?:-|–|to|and|through)\s?(\d{1,4})\b)?", re.IGNORECASE
)
_MOST_PAGES = 20
_PLURALS = "|".join(
    [
        *"cases documents files filings papers lawsuits matters pleadings policies replies".split(),
        *map("{}s".format, KINDS),
    ]
)
_ACROSS = re.compile(
    r"\b(?:which|what|how many(?! (?:cases|lawsuits|matters) (?:ha[dsv]e?|were|are)\b)|all|any|each|every|"
    r"most|none|both|several|some|either|these)(?: one)?(?: of)?"
    r"(?: (?:the|these|those|our|my|your|his|her|their))?(?: [\w’'-]+){0,2}? "
    rf"(?:{_PLURALS})\b|\bacross (?:the|all|these|our|my)\b|"
    r"\b(?:each|every|any|which) (?:case|document|file|filing|contract|agreement)\b",
    re.IGNORECASE,
)


class Mentions(NamedTuple):
    """What a question says of documents.

    ``numbers`` are docket numbers (see :func:`ingest.caption.docket_numbers.key`), ``entries`` numbers of
    entries of a docket, ``pages`` as they are printed; ``decided`` is whether it asks what a court decided,
    ``parts`` whether it asks two things, ``across`` whether it asks of many documents.
    """

    numbers: frozenset[str]
    entries: frozenset[int]
    filings: tuple[Filing, ...]
    pages: tuple[str, ...]
    decided: bool
    parts: bool
    across: bool


def read(question: str) -> Mentions:
    """Read what a question says of documents.

    :param question: any text.
    """
    return Mentions(
        numbers=frozenset(docket_numbers.mentioned(question)),
        entries=frozenset(int(match[1]) for match in _ENTRY.finditer(question)),
        filings=tuple(filings(question)),
        pages=tuple(dict.fromkeys(_pages(question))),
        decided=DECIDED.search(question) is not None,
        parts=_PARTS.search(question) is not None,
        across=_ACROSS.search(question) is not None,
    )


def _pages(question: str) -> Iterator[str]:
    for match in _PAGE.finditer(question):
        if match[2] and match[1].isdigit():
            first = int(match[1])
            yield from map(str, range(first, min(int(match[2]), first + _MOST_PAGES) + 1))
        else:
            yield match[1].lower()
