"""The parties and the date of a contract, from its preamble or its cover. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.caption.dates import find_dates
from ingest.caption.names import NAME_SUFFIX, is_person
from ingest.caption.records import TEXT, Found, Party, Source
from ingest.caption.rows import OPENING, is_capitals, is_prose, is_title, rows_of
from ingest.records import Page

_PAPER = (
    r"(?:AGREEMENT|LEASE|CONTRACT|AMENDMENT|ADDENDUM|GUARANTY|MEMORANDUM\sOF\sUNDERSTANDING|PROMISSORY\sNOTE|DEED"
    r"|SUBLEASE|INDENTURE|SETTLEMENT|STATEMENT\sOF\sWORK)"
)
_TITLE = re.compile(rf"\b(?:{_PAPER}|LICENSE|TERM\sSHEET)\b", re.IGNORECASE)
_NO_TITLE = re.compile(r"[.;,]$|^Re\b|\d{5}")
_TITLE_ROWS = 40
_TITLE_WORDS = 14
_PREAMBLE = re.compile(
    rf"\bTHIS\s(?:[\w&/.,’'()“”\"-]+\s){{0,14}}?{_PAPER}\b"
    rf"|\b{_PAPER}\s(?:is\s)?(?:made|entered|dated)\b|\b{_PAPER}\s\((?:the|this)\s[“\"]",
    re.IGNORECASE,
)
_PREAMBLE_LENGTH = 2500
_BETWEEN = re.compile(
    r"\b(?:between|among(?:st)?)\b(?:\s+and\s+among\b)?|\bentered\s+into\s+by\s+(?!and\b)", re.IGNORECASE
)
_BETWEEN_WITHIN = 500
_ENDS = re.compile(
    r"\n\s*(?:RECITALS?\b|R\sE\sC\sI|WITNESSETH|W\sI\sT\sN|BACKGROUND\b|PREAMBLE\b|PRELIMINARY\b|A\.\s|1\.\s|\(?A\)\s"
    r"|ARTICLE\s|The\sparties\b)|\bWHEREAS\b|\bNOW,?\s+THEREFORE\b"
    r"|(?-i:(?<=[a-z)])\.\s+(?=(?:The|In|Each|Both|Capitalized|Pursuant|Further|All|For)\s|[A-Z][a-z]+\sand\s))",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:[\s:,–-]|\band\b|\bamong\b|\bthe\sfollowing\sparties\b|\(?(?:\d|[a-z]|i+)\)|\d\.\s|"
    r"\b(?:solely|only|for\sthe\slimited\spurposes?)\s[^,;()]{0,80},)*",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(
    rf"\s*\((?=[^()]*[“\"]|hereinafter|the\s|formerly)|,(?!\s*{NAME_SUFFIX}(?!\w))|;|:|\n\s*\n"
    r"|\s(?:having|with|whose|located|through|d/b/a|c/o|acting|as|is|dated|hereinafter|hereafter|represented|organi[sz]ed"
    r"|incorporated\s(?:in|under)|of\s(?=\d|[\w\s]+,\s\d)|an?\s(?:[\w-]+\s){0,4}(?:corporation|company|partnership|trust))\b"
    r"|\s(?:and|AND)\s(?:its|their|the)\b",
    re.IGNORECASE,
)
_SUFFIXED = re.compile(rf"[\s,]{NAME_SUFFIX}(?!\w)", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"[()]|;|-\s*and\s*-|,?\s+and\b|(?:(?<=\))|(?<=\scorporation)|(?<=\scompany)),(?=\s)", re.IGNORECASE
)
_DESCRIBED = re.compile(
    r"\s*,?\s*(?:\(|hereinafter|individually|(?:with|having)\s(?:[\w-]+\s){0,3}(?:offices?|place|address)\b"
    r"|an?\s(?:[\w-]+\s){0,5}(?:corporation|company|partnership|trust|individual|resident)\b)",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"\([^()“”\"]{0,80}[“\"](?P<term>[^“”\"]{1,60})[”\"]")
_AS = re.compile(r"^,?\s+as\s(?:the\s|an?\s)?(?P<role>[A-Za-z]+(?:\s[A-Z][a-z]+)?)\b")
_BEHIND = re.compile(
    r"[,)]\s+(?:dated\s+|effective\s+|made\s+)?as\s+of\s+(?:the\s+|this\s+)?$", re.IGNORECASE
)
_ROLES = frozenset(
    "adviser advisor affiliate agent artist assignee assignor author borrower broker buyer carrier"
    " celebrity client company consultant contractor customer dealer developer discloser distributor"
    " employee employer endorser executive franchisee franchisor grantee grantor guarantor holder host"
    " indemnitee indemnitor investor issuer landlord lender lessee lessor licensee licensor manager"
    " manufacturer member obligor operator owner partner partnership pledgor producer provider publisher"
    " purchaser recipient reseller seller servicer shareholder shipper sponsor sublessee sublessor"
    " subscriber subtenant supplier surety talent tenant transporter trustee underwriter user vendor".split()
)
_NO_NAME = re.compile(
    r"an?\s|who\b|which\b|its\s|(?:the\s)?(?:part(?:y|ies)|state|laws?|undersigned|following|date|effective|both|each|company$|reseller)\b",
    re.IGNORECASE,
)
_MOST_PARTIES = 12


class Contract(NamedTuple):
    """What a contract's preamble says, and its title's place."""

    parties: tuple[Party, ...]
    dated: Found | None
    title: Source


def find_contract(pages: Sequence[Page]) -> Contract | None:
    """Read a contract's title, preamble and cover.

    :param pages: its first pages that have text.
    :returns: its parties and date; None where it is no contract: none of the rows at its head is a contract's
        title, or no sentence says that something is agreed.
    """
    title = _title(pages[0])
    if title is None:
        return None
    named: list[Party] = []
    dated: Found | None = None
    for page in pages:
        for opening in _PREAMBLE.finditer(page.text[:OPENING]):
            start, end = opening.end(), min(len(page.text), opening.end() + _PREAMBLE_LENGTH)
            if stop := _ENDS.search(page.text, start, end):
                end = stop.start()
            found = list(_parties(page, start, end))
            if len(found) > len(named) and len(found) <= _MOST_PARTIES:
                named, dated = found, _preamble_date(page, start, end)
        if len(named) > 1:
            break
    if len(named) < 2:
        named = list(_cover(pages[0])) or named
    agreed = any(re.search(r"\bagree|\bWHEREAS\b|\bRECITALS\b", page.text[:OPENING]) for page in pages)
    if not named and not agreed:
        return None
    return Contract(tuple(named), dated or _date_at_head(pages[0]), title)


def _title(page: Page) -> Source | None:
    for row in rows_of(page)[:_TITLE_ROWS]:
        text = row.text
        if (
            _TITLE.search(text)
            and len(text.split()) <= _TITLE_WORDS
            and (is_capitals(text) or is_title(text))
            and not _NO_TITLE.search(text)
        ):
            return Source(page.number, TEXT, text, row.start, row.end)
    return None


def _preamble_date(page: Page, start: int, end: int) -> Found | None:
    """Find the date in front of the parties, or behind them ("…, as of June 8, 2010"), not inside of them.

    What they are said to have agreed on before has its date there ("that certain Lease dated …").
    """
    text = page.text[start:end]
    between = _BETWEEN.search(text)
    for found in find_dates(text):
        if not between or found.start < between.start() or _BEHIND.search(text[: found.start]):
            return _date(page, start + found.start, start + found.end)
    return None


def _date(page: Page, start: int, end: int) -> Found | None:
    found = next(find_dates(page.text[start:end]), None)
    if found is None:
        return None
    first, last = start + found.start, start + found.end
    return Found(found.day, Source(page.number, TEXT, page.text[first:last], first, last))


def _date_at_head(page: Page) -> Found | None:
    """Find a date on a cover or under a title: alone in its row, or behind "dated as of", "effective"."""
    rows = rows_of(page)[:_TITLE_ROWS]
    for index, row in enumerate(rows):
        before = rows[index - 1].text if index else ""
        found = next(find_dates(row.text), None)
        if found is None or is_prose(row.text):
            continue
        alone = found.end - found.start == len(row.text)
        said = re.search(
            r"(?:dated?|as\sof|effective|made|entered)\b[\w\s]{0,20}$",
            f"{before} {row.text[: found.start]}",
            re.I,
        )
        if alone or said:
            return _date(page, row.start, row.end)
    return None


def _parties(page: Page, start: int, end: int) -> Iterator[Party]:
    text = page.text
    between = _BETWEEN.search(text, start, min(end, start + _BETWEEN_WITHIN))
    at = between.end() if between else end
    while at < end and (span := _name(text, at, end)):
        following = _next_party(text, span[1], end)
        name, zone = text[slice(*span)], text[span[1] : following]
        if not _NO_NAME.match(name):
            shown = re.sub(r"(Corporation|porated|Company|Limited)\.$", r"\1", re.sub(r"\s+", " ", name))
            yield Party(shown, _role_in(zone, name), Source(page.number, TEXT, name, *span))
        at = following


def _name(text: str, at: int, end: int) -> tuple[int, int] | None:
    """Return the span of the name that begins at an offset, or None where none does."""
    lead = _LEAD.match(text, at, end)
    start = lead.end() if lead else at
    match = _NAME_ENDS.search(text, start, end)
    stop = match.start() if match else end
    for pair in re.compile(r",?\s+(?:and|AND|&)\s+(?=[A-Z])").finditer(text, start, stop):
        left = text[start : pair.start()]
        if pair[0].strip() != "&" and (_SUFFIXED.search(left) or is_person(left)):
            stop = pair.start()
            break
    name = text[start:stop].rstrip(" \n,")
    if not 2 < len(name) <= 120 or not (name[0].isupper() or name[0].isdigit() or _SUFFIXED.search(name)):
        return None
    return (start, start + len(name)) if is_title(name) or _SUFFIXED.search(name) else None


def _next_party(text: str, start: int, end: int) -> int:
    """Return the offset at which the next party's name begins, or the end."""
    depth = 0
    for mark in _SEPARATOR.finditer(text, start, end):
        if mark[0] in ("(", ")"):
            depth = max(0, depth + (1 if mark[0] == "(" else -1))
        elif depth == 0 and _leads_to_party(text, start, mark, end):
            return mark.end()
    return end


