"""Line numbers in the margin, and the lines of the text beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.margin import FEWEST, has_column, lines_beside
from ingest.pages import PageReader
from ingest.records import Box, Page, SourceFile
from ingest.rendering import PlacedWord

HEIGHT = 0.02


def word(text: str, left: float, top: float) -> PlacedWord:
    return PlacedWord(text, Box(left, top, left + 0.012 * len(text), top + HEIGHT))


def numbers(
    first: int, last: int, left: float = 0.08, top: float = 0.1, step: float = 0.03
) -> list[PlacedWord]:
    """A column of numbers that end below one another."""
    return [
        word(str(n), left - 0.012 * len(str(n)), top + step * (n - first)) for n in range(first, last + 1)
    ]


def line(
    text: str, number: int, left: float = 0.12, top: float = 0.1, step: float = 0.03
) -> list[PlacedWord]:
    """A line's words beside a number."""
    found = []
    for piece in text.split():
        found.append(word(piece, left, top + step * (number - 1)))
        left = found[-1].box.right + 0.01
    return found


LINES = [
    f"This is line {name} here."
    for name in "alpha beta gamma delta epsilon zeta eta theta iota kappa".split()
]
TEXT = "\n".join(LINES)


def page(*skipped: int) -> list[PlacedWord]:
    words = numbers(1, len(LINES))
    for number, text in enumerate(LINES, start=1):
        words += line(text, number) if number not in skipped else []
    return words


@pytest.mark.parametrize(
    ("furniture", "expected"),
    [
        (("7", *map(str, range(1, 29)), "Case 3:21"), True),
        (tuple(map(str, range(1, FEWEST + 1))), True),
        (tuple(map(str, range(1, FEWEST))), False),
        (("1", "3", "2", "5", "4"), False),
        ((), False),
    ],
)
def test_a_column_is_known_by_its_numbers(furniture: tuple[str, ...], expected: bool) -> None:
    assert has_column(furniture) is expected


def test_each_line_has_the_number_beside_it() -> None:
    assert lines_beside(page(), TEXT) == tuple(
        (number, TEXT.index(text)) for number, text in enumerate(LINES, start=1)
    )


def test_lines_come_with_their_first_sign() -> None:
    text = TEXT.replace("This is line beta", "(“This” is line beta")
    found = dict(lines_beside(page(), text))
    assert text[found[2] :].startswith("(“This”")


def test_a_number_without_a_line_has_none() -> None:
    text = TEXT.replace(f"{LINES[3]}\n", "")
    assert [number for number, _ in lines_beside(page(4), text)] == [1, 2, 3, 5, 6, 7, 8, 9, 10]


def test_a_line_that_is_not_in_the_text_has_none_and_the_next_ones_have_theirs() -> None:
    text = TEXT.replace(LINES[0], "A running head.")
    assert lines_beside(page(), text)[0] == (2, text.index(LINES[1]))


def test_a_phrase_that_comes_again_is_told_apart_by_the_order() -> None:
    again = [*LINES[:4], "A. I do.", *LINES[4:8], "A. I do."]
    words = numbers(1, len(again))
    for number, text in enumerate(again, start=1):
        words += line(text, number)
    found = dict(lines_beside(words, "\n".join(again)))
    assert found[5] < found[6] < found[10]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], id="no words"),
        pytest.param(numbers(1, FEWEST - 1) + line(LINES[0], 1), id="too few numbers"),
        pytest.param([word("7", 0.01 * n, 0.03 * n) for n in range(20)], id="numbers that do not rise"),
        pytest.param(numbers(1, 10), id="numbers without lines"),
    ],
)
def test_where_there_are_no_numbered_lines_none_are_found(words: list[PlacedWord]) -> None:
    assert lines_beside(words, TEXT) == ()


def test_two_pages_of_a_transcript_side_by_side_have_each_their_own() -> None:
    left = [f"Left line {name}." for name in "a b c d e f g h i j".split()]
    right = [f"Right line {name}." for name in "a b c d e f g h i j".split()]
    words = numbers(1, 10) + numbers(1, 10, left=0.58)
    for number, (one, other) in enumerate(zip(left, right, strict=True), start=1):
        words += line(one, number) + line(other, number, left=0.62)
    text = "\n".join([*left, *right])
    assert [number for number, _ in lines_beside(words, text)] == [*range(1, 11), *range(1, 11)]


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=3), st.floats(0, 1), st.floats(0, 1)), max_size=30),
    st.text(),
)
def test_offsets_lie_in_the_text_and_rise(placed: list[tuple[str, float, float]], text: str) -> None:
    offsets = [offset for _, offset in lines_beside([word(*item) for item in placed], text)]
    assert offsets == sorted(set(offsets))
    assert all(0 <= offset < len(text) for offset in offsets)


@pytest.mark.parametrize(
    ("file", "number", "lines"),
    [
        (
            "Whitlock-v-Corvane_2022-05-18_Deposition-of-Peter-Aldana",
            4,
            {1: "MS. PRYCE: Let’s mark this as 17.", 2: "(Exhibit 17 was marked", 25: "A. The site survey."},
        ),
        (
            "Whitlock-v-Corvane_Dkt-001_Complaint",
            6,
            {1: "36. On December 7, 2020,", 7: "38. Plaintiffs incorporate", 26: "said."},
        ),
    ],
)
def test_the_sample_corpus_has_its_lines(file: str, number: int, lines: dict[int, str]) -> None:
    path = Path("corpus/pdfs") / f"{file}.pdf"
    reader = PageReader()
    pages: list[Page] = reader.run(source=SourceFile(path, path.name, "1" * 64, 1))["pages"]
    reader.close()
    page = pages[number - 1]
    offsets = dict(page.printed_lines)
    for printed, text in lines.items():
        assert page.text[offsets[printed] :].startswith(text)
