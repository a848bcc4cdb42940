"""The parties to a case, from its caption: names over roles, on both sides of "v.". Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.caption.dates import find_dates
from ingest.caption.names import Name, is_plural, singular_role, split_names, split_role
from ingest.caption.records import Party
from ingest.caption.rows import Row, is_prose, source_of
from ingest.records import Page

_VERSUS = re.compile(r"[\s\-–—_(]*(?:v|vs|versus|against)[\s\-–—.,_)]*", re.IGNORECASE)
_VERSUS_INSIDE = re.compile(r"\s(?:v|vs|V|VS|versus|-against-)\.?\s(?=\S)|\s(?:v|vs|V|VS)\.$")
_IN_RE = re.compile(
    r"\W*(?:IN\sRE|IN\sTHE\sMATTERS?\sOF|MATTER\sOF|EX\sPARTE|IN\sTHE\sINTEREST\sOF)\b[\s:.,]*", re.IGNORECASE
)
_PROCEEDING = re.compile(
    r"\b(?:LITIG(?:ATION)?|PROCEEDINGS?|CASES|ACTIONS?|ANTITRUST|CLASS)\b", re.IGNORECASE
)
# What stands above, below and beside the parties.
_NO_PARTY = re.compile(
    r"\W*(?:(?:(?:case|civil|civ\.|criminal|docket|index|cause|appeal|adversary|adv\.|master|chapter|c\.a\.|usdc|d\.\s?c\.)"
    r"\s?)*(?:action\s)?(?:nos?\.|number|\#|case:)|chapter\s\d|appeals?\sfrom|on\s(?:appeal|petition|writ|discretionary)|"
    r"before\b|appealed|argued|submitted|decided|filed\b|\(?(?:argued|filed|decided)|august\sterm|opinion|order|o\sr\sd\se\sr|"
    r"judg[e]?ment|attorneys?\s(?:for|at)|counsel\sfor|by\sthe\scourt|not\s(?:for|to)\b|for\spublication|(?:un)?published|"
    r"\W*precedential|note:|page\s\d|tele?phone|tel\b|fax|e-?mail|re:|title\b|present:|division|dept|hon\.|judge|"
    r"assigned|date:?\s|hearing|time:|courtroom|trial|demand|complaint|memorandum|report|jury|honorable|united\sstates\s"
    r"(?:district\s|bankruptcy\s)?(?:court|judge)|\[|per\scuriam|clerk|deputy|__|-\s-|appearances|the\sabove|volume)",
    re.IGNORECASE,
)
_DIVISION = re.compile(r"[\w .’']*\b(?:DIVISION|DEPARTMENT|COUNTY|TERM)\b[\w .’']*", re.IGNORECASE)
_OPEN_ROLE = re.compile(r"(?:\band|[-–—/,]|party|claim|counter|cross)$", re.IGNORECASE)
_REACH = 45
"""A side of a caption has no more rows: the longest lists of defendants go over several pages."""
_GAP = 14
"""A second "v." or role that belongs to the same caption is no further away."""


class CaseParties(NamedTuple):
    """The parties, and the index of the row behind the last of them."""

    parties: list[Party]
    end: int


def find_parties(rows: Sequence[Row], start: int, pages: Sequence[Page]) -> CaseParties | None:
    """Find the parties in the left column of a caption.

    :param rows: the column's rows, from the top of the page.
    :param start: the first row behind the court's heading.
    :param pages: the document's pages.
    :returns: the parties in order; None where no row holds "v." and none "In re".
    """
    lines = list(_lines(rows))
    versus = next(
        (i for i, (at, row) in enumerate(lines) if at >= start and _VERSUS.fullmatch(row.text)), None
    )
    if versus is None:
        return _matter(lines, start, pages)
    first = versus
    while first > 0 and lines[first - 1][0] >= start and versus - first < _REACH:
        if _is_boundary(lines[first - 1][1].text):
            break
        first -= 1
    last = _last_line(lines, versus)
    parties: list[Party] = []
    side: list[Row] = []
    for _, row in _whole_roles([line for line in lines[first : last + 1] if line[1].text]):
        if _VERSUS.fullmatch(row.text):
            parties += _named(side, None, pages)
            side = []
        elif role := split_role(row.text):
            before = row.part(0, len(role[0])) if role[0] else None
            parties += _named([*side, *([before] if before else [])], role[1], pages)
            side = []
        elif row.text:
            side.append(row)
    parties += _named(side, None, pages)
    return CaseParties(_distinct(parties), lines[last][0] + 1) if parties else None


def _whole_roles(lines: Sequence[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """Put a role together that is parted over two rows: "Plaintiffs and / Counterclaim Defendants,"."""
    whole: list[tuple[int, Row]] = []
    for index, row in lines:
        if whole and row.page == whole[-1][1].page:
            before = whole[-1][1]
            joined = split_role(f"{before.text} {row.text}")
            if joined and not joined[0] and not joined[2] and _OPEN_ROLE.search(before.text):
                whole[-1] = (index, Row(row.page, before.start, row.end, f"{before.text} {row.text}"))
                continue
        whole.append((index, row))
    return whole


def _lines(rows: Sequence[Row]) -> Sequence[tuple[int, Row]]:
    """Number the rows, those parted that hold "v." beside a name."""
    lines = []
    for index, row in enumerate(rows):
        if _VERSUS.fullmatch(row.text):
            lines.append((index, row))
        elif match := re.search(r"\s(?:v|vs|V|VS|versus)\.?$", row.text):
            lines += [(index, row.part(0, match.start())), (index, row.part(match.start()))]
        elif match := re.match(r"(?:v|vs|V|VS|versus)\.?\s(?=[A-Z])", row.text):
            lines += [(index, row.part(0, match.end())), (index, row.part(match.end()))]
        else:
            lines.append((index, row))
    return lines


def _is_boundary(text: str) -> bool:
    return bool(
        _NO_PARTY.match(text)
        or _DIVISION.fullmatch(text)
        or is_prose(text)
        or (text and next(find_dates(text), None))
        or re.fullmatch(r"(?=.*\d)[\d\W]+|\d{4}-\w+-\d+|[\w.]+@[\w.]+", text)
    )


def _last_line(lines: Sequence[tuple[int, Row]], versus: int) -> int:
    """Return the last line that belongs to the parties: behind the last role, or before what is no party."""
    last, roles = versus, 0
    for index in range(versus + 1, min(versus + 2 * _REACH, len(lines))):
        text = lines[index][1].text
        if not text:
            continue
        if _VERSUS.fullmatch(text) and index - last <= _GAP:
            last = index
            continue
        if roles and is_prose(text):
            break
        if split_role(text) and (index - last <= _GAP or not roles):
            last, roles = index, roles + 1
            continue
        if _NO_PARTY.match(text):
            break
        if not roles and (is_prose(text) and index - versus > _REACH):
            break
    if not roles or _VERSUS.fullmatch(lines[last][1].text):
        for index in range(last + 1, min(last + _REACH, len(lines))):
            text = lines[index][1].text
            if _is_boundary(text) and not (is_prose(text) and _is_open(lines[index - 1][1].text)):
                break
            last = index if text else last
    return last


def _is_open(text: str) -> bool:
    """Say whether a row's list of names goes on in the next: it ends in a comma or inside of a name."""
    return bool(re.search(r"[,;]$|\b(?:of|the|and|for)$", text, re.IGNORECASE))


