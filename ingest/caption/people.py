"""Judges and attorneys, where a paper names them as such. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.caption.names import singular_role, split_role
from ingest.caption.records import TEXT, Found, Party, Source
from ingest.caption.rows import OPENING, Row, source_of
from ingest.records import Page

_NAME = (
    r"(?:(?:[A-ZÉÀ-Ý][\w’'\-]*|(?:[A-ZÀ-Ý][\w’']{0,3}\.)+)\s){0,3}"
    r"[A-ZÀ-Ý][\w’'\-]+(?:,?\s(?:Jr\.?|JR\.?|Sr\.?|II|III|IV))?"
)
"""A person's name: a stop in it is an initial's or a short form's ("St.", "Wm."), and ends no sentence."""
_TITLE = (
    r"(?:(?:United\sStates|U\.?\s?S\.?|Chief|Senior|Acting|Presiding|Associate|Magistrate|District|Bankruptcy|Circuit|"
    r"Superior\sCourt|Administrative\sLaw|Tax\sCourt|Special\sTrial)\s)*(?:Judge|Justice|Magistrate)"
)
_LABELLED = re.compile(
    rf"(?<!,\s)(?:(?i:Assigned\s(?:for\s\w+\s)?to|Judge|Presiding(?:\sJudge)?|Hon(?:orable)?\.?)\s?:\s?"
    rf"|^(?i:(?:Chief\s)?Judge)\s(?={_NAME}$)|\b(?i:The\sHonorable)\s|\b(?i:Hon)\.\s|^(?i:Honorable)\s)"
    rf"(?:(?:(?i:The)\s)?(?i:Hon(?:orable|\.))\s|(?i:{_TITLE})\s)*(?P<name>{_NAME})"
)
_AUTHOR = re.compile(
    rf"^\W*(?:¶\s?\d+\s)?(?P<name>{_NAME}),\s(?P<title>(?i:{_TITLE})|(?:C\.?|P\.?)?\s?J\.|D\.J\.)\s?(?:[.:—–]|$|,\sjoined\sby)"
)
_DELIVERED = re.compile(
    rf"^(?i:(?:chief\s)?justice)\s(?P<name>{_NAME})(?:,[^,]*,)?\s(?:delivered|announced)\b"
    rf"|^Opinion\sfor\sthe\sCourt\sfiled\sby\s(?:{_TITLE}\s)?(?P<filer>{_NAME})"
    rf"|^(?:MEMORANDUM|OPINION)\sBY\s(?:(?i:{_TITLE})\s)?(?P<writer>{_NAME})"
)
_PANEL = re.compile(
    rf"^(?i:Before):?\s(?:Judges\s(?P<judges>[A-Z][^.;]{{3,150}}?)\.|(?P<names>[^.;]{{2,10}}[^;]{{3,200}}?),?\s"
    rf"(?:(?i:{_TITLE})s?(?=[.\s]|$)(?!,|\sand\b)|JJ\.))"
)
_PANEL_BEHIND = re.compile(
    rf"^Per Curiam \((?P<names>[A-Z][^;()]{{5,150}}?), (?i:{_TITLE})s\b", re.IGNORECASE
)
_PANEL_INITIALS = re.compile(r"^(?P<names>[A-Z][^;:]{5,150}?,\s(?:[CP]\.\s?)?J\.(?:,[^;:]{3,80}?J\.)+)")
_REVIEWED = re.compile(r"(?:On\s)?appeals?\sfrom\b", re.IGNORECASE)
_REVIEWED_ROWS = 12
"""The court below, its number and its judge stand in so many rows."""
_NAME_ONLY = re.compile(rf"(?:/s/\s?|s/\s?|_+\s?|(?:Hon|HON)\.\s)*(?P<name>{_NAME})")
_SIGNED = re.compile(rf"{_TITLE}(?:\sof\sthe\s.*)?", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:court|honorable|clerk|deputy|judge|justice|district|dated?|ordered|present|united|courtroom|dept|time)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s(?:Date|Jury|Nature|Cause|Demand|Case|Referred)\b")
"""Opens what a docket sheet gives beside the judge: "Judge Thomas L. Parker Date Terminated: 05/03/2022"."""
_RETIRED = re.compile(r",?\s\(?Ret\b")
"""Behind the name of a mediator or an arbitrator who was a judge."""
_BAR = re.compile(
    rf"^(?P<name>{_NAME})\W{{0,3}}(?:\((?:[^)]*\b)?(?i:Bar|SBN|CSB|Cal\.)[^)]*\)|,?\s(?i:Esq)\.?|,?\sSBN\s\d+|,?\sBar\sNo)"
)
_FOR_SIDE = re.compile(
    rf"(?i:(?:For|On\sbehalf\sof)\s(?:the\s)?(?P<whom>[a-z-]+(?:\s[a-z]+){{0,3}}))\s?(?::\s?(?P<name>{_NAME})?|$)"
)
_OPEN_NAME = re.compile(r"(?:\s[A-Z]\.|:\s?[\w’'.-]+)$")
_ON_BEHALF = re.compile(r"\b(?:on\sbehalf\sof|for)\s(?:the\s)?(?P<whom>[A-Za-z-]+)", re.IGNORECASE)
_COUNSEL = re.compile(
    rf"^(?P<name>{_NAME})\s?(?:,|\s\()(?:(?!(?<![A-Z])\.\s+[A-Z])[^;:]){{0,250}}?,?\s(?:argued\s)?for\s(?:the\s)?"
    r"(?P<whom>amic(?:us|i)\scuriae|[A-Za-z]+[-–\w/]*)",
    re.MULTILINE,
)
_FIRM = re.compile(r"\b(?:LLP|LLC|PLLC|P\.?A|P\.?C|Group|Office|Department)\b")
_COUNSEL_PAGES = 3
_FOR = re.compile(r"(?:attorneys?|counsel)\sfor\s(?P<whom>.+)", re.IGNORECASE)


