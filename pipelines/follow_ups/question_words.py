"""A question word alone, "Why?", asks the last question with that word. Pure functions."""

from __future__ import annotations

import re

from pipelines.follow_ups.phrases import phrases
from pipelines.follow_ups.word_classes import AUXILIARY, EMPTY, PEOPLE, ROLES, VERBS
from pipelines.routes.filings import STOPS

WORD = r"(?:what|whom?|whose|which|when|where|why|how(?:\s(?:much|many|long|often|soon|so))?)"
"""A question word."""
VERB = re.compile(rf"\b{AUXILIARY}\b", re.IGNORECASE)
"""What makes a sentence of a question."""
_HOW_ANY = r"how\s(?!much|many|long|often|soon|so|is|was|did|does|were|exactly)"
"""What is asked of a thing, not of an event: how far, how cold."""
_BARE = re.compile(
    rf"(?:(?:and|but|so|or|ok(?:ay)?),?\s)?(?P<word>(?:(?:by|for|from|in|on|at|to|under|until|since|with|of)\s)?{WORD}"
    rf"(?:\selse)?(?:\s(?!(?:{AUXILIARY}|[a-z]+ed)\b)"
    r"[a-z]+){0,2})\s*[?.!]*$",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    rf"(?:(?:and|but|so),?\s)?(?P<word>(?:by\s|on\s|for\s|in\s)?(?!{_HOW_ANY}){WORD}(?:\s[a-z]+)?)\s(?:is|was|did|does|were)\s"
    r"(?:that|this|it)(?:\s(?:so|then|happen|true|the case|decided|done))?\s*\?*$",
    re.IGNORECASE,
)
"""A question about all that was said before: "Why was that?"."""
_QUESTION = re.compile(
    r"(?P<asks>(?:(?:by|for|from|in|on|at|to|under|until|since|with|of|as of)\s)?"
    rf"(?:what|who|whom|whose|which|when|where|why|how)\b(?:(?!\b(?:{AUXILIARY}|that|who|which|when|where|if|"
    rf"because)\b).)*?\s)?(?P<aux>{AUXILIARY})\s(?P<rest>.+?)\s*\??$",
    re.IGNORECASE,
)
_WHO_DID = re.compile(r"(?:who|which\s\w+)\s(?P<did>[a-z]+)\s(?P<object>.+?)\s*\??$", re.IGNORECASE)
_DONE = {
    "wrote": "written", "gave": "given", "took": "taken", "made": "made", "sent": "sent", "paid": "paid",
    "held": "held", "brought": "brought", "found": "found", "sold": "sold", "lit": "lit", "saw": "seen",
    "left": "left",
}  # fmt: skip
_TOLD = re.compile(r"(?:which|what|how many|how much)\s(?P<what>[a-z][\w’' -]*)")
_OF_MONEY = re.compile(
    r"\b(?:pay|paid|owed?|cost|charged?|awarded|spend|spent|settled?|lost|lose|earn|recover|recovered|offer|offered)"
    r"(?=\s*\??$|\s(?:to|for|in|from|under|by|on|at|back)\b|\s[A-Z])"
)
"""Where a sum has its place and none is named."""
_MORE = frozenset("else exactly precisely specifically".split())
_ASKING = frozenset("what which who when where how why".split())


def asked_anew(asked: str, question: str) -> str | None:
    """Ask a question with the word that another one consists of.

    :param asked: such as "Why?", "By whom?" or "When was that?".
    :param question: the question before it.
    :returns: None where it has a verb of its own.
    """
    bare = _BARE.match(asked) or _OF_ALL.match(asked)
    return None if bare is None or _does(bare["word"]) else _anew(bare["word"], question)


def _does(word: str) -> bool:
    """Say whether a question word has a verb behind it: "who won", and not "which section"."""
    said = re.findall(r"[a-z]+", word.lower())
    who = re.match(r"(?:who|whom|when|where|why)\s(?!else\b|exactly\b|then\b)", word, re.IGNORECASE)
    return bool(who) or bool(set(said[1:]) & (STOPS | VERBS) - _ASKING)


def _anew(word: str, question: str) -> str | None:
    """Ask the last question with another question word; of a noun, only in the place of one like it."""
    first = word.split()[0].lower()
    if re.fullmatch(r"(?:who|what|where|when|how|why)\selse", word, re.IGNORECASE) and re.match(
        rf"{first}\b", question, re.IGNORECASE
    ):
        return re.sub(r"^\w+", word, question)
    if re.fullmatch(r"how\sso|what\sfor", word, re.IGNORECASE):
        word = "why"
    if _of_noun(word) and not _has_place_for(word, question):
        return None
    whole = _QUESTION.match(question)
    if whole and (whole["asks"] or VERB.match(question)):
        asks, rest = (whole["asks"] or "").strip().lower(), whole["rest"]
        aux = whole["aux"].lower()
        if _of_noun(word):
            return f"{word} {aux} {rest}?"
        if asks in ("what", "who") and aux in ("is", "are", "was", "were"):
            rest = f"that {rest}"
        elif (told := _TOLD.fullmatch(asks)) and aux not in ("do", "does", "did") and not _begins(rest):
            rest = f"the {told['what']} {rest}"
        return f"{word} {aux} {rest}?"
    if did := _WHO_DID.match(question):
        verb = did["did"].lower()
        done = _DONE.get(verb) or (verb if verb.endswith("ed") else "")
        if done:
            return f"{word} was {did['object']} {done}?"
    return f"{word}: {question}"


def _of_noun(word: str) -> str:
    """Return what a question word asks for: "who", "what", "how much"; empty for "when" and the like."""
    said = word.lower().split()
    if said[:1] in (["who"], ["whom"], ["whose"]):
        return "whose" if said[0] == "whose" else "who"
    if said[:1] in (["what"], ["which"]):
        return "who" if said[-1].removesuffix("s") in ROLES | PEOPLE else "what"
    return "how much" if said[:2] in (["how", "much"], ["how", "many"]) else ""


def _has_place_for(word: str, question: str) -> bool:
    """Say whether a question asks for the like: "Which company?" after "Whom did Corvane sue?"."""
    whole = _QUESTION.match(question)
    if whole is None:
        return False
    asks = _of_noun((whole["asks"] or "").strip())
    if word.lower() == "how much":
        return not asks and _OF_MONEY.search(question) is not None
    alone = len(word.split()) == 1 or word.lower() == "how many"
    return not alone and word.split()[-1].lower() not in EMPTY - _MORE and _of_noun(word) == asks


def _begins(rest: str) -> bool:
    """Say whether what stands behind an auxiliary begins with its subject."""
    return any(phrase.start == 0 for phrase in phrases(rest)) or rest[:1].isupper()
