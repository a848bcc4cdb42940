"""A supervised child process: native code that may crash, hang or swell runs there, never in the owner.

The parent writes one JSON line a request; the child answers with JSON lines: any number of
``{"item": …}``, then ``{"done": true}`` or ``{"error": {"type": …, "message": …}}``, each with ``"peak"``,
the bytes of memory that it has held at most. It is started with ``python -m MODULE`` rather than
:mod:`multiprocessing`, whose children run the parent's main script again: under Streamlit that script is
the app itself.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, cast

JSON = dict[str, Any]

_STOP = b"stop "
"""Opens a line that cancels the request whose number follows; no JSON object begins so."""

_ROOT = Path(__file__).resolve().parent.parent
_LOOK_EVERY = 0.1
"""Seconds between looks at whether a request that waits was cancelled."""


Cancelled = Callable[[], bool]
"""Says whether what was asked for is no longer wanted; looked at while it is waited for."""


def never() -> bool:
    """Say that nothing was cancelled."""
    return False


class ChildError(Exception):
    """Something went wrong in, or with, a child process."""


class ChildDied(ChildError):  # noqa: N818 - named for what happened
    """The child process ended in the middle of a request; the next request starts a new one.

    :param message: what happened.
    :param exit_status: the process's exit status, negative for a signal, or None when unknown.
    """

    def __init__(self, message: str, exit_status: int | None = None) -> None:
        super().__init__(message)
        self.exit_status = exit_status


class ChildTimedOut(ChildError):  # noqa: N818
    """The child gave no reply in the time allowed and was killed."""


class ChildCancelled(ChildError):  # noqa: N818
    """Whoever asked does not want the answer any more; a child at work on it was stopped or killed."""


class ChildFailed(ChildError):  # noqa: N818
    """The child's handler raised an exception.

    :param kind: the name of the exception's class, as raised in the child.
    :param message: the exception's text.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class Child:
    """Runs ``python -m module`` and asks it one thing at a time; a dead child is replaced when next asked.

    :param module: dotted name of a module that calls :func:`serve` when run.
    :param arguments: command-line arguments given to the module.
    :param memory_limit: bytes of address space the child may use, or None for no limit (POSIX only).
    :param memory_kept: a child that has held more bytes of memory than this is not kept for the next request,
        for Python gives little of it back; None keeps it whatever it held (Linux and macOS only).
    :param stop_seconds: how long a child whose request is cancelled has to stop by itself, at its next item,
        before it is killed; 0 kills it at once.
    """

    def __init__(
        self,
        module: str,
        arguments: tuple[str, ...] = (),
        *,
        memory_limit: int | None = None,
        memory_kept: int | None = None,
        stop_seconds: float = 0.0,
    ) -> None:
        self._command = [sys.executable, "-m", module, *arguments]
        self._memory_limit = memory_limit
        self._memory_kept = memory_kept
        self._stop_seconds = stop_seconds
        self._asked = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._replies: queue.Queue[bytes | None] = queue.Queue()
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The running child's process id, or None when none is running."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    @property
    def busy(self) -> bool:
        """Whether a request is under way; another one waits for it to end."""
        return self._lock.locked()

    def request(
        self, payload: JSON, *, timeout: float, cancelled: Cancelled = never
    ) -> Generator[Any, None, None]:
        """Ask the child and yield its items as they come.

        Closing the iterator early cancels the request: the child stops at its next item where it was given
        time for it, and is killed otherwise. Requests from several threads take turns.

        :param payload: what to ask, as JSON.
        :param timeout: seconds the child may take for each item.
        :param cancelled: looked at ten times a second, from this thread, while the request waits for its turn
            or for an item; once it is true the request is cancelled, whatever the child is doing.
        :returns: the child's items.
        :raises ChildDied: when the process ends before the request does.
        :raises ChildTimedOut: when an item takes longer than ``timeout``.
        :raises ChildCancelled: when it was cancelled.
        :raises ChildFailed: when the child's handler raised.
        """
        with self._turn(cancelled):
            self._start_if_needed()
            finished = False
            try:
                self._send(payload)
                while True:
                    reply = self._receive(timeout, cancelled)
                    if "item" in reply:
                        yield reply["item"]
                        continue
                    finished = self._memory_kept is None or reply["peak"] <= self._memory_kept
                    if "error" in reply:
                        raise ChildFailed(reply["error"]["type"], reply["error"]["message"])
                    return
            except (GeneratorExit, ChildCancelled):
                finished = self._stops()
                raise
            finally:
                if not finished:
                    self._kill()

    def close(self) -> None:
        """Kill the child, if one runs; a request under way ends with :class:`ChildDied`."""
        self._kill()

    @contextlib.contextmanager
    def _turn(self, cancelled: Cancelled) -> Iterator[None]:
        """Wait for this request's turn, and hold it."""
        while not self._lock.acquire(timeout=_LOOK_EVERY):
            _leave_if(cancelled)
        try:
            yield
        finally:
            self._lock.release()

    def _start_if_needed(self) -> None:
        if self.pid is not None:
            return
        self._kill()  # one that died between requests still holds its pipe
        replies: queue.Queue[bytes | None] = queue.Queue()
        limit = str(self._memory_limit or "")
        process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            env=os.environ | {"PYTHONPATH": str(_ROOT), "PINCITE_CHILD_MEMORY": limit},
        )
        threading.Thread(target=_pump, args=(process, replies), daemon=True).start()
        self._process, self._replies, self._asked = process, replies, 0

    def _send(self, payload: JSON) -> None:
        self._write(json.dumps(payload).encode())
        self._asked += 1

    def _write(self, line: bytes) -> None:
        assert self._process is not None and self._process.stdin is not None
        try:
            self._process.stdin.write(line + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise ChildDied(f"the child process could not be asked: {error}") from error

    def _stops(self) -> bool:
        """Tell the child to leave its request, and say whether it did in time."""
        ends = time.monotonic() + self._stop_seconds
        try:
            if self._stop_seconds:
                self._write(_STOP + str(self._asked).encode())
            while (left := ends - time.monotonic()) > 0:
                if "item" not in self._receive(left):
                    return True
        except ChildError:
            pass
        return False

    def _receive(self, timeout: float, cancelled: Cancelled = never) -> JSON:
        line = self._await_line(timeout, cancelled)
        if line is None:
            code = self._process.wait() if self._process is not None else None
            raise ChildDied(f"the child process ended unexpectedly (exit status {code})", code)
        try:
            reply: JSON = json.loads(line)
        except ValueError as error:  # killed while it wrote the line
            raise ChildDied("the child process ended in the middle of a reply") from error
        return reply

    def _await_line(self, timeout: float, cancelled: Cancelled) -> bytes | None:
        end = time.monotonic() + timeout
        while True:
            _leave_if(cancelled)
            left = end - time.monotonic()
            try:
                return self._replies.get(timeout=max(0.0, min(left, _LOOK_EVERY)))
            except queue.Empty:
                if left <= _LOOK_EVERY:
                    raise ChildTimedOut(f"no reply within {timeout:g} seconds") from None

    def _kill(self) -> None:
        process = self._process
        if process is not None:
            process.kill()
            process.wait()
            assert process.stdin is not None
            with contextlib.suppress(OSError):  # a request it never read cannot be flushed
                process.stdin.close()
            self._process = None


def _leave_if(cancelled: Cancelled) -> None:
    if cancelled():
        raise ChildCancelled("the request was cancelled")


def _pump(process: subprocess.Popen[bytes], replies: queue.Queue[bytes | None]) -> None:
    assert process.stdout is not None
    with process.stdout as stdout:
        for line in stdout:
            replies.put(line)
    replies.put(None)


def serve(handler: Callable[[JSON], Iterator[Any]]) -> None:
    """Answer requests on standard input until it closes; the child's side of :class:`Child`.

    Whatever else writes to standard output (native libraries do) is sent to standard error, so that it
    cannot be taken for a reply.

    :param handler: a generator function, called with each request; yields the items of the answer, and is
        closed where the request is cancelled.
    """
    limit = os.environ.get("PINCITE_CHILD_MEMORY")
    if limit and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (int(limit), int(limit)))
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    cancelled: set[int] = set()
    threading.Thread(target=_take_requests, args=(requests, cancelled), daemon=True).start()
    with os.fdopen(os.dup(1), "wb") as replies:
        os.dup2(2, 1)

        def reply(message: JSON) -> None:
            replies.write(json.dumps(message).encode() + b"\n")
            replies.flush()

        for number in itertools.count(1):
            try:
                answer = cast(Generator[Any], handler(json.loads(requests.get())))
                with contextlib.closing(answer) as items:
                    for item in items:
                        reply({"item": item})
                        if number in cancelled:
                            break
                reply({"done": True, "peak": _peak_memory()})
            except BrokenPipeError:  # the parent is gone
                return
            except Exception as error:
                wrong = {"type": type(error).__name__, "message": str(error)}
                reply({"error": wrong, "peak": _peak_memory()})


def _peak_memory() -> int:
    """Return the most memory that this process has held, in bytes; 0 where the system does not tell."""
    if sys.platform == "linux":  # getrusage would count what the parent held when it forked
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 0


def _take_requests(requests: queue.SimpleQueue[bytes], cancelled: set[int]) -> None:
    """Take requests in; end the process when the parent has gone, even in the middle of native code."""
    for line in sys.stdin.buffer:
        if line.startswith(_STOP):
            cancelled.add(int(line.removeprefix(_STOP)))
        else:
            requests.put(line)
    os._exit(0)
