"""The judges of a court's paper: its panel, who signed it, and whose decision it reviews. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ingest.caption.dates import find_dates
from ingest.sentences import Span

_TITLE = (
    r"(?:(?:Chief|Senior|Presiding|Associate|Circuit|District|United\sStates|U\.\s?S\.)\s)*"
    r"(?:Judge|Justice|JUDGE|JUSTICE)"
)
_NAME = r"[A-ZÀ-Ý][\w.’'\-]*(?:\s(?:[A-ZÀ-Ý][\w.’'\-]*|de|van|von))*"
_PANEL = re.compile(
    r"^\W{0,4}(?:B\s?[Ee]\s?[Ff]\s?[Oo]\s?[Rr]\s?[Ee]|PRESENT|Present)\b\s?:?[^;]{3,260}?"
    r"(?:(?i:judges?|justices?)\b|\bJJ?\.)"
    r"|^\W{0,4}(?i:per\scuriam)\W{1,3}[^()\n][^()]{4,150}(?i:judges?|justices?)"
    r"|^[A-Z][^;:\n]{5,150}?,\s(?:[CP]\.\s?)?J\.(?:,[^;:]{3,80}?J\.)+",
    re.MULTILINE,
)
_PER_CURIAM = re.compile(r"^\W{0,4}(?:PER CURIAM|Per Curiam)\b", re.MULTILINE)
_SIGNED = re.compile(
    r"^\W{0,4}(?:(?:Entered\s)?(?:for|by)\sthe\scourt\b|so\sordered\b)\W{0,4}\s(?=(?:[^\n]*\n){0,3}?[^\n]*[A-Z])",
    re.MULTILINE | re.IGNORECASE,
)
_APPEALED = re.compile(
    r"\bappeals?(?:ed)?\s+from\b|\bcourt\sbelow\b|\bpetitions?\sfor\sreview\b", re.IGNORECASE
)
_BELOW = re.compile(
    rf"\b(?:Honorable|Hon\.|HONORABLE|HON\.)\s+{_NAME}"
    rf"|\b{_TITLE}:?\s(?:Honorable\s|Hon\.\s)?{_NAME}"
    rf"|\({_NAME},\s(?:C\.\s?)?J\.\)"
    rf"|{_NAME}(?:,\s(?:Jr|Sr)\.)?,\s{_TITLE}\b"
)
_ENTERED_BY = re.compile(
    r"\b(?:orders?|judgments?|decisions?|decree)\s(?:\w+\s)?(?:entered|rendered|issued|signed|dated|filed)\b"
    r"[^.;]{0,80}?\bby\s(?:the\s)?"
)
_ARGUED = re.compile(r"\b(?:(?i:argued):?|Heard\b[^.;\n]{0,60}\son)\s")
_DAY_WITHIN = 40
"""Characters behind "argued" in which its day ends."""
_NEAR = 900
"""Characters behind "appeal from" within which the judge of the court below is named."""


def panel(text: str) -> Iterator[Span]:
    """Find who sat: "Before FLAUM, MANION, and ROVNER, Circuit Judges", "Per Curiam (BRYSON, …)".

    :param text: a page that opens or ends a court's paper.
    """
    for match in _PANEL.finditer(text):
        yield _trimmed(match)


def per_curiam(text: str) -> Iterator[Span]:
    """Find where a paper says that no judge signs it alone.

    :param text: a page that opens or ends a court's paper.
    """
    for match in _PER_CURIAM.finditer(text):
        yield _trimmed(match)


def signed_for_court(text: str) -> Iterator[Span]:
    """Find where a paper is signed for the court, by a judge or the clerk.

    :param text: a page that ends a court's paper.
    """
    for match in _SIGNED.finditer(text):
        yield _trimmed(match)


def judge_below(text: str) -> Iterator[Span]:
    """Find the judge of the court whose decision is reviewed: behind "Appeal from" or "order entered by".

    :param text: a page that opens a paper of a court that hears appeals.
    """
    found = chain(
        (_BELOW.search(text, each.end(), each.end() + _NEAR) for each in _APPEALED.finditer(text)),
        (_BELOW.match(text, each.end()) for each in _ENTERED_BY.finditer(text)),
    )
    if match := next(filter(None, found), None):
        yield Span(*match.span())


def argued(text: str) -> Iterator[Span]:
    """Find on which day a case was argued: "ARGUED MARCH 31, 2009", "Heard in the Supreme Court on 23 March".

    :param text: a page that opens a court's paper.
    """
    for match in _ARGUED.finditer(text):
        day = next(find_dates(text[match.end() : match.end() + _DAY_WITHIN]), None)
        if day is not None:
            yield Span(match.start(), match.end() + day.end)


def _trimmed(match: re.Match[str]) -> Span:
    """Return where a match stands, without what is no word at its beginning."""
    return Span(match.end() - len(match[0].lstrip(" \t\n_*-[(")), match.end())
