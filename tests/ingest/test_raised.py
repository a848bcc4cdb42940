"""Which numbers are raised above their line, and how a line's text keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.drawn import DrawnFile
from ingest.footnotes import RAISED
from ingest.raised import joined, parts, raised_in
from ingest.runs import Word

HEIGHT = 12.0


def line(*words: str) -> list[Word]:
    """Words of one line: "^" before one raises it, "+" glues it to the one before."""
    found: list[Word] = []
    x = 60.0
    for word in words:
        glued, raised = "+" in word[:2], "^" in word[:2]
        text = word.lstrip("+^")
        x += 0.0 if glued or not found else 6.0
        top, height = (99.0, 7.0) if raised else (100.0, HEIGHT)
        found.append(Word(text, x, top, x + 6.0 * len(text), top + height, glued=glued))
        x += 6.0 * len(text)
    return found


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param(
            ["Code", "§", "1668.", "+^3", "The"], f"Code § 1668.{RAISED}3 The", id="behind a number"
        ),
        pytest.param(["system", "^2", "generated"], f"system{RAISED}2 generated", id="inside a sentence"),
        pytest.param(["Patents", "+^3", "+;", "(2)"], f"Patents{RAISED}3; (2)", id="before a semicolon"),
        pytest.param(["ORDER", "+^*"], f"ORDER{RAISED}*", id="a sign"),
        pytest.param(["in", "time.", "+^2", "The"], "in time.2 The", id="the words alone tell it"),
        pytest.param(["10", "+^6", "units"], "106 units", id="a power of ten is no note's"),
        pytest.param(["40", "m", "+^2", "of"], "40 m2 of", id="a power of a unit is none"),
        pytest.param(
            ["Section", "11.", "+3", "applies"], "Section 11.3 applies", id="on the line it is none"
        ),
        pytest.param(["^3", "It", "says"], "3 It says", id="before its line"),
    ],
)
def test_a_raised_number_is_kept_apart_where_words_do_not_tell_it(words: list[str], text: str) -> None:
    assert joined(line(*words)) == text


def test_the_number_that_opens_a_note_is_kept_apart_from_it() -> None:
    assert joined(line("^11", "+A", "memorandum"), opens_note=True) == f"11{RAISED}A memorandum"


def test_a_number_set_as_large_as_its_line_is_raised_only_if_it_stands_clearly_higher() -> None:
    word, beside = Word("1", 60, 96, 66, 107), Word("Pursuant", 70, 100, 118, 112)
    assert raised_in([word, beside]) == {0}
    assert raised_in([word._replace(top=99, bottom=110), beside]) == set()


@pytest.mark.parametrize(
    ("word", "edges"),
    [
        ("1668.3", [5]),
        ("Patents3;", [7, 8]),
        ("time.”12", [6]),
        ("11A", [2]),
        ("ORDER*", [5]),
        ("notice", []),
        ("1/2", []),
        ("50%", []),
        ("3", []),
    ],
)
def test_where_a_raised_number_may_stand_in_a_word(word: str, edges: list[int]) -> None:
    assert parts(word) == edges


def test_a_number_raised_inside_of_what_the_file_draws_as_one_word_is_a_word(tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    canvas = Canvas(str(file))
    text = canvas.beginText(72, 700)
    text.setFont("Times-Roman", 12)
    text.textOut("Cal. Civ. Code § 1668.")
    text.setRise(5)
    text.setFont("Times-Roman", 7)
    text.textOut("3")
    text.setRise(0)
    text.setFont("Times-Roman", 12)
    text.textOut(" The cap is in Section 11.3 and")
    canvas.drawText(text)
    canvas.save()
    with DrawnFile(file) as drawn:
        words = drawn.words(0).words
    assert [word.text for word in words[3:8]] == ["§", "1668.", "3", "The", "cap"]
    assert "11.3" in [word.text for word in words]
    assert joined(words) == f"Cal. Civ. Code § 1668.{RAISED}3 The cap is in Section 11.3 and"
