"""The records of an answer: frozen, typed, JSON both ways in the form of the command-line contract."""

from __future__ import annotations

from pydantic import Field

from pipelines.actions.taken import TakenAction
from pipelines.docket.query import RunQuery
from pipelines.record import Record
from pipelines.ways.way import Way

MAX_QUESTION = 2000
"""The longest question, in characters."""


class Continuation(Record):
    """The rest of a passage or a quote that runs over a page break.

    :param page: PDF page, from 1.
    :param start: offset of the rest in that page's stored text.
    :param end: offset behind it.
    :param quote: the stored text between them, verbatim.
    """

    page: int
    start: int
    end: int
    quote: str


class Evidence(Record):
    """A passage that bears on the question.

    Places in it are told by offsets in its page's text. The rest of a passage that runs over the page's end
    is told by offsets that count on from ``end``, a line's end between them, as in ``text``.

    :param document: the document's file name.
    :param document_id: SHA-256 of its bytes.
    :param page: PDF page, from 1.
    :param page_label: the page's label in the PDF, or None.
    :param start: offset of the passage in the page's text.
    :param end: offset behind it, or behind its part on this page.
    :param text: the passage, verbatim; what runs over the page's end behind a line's end.
    :param score: higher is more relevant; comparable within one search only.
    :param continues: its rest on the next page, or None.
    """

    document: str
    document_id: str = ""
    page: int
    page_label: str | None = None
    start: int = 0
    end: int = 0
    text: str
    score: float
    continues: Continuation | None = None

    @property
    def reach(self) -> int:
        """The offset behind the whole passage, its rest counted on."""
        return self.start + len(self.text)

    def holding(self, start: int, quote: str) -> Evidence:
        """Return the passage with what a quote has before it and behind it.

        :param start: offset of the quote in its page's text.
        :param quote: the quote, verbatim.
        """
        before = quote[: max(self.start - start, 0)]
        behind = "" if self.continues else quote[max(self.reach - start, 0) :]
        start, end = self.start - len(before), self.end + len(behind)
        return self.model_copy(update={"start": start, "end": end, "text": before + self.text + behind})

    def on(self, page_text: str) -> str:
        """Return the page's text as the passage's offsets count it.

        :param page_text: the stored text of its page.
        :returns: the same; where the passage runs on, the page up to there and the rest.
        """
        if self.continues is None:
            return page_text
        return f"{page_text[: self.end]}\n{self.continues.quote}"


class Citation(Record):
    """Where a sentence's support stands.

    :param key: the number by which sentences refer to it, as text.
    :param document: the document's file name.
    :param document_id: SHA-256 of its bytes.
    :param page: PDF page, from 1.
    :param page_label: the page's label in the PDF, or None.
    :param lines: first and last printed line number, or None.
    :param paragraph: the numbered paragraph, or None.
    :param bates: the Bates number, or None.
    :param pinpoint: the place as a lawyer writes it, such as "p. iv (PDF p. 2)".
    :param start: offset of the quote in the page's stored text.
    :param end: offset behind it.
    :param quote: the stored text between them, verbatim.
    :param continues: the rest on the next page, or None.
    """

    key: str
    document: str
    document_id: str
    page: int
    page_label: str | None = None
    lines: tuple[int, int] | None = None
    paragraph: str | None = None
    bates: str | None = None
    pinpoint: str
    start: int
    end: int
    quote: str
    continues: Continuation | None = None

    @property
    def parts(self) -> tuple[Citation | Continuation, ...]:
        """What is quoted of each page: of one, or of two where the quote runs over a page's end."""
        return (self, self.continues) if self.continues else (self,)

    @property
    def whole_quote(self) -> str:
        """The quote with its rest on the next page, a space between them."""
        return f"{self.quote} {self.continues.quote}" if self.continues else self.quote


class Sentence(Record):
    """A sentence of the answer that passed verification, with the keys of its citations.

    :param text: the sentence.
    :param citations: the keys.
    :param verified: always true: what is not verified is no sentence of an answer.
    :param rule: of a step that is reckoned and not quoted, what it rests on: a rule, a statute, a formula.
    :param heading: what it stands under in a summary; empty where that is nothing.
    """

    text: str
    citations: tuple[str, ...]
    verified: bool = True
    rule: str | None = None
    heading: str = ""


class ShortAnswer(Record):
    """The short fact that a question asks for, as it stands in the quote that answers best.

    :param text: the fact, on one line.
    :param kind: ``date``, ``amount``, ``number``, ``name``, ``court``, ``statute`` or ``docket number``.
    :param citation: the key of the quote that it stands in.
    :param start: offset of the fact in the stored text of the citation's page.
    :param end: offset behind it.
    :param said_in: the kind of the paper, where one side or a witness speaks in it: a complaint; else None.
    """

    text: str
    kind: str
    citation: str
    start: int
    end: int
    said_in: str | None = None


class Withheld(Record):
    """A sentence of the model's that is not part of the answer, and why."""

    text: str
    reason: str