def _leads_to_party(text: str, start: int, mark: re.Match[str], end: int) -> bool:
    """Say whether another party's name stands behind a comma or an "and".

    A company's does by its suffix. What has none must be described or defined there, and the party before
    must be done with: else it is a place in that one's address ("Berlin and Munich (“Siemens”)").
    """
    span = _name(text, mark.end(), end)
    if span is None or _NO_NAME.match(text[slice(*span)]):
        return False
    if _SUFFIXED.search(text[slice(*span)]):
        return True
    done = not text[start : mark.start()].strip(" ,\n") or _DEFINED.search(text, start, mark.start())
    return bool(done and _DESCRIBED.match(text, span[1], end))


def _role_in(zone: str, name: str) -> str | None:
    """Return the role that a party is given: "Licensor" is one, "Accuray" a short name."""
    own = set(re.findall(r"[a-z]+", name.lower()))
    for match in _DEFINED.finditer(zone):
        words = re.sub(r"^(?:the|each|an?|this)\s", "", match["term"].strip(" ,.").lower()).split()
        if (
            words
            and len(words) <= 3
            and words[-1].rstrip("s") in _ROLES
            and (words == ["company"] or not set(words) & own)
        ):
            return " ".join([*words[:-1], words[-1].rstrip("s")])
    said = _AS.match(zone)
    role = said["role"].lower() if said else ""
    return role if role.split()[-1:] and role.split()[-1] in _ROLES else None


def _cover(page: Page) -> Iterator[Party]:
    """Read a cover: companies in rows of their own, each over its role ("Landlord", "as Owner") or none."""
    rows = [row for row in rows_of(page)[:_TITLE_ROWS] if row.text]
    for index, row in enumerate(rows):
        text = row.text
        if not re.search(rf"[\s,]{NAME_SUFFIX},?(?:\s(?:and|AND))?$", text, re.IGNORECASE):
            continue
        if _TITLE.search(text) or re.search(r"\d{4}|[;:]", text) or not (is_capitals(text) or is_title(text)):
            continue
        following = rows[index + 1].text.lower() if index + 1 < len(rows) else ""
        role = re.sub(r"^(?:as|the)\s|\W+$", "", following)
        part = row.part(0, len(re.sub(r",?(?:\s(?:and|AND))?$", "", text)))
        known = role.split()[-1:] and role.split()[-1] in _ROLES and len(role.split()) <= 2
        yield Party(
            part.text, role if known else None, Source(page.number, TEXT, part.text, part.start, part.end)
        )
