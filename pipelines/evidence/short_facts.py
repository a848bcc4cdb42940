"""The kinds of short facts: the questions that ask for them, and what finds them. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipelines.facts import facts
from pipelines.text import STOPWORDS, docket_numbers, names, root, search_terms, single_spaced, stem, words

Find = Callable[[str, str], Iterator[tuple[int, int]]]


class ShortKind(NamedTuple):
    """A type of short fact: its name, the questions that ask for it, and what finds it in a quote."""

    kind: str
    asks: re.Pattern[str]
    finds: Find


_SECTION = r"(?:§§?|[Ss]ections?)\s?\d[\w:-]*(?:\.\d[\w:-]*)*(?:\(\w+\))*"
_STATUTE = re.compile(
    r"(?:[A-Z][a-z]+\.?\s)?(?:(?:Rev|Civ|Lab|Labor|Evid|Penal|Civil|Evidence|Government|Gov|Ins)\.?\s)?"
    rf"(?:Code(?:\s(?:Civ|Crim)\.\sProc\.|\sof\sCivil\sProcedure)?|Stat\.|Laws),?\s{_SECTION}|"
    rf"\d+\sU\.S\.C\.\s{_SECTION}|\d+\sC\.F\.R\.\s(?:§\s)?\d[\w.]*\w|"
    r"Fed\.\sR\.\s(?:Civ\.\sP\.|Crim\.\sP\.|App\.\sP\.|Evid\.)\s\d+(?:\.\d+)*(?:\(\w+\))*|Rule\s\d+(?:\(\w+\))+"
)
_COURT = re.compile(
    r"(?:(?:United States|U\.S\.|(?!The )[A-Z][a-z]+) )?"
    r"(?:Supreme|Superior|District|Circuit|Bankruptcy|Tax|County) Court"
    r"(?: (?:of|for) (?:the )?[A-Z][a-z]+(?: (?:of )?[A-Z][a-z]+)*)?|"
    r"(?:United States )?Court of (?:Appeals?|Claims|Chancery)(?: for the [A-Z]\w+(?: Circuit)?)?"
)
_NAME = r"(?!(?:United|District|Circuit|Chief|Senior|Magistrate|Filed|Dated|Case|No)\b)[A-Z][\w’'-]+"
_PERSON = re.compile(
    rf"(?:(?:Mr|Ms|Mrs|Dr|Hon)\.\s)?{_NAME}(?:\s[A-Z]\.)?(?:\s{_NAME})+|(?:Mr|Ms|Mrs|Dr)\.\s{_NAME}|Judge\s{_NAME}"
)
_JUDGE = re.compile(
    rf"\b(?:Judge|Justice|Hon\.|Honorable)\s+(?P<a>{_NAME}(?:\s[A-Z]\.)?(?:\s{_NAME})*)|"
    rf"(?P<b>{_NAME}(?:\s[A-Z]\.)?(?:\s{_NAME})+),?\s+(?:United\sStates\s|Chief\s|Senior\s|U\.S\.\s)*"
    r"(?:Circuit\s|District\s)?(?:Magistrate\s)?(?:Judge|JUDGE|Justice)\b"
)
_NO_PERSON = STOPWORDS | frozenset(
    """court district circuit state states united county judge section count motion order plaintiff plaintiffs
    defendant defendants exhibit complaint january february march april may june july august september october
    november december agreement lease amendment company inc llc corp corporation llp lp casualty systems
    properties holdings insurance""".split()
)
_OFFICE = re.compile(
    r"\b(?:who (?:is|was|were|are)|name of|which (?:person|lawyer|attorney)|court) .*?\b"
    r"(?P<office>magistrate judge|judge|mediator|general counsel|court reporter|reporter|president|manager|"
    r"director|officer|adjuster|inspector|locksmith|watchman|foreman|superintendent|trustee|receiver|engineer|"
    r"secretary|guarantor|expert)\b",
    re.IGNORECASE,
)
_DID = re.compile(
    r"^who (?:(?:at|of|for) [\w ’']+? )?(?P<did>[a-z]+(?:ed|ote|ook|old|aid|ent|it))\b", re.IGNORECASE
)
_COUNTED = re.compile(r"\bhow many (?P<noun>[\w-]+)", re.IGNORECASE)
_APART = 3
"""Words that may stand between a name and its office, or what it did."""
SAYING = frozenset(
    search_terms(
        """according say says said state states stated claim claims allege alleged argue argued testify
        testified cite cited cites answer complaint motion opposition order opinion letter deposition
        declaration sheet brief case court file name date day amount sum number total much many long statute
        section code rule law judge v vs finally actually original originally corrected current per under"""
    )
)
"""Words that say where the answer stands or what it is, and need not stand beside it."""


def asked_about(question: str) -> set[str]:
    """Return the roots of what a question asks about, less the words that say where it stands.

    :param question: the question.
    """
    return {root(term) for term in search_terms(question) if term not in SAYING}


def _written(quote: str, start: int, written: str) -> tuple[int, int]:
    """Return where a figure stands, without a note's number behind it."""
    noted = re.fullmatch(r"(.*\d{3})\.\d", written, re.DOTALL)
    return start, start + len(noted[1] if noted else written)


