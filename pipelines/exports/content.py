"""What an export says, whatever its form: Word, PDF and Markdown are made of this, so that none says less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.actions.telling import input_line, inputs_of
from pipelines.citations.cite import NEAREST_QUOTES, VERBATIM, keyed, short_line
from pipelines.citations.pinpoint import passage_place
from pipelines.exports.legible import day, legible, moment
from pipelines.exports.records import (
    NOTHING_MORE,
    Authority,
    Exported,
    ExportedConversation,
    ExportedTurn,
    Extras,
    PagePicture,
    turns_of,
)
from pipelines.records import Answer, Citation, Evidence, Sentence
from pipelines.version import VERSION
from pipelines.ways.telling import taken_as

NO_ANSWER = "There is no answer to this question."
NO_SENTENCE = "No sentence had been verified. The evidence stands on its own."
WITHHELD = "Drafted by the model and not supported by the files; not part of the answer:"
AUTHORITIES = (
    "Authorities that the quoted passages cite, as they are cited there; whether they are good law was not "
    "checked."
)
NO_AUTHORITIES = "They cite none that was found."
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a quote on one page.

    :param text: the quote, on one line.
    :param page: the PDF page, told where it is not the citation's own; else None.
    """

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a key stands for.

    :param key: the key, as on the screen.
    :param anchor: names it in the whole file, for links.
    :param source: the document and the place in it, as lawyers write it.
    :param parts: the quote, a part for each page.
    :param sha256: the hash of the document's bytes.
    :param place: the characters of the page's stored text, in words.
    """

    key: str
    anchor: str
    source: str
    parts: tuple[Part, ...]
    sha256: str
    place: str


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """A sentence of an answer and its keys, without brackets.

    :param text: the sentence, behind what it stands under; what looks like a key in it is none.
    :param keys: its keys.
    """

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldTurn:
    """A question and its answer in words.

    :param question: the question.
    :param asked_of: what was asked where that is not the question itself; of which documents, and what was
        searched first, where that is not the whole matter.
    :param short: the short answer and its key, or None.
    :param statement: what is said before the sentences, or where there is none; None where nothing is.
    :param sentences: what is answered, or comes nearest to an answer.
    :param apart: whether each sentence is a quote and stands for itself.
    :param warnings: what the reader must know.
    :param notes: what the keys stand for, in order.
    :param nearest: where the files do not say: the source and the text of the nearest passages.
    :param withheld: each sentence that was withheld, and why.
    :param facts: how the answer was made and verified, a name and a fact each.
    """

    question: str
    asked_of: tuple[str, ...] = ()
    short: str | None = None
    statement: str | None = None
    sentences: tuple[ToldSentence, ...] = ()
    apart: bool = False
    warnings: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    nearest: tuple[tuple[str, str], ...] = ()
    withheld: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CitedFile:
    """A file that the answers rely on: its name and the SHA-256 hash of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says.

    :param title: the question, or the conversation's name.
    :param under: a line under the title: when and of which matter it was asked.
    :param asked: when the last question was asked, ISO 8601, or nothing.
    :param single: whether it is one answer, and no conversation.
    :param turns: the questions.
    :param authorities: the table of authorities; None where none is wanted.
    :param files: the files relied on, in the order of their first citation.
    :param pictures: the quoted pages.
    :param maker: what made the file.
    """

    title: str
    under: str
    asked: str
    single: bool
    turns: tuple[ToldTurn, ...]
    authorities: tuple[Authority, ...] | None
    files: tuple[CitedFile, ...]
    pictures: tuple[PagePicture, ...]
    maker: str = f"Pincite {VERSION}"


def content_of(exported: Exported, extras: Extras = NOTHING_MORE) -> Content:
    """Say in words what is exported.

    :param exported: an answer or a conversation.
    :param extras: what goes in beside.
    """
    turns = turns_of(exported)
    single = not isinstance(exported, ExportedConversation)
    title = exported.conversation if isinstance(exported, ExportedConversation) else exported.question
    answers = [turn.answer for turn in turns if turn.answer]
    days = list(dict.fromkeys(day(answer.asked) for answer in answers if answer.asked))
    matters = list(dict.fromkeys(legible(answer.matter) for answer in answers))
    under = [f"Matter: {', '.join(matters)}"] if matters else []
    if days:
        under.append(f"Asked: {days[0]}" if len(days) == 1 else f"Asked: {days[0]} to {days[-1]}")
    if not single:
        under.append(f"{len(turns)} {'question' if len(turns) == 1 else 'questions'}")
    cited = [citation for answer in answers for citation in answer.citations]
    files = {citation.document_id: legible(citation.document) for citation in cited}
    for answer in answers:
        files |= {item.document_id: legible(item.document) for item in answer.incomplete}
    return Content(
        title=legible(title),
        under=" · ".join(under),
        asked=next((answer.asked for answer in reversed(answers) if answer.asked), ""),
        single=single,
        turns=tuple(_turn(place, turn) for place, turn in enumerate(turns, start=1)),
        authorities=_authorities(turns) if extras.authorities else None,
        files=tuple(CitedFile(name, legible(sha256)) for sha256, name in files.items()),
        pictures=extras.pictures,
    )


def label(content: Content, place: int) -> str:
    """Return what a question's facts are headed with: nothing in particular where there is only one.

    :param content: the file's content.
    :param place: the question's place, from 1.
    """
    return "This answer" if content.single else f"Question {place}"


def _authorities(turns: tuple[ExportedTurn, ...]) -> tuple[Authority, ...]:
    from pipelines.exports.authorities import table_of_authorities  # eyecite takes half a second to load

    return table_of_authorities(turns)


def _turn(place: int, turn: ExportedTurn) -> ToldTurn:
    answer = turn.answer
    if answer is None:
        return ToldTurn(question=legible(turn.question), statement=legible(turn.error or NO_ANSWER))
    statement = None
    if answer.abstained:
        statement = legible(f"{answer.answer} {NEAREST_QUOTES}" if answer.nearest else answer.answer)
    elif answer.lead:
        statement = legible(answer.lead)
    elif not answer.sentences:
        statement = NO_SENTENCE
    elif answer.quoted:
        statement = VERBATIM
    return ToldTurn(
        question=legible(turn.question),
        asked_of=tuple(map(legible, _asked_of(answer))),
        short=legible(short_line(answer.short)) if answer.short else None,
        sentences=tuple(_sentence(sentence) for sentence in answer.sentences or answer.nearest),
        apart=answer.quoted or answer.abstained or answer.act is not None or answer.query is not None,
        statement=statement,
        warnings=(
            *((legible(answer.notice),) if answer.notice else ()),
            *(f"Not read whole: {legible(item.text)}" for item in answer.incomplete),
            *(map(legible, answer.act.notes) if answer.act else ()),
        ),
        notes=tuple(_note(place, citation) for citation in answer.citations),
        nearest=tuple(map(_passage, answer.evidence[:_NEAREST]))
        if answer.abstained and not answer.nearest
        else (),
        withheld=tuple((legible(item.text), legible(item.reason)) for item in answer.withheld),
        facts=_facts(answer),
    )


def _asked_of(answer: Answer) -> Iterator[str]:
    """Yield what the question was understood as, of which documents it was asked, and what came first."""
    if answer.understood_as:
        yield f"Understood as: {answer.understood_as.question}"
    if answer.route and (told := taken_as(answer.route)):
        yield told
    if answer.only_in:
        yield answer.only_in.text
    if answer.searched_first:
        yield answer.searched_first.text


def _sentence(sentence: Sentence) -> ToldSentence:
    without_keys = sentence.model_copy(update={"citations": ()})
    under = f"{sentence.heading[0].upper()}{sentence.heading[1:]}: " if sentence.heading else ""
    return ToldSentence(legible(f"{under}{keyed(without_keys)}"), tuple(map(legible, sentence.citations)))


def _note(place: int, citation: Citation) -> Note:
    rest = citation.continues
    where = f"page text {citation.start}–{citation.end}"
    parts = [Part(legible(citation.quote))]
    if rest:
        where += f", and {rest.start}–{rest.end} of PDF page {rest.page}"
        parts.append(Part(legible(rest.quote), rest.page))
    key = legible(citation.key)
    return Note(
        key=key,
        anchor=f"note-{place}-{key}",
        source=f"{legible(citation.document)}, {legible(citation.pinpoint)}",
        parts=tuple(parts),
        sha256=legible(citation.document_id),
        place=where,
    )


def _passage(passage: Evidence) -> tuple[str, str]:
    return f"{legible(passage.document)}, {legible(passage_place(passage))}", legible(passage.text)


def _facts(answer: Answer) -> tuple[tuple[str, str], ...]:
    reckoned: tuple[tuple[str, str], ...] = ()
    if answer.act:
        how = "Reckoned step by step by the rules that are told; only what has a key is quoted from a file."
        reckoned = (("Reckoned from", legible("; ".join(map(input_line, inputs_of(answer.act))))),)
    elif answer.query:
        how = "Counted and listed by the query that is told; each row cites where it stands."
        reckoned = (("Query", legible(answer.query.sql)),)
    elif answer.nearest:
        how = (
            "Quoted verbatim from the files they cite; whether the quotes answer the question is not certain."
        )
    elif answer.abstained:
        how = "The passages found do not bear on the question; no model was asked."
    elif answer.quoted:
        how = "Every sentence is quoted verbatim from the file it cites."
    else:
        how = "Every sentence was checked against the passage it cites and found supported."
    return (
        ("How verified", how),
        *reckoned,
        ("Sentences", f"{len(answer.sentences)} verified, {len(answer.withheld)} withheld"),
        ("Model", legible(answer.model or "none")),
        ("Matter", legible(answer.matter)),
        ("Asked", moment(answer.asked) or "not recorded"),
    )
