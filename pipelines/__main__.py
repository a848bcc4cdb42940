"""``python -m pipelines``: ask a matter, search it, sum a document up, show who is named, export, compute."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipelines import command, printing
from pipelines.actions import command_line as acting
from pipelines.answering import Answerer
from pipelines.docket import command_line as docket_command
from pipelines.entities import listing
from pipelines.errors import DocumentNotFound, PinciteError
from pipelines.events import Answered
from pipelines.exports import export, exporting
from pipelines.models.engine import close_engines
from pipelines.records import Answer, Evidence
from pipelines.routes.scope import Scope, kinds_of, read_day
from pipelines.settings import Settings
from pipelines.storage.matter import Matter
from pipelines.summaries import command as summary_command
from pipelines.timeline import command as timeline_command
from pipelines.ways.asker import Asker
from pipelines.ways.way import Way


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipelines", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)

    ask = verbs.add_parser("ask", help="answer a question from the matter's files")
    ask.add_argument("question", nargs="?")
    ask.add_argument(
        "--questions",
        type=Path,
        metavar="FILE.jsonl",
        help='lines of {"id", "question"}; those with the same "conversation" follow each other',
    )
    ask.add_argument(
        "--after",
        type=Path,
        action="append",
        default=[],
        metavar="ANSWER.json",
        help="an earlier answer of the conversation that the question may lean on; the first one first",
    )
    ask.add_argument("--model", metavar="NAME", help="a model's name, or the path of a GGUF file")
    ask.add_argument(
        "--way", type=Way, choices=[*Way], help="how to take the question; what it says tells, where left out"
    )

    search = verbs.add_parser("search", help="rank the passages that bear on a query")
    search.add_argument("question", nargs="?", metavar="query")
    search.add_argument("-k", type=int, default=10, help="how many passages (default: 10)")
    search.add_argument("--questions", type=Path, metavar="FILE.jsonl", help='lines of {"id", "question"}')

    for verb in (ask, search):
        verb.add_argument(
            "--everything", action="store_true", help="search no document that is named before the others"
        )

        verb.add_argument(
            "--only",
            action="append",
            default=[],
            metavar="DOCUMENT_ID",
            help="search this document and others so named, and none else",
        )
        verb.add_argument(
            "--kind", action="append", default=[], help='search papers of this kind only, such as "order"'
        )
        verb.add_argument("--filed-from", default="", metavar="YYYY-MM-DD", help="the first day of filing")
        verb.add_argument("--filed-to", default="", metavar="YYYY-MM-DD", help="the last day of filing")

    page = verbs.add_parser("page", help="show a page's stored text")
    page.add_argument("document_id")
    page.add_argument("page", type=int)

    entities = verbs.add_parser(
        "entities", help="list the people, organizations and places, with every mention"
    )
    listing.add_options(entities)

    exporter = verbs.add_parser("export", help="turn an answer or a conversation into a file")
    exporter.add_argument("answer", nargs="?", type=Path, metavar="ANSWER.json", help="or a conversation's")
    exporter.add_argument("--conversation", type=int, metavar="NUMBER", help="one that the matter keeps")
    exporter.add_argument("--format", required=True, choices=[*export.FORMATS])
    exporter.add_argument("--authorities", action="store_true", help="with a table of authorities")
    exporter.add_argument("--page-images", action="store_true", help="with the quoted pages, highlighted")
    exporter.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")

    timeline = verbs.add_parser("timeline", help="list what happened, by date")
    timeline_command.add_options(timeline)

    summarizer = verbs.add_parser("summarize", help="sum up a document, each sentence with its place")
    summary_command.add_options(summarizer)

    actor = verbs.add_parser("act", help="compute a deadline, days, interest or a sum, look up, or draft")
    actor.add_argument("request", help='in words, such as "14 days after June 3, 2021, served by mail"')
    actor.add_argument(
        "--confirm", action="store_true", help="write the file, or add the amounts, as shown before"
    )
    actor.add_argument(
        "--model", metavar="NAME", help="a model that reads a request which the grammar does not know"
    )
    actor.add_argument("-o", "--output", type=Path, metavar="FILE.docx", help="the file to write")

    docket = verbs.add_parser(
        "docket", help="count and list filings, documents, parties: a query and its rows"
    )
    docket_command.add_options(docket)

    for verb in (ask, search, page, entities, exporter, timeline, summarizer, actor, docket):
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
    if given.verb == "act":
        acting.run(given)
        return 0
    settings = command.settings_of(given)
    with Matter(settings.home, settings.matter) as matter:
        try:
            if given.verb == "page":
                _page(matter, given)
            elif given.verb == "timeline":
                timeline_command.run(given, matter)
            elif given.verb == "docket":
                docket_command.run(given, matter, settings)
            elif given.verb == "summarize":
                summary_command.run(given, matter, settings)
            elif given.verb == "entities":
                listing.run(matter, given)
            elif given.verb == "search":
                _search(matter, settings, given)
            else:
                _ask(matter, settings, given)
        finally:
            close_engines()
    return 0


def _ask(matter: Matter, settings: Settings, given: argparse.Namespace) -> None:
    scope = _scope(matter, given)
    answerer = Answerer(matter, settings.models_folder, settings.model, settings.evidence)
    asker = Asker(answerer, matter, settings.models_folder, database=settings.database)
    conversations: dict[str | None, list[Answer]] = defaultdict(list)
    conversations[None] = [_earlier(matter, path) for path in given.after]
    for identity, question, conversation in _questions(given):
        before = conversations[conversation]
        events = asker.ask(question, everything=given.everything, scope=scope, after=before, way=given.way)
        answer = next(event.answer for event in events if isinstance(event, Answered))
        if conversation is not None:
            before.append(answer)
        if given.json:
            command.print_json(identity | answer.model_dump(mode="json"))
        else:
            printing.show(answer)


def _earlier(matter: Matter, path: Path) -> Answer:
    """Read an earlier answer, which may carry no word of another matter's files into this one."""
    answer = export.from_json(command.read_text(path))
    if "matter" in answer.model_fields_set and answer.matter != matter.name:
        raise PinciteError(
            f"{path}: this answer is from the matter {answer.matter!r}, and the question is asked of "
            f"{matter.name!r}. Give an answer from the same matter."
        )
    return answer


