"""``python -m pipelines timeline``: what happened in a matter, by date, each event with where it is told."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipelines import command
from pipelines.errors import PinciteError
from pipelines.exports.chronology import FORMATS
from pipelines.routes.scope import read_day
from pipelines.storage.matter import Matter
from pipelines.timeline.records import Event
from pipelines.timeline.timeline import Chosen, Timeline
from pipelines.timeline.wording import conflict_line, date_line, source_note


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options.

    :param parser: its parser.
    """
    parser.add_argument(
        "--document",
        action="append",
        default=[],
        metavar="DOCUMENT_ID",
        help="what this document tells, and others so named, and none else",
    )
    parser.add_argument("--person", default="", metavar="NAME", help="what mentions somebody")
    parser.add_argument("--from", dest="first", default="", metavar="YYYY-MM-DD", help="the first day")
    parser.add_argument("--to", dest="last", default="", metavar="YYYY-MM-DD", help="the last day")
    parser.add_argument("--format", choices=[*FORMATS], help="write a file of this form; needs -o")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE")


def run(given: argparse.Namespace, matter: Matter) -> None:
    """Print the events of a matter, one a line with ``--json``, or write them to a file.

    :param given: as :func:`add_options` has it parsed.
    :param matter: the matter.
    :raises PinciteError: when what is given cannot be understood, or the file not be written.
    """
    if (given.format is None) != (given.output is None):
        raise PinciteError("Give both --format and -o FILE, or neither.")
    for document_id in given.document:
        matter.require(document_id)
    chosen = Chosen(tuple(given.document), given.person, read_day(given.first), read_day(given.last))
    found = Timeline(matter.register).events(_progress if sys.stderr.isatty() else None)
    events = [event for event in found if chosen.has(event)]
    if given.output is not None:
        try:
            given.output.write_bytes(FORMATS[given.format](events, f"Matter: {matter.name}"))
        except OSError as error:
            raise PinciteError(f"{given.output} cannot be written: {error}.") from error
    elif given.json:
        for event in events:
            command.print_json(event.model_dump(mode="json"))
    else:
        for event in events:
            _print(event)
        if not events:
            print("Nothing that is told of a day fits what was asked." if found else "No day is told of.")


def _progress(done: int, of: int) -> None:
    print(f"Reading document {done + 1} of {of}", end="\r", file=sys.stderr)


def _print(event: Event) -> None:
    print(f"{date_line(event)}: {event.text} ({event.said_by})")
    for source in event.citations:
        note = source_note(source)
        print(f"    {source.document}, {source.pinpoint}{f' ({note})' if note else ''}")
    for conflict in event.conflicts_with:
        print(f"    {conflict_line(conflict)}")
    print()
