"""Where the words of a cleaned page stand: recognised words are followed through the cleaning. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.records import Box, PlacedSpan


def place_words(
    text: str, origins: Sequence[tuple[int, int]], lines: Sequence[Sequence[tuple[str, Box]]]
) -> tuple[PlacedSpan, ...]:
    """Find each recognised word in the cleaned text.

    :param text: the cleaned text.
    :param origins: which of the lines were kept and where they begin; see
        :class:`ingest.lines.CleanPage`.
    :param lines: the recognised lines, each of words with their boxes.
    :returns: the words that were kept, in the order of the text.
    """
    placed = []
    for index, start in origins:
        position = start
        for word, box in lines[index]:
            while position < len(text) and text[position].isspace():
                position += 1
            end = _end_of(word, text, position)
            if end is not None:  # a word taken out of its line has no place
                placed.append(PlacedSpan(position, end, box))
                position = end
    return tuple(placed)


def _end_of(word: str, text: str, position: int) -> int | None:
    """Return where a word that should begin here ends, or None when another one stands here."""
    end = position + len(word)
    if text.startswith(word, position) and (end == len(text) or text[end].isspace() or word[-1] in "-‐"):
        return end
    bare = word[:-1]
    if word[-1] in "-‐" and bare and text.startswith(bare, position):  # joined with the next line's word
        return end - 1
    return None
