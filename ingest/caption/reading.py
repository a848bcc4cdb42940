"""A document's caption, read from its first pages, its last, and its filing stamps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from haystack import component

from ingest.caption import contracts, courts, docket_numbers, kinds, parties, people
from ingest.caption.dates import find_dates
from ingest.caption.records import STAMP, Caption, Found, Party, Source
from ingest.caption.rows import HEAD_ROWS, TAIL_ROWS, Row, is_prose, rows_of, source_of, split_columns
from ingest.records import Page

_HEAD_PAGES = 4
_STAMP_DATE = re.compile(r"(?:Filed|Entered):?\s|,\s(?=\d\d/)", re.IGNORECASE)
_FILED = re.compile(
    r"^\W*(?:Date\s)?(?:E-?)?F\s?I\s?L\s?E\s?D\b|\b(?:FILED|Filed|Date\sFiled|Entered)\s?:?\s?(?:on\s)?(?=[A-Z\d])|\bDECIDED\b|\bDecided\b",
)
_DATED = re.compile(
    r"(?:^|\W)(?:DATED|Dated|Date|DATE|Signed|SIGNED|ENTERED|Entered)\b\s?:?|\bDated?\sthis\b", re.IGNORECASE
)
_LETTER_CLOSE = re.compile(
    r"^(?:(?:Very|Yours|Respectfully)\s(?:truly|sincerely)\b.*|Sincerely\b.*|Yours,?|(?:Best|Kind)\sregards.*)",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"^(?:Dear\s.{2,80}[:,]|To\sWhom\sIt\sMay\sConcern)", re.IGNORECASE)
_RE = re.compile(r"^\W*Re\s?:\s*", re.IGNORECASE)
_TITLE_LABEL = re.compile(r"^Title\b\s?:?\s*", re.IGNORECASE)
_OWN_CAPTION = re.compile(r"(?:OFFICIAL\s)?(?:COURT\sOF\sAPPEALS\s)?CAPTION\b")
_COURT_PAPERS = frozenset({"order", "opinion", "judgment", "minutes", "report and recommendation", "mandate"})
_OPINION = re.compile(
    r"\b(?:PER\sCURIAM|Per\sCuriam)\b|\bOpinion\sof\sthe\sCourt\b|\bdelivered\sthe\sopinion\b|\bT\.\s?C\.\s(?:Memo|Summary)"
)
_HEARING = re.compile(r"\babove-entitled\smatter\scame\son\b|^P\sR\sO\sC\sE\sE\sD\sI\sN\sG\sS")


@component
class CaptionReader:
    """Reads what a document's pages say of it: docket numbers, court, parties, judge, kind, dates."""

    @component.output_types(caption=Caption)
    def run(self, pages: list[Page]) -> dict[str, Any]:
        """Read the caption.

        :param pages: the document's pages.
        :returns: ``caption``.
        """
        return {"caption": read_caption(pages)}


def read_caption(pages: Sequence[Page]) -> Caption:
    """Read a document's caption.

    :param pages: all its pages; those without text are passed over.
    :returns: what could be told; the rest is left out rather than guessed.
    """
    filled = [page for page in pages if page.text]
    if not filled:
        return Caption(**_from_stamps(pages))
    return _Reading(pages, filled).caption()


def _from_stamps(pages: Sequence[Page]) -> dict[str, Any]:
    number, filed = docket_numbers.find_stamped(pages), _stamped_date(pages)
    return {"docket_numbers": (number,) if number else (), "filed": filed}


def _stamped_date(pages: Sequence[Page]) -> Found | None:
    for page in pages:
        for line in page.furniture:
            if re.match(r"(?:Appellate\s)?(?:Case|USCA)", line) and (found := next(find_dates(line), None)):
                return Found(found.day, Source(page.number, STAMP, line))
    return None


