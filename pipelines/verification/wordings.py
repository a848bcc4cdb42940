"""Other words for the same: one wording stands for all that mean it, in sentence and source alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pipelines.verification.verbs import BASE

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE_AHEAD = rf"(?=\s+(?:{_MONTH}\s+\d|\d{{1,2}}/\d|\d{{1,2}}\s+{_MONTH}))"
_NUMBER_AHEAD = (
    r"(?=\s+(?:\$|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|a hundred)\b))"
)
_AGENTIVE = "|".join(sorted(BASE))

_SAME: list[tuple[str, str]] = [
    # Marks, abbreviations, contractions
    (r"[’‘]", "'"),
    (r"\b(?:can't|cannot)\b", "can not"),
    (r"\bwon't\b", "will not"),
    (r"n't\b", " not"),
    (r"\bFed(?:eral)?\.? R(?:ules?|\.) (?:of )?Civ(?:il)?\.? P(?:rocedure\b|\.)", "FRCP"),
    (r"\bCal(?:ifornia|\.) Civ(?:il|\.) Code\b", "California Civil Code"),
    (r"\bU\.S\. (?=District|Court|Supreme|Constitution)", "United States "),
    (r",\s+(?=(?:Inc|LLC|L\.L\.C|L\.P|LLP|LP|Ltd|Corp|Co|N\.A|P\.A|PLLC)\b)", " "),
    (r"\bDist\. Ct\.", "District Court"),
    (r"(?:§§?|\bSec\.|\bsec\.)\s*(?=\d)", "Section "),
    (r"¶¶?\s*(?=\d)", "paragraph "),
    (r"\b(counts?|claims?|sections?|articles?|exhibits?|paragraphs?) (?=[\dIVX]+\b)", r"\1 "),
    (r"\b(?:Number|Nos\.|no\.)\s+(?=\d)", "No. "),
    # What may, must and must not be done
    (r"\b(?:must|(?:is|are) (?:required|obligated|obliged) to)\b", "shall"),
    (r"\b(?:is|are) permitted to\b", "may"),
    (
        rf"\bmay not (?=(?:so )?(?:be \w+ed\b|{_AGENTIVE})\b)(?!be (?:entitled|interested|required)\b)",
        "shall not ",
    ),
    (r"\b(?:has|have) no\b", "do not have"),
    (r"\bhad no\b", "did not have"),
    (r"\bdoes not\b", "do not"),
    (r"\bnot have (?:a|an|any)\b", "not have"),
    # How much, and by when
    (rf"\b(?:(?:not|no) (?:less|fewer) than|a minimum of){_NUMBER_AHEAD}", "at least"),
    (rf"\b(?:(?:not|no) more than|up to|a maximum of){_NUMBER_AHEAD}", "at most"),
    (rf"\b(?:over|in excess of|exceeding|greater than){_NUMBER_AHEAD}", "more than"),
    (rf"\b(?:fewer than){_NUMBER_AHEAD}", "less than"),
    (rf"\b(?:approximately|around|roughly|some){_NUMBER_AHEAD}", "about"),
    (rf"\b(?:no later than|not later than|on or before){_DATE_AHEAD}", "by"),
    (r"(?<=\d) (?:a|an|each|every) (?=(?:hour|day|week|month|year)\b)", " per "),
    (r"\bprior to\b", "before"),
    (r"\bsubsequent to\b", "after"),
    # Links
    (r"\b(?:with respect to|with regard to|in regard to|regarding|concerning)\b", "as to"),
    (r"\bpursuant to\b", "under"),
    (r"\bin the event(?: that)?\b", "if"),
    (r"\b(?:due to|owing to|on account of)\b", "because of"),
    (r"\bin order to\b", "to"),
    (r"\bupon\b", "on"),
    (r"\bin the (?:amount|sum) of (?=\$)", "of "),
    (r"\b(?:also|thus|therefore|thereby|accordingly|hence|hereby),? ", ""),
    # Who says so
    (
        r"^According to (?!(?:the|an?) (?:order|opinion|ruling|judgment|court))([^,]{3,60}), ",
        r"\1 allege that ",
    ),
    (
        r"\b(?:alleg|assert|contend|maintain|argu|claim|answer|respond)(?:e|s|es|ed|d)? that\b"
        r"|\brepl(?:y|ies|ied) that\b",
        "allege that",
    ),
    (r"\b(?:testif(?:y|ies|ied)|swears?|swore|attest(?:s|ed)?) that\b", "testify that"),
    (r"\b(?:hold|held|rul|conclud|determin)(?:e|s|es|ed|d)? that\b", "hold that"),
    (r"\b(?:not|observ|remark)(?:e|s|es|ed)(?=,| that\b)", "note"),
    # Plain verbs and nouns
    (r"\b(?:filed|brought) (?:a )?(?:suit|lawsuit) against\b", "sued"),
    (r"\braised\b", "increased"),
    (r"\braises?\b", "increase"),
    (r"\b(?:lowered|decreased)\b", "reduced"),
    (r"\b(?:commenced)\b", "began"),
    (r"\bpurchased\b", "bought"),
    (r"\b(?:happened|occurred)\b", "took place"),
    (r"\b(attorney|lawyer)s?'?s?'? (?=fees?\b)", "attorney "),
    (r"\b(?:attorney|lawyer)(?=s?\b)(?! fees?\b)", "lawyer"),
    (r"\blawsuit(?=s?\b)", "suit"),
    # Tense and number that say nothing else
    (r"\bare\b", "is"),
    (r"\bwere\b", "was"),
    (r"\b(?:has|have|had) been (?=\w+(?:ed|en|t)\b)", "was "),
]  # fmt: skip
_COMPILED = [(re.compile(pattern, re.IGNORECASE), replacement) for pattern, replacement in _SAME]

_WEEKS = re.compile(r"\b(one|two|three|four|six|eight|\d{1,2}) weeks?\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(one|two|three|four|five|ten|\d{1,2})[ -]years?\b(?! old)", re.IGNORECASE)
_NAMED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}


@lru_cache(maxsize=1024)
def plainly(text: str) -> str:
    """Return a text in one wording: modals, links, abbreviations and synonyms that mean the same are one.

    :param text: a sentence.
    :returns: the text on one line; what it says is unchanged, how it reads is no longer English.
    """
    text = " ".join(text.split())
    for pattern, replacement in _COMPILED:
        text = pattern.sub(replacement, text)
    text = _WEEKS.sub(_times(7, "days"), text)
    return _YEARS.sub(_times(12, "months"), text)


def _times(factor: int, unit: str) -> Callable[[re.Match[str]], str]:
    def multiplied(match: re.Match[str]) -> str:
        count = match[1].lower()
        return f"{factor * (_NAMED.get(count) or int(count))} {unit}"

    return multiplied
