"""What an opinion says of its own case: the question, how it reviews, the law it is under. Pure functions.

Courts say both in set words ("The question presented is whether …", "We review … de novo"), which seldom are
the words of those who ask for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.sentences import Span

_ISSUE = re.compile(
    r"\b(?:questions?|issues?)\b(?:\s(?:presented|raised|before\s(?:us|the\sCourt|this\sCourt)|here|for\s(?:decision|review)|"
    r"remaining|on\s(?:this\s)?(?:appeal|review|certiorari)|in\sthis\s(?:case|appeal|action|matter)|to\sbe\sdecided|"
    r"in\sdispute|,\sthen,|by\s(?:the|this)\s\w+)){0,3}[^.;:?]{0,60}?\b(?:is|are|was|concerns?|involves?)\b"
    r"(?::|\s(?=[^.;:]{0,12}\b(?:whether|how|what)\b|\())"
    r"|\b(?:presents?|raises|poses?|involves?)\s(?:us\swith\s)?(?:an?|the|two|three|one)\s(?:[\w-]+\s){0,3}"
    r"(?:questions?|issues?)\s(?:of|whether|about|concerning|regarding|under)\b"
    r"|\b[Ww]e\s(?:are\s(?:asked|called\supon|faced|presented|required)|must\s(?:decide|determine|consider)|"
    r"(?:now\s)?(?:consider|decide|address|granted\s\w+(?:\s\w+)?))\s(?:with\s(?:the|a)\squestion|(?:to\s(?:decide|determine|consider|resolve|"
    r"address)\s)?whether|to\s(?:decide|determine|consider|resolve))\b"
    r"|\brequires\sus\sto\s(?:decide|determine|consider)\b"
    r"|\b(?:dispute|disagreement|appeal|case|petition)\s(?:is|concerns|turns\son|asks)\s(?:about\s)?whether\b"
)
_LAW = r"(?:§|U\.\s?S\.\s?C|[Ss]ections?\s\d|Rules?\s\d|[A-Z]\w+\s(?:Act|Code)\b)"
_CASE = r"(?:complaint|petition|action|suit|lawsuit|claims?|motion|proceedings?)"
_UNDER = rf"[^.;:]{{0,60}}?\b(?:under|pursuant\sto)\s[^.;:]{{0,40}}?{_LAW}"
_BASIS = re.compile(
    rf"\b(?:sues?|sued|brings|brought|filed|arises)\b{_UNDER}"
    rf"|\bfil(?:ed|es)\s[^;:]{{0,40}}?{_LAW}[^;:]{{0,30}}?\s{_CASE}\b"
)
_STANDARD = re.compile(
    r"\breview(?:s|ed|ing|able)?\b[^;]{0,240}?\b(?:de\snovo|abuse(?:d)?\s(?:of\s|its\s)?discretion|clear(?:ly)?\serr(?:or|oneous)|"
    r"plain\serror|substantial\sevidence|rational\sbasis|deferential(?:ly)?)\b"
    r"|\b(?:de\snovo|abuse\sof\sdiscretion|clear\serror|plain\serror)\b[^.;]{0,60}\breview\b"
    r"|\bstandards?\sof\sreview\b[^.;]{0,120}\b(?:is|are|applies)\b"
)


def issues(text: str) -> Iterator[Span]:
    """Find where a court says what it has to decide.

    :param text: a passage of a paper that a court gave.
    """
    return (Span(match.start(), match.end()) for match in _ISSUE.finditer(text))


def bases(text: str) -> Iterator[Span]:
    """Find where a court says under which law a case was brought: "filed a petition under § 2254".

    :param text: a passage of a paper that a court gave.
    """
    return (Span(match.start(), match.end()) for match in _BASIS.finditer(text))


def standards(text: str) -> Iterator[Span]:
    """Find where a court says how it reviews.

    :param text: a passage of a paper that a court gave.
    """
    return (Span(match.start(), match.end()) for match in _STANDARD.finditer(text))
