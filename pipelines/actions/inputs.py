"""The inputs of the actions: typed, frozen, checked. What a request may leave out is None, and asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from pipelines.actions.days import EARLIEST, LATEST, short
from pipelines.actions.legal_holidays import states
from pipelines.actions.taken import Missing

Unit = Literal["hours", "days", "business days", "weeks", "months", "years"]
MOST: dict[Unit, int] = {
    "hours": 8784,
    "days": 3660,
    "business days": 2600,
    "weeks": 520,
    "months": 120,
    "years": 10,
}
"""The longest period that is computed, ten years or a year of hours: a longer one is a slip."""
_FIRST_YEAR, _LAST_YEAR = 1800, 2200


class Inputs(BaseModel):
    """What an action works on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def missing(self) -> Iterator[Missing]:
        """Yield what must still be given."""
        yield from ()


def asked(name: str, question: str) -> Missing:
    """Return an input that is missing.

    :param name: its name.
    :param question: what to ask the user.
    """
    return Missing(input=name, question=question)


class DeadlineInputs(Inputs):
    """A period and what it is counted from.

    :param count: how many units.
    :param unit: of what.
    :param direction: after the event, or before it.
    :param event: the event, in the request's words.
    :param event_day: its day.
    :param event_time: its time of day, for a period in hours.
    :param service: how the paper was served, where the request says it.
    :param state: the two letters of the state, district or territory where the court sits.
    :param declared: further days declared holidays.
    """

    count: int | None = None
    unit: Unit | None = None
    direction: Literal["after", "before"] | None = None
    event: str | None = Field(default=None, max_length=300)
    event_day: date | None = None
    event_time: time | None = None
    service: Literal["mail", "clerk", "other", "electronic", "hand"] | None = None
    state: str | None = None
    declared: tuple[date, ...] = Field(default=(), max_length=20)

    @field_validator("event_day")
    @classmethod
    def _has_holidays(cls, day: date | None) -> date | None:
        if day and not EARLIEST <= day <= LATEST:
            raise ValueError(
                f"Deadlines are computed from {short(EARLIEST)} to {short(LATEST)}; {short(day)} is not."
            )
        return day

    @field_validator("state")
    @classmethod
    def _is_a_state(cls, state: str | None) -> str | None:
        if state is not None and state not in states().values():
            raise ValueError(f"{state!r} is no state, district or territory.")
        return state

    @model_validator(mode="after")
    def _is_of_a_length(self) -> Self:
        if self.count is not None and self.unit is not None and not 1 <= self.count <= MOST[self.unit]:
            raise ValueError(f"A period is 1 to {MOST[self.unit]:,} {self.unit} long, and this one is not.")
        return self

    @property
    def runs_from_service(self) -> bool:
        """Whether the period runs from being served: where the event names service, or nothing else."""
        event = (self.event or "").lower()
        return not event or any(word in event for word in ("serv", "mail", "deliver", "receiv"))

    @property
    def by_process(self) -> bool:
        """Whether what was served is served with a summons, under Rule 4."""
        event = (self.event or "").lower()
        later = any(word in event for word in ("amended", "counter", "cross", "supplement"))
        return not later and any(word in event for word in ("summons", "complaint"))

    def missing(self) -> Iterator[Missing]:
        """Yield what must still be given."""
        if self.count is None or self.unit is None:
            yield asked("count", "How long is the period, and of what: days, weeks, months, hours?")
        if self.direction is None:
            yield asked("direction", "Does the period run after the event, or is it counted back from it?")
        if self.event_day is None:
            event = self.event or "the event that the period is counted from"
            yield asked("event_day", f"What is the date of this: {event}?")
        if self.unit == "hours" and self.event_time is None:
            yield asked("event_time", "At what time of day does the period in hours begin?")


class DaysBetweenInputs(Inputs):
    """Two days, and how the days between them are counted."""

    first: date | None = None
    last: date | None = None
    both_counted: bool = False
    business: bool = False

    @field_validator("first", "last")
    @classmethod
    def _is_near(cls, day: date | None) -> date | None:
        return within(day)

    @model_validator(mode="after")
    def _has_holidays(self) -> Self:
        if self.business and any(day and not EARLIEST <= day <= LATEST for day in (self.first, self.last)):
            raise ValueError(f"Business days are counted from {short(EARLIEST)} to {short(LATEST)}.")
        return self

    def missing(self) -> Iterator[Missing]:
        """Yield what must still be given."""
        if self.first is None:
            yield asked("first", "From which date are the days counted?")
        if self.last is None:
            yield asked("last", "To which date are the days counted?")


class DocketInputs(Inputs):
    """A docket number to look up."""

    number: str | None = Field(default=None, max_length=60)

    def missing(self) -> Iterator[Missing]:
        """Yield what must still be given."""
        if not self.number:
            yield asked("number", "Which docket number? Give it as the court does, such as 1:20-cv-01234.")


class DraftInputs(Inputs):
    """What a draft is made of.

    :param of: the request's words for the documents; None for the whole matter.
    """

    of: str | None = Field(default=None, max_length=300)


def within(day: date | None) -> date | None:
    """Return a day that lies in years that can be meant.

    :param day: the day, or None.
    :raises ValueError: when it does not.
    """
    if day and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(f"{short(day)} lies outside the years {_FIRST_YEAR} to {_LAST_YEAR}.")
    return day
