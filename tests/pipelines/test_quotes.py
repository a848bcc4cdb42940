"""The sentences that answer come first, and where none does the files are said not to."""

from pathlib import Path

import pytest

from pipelines import embedder, retrieval
from pipelines.keywords import KeywordIndex
from pipelines.matter import Matter
from pipelines.quotes import Quote, bears_on, coverage, holds_asked_fact, rank_quotes
from pipelines.records import Evidence
from pipelines.text import single_spaced


@pytest.mark.parametrize(
    ("question", "sentence", "held"),
    [
        pytest.param("When was he discharged?", "He was discharged on October 8, 2021.", True, id="date"),
        pytest.param("When was he discharged?", "He was discharged for cause.", False, id="no date"),
        pytest.param(
            "What date did the court set?", "It is set for December 16, 2021.", True, id="what date"
        ),
        pytest.param(
            "When must he answer?", "He must answer within thirty days.", True, id="a period is a when"
        ),
        pytest.param("How much is the fee?", "The fee is $31,500 a month.", True, id="amount"),
        pytest.param(
            "How much is the fee?", "The fee is due on March 4, 2019.", False, id="a date is no amount"
        ),
        pytest.param("How much is the credit?", "It is five percent of the fee.", True, id="percent"),
        pytest.param("How long is the cure period?", "It is thirty (30) days.", True, id="period"),
        pytest.param("How many gateways were there?", "There was one gateway.", True, id="one is a count"),
        pytest.param("How many gateways were there?", "The gateways failed.", False, id="no count"),
        pytest.param("Who signed the amendment?", "It was signed by Theodore N. Maddox.", True, id="name"),
        pytest.param("Who signed the amendment?", "The amendment was signed in haste.", False, id="no name"),
        pytest.param(
            "Who is Theodore Maddox?", "Theodore Maddox signed it.", False, id="only the name asked about"
        ),
        pytest.param("What law governs?", "It is governed by the laws of California.", True, id="law"),
        pytest.param("Which statute applies?", "The parties disagree.", False, id="no law"),
        pytest.param("How did the court rule?", "The motion is DENIED.", True, id="outcome"),
        pytest.param("How did the court rule?", "The motion is fully briefed.", False, id="no outcome"),
        pytest.param("Why was leave denied?", "Amendment would be futile.", None, id="no kind of fact"),
        pytest.param("", "", None, id="nothing asked"),
    ],
)
def test_holds_asked_fact(question: str, sentence: str, held: bool | None):
    assert holds_asked_fact(question, sentence) is held


@pytest.fixture(scope="module")
def model(models_folder: Path) -> embedder.MiniLM:
    return embedder.load(models_folder)


def rank(question: str, matter: Matter, model: embedder.MiniLM, models_folder: Path):
    evidence = retrieval.retrieve(retrieval.build_pipeline(matter, models_folder), question, 8)
    return evidence, rank_quotes(question, evidence, model, matter.keywords)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What law governs the Master Subscription and Services Agreement?", "State of California"),
        ("When was Dana M. Whitlock discharged?", "October 8, 2021"),
        ("How long does a breaching party have to cure?", "thirty"),
        ("Who signed the First Amendment for Whitlock Cold Chain?", "Theodore N. Maddox"),
    ],
)
def test_the_sentence_that_answers_is_among_the_first(
    question: str, words: str, corpus_matter: Matter, model: embedder.MiniLM, models_folder: Path
):
    _, ranked = rank(question, corpus_matter, model, models_folder)
    assert any(words in single_spaced(quote.text) for quote in ranked[:3])


def test_quotes_are_verbatim_and_those_of_the_wrong_kind_come_last(
    corpus_matter: Matter, model: embedder.MiniLM, models_folder: Path
):
    evidence, ranked = rank("When was Mr. Whitlock discharged?", corpus_matter, model, models_folder)
    for quote in ranked:
        passage = evidence[quote.passage]
        assert passage.text[quote.start - passage.start : quote.end - passage.start] == quote.text
    kinds = [quote.typed for quote in ranked]
    assert kinds == sorted(kinds, reverse=True)
    for kind in (True, False):
        scores = [quote.score for quote in ranked if quote.typed is kind]
        assert scores == sorted(scores, reverse=True)


def test_scraps_are_no_quotes(corpus_matter: Matter, model: embedder.MiniLM):
    evidence = [Evidence(document="a.pdf", page=1, text="See id.", end=7, score=1.0)]
    assert rank_quotes("What is there?", evidence, model, corpus_matter.keywords) == []
    assert rank_quotes("What is there?", [], model, corpus_matter.keywords) == []


@pytest.mark.parametrize(
    ("question", "bears"),
    [
        pytest.param("What law governs the Agreement?", True, id="it is there"),
        pytest.param("Is leave to amend granted on Count III?", True, id="a yes or no"),
        pytest.param("When was Zebulon Throckmorton deposed?", False, id="a name not in the files"),
        pytest.param("What did the court decide in 2019-88123?", False, id="a number not in the files"),
        pytest.param("How do I bake sourdough bread?", False, id="another subject"),
        pytest.param("qwx zzk vvpl", False, id="no words"),
    ],
)
def test_bears_on(
    question: str, bears: bool, corpus_matter: Matter, model: embedder.MiniLM, models_folder: Path
):
    evidence, ranked = rank(question, corpus_matter, model, models_folder)
    assert bears_on(question, evidence, ranked, corpus_matter.keywords) is bears


def test_nothing_bears_on_a_question_without_evidence(corpus_matter: Matter):
    assert not bears_on("What law governs?", [], [], corpus_matter.keywords)


def test_the_best_quote_must_hold_the_kind_of_fact_asked_for(corpus_matter: Matter):
    text = "The Agreement is governed by custom."
    evidence = [Evidence(document="a.pdf", page=1, text=text, end=len(text), score=1.0)]
    for typed in (True, False):
        quote = Quote(0, 0, len(text), text, 0.9, typed)
        question = "What law governs the Agreement?"
        assert bears_on(question, evidence, [quote], corpus_matter.keywords) is typed


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("fraudulent inducement", "The fraud claim of inducement", 1.0),
        ("termination notice", "nothing of it", 0.0),
        ("what is the", "whatever", 1.0),
    ],
)
def test_coverage(question: str, text: str, expected: float, corpus_matter: Matter):
    assert coverage(question, text, corpus_matter.keywords) == pytest.approx(expected)


def test_rare_words_cover_more(corpus_matter: Matter):
    keywords: KeywordIndex = corpus_matter.keywords
    assert coverage("Corvane errata", "errata", keywords) > coverage("Corvane errata", "Corvane", keywords)
