"""Line numbers in the margin, as pleading paper and transcripts have them. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.raised import is_raised
from ingest.runs import Run

_NUMBER = re.compile(r"\d{1,2}")
_LEAST_NUMBERS = 4
_UNEVEN = 0.35


def margin_numbers(runs: Sequence[Run], height: float) -> list[Run]:
    """Return the runs that open with a line number, down the page.

    Line numbers stand in one column, left of nearly all text beside them, at even distances, each one more
    than the one above.

    :param runs: a page's runs.
    :param height: a line's.
    """
    chain = max(map(_whole, _columns(opening(runs), height)), key=len, default=[])
    if len(chain) < _LEAST_NUMBERS or not _is_margin(chain, runs):
        return []
    return chain


def opening(runs: Sequence[Run]) -> list[Run]:
    """Return the runs that open with a number, and note it with them.

    :param runs: a page's runs.
    """
    found = [
        run
        for run in runs
        if _NUMBER.fullmatch(run.words[0].text)
        and not any(is_raised(run.words[0], word) for word in run.words[1:2])
    ]
    for run in found:
        run.number, run.number_middle = run.words[0].text, (run.words[0].top + run.words[0].bottom) / 2
    return found


def chains_in(numbered: Sequence[Run], height: float) -> list[list[Run]]:
    """Return all runs of numbers n, n + 1, n + 2 … that stand below each other, beginning at 1 or 2.

    :param numbered: runs that open with a number.
    :param height: a line's.
    :returns: the chains; a run may be in several.
    """
    chains: list[list[Run]] = []
    for column in _columns(numbered, height):
        found: list[list[Run]] = []
        for run in column:
            if found and int(run.number) == int(found[-1][-1].number) + 1:
                found[-1].append(run)
            elif run.number in ("1", "2"):
                found.append([run])
        chains += found
    return chains


def _columns(numbered: Sequence[Run], height: float) -> list[list[Run]]:
    """Put the runs together whose numbers stand below each other, by their left edges and by their right."""
    found: list[list[Run]] = []
    for edge in ("left", "right"):
        columns: dict[int, list[Run]] = {}
        for run in sorted(numbered, key=lambda run: run.number_middle):
            place = getattr(run.words[0], edge) / height
            for column in {int(place), round(place)}:
                columns.setdefault(column, []).append(run)
        found += columns.values()
    return found


def _whole(column: Sequence[Run]) -> list[Run]:
    """Return the longest run of numbers n, n + 1, n + 2 … down a column, beginning at 1 or 2."""
    chains: dict[int, list[Run]] = {}
    for run in column:
        number = int(run.number)
        if number - 1 in chains or number in (1, 2):
            chain = [*chains.get(number - 1, []), run]
            if len(chain) > len(chains.get(number, [])):
                chains[number] = chain
    return max(chains.values(), key=len, default=[])


def _is_margin(chain: Sequence[Run], runs: Sequence[Run]) -> bool:
    steps = [two.number_middle - one.number_middle for one, two in pairwise(chain)]
    step = median(steps)
    even = sum(abs(each - step) < _UNEVEN * step for each in steps)
    edge = max(run.words[0].right for run in chain)
    top, bottom = chain[0].number_middle - step, chain[-1].number_middle + step
    numbered = set(map(id, chain))
    beside = [run for run in runs if top < run.middle < bottom and id(run) not in numbered]
    left_of = sum(run.left < edge for run in beside)
    return step > 0 and even >= 0.8 * len(steps) and left_of <= 0.1 * len(beside)
