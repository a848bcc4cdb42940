"""The court that a paper names at its head, by its full name. Names from Free Law's courts-db."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

import courts_db

from ingest.caption.rows import Row, is_capitals, is_title

_COURT = re.compile(
    r"\b(?:(?:SUPREME|SUPERIOR|DISTRICT|CIRCUIT|COUNTY|PROBATE|FAMILY|MUNICIPAL|JUSTICE|TAX|BANKRUPTCY|CITY"
    r"|JUVENILE|SURROGATE[’']?S|ORPHANS[’']?|LAND|TRIAL|CIVIL|CRIMINAL|CHANCERY|APPELLATE|COMMONWEALTH"
    r"|TRIBAL|IMMIGRATION|WORKERS[’'] COMPENSATION) COURT"
    r"|COURT OF (?:\w+ )?(?:APPEALS?|CLAIMS|COMMON PLEAS|CHANCERY|INTERNATIONAL TRADE|VETERANS CLAIMS)"
    r"|JUDICIAL PANEL ON|APPELLATE PANEL|SURVEILLANCE COURT|APPELLATE DIVISION)(?!\w)"
)
_NO_HEADING = re.compile(
    r"\b(?:JUDGES?|JUSTICES?|HONORABLE|HON\.|APPEAL(?:S|ED)? FROM|CLERK|REPORTERS?|RULES?|OPINION|ATTORNEYS?"
    r"|BUILDING|COURTHOUSE|ORDER|DATED|CASE|RECORDER|REVIEW|CERTIORARI|SITTING)\b"
)
_CONTINUES = re.compile(
    r"(?:IN AND )?FOR(?: THE)?|"
    r"(?:(?:IN AND )?FOR |OF |IN )?(?:THE )?(?:[\w.’' -]+ )?(?:CIRCUIT|DISTRICT|DIVISION|COUNTY|DEPARTMENT)"
    r"(?: OF [\w.,’' ]+)?(?: \([\w. ]+\))?\.?"
    r"|(?:(?:IN AND )?FOR |OF )?(?:THE )?(?:CITY AND )?(?:COUNTY|STATE|COMMONWEALTH|DISTRICT) OF [\w.,’' ]+"
    r"|(?:IN AND FOR |FOR |OF )?(?:THE )?[\w.’' -]+ COUNTY, [\w ]+|MULTIDISTRICT LITIGATION|(?:AT|IN) [A-Z]+"
)
_FEDERAL = re.compile(
    r"(?:UNITED STATES |U\.?\s?S\.? )(?P<court>(?:DISTRICT|BANKRUPTCY) COURT),?(?: IN AND)?(?: FOR)?(?: THE)?"
    r"(?: [A-Z ]+ DIVISION,?(?: OF THE)?)? "
    r"(?P<district>(?:(?:NORTHERN|SOUTHERN|EASTERN|WESTERN|MIDDLE|CENTRAL) )?DISTRICT OF "
    r"(?:THE )?(?P<place>[A-Z ]+))"
    r"|(?:UNITED STATES |U\.?\s?S\.? )COURT OF APPEALS,?(?: FOR)?(?: THE)? (?P<circuit>[A-Z. ]+) CIRCUIT"
)
_FROM = re.compile(r"\bappeal(?:s|ed)?\s(?:from|of)\b|\b(?:from|to|by)(?:\sthe|\san?)?$", re.IGNORECASE)
_CIRCUITS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh federal".split()
)
_STAMPED = re.compile(
    r"\s*(?:[-–,]\s+[A-Z ]+ DIVISION|\s[-–]\s+[A-Z ]+ DISTRICT|FILED|[A-Z]{3}\.? \d{1,2},? \d{4}"
    r"|[A-Z]{2,}[A-Z. ]+, (?:ACTING )?CLERK)$"
)
_LETTERHEAD_BEFORE = re.compile(
    r"^(?:(?!(?:IN|BEFORE|FOR|OF|THE)\s)[A-Z][\w.’'-]*\s){2,4}(?=UNITED STATES (?:COURT|DISTRICT))",
    re.IGNORECASE,
)
_LETTERHEAD_BEHIND = re.compile(r"\s(?:TEL(?:EPHONE|\.)?|FAX|\(?\d{3}\)?[-. ]\d{3}-\d{4})$", re.IGNORECASE)
"""A clerk's name and telephone stand beside the court's name in a letterhead."""
_DIVISION = re.compile(r"(?<!APPELLATE )(?:DIVISION|DEPARTMENT|DEPT\.)\b")
_STATE = re.compile(r"UNITED STATES|(?:STATE|COMMONWEALTH) OF [A-Z][A-Z ]+")
_ROWS = 4
_WORDS = 14
_LEFT_OUT = frozenset("of the for in and state commonwealth at on s".split())
_APPELLATE = re.compile(
    r"\b(?:appeals?|appellate|supreme court|superior court of pennsylvania)\b", re.IGNORECASE
)


class Heading(NamedTuple):
    """A court's heading: its rows' indexes, ``first`` to ``last``, and the court's full name."""

    first: int
    last: int
    name: str


