"""What kind of fact a question asks for, and whether a sentence holds one. Pure functions and one table."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipelines.facts import facts
from pipelines.text import STOPWORDS, docket_numbers, search_terms, stem, words


class Kind(NamedTuple):
    """A kind of fact.

    ``asks`` finds the questions that ask for it; ``held`` takes the question and a sentence and says how well
    the sentence holds it, 0 to 1; ``signs`` are terms that stand beside it; ``formal`` is whether it stands
    in a document's caption, conclusion or signature block.
    """

    asks: re.Pattern[str]
    held: Callable[[str, str], float]
    signs: frozenset[str] = frozenset()
    formal: bool = False


_LAW = re.compile(r"§|\bU\.S\.C\b|\b[Ss]ections?\b|\bRules?\b|\bCode\b|\blaws? of\b|\bAct\b|\bArticle\b")
_OUTCOME = re.compile(
    r"\b(?:grant|den[iy]|dismiss|affirm|revers|vacat|remand|sustain|overrul|reject|conclud|h[eo]ld|found|order|"
    r"defer|strick|survive|declin|award|convict|acquit)\w*",
    re.IGNORECASE,
)
_OPERATIVE = re.compile(
    r"\b(?:GRANTED|DENIED|AFFIRMED?|REVERSED?|VACATED?|REMANDED?|DISMISSED|OVERRULED|SUSTAINED|DEFERRED|ORDERED)\b|"
    r"\b(?i:we (?:\w+ )?(?:affirm|reverse|vacate|remand|dismiss|hold|conclude|grant|deny|overrule)|"
    r"(?:is|are|be) (?:hereby )?(?:granted|denied|affirmed|reversed|vacated|remanded|dismissed|overruled))"
)
"""How a court says it in its own voice: in capitals, in the first person, or in the present."""
_REASON = re.compile(
    r"\b(?:because|since|therefore|thus|accordingly|for (?:this|that|the) reason|grounds?|fail(?:s|ed)?|"
    r"lacks?|futile|insufficient|so that|does not|did not|cannot)\b",
    re.IGNORECASE,
)
_TESTIMONY = re.compile(r"^[QA]\.? |\nA\.? |\b(?:testif|deposition|swor)", re.IGNORECASE)
_JUDGE = re.compile(
    r"\b(?:Judges?|Justices?|JUDGES?|JUSTICES?|Magistrate|Honorable|Hon\.|C\.?J\.|P\.?J\.|JJ?\.)"
)
_NAME = re.compile(r"\b[A-Z][\w’'-]*\.?(?:,?\s+(?:(?:&|of|and)\s+)?[A-Z][\w’'-]*\.?)+")
_ROLE = re.compile(
    r"\b(?:Landlord|Tenant|Lessor|Lessee|Buyer|Seller|Customer|Guarantor|Licensor|Licensee|Contractor|Insured|Insurer|"
    r"Borrower|Lender|Employer|Employee)\b"
)
"""A contract's parties go by their roles."""
_NO_NAMES = STOPWORDS | frozenset(
    """court district circuit state states united county judge agreement section count counts motion order
    plaintiff plaintiffs defendant defendants exhibit compl complaint id see mr ms mrs dr no dkt ecf doc
    amendment first second third january february march april may june july august september october
    november december""".split()
)


def _has_date(_: str, sentence: str) -> bool:
    return any(fact.kind in ("date", "day", "month", "year") for fact in facts(sentence))


def _has_count(_: str, sentence: str) -> bool:
    return any(fact.kind != "date" for fact in facts(sentence)) or bool(re.search(r"\bone\b", sentence))


def _has_amount(_: str, sentence: str) -> bool:
    return any(fact.kind in ("money", "percent") for fact in facts(sentence))


def _has_law(_: str, sentence: str) -> bool:
    return bool(_LAW.search(sentence))


def _has_outcome(_: str, sentence: str) -> float:
    return 1.0 if _OPERATIVE.search(sentence) else 0.6 if _OUTCOME.search(sentence) else 0.0


def _has_reason(_: str, sentence: str) -> float:
    return 1.0 if _REASON.search(sentence) else 0.6


def _has_testimony(_: str, sentence: str) -> float:
    return 1.0 if _TESTIMONY.search(sentence) else 0.6


def _has_new_judge(question: str, sentence: str) -> float:
    return float(_has_new_name(question, sentence)) * (1.0 if _JUDGE.search(sentence) else 0.3)


