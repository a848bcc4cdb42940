"""Words become lines in the order in which people read them, whatever the order they are drawn in."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.drawn import MAX_CHARACTERS
from ingest.filled import open_document, open_page
from ingest.footnotes import RAISED
from ingest.layout import Arranged, arrange, as_text
from ingest.runs import Word
from ingest.words import TooManyCharacters, read_words
from tests.ingest import pdfs

REAL_CASES = Path("../shared/realcases/pdfs")

real_cases = pytest.mark.skipif(not REAL_CASES.is_dir(), reason="the real case files are not here")

SIGN, HEIGHT = 6.0, 12.0
PROSE = (
    "the court finds that the notice of breach was given in time and in writing to the registered agent "
    "of the company which did not answer it within the thirty days that the agreement allows for a cure "
    "of the breach so that the suspension of the platform on the first of june was without cause and "
    "the fees of that month are due to the customer together with interest at the legal rate from the "
    "day on which they were paid until they are returned in full and the company shall bear the costs "
    "of these proceedings and of the appeal that it took from the order below which this court affirms "
    "in all of its parts for the reasons that are set out in what follows "
).split()


def written(text: str, left: float, top: float, height: float = HEIGHT) -> list[Word]:
    """A line of text as words, set in letters of one width."""
    words, x = [], left
    for word in text.split(" "):
        if word:
            width = len(word) * SIGN * height / HEIGHT
            words.append(Word(word, x, top, x + width, top + height))
            x += width
        x += SIGN * height / HEIGHT
    return words


def paragraph(
    words: Sequence[str], left: float, top: float, width: float, step: float = 14.0
) -> list[list[Word]]:
    """Running text in lines that fill a column."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width / SIGN:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [written(line, left, top + row * step) for row, line in enumerate(lines)]


def flat(lines: Sequence[Sequence[Word]]) -> list[Word]:
    return [word for line in lines for word in line]


def words_of(path: Path, number: int = 1, most: int = MAX_CHARACTERS) -> list[Word]:
    document = open_document(path)
    return read_words(open_page(document, number - 1), most).words


def text_of(arranged: Arranged) -> str:
    return as_text(arranged.lines)[0]


def running(arranged: Arranged) -> list[str]:
    return text_of(arranged).split()


# --- columns -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("drawn", ["as read", "across", "from the end"])
def test_columns_are_read_one_after_the_other(columns: int, drawn: str) -> None:
    width = 480 / columns - 14
    share = len(PROSE) // columns
    parts = [PROSE[n * share : (n + 1) * share] for n in range(columns)]
    lines = [
        line
        for n, part in enumerate(parts)
        for line in paragraph(part, 60 + n * 480 / columns, 100 + 3 * n, width)
    ]
    if drawn == "across":
        lines.sort(key=lambda line: line[0].top)
    if drawn == "from the end":
        lines.reverse()
    assert running(arrange(flat(lines))) == [word for part in parts for word in part]


def test_a_heading_across_the_columns_parts_them() -> None:
    quarter = len(PROSE) // 4
    blocks = [
        *paragraph(PROSE[:quarter], 60, 100, 220, 14),
        *paragraph(PROSE[quarter : 2 * quarter], 300, 100, 220, 14),
    ]
    below = [
        *paragraph(PROSE[2 * quarter : 3 * quarter], 60, 400, 220, 14),
        *paragraph(PROSE[3 * quarter : 4 * quarter], 300, 400, 220, 14),
    ]
    heading = written("PART TWO OF THE ORDER THAT RUNS ACROSS", 160, 380)
    expected = [*PROSE[: 2 * quarter], *(word.text for word in heading), *PROSE[2 * quarter : 4 * quarter]]
    assert running(arrange([*flat(below), *flat(blocks), *heading])) == expected


