"""Does a text speak of the step of a case that a question asks about? Pure functions and one table.

"How did the court rule on summary judgment?" is answered by nothing that has no summary judgment in it: such
terms of art have hardly another word, so that their lack tells what the lack of other words does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from typing import NamedTuple

from pipelines.text import root, search_terms

_TERMS = {
    r"summary\s(?:judge?ment|adjudication)": r"summary\s(?:judge?ment|adjudication)|\bMSJ\b|\bRule\s56\b",
    r"default\sjudge?ment": r"\bdefault",
    r"certiorari": r"certiorari|\bcert\b",
    r"(?:class\scertification|certif\w+\s(?:of\s)?(?:a|the)\sclass)": r"\bclass\b",
    r"(?:attorney|lawyer)s?['’]?s?['’]?\sfees": r"\bfees?\b",
    r"verdicts?": r"\bverdict|\bjur(?:y|ors?)\b",
    r"hearings?": r"\b(?:hear(?:d|ing)|argu)",
    r"remand(?:ed)?": r"\bremand",
    r"mediat\w+": r"\bmediat",
    r"arbitrat\w+": r"\barbitra",
    r"apprais\w+": r"\bapprais",
    r"injuncti\w+": r"\b(?:injunct|enjoin|restrain)",
    r"evict\w*": r"\b(?:evict|possession|detainer)",
    r"sanction(?:s|ed)?": r"\bsanction",
    r"subpoena\w*": r"\bsubpoena",
    r"indict\w+": r"\bindict",
    r"arrest\w*": r"\barrest",
    r"probation": r"\bprobation",
    r"contempt": r"\bcontempt",
    r"counter-?offer\w*": r"\bcounter",
    r"invoices?d?": r"\b(?:invoice|bill)",
}
"""What a question calls it, and what then stands where it is spoken of."""
_EVENTS = [
    (re.compile(rf"\b(?:{asked})\b", re.IGNORECASE), re.compile(told, re.IGNORECASE))
    for asked, told in _TERMS.items()
]


class Event(NamedTuple):
    """A step of a case that a question speaks of.

    :param told: finds where it is spoken of.
    :param roots: of the terms by which the question calls it.
    """

    told: re.Pattern[str]
    roots: frozenset[str]


def events_asked(question: str) -> tuple[Event, ...]:
    """Find the steps of a case that a question speaks of.

    :param question: the question.
    """
    return tuple(
        Event(told, frozenset(map(root, search_terms(match[0]))))
        for asked, told in _EVENTS
        if (match := asked.search(question))
    )


def lacks_event(events: Iterable[Event], text: str, caption: Set[str]) -> bool:
    """Say whether neither a text nor its document's caption speaks of one of some steps of a case.

    :param events: as :func:`events_asked` gives them.
    :param text: a quote with its surroundings.
    :param caption: the roots of the terms of its document's name and caption.
    """
    return any(not (event.roots <= caption or event.told.search(text)) for event in events)
