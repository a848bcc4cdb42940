"""A summary is kept until its document goes or its caption is corrected, and leaves no bytes behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.storage.register import Register
from pipelines.summaries.records import Length, Serves, Summary, SummarySentence
from tests.pipelines.storage.test_register import ONE, TWO, a_document, add

SECRET = "The felt of Ravenscroft is kept in a dry room."


def a_summary(document_id: str = ONE, length: Length = Length.SHORT, version: int = 1) -> Summary:
    sentence = SummarySentence(text=SECRET, citations=("1",), serves=Serves.ABOUT, heading="I. FELT")
    return Summary(
        document="order.pdf",
        document_id=document_id,
        length=length,
        summary=SECRET,
        sentences=(sentence,),
        version=version,
    )


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = Register(tmp_path / "register.sqlite")
    add(opened, a_document())
    add(opened, a_document(TWO, name="other.pdf"))
    yield opened
    opened.close()


def test_it_is_given_again_as_it_was(register: Register) -> None:
    register.keep_summary(a_summary(), "", since=0)
    assert register.summary(ONE, Length.SHORT, "", 1) == a_summary()


@pytest.mark.parametrize(
    ("length", "model", "version"),
    [(Length.STANDARD, "", 1), (Length.SHORT, "another", 1), (Length.SHORT, "", 2)],
)
def test_one_of_another_length_model_or_version_is_another(
    register: Register, length: Length, model: str, version: int
) -> None:
    register.keep_summary(a_summary(), "", since=0)
    assert register.summary(ONE, length, model, version) is None


def test_a_correction_of_the_caption_forgets_those_of_its_document_alone(register: Register) -> None:
    register.keep_summary(a_summary(), "", since=0)
    register.keep_summary(a_summary(TWO), "", since=0)
    register.correct(ONE, "judge", "Maria Okafor")
    assert register.summary(ONE, Length.SHORT, "", 1) is None
    assert register.summary(TWO, Length.SHORT, "", 1) is not None


def test_nothing_is_kept_of_a_document_whose_caption_was_corrected_while_it_was_read(
    register: Register,
) -> None:
    since = register.last_correction()
    register.correct(ONE, "judge", "Maria Okafor")
    register.keep_summary(a_summary(), "", since)
    assert register.summary(ONE, Length.SHORT, "", 1) is None
    register.keep_summary(a_summary(), "", register.last_correction())
    assert register.summary(ONE, Length.SHORT, "", 1) == a_summary()


def test_it_goes_with_its_document_and_its_bytes_too(register: Register) -> None:
    register.keep_summary(a_summary(), "", since=0)
    assert SECRET.encode() in register.path.read_bytes()
    register.remove(ONE)
    assert register.summary(ONE, Length.SHORT, "", 1) is None
    assert SECRET.encode() not in register.path.read_bytes()


def test_one_that_was_corrected_leaves_no_bytes_either(register: Register) -> None:
    register.keep_summary(a_summary(), "", since=0)
    register.correct(ONE, "judge", "Maria Okafor")
    assert SECRET.encode() not in register.path.read_bytes()


def test_nothing_is_kept_of_a_document_that_is_gone(register: Register) -> None:
    register.remove(ONE)
    register.keep_summary(a_summary(), "", since=0)
    add(register, a_document())
    assert register.summary(ONE, Length.SHORT, "", 1) is None, "nor when it is added again"
