"""The parties to a case from its name in one line, and from a docket sheet. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.caption.names import singular_role, split_role
from ingest.caption.parties import distinct, is_boundary, is_versus, named
from ingest.caption.records import Party
from ingest.caption.rows import Row, source_of
from ingest.records import Page

_VERSUS = re.compile(r"\s(?:v|vs|V|VS|versus|-against-)\.?\s(?=\S)|\s(?:v|vs|V|VS)\.$")
_REPRESENTED = re.compile(r"(?:^|\s)represented\sby(?:\s+|$)", re.IGNORECASE)
_LAWYER = re.compile(
    r"(?:^|,\s|\band\s)(?P<name>[A-Z][\w.’']*(?:\s[A-Z][\w.’'-]*){1,3})(?P<status>\s?\(|\s?$)"
)
_NOTICED = re.compile(r"ATTORNEY\sTO\sBE\sNOTICED$")
_ENTRIES = re.compile(r"Date\sFiled")
_ROWS = 8
"""A party's name and its first attorney stand in so many rows under its role."""


def parties_of_case_name(
    rows: Sequence[Row], pages: Sequence[Page], roles: tuple[str, str] | None = None
) -> list[Party]:
    """Read "MARCUS GRAY, ET AL. v. KATHERYN HUDSON".

    :param rows: the rows of the name, or parts of rows, that hold nothing else.
    :param pages: the document's pages.
    :param roles: the roles of the two sides, in the plural, where the paper says them.
    """
    text, offsets = "", []
    for row in rows:
        text += " " if text else ""
        offsets.append((len(text), row))
        text += row.text
    versus = _VERSUS.search(text)
    if not versus:
        return []
    found: list[Party] = []
    for (start, end), role in zip(
        ((0, versus.start()), (versus.end(), len(text))), roles or (None, None), strict=True
    ):
        side = [
            row.part(max(0, start - offset), min(len(row.text), end - offset))
            for offset, row in offsets
            if max(0, start - offset) < min(len(row.text), end - offset)
        ]
        found += named(side, role, pages)
    return distinct(found)


def parties_of_docket_sheet(rows: Sequence[Row], pages: Sequence[Page]) -> tuple[list[Party], list[Party]]:
    """Read a docket sheet's head, where each role stands above its party's name.

    :param rows: the sheet's rows.
    :param pages: the document's pages.
    :returns: the parties; the attorneys, the role of those whom they represent as theirs.
    """
    parties: list[Party] = []
    lawyers: list[Party] = []
    for index, row in enumerate(rows):
        if _ENTRIES.fullmatch(row.text):
            break
        parted = split_role(row.text.rstrip(":"))
        following = [one for one in rows[index + 1 : index + 1 + _ROWS] if re.search(r"\w", one.text)]
        if not parted or parted[0] or parted[2] or not following or is_boundary(following[0].text):
            continue
        name = following[0].part(0, len(_REPRESENTED.split(following[0].text)[0]))
        parties += named([name], parted[1].rstrip("sS"), pages)
        lawyers += _represented_by(following, singular_role(parted[1]), pages)
    return distinct(parties), distinct(lawyers)


def _represented_by(rows: Sequence[Row], role: str, pages: Sequence[Page]) -> Iterator[Party]:
    inside = first = False
    for row in rows:
        if split_role(row.text) or is_versus(row.text) or _ENTRIES.match(row.text):
            return
        begin = _REPRESENTED.search(row.text)
        inside, first = inside or begin is not None, first or begin is not None
        if not inside or re.search(r"\d{5}", row.text):  # an address
            continue
        rest = row.part(begin.end() if begin else 0)
        for match in _LAWYER.finditer(rest.text):
            # A name that nothing follows is an attorney's behind "represented by" and under "to be noticed".
            if _NOTICED.search(rest.text) or not (match["status"].strip() or first):
                continue
            part = rest.part(match.start("name"), match.end("name"))
            yield Party(part.text, role, source_of([part], pages))
        first = _NOTICED.search(rest.text) is not None