def _dates(question: str, quote: str) -> Iterator[tuple[int, int]]:
    known = {fact.value for fact in facts(question)}
    by_day = re.search(r"\b(?:date|day)\b", question, re.IGNORECASE)
    for fact in facts(quote):
        if fact.kind == "date" and fact.value not in known and (not by_day or fact.value.count("-") > 1):
            yield fact.start, fact.start + len(fact.written)


def _amounts(question: str, quote: str) -> Iterator[tuple[int, int]]:
    known = {fact.value for fact in facts(question)}
    in_percent = re.search(
        r"\b(?:percent\w*|rate|interest|go up|increase\w*|share)\b|%", question, re.IGNORECASE
    )
    for fact in facts(quote):
        wanted = fact.kind == "money" or (fact.kind == "percent" and in_percent)
        if wanted and fact.value not in known:
            yield _written(quote, fact.start, fact.written)


def _counts(question: str, quote: str) -> Iterator[tuple[int, int]]:
    """Find the numbers whose noun is the one that is counted: "1,164 e-mails"."""
    counted = _COUNTED.search(question)
    if not counted:
        return
    noun = root(stem(counted["noun"]))
    for fact in facts(quote):
        end = fact.start + len(fact.written)
        own = words(fact.written)[-1:] if fact.kind != "number" else words(quote[end : end + 40])[:1]
        if fact.kind != "date" and any(root(word.stem) == noun for word in own):
            yield fact.start, end


def _matches_of(pattern: re.Pattern[str]) -> Find:
    def find(question: str, quote: str) -> Iterator[tuple[int, int]]:
        for match in pattern.finditer(quote):
            if single_spaced(match[0]).casefold() not in question.casefold():
                yield match.span()

    return find


def _docket_numbers(question: str, quote: str) -> Iterator[tuple[int, int]]:
    if not names(question) & set(search_terms(quote)):  # it may be another case's
        return
    for number in docket_numbers(quote) - docket_numbers(question):
        start = quote.lower().find(number)
        yield start, start + len(number)


def _judges(question: str, quote: str) -> Iterator[tuple[int, int]]:
    for match in _JUDGE.finditer(quote):
        yield match.span("a" if match["a"] else "b")


def _people(question: str, quote: str) -> Iterator[tuple[int, int]]:
    """Find the names that stand where who did it, or who holds the office, stands."""
    known = {word.stem for word in words(question)}
    office, did = _OFFICE.search(question), _DID.search(question)
    if office:
        anchors = [match.span() for match in re.finditer(rf"\b{office['office']}\b", quote, re.IGNORECASE)]
    elif did:
        verb = root(stem(did["did"]))
        anchors = [(word.start, word.end) for word in words(quote) if root(word.stem) == verb]
    else:
        return
    for match in _PERSON.finditer(quote):
        parts = [word for word in words(match[0]) if len(word.written) > 1]
        if any(part.written.lower() in _NO_PERSON for part in parts) or parts[0].stem in known:
            continue
        if any(_tied(quote, match.span(), anchor, did=office is None) for anchor in anchors):
            yield match.span()


def _tied(quote: str, name: tuple[int, int], anchor: tuple[int, int], *, did: bool) -> bool:
    """Say whether a name stands beside its office, before what it did, or behind it and "by"."""
    before = name[1] <= anchor[0]
    between = quote[name[1] : anchor[0]] if before else quote[anchor[1] : name[0]]
    if did and not before:
        return re.fullmatch(r"\s*by\s*", between) is not None
    return len(words(between)) <= _APART and not re.search(
        r"[.;?!:]\s|\n\w+:" if did else r"[.;?!]\s", between
    )


def _asks(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WHAT = r"\b(?:what|which) (?:(?:is|was|were|are|did) )?(?:the |a )?(?:\w+ ){0,2}?"
KINDS = (
    ShortKind(
        "docket number", _asks(r"\b(?:docket|case|action|civil|index) (?:no\b|numbers?\b)"), _docket_numbers
    ),
    ShortKind(
        "date",
        _asks(
            r"^when (?:did|do|does|was|were|is|are|had|has|must|will|would|may|can)\b|"
            r"^(?:on|by) (?:what|which) (?:date|day)\b|\bas of what date\b|"
            r"^(?:what|which) (?:is |was )?(?:the )?(?:\w+ ){0,2}?(?:date|deadline)\b"
        ),
        _dates,
    ),
    ShortKind(
        "amount",
        _asks(
            r"\bhow (?:much|large|high)\b(?! (?:notice|time))|"
            + _WHAT
            + r"(?:amounts?|price|salary|costs?|cap|rent|sums?|"
            r"total|penalt(?:y|ies)|fines?|fees?|bond|bail|damages|setoff|bonus|premium|retention|deposit|limit|rate|pay)\b"
        ),
        _amounts,
    ),
    ShortKind("number", _COUNTED, _counts),
    ShortKind("court", _asks(r"\b(?:which|what) court\b"), _matches_of(_COURT)),
    ShortKind("statute", _asks(_WHAT + r"(?:statutes?|code|rule)\b|\bcode section\b"), _matches_of(_STATUTE)),
    ShortKind(
        "name",
        _asks(r"^(?:which|what|who) .{0,20}\b(?:district |circuit |magistrate |trial )?judge\b"),
        _judges,
    ),
    ShortKind("name", _asks(r"^who\b|\bname of\b|^court reporter\b"), _people),
)
