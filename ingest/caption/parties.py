"""The parties to a case, from its caption: names over roles, on both sides of "v.". Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.caption.dates import find_dates
from ingest.caption.docket_numbers import is_docket_number
from ingest.caption.names import Name, is_plural, singular_role, split_names, split_role
from ingest.caption.records import Party
from ingest.caption.rows import Row, is_capitals, is_prose, source_of
from ingest.records import Page

_VERSUS = re.compile(r"[\s\-–—_(]*(?:v|vs|versus|against)[\s\-–—.,_)]*", re.IGNORECASE)
_IN_RE = re.compile(
    r"\W*(?:IN\sRE|IN\sTHE\sMATTERS?\sOF|MATTER\sOF|EX\sPARTE|IN\sTHE\sINTEREST\sOF)\b[\s:.,]*", re.IGNORECASE
)
_PROCEEDING = re.compile(
    r"\b(?:LITIG(?:ATION)?|PROCEEDINGS?|CASES|ACTIONS?|ANTITRUST|CLASS)\b", re.IGNORECASE
)
# What stands above, below and beside the parties.
_NO_PARTY = re.compile(
    r"\W*(?:(?:(?:case|civil|civ\.|criminal|docket|index|cause|appeal|adversary|adv\.|master|chapter|c\.a\.|usdc|d\.\s?c\.)"
    r"\s?)*(?:action\s)?(?:nos?\.|number|\#|case:)|chapter\s\d|appeals?\s(?:from|by)|en\sbanc|[a-z]+\scounty,\sno\.|notices?\sof|declaration\sof|motion\b|stipulation\b|on\s(?:appeal|petition|writ|discretionary)|"
    r"before\b|appealed|argued|submitted|decided|filed\b|\(?(?:argued|filed|decided)|august\sterm|opinion|order|o\sr\sd\se\sr|"
    r"judg[e]?ment|attorneys?\s(?:for|at)|counsel\sfor|by\sthe\scourt|not\s(?:for|to)\b|for\spublication|(?:un)?published|"
    r"\W*(?:non-?)?precedential|(?:circuit|district)\sjudges?\b|note:|page\s\d|tele?phone|tel\b|fax|e-?mail|re:|title\b|present:|division|dept|hon\.|judge|"
    r"syllabus$|certiorari\b|assigned|date:?\s|hearing|time:|courtroom|trial|demand|complaint|memorandum|report|jury|honorable|united\sstates\s"
    r"(?:district\s|bankruptcy\s)?(?:court|judge)|\[|per\scuriam|clerk|deputy|appearances|the\sabove|volume)",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-–—_=*\s/]{3,}[xX/]?|[xX]")
_BESIDE_NAMES = re.compile(rf"(?:{_RULE.pattern})$|\(|[^(]*\d\)$")
"""Rules, and what captions add in brackets, over two rows, too: "(REGULAR CALENDAR)"."""
_STREET = (
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Parkway|Pkwy\.?|Boulevard|Blvd\.?|Court|Ct\.?|"
    r"Way|Place|Pl\.?|Highway|Hwy\.?|Circle|Turnpike|Pike|Broadway|Plaza|Square|Terrace|Trail|Row|Loop|"
    r"Crossing|Center|Park)"
)
_ADDRESS = re.compile(
    rf"\d[\w-]*\s(?:[\w.’']+\s){{0,5}}{_STREET}(?:,?\s(?:Suite|Ste\.?|Apt\.?|Unit|Floor|\#|[NSEW]\.?|N\.?W\.?)[^,]*)?,?"
    r"|P\.?\s?O\.?\sBox\s\d+,?|(?:Suite|Ste\.?|Unit|Apt\.?)\s\w+,?|"
    r"[A-Z][A-Za-z .’'-]+,?\s(?:[A-Z]{2}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?),?\s\d{5}(?:-\d{4})?[,;.]?"
)
_CARE_OF = re.compile(r"c/o\b|(?:Its|its)\s(?:Statutory|Registered)\sAgent\b", re.IGNORECASE)
"""A party's address, and whose it is, as complaints of some states give them below each name."""
_DIVISION = re.compile(r"[\w .’']*\b(?:DIVISION|DEPARTMENT|COUNTY|TERM)\b[\w .’']*,?", re.IGNORECASE)
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
        above = next((row.text for _, row in reversed(lines[: first - 1]) if row.text), "")
        text = lines[first - 1][1].text
        described = is_prose(text) and not _NO_PARTY.match(text) and above.endswith(",")
        beside = split_role(above) is not None and above.endswith((",", "."))  # a title of the right column
        if is_boundary(text) and not described and not beside:
            break
        first -= 1
        if _IN_RE.match(text):  # above stands what was stamped
            break
    last = _last_line(lines, versus)
    parties: list[Party] = []
    side: list[Row] = []
    whole = _whole_roles(_without_addresses([line for line in lines[first : last + 1] if line[1].text]))
    for place, (_, row) in enumerate(whole):
        if _VERSUS.fullmatch(row.text):
            parties += named(side, None, pages)
            side = []
        elif role := split_role(row.text):
            before = [row.part(0, len(role[0]))] if role[0] else []
            following = split_role(whole[place + 1][1].text) if place + 1 < len(whole) else None
            if before and following and not following[0]:  # "NORA VANCE, Trustee," over "Plaintiff,"
                side += before
                continue
            parties += named([*side, *before], role[1], pages)
            side = []
        elif not (_BESIDE_NAMES.match(row.text) or _NO_PARTY.match(row.text)) and not is_docket_number(
            row.text
        ):
            side.append(row)
    parties += named(side, None, pages)
    return CaseParties(distinct(parties), lines[last][0] + 1) if parties else None


