"""``python -m evals.routes``: is each request taken the way that it is meant?

Each request of ``routes.jsonl`` has the way that a lawyer means by it; many look like another way and are
ordinary questions. They are asked of the sample corpus. No answer is written: what counts is the way that is
taken, after what the matter lacks has led back to the files.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corpus.build import PDFS
from evals.asking import asked_matter, case_files, quiet
from evals.gold import read_questions
from pipelines import settings
from pipelines.answering import Answerer
from pipelines.events import Reading, WayChosen
from pipelines.models.engine import close_engines
from pipelines.settings import Settings
from pipelines.storage.matter import Matter
from pipelines.ways.asker import Asker
from pipelines.ways.way import Way

REQUESTS = Path(__file__).with_name("routes.jsonl")


@dataclass(frozen=True, slots=True)
class Request:
    """A request and the way that is meant.

    :param id: names it.
    :param request: the request.
    :param way: the way that is meant.
    :param like: the way that it looks like, where it is an ordinary question.
    :param held_out: whether it was kept aside while the rules were made.
    """

    id: str
    request: str
    way: Way
    like: str = ""
    held_out: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A request, and the way that it was taken."""

    request: Request
    way: Way
    why: str


def read_requests(path: Path) -> list[Request]:
    """Read requests.

    :param path: JSON lines.
    """
    with path.open(encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    return [Request(**fields | {"way": Way(fields["way"])}) for fields in found]


def way_taken(asker: Asker, question: str) -> tuple[Way, str]:
    """Return the way that a question is taken, and why; what it gives is not waited for.

    :param asker: takes it.
    :param question: the question.
    """
    route = None
    with closing(asker.ask(question)) as events:  # type: ignore[type-var]
        for event in events:
            if isinstance(event, WayChosen):
                route = event.route
                if route.way is Way.ANSWER:
                    break
            elif not isinstance(event, Reading) or (route and route.way is Way.SUMMARY):
                break
    assert route is not None
    return route.way, route.why


def take(requests: Iterable[Request], asker: Asker) -> Iterator[Taken]:
    """Take requests.

    :param requests: the requests.
    :param asker: takes them.
    """
    for request in requests:
        yield Taken(request, *way_taken(asker, request.request))


def report(taken: Sequence[Taken]) -> str:
    """Return the figures as Markdown: accuracy, the confusion table, and what went wrong.

    :param taken: the requests, and how they were taken.
    """
    groups = {
        "looked at while the rules were made": [each for each in taken if not each.request.held_out],
        "kept aside": [each for each in taken if each.request.held_out],
        "look like another way": [each for each in taken if each.request.like],
        "all": list(taken),
    }
    rows = ["| requests | number | right |", "| --- | --- | --- |"]
    for name, some in groups.items():
        right = sum(each.way is each.request.way for each in some)
        if some:
            rows.append(f"| {name} | {len(some)} | {right / len(some):.1%} ({right}) |")
    counts = Counter((each.request.way, each.way) for each in taken)
    rows += ["", f"| meant | {' | '.join(Way)} |", "| --- |" + " --- |" * len(Way)]
    rows += [f"| {meant} | {' | '.join(str(counts[meant, way]) for way in Way)} |" for meant in Way]
    wrong = [
        f"- {each.request.id}: {each.request.request!r}: {each.way}, for {each.request.way}. {each.why}"
        for each in taken
        if each.way is not each.request.way
    ]
    return "\n".join([*rows, "", *wrong])


def main(arguments: list[str] | None = None) -> None:
    """Run from the command line.

    :param arguments: in the place of the process's own.
    """
    parser = argparse.ArgumentParser(prog="python -m evals.routes", description=__doc__)
    parser.add_argument("--store", type=Path, help="a store with the corpus in it, to spare reading it in")
    parser.add_argument("--without-held-out", action="store_true", help="leave out what was kept aside")
    parser.add_argument(
        "--questions",
        type=Path,
        help="gold questions instead: those that are not asked of the files are told",
    )
    chosen = parser.parse_args(arguments)
    app = settings.load()
    try:
        if chosen.store:
            with quiet(), Matter(chosen.store) as matter:
                _run(matter, app, chosen)
        else:
            with asked_matter(case_files(PDFS), app) as (matter, _):
                _run(matter, app, chosen)
    finally:
        close_engines()


def _run(matter: Matter, app: Settings, chosen: argparse.Namespace) -> None:
    asker = Asker(Answerer(matter, app.models_folder, app.model), matter, app.models_folder)
    if chosen.questions:
        requests = [Request(each.id, each.text, Way.ANSWER) for each in read_questions(chosen.questions)]
    else:
        requests = [
            each for each in read_requests(REQUESTS) if not (chosen.without_held_out and each.held_out)
        ]
    print(report(list(take(requests, asker))))


if __name__ == "__main__":
    main()
