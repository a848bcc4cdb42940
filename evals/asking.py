"""A collection of files is ingested into one matter, and every question asked of it."""

from __future__ import annotations

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
from pipelines.events import Answered
from pipelines.indexing import Ingestion
from pipelines.matter import Matter
from pipelines.models.engine import close_engines
from pipelines.records import Answer
from pipelines.settings import Settings


@dataclass(frozen=True, slots=True)
class Result:
    """A question, its answer and what that is worth."""

    question: Question
    answer: Answer
    score: Score


@contextmanager
def asked_matter(files: Path, settings: Settings) -> Iterator[tuple[Matter, list[str]]]:
    """Ingest a folder's PDFs into a matter of their own, which lasts for the block.

    :param files: a folder of PDFs; those whose names open with ``derived_`` repeat others and are left out.
    :param settings: where the models lie.
    :returns: the matter, and what was wrong with the files that were refused.
    """
    paths = [path for path in sorted(files.glob("*.[pP][dD][fF]")) if not path.name.startswith("derived_")]
    with tempfile.TemporaryDirectory() as home, Matter(Path(home)) as matter:
        results = Ingestion(matter, settings.models_folder).run([(path, None) for path in paths])
        yield matter, [result.error for result in results if result.error]


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
    generator = CachedChatGenerator(
        str(cache),
        settings.model,
        str(settings.models_folder),
        max_new_tokens=ANSWER_TOKENS,
        context_tokens=CONTEXT_TOKENS,
    )
    answerer = Answerer(matter, settings.models_folder, settings.model, generator=generator)
    try:
        for question in questions:
            events = answerer.ask(question.text)
            answer = next(event.answer for event in events if isinstance(event, Answered))
            cited = {
                (citation.document_id, part.page)
                for citation in answer.citations
                for part in (citation, citation.continues)
                if part
            }
            pages = {place: _stored_text(matter, *place) for place in cited}
            yield Result(question, answer, score(question, answer, pages))
    finally:
        close_engines()


def _stored_text(matter: Matter, document_id: str, number: int) -> str:
    page = matter.register.page(document_id, number)
    return page.text if page else ""