def test_columns_below_a_headnote_as_long_as_they_are_read_one_after_the_other() -> None:
    half = len(PROSE) // 2
    headnote = paragraph(PROSE * 2, 60, 100, 460, 14)
    top = headnote[-1][0].top + 40
    columns = [*paragraph(PROSE[:half], 60, top, 220, 14), *paragraph(PROSE[half:], 300, top, 220, 14)]
    assert running(arrange([*flat(headnote), *flat(columns)])) == PROSE * 3


def test_lines_driven_apart_to_fill_a_column_are_running_text() -> None:
    half = len(PROSE) // 2
    left, right = paragraph(PROSE[:half], 60, 100, 220, 14), paragraph(PROSE[half:], 300, 100, 220, 14)
    for row in range(len(left) - 1):
        words = left[row] = left[row][:-2]  # as if the word behind them were too long for the line
        space = (220 - sum(word.right - word.left for word in words)) / (len(words) - 1)
        at = 60.0
        for place, word in enumerate(words):
            words[place] = word._replace(left=at, right=at + word.right - word.left)
            at = words[place].right + space
    expected = [word.text for word in [*flat(left), *flat(right)]]
    assert running(arrange([*flat(left), *flat(right)])) == expected


def test_rows_of_a_table_stay_on_their_lines() -> None:
    rows = [
        f"2:15-cv-0{n:04} {name} Ala. {n}"
        for n, name in enumerate("Parker Becker Woolley Martin".split() * 4)
    ]
    cells = [
        written(cell, 60 + 130 * column, 100 + 14 * row)
        for column in range(4)
        for row, cells in enumerate(rows)
        for cell in [cells.split()[column]]
    ]
    assert text_of(arrange(flat(cells))).splitlines() == rows


def test_a_captions_halves_are_read_one_after_the_other() -> None:
    left = ["HALVORSEN SEAFOOD LLC,", "Plaintiff,", "v.", "TAMARIND COLD CHAIN INC.,", "Defendant."]
    right = ["Case No. 21-cv-417", "", "ORDER ON MOTION", "TO DISMISS", ""]
    words = [
        *flat([written(text, 60, 100 + 14 * row) for row, text in enumerate(left)]),
        *flat([written(text, 330, 100 + 14 * row) for row, text in enumerate(right)]),
        *flat(paragraph(PROSE, 60, 200, 480)),
    ]
    parties, beside, running = text_of(arrange(words)).split("\n\n")
    assert parties.splitlines() == left
    assert beside.splitlines() == [text for text in right if text]
    assert running.split() == PROSE


def test_columns_below_text_that_runs_across_the_page_are_read_one_after_the_other() -> None:
    half = len(PROSE) // 2
    abstract = paragraph(PROSE * 2, 60, 40, 480)
    columns = [
        *paragraph(PROSE[:half], 60, 400, 220, 14),
        *paragraph(PROSE[half:], 300, 400, 220, 14),
    ]
    assert running(arrange([*flat(abstract), *flat(columns)])) == [*PROSE * 3]


def test_dates_in_two_columns_below_running_text_stay_on_their_lines() -> None:
    rows = [f"{n}/1/2016 - {n}/31/2016" for n in range(1, 13)]
    words = [
        *flat(paragraph(PROSE, 60, 40, 480)),
        *flat([written(row, left, 400 + 14 * n) for left in (60, 300) for n, row in enumerate(rows)]),
    ]
    assert text_of(arrange(words)).splitlines()[-12:] == [f"{row} {row}" for row in rows]


# --- lines -------------------------------------------------------------------------------------------


def test_what_the_file_draws_last_is_read_where_it_stands() -> None:
    body = paragraph(PROSE, 60, 100, 480, 14)
    note = written("1 The agent's address is in the record.", 60, 700, 9)
    head = written("WHITLOCK v. CORVANE", 200, 40)
    expected = [*(word.text for word in head), *PROSE, *(word.text for word in note)]
    assert running(arrange([*note, *flat(body), *head])) == expected


