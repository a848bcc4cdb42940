"""What kind of paper a document is, from its title. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.caption.rows import Row, is_capitals, is_prose, is_title

# The earliest of these in a title says the kind: "PLAINTIFFS' OPPOSITION TO DEFENDANT'S MOTION TO DISMISS" is
# an opposition, "ORDER ON MOTIONS IN LIMINE" an order. Where two begin at one place, the first of the list.
_KINDS: dict[str, str] = {
    "minutes": r"(?:CIVIL|CRIMINAL|COURT|COURTROOM)\sMINUTES|MINUTE\s(?:ENTRY|ORDER|SHEET)|MINUTES\b",
    "docket sheet": r"(?:CIVIL|CRIMINAL|BANKRUPTCY|GENERAL)\sDOCKET|DOCKET\sSHEET|DOCKET\sFOR\sCASE",
    "proposed order": r"\[?PROPOSED\]?\s(?:\w+\s){0,2}(?:ORDER|JUDGMENT)",
    "deposition transcript": r"(?:\w+\s)?DEPOSITION\sOF|DEPOSITION\sTRANSCRIPT",
    "hearing transcript": r"(?:REPORTER[’']?S\s)?(?:\w+\s)?TRANSCRIPT\sOF"
    r"|REPORTER[’']?S\s(?:\w+\s)?TRANSCRIPT",
    "opinion": r"(?:MEMORANDUM\s)?OPINIONS?(?!\s(?:TESTIMONY|EVIDENCE|OF\s(?:DR|MR|MS)))|SLIP\sOPINION"
    r"|MEMORANDUM\s(?:(?:AND|&)\sORDER|DECISION|DISPOSITION|FINDINGS)|FINDINGS\sOF\sFACT|(?:MEMORANDUM|OPINION)\sBY\b|DECISION\b(?!\s(?:AND|&)\sORDER)",
    "report and recommendation": r"(?:REPORTS?|FINDINGS)\s(?:AND|&)\sRECOMMENDATIONS?",
    "motion": r"NOTICE\sOF\s(?:\w+[’']?S?\s){0,4}MOTIONS?|(?:\w+\s)?MOTIONS?\b|(?:EX\sPARTE\s)?APPLICATION\b",
    "opposition": r"(?:MEMORANDUM|BRIEF|RESPONSE|OBJECTIONS?)?\s?"
    r"(?:OF\sLAW\s|OF\sPOINTS\sAND\sAUTHORITIES\s)?IN\sOPPOSITION"
    r"|OPPOSITION\b|RESPONSE\s(?:TO|IN)\b(?!\sREQUEST|\sORDER)",
    "reply": r"REPLY\b(?!\sTO\sCOUNTER)",
    "answer": r"ANSWERS?\b",
    "complaint": r"(?:CROSS-?)?COMPLAINT\b|THIRD-PARTY\sCOMPLAINT",
    "judgment": r"(?:FINAL\s|CONSENT\s|DEFAULT\s)?JUDGE?MENT\b|DECREE\b",
    "order": r"(?:DECISION\s(?:AND|&)\s)?ORDERS?\b|RULING\b",
    "stipulation": r"(?:JOINT\s)?STIPULATION\b",
    "declaration": r"DECLARATION\b|AFFIDAVIT\b|AFFIRMATION\b",
    "petition": r"PETITION\b",
    "brief": r"(?:OPENING|APPELL\w+[’']?S?|ANSWERING|REPLY|AMICUS|TRIAL|PRETRIAL)\s(?:\w+\s)?BRIEF"
    r"|BRIEF\s(?:OF|FOR)|MEMORANDUM\sOF\s(?:LAW|POINTS)|MEMORANDUM\sIN\sSUPPORT",
    "discovery": r"(?:INTERROGATOR|REQUESTS?\sFOR\s(?:PRODUCTION|ADMISSION))\w*|INITIAL\sDISCLOSURES",
    "subpoena": r"SUBPOENA\b",
    "summons": r"SUMMONS\b",
    "verdict": r"(?:SPECIAL\s)?VERDICT\b|JURY\sINSTRUCTIONS",
    "indictment": r"(?:SUPERSEDING\s)?INDICTMENT\b",
    "status report": r"(?:JOINT\s)?(?:STATUS|CASE\sMANAGEMENT)\s(?:REPORT|STATEMENT)",
    "mandate": r"MANDATE\b",
    "notice": r"NOTICES?\b",
}
NAMES = (*_KINDS, "contract", "letter")
"""The kinds that there are; the last two are told by more than a title."""
_ANY = [(kind, re.compile(rf"(?<![\w’'-])(?:{pattern})")) for kind, pattern in _KINDS.items()]
_LAW = re.compile(
    r"\bDOES\b|^IT\sIS|^THIS\s|PLEASE|HEREBY|SO\sORDERED|\bAND\sADJUDGED|\bAPPEALS?\sFROM", re.IGNORECASE
)
_SPACED = re.compile(r"\b(?:[A-Z] ){3,}[A-Z]\b")  # "O R D E R"
_TITLE_ROWS = 7


class Kind(NamedTuple):
    """A kind of paper, and the index of the first row of the title and the last."""

    name: str
    first: int
    last: int


def find_kind(rows: Sequence[Row], start: int = 0) -> Kind | None:
    """Find the title among rows, and what kind of paper it names.

    :param rows: a caption's rows.
    :param start: the row to begin with.
    :returns: the kind of the first title; None where no row is set like a title that names a kind.
    """
    for index in range(start, len(rows)):
        text = rows[index].text
        if not _may_be_title(text) or not _first_kind(text):
            continue
        last = index
        while last + 1 < len(rows) and last - index < _TITLE_ROWS and _goes_on(rows[last + 1].text):
            last += 1
        first = index
        while first > start and index - first < 2 and _goes_on(rows[first - 1].text):
            first -= 1
        kind = _first_kind(" ".join(row.text for row in rows[first : last + 1]))
        if kind:
            return Kind(kind, first, last)
    return None


def _first_kind(text: str) -> str | None:
    upper = _SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), re.sub(r"\s+", " ", text.upper()))
    found = [(match.start(), i, kind) for i, (kind, form) in enumerate(_ANY) if (match := form.search(upper))]
    if not found:
        return None
    kind = min(found)[2]
    names = {name for _, _, name in found}
    if kind == "stipulation" and "order" in names and "PROTECTIVE" in upper:
        return "order"
    if kind in ("order", "opinion") and names >= {"order", "opinion"}:
        return "opinion"
    return kind


def _may_be_title(text: str) -> bool:
    words = text.split()
    if not words or len(words) > 16 or _LAW.search(text) or is_prose(text):
        return False
    return is_capitals(text) or (
        is_title(text) and len(words) <= 8 and not re.search(r"[.:;]$|^\W*Re\b|,", text)
    )


def _goes_on(text: str) -> bool:
    return (
        bool(text)
        and is_capitals(text)
        and len(text.split()) <= 14
        and not re.search(r"\d{4}|^_|^\W*$", text)
    )
