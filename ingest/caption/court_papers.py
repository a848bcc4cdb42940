"""Papers of a court and for one: they open with its heading and the case's caption. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.caption.case_names import parties_of_case_name, parties_of_docket_sheet
from ingest.caption.courts import Heading, is_appellate
from ingest.caption.docket_numbers import distinct, find_docket_numbers, find_stamped
from ingest.caption.filing_dates import filed_date, labelled_date, lone_date, signing_date, stamped_date
from ingest.caption.kinds import find_kind
from ingest.caption.paper import Paper
from ingest.caption.parties import find_parties
from ingest.caption.people import find_attorneys, find_judge
from ingest.caption.records import Caption, Found, Party
from ingest.caption.rows import Row, is_capitals, is_prose, source_of

_GIVEN_BY_COURT = frozenset(
    {"order", "opinion", "judgment", "minutes", "report and recommendation", "mandate"}
)
"""What a court gives itself is filed on the day that it bears, where nothing else says when it was."""
_UNTITLED = {
    "hearing transcript": re.compile(
        r"\babove-entitled\smatter\scame\son\b|^P\sR\sO\sC\sE\sE\sD\sI\sN\sG\sS"
        r"|^A\s?P\s?P\s?E\s?A\s?R\s?A\s?N\s?C\s?E\s?S\s?:?$"
    ),
    "opinion": re.compile(
        r"\b(?:PER\sCURIAM|Per\sCuriam)\b|\bSlip\sOpinion\b|\bOpinion\sissued\b|\bOpinion\sof\sthe\sCourt\b|\bdelivered\sthe\sopinion\b"
        r"|\bT\.\s?C\.\s(?:Memo|Summary)"
    ),
}
_REVIEWED = re.compile(r"(?:On\s)?appeals?\sfrom\b", re.IGNORECASE)
_MINUTES_TITLE = re.compile(r"Title\b\s?:?\s*", re.IGNORECASE)
_MINUTES_END = re.compile(r"\w+-?\d|Present|The\sHon")
_MINUTES_ROWS = 6
_SECOND_ROWS = 25
"""A title that is missing on the first page is looked for in so many rows of the next one."""


class _Zone(NamedTuple):
    """Where a caption's parts are: rows ``start`` to ``end`` hold the parties, then to ``body`` the title."""

    start: int
    end: int
    body: int
    parties: list[Party]


def read_court_paper(paper: Paper, heading: Heading) -> Caption:
    """Read the caption of a court's paper or a party's.

    :param paper: the document.
    :param heading: its heading.
    """
    appellate = is_appellate(heading.name)
    zone = _zone(paper, heading)
    kind = _kind(paper, zone, appellate=appellate)
    name = kind.value if kind else ""
    parties = zone.parties
    attorneys = find_attorneys(
        [*paper.head, *paper.second],
        heading.first,
        paper.tail,
        paper.pages,
        opinion=appellate or name == "opinion",
    )
    if name == "docket sheet":
        listed, represented = parties_of_docket_sheet(paper.head, paper.pages)
        parties, attorneys = listed or parties, represented or attorneys
    if not parties:
        parties = _parties_of_minutes(paper) if name == "minutes" else _parties_of_name(paper, zone)
    dated = _dated(paper, name)
    filed = stamped_date(paper.pages) or filed_date([*paper.head, *paper.second[:_SECOND_ROWS]], paper.pages)
    if filed is None and name in _GIVEN_BY_COURT:
        filed = dated or lone_date(paper.head[: zone.body], paper.pages)
    return Caption(
        kind=kind,
        docket_numbers=_docket_numbers(paper, zone),
        court=paper.court(),
        judge=_judge(paper, zone, appellate=appellate),
        parties=tuple(parties),
        filed=filed,
        dated=dated,
        attorneys=tuple(attorneys),
    )


