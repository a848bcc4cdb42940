"""Where in a text facts of a kind stand, and how well it holds one. Pure functions.

Each takes the question, too: what that says itself is no answer to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipelines.facts import facts
from pipelines.text import STOPWORDS, docket_numbers, root, roots_of, stem, words

Spans = list[tuple[int, int]]

LAW = re.compile(r"§|\bU\.S\.C\b|\b[Ss]ections?\b|\bRules?\b|\bCode\b|\blaws? of\b|\bAct\b|\bArticle\b")
OUTCOME = re.compile(
    r"\b(?:grant|den[iy]|dismiss|affirm|revers|vacat|remand|sustain|overrul|reject|conclud|h[eo]ld|found|order|"
    r"defer|strick|survive|declin|award|convict|acquit)\w*",
    re.IGNORECASE,
)
OPERATIVE = re.compile(
    r"\b(?:GRANTED|DENIED|AFFIRMED?|REVERSED?|VACATED?|REMANDED?|DISMISSED|OVERRULED|SUSTAINED|DEFERRED|ORDERED)\b|"
    r"\b(?i:we (?:\w+ )?(?:affirm|reverse|vacate|remand|dismiss|hold|conclude|grant|deny|overrule)|"
    r"(?:is|are|be) (?:hereby )?(?:granted|denied|affirmed|reversed|vacated|remanded|dismissed|overruled))"
)
"""How a court says it in its own voice: in capitals, in the first person, or in the present."""
REASON = re.compile(
    r"\b(?:because|since|therefore|thus|accordingly|for (?:this|that|the) reason|grounds?|fail(?:s|ed)?|"
    r"lacks?|futile|insufficient|so that|does not|did not|cannot|due to|owing to|as a result of|"
    r"on account of|in (?:the )?light of|for want of|in order to)\b",
    re.IGNORECASE,
)
TESTIMONY = re.compile(
    r"^[QA]\.? |\nA\.? |\bDep\.|\b(?:testif|deposition|swor|swear|declar|affidavit)", re.IGNORECASE
)
_TESTIFY = re.compile(r"\b(?:testif|swear|swore|under oath)", re.IGNORECASE)
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
_MONEY = re.compile(r"(?:dollar|cent|percent)", re.IGNORECASE)
AGE = re.compile(
    r"\b[\w-]+(?:\s\(\d+\))?[\s-]years?[\s-](?:old|of\sage)\b|\bborn\b|"
    r"\b(?:aged?|turned|then|age of)[\s(]+(?:\d{1,3}|\w*teen|ten|eleven|twelve|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)\b",
    re.IGNORECASE,
)
TELEPHONE = re.compile(r"\(?\b\d{3}\)?[\s.–-]{1,2}\d{3}[\s.–-]\d{4}\b")
_STAMPED = re.compile(r"\b(?:DATED|Dated|FILED|Filed|Executed)\b:?(?:\s(?:this|on|and|at))?[^\S\n]*\n?$")
_OF_A_PAPER = re.compile(
    r"\b(?:dated|date (?:of|on) |sign|fil(?:e|ing)|issu|enter|decid|decision|rul(?:e|ing)|order|h[eo]ld|"
    r"den(?:y|ied)|grant|affirm|revers|vacat|dismiss|remand|render|releas|hand|c[oa]me|opinion|judge?ment|"
    r"execut|ma[dk]e|wr(?:ite|ote)|written|serv|sen[dt]|swor|declar|enlarg|extend|approv|award|appeal)",
    re.IGNORECASE,
)
"""Asks when a paper was made, or what is done by one: its own date may tell."""
_CAPITALISED = r"(?:[A-Z]\w{0,4}\.(?=\s[A-Z])|[A-Z][\w’'-]*)"
_NAME = re.compile(rf"\b{_CAPITALISED}(?:,?\s+(?:(?:&|of|and)\s+)?{_CAPITALISED})+")
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
    november december monday tuesday wednesday thursday friday saturday sunday nos lot""".split()
)


