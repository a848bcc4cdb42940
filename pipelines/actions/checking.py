"""What rules or a model propose is checked against the action's schema, and what is missing is asked for."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from pipelines.actions import hours
from pipelines.actions.days import short
from pipelines.actions.inputs import DaysBetweenInputs, DeadlineInputs, DocketInputs, DraftInputs, Inputs
from pipelines.actions.money_inputs import InterestInputs, SumInputs
from pipelines.actions.taken import ActionName, Missing
from pipelines.errors import ActionError

SCHEMAS: dict[ActionName, type[Inputs]] = {
    ActionName.DEADLINE: DeadlineInputs,
    ActionName.DAYS_BETWEEN: DaysBetweenInputs,
    ActionName.INTEREST: InterestInputs,
    ActionName.SUM: SumInputs,
    ActionName.DOCKET: DocketInputs,
    ActionName.CHRONOLOGY: DraftInputs,
    ActionName.EXHIBITS: DraftInputs,
}
"""The schema of each action's inputs."""


def checked(action: ActionName, inputs: dict[str, Any]) -> Inputs:
    """Return inputs as their action's schema has them.

    :param action: the action.
    :param inputs: raw values by name.
    :raises ActionError: when one is of no such kind, out of bounds, or of no such name.
    """
    try:
        return SCHEMAS[action].model_validate(inputs)
    except ValidationError as error:
        first = error.errors()[0]
        where = " ".join(str(part) for part in first["loc"]).replace("_", " ")
        told = first["msg"].removeprefix("Value error, ")
        raise ActionError(told if first["type"] == "value_error" else f"{where}: {told}.") from error


def missing(inputs: Inputs) -> list[Missing]:
    """Return what must be given before an action can run.

    :param inputs: its inputs so far.
    """
    found = list(inputs.missing())
    if found or not isinstance(inputs, DeadlineInputs) or inputs.unit != "hours" or inputs.state is not None:
        return found
    if inputs.event_day and hours.clocks_change(inputs):
        day = short(inputs.event_day)
        question = f"In which state does the court sit? The clocks change in the hours counted from {day}."
        return [Missing(input="state", question=question)]
    return []
