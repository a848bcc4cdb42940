"""Answers that the register keeps hold text of documents: deleting a document takes them along."""

from __future__ import annotations

import sqlite3

from pipelines.records import Answer

DELETED = "A document that this answer relied on was deleted, and the answer with it. Ask again."


def kept_json(database: sqlite3.Connection, answer: Answer | None) -> str | None:
    """Return an answer as the register keeps it, or None when a document that it relies on is gone.

    :param database: the register's, in a transaction.
    :param answer: the answer, or None.
    """
    if answer is None:
        return None
    sources = {item.document_id for item in answer.evidence}
    sources |= {citation.document_id for citation in answer.citations}
    sources |= set(answer.understood_as.sources) if answer.understood_as else set()
    marks = ",".join("?" * len(sources))
    query = f"SELECT count(*) FROM documents WHERE whole AND document_id IN ({marks})"  # noqa: S608
    here: int = database.execute(query, list(sources)).fetchone()[0]
    return answer.model_dump_json() if here == len(sources) else None


def forget_answers(database: sqlite3.Connection, document_id: str) -> None:
    """Remove the answers that hold text of a document; the questions, and what answers were worth, stay.

    :param database: the register's, in a transaction.
    :param document_id: the document.
    """
    database.execute("UPDATE check_results SET answer = NULL WHERE instr(answer, ?)", [document_id])
    database.execute(
        "UPDATE turns SET answer = NULL, error = ? WHERE instr(answer, ?)", [DELETED, document_id]
    )
