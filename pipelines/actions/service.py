"""The days that Federal Rule of Civil Procedure 6(d) adds after some kinds of service. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from pipelines.actions.counting import Count
from pipelines.actions.days import spelled

ADDED = 3
_ELECTRONIC_ENDED = date(2016, 12, 1)
"""Since this day no days are added after electronic service."""
_SERVED = {
    "mail": "by mail, Rule 5(b)(2)(C)",
    "clerk": "by leaving it with the clerk, Rule 5(b)(2)(D)",
    "other": "by other means consented to, Rule 5(b)(2)(F)",
    "electronic": "electronically, Rule 5(b)(2)(E)",
    "hand": "by delivery in person, Rule 5(b)(2)(A) or (B)",
}


def with_added_days(count: Count, last: date) -> date:
    """Return the last day of a period with the days that service adds, if it adds any.

    They are added after the period would otherwise expire under Rule 6(a), so that its last day is moved
    first; and every one of them is counted (committee note of 2005).

    :param count: the deadline; what is done, or not done and why, becomes its steps.
    :param last: the day on which the period expires under Rule 6(a).
    """
    service = count.inputs.service
    if service is None or not _are_added(count, service):
        return last
    day = last + timedelta(days=ADDED)
    count.step(
        f"Service was {_SERVED[service]}: {ADDED} days are added after the period would otherwise "
        f"expire, every "
        f"day counted, from {spelled(last)} to {spelled(day)}.",
        "Rule 6(d)",
    )
    moved = count.moved(day, "Rule 6(a)(1)(C)")
    if moved != day:
        count.step(f"The period runs to {spelled(moved)}.", "Rule 6(a)(1)(C)")
    return moved


def _are_added(count: Count, service: str) -> bool:
    told = f"Service was {_SERVED[service]}; no days are added"
    if not count.forward:
        count.step(f"{told} to a period that is counted back from an event.", "Rule 6(d)")
    elif not count.inputs.runs_from_service:
        count.step(f"{told}, for the period does not run from being served.", "Rule 6(d)")
    elif count.inputs.by_process:
        count.step(
            f"{told}, for a summons and complaint are served under Rule 4, not 5(b)(2).",
            "Rule 6(d); Rule 4",
        )
    elif service == "hand":
        count.step(f"{told} for that.", "Rule 6(d)")
    elif service == "electronic" and count.event >= _ELECTRONIC_ENDED:
        count.step(f"{told} for that since December 1, 2016.", "Rule 6(d)")
    else:
        if service == "electronic":
            count.note("Days were added after electronic service until December 1, 2016.")
        return True
    return False
