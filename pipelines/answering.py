"""ask(): a question becomes events: evidence first, then each sentence as it passes, then the answer.

Whatever the model does, the answer holds only what its citations support. When nothing the model wrote
survives, the evidence itself is the answer, verbatim; when the evidence does not bear on the question,
the answer is that the files do not say; when quotes come near and it is not certain that they answer, they
are shown as that.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from ingest.child import Cancelled, never
from pipelines import drafting
from pipelines.citations.cite import CitationList
from pipelines.composing import Composition
from pipelines.drafts import DraftReader
from pipelines.errors import ModelError, PinciteError
from pipelines.events import Answered, Drafting, Event, EvidenceFound
from pipelines.evidence import addressing, answerable, corrected, quotes, speakers
from pipelines.evidence.quotes import Quote
from pipelines.ingestion import ledger
from pipelines.models.generator import LocalChatGenerator
from pipelines.records import MAX_QUESTION, Answer, Evidence, UnderstoodAs
from pipelines.routes import scope as scopes
from pipelines.routes.abbreviations import spelled_out
from pipelines.routes.questions import parts_of
from pipelines.routes.scope import Scope
from pipelines.routes.searched import searched_first
from pipelines.search import embedder, retrieval
from pipelines.storage.matter import Matter

_log = logging.getLogger(__name__)

PROMPT_QUOTES = 3
"""Sentences of the evidence that the model is given: a small model does well with few and short ones."""

_MORE_LISTED = "The paper sets out {} more; open it to see all."
RERANKED = 24
"""Passages that are looked at closely."""


class Answerer:
    """Answers questions on one matter. Safe to use from several threads.

    :param matter: the matter.
    :param models_folder: where prepared models lie.
    :param model: a name of the catalogue, or the path of a GGUF file.
    :param evidence: how many passages are shown as evidence.
    :param generator: writes in the place of the model's own generator, as an evaluation's that keeps what it
        wrote.
    """

    def __init__(
        self,
        matter: Matter,
        models_folder: Path,
        model: str,
        evidence: int = 8,
        generator: LocalChatGenerator | None = None,
    ) -> None:
        self._matter = matter
        self._models_folder = models_folder
        self._model = model
        self._evidence = evidence
        self._retrieval = retrieval.build_pipeline(matter, models_folder)
        self._drafting = drafting.build_pipeline(model, models_folder, generator)

    @property
    def generator(self) -> LocalChatGenerator:
        """The generator, whose engine tells how the model fares."""
        return cast(LocalChatGenerator, self._drafting.get_component("generator"))

    def warm_up(self) -> None:
        """Load the models and the keyword index, so that the first question is as quick as the next.

        :raises ModelError: when a model cannot be loaded.
        """
        embedder.load(self._models_folder)
        self._matter.keywords.refresh()
        self._matter.names.refresh()
        self.generator.warm_up()

    def search(
        self, query: str, count: int, *, everything: bool = False, scope: Scope | None = None
    ) -> Sequence[Evidence]:
        """Return the passages that bear on a query most.

        :param query: any words.
        :param count: how many passages at most.
        :param everything: whether documents that the query names are not to be searched first.
        :param scope: which documents are searched; all where None.
        """
        query = spelled_out(checked(query))
        return self._look(query, self._found(query, count, everything, self._only(scope)), count)[0]

    def _only(self, scope: Scope | None) -> list[str] | None:
        """Return the ids of the documents that are chosen, or None for all."""
        if not scope:
            return None
        return [entry.document_id for entry in self._matter.register.documents() if scope.has(entry)]

    def _found(
        self, question: str, count: int, everything: bool, only: Sequence[str] | None
    ) -> Sequence[Evidence]:
        return retrieval.retrieve(
            self._retrieval, question, max(RERANKED, count), everything=everything, only=only
        )

    def _look(
        self, question: str, found: Sequence[Evidence], count: int
    ) -> tuple[tuple[Evidence, ...], list[Quote]]:
        """Look closely at what was found: order it anew, and rank what may be quoted out of the best."""
        ranked = quotes.rank_quotes(question, found, embedder.load(self._models_folder), self._matter)
        best = quotes.best_passages(ranked, found, count)
        evidence = tuple(passage.model_copy(update={"score": score}) for passage, score in best.items())
        return evidence, [quote for quote in ranked if quote.passage in best]

    def ask(
        self,
        question: str,
        stopped: Cancelled = never,
        *,
        everything: bool = False,
        scope: Scope | None = None,
        understood_as: UnderstoodAs | None = None,
    ) -> Iterator[Event]:
        """Answer a question; close the iterator to stop.

        :param question: up to 2,000 characters.
        :param stopped: for whoever waits for the next event and cannot close: once it is true the model is
            let go at once, whatever it is doing, and the events end.
        :param everything: whether documents that the question names are not to be searched first.
        :param scope: which documents it is asked of; all where None.
        :param understood_as: what it asks in full, where it leans on the ones before it in its conversation.
        :returns: events; :class:`EvidenceFound` comes at once and again when a closer look has ordered it,
            before any prose; :class:`Answered` comes last.
        :raises PinciteError: when the question is empty or too long.
        """
        question = checked(question)
        citations = CitationList(self._matter.pinpoints.of)
        run = Composition(question, self._model, self._matter.name, citations)
        run.understood_as = understood_as
        run.only_in = scopes.only_in(scope, self._matter.register.documents())
        only = self._only(scope)
        question = run.meant
        parts = parts_of(spelled_out(question))
        found = [self._found(part, self._evidence, everything, only) for part in parts]
        run.evidence_after = run.elapsed()
        if not everything:
            routes = [self._matter.names.route(part).inside(only) for part in parts]
            run.searched_first = searched_first(routes, self._matter.register)
        first = quotes.in_turn(found, quotes.place_of)[: self._evidence]
        yield EvidenceFound(first, run.searched_first, run.understood_as, run.only_in)
        looks = [
            self._look(part, of_part, self._evidence) for part, of_part in zip(parts, found, strict=True)
        ]
        most = max(len(passages) for passages, _ in looks)
        evidence = quotes.in_turn([passages for passages, _ in looks], quotes.place_of)[:most]
        rankings = [ranking for _, ranking in looks]
        shown = set(map(quotes.place_of, evidence))
        kept = [[quote for quote in ranking if quote.place[0] in shown] for ranking in rankings]
        ranked = quotes.in_turn(kept, lambda quote: quote.place)
        run.continued = frozenset(speakers.continued_pages(evidence, self._matter.register))
        run.said_by_one = speakers.said_by_one(evidence, self._matter.register)
        run.naming = self._matter.names.route(question).by
        run.speaker = partial(speakers.of_separate_opinion, register=self._matter.register)
        run.later_change = partial(
            corrected.later_change, ranked=ranked, question=question, naming=run.naming
        )
        run.notice = _notice_of_addressed(question, evidence)
        yield EvidenceFound(evidence, run.searched_first, run.understood_as, run.only_in)
        bears = any(answerable.bears_on(ranking) for ranking in rankings)
        may_bear = any(answerable.has_fact_asked_for(ranking) for ranking in rankings)
        if bears or (may_bear and self._is_instructed()):
            yield Drafting(self._model)
            given = quotes.apart(ranked, PROMPT_QUOTES)
            try:
                nothing = drafting.likelihood_of_nothing(
                    self._drafting, question, [quote.text for quote in given], stopped
                )
                bears = any(answerable.bears_on(ranking, nothing) for ranking in rankings)
                if bears:
                    yield from self._draft(run, given, ranked, stopped)
            except ModelError as error:
                _log.info("the model did not write", exc_info=error)
                run.notice = " ".join(filter(None, (str(error), run.notice)))
                threading.Thread(target=self._restart, name="restart", daemon=True).start()
        if stopped():
            return
        chosen = quotes.best_of_each([ranking for ranking in kept if ranking])
        if not (bears and ranked) or (run.declined and not run.sentences):
            if any(map(answerable.comes_near, rankings)):
                run.show_near(chosen)
            yield Answered(self.with_unread(run.answer(evidence, abstained=True)))
            return
        run.quoted = not run.sentences
        for quote in [quote for quote in chosen if not run.cites(quote)]:
            yield run.quote(quote)
        if left := quotes.left_of_list(chosen):
            run.notice = " ".join(filter(None, (run.notice, _MORE_LISTED.format(left))))
        yield Answered(self.with_unread(run.answer(evidence, ranked if len(parts) == 1 else ())))

    def with_unread(self, answer: Answer) -> Answer:
        """Add to an answer which of the documents it relies on were not read whole.

        :param answer: an answer from this matter's files.
        """
        return ledger.with_unread(answer, self._matter.register)

    def _is_instructed(self) -> bool:
        with contextlib.suppress(ModelError):  # the draft tells it
            return self.generator.instructed
        return False

    def _restart(self) -> None:
        with contextlib.suppress(ModelError):  # the next answer tells it again
            self.generator.warm_up()

    def _draft(
        self,
        run: Composition,
        given: Sequence[Quote],
        ranked: Sequence[Quote],
        stopped: Cancelled,
    ) -> Iterator[Event]:
        """Let the model write after what it is given, and yield its sentences as passed or withheld."""
        reader = DraftReader()
        cut_off = False
        with contextlib.closing(
            drafting.draft(self._drafting, run.meant, [quote.text for quote in given], stopped)
        ) as pieces:
            for piece in pieces:
                if run.first_token_after is None:
                    run.first_token_after = run.elapsed()
                for sentence in reader.feed(piece.content):
                    if run.has_judged(
                        sentence
                    ):  # a small model that repeats itself does nothing else any more
                        return
                    yield from run.judge(sentence, given, ranked)
                cut_off = piece.finish_reason == "length"
            for sentence in reader.close():
                if cut_off:
                    yield run.withhold(sentence, "The model was cut off in the middle of it.")
                elif not run.has_judged(sentence):
                    yield from run.judge(sentence, given, ranked)


def _notice_of_addressed(question: str, evidence: Sequence[Evidence]) -> str | None:
    """Name where the evidence speaks to a program, unless the question is about that."""
    if addressing.asks_about_it(question):
        return None
    places = [f"{item.document}, page {item.page}" for item in evidence if addressing.addressed(item.text)]
    if not places:
        return None
    where = "; ".join(dict.fromkeys(places))
    return (
        f"Text in the evidence speaks to a program instead of the reader ({where}). It is not quoted. "
        "Read that page before you rely on the document."
    )


def checked(question: str) -> str:
    """Return a question without the space around it.

    :param question: the question.
    :raises PinciteError: when it is empty or too long.
    """
    question = question.strip()
    if not question:
        raise PinciteError("Type a question first.")
    if len(question) > MAX_QUESTION:
        raise PinciteError(
            f"The question has {len(question):,} characters; at most {MAX_QUESTION:,} can be read."
        )
    return question
