"""Questions that were asked of one contract, put as one asks them where there are many. Pure functions.

A published question of a contract ("Which state's law governs the agreement?") does not say which one is
meant. A lawyer would say it: "In the distributor agreement between Erchonia and InnerScope, …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from evals.gold import Question

GIVEN_AWAY = ("Document Name", "Parties")
"""What a question that names its contract needs not ask."""

_DEFINED = re.compile(r"\s*\([^)]*\)|[\"“][^\"”]*[\"”]")
_FORM = re.compile(
    r",?\s+(?:inc|incorporated|corp|corporation|co|company|l\.?l\.?c|ltd|limited|l\.?p|plc|s\.?a\.?s)\b.*$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[A-Za-z][A-Za-z_&\- ]*(?:agreement|contract)", re.IGNORECASE)
_NUMBERED = re.compile(r"EX-[\d.]+(?:\(\d\)|[A-Z .]+)?-|_EX-[\d.]+_|\s-\s")
_SHORT = 2


def named(questions: Sequence[Question]) -> Iterator[Question]:
    """Name in each question the contract that it is asked of: by its title and parties, or by one of them.

    :param questions: those asked of one file; the first form is used for every other one.
    :returns: those whose contract can be named and whose answer that does not give away, asked of all files.
    """
    parties = _parties(questions)
    for number, question in enumerate(questions):
        title = _title(question.file or "")
        between = parties.get(question.file or "", [])
        if not title or not between or question.kind in GIVEN_AWAY:
            continue
        name = f"the {title} between {between[0]} and {between[1]}" if len(between) > 1 else ""
        if number % 2 or not name:
            name = f"the {' '.join(between[0].split()[:_SHORT])} {title}"
        text = question.text[0].lower() + question.text[1:]
        yield replace(question, text=f"In {name}, {text}", file=None)


def _parties(questions: Sequence[Question]) -> Mapping[str, list[str]]:
    """Return by file the parties' names, without what they are called and without their legal form."""
    found: dict[str, list[str]] = {}
    for question in questions:
        if question.kind == "Parties" and question.file and question.accepted:
            names = [_short(part) for part in question.accepted[0].split(";")]
            found[question.file] = [name for name in dict.fromkeys(names) if name and name[0].isupper()]
    return found


def _short(party: str) -> str:
    name = _FORM.sub("", _DEFINED.sub("", party)).strip(" ,;:")
    return " ".join(name.removeprefix("The ").split())


def _title(file: str) -> str:
    """Return the kind of contract that a file's name ends with, in lower case."""
    found = _TITLE.search(_NUMBERED.split(file)[-1])
    return " ".join(found[0].replace("_", " ").lower().split()) if found else ""
