"""What kind of fact a question asks for, and whether a sentence holds one. Pure functions and one table."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipelines.facts import facts
from pipelines.lookup.fields import Field, wanted
from pipelines.text import STOPWORDS, docket_numbers, root, search_terms, stem, words

Spans = list[tuple[int, int]]


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
_COUNSEL = re.compile(
    r"\b(?:[Cc]ounsel|[Aa]ttorneys?|[Ll]awyers?|ATTORNEYS?|COUNSEL|[Ee]sq|ESQ|LLP|P\.?L\.?L\.?C|P\.?C\.|"
    r"[Rr]epresent(?:s|ed|ing)|[Ss]olicitor|SOLICITOR|argued|on the brief|"
    r"for (?:the )?(?:[Pp]laintiff|[Dd]efendant|[Aa]ppell|[Pp]etitioner|[Rr]espondent))"
)
_HOW_MANY = re.compile(
    r"\bhow many (?:of )?(?:(?:the|other|more|different|separate|total|additional) )?(?P<noun>[\w-]+)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|year|(?:year|spring|summer|fall|autumn|winter) of) "
    r"(?P<year>(?:1[6-9]|20)\d\d)\b(?!,\d)"
)
_COUNTED_WITHIN = 40  # characters
_NAME = re.compile(r"\b[A-Z][\w’'-]*\.?(?:,?\s+(?:(?:&|of|and)\s+)?[A-Z][\w’'-]*\.?)+")
_ONE = re.compile(r"\bone\b")
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


def _facts_of(*kinds: str) -> Callable[[str, str], Spans]:
    def find(_: str, text: str) -> Spans:
        return [(fact.start, fact.start + len(fact.written)) for fact in facts(text) if fact.kind in kinds]

    return find


def _counts(_: str, text: str) -> Spans:
    found = [(fact.start, fact.start + len(fact.written)) for fact in facts(text) if fact.kind != "date"]
    return found + [match.span() for match in _ONE.finditer(text)]


def _matches_of(pattern: re.Pattern[str]) -> Callable[[str, str], Spans]:
    def find(_: str, text: str) -> Spans:
        return [match.span() for match in pattern.finditer(text)]

    return find


def _new_names(question: str, text: str) -> Spans:
    """Find the names of people, companies and a contract's parties that the question does not name."""
    known = {word.stem for word in words(question)}
    roles = [match.span() for match in _ROLE.finditer(text) if stem(match[0]) not in known]
    return roles + [
        match.span()
        for match in _NAME.finditer(text)
        if any(
            word.stem not in known and word.written.lower() not in _NO_NAMES and not word.written[0].isdigit()
            for word in words(match[0])
            if len(word.written) > 1
        )
    ]


def _new_docket_numbers(question: str, text: str) -> Spans:
    starts = {new: text.lower().find(new) for new in docket_numbers(text) - docket_numbers(question)}
    return [(start, start + len(number)) for number, start in starts.items()]


def _how_operative(_: str, text: str) -> float:
    return 1.0 if _OPERATIVE.search(text) else 0.6 if _OUTCOME.search(text) else 0.0


def _how_reasoned(_: str, text: str) -> float:
    return 1.0 if _REASON.search(text) else 0.6


def _how_sworn(_: str, text: str) -> float:
    return 1.0 if _TESTIMONY.search(text) else 0.6


def _how_legal(question: str, text: str) -> float:
    return bool(_new_names(question, text)) * (1.0 if _COUNSEL.search(text) else 0.3)


def _how_counted(question: str, text: str) -> float:
    """Grade by whether a number is of the noun that is counted: "how many patents", "five of its patents"."""
    found = _counts(question, text)
    noun = _HOW_MANY.search(question)
    if not found or not noun:
        return float(bool(found))
    counted = root(stem(noun["noun"]))
    near = (words(text[start : end + _COUNTED_WITHIN]) for start, end in found)
    return 1.0 if any(root(word.stem) == counted for some in near for word in some) else 0.5


def _how_judicial(question: str, text: str) -> float:
    return bool(_new_names(question, text)) * (1.0 if _JUDGE.search(text) else 0.3)


_told_dates = _facts_of("date", "day", "month", "year")


def _dates(question: str, text: str) -> Spans:
    """Find days, months, years, and stretches of time."""
    return _told_dates(question, text) + [match.span("year") for match in _YEAR.finditer(text)]