def test_longer_distances_part_paragraphs() -> None:
    lines = [
        *paragraph([*PROSE[:40], "end."], 60, 100, 480, 14),
        *paragraph(["Then", *PROSE[40:80]], 60, 200, 480, 14),
    ]
    one, other = text_of(arrange(flat(lines))).split("\n\n")
    assert (one.split(), other.split()) == ([*PROSE[:40], "end."], ["Then", *PROSE[40:80]])


def test_a_sentence_that_runs_on_is_not_parted_by_wide_spacing_above_narrow_notes() -> None:
    wide = paragraph(["Corvane" if word == "company" else word for word in PROSE], 60, 100, 480, 24)
    notes = [written(f"{n} A note of the page.", 60, 500 + 10 * n, 9) for n in range(20)]
    text = text_of(arrange([*flat(wide), *flat(notes)]))
    assert "\n\n" not in text.partition("0 A note")[0].rstrip()


def test_double_spacing_parts_nothing() -> None:
    assert "\n\n" not in text_of(arrange(flat(paragraph(PROSE, 60, 100, 480, 28))))


def test_a_superscript_stays_on_its_line() -> None:
    words = [
        *written("of the agreement", 60, 100),
        Word("4", 157, 98, 160, 104),
        *written("and more", 168, 100),
    ]
    assert text_of(arrange(words)) == f"of the agreement{RAISED}4 and more"


def test_small_capitals_that_were_split_are_healed_where_there_is_no_gap() -> None:
    large = Word("L", 60, 100, 68, 112)
    small = Word("OPEZ", 68.3, 102, 92, 112)
    assert text_of(arrange([large, small])) == "LOPEZ"
    assert text_of(arrange([large, small._replace(left=73, right=97)])) == "L OPEZ"
    assert text_of(arrange([large, small._replace(top=100)])) == "L OPEZ"  # as large: two words


# --- line numbers ------------------------------------------------------------------------------------


def numbered(count: int, step: float = 24.0, left: float = 40.0) -> list[Word]:
    return flat(
        [written(str(n), left + (SIGN if n < 10 else 0), 100 + step * (n - 1)) for n in range(1, count + 1)]
    )


@pytest.mark.parametrize("shift", [0.0, 5.0, -7.0], ids=["level", "lower", "higher"])
@pytest.mark.parametrize("interleaved", [False, True])
def test_pleading_numbers_are_set_apart_and_lead_to_their_lines(shift: float, interleaved: bool) -> None:
    body = paragraph(PROSE, 80, 100 + shift, 440, 24)
    words = [*numbered(25), *flat(body)]
    if interleaved:
        words.sort(key=lambda word: (round(word.top / 24), word.left))
    arranged = arrange(words)
    assert running(arranged) == PROSE
    assert arranged.margin == 25
    assert arranged.aside == [str(n) for n in range(1, 26)]
    found = [line.number for line in arranged.lines if line.words]
    assert found == list(range(1, len(body) + 1))


def test_lines_between_the_numbers_have_none() -> None:
    body = paragraph(PROSE, 80, 100, 440, 12)
    found = [line.number for line in arrange([*numbered(25), *flat(body)]).lines if line.words]
    assert found[:6] == [1, None, 2, None, 3, None]


def test_numbers_of_a_list_with_text_around_it_are_text() -> None:
    items = [f"{n} thing of the list" for n in range(1, 9)]
    lines = [
        *paragraph(PROSE[:60], 60, 40, 440, 14),
        *[written(item, 60, 150 + 14 * n) for n, item in enumerate(items)],
    ]
    arranged = arrange(flat(lines))
    lost = set(arranged.aside)
    assert arranged.margin < 15  # so few are given back: ingest.clean
    assert [line for line in text_of(arranged).splitlines() if "thing" in line] == (
        [item.partition(" ")[2] for item in items] if lost else items
    )


# --- directions --------------------------------------------------------------------------------------


