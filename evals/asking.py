"""A collection of files is ingested into one matter, and every question asked of it."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evals.generations import CachedChatGenerator
from evals.gold import Question
from evals.scoring import Score, score
from pipelines.answering import Answerer
from pipelines.drafting import ANSWER_TOKENS, CONTEXT_TOKENS
from pipelines.events import answer_of
from pipelines.ingestion.indexing import Ingestion
from pipelines.models.engine import close_engines
from pipelines.records import Answer
from pipelines.settings import Settings
from pipelines.storage.matter import Matter


@dataclass(frozen=True, slots=True)
class Result:
    """A question, its answer and what that is worth."""

    question: Question
    answer: Answer
    score: Score


def case_files(folder: Path) -> list[Path]:
    """Return a folder's PDFs; those whose names open with ``derived_`` repeat others and are left out.

    :param folder: the folder.
    """
    found = sorted(folder.glob("*.[pP][dD][fF]"))
    return [path for path in found if not path.name.startswith("derived_")]


def rounds(folder: Path, questions: Sequence[Question]) -> Iterator[tuple[list[Path], list[Question]]]:
    """Part questions by what they are asked of.

    :param folder: holds PDFs.
    :param questions: those asked of one file that is not in the folder are left out.
    :returns: files that make up a matter, and the questions to ask of it: all files, then each alone.
    """
    files = case_files(folder)
    if together := [question for question in questions if question.file is None]:
        yield files, together
    for file in files:
        if alone := [question for question in questions if question.file == file.name]:
            yield [file], alone


@contextmanager
def asked_matter(paths: Sequence[Path], settings: Settings) -> Iterator[tuple[Matter, list[str]]]:
    """Ingest PDFs into a matter of their own, which lasts for the block, as does its quiet.

    :param paths: the files.
    :param settings: where the models lie.
    :returns: the matter, and what was wrong with the files that were refused.
    """
    with quiet(), tempfile.TemporaryDirectory() as home, Matter(Path(home)) as matter:
        results = Ingestion(matter, settings.models_folder).run([(path, None) for path in paths])
        yield matter, [result.error for result in results if result.error]


@contextmanager
def quiet() -> Iterator[None]:
    """Log nothing below an error for the block: figures are read, and what they count is in them."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)


def ask_all(
    matter: Matter, questions: Sequence[Question], settings: Settings, cache: Path
) -> Iterator[Result]:
    """Ask every question, as the shipped app would.

    :param matter: holds the files.
    :param questions: with their gold.
    :param settings: the model and where the models lie.
    :param cache: where generations are kept.
    :returns: a result a question, in order.
    """
    with cached_answerer(matter, settings, cache) as answerer:
        yield from ask_each(matter, questions, answerer)


@contextmanager
def cached_answerer(matter: Matter, settings: Settings, cache: Path) -> Iterator[Answerer]:
    """Make an answerer that has no reply written twice; its model runs for the block.

    :param matter: holds the files.
    :param settings: the model and where the models lie.
    :param cache: where generations are kept.
    """
    generator = CachedChatGenerator(
        str(cache),
        settings.model,
        str(settings.models_folder),
        max_new_tokens=ANSWER_TOKENS,
        context_tokens=CONTEXT_TOKENS,
    )
    try:
        yield Answerer(matter, settings.models_folder, settings.model, generator=generator)
    finally:
        close_engines()


def ask_each(matter: Matter, questions: Sequence[Question], answerer: Answerer) -> Iterator[Result]:
    """Ask every question of an answerer.

    :param matter: holds the files.
    :param questions: with their gold.
    :param answerer: answers on the matter.
    :returns: a result a question, in order.
    """
    for question in questions:
        answer = answer_of(answerer.ask(question.text))
        cited = {
            (citation.document_id, part.page) for citation in answer.citations for part in citation.parts
        }
        pages = {place: _stored_text(matter, *place) for place in cited}
        yield Result(question, answer, score(question, answer, pages))


def _stored_text(matter: Matter, document_id: str, number: int) -> str:
    page = matter.register.page(document_id, number)
    return page.text if page else ""
