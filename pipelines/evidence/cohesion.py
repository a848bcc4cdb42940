"""What does a quote refer to that it does not hold? By its words alone. Pure functions.

"The request", "that sum", "both", "the same way" say something only beside what they stand for. Where none of
the words by which that is told stands before them (:mod:`pipelines.evidence.shell_nouns`), it is outside of
the quote.
What a document has but one of ("the motion", "the Agreement", "the jury") and what a phrase names in full
("the request to strike", "the economic loss rule") refers to nothing before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.evidence.anaphora import names_nobody
from pipelines.evidence.shell_nouns import COUNTABLE, LABELS
from pipelines.text import stem

_DAYS = frozenset("day date".split())
_DAY_TOLD = re.compile(
    r"\b(?:\d|days?\b|weeks?\b|months?\b|years?\b|January|February|March|April|May\b|June|July|August|September|"
    r"October|November|December|date|time|deadline|period|term\b|night|end\b|beginning)"
)

_COUNT = "two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety"
_FUNCTION_WORD = (
    r"the|an?|its|his|her|their|no|any|all|each|every|it|he|she|they|we|you|there|this|that|these|those|such|if|"
    r"when|in|on|at|of|to|by|for|one|who|which|what|not|only"
)
_POINTER = re.compile(
    rf"\b(?P<points>[Tt]he|[Tt]hat|[Tt]his|[Tt]hese|[Tt]hose|said) (?!(?:{_FUNCTION_WORD})\b)"
    rf"(?:(?:{_COUNT}|same|first|second|third|last|latter|former|other) )?(?P<noun>[a-z-]+)\b"
)
_ITSELF = re.compile(
    r"(?:agreement|lease|amendment|order|court|action|case|lawsuit|suit|matter|proceeding|appeal|opinion|letter|"
    r"motion|notice|complaint|petition|brief|memorandum|opposition|reply|declaration|affidavit|deposition|"
    r"transcript|section|article|paragraph|subsection|exhibit|schedule|policy|plan|contract|guaranty|settlement|"
    r"document|instrument|report|firm|office|company|committee|form|act|chapter|title|statute|circuit|state|"
    r"district|jurisdiction|judgment|stipulation|ruling|record|rulemaking|disposition|stage|time|year|country|point|day|"
    r"end|moment|way|effect|page|cause|count|claim)|"
    r"(?:reasons|terms|proceedings|actions|parties|matters|cases|days|circumstances|responses?|requests?|"
    r"interrogator(?:y|ies))|(?:is|was|are|were|has|does|did|may|means?|would|will|can|could|and|or|but)"
)
"""What a document calls itself, its court, its case and its own parts; and what follows a bare "this"."""
_ITSELF_BEHIND = re.compile(
    r" [^,;:]{0,60}?\b(?:petition|action|appeal|suit|lawsuit|motion|case|complaint|order|agreement|"
    r"proceeding|rule|AD)\b"
)
_NUMBERED = re.compile(r" [\d§¶]")
_SINGLED_OUT = re.compile(r" (?:of|that|which|who) ")
_SUCH = re.compile(
    r"\b[Ss]uch(?: an?)? (?!(?:as|that|an?|is|was|are|were)\b)(?:[a-z]+(?:al|ive|ory|ous|ary) )?"
    r"(?P<noun>[a-z]+)\b(?! (?:as|that|a)\b)"
)
_FAR = 10
"""Words before "such" among which there mostly is what it points to."""

_VERB = (
    r"(?:is|are|was|were|has|have|had|does|do|did|supports?|fails?|fares?|goes|turns?|rests?|favors?|"
    r"appl(?:y|ies|ied)|concerns?|alleges?|contends?|arises?|arose|requires?|persuades?|matters?|lacks?|sought|"
    r"seeks?|found|held|refused)\b"
)
_IN_GENERAL = (
    r"(?:party|side|month|year|day|week|hour|quarter|state|count|case|person|member|spouse|parent|judge|juror|"
    r"parties|sides|spouses|parents|counts|states)\b"
)
"""What each and both may be said of in general."""
_TIME = r"(?:minute|hour|day|week|month|year)s?"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\b\.?)"
)
_DATE = re.compile(
    rf"\b{_MONTH}(?: \d{{1,2}})?(?:, \d{{4}})?|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|"
    r"(?<![-\d])(?:19|20)\d\d(?![-\d])|\b(?:yesterday|today|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|when|after|before|until|once)\b"
)
_EARLIER = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|\d+) "
    rf"{_TIME} (?:earlier|before|later|afterwards?|thereafter)(?=[.,;]|$)|"
    r"\bthe (?:next|following|previous|same) (?:day|morning|afternoon|evening|night|week|month|year|period)\b"
    r"(?! (?:after|before|that|as|on which|of)\b)"
)
_DATED_BEHIND = re.compile(rf",? (?:(?:in|on|by) )?(?:early |late |mid-)?{_MONTH}\b")
"""Dates what is counted from something else: "five years later, in August 2014,"."""
_TWO = re.compile(r"\b(?:and|or|nor|two|both|second|other)\b|;")
_ORDERED = re.compile(
    r"\b(?:first|second|two|three|four|(?:claim|count|cause|theor|ground|issue|motion|argument)\w+)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\b(?!(?:his|this|was|has|its|does)\b)[a-z]{3,}s\b(?<!ss)| and \b|\b(?:people|men)\b")
_COMPARED = (
    (
        re.compile(
            rf"\b[Bb]oth\b(?! (?:of (?:the|its|his|her|their|our)\b|{_IN_GENERAL}|[A-Z]))"
            r"(?![^.;]{1,80}? and )"
        ),
        _TWO,
    ),
    (
        re.compile(
            rf"(?:^|(?<=[.!?] ))(?:Neither|Either) "
            rf"(?:{_VERB}|(?!{_IN_GENERAL}|of\b)[a-z]+ (?:[a-z]+ly )?{_VERB})"
            r"(?![^.;]{1,80}? n?or )"
        ),
        _TWO,
    ),
    (
        re.compile(
            r"\b(?:no|none|any|the) others?(?=[.;,])|"
            r"(?:^|(?<=[.?!] ))The (?:two|three|four|five) [a-z]+ |"
            rf"\b[Tt]he (?:former|latter)(?=[.;,]| {_VERB})|"
            rf"^[A-Z][\w.]+(?: [A-Z][\w.]+)?[’']s other [a-z]+ {_VERB}"
        ),
        _TWO,
    ),
    (
        re.compile(
            rf"(?<=[.?!] )The (?:second|third|fourth) {_VERB}|"
            r"\b(?:with|by|on|under|to|from) the (?:first|second|third|last)(?: (?:two|three|four))?"
            r"(?=[.;,])|"
            r"\b[Tt]he (?:first|second|third|fourth) (?:clause|statement|element|factor|prong|argument|"
            r"ground|reason|theory|objection|letter|meeting|draft|notice|call|report|incident|exception|"
            r"requirement)"
            rf"(?=[.,;]|$| to\b| {_VERB})"
        ),
        _ORDERED,
    ),
    (
        re.compile(
            r"\b(?i:all|each|both|some|none|most|any|one|many|part|half|neither|either)"
            r" of (?:them|these|those|"
            r"the (?:two|three|four|five)(?: [a-z]+)? [a-z]+s(?! (?:of|that|who|which)\b))\b|"
            r"\bthe (?:two|three|four) of them\b"
        ),
        _PLURAL,
    ),
)
"""What sets one thing beside another, and what in front of it shows that the other is there."""
_COUNTED = re.compile(
    rf"\b(?:[Tt]he|all) (?P<count>{_COUNT}) {_TIME}"
    rf"(?=[.;,]|$| {_VERB}| (?:ends?|ended|began|begins?|runs?|ran|passed|expired?)\b)"
)
"""A time that was counted before: "The sixty days end on June 3."."""
_THEN = re.compile(r"\b(?:was|were|had|is|are) then\b|\bat (?:that|the) time(?=[.,;]|$)")
_CHANGED = re.compile(
    r"\bthe (?:new|old) (?:fees?|rates?|prices?|rents?|figures?|sums?|amounts?|salary|wages?|premium)\b"
)
_CHANGES = re.compile(
    r"\$|\d%|percent|\b(?:rose|raise|rais|increas|reduc|lower|amend|chang|replac|doubl)", re.IGNORECASE
)
"""By what a sum or a rate becomes a new one."""
_REVERSE = re.compile(r"\bthe (?:reverse|opposite|converse)\b(?! (?:of|side|order|direction|page)\b)")
_INDEFINITE = re.compile(r"\b(?:an?|another) ((?:[a-z-]+ ){0,2}[a-z-]+)")
_DEFINITE = re.compile(rf"\b[Tt]he (?!{_ITSELF.pattern}\b)(?P<noun>[a-z]{{4,}})(?=[.,;]|$| {_VERB})")
"""A noun alone, that no other words single out."""
_PAPER = (
    r"(?:Order|Plan|Motion|Notice|Agreement|Policy|Letter|Report|Petition|Complaint|Statement|Deed|Note|Contract|"
    r"Guaranty|Act|Declaration|Memorandum|Judgment|Brief|Bill|Stipulation|Addendum|Amendment)"
)
_TITLED = re.compile(rf"\b({_PAPER}) (?:on|for|of|to|regarding|re) (?:the )?[A-Z]")
_BY_SHORT_TITLE = re.compile(rf"The (?P<noun>{_PAPER}) (?:{_VERB}|[a-z]+s\b)")
"""A paper by its title, "the Order on Defendant’s Motion to Strike", and then for short, "the Order"."""
_EACH = re.compile(rf"(?:^|(?<=\. ))Each (?!{_IN_GENERAL}|of\b|such\b)(?P<noun>[a-z]+) {_VERB}")
_THE_SUM = re.compile(r"\bthe (?P<sum>\$\d[\d,]*(?:\.\d\d)?)(?=[,.;?](?!\d)|$)")
_SAME = re.compile(
    r"\bthe same (?:way|ground|reason|conclusion|result|point|direction|argument|rule|approach|defect|effect|"
    r"question|issue|problem|flaw|standard|test|page|paragraph)s?\b"
    r"(?![^.;]{0,30}? (?:as|that|which|for which|to)\b)"
)

_NAME = re.compile(r"(?<![.?!”] )(?<!^)(?<!^“)\b[A-Z][a-z]{2,}|\b[A-Z][a-z]{2,} [a-z]+ed\b")

_NUMBER = r"^(?:\d+\. |\([a-z\d]{1,3}\) )?"
_REPORTS = (
    r"(?:sa(?:y|id)|den|argue|conten|admit|testif|believe|know|claim|assert|state|conced|maintain|think|agree|"
    r"find|mak|made)"
)
_UNNAMED = (
    re.compile(r"\bhad then been\b|^In any (?:case|event), |^[^.;,“]{0,60}\b[a-z]+(?:ed|t|d) that\.(?= |$)"),
    re.compile(r"^[^.;,]{0,60}\b(?:to|we|court|Court) so (?:hold|find|rule|conclude|decide)s?\b"),
    re.compile(
        rf"{_NUMBER}(?:(?:The|An?) (?:[a-z]+ ){{1,3}}?"
        r"(?:(?:on|of|for|to|with|in|by|from|under) which|that|which)|"
        r"What(?:ever)?|Whether) (?:it|they|he|she)\b"
    ),
    re.compile(
        rf"{_NUMBER}The (?:\w+ )?(?:complaint|answer|petition|pleading|affidavit|declaration|order) "
        r"(?:alleges?|says?|states?|finds?|claims?|denies|pleads)(?: [a-z ]{0,30})?"
        r"\bthat (?:it|they|he|she) (?:is|was|were|had|has)\b"
    ),
    re.compile(
        rf"{_NUMBER}(?:The )?(?:[A-Z][\w’.&-]*,? ){{1,4}}"
        r"(?:(?:may|shall|will|must|did|does|do|has|had|can|could|would|never|not|also|then|promptly) ){0,3}"
        rf"(?!{_REPORTS})[a-z]+ (?:it|them)(?= (?:at|in|on|by|with|for|from|and|to)\b|[.,;])(?! to be\b)"
    ),
)
"""A pronoun before which nothing stands that it could mean: a pleading does not allege of itself, and a
subject does nothing to "it" that is itself (Principle B of Chomsky 1981, *Lectures on Government and
Binding*)."""

_STATEMENT = re.compile(r"[a-z\d)”’]{2,}[.?!][”’)]*\d{0,2} +(?=[A-Z“(])")
_STEM = 4
"""Letters that a noun has in common with the verb of what it stands for: "waiver", "waives"."""


def lost(quote: str) -> str | None:
    """Return words of a quote that stand for something it does not hold; None where there are none.

    :param quote: sentences, one after the other.
    """
    return next(_lost(" ".join(quote.split())), None)


def _lost(said: str) -> Iterator[str]:
    person = names_nobody(said)
    if person and not _NAME.search(said[: said.index(person)]):
        yield person
    yield from (match[0] for pattern in _UNNAMED if (match := pattern.search(said)))
    yield from (match[0] for match in _POINTER.finditer(said) if _points_outside(said, match))
    for match in _SUCH.finditer(said):
        near = len(said[: match.start()].split()) < _FAR and not _after_statement(said, match)
        if near and not _is_named_before(said, match):
            yield match[0]
    for pattern, beside in _COMPARED:
        yield from (match[0] for match in pattern.finditer(said) if not beside.search(said[: match.start()]))
    for match in _EARLIER.finditer(said):
        dated = _DATED_BEHIND.match(said, match.end())
        if not dated and not _DATE.search(_without_apposition(said[: match.start()])):
            yield match[0]
    yield from (match[0] for match in _EACH.finditer(said) if not _is_named_before(said, match))
    for match in _COUNTED.finditer(said):
        if not re.search(rf"\b{match['count']}\b", said[: match.start()], re.IGNORECASE):
            yield match[0]
    for pattern, told_by in ((_THEN, _DATE), (_CHANGED, _CHANGES)):
        yield from (match[0] for match in pattern.finditer(said) if not told_by.search(said[: match.start()]))
    yield from (match[0] for match in _REVERSE.finditer(said) if not _after_statement(said, match))
    yield from sums_lost(said)
    yield from (match[0] for match in _SAME.finditer(said) if not _after_statement(said, match))


def resumes(before: str, quote: str) -> bool:
    """Say whether a quote speaks of something as known that the sentence before it introduces.

    "A store" is new, and "the store" is the one told of (Heim 1982, *The Semantics of Definite and
    Indefinite Noun Phrases*).

    :param before: the sentence before the quote.
    :param quote: sentences.
    """
    said = " ".join(quote.split())
    short = _BY_SHORT_TITLE.match(said)
    if short and short["noun"] in _TITLED.findall(" ".join(before.split())):
        return True
    new = {word for match in _INDEFINITE.finditer(" ".join(before.split())) for word in match[1].split()}
    return any(
        match["noun"] in new and not _is_named_before(said, match) for match in _DEFINITE.finditer(said)
    )


def sums_lost(quote: str) -> Iterator[str]:
    """Yield sums that a quote speaks of as known, without having told them: "the $25,000".

    :param quote: sentences, or questions and answers, one after the other.
    """
    said = " ".join(quote.split())
    for match in _THE_SUM.finditer(said):
        if match["sum"] not in said[: match.start()]:
            yield match[0]


def _points_outside(said: str, match: re.Match[str]) -> bool:
    """Say whether an article or a demonstrative with its noun stands for nothing that is said before it."""
    points, noun = match["points"].lower(), match["noun"]
    before, behind = said[: match.start()], said[match.end() :]
    label = next((label for label in LABELS if label.nouns.fullmatch(noun)), None)
    if points in ("the", "said"):
        if label is None or label.named_by.match(behind):
            return False
    elif _NUMBERED.match(behind) or _is_singled_out(points, noun, behind):
        return False
    elif label is None:
        told = noun.removesuffix("s") in _DAYS and _DAY_TOLD.search(before)
        if (
            (points == "those" and noun.removesuffix("s") not in _DAYS)
            or (points == "that" and noun not in COUNTABLE)
            or told
        ):
            return False
        if _after_statement(said, match):
            return False
    # The verb that governs the noun tells nothing: "certify the question".
    if label and label.told_by.search(before.rstrip().rpartition(" ")[0]):
        return False
    return not _is_named_before(said, match)


def _is_singled_out(points: str, noun: str, behind: str) -> bool:
    """Say whether a demonstrative points to what stands behind it, or to the document itself."""
    if points in ("that", "those"):
        return _SINGLED_OUT.match(behind) is not None
    return _ITSELF.fullmatch(noun) is not None or _ITSELF_BEHIND.match(behind) is not None


def _after_statement(said: str, match: re.Match[str]) -> bool:
    """Say whether a whole sentence of the quote stands before a match."""
    return _STATEMENT.search(said, 0, match.start() + 1) is not None


def _is_named_before(said: str, match: re.Match[str]) -> bool:
    known = {stem(word)[:_STEM] for word in re.findall(r"[^\W\d_]+", said[: match.start()])}
    return stem(match["noun"])[:_STEM] in known


def _without_apposition(before: str) -> str:
    """Return what stands before a time, without a date that it is set beside: "May 12, 2015, two days"."""
    return re.sub(rf"(?:{_DATE.pattern}), $", "", before)
