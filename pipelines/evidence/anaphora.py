"""Does a sentence lean on the one before it? By its words alone. Pure functions.

What opens with "It", "None" or "That theory" says something only together with what it refers to; what opens
with "But" or "That may be so" takes back what was said just before. Standing alone, the one means nothing or
something else, and what it takes back seems to stand. Referring expressions after Halliday and Hasan 1976
(*Cohesion in English*), as far as they can be told without a parser.
"""

from __future__ import annotations

import re

from pipelines.text import root, stem

_VERB = (
    r"(?:is|are|was|were|be|been|has|have|had|will|would|may|might|can|could|shall|should|must|do|does|did|not|"
    r"never|also|then|now|suffic\w+|fail\w*|lack\w*|concern\w*|ar[io]se\w*|appear\w*|turn\w*|require\w*|bears?|"
    r"bore|seeks?|sought|stands?|stood|persuad\w+|matters?|remain\w*|appl(?:y|ies|ied)|follow\w*|comes?|came|goes|"
    r"went|says?|said|alleg\w+|den(?:y|ies|ied)|confirm\w*|me[ae]ns?t?|shows?|showed|mentions?|helps?|supports?|"
    r"speaks?|rests?|makes?|made)"
)
_OF_THEM = r"of (?:it|this|that|these|those|them|which|the (?:two|three|four|latter|former|above))\b"

