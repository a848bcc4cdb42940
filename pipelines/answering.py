"""ask(): a question becomes events: evidence first, then each sentence as it passes, then the answer.

Whatever the model does, the answer holds only what its citations support. When nothing the model wrote
survives, the evidence itself is the answer, verbatim; when the evidence does not bear on the question,
the answer is that the files do not say.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from pipelines import drafting, embedder, quotes, retrieval
from pipelines.cite import CitationList, joined
from pipelines.drafts import DraftReader, DraftSentence
from pipelines.errors import ModelError, PinciteError
from pipelines.matter import Matter
from pipelines.models.generator import LocalChatGenerator
from pipelines.prompts import ABSTENTION
from pipelines.quotes import Quote
from pipelines.records import Answer, Citation, Evidence, Seconds, Sentence, Withheld
from pipelines.text import single_spaced
from pipelines.verify import Verdict, verify

PROMPT_QUOTES = 4
"""Sentences of the evidence that the model is given: a small model does well with few and short ones."""

MAX_QUESTION = 2000
_QUOTED_SENTENCES = 2
_NEARLY_AS_GOOD = 0.93
_RESPONSIVE = 0.85


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """The evidence is on hand; nothing has been written yet."""

    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Drafting:
    """The model has been asked to write."""

    model: str


@dataclass(frozen=True, slots=True)
class SentencePassed:
    """A sentence of the answer, with the citations that its keys stand for."""

    sentence: Sentence
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class SentenceWithheld:
    """A sentence that the model wrote and that is not part of the answer."""

    withheld: Withheld


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer is whole; always the last event."""

    answer: Answer


Event = EvidenceFound | Drafting | SentencePassed | SentenceWithheld | Answered


class Answerer:
    """Answers questions on one matter. Safe to use from several threads.

    :param matter: the matter.
    :param models_folder: where prepared models lie.
    :param model: a name of the catalogue, or the path of a GGUF file.
    :param evidence: how many passages are shown as evidence.
    """

    def __init__(self, matter: Matter, models_folder: Path, model: str, evidence: int = 8) -> None:
        self._matter = matter
        self._models_folder = models_folder
        self._model = model
        self._evidence = evidence
        self._retrieval = retrieval.build_pipeline(matter, models_folder)
        self._drafting = drafting.build_pipeline(model, models_folder)

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
        self.generator.warm_up()

    def search(self, query: str, count: int) -> Sequence[Evidence]:
        """Return the passages that bear on a query most.

        :param query: any words.
        :param count: how many passages at most.
        """
        return retrieval.retrieve(self._retrieval, _checked(query), count)

    def ask(self, question: str) -> Iterator[Event]:
        """Answer a question; close the iterator to stop.

        :param question: up to 2,000 characters.
        :returns: events; :class:`EvidenceFound` comes before any prose, :class:`Answered` last.
        :raises PinciteError: when the question is empty or too long.
        """
        question = _checked(question)
        run = _Run(question, self._model, self._matter.name)
        evidence = tuple(self.search(question, self._evidence))
        run.evidence_after = run.elapsed()
        yield EvidenceFound(evidence)
        model = embedder.load(self._models_folder)
        ranked = quotes.rank_quotes(question, evidence, model, self._matter.keywords)
        if not quotes.bears_on(question, evidence, ranked, self._matter.keywords):
            yield Answered(run.answer(evidence, abstained=True))
            return
        yield Drafting(self._model)
        try:
            yield from self._draft(run, evidence, ranked)
        except ModelError as error:
            run.notice = str(error)
            threading.Thread(target=self._restart, name="restart", daemon=True).start()
        if not run.sentences:
            run.quoted = True
            for quote in _best(ranked):
                yield run.quote(evidence[quote.passage], quote)
        yield Answered(run.answer(evidence))

    def _restart(self) -> None:
        with contextlib.suppress(ModelError):  # the next answer tells it again
            self.generator.warm_up()

    def _draft(self, run: _Run, evidence: Sequence[Evidence], ranked: Sequence[Quote]) -> Iterator[Event]:
        """Let the model write, and yield each of its sentences as passed or withheld."""
        given = ranked[:PROMPT_QUOTES]
        reader = DraftReader()
        with contextlib.closing(
            drafting.draft(self._drafting, run.question, [quote.text for quote in given])
        ) as pieces:
            for piece in pieces:
                if run.first_token_after is None:
                    run.first_token_after = run.elapsed()
                for sentence in reader.feed(piece):
                    yield from run.judge(sentence, given, evidence, ranked)
            for sentence in reader.close():
                yield from run.judge(sentence, given, evidence, ranked)


