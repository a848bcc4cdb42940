"""Recognised words as they would stand had the paper lain straight, for the layout alone. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from ingest.records import Box
from ingest.runs import Word

_LONG_LINE = 4


def straightened(lines: Sequence[Sequence[tuple[str, Box]]], width: float, height: float) -> list[Word]:
    """Return recognised words in points, the page's slant taken out, level with their line.

    :param lines: the lines as they were recognised, each of words with their boxes.
    :param width: the page's width in points.
    :param height: its height.
    :returns: the words in the order in which they were found; ``place`` is their place in it.
    """
    quarters = _quarters(lines, width, height)
    lying = quarters % 2 == 1
    placed = [[_in_points(text, box, width, height, quarters) for text, box in line] for line in lines]
    slants = [_slant(line, lying) for line in placed if len(line) >= _LONG_LINE]
    slant = median(slants) if slants else 0.0
    words: list[Word] = []
    for line in placed:
        straight = [_level(word, slant, lying) for word in line]
        low, high = ("left", "right") if lying else ("top", "bottom")
        ends = {edge: median(getattr(word, edge) for word in straight) for edge in (low, high)}
        words += [word._replace(place=len(words) + offset, **ends) for offset, word in enumerate(straight)]
    return words


def _quarters(lines: Sequence[Sequence[tuple[str, Box]]], width: float, height: float) -> int:
    """Return the quarter turns clockwise in which most lines run, seen from their first and last words."""
    turns: Counter[int] = Counter()
    for line in lines:
        if len(line) > 1:
            first, last = line[0][1], line[-1][1]
            along, down = (last.left - first.left) * width, (last.top - first.top) * height
            turns[(0 if along > 0 else 2) if abs(along) > abs(down) else (1 if down > 0 else 3)] += len(line)
    return turns.most_common(1)[0][0] if turns else 0


def _in_points(text: str, box: Box, width: float, height: float, quarters: int) -> Word:
    return Word(text, box.left * width, box.top * height, box.right * width, box.bottom * height, quarters)


def _slant(line: list[Word], lying: bool) -> float:
    first, last = line[0], line[-1]
    along = last.top - first.top if lying else last.left - first.left
    across = last.left - first.left if lying else last.bottom - first.bottom
    return across / along if along else 0.0


def _level(word: Word, slant: float, lying: bool) -> Word:
    if lying:
        shift = slant * word.top
        return word._replace(left=word.left - shift, right=word.right - shift)
    shift = slant * word.left
    return word._replace(top=word.top - shift, bottom=word.bottom - shift)
