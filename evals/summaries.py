"""``python -m evals.summaries``: do summaries of the sample tell what a colleague expects of them?

``summaries.jsonl`` was written by reading the sample before any summary was made: for each document its
points, each with the words that tell it. A point is told when a sentence of the summary, or a quote that it
cites, holds all words of one way of telling it; those marked ``short`` are expected of a short summary too.
Beside the summaries stand two that take no thought: a document's first sentences, and sentences by chance.
``--sample`` prints sentences by chance to be read: whether they mislead only a reader can say.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.build import PDFS
from evals.asking import asked_matter, case_files
from pipelines import settings
from pipelines.records import Citation, Sentence
from pipelines.storage.matter import Matter
from pipelines.storage.register import DocumentEntry
from pipelines.summaries.reading import Reader
from pipelines.summaries.records import Length, Summary
from pipelines.summaries.summarizer import Summarized, Summarizer
from pipelines.text import single_spaced

GOLD = Path(__file__).with_name("summaries.jsonl")
_SECTIONS_SHOWN = 25
"""Sentences of a baseline beside a summary by sections."""
_NOTE = re.compile(r"(?<=[.,;?!”)])\d{1,2}(?= |$)")
"""A footnote's number behind a word, which a summary leaves out."""


@dataclass(frozen=True, slots=True)
class Point:
    """What a summary must tell.

    :param document: of this document.
    :param point: in a colleague's words.
    :param short: whether a short summary must tell it, too.
    :param spans: ways of telling it, each some words that one sentence holds.
    """

    document: str
    point: str
    short: bool
    spans: tuple[tuple[str, ...], ...]

    def is_told(self, told: Sequence[str]) -> bool:
        """Say whether one of some sentences tells it.

        :param told: sentences with their quotes, as :func:`plain` writes them.
        """
        return any(all(plain(words) in text for words in way) for way in self.spans for text in told)


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a document, and how much of what must be.

    :param document: its file name.
    :param way: how it was made: a length, or a baseline beside one.
    :param missed: the points that were not told.
    :param points: how many there are.
    :param sentences: how many sentences it has.
    :param words: and words.
    :param seconds: how long it took.
    :param wrong: quotes that do not stand where they are said to.
    """

    document: str
    way: str
    missed: tuple[str, ...]
    points: int
    sentences: int
    words: int
    seconds: float = 0.0
    wrong: int = 0


def read_points(path: Path = GOLD) -> list[Point]:
    """Read what summaries must tell.

    :param path: JSON lines.
    """
    with path.open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return [
        Point(line["document"], line["point"], line["short"], tuple(map(tuple, line["spans"])))
        for line in lines
    ]


def plain(text: str) -> str:
    """Return a text as it is compared: on one line, in lower case.

    :param text: any text.
    """
    return single_spaced(text).casefold()


def told_by(summary: Summary) -> list[str]:
    """Return the sentences of a summary, each with its quotes, as they are compared.

    :param summary: the summary.
    """
    quotes = {citation.key: citation.whole_quote for citation in summary.citations}
    return [
        plain(" ".join([each.text, *map(quotes.__getitem__, each.citations)])) for each in summary.sentences
    ]


def not_verbatim(summary: Summary, matter: Matter) -> int:
    """Count the quotes of a summary that do not stand where they are said to, and words that no quote has.

    :param summary: the summary.
    :param matter: holds the document.
    """
    wrong = sum(not _stands(citation, matter) for citation in summary.citations)
    quotes = {citation.key: single_spaced(citation.whole_quote) for citation in summary.citations}
    return wrong + sum(not _is_quoted(sentence, quotes) for sentence in summary.sentences[1:])


def _stands(citation: Citation, matter: Matter) -> bool:
    return all(
        matter.register.page_text(citation.document_id, part.page)[part.start : part.end] == part.quote
        for part in citation.parts
    )


def _is_quoted(sentence: Sentence, quotes: dict[str, str]) -> bool:
    said = sentence.text.rpartition("”")[0].removeprefix("“").replace("” “", " ").strip(" …")
    cited = [quotes[key] for key in sentence.citations]
    words = {word for quote in cited for word in f"{quote} {_NOTE.sub('', quote)}".split()}
    return bool(sentence.citations) and all(word in words for word in said.split())


def _measured(document: str, way: str, points: Sequence[Point], told: Sequence[str], words: int) -> Told:
    missed = tuple(point.point for point in points if not point.is_told(told))
    return Told(document, way, missed, len(points), len(told), words)


def measure(
    matter: Matter, entry: DocumentEntry, points: Sequence[Point], made: Summarizer
) -> Iterator[Told]:
    """Sum a document up in every length, and in two ways without thought.

    :param matter: holds it.
    :param entry: the document.
    :param points: what must be told of it.
    :param made: makes the summaries.
    """
    reader = Reader(entry, matter.register.pages(entry.document_id))
    stretches = [
        each for one in matter.register.passages_of(entry.document_id) for each in reader.passage(one)
    ]
    for length in Length:
        wanted = [point for point in points if point.short] if length is Length.SHORT else list(points)
        summary = summed_up(made, entry.document_id, length)
        words = sum(len(sentence.text.split()) for sentence in summary.sentences)
        told = _measured(entry.name, length.value, wanted, told_by(summary), words)
        yield Told(
            *(told.document, told.way, told.missed, told.points, told.sentences, told.words),
            seconds=summary.seconds.total or 0.0,
            wrong=not_verbatim(summary, matter),
        )
        count = len(summary.sentences)
        drawn = random.Random(1).sample(stretches, min(count, len(stretches)))  # noqa: S311 (no secret)
        for way, some in (("first", stretches[:count]), ("by chance", drawn)):
            said = [plain(each.plain) for each in some]
            words = sum(each.words for each in some)
            yield _measured(entry.name, f"{length.value}: {way}", wanted, said, words)


def summed_up(summarizer: Summarizer, document_id: str, length: Length) -> Summary:
    """Return a document's summary.

    :param summarizer: makes it.
    :param document_id: the document.
    :param length: how long it is.
    """
    events = summarizer.summarize(document_id, length)
    return next(event.summary for event in events if isinstance(event, Summarized))


def report(told: Sequence[Told]) -> str:
    """Return the figures as Markdown, and the points that were missed.

    :param told: what was told.
    """
    rows = [
        "| | points told | of | | sentences a document | words a document | quotes not verbatim | seconds |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for way in dict.fromkeys(each.way for each in told):
        some = [each for each in told if each.way == way]
        points, missed = sum(each.points for each in some), sum(len(each.missed) for each in some)
        sentences, words = (
            sum(each) / len(some) for each in zip(*((t.sentences, t.words) for t in some), strict=True)
        )
        seconds = sum(each.seconds for each in some) / len(some)
        rows.append(
            f"| {way} | {points - missed} | {points} | {(points - missed) / points:.0%} "
            f"| {sentences:.1f} | {words:.0f} "
            f"| {sum(each.wrong for each in some)} | {f'{seconds:.1f}' if seconds else ''} |"
        )
    lengths = {length.value for length in Length}
    missed_points = [
        f"- {each.way}: {each.document}: {point}"
        for each in told
        if each.way in lengths
        for point in each.missed
    ]
    return "\n".join([*rows, "", *missed_points])


def sampled(summaries: Sequence[Summary], count: int, seed: int) -> str:
    """Return sentences of summaries by chance, to be read.

    :param summaries: the summaries.
    :param count: how many sentences.
    :param seed: of the chance.
    """
    found = [(summary, sentence) for summary in summaries for sentence in summary.sentences]
    chosen = random.Random(seed).sample(found, min(count, len(found)))  # noqa: S311 (no secret)
    return "\n".join(
        f"{number}. {summary.document} ({summary.length.value}) "
        f"[{sentence.serves.value}; {sentence.heading}] "
        f"p. {next(c.page for c in summary.citations if c.key == sentence.citations[0])}: {sentence.text}"
        for number, (summary, sentence) in enumerate(chosen, start=1)
    )


def main() -> None:
    """Sum the sample up, or other files, and print figures or sentences to be read."""
    parser = argparse.ArgumentParser(prog="python -m evals.summaries", description=__doc__)
    parser.add_argument(
        "--pdfs", type=Path, default=PDFS, metavar="DIR", help="other files (default: the sample)"
    )
    parser.add_argument(
        "--sample", type=int, default=0, metavar="N", help="print so many sentences to be read"
    )
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chosen = settings.load()
    with asked_matter(case_files(given.pdfs), chosen) as (matter, refused):
        made = Summarizer(matter, chosen.models_folder)
        entries = matter.register.documents()
        if given.pdfs == PDFS:
            points = read_points()
            told = [
                each
                for entry in entries
                for each in measure(matter, entry, [p for p in points if p.document == entry.name], made)
            ]
            print(report(told))
        if given.sample:
            found = [summed_up(made, entry.document_id, length) for entry in entries for length in Length]
            print(sampled(found, given.sample, given.seed))
    print(f"files refused: {len(refused)}")


if __name__ == "__main__":
    main()
