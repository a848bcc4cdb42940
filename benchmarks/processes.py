"""How much memory a process and its children hold, as Linux tells it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

_PROC = Path("/proc")
_LOOK_EVERY = 0.05
_KIB_PER_MIB = 1024


class Memory(NamedTuple):
    """Memory of one process, in MiB: the most it ever held (``VmHWM``), and what it holds (``VmRSS``)."""

    peak: float
    resident: float


def memory(pid: int) -> Memory | None:
    """Return what a process holds and held, or None when there is none.

    :param pid: the process.
    """
    try:
        status = (_PROC / str(pid) / "status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    if "VmHWM" not in fields:  # it has ended and waits to be collected
        return None
    return Memory(*(int(fields[name].split()[0]) / _KIB_PER_MIB for name in ("VmHWM", "VmRSS")))


def family(pid: int) -> Iterator[tuple[int, str | None]]:
    """Find a process and its children.

    :param pid: the process.
    :returns: for each its number, and the module that it runs (``python -m MODULE``), or None. A child that
        is only just being started, and still is a likeness of its parent, is left out.
    """
    own = _module(pid)
    yield pid, own
    for tasks in (_PROC / str(pid) / "task").glob("*/children"):
        try:
            children = tasks.read_text(encoding="ascii").split()
        except OSError:
            continue
        for child in map(int, children):
            if (module := _module(child)) != own:
                yield child, module


def _module(pid: int) -> str | None:
    try:
        words = (_PROC / str(pid) / "cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return None
    return words[words.index("-m") + 1] if "-m" in words[:-1] else None


class Watch:
    """Looks at a process and its children twenty times a second until it is closed.

    :param pid: the process.
    :param name_of: gives the name under which a module's processes are kept; the greatest of them counts.
    """

    def __init__(self, pid: int, name_of: Callable[[str | None], str]) -> None:
        self._pid = pid
        self._name_of = name_of
        self._over = threading.Event()
        self.peaks: dict[str, float] = {}
        self.resident: dict[str, float] = {}
        self.peak_together = 0.0
        self._thread = threading.Thread(target=self._watch, name="memory", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look a last time and stop; the process must still run."""
        self._over.set()
        self._thread.join()
        self._look()

    def _watch(self) -> None:
        while not self._over.wait(_LOOK_EVERY):
            self._look()

    def _look(self) -> None:
        held: dict[str, float] = {}
        for pid, module in family(self._pid):
            found = memory(pid)
            if found is None:
                continue
            name = self._name_of(module)
            self.peaks[name] = max(self.peaks.get(name, 0.0), found.peak)
            held[name] = held.get(name, 0.0) + found.resident
        self.resident = held
        self.peak_together = max(self.peak_together, sum(held.values()))
