"""What answers are worth by the pages that were expected, one by one and together. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipelines.checks.questions import CheckQuestion
from pipelines.records import Answer, Citation, Evidence

DEPTHS = (1, 4, 8)
"""How many of the first passages are searched for an expected page."""


def stands_on(item: Evidence | Citation, document: str, page: int) -> bool:
    """Say whether a passage or a quote stands on a page, with its beginning or with its rest.

    :param item: the passage or the quote.
    :param document: the document's file name.
    :param page: PDF page, from 1.
    """
    pages = {item.page} | ({item.continues.page} if item.continues else set())
    return item.document == document and page in pages


def rank_on(evidence: Sequence[Evidence], document: str, page: int) -> int | None:
    """Return the place of the first passage that stands on a page, from 1, or None.

    :param evidence: passages, the best first.
    :param document: the document's file name.
    :param page: PDF page, from 1.
    """
    return next((n for n, item in enumerate(evidence, start=1) if stands_on(item, document, page)), None)


def rank_of(
    evidence: Sequence[Evidence], places: Iterable[tuple[str, int]], *, every: bool = False
) -> int | None:
    """Return the place of the first passage that stands on one of some pages, from 1, or None.

    :param evidence: passages, the best first.
    :param places: file names and PDF pages, from 1.
    :param every: whether all of them are needed: then the last one that comes counts.
    """
    ranks = [rank_on(evidence, document, page) for document, page in places]
    found = [rank for rank in ranks if rank is not None]
    if not found or (every and len(found) < len(ranks)):
        return None
    return max(found) if every else min(found)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one answer is worth.

    :param rank: place of the first passage from an expected page among the evidence, from 1, or None.
    :param refused: whether the answer was that the files do not say.
    :param right_page: whether a citation leads to an expected page.
    :param wrong_document: whether the first citation leads to another document than the expected one.
    :param citations: how many citations the sentences have.
    :param precise: how many of them lead to an expected page.
    """

    rank: int | None
    refused: bool
    right_page: bool
    wrong_document: bool
    citations: int
    precise: int


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A question of a run and what became of it.

    :param question: as it was when it was asked.
    :param outcome: what its answer is worth, or None when it failed.
    :param answer: its answer; None when it failed, or once a document that it quotes was deleted.
    :param error: why it failed, for the user, or None.
    :param place: its place in the run, from 1.
    """

    question: CheckQuestion
    outcome: Outcome | None
    answer: Answer | None
    error: str | None = None
    place: int = 0

    @property
    def good(self) -> bool:
        """Whether it went as it should: the right page cited, or rightly refused."""
        if self.outcome is None:
            return False
        return self.outcome.right_page if self.question.answerable else self.outcome.refused

    @property
    def verdict(self) -> str:
        """What became of it, in a few words."""
        if self.outcome is None:
            return "Failed"
        if not self.question.answerable:
            return "Rightly refused" if self.outcome.refused else "Answered, though the files do not"
        if self.outcome.right_page:
            return "Right page"
        if self.outcome.refused:
            return "Wrongly refused"
        return "Wrong document" if self.outcome.wrong_document else "Another page"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of a run.

    :param name: what is counted.
    :param count: how many.
    :param of: out of how many.
    :param better: whether more of it is better.
    """

    name: str
    count: int
    of: int
    better: bool = True

    @property
    def share(self) -> float | None:
        """The share, from 0 to 1; None out of nothing."""
        return self.count / self.of if self.of else None


def outcome(question: CheckQuestion, answer: Answer) -> Outcome:
    """Say what an answer is worth.

    A right answer from a page that was not expected counts as wrong: the figures are lower bounds.

    :param question: with the expected pages.
    :param answer: what was answered.
    """
    document = question.document or ""
    by_key = {citation.key: citation for citation in answer.citations}
    cited = [by_key[key] for sentence in answer.sentences for key in sentence.citations]
    precise = sum(any(stands_on(c, document, page) for page in question.pages) for c in cited)
    return Outcome(
        rank=rank_of(answer.evidence, ((document, page) for page in question.pages)),
        refused=answer.abstained,
        right_page=precise > 0,
        wrong_document=question.answerable and bool(cited) and cited[0].document != document,
        citations=len(cited),
        precise=precise,
    )


def figures(results: Sequence[CheckResult]) -> tuple[Figure, ...]:
    """Count a run, measure by measure; what failed counts as neither found, nor cited, nor refused.

    :param results: of one run.
    """
    asked = [result for result in results if result.question.answerable]
    unanswerable = [result for result in results if not result.question.answerable]

    def count(among: Sequence[CheckResult], holds: Callable[[Outcome], bool]) -> tuple[int, int]:
        return sum(r.outcome is not None and holds(r.outcome) for r in among), len(among)

    outcomes = [result.outcome for result in asked if result.outcome]
    found = [
        Figure(
            "Expected page in the first " + ("passage" if depth == 1 else f"{depth} passages"),
            *count(asked, lambda o, depth=depth: o.rank is not None and o.rank <= depth),  # type: ignore[misc]
        )
        for depth in DEPTHS
    ]
    return (
        *found,
        Figure("Right page cited", *count(asked, lambda o: o.right_page)),
        Figure(
            "Citations that lead to an expected page",
            sum(o.precise for o in outcomes),
            sum(o.citations for o in outcomes),
        ),
        Figure("First citation in a wrong document", *count(asked, lambda o: o.wrong_document), better=False),
        Figure("Wrongly refused", *count(asked, lambda o: o.refused), better=False),
        Figure("Rightly refused", *count(unanswerable, lambda o: o.refused)),
        Figure(
            "Answered, though the files do not", *count(unanswerable, lambda o: not o.refused), better=False
        ),
    )
