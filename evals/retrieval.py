"""``python -m evals.retrieval``: how well passages are found, by characters; nothing is drafted.

All files lie in one matter. Questions that were asked of one contract are put so that they name it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.build import PDFS
from evals.asking import asked_matter, case_files
from evals.characters import DEPTHS, Found, Marked, found, mean
from evals.gold import QUESTIONS, Place, Question, read_questions
from evals.located import locate
from evals.naming import named
from pipelines import settings
from pipelines.records import Evidence
from pipelines.search import retrieval
from pipelines.storage.matter import Matter


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A question and what was retrieved for it.

    :param question: with its gold.
    :param passages: the best first.
    :param first: file names of the documents that were searched first.
    :param places: where its gold stands, place by place; None where some cannot be located.
    """

    question: Question
    passages: Sequence[Evidence]
    first: frozenset[str]
    places: tuple[tuple[Marked, ...], ...] | None

    def at(self, depth: int) -> Found:
        """Measure the first passages.

        :param depth: how many.
        """
        assert self.places
        return found(self.places, self.question.every, self.passages[:depth])

    @property
    def misled(self) -> bool:
        """Whether documents were searched first and a gold one was not among them."""
        return bool(self.first) and not {place.document for place in self.question.places} & self.first


def retrieve_all(matter: Matter, questions: Sequence[Question], models_folder: Path) -> Iterator[Retrieved]:
    """Retrieve for every question that has an answer.

    :param matter: holds the files.
    :param questions: with their gold.
    :param models_folder: where prepared models lie.
    """
    pipeline = retrieval.build_pipeline(matter, models_folder)
    ids = {entry.name: entry.document_id for entry in matter.register.documents()}
    names = {document_id: name for name, document_id in ids.items()}
    for question in questions:
        if not question.answerable:
            continue
        first = frozenset(names[each] for each in matter.names.route(question.text).documents)
        passages = retrieval.retrieve(pipeline, question.text, DEPTHS[-1])
        places = tuple(_located(matter, ids, place) for place in question.places)
        yield Retrieved(question, passages, first, places if all(places) else None)


def _located(matter: Matter, ids: dict[str, str], place: Place) -> tuple[Marked, ...]:
    if place.document not in ids:
        return ()
    pages = [matter.register.page(ids[place.document], number) for number in (place.page, place.page + 1)]
    stretches = locate(place.evidence, place.page, [page.text for page in pages if page])
    return tuple((place.document, stretch) for stretch in stretches)


def report(results: Sequence[Retrieved]) -> str:
    """Return the figures as Markdown.

    :param results: of questions that have an answer.
    """
    counted = [result for result in results if result.places]
    rows = [
        "| first | recall | recall of an answer | precision | wrong document |",
        "| --- | --- | --- | --- | --- |",
    ]
    for depth in DEPTHS if counted else ():
        share = mean([result.at(depth) for result in counted])
        figures = (share.recall, share.answer, share.precision, share.wrong_document)
        rows.append(f"| {depth} | {' | '.join(f'{figure:.1%}' for figure in figures)} |")
    narrowed = [result for result in results if result.first]
    misled = [result for result in narrowed if result.misled]
    return "\n".join(
        [
            *rows,
            "",
            f"Questions: {len(results)}; with all gold located: {len(counted)}. Documents searched first: "
            f"{len(narrowed)} questions, {len(misled)} of them without a gold document.",
            *(f"  searched elsewhere first: {result.question.text}" for result in misled),
        ]
    )


def main(arguments: list[str] | None = None) -> None:
    """Run from the command line.

    :param arguments: in the place of the process's own.
    """
    parser = argparse.ArgumentParser(prog="python -m evals.retrieval", description=__doc__)
    parser.add_argument("--files", type=Path, default=PDFS, help="folder of PDFs, asked as one matter")
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="JSON lines with gold")
    chosen = parser.parse_args(arguments)
    app = settings.load()
    questions = read_questions(chosen.questions)
    together = [question for question in questions if question.file is None] + list(
        named([question for question in questions if question.file])
    )
    with asked_matter(case_files(chosen.files), app) as (matter, _):
        print(report(list(retrieve_all(matter, together, app.models_folder))))


if __name__ == "__main__":
    main()
