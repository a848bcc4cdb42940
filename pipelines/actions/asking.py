"""The question by which the files are asked for the day of an event, or for an amount. Pure functions."""

from __future__ import annotations

import re

_DONE = {
    "service": "served",
    "filing": "filed",
    "entry": "entered",
    "receipt": "received",
    "mailing": "mailed",
    "signing": "signed",
    "execution": "signed",
    "termination": "terminated",
    "discharge": "discharged",
    "issuance": "issued",
    "publication": "published",
    "denial": "denied",
    "dismissal": "dismissed",
    "delivery": "delivered",
    "payment": "paid",
    "removal": "removed",
    "date": "dated",
}
"""What was done, by the noun that names the act."""
_ACT = re.compile(rf"(?:the )?(?P<act>{'|'.join(_DONE)})(?: by \w+)? of (?P<what>.+)", re.IGNORECASE)
_SERVED_WITH = re.compile(r"(?:being|having been) (?P<done>\w+)(?: with)? (?P<what>.+)", re.IGNORECASE)
_PASSIVE = re.compile(r"(?P<what>.+?) (?P<be>was|were|is|are|has been|had been) (?P<done>.+)", re.IGNORECASE)
_ACTIVE = re.compile(
    r"(?P<who>(?:the )?\w[\w.’' ]*?) "
    r"(?P<did>\w+ed|sent|gave|paid|told|met|left|began|took|made|wrote)\b(?P<rest>.*)",
    re.IGNORECASE,
)


def when(event: str) -> str:
    """Return the question for an event's day.

    :param event: "service of the order", "the lease was signed", "the notice of default".
    """
    if match := _ACT.fullmatch(event):
        return f"When was {match['what']} {_DONE[match['act'].lower()]}?"
    if match := _SERVED_WITH.fullmatch(event):
        return f"When was {match['what']} {match['done']}?"
    if match := _PASSIVE.fullmatch(event):
        return f"When {match['be']} {match['what']} {match['done']}?"
    if match := _ACTIVE.fullmatch(event):
        return f"When did {match['who']} {match['did']}{match['rest']}?"
    return f"When was {event} dated?"


def how_much(what: str) -> str:
    """Return the question for an amount.

    :param what: what it is the amount of: "the bond".
    """
    return f"What is the amount of {what}?"
