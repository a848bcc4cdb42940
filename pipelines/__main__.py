"""``python -m pipelines``: ask a matter, search it, sum a document up, show who is named, export, compute."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from pipelines import command, question_commands
from pipelines.actions import command_line as act_command
from pipelines.docket import command_line as docket_command
from pipelines.entities import listing
from pipelines.errors import DocumentNotFound
from pipelines.exports import exporting
from pipelines.models.engine import close_engines
from pipelines.settings import Settings
from pipelines.storage.matter import Matter
from pipelines.summaries import command as summary_command
from pipelines.timeline import command as timeline_command


def _add_page_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document_id")
    parser.add_argument("page", type=int)


_VERBS = {
    "ask": ("answer a question from the matter's files", question_commands.add_ask_options),
    "search": ("rank the passages that bear on a query", question_commands.add_search_options),
    "page": ("show a page's stored text", _add_page_options),
    "entities": ("list the people, organizations and places, with every mention", listing.add_options),
    "export": ("turn an answer or a conversation into a file", exporting.add_options),
    "timeline": ("list what happened, by date", timeline_command.add_options),
    "summarize": ("sum up a document, each sentence with its place", summary_command.add_options),
    "act": ("compute a deadline, days, interest or a sum, look up, or draft", act_command.add_options),
    "docket": (
        "count and list filings, documents and parties, with the query",
        docket_command.add_options,
    ),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipelines", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name, (told, add_options) in _VERBS.items():
        verb = verbs.add_parser(name, help=told)
        add_options(verb)
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
    if given.verb == "export" and (given.answer is None) == (given.conversation is None):
        parser.error("give one ANSWER.json, or --conversation NUMBER")
    if given.verb in ("export", "act"):  # most of what they do needs no matter: they open it themselves
        (exporting if given.verb == "export" else act_command).run(given)
        return 0
    settings = command.settings_of(given)
    with Matter(settings.home, settings.matter) as matter:
        try:
            _run(given, matter, settings)
        finally:
            close_engines()
    return 0


def _run(given: argparse.Namespace, matter: Matter, settings: Settings) -> None:
    match given.verb:
        case "ask":
            question_commands.ask(given, matter, settings)
        case "search":
            question_commands.search(given, matter, settings)
        case "page":
            _page(given, matter)
        case "entities":
            listing.run(matter, given)
        case "timeline":
            timeline_command.run(given, matter)
        case "summarize":
            summary_command.run(given, matter, settings)
        case "docket":
            docket_command.run(given, matter, settings)


def _page(given: argparse.Namespace, matter: Matter) -> None:
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


if __name__ == "__main__":
    command.run(main)
