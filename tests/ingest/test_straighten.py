"""Recognised words are laid straight for the layout, and only for it: their own boxes stay."""

from math import cos, radians, sin

import pytest

from ingest.layout import arrange, as_text
from ingest.records import Box
from ingest.straighten import straightened

WIDTH, HEIGHT = 612.0, 792.0
LINES = [
    "The motion to dismiss is granted in part and denied in part",
    "for the reasons that follow and that were given at the hearing",
    "of June the first at which all of the parties were heard",
]


def lain(degrees: float) -> list[list[tuple[str, Box]]]:
    """The lines on a page that lay turned clockwise under the scanner: words with their upright boxes."""
    angle = radians(degrees)
    lines = []
    for row, text in enumerate(LINES):
        words, along = [], 80.0
        for word in text.split():
            length, down = 6.0 * len(word), 200.0 + 14 * row
            corners = [
                (x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle))
                for x in (along - WIDTH / 2, along + length - WIDTH / 2)
                for y in (down - HEIGHT / 2, down + 10 - HEIGHT / 2)
            ]
            xs, ys = [x + HEIGHT / 2 for x, _ in corners], [y + HEIGHT / 2 for _, y in corners]
            words.append((word, Box(min(xs) / HEIGHT, min(ys) / HEIGHT, max(xs) / HEIGHT, max(ys) / HEIGHT)))
            along += length + 6
        lines.append(words)
    return lines


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("slant", [0.0, 1.5, -1.5, 3.0])
def test_slanted_lines_keep_their_words_and_their_order(quarters: int, slant: float) -> None:
    words = straightened(lain(90 * quarters + slant), HEIGHT, HEIGHT)
    assert {word.quarters for word in words} == {quarters}
    assert as_text(arrange(words).lines)[0].splitlines() == LINES


def test_each_word_tells_which_it_was() -> None:
    words = straightened(lain(0), HEIGHT, HEIGHT)
    assert [word.place for word in words] == list(range(len(words)))
    assert [word.text for word in words] == " ".join(LINES).split()


@pytest.mark.parametrize("lines", [[], [[("alone", Box(0.1, 0.1, 0.2, 0.12))]]])
def test_too_little_to_tell_a_slant_is_left_as_it_lies(lines: list[list[tuple[str, Box]]]) -> None:
    assert [(word.text, word.quarters) for word in straightened(lines, WIDTH, HEIGHT)] == [
        (text, 0) for line in lines for text, _ in line
    ]
