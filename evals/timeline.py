"""``python -m evals.timeline``: are the sample's events found, with their days, and nothing else?

``timeline.jsonl`` was written by reading the sample: events with their day, document, page and some words
that the quote must hold; dates that are no events, with the words around them; and days that conflict.
``--sample`` prints events by chance to be read, also of other files: whether they are right only a reader
can say.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.build import PDFS
from evals.asking import asked_matter, case_files
from pipelines import settings
from pipelines.storage.matter import Matter
from pipelines.text import single_spaced
from pipelines.timeline.records import Event, EventSource, Precision
from pipelines.timeline.timeline import Timeline
from pipelines.timeline.wording import date_line

GOLD = Path(__file__).with_name("timeline.jsonl")


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event that must be told of.

    :param date: ISO 8601, as exact as the files tell it.
    :param precision: how exact that is.
    :param document: a document that tells of it.
    :param page: the page.
    :param words: what the quote must hold, on one line.
    """

    date: str
    precision: str
    document: str
    page: int
    words: str


@dataclass(frozen=True, slots=True)
class GoldNone:
    """A date that is no event's.

    :param written: it, as it is written.
    :param document: the document.
    :param page: the page.
    :param words: what stands around it, on one line.
    :param why: why it is none.
    """

    written: str
    document: str
    page: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Gold:
    """What the timeline of the sample must be.

    :param events: events.
    :param nones: dates that are none.
    :param conflicts: days that are told of one event, with what it is.
    """

    events: tuple[GoldEvent, ...]
    nones: tuple[GoldNone, ...]
    conflicts: tuple[tuple[frozenset[str], str], ...]


def read_gold(path: Path) -> Gold:
    """Read what the timeline must be.

    :param path: JSON lines.
    """
    with path.open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    by_kind: dict[str, list[dict[str, Any]]] = {"event": [], "none": [], "conflict": []}
    for line in lines:
        by_kind[line.pop("kind")].append(line)
    return Gold(
        tuple(GoldEvent(**line) for line in by_kind["event"]),
        tuple(GoldNone(**line) for line in by_kind["none"]),
        tuple((frozenset(line["dates"]), line["about"]) for line in by_kind["conflict"]),
    )


def is_told(gold: GoldEvent, events: Sequence[Event]) -> bool:
    """Say whether an event is among those found, from its page, with its day as exact as it is told.

    :param gold: the event.
    :param events: those found.
    """
    return any(
        (source.document, source.page, source.date, source.precision.value)
        == (gold.document, gold.page, gold.date, gold.precision)
        and gold.words in single_spaced(source.whole_quote)
        for event in events
        for source in event.citations
    )


def is_shown(gold: GoldNone, events: Sequence[Event]) -> bool:
    """Say whether a date that is no event's was taken for one.

    :param gold: the date.
    :param events: those found.
    """
    return any(
        (source.document, source.page, source.written) == (gold.document, gold.page, gold.written)
        and gold.words in single_spaced(source.whole_quote)
        for event in events
        for source in event.citations
    )


def conflicts(events: Sequence[Event]) -> set[frozenset[str]]:
    """Return the days that were found to conflict, two and two.

    :param events: those found.
    """
    return {frozenset((event.date, other.date)) for event in events for other in event.conflicts_with}


def not_verbatim(events: Sequence[Event], matter: Matter) -> list[EventSource]:
    """Return the quotes that do not stand where they are said to.

    :param events: those found.
    :param matter: holds the files.
    """
    return [
        source
        for event in events
        for source in event.citations
        if source.start is not None
        and matter.register.page_text(source.document_id, source.page)[source.start : source.end]
        != source.quote
    ]


def report(gold: Gold, events: Sequence[Event], wrong_quotes: int) -> str:
    """Return the figures as Markdown, and what was missed.

    :param gold: what must be found.
    :param events: what was.
    :param wrong_quotes: how many quotes are not verbatim.
    """
    rows = ["| | right | of | |", "| --- | ---: | ---: | ---: |"]
    for precision in Precision:
        some = [each for each in gold.events if each.precision == precision.value]
        rows.append(
            _row(
                f"events told to the {precision.value}",
                sum(is_told(each, events) for each in some),
                len(some),
            )
        )
    told = [each for each in gold.events if is_told(each, events)]
    left_out = [each for each in gold.nones if not is_shown(each, events)]
    found = conflicts(events)
    expected = {days for days, _ in gold.conflicts}
    sources = sum(len(event.citations) for event in events)
    rows += [
        _row("events", len(told), len(gold.events)),
        _row("dates that are no events, left out", len(left_out), len(gold.nones)),
        _row("conflicts of days found", len(expected & found), len(expected)),
        _row("conflicts shown that are some", len(expected & found), len(found)),
        _row("quotes verbatim at their offsets", sources - wrong_quotes, sources),
    ]
    missed = [
        f"- missed: {each.date}, {each.document}, p. {each.page}: {each.words}"
        for each in gold.events
        if each not in told
    ]
    shown = [
        f"- shown: {each.written}, {each.document}, p. {each.page}: {each.why}"
        for each in gold.nones
        if each not in left_out
    ]
    unfound = [f"- conflict missed: {about}" for days, about in gold.conflicts if days not in found]
    return "\n".join([*rows, "", *missed, *shown, *unfound])


def _row(name: str, right: int, of: int) -> str:
    return f"| {name} | {right} | {of} | {f'{right / of:.0%}' if of else '–'} |"


def sampled(events: Sequence[Event], count: int, seed: int) -> str:
    """Return some events by chance, to be read.

    :param events: those found.
    :param count: how many.
    :param seed: of the chance.
    """
    chosen = random.Random(seed).sample(list(events), min(count, len(events)))  # noqa: S311 (no secret)
    return "\n".join(
        f"{number}. {date_line(event)} [{event.said_by}] {event.citations[0].document}, "
        f"{event.citations[0].pinpoint}: {event.text}"
        for number, event in enumerate(chosen, start=1)
    )


def main() -> None:
    """Make the timeline of the sample, or of other files, and print figures or events to be read."""
    parser = argparse.ArgumentParser(prog="python -m evals.timeline", description=__doc__)
    parser.add_argument(
        "--pdfs", type=Path, default=PDFS, metavar="DIR", help="other files (default: the sample)"
    )
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print so many events to be read")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with asked_matter(case_files(given.pdfs), settings.load()) as (matter, refused):
        begun = time.perf_counter()
        events = Timeline(matter.register).events()
        seconds = time.perf_counter() - begun
        pages = sum(entry.pages for entry in matter.register.documents())
        wrong = not_verbatim(events, matter)
    print(f"{len(events)} events of {pages} pages in {seconds:.1f} s; files refused: {len(refused)}\n")
    if given.pdfs == PDFS:
        print(report(read_gold(GOLD), events, len(wrong)))
    if given.sample:
        print(sampled(events, given.sample, given.seed))


if __name__ == "__main__":
    main()
