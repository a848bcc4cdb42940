"""One numbering for the screen and every file."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.citations.cite import CitationList, cited_citations, joined, keyed, parse_keys, parts
from pipelines.citations.pinpoint import Pinpoint
from pipelines.records import Continuation, Evidence, Sentence

PASSAGE = Evidence(
    document="order.pdf",
    document_id="a" * 64,
    page=2,
    page_label="iv",
    start=100,
    end=130,
    text="The motion is DENIED in full.\n",
    score=1.0,
)
OTHER = PASSAGE.model_copy(update={"document_id": "b" * 64, "document": "complaint.pdf"})


def located(document_id: str, parts: Sequence[Continuation]) -> Pinpoint:
    return Pinpoint("iv", (3, 5), "12", "ACME000123", f"Compl. ¶ 12 (p. {parts[0].page})")


def test_keys_are_numbered_by_first_use():
    citations = CitationList(located)
    keys = [citations.cite(*use).key for use in [(OTHER, 100, 110), (PASSAGE, 100, 110), (OTHER, 104, 110)]]
    assert keys == ["1", "2", "3"]
    assert [citation.key for citation in citations.citations] == keys


def test_the_same_quote_keeps_its_key():
    citations = CitationList(located)
    first = citations.cite(PASSAGE, 104, 120)
    citations.cite(OTHER, 104, 120)
    assert citations.cite(PASSAGE, 104, 120) == first
    assert len(citations.citations) == 2


def test_a_citation_says_where_and_quotes_verbatim():
    citation = CitationList(located).cite(PASSAGE, 104, 120)
    assert citation.quote == "motion is DENIED"
    assert (citation.document, citation.document_id, citation.page) == ("order.pdf", "a" * 64, 2)
    assert (citation.start, citation.end) == (104, 120)
    assert (citation.page_label, citation.pinpoint) == ("iv", "Compl. ¶ 12 (p. 2)")
    assert (citation.lines, citation.paragraph, citation.bates) == ((3, 5), "12", "ACME000123")


RUNNING_OVER = PASSAGE.model_copy(
    update={
        "text": "It is DENIED, for\nthe reasons given. So ordered.",
        "end": 117,
        "continues": Continuation(page=3, start=7, end=37, quote="the reasons given. So ordered."),
    }
)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param((100, 117), [(2, 100, 117, "It is DENIED, for")], id="before the break"),
        pytest.param(
            (106, 136),
            [(2, 106, 117, "DENIED, for"), (3, 7, 25, "the reasons given.")],
            id="over it",
        ),
        pytest.param((137, 148), [(3, 26, 37, "So ordered.")], id="behind it"),
        pytest.param((118, 136), [(3, 7, 25, "the reasons given.")], id="from the next page's first letter"),
        pytest.param((100, 118), [(2, 100, 117, "It is DENIED, for")], id="up to the line's end between"),
    ],
)
def test_a_quote_is_cut_at_the_page_break(
    span: tuple[int, int], expected: list[tuple[int, int, int, str]]
) -> None:
    found = parts(RUNNING_OVER, *span)
    assert [(part.page, part.start, part.end, part.quote) for part in found] == expected
    citation = CitationList(located).cite(RUNNING_OVER, *span)
    assert (citation.page, citation.start, citation.end, citation.quote) == expected[0]
    assert citation.continues == (found[1] if len(found) == 2 else None)


def test_a_quote_and_the_same_with_what_runs_over_are_two() -> None:
    citations = CitationList(located)
    keys = [citations.cite(RUNNING_OVER, *span).key for span in [(100, 117), (100, 136), (100, 117)]]
    assert keys == ["1", "2", "1"]


@pytest.mark.parametrize(
    "span",
    [(99, 110), (100, 131), (110, 110), (120, 110), (0, 10), (200, 210), (-30, -10)],
    ids=["before", "behind", "empty", "backwards", "offset in the passage", "elsewhere", "negative"],
)
def test_a_span_outside_its_passage_is_refused(span: tuple[int, int]):
    citations = CitationList(located)
    with pytest.raises(ValueError, match="is not in the passage"):
        citations.cite(PASSAGE, *span)
    assert citations.citations == ()


@pytest.mark.parametrize(
    ("text", "bare", "keys"),
    [
        pytest.param("It is denied [1].", "It is denied.", ("1",), id="before the full stop"),
        pytest.param("It is denied. [1]", "It is denied.", ("1",), id="behind it"),
        pytest.param("It is denied [1, 2].", "It is denied.", ("1", "2"), id="two in one"),
        pytest.param("It is denied [1,2].", "It is denied.", ("1", "2"), id="without space"),
        pytest.param("It is denied [1][2].", "It is denied.", ("1", "2"), id="side by side"),
        pytest.param("It [2] is denied [1][2].", "It is denied.", ("2", "1"), id="each once, in order"),
        pytest.param("It is denied.", "It is denied.", (), id="none"),
        pytest.param("“[a]ny party” may.", "“[a]ny party” may.", (), id="an altered letter is no key"),
        pytest.param("See [sic] and [].", "See [sic] and [].", (), id="no numbers"),
        pytest.param("[1]", "", ("1",), id="only a key"),
        pytest.param("", "", (), id="empty"),
    ],
)
def test_parse_keys(text: str, bare: str, keys: tuple[str, ...]):
    assert parse_keys(text) == (bare, keys)


@given(st.lists(st.integers(0, 99).map(str), max_size=6))
def test_what_keyed_writes_parse_keys_reads(keys: list[str]):
    sentence = Sentence(text="The motion is denied.", citations=tuple(dict.fromkeys(keys)))
    assert parse_keys(keyed(sentence)) == (sentence.text, sentence.citations)


@given(st.text())
def test_keys_are_numbers_each_once(text: str):
    _, keys = parse_keys(text)
    assert len(keys) == len(set(keys))
    assert all(key.isdigit() for key in keys)


def test_sentences_are_joined_each_with_its_keys():
    sentences = [Sentence(text="One.", citations=("1", "2")), Sentence(text="Two.", citations=())]
    assert joined(sentences) == "One. [1][2] Two."


def test_the_citations_of_a_sentence_are_found():
    citations = CitationList(located)
    citations.cite(PASSAGE, 100, 110)
    second = citations.cite(PASSAGE, 104, 110)
    assert cited_citations(Sentence(text="x", citations=("2", "7")), citations.citations) == [second]


def test_what_looks_like_a_key_in_a_documents_words_is_none_of_the_answers():
    sentence = Sentence(text="“The bond is secured [7] and paid [8, 9].”", citations=("1",))
    assert keyed(sentence) == "“The bond is secured ［7］ and paid ［8, 9］.” [1]"
    assert parse_keys(keyed(sentence))[1] == ("1",)
