"""What a supervised child process promises."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.child import Child, ChildCancelled, ChildDied, ChildFailed, ChildTimedOut

MODULE = "tests.ingest.child_for_tests"
SOON = 20.0  # seconds; only a broken child takes this long

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")


@pytest.fixture
def child() -> Iterator[Child]:
    made = Child(MODULE)
    yield made
    made.close()


def count(child: Child, to: int, pause: float = 0) -> list[int]:
    return list(child.request({"do": "count", "to": to, "pause": pause}, timeout=SOON))


def test_nothing_runs_before_the_first_request(child: Child) -> None:
    assert child.pid is None
    assert not child.busy


def test_items_come_one_by_one_as_they_are_made(child: Child) -> None:
    items = child.request({"do": "count", "to": 3, "pause": 0.2}, timeout=SOON)
    assert next(items) == 0
    assert child.busy
    assert list(items) == [1, 2]
    assert not child.busy


def test_one_process_answers_one_request_after_another(child: Child) -> None:
    assert count(child, 2) == [0, 1]
    first = child.pid
    assert count(child, 0) == []
    assert child.pid == first is not None


def test_a_child_that_was_given_time_stops_by_itself_and_lives() -> None:
    child = Child(MODULE, stop_seconds=SOON)
    for _ in range(3):  # each cancels its own request, and none that comes after
        items = child.request({"do": "count", "to": 1000, "pause": 0.01}, timeout=SOON)
        assert next(items) == 0
        first = child.pid
        items.close()
        assert not child.busy
        assert child.pid == first is not None
        assert count(child, 3) == [0, 1, 2]
    child.close()


def test_a_child_that_does_not_stop_in_time_is_killed(tmp_path: Path) -> None:
    child = Child(MODULE, stop_seconds=0.1)
    busy = tmp_path / "busy"
    items = child.request({"do": "compute", "busy": str(busy)}, timeout=SOON)
    next(items)
    while not busy.exists():  # until then it may still stop of itself
        time.sleep(0.01)
    items.close()
    assert child.pid is None
    assert count(child, 1) == [0]
    child.close()


def test_a_child_that_dies_when_it_is_to_stop_is_replaced() -> None:
    child = Child(MODULE, stop_seconds=SOON)
    items = child.request({"do": "count", "to": 1000, "pause": 0.05}, timeout=SOON)
    next(items)
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    items.close()
    assert child.pid is None
    assert count(child, 1) == [0]
    child.close()


def test_closing_the_iterator_kills_the_process_and_the_next_request_has_a_new_one(child: Child) -> None:
    items = child.request({"do": "count", "to": 1000, "pause": 0.05}, timeout=SOON)
    next(items)
    first = child.pid
    items.close()
    assert child.pid is None
    assert first is not None
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    assert count(child, 2) == [0, 1]
    assert child.pid != first


def test_a_death_in_the_middle_is_told_and_the_next_request_has_a_new_process(child: Child) -> None:
    items = child.request({"do": "die"}, timeout=SOON)
    assert next(items) == "still here"
    with pytest.raises(ChildDied, match="-9"):
        next(items)
    assert count(child, 2) == [0, 1]


@on_linux
def test_a_death_in_the_middle_of_a_reply_is_a_death(child: Child) -> None:
    with pytest.raises(ChildDied):
        list(child.request({"do": "die in mid-reply"}, timeout=SOON))
    assert count(child, 1) == [0]


def test_a_death_between_requests_goes_unnoticed(child: Child) -> None:
    count(child, 1)
    first = child.pid
    assert first is not None
    os.kill(first, signal.SIGTERM)
    while child.pid is not None:
        time.sleep(0.01)
    assert count(child, 2) == [0, 1]


def test_silence_is_ended(child: Child) -> None:
    count(child, 0)  # started, so that the wait below is for the answer alone
    with pytest.raises(ChildTimedOut, match=r"0\.3 seconds"):
        list(child.request({"do": "hang"}, timeout=0.3))
    assert child.pid is None
    assert count(child, 1) == [0]


def test_an_exception_is_told_and_the_process_goes_on(child: Child) -> None:
    count(child, 0)
    first = child.pid
    with pytest.raises(ChildFailed, match="no such page") as failure:
        list(child.request({"do": "fail"}, timeout=SOON))
    assert failure.value.kind == "LookupError"
    assert count(child, 1) == [0]
    assert child.pid == first


def test_requests_from_two_threads_take_turns_and_each_gets_its_own_answer(child: Child) -> None:
    answers: dict[int, list[int]] = {}

    def ask(to: int) -> None:
        answers[to] = count(child, to, pause=0.01)

    threads = [threading.Thread(target=ask, args=(to,)) for to in (5, 9, 13)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {to: list(range(to)) for to in (5, 9, 13)}


@on_linux
def test_memory_is_limited() -> None:
    child = Child(MODULE, memory_limit=1 << 30)
    try:
        assert list(child.request({"do": "swell", "bytes": 1 << 20}, timeout=SOON)) == [1 << 20]
        with pytest.raises(ChildFailed) as failure:
            list(child.request({"do": "swell", "bytes": 1 << 31}, timeout=SOON))
        assert failure.value.kind == "MemoryError"
    finally:
        child.close()


@on_linux
@pytest.mark.parametrize(
    ("to_do", "kept"),
    [
        pytest.param({"do": "swell", "bytes": 1 << 20}, True, id="little"),
        pytest.param({"do": "swell", "bytes": 1 << 28}, False, id="much"),
        pytest.param({"do": "swell and fail", "bytes": 1 << 28}, False, id="much, and it failed"),
    ],
)
def test_a_child_that_has_held_much_is_not_kept_for_the_next_request(
    to_do: dict[str, object], kept: bool
) -> None:
    child = Child(MODULE, memory_kept=1 << 27)
    try:
        count(child, 0)
        first = child.pid
        with contextlib.suppress(ChildFailed):
            list(child.request(to_do, timeout=SOON))
        assert (child.pid == first) is kept
        assert count(child, 2) == [0, 1]
    finally:
        child.close()


@on_linux
def test_what_native_code_prints_is_no_reply(child: Child) -> None:
    assert list(child.request({"do": "chatter"}, timeout=SOON)) == ["the answer"]


def test_closing_ends_a_request_under_way_in_another_thread(child: Child) -> None:
    items = child.request({"do": "hang"}, timeout=SOON)
    threading.Timer(0.5, child.close).start()
    with pytest.raises(ChildDied):
        next(items)


def cancel_soon() -> threading.Event:
    """Return an event that another thread sets in a moment."""
    cancelling = threading.Event()
    threading.Timer(0.3, cancelling.set).start()
    return cancelling


def test_cancelling_ends_a_request_whose_item_is_waited_for(child: Child) -> None:
    count(child, 0)
    first = child.pid
    with pytest.raises(ChildCancelled):
        list(child.request({"do": "hang"}, timeout=SOON, cancelled=cancel_soon().is_set))
    assert child.pid is None and not child.busy
    assert count(child, 2) == [0, 1]
    assert child.pid != first


@on_linux
def test_cancelling_ends_a_request_of_a_frozen_child(child: Child) -> None:
    count(child, 0)
    assert child.pid is not None
    os.kill(child.pid, signal.SIGSTOP)
    with pytest.raises(ChildCancelled):
        list(child.request({"do": "count", "to": 1}, timeout=SOON, cancelled=cancel_soon().is_set))
    assert count(child, 2) == [0, 1]


def test_cancelling_a_request_that_waits_its_turn_leaves_the_other_alone(child: Child) -> None:
    other = child.request({"do": "count", "to": 3}, timeout=SOON)
    assert next(other) == 0
    with pytest.raises(ChildCancelled):
        list(child.request({"do": "count", "to": 1}, timeout=SOON, cancelled=cancel_soon().is_set))
    assert list(other) == [1, 2]


PARENT = f"""
from ingest.child import Child
for pid in Child("{MODULE}").request({{"do": "compute"}}, timeout={SOON}):
    print(pid, flush=True)
"""


def test_a_child_ends_when_its_parent_is_killed_even_while_it_is_busy() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        busy_child = int(parent.stdout.readline())
        parent.kill()
        try:
            parent.communicate(timeout=SOON)  # the child holds their standard error until it ends
        except subprocess.TimeoutExpired:
            os.kill(busy_child, signal.SIGTERM)
            pytest.fail("the child outlived its parent")
