"""A document is summed up in its own words, each sentence with its place, and the summary is kept."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from pipelines.errors import DocumentNotFound
from pipelines.events import Reading, SentencePassed
from pipelines.storage.matter import Matter
from pipelines.summaries.records import Length, Serves, Summary
from pipelines.summaries.summarizer import Summarized, Summarizer
from pipelines.text import single_spaced
from tests.pipelines.conftest import ORDER, add

TESTIMONY = """DEPOSITION OF CURTIS DELAVAN
Q. Did you tell Ms. Esquivel on March 3, 2021, that the freezer was warm that morning?
A. I told her, and nobody else at the company.
Q. Why did Ms. Esquivel load the truck of Whitlock Cold Chain at noon?
A. Because I signed for it."""
COUNTS = {Length.SHORT: (3, 6), Length.STANDARD: (6, 18)}


@pytest.fixture(scope="module")
def summarizer(corpus_matter: Matter, models_folder: Path) -> Summarizer:
    return Summarizer(corpus_matter, models_folder)


def document(matter: Matter, part: str) -> str:
    return next(entry.document_id for entry in matter.register.documents() if part in entry.name)


def summary(summarizer: Summarizer, document_id: str, length: Length) -> Summary:
    *_, last = summarizer.summarize(document_id, length)
    assert isinstance(last, Summarized)
    return last.summary


@pytest.mark.parametrize("length", list(Length))
def test_every_sentence_is_cited_and_every_quote_stands_where_it_is_said_to(
    summarizer: Summarizer, corpus_matter: Matter, length: Length
) -> None:
    for entry in corpus_matter.register.documents():
        made = summary(summarizer, entry.document_id, length)
        assert (made.document, made.length, made.withheld) == (entry.name, length, ())
        least, most = COUNTS.get(length, (6, 60))
        assert least <= len(made.sentences) <= most
        quotes = {citation.key: citation.whole_quote for citation in made.citations}
        for citation in made.citations:
            for part in citation.parts:
                page = corpus_matter.register.page_text(entry.document_id, part.page)
                assert page[part.start : part.end] == part.quote
        for sentence in made.sentences:
            assert sentence.citations and set(sentence.citations) <= quotes.keys()
            if sentence.serves is not Serves.WHAT:
                said = sentence.text.removeprefix("“").rpartition("”")[0].strip(" …")
                assert said[:20] in single_spaced(quotes[sentence.citations[0]])


def test_no_two_sentences_quote_the_same_words(summarizer: Summarizer, corpus_matter: Matter) -> None:
    made = summary(summarizer, document(corpus_matter, "Complaint"), Length.SECTIONS)
    for one, other in itertools.combinations(made.citations, 2):
        assert one.page != other.page or one.end <= other.start or other.end <= one.start


@pytest.mark.parametrize(
    ("part", "length", "serves", "words"),
    [
        ("Order-on-Motion", Length.SHORT, Serves.OUTCOME, "DENIED as to Counts I, II, and V"),
        ("Order-on-Motion", Length.SHORT, Serves.ABOUT, "to dismiss every count of the complaint"),
        ("Complaint", Length.SHORT, Serves.ASKED, "compensatory damages according to proof"),
        ("Complaint", Length.STANDARD, Serves.GROUNDS, "Corvane breached Section 5.2"),
        ("Agreement", Length.STANDARD, Serves.LAW, "governed by the laws of the State of California"),
        ("Demand-Letter", Length.SHORT, Serves.ASKED, "$248,522"),
    ],
)
def test_what_a_lawyer_asks_of_a_paper_of_its_kind_is_told(
    summarizer: Summarizer, corpus_matter: Matter, part: str, length: Length, serves: Serves, words: str
) -> None:
    made = summary(summarizer, document(corpus_matter, part), length)
    assert any(words in each.text for each in made.sentences if each.serves is serves), made.summary


def test_it_opens_with_what_the_document_is_and_who_stands_against_whom(
    summarizer: Summarizer, corpus_matter: Matter
) -> None:
    first = summary(summarizer, document(corpus_matter, "Complaint"), Length.SHORT).sentences[0]
    assert first.serves is Serves.WHAT
    assert (
        "WHITLOCK COLD CHAIN, INC. and DANA R. WHITLOCK (plaintiffs) v. CORVANE SYSTEMS, INC." in first.text
    )


def test_testimony_stands_with_its_page_and_lines(tmp_path: Path, models_folder: Path) -> None:
    with Matter(tmp_path / "store") as matter:
        added = add(matter, models_folder, tmp_path, "Deposition", (TESTIMONY,))
        made = summary(Summarizer(matter, models_folder), added, Length.SHORT)
    places = {citation.key: citation.pinpoint for citation in made.citations}
    testified = [each for each in made.sentences if each.text.startswith("“Q. ")]
    assert testified
    assert all(each.text.endswith(f"” ({places[each.citations[0]]})") for each in testified)


def test_no_heading_is_quoted_as_what_its_section_says(summarizer: Summarizer, corpus_matter: Matter) -> None:
    for entry in corpus_matter.register.documents():
        for each in summary(summarizer, entry.document_id, Length.SECTIONS).sentences:
            assert not each.heading or each.text != f"“{each.heading}”"


def test_where_nothing_tells_more_by_itself_it_says_so(
    tmp_path: Path, corpus_matter: Matter, models_folder: Path
) -> None:
    caption = ORDER[0].partition("Halvorsen moves")[0]
    with Matter(tmp_path / "store") as matter:
        added = add(
            matter, models_folder, tmp_path, "Order", (caption + "They did so, and then it was done.",)
        )
        made = summary(Summarizer(matter, models_folder), added, Length.STANDARD)
    assert [each.serves for each in made.sentences] == [Serves.WHAT]
    assert made.notice and "Ask about it" in made.notice
    whole = summary(Summarizer(corpus_matter, models_folder), document(corpus_matter, "Order"), Length.SHORT)
    assert whole.notice is None


def test_by_sections_every_sentence_bears_its_heading_in_the_documents_order(
    summarizer: Summarizer, corpus_matter: Matter
) -> None:
    made = summary(summarizer, document(corpus_matter, "Order-on-Motion"), Length.SECTIONS)
    headings = [sentence.heading for sentence in made.sentences if sentence.serves is Serves.SECTION]
    assert "A. Count I: Breach of Contract" in headings
    assert headings.index("A. Count I: Breach of Contract") < headings.index("IV. CONCLUSION")
    pages = [citation.page for citation in made.citations[2:]]
    assert pages == sorted(pages)


def test_progress_comes_before_the_sentences_and_a_summary_that_is_kept_comes_at_once(
    models_folder: Path, tmp_path: Path
) -> None:
    with Matter(tmp_path / "store") as matter:
        document_id = add(matter, models_folder, tmp_path, "Order", ORDER)
        made = Summarizer(matter, models_folder)
        first = list(made.summarize(document_id, Length.SHORT))
        read = [event for event in first if isinstance(event, Reading)]
        assert read and read[-1].done == read[-1].of > 0
        passed = [event.sentence for event in first if isinstance(event, SentencePassed)]
        assert isinstance(first[-1], Summarized) and first[-1].summary.sentences == tuple(passed)
        assert list(made.summarize(document_id, Length.SHORT)) == [first[-1]]


def test_once_it_is_stopped_nothing_more_comes_and_nothing_is_kept(
    models_folder: Path, tmp_path: Path
) -> None:
    with Matter(tmp_path / "store") as matter:
        document_id = add(matter, models_folder, tmp_path, "Order", ORDER)
        made = Summarizer(matter, models_folder)
        assert not any(
            isinstance(event, Summarized)
            for event in made.summarize(document_id, Length.SHORT, stopped=lambda: True)
        )
        assert made.kept(document_id, Length.SHORT) is None


def test_a_document_that_is_not_there_is_told_of(summarizer: Summarizer) -> None:
    with pytest.raises(DocumentNotFound):
        list(summarizer.summarize("0" * 64))


def test_a_summary_is_exported_as_an_answer_is(summarizer: Summarizer, corpus_matter: Matter) -> None:
    made = summary(summarizer, document(corpus_matter, "Complaint"), Length.SHORT)
    answer = made.as_answer()
    assert answer.answer == made.summary and answer.citations == made.citations
    assert "Complaint" in answer.question
