"""An exchange with a witness, from the question on that tells what is asked about. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.records import Page
from ingest.sentences import Span
from pipelines.evidence.anaphora import recalls
from pipelines.evidence.corrected import changing_turns
from pipelines.evidence.transcripts import QUESTION, is_transcript
from pipelines.text import MONTH, roots_of, single_spaced

MOST = 130
"""Words of an exchange that may stand in a summary."""
_GUESSES = re.compile(
    r"\bbest recollection\b|\bA\. (?:[A-Z][a-z]*, )?I (?:believe|think|guess|suppose|want to say)\b"
)
"""Answers by belief."""
_SHARED = 2
"""Words that an exchange and testimony that is changed later have in common, to be of the same thing."""
_BY_COUNSEL = re.compile(r"^(?:(?:BY )?M[RS]S?\. .*$|[QA]\. |THE WITNESS: )", re.MULTILINE)
"""What counsel says, and the marks of who speaks."""
_OF_TESTIMONY = roots_of(
    "Mr. Ms. Mrs. Dr. testimony testified changed correct wrong answer want know first read if not ago moment"
)
"""Roots of the words by which testimony is changed, whatever it is about."""
_ANSWERED = re.compile(r"\sA\.\s")
_FIGURE = re.compile(
    r"\$?\d[\d,.:]*\d|"
    r"\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousand)(?:-\w+)?\b",
    re.IGNORECASE,
)
"""A sum, a day, a time, in digits or in words: "410,000", "three eighty-five"."""
_NAME = re.compile(
    rf"(?<=[a-z,;“] )(?!I\b)(?!{MONTH}(?!\w))[A-Z][a-z]|^(?:Mrs?|Ms|Dr)\. [A-Z]|\d\d|\bExhibit \d|\$\d"
)
"""Names somebody or something: a name inside the question, a day, a sum, an exhibit; a month says no day."""
_DATE = re.compile(rf"\b{MONTH} \d{{1,2}}, \d{{4}}")
_THING = re.compile(r"\bthe (?P<noun>(?:[a-z]+[ -]){0,3}?[a-z]+)(?P<behind>,? \S+|[,.?;:]|’s|$)")
"""A thing that is named as if it were known, and the word behind it, by which it may be told."""
_OF_THE_CASE = re.compile(
    r"agreement|contract|lease|policy|company|case|complaint|lawsuit|parties|record|deposition|"
    r"chief|president|manager|director|owner"
)
_OF_A_PAPER = frozenset("first second last next sentence paragraph page line date top bottom".split())
"""What the paper has of which the questions before it ask."""
_TOLD_BY = re.compile(r" (?:of|that|who|which|you|he|she|they)|,? (?!(?:Mrs?|Ms|Dr)\.)[A-Z\d]\S*")
"""Behind a thing, tells which it is: "the complaint that you read", "the memorandum, Exhibit 17"."""
_PRONOUN = re.compile(
    r"\bthe \$\d|\bthat(?=[?.,]|$)|"
    r"\b(?:it|they|them|these|those)\b(?! (?:is|was|were|are) (?:a|an|no|true)\b)"
)
_NAMED_THING = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Yy]our|Exhibit|docket|[Aa]ny|[Ss]lide) \w")
_POINTS = re.compile(
    r"\b(?:in|on|at|of|for|with|from|to|about|by|claim|see|use|sign|write|read|make) "
    r"(?:that|those|these) (?!(?:you|he|she|it|they|we|there)\b)[a-z]+"
)
"""Points to a thing: "claim that exception", "on those occasions"."""
_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers)\b")
_NAMED_PERSON = re.compile(
    r"\b(?:Mrs?|Ms|Dr)\. [A-Z]|(?<=[a-z,;“] )[A-Z][a-z]+ [A-Z][a-z]+|\b[Ww]ho\b|\b[Aa]ny(?:one|body)\b"
)
"""A pronoun for a thing, and for a person, and before each what it may stand for in the same question."""
_TAKES_UP = re.compile(
    r"(?:And|Or|But|So|Not|Then|Also|Nor|Anything|Anyone|(?:Who|What) else|"
    r"(?:That|This|Those|These)(?= (?:is|was|were|are|would|will|has|had)\b)|"
    r"When you (?:signed|wrote|sent|said|read|saw)(?= *,)|"
    r"You(?: are|’re) (?:sure|certain)|"
    r"(?:Did|Does|Would|Has|Had) [^?]{0,40}\b(?:correct|answer) (?:you|him|her))\b"
)
_THERE = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )\bthere\b(?! (?:is|are|was|were|has|have|had|be)\b)"
)
"""Takes up what was said before, or the place that was spoken of."""


class Changes:
    """The places of a transcript where a witness changes testimony.

    :param pages: all its pages, in order.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        self._about = [
            (
                (page.number, turn.start),
                roots_of(_BY_COUNSEL.sub("", page.text[slice(*turn)])) - _OF_TESTIMONY,
            )
            for page in pages
            if is_transcript(page.text)
            for turn in changing_turns(page.text)
        ]

    def reach(self, page: int, start: int, exchange: str) -> bool:
        """Say whether what is testified in an exchange is changed later, and not in the exchange itself.

        :param page: PDF page that the exchange begins on, from 1.
        :param start: offset of its beginning.
        :param exchange: its words.
        """
        said = roots_of(exchange)
        return not recalls(exchange) and any(
            place > (page, start) and len(said & about) >= _SHARED and not about <= said
            for place, about in self._about
        )


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
        asked = single_spaced(_ANSWERED.split(said, maxsplit=1)[0])
        if asks_by_itself(asked) and _asks_on_what_is_told(said):
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


def is_guessed(exchange: str) -> bool:
    """Say whether a witness answers no more surely than by belief, which later answers may take back.

    :param exchange: questions with their answers.
    """
    return _GUESSES.search(single_spaced(exchange)) is not None and not recalls(exchange)


def asks_by_itself(question: str) -> bool:
    """Say whether a question to a witness tells by itself what it asks about.

    :param question: it, on one line, with its "Q.".
    """
    asked = question.removeprefix("Q. ")
    if _TAKES_UP.match(asked) or _POINTS.search(asked) or _THERE.search(asked) or not _NAME.search(asked):
        return False
    for pronoun, named in ((_PRONOUN, _NAMED_THING), (_PERSON, _NAMED_PERSON)):
        if (match := pronoun.search(asked)) and not named.search(asked, 0, match.start()):
            return False
    return bool(_DATE.search(asked)) or all(map(_is_told, _THING.finditer(asked)))


def _asks_on_what_is_told(said: str) -> bool:
    """Say whether each later question of an exchange asks about what stands before it, or says which."""
    _, *asked = QUESTION.finditer(said)
    for question in asked:
        end = answer.start() if (answer := _ANSWERED.search(said, question.end())) else len(said)
        before, asks = said[: question.start()].casefold(), single_spaced(said[question.start() : end])
        for thing in () if recalls(asks) else _THING.finditer(asks):
            noun = thing["noun"].split()[-1]
            if not (_is_told(thing) or noun in _OF_A_PAPER or noun in before):
                return False
    return True


def _is_told(thing: re.Match[str]) -> bool:
    """Say whether a question tells which of several things it means."""
    return bool(_OF_THE_CASE.search(thing["noun"]) or _TOLD_BY.fullmatch(thing["behind"]))