def _matter(lines: Sequence[tuple[int, Row]], start: int, pages: Sequence[Page]) -> CaseParties | None:
    """Read "In re RICHARD P. LIEBOWITZ": one party, whose role is seldom said."""
    first = next((i for i, (at, row) in enumerate(lines) if at >= start and _IN_RE.match(row.text)), None)
    if first is None or lines[first][0] - start > _REACH:
        return None
    opening = _IN_RE.match(lines[first][1].text)
    side = [lines[first][1].part(opening.end() if opening else 0)]
    role, end = None, first
    for index in range(first + 1, min(first + _GAP, len(lines))):
        text = lines[index][1].text
        if not text and side[0].text and (role or not _continues(side, lines[index + 1 : index + 3])):
            break
        if parted := split_role(text):
            role, end = parted[1], index
            if parted[0]:
                side.append(lines[index][1].part(0, len(parted[0])))
            break
        if _is_boundary(text):
            break
        side.append(lines[index][1])
        end = index
    whole = " ".join(row.text for row in side)
    parties = [] if _PROCEEDING.search(whole) else _named(side, role, pages)
    return CaseParties(parties, lines[end][0] + 1)


def _continues(side: Sequence[Row], following: Sequence[tuple[int, Row]]) -> bool:
    """Say whether a name goes on behind a blank line: a comma is open, or the role follows."""
    return side[-1].text.endswith(",") or any(split_role(row.text) for _, row in following)


