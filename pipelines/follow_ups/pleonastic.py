"""Where "it" stands for nothing, or for what follows: weather, time, distance, "is it true that".

Such an "it" has no antecedent (pleonastic: Paice and Husk 1987, Computer Speech and Language 2; Lappin and
Leass 1994, Computational Linguistics 20). Pure functions.
"""

from __future__ import annotations

import re

from pipelines.follow_ups.word_classes import PREPOSITIONS

_BE = r"(?:is|was|isn['’]t|wasn['’]t)"
_RAIN = r"(?:rain|snow|hail|sleet|drizzle|thunder|storm)"
_WEATHER = (
    rf"(?:{_RAIN}(?:ing|y)|dark|daylight|light\sout|windy|foggy|sunny|cloudy|humid|hot|cold|warm|chilly|night|noon|midnight|"
    r"\d+\sdegrees)"
)
_DAY = r"(?:time|day|date|month|year|hour)"
_FAR = r"(?:miles?|kilometers?|yards|feet|blocks|minutes|hours)"
_STOPS = "|".join(sorted(PREPOSITIONS | {*"and or but when where because if before after who".split()}))
_JUDGED = (
    r"(?:makes?|made|making|find|finds|found|finding|considers?|considered|thinks?|thought|deems?|deemed|believes?|"
    r"believed|renders?|rendered|holds?|held)"
)
_OF_PARTIES = (
    r"(?:entitled|obligated|obliged|required|able|unable|free|bound|liable|likely|unlikely|ready|willing|unwilling|"
    r"authorized|permitted|allowed|eligible|subject)"
)
"""What a party is found to be: "did the court find it entitled to recover" speaks of one."""
_WORDS = rf"(?:(?!(?:{_STOPS})\b)[a-z-]+\s){{1,4}}?"
_TO_DO = r"to\s(?!(?:the|an?|its|his|her|their|this|that|any|all)\b|(?-i:[A-Z]))[a-z]"
_FOR_WHOM = r"(?:(?:for\s(?!\w+ing\b)|to\s)(?:[\w’'.-]+\s){1,6}?)?"
_PATTERNS = (
    # What follows.
    r"\b(?:does|did|would|will|can|must) it (?:take|cost|matter|follow|seem|appear|make sense|happen)\b",
    rf"\b{_BE} it (?:true|alleged|said|claimed|clear|possible|likely|correct|the case|disputed that|enough|"
    r"necessary|that|whether|a|an|the|only|(?:\w+ ){0,2}(?:that|to|for))\b",
    r"\bit (?:takes?|took|is alleged|is said|is true|appears|seems|follows|was alleged that)\b",
    rf"\b{_JUDGED}\sit\s{_WORDS}(?:that|whether|how|what|who|why)\b",
    rf"\b{_JUDGED}\sit\s(?!{_OF_PARTIES}\b){_WORDS}{_FOR_WHOM}(?:not\s)?{_TO_DO}",
    rf"\b{_JUDGED}\sit\san?\s{_WORDS}(?:if|when|unless|where)\b",
    r"\b(?:takes?|took|see|saw|has|have|had)\s(?:to\s)?it\sthat\b",
    # Weather.
    rf"\bit\s(?:(?:had|has|have)\s)?(?:not\s|ever\s|also\s|really\s)?(?:{_RAIN}(?:s|ed)?|(?:begin|began|start|started|stop|"
    rf"stopped|continue|continued)\s(?:to\s)?{_RAIN}(?:ing)?)\b",
    rf"\b(?:{_BE}\sit|it\s(?:{_BE}|(?:has|had|have|may have|might have)\sbeen))\s(?:\w+\s)?{_WEATHER}\b",
    rf"\b(?:has|had)\sit\sbeen\s(?:\w+\s)?{_WEATHER}\b",
    rf"\bhow\s(?:hot|cold|warm|dark|windy|foggy)\s{_BE}\sit\b",
    # Time.
    rf"\b(?:what|which)\s{_DAY}\s(?:of\s(?:day|the\s\w+)\s)?{_BE}\sit(?=\s*(?:[?.,;]|$)|\s(?:when|at|in|on|that|after|before|"
    r"by|now|there|then)\b)",
    rf"\bhow\s(?:late|early)\s{_BE}\sit\s(?:when|before|after)\b",
    rf"\bhow\slong\s(?:{_BE}\sit|(?:has|had)\sit\sbeen|(?:will|would)\sit\sbe)\s(?:before|until|till|since|from|after)\b",
    r"\bit\s(?:is|was|has been|had been)\s(?:\w+\s){1,2}(?:days|weeks|months|years)\ssince\b",
    # Distance.
    rf"\bhow\sfar\s(?:away\s|apart\s|off\s)?{_BE}\sit(?=\s*(?:[?.,;]|$)|\s(?:from|to|between|by|back)\b)",
    rf"\b(?:{_BE}\sit|it\s{_BE})\s(?:[\w.,]+\s){{1,4}}?{_FAR}\s(?:from|to|between)\b",
    rf"\b{_BE}\sit\sfar\s(?:from|to)\b",
)
_IDLE = re.compile("|".join(_PATTERNS), re.IGNORECASE)


def pleonastic(question: str) -> list[tuple[int, int]]:
    """Find where "it" refers to nothing that was said before.

    :param question: any text.
    :returns: the beginning and end of each such clause, in order; an "it" inside of one has no antecedent.
    """
    return [match.span() for match in _IDLE.finditer(question)]
