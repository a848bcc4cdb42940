"""``python -m evals.followups``: are questions that lean on earlier ones understood, and found?

Each conversation of ``followups.jsonl`` is asked turn by turn, as the app asks it. Its last question either
leans on those before, and what it asks in full is written beside it, or stands by itself and must stay so.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.build import PDFS
from evals.asking import asked_matter, cached_answerer, case_files
from evals.gold import Place
from pipelines import settings
from pipelines.answering import Answerer
from pipelines.events import answer_of
from pipelines.follow_ups import earlier
from pipelines.records import Answer
from pipelines.storage.matter import Matter
from pipelines.text import search_terms

CONVERSATIONS = Path(__file__).with_name("followups.jsonl")
DEPTH = 8
"""Passages among which a gold page is looked for."""
_KEPT, _OWN = 0.8, 0.7
"""The share of the intended content words to be asked for, and of the asked ones to be intended."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation, the last question of which is looked at.

    :param id: names it.
    :param turns: its questions, in order.
    :param meant: what the last one asks in full, in one wording or several; none where it stands by itself.
    :param places: each answers the last question.
    :param held_out: whether it was written after the rules were done, and they were not changed since.
    """

    id: str
    turns: tuple[str, ...]
    meant: tuple[str, ...]
    places: tuple[Place, ...]
    held_out: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the last question of a conversation.

    :param conversation: it.
    :param asked: what was asked of the files.
    :param found: whether a gold page is among the first passages.
    :param found_as_typed: whether it is for the question as it was typed.
    :param found_in_full: whether it is for the question as it is meant.
    """

    conversation: Conversation
    asked: str
    found: bool
    found_as_typed: bool
    found_in_full: bool

    @property
    def right(self) -> bool:
        """Whether it was asked as intended: with the intended content words, or left as it was."""
        if not self.conversation.meant:
            return self.asked == self.conversation.turns[-1]
        return any(means_the_same(self.asked, meant) for meant in self.conversation.meant)


def means_the_same(asked: str, meant: str) -> bool:
    """Say whether a question has the content words of another, and few others.

    :param asked: a question.
    :param meant: what was intended.
    """
    has, wants = set(search_terms(asked)), set(search_terms(meant))
    common = len(has & wants)
    return bool(has and wants) and common >= _KEPT * len(wants) and common >= _OWN * len(has)


def read_conversations(path: Path) -> list[Conversation]:
    """Read conversations.

    :param path: JSON lines.
    """
    with path.open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return [
        Conversation(
            line["id"],
            tuple(line["turns"]),
            tuple(line["understood_as"] or ()),
            tuple(Place(**place) for place in line["documents"]),
            line.get("held_out", False),
        )
        for line in lines
    ]


def follow(matter: Matter, answerer: Answerer, conversations: Sequence[Conversation]) -> Iterator[Outcome]:
    """Have each conversation.

    :param matter: holds the files.
    :param answerer: answers on the matter.
    :param conversations: them.
    """
    answered: dict[tuple[str, ...], Answer] = {}
    for each in conversations:
        before: list[Answer] = []
        for place, question in enumerate(each.turns[:-1], start=1):
            said = each.turns[:place]
            if said not in answered:
                leaning = earlier.understood(question, before, matter.register)
                answered[said] = answer_of(answerer.ask(question, understood_as=leaning))
            before.append(answered[said])
        typed = each.turns[-1]
        understood = earlier.understood(typed, before, matter.register)
        asked = understood.question if understood else typed
        meant = each.meant[0] if each.meant else typed
        found = {text: _is_found(each.places, answerer, text) for text in {asked, typed, meant}}
        yield Outcome(each, asked, found[asked], found[typed], found[meant])


def _is_found(places: Sequence[Place], answerer: Answerer, question: str) -> bool:
    gold = {(place.document, place.page) for place in places}
    passages = answerer.search(question, DEPTH)
    return any((passage.document, passage.page) in gold for passage in passages)


def report(outcomes: Sequence[Outcome]) -> str:
    """Return the figures as Markdown, and what went wrong.

    :param outcomes: of all conversations.
    """
    rows = [
        f"| last question | conversations | as intended | gold page in first {DEPTH} |"
        " were it asked as typed | were it asked as intended |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, leans, held_out in (
        ("leans on earlier ones", True, False),
        ("leans on earlier ones, held out", True, True),
        ("stands by itself", False, False),
        ("stands by itself, held out", False, True),
    ):
        some = [
            outcome
            for outcome in outcomes
            if (bool(outcome.conversation.meant), outcome.conversation.held_out) == (leans, held_out)
        ]
        if some:
            counts = [
                sum(outcome.right for outcome in some),
                sum(outcome.found for outcome in some),
                sum(outcome.found_as_typed for outcome in some),
                sum(outcome.found_in_full for outcome in some),
            ]
            cells = " | ".join(f"{count / len(some):.0%} ({count})" for count in counts)
            rows.append(f"| {name} | {len(some)} | {cells} |")
    wrong = [outcome for outcome in outcomes if not outcome.right]
    told = [
        f"- {outcome.conversation.id}: {' / '.join(outcome.conversation.turns)} → {outcome.asked}"
        for outcome in wrong
    ]
    return "\n".join([*rows, "", *told])


def main(arguments: list[str] | None = None) -> None:
    """Run from the command line.

    :param arguments: in the place of the process's own.
    """
    parser = argparse.ArgumentParser(prog="python -m evals.followups", description=__doc__)
    parser.add_argument("--conversations", type=Path, default=CONVERSATIONS, help="JSON lines")
    parser.add_argument("--cache", type=Path, default=Path(".evals"), help="where generations are kept")
    chosen = parser.parse_args(arguments)
    app = settings.load()
    with (
        asked_matter(case_files(PDFS), app) as (matter, _),
        cached_answerer(matter, app, chosen.cache) as answerer,
    ):
        print(report(list(follow(matter, answerer, read_conversations(chosen.conversations)))))


if __name__ == "__main__":
    main()
