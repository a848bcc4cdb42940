"""An exchange with a witness, from the question on that tells what is asked about. Pure functions."""

from __future__ import annotations

import re

from ingest.sentences import Span
from pipelines.evidence.transcripts import QUESTION
from pipelines.text import MONTH, single_spaced

MOST = 130
"""Words of an exchange that may stand in a summary."""
_ANSWERED = re.compile(r"\sA\.\s")
_FIGURE = re.compile(
    r"\$?\d[\d,.:]*\d|"
    r"\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousand)(?:-\w+)?\b",
    re.IGNORECASE,
)
"""A sum, a day, a time, in digits or in words: "410,000", "three eighty-five"."""
_NAME = re.compile(r"(?<=[a-z,;“] )(?!I\b)[A-Z][a-z]|^(?:Mrs?|Ms|Dr)\. [A-Z]|\d\d|\bExhibit \d|\$\d")
"""Names somebody or something: a name inside the question, a day, a sum, an exhibit."""
_DATE = re.compile(rf"\b{MONTH} \d{{1,2}}, \d{{4}}")
_THING = re.compile(r"\bthe (?P<noun>(?:[a-z]+[ -]){0,3}?[a-z]+)(?P<behind>,? \S+|[,.?;:]|’s|$)")
"""A thing that is named as if it were known, and the word behind it, by which it may be told."""
_OF_THE_CASE = re.compile(
    r"agreement|contract|lease|policy|company|case|complaint|lawsuit|parties|record|deposition"
)
_TOLD_BY = re.compile(r" (?:of|that|who|which|you|he|she|they)|,? (?!(?:Mrs?|Ms|Dr)\.)[A-Z\d]\S*")
"""Behind a thing, tells which it is: "the complaint that you read", "the memorandum, Exhibit 17"."""
_PRONOUN = re.compile(r"\b(?:it|they|them|these|those)\b(?! (?:is|was|were|are) (?:a|an|no|true)\b)")
_NAMED_THING = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Yy]our|Exhibit|docket|[Aa]ny|[Ss]lide) \w")
_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers)\b")
_NAMED_PERSON = re.compile(
    r"\b(?:Mrs?|Ms|Dr)\. [A-Z]|(?<=[a-z,;“] )[A-Z][a-z]+ [A-Z][a-z]+|\b[Ww]ho\b|\b[Aa]ny(?:one|body)\b"
)
"""A pronoun for a thing, and for a person, and before each what it may stand for in the same question."""
_TAKES_UP = re.compile(r"(?:And|Or|But|So|Not|Then|Also|Nor|Anything|Anyone|(?:Who|What) else)\b")
_THERE = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )\bthere\b(?! (?:is|are|was|were|has|have|had|be)\b)"
)
"""Takes up what was said before, or the place that was spoken of."""


def from_topic(text: str, span: Span, since: int) -> Span | None:
    """Return an exchange from the question on that tells what is asked about.

    :param text: the page's text, as the passage's offsets count it.
    :param span: the exchange.
    :param since: from where on may be quoted.
    :returns: the exchange, with those before it that it takes up, and the one behind it that speaks of the
        same figure; None where those are too many.
    """
    end = _corrected(text, span.end)
    for match in reversed([*QUESTION.finditer(text, since, span.start + 1)]):
        longer = Span(match.start(), end)
        said = text[slice(*longer)]
        if len(said.split()) > MOST:
            return None
        if asks_by_itself(single_spaced(_ANSWERED.split(said, maxsplit=1)[0])):
            return longer
    return None


def _corrected(text: str, end: int) -> int:
    """Return where an exchange ends, with the next one where its answer speaks of the same figure again."""
    asks = QUESTION.search(text, end)
    if asks is None or text[end : asks.start()].strip():
        return end
    behind = QUESTION.search(text, asks.end())
    following = text[asks.start() : behind.start() if behind else len(text)].rstrip()
    last = _ANSWERED.split(text[:end])[-1]
    again = _ANSWERED.split(following)[-1]
    figures = {match.casefold() for match in _FIGURE.findall(last)}
    if figures & {match.casefold() for match in _FIGURE.findall(again)}:
        return asks.start() + len(following)
    return end


def asks_by_itself(question: str) -> bool:
    """Say whether a question to a witness tells by itself what it asks about.

    :param question: it, on one line, with its "Q.".
    """
    asked = question.removeprefix("Q. ")
    if _TAKES_UP.match(asked) or _THERE.search(asked) or not _NAME.search(asked):
        return False
    for pronoun, named in ((_PRONOUN, _NAMED_THING), (_PERSON, _NAMED_PERSON)):
        if (match := pronoun.search(asked)) and not named.search(asked, 0, match.start()):
            return False
    return bool(_DATE.search(asked)) or all(map(_is_told, _THING.finditer(asked)))


def _is_told(thing: re.Match[str]) -> bool:
    """Say whether a question tells which of several things it means."""
    return bool(_OF_THE_CASE.search(thing["noun"]) or _TOLD_BY.fullmatch(thing["behind"]))