@dataclass
class _Run:
    """One question on its way to an answer."""

    question: str
    model: str
    matter: str
    started: float = field(default_factory=time.monotonic)
    asked: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    citations: CitationList = field(default_factory=CitationList)
    sentences: list[Sentence] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    evidence_after: float | None = None
    first_token_after: float | None = None
    quoted: bool = False
    notice: str | None = None

    def elapsed(self) -> float:
        return round(time.monotonic() - self.started, 3)

    def judge(
        self,
        draft: DraftSentence,
        given: Sequence[Quote],
        evidence: Sequence[Evidence],
        ranked: Sequence[Quote],
    ) -> Iterator[Event]:
        """Verify one drafted sentence against the passages it cites, or all it was given if it cites none."""
        if draft.text == ABSTENTION:
            return
        known = {str(key): quote.passage for key, quote in enumerate(given, start=1)}
        if unknown := [key for key in draft.keys if key not in known]:
            yield self._withhold(draft, f"It cites [{unknown[0]}], and there is no such passage.")
            return
        if any(draft.text == sentence.text for sentence in self.sentences):
            yield self._withhold(draft, "It repeats a sentence above.")
            return
        best: Verdict | None = None
        for place in dict.fromkeys([known[key] for key in draft.keys] or known.values()):
            passage = evidence[place]
            verdict = verify(draft.text, passage.text)
            if verdict.supported:
                start, end = passage.start + verdict.span.start, passage.start + verdict.span.end
                if not _responds(place, start, end, ranked):
                    yield self._withhold(draft, "The files say this, but it does not answer the question.")
                    return
                yield self._pass(draft.text, passage, start, end)
                return
            best = verdict if best is None or verdict.share > best.share else best
        yield self._withhold(draft, best.reason if best else "No passage supports it.")

    def quote(self, passage: Evidence, quote: Quote) -> SentencePassed:
        """Make a sentence of the evidence itself, in quotation marks."""
        return self._pass(f"“{single_spaced(quote.text)}”", passage, quote.start, quote.end)

    def _pass(self, text: str, passage: Evidence, start: int, end: int) -> SentencePassed:
        citation = self.citations.cite(passage, start, end)
        sentence = Sentence(text=text, citations=(citation.key,))
        self.sentences.append(sentence)
        return SentencePassed(sentence, (citation,))

    def _withhold(self, draft: DraftSentence, reason: str) -> SentenceWithheld:
        withheld = Withheld(text=draft.text, reason=reason)
        self.withheld.append(withheld)
        return SentenceWithheld(withheld)

    def answer(self, evidence: Sequence[Evidence], *, abstained: bool = False) -> Answer:
        return Answer(
            question=self.question,
            answer=ABSTENTION if abstained else joined(self.sentences),
            abstained=abstained,
            sentences=tuple(self.sentences),
            withheld=tuple(self.withheld),
            citations=self.citations.citations,
            evidence=tuple(evidence),
            model=None if abstained else self.model,
            quoted=self.quoted,
            notice=self.notice,
            asked=self.asked,
            matter=self.matter,
            seconds=Seconds(
                evidence=self.evidence_after, first_token=self.first_token_after, total=self.elapsed()
            ),
        )


def _checked(question: str) -> str:
    question = question.strip()
    if not question:
        raise PinciteError("Type a question first.")
    if len(question) > MAX_QUESTION:
        raise PinciteError(
            f"The question has {len(question):,} characters; at most {MAX_QUESTION:,} can be read."
        )
    return question


def _responds(place: int, start: int, end: int, ranked: Sequence[Quote]) -> bool:
    """Say whether a supported sentence rests on one of the quotes that answer the question best."""
    best = ranked[0]
    return any(
        quote.passage == place and quote.start < end and start < quote.end
        for quote in ranked
        if quote.score >= _RESPONSIVE * best.score and quote.typed >= best.typed
    )


def _best(ranked: Sequence[Quote]) -> list[Quote]:
    """Choose the quotes that stand in for prose: the best, and others that are nearly as good."""
    best = ranked[0]
    return [
        quote
        for quote in ranked[:_QUOTED_SENTENCES]
        if quote is best or (quote.score >= _NEARLY_AS_GOOD * best.score and quote.typed >= best.typed)
    ]
