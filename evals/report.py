"""Results as tables by kind of question, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from evals.asking import Result
from evals.gold import UNANSWERABLE
from evals.labels import Label
from pipelines.checks.scoring import DEPTHS
from pipelines.records import Answer, Citation, Sentence

ALL = "all answerable"

_Ratio = tuple[int, int]
_HEAD = ("kind", "questions", "right", "right page", "wrong document", "refused", "recall", "precision")


def ratios(results: Sequence[Result]) -> dict[str, _Ratio]:
    """Count what came of some questions, each count beside what it is out of.

    :param results: of any questions.
    :returns: by measure: ``right``, ``right_page``, ``wrong_document``, ``refused``, ``near`` (right by
        quotes that come near), ALCE's ``recall`` (of sentences) and ``precision`` (of citations),
        ``gold_in_N``, ``verbatim`` (of quotes).
    """
    scores = [result.score for result in results]

    def share(holds: Callable[[Result], bool]) -> _Ratio:
        return sum(map(holds, results)), len(results)

    quotes = sum(len(result.answer.citations) for result in results)
    return {
        "right": share(lambda result: result.score.right),
        "right_page": share(lambda result: result.score.right_page),
        "wrong_document": share(lambda result: result.score.wrong_document),
        "refused": share(lambda result: not result.score.answered),
        "near": share(lambda result: result.score.near),
        "recall": (sum(s.recalled for s in scores), sum(s.sentences for s in scores)),
        "precision": (sum(s.precise for s in scores), sum(s.citations for s in scores)),
        "verbatim": (quotes - sum(len(s.not_verbatim) for s in scores), quotes),
    } | {f"gold_in_{n}": share(lambda r, n=n: (r.score.gold_rank or n + 1) <= n) for n in DEPTHS}  # type: ignore[misc]


def summary(results: Sequence[Result]) -> dict[str, dict[str, _Ratio]]:
    """Count by kind of question, with all answerable questions together.

    :param results: of all questions.
    :returns: :func:`ratios` by kind; only of kinds that occur.
    """
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(result.question.kind, []).append(result)
    unanswerable = groups.pop(UNANSWERABLE, [])
    answerable = [result for group in groups.values() for result in group]
    parts = groups | {ALL: answerable, UNANSWERABLE: unanswerable}
    return {kind: ratios(group) for kind, group in parts.items() if group}


def tables(results: Sequence[Result]) -> str:
    """Return the summary as Markdown.

    :param results: of all questions.
    """
    counted = summary(results)
    head = [*_HEAD, *(f"in first {n}" for n in DEPTHS)]
    rows = [head, ["---"] * len(head)]
    for kind, ratio in counted.items():
        found = [f"gold_in_{n}" for n in DEPTHS]
        measures = ["right", "right_page", "wrong_document", "refused", "recall", "precision", *found]
        if kind == UNANSWERABLE:
            measures = ["right", "", "", "refused", "", "", *("" for _ in found)]
        rows.append([kind, str(ratio["right"][1]), *(_percent(ratio.get(name)) for name in measures)])
    everything = ratios(results)
    withheld = sum(len(result.answer.withheld) for result in results)
    quoted = sum(result.answer.quoted for result in results)
    answered = sum(result.score.answered for result in results)
    unclear = sum(bool(result.answer.nearest) for result in results)
    return "\n".join(
        [
            *(f"| {' | '.join(row)} |" for row in rows),
            "",
            f"Quotes verbatim at their offsets: {everything['verbatim'][0]} of {everything['verbatim'][1]}.",
            f"Sentences shown: {everything['recall'][1]}; drafted and withheld: {withheld}; "
            f"answers that are quotes alone: {quoted} of {answered}.",
            f"No clear answer, quotes that come near: {unclear}; right by these: {everything['near'][0]}.",
        ]
    )


def support(results: Iterable[Result], labels: Mapping[tuple[str, str, int], Label]) -> str:
    """Count unsupported sentences against the labels set by hand.

    :param results: of all questions.
    :param labels: by what they label.
    :returns: one line.
    """
    claims = [
        (sentence.text, cited.document, cited.page)
        for result in results
        for sentence in result.answer.sentences
        for cited in [_first_citation(result.answer, sentence)]
    ]
    labelled = [labels[claim] for claim in claims if claim in labels]
    unsupported = sum(not label.supported for label in labelled)
    return f"Sentences labelled by hand: {len(labelled)} of {len(claims)}; unsupported: {unsupported}."


def failures(results: Iterable[Result]) -> dict[str, int]:
    """Sort what went wrong into classes.

    :param results: of all questions.
    :returns: counts by class, the most frequent first; only of classes that occur.
    """
    counts = Counter(failure for result in results if (failure := _failure(result)))
    return dict(counts.most_common())


def _failure(result: Result) -> str | None:
    question, score = result.question, result.score
    if not question.answerable:
        return "answered with near passages what the files do not answer" if score.answered else None
    if score.right_page:
        return None
    if score.gold_rank is None:
        return "the gold page is not in the evidence"
    if not score.answered:
        return "refused, with the gold page in the evidence"
    if question.every:
        return "answered in part: not every document is quoted"
    if score.right:
        return "answered rightly from another page"
    if score.wrong_document:
        return "another document's passage quoted first, the gold one not at all"
    return "the right document, another passage quoted"


def lines(results: Iterable[Result]) -> Iterable[dict[str, Any]]:
    """Yield what came of each question, for JSON.

    :param results: of all questions.
    """
    for result in results:
        score = result.score
        yield {
            "id": result.question.id,
            "kind": result.question.kind,
            "question": result.question.text,
            "accepted": result.question.accepted,
            "answer": result.answer.answer,
            "sentences": [
                {"text": sentence.text, "document": cited.document, "page": cited.page}
                for sentence in result.answer.sentences
                for cited in [_first_citation(result.answer, sentence)]
            ],
            "citations": [
                {"document": c.document, "page": c.page, "quote": c.quote} for c in result.answer.citations
            ],
            "withheld": [item.text for item in result.answer.withheld],
            "gold": [f"{place.document} p. {place.page}" for place in result.question.places],
            "gold_rank": score.gold_rank,
            "answered": score.answered,
            "right": score.right,
            "right_page": score.right_page,
            "near": score.near,
            "nearest": [sentence.text for sentence in result.answer.nearest],
            "wrong_document": score.wrong_document,
            "recalled": [score.recalled, score.sentences],
            "precise": [score.precise, score.citations],
            "not_verbatim": score.not_verbatim,
        }


def _first_citation(answer: Answer, sentence: Sentence) -> Citation:
    return next(citation for citation in answer.citations if citation.key == sentence.citations[0])


def _percent(ratio: _Ratio | None) -> str:
    if ratio is None or not ratio[1]:
        return "–"
    return f"{ratio[0] / ratio[1]:.0%} ({ratio[0]})"
