"""The register's queue: files in the order in which they came, whatever is done with them."""

import os
from pathlib import Path

import pytest

from pipelines.storage.queue import FileState
from pipelines.storage.register import Register

A, B, C = Path("/a.pdf"), Path("/b.pdf"), Path("/c.pdf")


@pytest.fixture
def register(tmp_path: Path):
    register = Register(tmp_path / "register.sqlite")
    yield register
    register.close()


def put(register: Register, *paths: Path) -> list[int]:
    return register.enqueue([(path, path.name, False) for path in paths])


def states(register: Register) -> list[tuple[str, str]]:
    return [(item.name, item.state.value) for item in register.queued()]


def test_files_are_taken_in_the_order_in_which_they_came(register: Register) -> None:
    put(register, A, B)
    put(register, C)
    taken = [register.take_next() for _ in range(3)]
    assert [item.name for item in taken if item] == ["a.pdf", "b.pdf", "c.pdf"]
    assert register.take_next() is None
    assert [item.begun for item in register.queued()] == [1, 1, 1]


def test_how_far_a_file_is_is_noted(register: Register) -> None:
    first, second = put(register, A, B)
    assert register.take_next()
    register.becomes(first, "0" * 64)
    assert (register.queued()[0].document_id, register.queued()[0].state) == ("0" * 64, FileState.WORKING)
    register.set_state(first, FileState.FAILED, "0" * 64, "a.pdf: it is empty.")
    assert register.queued()[0].error == "a.pdf: it is empty."
    assert states(register) == [("a.pdf", "failed"), ("b.pdf", "waiting")]
    register.forget([first])
    assert [item.number for item in register.queued()] == [second]


def test_a_file_put_back_waits_as_if_it_had_not_been_begun(register: Register) -> None:
    (number,) = put(register, A)
    assert register.take_next()
    register.becomes(number, "0" * 64)
    register.put_back(number)
    (item,) = register.queued()
    assert (item.state, item.begun, item.document_id) == (FileState.WAITING, 0, None)


def test_a_run_lasts_until_nothing_is_under_way(register: Register) -> None:
    first, second = put(register, A, B)
    register.set_state(first, FileState.INGESTED)
    (third,) = put(register, C)
    register.set_state(second, FileState.FAILED)
    register.set_state(third, FileState.CANCELLED)
    put(register, A)
    assert [item.run for item in register.queued()] == [1, 1, 1, 2]


def test_numbers_are_not_used_again(register: Register) -> None:
    (first,) = put(register, A)
    register.forget([first])
    (second,) = put(register, A)
    assert second > first


@pytest.mark.skipif(os.name != "posix", reason="such names are POSIX's")
def test_a_path_of_any_bytes_comes_back(register: Register) -> None:
    path = Path(os.fsdecode(b"/not \xff\xfe text.pdf"))
    register.enqueue([(path, "text.pdf", True)])
    (item,) = register.queued()
    assert (item.path, item.ours) == (path, True)


def test_a_pause_and_the_queue_outlive_the_process(tmp_path: Path) -> None:
    first = Register(tmp_path / "register.sqlite")
    assert not first.paused
    put(first, A)
    first.paused = True
    first.close()
    second = Register(tmp_path / "register.sqlite")
    assert second.paused and states(second) == [("a.pdf", "waiting")]
    second.close()
