"""A recognised word keeps its place on the page through the cleaning of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean_pages
from ingest.placing import place_words
from ingest.records import Box


def boxed(*lines: str) -> list[list[tuple[str, Box]]]:
    """Words of lines, each with a box that tells its line and its place in it."""
    return [
        [(word, Box(place, line, place + 0.9, line + 0.9)) for place, word in enumerate(text.split())]
        for line, text in enumerate(lines)
    ]


def placed(*lines: str) -> list[tuple[str, tuple[int, int]]]:
    """The words of the cleaned page, each with the line and the place that its box tells."""
    (page,) = clean_pages(["\n".join(lines)])
    spans = place_words(page.text, page.origins, boxed(*lines))
    return [(page.text[start:end], (int(box.top), int(box.left))) for start, end, box in spans]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["a b", "", "b a"], [("a", (0, 0)), ("b", (0, 1)), ("b", (2, 0)), ("a", (2, 1))], id="lines"
        ),
        pytest.param(
            ["of the agree-", "ment, and", "the agreement"],
            [("of", (0, 0)), ("the", (0, 1)), ("agree", (0, 2)), ("ment,", (1, 0)), ("and", (1, 1)),
             ("the", (2, 0)), ("agreement", (2, 1))],
            id="a word joined at a line's end",
        ),
        pytest.param(
            ["a well-", "known rule"],
            [("a", (0, 0)), ("well-", (0, 1)), ("known", (1, 0)), ("rule", (1, 1))],
            id="a compound",
        ),
        pytest.param(
            ["Case 3:21-cv-00417-MHP Document 31 Filed 11/08/21 Page 1 of 8", "1 of them", "7"],
            [("1", (1, 0)), ("of", (1, 1)), ("them", (1, 2))],
            id="a stamp and a page number taken out",
        ),
        pytest.param([], [], id="nothing"),
    ],
)  # fmt: skip
def test_words_keep_their_places(lines: list[str], expected: list[tuple[str, tuple[int, int]]]) -> None:
    assert placed(*lines) == expected


@given(st.lists(st.lists(st.sampled_from(["notice", "re-", "12", "§", "U.S.C."]), min_size=1), min_size=1))
def test_a_word_stands_where_its_box_says(words: list[list[str]]) -> None:
    lines = [" ".join(line) for line in words]
    for text, (line, place) in placed(*lines):
        assert lines[line].split()[place] in (text, f"{text}-")