def _search(matter: Matter, settings: Settings, given: argparse.Namespace) -> None:
    if given.k < 1:
        raise PinciteError("-k must be at least 1.")
    scope = _scope(matter, given)
    answerer = Answerer(matter, settings.models_folder, settings.model)
    for identity, query, _ in _questions(given):
        found = answerer.search(query, given.k, everything=given.everything, scope=scope)
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


def _scope(matter: Matter, given: argparse.Namespace) -> Scope:
    for document_id in given.only:
        matter.require(document_id)
    days = read_day(given.filed_from), read_day(given.filed_to)
    return Scope(tuple(given.only), tuple(_kinds(matter, given.kind)), *days)


def _kinds(matter: Matter, named: Sequence[str]) -> Iterator[str]:
    """Yield the matter's kinds of papers as they are spelled, for those named in any case."""
    held = kinds_of(matter.register.documents()) if named else []
    spelled = {kind.casefold(): kind for kind in held}
    for kind in named:
        if kind.casefold() not in spelled:
            there_are = f"Its kinds are: {', '.join(held)}." if held else "No kind is known of any of them."
            raise PinciteError(f"{kind!r} is the kind of no paper in the matter. {there_are}")
        yield spelled[kind.casefold()]


def _questions(given: argparse.Namespace) -> Iterator[tuple[dict[str, Any], str, str | None]]:
    """Yield each question with what is put before the answer's own fields, and its conversation."""
    if given.questions is None:
        yield {}, given.question, None
        return
    for number, line in enumerate(command.read_text(given.questions).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            conversation = asked.get("conversation")
            yield (
                {"id": asked["id"]},
                str(asked["question"]),
                None if conversation is None else str(conversation),
            )
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise PinciteError(f'{given.questions}:{number}: not a line of {{"id", "question"}}.') from error


if __name__ == "__main__":
    command.run(main)
