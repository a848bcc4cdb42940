"""A deadline that is being counted: its inputs, its steps so far, and the days that are none for filing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from pipelines.actions.days import short, spelled
from pipelines.actions.inputs import DeadlineInputs, Unit
from pipelines.actions.legal_holidays import BY_STATE, Calendar
from pipelines.actions.taken import Step


@dataclass
class Count:
    """A deadline that is being counted.

    :param inputs: the period and its event, whole.
    """

    inputs: DeadlineInputs
    steps: list[Step] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Rule 6(a)(6)(C): a state's holidays count for periods measured after an event, and for no others.
        state = self.inputs.state if self.forward else None
        self.calendar = Calendar(state, self.inputs.declared)

    @property
    def forward(self) -> bool:
        """Whether it is counted from the event on, not back from it."""
        return self.inputs.direction == "after"

    @property
    def event(self) -> date:
        """The day of the event."""
        assert self.inputs.event_day is not None, "the inputs are whole"
        return self.inputs.event_day

    @property
    def number(self) -> int:
        """How many units the period has."""
        assert self.inputs.count is not None
        return self.inputs.count

    @property
    def unit(self) -> Unit:
        """What the period is counted in."""
        assert self.inputs.unit is not None
        return self.inputs.unit

    def step(self, text: str, rule: str) -> None:
        """Add a step.

        :param text: what is done.
        :param rule: what it rests on.
        """
        self.steps.append(Step(text=text, rule=rule))

    def note(self, text: str) -> None:
        """Add what the reader must know, once.

        :param text: in a sentence or two.
        """
        if text not in self.notes:
            self.notes.append(text)

    def ask(self, when: str) -> None:
        """Add the first step: what is asked for.

        :param when: the event's day or hour, in words.
        """
        unit = self.unit if self.number != 1 else self.unit.removesuffix("s")
        event = f"{self.inputs.event} ({when})" if self.inputs.event else when
        self.step(f"The period is {self.number} {unit} {self.inputs.direction} {event}.", "as asked")

    def moved(self, day: date, rule: str) -> date:
        """Return the last day of a period, moved on from a day that is none for filing.

        :param day: the last day as counted.
        :param rule: the rule that moves it.
        """
        one = timedelta(days=1 if self.forward else -1)
        way = "forward" if self.forward else "backward"
        while closed := self.calendar.closed(day):
            reason, why = closed
            rules = "; ".join(dict.fromkeys((rule, why)))
            self.step(f"{short(day)} is {reason}; the count goes on {way}.", rules)
            if why == BY_STATE:
                self.note("Check the state’s holiday against its statute: states change them.")
            day += one
        if doubt := self.calendar.doubt(day):
            self.note(doubt)
        return day


def moment(when: datetime) -> str:
    """Return a time as it is told: ``9:23 a.m. on Monday, November 5, 2007``.

    :param when: the time.
    """
    half = "a.m." if when.hour < 12 else "p.m."
    return f"{when.hour % 12 or 12}:{when:%M} {half} on {spelled(when.date())}"
