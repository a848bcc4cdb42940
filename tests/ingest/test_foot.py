"""Where a page's notes begin by its look, and that they stand behind its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.drawn import DrawnFile
from ingest.foot import Rule
from ingest.layout import Line, arrange, as_text
from ingest.runs import Word
from tests.ingest.test_layout import PROSE, flat, paragraph, written

REAL = Path("../shared/realcases/pdfs")
LEFT, WIDTH = 60, 440


def note(number: str, text: str, top: float, left: float = LEFT, height: float = 9.0) -> list[Word]:
    """The first line of a note: its number raised and smaller."""
    return [Word(number, left, top - 3, left + 4, top + 3), *written(text, left + 6, top, height)]


def texts(lines: list[Line], *, note: bool) -> list[str]:
    kept = as_text(lines)[1]
    return [as_text([line])[0] for line in kept if line.words and line.note is note]


def rest(lines: list[Line]) -> list[str]:
    return [as_text([line])[0] for line in lines if line.rest]


def test_notes_begin_with_a_raised_number_at_the_foot() -> None:
    body = paragraph(PROSE, LEFT, 100, WIDTH, 14)
    notes = [note("3", "The notice is Exhibit A", 500), written("of the complaint.", LEFT, 510, 9)]
    lines = arrange([*flat(body), *flat(notes)]).lines
    assert len(texts(lines, note=False)) == len(body)
    assert texts(lines, note=True) == ["3\u200aThe notice is Exhibit A", "of the complaint."]
    assert not rest(lines)


def test_notes_at_the_foot_of_columns_stand_behind_the_text_of_all() -> None:
    half = len(PROSE) // 2
    left = [*paragraph(PROSE[:half], 60, 100, 220, 14), note("1", "See the first exhibit there.", 500)]
    right = [*paragraph(PROSE[half:], 300, 100, 220, 14), note("2", "See the other one.", 500, left=300)]
    lines = arrange([*flat(left), *flat(right)]).lines
    assert " ".join(texts(lines, note=False)).split() == PROSE
    assert texts(lines, note=True) == ["1\u200aSee the first exhibit there.", "2\u200aSee the other one."]


def test_a_number_above_more_of_the_text_opens_no_note() -> None:
    table = note("1", "Rent is net of taxes.", 100)
    body = paragraph(PROSE, LEFT, 140, WIDTH, 14)
    lines = arrange([*table, *flat(body)]).lines
    assert not texts(lines, note=True)
    assert "1 Rent is net of taxes." in texts(lines, note=False)


def test_a_number_raised_out_of_its_line_stands_before_it() -> None:
    body = paragraph(PROSE, LEFT, 100, WIDTH, 14)
    number = Word("1", 60, 494, 63, 503)
    lines = arrange([*flat(body), number, *written("Pursuant to Rule 43, she", 70, 500, 10)]).lines
    assert texts(lines, note=True) == ["1\u200aPursuant to Rule 43, she"]


@pytest.mark.parametrize("numbered", [True, False])
def test_what_stands_below_a_rule_may_be_the_rest_of_a_note(numbered: bool) -> None:
    body = paragraph(PROSE, LEFT, 100, WIDTH, 14)
    remains = [
        written(line, LEFT, 500 + 14 * n) for n, line in enumerate(["of the premiums. The cases", "end."])
    ]
    own = [note("4", "See Exhibit B.", 540, height=12)] if numbered else []
    rule = Rule(LEFT, LEFT + 144, 490)
    lines = arrange([*flat(body), *flat(remains), *flat(own)], [rule]).lines
    assert rest(lines) == ["of the premiums. The cases", "end."]
    assert texts(lines, note=True)[2:] == (["4\u200aSee Exhibit B."] if numbered else [])


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(Rule(LEFT, LEFT + 440, 490), id="across the page"),
        pytest.param(Rule(LEFT + 200, LEFT + 344, 490), id="for a signature"),
        pytest.param(Rule(LEFT, LEFT + 144, 505), id="under words"),
    ],
)
def test_other_rules_part_nothing(rule: Rule) -> None:
    body = paragraph(PROSE, LEFT, 100, WIDTH, 14)
    more = [
        written(line, LEFT, 496 + 14 * n) for n, line in enumerate(["of the premiums. The cases", "end."])
    ]
    assert not rest(arrange([*flat(body), *flat(more)], [rule]).lines)


def test_smaller_type_at_the_foot_may_be_the_rest_of_a_note() -> None:
    body = paragraph(PROSE, LEFT, 100, WIDTH, 14)
    remains = [
        written(line, LEFT, 500 + 10 * n, 9) for n, line in enumerate(["of the premiums. The", "cases end."])
    ]
    assert rest(arrange([*flat(body), *flat(remains)]).lines) == ["of the premiums. The", "cases end."]


def test_a_quotation_in_the_type_of_the_notes_is_text() -> None:
    body = paragraph(PROSE, LEFT, 100, WIDTH, 14)
    bottom = body[-1][0].top
    quoted = [written("the fees shall be due at once", LEFT + 30, bottom + 16 + 10 * n, 9) for n in range(3)]
    notes = [note("3", "The notice is Exhibit A.", 600)]
    lines = arrange([*flat(body), *flat(quoted), *flat(notes)]).lines
    assert not rest(lines)
    assert texts(lines, note=True) == ["3\u200aThe notice is Exhibit A."]


@pytest.mark.skipif(not REAL.is_dir(), reason="the real cases are not here")
@pytest.mark.parametrize(
    ("file", "page", "first", "remains"),
    [
        ("fedreg_2020-17221_three_column", 2, "1\u200aPreliminary KNKT", 0),
        ("ca2_08-6301_gildernew", 1, "1\u200aPursuant to Federal Rule", 0),
        ("ca5_21-50498_st_pierre_v_standard", 8, "of deducting premiums.", 3),
        ("ca10_06-6247_triplet", 13, "filings, Triplet referred", 10),
        ("ca3_09-1225_travelers_v_dammann", 28, "conflicting strains of", 2),
    ],
)
def test_real_notes_begin_where_they_do(file: str, page: int, first: str, remains: int) -> None:
    with DrawnFile(REAL / f"{file}.pdf") as drawn:
        lines = arrange(drawn.words(page - 1).words, drawn.rules(page - 1)).lines
    assert texts(lines, note=True)[0].startswith(first)
    assert len(rest(lines)) == remains
