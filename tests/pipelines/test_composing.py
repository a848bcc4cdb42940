"""An answer in the making: what is drafted passes, or is withheld with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.answering import Answerer
from pipelines.citations.cite import CitationList
from pipelines.citations.pinpoint import Pinpoint, by_page
from pipelines.composing import Composition
from pipelines.drafts import DraftSentence
from pipelines.events import Answered, SentencePassed, SentenceWithheld
from pipelines.evidence.quotes import Features, Quote
from pipelines.ingestion.indexing import Ingestion
from pipelines.prompts import UNCLEAR, UNCLEAR_IN_CHOSEN
from pipelines.records import Continuation, Evidence, OnlyIn
from pipelines.settings import DEFAULT_MODEL
from pipelines.storage.matter import Matter
from tests.conftest import write_pdf

TEXT = (
    "Corvane breached the Agreement in July 2020. The motion to dismiss is denied. Nothing else was argued."
)
PASSAGE = Evidence(
    document="order.pdf", document_id="a" * 64, page=2, start=0, end=len(TEXT), text=TEXT, score=1.0
)


def quote_of(sentence: str, score: float = 0.9) -> Quote:
    start = TEXT.index(sentence)
    features = Features(*[score] * len(Features._fields))
    return Quote(PASSAGE, start, start + len(sentence), sentence, features)


BREACH = quote_of("Corvane breached the Agreement in July 2020.")
DENIED = quote_of("The motion to dismiss is denied.", 0.5)


def judged(
    run: Composition, text: str, *keys: str, ranked: tuple[Quote, ...] = (BREACH, DENIED)
) -> SentencePassed | SentenceWithheld:
    (event,) = run.judge(DraftSentence(text, keys), ranked, ranked)
    assert isinstance(event, SentencePassed | SentenceWithheld)
    return event


@pytest.fixture
def run() -> Composition:
    def located(document_id: str, parts: Sequence[Continuation]) -> Pinpoint:
        return Pinpoint(None, None, None, None, by_page(parts[0].page, None))

    return Composition("Did Corvane breach the Agreement?", "model", "default", CitationList(located))


def test_what_comes_near_is_cited_and_is_no_sentence_of_the_answer(run: Composition) -> None:
    run.show_near([BREACH, DENIED])
    answer = run.answer([PASSAGE], abstained=True)
    assert (answer.answer, answer.sentences) == (UNCLEAR, ())
    assert [(each.text, each.citations) for each in answer.nearest] == [
        ("“Corvane breached the Agreement in July 2020.”", ("1",)),
        ("“The motion to dismiss is denied.”", ("2",)),
    ]
    assert [citation.key for citation in answer.citations] == ["1", "2"]
    run.only_in = OnlyIn(kinds=("order",), count=1, text="Only in: kind order; 1 document.")
    assert run.answer([PASSAGE], abstained=True).answer == UNCLEAR_IN_CHOSEN


def test_testimony_that_is_changed_later_says_so_and_cites_the_change(run: Composition) -> None:
    run.later_change = {BREACH: DENIED}.get
    sentence = run.quote(BREACH).sentence
    assert sentence.text == (
        "“Corvane breached the Agreement in July 2020.” (The witness later changed this testimony.)"
    )
    assert sentence.citations == ("1", "2")
    assert run.quote(DENIED).sentence.text == "“The motion to dismiss is denied.”", (
        "nothing changes the change"
    )


def test_a_judges_name_alone_says_that_it_names_the_author(run: Composition) -> None:
    byline = "Ramos, D.J.:"
    passage = PASSAGE.model_copy(update={"text": byline, "end": len(byline)})
    said = run.quote(replace(BREACH, passage=passage, start=0, end=len(byline), text=byline)).sentence.text
    assert said == "“Ramos, D.J.:” (This names who wrote the paper.)"


def test_a_sentence_without_a_key_gets_that_of_the_passage_that_supports_it(run: Composition) -> None:
    event = judged(run, "Corvane breached the Agreement in July 2020.")
    assert isinstance(event, SentencePassed)
    assert event.sentence.citations == ("1",)
    assert event.citations[0].quote == BREACH.text


def test_what_one_side_says_is_quoted_and_not_told_as_fact(run: Composition) -> None:
    run.said_by_one = {PASSAGE.document_id: "complaint"}
    event = judged(run, "Corvane breached the Agreement in July 2020.")
    assert isinstance(event, SentenceWithheld)
    assert "one side says (complaint)" in event.withheld.reason
    assert run.quote(BREACH).sentence.text == f"“{BREACH.text}”"


def test_a_quote_on_which_a_sentence_rests_already_is_told(run: Composition) -> None:
    assert not run.cites(BREACH)
    judged(run, "Corvane breached the Agreement in July 2020.")
    assert run.cites(BREACH) and not run.cites(DENIED)


@pytest.mark.parametrize(
    ("text", "keys", "reason"),
    [
        pytest.param(
            "Corvane breached the Agreement in July 2020.", ["7"], "[7]", id="a key that was not given"
        ),
        pytest.param("Corvane breached the Agreement in July 2021.", [], "July 2021", id="another date"),
        pytest.param("The motion to dismiss is granted.", ["1"], "granted", id="the outcome turned round"),
        pytest.param(
            "The motion to dismiss is denied.", [], "does not answer", id="true, and beside the point"
        ),
    ],
)
def test_what_is_withheld_is_listed_with_its_reason(
    run: Composition, text: str, keys: list[str], reason: str
) -> None:
    event = judged(run, text, *keys)
    assert isinstance(event, SentenceWithheld)
    assert reason in event.withheld.reason
    assert run.answer([PASSAGE]).withheld == (event.withheld,)
    assert run.answer([PASSAGE]).sentences == ()


def test_the_rest_of_a_sentence_from_the_page_before_is_no_statement(run: Composition) -> None:
    run.continued = frozenset({(PASSAGE.document_id, PASSAGE.page)})
    event = judged(run, "Corvane breached the Agreement in July 2020.")
    assert isinstance(event, SentenceWithheld)
    assert "the page before" in event.withheld.reason
    assert run.quote(BREACH).sentence.text == "“… Corvane breached the Agreement in July 2020.”"
    assert run.quote(DENIED).sentence.text == "“The motion to dismiss is denied.”"


@pytest.fixture(scope="module")
def over_a_break(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Iterator[Matter]:
    folder = tmp_path_factory.mktemp("break")
    page_one = "The hearing was held in Oakland.\nPlaintiffs have not shown, on this record, that"
    page_two = "Corvane breached the Agreement in July 2020.\nThe motion is denied."
    source = write_pdf(folder / "order.pdf", page_one, page_two)
    with Matter(folder / "store") as matter:
        list(Ingestion(matter, models_folder).run([(source, None)]))
        yield matter


def test_a_sentence_over_a_page_break_is_cited_in_two_parts(
    over_a_break: Matter, models_folder: Path
) -> None:
    quoting = Answerer(over_a_break, models_folder, "a-model-that-is-not-there")
    *_, answered = quoting.ask("When did Corvane breach the Agreement?")
    assert isinstance(answered, Answered)
    (citation,) = [c for c in answered.answer.citations if c.continues]
    rest = citation.continues
    assert rest is not None
    assert citation.quote.endswith("Plaintiffs have not shown, on this record, that")
    assert rest.quote == "Corvane breached the Agreement in July 2020."
    for part in (citation, rest):
        page = over_a_break.register.page(citation.document_id, part.page)
        assert page is not None and page.text[part.start : part.end] == part.quote
    (sentence,) = [s for s in answered.answer.sentences if citation.key in s.citations]
    assert "Plaintiffs have not shown, on this record, that Corvane breached" in sentence.text


def test_what_begins_behind_a_page_break_is_not_stated_without_what_governs_it(
    over_a_break: Matter, models_folder: Path
) -> None:
    for question in ("When did Corvane breach the Agreement?", "Did Corvane breach the Agreement?"):
        *_, answered = Answerer(over_a_break, models_folder, DEFAULT_MODEL).ask(question)
        assert isinstance(answered, Answered)
        for sentence in answered.answer.sentences:
            assert "Corvane breached" not in sentence.text or "have not shown" in sentence.text


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        pytest.param("The motion to dismiss is denied.", "“The motion to dismiss is denied.”", id="whole"),
        pytest.param("motion to dismiss is denied.", "“… motion to dismiss is denied.”", id="cut before"),
        pytest.param("The motion to dismiss is", "“The motion to dismiss is …”", id="cut behind"),
    ],
)
def test_what_is_cut_off_a_quote_is_marked(run: Composition, quoted: str, shown: str) -> None:
    assert run.quote(quote_of(quoted)).sentence.text == shown


def test_a_drafted_scrap_is_withheld(run: Composition) -> None:
    event = judged(run, "July 2020.")
    assert isinstance(event, SentenceWithheld)
    assert "too short" in event.withheld.reason


def test_a_short_answer_cites_the_quote_it_stands_in(run: Composition) -> None:
    run.question = "When did Corvane breach the Agreement?"
    run.said_by_one = {PASSAGE.document_id: "complaint"}
    run.quote(BREACH)
    short = run.short(BREACH)
    assert short is not None
    assert (short.text, short.kind, short.citation, short.said_in) == ("July 2020", "date", "1", "complaint")
    assert PASSAGE.text[short.start : short.end] == "July 2020"


def test_there_is_no_short_answer_without_its_quote(run: Composition) -> None:
    run.question = "When did Corvane breach the Agreement?"
    assert run.short(BREACH) is None


def test_a_judges_separate_opinion_is_told_as_that(run: Composition) -> None:
    run.speaker = lambda passage, start: "Ashe, J., dissenting"
    assert (
        run.quote(BREACH).sentence.text
        == "“Corvane breached the Agreement in July 2020.” (Ashe, J., dissenting)"
    )
    event = judged(run, "Corvane breached the Agreement in July 2020.")
    assert isinstance(event, SentenceWithheld)
    assert "one judge says" in event.withheld.reason
