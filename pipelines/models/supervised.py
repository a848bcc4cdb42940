"""A model in a supervised process: started when first wanted, tried at load, replaced when it dies."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar, cast

from ingest.child import Cancelled, Child, ChildCancelled, ChildDied, ChildError, ChildFailed, never
from pipelines.errors import EngineStopped, ModelDamaged, PromptTooLong

_KILLED = -9
"""SIGKILL: by hand, or by the system for want of memory. Neither is the model file's fault."""

Status = Literal["stopped", "starting", "ready", "writing"]

_STOPPED = "The model stopped while writing and is being restarted; the evidence is unaffected. Ask again."


def default_threads() -> int:
    """How many threads to compute with: half of the cores, one to four.

    The engine's threads wait for each other by spinning, and a thread too many is ruinous: beside other
    work, two threads on two cores wrote a word in seconds, where one still wrote 27 to 83 tokens a second.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(max(cores // 2, 1), 4)


@dataclass(frozen=True)
class EngineSettings:
    """What tells one engine from another.

    :param model_path: a GGUF file, for ctransformers one that was prepared for it.
    :param context_tokens: the longest prompt and answer together, in tokens.
    :param threads: how many threads compute.
    :param patience_seconds: the longest wait for a token; the first one waits for the prompt to be read.
    """

    model_path: Path
    context_tokens: int
    threads: int
    patience_seconds: float = 600.0


class ModelProcess(Protocol):
    """What can be seen of a running model, wherever it runs."""

    @property
    def context_tokens(self) -> int:
        """The longest prompt and answer together, in tokens."""

    @property
    def pid(self) -> int | None:
        """The model's process, or None when none is running here."""

    @property
    def status(self) -> Status:
        """What the model is doing, for the screen."""

    def warm_up(self) -> None:
        """Make it ready to write; does nothing when that is done."""

    def close(self) -> None:
        """Stop it."""


class SupervisedModel:
    """A model in a process of its own; requests from several threads take turns.

    :param settings: the model and how to run it.
    :param child: the process, which loads the model and tries it when it is asked an empty request.
    :param name: what the model is called in messages.
    """

    def __init__(self, settings: EngineSettings, child: Child, name: str) -> None:
        self._settings = settings
        self._child = child
        self._name = name
        self._loaded_pid: int | None = None

    @property
    def context_tokens(self) -> int:
        """The longest prompt and answer together, in tokens."""
        return self._settings.context_tokens

    @property
    def pid(self) -> int | None:
        """The model's process, or None when none is running."""
        return self._child.pid

    @property
    def status(self) -> Status:
        """What the model is doing, for the screen."""
        pid = self._child.pid
        if pid is None:
            return "starting" if self._child.busy else "stopped"
        if pid != self._loaded_pid:
            return "starting"
        return "writing" if self._child.busy else "ready"

    def warm_up(self, cancelled: Cancelled = never) -> None:
        """Start the process, load the model and try it; does nothing when that is done.

        :param cancelled: once it is true nothing is waited for any more.
        :raises ModelDamaged: when the model cannot be loaded.
        :raises EngineStopped: when the process died over it, or it was cancelled.
        """
        if self._loaded_pid is not None and self._loaded_pid == self._child.pid:
            return
        try:
            list(self._child.request({}, timeout=self._settings.patience_seconds, cancelled=cancelled))
        except ChildCancelled as error:
            raise EngineStopped(_STOPPED) from error
        except ChildError as error:
            if isinstance(error, ChildDied) and error.exit_status in (None, _KILLED):
                raise EngineStopped(_STOPPED) from error
            raise ModelDamaged(f"The model {self._name} cannot be loaded: {error}") from error
        self._loaded_pid = self._child.pid

    def close(self) -> None:
        """Stop the process; an answer under way ends with :class:`EngineStopped`."""
        self._child.close()

    def _write(self, request: dict[str, Any], cancelled: Cancelled = never) -> Generator[Any, None, None]:
        """Yield the items of a request's answer, with the model loaded; closing the iterator cancels it."""
        self.warm_up(cancelled)
        patience = self._settings.patience_seconds
        try:
            with closing(self._child.request(request, timeout=patience, cancelled=cancelled)) as items:
                for item in items:
                    self._loaded_pid = self._child.pid  # another asker's request may have restarted it
                    yield item
        except ChildError as error:
            if isinstance(error, ChildFailed) and error.kind == PromptTooLong.__name__:
                raise PromptTooLong(str(error)) from error
            raise EngineStopped(_STOPPED) from error


def too_long(prompt: int, answer: int, context: int) -> PromptTooLong:
    """Return the error that says that a prompt does not fit.

    :param prompt: the prompt's tokens.
    :param answer: the longest answer, in tokens.
    :param context: what the model reads in all.
    """
    return PromptTooLong(
        f"The question and its passages take {prompt} tokens and the answer may take "
        f"{answer}; the model reads {context} in all. Ask with fewer passages."
    )


Kind = TypeVar("Kind", bound=SupervisedModel)
_running: dict[tuple[type[SupervisedModel], EngineSettings], SupervisedModel] = {}
_lock = threading.Lock()


def shared(kind: type[Kind], settings: EngineSettings) -> Kind:
    """Return this process's one engine of a kind with these settings, so that a model is in memory once.

    :param kind: a class that is made from settings alone.
    :param settings: the model and how to run it.
    """
    with _lock:
        if (kind, settings) not in _running:
            _running[kind, settings] = kind(settings)  # type: ignore[call-arg]
        return cast(Kind, _running[kind, settings])


def close_idle_engines() -> None:
    """Stop every engine of this process that does not write just now; the next question starts it again."""
    with _lock:
        for engine in _running.values():
            if engine.status == "ready":
                engine.close()


def close_engines() -> None:
    """Stop every engine of this process."""
    with _lock:
        for engine in _running.values():
            engine.close()
        _running.clear()
