"""A model writes a query for a question that the grammar does not know. What it writes passes the same gate.

It is given the published tables and the question, and no word of any document.
"""

from __future__ import annotations

import re

from haystack.dataclasses import ChatMessage

from pipelines.docket.schema import published
from pipelines.errors import NotADocketQuestion
from pipelines.models.generator import LocalChatGenerator

REPLY_TOKENS = 200
NOTE = "A model wrote this query. Check it against the question."
_NONE = "NONE"
_SELECT = re.compile(r"\bSELECT\b.*", re.IGNORECASE | re.DOTALL)
_END = re.compile(r";|```")
_INSTRUCTIONS = (
    "You write one SQLite SELECT for a lawyer's question about what was filed in court, and nothing else. "
    "Use only these tables. Days are text like '2021-03-22'. Kinds are lower case: 'motion', 'order'. "
    f"Compare names with LIKE. If the tables do not tell what is asked, write {_NONE}."
)
_EXAMPLES = (
    (
        "Which motions did Acme lose?",
        "SELECT f.number, f.day, f.title, f.disposition FROM filings f JOIN filers p ON p.filing = f.filing "
        "WHERE f.kind = 'motion' AND p.party LIKE '%Acme%' AND f.disposition LIKE 'denied%'",
    ),
    (
        "Which entries mention mediation?",
        "SELECT number, day, title FROM filings WHERE text LIKE '%mediation%'",
    ),
    ("Why did the court deny the motion?", _NONE),
    (
        "Which year was the busiest on the docket?",
        "SELECT substr(day, 1, 4) AS year, count(*) AS entries FROM filings WHERE listed = 1 "
        "GROUP BY substr(day, 1, 4) ORDER BY entries DESC LIMIT 1",
    ),
)


def ask(question: str, generator: LocalChatGenerator) -> str:
    """Have a model write a query.

    :param question: one that the grammar does not know.
    :param generator: the model.
    :returns: what it wrote, to be admitted or refused.
    :raises NotADocketQuestion: when it writes none.
    :raises ModelError: when it cannot write.
    """
    schema = "\n".join(published())
    messages = [ChatMessage.from_system(f"{_INSTRUCTIONS}\n\n{schema}")]
    for asked, written in _EXAMPLES:
        messages += [ChatMessage.from_user(asked), ChatMessage.from_assistant(written)]
    reply = generator.run([*messages, ChatMessage.from_user(question)])["replies"][0].text or ""
    found = _SELECT.search(reply)
    if found is None or reply.strip().startswith(_NONE):
        raise NotADocketQuestion("Neither the grammar nor the model can turn this question into a query.")
    return _END.split(found[0], maxsplit=1)[0].strip()
