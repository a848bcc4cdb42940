"""What was filed in a case: entries of its docket sheet, and papers among the files. Pure functions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.keys import Stretch
from ingest.sentences import sentence_spans
from pipelines.docket import entries as sheet
from pipelines.docket.entries import Entry
from pipelines.docket.naming import PartyName, filers, judge_of, judges_in, surnames
from pipelines.docket.papers import Paper
from pipelines.docket.sources import Source
from pipelines.text import single_spaced

_BY_COURT = frozenset(
    [
        *"order minutes judgment transcript summons verdict opinion".split(),
        *("case assignment", "stipulation and order", "report and recommendation"),
    ]
)
"""Kinds of entries that no party files."""
_CLERKS = re.compile(r"clerk", re.IGNORECASE)
_TITLE_ENDS = re.compile(r",?\s(?:filed\s)?by\s|\sagainst\s|[:;]|\s\((?!\d)")
_LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Docketed:
    """Something that was filed or entered.

    :param case: the docket number; None where it is not known.
    :param number: its number on the docket.
    :param day: the day, ISO 8601.
    :param kind: what it is.
    :param title: how the entry opens, or what the paper calls itself.
    :param text: the docket text; of a paper what it calls itself.
    :param filers: who filed it.
    :param judge: the judge that it names.
    :param source: what it is cited by.
    :param sheet: the file name of the docket sheet that lists it, or None.
    :param paper: the file name of the paper, or None.
    :param by_court: whether the court enters what is of its kind, and no party files it.
    :param disposition: how it came out, where another entry rules on it.
    :param ruled_in: the number of that entry.
    :param ruled_on: its day.
    """

    case: str | None
    number: int | None
    day: str | None
    kind: str | None
    title: str | None
    text: str | None
    filers: tuple[PartyName, ...]
    judge: str | None
    source: Source
    sheet: str | None = None
    paper: str | None = None
    by_court: bool = False
    disposition: str | None = None
    ruled_in: int | None = None
    ruled_on: str | None = None


def docketed(
    papers: Sequence[Paper],
    sheets: Mapping[str, Sequence[tuple[int, str]]],
    tops: Mapping[str, str],
) -> Iterator[Docketed]:
    """Put together what was filed.

    :param papers: the matter's documents.
    :param sheets: by document, the number and text of each page of its docket sheets.
    :param tops: by document, the text of its first page.
    :returns: by case; an entry whose paper is among the files is one with it.
    """
    listed: list[Docketed] = []
    for paper in papers:
        if pages := sheets.get(paper.entry.document_id):
            listed += _listed(paper, sheet.entries(pages))
    listed = _first_of_each(listed)
    by_number = {(each.case, each.number): n for n, each in enumerate(listed) if each.number is not None}
    alone: list[Docketed] = []
    for paper in papers:
        if not paper.is_filing:
            continue
        place = by_number.get((paper.case, paper.number or 0)) if paper.case else None
        if place is None:
            place = _same_day(paper, listed)
        if place is None:
            alone.append(_alone(paper, tops.get(paper.entry.document_id, "")))
        elif listed[place].paper is None:
            listed[place] = replace(listed[place], paper=paper.entry.name)
    yield from sorted(
        [*listed, *alone], key=lambda each: (each.case or "~", each.day or "~", each.number or 0)
    )


def _listed(paper: Paper, found: Sequence[Entry]) -> Iterator[Docketed]:
    judge = paper.entry.caption.judge
    named = [name for entry in found for name in judges_in(entry.text)]
    known = surnames([*([judge.value] if judge else []), *named])
    ruled = _ruled(found)
    for entry in found:
        kind = sheet.kind_of(entry.text)
        by_court = kind in _BY_COURT or (kind == "notice" and _CLERKS.match(entry.text) is not None)
        disposition, by = ruled.get(entry.number or -1, (None, None))
        if disposition is None and sheet.is_withdrawn(entry.text):
            disposition = "withdrawn"
        yield Docketed(
            case=paper.case,
            number=entry.number,
            day=entry.day,
            kind=kind,
            title=_title(entry.text),
            text=entry.text,
            filers=() if by_court else filers(entry.text, paper.parties),
            judge=judge_of(entry.text, known),
            source=Source(paper.entry.document_id, entry.stretches, _parts(by)),
            sheet=paper.entry.name,
            by_court=by_court,
            disposition=disposition,
            ruled_in=by.number if by else None,
            ruled_on=by.day if by else None,
        )


def _parts(by: Entry | None) -> dict[str, Stretch]:
    return {"disposition": by.stretches[0]} if by else {}


def _ruled(found: Sequence[Entry]) -> dict[int, tuple[str, Entry]]:
    """Return how entries came out, by number, and the entry that says so: the last one that does."""
    known = {entry.number for entry in found if entry.number is not None}
    ruled: dict[int, tuple[str, Entry]] = {}
    for entry in found:
        for on in sheet.rulings(entry.text):
            if on.number in known and (entry.number is None or on.number < entry.number):
                ruled[on.number] = on.disposition, entry
    return ruled


def _title(text: str) -> str:
    sentences = sentence_spans(text)
    first = text[slice(*sentences[0])] if sentences else text
    end = _TITLE_ENDS.search(first)
    title = first[: end.start()] if end and end.start() > 0 else first
    return single_spaced(title)[:_LONGEST_TITLE].rstrip(" .,")


def _first_of_each(listed: Iterable[Docketed]) -> list[Docketed]:
    """Leave out what another docket sheet of the same case lists, too."""
    seen: defaultdict[tuple[object, ...], set[str | None]] = defaultdict(set)
    found = []
    for each in listed:
        key = (each.case, each.number, each.day, None if each.number is not None else each.title)
        if not each.case or not seen[key] or each.sheet in seen[key]:
            found.append(each)
        seen[key].add(each.sheet)
    return found


def _same_day(paper: Paper, listed: Sequence[Docketed]) -> int | None:
    """Return the place of the only entry of a paper's case, kind and day, where it bears no number."""
    if paper.number is not None or not paper.case or not paper.day:
        return None
    wanted = (paper.case, paper.kind, paper.day)
    fit = [place for place, each in enumerate(listed) if (each.case, each.kind, each.day) == wanted]
    return fit[0] if len(fit) == 1 else None


def _alone(paper: Paper, top: str) -> Docketed:
    judge = paper.entry.caption.judge
    by_court = paper.kind in _BY_COURT
    return Docketed(
        case=paper.case,
        number=paper.number,
        day=paper.day,
        kind=paper.kind,
        title=paper.title,
        text=paper.title,
        filers=() if by_court else paper.filers(),
        judge=" ".join(judge.value.split()) if judge else None,
        source=paper.source(top),
        paper=paper.entry.name,
        by_court=by_court,
    )
