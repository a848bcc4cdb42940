"""Several pages on one sheet are read one after the other, each with its own line numbers."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout import arrange, as_text
from ingest.runs import Word, runs_of, words_of
from ingest.sheets import pages_on

SIGN, HEIGHT, STEP = 4.0, 8.0, 12.0
WIDE, DEEP = 300.0, 380.0
LINES = 25


def written(text: str, left: float, top: float) -> list[Word]:
    words, x = [], left
    for word in text.split(" "):
        words.append(Word(word, x, top, x + len(word) * SIGN, top + HEIGHT))
        x += (len(word) + 1) * SIGN
    return words


def page(number: int, left: float, top: float, lines: int = LINES, head: str = "Page {}") -> list[Word]:
    """A transcript's page: its number, and below it lines with their numbers."""
    words = written(head.format(number), left + 100, top)
    for line in range(1, lines + 1):
        words += written(f"{line}", left, top + (line + 1) * STEP)
        words += written(f"Q. On page {number} this is line {line}?", left + 20, top + (line + 1) * STEP)
    return words


def sheet(
    numbers: Sequence[int], *, down: bool = True, last: int = LINES, head: str = "Page {}"
) -> list[Word]:
    """Four pages in a grid, down its columns or across."""
    places = [(0.0, 0.0), (0.0, DEEP), (WIDE, 0.0), (WIDE, DEEP)]
    if not down:
        places = [places[0], places[2], places[1], places[3]]
    lines = [LINES] * (len(numbers) - 1) + [last]
    pages = [
        page(number, 50 + left, 40 + top, count, head)
        for number, (left, top), count in zip(numbers, places, lines, strict=False)
    ]
    return [word for words in pages for word in words]


def read(words: Sequence[Word]) -> list[tuple[int | None, str]]:
    """The lines of a sheet, each with the number beside it."""
    text, lines = as_text(arrange(words).lines)
    return [(line.number, said) for line, said in zip(lines, text.split("\n"), strict=True) if said]


def expected(numbers: Sequence[int], last: int = LINES) -> list[tuple[int | None, str]]:
    found: list[tuple[int | None, str]] = []
    for number in numbers:
        found.append((None, f"Page {number}"))
        lines = last if number == numbers[-1] else LINES
        found += [(line, f"Q. On page {number} this is line {line}?") for line in range(1, lines + 1)]
    return found


@pytest.mark.parametrize("down", [True, False], ids=["down the columns", "across"])
def test_four_pages_are_read_in_the_order_of_their_numbers(down: bool) -> None:
    assert read(sheet([45, 46, 47, 48], down=down)) == expected([45, 46, 47, 48])


def test_two_pages_beside_each_other_are_read_one_after_the_other() -> None:
    words = page(45, 50, 40) + page(46, 50 + WIDE, 40)
    assert read(words) == expected([45, 46])


def test_the_last_page_of_a_sheet_may_be_short() -> None:
    assert read(sheet([45, 46, 47, 48], last=6)) == expected([45, 46, 47, 48], last=6)


def test_pages_without_numbers_of_their_own_are_read_down_the_columns() -> None:
    said = [text for _, text in read(sheet([45, 46, 47, 48], head="Smith Deposition"))]
    assert [text for text in said if text.endswith("line 1?")] == [
        f"Q. On page {number} this is line 1?" for number in (45, 46, 47, 48)
    ]


PROSE = [
    "We represent the landlord and on its behalf we give",
    "you notice that rent was not paid at all.",
    "",
    "",
]


def letter(number: int, left: float) -> list[Word]:
    """A page of a letter: its number and paragraphs of two lines."""
    words = written(f"Letter, page {number}", left, 40)
    for row, line in enumerate(PROSE * 4, start=2):
        words += written(f"{number} {line}", left, 40 + row * STEP) if line else []
    return words


def test_two_pages_of_a_letter_beside_each_other_are_read_one_after_the_other() -> None:
    words = [*written("Case 1:20-cv-00123 Document 7 Filed 01/02/20 Page 3 of 9", 180, 10), *letter(1, 50)]
    said = [text for _, text in read([*words, *letter(2, 380)]) if not text.startswith("Case")]
    assert [text[0] for text in said] == ["L", *"1" * 8, "L", *"2" * 8]


def test_columns_of_a_wide_table_are_read_across() -> None:
    words = letter(1, 50) + letter(2, 290)
    assert pages_on(runs_of(words), HEIGHT) == []


def test_a_sheet_whose_text_stands_at_one_edge_is_one_page() -> None:
    words = written("Received", 40, 10)
    for row in range(9):
        words += written("paid", 560, 40 + row * STEP)
    assert pages_on(runs_of(words), HEIGHT) == []


def test_numbers_down_both_edges_are_one_pages() -> None:
    words = page(45, 50, 40)
    for line in range(1, LINES + 1):
        words += written(f"{line}", 560, 40 + (line + 1) * STEP)
    assert pages_on(runs_of(words), HEIGHT) == []


def test_a_numbered_list_on_pleading_paper_parts_nothing() -> None:
    words = page(45, 50, 40)
    for line in range(1, 13):
        words += written(f"{line} an exhibit of the list", 210, 40 + (line + 4) * STEP)
    assert pages_on(runs_of(words), HEIGHT) == []


@given(
    st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True), st.integers(1, LINES), st.booleans()
)
def test_no_word_is_lost_or_doubled(numbers: list[int], last: int, down: bool) -> None:
    runs = runs_of(sheet(numbers, down=down, last=last))
    pages = pages_on(runs, HEIGHT) or [words_of(runs)]
    assert sorted(word for words in pages for word in words) == sorted(words_of(runs))
