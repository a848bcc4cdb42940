"""What counts as a word, as the same word, and as the same docket number."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text import docket_numbers, search_terms, single_spaced, stem, words


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
def test_words(text: str, expected: list[str]):
    assert [word.written for word in words(text)] == expected


@given(st.text())
def test_a_words_span_is_where_it_stands(text: str):
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
def test_stems(one: str, other: str, same: bool):
    assert (stem(one) == stem(other)) is same


def test_stems_are_the_same_in_every_thread():
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
def test_search_terms(text: str, expected: list[str]):
    assert search_terms(text) == expected


def test_a_docket_number_is_searched_whole_and_by_its_parts():
    assert {"3:21-cv-00417", "00417", "21"} <= set(search_terms("No. 3:21-cv-00417-MLO"))


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
def test_docket_numbers(text: str, expected: set[str]):
    assert docket_numbers(text) == expected


@given(st.text())
def test_single_spaced_is_one_line_and_stays_so(text: str):
    once = single_spaced(text)
    assert "\n" not in once and "  " not in once and once == once.strip()
    assert single_spaced(once) == once
