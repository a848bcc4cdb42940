"""act(): a request becomes an action; its inputs are checked, what is missing is asked for, and it runs.

Amounts and dates come from the request, or from passages of the matter that are cited. A file is written only
when the user has confirmed it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pipelines.actions import checking, deadlines, dockets, drafting, interest, intervals, money
from pipelines.actions.destinations import Destination, ToFile
from pipelines.actions.finding import Finder
from pipelines.actions.inputs import DaysBetweenInputs, DeadlineInputs, DocketInputs, DraftInputs, Inputs
from pipelines.actions.money_inputs import InterestInputs, SumInputs
from pipelines.actions.proposals import Proposal
from pipelines.actions.records import Act, Working
from pipelines.actions.seeking import Seeker
from pipelines.actions.taken import ActionName, Missing, Step
from pipelines.errors import ActionError

_FILES = {ActionName.CHRONOLOGY: "chronology.docx", ActionName.EXHIBITS: "exhibit-list.docx"}
"""The actions that write a file, and what it is called when the user gives no name."""


def act(
    request: str,
    proposal: Proposal,
    finder: Callable[[], Finder],
    *,
    confirmed: bool = False,
    destination: Destination | None = None,
) -> Act:
    """Act on a request.

    :param request: the request, in words.
    :param proposal: what rules or a model propose for it; checked like anything that comes from outside.
    :param finder: opens the matter, when something must be found in it.
    :param confirmed: whether the user has confirmed that a file is written.
    :param destination: where a draft goes; a file in the working folder where None.
    :raises ActionError: when the request or an input cannot be right, or the action cannot be done.
    """
    return _Acting(request, proposal, finder, destination or ToFile()).run(confirmed=confirmed)


def writes_file(action: ActionName) -> bool:
    """Say whether an action writes a file.

    :param action: the action.
    """
    return action in _FILES


class _Acting:
    """One request on its way to a result."""

    def __init__(
        self, request: str, proposal: Proposal, finder: Callable[[], Finder], destination: Destination
    ) -> None:
        self._request = request
        self._destination = destination
        self._proposal = proposal
        self._seeker = Seeker(proposal, finder)

    def run(self, *, confirmed: bool) -> Act:
        """Check the inputs and run the action."""
        self._seeker.seek()
        inputs = checking.checked(self._proposal.action, self._proposal.inputs)
        if missing := [self._seeker.with_candidates(each) for each in checking.missing(inputs)]:
            asked = " ".join(each.question for each in missing)
            return self._act(inputs, f"Not enough is given. {asked}", missing=missing)
        if isinstance(inputs, DraftInputs):
            return self._draft(inputs, confirmed=confirmed)
        try:
            working = self._compute(inputs)
        except (OverflowError, ArithmeticError) as error:
            raise ActionError(
                "The result lies outside what can be reckoned with: check the figures."
            ) from error
        steps = (*self._seeker.steps_before(), *working.steps, *self._seeker.steps_behind())
        if self._seeker.unsure and not confirmed:
            return self._act(inputs, self._seeker.unsure, steps=steps, waits=True)
        return self._act(inputs, working.answer, steps=steps, notes=working.notes, result=working.result)

    def _compute(self, inputs: Inputs) -> Working:
        match inputs:
            case DeadlineInputs():
                return deadlines.compute(inputs)
            case DaysBetweenInputs():
                return intervals.compute(inputs)
            case InterestInputs():
                return interest.compute(inputs)
            case SumInputs():
                return money.add(inputs, self._seeker.keys)
            case DocketInputs():
                return dockets.look_up(inputs, self._seeker.files.matter, self._seeker.files.citations)
            case _:
                raise AssertionError(f"{type(inputs).__name__} is no schema that is computed")

    def _draft(self, inputs: DraftInputs, *, confirmed: bool) -> Act:
        action, files = self._proposal.action, self._seeker.files
        name = self._destination.name(_FILES[action])
        entries = drafting.documents_of(inputs, files.matter)
        make = drafting.chronology if action is ActionName.CHRONOLOGY else drafting.exhibit_list
        prepared = make(entries, files.matter, files.citations)
        count, notes = len(prepared.rows), (prepared.note,)
        ready = Step(text=f"{count:,} rows: {prepared.under}.", rule="as asked")
        if not confirmed:
            answer = self._destination.waits(name, count)
            return self._act(inputs, answer, steps=[ready], notes=notes, waits=True)
        written = f"{count:,} rows {self._destination.put(name, prepared.word)}."
        result = {"file": name, "count": count, "rows": list(prepared.rows)}
        steps = [ready, Step(text=written, rule="as confirmed")]
        return self._act(inputs, written, steps=steps, notes=notes, result=result, file=name)

    def _act(
        self,
        inputs: Inputs,
        answer: str,
        *,
        missing: Sequence[Missing] = (),
        steps: Sequence[Step] = (),
        notes: Sequence[str] = (),
        result: dict[str, Any] | None = None,
        waits: bool = False,
        file: str | None = None,
    ) -> Act:
        return Act(
            request=self._request,
            action=self._proposal.action,
            inputs=inputs.model_dump(mode="json", exclude_defaults=True),
            sources=self._seeker.sources,
            missing=tuple(missing),
            steps=tuple(steps),
            result=result,
            answer=answer,
            citations=self._seeker.citations,
            notes=(*self._proposal.notes, *notes),
            needs_confirmation=waits,
            file=file,
        )
