"""The days that a docket question names: a day, a month, a year, or a span of them. Pure functions."""

from __future__ import annotations

from pipelines.docket.left import Left
from pipelines.docket.wanted import Condition
from pipelines.stretches import stretch


def days_in(left: Left) -> tuple[Condition, ...]:
    """Take the days out of a question, as conditions on a day.

    :param left: the question.
    :returns: none where it names none; a day without its year is left in it.
    """
    named = stretch(left.text)
    if named is None:
        return ()
    left.blank(named.start, named.end)
    ends = (("from", named.first), ("to", named.last))
    return tuple(Condition("day", test, (day,)) for test, day in ends if day)
