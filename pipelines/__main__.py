"""``python -m pipelines``: ask a matter, search it, show a page's stored text, export an answer."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipelines import command, export, exporting
from pipelines.answering import Answerer
from pipelines.errors import DocumentNotFound, PinciteError
from pipelines.events import Answered
from pipelines.matter import Matter
from pipelines.models.engine import close_engines
from pipelines.records import Answer, Evidence
from pipelines.settings import Settings


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipelines", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)

    ask = verbs.add_parser("ask", help="answer a question from the matter's files")
    ask.add_argument("question", nargs="?")
    ask.add_argument("--questions", type=Path, metavar="FILE.jsonl", help='lines of {"id", "question"}')
    ask.add_argument("--model", metavar="NAME", help="a model's name, or the path of a GGUF file")

    search = verbs.add_parser("search", help="rank the passages that bear on a query")
    search.add_argument("question", nargs="?", metavar="query")
    search.add_argument("-k", type=int, default=10, help="how many passages (default: 10)")
    search.add_argument("--questions", type=Path, metavar="FILE.jsonl", help='lines of {"id", "question"}')

    for verb in (ask, search):
        verb.add_argument(
            "--everything", action="store_true", help="search no document that is named before the others"
        )

    page = verbs.add_parser("page", help="show a page's stored text")
    page.add_argument("document_id")
    page.add_argument("page", type=int)

    exporter = verbs.add_parser("export", help="turn an answer or a conversation into a file")
    exporter.add_argument("answer", nargs="?", type=Path, metavar="ANSWER.json", help="or a conversation's")
    exporter.add_argument("--conversation", type=int, metavar="NUMBER", help="one that the matter keeps")
    exporter.add_argument("--format", required=True, choices=[*export.FORMATS])
    exporter.add_argument("--authorities", action="store_true", help="with a table of authorities")
    exporter.add_argument("--page-images", action="store_true", help="with the quoted pages, highlighted")
    exporter.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")

    for verb in (ask, search, page, exporter):
        command.add_store_options(verb)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run the command.

    :param arguments: as on the command line.
    :returns: the exit status.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.verb in ("ask", "search") and (given.question is None) == (given.questions is None):
        parser.error("give one question, or --questions FILE.jsonl")
    if given.verb == "export":
        if (given.answer is None) == (given.conversation is None):
            parser.error("give one ANSWER.json, or --conversation NUMBER")
        exporting.run(given)
        return 0
    settings = command.settings_of(given)
    with Matter(settings.home, settings.matter) as matter:
        try:
            if given.verb == "page":
                _page(matter, given)
            elif given.verb == "search":
                _search(matter, settings, given)
            else:
                _ask(matter, settings, given)
        finally:
            close_engines()
    return 0


def _ask(matter: Matter, settings: Settings, given: argparse.Namespace) -> None:
    answerer = Answerer(matter, settings.models_folder, settings.model, settings.evidence)
    for identity, question in _questions(given):
        events = answerer.ask(question, everything=given.everything)
        answer = next(event.answer for event in events if isinstance(event, Answered))
        if given.json:
            command.print_json(identity | answer.model_dump(mode="json"))
        else:
            _print_answer(answer)


def _search(matter: Matter, settings: Settings, given: argparse.Namespace) -> None:
    if given.k < 1:
        raise PinciteError("-k must be at least 1.")
    answerer = Answerer(matter, settings.models_folder, settings.model)
    for identity, query in _questions(given):
        found = answerer.search(query, given.k, everything=given.everything)
        ranked = [_ranked(rank, passage) for rank, passage in enumerate(found, start=1)]
        if identity:
            command.print_json({**identity, "passages": ranked})
            continue
        for passage in ranked:
            if given.json:
                command.print_json(passage)
            else:
                print(
                    f"{passage['rank']:>3}. {passage['document']}, p. {passage['page']}\n{passage['text']}\n"
                )


def _ranked(rank: int, evidence: Evidence) -> dict[str, Any]:
    fields = evidence.model_dump(
        include={"document", "document_id", "page", "start", "end", "text", "score", "continues"}
    )
    return {"rank": rank, **fields}


def _page(matter: Matter, given: argparse.Namespace) -> None:
    entry = matter.require(given.document_id)
    page = matter.register.page(given.document_id, given.page)
    if page is None:
        raise DocumentNotFound(f"{entry.name} has {entry.pages} pages; there is no page {given.page}.")
    if given.json:
        command.print_json(
            {
                "document_id": entry.document_id,
                "page": page.number,
                "page_label": page.label,
                "read": page.read.value,
                "text": page.text,
            }
        )
    else:
        print(page.text)


def _questions(given: argparse.Namespace) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each question with its id, as what is put before the answer's own fields."""
    if given.questions is None:
        yield {}, given.question
        return
    for number, line in enumerate(command.read_text(given.questions).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            yield {"id": asked["id"]}, str(asked["question"])
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise PinciteError(f'{given.questions}:{number}: not a line of {{"id", "question"}}.') from error


def _print_answer(answer: Answer) -> None:
    print(answer.answer)
    if answer.searched_first:
        print(f"\n{answer.searched_first.text}")
    if answer.notice:
        print(f"\n{answer.notice}")
    for item in answer.incomplete:
        print(f"\nnot read whole: {item.text}")
    for citation in answer.citations:
        rest = f" {citation.continues.quote}" if citation.continues else ""
        quote = " ".join(f"{citation.quote}{rest}".split())
        print(f"\n[{citation.key}] {citation.document}, {citation.pinpoint}: {quote}")
    for withheld in answer.withheld:
        print(f"\nwithheld: {withheld.text} ({withheld.reason})")


if __name__ == "__main__":
    command.run(main)
