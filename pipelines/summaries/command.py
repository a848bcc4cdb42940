"""``python -m pipelines summarize``: what a document is, who asks for what, what is decided, each cited."""

from __future__ import annotations

import argparse
import sys

from pipelines import command
from pipelines.events import Reading
from pipelines.settings import Settings
from pipelines.storage.matter import Matter
from pipelines.summaries.records import Length, Summary
from pipelines.summaries.summarizer import Summarized, Summarizer


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options.

    :param parser: its parser.
    """
    parser.add_argument("document_id")
    parser.add_argument(
        "--length",
        choices=[length.value for length in Length],
        default=Length.STANDARD.value,
        help="three to five sentences, eight to fifteen, or one to three for each section",
    )


def run(given: argparse.Namespace, matter: Matter, settings: Settings) -> None:
    """Print the summary of a document.

    :param given: as :func:`add_options` has it parsed.
    :param matter: the matter.
    :param settings: say where models lie.
    :raises DocumentNotFound: when the matter has no such document.
    """
    summarizer = Summarizer(matter, settings.models_folder)
    for event in summarizer.summarize(given.document_id, Length(given.length)):
        if isinstance(event, Reading) and sys.stderr.isatty():
            print(f"Reading passage {event.done} of {event.of}", end="\r", file=sys.stderr)
        if isinstance(event, Summarized):
            if given.json:
                command.print_json(event.summary.model_dump(mode="json"))
            else:
                _print(event.summary)


def _print(summary: Summary) -> None:
    told = ""
    for sentence in summary.sentences:
        label = sentence.heading if summary.length is Length.SECTIONS else sentence.serves.value
        if label != told:
            print(f"\n{label or summary.document}")
            told = label
        print(f"  {sentence.text} {''.join(f'[{key}]' for key in sentence.citations)}")
    command.print_sources(summary)
