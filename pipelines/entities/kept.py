"""What the register keeps of names: those found in each document, and what was put right by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from pipelines.entities.records import DocumentNames
from pipelines.storage.database import Database

FORGET_EDITS = (
    "DELETE FROM entity_edits WHERE NOT EXISTS (SELECT 1 FROM entity_edit_names WHERE edit = number "
    "AND NOT other)"
    " OR (act = 'merge' AND NOT EXISTS (SELECT 1 FROM entity_edit_names WHERE edit = number AND other))"
)
"""Removes what was done by hand to names that are gone, with the documents that held them."""


class Act(StrEnum):
    """What is done by hand."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, order=True)
class NameInDocument:
    """A name in a document, as hands put it together or apart.

    :param document_id: the document.
    :param kind: what it names.
    :param text: its spelling, in lower case.
    """

    document_id: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Something done by hand, until it is undone.

    :param number: names it; later ones are greater.
    :param act: what was done.
    :param names: the names that were put together with others, or taken apart from theirs.
    :param others: what they were put together with; none where they were taken apart.
    """

    number: int
    act: Act
    names: tuple[NameInDocument, ...]
    others: tuple[NameInDocument, ...] = ()


class EntityBook(Database):
    """What the register does for names; :class:`pipelines.storage.register.Register` is one."""

    def names_of(self, document_id: str) -> DocumentNames | None:
        """Return the names that were found in a document, or None where it was not looked through.

        :param document_id: the document.
        """
        rows = self._rows("SELECT found FROM document_names WHERE document_id = ?", [document_id])
        return DocumentNames.model_validate_json(rows[0][0]) if rows else None

    def named_documents(self) -> set[tuple[str, int]]:
        """Return the documents that were looked through, each with the version of the rules."""
        rows = self._rows("SELECT document_id, version FROM document_names")
        return {(str(document_id), int(version)) for document_id, version in rows}

    def keep_names(self, document_id: str, found: DocumentNames) -> None:
        """Keep the names that were found in a document; nothing is kept of one that is gone.

        :param document_id: the document.
        :param found: what was found.
        """
        with self._transaction() as database:
            database.execute(
                "INSERT OR REPLACE INTO document_names SELECT document_id, ?, ? FROM documents"
                " WHERE document_id = ?",
                [found.version, found.model_dump_json(), document_id],
            )

    def entity_edits(self) -> list[Edit]:
        """Return what was done by hand, in order."""
        rows = self._rows(
            "SELECT number, act, other, document_id, kind, text FROM entity_edits JOIN entity_edit_names"
            " ON edit = number ORDER BY number, other, document_id, kind, text"
        )
        edits: dict[int, tuple[Act, list[NameInDocument], list[NameInDocument]]] = {}
        for number, act, other, *name in rows:
            _, names, others = edits.setdefault(number, (Act(act), [], []))
            (others if other else names).append(NameInDocument(*name))
        return [
            Edit(number, act, tuple(names), tuple(others)) for number, (act, names, others) in edits.items()
        ]

    def add_entity_edit(
        self, act: Act, names: Iterable[NameInDocument], others: Iterable[NameInDocument] = ()
    ) -> int:
        """Keep something done by hand.

        :param act: what is done.
        :param names: the names that are put together with others, or taken apart from theirs.
        :param others: what they are put together with.
        :returns: its number.
        """
        with self._transaction() as database:
            made = datetime.now(UTC).isoformat(timespec="seconds")
            number = database.execute(
                "INSERT INTO entity_edits (act, made) VALUES (?, ?)", [act, made]
            ).lastrowid
            rows = [(number, 0, name) for name in names] + [(number, 1, name) for name in others]
            database.executemany(
                "INSERT INTO entity_edit_names SELECT ?, ?, document_id, ?, ? FROM documents WHERE "
                "document_id = ?",
                [(edit, other, name.kind, name.text, name.document_id) for edit, other, name in rows],
            )
            database.execute(FORGET_EDITS)
        return int(number or 0)

    def undo_entity_edit(self, number: int) -> None:
        """Undo something done by hand; it is no error when it was undone before.

        :param number: which.
        """
        with self._transaction() as database:
            database.execute("DELETE FROM entity_edits WHERE number = ?", [number])
