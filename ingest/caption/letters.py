"""Letters: counsel's, and those of a court's clerk, which name a case. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.caption.case_names import parties_of_case_name
from ingest.caption.docket_numbers import distinct, find_docket_numbers, find_stamped
from ingest.caption.filing_dates import filed_date, lone_date, stamped_date
from ingest.caption.paper import Paper
from ingest.caption.parties import find_parties
from ingest.caption.records import Caption, Found, Party
from ingest.caption.rows import Row, is_prose, rows_of, source_of

_CLOSE = re.compile(
    r"(?:Very|Yours|Respectfully)\s(?:truly|sincerely)\b.*|Sincerely\b.*|Yours,?|(?:Best|Kind)\sregards.*",
    re.IGNORECASE,
)
_WEAK_CLOSE = re.compile(r"Respectfully(?:\ssubmitted)?,?", re.IGNORECASE)  # briefs end so, too
_SALUTATION = re.compile(r"Dear\s.{2,80}[:,]|To\sWhom\sIt\sMay\sConcern", re.IGNORECASE)
_SUBJECT = re.compile(r"\W*Re\s?:\s*", re.IGNORECASE)
_SUBJECT_ROWS = 6
_ADDRESSEES_PAGES = 12
"""A clerk's letter names all counsel, a page of them after the other, before its subject."""
_NUMBER_FIRST = re.compile(r"(?:Case\s)?Nos?\.?:?\s?\S*\d\S*[,;:]?\s")
_NUMBER_BEHIND = re.compile(
    r"\s(?:Originating|Case|Docket|Civil)\s?(?:Action\s|Case\s)?(?:No|Num)|,?\sNos?\.\s"
)
_NO_NAME = re.compile(r"\(?Nos?\.|(?:\w+\s)*Case\sNumber|Insured|Policy|Claim|Docket")
_OWN_CAPTION = re.compile(r"\bCAPTION\b")


def is_letter(paper: Paper) -> bool:
    """Say whether a document is a letter: it is closed like one, and has a salutation or a subject.

    :param paper: the document.
    """
    rows = [row for page in paper.pages[:_ADDRESSEES_PAGES] for row in rows_of(page)]
    addressed = any(_SALUTATION.match(row.text) for row in rows)
    if any(_CLOSE.match(row.text) for row in paper.tail):
        return addressed or any(_SUBJECT.match(row.text) for row in rows)
    return addressed and any(_WEAK_CLOSE.fullmatch(row.text) for row in paper.tail)


def read_letter(paper: Paper) -> Caption:
    """Read a letter's date, and the case that its subject names.

    :param paper: the letter.
    """
    subject = _subject([row for page in paper.pages[:_ADDRESSEES_PAGES] for row in rows_of(page)])
    stamped = find_stamped(paper.pages)
    numbers = [*find_docket_numbers(_own_part(subject), paper.pages), *([stamped] if stamped else [])]
    close = next(row for row in paper.tail if _CLOSE.match(row.text) or _WEAK_CLOSE.fullmatch(row.text))
    return Caption(
        kind=Found("letter", source_of([close], paper.pages)),
        docket_numbers=tuple(distinct(numbers)),
        court=paper.court(),
        parties=tuple(_enclosed_caption(paper) or parties_of_case_name(_case_name(subject), paper.pages)),
        filed=stamped_date(paper.pages) or filed_date(paper.head, paper.pages),
        dated=lone_date(paper.head, paper.pages),
    )


def _subject(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of "Re: …", up to the salutation or a blank row."""
    for index, row in enumerate(rows):
        if opening := _SUBJECT.match(row.text):
            subject = [row.part(opening.end())]
            for further in rows[index + 1 : index + _SUBJECT_ROWS]:
                if not further.text or _SALUTATION.match(further.text) or is_prose(further.text):
                    break
                subject.append(further)
            return subject
    return []


def _own_part(subject: Sequence[Row]) -> list[Row]:
    """Leave out the number of the court below, which clerks name in the same row."""
    return [
        row.part(0, below.start()) if (below := re.search(r"\bOriginating\b", row.text)) else row
        for row in subject
    ]


def _case_name(subject: Sequence[Row]) -> list[Row]:
    """Return the rows of a subject that name the case, without the numbers before and behind."""
    parts: list[Row] = []
    for row in subject:
        number = _NUMBER_FIRST.match(row.text)
        if parts and (number or _NO_NAME.match(row.text)):
            break
        part = row.part(number.end() if number else 0)
        behind = _NUMBER_BEHIND.search(part.text)
        parts.append(part.part(0, behind.start() if behind else None))
        if behind:
            break
    return parts


def _enclosed_caption(paper: Paper) -> list[Party]:
    """Read the caption that a clerk encloses on a page of its own."""
    for page in paper.pages[1:]:
        rows = rows_of(page)
        title = next((i for i, row in enumerate(rows[:_SUBJECT_ROWS]) if _OWN_CAPTION.search(row.text)), None)
        if title is not None and (found := find_parties(rows, title + 1, paper.pages)):
            return found.parties
    return []