def _has_new_name(question: str, sentence: str) -> bool:
    """Say whether a sentence names someone whom the question does not name."""
    known = {word.stem for word in words(question)}
    if any(stem(role) not in known for role in _ROLE.findall(sentence)):
        return True
    return any(
        word.stem not in known and word.written.lower() not in _NO_NAMES and not word.written[0].isdigit()
        for match in _NAME.finditer(sentence)
        for word in words(match[0])
        if len(word.written) > 1
    )


def _has_new_docket_number(question: str, sentence: str) -> bool:
    return bool(docket_numbers(sentence) - docket_numbers(question))


def _asks(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WHAT = r"\b(?:what|which) (?:(?:is|was|were|are) )?(?:the |a )?(?:\w+ ){0,2}"


def _signs(text: str) -> frozenset[str]:
    return frozenset(search_terms(text))


_KINDS = (
    Kind(
        _asks(r"\b(?:docket|case|action|appeal|index) (?:no\b|numbers?\b)"),
        _has_new_docket_number,
        _signs("case no docket number"),
        formal=True,
    ),
    Kind(
        _asks(
            r"^when\b|\bwhen (?:did|do|does|was|were|is|are|had|has|must|will|would|may|can)\b|"
            + _WHAT
            + r"(?:date|day|month|year)\b"
        ),
        _has_date,
        _signs("dated filed entered"),
        formal=True,
    ),
    Kind(
        _asks(
            r"\bhow (?:many|long|often|old|soon|quickly|far|much (?:notice|time))\b|"
            + _WHAT
            + r"(?:period|number|distance)\b"
        ),
        _has_count,
    ),
    Kind(
        _asks(
            r"\bhow (?:much|large|high)\b|"
            + _WHAT
            + r"(?:amounts?|price|salary|costs?|cap|rent|sums?|total|penalt(?:y|ies)|fines?|fees?|bond|bail|"
            r"percentage|damages|demand|setoff|bonus|commission|premium|retention|deposit|charge|interest|rate|"
            r"value|security|credit|budget|refund|arrears)\b"
        ),
        _has_amount,
    ),
    Kind(_asks(r"\bgoverning law\b|" + _WHAT + r"(?:statutes?|section|rule|code|law)\b"), _has_law),
    Kind(
        _asks(
            r"\b(?:how|what) did .{0,60}\b(?:rule|decide|dispose|hold|order)\b|"
            r"\bwhat did .{0,60}\b(?:court|circuit|judge|panel)\b.{0,30}\bdo\b|\bwhat happened to\b|"
            r"^(?:was|were|did|is|are) .{0,120}\b(?:granted|denied|dismissed|affirmed|reversed|vacated)\b|"
            r"\bhow (?:was|were) .{0,60}\b(?:resolved|decided|disposed)\b|"
            + _WHAT
            + r"(?:outcome|disposition|holding|ruling|result|judgment)\b"
        ),
        _has_outcome,
        _signs("affirmed reversed vacated remanded dismissed granted denied ordered judgment conclusion"),
        formal=True,
    ),
    Kind(
        _asks(r"\bjustices?\b|" + _WHAT + r"(?:judges?|magistrate)\b|\bwho .{0,40}\bjudges?\b"),
        _has_new_judge,
        _signs("judge justice hon honorable"),
        formal=True,
    ),
    Kind(
        _asks(r"\b(?:who|which|what) .{0,40}(?:counsel|attorneys?|lawyers?|law firm|represent\w*)\b"),
        _has_new_name,
        _signs("attorney attorneys counsel llp esq bar"),
        formal=True,
    ),
    Kind(
        _asks(
            r"\bwho(?:m|se)?\b|" + _WHAT + r"(?:party|parties|company|companies|person|attorney|employer)\b"
        ),
        _has_new_name,
        formal=True,
    ),
    Kind(_asks(r"\bwhy\b|\b(?:grounds?|reasons?|basis)\b"), _has_reason),
    Kind(_asks(r"\b(?:testif\w+|testimony|deposition|under oath)\b"), _has_testimony),
)


def kind_asked(question: str) -> Kind | None:
    """Return the kind of fact that a question asks for, or None where it is none that is known here.

    :param question: the question.
    """
    return next((kind for kind in _KINDS if kind.asks.search(question)), None)
