"""Several pages on one sheet, as condensed transcripts are printed. Pure functions.

They are told by their line numbers: the same ones run down the left edge of each page, and the pages stand in
a grid. Reporters' programs print them down the columns; where the pages' own numbers say so, across. Two
pages of text side by side are told by the margins between them, which no columns are set so far apart by.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.margin import chains_in, opening
from ingest.runs import Run, Word, rows_of, words_of

_LEAST_NUMBERS = 10
"""Lines of a page by which it is told for one; a sheet's last page may have fewer."""
_LEAST_NUMBERS_LAST = 4
_APART = 10.0
"""In heights of a line: the columns of a sheet's pages are at least so wide."""
_BELOW = 0.6
"""In distances between lines: so far below its last number a page ends."""
_PAGE = re.compile(r"\W*(?:page\s)?(\d{1,4})\W*", re.IGNORECASE)

_LYING = 1.15
"""A sheet of two pages is so many times as wide as it is high."""
_MARGINS = 6.0
"""In heights of a line: the margins between two pages are at least so wide; an inch each makes 12."""
_CENTRE = (0.4, 0.6)
_FULL, _LEAST_FULL, _LEAST_WORDS = 0.7, 5, 4
"""Lines of so many words that fill so much of their page, and how many of them are running text."""

Chain = Sequence[Run]


def pages_on(runs: Sequence[Run], height: float) -> list[list[Word]]:
    """Part a sheet into the pages that are printed on it.

    :param runs: the sheet's runs.
    :param height: a line's.
    :returns: the words of each page, in the order in which the pages are read; nothing where the sheet is one
        page.
    """
    chains = _chains(runs, height)
    if len(chains) < 2:
        return _side_by_side(runs, height)
    across = _columns(chains, height)
    down = _rows(chains)
    words = words_of(runs)
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        column = max(0, bisect_right(across, word.left) - 1)
        row = min(len(down) - 1, bisect_right(down, (word.top + word.bottom) / 2))
        cells.setdefault((column, row), []).append(word)
    if any(len(_cell_of(chain, cells)) < 3 * len(chain) for chain in chains):
        return []  # numbers down both edges of one page
    downward = sorted(cells)
    sideways = sorted(cells, key=lambda cell: (cell[1], cell[0]))
    ordered = sideways if _counts(sideways, cells) and not _counts(downward, cells) else downward
    return [cells[cell] for cell in ordered]


def _side_by_side(runs: Sequence[Run], height: float) -> list[list[Word]]:
    """Part two pages of text that lie beside each other; nothing where there are none."""
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    if right - left < _LYING * (max(run.bottom for run in runs) - min(run.top for run in runs)):
        return []
    inner = [run for row in rows_of(runs)[1:-1] for run in row]  # a stamp may run across at the edge
    reach, gap, middle = left, 0.0, 0.0
    for run in sorted(inner, key=lambda run: run.left):
        if run.left - reach > gap:
            gap, middle = run.left - reach, (run.left + reach) / 2
        reach = max(reach, run.right)
    low, high = (left + share * (right - left) for share in _CENTRE)
    if gap < _MARGINS * height or not low < middle < high:
        return []
    sides = [[run for run in inner if (run.left > middle) is side] for side in (False, True)]
    if not all(map(_is_text, sides)):
        return []
    return [
        [word for run in runs if (run.left > middle) is side for word in run.words] for side in (False, True)
    ]


def _is_text(side: Sequence[Run]) -> bool:
    if not side:
        return False
    width = max(run.right for run in side) - min(run.left for run in side)
    full = [run for run in side if run.right - run.left > _FULL * width and len(run.words) >= _LEAST_WORDS]
    return len(full) >= _LEAST_FULL


def _chains(runs: Sequence[Run], height: float) -> list[Chain]:
    """Return the line numbers of each page; nothing where no two pages have the same ones."""
    found = sorted(
        (chain for chain in chains_in(opening(runs), height) if len(chain) >= _LEAST_NUMBERS_LAST),
        key=lambda chain: -len(chain),
    )
    taken: set[int] = set()
    kept: list[Chain] = []
    for chain in found:
        if not any(id(run) in taken for run in chain):
            taken.update(map(id, chain))
            kept.append(chain)
    full = [
        chain for chain in kept if len(chain) >= _LEAST_NUMBERS and chain[-1].number == kept[0][-1].number
    ]
    return kept if len(full) > 1 else []


def _columns(chains: Sequence[Chain], height: float) -> list[float]:
    """Return where the columns of pages begin, from left to right."""
    lefts = sorted(min(run.words[0].left for run in chain) for chain in chains)
    return [lefts[0], *(two for one, two in pairwise(lefts) if two - one > _APART * height)]


def _rows(chains: Sequence[Chain]) -> list[float]:
    """Return how far down the pages of each row end."""
    ends: list[float] = []
    for chain in sorted(chains, key=lambda chain: chain[0].number_middle):
        step = median(two.number_middle - one.number_middle for one, two in pairwise(chain))
        end = chain[-1].number_middle + _BELOW * step
        if not ends or chain[0].number_middle > ends[-1]:
            ends.append(end)
        else:
            ends[-1] = max(ends[-1], end)
    return ends


def _cell_of(chain: Chain, cells: dict[tuple[int, int], list[Word]]) -> list[Word]:
    return next((words for words in cells.values() if chain[0].words[0] in words), [])


def _counts(order: Sequence[tuple[int, int]], cells: dict[tuple[int, int], list[Word]]) -> bool:
    """Say whether pages in this order bear numbers that rise by one."""
    numbers = [_number(cells[cell]) for cell in order]
    known = [number - place for place, number in enumerate(numbers) if number is not None]
    return len(known) > 1 and len(set(known)) == 1


def _number(words: Sequence[Word]) -> int | None:
    """Return the number that stands at the top of a page."""
    top = min(words, key=lambda word: word.top)
    line = [word for word in words if word.top < top.bottom and word.bottom > top.top]
    said = _PAGE.fullmatch(" ".join(word.text for word in sorted(line, key=lambda word: word.left)))
    return int(said[1]) if said else None