def find_judge(
    head: Sequence[Row], tail: Sequence[Row], pages: Sequence[Page], *, appellate: bool
) -> Found | None:
    """Find the judge of a paper.

    A court of appeals' paper names the judge of the court below too, who is not its own: its author is looked
    for, then its panel.

    :param head: the rows of the first pages.
    :param tail: the last rows.
    :param pages: the document's pages.
    :param appellate: whether the court hears appeals.
    """
    if appellate:
        return _author(head, pages, below=False) or _signature(tail, pages) or _panel(head, pages)
    return _labelled(head, pages) or _signature(tail, pages) or _author(head, pages, below=True)


def _found(row: Row, match: re.Match[str], group: str, pages: Sequence[Page]) -> Found | None:
    start, end = match.span(group)
    if re.search(r"\b[JS][Rr]$", row.text[:end]) and row.text[end : end + 1] == ".":
        end += 1
    if beside := _BESIDE.search(row.text, start, end):
        end = beside.start()
    part = row.part(start, end)
    name = re.sub(r"^(?:Judge|JUDGE|Hon\.|The)\s", "", part.text.strip(" ,:"))
    name = name if re.search(r"\b[JS][Rr]\.$", name) else name.rstrip(".")
    if _NO_NAME.search(name) or not re.search(r"[A-Z]", name):
        return None
    return Found(name, source_of([part], pages))


def _labelled(rows: Sequence[Row], pages: Sequence[Page]) -> Found | None:
    for index, row in enumerate(rows):
        match = _LABELLED.search(row.text)
        retired = match is not None and _RETIRED.match(row.text, match.end())
        if match and not retired and (name := _found(row, match, "name", pages)):
            return name
        if re.search(r"Honorable$|(?:Judge|Present):$", row.text) and index + 2 < len(rows):
            following = next((one for one in rows[index + 1 : index + 3] if one.text), None)
            if (
                following
                and (match := _NAME_ONLY.match(following.text))
                and (name := _found(following, match, "name", pages))
            ):
                return name
    return None


def _author(rows: Sequence[Row], pages: Sequence[Page], *, below: bool) -> Found | None:
    """Find "ROVNER, Circuit Judge."; a district judge is the author only in a court below.

    In front of a court of appeals' opinion "Claude M. Hilton, Senior District Judge." is whom it reviews, and
    so is "Robert L. Miller, Jr., Judge." behind "Appeal from".
    """
    reviewed = -_REVIEWED_ROWS
    for index, row in enumerate(rows):
        if _REVIEWED.match(row.text):
            reviewed = index
        if (match := _DELIVERED.match(row.text)) and (
            name := _found(row, match, match.lastgroup or "", pages)
        ):
            return name
        match = _AUTHOR.match(row.text)
        if (
            match
            and (below or not re.search(r"district|magistrate|bankruptcy", match["title"], re.IGNORECASE))
            and (below or match["title"].casefold() != "judge" or index - reviewed >= _REVIEWED_ROWS)
            and (name := _found(row, match, "name", pages))
        ):
            return name
    return None


def _panel(rows: Sequence[Row], pages: Sequence[Page]) -> Found | None:
    for index, row in enumerate(rows):
        match = _PANEL_INITIALS.match(row.text) or _PANEL_BEHIND.match(row.text)
        if match:
            return _found(row, match, "names", pages)
        if row.text.startswith(("Before", "BEFORE")):
            following = [one for one in rows[index : index + 4] if one.text]
            page = next(page for page in pages if page.number == row.page)
            text = page.text[row.start : following[-1].end].replace("\n", " ")
            if match := _PANEL.match(text):
                whole = Row(row.page, row.start, following[-1].end, text)
                return _found(whole, match, match.lastgroup or "", pages)
    return None


