"""Legal holidays as Federal Rule of Civil Procedure 6(a)(6) has them, by the ``holidays`` package."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from holidays import HolidayBase
from holidays.countries.united_states import UnitedStates

from pipelines.actions.days import spelled

BY_STATE = "Rule 6(a)(6)(C)"
"""The rule by which a state's holidays count."""
_WEEKEND = "Rule 6(a)(1)(C)"
_SATURDAY = 5
_JUNETEENTH = "Juneteenth"
_JUNETEENTH_LISTED = date(2023, 12, 1)
_OBSERVED = " (observed)"
_CLOSINGS = {
    date.fromisoformat(day): order
    for day, order in (
        ("2001-12-24", "13238"),
        ("2003-12-26", "13320"),
        ("2004-06-11", "13343"),
        ("2007-01-02", "13421"),
        ("2007-12-24", "13453"),
        ("2008-12-26", "13482"),
        ("2012-12-24", "13633"),
        ("2014-12-26", "13682"),
        ("2018-12-05", "13852"),
        ("2018-12-24", "13854"),
        ("2019-12-24", "13900"),
        ("2020-12-24", "13965"),
        ("2024-12-24", "14129"),
        ("2025-01-09", "14133"),
        ("2025-12-24", "14371"),
        ("2025-12-26", "14371"),
    )
}
"""Days on which an executive order closed federal departments for the whole day. Whether such an order
declares a holiday is not settled, so they are told of and not counted unless the user says so."""


class Calendar:
    """Which days are no days for filing.

    :param state: the two letters of the state, district or territory whose holidays count; None for none.
    :param declared: further days declared holidays, as the user gives them.
    """

    def __init__(self, state: str | None = None, declared: Iterable[date] = ()) -> None:
        self._federal = _federal()
        self._state = _of_state(state) if state else None
        self._state_name = state_name(state) if state else ""
        self._declared = frozenset(declared)

    def closed(self, day: date) -> tuple[str, str] | None:
        """Say why a day is a Saturday, a Sunday or a legal holiday.

        :param day: the day.
        :returns: the reason and its rule; None where it is a day like any other.
        """
        if day.weekday() >= _SATURDAY:
            return f"a {day:%A}", _WEEKEND
        if name := self._federal.get(day):
            return _told(name, day)
        if day in self._declared:
            return "a day declared a holiday, as the request says", "Rule 6(a)(6)(B) or (C)"
        if self._state is not None and (name := self._state.get(day)):
            return f"{_plain(name)}, a holiday of {self._state_name}", BY_STATE
        return None

    @staticmethod
    def doubt(day: date) -> str | None:
        """Return what must be said of a day on which the federal departments were closed by order."""
        order = _CLOSINGS.get(day)
        if order is None:
            return None
        return (
            f"Executive Order {order} closed federal departments on {spelled(day)}. Whether that makes "
            f"the day "
            "a legal holiday under Rule 6(a)(6)(B) is not settled; it is not counted as one here. To "
            "count it, "
            f"add “counting {day:%B} {day.day}, {day.year} as a holiday”."
        )


def states() -> dict[str, str]:
    """Return the two letters of the states, the district and the territories, by name."""
    return dict(UnitedStates.subdivisions_aliases)


def state_name(code: str) -> str:
    """Return a state's name.

    :param code: its two letters.
    """
    return next(name for name, letters in UnitedStates.subdivisions_aliases.items() if letters == code)


def _told(name: str, day: date) -> tuple[str, str]:
    plain = _plain(name)
    listed = "Rule 6(a)(6)(A)"
    if plain.startswith(_JUNETEENTH) and day < _JUNETEENTH_LISTED:
        listed = "Rule 6(a)(6)(B), Pub. L. 117-17"  # the Rule's own list has it since December 1, 2023
    if not name.endswith(_OBSERVED):
        return plain, listed
    moved = "5 U.S.C. § 6103(b)" if day.weekday() == _SATURDAY - 1 else "Exec. Order 11582 § 3(a)"
    return f"the day on which {plain} is observed", f"{listed}; {moved}"


def _plain(name: str) -> str:
    return name.removesuffix(_OBSERVED)


@lru_cache(maxsize=1)
def _federal() -> HolidayBase:
    return UnitedStates(categories=("government",))


@lru_cache(maxsize=64)
def _of_state(code: str) -> HolidayBase:
    return UnitedStates(subdiv=code)
