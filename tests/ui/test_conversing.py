"""Questions under way are found again, and what becomes of them is kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.events import Answered, Event
from pipelines.records import Answer, OnlyIn
from pipelines.routes.scope import Scope
from pipelines.storage.register import Register
from ui.asking import Asking
from ui.conversing import INTERRUPTED, Conversing
from ui.wanted import Wanted


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = Register(tmp_path / "register.sqlite")
    yield made
    made.close()


def answer(question: str) -> Answer:
    return Answer(question=question, answer="The files do not say.", abstained=True)


def at_once(question: str) -> Iterator[Event]:
    yield Answered(answer(question))


def test_a_question_is_kept_when_it_is_asked_and_its_answer_when_it_comes(register: Register) -> None:
    going = threading.Event()

    def slowly(question: str) -> Iterator[Event]:
        assert going.wait(20)
        yield Answered(answer(question))

    conversing = Conversing(register)
    asking = Asking("Why?", slowly)
    number = conversing.ask(None, asking)
    assert [turn.question for turn in register.turns(number)] == ["Why?"]
    assert conversing.turns(number) == [asking], "whoever looks now sees it under way"
    going.set()
    assert asking.wait(20)
    assert register.turns(number)[0].answer == answer("Why?")
    (again,) = conversing.turns(number)
    assert again is not asking and again.state.answer == answer("Why?")
    kept = register.conversation(number)
    assert kept is not None and kept.name == "Why?"


def test_questions_go_on_in_their_conversation(register: Register) -> None:
    conversing = Conversing(register)
    first, second = Asking("Why?", at_once), Asking("When?", at_once)
    number = conversing.ask(None, first)
    assert conversing.ask(number, second) == number
    assert first.wait(20) and second.wait(20)
    assert [asking.question for asking in conversing.turns(number)] == ["Why?", "When?"]


def test_a_conversation_that_was_deleted_is_begun_anew_with_what_is_shown(register: Register) -> None:
    conversing = Conversing(register)
    first = Asking("Why?", at_once)
    gone = conversing.ask(None, first)
    assert first.wait(20)
    register.remove_conversation(gone)
    second = Asking("When?", at_once)
    number = conversing.ask(gone, second, [first])
    assert second.wait(20) and number != gone
    assert [asking.state.answer for asking in conversing.turns(number)] == [answer("Why?"), answer("When?")]


def test_an_error_is_kept_in_words(register: Register) -> None:
    def broken(question: str) -> Iterator[Event]:
        raise RuntimeError("bug")
        yield

    conversing = Conversing(register)
    asking = Asking("Why?", broken)
    number = conversing.ask(None, asking)
    assert asking.wait(20)
    (again,) = conversing.turns(number)
    assert again.state.error == asking.state.error is not None and again.state.finished


def test_what_an_ended_process_was_answering_is_told_so(register: Register) -> None:
    number = register.begin_conversation("talk")
    register.add_turn(number, "Why?")
    (again,) = Conversing(register).turns(number)
    assert again.state.error == INTERRUPTED


WANTED = Wanted("Why?", Scope(("a" * 64,), ("order",), "2021-05-03"), True, True, behind=2, model="other")


def test_a_question_that_is_opened_again_is_known_as_it_was_asked(register: Register) -> None:
    conversing = Conversing(register)
    asking = Asking("Why?", at_once, wanted=WANTED)
    number = conversing.ask(None, asking)
    assert asking.wait(20)
    (again,) = conversing.turns(number)
    assert again is not asking and again.wanted == WANTED
    register.remove_conversation(number)
    later = Asking("When?", at_once)
    anew = conversing.ask(number, later, [again])
    assert later.wait(20)
    assert [each.wanted for each in conversing.turns(anew)] == [WANTED, Wanted("When?")]


def test_so_is_one_whose_answer_was_deleted_or_never_came(register: Register) -> None:
    number = register.begin_conversation("talk")
    place = register.add_turn(number, "Why?", WANTED.to_json())
    (interrupted,) = Conversing(register).turns(number)
    register.end_turn(number, place, None, "Its document was deleted.")
    (deleted,) = Conversing(register).turns(number)
    assert interrupted.wanted == deleted.wanted == WANTED
    assert deleted.state.error == "Its document was deleted."


def test_of_one_that_an_earlier_version_asked_its_answer_tells(register: Register) -> None:
    number = register.begin_conversation("talk")
    place = register.add_turn(number, "Why?")
    told = OnlyIn(count=0, kinds=("order",), text="Only in: none.")
    register.end_turn(number, place, answer("Why?").model_copy(update={"only_in": told}), None)
    (again,) = Conversing(register).turns(number)
    assert again.wanted == Wanted("Why?", Scope(kinds=("order",)), as_typed=True)
