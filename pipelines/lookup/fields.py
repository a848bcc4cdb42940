"""Which field of a document a question asks for: judges, parties, counsel, what it pleads or decides.

A lawyer asks for these in words that stand nowhere where the answer stands ("AFFIRMED.", "Before X, Y and Z,
Circuit Judges", "Filed 11 February 2022"). Pure functions.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from pipelines.routes.filings import DECIDED


class Field(StrEnum):
    """What a caption, a decretal part or a signature block tells."""

    AUTHOR = "author"
    PANEL = "panel"
    BELOW = "judge below"
    NUMBER = "docket number"
    NUMBER_BELOW = "docket number below"
    FILED = "day"
    ARGUED = "day of argument"
    COUNSEL = "counsel"
    PARTY = "party"
    OUTCOME = "outcome"
    HOLDING = "holding"
    ISSUE = "issue"
    STANDARD = "standard of review"
    BASIS = "statute it is brought under"
    SEPARATE = "separate opinion"
    CLAIMS = "claims"
    DEFENSES = "defenses"
    RELIEF = "relief"


class Wanted(NamedTuple):
    """A field that a question asks for.

    :param field: the field.
    :param roles: for counsel and parties, the roles that are named, in the singular.
    """

    field: Field
    roles: frozenset[str] = frozenset()


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_PAPER = (
    r"(?:opinion|order|decision|judge?ment|ruling|memorandum (?:opinion|order|decision)|minutes?|mandate|"
    r"recommendation)"
)
_OFFICE = (
    r"(?:the|a|tax|district|circuit|trial|appellate|federal|state|court|supreme|appeals|of|presiding|chief|"
    r"senior|assigned|\d+\w\w|cir)"
)
_ASKS_JUDGE = _any(
    r"\b(?:who|whose|which|what|name)\b(?:\s[\w.’'-]+){0,6}?\s(?:judge|justice)s?\b",
    r"^(?:[\w.’'-]+\s){0,3}(?:judge|justice)s?\b",
)
_OTHER_ROLE = _any(
    r"\b(?:dissent|concur|separate|recus|disqualif|participat|tak(?:e|ing) part|appoint|nominat|elected\b|"
    r"testif|jury|foreperson|mediat|arbitrat|magistrate|reporter|clerk|cited|quot|mention|name[sd] in)"
)
"""Asks for a judge who is neither the author nor one of the panel, or for something else about a judge."""
_BELOW = _any(
    r"\bbelow\b",
    r"\b(?:lower|trial) (?:court )?judge\b",
    r"\b(?:district|circuit|trial|county|superior) (?:court )?judge\b.{0,60}\b(?:appeal|review)",
    r"\bjudge\b.{0,40}\bwhose\b",
    r"\bappealed from\b",
)
_PANEL = _any(
    r"(?<!did the )(?<!does the )(?<!did a )\bpanel\b",
    r"\b(?:judges|justices)\b.{0,40}\b(?:sat|sit|heard|hear|decided?|on|signed|were)\b",
    r"\b(?:who|which|what|name|list)\b.{0,25}\b(?:judges|justices)\b",
)
_AUTHOR = _any(
    r"\bwho(?:['’]s)?\b(?: \w+)? (?:wrote|writes|authored|penned|delivered|issued|signed|entered|gave|made|"
    rf"rendered|handed down)\b.{{0,60}}\b(?:{_PAPER}|for the (?:court|majority)|v\.?)(?!\w)",
    rf"\b(?:which|what) (?:{_OFFICE}\.? ){{0,4}}(?:judge|justice)\b",
    rf"\bwho(?:['’]s| is| was) (?:{_OFFICE}\.? ){{0,4}}(?:judge|justice)\b",
    rf"^(?:name of )?(?:{_OFFICE}\.? ){{0,4}}judge (?:in|on|for|assigned)\b",
    rf"\bname of (?:{_OFFICE}\.? ){{0,4}}judge\b",
    rf"\bauthor of (?:the )?(?:\w+ )?{_PAPER}",
    r"\bwho (?:presided|presides|is presiding|was presiding)\b",
)
_SEPARATE = _any(r"\b(?:who|which|what|name)\b.{0,60}\b(?:dissent\w*|concurr\w*|concurs?|separate opinion)\b")
_POSED = r"(?:[\w-]+ ){0,3}(?:questions?|issues?)\b"
_ISSUE = _any(
    rf"\b(?:what|which) (?:is|was|are|were) the {_POSED}(?: in\b|.{{0,60}}\b(?:before|presented|raised|"
    r"decided|considered|addressed|on (?:appeal|review)|for (?:review|decision)|facing|certified)\b)",
    rf"\b(?:what|which) {_POSED} (?:(?:did|does|do|was|were|is|are|must|had|has) .{{0,80}})?\b(?:faced?|"
    r"decide|presented|present|raised?|consider|resolve|address|before|on appeal|on review|confront)",
    r"\bwhat (?:did|does|do|must|was|were|is|are) .{0,60}\b(?:court|circuit|panel|judges?|justices?|it|they) "
    r"(?:have to|has to|had to|must|asked to|called (?:up)?on to|required to) "
    r"(?:decide|determine|resolve|consider)\b",
)
_STANDARD = _any(
    r"\bstandards? (?:of|for|on|governs?|governed|applies|applied)\b.{0,60}\breview",
    r"\bwhat standard\b.{0,80}\b(?:review|appeal)",
    r"\bon (?:what|which) standard\b",
    r"\bhow (?:does|do|did|is|are|will|would) .{0,80}\breview(?:ed|s)?\b.{0,60}(?:\bon appeal\b|\?)",
)
_LAW = r"(?:[\w-]+ ){0,3}(?:statutes?|laws?|provisions?|sections?|acts?|rules?)\b"
_BROUGHT = r"(?:brought|bring|brings|filed?|files|sues?|sued|suing|arises?|petition(?:ed)?|proceed\w*)"
_BASIS = _any(
    rf"\b(?:under|pursuant to|on) (?:what|which) {_LAW}.{{0,80}}\b{_BROUGHT}\b",
    rf"\b(?:what|which) {_LAW}.{{0,80}}\b{_BROUGHT} under\b",
    rf"\bwhat\b.{{0,80}}\b{_BROUGHT} under\W*$",
)
_PLEADS = (
    r"\b(?:bring|brings|brought|plead\w*|pled|assert\w*|alleg\w*|rais\w+|ma[dk]es?|state[sd]?|set forth|"
    r"contain\w*|in)\b"
)
_CLAIMS = _any(
    rf"\b(?:what|which|list|name)\b.{{0,20}}\b(?:claims?|counts?|causes? of action)\b.{{0,60}}{_PLEADS}",
    r"^(?:list|name) .{0,20}\b(?:claims?|counts?|causes? of action)\b",
)
_DEFENSES = _any(r"\b(?:what|which|list|name)\b.{0,20}\bdefen[sc]es\b")
_RELIEF = _any(
    r"\bwhat\b.{0,30}\b(?:relief|remed(?:y|ies)|damages)\b.{0,80}\b(?:seek\w*|sought|request\w*|pray\w*|"
    r"demand\w*|ask\w*|wants?)\b",
    r"\bwhat (?:does|do|did|is|are) .{0,60}\b(?:sue|suing) for\b",
    r"\bwhat (?:does|do|did|is|are) .{0,60}\b(?:complaint|petition|prayer|lawsuit|suit|plaintiffs?|"
    r"petitioners?)\b.{0,40}\b(?:seek|demand|request|ask|pray)(?:ing)?\b",
)
_SUM = _any(r"\b(?:how (?:much|many)|what (?:is the |was the )?(?:amount|sum|total))\b")
_NUMBER = _any(
    r"\b(?:docket|case|cause|appeal|civil|action|index|file)\s(?:action\s)?(?:nos?\b|numbers?\b|#)",
    r"\b(?:what|which) (?:docket |case )?number\b.{0,80}\b(?:case|appeal|action|matter|suit|petition)\b"
    r".{0,60}\b(?:have|ha[ds]|bear|carry|get|go|under)\b",
    r"\bnumber (?:of|for) (?:the )?(?:[\w.’'&-]+ ){0,5}(?:case|appeal|action|matter)\b(?!s)",
)
_NUMBER_BELOW = _any(
    r"\b(?:below|appealed|originat\w+|agency|(?:lower|trial|district|bankruptcy|circuit) court)\b"
)
_FILED = _any(
    r"^(?:on )?(?:when|what day|what date)\b.{0,80}\b(?:filed|decided|issued|entered|handed down|come down|"
    r"come out|rendered|released|dated)\b",
    r"^(?:on )?(?:when|what day|what date) did .{0,60}\b(?:court|circuit|panel|judge|justices?)\b.{0,40}"
    r"\b(?:file|decide|issue|enter|hand down|release|render)\b",
    rf"\b(?:date|day) (?:of|on) (?:the )?(?:\w+ )?{_PAPER}\b",
    r"\bwhat(?:['’]s| is| was) the (?:filing|decision) date\b",
    r"\bdate (?:filed|decided)\b",
)
_ARGUED = _any(
    r"^(?:on )?(?:when|what day|what date)\b.{0,100}\b(?:argued|heard|oral argument)\b",
    r"\b(?:date|day) of (?:the )?(?:oral )?argument\b",
)
_COUNSEL = _any(
    r"\b(?:who|which|name)\b.{0,60}\b(?:counsel|attorneys?|lawyers?|law firms?|represent(?:s|ed|ing)?|"
    r"appear(?:s|ed) for|argue[sd] for)\b",
    r"^what (?:counsel|attorneys?|lawyers?|law firms?)\b",
)
_OTHER_COUNSEL = _any(
    r"\b(?:trial|plea|appointed|former|previous|appellate|general|in-house|corporate) "
    r"(?:counsel|lawyer|attorney)"
)
_ROLE = (
    r"(?:plaintiff|defendant|(?:cross-)?appell(?:ant|ee)|petitioner|respondent|debtor|claimant|intervenor|movant|"
    r"relator)"
)
_PARTY = _any(
    r"\b(?:who|which|what)\b(?:\s[\w’'&.-]+){0,2}?(?:['’]s|\s(?:is|are|was|were))\s(?:the\s)?(?:\w+\s)?"
    rf"(?P<role>{_ROLE}s?(?:[-–/\s]{_ROLE}s?)*)\b(?!['’]|\s(?:counsel|attorneys?|lawyers?)\b)"
)
_PARTIES = _any(
    r"\b(?:who|which) (?:is|are|were) the (?:contracting |named )?(?:parties|sides)(?: (?:to|in|of)\b|\?|$)"
)
_DECIDES = (
    r"(?:rul(?:e|ed|ing)|grant\w*|den(?:y|ied)|dismiss\w*|affirm(?!ative)\w*|revers\w*|vacat\w*|remand\w*|sustain\w*|overrul\w*|"
    r"exclud\w*|win|won|prevail\w*)"
)
_RULED = _any(rf"\b{_DECIDES}\b")
_OUTCOME = _any(
    DECIDED.pattern,
    r"\bhow(?:['’]d| did| was| were) .{0,80}\b(?:rul|decid|dispos|resolv)\w+",
    r"\bhow(?:['’]d| did) .{0,80}\b(?:come out|turn out|end|go)\b",
    r"\bwho (?:won|prevailed)\b",
    r"\b(?:outcome|disposition|result|ruling|fate|decision) (?:of|on|in)\b",
    rf"^(?:was|were|did|is|are) .{{0,140}}\b{_DECIDES}\b",
    r"\b(?:granted or denied|affirmed or reversed)\b",
    r"\bdo(?:es)? .{0,60} (?:come|get) in\b",
)
_COURT = _any(r"\b(?:court|circuit|judge|justice|panel|it|they)\b")
_ASKS_WHAT = _any(r"\bwhat (?:happened|became|came|did)\b")
_HAPPENED = _any(
    r"\bwhat (?:happened|became|came) (?:to|of|with|at)\b.{0,100}\b(?:motion|appeal|petition|request|"
    r"application|claim|case|suit|action|complaint|objection|stipulation|count|judgment|conviction|hearing|conference)"
)
_DOES_WITH = _any(r"\b(?:do with|do about|rule|decide|order|dispose)\b")
_HOLDING = _any(
    r"\b(?:what|how) (?:did|does|do) .{0,80}\b(?:h[eo]ld|conclude|find|say (?:about|on|of|regarding))\b",
    r"\bwhat (?:is|was|were) the (?:[\w-]+ ){0,2}holdings?\b",
    r"\bholding (?:of|in|on)\b",
)
_WHOLE = _any(r"\b(?:appeal|petition|case|lawsuit|suit|action|won|(?:come|came|turn(?:ed)?) out)\b")
_PART = _any(
    r"\b(?:motions?|requests?|claims?|counts?|objections?|application|stipulat\w+|issues?|argument|evidence|"
    r"sanctions?|fees?|judgment on)\b"
)


def wanted(question: str) -> Wanted | None:
    """Return the field that a question asks for, or None where it asks for something else.

    :param question: the question.
    """
    if field := _of_the_bench(question) or _of_the_appeal(question):
        return Wanted(field)
    if _NUMBER.search(question):
        return Wanted(Field.NUMBER_BELOW if _NUMBER_BELOW.search(question) else Field.NUMBER)
    if field := _of_the_pleading(question):
        return Wanted(field)
    if match := _PARTY.search(question):
        return Wanted(Field.PARTY, roles_in(match["role"]))
    if _PARTIES.search(question):
        return Wanted(Field.PARTY)
    if _COUNSEL.search(question) and not _OTHER_COUNSEL.search(question):
        return Wanted(Field.COUNSEL, roles_in(question))
    if _ARGUED.search(question):
        return Wanted(Field.ARGUED)
    if _FILED.search(question):
        return Wanted(Field.FILED)
    if _HOLDING.search(question) and _COURT.search(question):
        return Wanted(Field.HOLDING)
    return Wanted(Field.OUTCOME) if _asks_outcome(question) else None


def is_of_the_whole(question: str) -> bool:
    """Say whether a question is about a whole case or appeal, and not about a motion or a claim in it.

    :param question: one that asks for an outcome.
    """
    return bool(_WHOLE.search(question)) and not _PART.search(question)


def roles_in(text: str) -> frozenset[str]:
    """Return the roles of parties that a text names, in the singular.

    :param text: such as "defendant-appellant" or "the plaintiffs".
    """
    return frozenset(match[0].lower() for match in re.finditer(_ROLE, text, re.IGNORECASE))


def _of_the_appeal(question: str) -> Field | None:
    """Return which of what an opinion says of its own case is asked for: its issue, review or basis."""
    if _STANDARD.search(question):
        return Field.STANDARD
    if _BASIS.search(question):
        return Field.BASIS
    return Field.ISSUE if _ISSUE.search(question) else None


def _of_the_pleading(question: str) -> Field | None:
    """Return which of what a pleading sets out one by one is asked for."""
    if _RULED.search(question):
        return None
    if _SUM.search(question):
        return None
    if _DEFENSES.search(question):
        return Field.DEFENSES
    if _CLAIMS.search(question):
        return Field.CLAIMS
    return Field.RELIEF if _RELIEF.search(question) else None


def _of_the_bench(question: str) -> Field | None:
    if _SEPARATE.search(question):
        return Field.SEPARATE
    if _OTHER_ROLE.search(question):
        return None
    if _ASKS_JUDGE.search(question) and _BELOW.search(question):
        return Field.BELOW
    if _PANEL.search(question):
        return Field.PANEL
    return Field.AUTHOR if _AUTHOR.search(question) else None


def _asks_outcome(question: str) -> bool:
    if _ASKS_WHAT.search(question):
        does = _COURT.search(question) and _DOES_WITH.search(question)
        return bool(does or _HAPPENED.search(question))
    return bool(_OUTCOME.search(question))
