"""Passages are found by their words, and a rare word counts for more."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.search.keywords import KeywordIndex
from pipelines.storage.register import Register
from pipelines.text import search_terms
from tests.pipelines.storage.test_register import ONE, TWO, a_document, add

TEXTS = (
    "The motion to dismiss is denied in Case No. 3:21-cv-00417-MLO.",
    "The motion to compel is granted.",
    "The tenant shall pay rent.",
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    register = Register(tmp_path / "register.sqlite")
    add(register, a_document(ONE, *TEXTS))
    yield register
    register.close()


def pages(index: KeywordIndex, question: str, count: int = 10) -> list[str]:
    return [key.split(":")[1] for key, _ in index.best(search_terms(question), count)]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        pytest.param("Who pays the rent?", ["3"], id="a word"),
        pytest.param("tenants’ payments", ["3"], id="other forms of it"),
        pytest.param("motion to compel", ["2", "1"], id="the rarer word counts more"),
        pytest.param("3:21-cv-00417", ["1"], id="docket number"),
        pytest.param("00417", ["1"], id="part of a docket number"),
        pytest.param("zamboni", [], id="a word found nowhere"),
        pytest.param("what is the", [], id="only stop words"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_best(register: Register, question: str, found: list[str]) -> None:
    assert pages(KeywordIndex(register), question) == found


def test_scores_fall_and_the_count_is_kept(register: Register) -> None:
    index = KeywordIndex(register)
    scores = [score for _, score in index.best(["motion", "dismiss", "rent"], 10)]
    assert scores == sorted(scores, reverse=True) and len(scores) == 3 and min(scores) > 0
    assert len(index.best(["motion", "dismiss", "rent"], 2)) == 2


def test_the_scores_are_those_of_a_search_without_a_count(register: Register) -> None:
    index = KeywordIndex(register)
    whole = index.best(["motion", "dismiss"], 100)
    assert [index.best(["motion", "dismiss"], count) for count in (1, 2, 3)] == [whole[:1], whole[:2], whole]


def test_a_term_given_twice_counts_once(register: Register) -> None:
    index = KeywordIndex(register)
    assert index.best(["motion", "motion", "rent"], 10) == index.best({"motion", "rent"}, 10)


@pytest.mark.parametrize(
    ("documents", "owners"),
    [
        pytest.param(None, {ONE, TWO}, id="all"),
        pytest.param([TWO], {TWO}, id="one"),
        pytest.param([TWO, ONE], {ONE, TWO}, id="both"),
        pytest.param([], set(), id="none"),
        pytest.param(["f" * 64], set(), id="one that is not there"),
        pytest.param(["f" * 64, ONE], {ONE}, id="one of two is not there"),
    ],
)
def test_only_the_documents_asked_for_are_searched(
    register: Register, documents: list[str] | None, owners: set[str]
) -> None:
    add(register, a_document(TWO, "The motion to strike is moot.", "Nothing else."))
    found = KeywordIndex(register).best(["motion"], 10, documents)
    assert {key.split(":")[0] for key, _ in found} == owners


def test_the_best_of_one_document_are_found_however_many_better_ones_others_have(register: Register) -> None:
    add(register, a_document(TWO, *["Motion, motion, motion."] * 30))
    index = KeywordIndex(register)
    assert {key.split(":")[0] for key, _ in index.best(["motion"], 2)} == {TWO}
    found = index.best(["motion"], 2, [ONE])
    assert sorted(key.split(":")[1] for key, _ in found) == ["1", "2"]


@pytest.mark.parametrize(
    ("count", "found"),
    [
        pytest.param(1, ["1", "5"], id="first and last"),
        pytest.param(2, ["1", "5", "2", "4"], id="two of each"),
        pytest.param(3, ["1", "5", "2", "4", "3"], id="the middle one once"),
        pytest.param(9, ["1", "5", "2", "4", "3"], id="more than there are"),
    ],
)
def test_edges(register: Register, count: int, found: list[str]) -> None:
    add(register, a_document(TWO, "Caption.", "Facts.", "Law.", "Conclusion.", "Signed."))
    assert [key.split(":")[1] for key in KeywordIndex(register).edges(TWO, count)] == found


def test_a_document_of_one_passage_has_one_edge(register: Register) -> None:
    add(register, a_document(TWO, "Stipulation and order."))
    assert len(KeywordIndex(register).edges(TWO, 3)) == 1


def test_a_document_that_is_not_there_has_no_edges(register: Register) -> None:
    index = KeywordIndex(register)
    assert index.edges("f" * 64, 3) == []
    assert len(index.edges(ONE, 3)) == 3
    register.hide(ONE)
    assert index.edges(ONE, 3) == []


def test_it_follows_the_register(register: Register) -> None:
    index = KeywordIndex(register)
    assert pages(index, "zamboni") == []
    add(register, a_document(TWO, "A Zamboni clause."))
    assert pages(index, "zamboni") == ["1"]
    register.hide(TWO)
    assert pages(index, "zamboni") == []


def test_unfinished_documents_are_not_found(register: Register) -> None:
    register.begin(a_document(TWO, "A Zamboni clause."))
    assert pages(KeywordIndex(register), "zamboni") == []


def test_rarity(register: Register) -> None:
    index = KeywordIndex(register)
    assert 0 < index.rarity("motion") < index.rarity("tenant") < index.rarity("zamboni") == 1


def test_an_empty_matter(tmp_path: Path) -> None:
    register = Register(tmp_path / "empty.sqlite")
    index = KeywordIndex(register)
    assert index.best(["motion"], 5) == []
    assert index.edges(ONE, 3) == []
    assert index.rarity("motion") == 1
    register.close()


def test_a_matter_without_a_word(tmp_path: Path) -> None:
    register = Register(tmp_path / "wordless.sqlite")
    add(register, a_document(ONE, "…", "* * *"))
    index = KeywordIndex(register)
    assert index.best(["motion"], 5) == []
    assert index.rarity("motion") == 1
    register.close()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeywordIndex]:
    register = Register(tmp_path_factory.mktemp("keywords") / "register.sqlite")
    add(register, a_document(ONE, *TEXTS))
    yield KeywordIndex(register)
    register.close()


TERMS = st.sampled_from(["motion", "dismiss", "rent", "case", "no. 3", "zamboni"])


@given(st.lists(TERMS | st.text(min_size=1)), st.integers(1, 5))
def test_any_terms_give_some_of_the_passages_once_each_the_best_first(
    index: KeywordIndex, terms: list[str], count: int
) -> None:
    found = index.best(terms, count)
    scores = [score for _, score in found]
    assert len({key for key, _ in found}) == len(found) <= count
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


@given(TERMS | st.text())
def test_rarity_is_a_share(index: KeywordIndex, term: str) -> None:
    assert 0 <= index.rarity(term) <= 1