class _Reading:
    """One reading of one document: what it has found so far narrows where the rest is looked for."""

    def __init__(self, pages: Sequence[Page], filled: Sequence[Page]) -> None:
        self.pages = pages
        self.front = filled[:_HEAD_PAGES]
        self.head = rows_of(filled[0])[:HEAD_ROWS]
        self.second = rows_of(filled[1])[:HEAD_ROWS] if len(filled) > 1 else []
        self.opening = [row for page in self.front for row in rows_of(page)]
        self.tail = [row for page in filled[-2:] for row in rows_of(page)][-2 * TAIL_ROWS :]
        # Only a page that opens the document can bear its heading.
        opens = filled[0].number == pages[0].number
        self.heading = courts.find_heading(self.head) if opens else None

    def caption(self) -> Caption:
        if self._is_letter():
            return self._letter()
        if self.heading is None:
            contract = contracts.find_contract(self.front)
            if contract:
                kind = Found("contract", contract.title)
                return Caption(kind=kind, parties=contract.parties, dated=contract.dated)
            stamps = _from_stamps(self.pages)
            return Caption(**stamps)
        return self._court_paper(self.heading)

    # Letters

    def _is_letter(self) -> bool:
        rows = [*self.opening, *self.tail]
        dear = any(_SALUTATION.match(row.text) for row in rows)
        closed = any(_LETTER_CLOSE.match(row.text) for row in self.tail)
        return closed and (dear or any(_RE.match(row.text) for row in rows))

    def _letter(self) -> Caption:
        rows = [row for page in self.pages if page.text for row in rows_of(page)]
        dated = next((self._date(row) for row in self.head if self._is_date_row(row)), None)
        subject = self._subject(rows)
        numbers = docket_numbers.find_docket_numbers(self._parts_with_numbers(subject), self.pages)
        stamped = docket_numbers.find_stamped(self.pages)
        numbers = docket_numbers.distinct([*numbers, *([stamped] if stamped else [])])
        named = self._official_caption() or parties.find_in_title(
            self._name_parts(subject), self.pages, trial=False
        )
        filed = _stamped_date(self.pages) or self._filed(self.head)
        row = next(row for row in self.tail if _LETTER_CLOSE.match(row.text))
        return Caption(
            kind=Found("letter", source_of([row], self.pages)),
            docket_numbers=tuple(numbers),
            court=self._court(),
            parties=tuple(named),
            filed=filed,
            dated=dated,
        )

    def _is_date_row(self, row: Row) -> bool:
        found = next(find_dates(row.text), None)
        return found is not None and len(row.text) - (found.end - found.start) <= 18

    def _subject(self, rows: Sequence[Row]) -> list[Row]:
        """The rows of "Re: …", up to the salutation or a blank row."""
        first = next((i for i, row in enumerate(rows) if _RE.match(row.text)), None)
        if first is None:
            return []
        subject = [rows[first].part(len(_RE.match(rows[first].text)[0]))]  # type: ignore[index]
        for row in rows[first + 1 : first + 6]:
            if not row.text or _SALUTATION.match(row.text) or is_prose(row.text):
                break
            subject.append(row)
        return subject

    @staticmethod
    def _parts_with_numbers(rows: Sequence[Row]) -> list[Row]:
        """The rows of a subject without the number of the court below, which some name in the same row."""
        return [
            row.part(0, m.start()) if (m := re.search(r"\bOriginating\b", row.text)) else row for row in rows
        ]

    @staticmethod
    def _name_parts(rows: Sequence[Row]) -> list[Row]:
        """The rows of a subject or title that name the case, without numbers before and behind them."""
        parts: list[Row] = []
        for row in rows:
            start = 0
            if parts and re.match(r"\(?Nos?\.", row.text):
                break
            if match := re.match(r"(?:Case\s)?Nos?\.?:?\s?\S*\d\S*[,;:]?\s", row.text):
                start = match.end()
            end = re.search(
                r"\s(?:Originating|Case|Docket|Civil)\s?(?:Action\s|Case\s)?(?:No|Num)|,?\sNos?\.\s",
                row.text[start:],
            )
            part = row.part(start, start + end.start() if end else None)
            if re.match(r"(?:No\.|Nos\.|(?:\w+\s)*Case\sNumber|Insured|Policy|Claim|Docket)", part.text):
                break
            parts.append(part)
            if end:
                break
        return parts

    def _official_caption(self) -> list[Party]:
        for page in self.pages[1:]:
            rows = rows_of(page)
            at = next((i for i, row in enumerate(rows[:6]) if _OWN_CAPTION.search(row.text)), None)
            if at is not None and (found := parties.find_parties(rows, at + 1, self.pages)):
                return found.parties
        return []

    # Papers of and for a court

    def _court(self) -> Found | None:
        if self.heading is None:
            return None
        rows = [row for row in self.head[self.heading.first : self.heading.last + 1] if row.text]
        return Found(self.heading.name, source_of(rows, self.pages))

    def _court_paper(self, heading: courts.Heading) -> Caption:
        left, right = split_columns(self.head)
        start = heading.last + 1
        appellate = courts.is_appellate(heading.name)
        named = parties.find_parties(left, start, self.pages)
        end = named.end if named else start
        if named is None and heading.first:  # reporters print the court below the parties
            named = parties.find_parties(left[: heading.first], 0, self.pages)
        body = next((i for i in range(end, len(left)) if is_prose(left[i].text)), len(left))
        zone = [part for i in range(body) for part in (left[i], right[i]) if part.text]
        kind = self._kind(left, right, start, end, body, appellate)
        stamped = docket_numbers.find_stamped(self.pages)
        numbers = docket_numbers.find_docket_numbers(zone, self.pages)
        if not numbers and self.second:
            numbers = docket_numbers.find_docket_numbers(self.second[:4], self.pages)
        if (
            stamped
            and numbers
            and all(docket_numbers.key(n.value) != docket_numbers.key(stamped.value) for n in numbers)
        ):
            numbers.append(stamped)
        found = list(named.parties) if named else []
        opinion = kind is not None and kind.value == "opinion"
        lawyers = people.find_attorneys(
            [*self.head, *self.second], heading.first, self.tail, self.pages, opinion=opinion
        )
        if kind and kind.value == "docket sheet":
            listed, represented = parties.find_in_docket_sheet(self.head, self.pages)
            found, lawyers = listed or found, represented or lawyers
        if kind and kind.value == "minutes" and not found:
            found = self._minutes_parties(body)
        filed = _stamped_date(self.pages) or self._filed([*self.head, *self.second[:12]])
        dated = self._dated(kind)
        if filed is None and kind and kind.value in _COURT_PAPERS:
            filed = dated
        judge = people.find_judge(self.opening, self.tail, self.pages, appellate=appellate)
        return Caption(
            kind=kind,
            docket_numbers=tuple(numbers) or ((stamped,) if stamped else ()),
            court=self._court(),
            judge=judge,
            parties=tuple(found),
            filed=filed,
            dated=dated,
            attorneys=tuple(lawyers),
        )

    def _minutes_parties(self, body: int) -> list[Party]:
        first = next((i for i, row in enumerate(self.head) if _TITLE_LABEL.match(row.text)), None)
        if first is None:
            return []
        opening = _TITLE_LABEL.match(self.head[first].text)
        rows = [self.head[first].part(opening.end() if opening else 0)]
        for row in self.head[first + 1 : first + 6]:
            if rows[0].text and (not row.text or re.match(r"\w+-?\d|Present|The\sHon", row.text)):
                break
            rows.append(row)
        said = " ".join(row.text for row in self.head)
        trial = bool(re.search(r"Plaintiff", said) and re.search(r"Defendant", said))
        return parties.find_in_title([row for row in rows if row.text], self.pages, trial=trial)

    def _kind(
        self, left: Sequence[Row], right: Sequence[Row], start: int, end: int, body: int, appellate: bool
    ) -> Found | None:
        behind = [row for row in left[end:body] if row.text]
        beside = [row for row in right[start:body] if row.text]
        above = [row for row in left[:end] if row.text]
        for rows in (beside, behind, above, self.second[:25] if len(left) < 60 else []):
            if found := kinds.find_kind(rows):
                name = found.name
                title = " ".join(row.text for row in rows[found.first : found.last + 1])
                if appellate and re.search(r"ORDER AND JUDG", title.upper()):
                    name = (
                        "opinion"  # so the Tenth Circuit calls its unpublished opinions (10th Cir. R. 36.1)
                    )
                return Found(name, source_of(rows[found.first : found.last + 1], self.pages))
        return self._untitled(appellate)

    def _untitled(self, appellate: bool) -> Found | None:
        """An opinion without a title shows by its author or its panel, a hearing by how it was opened."""
        if appellate:
            judge = people.find_judge(self.opening, [], self.pages, appellate=True)
            if judge:
                return Found("opinion", judge.source)
        for row in [*self.head, *self.second]:
            if _HEARING.search(row.text):
                return Found("hearing transcript", source_of([row], self.pages))
            if _OPINION.search(row.text):
                return Found("opinion", source_of([row], self.pages))
        return None

    # Dates

    def _date(self, row: Row) -> Found | None:
        found = next(find_dates(row.text), None)
        return Found(found.day, source_of([row.part(found.start, found.end)], self.pages)) if found else None

    def _filed(self, rows: Sequence[Row]) -> Found | None:
        for index, row in enumerate(rows):
            match = _FILED.search(row.text)
            if not match or is_prose(row.text):
                continue
            for part in [
                row.part(match.start()),
                *[one for one in rows[index + 1 : index + 6] if self._is_date_row(one)],
            ]:
                if found := self._date(part):
                    return found
        return None

    def _dated(self, kind: Found | None) -> Found | None:
        if kind and (kind.value == "minutes" or kind.value.endswith("transcript")):
            for index, row in enumerate(self.head):
                labelled = _DATED.search(row.text)
                if labelled and kind.value == "minutes":
                    following = [row.part(labelled.start()), *self.head[index + 1 : index + 3]]
                    if found := next((d for one in following if (d := self._date(one))), None):
                        return found
                if kind.value != "minutes" and self._is_date_row(row):
                    return self._date(row)
        for row in reversed(self.tail):
            if (
                (match := _DATED.search(row.text))
                and not is_prose(row.text)
                and (found := self._date(row.part(match.start())))
            ):
                return found
        return None
