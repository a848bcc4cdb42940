"""``python -m pipelines export``: an answer's file, or a conversation of the matter, becomes a file."""

from __future__ import annotations

import argparse
import contextlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ingest.rendering import PageRenderer
from pipelines import command
from pipelines.errors import ExportError, PinciteError
from pipelines.exports import export
from pipelines.exports.records import (
    Exported,
    ExportedConversation,
    ExportedTurn,
    Extras,
    PagePicture,
    turns_of,
)
from pipelines.exports.sources import filings, page_pictures
from pipelines.storage.matter import Matter
from pipelines.storage.matter_names import check_name, matter_folder

_log = logging.getLogger(__name__)


def conversation(matter: Matter, number: int) -> ExportedConversation:
    """Return a conversation of a matter, as it is exported.

    :param matter: the matter.
    :param number: the conversation's number.
    :raises ExportError: when there is none.
    """
    kept = matter.register.conversation(number)
    if kept is None:
        raise ExportError(f"The matter {matter.name!r} has no conversation {number}.")
    turns = matter.register.turns(number)
    return ExportedConversation(
        conversation=kept.name,
        turns=tuple(ExportedTurn(question=t.question, answer=t.answer, error=t.error) for t in turns),
    )


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options.

    :param parser: its parser.
    """
    parser.add_argument("answer", nargs="?", type=Path, metavar="ANSWER.json", help="or a conversation's")
    parser.add_argument("--conversation", type=int, metavar="NUMBER", help="one that the matter keeps")
    parser.add_argument("--format", required=True, choices=[*export.FORMATS])
    parser.add_argument("--authorities", action="store_true", help="with a table of authorities")
    parser.add_argument("--page-images", action="store_true", help="with the quoted pages, highlighted")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")


def run(given: argparse.Namespace) -> None:
    """Export what a command's arguments ask for.

    An answer's file is all that most exports need, and is exported while the app has the store. Of a list of
    citations the kinds and docket numbers are left out then, and it is said.

    :param given: as :func:`add_options` has it parsed.
    :raises PinciteError: when it cannot be done.
    """
    form = export.FORMATS[given.format]
    if given.authorities and not form.has_authorities:
        raise ExportError(f"A {form.name} export holds no table of authorities; use docx, pdf or md.")
    if given.page_images and not form.has_pictures:
        raise ExportError(f"A {form.name} export holds no page images; use docx or pdf.")
    exported = export.read(command.read_text(given.answer)) if given.answer else None
    extras = Extras(authorities=given.authorities)
    must = exported is None or given.page_images
    if must or given.format == "csv":
        with _matter(given, exported, must=must) as matter:
            if matter:
                exported = exported or conversation(matter, given.conversation)
                extras = replace(extras, filings=filings(exported, matter.register))
                if given.page_images:
                    extras = replace(extras, pictures=_pictures(exported, matter))
    assert exported is not None, "a conversation that cannot be read has raised"
    export.write(exported, given.format, given.output, extras)


@contextmanager
def _matter(given: argparse.Namespace, exported: Exported | None, *, must: bool) -> Iterator[Matter | None]:
    """Open the matter that was asked; one that need not be opened, and cannot, is None."""
    settings = command.settings_of(given)
    asked = [turn.answer.matter for turn in turns_of(exported) if turn.answer] if exported else []
    name = asked[0] if asked and given.matter is None else settings.matter
    try:
        check_name(name)  # that of an answer's file may be anyone's
        if not matter_folder(settings.home, name).is_dir():
            raise ExportError(
                f"There is no matter {name!r} in the store {settings.home}. Name the store and the matter "
                "that hold the documents with --store and --matter."
            )
        matter = Matter(settings.home, name)
    except PinciteError as error:
        if must:
            raise
        _log.warning("Kinds and docket numbers are left out. %s", error)
        yield None
        return
    with matter:
        yield matter


def _pictures(exported: Exported, matter: Matter) -> tuple[PagePicture, ...]:
    renderer = PageRenderer()
    with contextlib.closing(renderer):
        return page_pictures(exported, matter, renderer)
