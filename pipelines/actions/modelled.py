"""A model proposes how a request that the grammar does not know is meant. What it proposes is checked.

It only points: each field that it gives must stand in the request, word for word, and those fields, put as
the grammar has them, are read by the grammar. So a model can bring in no day, amount or number.
"""

from __future__ import annotations

import json
import re
from datetime import date

from haystack.dataclasses import ChatMessage
from pydantic import BaseModel, ConfigDict, ValidationError

from pipelines.actions.proposals import Proposal
from pipelines.actions.requests import WHAT_THERE_IS, propose
from pipelines.errors import ActionError
from pipelines.models.generator import LocalChatGenerator

REPLY_TOKENS = 120
NOTE = "The grammar did not know this request; a model read it. Check each input against the request."
_NOT_READ = f"Neither the grammar nor the model could read this request. {WHAT_THERE_IS}"
_OBJECT = re.compile(r"\{[^{}]*\}", re.DOTALL)
_BEFORE = re.compile(r"\b(?:before|prior|back\w*|ahead|minus|earlier|preced\w+|advance)\b")
"""Without one of these words a request counts nothing back, whatever a model says."""
_INSTRUCTIONS = (
    "You copy words out of a lawyer's request into JSON and write nothing else. Fields: action (deadline, "
    "days_between, interest or sum), period, direction (after or before), event, date, to_date, amounts "
    "(a list), "
    "rate, kind (simple, judgment, or compounded daily, monthly, quarterly or annually). Copy each field "
    "word for "
    "word; leave out what the request does not say."
)
_EXAMPLES = (
    (
        "We got the order on May 2, 2023. Two weeks is what the rule allows for our objections.",
        '{"action": "deadline", "period": "Two weeks", "direction": "after", "date": "May 2, 2023"}',
    ),
    (
        "Client lent $4,000, wants five percent, nothing compounded, June 1, 2020 up to June 1, 2022",
        '{"action": "interest", "amounts": ["$4,000"], "rate": "five percent", "kind": "simple", '
        '"date": "June 1, 2020", "to_date": "June 1, 2022"}',
    ),
)


class _Fields(BaseModel):
    """What a model may point at."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    action: str
    period: str = ""
    direction: str = ""
    event: str = ""
    date: str = ""
    to_date: str = ""
    amounts: tuple[str, ...] = ()
    rate: str = ""
    kind: str = ""

    @property
    def copied(self) -> tuple[str, ...]:
        """The fields that must stand in the request."""
        return (self.period, self.event, self.date, self.to_date, self.rate, *self.amounts)


def ask(request: str, generator: LocalChatGenerator, today: date) -> Proposal:
    """Have a model propose an action for a request.

    :param request: one that the grammar does not know.
    :param generator: the model.
    :param today: what "today" means.
    :raises ActionError: when what it proposes is none, or brings in what the request does not say.
    :raises ModelError: when it cannot write.
    """
    messages = [ChatMessage.from_system(_INSTRUCTIONS)]
    for asked, copied in _EXAMPLES:
        messages += [ChatMessage.from_user(asked), ChatMessage.from_assistant(copied)]
    reply = generator.run([*messages, ChatMessage.from_user(request)])["replies"][0]
    return read(reply.text or "", request, today)


def read(reply: str, request: str, today: date) -> Proposal:
    """Read what a model proposes.

    :param reply: what it wrote.
    :param request: the request.
    :param today: what "today" means.
    :raises ActionError: when it is no proposal, or brings in what the request does not say.
    """
    found = _OBJECT.search(reply)
    try:
        fields = _Fields.model_validate(json.loads(found[0] if found else ""))
    except (ValueError, ValidationError):
        raise ActionError(_NOT_READ) from None
    said = " ".join(request.split()).casefold()
    turned = fields.direction not in ("", "after") and not _BEFORE.search(said)
    if turned or any(" ".join(words.split()).casefold() not in said for words in fields.copied):
        raise ActionError(_NOT_READ)
    proposal = propose(_as_the_grammar_has_it(fields), today)
    proposal.notes.insert(0, NOTE)
    return proposal


def _as_the_grammar_has_it(fields: _Fields) -> str:
    """Return the fields as a request that the grammar knows.

    :raises ActionError: when there is no such action.
    """
    match fields.action:
        case "deadline":
            when = " on ".join(filter(None, (fields.event, fields.date)))
            return f"{fields.period} {fields.direction or 'after'} {when}"
        case "days_between":
            return f"days between {fields.date} and {fields.to_date}"
        case "interest":
            on = f" on {fields.amounts[0]}" if fields.amounts else ""
            time = f" for {fields.period}" if fields.period else ""
            days = f" from {fields.date}" * bool(fields.date) + f" to {fields.to_date}" * bool(fields.to_date)
            return f"{fields.kind} interest{on} at {fields.rate}{days}{time}"
        case "sum":
            return f"add {' and '.join(fields.amounts)}"
        case _:
            raise ActionError(_NOT_READ)