def _zone(paper: Paper, heading: Heading) -> _Zone:
    start = 0 if paper.beside else heading.last + 1
    found = find_parties(paper.left, start, paper.pages)
    end = found.end if found else start
    if found is None and heading.first:  # reporters print the court below the parties
        found = find_parties(paper.left[: heading.first], 0, paper.pages)
    body = next((i for i in range(end, len(paper.left)) if is_prose(paper.left[i].text)), len(paper.left))
    return _Zone(start, end, body, found.parties if found else [])


def _parties_of_name(paper: Paper, zone: _Zone) -> list[Party]:
    """Read the name of the case in a row of its own: so the Supreme Court's syllabus begins."""
    for row in paper.head[zone.start : zone.body]:
        if is_capitals(row.text) and (found := parties_of_case_name([row], paper.pages)):
            return found
    return []


def _judge(paper: Paper, zone: _Zone, *, appellate: bool) -> Found | None:
    # Beside the parties to an appeal stands the judge of the court below.
    beside = [] if appellate else paper.right[: zone.body]
    return find_judge([*beside, *paper.opening], paper.tail, paper.pages, appellate=appellate)


def _docket_numbers(paper: Paper, zone: _Zone) -> tuple[Found, ...]:
    rows = [part for i in range(zone.body) for part in (paper.left[i], paper.right[i]) if part.text]
    found = find_docket_numbers(rows, paper.pages) or find_docket_numbers(paper.second[:4], paper.pages)
    stamped = find_stamped(paper.pages)
    return tuple(distinct([*found, *([stamped] if stamped else [])]))


def _kind(paper: Paper, zone: _Zone, *, appellate: bool) -> Found | None:
    beside = [row for row in paper.right[zone.start : zone.body] if row.text]
    behind = [row for row in paper.left[zone.end : zone.body] if row.text]
    above = [row for row in paper.left[: zone.end] if row.text]
    for rows in (beside, behind, above, paper.second[:_SECOND_ROWS]):
        if found := find_kind(rows):
            title = source_of(rows[found.first : found.last + 1], paper.pages)
            # So the Tenth Circuit calls its unpublished opinions (10th Cir. R. 36.1).
            order_and_judgment = appellate and re.search(r"ORDER\s+AND\s+JUDG", title.quote.upper())
            return Found("opinion" if order_and_judgment else found.name, title)
    return _kind_without_title(paper, appellate=appellate)


def _kind_without_title(paper: Paper, *, appellate: bool) -> Found | None:
    """An opinion without a title shows by its author or its panel, a hearing by how it was opened."""
    for kind, form in _UNTITLED.items():
        for row in (*paper.head, *paper.second):
            if form.search(row.text):
                return Found(kind, source_of([row], paper.pages))
    if appellate:
        if judge := find_judge(paper.opening, [], paper.pages, appellate=True):
            return Found("opinion", judge.source)
        for row in paper.head:
            if _REVIEWED.match(row.text):
                return Found("opinion", source_of([row], paper.pages))
    return None


def _dated(paper: Paper, kind: str) -> Found | None:
    if kind == "docket sheet":
        return None
    if kind == "minutes":
        return labelled_date(paper.head, paper.pages)
    if kind.endswith("transcript"):
        return lone_date(paper.head, paper.pages)
    return signing_date(paper.tail, paper.pages)


def _parties_of_minutes(paper: Paper) -> list[Party]:
    """Read the name of the case behind "Title", as the courts of California print it."""
    for index, row in enumerate(paper.head):
        if opening := _MINUTES_TITLE.match(row.text):
            rows = _rows_of_title(paper.head[index + 1 : index + _MINUTES_ROWS], row.part(opening.end()))
            said = " ".join(one.text for one in paper.head)
            sides = ("plaintiffs", "defendants") if re.search(r"Plaintiff.*Defendant", said) else None
            return parties_of_case_name(rows, paper.pages, sides)
    return []


def _rows_of_title(following: Sequence[Row], first: Row) -> list[Row]:
    rows = [first] if first.text else []
    for row in following:
        if rows and (not row.text or _MINUTES_END.match(row.text)):
            break
        if row.text:
            rows.append(row)
    return rows