def facts_of(*kinds: str) -> Callable[[str, str], Spans]:
    """Return what finds facts of some kinds.

    :param kinds: of :class:`pipelines.facts.Fact`.
    """

    def find(_: str, text: str) -> Spans:
        return [(fact.start, fact.start + len(fact.written)) for fact in facts(text) if fact.kind in kinds]

    return find


def counts(question: str, text: str) -> Spans:
    """Find numbers; no sums of money, where things are counted.

    :param question: the question.
    :param text: a sentence or a few.
    """
    counted = _HOW_MANY.search(question)
    others = {"date"} | ({"money", "percent"} if counted and not _MONEY.match(counted["noun"]) else set())
    found = [(fact.start, fact.start + len(fact.written)) for fact in facts(text) if fact.kind not in others]
    return found + [match.span() for match in _ONE.finditer(text)]


def matches_of(pattern: re.Pattern[str]) -> Callable[[str, str], Spans]:
    """Return what finds a pattern, whatever the question.

    :param pattern: the pattern.
    """

    def find(_: str, text: str) -> Spans:
        return [match.span() for match in pattern.finditer(text)]

    return find


def new_names(question: str, text: str) -> Spans:
    """Find the names of people, companies and a contract's parties that the question does not name.

    :param question: the question.
    :param text: a sentence or a few.
    """
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


def new_docket_numbers(question: str, text: str) -> Spans:
    """Find docket numbers that the question does not give.

    :param question: the question.
    :param text: a sentence or a few.
    """
    starts = {new: text.lower().find(new) for new in docket_numbers(text) - docket_numbers(question)}
    return [(start, start + len(number)) for number, start in starts.items()]


def how_operative(_: str, text: str) -> float:
    """Grade by whether a court says it in its own voice.

    :param text: a sentence or a few.
    """
    return 1.0 if OPERATIVE.search(text) else 0.6 if OUTCOME.search(text) else 0.0


def how_reasoned(question: str, text: str) -> float:
    """Grade by whether a reason is marked as one; any sentence may be one that tells more than what happened.

    :param question: the question.
    :param text: a sentence or a few.
    """
    if REASON.search(text):
        return 1.0
    happened = roots_of(question)
    return 0.0 if happened <= roots_of(text) else 0.6


def how_sworn(question: str, text: str) -> float:
    """Grade by whether it is said to be somebody's word, as it must be where somebody is to have testified.

    :param question: the question.
    :param text: a sentence or a few.
    """
    return 1.0 if TESTIMONY.search(text) else 0.0 if _TESTIFY.search(question) else 0.6


def how_legal(question: str, text: str) -> float:
    """Grade names by whether lawyers are spoken of.

    :param question: the question.
    :param text: a sentence or a few.
    """
    return bool(new_names(question, text)) * (1.0 if _COUNSEL.search(text) else 0.3)


def how_counted(question: str, text: str) -> float:
    """Grade by whether a number is of the noun that is counted: "how many patents", "five of its patents".

    :param question: the question.
    :param text: a sentence or a few.
    """
    found = counts(question, text)
    noun = _HOW_MANY.search(question)
    if not found or not noun:
        return float(bool(found))
    counted = root(stem(noun["noun"]))
    near = (words(text[start : end + _COUNTED_WITHIN]) for start, end in found)
    return 1.0 if any(root(word.stem) == counted for some in near for word in some) else 0.5


def how_judicial(question: str, text: str) -> float:
    """Grade names by whether judges are spoken of.

    :param question: the question.
    :param text: a sentence or a few.
    """
    return bool(new_names(question, text)) * (1.0 if _JUDGE.search(text) else 0.3)


_told_dates = facts_of("date", "day", "month", "year")


def dates(question: str, text: str) -> Spans:
    """Find days, months, years, and stretches of time; a paper's own date where it may be the one.

    :param question: the question.
    :param text: a sentence or a few.
    """
    found = _told_dates(question, text) + [match.span("year") for match in _YEAR.finditer(text)]
    if _OF_A_PAPER.search(question):
        return found
    return [span for span in found if not _STAMPED.search(text, 0, span[0])]
