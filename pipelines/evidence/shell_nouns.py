"""Nouns that stand for something said, and by which words that is told.

"The request", "that sum": retrospective labels (Francis 1994, in Coulthard, *Advances in Written Text
Analysis*) or shell nouns (Schmid 2000, *English Abstract Nouns as Conceptual Shells*). A request was asked
for, a sum is a number.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Label(NamedTuple):
    """Nouns of one kind that stand for something said before.

    :param nouns: a pattern of them.
    :param told_by: a pattern of the words by which what they stand for is told.
    :param named_by: a pattern of what names one of them in full when it follows.
    """

    nouns: re.Pattern[str]
    told_by: re.Pattern[str]
    named_by: re.Pattern[str]


_NAMED = (
    r"of|to which|to whom|that|for|in|between|with|from|against|whether|who|which|at issue|named|stated|"
    r"described|quoted|set"
)
_DATED = r"(?:dated|signed|made|given|entitled|filed|called)\b"


def _label(nouns: str, told_by: str, named_by: str) -> Label:
    behind = rf" (?:{_NAMED}|{named_by})\b|[’'-]|,? “| \(?[A-Z\d§¶]|,? {_DATED}"
    return Label(re.compile(nouns), re.compile(told_by, re.IGNORECASE), re.compile(behind))


LABELS = (
    _label(
        r"requests?",
        r"\b(?:ask|request|seek|sought|mov(?:e|es|ed|ing)\b|(?<!no )(?<!noticed )motion|petition|appl[iy]|"
        r"demand|wants?)",
        "to|by",
    ),
    _label(
        r"arguments?|contentions?|assertions?|objections?|premise|theor(?:y|ies)|suggestions?|propositions?",
        r"\b(?:sa(?:y|id)|argu|conten[dt]|assert|submit|maintain|urge|insist|claim|answer|object|suggest|believe|"
        r"alleg|plead|points? out|posit|rel(?:y|ied|ies)|view|read|theor|protest|repl|respond|oppos|reason)",
        "to|about|on",
    ),
    _label(
        r"rules?|doctrines?|principles?|tests?",
        r"\b(?:rule|doctrine|principle|test|standard|law|holds?|held|must|may|shall|cannot|requires?|bars?)\b|§",
        "on|as|by",
    ),
    _label(
        r"figures?",
        r"\$|\d,\d{3}|\d%|\b(?:percent|hundred|thousand|million|billion|dozen|twice|half)\b",
        "due|owed|owing|paid|claimed|sought|demanded|awarded|guaranteed",
    ),
    _label(
        r"sums?|amounts?",
        r"\$|\d,\d{3}|\b(?:dollars?|cents?|percent|hundred|thousand|million|fees?|price|rent|costs?|damages|"
        r"payments?|balance|deposit|wages?|salary|check|total)\b",
        "due|owed|owing|paid|claimed|sought|demanded|awarded|guaranteed",
    ),
    _label(r"initials", r"\b(?:sign|initial)", "at"),
    _label(
        r"questions?|issues?",
        r"\?|\b(?:whether|question|issue|ask|disput)",
        "on|presented|raised|before|as|is (?:not )?(?:whether|how|what)",
    ),
    _label(
        r"conditions?|requirements?", r"\b(?:if|unless|condition|requir|must|provided|only|until)", "on|to"
    ),
    _label(r"declarations?|affidavits?", r"\b(?:declar|affi|swears?|swore|sworn)", "on|as|to|page"),
    _label(
        r"letters?|e-mails?|messages?|memorand(?:um|a)|notes?",
        r"\b(?:letter|e-?mail|message|memorand|note|wrote|writ|sen[dt]|dated|text|mail)|“",
        "to|on|by",
    ),
    _label(
        r"conclusions?|findings?|holdings?",
        r"\b(?:hold|held|conclu|find|found|rul|decid|determin|reason)",
        "on",
    ),
    _label(
        r"offers?|proposals?|promises?",
        r"\b(?:offer|propos|promis|would|will|agree|sa(?:y|id)|told|tell)",
        "to|on",
    ),
    _label(
        r"distinctions?|differences?|comparisons?",
        r"\b(?:distin|differ|than|compar|while|but|whereas)|;",
        "to|over",
    ),
    _label(
        r"points?",
        r"\b(?:point|sa(?:y|id)|argu|conten[dt]|because|since|must|only|why)",
        "at|on|to|where|when",
    ),
)
"""In order: what was asked for, contended, laid down, counted (twice), signed, put in question, required,
sworn, written, held, offered, told apart, and said."""

COUNTABLE = frozenset(
    """order pleading paragraph maximum statement representation clause provision section exhibit case rate
    ruling decision judge man woman witness document paper draft report check meeting conversation view
    reading count claim defense exception exclusion definition step ground reason factor fact date day
    increase reduction limit cap""".split()
)
"""Beside the labels, nouns that "that" points to: bare, they could not follow the conjunction."""
