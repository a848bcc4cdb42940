"""Where a row's values stand: the stretches of pages by which it is cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.keys import Stretch

Row = dict[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Source:
    """What a row is cited by.

    :param document_id: the document.
    :param stretches: the words that the row was read from; two where they run over a page's end.
    :param parts: by column, where else one of its values stands.
    """

    document_id: str
    stretches: tuple[Stretch, ...]
    parts: Mapping[str, Stretch] = field(default_factory=dict)


class Rows:
    """The rows of one table, each with its source.

    :param first: the place of the first row.
    """

    def __init__(self, first: int) -> None:
        self._first = first
        self.rows: list[Row] = []
        self.sources: list[Source] = []

    def add(self, source: Source, **values: str | int | None) -> None:
        """Add a row.

        :param source: what it is cited by.
        :param values: its columns but those by which it is cited.
        """
        at = source.stretches[0]
        self.rows.append(
            {
                "place": self._first + len(self.rows),
                "document_id": source.document_id,
                "page": at.page,
                "start_offset": at.start,
                "end_offset": at.end,
                **values,
            }
        )
        self.sources.append(source)

    def source(self, place: int) -> Source | None:
        """Return the source of a row, or None where it is none of this table's.

        :param place: its place.
        """
        index = place - self._first
        return self.sources[index] if 0 <= index < len(self.sources) else None
