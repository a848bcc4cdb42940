"""What a caption says of its document, each part with the place it was read from. Frozen, typed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ingest.keys import Stretch

TEXT, STAMP, CORRECTED = "text", "stamp", "corrected"
"""Where a part of a caption comes from: a page's text, the lines taken out of it, or the user, who corrected
what was read."""


@dataclass(frozen=True, slots=True)
class Source:
    """The place that a part of a caption was read from.

    :param page: the page, from 1; None where the user said it.
    :param origin: :data:`TEXT`, :data:`STAMP` or :data:`CORRECTED`.
    :param quote: the words, verbatim.
    :param start: offset of the quote in the page's text; None where it does not stand in it.
    :param end: offset behind it, or None.
    """

    page: int | None
    origin: str
    quote: str
    start: int | None = None
    end: int | None = None

    @property
    def stretch(self) -> Stretch | None:
        """Where it stands in a page's text; None for a stamp, and for what the user said."""
        if self.origin != TEXT or self.page is None or self.start is None or self.end is None:
            return None
        return Stretch(self.page, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Found:
    """A part of a caption.

    :param value: as it is given out: as printed, a date in ISO 8601, a court by its full name.
    :param source: where it was read.
    """

    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class Party:
    """A party to a case or to a contract.

    :param name: as printed, without what describes it ("a Delaware corporation", "et al.").
    :param role: in lower case and in the singular ("plaintiff-appellee", "licensor"); None where the
        document does not say it.
    :param source: where the name was read.
    """

    name: str
    role: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Caption:
    """What a document says of itself. What it does not say is None, or empty.

    :param kind: what it is: "complaint", "order", "contract" …; see :mod:`ingest.caption.kinds`.
    :param docket_numbers: as printed, judges' initials and all, the document's own first.
    :param court: the court's full name as in courts-db; as printed where that does not know it.
    :param judge: who gave the decision or has the case; a panel where no author is named.
    :param parties: in the order in which they are named.
    :param filed: the day it was filed, or given by the court.
    :param dated: the day that a letter, a contract, a hearing, or a signature bears.
    :param attorneys: those who appear in it, the side that they appear for as role.
    :param corrected: the names of the fields that the user corrected; nothing in the file need say these.
    """

    kind: Found | None = None
    docket_numbers: tuple[Found, ...] = ()
    court: Found | None = None
    judge: Found | None = None
    parties: tuple[Party, ...] = ()
    filed: Found | None = None
    dated: Found | None = None
    attorneys: tuple[Party, ...] = ()
    corrected: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the caption in the form of the command-line contract; unknown fields are None."""
        found = {
            "docket_number": self.docket_numbers[0] if self.docket_numbers else None,
            "court": self.court,
            "judge": self.judge,
            "filed": self.filed,
            "dated": self.dated,
            "kind": self.kind,
        }
        values: dict[str, Any] = {name: part.value if part else None for name, part in found.items()}
        return {
            **values,
            "parties": [{"name": party.name, "role": party.role} for party in self.parties] or None,
            "docket_numbers": [number.value for number in self.docket_numbers],
            "attorneys": [{"name": lawyer.name, "for": lawyer.role} for lawyer in self.attorneys],
            "corrected": list(self.corrected),
            "sources": {
                **{name: asdict(part.source) for name, part in found.items() if part},
                "parties": [asdict(party.source) for party in self.parties],
                "docket_numbers": [asdict(number.source) for number in self.docket_numbers],
                "attorneys": [asdict(lawyer.source) for lawyer in self.attorneys],
            },
        }
