"""``python -m evals.actions``: are requests understood, and is what is reckoned right?

Each request of ``actions.jsonl`` has its result worked by hand, with the rule that gives it. Those of the
kind "files" are asked of the sample corpus, and every quote that they cite is compared with its page.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.build import PDFS
from evals.asking import asked_matter, case_files
from pipelines import settings
from pipelines.actions.acting import act
from pipelines.actions.finding import Finder
from pipelines.actions.records import Act
from pipelines.actions.requests import propose
from pipelines.errors import ActionError, PinciteError
from pipelines.storage.matter import Matter

CASES = Path(__file__).with_name("actions.jsonl")
FILES, REFUSED = "files", "refused"
TODAY = date(2026, 6, 1)
"""What "today" means, so that the figures stay."""


@dataclass(frozen=True, slots=True)
class Case:
    """A request and what must come of it.

    :param id: names it.
    :param kind: what it asks for, or :data:`FILES` or :data:`REFUSED`.
    :param request: the request.
    :param expected: fields of the result; ``missing`` are the inputs to be asked for.
    :param rule: the rule and the working by hand.
    :param unusual: whether it is worded as few would word it.
    :param documents: files that must be cited.
    """

    id: str
    kind: str
    request: str
    expected: dict[str, Any]
    rule: str
    unusual: bool = False
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a request, and what is wrong with it, if anything; no act where it was refused."""

    case: Case
    wrong: str | None
    act: Act | None = None


def read_cases(path: Path) -> list[Case]:
    """Read requests.

    :param path: JSON lines.
    """
    with path.open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return [Case(**line | {"documents": tuple(line.get("documents", ()))}) for line in lines]


def judge(case: Case, finder: Callable[[], Finder]) -> Outcome:
    """Act on a request and compare what comes of it.

    :param case: the request.
    :param finder: opens the matter.
    """
    try:
        done = act(case.request, propose(case.request, TODAY), finder)
    except ActionError as error:
        return Outcome(case, None if case.kind == REFUSED else f"refused: {error}")
    except PinciteError as error:
        return Outcome(case, str(error))
    return Outcome(case, _wrong(case, done), done)


def _wrong(case: Case, done: Act) -> str | None:
    if case.kind == REFUSED:
        return f"not refused: {done.answer}"
    expected = dict(case.expected)
    missing = [each.input for each in done.missing]
    if missing != expected.pop("missing", []):
        return f"missing {missing}: {done.answer}"
    if done.needs_confirmation != expected.pop("needs_confirmation", False):
        return f"confirmation: {done.answer}"
    result = done.result or {}
    for name, value in expected.items():
        if result.get(name) != value:
            return f"{name} is {result.get(name)!r}, not {value!r}"
    if done.result and not (done.steps and all(step.rule for step in done.steps)):
        return "a step has no rule"
    cited = {citation.document for citation in done.citations}
    return next((f"{name} is not cited" for name in case.documents if name not in cited), None)


def count_quotes(outcomes: Iterable[Outcome], matter: Matter) -> tuple[int, int]:
    """Count the quotes that stand verbatim on their pages, and all quotes.

    :param outcomes: of requests that were asked of the matter.
    :param matter: the matter.
    """
    parts = [
        (citation.document_id, part)
        for outcome in outcomes
        if outcome.act
        for citation in outcome.act.citations
        for part in citation.parts
    ]
    right = sum(
        matter.register.page_text(key, part.page)[part.start : part.end] == part.quote for key, part in parts
    )
    return right, len(parts)


def report(outcomes: Sequence[Outcome], quotes: tuple[int, int] | None = None) -> str:
    """Return the figures as Markdown, and what went wrong.

    :param outcomes: of all requests.
    :param quotes: quotes that are verbatim, and all quotes.
    """
    rows = ["| requests | number | right |", "| --- | --- | --- |"]
    groups = {
        kind: [o for o in outcomes if o.case.kind == kind]
        for kind in dict.fromkeys(o.case.kind for o in outcomes)
    }
    groups["in unusual words (among the above)"] = [o for o in outcomes if o.case.unusual]
    groups["all"] = list(outcomes)
    for name, some in groups.items():
        if some:
            right = sum(outcome.wrong is None for outcome in some)
            rows.append(f"| {name} | {len(some)} | {right / len(some):.0%} ({right}) |")
    if quotes:
        rows += ["", f"Quotes verbatim at their offsets: {quotes[0]} of {quotes[1]}."]
    wrong = [f"- {o.case.id}: {o.case.request!r}: {o.wrong}" for o in outcomes if o.wrong]
    return "\n".join([*rows, "", *wrong])


def main(arguments: list[str] | None = None) -> None:
    """Run from the command line; ends with 1 when a result is wrong.

    :param arguments: in the place of the process's own.
    """
    parser = argparse.ArgumentParser(prog="python -m evals.actions", description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES, help="JSON lines")
    parser.add_argument(
        "--no-files", action="store_true", help="leave out what is asked of the corpus: one second"
    )
    chosen = parser.parse_args(arguments)
    cases = read_cases(chosen.cases)
    outcomes = [judge(case, _no_files) for case in cases if case.kind != FILES]
    quotes = None
    asked = [case for case in cases if case.kind == FILES and not chosen.no_files]
    if asked:
        app = settings.load()
        with asked_matter(case_files(PDFS), app) as (matter, _):
            found = [_judge_on_files(case, matter, app.models_folder) for case in asked]
            quotes = count_quotes(found, matter)
            outcomes += found
    print(report(outcomes, quotes))
    raise SystemExit(any(outcome.wrong for outcome in outcomes))


def _judge_on_files(case: Case, matter: Matter, models_folder: Path) -> Outcome:
    return judge(case, lambda: Finder(matter, models_folder))


def _no_files() -> Finder:
    raise PinciteError("It looked for something in the files.")


if __name__ == "__main__":
    main()