class IncompleteDocument(Record):
    """A document that an answer relies on and that was not read whole.

    :param document: its file name.
    :param document_id: SHA-256 of its bytes.
    :param pages: how many pages it has.
    :param unread: the PDF pages, from 1, that could not be read.
    :param text: the same in words.
    """

    document: str
    document_id: str
    pages: int
    unread: tuple[int, ...]
    text: str


class NamedDocument(Record):
    """A document that a question names.

    :param document: its file name.
    :param document_id: SHA-256 of its bytes.
    :param title: its kind and its day, such as "Order of 3 May 2021", or None.
    """

    document: str
    document_id: str
    title: str | None = None


class SearchedFirst(Record):
    """What was searched before the rest of the matter, because the question names it.

    :param documents: those named, the best first.
    :param pages: the pages asked for, as they are printed.
    :param text: the same in words.
    """

    documents: tuple[NamedDocument, ...]
    pages: tuple[str, ...] = ()
    text: str


class OnlyIn(Record):
    """What a question was asked of, where that is not the whole matter.

    :param documents: the documents that were chosen one by one and searched; none where any could be.
    :param chosen: ids of all that were chosen one by one, those among them that do not fit the rest of the
        choice, or are gone.
    :param count: how many documents were searched.
    :param kinds: the kinds that were chosen.
    :param filed_from: the first day of filing, ISO 8601, or None.
    :param filed_to: the last one, or None.
    :param text: the same in words.
    """

    documents: tuple[NamedDocument, ...] = ()
    chosen: tuple[str, ...] = ()
    count: int
    kinds: tuple[str, ...] = ()
    filed_from: str | None = None
    filed_to: str | None = None
    text: str


class UnderstoodAs(Record):
    """A question that leans on the ones before it, as it was asked of the files.

    :param question: the question in full.
    :param carried: the words that were carried over from the earlier turns.
    :param sources: ids of the documents of the earlier answers that such words may come from.
    """

    question: str
    carried: str
    sources: tuple[str, ...] = ()


class MeantDocument(Record):
    """A document that a question may mean.

    :param document: its file name.
    :param document_id: SHA-256 of its bytes.
    """

    document: str
    document_id: str


class TakenWay(Record):
    """Which way a question was taken.

    :param way: the way.
    :param why: the reason, for the reader.
    :param others: the other ways that it could be taken.
    :param documents: those that it may mean, where it asks for one to be summed up and may mean several.
    """

    way: Way
    why: str
    others: tuple[Way, ...] = ()
    documents: tuple[MeantDocument, ...] = ()


class Seconds(Record):
    """When things were on hand, in seconds from the question; None for what never came."""

    evidence: float | None = None
    first_token: float | None = None
    total: float | None = None


class Answer(Record):
    """An answer, whole.

    :param question: as it was asked.
    :param answer: the sentences joined, each with its keys; the abstention where there are none.
    :param abstained: whether nothing is answered: the files hold no answer, or none that is certain.
    :param sentences: what is answered.
    :param nearest: where none is certain: quotes that come near to an answer.
    :param short: the short fact that is asked for, where the best quote holds it beyond doubt; else None.
    :param withheld: what the model wrote and was not supported.
    :param citations: what the keys stand for, in the order of the keys.
    :param evidence: the passages that were searched for the answer, the best first.
    :param model: the name of the model that wrote, or None when none did.
    :param quoted: whether the sentences are the evidence itself, verbatim, and not the model's.
    :param notice: what the reader must know of how the answer came about, or None.
    :param incomplete: the documents that it relies on and that were not read whole.
    :param searched_first: what was searched before the rest, or None.
    :param only_in: what it was asked of, where that is not the whole matter; else None.
    :param understood_as: what was asked of the files, where the question leans on earlier ones; else None.
    :param route: which way the question was taken; None where that was not asked.
    :param lead: what stands before sentences that no model wrote, such as how many mentions there are.
    :param act: the action that was taken, or None.
    :param query: the query that was run, or None.
    :param asked: when it was asked, ISO 8601, UTC.
    :param matter: the matter that was asked.
    :param seconds: how long it took.
    """

    question: str
    answer: str
    abstained: bool
    sentences: tuple[Sentence, ...] = ()
    nearest: tuple[Sentence, ...] = ()
    short: ShortAnswer | None = None
    withheld: tuple[Withheld, ...] = ()
    citations: tuple[Citation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    model: str | None = None
    quoted: bool = False
    notice: str | None = None
    incomplete: tuple[IncompleteDocument, ...] = ()
    searched_first: SearchedFirst | None = None
    only_in: OnlyIn | None = None
    understood_as: UnderstoodAs | None = None
    route: TakenWay | None = None
    lead: str | None = None
    act: TakenAction | None = None
    query: RunQuery | None = None
    asked: str = ""
    matter: str = "default"
    seconds: Seconds = Field(default_factory=Seconds)

    @property
    def meant(self) -> str:
        """The question in full, where it was understood as another one than was typed."""
        return self.understood_as.question if self.understood_as else self.question
