"""The gold: questions with the places that answer them, read from JSON lines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

QUESTIONS = Path(__file__).with_name("questions.jsonl")
"""The sample corpus's."""

UNANSWERABLE = "unanswerable"


@dataclass(frozen=True, slots=True)
class Place:
    """A place that answers a question.

    :param document: the file's name.
    :param page: the page's number in the PDF, from 1.
    :param evidence: the words that answer, verbatim but for their spacing.
    """

    document: str
    page: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what is known of its answer.

    :param id: names it in reports and labels.
    :param text: as it is asked.
    :param kind: what it asks for, such as ``when`` or ``holding``; ``unanswerable`` where the files hold no
        answer.
    :param places: each answers the question, or a part of it where ``every`` is set; none where it is
        unanswerable.
    :param accepted: short answers, any of which is right.
    :param every: whether all of the places are needed, as for a question across documents.
    :param file: the name of the one file that it is asked of, which it does not name itself; None where it is
        asked of all.
    """

    id: str
    text: str
    kind: str
    places: tuple[Place, ...]
    accepted: tuple[str, ...]
    every: bool = False
    file: str | None = None

    @property
    def answerable(self) -> bool:
        """Whether the files answer it."""
        return bool(self.places)


def read_questions(path: Path) -> list[Question]:
    """Read a file of questions.

    Three forms of line are read: the sample corpus's (``documents``, a list of places), that of collections
    with one place a question (``doc``, ``page``, ``evidence``, ``alt_answers``, ``type``), and that of
    clauses asked of one contract (``doc``, ``category``, ``spans`` with ``pages``).

    :param path: JSON lines.
    :returns: the questions in order.
    :raises ValueError: when a line is not JSON or lacks a field.
    """
    questions = []
    with path.open(encoding="utf-8") as file:  # splitlines() would also end a line at U+2028 in a quote
        for number, line in enumerate(file, start=1):
            try:
                fields = json.loads(line)
                questions.append(_question(fields))
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{path.name}, line {number}: {error!r}") from error
    return questions


def _question(fields: dict[str, Any]) -> Question:
    if "spans" in fields:
        return _of_one_file(fields)
    return _of_one_place(fields) if "doc" in fields else _of_places(fields)


def _of_places(fields: dict[str, Any]) -> Question:
    return Question(
        id=fields["id"],
        text=fields["question"],
        kind=fields["kind"],
        places=tuple(Place(**place) for place in fields["documents"]),
        accepted=(fields["answer"], *fields["alternatives"]) if fields["answerable"] else (),
        every=fields.get("every", False),
    )


def _of_one_place(fields: dict[str, Any]) -> Question:
    return Question(
        id=fields["id"],
        text=fields["question"],
        kind=fields["type"],
        places=(Place(fields["doc"], fields["page"], fields["evidence"]),),
        accepted=(fields["answer"], *fields["alt_answers"]),
    )


def _of_one_file(fields: dict[str, Any]) -> Question:
    file, spans = fields["doc"], fields["spans"]
    return Question(
        id=fields["id"],
        text=fields["question"],
        kind=fields["category"] if spans else UNANSWERABLE,
        places=tuple(Place(file, page, span["text"]) for span in spans for page in span["pages"]),
        accepted=(fields["answer"],) if spans else (),
        file=file,
    )