def _named(side: Sequence[Row], role: str | None, pages: Sequence[Page]) -> list[Party]:
    rows = [row for row in side if row.text]
    if rows and (opening := _IN_RE.match(rows[0].text)):
        ends = [i for i, row in enumerate(rows) if _PROCEEDING.search(row.text)]
        rows = rows[ends[-1] + 1 :] if ends else [rows[0].part(opening.end()), *rows[1:]]
    several = role is None or is_plural(role)
    names = split_names(rows, several=several) if rows else []
    parties = []
    for index, name in enumerate(names):
        # A singular role behind several names is the last one's: the others have theirs elsewhere.
        own = role if role and (is_plural(role) or index == len(names) - 1) else None
        parties.append(_party(name, own, pages))
    return parties


def _party(name: Name, role: str | None, pages: Sequence[Page]) -> Party:
    return Party(name.name, singular_role(role) if role else None, source_of(name.rows, pages))


def _distinct(parties: Sequence[Party]) -> list[Party]:
    """Name each party once: with a role where any of its places has one."""
    found: dict[str, Party] = {}
    for party in parties:
        name = party.name.casefold()
        if name not in found or (found[name].role is None and party.role):
            found[name] = party
    return list(found.values())


def find_in_title(rows: Sequence[Row], pages: Sequence[Page], *, trial: bool) -> list[Party]:
    """Find the parties in a case's name: "Title MARCUS GRAY; ET AL. v. KATHERYN HUDSON", "Re: X v. Y, No. 1".

    :param rows: the rows of the name, as parts that hold nothing else.
    :param pages: the document's pages.
    :param trial: whether the paper says that its sides are plaintiffs and defendants.
    """
    text, spans = "", []
    for row in rows:
        text += " " if text else ""
        spans.append((len(text), row))
        text += row.text
    match = _VERSUS_INSIDE.search(text)
    if not match:
        return []
    sides = []
    for start, end in ((0, match.start()), (match.end(), len(text))):
        sides.append(
            [
                row.part(max(0, start - offset), min(len(row.text), end - offset))
                for offset, row in spans
                if max(0, start - offset) < min(len(row.text), end - offset)
            ]
        )
    roles = ("plaintiffs", "defendants") if trial else (None, None)
    return _distinct([p for side, role in zip(sides, roles, strict=True) for p in _named(side, role, pages)])


def find_in_docket_sheet(rows: Sequence[Row], pages: Sequence[Page]) -> tuple[list[Party], list[Party]]:
    """Find the parties and their attorneys in a docket sheet, where each role stands above its party's name.

    :param rows: the sheet's rows.
    :param pages: the document's pages.
    :returns: the parties; the attorneys, the role of those whom they represent as theirs.
    """
    parties: list[Party] = []
    lawyers: list[Party] = []
    for index, row in enumerate(rows[:-1]):
        parted = split_role(row.text.rstrip(":"))
        if not parted or parted[0] or parted[2]:
            continue
        role, following = parted[1], rows[index + 1 : index + 8]
        name = next((one for one in following if one.text), None)
        if name is None or _is_boundary(name.text):
            continue
        name = name.part(0, len(re.split(r"\s+represented\sby\b", name.text)[0]))
        parties += _named([name], role.rstrip("sS"), pages)
        lawyers += _represented_by(following, singular_role(role), pages)
    return _distinct(parties), _distinct(lawyers)


def _represented_by(rows: Sequence[Row], role: str, pages: Sequence[Page]) -> list[Party]:
    found: list[Party] = []
    inside = False
    for row in rows:
        if split_role(row.text) or _VERSUS.fullmatch(row.text) or re.match(r"Date\sFiled", row.text):
            break
        begin = re.match(r".*?represented\sby\s+", row.text, re.IGNORECASE)
        inside = inside or begin is not None
        if not inside or re.search(r"\d{5}", row.text):
            continue
        pattern = r"(?:^|,\s|\band\s)(?P<name>[A-Z][\w.’']*(?:\s[A-Z][\w.’'-]*){1,3})(?=\s?\(|\s?$)"
        rest = row.part(begin.end() if begin else 0)
        for match in re.finditer(pattern, rest.text):
            part = rest.part(match.start("name"), match.end("name"))
            found.append(Party(part.text, role, source_of([part], pages)))
    return found
