"""An answer in the making: what the model drafted is verified, cited or withheld, sentence by sentence."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pipelines.citations.cite import CitationList, joined
from pipelines.drafts import DraftSentence
from pipelines.events import Event, SentencePassed, SentenceWithheld
from pipelines.evidence.corrected import CHANGED
from pipelines.evidence.quotes import Quote, best
from pipelines.evidence.short import short_answer
from pipelines.evidence.titles import is_byline
from pipelines.prompts import ABSTENTION, ABSTENTION_OF_CHOSEN, NOTHING, UNCLEAR, UNCLEAR_IN_CHOSEN
from pipelines.records import (
    Answer,
    Citation,
    Evidence,
    OnlyIn,
    SearchedFirst,
    Seconds,
    Sentence,
    ShortAnswer,
    UnderstoodAs,
    Withheld,
)
from pipelines.text import single_spaced, words
from pipelines.verification.verify import Verdict, verify

WROTE = "This names who wrote the paper."
"""What is said behind a judge's name that stands alone at the head of a paper."""
_FEWEST_WORDS = 4
_WORDS_FOR_SHORT = 0.5
"""The share of the question's words, by rarity, that a quote must have before a fact is taken from it."""


@dataclass
class Composition:
    """One question on its way to an answer.

    :param question: as it was asked.
    :param understood_as: what is asked in full, where the question leans on earlier ones; else None.
    :param model: the name of the model that drafts.
    :param matter: the matter that is asked.
    :param citations: where its quotes are cited.
    :param continued: pages, as (document id, number), that begin in the middle of a sentence.
    :param said_by_one: by document id, the kinds of the papers in which one side or a witness speaks.
    :param naming: the question's terms that name a document or its case.
    :param searched_first: what was searched before the rest, or None.
    :param only_in: what it is asked of, where that is not the whole matter; else None.
    :param speaker: of a passage and an offset, the judge whose separate opinion it is, if it is one's.
    :param later_change: of a quote, the testimony by which the witness changes it, if there is any.
    """

    question: str
    model: str
    matter: str
    citations: CitationList
    continued: frozenset[tuple[str, int]] = frozenset()
    said_by_one: Mapping[str, str] = field(default_factory=dict)
    naming: frozenset[str] = frozenset()
    speaker: Callable[[Evidence, int], str | None] = lambda passage, start: None
    later_change: Callable[[Quote], Quote | None] = lambda quote: None
    started: float = field(default_factory=time.monotonic)
    asked: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    sentences: list[Sentence] = field(default_factory=list)
    nearest: list[Sentence] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    evidence_after: float | None = None
    first_token_after: float | None = None
    quoted: bool = False
    declined: bool = False
    notice: str | None = None
    searched_first: SearchedFirst | None = None
    understood_as: UnderstoodAs | None = None
    only_in: OnlyIn | None = None

    @property
    def meant(self) -> str:
        """The question in full."""
        return self.understood_as.question if self.understood_as else self.question

    def elapsed(self) -> float:
        """Return the seconds since the question was asked."""
        return round(time.monotonic() - self.started, 3)

    def judge(
        self,
        draft: DraftSentence,
        given: Sequence[Quote],
        ranked: Sequence[Quote],
    ) -> Iterator[Event]:
        """Verify one drafted sentence against the passages it cites, or all it was given if it cites none."""
        if draft.text.rstrip(".") in (ABSTENTION.rstrip("."), NOTHING):
            self.declined = True
            return
        if len(words(draft.text)) < _FEWEST_WORDS:
            yield self.withhold(draft, "It is too short to be understood alone.")
            return
        known = {str(key): quote.passage for key, quote in enumerate(given, start=1)}
        if unknown := [key for key in draft.keys if key not in known]:
            yield self.withhold(draft, f"It cites [{unknown[0]}], and there is no such passage.")
            return
        nearest: Verdict | None = None
        for passage in dict.fromkeys([known[key] for key in draft.keys] or known.values()):
            verdict = verify(draft.text, passage.text)
            if verdict.supported:
                start, end = passage.start + verdict.span.start, passage.start + verdict.span.end
                if self._is_continued(passage, start):
                    yield self.withhold(draft, "The passage continues a sentence of the page before.")
                    return
                if not _responds(passage, start, end, ranked):
                    yield self.withhold(draft, "The files say this, but it does not answer the question.")
                    return
                if judge := self.speaker(passage, start):
                    yield self.withhold(draft, f"It is what one judge says ({judge}), and is quoted as that.")
                    return
                if kind := self.said_by_one.get(passage.document_id):
                    yield self.withhold(draft, f"It is what one side says ({kind}), and is quoted as that.")
                    return
                yield self._pass(draft.text, passage, start, end)
                return
            nearest = verdict if nearest is None or verdict.share > nearest.share else nearest
        yield self.withhold(draft, nearest.reason if nearest else "No passage supports it.")

    def quote(self, quote: Quote) -> SentencePassed:
        """Make a sentence of the evidence itself, in quotation marks; what is cut off is marked."""
        sentence, cited = self._quoted(quote)
        self.sentences.append(sentence)
        return SentencePassed(sentence, cited)

    def show_near(self, quotes: Sequence[Quote]) -> None:
        """Show quotes as coming near to an answer, and as none.

        :param quotes: of the evidence, the best first.
        """
        for quote in quotes:
            self.nearest.append(self._quoted(quote)[0])

    def cites(self, quote: Quote) -> bool:
        """Say whether a sentence so far rests on the place of a quote.

        :param quote: of the evidence.
        """
        return any(
            (cited.document_id, cited.page) == (quote.passage.document_id, quote.passage.page)
            and cited.start < quote.end
            and quote.start < cited.end
            for cited in self.citations.citations
        )

    def short(self, best: Quote) -> ShortAnswer | None:
        """Return the short fact that is asked for, where a quote that is cited holds it beyond doubt.

        :param best: the quote that answers best.
        """
        fact = short_answer(self.meant, best.text, self.naming)
        if fact is None or best.features.words < _WORDS_FOR_SHORT:
            return None
        start, end = best.start + fact.start, best.start + fact.end
        for citation in self.citations.citations:
            here = (citation.document_id, citation.page) == (best.passage.document_id, best.passage.page)
            if here and citation.start <= start and end <= citation.end:
                return ShortAnswer(
                    text=single_spaced(best.text[fact.start : fact.end]),
                    kind=fact.kind,
                    citation=citation.key,
                    start=start,
                    end=end,
                    said_in=self.said_by_one.get(citation.document_id),
                )
        return None

    @property
    def _abstention(self) -> str:
        if self.nearest:
            return UNCLEAR if self.only_in is None else UNCLEAR_IN_CHOSEN
        return ABSTENTION if self.only_in is None else ABSTENTION_OF_CHOSEN

    def _quoted(self, quote: Quote) -> tuple[Sentence, tuple[Citation, ...]]:
        judge = self.speaker(quote.passage, quote.start)
        change = self.later_change(quote)
        text = quote.shown(goes_on=self._is_continued(quote.passage, quote.start))
        text += f" ({judge})" if judge else ""
        text += f" ({CHANGED})" if change else ""
        text += f" ({WROTE})" if is_byline(quote.plain) else ""
        cited = tuple(
            self.citations.cite(each.source, each.start, each.end) for each in (quote, change) if each
        )
        return Sentence(text=text, citations=tuple(citation.key for citation in cited)), cited

    def _is_continued(self, passage: Evidence, start: int) -> bool:
        return start == 0 and (passage.document_id, passage.page) in self.continued

    def _pass(self, text: str, passage: Evidence, start: int, end: int) -> SentencePassed:
        citation = self.citations.cite(passage, start, end)
        sentence = Sentence(text=text, citations=(citation.key,))
        self.sentences.append(sentence)
        return SentencePassed(sentence, (citation,))

    def has_judged(self, draft: DraftSentence) -> bool:
        """Say whether the same sentence was passed or withheld before."""
        judged = [sentence.text for sentence in self.sentences] + [item.text for item in self.withheld]
        return draft.text in judged

    def withhold(self, draft: DraftSentence, reason: str) -> SentenceWithheld:
        """Withhold a drafted sentence."""
        withheld = Withheld(text=draft.text, reason=reason)
        self.withheld.append(withheld)
        return SentenceWithheld(withheld)

    def answer(
        self, evidence: Sequence[Evidence], ranked: Sequence[Quote] = (), *, abstained: bool = False
    ) -> Answer:
        """Return the answer as it stands.

        :param evidence: the passages that were searched.
        :param ranked: what may be quoted out of them, the best first.
        :param abstained: whether it is to be said that none was found.
        """
        return Answer(
            question=self.question,
            answer=self._abstention if abstained else joined(self.sentences),
            abstained=abstained,
            sentences=tuple(self.sentences),
            nearest=tuple(self.nearest),
            short=self.short(ranked[0]) if ranked and not abstained else None,
            withheld=tuple(self.withheld),
            citations=self.citations.citations,
            evidence=tuple(evidence),
            model=None if abstained else self.model,
            quoted=self.quoted,
            notice=self.notice,
            searched_first=self.searched_first,
            only_in=self.only_in,
            understood_as=self.understood_as,
            asked=self.asked,
            matter=self.matter,
            seconds=Seconds(
                evidence=self.evidence_after, first_token=self.first_token_after, total=self.elapsed()
            ),
        )


def _responds(passage: Evidence, start: int, end: int, ranked: Sequence[Quote]) -> bool:
    """Say whether a supported sentence rests on one of the quotes that answer the question best."""
    return any(quote.passage == passage and quote.start < end and start < quote.end for quote in best(ranked))