def _without_addresses(lines: Sequence[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """Leave the parties' addresses out, and the agents' names below "c/o"."""
    kept: list[tuple[int, Row]] = []
    of_agent = False
    for index, row in lines:
        if _CARE_OF.match(row.text):
            of_agent = True
        elif _ADDRESS.fullmatch(row.text) or (of_agent and not split_role(row.text)):
            of_agent = False
        else:
            kept.append((index, row))
    return kept


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


def is_versus(text: str) -> bool:
    """Say whether a row is the "v." between two sides.

    :param text: the row's text.
    """
    return _VERSUS.fullmatch(text) is not None


def is_boundary(text: str) -> bool:
    """Say whether a row is no part of the parties' names: a number, a date, a court, running text.

    :param text: the row's text.
    """
    return not _RULE.fullmatch(text) and bool(
        _NO_PARTY.match(text)
        or _DIVISION.fullmatch(text)
        or (is_prose(text) and not is_capitals(" ".join(text.split()[:2])))
        or (text and next(find_dates(text), None))
        or re.search(r"\sv\.\s", text)  # a running head names the case
        or re.fullmatch(
            r"(?=.*\d)[\d\W]+|\d{4}[\s-](?:[A-Z]{2}|[A-Z]{4})(?:\sApp)?[\s-]\d+[A-Z]?|\d{4}-\w+-\d+|[\w.]+@[\w.]+",
            text,
        )
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
            if _RULE.fullmatch(text):
                break
            if is_boundary(text) and not (is_prose(text) and _is_open(lines[index - 1][1].text)):
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
        if is_boundary(text) or _RULE.fullmatch(text):
            break
        side.append(lines[index][1])
        end = index
    whole = " ".join(row.text for row in side)
    parties = [] if _PROCEEDING.search(whole) else named(side, role, pages)
    return CaseParties(parties, lines[end][0] + 1)


def _continues(side: Sequence[Row], following: Sequence[tuple[int, Row]]) -> bool:
    """Say whether a name goes on behind a blank line: a comma is open, or the role follows."""
    return side[-1].text.endswith(",") or any(split_role(row.text) for _, row in following)


def named(side: Sequence[Row], role: str | None, pages: Sequence[Page]) -> list[Party]:
    """Return the parties that rows name, with the role that stands behind them.

    :param side: the rows, roles taken out.
    :param role: the role as printed, or None.
    :param pages: the document's pages.
    """
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


def distinct(parties: Sequence[Party]) -> list[Party]:
    """Name each party once: with a role where any of its places has one.

    :param parties: in order.
    """
    found: dict[str, Party] = {}
    for party in parties:
        name = party.name.casefold().rstrip(".")
        if name not in found or (found[name].role is None and party.role):
            found[name] = party
    return list(found.values())
