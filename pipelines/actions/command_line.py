"""``python -m pipelines act``: a request in words becomes an action, shown step by step."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from pipelines import command, printing
from pipelines.actions import modelled
from pipelines.actions.acting import act, writes_file
from pipelines.actions.destinations import ToFile
from pipelines.actions.finding import Finder
from pipelines.actions.proposals import Proposal
from pipelines.actions.records import Act
from pipelines.actions.requests import propose
from pipelines.errors import ActionError, UnknownRequest
from pipelines.models.engine import close_engines
from pipelines.models.generator import LocalChatGenerator
from pipelines.settings import Settings
from pipelines.storage.matter import Matter


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options.

    :param parser: its parser.
    """
    parser.add_argument("request", help='in words, such as "14 days after June 3, 2021, served by mail"')
    parser.add_argument(
        "--confirm", action="store_true", help="write the file, or add the amounts, as shown before"
    )
    parser.add_argument(
        "--model", metavar="NAME", help="a model that reads a request which the grammar does not know"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.docx", help="the file to write")


def run(given: argparse.Namespace) -> None:
    """Act on the request of a command's arguments.

    The matter is opened only when something must be found in it: one can reckon while the app has the store.

    :param given: as :func:`add_options` has it parsed.
    :raises PinciteError: when it cannot be done.
    """
    settings = command.settings_of(given)
    proposal = _proposal(given, settings)
    if given.output is not None and not writes_file(proposal.action):
        raise ActionError("This action writes no file; leave -o out.")
    with ExitStack() as stack:

        def finder() -> Finder:
            matter = stack.enter_context(Matter(settings.home, settings.matter))
            return Finder(matter, settings.models_folder)

        destination = ToFile(given.output)
        done = act(given.request, proposal, finder, confirmed=given.confirm, destination=destination)
    if given.json:
        command.print_json(done.model_dump(mode="json"))
    else:
        _print(done)


def _proposal(given: argparse.Namespace, settings: Settings) -> Proposal:
    """Read the request by the grammar, or by the model that the user names for what it does not know."""
    today = date.today()
    try:
        return propose(given.request, today)
    except UnknownRequest:
        if given.model is None:
            raise
    folder = str(settings.models_folder)
    try:
        generator = LocalChatGenerator(settings.model, folder, max_new_tokens=modelled.REPLY_TOKENS)
        return modelled.ask(given.request, generator, today)
    finally:
        close_engines()


def _print(done: Act) -> None:
    print(done.answer)
    if done.needs_confirmation:
        print("To confirm, run the same command with --confirm.")
    printing.show_action(done)
    command.print_citations(done.citations)
