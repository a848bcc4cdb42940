"""``python -m pipelines entities``: the people, organizations and places of a matter, and every mention."""

from __future__ import annotations

import argparse
import sys
from itertools import groupby

from pipelines import command
from pipelines.entities.citing import Citer, as_json
from pipelines.entities.entity import Entity
from pipelines.entities.index import EntityIndex
from pipelines.entities.records import Kind
from pipelines.errors import PinciteError
from pipelines.storage.matter import Matter
from pipelines.text import counted, single_spaced


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command.

    :param parser: the command's parser.
    """
    parser.add_argument("--type", choices=[kind.value for kind in Kind], help="only these")
    parser.add_argument(
        "--name", help='only those that the name can mean, such as "Ms. Smith", with every mention'
    )


def run(matter: Matter, given: argparse.Namespace) -> None:
    """List the matter's people, organizations and places.

    :param matter: the matter.
    :param given: the command's options.
    :raises PinciteError: when nobody and nothing is so named.
    """
    index = EntityIndex(matter.register)
    index.read(_tell_progress)
    found = index.find(given.name) if given.name is not None else list(index.entities())
    found = [entity for entity in found if given.type in (None, entity.kind.value)]
    if given.name is not None and not found:
        kind = given.type or "person, organization or place"
        raise PinciteError(f"No {kind} in the matter is called {given.name!r}.")
    citer = Citer(matter.register, matter.pinpoints)
    for entity in found:
        if given.json:
            command.print_json(as_json(entity, index, citer))
        elif given.name is None:
            print(_line(entity))
        else:
            _print_mentions(entity, citer)


def _tell_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(
            f"\rlooking through documents: {done + 1} of {total}",
            end="\n" if done + 1 == total else "",
            file=sys.stderr,
        )


def _line(entity: Entity) -> str:
    documents = len({each.document_id for each in entity.mentions})
    roles = ", ".join(dict.fromkeys(role.role for role in entity.roles))
    told = f"{counted(len(entity.mentions), 'mention')} in {counted(documents, 'document')}"
    return f"{entity.kind.value:<13} {entity.name} ({told}){f': {roles}' if roles else ''}"


def _print_mentions(entity: Entity, citer: Citer) -> None:
    print(_line(entity))
    for name in entity.names:
        print(f"    “{name.text}”: {name.reason}")
    for role in entity.roles:
        citation = citer.role(role, "")
        print(f"    {role.role}: {citation.document}, {citation.pinpoint}: {single_spaced(citation.quote)}")
    for _, group in groupby(entity.mentions, key=lambda each: each.document_id):
        citations = [citer.mention(each, "") for each in group]
        print(f"\n  {citations[0].document}")
        for citation in citations:
            print(f"    {citation.pinpoint}: {single_spaced(citation.quote)}")
    print()