def find_heading(rows: Sequence[Row]) -> Heading | None:
    """Find the heading that names the court.

    :param rows: the rows of a page's head.
    :returns: the first heading whose court is known, else the first that looks like one, else None.
    """
    printed: Heading | None = None
    for index, row in enumerate(rows):
        if not _is_heading(row.text) or (index and _is_from(rows[index - 1].text)):
            continue
        first = index - 1 if index and _STATE.fullmatch(rows[index - 1].text) else index
        last = _last_row(rows, index)
        texts = [_bare(one.text) for one in rows[first : last + 1]]
        texts = [text for text in texts if text and not _DIVISION.search(text.upper())]
        if not texts:
            continue
        if name := court_name(" ".join(texts)):
            return Heading(first, last, name)
        printed = printed or Heading(first, last, _as_printed(texts))
    return printed


def is_appellate(court: str) -> bool:
    """Say whether a court hears appeals.

    :param court: its full name. New York's Supreme Court is a trial court.
    """
    return bool(_APPELLATE.search(court)) and not re.match(r"New York Supreme Court\b(?!.*App)", court)


def court_name(text: str) -> str | None:
    """Return a court's full name.

    Courts-db names some federal courts in full ("United States District Court for the Central District of
    California") and others in short ("District Court, D. New Jersey"): all get the full form here.

    :param text: its name as a paper gives it, in one line.
    :returns: the federal court's name in full; else the name in courts-db whose words are the same, whatever
        their order; None where no name or more than one has them.
    """
    if (match := _FEDERAL.search(text.upper())) and (name := _federal(match)):
        return name
    names = _names().get(_words(text), ())
    return names[0] if len(names) == 1 else None


def _federal(match: re.Match[str]) -> str | None:
    if circuit := match["circuit"]:
        if re.fullmatch(r"D\.?\s?C\.?|DISTRICT OF COLUMBIA", circuit):
            return "United States Court of Appeals for the District of Columbia Circuit"
        known = circuit.lower() in _CIRCUITS
        return f"United States Court of Appeals for the {circuit.title()} Circuit" if known else None
    place = match["place"]
    while place and place.lower() not in _places():  # a heading's next words may have run into it
        place = place.rpartition(" ")[0]
    if not place:
        return None
    district = match["district"][: match.start("place") - match.start("district")].title() + place.title()
    return _small(f"United States {match['court'].title()} for the {district}")


def _spaced(text: str) -> str:
    """Part words that a reader ran together at a line's end ("AppealsFor")."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)


def _bare(text: str) -> str:
    """Take a division's name and a filing stamp off a heading's row; readers run it and a stamp together."""
    text = _LETTERHEAD_BEFORE.sub("", _LETTERHEAD_BEHIND.sub("", _spaced(text)), count=1)
    return _STAMPED.sub("", text).strip(" ,.")


def _small(text: str) -> str:
    text = re.sub(r"\b(?:Of|The|And|For|In)\b", lambda match: match[0].lower(), text)
    return re.sub(r"(?<=\d)(?:St|Nd|Rd|Th)\b", lambda match: match[0].lower(), text)


def _is_heading(text: str) -> bool:
    text = _bare(text)
    upper = text.upper()
    return bool(
        len(upper.split()) <= _WORDS
        and (is_capitals(text) or is_title(text))
        and _COURT.search(upper)
        and not _NO_HEADING.search(upper)
        and not re.search(r"\d(?!\d*(?:ST|ND|RD|TH)\b)(?!\d)|[“”\"$§;]", upper)
        and "," not in upper[: _COURT.search(upper).start()]  # type: ignore[union-attr]
    )


def _is_from(text: str) -> bool:
    """Say whether a row speaks of the court that the next row names: "Appeal from the United States"."""
    return bool(_FROM.search(text)) and not is_capitals(text)


def _last_row(rows: Sequence[Row], index: int) -> int:
    last = index
    for further in range(index + 1, min(index + 2 * _ROWS, len(rows))):
        text = _bare(rows[further].text).upper()
        opened = rows[last].text.upper().endswith((" OF", " OF THE")) and is_capitals(rows[further].text)
        if text and not (
            opened or _CONTINUES.fullmatch(text) or (_COURT.search(text) and len(text.split()) <= 5)
        ):
            break
        if text:
            last = further
        if last - index >= _ROWS:
            break
    return last


def _as_printed(texts: Sequence[str]) -> str:
    name = re.sub(r"^(?:[A-Z][a-z]+: |(?:IN|BEFORE) THE )", "", ", ".join(texts), flags=re.IGNORECASE)
    name = re.sub(r", (?=(?:FOR|IN AND FOR|OF)\b)|(?<=\bOF), ", " ", name, flags=re.IGNORECASE)
    return _small(name.title()) if is_capitals(name) else name


def _words(text: str) -> tuple[str, ...]:
    text = re.sub(r"\([^)]*\)", " ", _spaced(text)).lower()
    text = re.sub(r"\bu\.?\s?s\.?(?=\s)", "united states", text)
    return tuple(sorted(word for word in re.findall(r"\w+", text) if word not in _LEFT_OUT))


@functools.cache
def _names() -> dict[tuple[str, ...], tuple[str, ...]]:
    names: dict[tuple[str, ...], tuple[str, ...]] = {}
    for court in courts_db.courts:
        name = court["name"].strip()
        key = _words(name)
        if name not in names.get(key, ()):
            names[key] = (*names.get(key, ()), name)
    return names


@functools.cache
def _places() -> frozenset[str]:
    """The states, districts and territories that have federal courts, in lower case."""
    return frozenset(
        court["location"].lower()
        for court in courts_db.courts
        if court["system"] == "federal" and court.get("location")
    ) | {"columbia"}
