"""Who appears for whom, in the blocks that name counsel in front of an opinion. Pure functions.

A caption's reader keeps the names that it is sure of; here the whole block is found that ends in "Counsel for
Appellee, The Travelers Indemnity Company" or "for Defendants-Appellees".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from ingest.sentences import Span
from pipelines.text import roots_of

_SIDE = r"(?:plaintiff|defendant|appell|petitioner|respondent|claimant|intervenor|debtor|movant|amic)"
_ENDS = re.compile(
    r"(?i:\b(?:counsel|attorneys?|solicitors?)\s+for\s+(?:the\s+)?)(?P<named>[^.;\n]{3,80}(?:\n[^.;\n]{3,60})?)"
    rf"|\bfor\s+(?:the\s+)?(?P<side>(?i:(?:third[\s-]party\s+|cross-)?{_SIDE}[\w’'-]*)(?:[\s,]+[A-Z][\w.&’'-]*){{0,6}})"
)
_BLOCK = 450
"""Characters in the longest block: some ten lines of an address."""
_BREAK = re.compile(r"\n\s*\n|(?<=[a-z\d])(?<!Jr)(?<!Sr)\.\s*\n(?=[A-Z])")


def blocks(text: str, roles: Set[str], terms: Set[str]) -> Iterator[Span]:
    """Find the blocks that name counsel for a side.

    :param text: one of an opinion's first pages.
    :param roles: what the side is, in the singular; any where none is known.
    :param terms: the roots of the names of the side that is asked for.
    """
    behind = 0
    for match in _ENDS.finditer(text):
        whom = (match["named"] or match["side"]).lower()
        named = terms & roots_of(whom)
        begins = max(behind, match.end() - _BLOCK)
        begins = max([begins, *(found.end() for found in _BREAK.finditer(text, begins, match.start()))])
        behind = match.end()
        if named or any(role in whom for role in roles) or not (roles or terms):
            start = match.start() - len(text[begins : match.start()].lstrip())
            if re.search(r"[A-Z][\w.’'-]+\s+[A-Z]", text[start : match.start()]):
                yield Span(start, match.end())
