"""A document's caption, read from its first pages, its last, and its filing stamps.

A PDF's own title and author are not read: those of courts' files are a word processor's path, a clerk's
log-in and the draft's name ("Proposed Show Cause Order" on the order itself).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from haystack import component

from ingest.caption.contracts import find_contract
from ingest.caption.court_papers import read_court_paper
from ingest.caption.docket_numbers import find_stamped
from ingest.caption.filing_dates import stamped_date
from ingest.caption.letters import is_letter, read_letter
from ingest.caption.paper import Paper
from ingest.caption.records import Caption, Found
from ingest.records import Page


@component
class CaptionReader:
    """Reads what a document's pages say of it: docket numbers, court, parties, judge, kind, dates."""

    @component.output_types(caption=Caption)
    def run(self, pages: list[Page]) -> dict[str, Any]:
        """Read the caption.

        :param pages: the document's pages.
        :returns: ``caption``.
        """
        return {"caption": read_caption(pages)}


def read_caption(pages: Sequence[Page]) -> Caption:
    """Read a document's caption.

    :param pages: all its pages; those without text are passed over.
    :returns: what could be told; the rest is left out rather than guessed.
    """
    paper = Paper.of(pages)
    if paper is not None:
        if is_letter(paper):
            return read_letter(paper)
        if paper.heading is not None:
            return read_court_paper(paper, paper.heading)
        if contract := find_contract(paper.front):
            kind = Found("contract", contract.title)
            return Caption(kind=kind, parties=contract.parties, dated=contract.dated)
    number = find_stamped(pages)
    return Caption(docket_numbers=(number,) if number else (), filed=stamped_date(pages))
