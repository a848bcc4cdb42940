"""``python -m pipelines docket``: filings, documents and parties, counted and listed by a query."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from pipelines import command
from pipelines.answering import Answerer
from pipelines.docket.records import DocketAnswer
from pipelines.errors import DocketError, PinciteError
from pipelines.events import answer_of
from pipelines.models.generator import LocalChatGenerator
from pipelines.settings import Settings
from pipelines.storage.matter import Matter
from pipelines.text import single_spaced


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options.

    :param parser: its parser.
    """
    parser.add_argument("question", nargs="?")
    parser.add_argument("--sql", metavar="SELECT", help="run a query of your own over the published tables")
    parser.add_argument("--schema", action="store_true", help="print the published tables")
    parser.add_argument(
        "--model", metavar="NAME", help="a model that writes a query which the grammar cannot"
    )


def run(given: argparse.Namespace, matter: Matter, settings: Settings) -> None:
    """Print the answer to a docket question, the rows of a query, or the published tables.

    A question that the database cannot answer is answered from the files' text, and why is told.

    :param given: as :func:`add_options` has it parsed.
    :param matter: the matter.
    :param settings: where the models lie, and which answers.
    :raises PinciteError: when a query of the user's own is refused, or nothing is asked.
    """
    from pipelines.docket.docket import DocketQuestions  # SQLAlchemy and sqlglot: other commands do without
    from pipelines.docket.schema import published

    if given.schema:
        print("\n".join(published()))
        return
    if (given.question is None) == (given.sql is None):
        raise PinciteError("Give one question, or --sql SELECT, or --schema.")
    questions = DocketQuestions(matter, settings.database)
    if given.sql:
        answer = questions.query(given.sql)
    else:
        generator = _generator(given, settings)
        answer = _asked(lambda: questions.ask(given.question, generator), given, matter, settings)
    if given.json:
        command.print_json(answer.model_dump(mode="json"))
    else:
        _print(answer)


def _asked(
    ask: Callable[[], DocketAnswer], given: argparse.Namespace, matter: Matter, settings: Settings
) -> DocketAnswer:
    """Answer from the database, or else from the files' text."""
    try:
        return ask()
    except DocketError as error:
        why = str(error)
    answerer = Answerer(matter, settings.models_folder, settings.model, settings.evidence)
    found = answer_of(answerer.ask(given.question))
    notice = " ".join(filter(None, (why, "Answered from the files’ text instead.", found.notice)))
    return DocketAnswer.model_validate(found.model_dump() | {"notice": notice})


def _generator(given: argparse.Namespace, settings: Settings) -> LocalChatGenerator | None:
    """Return the model that the user names for what the grammar does not know, or None."""
    if given.model is None:
        return None
    from pipelines.docket import modelled

    folder = str(settings.models_folder)
    return LocalChatGenerator(settings.model, folder, max_new_tokens=modelled.REPLY_TOKENS)


def _print(answer: DocketAnswer) -> None:
    for sentence in answer.sentences:
        print(f"{sentence.text} {''.join(f'[{key}]' for key in sentence.citations)}".rstrip())
    if not answer.sentences:
        print(answer.answer or "No row.")
    if answer.notice:
        print(f"\n{answer.notice}")
    if answer.sql:
        print(f"\n{answer.sql}")
    for citation in answer.citations:
        quote = single_spaced(citation.whole_quote)
        print(f"\n[{citation.key}] {citation.document}, {citation.pinpoint}: {quote}")
