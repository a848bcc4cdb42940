"""The way of actions: what is reckoned, looked up or drafted becomes an answer, each step with its rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pipelines.actions import given
from pipelines.actions.acting import act, writes_file
from pipelines.actions.destinations import ToDownload
from pipelines.actions.finding import Finder
from pipelines.actions.records import Act
from pipelines.actions.requests import propose
from pipelines.actions.taken import ActionName, TakenAction
from pipelines.citations.cite import cited_citations, parse_keys
from pipelines.errors import ActionError
from pipelines.events import Reading, SentencePassed
from pipelines.records import Sentence
from pipelines.storage.matter import Matter
from pipelines.ways.asked import Asked, Declined, Taken

WORKING = "Working it out"
BELOW = "worked step by step below"
_KEY = re.compile(r"\d+")


class Actions:
    """Acts on requests.

    :param matter: the matter.
    :param models_folder: where prepared models lie.
    """

    def __init__(self, matter: Matter, models_folder: Path) -> None:
        self._matter = matter
        self._models_folder = models_folder

    def take(self, asked: Asked) -> Taken:
        """Act on a request.

        :param asked: the question.
        :raises Declined: when it fits no action, or one that cannot be done.
        """
        try:
            yield Reading(text=WORKING)
            done = self.act(asked, ToDownload())
        except ActionError as error:
            if asked.given:  # what the user typed cannot be right, and is told so
                raise
            raise Declined(f"{error} The files were searched instead.") from error
        if done.missing and done.action is ActionName.DAYS_BETWEEN and not asked.given and not done.inputs:
            raise Declined("The files do not give both days beyond doubt, so they were searched.")
        sentences = list(_sentences(done)) if done.result is not None else []
        for sentence in sentences:
            yield SentencePassed(sentence, tuple(cited_citations(sentence, done.citations)))
        taken = TakenAction.model_validate(done.model_dump(include=set(TakenAction.model_fields)))
        waits = {} if sentences else {"answer": done.answer}
        lead = None if sentences else done.answer
        return asked.answer(sentences, done.citations, quoted=False, lead=lead, act=taken, **waits)

    def act(self, asked: Asked, destination: ToDownload) -> Act:
        """Act on a request; a draft that was confirmed goes to its destination.

        :param asked: the question.
        :param destination: where a draft goes.
        :raises ActionError: when it fits no action, or one that cannot be done.
        """
        today = date.today()
        proposal = propose(asked.meant, today)
        of_files = proposal.sought or proposal.action is ActionName.DOCKET or writes_file(proposal.action)
        if asked.only is not None and of_files:
            raise ActionError("This action looks in all of the files, and only some are chosen.")
        for name, text in asked.given.items():
            given.take(proposal, name, text, today)
        return act(
            asked.meant,
            proposal,
            lambda: Finder(self._matter, self._models_folder),
            confirmed=asked.confirmed,
            destination=destination,
        )


def _sentences(done: Act) -> Iterator[Sentence]:
    """Yield the result, and each step with its rule and the keys of what it rests on."""
    keys = {citation.key for citation in done.citations}
    rests_on = [key for source in done.sources.values() for key in _KEY.findall(source.citation or "")]
    yield Sentence(text=done.answer, citations=tuple(dict.fromkeys(rests_on)), rule=BELOW)
    for step in done.steps:
        text, cited = parse_keys(step.text)
        known = tuple(key for key in cited if key in keys)
        yield Sentence(text=text if cited == known else step.text, citations=known, rule=step.rule)
