"""Passages are found by their words, and a rare word counts for more."""

from pathlib import Path

import pytest

from pipelines.keywords import KeywordIndex
from pipelines.register import Register
from tests.pipelines.test_register import ONE, TWO, a_document, add

TEXTS = (
    "The motion to dismiss is denied in Case No. 3:21-cv-00417-MLO.",
    "The motion to compel is granted.",
    "The tenant shall pay rent.",
)


@pytest.fixture
def register(tmp_path: Path):
    register = Register(tmp_path / "register.sqlite")
    add(register, a_document(ONE, *TEXTS))
    yield register
    register.close()


def pages(index: KeywordIndex, question: str, count: int = 10) -> list[str]:
    return [key.split(":")[1] for key, _ in index.best(question, count)]


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
def test_best(register: Register, question: str, found: list[str]):
    assert pages(KeywordIndex(register), question) == found


def test_scores_fall_and_the_count_is_kept(register: Register):
    index = KeywordIndex(register)
    scores = [score for _, score in index.best("motion dismiss rent", 10)]
    assert scores == sorted(scores, reverse=True) and len(scores) == 3 and min(scores) > 0
    assert len(index.best("motion dismiss rent", 2)) == 2


def test_it_follows_the_register(register: Register):
    index = KeywordIndex(register)
    assert pages(index, "zamboni") == []
    add(register, a_document(TWO, "A Zamboni clause."))
    assert pages(index, "zamboni") == ["1"]
    register.hide(TWO)
    assert pages(index, "zamboni") == []


def test_unfinished_documents_are_not_found(register: Register):
    register.begin(a_document(TWO, "A Zamboni clause."))
    assert pages(KeywordIndex(register), "zamboni") == []


def test_rarity(register: Register):
    index = KeywordIndex(register)
    assert 0 < index.rarity("motion") < index.rarity("tenant") < index.rarity("zamboni") == 1


def test_an_empty_matter(tmp_path: Path):
    register = Register(tmp_path / "empty.sqlite")
    index = KeywordIndex(register)
    assert index.best("motion", 5) == [] and index.rarity("motion") == 1
    register.close()
