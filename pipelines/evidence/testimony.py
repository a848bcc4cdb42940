"""A witness's testimony: how far the answer to a question goes, and how much of it is quoted. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.sentences import Span, sentence_spans
from pipelines.evidence.anaphora import recalls
from pipelines.evidence.transcripts import SAID, TURN, speaker_of
from pipelines.evidence.units import fits


def answered(page: str, units: Sequence[Span]) -> int:
    """Return where the answer to a question ends: the witness's, corrected when that was asked for.

    What counsel and the reporter say between is passed over, and is not what an answer ends with.

    :param page: the page's text.
    :param units: the question and what follows it.
    :returns: the place of the answer's last unit; 0 where there is no answer.
    """
    last, is_witness = 0, True
    for place, unit in enumerate(units[1:], 1):
        said = page[unit.start : unit.end]
        speaker = speaker_of(page, unit)
        if speaker == "Q" and not recalls(said):
            break
        is_witness = bool(speaker) or (is_witness and not (SAID.match(said) or TURN.match(said)))
        if is_witness:
            last = place
    return last


def goes_on(page: str, question: Span, end: int) -> bool:
    """Say whether the answer to a question goes on behind a passage.

    :param page: the page's text.
    :param question: it.
    :param end: offset behind the passage.
    """
    spans = [question, *(span for span in sentence_spans(page) if span.start >= question.end)]
    return spans[answered(page, spans)].end > end


def exchange(page: str, units: Sequence[Span], asked: int) -> Span:
    """Return a question and as much of its answer as is not too long.

    :param page: the page's text.
    :param units: the question, with what it refers to before it and its answer behind it.
    :param asked: the question's place among them.
    """
    last = len(units) - 1
    answers = (place for place in range(asked + 1, last) if speaker_of(page, units[place]) == "A")
    least = next(answers, last)
    while last > least and not fits(page, Span(units[0].start, units[last].end)):
        last -= 1
    while last > least and (asks := _asks_last(page, units, least, last)):
        last = asks - 1
    return Span(units[0].start, units[last].end)


def _asks_last(page: str, units: Sequence[Span], least: int, last: int) -> int | None:
    """Return where the question begins that units end with; None where they end with an answer."""
    turns = (place for place in range(last, least, -1) if speaker_of(page, units[place]))
    turn = next(turns, None)
    return turn if turn is not None and speaker_of(page, units[turn]) == "Q" else None
