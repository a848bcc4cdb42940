"""Pleading line numbers: what numbers the lines down a page, and is none of its text. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.lines import Lines

NUMBERED_LINES = 15
"""A chain of this many consecutive numbers down a page is line numbering (pleadings have 25 to 28)."""
_NUMBERED_LINES_LAST_PAGE = 4
_NUMBER_ALONE = re.compile(r"(\d{1,2})")
_NUMBER_BEFORE_TEXT = re.compile(r"(\d{1,2})(?:\s(?=\S)|$)")  # nothing behind it where the line is blank


def take_line_numbers(pages: Sequence[Lines]) -> None:
    """Take out line numbers, whether they stand in lines of their own or before the text.

    :param pages: a document's pages.
    """
    for pattern in (_NUMBER_ALONE, _NUMBER_BEFORE_TEXT):
        whole = pattern is _NUMBER_ALONE
        chains = [_number_chain(page.kept, pattern.fullmatch if whole else pattern.match) for page in pages]
        if max((len(chain) for chain in chains), default=0) < NUMBERED_LINES:
            continue
        for page, chain in zip(pages, chains, strict=True):
            if len(chain) < _NUMBERED_LINES_LAST_PAGE:
                continue
            beside = [index + 1 if whole else index for index in chain]
            apart = whole and chain[-1] - chain[0] < 1.5 * len(chain)  # a column without the lines it numbers
            for index, line in zip(chain, beside, strict=True):
                number, _, rest = (page.kept[index] or "").partition(" ")
                page.take(index, None if whole else rest or None)
                if not apart:
                    page.numbers.setdefault(line, int(number))


def _number_chain(lines: Sequence[str | None], match: Callable[[str], re.Match[str] | None]) -> list[int]:
    """Return the indexes of the longest run of lines numbered n, n+1, n+2 …, beginning at 1 or 2."""
    chains: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line and (found := match(line)):
            number = int(found[1])
            if number - 1 in chains or number in (1, 2):
                chain = [*chains.get(number - 1, []), index]
                if len(chain) > len(chains.get(number, [])):
                    chains[number] = chain
    return max(chains.values(), key=len, default=[])
