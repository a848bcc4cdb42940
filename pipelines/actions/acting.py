"""act(): a request becomes an action; its inputs are checked, what is missing is asked for, and it runs.

Amounts and dates come from the request, or from passages of the matter that are cited. A file is written only
when the user has confirmed it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pipelines.actions import checking, deadlines, dockets, drafting, interest, intervals, money
from pipelines.actions.finding import Finder
from pipelines.actions.inputs import DaysBetweenInputs, DeadlineInputs, DocketInputs, DraftInputs, Inputs
from pipelines.actions.money_inputs import InterestInputs, SumInputs
from pipelines.actions.proposals import Proposal
from pipelines.actions.records import Act, ActionName, Missing, Step, Working
from pipelines.actions.seeking import Seeker
from pipelines.errors import ActionError

_FILES = {ActionName.CHRONOLOGY: "chronology.docx", ActionName.EXHIBITS: "exhibit-list.docx"}
"""The actions that write a file, and what it is called when the user gives no name."""


def act(
    request: str,
    proposal: Proposal,
    finder: Callable[[], Finder],
    *,
    confirmed: bool = False,
    output: Path | None = None,
) -> Act:
    """Act on a request.

    :param request: the request, in words.
    :param proposal: what rules or a model propose for it; checked like anything that comes from outside.
    :param finder: opens the matter, when something must be found in it.
    :param confirmed: whether the user has confirmed that a file is written.
    :param output: the file to write; a name is chosen where None.
    :raises ActionError: when the request or an input cannot be right, or the action cannot be done.
    """
    if output is not None and proposal.action not in _FILES:
        raise ActionError("This action writes no file; leave -o out.")
    return _Acting(request, proposal, finder).run(confirmed=confirmed, output=output)


class _Acting:
    """One request on its way to a result."""

    def __init__(self, request: str, proposal: Proposal, finder: Callable[[], Finder]) -> None:
        self._request = request
        self._proposal = proposal
        self._seeker = Seeker(proposal, finder)

    def run(self, *, confirmed: bool, output: Path | None) -> Act:
        """Check the inputs and run the action."""
        self._seeker.seek()
        inputs = checking.checked(self._proposal.action, self._proposal.inputs)
        if missing := [self._seeker.with_candidates(each) for each in checking.missing(inputs)]:
            asked = " ".join(each.question for each in missing)
            return self._act(inputs, f"Not enough is given. {asked}", missing=missing)
        if isinstance(inputs, DraftInputs):
            return self._draft(inputs, confirmed=confirmed, output=output)
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

    def _draft(self, inputs: DraftInputs, *, confirmed: bool, output: Path | None) -> Act:
        action, files = self._proposal.action, self._seeker.files
        path = output or Path(_FILES[action])
        if path.suffix.lower() != ".docx":
            raise ActionError(f"{path} is not a Word file: name one that ends with .docx.")
        if output is None and path.exists():
            raise ActionError(f"{path} is there already: name another file with -o.")
        entries = drafting.documents_of(inputs, files.matter)
        make = drafting.chronology if action is ActionName.CHRONOLOGY else drafting.exhibit_list
        prepared = make(entries, files.matter, files.citations)
        count, notes = len(prepared.rows), (prepared.note,)
        ready = Step(text=f"{count:,} rows: {prepared.under}.", rule="as asked")
        if not confirmed:
            how = "replaces the file that is there" if path.exists() else "writes a new file"
            answer = f"Nothing is written yet. {count:,} rows are ready for {path}; confirming {how}."
            return self._act(inputs, answer, steps=[ready], notes=notes, waits=True)
        try:
            path.write_bytes(prepared.word)
        except OSError as error:
            raise ActionError(f"{path} cannot be written: {error.strerror}.") from error
        written = f"{count:,} rows are written to {path}."
        result = {"file": str(path), "count": count, "rows": list(prepared.rows)}
        steps = [ready, Step(text=written, rule="as confirmed")]
        return self._act(inputs, written, steps=steps, notes=notes, result=result, file=str(path))

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
