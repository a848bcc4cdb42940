"""The timeline's gold is true to the sample, and its figures count what they say."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from evals.timeline import (
    GOLD,
    Gold,
    GoldEvent,
    GoldNone,
    conflicts,
    is_shown,
    is_told,
    read_gold,
    report,
    sampled,
)
from pipelines.timeline.records import Conflict, Event
from tests.conftest import CORPUS
from tests.pipelines.exports.test_chronology import event, source

EVENT = GoldEvent("2021-05-03", "day", "Complaint.pdf", 2, "it failed")
NONE = GoldNone("May 3, 2021", "Complaint.pdf", 2, "it failed", "a reason")


def test_there_is_enough_of_it_and_nothing_twice() -> None:
    gold = read_gold(GOLD)
    assert len(gold.events) >= 60 and len(gold.nones) >= 20
    assert max(Counter(gold.events).values()) == 1
    assert {each.precision for each in gold.events} == {"day", "month", "year"}
    assert {each.document for each in (*gold.events, *gold.nones)} <= {path.name for path in CORPUS.iterdir()}
    assert json.loads(GOLD.read_text(encoding="utf-8").splitlines()[0])["kind"] == "event"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (source(), True),
        (source(date="2021-05-04"), False),
        (source(page=3), False),
        (source(document="Other.pdf"), False),
        (source(quote="On May 3, 2021, nothing."), False),
    ],
)
def test_an_event_is_told_with_its_day_page_and_words(found: object, told: bool) -> None:
    assert is_told(EVENT, [event(found)]) is told  # type: ignore[arg-type]


def test_a_date_that_is_none_is_shown_where_it_is_written() -> None:
    assert is_shown(NONE, [event(source())])
    assert not is_shown(NONE, [event(source(written="May 4, 2021"))])


def test_figures() -> None:
    days = frozenset({"2021-05-03", "2021-05-04"})
    gold = Gold(
        (EVENT, GoldEvent("2022", "year", "Complaint.pdf", 1, "x")), (NONE,), ((days, "the failure"),)
    )
    other: Event = event(source(date="2021-05-04"))
    found = [
        event(
            source(),
            conflicts_with=(Conflict(event="2", date="2021-05-04", citations=other.citations),),
        ),
        other,
    ]
    assert conflicts(found) == {days}
    told = report(gold, found, 1)
    assert "| events | 1 | 2 | 50% |" in told
    assert "| dates that are no events, left out | 0 | 1 | 0% |" in told
    assert "| conflicts of days found | 1 | 1 | 100% |" in told
    assert "| quotes verbatim at their offsets | 1 | 2 | 50% |" in told
    assert "- missed: 2022, Complaint.pdf, p. 1: x" in told
    assert "- shown: May 3, 2021" in told


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    found = [event(source(), id=str(n), text=f"Event {n}.") for n in range(9)]
    assert sampled(found, 3, 1) == sampled(found, 3, 1)
    assert len(sampled(found, 3, 1).splitlines()) == 3
