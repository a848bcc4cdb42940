"""The measure of summaries: what counts as told, what as verbatim, and that the truth can be told at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.build import PDFS
from evals.summaries import (
    Point,
    Told,
    measure,
    not_verbatim,
    plain,
    read_points,
    report,
    sampled,
    summed_up,
    told_by,
)
from pipelines.storage.matter import Matter
from pipelines.summaries.records import Length
from pipelines.summaries.summarizer import Summarizer

POINT = Point("x.pdf", "the motion is denied", True, (("Motion is\nDENIED", "count i"), ("no relief",)))


@pytest.fixture(scope="module")
def summarizer(corpus_matter: Matter, models_folder: Path) -> Summarizer:
    return Summarizer(corpus_matter, models_folder)


@pytest.mark.parametrize(
    ("told", "is_told"),
    [
        (["The motion is denied as to Count I."], True),
        (["The motion is denied.", "Count I stands."], False),
        (["There is no  relief."], True),
        ([], False),
    ],
)
def test_a_point_is_told_by_all_words_of_one_way_in_one_sentence(told: list[str], is_told: bool) -> None:
    assert POINT.is_told([plain(each) for each in told]) is is_told


def test_the_points_are_of_many_documents_of_the_sample_and_some_are_for_short_ones() -> None:
    points = read_points()
    documents = {point.document for point in points}
    assert len(documents) >= 12 and all((PDFS / name).is_file() for name in documents)
    assert all(any(p.short for p in points if p.document == name) for name in documents)


def test_the_sample_is_told_better_than_by_its_first_sentences(
    summarizer: Summarizer, corpus_matter: Matter
) -> None:
    entry = next(each for each in corpus_matter.register.documents() if "Dkt-031" in each.name)
    points = [point for point in read_points() if point.document == entry.name]
    told = {each.way: each for each in measure(corpus_matter, entry, points, summarizer)}
    assert len(told["standard"].missed) < len(told["standard: first"].missed)
    assert all(each.wrong == 0 for each in told.values())


def test_a_quote_that_stands_elsewhere_and_words_that_nothing_quotes_are_wrong(
    summarizer: Summarizer, corpus_matter: Matter
) -> None:
    entry = next(each for each in corpus_matter.register.documents() if "Dkt-031" in each.name)
    summary = summed_up(summarizer, entry.document_id, Length.SHORT)
    assert not_verbatim(summary, corpus_matter) == 0 and len(told_by(summary)) == len(summary.sentences)
    moved = summary.citations[-1].model_copy(update={"start": 0, "end": 9})
    changed = summary.sentences[-1].model_copy(update={"text": "“The motion is withdrawn.”"})
    assert not_verbatim(
        summary.model_copy(update={"citations": (*summary.citations[:-1], moved)}), corpus_matter
    )
    assert not_verbatim(
        summary.model_copy(update={"sentences": (*summary.sentences[:-1], changed)}), corpus_matter
    )
    assert summary.document in sampled([summary], 3, 1)


def test_the_figures_are_a_table_and_what_was_missed() -> None:
    written = report([Told("x.pdf", "short", ("the motion is denied",), 2, 5, 100, 1.5)])
    assert "| short | 1 | 2 | 50% | 5.0 | 100 | 0 | 1.5 |" in written
    assert "- short: x.pdf: the motion is denied" in written
