"""``python -m pipelines ask`` and ``search``: questions, of the whole matter or of a part of it."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipelines import command, printing
from pipelines.answering import Answerer
from pipelines.errors import PinciteError
from pipelines.events import answer_of
from pipelines.exports import export
from pipelines.records import Answer, Evidence
from pipelines.routes.scope import Scope, kinds_of, read_day
from pipelines.settings import Settings
from pipelines.storage.matter import Matter
from pipelines.ways.asker import Asker
from pipelines.ways.way import Way


def add_ask_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``ask``.

    :param parser: the verb's parser.
    """
    parser.add_argument("question", nargs="?")
    parser.add_argument(
        "--questions",
        type=Path,
        metavar="FILE.jsonl",
        help='lines of {"id", "question"}; those with the same "conversation" follow each other',
    )
    parser.add_argument(
        "--after",
        type=Path,
        action="append",
        default=[],
        metavar="ANSWER.json",
        help="an earlier answer of the conversation that the question may lean on; the first one first",
    )
    parser.add_argument("--model", metavar="NAME", help="a model's name, or the path of a GGUF file")
    parser.add_argument(
        "--way", type=Way, choices=[*Way], help="how to take the question; what it says tells, where left out"
    )
    _add_scope_options(parser)


def add_search_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``search``.

    :param parser: the verb's parser.
    """
    parser.add_argument("question", nargs="?", metavar="query")
    parser.add_argument("-k", type=int, default=10, help="how many passages (default: 10)")
    parser.add_argument("--questions", type=Path, metavar="FILE.jsonl", help='lines of {"id", "question"}')
    _add_scope_options(parser)


def _add_scope_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--everything", action="store_true", help="search no document that is named before the others"
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="DOCUMENT_ID",
        help="search this document and others so named, and none else",
    )
    parser.add_argument(
        "--kind", action="append", default=[], help='search papers of this kind only, such as "order"'
    )
    parser.add_argument("--filed-from", default="", metavar="YYYY-MM-DD", help="the first day of filing")
    parser.add_argument("--filed-to", default="", metavar="YYYY-MM-DD", help="the last day of filing")


def ask(given: argparse.Namespace, matter: Matter, settings: Settings) -> None:
    """Answer one question, or those of a file, each the way that it is meant.

    :param given: as :func:`add_ask_options` has it parsed.
    :param matter: the matter.
    :param settings: where the models lie, and which answers.
    :raises PinciteError: when what is given cannot be read, or be asked.
    """
    scope = _scope(matter, given)
    answerer = Answerer(matter, settings.models_folder, settings.model, settings.evidence)
    asker = Asker(answerer, matter, settings.models_folder, database=settings.database)
    conversations: dict[str | None, list[Answer]] = defaultdict(list)
    conversations[None] = [_earlier(matter, path) for path in given.after]
    for identity, question, conversation in _questions(given):
        before = conversations[conversation]
        events = asker.ask(question, everything=given.everything, scope=scope, after=before, way=given.way)
        answer = answer_of(events)
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


def search(given: argparse.Namespace, matter: Matter, settings: Settings) -> None:
    """Rank the passages that bear on a query, or on each of a file.

    :param given: as :func:`add_search_options` has it parsed.
    :param matter: the matter.
    :param settings: where the models lie.
    :raises PinciteError: when what is given cannot be read, or be asked.
    """
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