def _asks(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WHAT = r"\b(?:what|which) (?:(?:is|was|were|are) )?(?:the |a )?(?:\w+ ){0,2}"


def _signs(text: str) -> frozenset[str]:
    return frozenset(search_terms(text))


_DATE = Kind(
    _asks(
        r"^when\b|\bwhen (?:did|do|does|was|were|is|are|had|has|must|will|would|may|can)\b|"
        + _WHAT
        + r"(?:date|day|month|year)\b|^(?:the )?(?:\w+ )?(?:date|day) (?:of|on|for|when)\b|"
        + r"\b(?:comment|filing|response|due|reply|hearing|trial) (?:date|deadline)\b|^deadline\b"
    ),
    _dates,
    _signs("dated filed entered"),
    formal=True,
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
    _matches_of(_OUTCOME),
    _signs("affirmed reversed vacated remanded dismissed granted denied ordered judgment conclusion"),
    formal=True,
    grades=_how_operative,
)
_BENCH = Kind(
    _asks(r"\bjustices?\b|" + _WHAT + r"(?:judges?|magistrate)\b|\bwho .{0,40}\bjudges?\b"),
    _new_names,
    _signs("judge justice hon honorable"),
    formal=True,
    grades=_how_judicial,
)
_LAWYERS = Kind(
    _asks(r"\b(?:who|which|what) .{0,40}(?:counsel|attorneys?|lawyers?|law firm|represent\w*)\b"),
    _new_names,
    _signs("attorney attorneys counsel llp esq bar"),
    formal=True,
    grades=_how_legal,
)
_KINDS = (
    Kind(
        _asks(r"\b(?:docket|case|action|appeal|index) (?:no\b|numbers?\b)"),
        _new_docket_numbers,
        _signs("case no docket number"),
        formal=True,
    ),
    _DATE,
    Kind(
        _asks(
            r"\bhow (?:many|long|often|old|soon|quickly|far|much (?:notice|time))\b|"
            + _WHAT
            + r"(?:period|number|distance)\b"
        ),
        _counts,
        grades=_how_counted,
        tabular=True,
    ),
    Kind(
        _asks(
            r"\bhow (?:much|large|high)\b|"
            + _WHAT
            + r"(?:amounts?|price|salary|costs?|cap|rent|sums?|total|penalt(?:y|ies)|fines?|fees?|bond|bail|"
            r"percentage|damages|demand|setoff|bonus|commission|premium|retention|deposit|charge|interest|rate|"
            r"value|security|credit|budget|refund|arrears)\b"
        ),
        _facts_of("money", "percent"),
        tabular=True,
    ),
    Kind(
        _asks(
            r"\bgoverning law\b|" + _WHAT + r"(?:statutes?|section|rule|code|law)\b|"
            r"^under what\b|\b(?:brought|filed|sued?|arise|proceed\w*|bring|charged|convicted|moved?) under\?"
        ),
        _matches_of(_LAW),
    ),
    _RULING,
    _BENCH,
    _LAWYERS,
    Kind(
        _asks(
            r"\bwho(?:m|se)?\b|\bname of\b|"
            + _WHAT
            + r"(?:party|parties|company|companies|person|attorney|employer)\b"
        ),
        _new_names,
        formal=True,
    ),
    Kind(_asks(r"\bwhy\b|\b(?:grounds?|reasons?|basis)\b"), _matches_of(_REASON), grades=_how_reasoned),
    Kind(
        _asks(r"\b(?:testif\w+|testimony|deposition|under oath)\b"),
        _matches_of(_TESTIMONY),
        grades=_how_sworn,
    ),
)
_ISSUE = Kind(_asks(r"(?!)"), lambda _, text: [(0, len(text))], formal=False)
"""Asked for by :mod:`pipelines.lookup.fields` alone."""
_OF_FIELDS = {
    Field.AUTHOR: _BENCH,
    Field.PANEL: _BENCH,
    Field.BELOW: _BENCH,
    Field.COUNSEL: _LAWYERS,
    Field.FILED: _DATE,
    Field.ARGUED: _DATE,
    Field.OUTCOME: _RULING,
    Field.HOLDING: _RULING,
    Field.SEPARATE: _BENCH,
    Field.ISSUE: _ISSUE,
    Field.STANDARD: _ISSUE,
}
"""Kinds of what is asked of a document, whichever way (:mod:`pipelines.lookup.fields`)."""


def is_disposition(text: str) -> bool:
    """Say whether a text is what a court decides and no more: "AFFIRMED.".

    :param text: a unit of a page.
    """
    return _OPERATIVE.fullmatch(text.rstrip(" .")) is not None


def kind_asked(question: str) -> Kind | None:
    """Return the kind of fact that a question asks for, or None where it is none that is known here.

    :param question: the question.
    """
    want = wanted(question)
    if want and want.field in _OF_FIELDS:
        return _OF_FIELDS[want.field]
    return next((kind for kind in _KINDS if kind.asks.search(question)), None)
