"""Which printed line of a transcript or of pleading paper a place of a page's text stands on.

The numbers in the margin come out of a reader as a column of their own. Where the words stand on the page
tells which line each number is beside. Pure functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.rendering import PlacedWord

FEWEST = 10
"""So many numbers below one another that rise by one are line numbers."""

_ALIGNED = 0.012
"""How far apart, in widths of the page, numbers of one column may end or begin."""
_FAR = 400
"""So many letters may have been taken out of the text, or stand elsewhere in it, between two lines."""
_KEY = 30
"""So many of a line's letters find it in the text."""


def has_column(furniture: Sequence[str]) -> bool:
    """Say whether a column of line numbers was taken out of a page.

    :param furniture: the lines taken out of it, in reading order.
    """
    run = 0
    for line in furniture:
        run = run + 1 if line == str(run + 1) else int(line == "1")
        if run >= FEWEST:
            return True
    return False


def lines_beside(words: Sequence[PlacedWord], text: str) -> tuple[tuple[int, int], ...]:
    """Find the line numbers of a page, and where in its text the lines beside them begin.

    :param words: the page's words and where they stand.
    :param text: the page's stored text, without the numbers.
    :returns: numbers, each with the offset in ``text`` where the line beside it begins, in the order of the
        text; lines that are not found in the text are left out.
    """
    columns = list(_columns(words))
    found: dict[int, int] = {}
    for column in columns:
        begin = _left(column) + _ALIGNED
        edges = [left for other in columns if (left := _left(other)) > begin]
        for number, offset in _found(column, words, min(edges, default=1.0), text):
            found.setdefault(offset, number)
    return tuple((number, offset) for offset, number in sorted(found.items()))


def _left(column: Sequence[PlacedWord]) -> float:
    return min(word.box.left for word in column)


def _columns(words: Sequence[PlacedWord]) -> Iterator[list[PlacedWord]]:
    """Yield the runs of numbers below one another that rise by one."""
    numbers = [word for word in words if word.text.isascii() and word.text.isdigit() and len(word.text) < 3]
    used: set[int] = set()
    for first in numbers:
        if id(first) in used:
            continue
        aligned = [
            word
            for word in numbers
            if abs(word.box.right - first.box.right) < _ALIGNED
            or abs(word.box.left - first.box.left) < _ALIGNED
        ]
        run: list[PlacedWord] = []
        for word in [*sorted(aligned, key=lambda word: word.box.top), None]:
            if word and run and int(word.text) == int(run[-1].text) + 1:
                run.append(word)
                continue
            if len(run) >= FEWEST and not used & {id(item) for item in run}:
                used |= {id(item) for item in run}
                yield run
            run = [word] if word else []


def _found(
    column: Sequence[PlacedWord], words: Sequence[PlacedWord], right: float, text: str
) -> Iterator[tuple[int, int]]:
    """Yield a column's numbers with the offsets of their lines, as these are found one after another."""
    letters = [(character, offset) for offset, character in enumerate(text) if character.isalnum()]
    stream = "".join(character for character, _ in letters).lower()
    reached: int | None = None
    for number in column:
        line = _letters(word.text for word in _beside(number, words, right))[:_KEY]
        if not line:
            continue
        stop = None if reached is None else reached + _FAR + len(line)
        at = stream.find(line, reached, stop)
        if at >= 0 and (reached is not None or stream.find(line, at + 1) < 0):
            yield int(number.text), _line_start(text, letters[at][1])
            reached = at + len(line)


def _line_start(text: str, offset: int) -> int:
    """Return where a line of the text begins whose first letter stands at an offset."""
    start = text.rfind("\n", 0, offset) + 1
    return offset if any(map(str.isalnum, text[start:offset])) else start


def _beside(number: PlacedWord, words: Sequence[PlacedWord], right: float) -> list[PlacedWord]:
    """Return the words on a number's line, from left to right, up to the next column."""
    found = []
    for word in words:
        overlap = min(word.box.bottom, number.box.bottom) - max(word.box.top, number.box.top)
        height = min(word.box.bottom - word.box.top, number.box.bottom - number.box.top)
        if overlap > height / 2 and number.box.right < word.box.left and word.box.right <= right:
            found.append(word)
    return sorted(found, key=lambda word: word.box.left)


def _letters(texts: Iterator[str]) -> str:
    return "".join(character for text in texts for character in text.lower() if character.isalnum())
