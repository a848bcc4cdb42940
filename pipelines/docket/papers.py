"""A document as the tables have it: its case, title and day, whose it is, and its place on the docket."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.caption import docket_numbers
from ingest.caption.records import Found
from ingest.keys import Stretch
from pipelines.docket.naming import PartyName, filers_of_title, of_role, plain, spellings
from pipelines.docket.sources import Source
from pipelines.routes.filings import KINDS
from pipelines.storage.register import DocumentEntry
from pipelines.text import single_spaced, words

_STAMPED = re.compile(
    r"\bDoc(?:ument)?\.?:?\s(?:No\.\s)?#?(?P<number>\d{1,4})(?P<attached>-\d+)?\s", re.IGNORECASE
)
_NO_FILING = frozenset(
    [
        "docket sheet",
        "deposition transcript",
        "hearing transcript",
        "contract",
        "letter",
        "subpoena",
        "discovery",
    ]
)
"""Kinds of papers that are not filed by themselves."""
_OPENS = {"complaint": "plaintiff", "petition": "petitioner"}
"""Whose a paper is by its kind, where its title does not say it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document.

    :param entry: as the library lists it.
    :param case: the docket number by which its case goes; None where it bears none.
    :param title: what it calls itself; None where nothing does.
    :param number: its number on the docket, from its filing stamp.
    :param attached: whether the stamp says that it is attached to another paper.
    :param parties: the parties of its caption, one spelling for each.
    """

    entry: DocumentEntry
    case: str | None
    title: str | None
    number: int | None
    attached: bool
    parties: tuple[PartyName, ...]

    @property
    def kind(self) -> str | None:
        """What it is."""
        kind = self.entry.caption.kind
        return kind.value if kind else None

    @property
    def day(self) -> str | None:
        """The day of filing, or else the one that it bears."""
        day = self.entry.caption.filed or self.entry.caption.dated
        return day.value if day else None

    @property
    def is_filing(self) -> bool:
        """Whether it is filed or entered in a case by itself."""
        return self.kind is not None and self.kind not in _NO_FILING and not self.attached

    def filers(self) -> tuple[PartyName, ...]:
        """Return whose it is, as its title or its kind says it."""
        if self.title and (found := filers_of_title(self.title, self.parties)):
            return found
        role = _OPENS.get(self.kind or "")
        return of_role(role, self.parties, several=True) if role else ()

    def source(self, top: str) -> Source:
        """Return what it is cited by: its title, or else the first line that it has.

        :param top: the text of its first page.
        """
        caption = self.entry.caption
        main = (caption.kind.source.stretch if caption.kind else None) or _first_line(top)
        day = caption.filed or caption.dated
        number = caption.docket_numbers[0] if caption.docket_numbers else None
        named: dict[str, Found | None] = {
            "day": day,
            "filed": caption.filed,
            "dated": caption.dated,
            "judge": caption.judge,
            "court": caption.court,
            "case_number": number,
        }
        parts = {name: at for name, part in named.items() if part and (at := part.source.stretch)}
        return Source(self.entry.document_id, (main,), parts)


def papers(entries: Iterable[DocumentEntry], stamps: Mapping[str, tuple[str, ...]]) -> list[Paper]:
    """Make papers of a matter's documents.

    :param entries: the documents.
    :param stamps: by document, the lines that were taken out of its first page.
    """
    entries = list(entries)
    cases = _cases(entries)
    spelled = spellings(party.name for entry in entries for party in entry.caption.parties)
    return [_paper(entry, cases, spelled, stamps.get(entry.document_id, ())) for entry in entries]


def _paper(
    entry: DocumentEntry, cases: Mapping[str, str], spelled: Mapping[str, str], stamps: tuple[str, ...]
) -> Paper:
    caption = entry.caption
    numbers = [docket_numbers.key(number.value) for number in caption.docket_numbers]
    stamp = next((found for line in stamps if (found := _STAMPED.search(f"{line} "))), None)
    parties = (PartyName(spelled[plain(party.name)], party.role or "") for party in caption.parties)
    return Paper(
        entry=entry,
        case=cases[numbers[0]] if numbers else None,
        title=_title(entry),
        number=int(stamp["number"]) if stamp else None,
        attached=bool(stamp and stamp["attached"]),
        parties=tuple(dict.fromkeys(parties)),
    )


def _cases(entries: Iterable[DocumentEntry]) -> dict[str, str]:
    """Return the printing by which a case goes, the longest there is, by what all its printings share."""
    found: dict[str, str] = {}
    for entry in entries:
        for number in entry.caption.docket_numbers:
            key = docket_numbers.key(number.value)
            found[key] = max(found.get(key, ""), number.value, key=len)
    return found


def _title(entry: DocumentEntry) -> str | None:
    """Return the title that says the kind; what else says it, a letter's close or a judge's name, is none."""
    kind = entry.caption.kind
    if kind is None:
        return None
    quote = single_spaced(kind.source.quote)
    named = any(word.written.lower().rstrip("s") in KINDS for word in words(quote))
    return quote if named or kind.value.upper() in quote.upper() else None


def _first_line(text: str) -> Stretch:
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return Stretch(1, start, len(text) if end < 0 else end)
