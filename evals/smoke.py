"""The smoke evaluation: twelve questions on the sample corpus, through the whole pipeline.

``python -m evals.smoke`` prints a line a question and the counts.
"""

from __future__ import annotations

import json
import logging
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines import settings
from pipelines.answering import Answerer
from pipelines.events import Answered
from pipelines.indexing import Ingestion
from pipelines.matter import Matter
from pipelines.models.engine import close_engines
from pipelines.records import Answer
from pipelines.text import single_spaced

QUESTIONS = Path(__file__).with_name("smoke.jsonl")
CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "pdfs"


@dataclass(frozen=True, slots=True)
class Result:
    """One question and what came of it.

    :param gold: the question's line of the question file.
    :param answer: the answer.
    :param gold_rank: place of the first passage from a gold page in the evidence, from 1, or None.
    :param right: whether a quote from a gold page holds the gold answer or evidence, or, for a question that
        the files do not answer, whether the answer abstained.
    :param verbatim: whether every quote stands in its page's stored text at its offsets.
    """

    gold: dict[str, Any]
    answer: Answer
    gold_rank: int | None
    right: bool
    verbatim: bool


def run(matter: Matter, answerer: Answerer) -> Iterator[Result]:
    """Ask every smoke question.

    :param matter: a matter that holds the sample corpus.
    :param answerer: asks it.
    :returns: a result a question, in order.
    """
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        events = answerer.ask(gold["question"])
        answer = next(event.answer for event in events if isinstance(event, Answered))
        pages = {(place["document"], place["page"]) for place in gold["documents"]}
        ranks = (n for n, e in enumerate(answer.evidence, start=1) if (e.document, e.page) in pages)
        yield Result(
            gold=gold,
            answer=answer,
            gold_rank=next(ranks, None),
            right=_holds_gold(gold, answer) if gold["answerable"] else answer.abstained,
            verbatim=all(_is_verbatim(matter, citation) for citation in answer.citations),
        )


def _is_verbatim(matter: Matter, citation: Any) -> bool:
    page = matter.register.page(citation.document_id, citation.page)
    return page is not None and page.text[citation.start : citation.end] == citation.quote


def _holds_gold(gold: dict[str, Any], answer: Answer) -> bool:
    """Say whether a quote from a gold page holds the short answer, or most of the gold evidence's words."""
    short = [text.lower() for text in (gold["answer"], *gold["alternatives"])]
    for place in gold["documents"]:
        wanted = set(place["evidence"].lower().split())
        for citation in answer.citations:
            if (citation.document, citation.page) != (place["document"], place["page"]):
                continue
            plain = single_spaced(citation.quote).lower()
            quoted = set(plain.split())
            if any(text in plain for text in short):
                return True
            if len(wanted & quoted) >= 0.6 * min(len(wanted), len(quoted)):
                return True
    return False


def main() -> None:
    """Ingest the corpus into a temporary store, ask, and print what came of it."""
    logging.disable(logging.WARNING)
    chosen = settings.load()
    with tempfile.TemporaryDirectory() as home, Matter(Path(home)) as matter:
        files = [(path, None) for path in sorted(CORPUS.glob("*.pdf"))]
        list(Ingestion(matter, chosen.models_folder).run(files))
        answerer = Answerer(matter, chosen.models_folder, chosen.model)
        answerer.warm_up()
        results = list(run(matter, answerer))
        close_engines()
    for result in results:
        answer = result.answer
        how = "abstained" if answer.abstained else "quoted" if answer.quoted else "prose"
        print(f"{'right' if result.right else 'WRONG'}  {how:<9}  {result.gold['question']}")
        print(f"       {answer.answer}")
    answerable = [result for result in results if result.gold["answerable"]]
    others = [result for result in results if not result.gold["answerable"]]
    found = sum(result.gold_rank is not None for result in answerable)
    seconds = [result.answer.seconds for result in results]
    print(
        f"\nanswerable right: {sum(r.right for r in answerable)} of {len(answerable)}"
        f"\nanswerable refused: {sum(r.answer.abstained for r in answerable)}"
        f"\nunanswerable refused: {sum(r.right for r in others)} of {len(others)}"
        f"\ngold page in the evidence: {found} of {len(answerable)}"
        f"\nanswers with every quote verbatim: {sum(r.verbatim for r in results)} of {len(results)}"
        f"\nsentences shown: {sum(len(r.answer.sentences) for r in results)}"
        f", withheld: {sum(len(r.answer.withheld) for r in results)}"
        f"\nseconds to evidence: median {statistics.median(s.evidence or 0 for s in seconds):.3f}"
        f", to the end: median {statistics.median(s.total or 0 for s in seconds):.2f}"
        f", longest {max(s.total or 0 for s in seconds):.2f}"
    )


if __name__ == "__main__":
    main()
