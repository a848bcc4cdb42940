"""What a question asks for, in its own words: the noun that the answer fills, and who is to have testified.

Pure functions. "What was Delavan's salary at Brightwater?" asks for a salary: a sentence about what he may
spend has an amount, and no salary (the answer type and its head noun: Li and Roth 2002, COLING).
"""

from __future__ import annotations

import re
from itertools import takewhile

from pipelines.text import Word, names, words

_AUXILIARY = r"(?:is|was|were|are|did|does|do|has|have|had|must|will|would|should|can|may|shall)"
_ENDS = (
    rf"(?=\s+(?:{_AUXILIARY}|in|of|for|under|on|to|by|at|that|who|whose|with|from|about|as|before|after|if|when|"
    r"between|behind|because)\b"
    r"|[?,:;]|$)"
)
_PHRASE = rf"(?P<phrase>(?:[\w’'.-]+\s+)*?[\w’'.-]+?){_ENDS}"
_ASKED_FOR = (
    re.compile(rf"\bnames? of\s+(?:(?:the|a|an)\s+)?{_PHRASE}", re.IGNORECASE),
    re.compile(
        rf"\b(?:what|which|whose)\s+(?:(?:is|was|were|are)\s+)?(?!{_AUXILIARY}\b)(?:(?:the|a|an)\s+)?{_PHRASE}",
        re.IGNORECASE,
    ),
    re.compile(rf"\bhow\s+(?:much|many)\s+(?!{_AUXILIARY}\b)(?:in\s+)?{_PHRASE}", re.IGNORECASE),
    re.compile(rf"\bwho\s+(?:is|was|were|are)\s+(?:(?:the|a|an)\s+)?{_PHRASE}", re.IGNORECASE),
)
_VERB = re.compile(r"[\w’'-]+\s+(?=(?:the|an?|his|her|its|their|any|all|not|down|up|out)\b)|[\w’'-]+ed\b")
"""Ends a noun: a word before a determiner or a particle, or in the past tense."""
_OF_ANY_KIND = frozenset(
    """people persons individuals wrong offense offenses crime crimes date day month year money amount sum
    total provision statute happens happened became ready willing able behind""".split()
)
"""Words that the answer does not repeat: it tells who the people were, which offense it was, the day and the
sum. What follows them is a verb's."""
_TESTIFIED = re.compile(
    r"\b(?:did|does|do)\s+(?P<who>(?:[\w.’']+\s+){1,6}?)(?:\w+ly\s+|first\s+)?(?:testif\w+|swear|admit\b.*\bdeposition)"
)


def asked_for(question: str) -> list[Word]:
    """Find the nouns of what is asked for: "salary", "trial date", "insurance broker".

    :param question: the question.
    :returns: words in lower case, in order; none where a verb asks, as in "What did the court decide?", and
        not what the answer does not repeat, as in "How many people died?".
    """
    for pattern in _ASKED_FOR:
        if match := pattern.search(question):
            start = match.start("phrase")
            verb = next((verb for verb in _VERB.finditer(match["phrase"]) if verb.start()), None)
            noun = match["phrase"][: verb.start()] if verb else match["phrase"]
            telling = takewhile(lambda word: word.written not in _OF_ANY_KIND, words(noun))
            return [
                Word(word.written, start + word.start, start + word.end, word.stem)
                for word in telling
                if word.written.islower() and not re.search(r"[’']s$", word.written)
            ]
    return []


def witness_asked(question: str) -> set[str]:
    """Return the search terms of the name of the person whose testimony is asked for.

    :param question: the question.
    :returns: none where nobody's is.
    """
    match = _TESTIFIED.search(question)
    return names(f"did {match['who']}") if match else set()
