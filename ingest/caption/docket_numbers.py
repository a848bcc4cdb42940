"""The numbers that courts give to cases, as a caption and a filing stamp print them. Pure functions.

A number is taken as printed, the judges' initials behind it included ("3:21-cv-00417-MHP"): initials name no
judge to those who do not know the court, so that no judge is ever read from them. Two printings of one number
are told by its year and its serial number alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.caption.records import STAMP, Found, Source
from ingest.caption.rows import Row, source_of
from ingest.records import Page

_DASH = str.maketrans("–—‑", "---")
_INITIALS = r"(?:\s[A-Z]{2,4}(?=\s\())?(?:\s?\([A-Z]{1,4}x?\))*"
_NUMBER = (
    r"(?:\d{1,2}:\d\d-?[A-Za-z]{2}-?\d+(?:-[A-Za-z\d]{1,6}\b)*"  # 3:21-cv-00417-MHP
    r"|\d{2,4}\s?-?[A-Za-z]{1,4}\.?\s?-?\d{3,7}(?:-[A-Za-z]{1,4}\b)*"  # 17-cv-00072-BLF, 2016CV30118
    r"|(?:MDL|CV|CR|CIV|Civ\.|SACV|EDCV|LACV|SA\sCV|ED\sCV|LA\sCV|MC|C|A)[\s-]?\d\d-\d{2,6}(?:-[A-Z]{1,4}\b)*"
    r"|MDL\s(?:No\.\s?)?\d{3,4}\b"
    r"|\d{2,6}[A-Z]?-\d{1,7}[A-Z]?(?:-[A-Za-z0-9]{1,4}\b)*"  # 21-2728, 19031-13, 08-6301-cv, 19-123C
    r"|\d\d[A-Z]{1,3}-\d{1,6}\b|[A-Z]{1,2}-\d{1,6}-\d\d\b"  # 20AP-123, A-1234-19
    r"|\d{1,4}[A-Z]{1,2}\d\d(?:-\d+)?\b|[A-Z]{1,5}\d\d-\d{1,6}\b"  # 363A14-4, COA21-123
    r"|[A-Z]{1,5}(?:-[A-Z]{1,4}){0,3}[-\s]?\d{2,4}-\d{3,8}(?:-[A-Z]{1,4}\b)*"  # STK-CV-UWT-2022-0004871
    r"|[A-Z]{1,5}\d{5,10}\b|\d{6,10}/\d{2,4}|\d{4,7}/\d{4})"  # ED108783, 650123/2021
)
_LIST = rf"{_NUMBER}{_INITIALS}(?:(?:\s?[,;&]\s?|\sand\s|,\sand\s){_NUMBER}{_INITIALS})*"
_LABEL = (
    r"(?:(?:Case|Civil|Civ\.|Docket|Index|Cause|Action|Appeal|Adversary|Adv\.|Proceeding|Proc\.|Criminal|Crim\."
    r"|Cr\.|Misc\.|Miscellaneous|Court\sFile|Master\sFile|C\.\s?A\.|A\.)\s?)*"
)
_LABELLED = re.compile(
    rf"(?<![\w.])(?P<label>{_LABEL})"
    r"(?:N(?:o|os)\.?|Number|Numbers|\#)?[:#.\s]*"
    rf"(?P<numbers>{_LIST})",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"(?:\d{2,4}-\d{3,5}(?:-[a-z]{2})?(?:,\s)?)+$|\d\d-?(?:cv|cr)-?\d{3,6}|\d{1,2}:\d\d-[a-z]{2}-\d+|\d\d\s(?:Civ|Cr|Cv)\.?\s\d{2,6}|MDL\s|[A-H]\d{6}$",
    re.IGNORECASE,
)
_YEAR_AND_SERIAL = re.compile(r"(?<!\d)(?:\d\d)?(\d\d)(?:\W?[A-Za-z]{1,4}\.?\W?|-)0*(\d+)(?!\d)")
_BARE_LABEL = re.compile(r"\bNos?\.\s?:?$")
_NO = re.compile(r"N(?:o|os)\b|Number|\#", re.IGNORECASE)
_ALONE = re.compile(rf"\W*(?P<numbers>{_NUMBER}{_INITIALS})\W*", re.IGNORECASE)
_ONE = re.compile(rf"{_NUMBER}{_INITIALS}", re.IGNORECASE)
_FREE = re.compile(rf"(?<![\w.-]){_NUMBER}(?![\w-])", re.IGNORECASE)
_STAMPED = re.compile(
    r"(?:Appellate\s)?(?:Case|Appeal|USCA\w*)(?:\sCase|\sAppeal)?:?\s?\#?\s?(?P<number>\d[\w:.\-]*\d[\w-]*)"
)
# What else has numbers: other papers, statutes, telephones; and the court below, whose number is another's.
_OTHER = re.compile(
    r"(?:ECF|Doc(?:ument)?s?\.?|Dkts?\.?|Bar|SBN|Patent|Policy|Claim|Exhibit|Ex\.|Tel(?:ephone)?|Fax|Room|Suite"
    r"|License|Attorney|ID|I\.D\.|Rule|Phone|Memo|Tracking|Certified\sMail)\W*(?:Nos?\W*)?$",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"(?:D\.\s?C\.|C\.P\.C\.|County,|Super\.\s?Ct\.|USDC|USDCT?|District\sCourt(?:\sCase)?|Originating(?:\sCase)?|Agency|L\.?T\.?|Lower\s\w+|BIA|Trial"
    r"\sCourt|Superior\sCourt|Below)\W*(?:Case\W*|Docket\W*|Court\W*)*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:Appeal(?:s|ed)?:?\sfrom|(?:On|For|Petition for)\s(?:\w+\s)?(?:appeal|review|writ)"
    r"|Originating)\b",
    re.IGNORECASE,
)


def find_docket_numbers(rows: Sequence[Row], pages: Sequence[Page]) -> list[Found]:
    """Find a case's own docket numbers in its caption.

    :param rows: the caption's rows, each column's in order.
    :param pages: the document's pages.
    :returns: each number once. Those of the court below, which stand behind "Appeal from", are not its own.
    """
    found: list[Found] = []
    below = skipped = False
    waiting: Row | None = None
    for row in rows:
        text = row.text.translate(_DASH)
        from_ = _FROM.search(text)
        below = below or (from_ is not None and from_.start() == 0)
        if below:
            break
        if skipped and text:
            skipped = False
            continue
        skipped = bool((label := _BARE_LABEL.search(text)) and _LOWER.search(text[: label.start()]))
        taken = list(_numbers(row, from_.start() if from_ else len(text)))
        if not taken and waiting and (match := _ALONE.fullmatch(text)):
            taken = [row.part(match.start("numbers"), match.end("numbers"))]
        for part in taken:
            found.append(Found(part.text, source_of([part], pages)))
        # "Docket Nos. 19031-13, 27735-13, Filed …" goes on in the next row, and "Case No." may end its own.
        waits = bool(_BARE_LABEL.search(text) or (taken and re.search(r"\d,(?:\s|$)", text)))
        waiting = row if waits or (waiting and not text) else None
        below = below or from_ is not None
    return distinct(found)


def _numbers(row: Row, end: int) -> Iterator[Row]:
    text = row.text[:end].translate(_DASH)
    for match in _LABELLED.finditer(text):
        before = text[: match.start()]
        whole = not re.search(r"\w", before) and not re.search(r"[^\W\d_]{3,}", text[match.end() :])
        labelled = bool(
            match["label"].strip() or _NO.search(match[0][: match.start("numbers") - match.start()])
        )
        if not labelled and not (whole and _looks_sure(match["numbers"])):
            continue
        if _OTHER.search(before) or _LOWER.search(before) or _LOWER.search(match["label"]):
            continue
        if not labelled or _NO.search(match[0]) or re.search(r"\d[-:]", match["numbers"]):
            for number in _ONE.finditer(match["numbers"]):
                start = match.start("numbers")
                yield row.part(start + number.start(), start + number.end())


def _looks_sure(text: str) -> bool:
    """Say whether a number without a label can be nothing else: "08-6301-cv", "2009-1361" alone in a row."""
    return _SURE.match(text) is not None


def is_docket_number(text: str) -> bool:
    """Say whether a text is a docket number and nothing else.

    :param text: any text.
    """
    return _ALONE.fullmatch(text.translate(_DASH)) is not None


def find_stamped(pages: Sequence[Page]) -> Found | None:
    """Find the docket number in the filing stamps.

    :param pages: the document's pages.
    """
    for page in pages:
        for line in page.furniture:
            if match := _STAMPED.match(line):
                return Found(match["number"], Source(page.number, STAMP, line))
    return None


def key(number: str) -> str:
    """Return what is the same in all printings of a docket number: "21-417" for "3:21-cv-00417-MHP".

    :param number: as printed.
    :returns: the last two digits of its year and its serial number; a number of another form whole, in
        lower case.
    """
    match = _YEAR_AND_SERIAL.search(re.sub(r"^\d{1,2}:", "", number.translate(_DASH)))
    return f"{match[1]}-{match[2]}" if match else number.lower()


def distinct(numbers: Sequence[Found]) -> list[Found]:
    """Leave out docket numbers that were named before.

    :param numbers: in order.
    """
    seen: dict[str, Found] = {}
    for number in numbers:
        seen.setdefault(key(number.value), number)
    return list(seen.values())


def mentioned(text: str) -> set[str]:
    """Return the docket numbers that a text may mean, by what is the same in all their printings.

    :param text: any text. What has a docket number's form is taken, a day in digits too.
    :returns: as :func:`key` gives them.
    """
    return {key(match[0]) for match in _FREE.finditer(text.translate(_DASH))}
