"""ask() by every way: the question is taken as an answer, the index, the timeline, an action or another way.

What the other ways have nothing for is asked of the files, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ingest.child import Cancelled, never
from pipelines.actions.destinations import ToDownload
from pipelines.answering import Answerer, checked
from pipelines.entities.index import EntityIndex
from pipelines.errors import ActionError
from pipelines.events import Answered, Event, WayChosen
from pipelines.follow_ups import earlier
from pipelines.records import Answer, MeantDocument, TakenWay
from pipelines.routes.scope import Scope, only_in
from pipelines.storage.matter import Matter
from pipelines.summaries.summarizer import Summarizer
from pipelines.timeline.timeline import Timeline
from pipelines.ways.actions import Actions
from pipelines.ways.asked import Asked, Declined, Stopped, routed
from pipelines.ways.deciding import CHOSEN, OF_THE_FILES, Candidate, candidates, possible
from pipelines.ways.happenings import Happenings
from pipelines.ways.mentions import Mentions
from pipelines.ways.papers import Papers
from pipelines.ways.summaries import Summaries
from pipelines.ways.way import Way


class Asker:
    """Takes questions on one matter the way they are meant. Safe to use from several threads.

    :param answerer: answers from the files.
    :param matter: the matter.
    :param models_folder: where prepared models lie.
    :param index: the matter's index of names; one of its own where None.
    :param timeline: the matter's timeline, likewise.
    :param database: where docket questions are run, as in :class:`~pipelines.docket.docket.DocketQuestions`.
    """

    def __init__(
        self,
        answerer: Answerer,
        matter: Matter,
        models_folder: Path,
        index: EntityIndex | None = None,
        timeline: Timeline | None = None,
        database: str = "",
    ) -> None:
        self.answerer = answerer
        self._matter = matter
        self._actions = Actions(matter, models_folder)
        mentions = Mentions(index or EntityIndex(matter.register), matter.names, matter.pinpoints)
        timeline = timeline or Timeline(matter.register)
        self._ways = {
            Way.SUMMARY: Summaries(Summarizer(matter, models_folder), matter).take,
            Way.INDEX: mentions.take,
            Way.TIMELINE: Happenings(timeline, matter).take,
            Way.DOCKET: Papers(matter, database, timeline).take,
            Way.ACTION: self._actions.take,
        }

    def ask(
        self,
        question: str,
        stopped: Cancelled = never,
        *,
        everything: bool = False,
        scope: Scope | None = None,
        after: Sequence[Answer] = (),
        way: Way | None = None,
        given: Mapping[str, str] | None = None,
        confirmed: bool = False,
    ) -> Iterator[Event]:
        """Take a question the way it is meant; close the iterator to stop.

        :param question: as :meth:`pipelines.answering.Answerer.ask`, and so the others.
        :param after: the answers before it in its conversation, the first first, where it may lean on them.
        :param way: the way to take it; where None the question tells.
        :param given: inputs of an action that were asked for, as they were typed, by their names.
        :param confirmed: whether the user has confirmed what an action waits for.
        :returns: events; :class:`WayChosen` comes first, :class:`Answered` last.
        :raises PinciteError: when the question, or an input that was given, cannot be right.
        """
        asked = self._asked(checked(question), scope, after, stopped, given or {}, confirmed)
        others = self._possible(asked)
        why = OF_THE_FILES if way is None else CHOSEN
        meant: tuple[MeantDocument, ...] = ()
        for candidate in self._candidates(asked, way):
            route = _route(candidate, others)
            others = [each for each in others if each is not candidate.way]  # once it has declined
            yield WayChosen(route, asked.understood_as)
            try:
                answer = yield from self._ways[candidate.way](asked)
            except Declined as reason:
                why, meant = str(reason) or why, reason.documents or meant
                continue
            except Stopped:
                return
            if not stopped():
                yield Answered(self.answerer.with_unread(routed(answer, route)))
            return
        route = _route(Candidate(Way.ANSWER, why), others).model_copy(update={"documents": meant})
        yield WayChosen(route, asked.understood_as)
        events = self.answerer.ask(
            question,
            stopped=stopped,
            everything=everything,
            scope=scope,
            understood_as=asked.understood_as,
        )
        for event in events:
            yield Answered(routed(event.answer, route)) if isinstance(event, Answered) else event

    def draft(self, request: str, given: Mapping[str, str]) -> bytes:
        """Make the file of an action that the user has confirmed.

        :param request: the request in full.
        :param given: inputs that were asked for.
        :raises ActionError: when it makes no file, or the documents are there no more.
        """
        destination = ToDownload()
        asked = Asked(request, self._matter.name, given=given, confirmed=True)
        self._actions.act(asked, destination)
        if destination.content is None:
            raise ActionError("This request makes no file.")
        return destination.content

    def _asked(
        self,
        question: str,
        scope: Scope | None,
        after: Sequence[Answer],
        stopped: Cancelled,
        given: Mapping[str, str],
        confirmed: bool,
    ) -> Asked:
        register = self._matter.register
        entries = register.documents() if scope else []
        only = frozenset(entry.document_id for entry in entries if scope.has(entry)) if scope else None
        return Asked(
            question=question,
            matter=self._matter.name,
            understood_as=earlier.understood(question, after, register),
            only=only,
            only_in=only_in(scope, entries),
            stopped=stopped,
            given=given,
            confirmed=confirmed,
        )

    def _candidates(self, asked: Asked, way: Way | None) -> list[Candidate]:
        if way is not None:
            return [Candidate(way, CHOSEN)] if way in self._ways else []
        return [each for each in candidates(asked.meant) if each.way in self._ways]

    def _possible(self, asked: Asked) -> list[Way]:
        named = len(self._matter.names.route(asked.meant).documents) == 1
        found = possible(asked.meant, names_document=named)
        return [way for way in found if way is Way.ANSWER or way in self._ways]


def _route(candidate: Candidate, possible: Sequence[Way]) -> TakenWay:
    others = tuple(way for way in possible if way is not candidate.way)
    return TakenWay(way=candidate.way, why=candidate.why, others=others)
