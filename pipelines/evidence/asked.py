"""What kind of fact a question asks for, and whether a sentence holds one. Pure functions and one table."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipelines.evidence import finders
from pipelines.evidence.finders import Spans
from pipelines.lookup.fields import Field, wanted
from pipelines.text import search_terms


class Kind(NamedTuple):
    """A kind of fact.

    ``asks`` finds the questions that ask for it; ``finds`` takes the question and a text and says where in
    the text facts of the kind stand that the question does not give itself; ``signs`` are terms that stand
    beside it; ``formal`` is whether it stands in a document's caption, conclusion or signature block;
    ``grades`` takes the question and a text and says how well the text holds such a fact, 0 to 1, where that
    is more than whether there is one; ``tabular`` is whether it stands in tables.
    """

    asks: re.Pattern[str]
    finds: Callable[[str, str], Spans]
    signs: frozenset[str] = frozenset()
    formal: bool = False
    grades: Callable[[str, str], float] | None = None
    tabular: bool = False

    def held(self, question: str, text: str) -> float:
        """Say how well a text holds the kind of fact, 0 to 1.

        :param question: the question.
        :param text: a sentence or a few.
        """
        return self.grades(question, text) if self.grades else float(bool(self.finds(question, text)))


def _asks(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NO_MODIFIER = (
    r"(?:is|was|were|are|did|do|does|has|have|had|must|may|might|can|could|shall|should|will|would|of|for|on|in|"
    r"to|by|with|about|from|that|who|whom|which|and|or|not)\b"
)
_WHAT = (
    r"\b(?:what|which) (?:(?:is|was|were|are) )?(?:the |an? )?"
    rf"(?:(?!{_NO_MODIFIER})[\w'’./-]+ ){{0,3}}"
)
"""Asks for the noun behind it; a verb between them has another object: "What must the parties address?"."""


def _signs(text: str) -> frozenset[str]:
    return frozenset(search_terms(text))


_PAID = (
    r"^what (?:did|does|do|has|have|had|was|were|is|are|will|would|must) "
    r"(?!.{0,60}\b(?:indictment|information|complaint)\b)"
    r".{0,80}\b(?:pa(?:y|id|ying)|charg(?:e|ed|ing)|cost|earn(?:ed|ing)?|bill(?:ed|ing)?|spen[dt]|borrow(?:ed)?|"
    r"owed?|offer(?:ed)? .{0,60}\bto settle|"
    r"valued? .{1,80} at)\b(?! with\b)(?!.{0,80}\bfor\W*$)"
)
"""Asks for a sum by its verb: "What did the courier charge?"."""

_DATE = Kind(
    _asks(
        r"^when\b|\bwhen (?:did|do|does|was|were|is|are|had|has|must|will|would|may|can)\b|"
        + _WHAT
        + r"(?:date|day|month|year|cut-?off)\b|^(?:the )?(?:\w+ )?(?:date|day) (?:of|on|for|when)\b|"
        + r"\b(?:comment|filing|response|due|reply|hearing|trial) (?:date|deadline)\b|^deadline\b"
    ),
    finders.dates,
    _signs("dated filed entered"),
    formal=True,
)
_LAW = Kind(
    _asks(
        r"\bgoverning law\b|" + _WHAT + r"(?:statutes?|section|rule|code|law|provision)\b|"
        r"^under what\b|\b(?:brought|filed|sued?|arise|proceed\w*|bring|charged|convicted|moved?) under\?"
    ),
    finders.matches_of(finders.LAW),
)
_RULING = Kind(
    _asks(
        r"\b(?:how|what) did .{0,60}\b(?:rule|decide|dispose|hold|order)\b|"
        r"\bwhat did .{0,60}\b(?:court|circuit|judge|panel)\b.{0,30}\bdo\b|\bwhat happened to\b|"
        r"^(?:was|were|did|is|are) .{0,120}\b(?:grant(?:ed)?|den(?:y|ied)|dismiss(?:ed)?|affirm(?:ed)?|"
        r"reversed?|vacated?)\b|"
        r"\bhow (?:was|were) .{0,60}\b(?:resolved|decided|disposed)\b|"
        + _WHAT
        + r"(?:outcome|disposition|holding|ruling|result|judgment)\b"
    ),
    finders.matches_of(finders.OUTCOME),
    _signs("affirmed reversed vacated remanded dismissed granted denied ordered judgment conclusion"),
    formal=True,
    grades=finders.how_operative,
)
_BENCH = Kind(
    _asks(
        r"\b(?:who|which|what|name|how many)\b.{0,40}\bjustices?\b|"
        + _WHAT
        + r"(?:judges?|magistrate)\b|\bwho .{0,40}\bjudges?\b"
    ),
    finders.new_names,
    _signs("judge justice hon honorable"),
    formal=True,
    grades=finders.how_judicial,
)
_LAWYERS = Kind(
    _asks(
        r"\b(?:who|which) .{0,40}(?:counsel|attorneys?|lawyers?|law firm|represent\w*)\b|"
        + _WHAT
        + r"(?:counsel|attorneys?|lawyers?|law firm)\b|"
        r"\bname of .{0,60}(?:counsel|attorney|lawyer|law firm)\b"
    ),
    finders.new_names,
    _signs("attorney attorneys counsel llp esq bar"),
    formal=True,
    grades=finders.how_legal,
)
_NUMBERED = Kind(
    _asks(r"\b(?:docket|case|action|appeal|index) (?:no\b|numbers?\b)"),
    finders.new_docket_numbers,
    _signs("case no docket number"),
    formal=True,
)
_KINDS = (
    Kind(
        _asks(r"\b(?:(?:tele)?phone|fax|facsimile)\b.{0,20}\bnumbers?\b|\bphone\b\W*$"),
        finders.matches_of(finders.TELEPHONE),
        formal=True,
        tabular=True,
    ),
    Kind(
        _asks(
            r"\bhow old (?:is|was|were|are)\b|\bat what age\b|"
            r"\b(?:what|which) (?:is|was|were) .{0,60}\bages?\b"
        ),
        finders.matches_of(finders.AGE),
    ),
    _NUMBERED,
    _DATE,
    Kind(
        _asks(
            r"\bhow (?:many|long|often|old|soon|quickly|far|much (?:notice|time))\b|"
            + _WHAT
            + r"(?:period|number|distance|(?:word|page|time|size|speed) limit)\b"
        ),
        finders.counts,
        grades=finders.how_counted,
        tabular=True,
    ),
    Kind(
        _asks(
            r"\bhow (?:much|large|high|big)\b|"
            + _WHAT
            + r"(?:amounts?|price|salary|costs?|cap|rent|sums?|total|penalt(?:y|ies)|fines?|fees?|bond|bail|"
            r"percentage|damages|demand|setoff|bonus|commission|premium|retention|deposit|charge|interest|rate|"
            r"value|security|credit|budget|refund|arrears|prize)\b|" + _PAID
        ),
        finders.facts_of("money", "percent"),
        tabular=True,
    ),
    _LAW,
    _RULING,
    _BENCH,
    _LAWYERS,
    Kind(
        _asks(
            r"\bwho(?:m|se)?\b|\bname of\b|"
            + _WHAT
            + r"(?:party|parties|company|companies|person|attorney|employer|bank|lender|insurer|firm|"
            r"agency|airline|hospital|contractor|vendor|union|manufacturer)\b"
        ),
        finders.new_names,
        formal=True,
    ),
    Kind(
        _asks(r"\bwhy\b|\b(?:grounds?|reasons?|basis)\b"),
        finders.matches_of(finders.REASON),
        grades=finders.how_reasoned,
    ),
    Kind(
        _asks(r"\b(?:testif\w+|testimony|deposition|under oath)\b"),
        finders.matches_of(finders.TESTIMONY),
        grades=finders.how_sworn,
    ),
)
_ISSUE = Kind(_asks(r"(?!)"), lambda _, text: [(0, len(text))], formal=False)
"""Asked for by :mod:`pipelines.lookup.fields` alone."""
_OF_FIELDS = {
    Field.AUTHOR: _BENCH,
    Field.PANEL: _BENCH,
    Field.BELOW: _BENCH,
    Field.COUNSEL: _LAWYERS,
    Field.NUMBER: _NUMBERED,
    Field.NUMBER_BELOW: _NUMBERED,
    Field.FILED: _DATE,
    Field.ARGUED: _DATE,
    Field.OUTCOME: _RULING,
    Field.HOLDING: _RULING,
    Field.SEPARATE: _BENCH,
    Field.ISSUE: _ISSUE,
    Field.STANDARD: _ISSUE,
    Field.BASIS: _LAW,
}
"""Kinds of what is asked of a document, whichever way (:mod:`pipelines.lookup.fields`)."""


def is_disposition(text: str) -> bool:
    """Say whether a text is what a court decides and no more: "AFFIRMED.".

    :param text: a unit of a page.
    """
    return finders.OPERATIVE.fullmatch(text.rstrip(" .")) is not None


def kind_asked(question: str) -> Kind | None:
    """Return the kind of fact that a question asks for, or None where it is none that is known here.

    :param question: the question.
    """
    want = wanted(question)
    if want and want.field in _OF_FIELDS:
        return _OF_FIELDS[want.field]
    return next((kind for kind in _KINDS if kind.asks.search(question)), None)
