"""What Pincite's commands share: where the store is, JSON on standard output, errors in one line."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.errors import IngestError
from pipelines import settings
from pipelines.errors import PinciteError
from pipelines.records import Answer, Citation
from pipelines.settings import Settings
from pipelines.summaries.records import Summary
from pipelines.text import single_spaced

BAD_USE = 2


def add_store_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that every command has.

    :param parser: the command's parser.
    """
    parser.add_argument("--store", metavar="DIR", help="the store's folder (default: PINCITE_HOME)")
    parser.add_argument("--matter", metavar="NAME", help="the matter (default: the one the app is in)")
    parser.add_argument("--json", action="store_true", help="print JSON only; logs go to standard error")


def settings_of(arguments: argparse.Namespace) -> Settings:
    """Return the settings of a command's call.

    :param arguments: parsed, with :func:`add_store_options` in the parser.
    """
    return settings.load(
        home=arguments.store, matter=arguments.matter, model=getattr(arguments, "model", None)
    )


def read_text(path: Path) -> str:
    """Read a file that a command was given.

    :param path: the file.
    :raises PinciteError: when it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PinciteError(f"{path} cannot be read: {error}.") from error


def print_json(value: object) -> None:
    """Print a value as one line of JSON.

    :param value: plain values.
    """
    print(json.dumps(value, ensure_ascii=False), flush=True)


def print_sources(cited: Answer | Summary) -> None:
    """Print which pages were not read, what the keys stand for, and what was withheld.

    :param cited: an answer, or a summary.
    """
    for item in cited.incomplete:
        print(f"\nnot read whole: {item.text}")
    print_citations(cited.citations)
    for withheld in cited.withheld:
        print(f"\nwithheld: {withheld.text} ({withheld.reason})")


def print_citations(citations: Sequence[Citation]) -> None:
    """Print what keys stand for.

    :param citations: the citations.
    """
    for citation in citations:
        quote = single_spaced(citation.whole_quote)
        print(f"\n[{citation.key}] {citation.document}, {citation.pinpoint}: {quote}")


def run(command: Callable[[Sequence[str]], int]) -> None:
    """Run a command and end the process with its exit status.

    What a person can mend is told in one line and ends with 2; a broken pipe ends quietly.

    :param command: takes the arguments, returns the exit status.
    """
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(message)s")
    for chatty in ("haystack", "bm25s"):
        logging.getLogger(chatty).setLevel(logging.ERROR)
    try:
        status = command(sys.argv[1:])
        sys.stdout.flush()
    except (PinciteError, IngestError) as error:
        print(f"pincite: {error}", file=sys.stderr)
        status = BAD_USE
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)