def _signature(rows: Sequence[Row], pages: Sequence[Page]) -> Found | None:
    """Find the name above the last "United States District Judge"."""
    filled = [row for row in rows if re.search(r"\w", row.text)]
    for index in range(len(filled) - 1, 0, -1):
        if not _SIGNED.fullmatch(filled[index].text.strip(" .,")):
            continue
        row = filled[index - 1]
        if (match := _NAME_ONLY.fullmatch(row.text.strip(" .,"))) and " " in match["name"]:
            signed = row.part(row.text.index(match["name"]))
            return _found(signed, _NAME_ONLY.match(signed.text) or match, "name", pages)
    for row in reversed(filled):
        match = re.fullmatch(rf"(?P<name>{_NAME}),?\s(?i:{_TITLE})", row.text)
        if match:
            return _found(row, match, "name", pages)
    return None


def find_attorneys(
    head: Sequence[Row], heading: int, tail: Sequence[Row], pages: Sequence[Page], *, opinion: bool
) -> list[Party]:
    """Find the attorneys in the block above a pleading's heading, among appearances, or under its signature.

    :param head: the rows of the first page's head, and of the next page's.
    :param heading: the row at which the court's heading begins.
    :param tail: the last rows.
    :param pages: the document's pages.
    :param opinion: whether it is a decision of a court, which names counsel in front of it.
    """
    found = (
        list(_listed(head[:heading], pages))
        or list(_appearing(head[heading:], pages))
        or (list(_named_counsel(pages)) if opinion else list(_signing(tail, pages)))
    )
    return list({lawyer.name.casefold(): lawyer for lawyer in reversed(found)}.values())[::-1]


def _side(text: str) -> str | None:
    """Return the role in "Plaintiffs Whitlock Cold Chain, Inc. and …", or None."""
    words = re.split(r"[\s,]+", text.strip())
    for few in (" ".join(words[:2]), words[0]):
        if (parted := split_role(few)) and not parted[0]:
            return singular_role(parted[1])
    return None


def _listed(rows: Sequence[Row], pages: Sequence[Page]) -> Iterator[Party]:
    waiting: list[Row] = []
    for row in rows:
        if match := _BAR.match(row.text):
            waiting.append(row.part(match.start("name"), match.end("name")))
        elif match := _FOR.match(row.text):
            yield from (Party(part.text, _side(match["whom"]), source_of([part], pages)) for part in waiting)
            waiting = []
    yield from (Party(part.text, None, source_of([part], pages)) for part in waiting)


def _appearing(rows: Sequence[Row], pages: Sequence[Page]) -> Iterator[Party]:
    """Read a transcript's appearances: under "APPEARANCES", or as "For Plaintiff: LEONORA J. PRYCE,"."""
    inside, side = False, None
    for index, row in enumerate(rows):
        inside = inside or bool(re.match(r"A\s?P\s?P\s?E\s?A\s?R\s?A\s?N\s?C\s?E\s?S", row.text))
        if _FOR_SIDE.match(row.text):
            both = _with_next(row, rows[index + 1 : index + 2], pages) if _OPEN_NAME.search(row.text) else row
            match = _FOR_SIDE.match(both.text)
            side = _side(match["whom"]) if match else None
            if match and side and match["name"] and " " in match["name"]:
                part = both.part(match.start("name"), match.end("name"))
                yield Party(part.text, side, source_of([part], pages))
        elif inside and (match := _BAR.match(row.text)):
            part = row.part(match.start("name"), match.end("name"))
            following = " ".join(one.text for one in rows[index : index + 2])
            of = _ON_BEHALF.search(following)
            yield Party(part.text, (_side(of["whom"]) if of else None) or side, source_of([part], pages))


def _with_next(row: Row, following: Sequence[Row], pages: Sequence[Page]) -> Row:
    """Put a row and the next of its page together: a name may be parted over the two."""
    if not following or following[0].page != row.page:
        return row
    page = next(page for page in pages if page.number == row.page)
    end = following[0].end
    return Row(row.page, row.start, end, page.text[row.start : end].replace("\n", " "))


def _named_counsel(pages: Sequence[Page]) -> Iterator[Party]:
    """Read an opinion's counsel: "Ray C. Mayo, Jr., for petitioners." """
    for page in pages[:_COUNSEL_PAGES]:
        for match in _COUNSEL.finditer(page.text[:OPENING]):
            side = _side(match["whom"])
            if side and " " in match["name"] and not _FIRM.search(match["name"]):
                start, end = match.span("name")
                name = " ".join(match["name"].split())
                yield Party(name, side, Source(page.number, TEXT, match["name"], start, end))


def _signing(rows: Sequence[Row], pages: Sequence[Page]) -> Iterator[Party]:
    for index, row in enumerate(rows):
        match = re.match(rf"(?:By:?\s)?/?s/\s?(?P<name>{_NAME})$", row.text)
        if not match:
            continue
        following = next((m for one in rows[index + 1 : index + 6] if (m := _FOR.match(one.text))), None)
        if following:
            part = row.part(match.start("name"), match.end("name"))
            yield Party(part.text, _side(following["whom"]), source_of([part], pages))
