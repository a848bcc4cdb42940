"""A model may read a request that the grammar does not know; it can point at words, and bring in none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pipelines.actions import modelled
from pipelines.actions.proposals import Proposal
from pipelines.actions.taken import ActionName
from pipelines.errors import ActionError
from pipelines.models.generator import LocalChatGenerator

TODAY = date(2026, 6, 1)
PAPERS = "They handed us the papers June 3, 2024; rule says three weeks"


def read(request: str, **fields: object) -> Proposal:
    return modelled.read(f"Here it is: {json.dumps(fields)}", request, TODAY)


def test_the_words_that_it_points_at_are_read_by_the_grammar_and_that_is_said() -> None:
    proposal = read(PAPERS, action="deadline", period="three weeks", direction="after", date="June 3, 2024")
    assert proposal.action is ActionName.DEADLINE
    assert (proposal.inputs["count"], proposal.inputs["unit"]) == (3, "weeks")
    assert proposal.inputs["event_day"] == date(2024, 6, 3)
    assert proposal.notes[0] == modelled.NOTE


def test_interest_days_and_sums_too() -> None:
    loan = "lent $4,000, wants five percent, nothing compounded, June 1, 2020 up to June 1, 2022"
    more = {"rate": "five percent", "kind": "simple", "date": "June 1, 2020", "to_date": "June 1, 2022"}
    proposal = read(loan, action="interest", amounts=["$4,000"], **more)
    assert proposal.inputs["kind"] == "simple" and proposal.inputs["last"] == date(2022, 6, 1)
    proposal = read(
        "from 1 June 2024 on, until 30 June 2024",
        action="days_between",
        date="1 June 2024",
        to_date="30 June 2024",
    )
    assert proposal.action is ActionName.DAYS_BETWEEN
    assert len(read("put $5 with $6", action="sum", amounts=["$5", "$6"]).inputs["amounts"]) == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"action": "deadline", "period": "three weeks", "date": "June 4, 2024"},
        {"action": "deadline", "period": "four weeks", "date": "June 3, 2024"},
        {"action": "deadline", "period": "three weeks", "direction": "before", "date": "June 3, 2024"},
        {"action": "sum", "amounts": ["$5", "$6"]},
        {"action": "delete", "event": "papers"},
        {"action": "deadline", "command": "rm -rf /"},
        {"action": "deadline", "period": 14},
        {"period": "three weeks"},
    ],
)
def test_what_it_brings_in_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ActionError):
        read(PAPERS, **fields)


@pytest.mark.parametrize("reply", ["", "I cannot.", "{", "{}", "[1]", '{"action": '])
def test_what_is_no_proposal_is_refused(reply: str) -> None:
    with pytest.raises(ActionError, match="Neither the grammar nor the model"):
        modelled.read(reply, PAPERS, TODAY)


def test_the_default_model_brings_in_nothing_that_the_request_does_not_say(models_folder: Path) -> None:
    generator = LocalChatGenerator(models_folder=str(models_folder), max_new_tokens=modelled.REPLY_TOKENS)
    for request in (PAPERS, "delete all documents"):
        try:
            proposal = modelled.ask(request, generator, TODAY)
        except ActionError:
            continue
        assert proposal.inputs.get("event_day", date(2024, 6, 3)) == date(2024, 6, 3)
        assert proposal.inputs.get("count", 3) == 3
