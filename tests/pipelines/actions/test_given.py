"""What was missing and is typed afterwards."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from pipelines.actions.given import take
from pipelines.actions.proposals import Proposal
from pipelines.actions.taken import ActionName
from pipelines.errors import ActionError

TODAY = date(2026, 6, 1)


def taken(name: str, text: str) -> Proposal:
    proposal = Proposal(ActionName.INTEREST, sought={name: "the files"})
    take(proposal, name, text, TODAY)
    return proposal


@pytest.mark.parametrize(
    ("name", "text", "values"),
    [
        ("count", "14 days", {"count": 14, "unit": "days"}),
        ("count", "two weeks", {"count": 2, "unit": "weeks"}),
        ("event_day", "June 3, 2024", {"event_day": date(2024, 6, 3)}),
        ("first", "2024-06-03", {"first": date(2024, 6, 3)}),
        ("last", "today", {"last": TODAY}),
        ("direction", "counted back from it", {"direction": "before"}),
        ("direction", "after", {"direction": "after"}),
        ("kind", "on a federal judgment", {"kind": "judgment"}),
        ("compounded", "every month", {"compounded": "monthly"}),
        ("compounded", "half-yearly", {"compounded": "semiannually"}),
        ("event_time", "2:30 p.m.", {"event_time": time(14, 30)}),
        ("state", "Massachusetts", {"state": "MA"}),
        ("principal", "$1,650,000", {"principal": Decimal(1650000)}),
        ("principal", "1650000.50", {"principal": Decimal("1650000.50")}),
        ("rate", "4.77%", {"rate": Decimal("4.77")}),
        ("rate", "five percent", {"rate": Decimal(5)}),
        ("amounts", "$1,200 and $340.50", {"amounts": [Decimal(1200), Decimal("340.50")]}),
        ("number", "4:21-cv-03188", {"number": "4:21-cv-03188"}),
    ],
)
def test_it_is_read_and_kept_with_its_words(name: str, text: str, values: dict[str, Any]) -> None:
    proposal = taken(name, text)
    assert proposal.inputs == values and set(proposal.written.values()) == {text}
    assert proposal.sought == {}, "the files are not asked for what the user has said"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("count", "soon", "is no period"),
        ("event_day", "soon", "is not one day"),
        ("event_day", "June 1 or June 2, 2024", "is not one day"),
        ("event_day", "February 30, 2024", "not a day of the calendar"),
        ("direction", "sideways", "none of these"),
        ("event_time", "at dusk", "no time of day"),
        ("state", "Zanzibar", "no state"),
        ("rate", "low", "not one number"),
        ("amounts", "some", "gives no amounts"),
    ],
)
def test_what_is_none_is_told_so(name: str, text: str, told: str) -> None:
    with pytest.raises(ActionError, match=told):
        taken(name, text)


def test_what_is_left_empty_stays_missing() -> None:
    proposal = taken("count", "  ")
    assert proposal.inputs == {} and proposal.sought == {"count": "the files"}
