"""What counts as a word, as the same word, and as the same docket number."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text import (
    docket_numbers,
    ends_sentence,
    listed,
    names,
    root,
    search_terms,
    single_spaced,
    stem,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The motion is DENIED.", ["The", "motion", "is", "DENIED"], id="plain"),
        pytest.param("No. 3:21-cv-00417-MLO", ["No", "3:21-cv-00417", "MLO"], id="docket number"),
        pytest.param("$2,368,400 was paid", ["2,368,400", "was", "paid"], id="amount"),
        pytest.param("O’Brien didn’t", ["O’Brien", "didn’t"], id="curly apostrophes"),
        pytest.param("42 U.S.C. § 1983(a)", ["42", "U.S.C", "§", "1983", "a"], id="statute"),
        pytest.param("cross-motion", ["cross-motion"], id="compound"),
        pytest.param("", [], id="empty"),
        pytest.param(" .,;—“” ", [], id="only punctuation"),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.written for word in words(text)] == expected


@given(st.text())
def test_a_words_span_is_where_it_stands(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.end] == word.written


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Plaintiff", "plaintiffs", True),
        ("Corvane's", "Corvane", True),
        ("Corvane’s", "corvane", True),
        ("terminate", "terminated", True),
        ("granted", "denied", False),
        ("lessor", "lessee", False),
    ],
)
def test_stems(one: str, other: str, same: bool) -> None:
    assert (stem(one) == stem(other)) is same


def test_stems_are_the_same_in_every_thread() -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(stem("indemnification"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(found) == {stem("indemnification")}
    assert len(found) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("What is the motion about?", ["motion"], id="stop words are left out"),
        pytest.param("motion motion", ["motion", "motion"], id="repetition counts"),
        pytest.param("cross-motion", ["cross-mot", "cross", "motion"], id="whole and by its parts"),
        pytest.param("the of and", [], id="nothing to look for"),
    ],
)
def test_search_terms(text: str, expected: list[str]) -> None:
    assert search_terms(text) == expected


def test_a_docket_number_is_searched_whole_and_by_its_parts() -> None:
    assert {"3:21-cv-00417", "00417", "21"} <= set(search_terms("No. 3:21-cv-00417-MLO"))


@given(st.text())
def test_no_search_term_is_empty(text: str) -> None:
    assert all(search_terms(text))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("Count IV is dismissed.", "count iv", id="Roman"),
        pytest.param("COUNT IV", "count iv", id="in capitals"),
        pytest.param("Counts 2 and 3", "count 2", id="in the plural"),
        pytest.param("under Section 12.2 of the Lease", "section 12.2", id="a section of a section"),
        pytest.param("Section 12.2.", "section 12.2", id="at the end of a sentence"),
        pytest.param("Claim No. 3", "claim 3", id="with No."),
        pytest.param("Exhibit 18", "exhibit 18", id="exhibit"),
        pytest.param("Article\nIX", "articl ix", id="over a line's end"),
    ],
)
def test_a_numbered_part_is_searched_as_one_term_too(text: str, term: str) -> None:
    assert term in search_terms(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Count IV", "Count V"), ("Section 12.2", "Section 12.1"), ("Section 12", "Section 12.2")],
)
def test_parts_of_different_numbers_are_different_terms(one: str, other: str) -> None:
    def numbered(text: str) -> set[str]:
        return {term for term in search_terms(text) if " " in term}

    assert numbered(one) and numbered(other)
    assert not numbered(one) & numbered(other)


@pytest.mark.parametrize("text", ["the count was kept", "a sectional sofa 12", "Count Dracula", "Section"])
def test_a_part_without_a_number_is_only_a_word(text: str) -> None:
    assert not [term for term in search_terms(text) if " " in term]


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        pytest.param("fraud", "fraudulent", True, id="fraud"),
        pytest.param("terminate", "termination", True, id="terminate"),
        pytest.param("paid", "payment", True, id="an irregular verb"),
        pytest.param("pled", "pleading", True, id="another"),
        pytest.param("court", "count", False, id="alike and not related"),
        pytest.param("rent", "renter", False, id="short words are compared whole"),
        pytest.param("Count IV", "Count V", False, id="parts of different numbers"),
        pytest.param("3:21-cv-00417", "3:21-cv-00418", False, id="docket numbers"),
        pytest.param("100000", "100001", False, id="numbers"),
    ],
)
def test_roots(one: str, other: str, related: bool) -> None:
    first, second = (root(max(search_terms(text), key=len)) for text in (one, other))
    assert (first == second) is related


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("What did Corvane owe?", {"corvan"}, id="a name"),
        pytest.param("Whitlock owed what?", set(), id="the first word's capital says nothing"),
        pytest.param("Did Dana M. Whitlock sign?", {"dana", "m", "whitlock"}, id="each part of a name"),
        pytest.param("what is due in 30 days?", {"30"}, id="a number"),
        pytest.param("12 what?", {"12"}, id="a number in front"),
        pytest.param("what of 3:21-cv-00417?", {"3:21-cv-00417", "21", "cv", "00417"}, id="docket number"),
        pytest.param("what of the Court's order?", {"court"}, id="a possessive"),
        pytest.param("What Is The Matter", {"matter"}, id="stop words are no names"),
        pytest.param("what is due?", set(), id="none"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_names(question: str, expected: set[str]) -> None:
    assert names(question) == expected


@given(st.text())
def test_names_are_search_terms_of_the_text(text: str) -> None:
    assert names(text) <= set(search_terms(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is so ordered.", True),
        ("“Stop.”", True),
        ("as follows:", True),
        ("was late.12", True),
        ("on this record, that", False),
        ("", False),
    ],
    ids=["stop", "quotation", "colon", "footnote's number", "in the middle", "empty"],
)
def test_the_end_of_a_sentence(text: str, expected: bool) -> None:
    assert ends_sentence(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Case No. 3:21-cv-00417-MLO", {"3:21-cv-00417"}, id="with the judge's initials"),
        pytest.param("3:21-CV-00417", {"3:21-cv-00417"}, id="in capitals"),
        pytest.param("1:20-cr-5 and 2:19-mc-123", {"1:20-cr-5", "2:19-mc-123"}, id="two"),
        pytest.param("No. 19-1392", {"19-1392"}, id="appellate"),
        pytest.param("$1,482 on March 4, 2019", set(), id="none"),
    ],
)
def test_docket_numbers(text: str, expected: set[str]) -> None:
    assert docket_numbers(text) == expected


@given(st.text())
def test_single_spaced_is_one_line_and_stays_so(text: str) -> None:
    once = single_spaced(text)
    assert "\n" not in once and "  " not in once and once == once.strip()
    assert single_spaced(once) == once


@pytest.mark.parametrize(
    ("parts", "expected"),
    [([], ""), (["Acme"], "Acme"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_parts_are_listed_as_english_does(parts: list[str], expected: str) -> None:
    assert listed(parts) == expected