_JOINS = re.compile(
    r"(?:But|And|Nor|Or|So|Yet|Instead|Rather|Otherwise|Hence|Likewise|Similarly|Conversely|Not so|Even so|"
    r"(?:Still|Also|There|Then|Besides)(?=,)|Thereafter|Meanwhile|Again,|Worse|By then|Since then|After that|"
    r"Before that|To that end|This time(?=,)|Subsequent (?!to\b)[a-z]+|[^.;]{0,60}\bas much(?=[.,;])|"
    r"[^.;]{0,80}\b(?:within|than|of|is|was) (?:hers|theirs)(?=[.,;]))(?!\w)"
)
_CONNECTS = re.compile(
    r"^(?:However|Moreover|Further|Furthermore|Nevertheless|Nonetheless|Indeed|In addition|Finally|"
    r"First|Second|Third|Next), ([a-z])"
)
"""What only joins a sentence to the one before; what follows may lean on that as any beginning may."""
_PRONOUN = re.compile(
    rf"(?:(?:It|Its|They|Their|Them|He|His|Him|She|Her|Hers|Such)\b|None\b(?! of the [a-z])|"
    rf"(?:Neither|Both|Each|Either|All|Any|Some|Many|Most|Several|Few|Others|Another|One|Two|Three|Four)"
    rf" (?:{_VERB}|{_OF_THEM})\b)"
)
_ASKED = re.compile(
    r"(?:Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Can|Could|Will|Would|Should|Must|May|Might) "
    r"(?:it|they|them|he|she|this|that|these|those)\b"
)
"""A question of a brief or an opinion about what was told just before."""
_THEN = re.compile(
    r"(?!(?:If|When|Where|Should|Unless|Until|Once|After|Before|Only|Just|Even|And|But)\b)"
    r"(?:[A-Z][\w.’'-]*|The [a-z]+)(?: (?:[A-Z&][\w.’'-]*|[a-z]+)){0,3}? then "
    r"(?!existing|current|in\b|due\b)[a-z]+\b"
)
"""What somebody "then" did came after something that stands before."""
_ITSELF = (
    r"(?:agreement|lease|amendment|order|court|action|case|lawsuit|suit|matter|proceeding|appeal|opinion|letter|"
    r"motion|notice|complaint|petition|brief|memorandum|opposition|reply|declaration|affidavit|deposition|"
    r"transcript|section|article|paragraph|subsection|exhibit|schedule|policy|plan|contract|guaranty|settlement|"
    r"document|instrument|report|firm|office|company|committee|form|act|chapter|title|statute|circuit|state|"
    r"district|jurisdiction|judgment|stipulation|record|stage|time|year|country|reasons?|terms|proceedings|"
    r"actions|parties)"
)
"""What a document calls itself, its court and its case: "this Order" refers to nothing before it."""
_POINTS = re.compile(
    rf"(?:This|These)\b(?! (?:\w+ )?(?:{_ITSELF}|{_ITSELF.upper()})\b)(?! [A-Z])|That\b|"
    r"Those\b(?! (?:who|persons|that|whose)\b)"
)
_ABSTRACT = re.compile(
    r"The (?:claim|contention|argument|objection|premise|theory|point|request|condition|difference|"
    r"distinction|assertion|suggestion|proposition|representation|answer|result|same|former|latter|others?|first|second|third|"
    r"fourth|last|rest|remainder|two|three|four|gap|figure|sum|reason|clause|word|statute|record|question)"
    rf"(?: one)?s?,? (?:{_VERB}|having)\b|The (?:first|second|third|same|other)[, ]|"
    rf"The only [a-z]+ (?:{_VERB})\b"
)
"""An abstract noun alone: what was contended, asked or counted stands before."""
_IN_ITS_PAPER = (
    r"(?:In|By|With|Under|Through|At) (?:its|their|his|her) (?:[a-z]+ ){0,3}?"
    r"(?:brief|motion|complaint|answer|reply|opposition|letter|petition|response|report|declaration|deposition|"
    r"testimony|order|opinion|e-?mail|application|statement)s?\b[^,;.]{0,40}, (?!(?:it|they|he|she)\b)"
)
"""Names behind whose paper it is: "In their next motion in limine, defendants move …"."""
_SUBORDINATE = re.compile(
    rf"(?!{_IN_ITS_PAPER})"
    r"(?:If|When|Because|Since|Although|Though|While|As|As to|Until|Unless|Once|After|Before|Where|Whether|"
    r"In|On|For|By|With|From|Under|Of|At|To|Against|About|Even|Only|Like|Upon|Besides) "
    rf"(?:it|its|they|them|their|he|she|him|his|her|none|neither|both|such|(?:this|that|these|those)\b"
    rf"(?! (?:\w+ )?{_ITSELF}\b))\b",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(
    r"(?:On|In|By|As of|Until|From|Since|Before|After|At) (?:about |or about |the )?(?:[A-Z][a-z]+ )?\d[^,]*,"
    r"(?: \d{4},)? (?:it|its|they|their|none|neither|that|this|these|those)\b"
)
_THEY_SAY = re.compile(
    r"(?:\S+ ){1,5}?(?:it|they|he|she) (?:\w+ )?(?:points? out|says?|said|argues?|contends?|submits?|adds?|"
    r"thought|asserts?|claims?|insists?|maintains?|urges?|believes?|held|reasoned)\b,"
)
_SHOWN = re.compile(
    r"(?:Shown|Asked|Told|Faced|Confronted|Given|Having|Being|Reminded|Pressed|Sued|Sworn)\b[^.;]*?,"
    r" (?:he|she|it|they)\b"
)
_ELLIPTIC = re.compile(
    r"(?:[A-Z][\w.’'-]* |(?:The|This|That|These|Those) [a-z]+ ){1,4}"
    r"(?:did|does|do|has|have|had|is|was|were|will|would|can|could|may)(?: not)?[.,;]"
)
""""Ms. Whitlock did.": what she did stands before."""
_OF_IT = re.compile(
    r"(?:The|A|An|Some|Most|Many|Part|None) (?:[a-z]+ )?(?:of|in|to|on|for) "
    rf"(?:it|them|those|that|(?:this|these)(?! (?:\w+ )?{_ITSELF}\b| [A-Z]))\b"
)
_COMPARED = re.compile(
    r"\bthe (?:earlier|later|former|latter|lower|higher|larger|smaller|other|same) "
    r"(?:date|figure|sum|amount|one|number|rate|version|day|term)\b"
)
_MEANT = re.compile(
    r"\b(?:from|of|in|on|to|with|by|for|under|against|about|at|upon|after|before|disputed?) "
    r"(?:that|this|these|those) (?P<one>[a-z]+)|\bsuch an? (?P<such>[a-z]+)"
)
_MEASURES = frozenset("rate day date sum amount price figure period time point year month hour fee".split())
"""What a number before it may be: "$34,650 … at that rate"."""
_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b")
_NO_NAME = (
    r"(?:On|In|At|By|As|For|From|Of|To|With|Until|Since|After|Before|The|This|That|An?|Each|Any|No|Under|Upon|"
    r"When|If|While|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\b"
)
"""Words that are capitalised without being a part of anybody's name."""
_SOMEBODY = re.compile(
    r"\b(?:M[rs]s?|Dr|Hon)\. |\b(?:Judge|Justice|"
    rf"(?!{_NO_NAME})[A-Z][a-z]+ (?:[A-Z]\. )?(?!{_NO_NAME})[A-Z][\w’'-]+|"
    r"person|man|woman|"
    r"people|nobody|anyone|one|who|foreman|driver|insured|witness|clerk|officer|manager|president|director|judge|counsel|"
    r"attorney|lawyer|owner|supervisor|inspector|individual|agent|inmate|prisoner|patient|debtor|borrower|"
    r"(?i:employee|employer|tenant|landlord|plaintiff|defendant|guarantor|party|customer|applicant|claimant|"
    r"petitioner|respondent|appellant|appellee|movant|executive|debtor|seller|buyer))\b"
)
_DOES = (
    r"(?:[a-z]{3,}ed|was|had|has|is|did|would|could|argues|claims|contends|asserts|alleges|says|seeks|sought|brought|"
    r"took|gave|told|said|made|left|knew|pled|began|went|came|paid|bought|sold|met|saw|wrote|sent|kept|lost|won|"
    r"felt|found|heard|thought|fled|shot|drove)"
)
_NOBODY = (
    r"(?:Evidence|Testimony|Nothing|Nobody|Congress|Police|Court|Counsel|It|What|There|They|Which|Who|He|She|"
    r"\w+ly)\b"
)
_NO_ARTICLE = r"(?<!\b[Tt]he )(?<!\ban )(?<!\ba )(?<!\b[Tt]his )(?<!\bour )"
_SUBJECT = re.compile(
    rf"(?:^|(?<=[a-z,;] ){_NO_ARTICLE})(?!{_NO_NAME})(?!{_NOBODY})[A-Z][a-z’'-]{{2,}} "
    rf"(?:(?:[a-z]+ly|also|then|never) )?{_DOES}\b"
)
"""A surname alone, as opinions call people, before what they did."""
_AS_OBJECT = re.compile(
    r"him\b|her(?= (?:an?|the|that|to|in|on|of|for|with|and|from|at|by|as|about|whether|if|when|what|how|not|"
    r"into|out|up|against|because|after|before)\b|[.,;:)”’]|$)"
)
"""Whom something is done to is seldom who does it; who does it has "her payments", and "she" acts on."""
_TAKES_BACK = re.compile(
    rf"(?:But|However,|Yet|Not so|That (?:may|might) be|That is (?:not|wrong|incorrect|only)|"
    rf"(?:It|They|He|She) (?:is|are|was|were|does|did|do) (?:not|no|wrong)\b|"
    rf"Neither (?:{_VERB})|None (?:{_VERB})|"
    r"In the absence of (?:any |all )?such\b|"
    r"We (?:disagree|are not persuaded|decline)|The Court (?:disagrees|is not persuaded|cannot agree)|"
    r"(?:This|The|That|These) (?:contentions?|arguments?|premise|objections?|theory) "
    r"(?:is|are|has|have|fails?|lacks?|mistakes?|cannot|does|do|was|were)\b)"
)
_CONCEDES = re.compile(
    r"(?:We|The Court|This Court) (?:acknowledges?|recognizes?|concedes?|grants? that|(?:is|are) mindful)\b|"
    r"(?:To be sure|Admittedly|Granted|True|Concededly),|It is true\b"
)
_CHANGES = re.compile(
    r"\b(?:doubled|replaced|superseded|changed|corrected|amended|reduced|raised|increased|withdrew|vacated|reversed|"
    r"overruled|deleted|revoked|replaces|supersedes) (?:it|them|that|this)\b|"
    r"\b(?:has|have) (?:since )?appealed\b|"
    r"^(?:That|This) (?:was|is) the (?:figure|sum|amount|number|date|rate)\b"
)
_RECALLS = re.compile(
    r"\brefresh (?:your|the) (?:memory|recollection)|\bchange (?:your|that) (?:testimony|answer)|"
    r"\b(?:was|were) (?:not correct|incorrect|wrong)\b"
)
_NUMBER = re.compile(
    r"[{\[]¶\s?\d+[}\]]\s+|(?:¶+\s?)?(?:\d{1,3}(?:\.\d+)*\.?|\([a-z0-9]{1,4}\)|[IVX]{1,5}\.|[A-H]\.)\s+"
)
_GOES_ON = re.compile(r"^(?:So|Not)\b|\b(?:did|do|does|done) (?:it|that|so)\b(?! (?:is|was|happen)\b)")
"""Of a question to a witness: draws a conclusion, or stands for what was done."""
_ASKS_ABOUT = re.compile(
    r"\b(?:it|that|this|these|those|them|they|he|she|him|her|his|there|one|so)\b"
    r"(?! (?:is|are|was|were) (?:a|an|no)\b)"
)
_PART_OF_IT = re.compile(
    r"\b(?:date|time|name|page|top|bottom|line|rest|part|reason)s? (?:on|of|in|for) (?:it|that|this)\b"
)
_THING = re.compile(r"\b(?:Exhibit|Slide|docket|an?|the|your) (?:[\w’'-]+ ){0,2}[\w’'-]+")
_IT = re.compile(r"\b(?:it|that|this|one)\b")
_FEWEST = 5
_FEWEST_SAID = 8
"""Words of a question that asks by itself, and of one without a question mark: "What salary?" asks on."""
_NAMED = re.compile(r"(?<!^)\b(?!I\b|Q\b)[A-Z][\w’'.-]+")


def leans_back(text: str) -> bool:
    """Say whether a sentence refers to something that stands before it.

    :param text: a sentence, its paragraph's number with it or not.
    """
    said = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
    said = " ".join(said.split()).lstrip("“\"‘'(")
    said = _CONNECTS.sub(lambda match: match[1].upper(), said)
    opening = (
        _JOINS,
        _PRONOUN,
        _ASKED,
        _THEN,
        _POINTS,
        _ABSTRACT,
        _SUBORDINATE,
        _ON_A_DAY,
        _THEY_SAY,
        _SHOWN,
        _ELLIPTIC,
        _OF_IT,
    )
    return (
        any(pattern.match(said) for pattern in opening)
        or _COMPARED.search(said) is not None
        or _has_lost(said)
    )


def _has_lost(said: str) -> bool:
    """Say whether a person or a thing is spoken of inside the sentence that it does not name."""
    if names_nobody(said):
        return True
    for match in _MEANT.finditer(said):
        noun = match["one"] or match["such"]
        if noun in _MEASURES and re.search(r"\d", said[: match.start()]):
            continue
        known = {root(stem(word)) for word in re.findall(r"[^\W\d_]+", said[: match.start()])}
        if not re.fullmatch(_ITSELF, noun) and root(stem(noun)) not in known:
            return True
    return False


def names_nobody(said: str) -> str | None:
    """Return the pronoun by which a text speaks of a person that it has not named; None where it does not.

    :param said: a sentence or more.
    """
    person = _PERSON.search(said)
    if person is None or _SOMEBODY.search(said, 0, person.start()):
        return None
    told = _SUBJECT.search(said, 0, person.start()) and not _AS_OBJECT.match(said, person.start())
    return None if told else person[0]


def asks_on(question: str) -> bool:
    """Say whether a question to a witness is about what was asked or answered before it.

    :param question: it, with or without its "Q.".
    """
    asked = re.sub(r"^Q[.:]?\s+", "", " ".join(question.split()))
    is_short = len(asked.split()) < (_FEWEST if asked.endswith("?") else _FEWEST_SAID)
    if is_short or _GOES_ON.search(asked):
        return True
    pronoun = _ASKS_ABOUT.search(asked)
    if pronoun is None:
        return False
    if _PART_OF_IT.search(asked):
        return True
    before = asked[: pronoun.start()]
    named = bool(_NAMED.search(before, 1))
    person = _PERSON.fullmatch(pronoun[0])
    return not (named or (_SOMEBODY.search(before) if person else names_a_thing(before)))


def asks_about_it(question: str) -> bool:
    """Say whether a question to a witness asks about a thing that it calls "it" or "that".

    :param question: it, with or without its "Q.".
    """
    return _IT.search(" ".join(question.split())) is not None and asks_on(question)


def names_a_thing(question: str) -> bool:
    """Say whether a question to a witness names a thing that the next ones may call "it".

    :param question: it, with or without its "Q.".
    """
    return any(not _SOMEBODY.search(match[0]) for match in _THING.finditer(" ".join(question.split())))


def takes_back(text: str) -> bool:
    """Say whether a sentence rejects, qualifies or changes what the one before it says.

    :param text: a sentence.
    """
    plain = " ".join(text.split())
    return _TAKES_BACK.match(plain) is not None or _CHANGES.search(plain) is not None


def concedes(text: str) -> bool:
    """Say whether a sentence concedes something, which the one behind it goes on to limit.

    :param text: a sentence.
    """
    return _CONCEDES.match(" ".join(text.split())) is not None


def recalls(question: str) -> bool:
    """Say whether a question to a witness asks to correct the answer before it.

    :param question: it.
    """
    return _RECALLS.search(" ".join(question.split())) is not None
