"""Sentences with one thing changed: each change makes a wrong one, and none of them passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.changes import changes, figures_on_changes, sentences
from pipelines.verification.verify import verify
from tests.conftest import CORPUS, write_pdf


@pytest.mark.parametrize(
    ("sentence", "what", "changed"),
    [
        ("The fee was paid.", "a “not” put in", "The fee was not paid."),
        ("The bank paid Orr and Pell.", "two names swapped", "The bank paid Orr and Pell."),
        ("The bank paid Augustus and Edwina.", "two names swapped", "The bank paid Edwina and Augustus."),
        ("The fee is $150.", "a digit", "The fee is $450."),
        ("Tenant may sublet.", "a word that turns it", "Tenant shall sublet."),
        ("Orr sued the bank in Ohio.", "who did it to whom", "the bank sued Orr."),
    ],
)
def test_one_thing_is_changed(sentence: str, what: str, changed: str):
    made = dict(changes(sentence))
    assert made.get(what, sentence) == changed


def test_what_forbids_alike_is_no_change():
    assert "Tenant may not sublet." not in [changed for _, changed in changes("Tenant shall not sublet.")]


def test_no_changed_sentence_of_the_sample_files_passes_and_most_unchanged_ones_do():
    found = figures_on_changes(CORPUS, verify)
    as_they_stand = found.pop("nothing")
    assert sum(counts["sentences"] for counts in found.values()) > 300
    assert {what: counts["passed"] for what, counts in found.items() if counts["passed"]} == {}
    assert as_they_stand["passed"] > 0.8 * as_they_stand["sentences"]


def test_a_sentence_comes_with_its_neighbours_and_a_damaged_file_is_left_out(tmp_path: Path):
    lines = "The first one is here for all to see it.\nThe second one is there for all to see.\nShort."
    write_pdf(tmp_path / "a.pdf", lines)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 nothing")
    found = list(sentences(tmp_path))
    assert [sentence for sentence, _ in found] == [
        "The first one is here for all to see it.",
        "The second one is there for all to see.",
    ]
    assert "Short." in found[1][1]
