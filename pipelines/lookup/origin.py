"""The number that a case had in the court or agency that it comes from. Pure functions."""

from __future__ import annotations

import re

from ingest.sentences import Span

_NUMBER = r"(?:[A-Z]{0,3}\d+[–:-][\w:–-]*\d[\w-]*|[A-Z]{0,3}\d{4,})"
_NO = r"(?:NOS?|[Nn]os?)\b\.?|Numbers?\b"
_CALLED = re.compile(
    r"\b(?:D\.\s?C\.|USDC|BAP|Agency|AGENCY|Originating|(?:Lower|Trial|District|Bankruptcy|Circuit|Superior|County)\sCourt)"
    rf"(?:\s(?:Docket|Case|Civil|Criminal|Action|CASE))*\s(?:{_NO})\s?:?\s{{0,3}}{_NUMBER}"
)
"""It says whose number it is: "D.C. No. 04-cv-05699", "Originating Case No.: 16-0556"."""
_COMES_FROM = re.compile(
    r"\b(?:(?i:appeals?\s(?:\w+\s)?from)|(?i:petitions?\sfor\sreview\sof)|(?i:certiorari\sto))\b"
)
_FOLLOWS = re.compile(rf"\b(?:CASE\s|Case\s|Docket\s|Civil\s)?(?:{_NO})\s?:?\s{{0,3}}{_NUMBER}")
_WITHIN = 320
"""Characters behind "Appeal from …" within which a number is of the court named there; the caption of a case
may stand between, set in two columns."""


def numbers_below(text: str) -> list[Span]:
    """Find the docket numbers of the court or agency whose decision is reviewed.

    :param text: a page that opens or ends a court's paper.
    """
    if called := [Span(*match.span()) for match in _CALLED.finditer(text)]:
        return called
    for origin in _COMES_FROM.finditer(text):
        if match := _FOLLOWS.search(text, origin.end(), origin.end() + _WITHIN):
            return [Span(*match.span())]
    return []