def test_text_in_another_direction_is_set_apart() -> None:
    sidebar = [
        Word(word, 20, 300 + 60 * n, 32, 350 + 60 * n, 3)
        for n, word in enumerate("United States Court".split())
    ]
    arranged = arrange([*sidebar, *flat(paragraph(PROSE, 60, 100, 480, 14))])
    assert (running(arranged), arranged.aside) == (PROSE, ["United States Court"])


def test_what_is_drawn_across_the_page_is_set_apart(tmp_path: Path) -> None:
    arranged = arrange(words_of(pdfs.watermarked(tmp_path / "a.pdf", [pdfs.STATEMENT] * 20, "DRAFT")))
    assert text_of(arranged).split("\n") == [pdfs.STATEMENT] * 20
    assert arranged.aside == ["DRAFT"]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_that_is_drawn_turned_is_read(tmp_path: Path, degrees: int) -> None:
    lines = ["Notice of breach", "was sent on June 1,", "and received on June 3."]
    words = words_of(pdfs.drawn_turned(tmp_path / "a.pdf", lines, degrees))
    assert text_of(arrange(words)).split("\n") == lines


def test_a_page_of_too_many_characters_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(TooManyCharacters, match="more than 100 characters"):
        words_of(pdfs.text_pages(tmp_path / "a.pdf", ["x" * 101]), most=100)


# --- whatever the page -------------------------------------------------------------------------------

any_words = st.lists(
    st.builds(
        lambda text, left, top, width, height, quarters: Word(
            text, left, top, left + width, top + height, quarters
        ),
        st.sampled_from(["1", "2", "3", "the", "of", "L", "OPEZ", "12"]),
        st.floats(0, 600),
        st.floats(0, 800),
        st.floats(0, 200),
        st.floats(0, 30),
        st.integers(0, 3),
    ),
    max_size=40,
)


@pytest.mark.parametrize("height", [0.0, 2e-311, 1e-9])
def test_letters_without_height_are_read(height: float) -> None:
    assert text_of(arrange([Word("1", 10, 10, 11, 10 + height)])) == "1"


@given(any_words)
def test_no_letter_is_lost_or_added(words: list[Word]) -> None:
    arranged = arrange(words)
    kept = "".join(word.text for line in arranged.lines for word in line.words) + "".join(arranged.aside)
    assert sorted(kept.replace(" ", "")) == sorted("".join(word.text for word in words))


@given(st.randoms(use_true_random=False))
def test_the_order_of_drawn_lines_does_not_matter(order: random.Random) -> None:
    lines = paragraph(PROSE, 60, 100, 480, 14)
    order.shuffle(lines)
    assert running(arrange(flat(lines))) == PROSE


@real_cases
@pytest.mark.parametrize(
    ("name", "number", "following"),
    [
        (
            "fedreg_2020-17221_three_column.pdf",
            2,
            [
                f"flight control system{RAISED}2 generated\nrepeated airplane nose-down",
                "activation, airspeed disagree alert, and\naltitude disagree alert",
            ],
        ),
        (
            "azd_mdl2641_bard_remand.pdf",
            2,
            ["Dean Becker v. C. R. Bard, Inc. 2:15-cv-02155 Cal. C.D. 2:15-cv-07937"],
        ),
        (
            "ca7_08-2110_lopez_v_thurmer.pdf",
            1,
            ["ROVNER, Circuit Judge. A Wisconsin jury convicted\nJulian Lopez"],
        ),
        (
            "derived_rot90_weintraub.pdf",
            2,
            ["Prior to closing on a loan to refinance their principal resi-\ndence"],
        ),
        (
            "cand_17cv0072_finjan_v_cisco_mil_order.pdf",
            2,
            ["lawsuits.\nPer the parties’ agreement"],
        ),
    ],
)
def test_real_pages_are_read_in_order(name: str, number: int, following: list[str]) -> None:
    text = text_of(arrange(words_of(REAL_CASES / name, number)))
    for passage in following:
        assert passage in text
